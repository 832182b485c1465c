"""Every list that has pages can be had as a file, or says here why not; every list that can be had is made."""

import re

import pytest

from congress.frame import kinds, tables
from tests import build

from .source import ROOT

PAGED = sorted(
    path.relative_to(ROOT / "templates").as_posix()
    for path in (ROOT / "templates").rglob("*.html")
    if "{% pager" in path.read_text() and not path.is_relative_to(ROOT / "templates/house")
)
EXPORTS = re.compile(r"{% export_button ")

# Lists that are no register: what one person has to do, what belongs to one thing, what only counts.
NOT_EXPORTED = {
    "congress/found.html": "找到的东西各有自己的列表，列表可以导出",
    "congress/_import_rows.html": "有带“问题”列的表可以下载",
    "congress/account_list.html": "账号由系统管理员在页面上管理，名单不外带",
    "congress/account_open_list.html": "待办，不是登记册",
    "congress/archive.html": "列的是归档包，包里就是各登记册",
    "congress/assessment_list.html": "结果在考核年度的页面导出",
    "congress/import_list.html": "办理记录，内容在审计记录里",
    "congress/inbox.html": "本人的消息",
    "congress/job_list.html": "本人的后台任务",
    "congress/lock_list.html": "随时变化的安全状态",
    "congress/number_list.html": "每个编号序列的文书在公文目录里",
    "congress/number_series.html": "每个编号的文书在公文目录里",
    "congress/report_list.html": "各季度的汇总表和明细在季度页面导出",
    "congress/report_mine.html": "本乡镇的季度报告各有打印件",
    "congress/volume_list.html": "编印册本身就是可下载的文件",
    "congress/resolution_public_list.html": "向公众开放的页面，不要求登录",
    "deputies/_contact_logs.html": "在联系记录的页面导出",
    "deputies/campaign_visit_list.html": "走访按联系记录计算，在联系结对和联系记录的页面导出",
    "deputies/activity_mine.html": "本人的活动",
    "deputies/allowance_mine.html": "本人的补助",
    "deputies/attendance.html": "一次会议的，明细在履职明细里导出",
    "deputies/duty_attendance.html": "由接待日清单算出",
    "deputies/duty_mine.html": "本人的值班",
    "deputies/duty_speakers.html": "安排述职用，名单在代表名册导出",
    "deputies/merge_list.html": "待核对的重复登记，不是登记册",
    "deputies/point_result.html": "一年的定稿，在履职积分的页面导出",
    "deputies/points_public.html": "公开的名次，在履职积分的页面导出",
    "deputies/points_try.html": "试算，不是登记册",
    "deputies/presence_deputy.html": "一名代表的，在出勤统计的页面导出",
    "deputies/profile_list.html": "待办和本人的，不是登记册",
    "deputies/public_deputies.html": "向公众开放的页面，不要求登录",
    "deputies/public_stories.html": "向公众开放的页面，不要求登录",
    "deputies/public_stations.html": "向公众开放的页面，不要求登录",
    "deputies/rollover_list.html": "换届的办理页，名单在代表名册导出",
    "deputies/topiclead_detail.html": "一条线索的，在社情民意的页面导出",
    "deputies/training_cover.html": "待安排培训的人，培训在履职明细里导出",
    "supervision/call_list.html": "每年一次，征集到的议题在征集的页面导出",
    "supervision/livelihood_list.html": "每年一批，项目和意见在各自的页面导出",
    "supervision/draw_detail.html": "一次抽取的抽取池，公众页面可以下载数据",
    "supervision/draw_public.html": "向公众开放的页面，数据可以下载",
    "supervision/public_satisfactions.html": "向公众开放的页面，不要求登录",
    "supervision/draw_public_list.html": "向公众开放的页面，不要求登录",
    "suggestions/assigning_list.html": "交办以前的方案不外带，清单在代表建议里导出",
    "suggestions/public_list.html": "向公众开放的页面，不要求登录",
    "suggestions/public_units.html": "向公众开放的页面，同一张表在承办单位联系表导出",
}


@pytest.mark.parametrize("path", PAGED)
def test_a_list_with_pages_can_be_had_as_a_file(path):
    has = bool(EXPORTS.search((ROOT / "templates" / path).read_text()))

    assert has != (path in NOT_EXPORTED)


@pytest.mark.django_db
@pytest.mark.parametrize("listing", list(kinds.listings), ids=lambda one: one.key)
def test_every_list_is_made_for_whoever_may_have_it(listing, tmp_path):
    cast = build.county.cast()
    actors = [actor for key in cast.posts if listing.may(actor := cast.signed_in(key))]

    for actor in actors[:2]:
        rows = listing.rows(actor, {})
        tables.write_csv(tmp_path / "list.csv", title=listing.title, columns=listing.columns_for(actor, {}),
                         rows=tables.in_pieces(rows), total=rows.count())  # fmt: skip
        assert isinstance(listing.said(actor, {}), str)
    town = cast.townships["river"]
    assert actors or any(listing.may(town.signed_in(key)) for key in town.posts)
