"""The search field at the head of every page: kind by kind, and only what one may read."""

import re

import pytest

from congress.actions import summary_sections
from congress.frame import kinds
from tests.build import summaries as build
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db
HIT = re.compile(r'<li class="rows-item"><a href="([^"]+)">([^<]+)</a></li>')


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


def test_more_than_are_shown_are_counted(cast):
    chapters = [build.chapter({2026: 5}, key=f"test.v{n}") for n in range(12)]
    with kinds.chapters.lent(*chapters):
        build.summary(cast)
        page = cast.client("go").get("/find/", {"q": "视察5次"})

    assert len(HIT.findall(page.content.decode())) == 10
    assert "还有2处没有列出" in page.content.decode()
