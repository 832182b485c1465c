"""A real server beside the tests, and the people of the cast as visitors with a living session."""

from contextlib import contextmanager

import pytest
from django.conf import settings as portal
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password

from tests.build import county

from .servers import Server
from .visitors import Visitor


@contextmanager
def running(folder, **how):
    server = Server(folder, **how)
    try:
        yield server.start()
    finally:
        server.kill()


@pytest.fixture(scope="session")
def web(django_db_setup, tmp_path_factory):
    """One server for all tests of the process: two processes with eight threads each, as in production."""
    with running(tmp_path_factory.mktemp("web")) as server:
        yield server


@pytest.fixture
def own_server(transactional_db, tmp_path):
    """`own_server(**environment)` starts one for this test alone, to be killed or starved."""
    started = []

    def start(**how):
        started.append(Server(tmp_path, **how))
        return started[-1].start()

    yield start
    for server in started:
        server.kill()


@pytest.fixture(scope="session")
def argon():
    """The stored form of the cast's password as the running server makes it; reckoned once, it is slow on purpose."""
    return make_password(county.PASSWORD, hasher=Argon2PasswordHasher())


@pytest.fixture
def people(transactional_db, argon):
    """Both counties as of today: the server has no frozen clock."""
    cast = county.cast()
    for one in (cast, *cast.townships.values(), cast.stranger):
        one.password = argon
    return cast


def session_of(cast, key):
    """The cookies of somebody who has signed in and chosen this post."""
    account = cast.account(key)
    if account.password != cast.password:
        account.password = cast.password
        account.save(update_fields=["password"])
    return {portal.SESSION_COOKIE_NAME: cast.client(key).cookies[portal.SESSION_COOKIE_NAME].value}


@pytest.fixture
def visit(people, web):
    """`visit("dep")` is that person at the common server (`cast=`, `server=`: elsewhere); `visit()` is a stranger."""

    def visitor(key="", *, cast=people, server=web):
        return Visitor(server.port, session_of(cast, key) if key else {})

    return visitor
