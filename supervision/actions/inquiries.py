"""Questions: collected, given to members, asked, answered, judged – in a special inquiry and beside it."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import clocks, notices
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import Attendance, Form, Question
from ..policies import inquiries as policies
from ..policies import topics as topic_policies
from ..queries import inquiries as queries
from ..workflow import QUESTION
from .steps import leave
from .topics import held

S = Question.State
CLOCK = "supervision.question"


@transaction.atomic
def propose(question, *, actor):
    """Collect a question for a special inquiry whose list is not fixed yet, or mend one that was collected."""
    topic = held(question.topic)
    demand(*((policies.corrects, actor, question) if question.pk else (policies.collects, actor, topic)))
    if topic.form != Form.SPECIAL_INQUIRY or topic.state not in queries.OPEN:
        raise Refused("问题清单已经确定，不能再提。")
    if question.pk and QUESTION.held(question).state != S.COLLECTED:
        raise Refused("问题已经列入，要改请先由专工委退回。")
    question.congress_id = topic.congress_id
    if not question.pk:
        question.order, question.by_name = queries.next_order(topic), actor.name[:40]
        question.proposer_id = actor.person_id
    return keep(question, actor=actor)


@transaction.atomic
def ask(question, *, actor):
    """Enter a question put while a report is deliberated (监督法第六章): answered on the spot, or in writing by a day."""
    demand(policies.asks, actor, question)
    if question.meeting_id is None:
        raise ValidationError({"meeting": "请选择会议。"})
    if question.asker_id is None:
        raise ValidationError({"asker": "请选择提问人。"})
    question.order, question.by_name, question.state = 0, actor.name[:40], S.LISTED
    keep(question, actor=actor)
    if question.due_on:
        clocks.open_clock(CLOCK, question, actor=actor, starts_on=question.due_on)
        rows = Membership.objects.in_office().filter(organization=question.unit_id, role__in=("UNIT", "UNITL"))
        notices.tell(rows, subject=f"请书面答复询问：{question}", obj=question)
    return question


@QUESTION.does("list")
def list_question(question, *, actor, asker, unit, is_open, text=""):
    """On the list: who asks, who answers. The member is told."""
    if question.topic.state not in queries.OPEN:
        raise Refused("问题清单已经确定。")
    question.asker, question.unit, question.is_open = asker, unit, is_open
    question.text = text.strip() or question.text
    notices.tell([asker], subject=f"请准备提问：{question}", text=str(question.topic), obj=question)


@QUESTION.does("leave_out")
def leave_out(question, *, actor, reason):
    if question.topic_id and question.topic.state not in queries.OPEN:
        raise Refused("问题清单已经确定。")
    question.left_because = reason.strip()[:200]
    clocks.close_clocks(question, actor=actor, cancelled=(CLOCK,))


@QUESTION.does("answer")
def answer(question, *, actor, answer, answerer, on, further=""):
    """Who answered what, and what was asked after that."""
    if question.topic_id and question.topic.state != "called":
        raise Refused("专题询问会议还没有举行，不能登记答复。")
    if on > clock.today():
        raise ValidationError({"on": "日期不能晚于今天。"})
    opens_on = question.topic.meeting.opens_on if question.topic_id else on
    if on < opens_on:
        raise ValidationError({"on": f"询问在会议上提出，答复不能早于会议开幕的{long_date(opens_on)}。"})
    question.answer, question.answerer, question.further = answer.strip(), answerer.strip(), further.strip()
    question.answered_on = on


@QUESTION.does("reopen")
def reopen(question, *, actor, reason):
    """The record was wrong: it is written again. Refused once the meeting is on record."""
    if question.topic_id and question.topic.state != "called":
        raise Refused("会议已经登记，答复记录不能再改。")
    question.mark, question.answered_on = Question.Mark.NONE, None


@transaction.atomic
def judge(question, *, actor, mark):
    """Whoever asked says whether the answer satisfied him."""
    question = QUESTION.held(question)
    demand(policies.judges, actor, question)
    question.mark = mark
    return keep(question, actor=actor)


@transaction.atomic
def keep_attendance(row, *, actor):
    """Write down who came for an organ; whoever did not come himself says why."""
    demand(topic_policies.conducts, actor, row.topic)
    if held(row.topic).state != "called":
        raise Refused("只有已通知到会、还没有登记会议的专题询问可以登记到会。")
    return keep(row, actor=actor)


def call_units(topic, *, actor, on, text, files=()):
    """Every organ that is asked is called to the meeting."""
    leave(topic, "call_units", actor=actor, on=on, text=text, files=files)
    units = queries.units_asked(topic)
    Attendance.objects.bulk_create([Attendance(topic=topic, unit=unit) for unit in units], ignore_conflicts=True)
    rows = Membership.objects.in_office().filter(organization__in=units, role__in=("UNIT", "UNITL"))
    notices.tell(rows, subject=f"请到会答复询问：{topic}", text=str(topic.meeting), obj=topic)


def hold(topic, *, actor, text, files=()):
    """The meeting has asked and heard: from its last day run the days for the opinions."""
    topic.deliberated_on = min(topic.meeting.closes_on, clock.today())
    leave(topic, "hold", actor=actor, on=topic.deliberated_on, text=text, files=files)
    for key in ("supervision.opinion_draft", "supervision.opinion_handover"):
        clocks.open_clock(key, topic, actor=actor, starts_on=topic.deliberated_on)


def fix_questions(topic, *, actor):
    """The list stands."""


def reopen_questions(topic, *, actor, reason):
    """Questions are collected again."""


DEEDS = {"call_units": call_units, "hold": hold, "fix_questions": fix_questions, "reopen_questions": reopen_questions}
