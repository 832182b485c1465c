"""The search field at the head of every page: kind by kind, and only what one may read."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.actions import summary_sections
from congress.frame import kinds
from congress.queries import finding
from tests.build import summaries as build
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db
HIT = re.compile(r'<li class="rows-item">\s*<a href="([^"]+)">([^<]+)</a>')


def hits(browser, words):
    return HIT.findall(browser.get("/find/", {"q": words}).content.decode())


@pytest.fixture
def summary(cast):
    with kinds.chapters.lent(build.chapter({2026: 5})):
        yield build.summary(cast)


def edited(summary, cast, words):
    row = build.paragraph(summary)
    summary_sections.write(row.section, actor=cast.actor("go"), texts={row.pk: (words, row.revision)})


@pytest.mark.parametrize(
    ("words", "found"),
    [("视察5次", 1), ("组织 视察", 1), ("视察 电梯", 0), ("年度工作总结 视察", 1), ("", 0), ("   ", 0)],
)
def test_a_section_is_found_by_its_title_and_its_printed_words(cast, summary, words, found):
    section = summary.sections.get(chapter="test.visits")

    assert hits(cast.client("com"), words) == [(section.place, str(section))] * found


def test_what_was_written_over_is_found_by_the_new_words_only(cast, summary):
    edited(summary, cast, "五次都有成效。")

    assert [len(hits(cast.client("com"), words)) for words in ("全年组织视察", "都有成效")] == [0, 1]


def test_everybody_finds_what_he_may_read(cast, summary):
    found = {key: len(hits(cast.client(key), "视察5次")) for key in ("go", "dac", "dep", "gov")}
    build.summary(cast, at="finalised")
    after = {key: len(hits(cast.client(key), "视察5次")) for key in ("go", "dac", "dep", "gov")}

    assert (found, after) == (
        {"go": 1, "dac": 1, "dep": 0, "gov": 0},
        {"go": 1, "dac": 1, "dep": 1, "gov": 0},
    )
    assert hits(cast.stranger.client("dac"), "视察5次") == []


def test_suggestions_stand_first_as_their_own_list_finds_them(cast, summary):
    edited(summary, cast, "督办了通村公路的修复。")
    case = suggestion(cast, at="assigned", subject="关于修复通村公路的建议")

    browser = cast.client("dac")
    section = summary.sections.get(chapter="test.visits")
    assert hits(browser, "通村公路") == [
        (case.get_absolute_url(), str(case)),
        (section.place, str(section)),
    ]
    assert "/suggestions/?q=%E9%80%9A%E6%9D%91%E5%85%AC%E8%B7%AF" in browser.get("/find/?q=通村公路").content.decode()


def test_more_than_are_shown_are_counted_and_have_a_page_of_their_own(cast):
    chapters = [build.chapter({2026: 5}, key=f"test.v{n}") for n in range(32)]
    with kinds.chapters.lent(*chapters):
        build.summary(cast)
        go = cast.client("go")
        page = go.get("/find/", {"q": "视察5次"}).content.decode()
        one, two = (
            go.get("/find/", {"q": "视察5次", "kind": "congress.summaries", "page": number}).content.decode()
            for number in (1, 2)
        )

    assert len(HIT.findall(page)) == 5
    assert '<span class="tabs-count">32</span>' in page
    assert "查看找到的全部年度工作总结" in page
    assert (len(HIT.findall(one)), len(HIT.findall(two))) == (25, 7)


def test_a_search_is_kept_under_a_name_shared_and_dropped(cast):
    suggestion(cast, at="assigned", subject="关于修复通村公路的建议")
    dac, unit, head = (cast.client(key) for key in ("dac", "unit", "unitl"))
    views = "/lists/congress.find/views/"

    page = unit.get(f"{views}?q=通村公路&kind=suggestions.suggestions&page=2").content.decode()
    kept = unit.post(f"{views}?q=通村公路&kind=suggestions.suggestions", {"name": "公路", "is_shared": "on"})
    own = unit.post(f"{views}?q=公路", {"name": "自己的"})

    assert all(words in page for words in ("查找“通村公路”；种类：代表建议", "回到查找"))
    assert [answer.status_code for answer in (kept, own, unit.post(views, {"name": "空的"}))] == [302, 302, 422]
    assert kept.url.startswith("/find/?view=")
    assert [name for _, name in HIT.findall(head.get(kept.url).content.decode())] == ["关于修复通村公路的建议"]
    offered = {
        who: "共用）<" in client.get("/find/?q=x").content.decode() for who, client in (("l", head), ("d", dac))
    }
    assert offered == {"l": True, "d": False}
    assert [dac.get(one.url).status_code for one in (kept, own)] == [200, 404]
    drop = "/lists/views/{}/drop/".format(kept.url.partition("=")[2])
    assert [head.post(drop).status_code, unit.post(drop).url] == [403, views]
    assert unit.get(kept.url).status_code == 404
    assert [unit.get(f"/lists/congress.find/{page}/").status_code for page in ("columns", "together")] == [404, 404]


@pytest.mark.parametrize(("number", "said"), [(12, "12"), (1000, "1000"), (1001, "1000+"), (5000, "1000+")])
def test_counts_stop_at_a_thousand(number, said):
    assert finding.in_words(number) == said


def test_a_hit_of_a_suggestion_tells_two_of_one_title_apart(cast):
    cases = [suggestion(cast, at=state, subject="关于修复通村公路的建议") for state in ("assigned", "closed")]

    page = cast.client("dac").get("/find/?q=通村公路").content.decode()

    notes = re.findall(r'<p class="rows-note">([^<]+)</p>', page)
    assert [any(case.number_text in note and case.occasion in note for note in notes) for case in cases] == [True] * 2
    assert ["已办结" in " ".join(notes), len(set(notes))] == [True, 2]


def test_hits_ask_as_often_for_three_as_for_one(cast):
    suggestion(cast, at="assigned", subject="关于修复通村公路的建议")
    browser, asked = cast.client("dac"), []
    browser.get("/find/?q=通村公路")
    for _ in range(2):
        with CaptureQueriesContext(connection) as taken:
            browser.get("/find/?q=通村公路")
        asked.append(len(taken))
        suggestion(cast, at="closed", subject="关于修复通村公路的建议")
        suggestion(cast, at="rated", subject="关于修复通村公路的建议")

    assert asked[0] == asked[1]
