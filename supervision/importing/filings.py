"""Normative documents of earlier years from a table: registered and reviewed before this portal was used. Known by the organ
that made them and their number; what is under way is entered and moved on its page."""

from datetime import date, timedelta

from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.models import Organization
from congress.queries.rules import rule

from ..actions import filings as actions
from ..models import NormativeDocument
from ..policies.filings import registers
from ..queries import filings as queries

State = NormativeDocument.State
ENDED = (State.CLEARED, State.CORRECTED, State.ANNULLED)
IN_ORDER = ("published_on", "filed_on", "registered_on", "ended_on")
NEEDED = ("filed_on", "registered_on", "register_number", "ended_on")


def organs(actor):
    """Whoever makes such documents, and made those that are registered."""
    rows = (queries.organs_for(actor) | queries.organs_with(actor).order_by()).distinct().order_by("pk")
    return [(row.pk, row.name, row.short_name) for row in rows.order_by("pk")]


COLUMNS = (
    column(NormativeDocument, "register_number", label="登记号", example="备〔2019〕3号", width=16),
    column(NormativeDocument, "title", example="农村公路养护管理办法", width=48),
    column(NormativeDocument, "number", example="西政发〔2019〕12号", width=22),
    column(NormativeDocument, "kind", example="县政府规范性文件", width=22),
    ImportColumn(
        key="organ", label="制定机关", required=True, lookup=organs, most=60, width=26, example="西平样县人民政府",
        read=lambda row: row.organ_id, say=lambda row: row.organ.name,
    ),
    column(NormativeDocument, "published_on", example="2019-03-11", width=12),
    column(NormativeDocument, "filed_on", example="2019-03-25", width=12),
    column(NormativeDocument, "registered_on", example="2019-03-28", width=12),
    column(NormativeDocument, "state", example="审查通过", width=16),
    column(NormativeDocument, "ended_on", example="2019-06-20", width=12),
)  # fmt: skip


def find(lines, intake):
    rows = queries.documents(intake.actor).filter(number__in={line.get("number") for line in lines} - {None})
    known = {(row.organ_id, row.number): row for row in rows}
    for line in lines:
        line.target = known.get((line.get("organ"), line.get("number")))


def check(lines, intake):
    numbers = set(
        NormativeDocument.objects.filter(congress=intake.actor.congress_id).values_list("register_number", flat=True)
    )
    seen, organs_of = {}, Organization.objects.in_bulk({line.get("organ") for line in lines} - {None})
    for line in lines:
        first = seen.setdefault((line.get("organ"), line.get("number")), line)
        if first is not line:
            line.wrong("文号", f"与第{first.number}行重复")
        elif line.target is not None:
            if line.changes:
                line.wrong(line.changes[0][1], "这个文件已经登记，要改请在它的页面办理")
        elif not line.faults:
            _check_new(line, numbers)
            _check_kind(line, intake, organs_of)


def _check_new(line, numbers):
    for name in NEEDED:
        if not line.get(name):
            line.wrong(_label(name), "以往的文件须写明")
    if line.get("state") not in ENDED:
        line.wrong("状态", f"只导入已经审查结束的：{'、'.join(one.label for one in ENDED)}；办理中的请在页面登记")
    if line.faults:
        return
    days = [line.day(name) for name in IN_ORDER]
    if days != sorted(days):
        line.wrong("公布日期", "公布、报备、登记、审查结束的日期须依次")
    if line.day("ended_on") > clock.today():
        line.wrong("审查结束日期", "不能晚于今天")
    if line.day("registered_on") >= date(clock.today().year, 1, 1):
        line.wrong("登记日期", "今年的由系统编登记号，请在页面登记")
    if line.get("register_number") in numbers:
        line.wrong("登记号", "已经有文件用了这个登记号")
    numbers.add(line.get("register_number"))


def _check_kind(line, intake, organs_of):
    organ = organs_of[line.get("organ")]
    of_township = organ.congress_id != intake.actor.congress_id
    kind = NormativeDocument.Kind(line.get("kind"))
    if organ.kind not in NormativeDocument.MADE_BY[kind] or of_township != (kind == kind.TOWNSHIP):
        line.wrong("文件种类", f"{kind.label}不由{organ.name}制定")


def _label(name):
    return next(one.label for one in COLUMNS if one.key == name)


def apply(new, changed, intake):
    within = timedelta(days=rule(intake.actor.congress_id, "filing.days"))
    rows = []
    for line in new:
        days = {name: line.day(name) for name in IN_ORDER}
        rows.append(
            NormativeDocument(
                congress_id=intake.actor.congress_id, organ_id=line.get("organ"), file_by=days["published_on"] + within,
                **{name: line.get(name) for name in ("register_number", "title", "number", "kind", "state")}, **days,
            )
        )  # fmt: skip
    return [(line, row, None) for line, row in zip(new, actions.enter_past(rows, actor=intake.actor), strict=True)]


FILINGS = ImportKind(
    key="supervision.filings",
    title="以往备案的规范性文件",
    columns=COLUMNS,
    may=registers,
    find=find,
    check=check,
    apply=apply,
    note="往年已经备案、审查结束的文件，按制定机关和文号对应；已登记的不改。正在办理的、今年的，请在备案审查页面登记。",
    listing="supervision.filings",
    ignored=("按期报备", "审查单位", "最近的期限"),
    order=84,
)
