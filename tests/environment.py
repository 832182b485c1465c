"""The environment of every test process, set before anything reads the settings (pyproject.toml loads this first)."""

import os
import shutil
import tempfile

# Every process of the run (xdist starts several) has its own folder and its own Redis database, so that a worker
# started by one test never gets the work of another. Programs that a test starts inherit both.
OWN_VAR = tempfile.mkdtemp(prefix="portal-test-")
os.environ["PORTAL_VAR"] = OWN_VAR
if "REDIS_URL" in os.environ and "PYTEST_XDIST_WORKER" in os.environ:
    server = os.environ["REDIS_URL"].rpartition("/")[0]
    os.environ["REDIS_URL"] = f"{server}/{1 + int(os.environ['PYTEST_XDIST_WORKER'].removeprefix('gw')) % 15}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread
os.environ.setdefault("PORTAL_SECRET_KEY", "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz")
os.environ.setdefault("PORTAL_HASHED_STATIC", "0")
os.environ.setdefault("PORTAL_DEMO", "0")
os.environ.setdefault("PORTAL_LOG_LEVEL", "WARNING")


def pytest_unconfigure(config):
    shutil.rmtree(OWN_VAR, ignore_errors=True)
