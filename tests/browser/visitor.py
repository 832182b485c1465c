"""Somebody at a browser: he sees pages, reads what is on them, and gets on only by what they offer.

Every page he meets must be whole: no complaint in the console (a broken content policy is one), no request to another
host, no answer of 400 and above unless he expects it, nothing wider than his screen.
"""

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import expect

PHONE, DESK = 360, 1280
PATIENCE = 10_000
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FAILED = "Failed to load resource"


class Visitor:
    """One person at one device."""

    def __init__(self, context, start):
        self.context, self.start = context, start
        self.complaints, self.expected, self.pages = [], set(), 0
        context.set_default_timeout(PATIENCE)
        self._open()

    def _open(self):
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    # What must not happen.

    def _said(self, said):
        if said.type == "error" and not said.text.startswith(FAILED):  # those are judged by their answers
            self.complaints.append(f"{self.page.url}: {said.text}")

    def _asked(self, request):
        scheme, host, *_ = urlsplit(request.url)
        if scheme in ("http", "https", "ws", "wss") and host != urlsplit(self.start).netloc:
            self.complaints.append(f"{self.page.url} asks {request.url}")

    def _answered(self, response):
        if response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"{response.request.method} {response.url} answered {response.status}")

    @contextmanager
    def expecting(self, *statuses):
        """Answers that belong to the story here."""
        self.expected |= set(statuses)
        yield
        self.expected -= set(statuses)

    def look(self):
        """The page as it now stands is whole."""
        self.pages += 1
        if beyond := self.page.evaluate(WIDER):
            self.complaints.append(f"{self.page.url} is {beyond}px too wide")
        assert self.complaints == []

    # What he sees.

    @property
    def main(self):
        return self.page.locator("main")

    def sees(self, *words):
        for one in words:
            expect(self.main).to_contain_text(one, timeout=PATIENCE)

    def sees_not(self, *words):
        for one in words:
            expect(self.main).not_to_contain_text(one)

    @property
    def navigation(self):
        return self.page.get_by_role("navigation")

    def group(self, legend):
        """The questions under that legend."""
        return self.main.get_by_role("group", name=legend, exact=True)

    def thing(self, name, within=None):
        """The link or button of that name, in the body of the page."""
        place = within or self.main
        found = place.get_by_role("button", name=name, exact=True).or_(
            place.get_by_role("link", name=name, exact=True)
        )
        return found.locator("visible=true").first

    def part(self, heading):
        """The part of the page under that heading."""
        return self.main.locator("section.panel").filter(has=self.page.get_by_role("heading", name=heading)).last

    # What he does.

    def arrive(self):
        """The one address anybody types."""
        self.page.goto(self.start)
        self.look()

    def press(self, name, within=None, confirm=False):
        """Follow a link or press a button that leads to a page."""
        thing = self.thing(name, within)
        with self.page.expect_navigation(timeout=PATIENCE):
            thing.click()
            if confirm:
                self.page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
        self.look()

    def goes_to(self, label):
        """An entry of the menu, with or without the number of what waits there."""
        for fold in self.page.locator(".side-fold:not([open]) > summary").locator("visible=true").all()[::-1]:
            fold.click()
        self.press_on(self.navigation.get_by_role("link", name=re.compile(f"^{label}( |$|待办)")))

    def home(self):
        self.goes_to("今天要办")

    def press_on(self, thing):
        """The same for something found on the page."""
        with self.page.expect_navigation(timeout=PATIENCE):
            thing.locator("visible=true").first.click()
        self.look()

    def takes_up(self, title, verb):
        """From what waits for him today."""
        self.home()
        row = (
            self.main.locator("li.todo")
            .filter(has_text=title)
            .filter(has=self.page.get_by_role("link", name=re.compile(f"^{verb}")))
            .first
        )
        self.press_on(row.get_by_role("link", name=re.compile(f"^{verb}")))

    def opens_a_page(self):
        """A new page of the same browser."""
        self._open()
        self.arrive()

    def opens_own_menu(self):
        self.page.locator("details.who > summary").click()

    def signs_in(self, name, password):
        self.arrive()
        self.fills({"登录名、手机号或姓名": name, "密码或一次性口令": password})
        self.press("登录")

    def fills(self, answers, within=None):
        """Answer questions by their labels: a text, a choice, True for a box to tick, a list of boxes or files."""
        place = within or self.main
        for label, value in answers.items():
            group = place.get_by_role("group", name=label)
            if isinstance(value, (str, list)) and group.count():
                for one in [value] if isinstance(value, str) else value:
                    group.first.get_by_label(one, exact=True).check()
            else:
                self._answer(
                    place.get_by_label(
                        re.compile(f"^{re.escape(label)}\\s*(必填|选填|提交前要写|审签前要填|主办、分办选其一)?\\s*$")
                    ).first,
                    value,
                )

    @staticmethod
    def _answer(field, value):
        if value is True:
            field.check()
        elif field.evaluate("(one) => one.tagName") == "SELECT":
            options = field.locator("option").all_text_contents()
            field.select_option(label=next(one for one in options if value in one))
        else:
            field.fill(value)

    def goes_through(self, name, answers=None, within=None, label=""):
        """A move with its questions: open it, answer, carry it out, and be told so."""
        self.press(name, within)
        self.fills(answers or {})
        self.press(label or name, self.main.locator("form"))
        self.sees("已办理")
