"""What every answer tells the browser, and that no page sends it anywhere else."""

import re
from socket import has_ipv6
from urllib.parse import urlsplit

import pytest

from tests.build.suggestions import task

from .crawling import crawl
from .visitors import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NONE = ("default-src", "object-src", "base-uri", "frame-ancestors")


def elsewhere(url):
    """Whether a browser would leave our host for it, or run it."""
    where = urlsplit(url.strip())
    return bool(where.netloc) or where.scheme not in ("", "http", "https") or (where.scheme != "" and not where.netloc)


def policy(answer):
    return {
        name: set(sources)
        for name, *sources in (part.split() for part in answer.header("Content-Security-Policy").split(";"))
    }


def test_every_page_of_everybody_carries_the_headers_and_stays_at_home(people, visit):
    """Promises 24, 25 and 39: headers, a strict policy, nothing inline, no other host in any page."""
    task(people, at="feedback_pending", joint=("finance",))
    wrong, number = [], 0
    for key in ("", "dep", "dac", "unit", "gov", "sec"):
        for url, answer in crawl(visit(key), most=12).items():
            number += 1
            wrong += [(key, url, name) for name, value in HEADERS.items() if answer.header(name) != value]
            wrong += [(key, url, "open to other hosts")] * bool(answer.header("Access-Control-Allow-Origin"))
            wrong += [(key, url, "kept in a cache")] * ("no-store" not in answer.header("Cache-Control"))
            wrong += [(key, url, "Permissions-Policy")] * ("camera=()" not in answer.header("Permissions-Policy"))
            rules = policy(answer)
            wrong += [(key, url, name) for name in NONE if rules.get(name) != {"'none'"}]
            wrong += [
                (key, url, f"policy: {name}") for name, sources in rules.items() if sources - {"'none'", "'self'"}
            ]
            wrong += [(key, url, f"inline {what}") for what in answer.page.inline]
            wrong += [(key, url, to) for to in [*answer.page.fetched, *answer.page.links] if elsewhere(to)]
            if "text/html" in answer.header("Content-Type"):
                wrong += [(key, url, "charset")] * ("utf-8" not in answer.header("Content-Type"))

    assert wrong == []
    assert number >= 40


def test_style_sheets_scripts_and_the_manifest_fetch_nothing_from_elsewhere(visit):
    """Promise 39: what pages load loads nothing else from outside; followed from sheet to sheet."""
    visitor, wrong, seen = visit(), [], set()
    waiting = [to for to in visitor.get("/login/").page.fetched if to.startswith("/static/")]
    assert waiting
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        answer = visitor.get(url)
        wrong += [(url, answer.status)] * (answer.status != 200) + [(url, "nosniff")] * (
            answer.header("X-Content-Type-Options") != "nosniff"
        )
        if url.endswith((".css", ".js", ".webmanifest", ".svg")):
            named = re.findall(
                r"""url\(["']?([^"')]+)|@import\s+["']([^"']+)|(?:from|import)\s*\(?["']([^"']+)|fetch\(\s*["']([^"']+)""",
                answer.text,
            )
            named = [one for found in named for one in found if one and not one.startswith(("#", "data:"))]
            wrong += [(url, one) for one in named if elsewhere(one)]
            waiting += [
                re.sub(r"/[^/]*$", "/", url) + one.removeprefix("./") if not one.startswith("/") else one
                for one in named
                if not one.startswith("..") and one.endswith((".css", ".js"))
            ]
    assert wrong == []
    assert len(seen) > 5


def test_the_session_ends_at_sign_out_and_its_cookie_is_worth_nothing_afterwards(people, visit):
    """Promises 24 and 28: the door closes on the server, and the browser is told to forget."""
    dep = visit("dep")
    assert dep.get("/me/").status == 200
    stolen = Visitor(dep.port, dep.cookies)

    answer = dep.post("/logout/")

    assert (answer.status, "storage" in answer.header("Clear-Site-Data")) == (302, True)
    assert (stolen.get("/me/").status, stolen.get("/me/").to.startswith("/login/")) == (302, True)


def test_asking_changes_nothing_and_strange_verbs_and_hosts_are_refused(visit):
    """Promise 24: TRACE, foreign hosts, forms from other sites, redirects to other hosts."""
    dep = visit("dep")

    assert dep.ask("TRACE", "/").status in (400, 405, 501)
    assert dep.ask("GET", "/login/", Host="evil.example").status == 400
    assert dep.ask("POST", "/logout/", b"", Content_Type="application/x-www-form-urlencoded").status == 403
    assert dep.get("/logout/").status == 405
    for to in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        assert dep.get(f"/login/?next={to}").to in ("/", ""), to
        assert dep.post("/large-type/", {"large": "0", "next": to}).to == "/", to
    for path in (
        "/.git/config",
        "/static/../config/settings.py",
        "/static/%2e%2e/manage.py",
        "/var/portal.sqlite3",
        "/media/x",
    ):
        assert dep.get(path).status in (302, 404), path


def test_the_server_answers_on_ipv6(people, own_server):
    """Promise 39: also on [::1], with the same page."""
    if not has_ipv6:
        pytest.skip("这台机器没有 IPv6")
    server = own_server(workers=1, host="[::1]")
    assert Visitor(server.port, host="::1").get("/login/").status == 200
