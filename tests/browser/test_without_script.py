"""The same road where no script runs: every step is a page and a form."""

import pytest

from tests.browser.test_life import ONE_MATTER, in_days
from tests.browser.visitor import DESK
from tests.build import county
from tests.build.suggestions import FACTS, PROPOSALS, REPLY, SUBJECT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_the_first_word_to_the_rating_without_script(visit):
    dep = visit("dep", java_script_enabled=False)
    go, dac, gov, unit, unitl = (
        visit(key, width=DESK, java_script_enabled=False) for key in ("go", "dac", "gov", "unit", "unitl")
    )

    dep.goes_to("写建议")
    dep.fills({"标题": SUBJECT, "情况和理由": FACTS})
    dep.press("检查一下")
    dep.sees("还没有写具体建议")
    dep.fills({"具体建议": PROPOSALS})
    dep.press("存为草稿")
    dep.sees("已保存")
    dep.press("保存，下一步")
    dep.press("提交建议")
    with dep.expecting(422):
        dep.press("提交建议", dep.main.locator("form"))  # not ticked: said so, nothing lost
    dep.sees("请先通读全文并勾选确认。")
    dep.fills(ONE_MATTER)
    dep.press("提交建议", dep.main.locator("form"))

    go.takes_up(SUBJECT, "审核")
    go.goes_through("复审通过")
    dac.takes_up(SUBJECT, "审核")
    dac.goes_through("立案编号", {"类别": "交通运输"})
    dac.goes_through("交办", {"主办单位": "西平样县交通运输局"})

    unit.takes_up(SUBJECT, "签收")
    unit.press("签收")
    unit.press("制定办理方案")
    unit.fills({"办理方案": "现场勘查后处治。", "联系电话": "0395-6210001", "分管负责人": "杨局长"})
    unit.press("制定办理方案", unit.main.locator("form"))
    unit.press("登记联系代表")
    unit.fills(
        {
            "阶段": "办前",
            "方式": "电话沟通",
            "日期": in_days(0),
            "联系的代表": "张德福",
            "单位参加人": "韩经办",
            "沟通情况": "说明了办理打算。",
        }
    )
    unit.press("登记联系代表", unit.main.locator("form"))
    unit.goes_through("起草答复", {"答复类别": "A", "答复内容": REPLY, "公开属性": "主动公开"})
    unitl.takes_up(SUBJECT, "签发")
    unitl.fills({"我已阅读全文，同意签发。": True})
    unitl.press("签发答复", unitl.main.locator("form"))
    gov.takes_up(SUBJECT, "审核")
    gov.press("审核通过并答复代表", gov.main.locator("form"))

    dep.takes_up(SUBJECT, "评价")
    dep.sees(REPLY)
    dep.fills({"办理态度": "满意", "办理结果": "基本满意", "登录密码": county.PASSWORD})
    dep.press("评价答复", dep.main.locator("form"))
    dep.sees("已办理", "基本满意")
