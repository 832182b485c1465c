"""Reading the annual summary: its chapters with figures and words, who writes now, what still stands against it."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q

from congress.frame import clock, kinds
from congress.frame.gathered import ChapterData, differences
from congress.frame.prose import cell, noted

from ..models import Document, Organization, Summary, SummaryParagraph, SummarySection
from .drafts import writing_now

PAPER = "congress.annual_summary"


def listed(actor):
    """The summaries with how many of their sections have come in."""
    counts = {
        "parts": Count("sections"),
        "parts_in": Count("sections", filter=Q(sections__handed_in_at__isnull=False)),
    }
    return Summary.objects.visible_to(actor).annotate(**counts).order_by("-year", "congress")


def sections_of(summary):
    """The sections with their bodies and paragraphs, in order: two statements."""
    rows = summary.sections.select_related("body").prefetch_related("paragraphs")
    sections = list(rows)
    for section in sections:
        section.summary = summary
    return sections


def section_of(actor, pk):
    rows = SummarySection.objects.visible_to(actor).filter(pk=pk)
    return rows.select_related("summary__congress", "body").prefetch_related("paragraphs").first()


def found(actor, words):
    """The sections this person may read whose printed text, or title, holds each of the words; the latest year first."""
    rows = SummarySection.objects.visible_to(actor).select_related("summary")
    for word in words.split():
        printed = Q(written__icontains=word) | Q(written=None, drafted__icontains=word)
        told = SummaryParagraph.objects.filter(printed, section=OuterRef("pk"))
        rows = rows.filter(Q(title__icontains=word) | Q(summary__title__icontains=word) | Exists(told))
    return rows.order_by("-summary__year", "order")


@dataclass(kw_only=True)
class Chapter:
    """One section as the page shows it. The facts bear the numbers of their notes."""

    section: SummarySection
    number: int
    data: ChapterData
    facts: list = field(default_factory=list)  # [(number of the note, Fact)]

    @property
    def tables(self):
        """[(table, rows of (title of the column, cell))]: a cell says on a phone what it is."""
        return [
            (one, [list(zip(one.columns, map(cell, row), strict=True)) for row in one.rows])
            for one in self.data.tables
        ]

    @property
    def paragraphs(self):
        return list(self.section.paragraphs.all())

    @property
    def outdated(self):
        return [one for one in self.paragraphs if one.is_outdated]

    def figures_of(self, paragraph):
        """[(number of the note, Fact)] of the figures a paragraph names, in its own order."""
        known = {fact.key: (number, fact) for number, fact in self.facts}
        return [known[key] for key in paragraph.figures if key in known]

    @property
    def words(self):
        """The paragraphs that will be printed: (paragraph, lines of (words, notes of the figures they end with))."""
        for paragraph in self.paragraphs:
            if paragraph.text.strip():
                figures = dict(self.figures_of(paragraph))
                lines = noted(paragraph.text, [(number, one.value, one.unit) for number, one in figures.items()])
                yield (
                    paragraph,
                    [[(words, [(n, figures[n]) for n in notes]) for words, notes in line] for line in lines],
                )


def chapters_of(sections, *, opened=True):
    """The sections as chapters, their notes numbered through; unless ``opened``, a figure leads to its definition alone:
    who does not see all that it counts would find another list behind it, or none."""
    found, note = [], 0
    for number, section in enumerate(sections, start=1):
        data = ChapterData.from_json(section.data)
        facts = [(n, fact if opened else replace(fact, url="")) for n, fact in enumerate(data.facts, start=note + 1)]
        note += len(facts)
        found.append(Chapter(section=section, number=number, data=data, facts=facts))
    return found


def marks(numbers):
    """[1, 2, 3, 7] as 1–3、7 in brackets; nothing for nothing."""
    runs = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = "、".join(f"{first}–{last}" if last > first else f"{first}" for first, last in runs)
    return f"[{words}]" if words else ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of a summary with all that it stands on, as a row of a table."""

    summary: Summary
    chapter: Chapter
    number: int
    fact: object


class Figures:
    """Every figure of some summaries in the order of their notes, read a summary at a time."""

    def __init__(self, summaries):
        self.summaries = summaries

    def count(self):
        return sum(1 for _ in self.iterator(1))

    def iterator(self, size):
        for summary in self.summaries.order_by("year", "pk"):
            for chapter in chapters_of(sections_of(summary)):
                for number, fact in chapter.facts:
                    yield Figure(summary=summary, chapter=chapter, number=number, fact=fact)


def figures(actor, pk=""):
    """The figures of one summary, or of all that this person may read."""
    rows = Summary.objects.visible_to(actor)
    return Figures(rows.filter(pk=pk) if pk.isdecimal() else rows)


def recounted(summary):
    """[(section, the figures that differ from the stored ones if they are counted again now)], and only those sections
    where something does. No actor: the caller may see the summary."""
    until, found = counted_until(summary), []
    for section in sections_of(summary):
        if section.chapter in kinds.chapters:
            now = kinds.chapters[section.chapter].gather(summary.congress, summary.since, until)
            found.append((section, differences(ChapterData.from_json(section.data), now)))
    return [(section, changed) for section, changed in found if changed]


def counted_until(summary):
    """Figures are counted to the cut-off, and never beyond today."""
    return min(clock.today(), summary.cut_off)


def year_before(section, chapter, data):
    """The chapter of the year before: as it was printed, if it has the same figures; else counted now. None if the
    congress did not stand yet."""
    summary = section.summary
    year = summary.year - 1
    stored = SummarySection.objects.filter(
        chapter=section.chapter, summary__congress=summary.congress_id, summary__year=year
    ).exclude(summary__frozen_at=None)
    for row in stored:
        before = ChapterData.from_json(row.data)
        if {fact.key for fact in before.facts} >= {fact.key for fact in data.facts}:
            return before
    first, last = date(year, 1, 1), date(year, 12, 31)
    if not summary.congress.terms.filter(starts_on__lte=last).exists():
        return None
    return chapter.gather(summary.congress, first, last)


def usual_body(congress_id, chapter, day):
    """Who writes a chapter unless somebody else is named: the first kind of body that stands."""
    standing = {body.kind: body for body in reversed(Organization.objects.filter(congress=congress_id).on(day))}
    return next((standing[kind] for kind in chapter.bodies if kind in standing), None)


def writing_bodies(congress_id, day):
    """Who may be given a section."""
    kinds_of_bodies = [
        Organization.Kind.GENERAL_OFFICE,
        Organization.Kind.DEPUTY_AFFAIRS_COMMISSION,
        Organization.Kind.SPECIAL_COMMITTEE,
        Organization.Kind.WORK_COMMITTEE,
    ]
    return Organization.objects.filter(congress=congress_id, kind__in=kinds_of_bodies).on(day)


def against_merging(summary):
    """What keeps the sections from being put together, in words; "" when nothing does."""
    sections = sections_of(summary)
    waiting = [f"“{one.title}”" for one in sections if not one.is_handed_in]
    if waiting:
        return f"还有{len(waiting)}章没有交稿：{'、'.join(waiting)}。"
    behind = [f"“{one.title}”" for one in sections if any(row.is_outdated for row in one.paragraphs.all())]
    return f"{'、'.join(behind)}有改写过的段落与冻结的数据不一致，请先核对。" if behind else ""


def printed_paper(summary):
    """The paper in force that was issued of a summary since it was last finalised, or None. No actor: the caller may
    see the summary."""
    papers = Document.objects.current().filter(kind=PAPER, target=f"congress.summary:{summary.pk}")
    return papers.filter(issued_on__gte=summary.finalised_on).order_by("-pk").first() if summary.finalised_on else None


def draft_key(section):
    return f"congress.summary.{section.pk}"


def busy(section, account_id):
    """[(name, when)]: who else has been writing this section within the last minutes."""
    return writing_now(draft_key(section), account_id)


def to_write(actor):
    """The sections this person's body still owes, the next one due first."""
    rows = SummarySection.objects.visible_to(actor).filter(
        body=actor.organization_id, handed_in_at=None, summary__state__in=Summary.WRITTEN
    )
    return rows.select_related("summary").order_by("due_on", "pk")


def late_elsewhere(actor):
    """The sections that other bodies owe past their day, longest overdue first."""
    rows = SummarySection.objects.visible_to(actor).filter(
        handed_in_at=None, summary__state__in=Summary.WRITTEN, due_on__lt=clock.today()
    )
    return rows.exclude(body=actor.organization_id).select_related("summary", "body").order_by("due_on", "pk")


def outdated(actor):
    """Paragraphs of this person's sections that were written over figures which have changed since."""
    rows = SummaryParagraph.objects.filter(
        section__in=SummarySection.objects.visible_to(actor), section__summary__state__in=Summary.EDITED
    )
    rows = rows.exclude(written=None).exclude(drafted=F("drafted_then"))
    if not actor.is_any("GO"):
        rows = rows.filter(section__body=actor.organization_id)
    return rows.select_related("section__summary").order_by("section", "order")


def at_work(actor):
    """The summary that is at work, for 今天要办 of its office."""
    rows = Summary.objects.visible_to(actor).exclude(state__in=[Summary.State.PRINTED, Summary.State.ARCHIVED])
    return rows.order_by("year")
