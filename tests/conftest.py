"""What every test stands on. The settings are the product's own; only the environment differs (environment.py)."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from django.conf import settings

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


# A transactional test ends with a flush (DELETE on every table), which the append-only triggers would refuse on SQLite:
# they are lifted for that moment and put back by the post_migrate that the flush itself sends.


@pytest.fixture(autouse=True)
def liftable_guards(request):
    marker = request.node.get_closest_marker("django_db")
    transactional = (marker and marker.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(
        request.fixturenames
    )
    if transactional:
        request.getfixturevalue("transactional_db")  # set up first, so torn down after us
    yield
    if transactional:
        from congress.frame import guards  # noqa: PLC0415 -- after the start of Django

        guards.lift()


# The cast: county 西平样县 and a stranger, on a Wednesday between two sessions.


@pytest.fixture
def cast(db):
    from congress.frame import clock  # noqa: PLC0415 -- after the start of Django
    from tests.build import county  # noqa: PLC0415 -- after the start of Django

    with clock.frozen(county.TODAY):
        yield county.cast()


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
def chromium():
    """One real browser for the whole run; `chromium.new_context(...)` gives a clean one per test."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow import

    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("没有安装 Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(Path(path)), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
