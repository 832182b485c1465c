"""Usable by all: axe on the main pages of a deputy, the commission, a unit, the supervision office, the public."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.build import publishing
from tests.build.suggestions import suggestion, task

from .conftest import session_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"preload": False, "resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}
TOO_WIDE = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
  [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`).slice(0, 8)"""
# deputies hold phones, offices sit at desks
WHO = {(1280, False): ("dac", "unit", ""), (360, False): ("dep", "unit", ""), (360, True): ("dep", "")}


def pages(people):
    """{person: addresses} with something on every page."""
    rated = task(people, at="feedback_pending", reply_class="B", joint=("finance",))
    waiting = task(people, at="accepted", unit="transport")
    draft = suggestion(people, at="draft")
    suggestion(people, at="to_assign")
    public = publishing.release(rated.suggestion, people.dac)
    return {
        "dep": ["/", "/suggestions/write/", f"/suggestions/{rated.suggestion_id}/", "/suggestions/mine/", "/inbox/",
                f"/suggestions/tasks/{rated.pk}/rate/", f"/suggestions/{draft.pk}/submit/"],
        "dac": ["/", "/suggestions/", f"/suggestions/{rated.suggestion_id}/", "/suggestions/assigning/",
                "/suggestions/commitments/", "/clocks/", "/calendar/", "/deputies/", "/institution/"],
        "unit": ["/", f"/suggestions/{waiting.suggestion_id}/", f"/suggestions/tasks/{waiting.pk}/begin/"],
        "": ["/login/", "/suggestions/public/", public.public_url, "/suggestions/public/units/",
             "/suggestions/public/figures/"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("width", "large"), [(1280, False), (360, False), (360, True)], ids=["desk", "phone", "large"]
)
def test_axe_finds_nothing_on_the_main_pages(people, web, chromium, width, large):
    """Promise 40: all WCAG 2.2 A and AA rules, nothing wider than the screen, no policy broken."""
    wrong = []
    for key, addresses in pages(people).items():
        if key not in WHO[width, large]:
            continue
        context = chromium.new_context(viewport={"width": width, "height": 800}, locale="zh-CN")
        cookies = {**(session_of(people, key) if key else {}), **({"size": "large"} if large else {})}
        home = f"http://127.0.0.1:{web.port}"
        context.add_cookies([{"name": name, "value": value, "url": home} for name, value in cookies.items()])
        page = context.new_page()
        said = []
        page.on("console", lambda one, said=said: said.append(one.text) if one.type == "error" else None)
        for address in addresses:
            answer = page.goto(home + address)
            wrong += [(key, address, answer.status)] * (answer.status != 200)
            found = Axe().run(page, options=RULES).response
            wrong += [(key, address, one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]]
            wrong += [(key, address, "too wide", what) for what in page.evaluate(TOO_WIDE)]
        wrong += [(key, text[:200]) for text in said]
        context.close()
    assert not wrong, "\n".join(map(str, wrong))
