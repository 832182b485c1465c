"""Whatever can be narrowed and has pages is a list of the one mechanism – or says here why not."""

import pytest

from congress.frame import kinds
from congress.frame.actor import ANONYMOUS

from .source import ROOT

TEMPLATES = ROOT / "templates"
NARROWED = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in TEMPLATES.rglob("*.html")
    if "{% filter_bar" in (text := path.read_text()) and "{% pager" in text
    and not path.is_relative_to(TEMPLATES / "house")
)  # fmt: skip

# Pages whose rows nobody comes back to with the same questions: parts of one thing, or without an account to keep them in.
NOT_KEPT = {
    "congress/account_list.html": "账号名单不外带，没有可选的栏目",
    "congress/account_open_list.html": "开通账号的办理页，办完即空",
    "deputies/campaign_visit_list.html": "一次主题活动的走访",
    "deputies/duty_attendance.html": "按时段算出的进站率，不是登记册",
    "deputies/duty_speakers.html": "一届的述职安排",
    "deputies/points_try.html": "试算",
    "deputies/public_deputies.html": "公众页面，没有账号",
    "deputies/public_stations.html": "公众页面，没有账号",
    "deputies/public_stories.html": "公众页面，没有账号",
    "deputies/star_cycle.html": "一个年度的评定，地址随年度走",
    "deputies/training_cover.html": "待安排培训的人，办完即空",
    "suggestions/public_list.html": "公众页面，没有账号",
    "suggestions/public_units.html": "公众页面，没有账号",
    "supervision/call_detail.html": "一次征集的议题，地址随征集走",
    "supervision/livelihood_list.html": "每年一批，从来只有几行",
}


@pytest.mark.parametrize("path", NARROWED)
def test_a_list_that_can_be_narrowed_is_drawn_by_the_mechanism(path):
    drawn = "{% list_table" in (TEMPLATES / path).read_text()

    assert drawn != (path in NOT_KEPT)


@pytest.mark.parametrize("path", sorted(NOT_KEPT))
def test_what_is_left_out_is_still_there(path):
    assert path in NARROWED


@pytest.mark.parametrize("listing", [one for one in kinds.listings if one.page], ids=lambda one: one.key)
def test_a_list_is_sorted_by_columns_it_has(listing):
    labels = {one.label for one in listing.columns_for(ANONYMOUS, {})}

    assert set(listing.sorts) <= labels | set(listing.shown)
