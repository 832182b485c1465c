"""Tables in forms: one or two lines lie open, the next unfolds by itself, nothing that was sent is lost."""

import pytest

from suggestions import forms
from suggestions.actions import handling
from tests import build
from tests.suggestions.test_forms import errors, filled

pytestmark = pytest.mark.django_db
WHO = {"plan": "先抢通。", "handler": "韩经办", "handler_phone": "6210001", "unit_leader": "杨局长"}


def lying_open(form):
    """The lines that are seen before anything is pressed, by their headings."""
    return [group.legend for group in form.groups() if group.rows and (not group.more or group.is_open)]


def test_a_new_plan_shows_two_lines_and_an_answer_one(cast):
    plan = forms.PlanForm(obj=build.task(cast, at="accepted"), actor=cast.unit)
    answer = forms.ReplyForm(obj=build.task(cast, at="in_progress", lead="dep2"), actor=cast.unit)

    assert (lying_open(plan), lying_open(answer)) == (["节点1", "节点2"], ["承诺事项1"])
    assert (len(plan.groups()), len(answer.groups())) == (13, 13)


def test_lines_that_are_filled_or_wrong_lie_open(cast):
    task = build.task(cast, at="accepted")

    form = filled(forms.PlanForm, task, cast.unit, **WHO, nodes_4_title="施工", nodes_6_money="十万")

    assert errors(form).keys() == {"nodes_4_due_on", "nodes_6_title", "nodes_6_due_on", "nodes_6_money"}
    assert lying_open(form) == ["节点1", "节点2", "节点5", "节点7"]


def test_a_line_beyond_those_offered_is_kept(cast):
    task = build.task(cast, at="accepted")

    form = filled(forms.PlanForm, task, cast.unit, **WHO, nodes_20_title="验收", nodes_20_due_on="2026-06-01")

    assert form.is_valid()
    assert [row["title"] for row in form.deed_data()["nodes"]] == ["验收"]


def test_what_is_done_is_read_and_no_longer_asked(cast):
    task = build.task(cast, at="in_progress")
    handling.finish_node(task.nodes.first(), actor=cast.unit)

    form = forms.PlanForm(obj=task, actor=cast.unit)

    assert form.shown == (("已完成的节点（不再改动）", "完成勘查（2026年4月15日完成）"),)
    assert form["nodes_0_title"].value() == "完成应急处治"


def test_dates_that_cannot_be_meant_are_refused_at_their_line(cast):
    task = build.task(cast, at="accepted")
    answers = {
        "nodes_0_title": "勘查",
        "nodes_0_due_on": "2026-04-14",
        "nodes_3_title": "施工",
        "nodes_3_due_on": "2206-05-01",
    }

    assert errors(filled(forms.PlanForm, task, cast.unit, **WHO, **answers)) == {
        "nodes_0_due_on": ["不能早于交办日2026年4月15日。"],
        "nodes_3_due_on": ["年份不对，请核对。"],
    }


def test_a_promise_of_yesterday_is_refused_at_its_line(cast):
    task = build.task(cast, at="in_progress")

    form = filled(forms.ReplyForm, task, cast.unit, commitments_2_text="大修", commitments_2_due_on="2026-04-14")

    assert errors(form)["commitments_2_due_on"] == ["完成日期不能早于今天。"]


def test_separate_units_are_folded_away_until_they_are_chosen(cast):
    case = build.suggestion(cast, at="to_assign")
    chosen = [str(cast.units[key].pk) for key in ("transport", "court")]

    fresh = forms.AssignForm(obj=case, actor=cast.dac).groups()
    sent = filled(forms.AssignForm, case, cast.dac, separate=chosen).groups()

    assert [(group.fields[0].name, group.more != "", group.is_open) for group in fresh] == [
        ("lead", False, False),
        ("separate", True, False),
        ("is_hard", False, False),
    ]
    assert sent[1].is_open
    page = cast.client("dac").get(f"/suggestions/{case.pk}/assign/").content.decode()
    assert '<details class="more"><summary' in page
