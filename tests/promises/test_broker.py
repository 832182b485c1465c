"""The broker and the workers may die at any moment: each notice, each job, each letter has its effect exactly once."""

from collections import Counter
from datetime import timedelta
from email import message_from_string

import pytest
from celery import current_app

from congress.frame import clock
from congress.models import AuditEvent, Delivery, Job, Person
from suggestions.models import Suggestion
from tests.build.suggestions import suggestion
from tests.congress.gateways import mail_server
from tests.worker import free_port, until, workers

from .conftest import session_of
from .visitors import Visitor, once

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
CASES = 6


def swept():
    """The sweep of the clock, asked for now instead of every twenty seconds."""
    current_app.send_task("congress.sweep")
    return True


def test_what_was_filed_while_the_broker_was_dead_has_each_effect_once_though_a_worker_is_killed(
    people, own_server, tmp_path, monkeypatch
):
    """Promises 6, 7 and 8: filed without a broker over HTTP, then workers, one of them killed."""
    cases = [suggestion(people, at="review_dac", subject=f"关于第{number}件事的建议") for number in range(CASES)]
    Person.objects.filter(pk=people.dep_post.person_id).update(email="dep@example.invalid")
    with mail_server() as post:
        address = {"PORTAL_MAIL_HOST": "127.0.0.1", "PORTAL_MAIL_PORT": str(post.server_address[1]),
                   "PORTAL_MAIL_SECURITY": "none", "PORTAL_MAIL_FROM": "portal@example.invalid"}  # fmt: skip
        for name, value in address.items():
            monkeypatch.setenv(name, value)
        dead = own_server(workers=1, REDIS_URL=f"redis://127.0.0.1:{free_port()}/0")
        dac = Visitor(dead.port, session_of(people, "dac"))
        Delivery.objects.all().delete()
        statuses = Counter(
            dac.post(f"/suggestions/{case.pk}/return_for_edit/", {"reason": "请写明位置。", "once": once()}).status
            for case in cases
        )
        for _ in range(3):
            statuses[dac.post("/export/suggestions.suggestions/", {"once": once()}).status] += 1

        assert statuses == {302: CASES + 3}
        assert Suggestion.objects.filter(state="returned").count() == CASES
        assert Job.objects.filter(state="queued", published_at=None).count() == 3
        waiting = Delivery.objects.filter(channel="mail").count()
        assert post.got == []

        with workers(tmp_path) as start:
            first = start()
            until(lambda: swept() and Job.objects.exclude(state="queued").exists(), "the first job")
            first.kill()
            past = clock.now() - timedelta(days=1)  # a while later
            Job.objects.filter(state="running").update(lease_until=past)
            Job.objects.update(published_at=None)
            Delivery.objects.filter(state="sending").update(next_try_at=past)
            start()
            start()
            until(lambda: swept() and Job.objects.filter(state="done").count() == 3, "the jobs")
            until(lambda: swept() and not Delivery.objects.exclude(state="sent").exists(), "the letters")

        # what the two processes of the killed worker were handing over goes out again under the same Message-ID
        letters = [message_from_string(text)["Message-ID"] for text in post.got]
        assert waiting == CASES == len(set(letters))
        assert len(letters) <= CASES + 2
    assert len({job.result["file"] for job in Job.objects.all()}) == 3
    assert AuditEvent.objects.filter(kind="suggestions.suggestion.return_for_edit").count() == CASES
