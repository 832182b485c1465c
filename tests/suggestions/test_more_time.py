"""More time: asked for once, before the day has passed, with consent, never beyond six months from assignment."""

from datetime import date, timedelta

import pytest

from congress.actions import institution
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Document
from suggestions.actions import assigning
from suggestions.forms import GrantReturnForm
from suggestions.queries import clock_of, latest_reply_day
from suggestions.workflow import ASSIGNMENT
from tests import build
from tests.build.suggestions import Walk

pytestmark = pytest.mark.django_db


def asks(task, cast, until):
    return ASSIGNMENT.deeds["request_extension"](
        task, actor=cast.unit, reason="须列入下半年计划。", wanted_until=until
    )


def refusal(task, actor, name="request_extension"):
    return next(reason for move, reason in ASSIGNMENT.offered(task, actor) if move.name == name)


def sets(cast, key, value):
    institution.set_rule(
        cast.congress, key, value, actor=cast.go, since=clock.today() - timedelta(days=400), reason="主任会议决定"
    )


def test_a_second_extension_is_refused_with_the_article(cast):
    task = build.task(cast, at="in_progress")
    asks(task, cast, clock.today() + timedelta(days=120))
    task = ASSIGNMENT.deeds["grant_extension"](task, actor=cast.dac, comment="")

    assert refusal(task, cast.unit) == "已经延期一次，不能再次延期：自交办之日起不超过六个月（代表法第五十一条）。"
    with pytest.raises(Refused, match="已经延期一次"):
        asks(task, cast, clock.today() + timedelta(days=150))


def test_after_a_refusal_it_may_be_asked_again(cast):
    task = build.task(cast, at="extension_requested")
    task = ASSIGNMENT.deeds["refuse_extension"](task, actor=cast.dac, reason="请按期答复。")

    assert refusal(task, cast.unit) == ""


def test_no_more_time_is_asked_for_once_the_day_has_passed(cast):
    task = build.task(cast, at="in_progress")

    with clock.frozen(task.reply_due_on):
        assert refusal(task, cast.unit) == ""
    with clock.frozen(task.reply_due_on + timedelta(days=1)):
        assert refusal(task, cast.unit) == "答复期限2026年7月15日已过，不能再申请延期，请尽快答复。"


def test_consent_cannot_come_after_the_day_that_was_asked_for(cast):
    task = build.task(cast, at="extension_requested")
    asked = task.extensions.get()

    with clock.frozen(asked.wanted_until + timedelta(days=1)):
        assert "已过，不能再同意" in refusal(task, cast.dac, "grant_extension")
        assert refusal(task, cast.dac, "refuse_extension") == ""


def test_where_no_consent_is_needed_asking_is_enough_and_the_deputy_is_still_told_why(cast):
    sets(cast, "suggestion.extension_needs_consent", False)
    task = build.task(cast, at="in_progress")

    task = asks(task, cast, date(2026, 9, 1))

    assert (task.state, task.reply_due_on) == ("in_progress", date(2026, 9, 1))
    assert task.extensions.get().decided_by == "系统"
    assert Document.objects.filter(kind="suggestions.extension_note").count() == 1
    assert refusal(task, cast.unit) != ""


@pytest.mark.parametrize("straight", [True, False], ids=["given on at once", "assigned anew"])
def test_where_the_old_clock_runs_on_every_unit_counts_from_the_first_assignment(cast, straight):
    sets(cast, "suggestion.new_clock_on_reassign", False)
    walk, first = Walk(cast), clock.today()
    walk.to("return_requested")
    with clock.frozen(first + timedelta(days=5)):
        give_on(walk, cast, "court" if straight else None)
        walk.each("request_return", walk.hand, reason="不属于我单位职责。", approved_by="许院长")
    with clock.frozen(first + timedelta(days=9)):
        give_on(walk, cast, "river_government" if straight else None)
        last = walk.answering[0]

        assert clock_of(last, "suggestions.reply").starts_on == first
        assert (last.assigned_on, last.reply_due_on) == (first + timedelta(days=9), date(2026, 7, 15))
        assert latest_reply_day(last) == date(2026, 10, 15)


def test_by_default_a_new_unit_has_its_own_months(cast):
    walk, first = Walk(cast), clock.today()
    walk.to("return_requested")
    with clock.frozen(first + timedelta(days=5)):
        give_on(walk, cast, "court")

        assert clock_of(walk.answering[0], "suggestions.reply").starts_on == first + timedelta(days=5)


def give_on(walk, cast, unit):
    """The commission agrees: straight to another unit, or back to be assigned anew."""
    task = walk.answering[0]
    if task.unit.is_government:
        ASSIGNMENT.deeds["opine_return"](task, actor=cast.gov, opinion="agree", comment="")
    ASSIGNMENT.deeds["grant_return"](task, actor=cast.dac, new_unit=unit and cast.bodies[unit])
    walk.case.refresh_from_db()
    if not unit:
        assigning.assign(walk.case, actor=cast.dac, lead=cast.bodies["court"], units="县法院主办")
        walk.case.refresh_from_db()


def test_who_decides_a_return_is_told_what_follows_of_it(cast):
    alone, shared = (
        build.task(cast, at="return_requested"),
        build.task(cast, at="return_requested", lead="dep2", separate=("transport", "court")),
    )

    assert [GrantReturnForm(obj=task, actor=cast.dac).explain for task in (alone, shared)] == [
        "选定新单位即时改派，新单位的期限自今天重新起算；暂不选的，案件回到待交办。",
        "选定新单位即时改派，新单位的期限自今天重新起算；暂不选的，由其余单位继续办理。",
    ]
    sets(cast, "suggestion.new_clock_on_reassign", False)
    with clock.frozen(clock.today() + timedelta(days=3)):
        again = type(alone).objects.get(pk=alone.pk)
        assert "按本级规定仍自2026年4月15日起算" in GrantReturnForm(obj=again, actor=cast.dac).explain
