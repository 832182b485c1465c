"""Exam questions from a table: known by their words within a congress."""

from congress.actions import records
from congress.frame.importing import ImportColumn, ImportKind, column

from ..actions import questions as actions
from ..models import Question
from ..models.questions import LETTERS, as_key, key_words
from ..policies.exams import keeps_questions


def _option(letter):
    place = LETTERS.index(letter)
    return ImportColumn(
        key=f"option_{letter}", label=f"选项{letter}", most=200, width=24, help="判断题不写" if letter == "A" else "",
        example={"A": "三分之一", "B": "过半数", "C": "三分之二"}.get(letter, ""),
        read=lambda row: row.options[place] if place < len(row.options) else "",
    )  # fmt: skip


PLACES = {"options": "选项A", "key": "答案"}
OPTIONS = tuple(_option(letter) for letter in LETTERS)
COLUMNS = (
    column(Question, "kind", example="单选题", width=10, required=True),
    column(Question, "law", example="地方组织法", width=18),
    column(Question, "text", example="常务委员会的决议，由全体组成人员的（　）通过。", width=48),
    *OPTIONS,
    ImportColumn(key="answer", label="答案", required=True, most=12, width=10, example="B",
                 help="选择题写字母，例如：C；ABD。判断题写“正确”或者“错误”", read=lambda row: row.key_words),
    column(Question, "explanation", example="地方组织法第五十一条。", width=48),
)  # fmt: skip


def find(lines, intake):
    texts = [line.get("text") for line in lines if line.get("text")]
    rows = Question.objects.visible_to(intake.actor).filter(congress=intake.actor.congress_id, text__in=texts)
    known = {row.text: row for row in rows}
    for line in lines:
        line.target = known.get(line.get("text"))
        if line.get("answer") and line.get("kind"):
            line.values["answer"] = key_words(line.get("kind"), as_key(line.get("answer"))) or line.get("answer")


def check(lines, intake):
    seen = {}
    for line in lines:
        first = seen.setdefault(line.get("text"), line)
        if first is not line:
            line.wrong("题干", f"与第{first.number}行重复")
        for field, words in ({} if line.faults else actions.fault(_said(line, intake))).items():
            line.wrong(PLACES[field], words)


def _said(line, intake):
    """The question as the line has it, not stored; what the line leaves empty is as it is registered."""
    was = line.target or Question(congress_id=intake.actor.congress_id)
    columns = {one.key: line.values[one.key] if one.key in line.values else one.read(was) for one in COLUMNS}
    options = [columns.pop(one.key) or "" for one in OPTIONS]
    while options and not options[-1]:
        options.pop()
    key = "".join(sorted(as_key(columns.pop("answer") or "")))
    return Question(
        congress_id=was.congress_id, options=options, key=key, **{name: value or "" for name, value in columns.items()}
    )


def apply(new, changed, intake):
    rows = actions.enter_all([_said(line, intake) for line in new], actor=intake.actor)
    done, told = [(line, row, None) for line, row in zip(new, rows, strict=True)], []
    for line in changed:
        was = records.snapshot(line.target)
        said = _said(line, intake)
        for name in ("kind", "law", "text", "options", "key", "explanation"):
            setattr(line.target, name, getattr(said, name))
        told.append((line.target, was))
        done.append((line, line.target, was))
    actions.change_all(told, actor=intake.actor)
    return done


QUESTIONS = ImportKind(
    key="appointments.questions",
    title="任前法律知识考试题库",
    columns=COLUMNS,
    may=keeps_questions,
    find=find,
    check=check,
    apply=apply,
    note="按题干对应：已登记的修改，没有的新增。停用题目请在题目页面办理。",
    listing="appointments.questions",
    ignored=("题号", "停用日", "停用原因"),
    order=90,
)
