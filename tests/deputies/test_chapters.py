"""The chapters of the annual summary on deputies and their stations: what is counted, and what is said of it."""

from datetime import date

import pytest

from congress.frame import clock
from deputies.actions import rosters as rostering
from deputies.actions import voice
from deputies.chapters import ALL
from deputies.chapters.voice import VOICE
from deputies.chapters.work import WORK
from tests.build import activities, contacts, duty_reports, rosters, stations
from tests.build import voice as build
from tests.build.summaries import unshown

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
BEFORE = (date(2025, 1, 1), date(2025, 12, 31))


def words(chapter, data, *, before=None):
    return {one.key: one.text for one in chapter.draft(data, before)}


def test_opinions_are_counted_by_theme_township_and_answer(cast):
    answered = build.opinion(cast, at="replied")
    build.opinion(cast, text="镇卫生院的救护车夜里叫不到。", once="b", theme="health")
    build.opinion(cast, text="村口的垃圾箱满了没有人收。", once="c", theme="clean")
    voice.mark(answered, actor=voice.citizen("10.0.0.1"), mark="solved")

    data = VOICE.gather(cast.congress, *YEAR)

    assert (data["stations"], data["received"], data["web"], data["replied"]) == (1, 3, 3, 1)
    assert (data["in_time"], data["good"], data["reopening"]) == ("100.0%（1/1）", "100.0%（1/1）", 0)
    assert data.tables[0].rows[0] == ("河口镇", 3, 1, (1, 1))
    said = words(VOICE, data)
    assert said["stations"] == "全县有联络站点1个，其中人大代表联络站1个。"
    assert said["received"].startswith("收到群众意见3件，其中扫码网上反映3件；反映最多的是")
    assert said["rated"] == "群众评价1次，认可率100.0%（1/1）。"
    assert unshown(VOICE, data) == []


def test_what_was_told_a_year_before_is_not_this_year_s(cast):
    with clock.frozen(date(2025, 12, 31)):
        build.opinion(cast)
    with clock.frozen(date(2026, 1, 5)):
        build.opinion(cast, once="b", text="通村公路塌了一段。")

    before, data = (VOICE.gather(cast.congress, *days) for days in (BEFORE, YEAR))

    assert [one["received"] for one in (before, data)] == [1, 1]
    assert "与上年持平" in words(VOICE, data, before=before)["received"]


def test_days_of_reception_that_nobody_kept_lower_the_share(cast):
    town = cast.townships["river"]
    station = stations.station(town, deputies=town.deputies.values())
    rosters.held(station, visitors=4)
    second = rosters.noticed(station, station.duty_days.order_by("on")[1].on)
    with clock.frozen(second.on):
        rostering.miss(second, actor=rosters.SYSTEM)

    data = VOICE.gather(cast.congress, *YEAR)

    assert data["held_rate"] == "50.0%（1/2）"
    assert words(VOICE, data)["days"] == "各站点开展代表接待1次，接待日开展率50.0%（1/2）。"


def test_contacts_and_duty_reports_are_counted_by_township(cast):
    contacts.logged(cast, contacts.paired(cast), date(2026, 3, 2))
    duty_reports.session(cast, at="rated")

    data = WORK.gather(cast.congress, *YEAR)

    assert (data["contacts"], data["households"], data["people"]) == (1, 1, 2)
    assert (data["sessions"], data["towns"], data["electors"]) == (1, 1, duty_reports.ELECTORS)
    reports = data["reports"]
    assert data["satisfied"].endswith(f"（{reports * 30}/{reports * duty_reports.RETURNED}）")
    assert words(WORK, data)["reports"].startswith(f"1个乡镇召开述职会1次，{reports}名代表向选民述职，到会选民45人次")
    assert unshown(WORK, data) == []


def test_activities_are_counted_by_kind_with_those_who_had_to_come(cast):
    dep, dep2, dep3 = (cast.deputies[key] for key in ("dep", "dep2", "dep3"))
    activities.held(cast, on=date(2026, 3, 4), present=[dep, dep2], excused=[dep3])
    activities.held(cast, on=date(2026, 3, 11), kind="training", title="新任代表培训", present=[dep], absent=[dep2])
    activities.held(cast, on=date(2025, 11, 5), present=[dep])

    data = WORK.gather(cast.congress, *YEAR)

    assert (data["activities"], data["trainings"], data["trained"]) == (2, 1, 1)
    assert data["attendance"] == "75.0%（3/4）"
    said = words(WORK, data, before=WORK.gather(cast.congress, *BEFORE))
    assert said["activities"].startswith("县乡两级组织代表活动2次，比上年增加1次（100.0%），其中视察1次和培训1次；")
    assert unshown(WORK, data) == []


@pytest.mark.parametrize("chapter", ALL, ids=lambda chapter: chapter.key)
def test_a_year_without_anything_is_said_in_one_sentence(cast, chapter):
    data = chapter.gather(cast.congress, date(2031, 1, 1), date(2031, 12, 31))

    assert len(chapter.draft(data, None)) == 1


@pytest.mark.parametrize("chapter", ALL, ids=lambda chapter: chapter.key)
def test_a_chapter_asks_as_many_statements_for_many_as_for_one(cast, chapter, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(40) as asked:
            chapter.gather(cast.congress, *YEAR)
        return len(asked)

    build.opinion(cast, at="replied")
    one = count()
    for number in range(3):
        build.opinion(cast, once=f"n{number}", text=f"第{number}个路灯坏了。")

    assert count() == one
