"""What every test stands on. The settings are the product's own; only the environment differs (environment.py)."""

import gc
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started

from tests.worker import worker  # noqa: F401 -- a fixture for everybody


def stay_at_home(event, args):
    """Audit hook: no test talks to another machine."""
    if event == "socket.connect" and isinstance(args[1], tuple):
        host = args[1][0]
        if not (host.startswith("127.") or host in ("::1", "localhost")):
            raise RuntimeError(f"a test wanted to connect to {host}")


def pytest_configure(config):
    sys.addaudithook(stay_at_home)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick on purpose


def pytest_collection_finish(session):
    """What has been loaded by now stays: it is not looked through for garbage again and again, a seventh of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


# On PostgreSQL a database that anybody is still connected to cannot be dropped: a session that has not quite ended, or a
# vacuum that has just begun, would fail the last test of the run.


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    yield
    from django.db import connection  # noqa: PLC0415 -- after the start of Django

    made = str(connection.settings_dict["NAME"]).startswith("test_")  # where no test asks for it there is none
    if made and connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


# A request that a closed browser left behind would stand in the way of the flush that ends its test.


class InFlight:
    """Counts the requests that the server of browser tests is answering, and lets none in while a test ends."""

    def __init__(self):
        self._requests, self._closed, self._changed = 0, False, threading.Condition()
        request_started.connect(self._begin, sender=WSGIHandler, weak=False)
        request_finished.connect(self._end, sender=WSGIHandler, weak=False)

    def _add(self, change):
        with self._changed:
            self._requests += change
            self._changed.notify_all()

    def _begin(self, **kwargs):
        with self._changed:
            self._changed.wait_for(lambda: not self._closed, timeout=30)
        self._add(1)

    def _end(self, **kwargs):
        self._add(-1)

    def close(self):
        """Returns when the last request is answered; whoever comes now waits for ``open``."""
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: not self._requests, timeout=30)

    def open(self):
        with self._changed:
            self._closed = False
            self._changed.notify_all()


@pytest.fixture(scope="session")
def in_flight():
    return InFlight()


# A transactional test ends with a flush (DELETE on every table), which the append-only triggers would refuse on SQLite:
# they are lifted for that moment and put back by the post_migrate that the flush itself sends.


def commits(request):
    """Whether what the test writes is committed, so that only a flush takes it away."""
    marker = request.node.get_closest_marker("django_db")
    return (marker and marker.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(
        request.fixturenames
    )


@pytest.fixture(autouse=True)
def liftable_guards(request):
    transactional = commits(request)
    if transactional:
        request.getfixturevalue("transactional_db")  # set up first, so torn down after us
    served = "live_server" in request.fixturenames and request.getfixturevalue("in_flight")
    if served:
        served.open()
    yield
    if served:
        served.close()
    if transactional:
        from congress.frame import guards  # noqa: PLC0415 -- after the start of Django

        guards.lift()


# The cast: county 西平样县 and a stranger, on a Wednesday between two sessions. It is built once for successive tests of a
# file (standing.py); a test that commits has a cast built for itself.


@pytest.fixture(scope="session")
def standing_cast(django_db_setup, django_db_blocker):
    from tests.standing import Standing  # noqa: PLC0415 -- after the start of Django

    return Standing(django_db_blocker)


@pytest.fixture
def ground(request, standing_cast):
    """What the transaction of a test begins upon: the cast if it asks for it, else an empty database."""
    if "lent_cast" not in request.fixturenames or commits(request):
        standing_cast.fall()
    elif standing_cast.rise():
        request.node.getparent(pytest.Module).addfinalizer(standing_cast.fall)


@pytest.fixture
def _django_db_helper(ground, _django_db_helper):
    """pytest-django's transaction or flush around each test."""


@pytest.fixture
def lent_cast(db, standing_cast):
    from congress.frame import clock  # noqa: PLC0415 -- after the start of Django
    from tests.build import county  # noqa: PLC0415 -- after the start of Django

    with clock.frozen(county.TODAY):
        yield standing_cast.cast() or county.cast()


@pytest.fixture
def cast(lent_cast):
    return lent_cast


# Browser.

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium(standing_cast):
    """One real browser for the whole run; `chromium.new_context(...)` gives a clean one per test."""
    standing_cast.fall()  # with Playwright's event loop in the thread, Django takes another connection
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow import

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("没有安装 Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(Path(path)), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
