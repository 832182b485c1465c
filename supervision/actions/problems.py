"""The four lists: problems are listed, measures written, results reported with their proof, and judged."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, clocks, notices, records
from congress.actions.registers import arrange, demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import Problem
from ..policies import problems as policies
from ..queries import problems as queries
from ..workflow import PROBLEM
from .topics import held

CLOCK = "supervision.rectify"
State = Problem.State


@transaction.atomic
def list_problem(problem, *, actor):
    """Put a problem on the list of a topic, or mend one whose measures are not reported: the unit is told, its clock runs."""
    demand(policies.lists_problems, actor, problem)
    topic = held(problem.topic)
    if topic.is_over:
        raise Refused("议题已经办结，不能再列问题。")
    new = problem.pk is None
    if new:
        problem.order, problem.listed_on = queries.next_order(topic), clock.today()
    elif PROBLEM.held(problem).state != State.LISTED:
        raise Refused("责任单位已经报送对策，不能再改。")
    was = None if new else Problem.objects.get(pk=problem.pk)
    keep(problem, actor=actor)
    if was and (was.due_on != problem.due_on or was.unit_id != problem.unit_id):
        clocks.close_clock(CLOCK, problem, actor=actor, outcome="cancelled")
    if new or was.due_on != problem.due_on or was.unit_id != problem.unit_id:
        clocks.open_clock(CLOCK, problem, actor=actor, starts_on=problem.due_on)
        _tell(problem, "请报送对策", f"整改期限{long_date(problem.due_on)}。")
    return problem


def _tell(problem, verb, text=""):
    held_there = Membership.objects.in_office().filter(organization=problem.unit_id, role__in=("UNIT", "UNITL"))
    notices.tell(held_there, subject=f"{verb}：{problem}", text=text, obj=problem)


@transaction.atomic
def withdraw_problem(problem, *, actor, reason):
    """Take a problem off the list that was entered wrongly, before measures were reported."""
    demand(policies.lists_problems, actor, problem)
    if PROBLEM.held(problem).state != State.LISTED:
        raise Refused("责任单位已经报送对策，不能撤下。")
    clocks.close_clock(CLOCK, problem, actor=actor, outcome="cancelled")
    records.record("supervision.problem.withdraw", actor=actor, obj=problem.topic, reason=reason,
                   before={"问题": problem.text}, text=f"{actor.name}从《{problem.topic}》的问题清单里撤下一项")  # fmt: skip
    topic = problem.topic
    problem.delete()
    return topic


@transaction.atomic
def keep_measures(problem, rows, *, actor):
    """The unit writes its measures in their order, until it reports the result."""
    demand(policies.puts_right, actor, problem)
    if PROBLEM.held(problem).state not in Problem.AT_UNIT:
        raise Refused("已经报送整改成效，对策不能再改。")
    before = [str(one) for one in problem.measures.order_by("order")]
    found = arrange(problem.measures, rows, columns=("title", "person", "until"))
    records.record("supervision.measure.arrange", actor=actor, obj=problem, before={"对策": before},
                   after={"对策": [str(one) for one in found]}, text=f"{actor.name}填写“{problem}”的对策，共{len(found)}条")  # fmt: skip
    return problem


@PROBLEM.does("measure")
def measure(problem, *, actor):
    """The measures stand; the unit carries them out."""


@PROBLEM.does("return_measures")
def return_measures(problem, *, actor, reason):
    _tell(problem, "请修改对策", reason)


@PROBLEM.does("report")
def report(problem, *, actor, result, settled=None, files=()):
    """What was achieved, with its proof – of money how much –; the clock stops, the committee is told."""
    if settled is not None and settled > (problem.amount or 0):
        raise ValidationError({"settled": "已整改金额不能超过涉及金额。"})
    problem.settled = settled
    problem.result, problem.reported_on = result.strip(), clock.today()
    attachments.attach(problem, files, actor=actor, purpose="evidence", congress_id=problem.topic.congress_id)
    rows = Membership.objects.in_office().filter(organization=problem.topic.committee_id, role__in=("COM", "DAC"))
    notices.tell(rows, subject=f"请评价整改：{problem}", obj=problem)


@PROBLEM.does("accept")
def accept(problem, *, actor, mark, judgement=""):
    """Judged satisfied or basically satisfied: struck off."""
    if mark not in (Problem.Mark.SATISFIED, Problem.Mark.BASICALLY):
        raise ValidationError({"mark": "不满意的请退回整改。"})
    problem.mark, problem.judgement, problem.judged_on = mark, judgement.strip(), clock.today()


@PROBLEM.does("send_back")
def send_back(problem, *, actor, reason, due_on):
    """Judged not satisfied: the unit goes on, until a new day."""
    if due_on < clock.today():
        raise ValidationError({"due_on": "整改期限不能早于今天。"})
    problem.mark, problem.judgement, problem.judged_on = Problem.Mark.NOT, reason.strip(), clock.today()
    problem.round += 1
    problem.due_on = due_on
    clocks.open_clock(CLOCK, problem, actor=actor, starts_on=due_on, reason=reason[:200])
    _tell(problem, "请重新整改", f"{reason}（{long_date(due_on)}前）")
