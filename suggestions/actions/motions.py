"""Motions on their way through the presidium, a committee, the meeting, to a resolution or a suggestion."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import ballots, clocks, meetings, notices, resolutions
from congress.actions.registers import demand, keep
from congress.frame import clock, vote_results
from congress.frame.actor import SYSTEM
from congress.frame.address import address, find
from congress.frame.workflow import Refused
from congress.models import Ballot, MeetingItem, Membership, Resolution
from congress.queries import ballots as voting
from congress.queries.meetings import items_of

from ..models import Motion, MotionDeadline
from ..policies import motions as policies
from ..queries import motions as queries
from ..workflow import MOTION
from .motion_conversion import become_suggestion

S = Motion.State
CLOCK = "suggestions.motion_report"
ROW = ("pk", "kind", "title", "reporter", "result")


@transaction.atomic
def set_deadline(limit, *, actor):
    """Until when motions may be put for a meeting, as its presidium has decided; it may be moved until it has passed."""
    demand(policies.office, actor, limit.meeting)
    if limit.closes_on > limit.meeting.closes_on:
        raise ValidationError({"closes_on": "截止日期不能晚于会议闭幕日。"})
    return keep(limit, actor=actor, congress_id=limit.meeting.congress_id)


def limit_of(meeting):
    """The deadline of a meeting, or a new row for it."""
    return queries.deadline_of(meeting) or MotionDeadline(meeting=meeting)


def _tell_signers(motion, verb, text=""):
    notices.tell(queries.people_of(motion), subject=f"{verb}：{motion.about}", text=text, obj=motion)


def _not_later(**days):
    for name, day in days.items():
        if day > clock.today():
            raise ValidationError({name: "日期不能晚于今天。"})


# Handing in.


@MOTION.does("file")
def file_motion(motion, *, actor):
    """Enough have signed, and in time: it takes its number and goes to the presidium or the council of chairpersons."""
    motion.filed_on = clock.today()
    motion.number = motion.number or queries.next_number(motion.meeting_id)
    notices.tell(queries.office_people(motion), subject=f"请提请{motion.decider}决定：{motion.about}", obj=motion)
    _tell_signers(motion, "已登记", f"向{motion.meeting}提出，是否列入议程由{motion.decider}决定。")


@MOTION.does("send_back")
def send_back(motion, *, actor, reason):
    """It lacks something: those who put it mend it; its number stays its own."""
    motion.filed_on = None
    _tell_signers(motion, "请补充", reason)


@MOTION.does("withdraw")
def withdraw(motion, *, actor, reason):
    motion.because, motion.ended_on = reason.strip(), clock.today()
    _tell_signers(motion, "已撤回", reason)


# The committee.


def _hand_to(motion, actor, committee, report_due_on):
    if report_due_on < clock.today():
        raise ValidationError({"report_due_on": "报告期限不能早于今天。"})
    motion.committee, motion.referred_on, motion.report_due_on = committee, clock.today(), report_due_on
    clocks.open_clock(CLOCK, motion, actor=actor, starts_on=report_due_on)
    people = Membership.objects.in_office().filter(organization=committee, role__in=("COM", "DAC", "TCH", "TSEC"))
    notices.tell(
        people, subject=f"请审议：{motion.about}", text=f"请在{report_due_on:%Y-%m-%d}前提出审议报告。", obj=motion
    )


@MOTION.does("refer")
def refer(motion, *, actor, committee, report_due_on):
    """A committee considers whether it should come on the agenda, and reports until a day."""
    _hand_to(motion, actor, committee, report_due_on)


@MOTION.does("report")
def report(motion, *, actor, advice, opinion, reported_on):
    """The committee has considered it; the presidium decides."""
    _report(motion, advice, opinion, reported_on)


@MOTION.does("report_later")
def report_later(motion, *, actor, advice, opinion, reported_on):
    """The committee reports after the session; the standing committee decides."""
    _report(motion, advice, opinion, reported_on)


def _report(motion, advice, opinion, reported_on):
    _not_later(reported_on=reported_on)
    if reported_on < motion.referred_on:
        raise ValidationError({"reported_on": "报告日期不能早于交付审议的日期。"})
    motion.advice, motion.opinion, motion.reported_on = advice, opinion.strip(), reported_on
    notices.tell(
        queries.office_people(motion),
        subject=f"请提请决定：{motion.about}",
        text=motion.get_advice_display(),
        obj=motion,
    )


# The presidium, or the council of chairpersons.


def _decide(motion, decided_on, because=""):
    _not_later(decided_on=decided_on)
    if decided_on < motion.filed_on:
        raise ValidationError({"decided_on": "决定日期不能早于提出日期。"})
    motion.decided_on, motion.because = decided_on, because.strip()


@MOTION.does("put_on_agenda")
def put_on_agenda(motion, *, actor, decided_on):
    """It becomes the last item of the meeting's agenda; the office puts it in its place and publishes the next version."""
    _decide(motion, decided_on)
    rows = _rows(motion)
    lead = queries.lead_of(motion)
    rows.append(
        {"kind": MeetingItem.Kind.DECISION, "title": f"审议《{motion.title}》", "reporter": lead, "result": ""}
    )
    meetings.arrange_items(motion.meeting, rows, actor=actor)
    motion.item = items_of(motion.meeting)[-1]
    _tell_signers(motion, "已列入会议议程")


def _rows(motion):
    return [{name: getattr(item, name) for name in ROW} for item in items_of(motion.meeting)]


def _say_result(motion, words, actor):
    """What came of it stands beside the item of the agenda."""
    rows = _rows(motion)
    for row in rows:
        if row["pk"] == motion.item_id:
            row["result"] = words
    meetings.arrange_items(motion.meeting, rows, actor=actor)


@MOTION.does("convert")
def convert(motion, *, actor, decided_on, reason):
    """It is handled as a suggestion: same words, same signers, straight to the last review, each naming the other."""
    _decide(motion, decided_on, reason)
    motion.suggestion = become_suggestion(motion)
    motion.ended_on = clock.today()
    _tell_signers(motion, "已转为代表建议", reason)


@MOTION.does("hand_on")
def hand_on(motion, *, actor, decided_on, committee, report_due_on):
    """It is considered after the session: the committee reports to the standing committee."""
    _decide(motion, decided_on)
    motion.advice, motion.opinion, motion.reported_on = "", "", None
    _hand_to(motion, actor, committee, report_due_on)
    _tell_signers(motion, "会后审议", f"交{committee}审议，{report_due_on:%Y-%m-%d}前提出报告。")


@MOTION.does("reject")
def reject(motion, *, actor, decided_on, reason):
    _decide(motion, decided_on, reason)
    motion.ended_on = clock.today()
    _tell_signers(motion, "不列入会议议程", reason)


@MOTION.does("conclude")
def conclude(motion, *, actor, outcome):
    """The standing committee has decided on what the committee reported; the result is printed for the next session."""
    _end(motion, outcome)


# The meeting.


@MOTION.does("deliberate")
def deliberate(motion, *, actor):
    """The meeting has begun to deliberate on it."""


@MOTION.does("withdraw_listed")
def withdraw_listed(motion, *, actor, consented_on, reason):
    """Those who put it take it back before the vote, with consent: deliberation ends."""
    _not_later(consented_on=consented_on)
    if consented_on < motion.decided_on:
        raise ValidationError({"consented_on": "同意撤回的日期不能早于列入议程的日期。"})
    motion.because, motion.ended_on = reason.strip(), consented_on
    _say_result(motion, "提案人要求撤回，审议终止", actor)
    _tell_signers(motion, "已同意撤回", reason)


@MOTION.does("put_to_vote")
def put_to_vote(motion, *, actor, method=""):
    """From now on it cannot be taken back. With a ``method`` the ballot is drawn up, and its result decides by itself."""
    if not method:
        return
    ballot = Ballot(congress_id=motion.congress_id, meeting=motion.meeting, kind=queries.VOTES[motion.body],
                    title=f"表决{motion.about}"[:120], method=method)  # fmt: skip
    option = (motion.title, "", address(motion))
    ballots.prepare(ballot, actor=actor, about=address(motion), options=[option])


def settle_vote(ballot, actor):
    """The announced result decides; where the vote has to be held again nothing is decided yet."""
    motion, result = find(ballot.about), voting.result_of(ballot)
    if motion is None or result.void or motion.state != S.VOTED:
        return
    if vote_results.next_round(ballot.law, voting.names_of(voting.options_of(ballot)), result):
        return
    line = result.lines[0]
    name = "carry" if line.fate == vote_results.Fate.PASSED else "fall"
    MOTION.deeds[name](motion, actor=SYSTEM, words=line.sentence)


def vote_fault(ballot):
    """A ballot may be opened only while its motion waits for the vote."""
    motion = find(ballot.about)
    return "" if motion is not None and motion.state == S.VOTED else "这件议案不在交付表决的阶段，请作废这次表决。"


def _passed(motion, words, actor):
    motion.outcome = words.strip()
    _say_result(motion, "通过", actor)
    _tell_signers(motion, "已通过", words)


def _failed(motion, words, actor):
    motion.outcome, motion.ended_on = words.strip(), clock.today()
    _say_result(motion, "未通过", actor)
    _tell_signers(motion, "未通过", words)


@MOTION.does("carry")
def carry(motion, *, actor, words):
    _passed(motion, words, actor)


@MOTION.does("fall")
def fall(motion, *, actor, words):
    _failed(motion, words, actor)


@MOTION.does("adopt")
def adopt(motion, *, actor, words):
    """The meeting passed it by a vote that was not held with the portal."""
    _passed(motion, words, actor)


@MOTION.does("fail")
def fail(motion, *, actor, words):
    _failed(motion, words, actor)


# What was resolved.


@transaction.atomic
def tie_resolution(motion, *, actor, resolution=None):
    """The resolution by which it was adopted: one that is there, or a new draft with the motion's own words."""
    demand(policies.office, actor, motion)
    motion = MOTION.held(motion)
    if motion.state != S.ADOPTED:
        raise Refused("议案通过以后才能关联决议决定。")
    if motion.resolution_id:
        raise Refused(f"已经关联“{motion.resolution}”。")
    if resolution is None:
        title = motion.title.removesuffix("的议案").removesuffix("议案") + "的决议"
        resolution = Resolution(
            congress_id=motion.congress_id, kind=Resolution.Kind.RESOLUTION, title=title, text=motion.plan
        )
        resolution = resolutions.keep_resolution(resolution, actor=actor)
    elif resolution.congress_id != motion.congress_id:
        raise ValidationError({"resolution": "请选择本级的决议决定。"})
    motion.resolution = resolution
    return keep(motion, actor=actor)


@MOTION.does("execute")
def execute(motion, *, actor):
    _tell_signers(motion, "已交办执行", f"执行机关：{motion.resolution.organ}。")


@MOTION.does("report_execution")
def report_execution(motion, *, actor):
    _tell_signers(motion, "已报告执行情况", str(motion.resolution))


@MOTION.does("close")
def close(motion, *, actor, outcome):
    _end(motion, outcome)


def _end(motion, outcome):
    motion.outcome, motion.ended_on = outcome.strip(), clock.today()
    _tell_signers(motion, "已办结", outcome)
