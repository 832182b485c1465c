"""The annual summary from 1 December to the printed book (domain §3.13)."""

import re
import subprocess
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from congress.actions import documents, jobs, records, summaries, summary_sections, ticking
from congress.actions.paragraphs import Conflict
from congress.documents.summary import compose_summary, gather_summary
from congress.forms.summaries import SectionForm
from congress.frame import clock, files, kinds
from congress.frame.kinds import DocumentFacts
from congress.frame.printing import render_docx, render_pdf
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice, Summary, SummaryParagraph, SummarySection
from congress.queries import home
from congress.queries import summaries as queries
from tests.build import summaries as build

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers():
    """The figures of the test's own chapter, by year; it stands first on the shelf."""
    found = {2025: 3, 2026: 5}
    with kinds.chapters.lent(build.chapter(found)):
        yield found


# Opening.


@pytest.mark.parametrize(
    ("day", "opened"),
    [(date(2026, 11, 30), 0), (date(2026, 12, 1), 1), (date(2026, 12, 31), 1), (date(2027, 1, 1), 0)],
)
def test_a_summary_opens_by_itself_once_for_each_county(cast, day, opened):
    for _ in range(2):
        with clock.frozen(day):
            summaries.open_summaries(clock.now())

    counties = [cast.congress.pk, cast.stranger.congress.pk]
    assert sorted(Summary.objects.values_list("congress", flat=True)) == sorted(counties) * opened


def test_it_has_every_chapter_with_its_usual_body_its_day_and_its_figures(cast, numbers):
    found = build.summary(cast, at="opened")

    sections = list(found.sections.select_related("body"))
    assert [section.chapter for section in sections] == [chapter.key for chapter in kinds.chapters]
    first = sections[0]
    assert (first.title, first.body, first.due_on) == ("视察", cast.bodies["office"], date(2026, 12, 25))
    assert first.data["facts"][0]["value"] == 5
    assert [row.text for row in first.paragraphs.all()] == ["全年组织视察5次。"]
    assert found.due_on == date(2027, 1, 15)
    clocks = Deadline.objects.open().filter(target=f"congress.summary:{found.pk}")
    assert [row.key for row in clocks] == ["congress.summary"]


def test_a_year_may_be_begun_by_hand_but_not_twice_and_not_ahead(cast):
    go = cast.actor("go")
    with clock.frozen(date(2026, 4, 15)):
        late = summaries.begin(cast.congress, actor=go, year=2025)
        assert (late.cut_off, late.due_on) == (date(2025, 12, 31), date(2026, 4, 29))
        with pytest.raises(Refused, match="已经建立"):
            summaries.begin(cast.congress, actor=go, year=2025)
        with pytest.raises(Refused, match="还没有到"):
            summaries.begin(cast.congress, actor=go, year=2027)
        with pytest.raises(PermissionDenied):
            summaries.begin(cast.congress, actor=cast.actor("dac"), year=2026)


# Giving out.


def test_sections_are_given_out_with_clocks_and_their_bodies_are_told(cast, numbers):
    found = build.summary(cast, at="opened")
    sections = {row.chapter: row for row in found.sections.all()}
    wanted = {sections["test.visits"].pk: (cast.bodies["agriculture"], date(2026, 12, 21))}
    with clock.frozen(build.OPENS):
        summaries.assign(found, actor=cast.actor("go"), sections=wanted)

    section = SummarySection.objects.get(pk=sections["test.visits"].pk)
    clock_row = Deadline.objects.open().get(target=f"congress.summarysection:{section.pk}")
    assert (section.body, section.due_on) == (cast.bodies["agriculture"], date(2026, 12, 21))
    assert (clock_row.key, clock_row.due_on) == ("congress.summary_section", section.due_on)
    told = Notice.objects.filter(subject__startswith="请撰写", person=cast.posts["com"].person)
    assert [row.url for row in told] == [section.get_absolute_url()]


def test_another_body_gets_a_new_clock(cast, numbers):
    section = build.paragraph(build.summary(cast)).section
    with clock.frozen(build.OPENS):
        summary_sections.assign_section(section, actor=cast.actor("go"), body=cast.bodies["commission"], due_on=date(2026, 12, 28))  # fmt: skip

    rows = Deadline.objects.filter(target=f"congress.summarysection:{section.pk}").order_by("pk")
    assert [(row.outcome, row.holder_organization) for row in rows] == [
        ("cancelled", cast.bodies["office"]),
        ("open", cast.bodies["commission"]),
    ]


def given_to_agriculture(cast):
    """A section that the committee on agriculture owes by Thursday, 24 December."""
    section = build.paragraph(build.summary(cast)).section
    with clock.frozen(build.OPENS):
        summary_sections.assign_section(section, actor=cast.actor("go"), body=cast.bodies["agriculture"], due_on=date(2026, 12, 24))  # fmt: skip
    return section


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 12, 18), ""),
        (date(2026, 12, 21), "com"),
        (date(2026, 12, 24), "com"),
        (date(2026, 12, 25), "com go"),
        (date(2026, 12, 31), "com go lead"),
    ],
)
def test_who_is_reminded_of_a_section_and_when(cast, numbers, day, told):
    section = given_to_agriculture(cast)
    Notice.objects.all().delete()
    with clock.frozen(clock.moment(day, 10)):
        ticking.tick()

    about = Notice.objects.filter(Q(subject__contains=str(section)) | Q(text__contains=str(section)))
    people = set(about.values_list("person", flat=True))
    assert " ".join(key for key in ("com", "dac", "go", "lead", "scm") if cast.posts[key].person_id in people) == told


@pytest.mark.parametrize(
    ("day", "written", "urged", "late"),
    [(date(2026, 12, 24), "撰写", "", False), (date(2026, 12, 25), "撰写", "催稿", True)],
)
def test_what_is_late_stands_on_the_page_and_in_what_is_to_be_done(cast, numbers, day, written, urged, late):
    section = given_to_agriculture(cast)
    with clock.frozen(day):
        cards = {
            key: [
                (item.verb, item.due_on)
                for item in home.items("congress.summaries", cast.actor(key))
                if item.title == str(section)
            ]
            for key in ("com", "go", "dac")
        }
        shown = queries.section_of(cast.actor("go"), section.pk).is_late

    due = date(2026, 12, 24)
    assert cards == {"com": [(written, due)], "go": [(urged, due)] if urged else [], "dac": []}
    assert shown == late


def test_a_section_that_changes_hands_keeps_its_words_and_both_bodies_are_told(cast, numbers):
    section = given_to_agriculture(cast)
    summary_sections.write(section, actor=cast.actor("com"), texts={}, added="农业工委已写一段。")
    with clock.frozen(build.OPENS):
        summary_sections.assign_section(section, actor=cast.actor("go"), body=cast.bodies["commission"], due_on=date(2026, 12, 28))  # fmt: skip

    told = Notice.objects.filter(url=section.get_absolute_url(), subject__contains="撰写").order_by("pk")
    assert [(row.subject.partition("：")[0], row.person) for row in told][-2:] == [
        ("请撰写", cast.posts["dac"].person),
        ("不再撰写", cast.posts["com"].person),
    ]
    with pytest.raises(PermissionDenied):
        summary_sections.write(section, actor=cast.actor("com"), texts={}, added="再写。")
    summary_sections.write(section, actor=cast.actor("dac"), texts={}, added="代表工委接着写。")
    assert [row.text for row in section.paragraphs.all()][-2:] == ["农业工委已写一段。", "代表工委接着写。"]


def test_the_figures_are_exported_with_all_they_stand_on(cast, numbers):
    found = build.summary(cast, at="frozen")
    listing = kinds.listings["congress.summary_figures"]
    rows = listing.rows(cast.actor("com"), {"summary": [str(found.pk)]})

    first = next(iter(rows.iterator(500)))
    assert [column.value(first) for column in listing.columns[1:9]] == [
        "视察", 1, "视察", 5, "次", "统计期内的视察", "test.visits/visits", queries.counted_until(found),
    ]  # fmt: skip
    assert rows.count() == sum(len(section.data["facts"]) for section in found.sections.all())
    assert listing.rows(cast.actor("dep"), {}).count() == 0
    assert listing.rows(cast.stranger.actor("dac"), {"summary": [str(found.pk)]}).count() == 0


# Counting and writing.


def test_what_nobody_touched_follows_the_figures(cast, numbers):
    found = build.summary(cast)
    numbers[2026] = 12
    summaries.regather(found, actor=cast.actor("go"))

    rows = found.sections.get(chapter="test.visits").paragraphs.all()
    assert [row.text for row in rows] == ["全年组织视察12次。", "视察次数较多。"]
    numbers[2026] = 4
    summaries.regather(found, actor=cast.actor("go"))
    assert [row.text for row in found.sections.get(chapter="test.visits").paragraphs.all()] == ["全年组织视察4次。"]


def test_what_somebody_wrote_stays_and_the_change_is_shown(cast, numbers):
    found, go = build.summary(cast), cast.actor("go")
    row = build.paragraph(found)
    summary_sections.write(
        row.section, actor=go, texts={row.pk: ("五次视察，次次有成效。", row.revision)}, added="另有调研若干。"
    )
    row = build.paragraph(found)
    assert (row.text, row.is_outdated, row.written_by) == ("五次视察，次次有成效。", False, "周文书")

    numbers[2026] = 12
    summaries.regather(found, actor=go)
    row = build.paragraph(found)
    assert (row.text, row.drafted, row.drafted_then) == (
        "五次视察，次次有成效。",
        "全年组织视察12次。",
        "全年组织视察5次。",
    )
    assert row.is_outdated
    keys = [one.key for one in row.section.paragraphs.all()]
    assert keys == ["visits", "many", "own-1"]

    page = cast.client("go").get(row.section.get_absolute_url()).content.decode()
    assert "数据有变动" in page
    assert "<del>5</del>" in page
    assert "<ins>12</ins>" in page
    summary_sections.stand_by(row, actor=go)
    assert not build.paragraph(found).is_outdated


def test_counting_twice_changes_nothing(cast, numbers):
    found, go = build.summary(cast), cast.actor("go")
    row = build.paragraph(found)
    summary_sections.write(row.section, actor=go, texts={row.pk: ("改写。", row.revision)})
    before = [list(SummaryParagraph.objects.order_by("pk").values()), gather_summary(found)]
    with clock.frozen(build.OPENS):
        summaries.regather(found, actor=go)
        found = summaries.regather(found, actor=go)
        after = [list(SummaryParagraph.objects.order_by("pk").values()), gather_summary(found)]

    assert after[0] == before[0]
    assert after[1]["chapters"] == before[1]["chapters"]


@pytest.mark.parametrize(
    ("deed", "text", "written"),
    [(summary_sections.strike, "", ""), (summary_sections.restore, "全年组织视察5次。", None)],
)
def test_a_paragraph_is_left_out_or_put_back(cast, numbers, deed, text, written):
    found, go = build.summary(cast), cast.actor("go")
    row = build.paragraph(found)
    summary_sections.write(row.section, actor=go, texts={row.pk: ("改写。", row.revision)})
    deed(build.paragraph(found), actor=go)

    row = build.paragraph(found)
    assert (row.text, row.written) == (text, written)


def test_paragraphs_are_moved_and_own_ones_deleted(cast, numbers):
    found, go = build.summary(cast), cast.actor("go")
    section = build.paragraph(found).section
    summary_sections.write(section, actor=go, texts={}, added="甲。")
    summary_sections.write(section, actor=go, texts={}, added="乙。")
    summary_sections.shift(build.paragraph(found, "own-2"), actor=go, up=True)
    assert [row.key for row in section.paragraphs.all()] == ["visits", "own-2", "own-1"]

    summary_sections.shift(build.paragraph(found, "visits"), actor=go, up=True)  # the first stays the first
    summary_sections.strike(build.paragraph(found, "own-2"), actor=go)
    assert [row.key for row in section.paragraphs.all()] == ["visits", "own-1"]


def test_two_writers_are_shown_both_texts_and_nothing_is_stored(cast, numbers):
    found, go = build.summary(cast), cast.actor("go")
    row = build.paragraph(found)
    summary_sections.write(row.section, actor=go, texts={row.pk: ("甲的文字。", 1)})

    with pytest.raises(Conflict) as conflict:
        summary_sections.write(row.section, actor=go, texts={row.pk: ("乙的文字。", 1)}, added="乙的新段。")
    assert conflict.value.paragraphs == [build.paragraph(found)]
    assert [one.text for one in row.section.paragraphs.all()] == ["甲的文字。"]


# Who writes.


def test_a_body_writes_its_own_section_until_it_is_handed_in(cast, numbers):
    found = build.summary(cast)
    section = found.sections.get(chapter="congress.townships")
    row, dac = section.paragraphs.first(), cast.actor("dac")
    section = row.section
    summary_sections.write(section, actor=dac, texts={row.pk: ("代表工委改写。", row.revision)})
    with pytest.raises(PermissionDenied):
        summary_sections.write(section, actor=cast.actor("com"), texts={})

    summary_sections.hand_in(section, actor=dac)
    assert (section.handed_in_by, Deadline.objects.open().filter(target=f"congress.summarysection:{section.pk}").count()) == ("吴联络", 0)  # fmt: skip
    with pytest.raises(PermissionDenied):
        summary_sections.write(section, actor=dac, texts={})
    summary_sections.return_section(
        section, actor=cast.actor("go"), reason="请补充重点建议。", due_on=date(2026, 12, 30)
    )
    summary_sections.write(section, actor=dac, texts={}, added="重点建议三件。")
    assert Deadline.objects.open().get(target=f"congress.summarysection:{section.pk}").due_on == date(2026, 12, 30)


@pytest.mark.parametrize(
    "late",
    [
        lambda section, cast: summary_sections.hand_in(section, actor=cast.actor("dac")),
        lambda section, cast: summary_sections.write(section, actor=cast.actor("dac"), texts={}, added="又一段。"),
        lambda section, cast: summary_sections.assign_section(
            section, actor=cast.actor("go"), body=cast.bodies["office"], due_on=date(2026, 12, 30)
        ),
    ],
)
def test_what_was_handed_in_meanwhile_is_left_alone(cast, numbers, late):
    section = build.summary(cast).sections.get(chapter="congress.townships")
    before = SummarySection.objects.select_related("summary", "body").get(pk=section.pk)
    summary_sections.hand_in(section, actor=cast.actor("go"))

    with pytest.raises(Refused, match="已经交稿"):
        late(before, cast)
    assert not SummaryParagraph.objects.filter(section=section, written="又一段。").exists()
    assert not Deadline.objects.open().filter(target=f"congress.summarysection:{section.pk}").exists()


@pytest.mark.parametrize(("day", "said"), [("2026-11-30", "期限不能早于今天"), ("2026-12-01", ""), ("", "请填写。")])
def test_a_section_is_due_on_no_day_that_has_passed(cast, day, said):
    section = build.summary(cast).sections.get(chapter="congress.townships")
    with clock.frozen(build.OPENS):
        form = SectionForm({"body": section.body_id, "due_on": day}, section=section)

        assert said in str(form.errors.get("due_on", ""))
        assert form.is_valid() == (not said)


def test_a_day_that_has_passed_since_may_stay(cast):
    section = build.summary(cast).sections.get(chapter="congress.townships")
    with clock.frozen(section.due_on + timedelta(days=3)):
        assert SectionForm({"body": section.body_id, "due_on": section.due_on}, section=section).is_valid()


def test_giving_back_needs_a_reason(cast, numbers):
    section = build.paragraph(build.summary(cast)).section
    summary_sections.hand_in(section, actor=cast.actor("go"))

    with pytest.raises(Refused, match="必须写明理由"):
        summary_sections.return_section(section, actor=cast.actor("go"), reason=" ", due_on=date(2026, 12, 30))


@pytest.mark.parametrize(
    ("key", "drafting", "final"),
    [("go", 1, 1), ("lead", 1, 1), ("dac", 1, 1), ("com", 1, 1), ("scm", 1, 1), ("dep", 0, 1), ("unit", 0, 0), ("gov", 0, 0), ("aud", 0, 0)],
)  # fmt: skip
def test_who_reads_it(cast, key, drafting, final):
    build.summary(cast)
    assert Summary.objects.visible_to(cast.actor(key)).count() == drafting
    build.summary(cast, at="finalised")
    assert Summary.objects.visible_to(cast.actor(key)).count() == final


@pytest.mark.parametrize(("key", "opened"), [("go", True), ("dac", True), ("scm", False), ("dep", False)])
def test_a_figure_opens_its_list_to_those_who_see_all_it_counts(cast, key, opened):
    found = build.summary(cast, at="finalised")

    page = cast.client(key).get(found.get_absolute_url()).content.decode()

    assert ('<a href="/reports/">' in page, 'href="#note-' in page) == (opened, True)


def test_townships_read_the_final_one_and_the_next_county_none(cast):
    build.summary(cast, at="finalised")

    assert Summary.objects.visible_to(cast.townships["river"].actor("tsec")).count() == 1
    assert not Summary.objects.visible_to(cast.stranger.actor("dac")).exists()
    assert not SummarySection.objects.visible_to(cast.stranger.actor("dac")).exists()


# Freezing and the reviews.


def test_figures_freeze_the_day_after_the_cut_off_and_stay(cast, numbers):
    found = build.summary(cast)
    with clock.frozen(date(2026, 12, 31)):
        summaries.freeze_summaries(clock.now())
        assert Summary.objects.get(pk=found.pk).state == "drafting"
        with pytest.raises(Refused, match="2026年12月31日"):
            summaries.freeze(found, actor=cast.actor("go"))
    numbers[2026] = 8
    with clock.frozen(build.FROZEN):
        for _ in range(2):
            summaries.freeze_summaries(clock.now())
        found = Summary.objects.get(pk=found.pk)
        assert (found.state, found.frozen_at) == ("frozen", clock.now())
        numbers[2026] = 99
        with pytest.raises(Refused):
            summaries.regather(found, actor=cast.actor("go"))

    section = found.sections.get(chapter="test.visits")
    assert section.data["facts"][0]["value"] == 8
    assert build.paragraph(found).text == "全年组织视察8次。"


def test_words_may_still_be_written_over_frozen_figures(cast, numbers):
    found = build.summary(cast, at="frozen")
    row = build.paragraph(found)
    summary_sections.write(row.section, actor=cast.actor("go"), texts={row.pk: ("冻结后改写。", row.revision)})

    assert build.paragraph(found).text == "冻结后改写。"


def test_nothing_is_put_together_before_all_is_in_and_agrees(cast, numbers):
    found, go = build.summary(cast), cast.actor("go")
    row = build.paragraph(found)
    summary_sections.write(row.section, actor=go, texts={row.pk: ("视察五次。", row.revision)})
    numbers[2026] = 6
    found = build.summary(cast, at="frozen")
    with pytest.raises(Refused, match="没有交稿"):
        summaries.merge(found, actor=go)
    for section in found.sections.select_related("summary"):
        summary_sections.hand_in(section, actor=go)
    with pytest.raises(Refused, match=r"“视察”.*不一致"):
        summaries.merge(found, actor=go)
    summary_sections.restore(build.paragraph(found), actor=go)
    assert summaries.merge(found, actor=go).state == "merged"


def test_a_life(cast):
    found = build.summary(cast, at="finalised")
    assert (found.finalised_on, found.council_meeting) == (build.FROZEN, "第五十二次主任会议")
    assert not Deadline.objects.open().filter(target=f"congress.summary:{found.pk}").exists()

    go = cast.actor("go")
    with clock.frozen(build.FROZEN):
        with pytest.raises(Refused, match="正式文本"):
            summaries.print_out(found, actor=go)
        documents.issue(queries.PAPER, found, actor=go)
        found = summaries.archive(summaries.print_out(found, actor=go), actor=go)
    assert found.state == "archived"


@pytest.mark.parametrize(
    ("at", "deed", "who"),
    [("office_review", summaries.return_office, "go"), ("council_review", summaries.return_council, "lead"), ("finalised", summaries.reopen, "lead")],
)  # fmt: skip
def test_each_review_may_send_it_back_with_a_reason(cast, at, deed, who):
    found = build.summary(cast, at=at)
    with pytest.raises(Refused, match="必须写明理由"):
        deed(found, actor=cast.actor(who), reason="")
    with pytest.raises(PermissionDenied):
        deed(found, actor=cast.actor("dac"), reason="请充实。")

    assert deed(found, actor=cast.actor(who), reason="请充实第二章。").state == "merged"


def test_what_is_open_again_says_nowhere_that_it_was_decided(cast):
    found = summaries.reopen(build.summary(cast, at="finalised"), actor=cast.actor("lead"), reason="请充实第二章。")

    assert (found.council_meeting, found.finalised_on) == ("", None)
    assert gather_summary(found)["council"] == ""


# Counting again.


def test_what_was_frozen_is_counted_again_and_every_difference_is_said(cast, numbers):
    found = build.summary(cast, at="frozen")
    client, url = cast.client("lead"), f"{found.get_absolute_url()}recount/"
    assert queries.recounted(found) == []
    assert "完全一致" in client.get(url).content.decode()
    numbers[2026] = 8
    assert [
        (section.title, [(one.what, one.before, one.after) for one in changed])
        for section, changed in queries.recounted(found)
    ] == [("视察", [("视察", "5次", "8次"), ("视察情况：全年，次数", "5", "8")])]
    page = client.get(url).content.decode()

    assert '<td data-label="原来">5次</td>' in page
    assert build.paragraph(found).text == "全年组织视察5次。"


@pytest.mark.parametrize(("key", "status"), [("go", 200), ("com", 200), ("dep", 403), ("unit", 404)])
def test_who_counts_again(cast, key, status):
    found = build.summary(cast, at="finalised")

    assert cast.client(key).get(f"{found.get_absolute_url()}recount/").status_code == status


def frozen_data_changed(section):
    data = section.data
    data["facts"][0]["value"] = 6
    SummarySection.objects.filter(pk=section.pk).update(data=data)


def body_lost(section):
    SummarySection.objects.filter(pk=section.pk).update(body=None)


def note_lost(section):
    SummaryParagraph.objects.filter(section=section).update(figures=["gone"])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda section: None, []),
        (frozen_data_changed, ["西平样县人大常委会2026年度工作总结“视察”冻结的数据与冻结时的校验值不一致。"]),
        (body_lost, ["西平样县人大常委会2026年度工作总结“视察”没有责任单位。"]),
        (note_lost, ["西平样县人大常委会2026年度工作总结“视察”有段落引用了没有的数据：gone。"]),
    ],
)
def test_what_contradicts_itself_is_found(cast, numbers, spoil, said):
    found = build.summary(cast, at="frozen")
    spoil(found.sections.get(chapter="test.visits"))

    checks = [check for check in kinds.checks if check.key.startswith("congress.summary_")]
    assert [str(one) for check in checks for one in check.find()] == said


# The pages.


def test_the_page_shows_figures_with_definition_and_list_and_a_chart(cast, numbers):
    page = cast.client("go").get(build.summary(cast).get_absolute_url()).content.decode()

    assert '<a href="/visits/">5次</a>' in page
    assert "统计期内的视察" in page
    assert "截至2026年4月15日，2026年12月31日后冻结。" in page
    assert '视察5次&#8288;<sup><a href="/visits/" title="视察：统计期内的视察">[1]</a></sup>。' in page
    assert re.search(r'<svg class="chart-drawing"[^>]*aria-label="视察次数：全年5次"', page)
    assert "style=" not in page


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_asks_as_often_for_one_section_as_for_three(cast, django_assert_num_queries, more):
    kinds_of = [build.chapter({2026: 5}, key=f"test.more{n}") for n in range(more)]
    with kinds.chapters.lent(*kinds_of):
        found = build.summary(cast)
        client, url = cast.client("go"), found.get_absolute_url()
        client.get(url)
        with django_assert_num_queries(9):
            client.get(url)


def test_a_section_is_written_on_the_page(cast, numbers):
    found = build.summary(cast)
    row = build.paragraph(found)
    client, url = cast.client("go"), row.section.get_absolute_url()
    said = {f"p-{row.pk}": "网页改写。", f"initial-p-{row.pk}": row.text, f"r-{row.pk}": row.revision, "added": ""}

    assert client.post(url, said | {f"r-{row.pk}": "x"}).status_code == 422
    answer = client.post(url, said | {"added": "新写一段。"})
    assert answer.status_code == 302
    assert [one.text for one in row.section.paragraphs.all()] == ["网页改写。", "新写一段。"]

    rival = client.post(url, said | {f"p-{row.pk}": "另一台设备的改写。", "added": "另一段。"})
    page = rival.content.decode()
    assert rival.status_code == 409
    assert "另一台设备的改写。" in page
    assert "网页改写。" in page
    assert "另一段。" in page
    revision = re.search(rf'name="r-{row.pk}" value="(\d+)"', page)[1]
    settled = said | {f"p-{row.pk}": "定下来的文字。", f"initial-p-{row.pk}": "网页改写。", f"r-{row.pk}": revision}
    assert client.post(url, settled).status_code == 302
    assert build.paragraph(found).text == "定下来的文字。"


def test_a_paragraph_that_was_not_touched_follows_new_figures_though_the_page_is_old(cast, numbers):
    found = build.summary(cast)
    row = build.paragraph(found)
    said = {f"p-{row.pk}": row.text, f"initial-p-{row.pk}": row.text, f"r-{row.pk}": row.revision, "added": "新段。"}
    numbers[2026] = 7
    summaries.regather(found, actor=cast.actor("go"))

    assert cast.client("go").post(row.section.get_absolute_url(), said).status_code == 302
    assert build.paragraph(found).text == "全年组织视察7次。"


def test_every_button_saves_first(cast, numbers):
    found = build.summary(cast)
    row = build.paragraph(found)
    said = {f"p-{row.pk}": "先保存。", f"initial-p-{row.pk}": row.text, f"r-{row.pk}": 1, "added": "后加的。"}
    url = row.section.get_absolute_url()
    assert cast.client("go").post(url, said | {"deed": f"down-{row.pk}"}).status_code == 302

    assert [one.text for one in row.section.paragraphs.all()] == ["后加的。", "先保存。"]


def test_who_else_is_writing_is_named(cast, numbers):
    found = build.summary(cast)
    row = build.paragraph(found)
    url = f"/summaries/drafts/congress.summary.{row.section_id}/"
    kept = {f"p-{row.pk}": "还没写完", "added": "", "version": "0"}
    section = row.section
    with clock.frozen(build.OPENS):
        summary_sections.assign_section(section, actor=cast.actor("go"), body=cast.bodies["commission"], due_on=date(2026, 12, 28))  # fmt: skip
        assert cast.client("dac").post(url, kept).status_code == 200
        assert "吴联络正在修改本章" in cast.client("go").get(section.get_absolute_url()).content.decode()
        assert "还没写完" in cast.client("dac").get(section.get_absolute_url()).content.decode()
        assert cast.client("com").post(url, kept).status_code == 403
    with clock.frozen(clock.moment(build.OPENS, 10)):
        assert "正在修改" not in cast.client("go").get(section.get_absolute_url()).content.decode()


def test_sections_are_given_out_on_the_page(cast, numbers):
    found = build.summary(cast, at="opened")
    said = {}
    for section in found.sections.all():
        said |= {f"body-{section.pk}": section.body_id, f"due-{section.pk}": "2026-12-28"}
    page = cast.client("go").get(f"{found.get_absolute_url()}assign/").content.decode()
    assert re.findall(r'name="((?:body|due)-\d+)"', page) == list(said)
    with clock.frozen(build.OPENS):
        assert cast.client("go").post(f"{found.get_absolute_url()}assign/", said).status_code == 302

    assert Summary.objects.get(pk=found.pk).state == "drafting"
    assert set(found.sections.values_list("due_on", flat=True)) == {date(2026, 12, 28)}


# The book.


def paper(found, day, **facts):
    snapshot = records.plain(gather_summary(found))
    return compose_summary(snapshot, DocumentFacts(issuer="西平样县人大常委会办公室", issued_on=day, **facts))


def words(content, tmp_path, name="summary"):
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


def test_the_book_has_cover_contents_chapters_notes_and_their_sources(cast, numbers, tmp_path):
    found = build.summary(cast, at="finalised")
    text = words(render_pdf(paper(found, build.FROZEN)).content, tmp_path)

    assert "目" in text.split("\f")[2]
    assert re.search(r"一、视察 ?·+ ?1", text)
    assert "全年组织视察5次[1]（见表1）。" in text.replace(" ", "")
    assert re.search(r"附录一\s+各章数据表 ?·+ ?\d", text)
    assert re.search(r"附录二\s+数据来源与口径 ?·+ ?\d", text)
    assert re.search(r"图1\s+视察次数", text)
    assert re.search(r"表1\s+视察情况", text)
    assert "“test.visits/”" in text.replace("\n", "").replace(" ", "")
    assert re.search(r"— ?1 ?—", text)


def test_struck_paragraphs_are_not_printed(cast, numbers):
    found = build.summary(cast, at="frozen")
    summary_sections.strike(build.paragraph(found), actor=cast.actor("go"))

    assert gather_summary(found)["chapters"][0]["paragraphs"] == []


def test_the_same_figures_give_the_same_file_but_for_the_line_of_the_date(cast, numbers, tmp_path):
    found = build.summary(cast, at="frozen")
    first = render_pdf(paper(found, build.FROZEN)).content
    with clock.frozen(build.FROZEN + timedelta(days=1)):
        again, later = paper(found, build.FROZEN), paper(found, clock.today())
        assert render_pdf(again).content == first
        assert render_docx(again) == render_docx(paper(found, build.FROZEN))

    one, other = words(first, tmp_path).splitlines(), words(render_pdf(later).content, tmp_path).splitlines()
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    assert [(a.strip(), b.strip()) for a, b in differing] == [("2027年1月1日", "2027年1月2日")]


def test_in_word_a_chart_is_the_table_of_its_numbers(cast, numbers, tmp_path):
    import docx  # noqa: PLC0415 -- slow

    path = tmp_path / "summary.docx"
    path.write_bytes(render_docx(paper(build.summary(cast, at="frozen"), build.FROZEN)))
    found = docx.Document(path)

    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in found.tables]
    assert [["", "次数（次）"], ["全年", "5"]] in tables
    assert found.sections[0].header.paragraphs[0].text == "西平样县人大常委会2026年度工作总结"


def test_it_is_issued_by_a_job_and_only_when_it_is_final(cast, numbers, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found, go = build.summary(cast, at="council_review"), cast.actor("go")
    with pytest.raises(PermissionDenied):
        documents.issue(queries.PAPER, found, actor=go)
    found = build.summary(cast, at="finalised")
    with clock.frozen(build.FROZEN):
        made = documents.issue(queries.PAPER, found, actor=go)
        jobs.run(made.job_id)

    made.refresh_from_db()
    assert (made.job.done, made.job.total) == (100, 100)
    assert (made.state, made.missing_glyphs, files.is_whole(made.stored_as, made.sha256)) == ("done", "", True)
    assert made.title == found.title
