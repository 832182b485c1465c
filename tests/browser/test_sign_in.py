"""Signing in where the activity is: the organiser's list with the network gone, the code of the minute on a phone."""

import re

import pytest
from playwright.sync_api import expect

from congress.frame import clock
from congress.models import AuditEvent
from tests.browser.test_phone import faults
from tests.browser.visitor import DESK
from tests.build import activities as build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TURN = 10_000  # milliseconds between two tries to send
TITLE = "视察农村饮水安全"


def test_who_comes_is_ticked_without_network_and_arrives_once(visit, town):
    people = list(town.deputies.values())
    row = build.activity(town, on=clock.today(), title=TITLE, invited=people)
    dac = visit("dac", width=DESK)
    dac.page.clock.install()
    dac.goes_to("代表活动")
    dac.press(TITLE)
    dac.press("现场登记、补录")
    said, boxes = dac.main.locator("[data-house-roll-state]"), dac.main.locator("[data-house-roll] input")
    expect(said).to_have_text(f"已到会 0 人，共邀请 {len(people)} 人。")
    expect(dac.main).to_contain_text("按原网址还能打开", timeout=30_000)  # every part of the page lies on the device

    dac.context.set_offline(True)
    for place in (0, 1, 2):
        boxes.nth(place).check()
    boxes.nth(1).uncheck()  # pressed by mistake
    dac.page.clock.run_for(TURN)
    expect(said).to_contain_text("已到会 2 人")
    expect(said).to_contain_text("其中2人记在这台设备上")
    assert not row.participations.filter(state="present").exists()
    expect(dac.main).to_contain_text("有2人的到会时间存在这台设备上，等着送出。还没有从这台设备送出过。")

    address = dac.page.url
    dac.page.close()  # the phone slips into the pocket; the network stays away
    dac._open()
    dac.page.clock.install()
    dac.page.goto(address)
    said, boxes = dac.main.locator("[data-house-roll-state]"), dac.main.locator("[data-house-roll] input")
    expect(said).to_contain_text("已到会 2 人")
    assert [boxes.nth(place).is_checked() for place in (0, 1, 2)] == [True, False, True]

    dac.context.set_offline(False)
    dac.page.clock.run_for(TURN)
    expect(said).to_have_text(f"已到会 2 人，共邀请 {len(people)} 人。")
    expect(dac.main).to_contain_text(re.compile("没有等着送出的。上次送出：.*，2人。"))
    dac.page.clock.run_for(3 * TURN)
    dac.page.reload()

    expect(said).to_have_text(f"已到会 2 人，共邀请 {len(people)} 人。")
    expect(boxes.nth(0)).to_be_disabled()
    expect(boxes.nth(1)).to_be_enabled()
    assert row.participations.filter(state="present", way="organiser").exclude(client_key="").count() == 2
    assert AuditEvent.objects.filter(kind="deputies.activity.arrivals").count() == 1


def test_a_deputy_signs_in_by_the_code_on_the_screen(visit, town):
    row = build.activity(town, on=clock.today(), title=TITLE, invited=[town.deputies["dep"]])
    dac, dep = visit("dac", width=DESK), visit("dep")
    dac.goes_to("代表活动")
    dac.press(TITLE)
    dac.press("签到屏幕")
    code = dac.main.locator(".code-screen-figures").inner_text()
    assert re.fullmatch(r"\d{6}", code)

    dep.takes_up(TITLE, "签到")
    assert faults(dep) == []
    with dep.expecting(422):
        dep.fills({"签到码": f"{(int(code) + 1) % 10**6:06d}"})
        dep.press("签到", dep.main.locator("form"))
    dep.sees("签到码不对")
    dep.fills({"签到码": code})
    dep.press("签到", dep.main.locator("form"))

    dep.sees("已签到")
    assert build.line(row, town.deputies["dep"]).way == "code"
