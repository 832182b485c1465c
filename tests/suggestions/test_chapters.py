"""The chapter of suggestions: the indicators as domain §6 defines them, by the dates of events."""

from datetime import date, timedelta

import pytest

from congress.frame import clock
from suggestions import actions
from suggestions.chapters import SUGGESTIONS
from suggestions.queries import indicators
from suggestions.queries.counting import Scope
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests.build.county import TODAY
from tests.build.suggestions import Walk, suggestion
from tests.build.summaries import unshown

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def facts(cast, since=YEAR[0], until=YEAR[1]):
    return SUGGESTIONS.gather(cast.congress, since, until)


def scope(cast, until=YEAR[1]):
    return Scope(congress_id=cast.congress.pk, since=YEAR[0], until=until)


def rate(cast, key, until=YEAR[1]):
    (found,) = indicators.measured(scope(cast, until), [key])
    return found.part, found.whole


def rows(cast, key, until=YEAR[1]):
    return sorted(indicators.behind(scope(cast, until), key).values_list("pk", flat=True))


def test_a_county_without_suggestions_has_a_chapter_that_says_so(cast):
    data = facts(cast)

    assert (data["submitted"], data["reply"], data["satisfied"]) == (0, "—", "—")
    assert [one.text for one in SUGGESTIONS.draft(data, None)] == ["统计期内代表没有提出建议。"]


def test_what_is_submitted_filed_and_what_became_of_the_rest(cast):
    for at in ("draft", "not_filed", "converted", "merged", "to_assign", "assigned"):
        suggestion(cast, at=at)
    suggestion(cast, at="assigned", in_session=True)

    data = facts(cast)
    # merged: what it was merged into is submitted too, and waits at the last review
    counts = {key: data[key] for key in ("submitted", "in_session", "filed", "merged", "converted", "not_filed")}
    assert counts == {"submitted": 7, "in_session": 1, "filed": 3, "merged": 1, "converted": 1, "not_filed": 1}
    assert data["filing"] == "42.9%（3/7）"
    assert data["assigned"] == 2


def test_what_was_merged_into_another_counts_itself(cast):
    walk = Walk(cast)
    walk.to("review_dac")
    main = walk.case
    other = suggestion(cast, at="review_dac", lead="dep2", subject="关于同一条路的建议")
    SUGGESTION.deeds["merge"](other, actor=cast.dac, into=main, reason="内容相同。")
    walk.to_assign()
    walk.assigned()

    assert rows(cast, "assigned") == sorted([main.pk, other.pk])
    assert len(rows(cast, "tasks")) == 1


def test_answers_count_by_their_date_and_so_do_their_marks(cast):
    suggestion(cast, at="closed")
    suggestion(cast, at="rated", unit="finance", result="not_satisfied")
    suggestion(cast, at="in_progress", unit="court")

    data = facts(cast)
    assert data["reply"] == "66.7%（2/3）"
    assert data["closing"] == "33.3%（1/3）"
    assert data["meeting"] == "66.7%（2/3）"
    assert data["satisfied"] == data["content"] == "50.0%（1/2）"
    assert data["feedback"] == "100.0%（2/2）"
    assert data["solved"] == "100.0%（2/2）"
    assert data["redone"] == "0.0%（0/1）"
    before = facts(cast, until=TODAY - timedelta(days=1))
    assert (before["submitted"], before["assigned"]) == (0, 0)


def test_overdue_tasks_without_answer_count_against_the_rate_on_time(cast):
    walk = Walk(cast)
    walk.to("in_progress")
    suggestion(cast, at="closed", unit="finance")
    due = walk.case.assignments.get().reply_due_on

    with clock.frozen(due):
        assert rate(cast, "on_time", due) == (1, 1)
    late = due + timedelta(days=1)
    with clock.frozen(late):
        assert rate(cast, "on_time", late) == (1, 2)
        assert rows(cast, "late", late) == [walk.case.pk]
    with clock.frozen(late + timedelta(days=90)):  # and as it stood on either day
        assert [rate(cast, "on_time", day) for day in (due, late)] == [(1, 1), (1, 2)]


def test_an_extension_moves_the_date_but_not_the_first_one(cast):
    walk = Walk(cast)
    walk.to("extension_requested")
    task = walk.answering[0]
    first = task.reply_due_on
    ASSIGNMENT.deeds["grant_extension"](task, actor=cast.dac)

    over = first + timedelta(days=1)
    with clock.frozen(over):
        assert (rate(cast, "on_time", over), rate(cast, "on_first_time", over)) == ((0, 0), (0, 1))


def test_a_unit_that_only_assists_is_not_among_those_that_bear_tasks(cast):
    suggestion(cast, at="joint_pending")
    data = facts(cast)

    assert (data["units"], data["tasks"]) == (1, 1)
    assert [row[0] for row in data.tables[1].rows] == [cast.bodies["transport"].short_name]


def test_a_redone_answer_counts_its_first_mark_and_shows_the_last(cast):
    walk = Walk(cast, result="not_satisfied")
    walk.to("redo")
    walk.marks |= {"result": "satisfied", "comment": ""}
    for step in ("reply_drafted", "reply_signed", "feedback_pending", "rated"):
        getattr(walk, step)()

    rates = [rate(cast, key) for key in ("satisfied", "last_satisfied", "redone")]
    assert rates == [(0, 1), (1, 1), (1, 1)]


def test_promises_count_in_the_year_they_are_due_and_kept_only_in_time(cast):
    due = TODAY + timedelta(days=30)
    walk = Walk(cast, reply_class="B", promises=[{"text": "修好", "due_on": due, "money": None}])
    walk.to("follow_up")
    late = Walk(cast, reply_class="B", unit="finance", promises=[{"text": "修好", "due_on": due, "money": None}])
    late.to("follow_up")
    for one, day in ((walk, due), (late, due + timedelta(days=1))):
        with clock.frozen(day):
            promise = one.answering[0].commitments.get()
            actions.following.settle_commitment(promise, actor=cast.dac, kept=True, note="现场核实。")

    with clock.frozen(due + timedelta(days=1)):
        data = facts(cast)
    assert data["kept"] == "50.0%（1/2）"
    assert data["turned"].endswith("/2）")
    assert facts(cast, date(2027, 1, 1), date(2027, 12, 31))["kept"] == "—"


def test_the_list_behind_a_figure_shows_as_many_as_it_counts(cast):
    for at in ("assigned", "in_progress", "closed", "not_filed"):
        suggestion(cast, at=at)
    data = facts(cast)
    client = cast.client("dac")

    for fact in data.facts:
        if fact.url:
            found = client.get(fact.url).context["found"].paginator.count
            assert (fact.key, found) == (fact.key, fact.value)


def test_the_words_compare_with_the_year_before_and_name_the_best_and_the_last(cast):
    with clock.frozen(date(2025, 4, 16)):
        suggestion(cast, at="closed")
    for unit in ("transport", "finance"):
        for _ in range(3):
            suggestion(cast, at="closed" if unit == "transport" else "in_progress", unit=unit)
    late = date(2026, 12, 31)
    with clock.frozen(late):
        data, before = facts(cast), facts(cast, date(2025, 1, 1), date(2025, 12, 31))
    drafted = {one.key: one.text for one in SUGGESTIONS.draft(data, before)}

    assert "比上年增加5件（500.0%）" in drafted["submitted"]
    assert "办复率50.0%（3/6），比上年下降50.0个百分点" in drafted["replied"]
    assert drafted["units_on_time"] == (
        "应答复3件次以上的2个单位中，按期答复率最高的是县交通局（100.0%，3/3），最低的是县财政局（0.0%，0/3）。"
    )
    assert "units_satisfied" not in drafted  # one unit alone has been rated
    with clock.frozen(late):
        assert len(rows(cast, "late", late)) == 3


def test_every_paragraph_names_figures_that_the_chapter_has(cast):
    suggestion(
        cast, at="closed", reply_class="B", promises=[{"text": "修好", "due_on": date(2026, 9, 1), "money": None}]
    )
    data = facts(cast)

    assert unshown(SUGGESTIONS, data) == []
    assert [fact.key for fact in data.facts if not fact.definition] == []


def test_a_figure_is_the_same_whenever_it_is_asked_for(cast):
    suggestion(cast, at="closed")
    first = facts(cast)
    with clock.frozen(date(2027, 6, 1)):
        suggestion(cast, at="closed")
        assert facts(cast) == first


def test_the_next_county_and_the_townships_count_for_themselves(cast):
    suggestion(cast.stranger, at="draft", lead="dep")
    suggestion(cast.townships["river"], at="closed")

    assert facts(cast)["submitted"] == 0


@pytest.mark.parametrize("many", [1, 3])
def test_it_is_read_in_as_many_statements_for_one_as_for_three(cast, django_assert_num_queries, many):
    for _ in range(many):
        suggestion(cast, at="closed")

    with django_assert_num_queries(40):  # five years side by side are 20 of them
        facts(cast)
