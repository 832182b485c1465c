"""Plants the question bank, exams before appointments – one on paper with its resit –, and one on screen that is held today."""

import csv
from pathlib import Path

from congress.actions import notices
from congress.frame import kinds
from congress.frame.dates import ONE_DAY
from congress.models import Person

from ..actions import exams, questions, sittings
from ..models import Exam, Question, QuestionKind
from ..models.questions import LETTERS, as_key
from ..queries.exams import sittings_of

BANK = Path(__file__).resolve().parent.parent / "data" / "questions.csv"
KINDS = {label: value for value, label in QuestionKind.choices}
SCOPE = "宪法、监督法、地方组织法、监察法、代表法，宪法宣誓和本级人事任免的规定。"
PLACE = "县人大机关二楼会议室"
FIRST, AGAIN = 120, 99  # days ago
POINTS = (92, 85, 58, 76, 81, None)


def bank():
    """The rows of the starter bank, as a table that may also be taken in by hand."""
    with BANK.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plant(world):
    office = world.first("GO")
    with notices.silence():
        people = [actor.person_id for actor in world.holders("UNITL")]
        _past(world, office, people[: len(POINTS)])
        _today(world, office, people[len(POINTS) : len(POINTS) + 4])
    world.say(0.01, "任前法律知识考试")


def plant_bank(world):
    questions.enter_all([_question(world, row) for row in bank()], actor=world.first("GO"))


def examine(world, day, items):
    """Whom items propose sit an exam on paper, and all pass."""
    office = world.first("GO")
    row = _exam(world, office, day, items=items)
    _finished(world, office, row, [82 + 5 * at % 17 for at in range(len(items))])


def _question(world, row):
    options = [row[f"选项{letter}"] for letter in LETTERS if row.get(f"选项{letter}")]
    return Question(congress=world.congress, kind=KINDS[row["题型"]], law=row["法律法规"], text=row["题干"], options=options,
                    key=as_key(row["答案"]), explanation=row["解析"])  # fmt: skip


def _exam(world, office, day, people=(), items=(), **more):
    """Told and drawn, so long before as the rule asks."""
    with world.at(day - 8 * ONE_DAY, 9):
        row = exams.keep_exam(Exam(congress=world.congress, on=day, place=PLACE, scope=SCOPE, **more), actor=office)
        people = Person.objects.filter(pk__in=people).order_by("pk")
        exams.add_candidates(row, people=people, items=items, actor=office)
        row = exams.tell(row, actor=office)
    with world.at(day - ONE_DAY, 15):
        return exams.draw(row, actor=office)


def _past(world, office, people):
    """On paper, one failed and passed at the resit, one did not come."""
    day = world.today - FIRST * ONE_DAY
    row = _finished(world, office, _exam(world, office, day, people), POINTS)
    again = world.today - AGAIN * ONE_DAY
    with world.at(again - 8 * ONE_DAY, 9):
        row = exams.tell(
            exams.arrange_resit(row, actor=office, on=again, begins=row.begins, place=PLACE), actor=office
        )
    with world.at(again - ONE_DAY, 15):
        row = exams.draw(row, actor=office)
    _finished(world, office, row, (71,))


def _finished(world, office, row, points):
    with world.at(row.on, 9):
        row = exams.open_exam(row, actor=office)
    with world.at(row.on, 10, 5):
        row = exams.close(row, actor=office)
    found = {str(one.pk): score for one, score in zip(sittings_of(row), points, strict=True)}
    with world.at(row.on, 15):
        for marker in (office, world.first("APPT")):
            exams.enter_scores(row, actor=marker, scores=found)
        return exams.confirm(row, actor=office)


def _today(world, office, people):
    """On screen: one writes, one has handed in, two have not sat down yet."""
    row = _exam(world, office, world.today, people, method=Exam.Method.SCREEN, minutes=90)
    with world.at(world.today, 9):
        row = exams.open_exam(row, actor=office)
        first, second, *_ = sittings_of(row)
        answers = {str(one["number"]): one["key"] for one in row.paper}
        for one in (first, second):
            sittings.begin(one, actor=sittings.candidate(one))
    with world.at(world.today, 9, 20):
        some = dict(list(answers.items())[:12])
        sittings.save_answers(first, actor=sittings.candidate(first), answers=some)
    with world.at(world.today, 9, 50):
        sittings.hand_in(second, actor=sittings.candidate(second), answers=answers)


EXAMS = kinds.Demo(key="appointments.exams", order=87, plant=plant)
