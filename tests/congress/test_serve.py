"""`manage.py serve`: one command brings up web and background work, keeps them alive, and takes them along."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from django.core.management import CommandError

from congress.frame.supervisor import LONGEST_PAUSE, Child
from congress.management.commands.serve import Command, is_loopback, parsed, told_to_children
from congress.models import Area, Congress

from ..house.test_settings import ROOT, python
from ..worker import free_port, until


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("8001", ("127.0.0.1", 8001)),
        (":8001", ("127.0.0.1", 8001)),
        ("[::1]:8000", ("::1", 8000)),
        ("localhost:80", ("localhost", 80)),
    ],
)
def test_an_address_is_host_and_port(address, found):
    assert parsed(address) == found


@pytest.mark.parametrize("address", ["", "localhost", "127.0.0.1:", "127.0.0.1:0", "1:2:3", "127.0.0.1:70000"])
def test_a_strange_address_is_refused(address):
    with pytest.raises(CommandError, match="看不懂"):
        parsed(address)


@pytest.mark.parametrize(
    ("host", "found"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False), ("10.1.2.3", False)],
)
def test_only_this_machine_is_loopback(host, found):
    assert is_loopback(host) is found


def test_a_child_that_dies_again_and_again_waits_longer_each_time():
    child = Child("网站", [])
    pauses = []
    for _ in range(7):
        child.note_death()
        pauses.append(child.next_try)
        child.started_at = child.next_try  # it starts, and dies at once

    assert child.deaths == 7
    assert pauses == sorted(pauses)
    assert pauses[-1] - pauses[-2] < LONGEST_PAUSE + 1


def serve(folder, *arguments, **environment):
    return python("manage.py", "serve", *arguments, PORTAL_VAR=str(folder), PORTAL_HASHED_STATIC="0", **environment)


def test_the_demonstration_is_for_this_machine_only(tmp_path):
    result = serve(tmp_path, "0.0.0.0:8000")

    assert (result.returncode, "只能在本机使用" in result.stderr) == (1, True)


def test_a_real_county_that_listens_outside_must_say_its_name(tmp_path):
    result = serve(tmp_path, "--empty", "0.0.0.0:8000")

    assert (result.returncode, "PORTAL_URL" in result.stderr) == (1, True)


def test_a_second_portal_in_the_same_folder_is_refused(tmp_path):
    with tmp_path.joinpath("serve.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = serve(tmp_path, "--empty", str(free_port()))

    assert (result.returncode, "已有一个门户在使用" in result.stderr) == (1, True)
    assert not tmp_path.joinpath("portal.sqlite3").exists()


def test_a_port_in_use_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = serve(tmp_path, "--empty", str(port))

    assert (result.returncode, f"{port} 端口" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("demo", "given", "told"),
    [
        (True, "", "http://127.0.0.1:9000"),
        (True, "https://rd.example.gov.cn", "https://rd.example.gov.cn"),
        (False, "", ""),
    ],
)
def test_the_papers_of_a_demonstration_lead_to_where_it_listens(settings, demo, given, told):
    settings.PORTAL_URL = given

    assert told_to_children("127.0.0.1:9000", demo)["PORTAL_URL"] == told


@pytest.fixture
def county():
    area = Area.objects.create(code="659999", name="平样县", level=Area.Level.COUNTY)
    return Congress.objects.create(name="平样县人民代表大会", short_name="平样县人大", level="county", area=area)


@pytest.mark.django_db
def test_a_real_county_is_never_shown_as_a_demonstration(county):
    with pytest.raises(CommandError, match="真实的县"):
        Command().check_kind(demo=True)


@pytest.mark.django_db
def test_a_demonstration_never_becomes_a_real_county(county):
    Congress.objects.update(is_demo=True)

    Command().check_kind(demo=True)
    with pytest.raises(CommandError, match="演示县"):
        Command().check_kind(demo=False)


@pytest.mark.django_db
def test_a_real_county_on_the_embedded_database_leaves_a_mark(county, settings, tmp_path):
    settings.EMBEDDED, settings.REAL_COUNTY_MARK = True, tmp_path / "real-county"

    Command().check_kind(demo=False)

    assert settings.REAL_COUNTY_MARK.exists()


def children(pid):
    """{"gunicorn" or "celery": pid} of the processes that this one has started itself."""
    found = {}
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            words = Path(f"/proc/{child}/cmdline").read_text().split("\0")
            found |= {name: int(child) for name in ("gunicorn", "celery") if name in words}
    return found


def workers_of(pid):
    """The processes that answer visitors, behind the gunicorn that was started."""
    return {int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()}


def gone(pids):
    """Ended, or only waiting for somebody to note it."""
    states = [Path(f"/proc/{pid}/stat") for pid in pids]
    return all(not path.exists() or path.read_text().rpartition(")")[2].split()[0] == "Z" for path in states)


def group_of(pids):
    """These processes and all that belong to their process groups."""
    groups = {os.getpgid(pid) for pid in pids}
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            group = int(path.read_text().rpartition(")")[2].split()[2])
        except (FileNotFoundError, ProcessLookupError):
            continue  # ended while we looked
        if group in groups:
            found.append(int(path.parent.name))
    return found


class Portal:
    """A running `manage.py serve` in a folder of its own."""

    def __init__(self, folder, *arguments):
        self.port = free_port()
        ours = ("PORTAL_", "DATABASE_", "REDIS_", "DJANGO_")
        own = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        self.log = folder / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", *arguments, str(self.port)],
                cwd=ROOT,
                env={**own, "PORTAL_VAR": str(folder), "PORTAL_HASHED_STATIC": "0"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def answer(self):
        """ "200", or whatever came instead."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/healthz")
            return str(connection.getresponse().status)
        except OSError as error:
            return repr(error)
        finally:
            connection.close()

    def answers(self):
        assert self.process.poll() is None, self.log.read_text()
        return self.answer() == "200"

    def visit(self, times):
        """The answers to that many visits, with their numbers."""
        return Counter(self.answer() for _ in range(times))

    def both(self):
        found = children(self.process.pid)
        return found if len(found) == 2 else None


@contextmanager
def running(folder, *arguments):
    portal = Portal(folder, *arguments)
    try:
        until(portal.answers, f"the first page ({portal.log})")
        yield portal
    finally:
        portal.process.kill()
        portal.process.wait()


@pytest.fixture
def portal(tmp_path):
    with running(tmp_path, "--empty") as portal:
        yield portal


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="需要 Linux 的 /proc")


@needs_proc
@pytest.mark.worker
def test_a_dead_child_is_replaced_and_an_orderly_end_leaves_nobody_behind(portal):
    before = until(portal.both, "the start of both children")

    os.killpg(before["gunicorn"], signal.SIGKILL)

    after = until(
        lambda: (found := portal.both()) and found["gunicorn"] != before["gunicorn"] and found, "a new child"
    )
    assert after["celery"] == before["celery"]
    until(portal.answers, "the page")
    family = group_of(after.values())
    portal.process.send_signal(signal.SIGTERM)
    assert portal.process.wait(30) == 0
    until(lambda: gone(family), "the end of all children")


@needs_proc
@pytest.mark.worker
def test_killing_the_supervisor_takes_its_children_along(portal):
    family = group_of(until(portal.both, "the start of both children").values())

    portal.process.kill()

    until(lambda: gone(family), "the end of all children")


@needs_proc
@pytest.mark.worker
def test_a_reload_under_load_drops_nobody(portal):
    web = until(portal.both, "the start of both children")["gunicorn"]

    with ThreadPoolExecutor(4) as visitors:
        visits = [visitors.submit(portal.visit, 250) for _ in range(4)]
        for _ in range(2):
            before = workers_of(web)
            os.kill(web, signal.SIGHUP)
            until(lambda before=before: not before & workers_of(web), "the change of shifts")

    assert sum((visit.result() for visit in visits), Counter()) == {"200": 1000}


@pytest.mark.worker
def test_a_demonstration_whose_planting_broke_off_is_planted_anew(tmp_path):
    tmp_path.joinpath("planting").touch()
    tmp_path.joinpath("portal.sqlite3").write_text("half a county")

    with running(tmp_path) as portal:
        until(tmp_path.joinpath("planting").exists, "the new planting")

        assert "现在重新种" in portal.log.read_text()
    assert tmp_path.joinpath("portal.sqlite3").read_bytes().startswith(b"SQLite format 3")
