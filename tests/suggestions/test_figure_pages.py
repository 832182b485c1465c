"""The page of figures: every number opens the list that it counts, for everybody who may see it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.actions import institution, jobs
from congress.frame import clock, sheets
from congress.frame.address import address
from congress.models import Job, Notice
from deputies.actions import structure
from suggestions import actions
from suggestions.queries import handling, indicators, scores
from suggestions.queries.counting import Scope
from tests.build import motions
from tests.build.county import TODAY
from tests.build.suggestions import Walk, suggestion

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=200)
UNITS = ("transport", "court", "finance")
READERS = ("dac", "lead", "go", "com", "gov", "unit", "tch")


@pytest.fixture
def county(cast):
    """Cases of every fate: assigned and late, answered, rated in each way, redone, promised and kept, merged, secret."""
    in_township(cast, "dep", "river")
    for at in ("not_filed", "converted", "merged", "withdrawn", "to_assign", "assigned", "in_progress"):
        suggestion(cast, at=at)
    suggestion(cast, at="closed", in_session=True, cosigners=("dep2", "dep3"))
    suggestion(cast, at="rated", unit="finance", result="basically", secret_identity=True)
    suggestion(cast, at="feedback_pending", separate=("transport", "court"))
    again = Walk(cast, result="not_satisfied", lead="dep2", joint=("finance",))
    again.to("redo")
    again.marks |= {"result": "satisfied", "comment": ""}
    for step in ("reply_drafted", "reply_signed", "feedback_pending", "rated"):
        getattr(again, step)()
    due = TODAY + timedelta(days=30)
    kept = Walk(cast, reply_class="B", promises=[{"text": "修好", "due_on": due, "money": None}])
    kept.to("follow_up")
    with clock.frozen(due):
        promise = kept.answering[0].commitments.get()
        actions.following.settle_commitment(promise, actor=cast.dac, kept=True, note="现场核实。")
    suggestion(cast.townships["river"], at="closed")
    return cast


def in_township(cast, deputy, township):
    """The district that elected him lies there."""
    district = cast.deputies[deputy].district
    district.area = cast.townships[township].congress.area
    structure.keep_district(district, actor=cast.dac)


def pages_of(client):
    """What the page of indicators shows one reader."""
    context = client.get("/suggestions/figures/").context
    return context["scope"], [row for _, rows in context["groups"] for row in rows]


def followed(client, scope, keys):
    """({fact: number}, {fact: rows of the list behind it})"""
    addresses = {key: indicators.address_of(scope, key) for key in keys}
    rows = {key: client.get(url).context["found"].paginator.count for key, url in addresses.items()}
    return indicators.count(scope, keys), rows


def test_the_list_behind_each_number_has_as_many_rows_for_every_reader(county):
    wrong, seen = {}, {}
    with clock.frozen(LATER):
        for who in READERS:
            client = (county.townships["river"] if who == "tch" else county).client(who)
            scope, rows = pages_of(client)
            keys = sorted({key for row in rows for key in (row.indicator.part, row.indicator.whole)})
            for more in ({}, {"session": "in"}) if who in ("dac", "unit") else ({},):
                numbers, lists = followed(client, scope.narrowed(**more), keys)
                wrong |= {(who, key): (numbers[key], lists[key]) for key in keys if numbers[key] != lists[key]}
            seen[who] = len(rows)

    assert wrong == {}
    assert seen == {"dac": 24, "lead": 24, "go": 19, "com": 12, "gov": 17, "unit": 17, "tch": 24}


def test_no_indicator_is_empty_in_a_county_where_everything_happened(county):
    motions.at(county, "on_agenda")
    with clock.frozen(LATER):
        scope = Scope(congress_id=county.congress.pk, since=date(2026, 1, 1), until=LATER, actor=county.dac)
        found = {one.indicator.key: (one.part, one.whole) for one in indicators.measured(scope)}

    assert [key for key, (_, whole) in found.items() if not whole] == ["key_closed"]
    assert [key for key, (part, whole) in found.items() if part > whole and key != "each"] == []


# Answers that reach each deputy.


def covered(cast, until=LATER):
    with clock.frozen(LATER):
        scope = Scope(congress_id=cast.congress.pk, since=date(2026, 1, 1), until=until, actor=cast.dac)
        (one,) = indicators.measured(scope, ["covered"])
        lists = [cast.client("dac").get(url).context["found"].paginator.count for url in (one.part_url, one.whole_url)]
    assert [one.part, one.whole] == lists
    return one.part, one.whole


def test_an_answer_covers_a_case_when_it_reached_each_who_signed(cast):
    suggestion(cast, at="feedback_pending")  # nobody signed with him
    suggestion(cast, at="assigned", cosigners=("dep2",))  # not answered
    assert covered(cast) == (0, 0)

    suggestion(cast, at="feedback_pending", cosigners=("dep2", "dep3"), separate=("transport", "court"))
    assert covered(cast) == (1, 1)
    assert covered(cast, until=TODAY - timedelta(days=1)) == (0, 0)


def test_a_co_signer_who_has_left_when_the_answer_comes_is_not_reached(cast):
    walk = Walk(cast, cosigners=("dep2", "dep3"))
    walk.to("reply_signed")
    institution.end_membership(cast.posts["dep3"], actor=cast.dac, until=TODAY - timedelta(days=1), because="迁出")
    walk.feedback_pending()

    reached = walk.answering[0].replies.get().recipients
    assert {row.deputy for row in reached.all()} == {cast.deputies["dep"], cast.deputies["dep2"]}
    assert covered(cast) == (0, 1)
    facts = dict(cast.client("dac").get(walk.case.get_absolute_url()).context["case"].facts)
    assert facts["联名代表"].split("、")[1].endswith("（答复未送达）")


def test_who_signed_what_was_merged_is_told_of_the_answer_under_his_own_case(cast):
    walk = Walk(cast)
    walk.to("to_assign")
    joined = Walk(cast, lead="dep2", cosigners=("dep3",))
    joined.to("review_dac")
    joined.do("merge", actor=cast.dac, into=walk.case, reason="内容相同")
    for step in ("assigned", "accepted", "in_progress", "reply_drafted", "reply_signed", "feedback_pending"):
        getattr(walk, step)()

    told = Notice.objects.filter(subject__startswith="已答复", target=address(joined.case))
    assert {row.person for row in told} == {cast.deputies["dep2"].person, cast.deputies["dep3"].person}
    assert covered(cast) == (1, 1)


@pytest.mark.parametrize(("each", "number"), [(True, 2), (False, 1)])
def test_whether_what_was_merged_counts_itself_is_the_local_rule(cast, each, number):
    rules(cast, "suggestion.merged_count_each", each)
    walk, joined = Walk(cast), Walk(cast, lead="dep2")
    walk.to("to_assign")
    joined.to("review_dac")
    joined.do("merge", actor=cast.dac, into=walk.case, reason="内容相同")
    walk.assigned()

    with clock.frozen(LATER):
        scope = Scope(congress_id=cast.congress.pk, since=date(2026, 1, 1), until=LATER, actor=cast.dac)
        found = followed(cast.client("dac"), scope, ["assigned"])

    assert found == ({"assigned": number}, {"assigned": number})


# The score sheet.


def scored(cast, **more):
    until = more.pop("until", LATER)
    scope = Scope(congress_id=cast.congress.pk, since=date(2026, 1, 1), until=until, actor=more.pop("actor", cast.dac))
    return {row.unit.pk: row for row in scores.scores(scope)}


def rules(cast, key, value):
    institution.set_rule(cast.congress, key, value, actor=cast.dac, reason="主任会议决定", since=TODAY)


def ranks_from(cast, least):
    rules(cast, "suggestion.score_least", least)


def test_a_score_is_the_sum_of_its_parts_and_what_cannot_be_counted_weighs_nothing(cast):
    ranks_from(cast, 1)
    suggestion(cast, at="closed")  # in time, met, solved, satisfied
    suggestion(cast, at="closed", unit="court", result="basically", reply_class="C")
    suggestion(cast, at="in_progress", unit="finance")
    with clock.frozen(LATER):
        found = scored(cast)
        shown = {key: (found[cast.bodies[key].pk].shown, found[cast.bodies[key].pk].place) for key in UNITS}

    assert shown == {"transport": ("100.0", 1), "court": ("50.0", 2), "finance": ("0.0", 3)}


def test_an_answer_done_again_costs_points_and_equal_scores_share_a_place(cast):
    ranks_from(cast, 1)
    again = Walk(cast, result="not_satisfied")
    again.to("redo")
    for step in ("reply_drafted", "reply_signed", "feedback_pending"):
        getattr(again, step)()
    for unit in ("finance", "court"):
        suggestion(cast, at="closed", unit=unit)
    with clock.frozen(LATER):
        found = scored(cast)

    assert [(row.shown, row.place) for row in found.values()] == [("100.0", 1), ("100.0", 1), ("65.0", 3)]
    assert found[cast.bodies["transport"].pk].again == 1


@pytest.mark.parametrize(("due", "points"), [("extended", "30.0"), ("first", "0.0")])
def test_an_answer_within_an_extension_is_in_time_as_the_local_rule_says(cast, due, points):
    rules(cast, "suggestion.score_due", due)
    walk = Walk(cast)
    walk.to("extension_requested")
    first = walk.answering[0].reply_due_on
    walk.each("grant_extension", lambda task: cast.dac)
    with clock.frozen(first + timedelta(days=1)):
        for step in ("reply_drafted", "reply_signed", "feedback_pending"):
            getattr(walk, step)()
    with clock.frozen(LATER):
        part = scored(cast)[cast.bodies["transport"].pk].parts[0]

    assert (part.shown, part.label) == (points, "按期答复")


def test_a_unit_with_few_tasks_stands_apart_and_takes_no_place(cast):
    ranks_from(cast, 2)
    for _ in range(2):
        suggestion(cast, at="closed", result="basically")
    suggestion(cast, at="in_progress", unit="court")
    suggestion(cast, at="closed", unit="finance")
    with clock.frozen(LATER):
        shown = [(row.unit.pk, row.shown, row.standing) for row in scored(cast).values()]
        box = cast.client("dac").get("/suggestions/figures/scores/").context["method"]

    assert shown == [
        (cast.bodies["transport"].pk, "70.0", "1"),
        (cast.bodies["finance"].pk, "100.0", "另列"),
        (cast.bodies["court"].pk, "0.0", "另列"),
    ]
    assert [line for line in box if "不足2件次" in line and "不参加排名" in line]


def test_the_weights_are_those_of_the_cut_off_day(cast):
    suggestion(cast, at="closed", result="basically")
    with clock.frozen(TODAY + timedelta(days=10)):
        institution.set_rule(cast.congress, "suggestion.score_satisfied", 0, actor=cast.dac, reason="主任会议决定",
                             since=clock.today())  # fmt: skip
        totals = [scored(cast, until=day)[cast.bodies["transport"].pk].shown for day in (TODAY, clock.today())]

    assert totals == ["70.0", "100.0"]


def test_a_unit_reads_its_own_line_without_a_place(county):
    with clock.frozen(LATER):
        found = county.client("unit").get("/suggestions/figures/scores/").context["found"]

    assert [(row.unit.pk, row.place) for row in found] == [(county.bodies["transport"].pk, None)]


# Files.


def as_file(client, listing, format="xlsx"):
    """The cells of an exported list, with "" for the empty ones."""
    asked = client.post(f"/export/{listing}/?period=2026&format={format}")
    jobs.run(Job.objects.latest("pk").pk)
    content = b"".join(client.get(f"{asked.url}file/").streaming_content)
    rows = sheets.read(content)[1][0].rows
    return [["" if value is None else value for value in row] for row in rows]


def test_the_score_sheet_is_a_file_with_numbers_and_the_method_below(county):
    with clock.frozen(LATER):
        client = county.client("gov")
        shown = client.get("/suggestions/figures/scores/").context
        cells, text = (as_file(client, "suggestions.unit_scores", format) for format in ("xlsx", "csv"))
    head = next(place for place, row in enumerate(cells) if row[0] == "名次")
    rows = cells[head + 1 : head + 1 + len(shown["found"])]
    points = [value for row in rows for value in row[4:8]]
    said = [row[0] for row in cells[head + 1 + len(rows) :] if row[0]]

    assert [row[2] for row in rows] == ["" if one.total is None else float(one.total) for one in shown["found"]]
    assert {type(value) for value in points if value != ""} <= {int, float}
    assert any(points)
    assert said == ["方法说明", *shown["method"]]
    assert [row[0] for row in text[-len(said) :]] == said


@pytest.mark.parametrize("who", ["dac", "gov", "unit"])
def test_the_indicators_are_a_file_with_what_its_reader_may_know(county, who):
    with clock.frozen(LATER):
        client = county.client(who)
        _, rows = pages_of(client)
        cells = as_file(client, "suggestions.indicators", "xlsx")
    head = next(place for place, row in enumerate(cells) if row[0] == "方面")
    found = cells[head + 1 : head + 1 + len(rows)]

    assert [(row[1], row[2], row[4], row[6]) for row in found] == [
        (one.indicator.label, one.value, one.part, one.whole) for one in rows
    ]
    assert {row[9] for row in found} == {"2026-11-01"}
    assert [row[0] for row in cells if row[0] == "统计说明"] == ["统计说明"]


# Tables.


def test_shares_of_few_say_so_on_the_page_and_on_paper(county):
    with clock.frozen(LATER):
        response = county.client("dac").get("/suggestions/figures/tables/")
    cells = [cell for table, _ in response.context["tables"] for _, cells in table.rows for cell in cells]

    assert {cell.few for cell in cells if cell.fraction and int(cell.fraction[2][0]) < 5} == {True}
    assert [cell.words for cell in cells if cell.few != cell.words.endswith("）少")] == []
    assert response.content.decode().count("）少</span>") == sum(cell.few for cell in cells)


def test_the_numbers_of_the_tables_open_their_lists(county):
    """A mean opens those it is made of; nothing but a share of two linked numbers, a nought and words open nothing."""
    suggestion(county, at="in_progress", joint=("court",))
    wrong, dead, seen = [], [], 0
    with clock.frozen(LATER):
        client = county.client("dac")
        tables = client.get("/suggestions/figures/tables/").context["tables"]
        for table, _ in tables:
            for label, cells in table.rows:
                answered = next((cell.words for cell in cells if cell.head.startswith("已答复任务")), "")
                for cell in cells:
                    for words, url in (*cell.parts, *cell.fraction):
                        dead += [(table.key, label, cell.head)] if words.isdigit() and words != "0" and not url else []
                        if url:
                            rows = client.get(url).context["found"].paginator.count
                            seen += 1
                            counted = answered if cell.head == "平均天数" else words
                            wrong += [(table.key, label, url, words, rows)] if str(rows) != counted else []
    units = next(table for table, _ in tables if table.key == "units")

    assert (wrong, dead) == ([], [])
    assert sum(line.numbers.get("assisting", 0) for line in units.lines) == 1 + 1  # the county has one of its own
    assert (seen > 60, [table.key for table, _ in tables]) == (
        True, ["topics", "townships", "delegations", "units", "classes", "marks", "years"]
    )  # fmt: skip


def test_each_column_of_the_tables_says_what_it_counts_until_when(county):
    with clock.frozen(LATER):
        response = county.client("dac").get("/suggestions/figures/tables/")
    tables, shown = [table for table, _ in response.context["tables"]], response.content.decode()

    assert [table.key for table in tables if [head for head, _ in table.meanings] != list(table.heads[1:])] == []
    assert [said for table in tables for _, said in table.meanings if not said or f"{said}。" not in shown] == []
    assert shown.count("<summary>口径</summary>") == len(tables)


def test_the_map_has_a_tile_for_each_township_and_one_for_whom_none_is_entered(county):
    with clock.frozen(LATER):
        tables = {
            one.key: drawing
            for one, drawing in county.client("dac").get("/suggestions/figures/tables/").context["tables"]
        }
        hidden = handling.by_township(pages_of(county.client("dac"))[0], named=False)
    drawn = tables["townships"]
    numbers = {name: value for name, value in zip(drawn.labels, drawn.series[0][1], strict=True) if name}

    assert (drawn.kind, list(numbers)) == ("tiles", ["河口镇", "青石岭乡", "未登记"])
    assert (numbers["青石岭乡"], numbers["未登记"]) == (0, 1)  # the second deputy's district lies nowhere
    assert numbers["河口镇"] - hidden.lines[0].numbers["submitted"] == 1  # who asked for secrecy


def test_no_map_is_drawn_where_no_district_says_where_it_lies(cast):
    suggestion(cast, at="closed")
    with clock.frozen(LATER):
        tables = cast.client("dac").get("/suggestions/figures/tables/").context["tables"]

    assert "townships" not in {table.key for table, _ in tables}


@pytest.mark.parametrize("path", ["", "tables/", "scores/"])
def test_the_pages_are_read_in_as_many_statements_for_one_as_for_three(cast, path):
    client, counts = cast.client("dac"), []
    client.get(f"/suggestions/figures/{path}")
    for more in (1, 2):
        for _ in range(more):
            suggestion(cast, at="closed")
        with CaptureQueriesContext(connection) as found:
            client.get(f"/suggestions/figures/{path}")
        counts.append(len(found))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("按区划顺序", [["一", "二", "三"], ["四", "五"]]),
        ("空 二/一 三", [["", "二"], ["一", "三"], ["四", "五"]]),
        ("二 撤销/一", [["二", ""], ["一"], ["三", "四"], ["五"]]),
    ],
)
def test_the_map_is_laid_out_as_the_rule_says_and_leaves_nobody_out(words, rows):
    assert handling.laid_out(words, ["一", "二", "三", "四", "五"]) == rows
