"""Duty points: facts and a sheet give numbers; old periods give the same; a draft is tried without a trace; what is fixed
and how far it is told."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from deputies.actions import dossier as dossiers
from deputies.actions import points as actions
from deputies.models import PointResult, PointResultSet, PointSheet
from deputies.queries import dossier
from deputies.queries import points as queries
from deputies.workflow.points import RESULT, SHEET
from tests.build import dossiers as build
from tests.build.county import neighbours

pytestmark = pytest.mark.django_db


def item(source, points, cap=None, joint=""):
    return queries.Item(source=source, points=Decimal(points), cap=None if cap is None else Decimal(cap), joint=joint)


# The reckoning alone.


@pytest.mark.parametrize(
    ("units", "items", "points"),
    [
        ({}, [item("a", 3)], ["0"]),
        ({"a": 2}, [item("a", 3)], ["6"]),
        ({"a": 7}, [item("a", 3, 15)], ["15"]),
        ({"a": 3}, [item("a", "0.5")], ["1.5"]),
        ({"a": 4}, [item("a", -5)], ["-20"]),
        ({"b": 4}, [item("a", 3)], ["0"]),
        ({"a": 4, "b": 6}, [item("a", 3, 15, "建议"), item("b", 1, 15, "建议")], ["12", "3"]),
        ({"a": 4, "b": 6}, [item("b", 1, 15, "建议"), item("a", 3, 15, "建议")], ["6", "9"]),
        ({"a": 9, "b": 9}, [item("a", 1, 6, "x"), item("b", 1, 4, "x")], ["4", "0"]),
        ({"a": 1, "b": 9}, [item("a", 1, 6, "x"), item("b", 1, 4, "")], ["1", "4"]),
    ],
)
def test_units_and_a_sheet_give_points(units, items, points):
    score = queries.reckon(units, items)

    assert [str(cell.points.normalize() + 0) for cell in score.cells] == [
        str(Decimal(n).normalize() + 0) for n in points
    ]
    assert score.total == sum(map(Decimal, points))


# Sheets.


def test_the_first_sheet_begins_with_what_is_usual_and_only_with_what_stands(cast):
    sheet = actions.draft_sheet(cast.congress, actor=cast.dac)

    found = {one.source: one for one in queries.items_of(sheet)}
    assert (found["suggestions.lead"].points, found["suggestions.lead"].cap) == (3, 15)
    assert (found["deputies.session_absence"].points, found["deputies.session_absence"].cap) == (-5, None)
    assert set(found) <= {kind.key for kind in kinds.duties}


def test_a_sheet_in_force_stands_as_it_is(cast):
    sheet = build.sheet(cast)

    with pytest.raises(Refused, match="另起一版"):
        actions.arrange_items(sheet, [], actor=cast.dac)
    with pytest.raises(IntegrityError), transaction.atomic():
        PointSheet.objects.filter(pk=sheet.pk).update(law=[])


@pytest.mark.parametrize(("year", "allowed"), [(2025, False), (2026, False), (2027, True), (2028, True)])
def test_a_new_sheet_rules_no_year_that_has_begun(cast, year, allowed):
    first = build.sheet(cast)
    draft = build.drafted(cast)

    if not allowed:
        with pytest.raises(ValidationError, match="最早从2027年起"):
            SHEET.deeds["enact"](draft, actor=cast.dac, from_year=year)
        return
    SHEET.deeds["enact"](draft, actor=cast.dac, from_year=year)
    first.refresh_from_db()
    assert first.state == "superseded"
    ruling = [queries.ruling(cast.congress.pk, y).version for y in (2023, 2026, year)]
    assert ruling == [1, 1, 2]
    for day, words in ((2026, ["尚未施行", f"施行至{year - 1}年底"]), (year, ["施行", "已被替代"])):
        with clock.frozen(date(day, 5, 1)):
            assert [one.standing[0] for one in queries.sheets(cast.dac)] == words


def test_no_sheet_rules_before_the_first(cast):
    build.sheet(cast, from_year=2025)

    assert queries.ruling(cast.congress.pk, 2024) is None
    assert queries.ruling(cast.stranger.congress.pk, 2026) is None


@pytest.mark.parametrize("who", ["go", "scm", "dep", "lead"])
def test_only_the_commission_draws_up_sheets(cast, who):
    with pytest.raises(PermissionDenied):
        actions.draft_sheet(cast.congress, actor=cast.actor(who))


# Points open to their facts.


def test_every_number_is_the_sum_of_lines_of_the_dossier(cast):
    build.sheet(cast)
    build.attended(cast, dep=(0, 1, ""))
    for day in (3, 4, 5, 6):
        build.entry(cast, on=date(2026, 2, day))

    deputy = cast.deputies["dep"]
    lines = dossier.lines([deputy], *dossier.span(2026))[deputy.pk]
    score = queries.of_deputy(queries.ruling(cast.congress.pk, 2026), lines)["score"]

    assert [(cell.units, cell.points) for cell in score.cells] == [(4, 6), (1, -5), (0, 0)]
    for cell in score.cells:
        counted = [line for line in lines if line.counts and line.source.key == cell.item.source]
        assert sum(line.fact.amount for line in counted) == cell.units
    page = cast.client("dep").get("/dossiers/", follow=True).content.decode()
    assert "item=deputies.entry.speech" in page


def test_what_does_not_count_in_the_dossier_gives_no_points(cast):
    build.sheet(cast)
    row = build.entry(cast)
    deputy = cast.deputies["dep"]
    dossiers.exclude(
        deputy, actor=cast.dac, source="deputies.entry.speech", target=f"deputies.dossierentry:{row.pk}", reason="重复"
    )

    assert ranking(cast)["张德福"] == (1, 0)


def ranking(cast, year=2026, quarter=4, **more):
    sheet = queries.ruling(cast.congress.pk, year)
    return {str(p.deputy): (p.rank, p.total) for p in queries.ranked(cast.congress.pk, sheet, year, quarter, **more)}


def test_who_has_as_much_shares_a_rank(cast):
    build.sheet(cast)
    for key, n in (("dep", 2), ("dep2", 1), ("dep3", 1)):
        for day in range(n):
            build.entry(cast, key, on=date(2026, 2, 3 + day))

    assert ranking(cast) == {"张德福": (1, 4), "刘建设": (2, 2), "王秀兰": (2, 2), "陈桂英": (4, 0)}
    hill = cast.bodies["hill_delegation"]
    assert ranking(cast, delegation=hill) == {"刘建设": (1, 2), "陈桂英": (2, 0)}


def test_a_year_up_to_a_quarter_holds_what_happened_until_then(cast):
    build.sheet(cast)
    for on in (date(2025, 2, 3), date(2025, 5, 3), date(2025, 8, 3), date(2025, 11, 3)):
        build.entry(cast, on=on)

    assert [ranking(cast, 2025, quarter)["张德福"][1] for quarter in (1, 2, 3, 4)] == [2, 4, 6, 6]


# Old periods give the same.


def test_an_old_year_gives_the_same_after_the_rules_have_changed(cast):
    build.sheet(cast)
    build.attended(cast, 4, dep2=(0, 6, ""))
    build.entry(cast, on=date(2025, 3, 3))
    before = ranking(cast, 2025)

    build.sheet(cast, [("deputies.entry.speech", "50", "", "")], from_year=2027)

    assert ranking(cast, 2025) == before
    with clock.frozen(date(2027, 3, 1)):
        build.entry(cast, on=date(2027, 2, 3))
        assert ranking(cast, 2027)["张德福"] == (1, 50)


def test_a_fixed_result_is_recomputed_to_the_same_number_and_digest(cast):
    build.sheet(cast)
    build.attended(cast, 4, dep2=(0, 2, ""))
    build.entry(cast, on=date(2025, 3, 3))
    fixed = actions.fix(cast.congress, 2025, actor=cast.dac)

    build.entry(cast, on=date(2026, 3, 3))
    build.sheet(cast, [("deputies.entry.speech", "50", "", "")], from_year=2027)

    assert queries.compared(fixed) == []
    again = queries.ranked(cast.congress.pk, fixed.sheet, 2025)
    assert queries.digest(again) == fixed.digest
    with pytest.raises(Refused, match="相同"):
        actions.fix(cast.congress, 2025, actor=cast.dac, because="再算一遍")


def test_what_was_put_right_later_is_shown_and_fixed_anew_with_the_reason(cast):
    build.sheet(cast)
    fixed = actions.fix(cast.congress, 2025, actor=cast.dac)
    build.entry(cast, on=date(2025, 3, 3))

    assert [(str(one.deputy), one.before, one.after) for one in queries.compared(fixed) if one.difference] == [
        ("张德福", 0, 2)
    ]
    with pytest.raises(Refused, match="须写明理由"):
        actions.fix(cast.congress, 2025, actor=cast.dac)
    second = actions.fix(cast.congress, 2025, actor=cast.dac, because="补录2025年的发言")
    fixed.refresh_from_db()
    assert (second.version, fixed.state, queries.compared(second)) == (2, "replaced", [])
    assert PointResult.objects.get(result_set=fixed, deputy=cast.deputies["dep"]).total == 0


def test_what_is_fixed_cannot_be_changed(cast):
    build.sheet(cast)
    fixed = actions.fix(cast.congress, 2025, actor=cast.dac)

    for rows, change in ((PointResult.objects.filter(result_set=fixed), {"total": 99}),
                         (PointResultSet.objects.filter(pk=fixed.pk), {"digest": "0"})):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


@pytest.mark.parametrize(("year", "quarter"), [(2026, 4), (2026, 2), (2021, 4)])
def test_a_period_that_is_not_over_or_has_no_sheet_is_not_fixed(cast, year, quarter):
    build.sheet(cast)

    with pytest.raises(Refused):
        actions.fix(cast.congress, year, quarter, actor=cast.dac)


# A draft is tried.


def test_a_draft_is_tried_on_an_old_year_and_nothing_is_written(cast):
    build.sheet(cast)
    build.entry(cast, "dep", on=date(2025, 3, 3))
    build.entry(cast, "dep2", kind="training", on=date(2025, 3, 4))
    draft = build.drafted(cast, [("deputies.entry.training", "4", "", "")])
    counts = {model: model.objects.count() for model in (PointSheet, PointResult, PointResultSet)}

    old, changes, items = queries.tried(draft, 2025)
    answer = cast.client("dac").get(f"/points/sheets/{draft.pk}/try/?year=2025")

    found = {str(one.deputy): (one.before, one.after, one.rank_before, one.rank_after) for one in changes}
    assert (found["张德福"], found["王秀兰"]) == ((2, 0, 1, 2), (0, 4, 2, 1))
    assert (old.version, {label: (a, b) for label, a, b in items}["学习培训（补录）"]) == (1, (0, 4))
    assert f"/dossiers/{cast.deputies['dep'].pk}/?year=2025" in answer.text
    assert {model: model.objects.count() for model in counts} == counts


# How far it is told.

TOLD = {  # state: (deputy sees his rank, deputies read the ranking, anybody does)
    "fixed": (False, False, False),
    "told": (True, False, False),
    "shared": (True, True, False),
    "public": (True, True, True),
}
MOVES = {"told": "tell", "shared": "share", "public": "publish"}


@pytest.mark.parametrize("state", TOLD)
def test_the_switch_says_who_reads_the_ranking(cast, state):
    build.sheet(cast)
    fixed = actions.fix(cast.congress, 2025, actor=cast.dac)
    if state in MOVES:
        RESULT.deeds[MOVES[state]](fixed, actor=cast.dac)

    own = cast.client("dep").get(f"/dossiers/{cast.deputies['dep'].pk}/?year=2025").content.decode()
    ranked = cast.client("dep").get("/points/?period=2025-4").content.decode()
    public = Client().get(f"/points/public/{fixed.pk}/").status_code

    assert ("第 1 名" in own, "王秀兰" in ranked, public == 200) == TOLD[state]
    assert cast.client("scm").get(f"/points/results/{fixed.pk}/").status_code == 200
    assert cast.client("dep").get(f"/points/results/{fixed.pk}/").status_code == (200 if TOLD[state][1] else 403)


def test_a_publication_is_taken_back_with_a_reason(cast):
    build.sheet(cast)
    fixed = RESULT.deeds["publish"](actions.fix(cast.congress, 2025, actor=cast.dac), actor=cast.dac)

    fixed = RESULT.deeds["withdraw"](fixed, actor=cast.dac, reason="名单有误")

    assert Client().get(f"/points/public/{fixed.pk}/").status_code == 404


def test_a_deputy_always_reads_his_own_points(cast):
    build.sheet(cast)
    build.entry(cast)

    page = cast.client("dep").get("/dossiers/", follow=True).content.decode()

    assert "履职积分" in page
    assert "没有公布" in cast.client("dep").get("/points/").content.decode()


# Neighbours, pages, counts.


def test_another_county_and_another_township_see_nothing(cast):
    sheet, river = build.sheet(cast), cast.townships["river"]
    fixed = actions.fix(cast.congress, 2025, actor=cast.dac)

    for url in (sheet.get_absolute_url(), fixed.get_absolute_url(), f"/points/?congress={cast.congress.pk}"):
        assert cast.stranger.client("dac").get(url).status_code == 404
        serves = url == sheet.get_absolute_url()  # the county's rules serve a township that has none
        assert river.client("tch").get(url).status_code == (200 if serves else 404)
    for who, status in (("dac", 200), ("dhead", 404), ("dep", 404)):
        assert cast.client(who).get(f"/points/?congress={river.congress.pk}").status_code == status


def test_a_sheet_is_drawn_up_tried_enacted_and_a_year_fixed_from_the_pages(cast):
    browser = cast.client("dac")
    assert browser.post("/points/sheets/draft/", {"basis": "主任会议通过"}).status_code == 302
    sheet = PointSheet.objects.get()
    rows = queries.rows_of(sheet)
    said = {f"{name}-{row.pk}": getattr(row, name) for row in rows for name in ("source", "points", "order", "joint")}
    said |= {f"cap-{row.pk}": row.cap for row in rows if row.cap is not None}
    said[f"source-{rows[0].pk}"] = ""
    twice = {"source-new1": rows[1].source, "points-new1": "2"}
    assert browser.post(f"/points/sheets/{sheet.pk}/items/", {**said, **twice}).status_code == 422
    assert browser.post(f"/points/sheets/{sheet.pk}/items/", said).status_code == 302
    assert [one.source for one in queries.items_of(sheet)] == [row.source for row in rows[1:]]

    assert browser.post(f"/points/sheets/{sheet.pk}/enact/", {"from_year": "2025"}).status_code == 302
    answer = browser.post("/points/fix/?period=2025-4")
    assert answer.status_code == 302
    assert "核对一致" in browser.get(answer.headers["Location"]).content.decode()


def test_the_ranking_asks_as_many_questions_for_many_as_for_few(cast):
    build.sheet(cast)
    browser, counts = cast.client("dac"), []
    browser.get("/points/")
    for names in ((), ("钱多", "孙少", "李平", "周正")):
        neighbours(cast.deputies["dep"], names)
        build.entry(cast)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/points/").status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_sources_that_lie_in_the_same_rows_are_read_once(cast):
    with CaptureQueriesContext(connection) as asked:
        dossier.facts_of([cast.deputies["dep"]], *queries.span(2026))

    read = " ".join(one["sql"] for one in asked)
    tables = ("participation", "contactlog", "dossierentry", "awardnomination", "sessionattendance")
    assert {name: read.count(f'FROM "deputies_{name}"') for name in tables} == dict.fromkeys(tables, 1)


def test_the_countys_sheet_serves_a_township_until_it_has_its_own_and_that_is_said(cast):
    county, town = build.sheet(cast), cast.townships["river"]
    tch = town.actor("tch")
    said = town.client("tch").get("/points/?period=2026-1").content.decode()
    rule = town.client("tdep").get(county.get_absolute_url())
    own = actions.draft_sheet(town.congress, actor=tch)
    for begun in (2016, 2025, 2026):
        with pytest.raises(ValidationError, match="最早从2027年起"):
            SHEET.deeds["enact"](own, actor=tch, from_year=begun)

    own = SHEET.deeds["enact"](own, actor=tch, from_year=2027)

    ruled = [queries.ruling(town.congress.pk, year) for year in (2025, 2026, 2027)]
    assert ruled == [county, county, own]
    assert queries.ruling(cast.congress.pk, 2027) == county
    assert f"这一年没有自己的规则，用{cast.congress}的规则计算" in said
    assert rule.status_code == 200
    assert "这一年没有自己的规则" in town.client("tch").get("/points/?period=2026-1").content.decode()


def test_a_township_may_have_its_own_sheet_for_years_no_sheet_ruled(cast):
    build.sheet(cast, from_year=2027)
    town = cast.townships["river"]
    own = actions.draft_sheet(town.congress, actor=town.actor("tch"))

    SHEET.deeds["enact"](own, actor=town.actor("tch"), from_year=2025)

    assert queries.ruling(town.congress.pk, 2026) == own


def test_a_township_under_the_countys_sheet_fixes_and_publishes_its_own_ranking(cast):
    county, town = build.sheet(cast), cast.townships["river"]
    tch = town.actor("tch")

    answer = town.client("tch").post("/points/fix/?period=2025-4")
    row = PointResultSet.objects.get()
    row = RESULT.deeds["publish"](row, actor=tch)

    assert (answer.status_code, row.congress, row.sheet, row.state) == (302, town.congress, county, "public")
    for who in (cast.dac, tch):
        with pytest.raises(PermissionDenied):
            actions.fix(town.congress if who == cast.dac else cast.congress, 2024, actor=who)
