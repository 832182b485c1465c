"""Reading quarterly reports: one as its filler and its judge see it, a whole round as a table, and who is late."""

from dataclasses import dataclass, field

from django.db.models import Count, F, Prefetch, Q, prefetch_related_objects
from django.urls import reverse

from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.address import address
from congress.frame.quarters import Quarter

from ..models import Attachment, Deadline, QuarterReport, Reminder, ReportForm, ReportItem, ReportRound, ReportValue
from . import search
from .attachments import attachments_of, file_row, holding
from .figures import source_of
from .report_checks import Entry, findings

FOUND_BY = "congress.report"


def found(actor, words):
    """The reports in force that hold each of the words in what a township wrote, in its name, or in a file of theirs."""
    rows = QuarterReport.objects.visible_to(actor).current().select_related("congress", "round")
    held = holding(words, actor=actor, model=QuarterReport, kind=FOUND_BY, columns=("congress__name",),
                   beside=lambda word: _writing(word, actor))  # fmt: skip
    return rows.filter(held).order_by("-round__year", "-round__quarter", "congress__area__code")


def _writing(word, actor):
    """The keys of reports in whose fields the word stands, among those the index leads to."""
    there = search.found(word, actor=actor, kind=FOUND_BY).values("key")
    said = Q(text__icontains=word) | Q(answer__icontains=word)
    return ReportValue.objects.filter(said, report__in=there).order_by().values("report")


def with_told(rows, actor):
    """Puts beside each report what was written into it, in words (``told``): one statement."""
    values = ReportValue.objects.exclude(text="", answer="").order_by("item__order")
    prefetch_related_objects(rows, Prefetch("values", values, to_attr="told"))


def form_for(congress_id, quarter):
    """The form in force in a quarter, or None: the newest published one that began by then."""
    begun = Q(year__lt=quarter.year) | Q(year=quarter.year, quarter__lte=quarter.number)
    forms = ReportForm.objects.filter(begun, congress=congress_id, published_at__isnull=False)
    return forms.order_by("-year", "-quarter").first()


def last_numbers(report):
    """{key: number} of what the same township has handed in for the quarter before, in the version in force."""
    before = report.round.when.before
    rows = ReportValue.objects.filter(
        report__congress=report.congress_id,
        report__round__year=before.year,
        report__round__quarter=before.number,
        report__state__in=QuarterReport.IN,
        number__isnull=False,
    )
    return dict(rows.values_list("item__key", "number"))


def values_of(report):
    """{item_id: ReportValue}"""
    return {value.item_id: value for value in report.values.all()}


def files_of(report):
    return list(Attachment.objects.filter(target=address(report), removed_at=None))


def by_section(rows):
    """{title: [items]} in the order in which the sections first appear."""
    found = {}
    for item in rows:
        found.setdefault(item.section, []).append(item)
    return found


def entry_of(value, files=()):
    if value is None:
        return Entry()
    mine = sum(file.purpose == value.item.key for file in files) if value.item.kind == ReportItem.Kind.FILES else 0
    return Entry(value.number, value.text, mine, value.answer, value.counted)


def findings_of(report):
    """All that speaks against the figures as they are stored."""
    return sheet(report).findings


@dataclass
class Row:
    item: ReportItem
    value: ReportValue | None
    last: object = None
    source: str = ""
    findings: list = field(default_factory=list)
    files: list = field(default_factory=list)

    @property
    def file_items(self):
        return [file_row(file) for file in self.files]


@dataclass
class Sheet:
    """A report as it is read: its sections of rows, and what is found."""

    sections: list  # [(title, [Row])]
    findings: list

    @property
    def rows(self):
        return [row for _, rows in self.sections for row in rows]

    @property
    def against(self):
        return [found for found in self.findings if found.stands_against]


def sheet(report, actor=None):
    """Five statements, whatever the form."""
    items = list(report.round.form.items.all())
    values, files, last = values_of(report), files_of(report), last_numbers(report)
    for item in items:
        if item.pk in values:
            values[item.pk].item = item
    entries = {item.key: entry_of(values.get(item.pk), files) for item in items}
    found = findings(items, entries, last)
    days, sections = (report.round.when.first_day, report.round.when.last_day), {}
    for item in items:
        row = Row(
            item,
            values.get(item.pk),
            last.get(item.key),
            source_of(item, report.congress_id, *days, actor),
            [one for one in found if one.key == item.key],
            [file for file in files if file.purpose == item.key],
        )
        sections.setdefault(item.section, []).append(row)
    return Sheet(list(sections.items()), found)


def own(actor):
    """A township's own reports, the newest quarter first."""
    rows = QuarterReport.objects.visible_to(actor).filter(congress=actor.congress_id)
    return rows.select_related("round", "congress").order_by("-round__year", "-round__quarter", "-version")


def earlier(report):
    """The versions a correction took over from, newest first."""
    found = []
    while report.corrects_id:
        report = report.corrects
        found.append(report)
    return found


# The county's side.


def lacks_form(county_id):
    """No form is in force for the quarter that runs: the next round would not open."""
    return form_for(county_id, Quarter.of(clock.today())) is None


def reports(actor):
    return QuarterReport.objects.visible_to(actor).select_related("congress__area", "round")


def reports_of(actor, round_):
    """The reports in force of a round, with all that its table shows: two statements."""
    values = ReportValue.objects.select_related("item")
    return (
        reports(actor)
        .current()
        .filter(round=round_)
        .prefetch_related(Prefetch("values", values))
        .order_by("congress__area__code")
    )


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One township's content of one item; in the line of totals the sum, with the way to the townships behind it."""

    item: ReportItem
    number: object = None
    words: str = ""
    files: int = 0
    url: str = ""

    @property
    def content(self):
        """What stands in it; None where nothing does."""
        return self.number if self.item.is_number else self.words or self.files or None


@dataclass(frozen=True, kw_only=True)
class Line:
    report: QuarterReport
    cells: list


@dataclass(frozen=True, kw_only=True)
class Table:
    """Township × item of one round. ``totals`` are computed of what has come in, never typed."""

    items: list
    rows: list
    totals: list

    @property
    def came(self):
        return sum(line.report.state in QuarterReport.IN for line in self.rows)


def table(actor, round_, items=None):
    """All that the townships have reported, or only these items of it."""
    return _tabled(round_, list(round_.form.items.all()) if items is None else items, reports_of(actor, round_))


def whole_table(round_):
    """The numbers of all townships, for the county's paper. No actor: whoever may issue it sees every report."""
    return _tabled(round_, [item for item in round_.form.items.all() if item.is_number], reports_of(SYSTEM, round_))


def _tabled(round_, items, reports):
    reports = list(reports)
    asks_files = any(item.kind == ReportItem.Kind.FILES for item in items)
    files = attachments_of(*reports) if asks_files else {}
    rows = [Line(report=report, cells=_cells(report, items, files.get(address(report), ()))) for report in reports]
    totals = [_total(round_, item, [line.cells[place].number for line in rows]) for place, item in enumerate(items)]
    return Table(items=items, rows=rows, totals=totals)


def _cells(report, items, files):
    """Empty until the report has come in."""
    values, purposes = values_of(report) if report.is_in else {}, [file.purpose for file in files if report.is_in]
    found = []
    for item in items:
        value = values.get(item.pk)
        said = {"number": value.number, "words": value.text} if value else {}
        found.append(Cell(item=item, files=purposes.count(item.key), **said))
    return found


def _total(round_, item, numbers):
    known = [number for number in numbers if number is not None]
    url = reverse("congress:report_item", args=[round_.pk, item.pk])
    return Cell(item=item, number=sum(known) if known else None, url=url)


def item_of(actor, round_, item):
    """One column of the table opened: what each township has written, the largest number first."""
    rows = ReportValue.objects.filter(item=item, report__in=QuarterReport.objects.visible_to(actor).current())
    rows = rows.filter(report__round=round_, report__state__in=QuarterReport.IN)
    return rows.select_related("report__congress", "report__round").order_by(
        F("number").desc(nulls_last=True), "report__congress__area__code"
    )


def _named(names):
    """The first two, who stand nearest to the work, and how many they are."""
    return "、".join(names) if len(names) <= 2 else f"{'、'.join(names[:2])}等{len(names)}人"


def values_seen(actor, *, round="", year=""):
    """Every field of the reports that have come in, one quarter's or one year's where that is asked for."""
    seen = QuarterReport.objects.visible_to(actor).current().filter(state__in=QuarterReport.IN)
    for name, asked in (("round", round), ("round__year", year)):
        if asked:
            seen = seen.filter(**{name: asked}) if asked.isascii() and asked.isdigit() else seen.none()
    rows = ReportValue.objects.filter(report__in=seen).select_related("item", "report__congress", "report__round")
    return rows.order_by(
        "-report__round__year", "-report__round__quarter", "report__congress__area__code", "item__order"
    )


def late(actor, today):
    """Reports that are owed past their day, the longest first."""
    rows = QuarterReport.objects.visible_to(actor).filter(state__in=QuarterReport.OWED, due_on__lt=today)
    return rows.select_related("congress", "round__form").order_by("due_on", "congress__area__code")


def with_pressing(reports):
    """[(report, Pressed or None)] in their order."""
    reports = list(reports)
    found = pressed(reports) if reports else {}
    return [(report, found.get(report.pk)) for report in reports]


PRESSING = {
    "handler": "乡镇人大秘书",
    "unit_head": "乡镇人大主席",
    "government_supervision": "乡镇人大主席",
    "commission": "县人大代表工委",
    "leadership": "县人大常委会领导",
}


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """How a township has been reminded of its report: ``told`` [(when, whom)], newest first, and whom ``next_on`` the
    next reminder reaches; ``clock`` is the deadline itself."""

    clock: Deadline
    told: list
    next_on: object = None
    next_to: str = ""


def pressed(reports):
    """{report pk: Pressed} of those whose clock runs. Four statements, however many. No actor: the caller has found the
    reports in ``visible_to``."""
    running = Deadline.objects.open().filter(target__in=[address(report) for report in reports])
    ladder = Prefetch("reminders", Reminder.objects.order_by("due_on", "step").prefetch_related("lines__person"))
    return {clock_.target_pk: _pressed(clock_) for clock_ in running.prefetch_related(ladder)}


def _pressed(clock_):
    steps = list(clock_.reminders.all())
    told = [(step.sent_at, _named([line.person.name for line in step.lines.all()])) for step in steps if step.sent_at]
    coming = next((step for step in steps if not step.sent_at and not step.superseded_at), None)
    reached = coming and PRESSING[kinds.RUNGS[coming.rung][0]]
    return Pressed(clock=clock_, told=told[::-1], next_on=coming and coming.due_on, next_to=reached or "")


def to_judge(actor):
    """The rounds in which reports wait to be judged, oldest first; ``.waiting`` says how many."""
    waiting = Count("reports", filter=Q(reports__state=QuarterReport.State.SUBMITTED))
    rows = ReportRound.objects.visible_to(actor).annotate(waiting=waiting)
    return rows.filter(waiting__gt=0).order_by("year", "quarter")


def rounds(actor):
    """The rounds with how many reports stand where."""
    counts = {
        "owed_by": Count("reports", filter=~Q(reports__state="corrected")),
        "came": Count("reports", filter=Q(reports__state__in=QuarterReport.IN)),
        "accepted": Count("reports", filter=Q(reports__state__in=["accepted", "locked"])),
        "tardy": Count("reports", filter=Q(reports__late=True) & ~Q(reports__state="corrected")),
    }
    return ReportRound.objects.visible_to(actor).annotate(**counts).order_by("-year", "-quarter")
