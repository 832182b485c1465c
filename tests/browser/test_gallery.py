"""Every part in a real browser: usable by all, on a phone and on a desk, in plain and in large type."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, select, textarea, input")]
  .filter((one) => one.type !== "hidden")
  .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, .skip"))
  .map((one) => (one.matches("[type=checkbox], [type=radio]") && one.closest("label")) || one)
  .filter((one) => getComputedStyle(one).display !== "inline" && one.getBoundingClientRect().height < 44)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def gallery(live_server, settings, chromium):
    settings.DEMO = True
    contexts = []

    def visit(name, *, width, large=False, script=True):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, locale="zh-CN", java_script_enabled=script
        )
        contexts.append(context)
        if large:
            context.add_cookies([{"name": "size", "value": "large", "url": live_server.url}])
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.goto(f"{live_server.url}/gallery/{name}/")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "large"), [(1280, False), (360, False), (360, True)])
@pytest.mark.parametrize("name", ["parts", "list", "form"])
def test_axe_finds_nothing_nothing_overflows_and_no_policy_is_broken(gallery, name, width, large):
    page = gallery(name, width=width, large=large)

    beyond = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    small = page.evaluate(SMALL_TARGETS) if width < 600 else []
    found = Axe().run(page, options={"preload": False, "runOnly": {"type": "tag", "values": WCAG}}).response
    broken = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
    assert (broken, beyond, small, page.complaints) == ([], 0, [], [])


def test_a_second_press_sends_nothing(gallery):
    page = gallery("form", width=360)
    sent = []
    page.route("**/gallery/form/", lambda route: (sent.append(route.request.method), route.fulfill(status=204)))

    page.evaluate("() => { const b = document.querySelector('.form-foot button'); b.click(); b.click(); b.click(); }")

    expect(page.get_by_role("button", name="提交建议")).to_have_attribute("aria-busy", "true")
    assert sent == ["POST"]


def test_the_counter_says_what_is_left_and_what_is_too_much(gallery):
    page = gallery("form", width=1280)
    note = page.locator("[data-house-counter=id_wrong-subject]")

    page.fill("#id_wrong-subject", "修路")
    assert note.text_content() == "已写 2 字，还可以写 58 字"

    page.fill("#id_wrong-subject", "路" * 61)
    assert note.text_content() == "已写 61 字，超出 1 字"


def test_all_entries_of_the_menu_are_reached_without_script_on_a_phone(gallery):
    page = gallery("home", width=360, script=False)
    assert not page.locator(".side").is_visible()

    page.click(".thumb-item:last-child")

    assert page.locator(".side .side-item").count() == 11
    assert page.locator(".side").is_visible()


def test_the_keyboard_reaches_search_rows_and_the_list_of_keys(gallery):
    page = gallery("home", width=1280)

    page.keyboard.press("j")
    assert page.evaluate("() => document.activeElement.className") == "todo-title"

    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="本页可用的按键").is_visible()

    page = gallery("list", width=1280)
    page.keyboard.press("/")
    asked = "() => document.activeElement.matches('.filter-form input[type=text]') && document.activeElement.value"
    assert page.evaluate(asked) == ""


def test_a_list_prints_on_a4_with_columns_wide_enough_to_read(gallery):
    page = gallery("list", width=1280)

    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 670, "height": 950})  # what A4 leaves between the margins
    narrow = page.evaluate(
        "() => [...document.querySelectorAll('.table td')].filter((one) => one.textContent.trim().length > 12)"
        ".filter((one) => one.offsetWidth < 45).map((one) => one.textContent.trim().slice(0, 20))"
    )

    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in printed} == {(595, 842)}
    assert narrow == []
    assert page.locator(".side, .button, .filter-form, .pager-list").filter(visible=True).count() == 0
