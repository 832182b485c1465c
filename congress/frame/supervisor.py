"""Keeps a few child processes alive and takes them along when it goes: what `manage.py serve` stands on."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

PATIENCE = 15  # seconds between the request to end and the end by force
LONGEST_PAUSE = 30  # seconds before a child that dies again and again gets its next try
PR_SET_PDEATHSIG = 1


def end_with_parent():
    """In the new child: ask Linux for a SIGTERM when the supervisor dies, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One program that should be running; one with `on_end` runs only once, and that is called with its exit code."""

    name: str
    command: list[str]
    on_end: Callable[[int], None] | None = None
    process: subprocess.Popen | None = None
    started_at: float = 0
    deaths: int = 0
    next_try: float = 0

    @property
    def running(self):
        return self.process is not None and self.process.poll() is None

    def start(self, folder, environment):
        # Its own session: a Ctrl-C in the terminal reaches only the supervisor, which then ends its children in order.
        self.process = subprocess.Popen(
            self.command, cwd=folder, env=environment, preexec_fn=end_with_parent, start_new_session=True
        )
        self.started_at = monotonic()

    def note_death(self):
        """Count deaths in a row; each doubles the pause, a minute of life forgives them all."""
        self.deaths = 1 if monotonic() - self.started_at > 60 else self.deaths + 1
        self.next_try = monotonic() + min(2 ** (self.deaths - 1), LONGEST_PAUSE)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Supervisor:
    """Starts children in `folder` with `environment`, and reports through `say(text)`."""

    folder: str
    environment: dict[str, str]
    say: Callable[[str], None]
    children: list[Child] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def add(self, name, command, *, on_end=None):
        child = Child(name, command, on_end)
        child.start(self.folder, self.environment)
        self.children.append(child)
        return child

    def run(self, *, ready, on_ready):
        """Until SIGINT or SIGTERM: start again what has died; once `ready()` holds, call `on_ready()`."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.stopping.set())
        announced = False
        try:
            while not self.stopping.wait(0.5):
                for child in self.children:
                    self.look_after(child)
                if not announced and ready():
                    announced = True
                    on_ready()
        finally:
            self.stop()

    def look_after(self, child):
        if child.running:
            return
        if child.process is None:
            if not child.on_end and monotonic() >= child.next_try:
                child.start(self.folder, self.environment)
            return
        code, child.process = child.process.returncode, None
        if child.on_end:
            child.on_end(code)
        else:
            child.note_death()
            self.say(f"{child.name}意外退出（{code}），正在重新启动。")

    def stop(self):
        """SIGTERM to each main process only: a Celery pool that gets it as well as its master may hang."""
        living = [child for child in self.children if child.running]
        for child in living:
            child.process.terminate()
        deadline = monotonic() + PATIENCE
        for child in living:
            try:
                child.process.wait(max(0.1, deadline - monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
