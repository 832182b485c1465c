"""Supervision and livelihood projects in the annual summary: counted by the dates of events, each figure with its list."""

from datetime import date

import pytest

from congress.frame import clock
from supervision.actions import livelihood as actions
from supervision.actions import topics
from supervision.chapters import LIVELIHOOD, SUPERVISION
from tests.build import livelihood, satisfaction, supervision
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
YEAR, YEAR_END = date(2026, 1, 1), date(2026, 12, 31)


def test_topics_opinions_and_problems_of_a_year(cast):
    found = supervision.topic(cast)
    found = topics.set_meeting(found, actor=cast.com, meeting=supervision.meeting(cast))
    supervision.problem(cast, found)
    found = supervision.to(cast, found, "report_result")

    data = SUPERVISION.gather(cast.congress, YEAR, YEAR_END)
    words = SUPERVISION.draft(data, SUPERVISION.gather(cast.congress, date(2025, 1, 1), date(2025, 12, 31)))

    assert [data[key] for key in ("heard", "reports", "inspections", "opinions", "on_time", "problems", "solved")] == [
        1, 1, 0, 1, "100.0%（1/1）", 1, "0.0%（0/1）",
    ]  # fmt: skip
    assert [one.key for one in words] == ["heard", "problems"]
    assert "常委会审议监督议题1项，比上年增加1项，其中听取和审议专项工作报告1项" in words[0].text
    listed = cast.client("go").get(data.facts[0].url).content.decode()
    assert str(found) in listed
    assert (
        str(found) not in cast.client("go").get(data.facts[0].url.replace("since=2026", "since=2027")).content.decode()
    )


def test_votes_on_satisfaction_by_the_day_they_were_announced(cast):
    satisfaction.counted(cast, [(6, 2, 1), (9, 0, 0), (1, 1, 7)])

    data = SUPERVISION.gather(cast.congress, YEAR, YEAR_END)

    assert [data[key] for key in ("rated", "satisfied", "rated_mean")] == [3, "66.7%（2/3）", "59.3%"]
    assert (
        SUPERVISION.draft(data, None)[-1].text
        == "对3个对象进行满意度测评，测评满意率66.7%（2/3），满意票平均占59.3%。"
    )
    assert SUPERVISION.gather(cast.congress, date(2025, 1, 1), date(2025, 12, 31))["satisfied"] == "—"


def test_livelihood_projects_as_far_as_they_were_on_the_last_day(cast):
    row = livelihood.adopted(cast)[0]
    livelihood.reported(cast, row, 100, 300)
    with clock.frozen(date(2026, 5, 20)):
        actions.accept_project(row, actor=cast.go, on=date(2026, 5, 20), text="合格。")

    year = LIVELIHOOD.gather(cast.congress, YEAR, YEAR_END)
    until_then = LIVELIHOOD.gather(cast.congress, YEAR, TODAY)

    keys = ("chosen", "done", "money", "paid", "town_chosen")
    assert [year[key] for key in keys] == [3, "33.3%（1/3）", "1000", "300", 0]
    assert [until_then[key] for key in keys] == [3, "0.0%（0/3）", "1000", "300", 0]
    assert LIVELIHOOD.draft(year, None)[0].text == (
        "县人民代表大会票决确定民生实事项目3个，资金1000万元，已支付300万元，完成率33.3%（1/3）。"
    )
    listed = cast.client("go").get(year.facts[1].url).content.decode()
    assert (row.title in listed, "养老服务中心" in listed) == (True, False)


def test_a_year_without_anything_says_so(cast):
    said = [
        chapter.draft(chapter.gather(cast.congress, YEAR, YEAR_END), None) for chapter in (SUPERVISION, LIVELIHOOD)
    ]

    assert [one.text for (one,) in said] == ["统计期内没有审议监督议题。", "统计期内没有票决民生实事项目。"]
