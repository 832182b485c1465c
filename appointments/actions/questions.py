"""Keeping the question bank: entered, mended, retired; nothing is deleted."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.registers import demand, keep, keep_all
from congress.frame import clock, guards
from congress.frame.workflow import Refused

from ..models import Question, QuestionKind
from ..models.questions import LETTERS
from ..policies import exams as policies
from ..queries import questions as queries

LEAST, MOST = 2, len(LETTERS)


def fault(question):
    """What is wrong with the options and the answer, as {field: words}."""
    kind, options, key = question.kind, question.options, question.key
    if kind == QuestionKind.JUDGE:
        if options:
            return {"options": "判断题不写选项。"}
        return {} if key in ("A", "B") else {"key": "判断题的答案写“正确”或者“错误”。"}
    if not LEAST <= len(options) <= MOST:
        return {"options": f"选择题写{LEAST}至{MOST}个选项，现在有{len(options)}个。"}
    if not all(options):
        return {"options": f"选项{LETTERS[options.index('')]}没有写。"}
    if len(set(options)) < len(options):
        return {"options": "有两个选项一样。"}
    if not key or set(key) - set(LETTERS[: len(options)]):
        return {"key": f"答案写选项的字母（A至{LETTERS[len(options) - 1]}）。"}
    if kind == QuestionKind.SINGLE and len(key) != 1:
        return {"key": "单选题只有一个答案。"}
    return {} if kind == QuestionKind.SINGLE or len(key) > 1 else {"key": "多选题至少有两个答案。"}


def _settle(question):
    """The key in the order of its letters; whatever does not fit is refused."""
    question.key = "".join(sorted(set(question.key)))
    if wrong := fault(question):
        raise ValidationError(wrong)


@transaction.atomic
def keep_question(question, *, actor):
    """Enter a question, or mend one. Papers that were drawn before keep the words they had."""
    demand(policies.keeps_questions, actor, question)
    if not question.pk:
        question.number = queries.next_number(question.congress_id)
    _settle(question)
    return keep(question, actor=actor)


@transaction.atomic
def retire(question, *, actor, reason):
    """It is in no paper that is drawn from now on."""
    demand(policies.keeps_questions, actor, question)
    if question.retired_on:
        raise Refused("这道题已经停用。")
    question.retired_on, question.retired_because = clock.today(), reason.strip()
    return keep(question, actor=actor)


@transaction.atomic
def use_again(question, *, actor):
    demand(policies.keeps_questions, actor, question)
    if not question.retired_on:
        raise Refused("这道题正在使用。")
    question.retired_on, question.retired_because = None, ""
    return keep(question, actor=actor)


@transaction.atomic
def enter_all(rows, *, actor):
    """Enter many new questions of one congress at once, with one line in the log."""
    for row in rows:
        demand(policies.keeps_questions, actor, row)
        _settle(row)
        row.clean_fields(exclude=["congress"])
    if rows:
        for number, row in enumerate(rows, start=queries.next_number(rows[0].congress_id)):
            row.number = number
        with guards.spoken():
            Question.objects.bulk_create(rows)
        records.record("appointments.question.enter", actor=actor, congress_id=rows[0].congress_id,
                       after={"题号": [row.number for row in rows]}, text=f"{actor.name}登记考试题目{len(rows)}道")  # fmt: skip
    return rows


@transaction.atomic
def change_all(changed, *, actor):
    """Change many questions at once: [(question, its columns before)]."""
    for row, _ in changed:
        demand(policies.keeps_questions, actor, row)
        _settle(row)
    return keep_all(changed, actor=actor)
