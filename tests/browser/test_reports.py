"""A township's report written on a train, and the county that waits for it: by everybody's own hand."""

import re

import pdfplumber
import pytest
from playwright.sync_api import expect

from congress.frame import clock
from congress.frame.quarters import Quarter
from tests.browser.test_life import work
from tests.browser.test_phone import faults, stamp
from tests.browser.visitor import DESK
from tests.build import reports as build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REST = {
    "收到意见（条）": "9",
    "其中已解决（条）": "6",
    "其中正在办理（条）": "3",
    "问题和请求": "村道养护资金不足。",
}


def overdue(town):
    """The reports of a quarter that is past its day whatever day it is, by township."""
    build.form(town)
    return build.opened(town, Quarter.of(clock.today()).before.before)


def opens_the_form(visitor):
    visitor.takes_up("季度报告", "填报")
    visitor.press("填报")


def test_a_report_is_filled_on_a_train_settled_with_the_chair_and_handed_in(visit, town):
    overdue(town)
    river = town.townships["river"]
    secretary, chair = visit("tsec", of=river), visit("tch", of=river)
    secretary.page.clock.install()
    opens_the_form(secretary)
    secretary.fills({"主席团会议（次）": "1"})
    stamp(secretary, "^已保存 ")

    secretary.context.set_offline(True)
    secretary.fills({"接待选民（人次）": "40", **REST})
    stamp(secretary, "网络不通，已存在这台设备")
    secretary.thing("保存").click()
    secretary.sees("没有网络，没有提交")
    opens_the_form(chair)
    chair.fills({"接待选民（人次）": "38", "支出（元）": "1200.5"})
    chair.press("保存")
    secretary.context.set_offline(False)
    stamp(secretary, "^已保存 ")

    with secretary.expecting(409):
        secretary.press("保存")
    both = secretary.main.locator("[data-house-conflict]")
    expect(both).to_have_count(1)
    expect(both).to_contain_text("接待选民（人次）")
    assert faults(secretary) == []
    settled = both.get_by_label("定下来的数")
    expect(settled).to_have_value("40")
    both.get_by_role("button", name="用河主席").click()
    expect(settled).to_have_value("38")
    settled.fill("39")
    secretary.press("保存")
    secretary.sees("已保存。", "39人次", "1200.5元", "6条", "村道养护资金不足。")

    chair.takes_up("季度报告", "审签")
    chair.press("审签")
    secretary.takes_up("季度报告", "报送")
    secretary.press("报送县人大")
    secretary.sees("已报送", "逾期报送")


def test_a_report_left_without_network_is_offered_again_with_what_it_was_begun_from(visit, town):
    report = overdue(town)["river"]
    river = town.townships["river"]
    secretary = visit("tsec", of=river)
    secretary.page.clock.install()
    opens_the_form(secretary)
    secretary.context.set_offline(True)
    secretary.fills({"接待选民（人次）": "40"})
    stamp(secretary, "网络不通，已存在这台设备")
    secretary.page.close()
    build.reports.fill(report, actor=river.actor("tch"), values=build.values(report, received=38))
    secretary.context.set_offline(False)

    secretary.opens_a_page()
    opens_the_form(secretary)
    secretary.thing("用这份内容").click()
    with secretary.expecting(409):
        secretary.press("保存")

    both = secretary.main.locator("[data-house-conflict]")
    expect(both.locator("del")).to_have_text("38")
    expect(both.locator("ins")).to_have_text("40")


def test_the_county_urges_who_is_late_drills_down_and_prints_its_table(visit, town, tmp_path):
    found = overdue(town)
    build.report(town, "hill", at="submitted")
    dac, secretary = visit("dac", width=DESK), visit("tsec", of=town.townships["river"])
    quarter = str(found["river"].round.when)

    dac.goes_to("季度报告")
    late = dac.part("逾期未报")
    expect(late).to_contain_text("河口镇人大")
    dac.press("催报", late)
    dac.sees("已催报：河口镇人大", "吴联络催报", "今天已经催过")
    secretary.press_on(secretary.page.get_by_role("banner").get_by_role("link", name=re.compile("收件箱")))
    secretary.press("打开", secretary.main.locator("li.todo").filter(has_text="请尽快报送").first)
    secretary.press("填报")

    dac.goes_to("季度报告")
    dac.press(quarter)
    dac.press("代表活动")
    dac.press("40", dac.main.locator("tfoot"))
    dac.press("青石岭乡人大")
    dac.sees("40人次", "已报送", "逾期报送")

    dac.goes_to("季度报告")
    dac.press(quarter)
    dac.press("审核通过所选")
    dac.sees("已审核通过1份报告。")
    papers = dac.part("公文")
    papers.locator("summary").click()
    dac.press("签发", papers)
    dac.press("签发", dac.main.locator("form"))
    work(newest=1)
    dac.goes_to("季度报告")
    dac.press(quarter)
    dac.press_on(dac.part("公文").get_by_role("link", name=re.compile("情况汇总表")))
    with dac.page.expect_download() as download:
        dac.thing("下载 PDF").click()
    download.value.save_as(tmp_path / "table.pdf")

    with pdfplumber.open(tmp_path / "table.pdf") as pdf:
        printed = "".join("".join(page.extract_text().split()) for page in pdf.pages)
    assert f"{quarter}情况汇总表" in printed
    assert "已报送1个" in printed
    assert "逾期报送：青石岭乡人大；未报送：河口镇人大" in printed
