"""A deputy of seventy on an old phone: everything is big enough, readable, and nothing he wrote is lost."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect

from tests.browser.test_gallery import SMALL_TARGETS, WCAG
from tests.build.county import PASSWORD, neighbours
from tests.build.suggestions import FACTS, PROPOSALS, SUBJECT, suggestion

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TURN = 5_000  # milliseconds between two savings
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('draft:'))"


def faults(visitor):
    """What stands in the way of eyes, fingers and helpers on this page."""
    found = Axe().run(visitor.page, options={"preload": False, "runOnly": {"type": "tag", "values": WCAG}}).response
    broken = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
    return broken + visitor.page.evaluate(SMALL_TARGETS)


@pytest.mark.parametrize("large", [False, True])
def test_a_deputys_pages_suit_eyes_and_fingers(visit, town, large):
    suggestion(town, at="draft")
    suggestion(town, at="feedback_pending", subject="关于整治柳沟村河道的建议")
    suggestion(town, at="cosigning", lead="dep2", cosigners=("dep",), subject="关于增设河口镇公交站的建议")
    dep, found = visit("dep"), {}
    if large:
        dep.opens_own_menu()
        dep.thing("换成大字版", dep.page.locator("details.who")).click()
        expect(dep.page.locator("html[data-size=large]")).to_have_count(1)
        dep.home()

    found["home"] = faults(dep)
    for name, verb in (("cosign", "确认联名"), ("rate", "评价")):
        dep.takes_up("建议", verb)
        found[name] = faults(dep)
    for name in ("写建议", "我的建议"):
        dep.goes_to(name)
        found[name] = faults(dep)
    dep.press("关于整治柳沟村河道的建议")
    found["case"] = faults(dep)

    assert found == {name: [] for name in found}


def writes(visitor, **answers):
    """Open the writing page with a clock one can turn on, and write."""
    visitor.page.clock.install()
    visitor.goes_to("写建议")
    visitor.fills(answers)


def stamp(visitor, words):
    """The word beside the button, one turn of the saving later."""
    visitor.page.clock.run_for(TURN)
    expect(visitor.page.locator("[data-house-saved]")).to_have_text(re.compile(words))


def test_two_devices_at_once_show_both_texts(visit):
    phone, desk = visit("dep"), visit("dep", width=1280)
    writes(desk, 标题=SUBJECT, 情况和理由="在电脑上写的情况。")
    writes(phone, 标题=SUBJECT, 情况和理由="在手机上写的情况。")
    stamp(phone, "^已保存 ")

    with desk.expecting(409):
        stamp(desk, "别处也改过")
    both = desk.main.locator("[data-house-conflict]")
    expect(both).to_contain_text("在手机上写的情况。")
    expect(both).to_contain_text("在电脑上写的情况。")
    desk.look()

    desk.thing("用服务器上的文字", both).click()
    expect(both.get_by_label("定下来的文字")).to_have_value("在手机上写的情况。")
    both.get_by_label("定下来的文字").fill("在手机上写的情况，在电脑上补充。")
    stamp(desk, "^已保存 ")


def test_what_was_written_without_network_is_offered_again(visit):
    dep = visit("dep")
    writes(dep, 标题=SUBJECT)
    dep.context.set_offline(True)
    dep.fills({"情况和理由": FACTS, "具体建议": PROPOSALS})
    stamp(dep, "网络不通，已存在这台设备")
    with pytest.raises(Error, match="crash"):  # as an old phone drops a page: leaving it would save once more
        dep.page.goto("chrome://crash")
    dep.page.close()
    dep.context.set_offline(False)

    dep.opens_a_page()
    dep.goes_to("写建议")
    dep.sees("这台设备上有", "比页面上的新")
    assert faults(dep) == []
    dep.thing("用这份内容").click()
    expect(dep.main.get_by_label(re.compile("^情况和理由"))).to_have_value(FACTS)

    dep.press("保存，下一步")
    dep.goes_to("写建议")
    dep.sees_not("这台设备上有")
    expect(dep.main.get_by_label(re.compile("^情况和理由"))).to_have_value("")
    assert dep.page.evaluate(KEPT) == []


def test_whoever_leaves_takes_his_words_off_the_device(visit):
    dep = visit("dep")
    writes(dep, 标题=SUBJECT, 情况和理由=FACTS)
    stamp(dep, "^已保存 ")
    assert len(dep.page.evaluate(KEPT)) == 1

    dep.opens_own_menu()
    dep.press("退出登录", dep.page.locator("details.who"))

    assert dep.page.evaluate("() => localStorage.length") == 0


def test_whoever_is_signed_out_while_writing_goes_on_where_he_was(visit, town):
    dep = visit("dep")
    writes(dep, 标题=SUBJECT)
    dep.context.clear_cookies(name="session")
    dep.fills({"情况和理由": FACTS})
    stamp(dep, "登录已失效，写的内容存在这台设备上。")

    dep.press("重新登录，接着写")
    dep.fills({"登录名、手机号或姓名": town.account("dep").phone, "密码或一次性口令": PASSWORD})
    dep.press("登录")
    dep.sees("这台设备上有")
    dep.thing("用这份内容").click()
    expect(dep.main.get_by_label(re.compile("^情况和理由"))).to_have_value(FACTS)


def test_a_text_far_too_long_stays_on_the_page(visit):
    dep = visit("dep")
    writes(dep, 标题=SUBJECT)
    facts = dep.main.get_by_label(re.compile("^情况和理由"))
    facts.fill("很" * 100_000)
    dep.thing("保存，下一步").click()

    expect(facts).to_be_focused()
    dep.sees("超出 95000 字")
    with dep.expecting(413):
        stamp(dep, "内容太长，服务器没有保存，请精简。")


def test_looking_for_what_is_missing_leaves_the_page_as_it_is(visit):
    dep = visit("dep")
    writes(dep, 标题=SUBJECT, 情况和理由=FACTS)
    dep.page.locator("input[type=file]").set_input_files("README.md")

    dep.thing("检查一下").click()

    dep.sees("还没有写具体建议。")
    assert dep.page.locator("input[type=file]").evaluate("(one) => one.files.length") == 1


def test_one_name_is_found_among_many(visit, town):
    neighbours(town.deputies["dep"], [f"{one}{two}民" for one in "赵钱孙李周" for two in "建卫国爱为树"])
    case = suggestion(town, at="draft")
    dep = visit("dep")
    dep.page.goto(f"{dep.start}suggestions/{case.pk}/invite/")
    boxes = dep.main.get_by_role("checkbox")
    expect(boxes).not_to_have_count(0)

    dep.main.get_by_label("钱国民", exact=True).check()
    dep.main.get_by_role("searchbox").fill("孙树")

    expect(boxes).to_have_count(2)
    expect(dep.main.get_by_label("钱国民", exact=True)).to_be_checked()
    dep.main.get_by_label("孙树民", exact=True).check()
    dep.look()
    assert faults(dep) == []
    dep.press("邀请联名", dep.main.locator("form"))
    dep.sees("钱国民（待确认）", "孙树民（待确认）")


def test_what_was_filed_over_a_bad_network_is_not_offered_again(visit):
    dep = visit("dep")
    writes(dep, 标题=SUBJECT, 情况和理由=FACTS)
    dep.page.route("**/drafts/**", lambda route: route.abort())
    stamp(dep, "网络不通，已存在这台设备")

    dep.press("保存，下一步")
    dep.goes_to("写建议")

    dep.sees_not("这台设备上有")
