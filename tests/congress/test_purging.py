"""Old rows of the log go after their time; what was done to a case stays, and the chain is proved across the gaps."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from congress.actions import purging, records
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent, AuditGap
from tests.congress.test_audit import by_force

pytestmark = pytest.mark.django_db
LONG_AGO = date(2025, 1, 6)
COURSE = "di-di-dd-ll-d"  # in the order of the chain: d a deed, l a look, i a sign-in, - a refusal


def enter(cast, kinds=COURSE, day=LONG_AGO):
    with clock.frozen(day):
        for kind in kinds:
            if kind == "l":
                records.look(cast.dac, cast.dep_post.person, ["phone"])
            elif kind == "-":
                records.record_refusal("congress.refused", actor=cast.dac, text="被拒", reason="现在不能办。")
            else:
                what = "congress.test" if kind == "d" else "congress.account.signed_in"
                records.record(what, actor=cast.dac, text="一件")
        records.seal_all()


def purge(*words):
    out = StringIO()
    call_command("purge_audit", *words, stdout=out)
    return out.getvalue()


def wrong(cast):
    """What is wrong with the chain of the county, or ""."""
    records.seal_all()
    return {chain: text for chain, _, _, text in records.verify()}[cast.congress.pk]


def left():
    return list(AuditEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_what_was_done_to_a_case_stays_and_the_rest_goes_after_its_time(cast):
    enter(cast)
    enter(cast, "ild", day=clock.today() - timedelta(days=10))
    before = left()

    said = purge()
    assert (left(), "县人大：8条，2025年1月6日至2025年1月6日" in said, "没有动" in said) == (before, True, True), said

    assert "已清理8条" in purge("--really")
    assert left() == [
        *["congress.test"] * 5,
        "congress.account.signed_in",
        "congress.person.look",
        "congress.test",
        "congress.audit.purged",
    ]
    assert wrong(cast) == ""
    assert "没有400天以前" in purge()


def test_the_chain_holds_over_gaps_beside_gaps(cast):
    """A second purge with a shorter time takes rows between two gaps."""
    enter(cast, "dll", day=LONG_AGO)
    enter(cast, "ii", day=LONG_AGO + timedelta(days=200))
    enter(cast, "--d", day=LONG_AGO)
    for days in (400, 200):
        purging.purge(days)
        assert wrong(cast) == ""

    assert left() == ["congress.test", "congress.test", "congress.audit.purged", "congress.audit.purged"]
    assert AuditGap.objects.count() == 3


def force_gap(cast):
    row = AuditEvent.objects.filter(kind="congress.test").order_by("seq")[1]
    by_force("DELETE FROM congress_auditevent WHERE id = %s", row.pk)
    AuditGap.objects.create(
        chain=cast.congress.pk, first=row.seq, last=row.seq, prev_hash=row.prev_hash, hash=row.hash, digest="f" * 64
    )


DECEITS = {
    "a row that stays is deleted": lambda cast: by_force(
        "DELETE FROM congress_auditevent WHERE id = %s",
        AuditEvent.objects.filter(kind="congress.test").order_by("seq")[1].pk,
    ),
    "a gap is made up for it": force_gap,
    "a gap is forgotten": lambda cast: by_force("DELETE FROM congress_auditgap WHERE first = 2"),
    "a gap is widened": lambda cast: by_force("UPDATE congress_auditgap SET last = 4 WHERE first = 2"),
}


@pytest.mark.parametrize("deceit", DECEITS)
def test_what_goes_without_a_purge_shows(cast, deceit):
    enter(cast)
    purging.purge(400)
    assert wrong(cast) == ""

    DECEITS[deceit](cast)

    assert wrong(cast) != ""


def test_nothing_younger_than_a_half_year_goes(cast, settings):
    """Neither by the command nor past it: the database judges by its own clock."""
    with pytest.raises(CommandError, match="至少留存184天"):
        call_command("purge_audit", "--days", "183", "--really")
    with pytest.raises(Refused):
        purging.purge(183)
    enter(cast, "i", day=timezone.now() - timedelta(days=183))
    with (
        clock.frozen(timezone.now() + timedelta(days=400)),
        pytest.raises(IntegrityError, match="congress_auditevent_kept"),
    ):
        purging.purge(184)  # whoever turns the program's clock on is stopped, too


def test_a_gap_cannot_be_changed(cast):
    enter(cast)
    purging.purge(400)

    with pytest.raises(IntegrityError, match="congress_auditgap_kept"), transaction.atomic():
        AuditGap.objects.update(last=99)
    with pytest.raises(IntegrityError, match="congress_auditgap_kept"), transaction.atomic():
        AuditGap.objects.all().delete()
