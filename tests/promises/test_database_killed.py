"""Promises 4 and 13: the database dying loses nothing acknowledged, is said in plain words, and is over when it is."""

from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from servers import Missing, Postgres

from congress.actions import records
from congress.models import AuditEvent
from suggestions.models import Suggestion
from tests.build import county
from tests.worker import until

from .conftest import running, session_of
from .test_kept import WRITERS, Writer
from .visitors import Visitor

ACKNOWLEDGED = 200


@contextmanager
def at_home_in(server):
    """This process, too, works in the database of that server until the block ends."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict |= {"NAME": "postgres", "USER": "portal", "HOST": "127.0.0.1", "PORT": server.port}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= before


@pytest.fixture
def database(django_db_setup, django_db_blocker):
    """A server with the settings PostgreSQL comes with, to be killed."""
    if connection.vendor != "postgresql":
        pytest.skip("只与 PostgreSQL 有关")
    try:
        server = Postgres()
    except Missing as missing:
        pytest.skip(str(missing))
    try:
        server.start()
        with django_db_blocker.unblock(), at_home_in(server):
            call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
            yield server
    finally:
        server.remove()


def test_what_was_acknowledged_is_stored_once_though_the_database_is_killed_while_deputies_write(
    database, argon, tmp_path
):
    people = county.cast()
    people.password = argon
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone() == ("on",)

    with running(tmp_path, DATABASE_URL=database.url()) as web:
        writers = []

        def total():
            return sum(len(writer.acknowledged) for writer in writers)

        writers += [
            Writer(
                key, Visitor(web.port, session_of(people, key)), lambda: total() >= ACKNOWLEDGED, again_after=(503,)
            )
            for key in WRITERS
        ]
        connection.close()
        for writer in writers:
            writer.start()
        for share in (0.3, 0.7):
            until(lambda share=share: total() >= ACKNOWLEDGED * share or any(w.strange for w in writers), "writing")
            database.kill()
            database.start()
        for writer in writers:
            writer.join()

    assert [found for writer in writers for found in writer.strange] == []
    assert sum(writer.pressed_again for writer in writers) > 0  # somebody was cut off, or nothing was tried
    wanted = sorted(subject for writer in writers for subject in writer.acknowledged)
    assert sorted(Suggestion.objects.values_list("subject", flat=True)) == wanted
    assert AuditEvent.objects.filter(kind="suggestions.suggestion.write").count() == len(wanted)
    assert Session.objects.count() == len(WRITERS)
    records.seal_all()  # whose seal the power cut took along, as the next sweep does
    assert [wrong for *_, wrong in records.verify() if wrong] == []
    assert not AuditEvent.objects.filter(seq=None).exists()


def test_while_it_is_away_everybody_is_told_so_and_once_it_is_back_nobody_notices(database, argon, tmp_path):
    """Promise 13: connections that were kept open through its death are found out before they are used."""
    people = county.cast()
    people.password = argon
    with running(tmp_path, DATABASE_URL=database.url()) as web:
        visitors = [Visitor(web.port, session_of(people, key)) for key in WRITERS]
        connection.close()
        assert [visitor.get("/").status for visitor in visitors * 2] == [200] * len(visitors) * 2
        database.kill()
        away = [visitor.get("/") for visitor in visitors]
        database.start()
        back = [visitor.get("/").status for _ in range(60 // len(visitors) + 1) for visitor in visitors]

    assert {answer.status for answer in away} == {503}
    assert all("系统暂时不能使用" in answer.text and "Traceback" not in answer.text for answer in away)
    assert len(back) >= 60
    assert set(back) == {200}
