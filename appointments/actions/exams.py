"""Exams: prepared, told, drawn, held, marked. No line of the log names a candidate: he is "考生" until the vote."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import clocks, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.two_counts import turn
from congress.frame.workflow import Refused
from congress.queries.meetings import term_on
from congress.queries.rules import rule

from ..models import Exam, ExamMarking, ExamSitting
from ..models.exams import FULL
from ..policies import exams as policies
from ..queries import exams as queries
from ..workflow import EXAM
from ..workflow.exams import SCOPE
from . import sittings

E = Exam.State
LATER = ("on", "begins", "place")  # what may still be changed when the scope has been told


@transaction.atomic
def keep_exam(exam, *, actor):
    """Prepare an exam, or change it: all of it before the scope is told, then only a later day and the place."""
    demand(policies.keeps_exams, actor, exam)
    _demand_full(exam)
    exam.term = term_on(exam.congress_id, exam.on)
    if exam.term is None:
        raise ValidationError({"on": "这一天不在登记的任何一届之内，请先登记届次。"})
    was = Exam.objects.get(pk=exam.pk) if exam.pk else None
    if was:
        _demand_may_change(exam, was)
    keep(exam, actor=actor)
    if exam.state == E.PLANNED and (was is None or was.on != exam.on):
        if was:
            clocks.close_clock(SCOPE, exam, actor=actor, outcome="cancelled")
        clocks.open_clock(SCOPE, exam, actor=actor, starts_on=exam.on)
    return exam


def _demand_full(exam):
    total = sum(count * points for _, _, count, points in exam.parts)
    if total != FULL:
        raise ValidationError(f"各题分值合计{total}分，须是{FULL}分。")


def _demand_may_change(exam, was):
    held = EXAM.held(was)
    if not held.may_change:
        raise Refused("已经组卷，不能再改。")
    if held.state == E.TOLD:
        fixed = [field for field in Exam._meta.concrete_fields if field.name not in LATER]
        if any(field.value_from_object(held) != field.value_from_object(exam) for field in fixed):
            raise Refused("考试范围已经告知，只能改考试时间和地点。")
        if exam.on < held.on:
            raise ValidationError({"on": "考试范围已经告知，考试日期只能推后。"})


# Candidates.


@transaction.atomic
def add_candidates(exam, *, actor, people=(), items=()):
    """Put people of the register, and those whom items propose, on the list: who has not passed in this term, and has not
    used up his resits."""
    wanted = [ExamSitting(name=person.name, person=person) for person in people]
    wanted += [ExamSitting(name=item.name, person_id=item.person_id, item=item) for item in items]
    return _enter(exam, wanted, actor)


def _enter(exam, wanted, actor):
    demand(policies.keeps_exams, actor, exam)
    exam = EXAM.held(exam)
    if not exam.may_change:
        raise Refused("已经组卷，不能再增加考生。")
    days = rule(exam.congress_id, "appointment.exam_notice_days")
    if exam.state == E.TOLD and (exam.on - clock.today()).days < days:
        raise Refused(f"考试范围应当提前{days}日告知考生，现在增加考生已经来不及。")
    if not wanted:
        raise ValidationError("请选择或者填写考生。")
    for seat, row in enumerate(wanted, start=queries.next_seat(exam)):
        found = queries.standing(exam.term, person_id=row.person_id, name=row.name)
        _demand_may_sit(row.name, found)
        row.exam, row.seat, row.is_resit = exam, seat, bool(found.failed)
        row.save()
    records.record(
        "appointments.examsitting.add", actor=actor, obj=exam, text=f"{actor.name}登记《{exam}》考生{len(wanted)}人"
    )
    return wanted


def _demand_may_sit(name, found):
    if found.passed:
        raise Refused(f"{name}本届已经通过任前法律知识考试（{found.passed.score}分），不用再考。")
    if found.coming:
        raise Refused(f"{name}已在{found.coming.exam}的名单里。")
    if not found.may_sit:
        raise Refused(f"{name}本届已考{len(found.failed)}次，都不合格，不能再补考。")


@transaction.atomic
def remove_candidate(sitting, *, actor):
    """Off the list again, before the exam begins."""
    demand(policies.keeps_sitting, actor, sitting)
    exam = EXAM.held(sitting.exam)
    if not exam.may_lose_candidates:
        raise Refused("已经开考，不能再改名单。")
    records.record(
        "appointments.examsitting.remove", actor=actor, obj=exam, text=f"{actor.name}从《{exam}》名单中减少考生1人"
    )
    sitting.delete()


@transaction.atomic
def arrange_resit(exam, *, actor, on, begins, place):
    """Another exam, with those who failed this one and may try once more."""
    demand(policies.keeps_exams, actor, exam)
    again = queries.may_resit(exam)
    if exam.state != E.CONFIRMED or not again:
        raise Refused("没有可以补考的考生。")
    columns = ("congress", "title", "method", "minutes", "scope", "laws",
               *(f"{key}_{what}" for key, _ in Exam.PARTS for what in ("count", "points")))  # fmt: skip
    row = Exam(**{name: getattr(exam, name) for name in columns}, on=on, begins=begins, place=place)
    row.title = row.title if row.title.endswith("（补考）") else f"{row.title}（补考）"
    keep_exam(row, actor=actor)
    _enter(row, [ExamSitting(name=one.name, person=one.person, item=one.item) for one in again], actor)
    return row


# On its way.


@EXAM.does("tell")
def tell(exam, *, actor):
    exam.told_on = clock.today()


@EXAM.does("draw")
def draw(exam, *, actor):
    """The paper is drawn by a seed that is kept with the pool, so that the draw can be done again; the bands of today stand."""
    exam.seed, exam.drawn_at = secrets.token_hex(32), clock.now()
    entries = list(queries.pool(exam).order_by("number").values_list("number", "kind"))
    exam.pool = [list(entry) for entry in entries]
    chosen = {row.number: row for row in queries.pool(exam)}
    exam.paper = [
        {"number": row.number, "kind": row.kind, "law": row.law, "text": row.text, "options": row.options, "key": row.key,
         "explanation": row.explanation}
        for row in (chosen[number] for number in queries.drawn_from(exam, entries, exam.seed))
    ]  # fmt: skip
    exam.bands = {name: rule(exam.congress_id, f"appointment.exam_{name}") for name in ("pass", "good", "excellent")}


@EXAM.does("open")
def open_exam(exam, *, actor):
    exam.opened_at = clock.now()


@EXAM.does("close")
def close(exam, *, actor):
    """On screen whoever still writes hands in what he has; who never sat down was absent."""
    exam.closed_at = clock.now()
    for row in queries.sittings_of(exam) if exam.is_on_screen else ():
        if row.state == ExamSitting.State.WRITING:
            sittings.collect(row, actor=SYSTEM)
        elif row.state == ExamSitting.State.EXPECTED:
            sittings.miss(row, actor=SYSTEM)


@EXAM.does("confirm")
def confirm(exam, *, actor):
    """Every candidate gets his points and his band; they stand from now on."""
    exam.confirmed_on = clock.today()
    found = {} if exam.is_on_screen else queries.last_markings(exam)[0].scores
    for row in queries.sittings_of(exam):
        points = queries.score(exam, row.answers) if exam.is_on_screen else found.get(str(row.pk))
        if row.state == ExamSitting.State.ABSENT:
            continue
        if points is None:
            sittings.miss(row, actor=SYSTEM)
        else:
            sittings.mark(row, actor=SYSTEM, score=points, band=queries.band_of(points, exam.bands))


@EXAM.does("call_off")
def call_off(exam, *, actor, reason):
    exam.called_off_because = reason.strip()[:300]


@transaction.atomic
def enter_scores(exam, *, actor, scores):
    """The points one marker has given on paper, {key of the sitting: points, or None of who did not come}. He never sees
    the other's; whoever enters again adds an attempt."""
    demand(policies.keeps_paper, actor, exam)
    exam = EXAM.held(exam)
    if exam.state != E.CLOSED or exam.is_on_screen:
        raise Refused("纸质考试收卷以后、成绩确定以前，才能录入得分。")
    seats = {str(row.pk) for row in queries.sittings_of(exam)}
    if set(scores) != seats:
        raise ValidationError("每名考生都要录入得分，缺考的注明缺考。")
    if any(points is not None and not 0 <= points <= FULL for points in scores.values()):
        raise ValidationError(f"得分应在0至{FULL}之间。")
    place, attempt = turn(queries.last_markings(exam), actor.person_id, by="marker_id")
    row = ExamMarking.objects.create(exam=exam, place=place, marker_id=actor.person_id, attempt=attempt, scores=scores)
    records.record(
        "appointments.exammarking.enter", actor=actor, obj=exam, text=f"{actor.name}录入《{exam}》的得分，{row}"
    )
    return row
