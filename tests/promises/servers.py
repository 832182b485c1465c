"""The portal's own web server – gunicorn with the product's configuration – on the database of the tests."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from congress.frame.supervisor import end_with_parent
from tests.worker import ROOT, database_url, free_port

from .visitors import wait_for


class Server:
    """A gunicorn on a free loopback port; ``kill()`` is a power cut, ``start()`` brings it back on the same port."""

    def __init__(self, folder, *, workers=2, host="127.0.0.1", **environment):
        self.folder, self.workers, self.port, self.host = Path(folder), workers, free_port(), host
        self.environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "PORTAL_HASHED_STATIC": "0",
            "PYTHONWARNINGS": "ignore",
            **environment,
        }
        self.process = None

    def start(self):
        self.log = self.folder / f"web-{time.monotonic_ns()}.log"
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-c", "config/gunicorn.py"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, "--workers", str(self.workers), "--bind", f"{self.host}:{self.port}"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=end_with_parent,  # whoever breaks off a run leaves no server behind
                start_new_session=True,
            )
        wait_for(self.port, self.process, self.log, self.host.strip("[]"))
        return self

    def kill(self):
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    @property
    def traces(self):
        """What went wrong inside, for the message of a failed test."""
        lines = self.log.read_text().splitlines()
        return [line[:2000] for line in lines if '"ERROR"' in line or "locked" in line][-5:]
