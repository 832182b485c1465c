"""A deputy's phone, from the first page: what waits, the large entries, contacts in three taps, a duty report – all with
a thumb, in large type too, at the narrowest width, and light enough for a slow network."""

import gzip

import pytest
from playwright.sync_api import expect

from tests.browser.test_phone import faults
from tests.build import contacts, duty_reports

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FIRST_VIEW = 100 * 1024  # bytes


@pytest.fixture
def waiting(town):
    """A household that waits, and a session at which he is to report."""
    one = contacts.paired(town, "dep")
    duty_reports.session(town, "notified", seats=("dep",), text="")
    return one


@pytest.mark.parametrize("large", [False, True])
def test_everything_of_every_day_is_within_reach_of_a_thumb(visit, waiting, large):
    dep, found = visit("dep", width=320), {}
    if large:
        dep.opens_own_menu()
        dep.thing("换成大字版", dep.page.locator("details.who")).click()
        expect(dep.page.locator("html[data-size=large]")).to_have_count(1)
        dep.home()
    places = dep.page.locator("nav[aria-label=常办的事] a").evaluate_all("all => all.map(one => one.href)")
    assert len(places) >= 6

    for place in ["/", *places]:
        dep.page.goto(place if place != "/" else dep.page.url)
        found[place] = (faults(dep), dep.page.evaluate(WIDER))

    assert found == {place: ([], 0) for place in found}


def test_a_contact_is_written_down_in_three_taps(visit, waiting):
    dep = visit("dep")

    dep.press("赵老栓", dep.main)
    dep.press("记一次联系")
    dep.main.get_by_label("入户走访").check()
    dep.fills({"主题": "花椒销路"})
    dep.press("登记这次联系")

    dep.sees("花椒销路", "张德福", "赵老栓")
    assert waiting.logs.count() == 1


def test_a_duty_report_is_written_on_the_phone(visit, waiting):
    dep = visit("dep")

    dep.takes_up("河口镇述职会", "写述职报告")
    dep.press("填写述职报告")
    dep.fills({"述职报告": "一年来，我走访了选区的每一个村组。"})
    dep.press("保存述职报告")

    dep.sees("一年来，我走访了选区的每一个村组。")


def test_the_first_view_is_light(visit, waiting):
    """Every byte that a cold browser fetches for the first page, packed as it is served where files are compressed."""
    dep, sizes = visit("dep"), {}
    dep.page.on("response", lambda answer: sizes.__setitem__(answer.url, answer))
    dep.page.reload()
    dep.page.wait_for_load_state("networkidle")

    packed = {url: len(gzip.compress(answer.body())) for url, answer in sizes.items() if answer.status == 200}

    assert sum(packed.values()) < FIRST_VIEW, packed
