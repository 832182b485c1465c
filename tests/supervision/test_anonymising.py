"""Contact data past its time goes, everything else of the matter stays; what goes is listed first."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from congress.frame import clock
from congress.models import AuditEvent, Membership, Person, RuleValue
from deputies.actions import opinion_clock
from deputies.models import Opinion
from supervision.actions import filings as actions
from tests.build import filings, voice

pytestmark = pytest.mark.django_db
KEPT = 730  # days, unless a congress has ruled otherwise


def run(*words):
    out = StringIO()
    call_command("anonymise", *words, stdout=out)
    return out.getvalue()


def later(days):
    return clock.frozen(clock.now() + timedelta(days=days))


@pytest.fixture
def told(cast):
    """A citizen's opinion that is over, one that still runs, a review request with an answer, somebody who left."""
    over = voice.opinion(cast, at=voice.WALK[-1], name="何群众", phone="13800138000")
    with later(60):
        opinion_clock.close_silent(clock.now())
    runs = voice.opinion(cast, once="second", name="高群众", phone="13900139000")
    request = actions.decline(filings.asked(cast, contact="13700137000"), actor=cast.go, text="不属于审查范围。")
    left = Membership.objects.get(pk=cast.unit_post.pk)
    Membership.objects.filter(pk=left.pk).update(until=clock.today(), ended_because="退休")
    return over, runs, request, left.person


def contacts(told):
    over, runs, request, person = (type(row)._base_manager.get(pk=row.pk) for row in told)
    return [bool(row) for row in (over.name, over.phone, runs.phone, request.contact, person.phone)]


def test_nothing_goes_before_its_time_or_without_being_asked_twice(cast, told):
    with later(KEPT - 1):
        assert "没有期满" in run("--really")
    with later(KEPT + 90):
        said = run()
    assert all(words in said for words in ("删去群众姓名、电话，保留反映的事", "手机号、电子邮箱", "没有动")), said
    assert contacts(told) == [True] * 5


def test_what_is_over_loses_its_contact_data_and_nothing_else(cast, told):
    over, _, _, person = told
    with later(KEPT + 90):
        assert "已删去3条" in run("--really")
        assert "没有期满" in run()

    assert contacts(told) == [False, False, True, False, False]
    kept = Opinion.objects.get(pk=over.pk)
    assert (kept.text, kept.reply, kept.receipt_no) == (over.text, over.reply, over.receipt_no)
    assert Person.objects.get(pk=person.pk).name == "韩经办"
    assert AuditEvent.objects.filter(kind="congress.anonymised").count() == 3
    assert "13800138000" not in str(AuditEvent.objects.values_list("text", "before", "after"))


def test_a_congress_rules_how_long(cast, told):
    for congress in (cast.congress, cast.townships["river"].congress):
        RuleValue.objects.create(congress=congress, key="privacy.contact_days", value=184, since=clock.today())
    with later(184 + 90):
        assert "已删去3条" in run("--really")
