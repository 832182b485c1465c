"""A township's quarterly report and the county's table of a quarter, on paper (domain §5.2)."""

from datetime import date

from congress.frame import kinds
from congress.frame.numbers import chinese, long_date, plain
from congress.frame.printing import (
    Column,
    Field,
    Fields,
    Heading,
    Listing,
    Paper,
    Para,
    Signature,
    Signatures,
    Table,
)

from ..models import Organization
from ..policies import reports as policies
from ..queries import reports

NARROW = 6  # so many numbers stand beside a township's name on one lying page


# One township's report.


def gather_report(report):
    """What the chair has signed, as it stands: sections of numbers, words and names of files."""
    found = reports.sheet(report)
    return {
        "township": report.congress.name,
        "quarter": str(report.round.when),
        "version": report.version,
        "corrected_because": report.corrected_because,
        "filled_by": report.filled_by,
        "signed_by": report.signed_by,
        "signed_on": _iso(report.signed_on),
        "submitted_on": _iso(report.submitted_on),
        "late": report.late,
        "sections": [[title, [_row(row) for row in rows]] for title, rows in found.sections],
    }


def _iso(day):
    return day.isoformat() if day else ""


def _row(row):
    value = row.value
    return {
        "label": row.item.label,
        "unit": row.item.unit,
        "is_number": row.item.is_number,
        "number": _plain(value.number) if value else "",
        "last": _plain(row.last),
        "text": value.text if value else "",
        "answer": value.answer if value else "",
        "files": [file.name for file in row.files],
    }


def _plain(number):
    return "" if number is None else plain(number)


def compose_report(snapshot, issued):
    blocks = []
    if snapshot["corrected_because"]:
        blocks.append(Para(snapshot["corrected_because"], lead=f"第{snapshot['version']}版，更正原因："))
    answers = []
    for number, (title, rows) in enumerate(snapshot["sections"], start=1):
        blocks.append(Heading(f"{chinese(number)}、{title}"))
        blocks += _section(rows)
        answers += [f"{row['label']}：{row['answer']}" for row in rows if row["answer"]]
    if answers:
        blocks += [Heading(f"{chinese(len(snapshot['sections']) + 1)}、对数据变动的说明"), Listing(tuple(answers))]
    said = (("填报人", snapshot["filled_by"]), ("报送日期", _day(snapshot["submitted_on"])))
    blocks += [
        Fields((tuple(Field(label, value) for label, value in said),)),
        Signatures((Signature("乡镇人大主席（签字）：", snapshot["signed_by"]),)),
    ]
    return Paper(
        form="sheet",
        title=(f"{snapshot['township']}", f"{snapshot['quarter']}工作报告"),
        number="逾期报送" if snapshot["late"] else "",
        blocks=tuple(blocks),
    )


def _day(iso):
    return long_date(date.fromisoformat(iso)) if iso else ""


def _section(rows):
    """The numbers of a section in one table, beside last quarter's; then its words and its files."""
    numbers = [row for row in rows if row["is_number"]]
    if numbers:
        columns = (
            Column("项目", 4),
            Column("本季度", 1.5, "center"),
            Column("上季度", 1.5, "center"),
            Column("单位", 1, "center"),
        )
        lines = ((row["label"], row["number"] or "—", row["last"] or "—", row["unit"]) for row in numbers)
        yield Table(columns, tuple(lines), small=True)
    for row in rows:
        if row["is_number"]:
            continue
        words = row["text"] or "、".join(row["files"]) or "无。"
        lead, *others = words.splitlines()
        yield Para(lead, lead=f"{row['label']}：")
        for line in filter(str.strip, others):
            yield Para(line)


QUARTER_REPORT = kinds.DocumentKind(
    key="congress.quarter_report",
    title="乡镇季度报告",
    model="congress.quarterreport",
    gather=gather_report,
    compose=compose_report,
    organ=lambda report: body_of(report.congress_id, Organization.Kind.PRESIDIUM),
    may_issue=policies.prints_report,
    may_read=policies.reads_report,
    order=51,
)


# The county's table of a quarter.


def gather_table(round_):
    """What has come in, township by township; the sums are computed of it."""
    found = reports.whole_table(round_)
    return {
        "county": round_.congress.area.name,
        "quarter": str(round_.when),
        "items": [[item.section, item.label, item.unit] for item in found.items],
        "rows": [
            [
                line.report.congress.short_name,
                line.report.get_state_display(),
                [_plain(cell.number) for cell in line.cells],
            ]
            for line in found.rows
        ],
        "totals": [_plain(cell.number) for cell in found.totals],
        "came": found.came,
        "late": [line.report.congress.short_name for line in found.rows if line.report.late],
        "missing": [line.report.congress.short_name for line in found.rows if not line.report.is_in],
    }


def compose_table(snapshot, issued):
    """Each section of the form is a table of its own, cut where it would be too wide to read."""
    blocks = [Para(_in_words(snapshot))]
    sections = {}
    for place, (section, _, _) in enumerate(snapshot["items"]):
        sections.setdefault(section, []).append(place)
    for section, places in sections.items():
        for start in range(0, len(places), NARROW):
            blocks.append(_columns(snapshot, section, places[start : start + NARROW]))
    return Paper(
        form="plain",
        title=(f"{snapshot['county']}乡镇人大", f"{snapshot['quarter']}情况汇总表"),
        blocks=tuple(blocks),
        signer=issued.issuer,
        date=issued.issued_on,
        landscape=True,
    )


def _in_words(snapshot):
    words = f"应报送{len(snapshot['rows'])}个乡镇，已报送{snapshot['came']}个"
    words += f"；逾期报送：{'、'.join(snapshot['late'])}" if snapshot["late"] else ""
    words += f"；未报送：{'、'.join(snapshot['missing'])}" if snapshot["missing"] else ""
    return f"{words}。合计由已报送的数字相加得出。"


def _columns(snapshot, section, places):
    heads = (Column("乡镇", 2), *(Column(_head(snapshot["items"][place]), 2, "center") for place in places))
    rows = [(town, *(numbers[place] or "—" for place in places)) for town, _, numbers in snapshot["rows"]]
    rows.append(("合计", *(snapshot["totals"][place] or "—" for place in places)))
    return Table(heads, tuple(rows), caption=section, small=True)


def _head(item):
    _, label, unit = item
    return f"{label}（{unit}）" if unit else label


def body_of(congress_id, kind):
    return Organization.objects.filter(congress=congress_id, kind=kind, until=None).first()


QUARTER_TABLE = kinds.DocumentKind(
    key="congress.quarter_table",
    title="乡镇季度报告汇总表",
    model="congress.reportround",
    gather=gather_table,
    compose=compose_table,
    organ=lambda round_: body_of(round_.congress_id, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION),
    may_issue=policies.judges_round,
    may_read=policies.follows,
    readers=("LEAD", "GO", "DAC", "COM"),
    order=52,
)
