"""What was acknowledged is there, once – whatever dies."""

from threading import Lock, Thread

import pytest
from django.db import connection

from congress.models import AuditEvent
from suggestions.models import Suggestion
from tests.worker import until

from .conftest import session_of
from .visitors import AWAY, Visitor, once

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = ("dep", "dep2", "dep3", "dep4")
ACKNOWLEDGED = 200


class Writer(Thread):
    """A deputy who writes one suggestion after another, and presses again whenever no answer came – or one of these."""

    def __init__(self, name, visitor, stop, again_after=()):
        super().__init__(daemon=True)
        self.key, self.visitor, self.stop, self.again_after = name, visitor, stop, again_after
        self.acknowledged, self.strange, self.pressed_again = [], [], 0

    def run(self):
        while not self.stop():
            subject, token = f"关于{self.key}第{len(self.acknowledged) + 1}件事的建议", once()
            while True:
                try:
                    answer = self.visitor.post("/suggestions/write/", {"subject": subject, "once": token})
                    if answer.status not in self.again_after:
                        break
                except AWAY:
                    self.visitor = self.visitor.twin()
                self.pressed_again += 1
                until(self._is_back, "the server's return")
            if answer.status != 302:
                self.strange.append((answer.status, answer.text[:300]))
                return
            self.acknowledged.append(subject)

    def _is_back(self):
        try:
            return self.visitor.get("/healthz").status == 200
        except AWAY:
            return False


def test_what_was_acknowledged_is_stored_once_though_the_server_is_killed_while_deputies_write(people, own_server):
    """Promises 1 and 2. The benchmark does the same with a thousand: python -m tests.bench keep."""
    server = own_server(workers=1)
    counted = Lock()

    def total():
        with counted:
            return sum(len(writer.acknowledged) for writer in writers)

    writers = []
    writers += [
        Writer(key, Visitor(server.port, session_of(people, key)), lambda: total() >= ACKNOWLEDGED) for key in WRITERS
    ]
    for writer in writers:
        writer.start()
    for share in (0.3, 0.7):
        until(lambda share=share: total() >= ACKNOWLEDGED * share or any(w.strange for w in writers), "their writing")
        server.kill()
        server.start()
    for writer in writers:
        writer.join()

    assert [found for writer in writers for found in writer.strange] == []
    wanted = sorted(subject for writer in writers for subject in writer.acknowledged)
    assert sum(writer.pressed_again for writer in writers) > 0  # somebody was cut off, or nothing was tried
    assert sorted(Suggestion.objects.values_list("subject", flat=True)) == wanted
    assert AuditEvent.objects.filter(kind="suggestions.suggestion.write").count() == len(wanted)


def test_eight_writers_at_once_never_meet_a_locked_database(people, web):
    """Promise 5 (on PostgreSQL the same eight meet no deadlock)."""
    stop = []
    writers = [
        Writer(f"{key}-{tab}", Visitor(web.port, session_of(people, key)), lambda: stop)
        for key in WRITERS
        for tab in (1, 2)
    ]
    for writer in writers:
        writer.start()
    until(lambda: sum(len(w.acknowledged) for w in writers) >= 80 or any(w.strange for w in writers), "their writing")
    stop.append(True)
    for writer in writers:
        writer.join()

    assert [found for writer in writers for found in writer.strange] == []
    assert web.traces == []
    assert Suggestion.objects.count() == sum(len(writer.acknowledged) for writer in writers)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]
