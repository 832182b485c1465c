"""What stands only in an answer is found by whoever may read that answer, as a hit of its case, the same on both databases."""

import pytest

from congress.models import SearchEntry
from congress.queries import checking
from suggestions.models import Reply
from suggestions.search import found
from tests.build.suggestions import Walk
from tests.costs import page_same_for_many
from tests.suggestions.test_checks import bend

pytestmark = pytest.mark.django_db
SAID = "经现场核实，已经完成沥青罩面，校车恢复通行。"


def answered(cast, at="feedback_pending", reply=SAID, **more):
    return Walk(cast, reply=reply, subject="关于整修东岸道路的建议", **more).to(at)


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("沥青", True),
        ("沥青罩面", True),
        ("沥青 东岸", True),  # one word in the answer, one in the title
        ("沥青 电梯", False),
        ("沥青校车", False),  # each pair is there, the word is not
        ("青", False),
        ("%", False),
    ],
)
def test_words_of_an_answer_lead_to_its_case(cast, words, hit):
    case = answered(cast)

    assert list(found(cast.dac, words)) == [case] * hit
    assert (case.get_absolute_url() in cast.client("dac").get("/suggestions/", {"q": words}).content.decode()) is hit


def test_the_page_shows_the_piece_of_the_answer(cast):
    case = answered(cast)

    page = cast.client("dac").get("/find/", {"q": "沥青罩面"}).content.decode()

    assert (case.get_absolute_url() in page, "已经完成<mark>沥青罩面</mark>，校车" in page) == (True, True)


def test_nobody_finds_by_an_answer_he_may_not_read(cast):
    case = answered(cast, separate=("transport", "finance"))
    people = cast.everybody()

    finds = {key for key, actor in people.items() if case in found(actor, "沥青罩面")}

    sees = Reply.objects.sent().filter(assignment__suggestion=case)
    reads = {key for key, actor in people.items() if Reply.objects.visible_to(actor).filter(pk__in=sees).exists()}
    assert finds == reads
    assert {"dac", "unit", "dep"} <= finds
    assert not {"dep3", "court"} & finds


def test_one_unit_does_not_find_by_what_another_answered(cast):
    case = answered(cast, separate=("transport", "finance"))
    other = case.assignments.get(unit=cast.bodies["finance"]).replies.get()
    SearchEntry.objects.exclude(target=f"suggestions.reply:{other.pk}").filter(kind="suggestions.reply").delete()

    assert [case in found(actor, "沥青罩面") for actor in (cast.dac, cast.finance, cast.unit)] == [True, True, False]


@pytest.mark.parametrize(
    ("at", "hit"), [("reply_drafted", False), ("reply_signed", False), ("feedback_pending", True)]
)
def test_an_answer_is_found_once_it_was_sent(cast, at, hit):
    case = answered(cast, at=at)

    assert [case in found(actor, "沥青罩面") for actor in (cast.dac, cast.unit)] == [hit] * 2


def test_an_answer_missing_in_the_index_is_reported(cast):
    case = answered(cast)
    bend("DELETE FROM congress_searchentry WHERE kind = 'suggestions.reply'")

    ours = [one.found for one in checking.everywhere() if one.check.key == "suggestions.search"]

    assert [str(finding) for some in ours for finding in some] == [
        f"{case.number_text}《{case.subject}》的答复查找不到：检索里没有它。"
    ]


def test_finding_costs_the_same_for_many_answers(cast):
    client = cast.client("dac")

    page_same_for_many(client, "/find/?q=沥青罩面", lambda place: answered(cast))
