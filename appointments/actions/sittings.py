"""What a candidate does on screen, and what becomes of it. The log says "考生", never who."""

from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand
from congress.actions.ticking import one_by_one
from congress.frame import clock
from congress.frame.actor import SYSTEM, Actor
from congress.frame.workflow import Refused

from ..models import Exam, ExamSitting
from ..models.questions import LETTERS
from ..policies import exams as policies
from ..queries import exams as queries
from ..workflow import SITTING

S = ExamSitting.State


def candidate(sitting, ip=""):
    """The candidate as an actor: the log keeps his seat, not his name."""
    return Actor(name="考生", role="PUB", person_id=sitting.person_id, congress_id=sitting.congress_id, ip=ip)


@transaction.atomic
def sit_down(sitting, *, actor, desk):
    """A code has been typed in: from now on it belongs to this computer."""
    demand(policies.writes_it, actor, sitting)
    row = SITTING.held(sitting)
    if row.state not in (S.EXPECTED, S.WRITING):
        raise Refused("已经交卷，不能再进入。")
    if row.desk and row.desk != desk:
        raise Refused("这个考试码已在另一台电脑上使用，请监考人员重新发放。")
    if not row.desk:
        ExamSitting.objects.filter(pk=row.pk).update(desk=desk)
        records.record("appointments.examsitting.sit_down", actor=actor, obj=row, text=f"考生凭考试码进入{row}")
    return row


@transaction.atomic
def give_new_code(sitting, *, actor):
    """The old code is void, and so is the computer it was used on; answers and time stay as they are."""
    demand(policies.keeps_sitting, actor, sitting)
    row = SITTING.held(sitting)
    if row.state not in (S.EXPECTED, S.WRITING):
        raise Refused("已经交卷或者缺考，不用再发放考试码。")
    row.code_issue, row.desk = row.code_issue + 1, ""
    row.save(update_fields=["code_issue", "desk"])
    records.record("appointments.examsitting.code", actor=actor, obj=row, text=f"{actor.name}重新发放{row}的考试码")
    return row


@transaction.atomic
def give_time(sitting, *, actor, minutes, reason):
    """More minutes for one who could not write for a while: a computer that failed, a line that was down."""
    demand(policies.keeps_sitting, actor, sitting)
    row = SITTING.held(sitting)
    if row.state != S.WRITING or row.exam.state != Exam.State.OPEN:
        raise Refused("只有正在答题的考生可以补时。")
    row.extra_minutes += minutes
    row.save(update_fields=["extra_minutes"])
    records.record("appointments.examsitting.time", actor=actor, obj=row, reason=reason,
                   text=f"{actor.name}给{row}补时{minutes}分钟")  # fmt: skip
    return row


@SITTING.does("begin")
def begin(sitting, *, actor):
    """His time runs from now on, by the clock of the server."""
    sitting.started_at = clock.now()


@transaction.atomic
def save_answers(sitting, *, actor, answers):
    """Keep what has been marked so far, {number of the question: letters}, as long as his time lasts."""
    demand(policies.writes_it, actor, sitting)
    row = SITTING.held(sitting)
    if row.state != S.WRITING or row.exam.state != Exam.State.OPEN:
        raise Refused("已经交卷，答案不能再改。")
    if row.is_late:
        raise Refused("考试时间已到，以前保存的答案已经算数。")
    row.answers, row.saved_at = _readable(row.exam, answers), clock.now()
    row.save(update_fields=["answers", "saved_at"])
    return row


def _readable(exam, answers):
    """What answers to a question of the paper, its letters in their order."""
    asked = {str(one["number"]): LETTERS[: len(one["options"]) or 2] for one in exam.paper}
    return {
        number: "".join(sorted(set(letters))) for number, letters in answers.items()
        if number in asked and letters and not set(letters) - set(asked[number])
    }  # fmt: skip


@SITTING.does("hand_in")
def hand_in(sitting, *, actor, answers):
    """Once and for all. After his time only what was saved before counts."""
    if not sitting.is_late:
        sitting.answers = _readable(sitting.exam, answers)
    sitting.handed_in_at = clock.now()


@SITTING.does("collect")
def collect(sitting, *, actor):
    sitting.handed_in_at = clock.now()


@SITTING.does("miss")
def miss(sitting, *, actor):
    """He did not come; that is no attempt."""


@SITTING.does("mark")
def mark(sitting, *, actor, score, band):
    sitting.score, sitting.band, sitting.marked_at = score, band, clock.now()


def collect_due(now=None):
    """Whose time is over has handed in what he had saved. Done by the clock."""
    return one_by_one(queries.overdue(now or clock.now()), _collect)


def _collect(sitting):
    try:
        collect(sitting, actor=SYSTEM)
    except Refused:
        return 0  # he has just handed in himself
    return 1
