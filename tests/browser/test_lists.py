"""The office's list as it is worked with: by keys, by ranges of rows, with a look before the deed, kept under an address."""

import re

import pytest
from playwright.sync_api import expect

from suggestions.models import Assignment
from tests import build
from tests.browser.visitor import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "suggestions/"


def stand_at(visitor, address):
    visitor.page.goto(visitor.start + address.lstrip("/"))
    visitor.look()


def ticked(visitor):
    """The subjects of the ticked lines."""
    lines = visitor.main.locator("tbody tr").filter(has=visitor.page.locator("td.pick input:checked"))
    return lines.locator("th a").all_text_contents()


def subjects(visitor):
    return visitor.main.locator("tbody th a").all_text_contents()


def several(cast, number):
    return [build.suggestion(cast, at="assigned", subject=f"关于第{n}件事的建议") for n in range(1, number + 1)]


def test_rows_are_walked_ticked_and_opened_without_a_mouse(visit, town):
    several(town, 3)
    unit = visit("unit", width=DESK)
    stand_at(unit, LIST)
    first, second, _ = subjects(unit)
    keys = unit.page.keyboard

    keys.press("?")
    table = unit.page.get_by_role("dialog", name="本页可用的按键")
    expect(table).to_contain_text("选中这一行")
    keys.press("Escape")
    expect(table).to_have_count(0)  # while it stands, keys are its own
    keys.press("/")
    expect(unit.page.locator(":focus")).to_have_attribute("name", "q")
    keys.type("jx")  # while one writes, letters are letters
    expect(unit.page.locator(":focus")).to_have_value("jx")
    unit.page.locator(":focus").blur()
    for key in "jxjxkx":
        keys.press(key)

    assert ticked(unit) == [second]
    keys.press("o")
    expect(unit.page.get_by_role("heading", level=1)).to_contain_text(first)
    unit.look()


def test_a_range_is_ticked_looked_through_and_done_at_once(visit, town):
    cases = several(town, 4)
    unit = visit("unit", width=DESK)
    stand_at(unit, f"{LIST}?sort=number")
    wanted = subjects(unit)[:3]
    boxes = unit.main.locator("td.pick input")

    unit.main.locator("details.together-bar > summary").click()
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    assert ticked(unit) == wanted
    unit.press("签收…")

    unit.sees("将办理", *wanted)
    assert Assignment.objects.filter(state="assigned", suggestion__in=[one.pk for one in cases]).count() == 4
    unit.press("确认签收")
    unit.sees("已签收3件。")
    left = Assignment.objects.get(suggestion__in=[one.pk for one in cases], state="assigned")
    assert left.suggestion.subject not in wanted


def test_all_of_the_list_is_chosen_on_a_phone_and_says_what_it_will_not_touch(visit, town):
    several(town, 2)
    build.suggestion(town, at="accepted", subject="关于签收过的事的建议")
    unit = visit("unit", width=PHONE)
    stand_at(unit, LIST)

    unit.main.locator("details.together-bar > summary").click()
    unit.main.get_by_label("选中全部 3（不只本页）").check()
    expect(unit.main.locator("td.pick input").first).to_be_disabled()
    unit.press("签收…")

    unit.sees("关于签收过的事的建议", "不能“签收”")
    unit.press("确认签收")
    unit.sees("已签收2件。")


def test_filters_shared_by_their_address_show_each_colleague_what_he_may_see(visit, town):
    several(town, 2)
    build.suggestion(town, at="to_assign", subject="关于还没有交办的事的建议")
    dac = visit("dac", width=DESK)
    stand_at(dac, f"{LIST}?sort=-number")
    whole = subjects(dac)
    dac.main.locator("details.filter-mine > summary").click()
    dac.press("把现在的条件存下来")
    dac.fills({"名称": "从新到旧", "同事也可以用": True})
    dac.press("保存")
    address = dac.page.url.removeprefix(dac.start)
    assert re.fullmatch(r"suggestions/\?view=\d+", address)

    colleague = visit("dac_clerk", width=DESK)
    stand_at(colleague, address)
    assert subjects(colleague) == whole
    colleague.sees("排序：编号（倒序）")

    unit = visit("unit", width=DESK)  # of this congress too: by the same questions it sees its own
    stand_at(unit, address)
    unit.sees("排序：编号（倒序）")
    assert subjects(unit) == [subject for subject in whole if "还没有交办" not in subject]


def test_own_columns_stay_after_signing_in_elsewhere(visit, town):
    several(town, 1)
    dac = visit("dac", width=DESK)
    stand_at(dac, LIST)
    dac.main.locator("details.filter-mine > summary").click()
    dac.press("选择栏目")
    dac.press("交办日")
    stand_at(dac, LIST)
    expect(dac.main.locator("thead")).to_contain_text("交办日")

    phone = visit("dac", width=PHONE)
    stand_at(phone, LIST)

    expect(phone.main.locator('td[data-label="交办日"]').first).to_be_visible()
