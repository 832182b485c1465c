"""Reading quarterly reports: one as its filler and its judge see it, a whole round as a table, and who is late."""

from dataclasses import dataclass, field

from django.db.models import Count, F, Prefetch, Q
from django.urls import reverse

from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.address import address
from congress.frame.quarters import Quarter

from ..models import Attachment, QuarterReport, ReportForm, ReportItem, ReportRound, ReportValue
from .attachments import file_row
from .report_checks import Entry, findings


def form_for(congress_id, quarter):
    """The form in force in a quarter, or None: the newest published one that began by then."""
    begun = Q(year__lt=quarter.year) | Q(year=quarter.year, quarter__lte=quarter.number)
    forms = ReportForm.objects.filter(begun, congress=congress_id, published_at__isnull=False)
    return forms.order_by("-year", "-quarter").first()


def counted(items, congress_ids, quarter):
    """What the system knows for these fields and congresses: {figure key: {congress_id: number}}, a statement each."""
    wanted = sorted({item.figure for item in items if item.figure in kinds.figures})
    since, until = quarter.first_day, quarter.last_day
    return {key: kinds.figures[key].count(congress_ids, since, until) for key in wanted}


def source_of(item, congress_id, quarter, actor=None):
    """The list that opens to this reader behind a field the system counts, or ""."""
    if actor is None or item.figure not in kinds.figures:
        return ""
    figure = kinds.figures[item.figure]
    if figure.own and actor.congress_id != congress_id:
        return ""
    return figure.url(congress_id, quarter.first_day, quarter.last_day)


def last_numbers(report):
    """{key: number} of the same township's report in force for the quarter before."""
    before = report.round.when.before
    rows = ReportValue.objects.filter(
        report__congress=report.congress_id,
        report__round__year=before.year,
        report__round__quarter=before.number,
        number__isnull=False,
    ).exclude(report__state=QuarterReport.State.CORRECTED)
    return dict(rows.values_list("item__key", "number"))


def values_of(report):
    """{item_id: ReportValue}"""
    return {value.item_id: value for value in report.values.all()}


def files_of(report):
    return list(Attachment.objects.filter(target=address(report), removed_at=None))


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
    sections = {}
    for item in items:
        row = Row(
            item,
            values.get(item.pk),
            last.get(item.key),
            source_of(item, report.congress_id, report.round.when, actor),
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


def reports_of(actor, round_):
    """The reports in force of a round, with all that its table shows: two statements."""
    values = ReportValue.objects.select_related("item")
    return (
        QuarterReport.objects.visible_to(actor)
        .current()
        .filter(round=round_)
        .select_related("congress__area", "round")
        .prefetch_related(Prefetch("values", values))
        .order_by("congress__area__code")
    )


@dataclass(frozen=True, kw_only=True)
class Cell:
    item: ReportItem
    number: object = None
    url: str = ""


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


def table(actor, round_):
    return _tabled(round_, reports_of(actor, round_))


def whole_table(round_):
    """The same of all townships, for the county's paper. No actor: whoever may issue it sees every report."""
    return _tabled(round_, reports_of(SYSTEM, round_))


def _tabled(round_, reports):
    items = [item for item in round_.form.items.all() if item.is_number]
    rows = []
    for report in reports:
        numbers = {value.item_id: value.number for value in report.values.all()} if report.is_in else {}
        rows.append(Line(report=report, cells=[Cell(item=item, number=numbers.get(item.pk)) for item in items]))
    totals = [_total(round_, item, [line.cells[place].number for line in rows]) for place, item in enumerate(items)]
    return Table(items=items, rows=rows, totals=totals)


def _total(round_, item, numbers):
    known = [number for number in numbers if number is not None]
    url = reverse("congress:report_item", args=[round_.pk, item.pk])
    return Cell(item=item, number=sum(known) if known else None, url=url)


def item_of(actor, round_, item):
    """One column of the table opened: each township's value, largest first."""
    rows = ReportValue.objects.filter(item=item, report__in=QuarterReport.objects.visible_to(actor).current())
    rows = rows.filter(report__round=round_, report__state__in=QuarterReport.IN)
    return rows.select_related("report__congress", "report__round").order_by(F("number").desc(nulls_last=True), "pk")


def late(actor, today):
    """Reports that are owed past their day, the longest first."""
    rows = QuarterReport.objects.visible_to(actor).filter(state__in=QuarterReport.OWED, due_on__lt=today)
    return rows.select_related("congress", "round").order_by("due_on", "congress__area__code")


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
