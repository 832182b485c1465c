"""Budgets, transfers and audit findings from tables: known by what names them within a year – or a topic."""

from datetime import date
from decimal import Decimal

from congress.actions import records
from congress.frame import clock
from congress.frame.importing import ImportColumn, ImportKind, column
from congress.models import Organization

from ..actions import finance as actions
from ..actions import problems as problem_actions
from ..models import BudgetLine, Form, Problem, Topic, Transfer
from ..policies.finance import keeps_finance

FIRST_YEAR = 2000


def _known_by(model, keys):
    """``find`` of a register whose rows are known by some columns within the county."""

    def find(lines, intake):
        years = {line.get("year") for line in lines} - {None}
        rows = model.objects.visible_to(intake.actor).filter(year__in=years)
        known = {tuple(getattr(row, key) for key in keys): row for row in rows}
        for line in lines:
            line.target = known.get(tuple(line.get(key) for key in keys))

    return find


def _once(keys, label):
    """``check``: nothing twice in a file, no year that cannot be meant."""

    def check(lines, intake):
        seen = {}
        for line in lines:
            first = seen.setdefault(tuple(line.get(key) for key in keys), line)
            if first is not line and not line.faults:
                line.wrong(label, f"与第{first.number}行重复")
            year = line.get("year")
            if year and not FIRST_YEAR <= year <= clock.today().year + 1:
                line.wrong("年度", f"应在{FIRST_YEAR}至{clock.today().year + 1}之间")

    return check


def _value(field, value):
    if value is None:
        return None if field.null else field.get_default()
    kind = field.get_internal_type()
    return Decimal(value) if kind == "DecimalField" else date.fromisoformat(value) if kind == "DateField" else value


def _apply(model):
    """New rows in one statement, changed ones in another."""

    def apply(new, changed, intake):
        columns = {one.key: model._meta.get_field(one.key) for one in intake.kind.columns}
        rows = [
            model(congress_id=intake.actor.congress_id, **{key: _value(field, line.get(key)) for key, field in columns.items()})
            for line in new
        ]  # fmt: skip
        done = [(line, row, None) for line, row in zip(new, actions.enter_all(rows, actor=intake.actor), strict=True)]
        told = []
        for line in changed:
            was = records.snapshot(line.target)
            for key, *_ in line.changes:
                setattr(line.target, key, _value(columns[key], line.get(key)))
            told.append((line.target, was))
            done.append((line, line.target, was))
        actions.change_all(told, actor=intake.actor)
        return done

    return apply


LINE_KEYS = ("year", "book", "kind", "code")
BUDGET = ImportKind(
    key="supervision.budget",
    title="预算和执行",
    columns=(
        column(BudgetLine, "year", example="2026", width=8),
        column(BudgetLine, "book", example="一般公共预算", width=18),
        column(BudgetLine, "kind", example="支出（功能分类）", width=18),
        column(BudgetLine, "code", kind="code", example="205", width=10),
        column(BudgetLine, "name", example="教育支出", width=30),
        column(BudgetLine, "budget", example="58200", width=16),
        column(BudgetLine, "adjusted", width=16),
        column(BudgetLine, "half", width=16),
        column(BudgetLine, "actual", width=16),
        column(BudgetLine, "carried", width=16),
    ),
    may=keeps_finance,
    find=_known_by(BudgetLine, LINE_KEYS),
    check=_once(LINE_KEYS, "科目编码"),
    apply=_apply(BudgetLine),
    note="按年度、预算、收支和科目编码对应：已登记的修改，没有的新增。金额单位：万元。上半年、全年的数可以以后再导入。",
    listing="supervision.budget",
    ignored=("执行率（%）",),
    order=81,
)

TRANSFER_KEYS = ("year", "name")
TRANSFERS = ImportKind(
    key="supervision.transfers",
    title="转移支付下达",
    columns=(
        column(Transfer, "year", example="2026", width=8),
        column(Transfer, "name", example="农村公路养护补助", width=36),
        column(Transfer, "kind", example="专项转移支付", width=16),
        column(Transfer, "amount", example="860", width=16),
        column(Transfer, "since", example="2026-02-06", width=14),
        column(Transfer, "issued", width=16),
        column(Transfer, "issued_on", width=14),
    ),
    may=keeps_finance,
    find=_known_by(Transfer, TRANSFER_KEYS),
    check=_once(TRANSFER_KEYS, "项目"),
    apply=_apply(Transfer),
    note="县对乡镇的转移支付，按年度和项目对应。一般性的应当在预算批准后三十日内、专项的六十日内下达（预算法第五十二条）。",
    listing="supervision.transfers",
    order=82,
)


# What the audit found.


def audits(actor):
    """Topics on the rectification of audit findings that are still open."""
    rows = Topic.objects.visible_to(actor).filter(form=Form.AUDIT).exclude(state__in=("closed", "dropped"))
    return [(row.pk, row.title, f"{row.year}年{row.title}") for row in rows]


def bodies(actor):
    rows = Organization.objects.visible_to(actor).filter(until=None).order_by("congress", "order", "name")
    return [(row.pk, row.name, row.short_name) for row in rows]


FINDING_COLUMNS = (
    ImportColumn(
        key="topic", label="议题", required=True, lookup=audits, most=100, width=40, help="审计查出问题整改的议题",
        example="审计查出问题整改情况", read=lambda row: row.topic_id, say=lambda row: row.topic.title,
    ),
    column(Problem, "text", label="查出的问题", example="专项资金滞留一年以上", width=48),
    column(Problem, "category", example="专项资金", width=16),
    column(Problem, "amount", example="120.5", width=16),
    ImportColumn(
        key="unit", label="责任单位", required=True, lookup=bodies, most=60, width=26, example="县财政局",
        read=lambda row: row.unit_id, say=lambda row: row.unit.name,
    ),
    column(Problem, "due_on", example="2026-12-31", width=14),
    column(Problem, "found_by", example="本级预算执行审计", width=24),
)  # fmt: skip


def find_findings(lines, intake):
    topics = {line.get("topic") for line in lines} - {None}
    rows = Problem.objects.visible_to(intake.actor).filter(topic__in=topics).select_related("topic", "unit")
    known = {(row.topic_id, row.text): row for row in rows}
    for line in lines:
        line.target = known.get((line.get("topic"), line.get("text")))


def check_findings(lines, intake):
    seen = {}
    for line in lines:
        first = seen.setdefault((line.get("topic"), line.get("text")), line)
        if first is not line and not line.faults:
            line.wrong("查出的问题", f"与第{first.number}行重复")
        if line.target is None and line.get("due_on") and line.day("due_on") < clock.today():
            line.wrong("整改期限", "不能早于今天")
        if line.target is not None and line.changes and line.target.state != Problem.State.LISTED:
            line.wrong("查出的问题", "责任单位已经报送对策，不能再改")


def apply_findings(new, changed, intake):
    done = []
    topics = Topic.objects.select_related("committee", "congress").in_bulk(
        {line.get("topic") for line in [*new, *changed]}
    )
    for line in new:
        row = Problem(
            topic=topics[line.get("topic")], text=line.get("text"), category=line.get("category") or "", unit_id=line.get("unit"),
            amount=_value(Problem._meta.get_field("amount"), line.get("amount")), due_on=line.day("due_on"),
            found_by=line.get("found_by") or "",
        )  # fmt: skip
        done.append((line, problem_actions.list_problem(row, actor=intake.actor), None))
    for line in changed:
        was = records.snapshot(line.target)
        for key, *_ in line.changes:
            name = "unit_id" if key == "unit" else key
            value = line.get(key) if key == "unit" else _value(Problem._meta.get_field(key), line.get(key))
            setattr(line.target, name, "" if value is None and key in ("category", "found_by") else value)
        done.append((line, problem_actions.list_problem(line.target, actor=intake.actor), was))
    return done


FINDINGS = ImportKind(
    key="supervision.findings",
    title="审计查出的问题",
    columns=FINDING_COLUMNS,
    may=keeps_finance,
    find=find_findings,
    check=check_findings,
    apply=apply_findings,
    note="列入议题的问题清单，责任单位收到通知，整改期限开始计算。金额单位：万元。",
    order=83,
)
