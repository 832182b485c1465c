"""Private, throw-away servers for the tests; where only a running server of the machine is found, that one is used."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg2
import redis as redis_client


class Missing(Exception):
    """Neither a server program nor a running server was found; the text says which package brings it."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_programs():
    """The folder of the newest installed server, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if program := found[-1] if found else shutil.which("initdb"):
        return Path(program).resolve().parent
    return None


def not_root():
    """PostgreSQL refuses to run as root: use the account that its package made, or nobody."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    owner = names.get("postgres") or names["nobody"]
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


class Postgres:
    """An empty database server that nobody else uses. ``kill()`` is a power cut; ``start()`` brings it back."""

    def __init__(self, **settings):
        self.programs = postgres_programs()
        if not self.programs:
            raise Missing("没有 PostgreSQL 服务端程序（Debian：apt-get install postgresql）")
        self.folder, self.port, self.process = tempfile.mkdtemp(prefix="portal-pg-"), free_port(), None
        self.who = {**not_root(), "cwd": self.folder, "stdin": subprocess.DEVNULL}
        if "user" in self.who:
            os.chown(self.folder, self.who["user"], self.who["group"])
        self.settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": self.folder, **settings}
        initdb = [self.programs / "initdb", "-D", f"{self.folder}/data", "-U", "portal", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*initdb, "--locale=C.UTF-8", "--no-sync"], check=True, stdout=subprocess.DEVNULL, **self.who)

    def url(self, name="postgres"):
        return f"postgres://portal@127.0.0.1:{self.port}/{name}"

    def start(self):
        settings = [word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")]
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", f"{self.folder}/data", "-p", str(self.port), *settings],
                stdout=log,
                stderr=log,
                **self.who,
            )
        for _ in range(1200):
            with contextlib.suppress(psycopg2.OperationalError):
                psycopg2.connect(self.url(), connect_timeout=2).close()
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise Missing(f"PostgreSQL 没能启动：{Path(self.folder, 'log').read_text()[-500:]}")

    def kill(self):
        """All its processes at once: it stands still first, so that none is born meanwhile."""
        pid = self.process.pid
        os.kill(pid, signal.SIGSTOP)
        for one in [*Path(f"/proc/{pid}/task/{pid}/children").read_text().split(), pid]:
            os.kill(int(one), signal.SIGKILL)
        self.process.wait()

    def remove(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # at once
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def postgres():
    """The address of an empty database server."""
    if not postgres_programs():
        yield running_postgres()
        return
    server = Postgres(fsync="off", full_page_writes="off", max_connections="100")
    try:
        yield server.start().url("portal")
    finally:
        server.remove()


def running_postgres():
    try:
        psycopg2.connect(host="127.0.0.1", user="postgres", dbname="postgres", connect_timeout=2).close()
    except psycopg2.OperationalError:
        raise Missing("没有 PostgreSQL（Debian：apt-get install postgresql）") from None
    return f"postgres://postgres@127.0.0.1:5432/portal_{os.getpid()}"


@contextlib.contextmanager
def redis():
    """The address of an empty Redis database."""
    program = shutil.which("redis-server")
    if not program:
        yield running_redis()
        return
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="portal-redis-") as folder:
        command = [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes"]
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            wait_for_redis(port, server)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait()


def wait_for_redis(port, server):
    client = redis_client.Redis(port=port)
    for _ in range(100):
        with contextlib.suppress(redis_client.ConnectionError):
            if client.ping():
                return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise Missing("redis-server 没能启动")


def running_redis():
    for number in range(15, 0, -1):
        with contextlib.suppress(redis_client.RedisError):
            if redis_client.Redis(db=number, socket_connect_timeout=2).dbsize() == 0:
                return f"redis://127.0.0.1:6379/{number}"
    raise Missing("没有 Redis（Debian：apt-get install redis-server）")
