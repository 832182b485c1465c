"""While units handle: steps that were done stay done, a silent joint unit holds nobody up, a redo says what is asked."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Deadline
from suggestions import actions
from suggestions.workflow import ASSIGNMENT
from tests import build
from tests.build.suggestions import Walk

pytestmark = pytest.mark.django_db
WHO = {"plan": "现场勘查后分两步处治。", "handler": "韩经办", "handler_phone": "0395-6210001", "unit_leader": "杨局长"}


def step(title, due_on=date(2026, 6, 1), money=None):
    return {"title": title, "due_on": due_on, "money": money}


def steps_of(task):
    return [(node.title, node.done_on) for node in task.nodes.all()]


def outcome_of(task, key):
    return Deadline.objects.filter(target_pk=task.pk, key=f"suggestions.{key}").values_list("outcome", flat=True).get()


# The plan.


def test_what_has_been_done_stays_whatever_becomes_of_the_plan(cast):
    task = build.task(cast, at="in_progress")
    first = task.nodes.first()
    actions.handling.finish_node(first, actor=cast.unit)

    actions.handling.change_plan(task, actor=cast.unit, **WHO, nodes=[step("铺筑路面"), step(first.title)])

    assert steps_of(task) == [(first.title, clock.today()), ("铺筑路面", None)]


def test_the_record_keeps_the_old_steps_and_the_new(cast):
    task = build.task(cast, at="in_progress")

    actions.handling.change_plan(task, actor=cast.unit, **WHO, nodes=[step("铺筑路面", money=50)])

    event = AuditEvent.objects.get(kind="suggestions.assignment.change_plan")
    assert (event.before, event.after) == (
        {"节点": ["完成勘查，2026年4月25日前", "完成应急处治，2026年5月25日前，资金36万元"]},
        {"节点": ["铺筑路面，2026年6月1日前，资金50万元"]},
    )


def test_no_step_lies_before_the_assignment(cast):
    task = build.task(cast, at="in_progress")

    with pytest.raises(Refused, match="不能早于交办日2026年4月15日"):
        actions.handling.change_plan(task, actor=cast.unit, **WHO, nodes=[step("勘查", date(2026, 4, 14))])

    assert len(steps_of(task)) == 2


def test_steps_go_on_after_the_answer_and_end_with_the_task(cast):
    running, gone = build.task(cast, at="rated"), build.task(cast, at="sent_back", lead="dep2")
    for task in (running, gone):
        task.nodes.create(title="铺筑路面", due_on=date(2026, 6, 1), order=9)

    actions.handling.finish_node(running.nodes.last(), actor=cast.unit)
    with pytest.raises(Refused, match="现在不能登记节点完成"):
        actions.handling.finish_node(gone.nodes.last(), actor=cast.unit)

    assert (running.nodes.last().done_on, gone.nodes.last().done_on) == (clock.today(), None)


# Urging.


@pytest.mark.parametrize("at", ["feedback_pending", "rated", "closed", "sent_back"])
def test_nobody_is_urged_who_owes_nothing(cast, at):
    task = build.task(cast, at=at)

    with pytest.raises(Refused, match="现在没有未办的事"):
        actions.following.urge(task, actor=cast.dac, level=1, text="请抓紧。", answer_by=clock.today())

    assert task.suggestion.urgings.count() == 0


@pytest.mark.parametrize("at", ["assigned", "reply_signed", "redo", "follow_up"])
def test_whoever_owes_an_answer_or_a_promise_may_be_urged(cast, at):
    task = build.task(
        cast,
        at=at,
        reply_class="B" if at == "follow_up" else "A",
        result="not_satisfied" if at == "redo" else "satisfied",
    )

    actions.following.urge(task, actor=cast.dac, level=2, text="请抓紧。", answer_by=clock.today())

    assert task.suggestion.urgings.count() == 1
    assert "催办" in cast.client("dac").get(task.get_absolute_url()).content.decode()


# Joint units.


def test_the_commission_may_end_waiting_for_a_silent_joint_unit(cast):
    walk = Walk(cast, joint=("finance",))
    walk.to("in_progress")
    walk.contact()
    walk.joint_pending()
    lead, joint = walk.answering[0], next(task for task in walk.tasks if task.kind == "joint")

    with pytest.raises(PermissionDenied):
        ASSIGNMENT.deeds["relieve"](joint, actor=cast.unit, reason="等不及了。")
    with pytest.raises(Refused, match="会办期限未过"):
        ASSIGNMENT.deeds["relieve"](joint, actor=cast.dac, reason="等不及了。")
    with clock.frozen(joint.reply_due_on + timedelta(days=1)):
        ASSIGNMENT.deeds["relieve"](joint, actor=cast.dac, reason="多次催办仍未提出，由主办单位自行研究。")

    lead.refresh_from_db()
    assert lead.state == "in_progress"
    assert {move.name: reason for move, reason in ASSIGNMENT.offered(lead, cast.unit)}["draft_reply"] == ""
    assert outcome_of(joint, "joint") == "cancelled"


def test_an_answering_unit_is_not_relieved(cast):
    task = build.task(cast, at="accepted")

    with pytest.raises(PermissionDenied):
        ASSIGNMENT.deeds["relieve"](task, actor=cast.dac, reason="不用办了。")


# Sending back.


def test_who_sends_back_without_signing_has_not_signed(cast):
    task = build.task(cast, at="return_requested")

    assert outcome_of(task, "sign_for") == "cancelled"


# Doing it again.


def test_what_a_redo_asks_for_is_read_by_everybody_it_concerns(cast):
    task = build.task(cast, at="redo", result="not_satisfied")

    assert Deadline.objects.get(key="suggestions.redo").reason == "代表对办理结果不满意。"
    for key in ("unit", "dep", "dac"):
        assert "重新办理的要求" in cast.client(key).get(task.get_absolute_url()).content.decode()
    draft = cast.client("unit").get(f"/suggestions/tasks/{task.pk}/draft_reply/").content.decode()
    assert all(words in draft for words in ("重新办理的要求", "代表的评价", "没有回应建议的第二条。"))


# Classes.


def test_a_class_that_must_be_followed_needs_a_promise(cast):
    reply = build.task(cast, at="rated", reply_class="C").replies.get()

    with pytest.raises(Refused, match="这件答复没有作出承诺"):
        actions.replying.change_class(reply, actor=cast.dac, to_class=cast.classes["B"], reason="列入计划。")

    assert reply.class_events.count() == 1


def test_an_archived_class_stands(cast):
    case = build.suggestion(cast, at="archived")
    reply = case.assignments.get().replies.get()

    with pytest.raises(Refused, match="已经归档"):
        actions.replying.change_class(reply, actor=cast.dac, to_class=cast.classes["C"], reason="改定。")

    assert "改定答复类别" not in cast.client("dac").get(case.get_absolute_url()).content.decode()


def test_of_two_who_change_a_class_at_once_one_is_told(cast):
    reply = build.task(cast, at="rated").replies.get()
    same = type(reply).objects.get(pk=reply.pk)
    actions.replying.change_class(reply, actor=cast.dac, to_class=cast.classes["C"], reason="未实际解决。")

    with pytest.raises(Refused, match="刚刚已有变动"):
        actions.replying.change_class(same, actor=cast.gov, to_class=cast.classes["C"], reason="未解决。")

    assert same.class_events.count() == 2


def test_who_enters_a_paper_form_sees_whose_it_is_and_what_was_answered(cast):
    task = build.task(cast, at="feedback_pending")

    page = cast.client("dac").get(f"/suggestions/tasks/{task.pk}/enter_rating/").content.decode()

    assert "按张德福代表签名的征询意见表录入" in page
    assert build.suggestions.REPLY in page


def test_a_promise_in_a_draft_is_none_yet(cast):
    promise = build.task(cast, at="reply_signed", reply_class="B").commitments.get()

    with pytest.raises(Refused, match="承诺还没有作出"):
        actions.following.report_commitment(promise, actor=cast.unit, text="已完成。", done=True)
    with pytest.raises(Refused, match="承诺还没有作出"):
        actions.following.settle_commitment(promise, actor=cast.dac, kept=True, note="现场核实。")

    promise.refresh_from_db()
    assert promise.state == "open"
