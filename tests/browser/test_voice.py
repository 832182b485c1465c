"""Somebody with an old telephone says what is wrong, and follows it to a suggestion and its end."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from congress.frame import clock
from deputies.actions import opinion_clock, triage
from deputies.models import Opinion
from suggestions.models import Suggestion
from tests.build import voice as build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def nobody_tried():
    cache.clear()


@pytest.mark.parametrize("script", [True, False])
def test_from_a_telephone_to_a_suggestion_and_its_end(visit, live_server, town, script):
    station = build.station(town.townships["river"])
    page = visit("", java_script_enabled=script).page

    page.goto(f"{live_server.url}/voice/{station.public_code}/")
    page.get_by_label("您要反映什么？").fill(build.TEXT)
    page.get_by_role("button", name="交上去").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已经收到，谢谢您")
    number = page.get_by_text(re.compile(r"^\d{10}$")).inner_text()
    token = page.url.split("/")[-2]

    row = Opinion.objects.get(receipt_no=number)
    row = triage.offer(row, actor=town.townships["river"].tsec, deputy=town.deputies["dep"])
    page.goto(f"{live_server.url}/voice/track/")
    page.get_by_label("回执号").fill(number)
    page.get_by_label("查询码").fill(f"{token[10:14]} {token[14:]}")
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已请人大代表研究是否写成代表建议。")

    made = Suggestion.objects.create(
        congress=town.congress, term=town.term, lead=town.deputies["dep"], subject="关于修好柳沟村路灯的建议", written_on=clock.today(),
        state="withdrawn", submitted_on=clock.today(), ending_note="已经解决",
    )  # fmt: skip
    triage.became(f"deputies.opinion:{row.pk}", made, actor=town.dep, deputy=town.deputies["dep"])
    triage.handed_in(made, actor=town.dep)
    page.reload()
    expect(page.get_by_text("代表撤回了这件建议").first).to_be_visible()

    opinion_clock.conclude_followed(clock.now())
    page.reload()
    page.get_by_label("解决了", exact=True).check()
    page.get_by_role("button", name="交评价").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("已办结。")
