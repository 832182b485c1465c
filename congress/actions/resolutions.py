"""Keeping resolutions and decisions: drafted, adopted, published, carried out with indicators and reports, closed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.frame import clock
from congress.frame.vote_results import Fate
from congress.frame.workflow import Refused

from ..models import Ballot, ExecutionReport, Meeting, Membership, Resolution
from ..policies import resolutions as policies
from ..queries import resolutions as queries
from ..workflow import RESOLUTION
from . import attachments, clocks, notices, records, searching
from .registers import arrange, demand, keep

State = Resolution.State
CLOCK = "congress.execution_report"


@transaction.atomic
def keep_resolution(resolution, *, actor, files=()):
    """Enter a draft or change one; its files stay with it."""
    demand(policies.keeps_resolutions, actor, resolution)
    if resolution.pk and RESOLUTION.held(resolution).state != State.DRAFTED:
        raise Refused("已经通过，文字不能再改；登记有误的，先更正为起草。")
    keep(resolution, actor=actor)
    attachments.attach(resolution, files, actor=actor)
    searching.index(resolution, kind=queries.FOUND_BY, title=resolution.title, text=resolution.text)
    return resolution


@transaction.atomic
def discard(resolution, *, actor):
    """Throw a draft away."""
    demand(policies.keeps_resolutions, actor, resolution)
    if RESOLUTION.held(resolution).state != State.DRAFTED:
        raise Refused("已经通过的不能删除。")
    records.record(
        "congress.resolution.discard", actor=actor, obj=resolution, text=f"{actor.name}删除《{resolution}》"
    )
    searching.forget(resolution)
    resolution.delete()


@RESOLUTION.does("adopt")
def adopt(
    resolution, *, actor, meeting, adopted_on, effective_on, item=None, vote=None, by="", yes=None, no=0, abstain=0
):
    """A meeting of its congress that sat adopted it within its days; it takes the next number of the term. ``vote`` is the
    line of the announced ballot that passed it; without one it is said ``by`` what manner, with the votes counted."""
    if meeting.congress_id != resolution.congress_id or meeting.state == Meeting.State.CANCELLED:
        raise Refused("这次会议不能通过本件。")
    if not queries.adopting_meetings(resolution).filter(pk=meeting.pk).exists():
        raise Refused("这次会议还没有开：没有登记召开情况，也没有核定到会人数。")
    if not meeting.opens_on <= adopted_on <= min(meeting.closes_on, clock.today()):
        raise ValidationError({"adopted_on": "通过日期须在会期之内，并且不能晚于今天。"})
    if effective_on < adopted_on:
        raise ValidationError({"effective_on": "施行日期不能早于通过日期。"})
    if item is not None and item.meeting_id != meeting.pk:
        raise ValidationError({"item": "这项议题不属于这次会议。"})
    by_hand = (meeting, adopted_on, by.strip(), yes, no or 0, abstain or 0)
    resolution.vote, resolution.vote_words = vote, _passed(vote, meeting) if vote else _counted_by_hand(*by_hand)
    if resolution.term_id != meeting.term_id:
        resolution.number = queries.next_number(meeting.term)
    resolution.meeting, resolution.item, resolution.term = meeting, item, meeting.term
    resolution.adopted_on, resolution.effective_on = adopted_on, effective_on


def _passed(vote, meeting):
    """What the ballot says of its line; one that did not pass it, or is of another meeting, adopts nothing."""
    ballot = vote.ballot
    if ballot.meeting_id != meeting.pk:
        raise ValidationError({"vote": "这项表决不是在这次会议上进行的。"})
    line = queries.line_of(vote)
    if ballot.state != Ballot.State.ANNOUNCED or line is None:
        raise ValidationError({"vote": "这项表决还没有宣布结果。"})
    if line.fate != Fate.PASSED:
        raise ValidationError({"vote": f"这项表决没有通过：{line.sentence}"})
    return line.sentence


def _counted_by_hand(meeting, day, by, yes, no, abstain):
    """What was counted in the hall, held against all members of the body."""
    if not by or yes is None:
        raise ValidationError({"by": "没有选择本平台表决的，请写明表决方式，并填写票数。"})
    members = queries.members_of(meeting, day)
    needed, said = members // 2 + 1, yes + no + abstain
    if members and said > members:
        raise ValidationError({"yes": f"票数合计{said}票，多于全体{members}人。"})
    if members and yes < needed:
        raise ValidationError({"yes": f"全体{members}人，过半数须{needed}票；赞成{yes}票，没有通过。"})
    whole = f"全体{members}人，" if members else ""
    return f"{by}：{whole}赞成{yes}票、反对{no}票、弃权{abstain}票。"


@RESOLUTION.does("correct")
def correct(resolution, *, actor, reason):
    """It was entered wrongly as adopted; the number stays its own within the term."""
    resolution.meeting = resolution.item = resolution.adopted_on = resolution.effective_on = None
    resolution.vote, resolution.vote_words = None, ""


@RESOLUTION.does("publish")
def publish(resolution, *, actor, published_on):
    """From now on anybody may read it."""
    if not resolution.adopted_on <= published_on <= clock.today():
        raise ValidationError({"published_on": "公布日期不能早于通过日期，也不能晚于今天。"})
    resolution.published_on = published_on


@RESOLUTION.does("charge")
def charge(resolution, *, actor, organ, required="", report_by=None):
    """A body is charged with it; with a day for its report a clock runs."""
    resolution.organ, resolution.required = organ, required.strip()
    people = Membership.objects.in_office().with_role("UNIT", "UNITL", "GOV").filter(organization=organ)
    notices.tell(people, subject=f"请执行：{resolution}", text=resolution.required, obj=resolution)
    if report_by:
        _ask(resolution, report_by, actor)


@RESOLUTION.does("close")
def close(resolution, *, actor, outcome):
    resolution.outcome, resolution.closed_on = outcome.strip(), clock.today()


@RESOLUTION.does("reopen")
def reopen(resolution, *, actor, reason):
    """It was closed too early: it may be charged anew."""
    resolution.closed_on, resolution.outcome = None, ""


@transaction.atomic
def arrange_indicators(resolution, rows, *, actor):
    """Write what it is measured by, and how far it has come."""
    demand(policies.reports_on, actor, resolution)
    RESOLUTION.held(resolution)
    kept = arrange(resolution.indicators, rows, columns=("title", "unit", "target", "actual", "as_of"))
    for one in kept:
        one.validate_constraints(exclude={"order"})
    records.record("congress.resolution.indicators", actor=actor, obj=resolution,
                   after={"指标": [f"{one}：{one.actual or '—'}/{one.target}{one.unit}" for one in kept]},
                   text=f"{actor.name}登记《{resolution}》的执行指标{len(kept)}项")  # fmt: skip
    return resolution


@transaction.atomic
def ask_report(resolution, *, actor, due_on):
    """One more report on how it is carried out, until a day."""
    demand(policies.keeps_resolutions, actor, resolution)
    if RESOLUTION.held(resolution).state != State.EXECUTING:
        raise Refused("交办执行以后才能布置报告。")
    return _ask(resolution, due_on, actor)


def _ask(resolution, due_on, actor):
    if due_on < clock.today():
        raise ValidationError("报告期限不能早于今天。")
    report = ExecutionReport(resolution=resolution, due_on=due_on)
    report.full_clean()
    report.save()
    clocks.open_clock(CLOCK, report, actor=actor, starts_on=due_on)
    records.record("congress.resolution.ask_report", actor=actor, obj=resolution, after={"期限": due_on},
                   text=f"{actor.name}布置《{resolution}》执行情况报告")  # fmt: skip
    return report


@transaction.atomic
def hand_in(report, *, actor, text, files=()):
    """The body reports; the clock stops and the office is told."""
    demand(policies.reports_on, actor, report.resolution)
    RESOLUTION.held(report.resolution)
    report.refresh_from_db(fields=["handed_in_on"])
    if report.handed_in_on:
        raise Refused("这份报告已经交了。")
    report.text, report.handed_in_on, report.handed_in_by = text.strip(), clock.today(), actor.name[:40]
    report.full_clean()
    report.save()
    attachments.attach(report, files, actor=actor)
    clocks.close_clock(CLOCK, report, actor=actor)
    records.record("congress.resolution.report", actor=actor, obj=report.resolution,
                   text=f"{actor.name}报告《{report.resolution}》执行情况")  # fmt: skip
    office = Membership.objects.in_office().with_role("GO", "TSEC").filter(congress=report.congress_id)
    notices.tell(office, subject=f"请审阅：{report}"[:120], obj=report)
    return report


@transaction.atomic
def drop_report(report, *, actor, reason):
    """A report that is no longer wanted: its clock is cancelled."""
    demand(policies.keeps_resolutions, actor, report.resolution)
    RESOLUTION.held(report.resolution)
    if report.handed_in_on:
        raise Refused("已经交了的报告不能撤销。")
    clocks.close_clock(CLOCK, report, actor=actor, outcome="cancelled")
    records.record("congress.resolution.drop_report", actor=actor, obj=report.resolution, reason=reason,
                   text=f"{actor.name}撤销《{report.resolution}》的一份执行情况报告")  # fmt: skip
    report.delete()
