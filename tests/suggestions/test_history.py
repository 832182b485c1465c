"""Suggestions of the years before the portal: taken in from old lists, found by all of the congress, handled by nobody."""

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import importing
from congress.frame import kinds
from suggestions.actions.history import enter_all
from suggestions.models import HistoricalSuggestion, Suggestion
from tests.build.importing import applied, exported, faults, states, taken

pytestmark = pytest.mark.django_db
KIND = "suggestions.history"
HEAD = ["届次会议", "年度", "编号", "标题", "领衔代表", "联名人数", "承办单位", "提出日期", "交办日期", "答复日期"]
ROW = ["第十五届第三次会议", "2014", "26", "关于修建柳沟桥的建议", "张德福", "5", "县交通运输局", "2014-01-10", "2014-02-10",
       "2014-05-10"]  # fmt: skip


def row(**changed):
    return [changed.get(name, cell) for name, cell in zip(HEAD, ROW, strict=True)]


@pytest.fixture
def old(cast):
    applied(KIND, [HEAD, ROW, row(编号="27", 标题="关于白鹭渡口的建议", 领衔代表="")], actor=cast.dac)
    return HistoricalSuggestion.objects.get(number=26)


SPOILED = [
    ({"编号": ""}, "编号", "没有填，这一列必须填写"),
    ({"编号": "0"}, "编号", "应在1至99999之间"),
    ({"年度": "14"}, "年度", "应在1949至2099之间"),
    ({"年度": "2050"}, "年度", "不能晚于今年"),
    ({"交办日期": "2014-01-09"}, "交办日期", "不能早于提出日期（2014-01-10）"),
    ({"答复日期": "2014-02-09"}, "答复日期", "不能早于交办日期（2014-02-10）"),
    ({"答复日期": "2026-04-16"}, "答复日期", "不能晚于今天"),
]


@pytest.mark.parametrize(("changed", "column", "words"), SPOILED)
def test_a_spoiled_cell_is_named(cast, changed, column, words):
    assert faults(taken(KIND, [HEAD, row(**changed)], actor=cast.dac)) == [(2, column, words)]


def test_a_number_twice_in_one_session_is_told(cast):
    rows = [HEAD, ROW, row(届次会议="第十五届第四次会议"), ROW]

    assert faults(taken(KIND, rows, actor=cast.dac)) == [(4, "编号", "第十五届第三次会议第26号与第2行重复")]


def test_a_list_comes_in_is_put_right_and_goes_again(cast, old):
    assert (old.congress, old.cosigners, old.units) == (cast.congress, 5, "县交通运输局")
    batch = applied(KIND, [HEAD, row(领衔代表="张德贵")], actor=cast.dac)

    old.refresh_from_db()
    assert (states(batch), old.lead_name) == (["changed"], "张德贵")
    importing.undo(batch, actor=cast.dac)
    old.refresh_from_db()
    assert (old.lead_name, HistoricalSuggestion.objects.count(), Suggestion.objects.count()) == ("张德福", 2, 0)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_was_exported_changes_nothing(cast, old, form):
    file = exported(KIND, actor=cast.dac, form=form)

    assert taken(KIND, file, actor=cast.dac, name=f"名册.{form}").counts == {"same": 2}


READS = [("dac", 200), ("lead", 200), ("go", 200), ("com", 200), ("dep", 200), ("unit", 200), ("gov", 200),
         ("sys", 403), ("sec", 403), ("aud", 403), ("sta", 403)]  # fmt: skip


@pytest.mark.parametrize(("who", "status"), READS)
def test_who_sits_in_the_congress_or_works_for_it_reads_it(cast, old, who, status):
    browser = cast.client(who)

    assert browser.get("/suggestions/history/").status_code == status
    assert browser.get(old.get_absolute_url()).status_code == status


def test_a_neighbour_county_sees_nothing_of_it(cast, old):
    browser = cast.stranger.client("dac")

    assert "柳沟桥" not in browser.get("/suggestions/history/").content.decode()
    assert browser.get(old.get_absolute_url()).status_code == 404


def test_a_township_keeps_its_own(cast, old):
    town = cast.townships["river"]

    assert not HistoricalSuggestion.objects.visible_to(town.tch).exists()
    applied(KIND, [HEAD, ROW], actor=town.tch)
    assert HistoricalSuggestion.objects.visible_to(town.tch).get().congress == town.congress
    assert HistoricalSuggestion.objects.visible_to(cast.dac).count() == 2


@pytest.mark.parametrize("who", ["go", "unit", "dep", "gov", "sys"])
def test_others_do_not_write_it(cast, who):
    assert not kinds.imports[KIND].open_to(cast.actor(who))
    with pytest.raises(PermissionDenied):
        enter_all([], actor=cast.actor(who))


FOUND = [("柳沟", 1), ("张德福", 1), ("交通运输局", 2), ("26", 1), ("柳沟 张德福", 1), ("无此事", 0)]


@pytest.mark.parametrize(("words", "number"), FOUND)
def test_it_is_found_by_title_name_unit_and_number(cast, old, words, number):
    assert kinds.searches[KIND].rows(cast.dep, words).count() == number


def test_the_list_costs_the_same_for_many(cast, old, django_assert_max_num_queries):
    more = [[*row(编号=str(n))] for n in range(100, 140)]
    browser = cast.client("dac")
    browser.get("/suggestions/history/")
    with django_assert_max_num_queries(30) as few:
        browser.get("/suggestions/history/")
    applied(KIND, [HEAD, *more], actor=cast.dac)
    with django_assert_max_num_queries(len(few)):
        browser.get("/suggestions/history/")
