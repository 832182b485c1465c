"""Printed volumes: what goes in, who compiles, the book read back – contents, pages – and the same bytes again."""

from datetime import date
from itertools import pairwise

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.actions import documents, jobs, volumes, writings
from congress.documents.volume import gather_volume
from congress.frame import clock, files, kinds
from congress.frame.printing import Entry, Heading, Index, Paper, render_pdf
from congress.frame.workflow import Refused
from congress.models import Document, Job, Volume
from congress.queries import volumes as queries
from tests.build import volumes as build
from tests.build import writings as texts
from tests.congress import printed
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 12)
LATER = date(2026, 4, 14)


@pytest.fixture
def rules(cast):
    """A from 20 March; B adopted on 10 April; C repealed on 13 April; D adopted on 14 April; A revised the same day."""
    rows = {"A": texts.rule(cast, "A办法"), "B": texts.rule(cast, "B办法", date(2026, 4, 10))}
    rows["C"] = texts.rule(cast, "C办法", date(2026, 3, 21))
    return rows


def later(cast, rules):
    writings.repeal(rules["C"], actor=cast.go, ended_on=date(2026, 4, 13), reason="常委会决定")
    texts.rule(cast, "D办法", LATER)
    at = texts.sitting(cast, LATER)
    following = writings.revise(rules["A"], actor=cast.go)
    writings.adopt(following, actor=cast.go, adopted_at=at, adopted_on=LATER, in_force_on=LATER)


# Who, and what goes in.


@pytest.mark.parametrize(
    ("who", "kind", "allowed"),
    [
        ("go", "congress.rules", True),
        ("dac", "congress.rules", False),
        ("dac", "congress.research", True),
        ("go", "congress.duty", True),
        ("dac", "suggestions.volume", True),
        ("com", "congress.research", False),
        ("lead", "congress.rules", False),
        ("dep", "congress.duty", False),
    ],
)
def test_each_kind_is_compiled_by_its_office(cast, who, kind, allowed):
    asked = {"congress.rules": {"day": DAY}, "suggestions.volume": {"session": cast.sessions[-1]}}.get(
        kind, {"year": 2026}
    )

    if allowed:
        assert build.begun(cast, kind, who=who, **asked).congress == cast.congress
    else:
        with pytest.raises(PermissionDenied):
            build.begun(cast, kind, who=who, **asked)


def test_nobody_compiles_for_another_congress(cast):
    town = cast.townships["river"]

    with pytest.raises(PermissionDenied):
        volumes.begin(Volume(congress=town.congress, kind="congress.research", year=2026), actor=cast.go)


@pytest.mark.parametrize(
    ("day", "collected"),
    [(date(2026, 3, 20), "A"), (date(2026, 4, 9), "AC"), (date(2026, 4, 12), "ACB"), (date(2026, 4, 13), "AB")],
)
def test_the_rules_of_a_day_are_collected_in_the_order_of_their_adoption(cast, rules, day, collected):
    later(cast, rules)

    assert "".join(title[0] for title in build.titles(build.begun(cast, "congress.rules", day=day))) == collected


def test_a_supplement_holds_what_came_since_and_says_what_has_gone(cast, rules):
    with pytest.raises(ValidationError, match="还没有编印过制度选编"):
        build.begun(cast, "congress.rules_supplement", day=LATER)
    volumes.compile_volume(build.begun(cast, "congress.rules", day=DAY), actor=cast.go)
    later(cast, rules)

    found = build.begun(cast, "congress.rules_supplement", day=LATER)

    assert (found.since, build.titles(found)) == (DAY, ["D办法", "A办法"])
    gone = gather_volume(found)["parts"][-1]
    said = "《C办法》（第1版），2026年4月13日起废止。\n《A办法》（第1版），2026年4月14日起由新版本替代。"
    assert (gone["title"], gone["texts"]) == ("已废止和修订的制度目录", (("", said),))


def test_a_years_papers_are_the_final_ones_of_that_year_and_kind(cast):
    texts.paper(cast, title="甲调研")
    texts.paper(cast, title="去年的", year=2025)
    texts.paper(cast, "duty", "某代表履职报告")
    texts.draft(cast, "research", "草稿")

    assert build.titles(build.begun(cast, "congress.research", year=2026)) == ["甲调研"]
    assert build.titles(build.begun(cast, "congress.duty", year=2026)) == ["某代表履职报告"]


def test_works_are_left_out_and_put_into_another_order(cast, rules):
    found = build.begun(cast, "congress.rules", day=DAY)
    first, second, third = queries.items_of(found)

    said = {f"order-{first.pk}": 3, f"order-{second.pk}": 2, f"order-{third.pk}": 1, f"out-{second.pk}": "on"}
    answer = cast.client("go").post(f"/volumes/{found.pk}/items/", said)

    assert (answer.status_code, build.titles(found)) == (302, ["B办法", "A办法"])
    assert [part["title"] for part in gather_volume(found)["parts"]] == ["B办法", "A办法"]


def test_collecting_again_keeps_the_choice_takes_the_new_and_drops_the_gone(cast, rules):
    found = build.begun(cast, "congress.research", year=2026, who="dac")
    texts.paper(cast, title="甲调研")
    two = texts.paper(cast, title="乙调研")
    assert volumes.collect_again(found, actor=cast.dac) == (2, 0)
    first, _ = queries.items_of(found)
    volumes.arrange_items(found, {}, {first.pk}, actor=cast.dac)

    texts.paper(cast, title="丙调研")
    writings.reopen(two, actor=cast.dac, reason="登记错误")
    assert volumes.collect_again(found, actor=cast.dac) == (1, 1)

    assert [(item.title, item.left_out) for item in queries.items_of(found)] == [("甲调研", True), ("丙调研", False)]


def test_what_may_no_longer_go_in_stays_out_though_it_was_chosen(cast):
    row = texts.paper(cast, title="甲调研")
    texts.paper(cast, title="乙调研")
    found = build.begun(cast, "congress.research", year=2026)

    writings.reopen(row, actor=cast.dac, reason="登记错误")

    assert [part["title"] for part in gather_volume(found)["parts"]] == ["乙调研"]


def test_an_empty_volume_is_not_compiled(cast):
    found = build.begun(cast, "congress.research", year=2026)
    with pytest.raises(Refused, match="没有可以收入"):
        volumes.compile_volume(found, actor=cast.go)

    row = texts.paper(cast, title="甲调研")
    volumes.collect_again(found, actor=cast.go)
    writings.reopen(row, actor=cast.dac, reason="登记错误")
    with pytest.raises(Refused, match="没有可以收入"):
        volumes.compile_volume(found, actor=cast.go)


# Who sees it.


def test_a_volume_is_its_offices_until_it_is_compiled(cast, rules):
    found, town = build.begun(cast, "congress.rules", day=DAY), cast.townships["river"]
    readers = {key: cast.actor(key) for key in ("go", "dac", "scm", "dep", "unit", "aud")}
    readers |= {"tch": town.tch, "tdep": town.tdep, "next": cast.stranger.dac}

    def seen():
        return " ".join(key for key, one in readers.items() if Volume.objects.visible_to(one).filter(pk=found.pk))

    before = seen()
    volumes.compile_volume(found, actor=cast.go)

    assert (before, seen()) == ("go dac scm", "go dac scm dep tch tdep")


def test_a_townships_volume_is_read_by_that_township_and_the_offices_of_the_county(cast):
    town, other = cast.townships["river"], cast.townships["hill"]
    texts.paper(town, title="镇调研", who="tch")
    found = volumes.begin(Volume(congress=town.congress, kind="congress.research", year=2026), actor=town.tch)
    paper = volumes.compile_volume(found, actor=town.tch)
    readers = {key: cast.actor(key) for key in ("go", "scm", "com", "dep", "dhead", "unit")}
    readers |= {"tch": town.tch, "tdep": town.tdep, "other tch": other.tch}

    for rows in (Volume.objects.filter(pk=found.pk), Document.objects.filter(pk=paper.pk)):
        seen = [key for key, one in readers.items() if rows.visible_to(one)]
        assert seen == ["go", "scm", "com", "tch", "tdep"]


def test_readers_are_told_what_is_bound_and_nothing_else(cast):
    kept, gone, out = (texts.paper(cast, title=title) for title in ("甲调研", "乙调研", "丙调研"))
    found = build.begun(cast, "congress.research", year=2026)
    volumes.arrange_items(found, {}, {found.items.get(row=out.pk).pk}, actor=cast.go)
    volumes.compile_volume(found, actor=cast.go)
    writings.reopen(gone, actor=cast.dac, reason="登记错误")

    told = {who: cast.client(who).get(f"/volumes/{found.pk}/").context["items"] for who in ("go", "dep")}

    assert {who: [item.title for item in items] for who, items in told.items()} == {
        "go": ["甲调研", "乙调研", "丙调研"],
        "dep": [kept.title],
    }


# The book.


def test_the_contents_name_the_page_on_which_each_work_begins(cast):
    for title, length in (("饮水安全调研报告", 40), ("养老服务调研报告", 3), ("农村公路调研报告", 25)):
        texts.paper(cast, title=title, text="一、基本情况\n" + "调研组走访了六个乡镇、二十三个行政村。\n" * length)
    found = build.begun(cast, "congress.research", year=2026)
    found.preface = "本册收入三篇报告。"
    volumes.keep_volume(found, actor=cast.go)

    paper = build.compiled(found, cast.go)

    book = build.Book(files.path_of(paper.stored_as).read_bytes())
    names = ["前言", "饮水安全调研报告", "养老服务调研报告", "农村公路调研报告"]
    assert [title for title, _ in book.contents] == names
    assert {title: book.begins_on(title)[:1] for title in names} == {title: [page] for title, page in book.contents}
    assert [page for _, page in book.contents] == [1, 2, 5, 6]
    assert book.whole.count("基本情况") == 3, "headings within a work are not in the contents"


def test_an_index_names_the_pages_of_what_it_stands_for(db):
    works = [(f"k{place}", f"第{place}篇") for place in range(1, 6)]
    blocks = [block for key, text in works for block in (Heading(text, titled=True, key=key),)]
    index = Index((Entry("甲", (("一", "k1"), ("四", "k4"))), Entry("乙", (("五", "k5"),))))
    dotted = Index(tuple(Entry(f"编{key}", ((text, key),)) for key, text in works), dotted=True)

    made = render_pdf(Paper(form="book", title="书", blocks=(*blocks, Heading("索引"), index, dotted), date=DAY))

    book = build.Book(made.content)
    assert "甲一（1）、四（4）" in book.numbered[6]
    assert "乙五（5）" in book.numbered[6]
    assert [(title, page) for place, title, page in book.dotted if place == 6] == [
        (f"编{key}{text}", place) for place, (key, text) in enumerate(works, 1)
    ]


def test_a_title_that_fills_the_line_of_an_index_leaves_room_for_the_page_number(db):
    titles = [f"关于{'路' * long}的建议" for long in range(14, 20)]
    index = Index(tuple(Entry(f"第{key}号", ((text, f"k{key}"),)) for key, text in enumerate(titles)), dotted=True)
    works = tuple(Heading(text, titled=True, key=f"k{key}") for key, text in enumerate(titles))

    made = render_pdf(Paper(form="book", title="书", blocks=(*works, Heading("索引", titled=True), index), date=DAY))

    *_, last = printed.pages(made.content)
    listed = [line for line in printed.lines(last) if printed.words(line)[-1].isdigit()]
    assert [printed.words(line)[-1] for line in listed] == ["1", "2", "3", "4", "5", "6"]
    assert {round(line[-1]["right"]) for line in listed} == {round(listed[0][-1]["right"])}
    assert min(after["left"] - one["right"] for line in listed for one, after in pairwise(line)) > -0.5


def test_an_index_refers_to_nothing_that_is_not_there():
    with pytest.raises(ValueError, match="no heading has the key x"):
        Paper(form="book", title="书", blocks=(Index((Entry("甲", (("一", "x"),)),)),))


def test_a_paper_with_its_index_survives_being_stored():
    blocks = (Heading("一", titled=True, listed=True, key="k"), Index((Entry("甲", (("一", "k"),)),), dotted=True))
    paper = Paper(form="book", title="书", blocks=blocks)

    assert Paper.from_json(paper.to_json()) == paper


def test_the_same_snapshot_is_the_same_book_and_word_opens_it(cast, rules, tmp_path):
    paper = build.compiled(build.begun(cast, "congress.rules", day=DAY), cast.go)
    content = files.path_of(paper.stored_as).read_bytes()

    files.path_of(paper.stored_as).unlink()
    job = documents.render_again(paper, actor=cast.go)
    assert jobs.run(job.pk) == Job.State.DONE

    assert files.path_of(paper.stored_as).read_bytes() == content
    (tmp_path / "book.docx").write_bytes(documents.as_word(paper))
    said = [line.text for line in docx.Document(tmp_path / "book.docx").paragraphs]
    assert [said.count(title) for title in ("A办法", "C办法", "B办法")] == [2, 2, 2], "contents and text"


def test_compiled_once_more_it_is_a_new_version_that_says_why(cast, rules):
    found = build.begun(cast, "congress.rules", day=DAY)
    first = volumes.compile_volume(found, actor=cast.go)
    with pytest.raises(Refused, match="必须写明原因"):
        volumes.compile_volume(found, actor=cast.go)

    second = volumes.compile_volume(found, actor=cast.go, reason="漏收一项")

    assert (second.version, second.replaces, queries.current_paper(found)) == (2, first, second)


def test_compiling_holds_the_volume_before_it_looks_for_an_earlier_book(cast, rules):
    found = build.begun(cast, "congress.rules", day=DAY)

    with CaptureQueriesContext(connection) as asked:
        volumes.compile_volume(found, actor=cast.go)

    said = [one["sql"] for one in asked if "congress_volume" in one["sql"] or '"congress_document"' in one["sql"]]
    assert said[0].startswith('UPDATE "congress_volume"')


def test_a_long_paper_is_looked_at_in_the_background(cast, rules):
    found = build.begun(cast, "congress.rules", day=DAY)
    answer = cast.client("go").post(f"/volumes/{found.pk}/preview/")

    job = Job.objects.order_by("-pk").first()
    assert (answer.status_code, answer.headers["Location"], jobs.run(job.pk)) == (302, f"/jobs/{job.pk}/", "done")
    job.refresh_from_db()
    assert (job.result["pages"], job.result["name"], job.done) == (
        7,
        f"预览-{kinds.documents[queries.PAPER].title}（{found}）.pdf",
        job.total,
    )
    assert cast.client("go").get(f"/jobs/{job.pk}/file/").status_code == 200


def test_the_list_asks_the_same_number_of_questions(cast, rules):
    def begun(place):
        build.begun(cast, "congress.rules", day=clock.today())

    page_same_for_many(cast.client("go"), "/volumes/", begun)
