"""A real Celery worker in a process of its own, on the test's database and broker; for tests marked `worker`."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from celery import current_app
from django.db import connection

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds, on a busy machine


def until(condition, what, seconds=PATIENCE):
    """The first true value of `condition()`; asked again and again, for work that another process does."""
    pause, deadline = threading.Event(), time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"{what} did not happen within {seconds} s"
        pause.wait(0.05)
    return value


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def database_url():
    """The address of the test database, for another process."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    password = f":{quote(found['PASSWORD'])}" if found["PASSWORD"] else ""
    return f"postgres://{found['USER']}{password}@{found['HOST']}:{found['PORT']}/{found['NAME']}"


class Worker:
    """`celery worker` with its log; `kill()` ends it like a power cut, together with its pool."""

    def __init__(self, folder, *extra):
        self.log = Path(folder) / f"worker-{time.monotonic_ns()}.log"
        command = [sys.executable, "-m", "celery", "-q", "-A", "config", "worker", "-c", "2", "-l", "INFO"]
        environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "PORTAL_LOG_LEVEL": "INFO",
            "PYTHONWARNINGS": "ignore",
        }
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, "--without-gossip", "--without-mingle", "--without-heartbeat", *extra],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until(self.is_ready, "the start of the worker")

    def is_ready(self):
        assert self.process.poll() is None, self.log.read_text()
        return " ready." in self.log.read_text()

    def kill(self):
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """SIGTERM to the main process: it finishes what it has begun."""
        self.process.terminate()
        self.process.wait(PATIENCE)


@contextmanager
def workers(folder):
    """A function that starts workers; those that still run at the end are killed, which is quicker than asking."""
    started = []

    def start(*extra):
        started.append(Worker(folder, *extra))
        return started[-1]

    try:
        yield start
    finally:
        for one in started:
            one.kill()


@pytest.fixture
def worker(transactional_db, tmp_path):
    """`worker()` starts one, `worker("-B")` one with the clock; messages of earlier tests are thrown away first."""
    current_app.control.purge()
    with workers(tmp_path) as start:
        yield start
