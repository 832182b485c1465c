"""The question bank: what fits a question, retired without being lost, taken in from tables, seen by its keepers alone."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from appointments.actions import questions as actions
from appointments.demo import exams as demo
from appointments.models import Question
from appointments.models.questions import as_key
from appointments.queries import questions as queries
from tests.build import exams as build
from tests.build.importing import applied, faults, taken

pytestmark = pytest.mark.django_db
HEAD = ["题型", "法律法规", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析"]


@pytest.mark.parametrize(
    ("kind", "options", "key", "field"),
    [
        ("single", ["甲", "乙"], "A", ""),
        ("single", ["甲", "乙"], "C", "key"),
        ("single", ["甲", "乙"], "AB", "key"),
        ("single", ["甲", "乙"], "", "key"),
        ("single", ["甲"], "A", "options"),
        ("single", ["甲", "甲"], "A", "options"),
        ("single", list("一二三四五六七"), "A", "options"),
        ("multiple", ["甲", "乙", "丙"], "AC", ""),
        ("multiple", ["甲", "乙", "丙"], "CA", ""),
        ("multiple", ["甲", "乙", "丙"], "A", "key"),
        ("judge", [], "B", ""),
        ("judge", [], "C", "key"),
        ("judge", ["甲", "乙"], "A", "options"),
    ],
)
def test_options_and_answer_fit_the_kind(cast, kind, options, key, field):
    if field:
        with pytest.raises(ValidationError) as wrong:
            build.question(cast, kind=kind, options=options, key=key)
        assert list(wrong.value.message_dict) == [field]
    else:
        assert build.question(cast, kind=kind, options=options, key=key).key == "".join(sorted(key))


@pytest.mark.parametrize(
    ("words", "key"), [("C", "C"), ("A、B、D", "ABD"), ("dba", "ABD"), ("正确", "A"), ("×", "B"), (" b ", "B")]
)
def test_an_answer_is_read_as_people_write_it(words, key):
    assert as_key(words) == key


def test_what_is_retired_stays_and_says_why(cast):
    row = build.question(cast)

    actions.retire(row, actor=cast.go, reason="法律已经修改")

    assert list(queries.listed(cast.go)) == []
    assert list(queries.listed(cast.go, state="off")) == [row]
    assert actions.use_again(row, actor=cast.go).is_in_force


@pytest.mark.parametrize("who", ["lead", "dac", "com", "scm", "dep", "unit", "gov", "sys"])
def test_nobody_but_its_keepers_sees_or_writes_a_question(cast, who):
    build.question(cast)

    assert not Question.objects.visible_to(cast.actor(who)).exists()
    with pytest.raises(PermissionDenied):
        actions.keep_question(Question(congress=cast.congress, law="宪法", text="？", options=["甲", "乙"], key="A"),
                              actor=cast.actor(who))  # fmt: skip


def test_a_neighbour_sees_none_of_it(cast):
    build.question(cast)

    assert not Question.objects.visible_to(build.replace(cast.go, congress_id=cast.stranger.congress.pk)).exists()


def test_a_table_is_taken_in_and_mended_by_its_words(cast):
    rows = [
        HEAD,
        ["单选题", "宪法", "本级人大每届任期几年？", "三年", "四年", "五年", "", "C", ""],
        ["多选题", "宪法", "一府一委两院包括哪些？", "政府", "监委", "法院", "检察院", "a b c d", "宪法"],
        ["判断题", "宪法", "县人大每届任期五年。", "", "", "", "", "对", ""],
    ]

    applied("appointments.questions", rows, actor=cast.go)
    applied(
        "appointments.questions",
        [[*HEAD[:3], "答案"], ["单选题", "宪法", "本级人大每届任期几年？", "B"]],
        actor=cast.go,
    )

    found = [(row.number, row.key, len(row.options)) for row in Question.objects.order_by("number")]
    assert found == [(1, "B", 3), (2, "ABCD", 4), (3, "A", 0)]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (["单选题", "宪法", "题", "甲", "乙", "", "", "C", ""], "答案", "答案写选项的字母（A至B）"),
        (["单选题", "宪法", "题", "甲", "", "丙", "", "A", ""], "选项A", "选项B没有写"),
        (["判断题", "宪法", "题", "甲", "乙", "", "", "正确", ""], "选项A", "判断题不写选项"),
        (["填空题", "宪法", "题", "", "", "", "", "A", ""], "题型", "“填空题”不在可选项中"),
    ],
)
def test_a_spoiled_line_is_named(cast, row, column, words):
    ((line, where, said), *_) = faults(taken("appointments.questions", [HEAD, row], actor=cast.go))

    assert (line, where, said.startswith(words)) == (2, column, True)


def test_the_starter_bank_is_good_as_a_table(cast):
    rows = demo.bank()

    batch = applied("appointments.questions", [list(rows[0]), *(list(row.values()) for row in rows)], actor=cast.go)

    assert (len(rows), faults(batch), Question.objects.count()) == (63, [], 63)
    assert not Question.objects.filter(explanation="").exists()
