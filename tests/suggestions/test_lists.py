"""The list of suggestions: who finds what in it, in which words, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict

from congress.frame import clock
from suggestions.filters import NEWEST, SuggestionFilter
from suggestions.listings import SUGGESTIONS
from suggestions.queries import lists
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests import build
from tests.costs import page_same_for_many


def found(actor, query=""):
    asked = QueryDict(query)
    rows = SuggestionFilter(asked, queryset=lists.with_rows(lists.listed(actor), actor), actor=actor).qs
    return [one.subject for one in SUGGESTIONS.in_order(rows, dict(asked.lists()))]


@pytest.mark.parametrize("asked", ["", "?q=公路&sort=reply_due_on&topic=&late=", "?q=校车"])
@pytest.mark.parametrize("key", ["dac", "unit", "dep"])
def test_the_list_costs_the_same_for_one_and_for_three_rows(cast, key, asked):
    client = cast.client(key)

    def assigned(place):
        build.suggestion(cast, at="assigned", joint=("finance",), cosigners=("dep2",))

    assert page_same_for_many(client, f"/suggestions/{asked}", assigned) <= MOST
    assert client.get(f"/suggestions/{asked}").content.decode().count("<tr>") == 4


MOST = 12  # statements of a list, whatever it is asked for


def test_an_offices_list_is_leafed_through_in_its_index_alone(cast):
    rows = lists.listed(cast.dac).order_by(*NEWEST).values_list("pk", flat=True)
    if connection.vendor == "postgresql":  # a table of a few rows is read whole or sorted, whatever its indexes
        connection.cursor().execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")

    plan = rows[5000:5025].explain()

    assert re.search("COVERING INDEX suggestions_newest|Index Only Scan using suggestions_newest", plan), plan


def test_each_reader_finds_his_own_cases(cast):
    build.suggestion(cast, at="draft", subject="草稿")
    build.suggestion(cast, at="review_dac", subject="审核")
    build.suggestion(cast, at="assigned", subject="交通")
    build.suggestion(cast, at="assigned", unit="court", subject="法院")
    build.suggestion(cast, at="assigned", lead="dep3", subject="别人")

    assert {
        key: sorted(found(cast.actor(key))) for key in ("dac", "unit", "court", "gov", "dep", "dep3", "dhead")
    } == {
        "dac": sorted(["审核", "交通", "法院", "别人"]),
        "unit": sorted(["交通", "别人"]),
        "court": ["法院"],
        "gov": sorted(["交通", "别人"]),
        "dep": sorted(["草稿", "审核", "交通", "法院"]),
        "dep3": ["别人"],
        "dhead": sorted(["审核", "交通", "法院"]),
    }
    assert found(cast.stranger.dac) == []


def test_it_is_narrowed_by_stage_unit_topic_key_and_words(cast):
    build.suggestion(cast, at="review_dac", subject="整治线缆", topic=cast.topics[1])
    build.suggestion(cast, at="in_progress", subject="修复公路", topic=cast.topics[0])
    build.suggestion(cast, at="feedback_pending", subject="法院便民", unit="court")

    assert found(cast.dac, "stage=review") == ["整治线缆"]
    assert found(cast.dac, "stage=working") == ["修复公路"]
    assert found(cast.dac, "stage=feedback") == ["法院便民"]
    assert found(cast.dac, f"unit={cast.units['court'].pk}") == ["法院便民"]
    assert found(cast.dac, f"topic={cast.topics[1].pk}") == ["整治线缆"]
    assert found(cast.dac, "q=公路 修复") == ["修复公路"]
    assert found(cast.dac, "q=校车停开") == found(cast.dac, "q=没有这样的话") == []
    assert sorted(found(cast.dac, "q=校车")) == sorted(
        ["整治线缆", "修复公路", "法院便民"]
    )  # in the text of all three
    assert found(cast.dac, f"delegation={cast.bodies['hill_delegation'].pk}") == []
    assert found(cast.dac, "year=2025") == []
    assert len(found(cast.dac, "session=between")) == 3


def test_a_word_is_found_in_a_draft_and_in_a_title_put_right_by_a_reviewer(cast):
    build.suggestion(cast, at="draft", subject="关于修建泄洪渠的建议")
    case = build.suggestion(cast, at="review_secretariat", subject="关于线览整治的建议")

    SUGGESTION.deeds["pass_secretariat"](case, actor=cast.go, subject="关于整治3路公交线缆的建议")

    words = ("泄洪", "线览", "线缆", "3路", "缆", "整治 公交")
    by_staff = {word: found(cast.dac, f"q={word}") for word in words}
    assert by_staff == {word: [] if word in ("泄洪", "线览") else ["关于整治3路公交线缆的建议"] for word in words}
    assert found(cast.dep, "q=泄洪") == ["关于修建泄洪渠的建议"]


def test_a_number_finds_the_number(cast):
    build.suggestion(cast, at="to_assign", subject="闭会的")
    build.suggestion(cast, at="to_assign", subject="会上的", in_session=True)

    assert [sorted(found(cast.dac, f"q={words}")) for words in ("1", "第1号", "闭1号", "闭1", "2")] == [
        sorted(["闭会的", "会上的"]),
        ["会上的"],
        ["闭会的"],
        ["闭会的"],
        [],
    ]


def test_nonsense_in_the_address_is_passed_over(cast):
    build.suggestion(cast, at="review_dac", subject="在")
    client = cast.client("dac")

    for query in (
        "stage=no&topic=x&session=x&year=x&sort=x&page=x",
        "q=%00",
        "unit=999999999999999999999",
        "page=99999999",
    ):
        assert client.get(f"/suggestions/?{query}").status_code == 200


def test_lateness_is_a_matter_of_the_day(cast):
    build.suggestion(cast, at="in_progress", subject="迟")

    assert found(cast.dac, "late=on") == []
    with clock.frozen(clock.today() + timedelta(days=100)):
        assert found(cast.dac, "late=on") == ["迟"]
        assert found(cast.unit, "late=on") == ["迟"]


def test_a_unit_reads_and_filters_by_its_own_task(cast):
    case = build.suggestion(cast, at="accepted", joint=("finance",), subject="修路")
    joint = case.assignments.get(kind="joint")
    ASSIGNMENT.deeds["give_opinion"](joint, actor=cast.finance, text="同意。", signer="秦局长")

    assert (found(cast.finance, "stage=opined"), found(cast.finance, "stage=working")) == (["修路"], [])
    assert (found(cast.unit, "stage=opined"), found(cast.unit, "stage=working")) == ([], ["修路"])


def test_ratings_and_classes_cannot_be_felt_out_by_units_they_do_not_concern(cast):
    build.suggestion(cast, at="rated", joint=("finance",), result="not_satisfied", subject="修路")
    query = f"reply_class={cast.classes['A'].pk}"

    assert {key: found(cast.actor(key), "rating=not_satisfied") for key in ("dac", "unit", "finance")} == {
        "dac": ["修路"],
        "unit": ["修路"],
        "finance": [],
    }
    assert {key: found(cast.actor(key), query) for key in ("dac", "unit", "finance")} == {
        "dac": ["修路"],
        "unit": ["修路"],
        "finance": [],
    }


def test_a_secret_name_is_kept_in_the_list_and_in_the_file(cast):
    build.suggestion(cast, at="in_progress", secret_identity=True)

    def names(actor):
        columns = {column.label: column.value for column in SUGGESTIONS.columns}
        rows = SUGGESTIONS.rows(actor, {}).iterator(chunk_size=100)
        return [(columns["领衔代表"](row), columns["代表团"](row)) for row in rows]

    assert names(cast.dac) == [("张德福", "河口代表团")]
    assert names(cast.go) == [("（身份保密）", "")]
    assert "张德福" not in cast.client("go").get("/suggestions/").content.decode()


def test_the_file_is_the_list_as_it_is_filtered(cast):
    build.suggestion(cast, at="review_dac", subject="审核")
    build.suggestion(cast, at="in_progress", subject="办理")
    filters = {"stage": ["working"], "q": [""]}

    rows = SUGGESTIONS.rows(cast.dac, filters)

    assert (rows.count(), [row.subject for row in rows.iterator(chunk_size=10)]) == (1, ["办理"])
    assert SUGGESTIONS.said(cast.dac, filters) == "办理阶段：办理中"
    assert not SUGGESTIONS.may(cast.dep)


def test_it_is_sorted_by_due_day_and_number(cast):
    build.suggestion(cast, at="assigned", subject="先", is_hard=True)
    build.suggestion(cast, at="assigned", subject="后")

    assert found(cast.dac, "sort=reply_due_on") == ["后", "先"]
    assert found(cast.dac, "sort=number") == ["先", "后"]
    assert found(cast.dac) == ["后", "先"]


def test_a_description_of_the_interface_leaves_the_filters_whole(cast):
    build.suggestion(cast, at="review_dac", subject="审核")
    build.suggestion(cast, at="to_assign", subject="交办")
    for question in SuggestionFilter.base_filters.values():
        assert question.field  # as a schema generator draws it

    assert found(cast.dac, "stage=review") == ["审核"]


def test_a_choice_that_is_not_known_is_said_and_narrows_nothing(cast):
    build.suggestion(cast, at="assigned")
    client = cast.client("dac")
    known, unknown = (client.get(f"/suggestions/?stage={stage}").content.decode() for stage in ("assigned", "gone"))

    assert ["没有按“办理阶段”筛选" in page for page in (known, unknown)] == [False, True]
    assert len(re.findall(r'<input type="date" name="(?:since|until|day)"', known)) == 3
