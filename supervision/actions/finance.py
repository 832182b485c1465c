"""The county's money: lines and transfers from tables, decisions, debt, assets, and the duties of a year with their clocks."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import clocks, records
from congress.actions.registers import demand, keep, keep_all
from congress.frame import clock, guards
from congress.frame.dates import ONE_DAY, add_months

from ..models import AssetFigure, FinanceDuty
from ..policies import finance as policies

Matter = FinanceDuty.Matter


def clock_key(matter):
    return f"supervision.finance_{matter}"


@transaction.atomic
def enter_all(rows, *, actor):
    """Many new lines or transfers of one kind from a table, with one line in the log."""
    demand(policies.keeps_finance, actor)
    if not rows:
        return []
    model = type(rows[0])
    with guards.spoken():
        made = model.objects.bulk_create(rows, batch_size=200)
    records.record(f"{model._meta.label_lower}.add", actor=actor, congress_id=actor.congress_id,
                   text=f"{actor.name}登记{model._meta.verbose_name}{len(made)}项", after={str(row): "登记" for row in made[:50]})  # fmt: skip
    return made


@transaction.atomic
def change_all(changed, *, actor):
    demand(policies.keeps_finance, actor)
    return keep_all(changed, actor=actor, congress_id=actor.congress_id)


@transaction.atomic
def keep_row(row, *, actor):
    """A decision, a year's debt, a transfer: registered or mended."""
    demand(policies.keeps_finance, actor, row)
    return keep(row, actor=actor)


@transaction.atomic
def keep_assets(report, *, actor, figures):
    """The report on state assets with the four kinds: {kind: (assets, liabilities)}."""
    demand(policies.keeps_finance, actor, report)
    keep(report, actor=actor)
    report.figures.all().delete()
    rows = [
        AssetFigure(report=report, kind=kind, assets=assets, liabilities=owed)
        for kind, (assets, owed) in figures.items()
    ]
    for row in rows:
        row.clean_fields(exclude=["report"])
    AssetFigure.objects.bulk_create(rows)
    return report


# The legal calendar.


@transaction.atomic
def open_year(congress_id, year, *, actor):
    """Put down what the law asks for in a year; each duty has its clock until its last day. Once only."""
    demand(policies.keeps_finance, actor)
    rows = []
    for matter, (_, month) in FinanceDuty.LAW.items():
        row, new = FinanceDuty.objects.get_or_create(congress_id=congress_id, year=year, matter=matter)
        if new and month:
            clocks.open_clock(clock_key(matter), row, actor=actor, starts_on=_last_day(year, month))
        rows += [row] if new else []
    if rows:
        records.record("supervision.financeduty.add", actor=actor, congress_id=congress_id,
                       text=f"{actor.name}列出{year}年财政监督法定事项{len(rows)}项")  # fmt: skip
    return rows


def _last_day(year, month):
    return add_months(date(year, month, 1), 1) - ONE_DAY


@transaction.atomic
def fulfil(duty, *, actor, on, topic=None):
    """It was done on a day, by a topic; after the audit report the six months for its rectification begin."""
    demand(policies.keeps_finance, actor, duty)
    if on > clock.today():
        raise ValidationError({"on": "日期不能晚于今天。"})
    duty.done_on, duty.topic = on, topic
    keep(duty, actor=actor, verb="finish")
    clocks.close_clock(clock_key(duty.matter), duty, actor=actor, on=on)
    if duty.matter == Matter.AUDIT:
        after, _ = FinanceDuty.objects.get_or_create(
            congress_id=duty.congress_id, year=duty.year, matter=Matter.RECTIFIED
        )
        if after.done_on is None and after.due_on is None:
            clocks.open_clock(clock_key(Matter.RECTIFIED), after, actor=actor, starts_on=on)
    return duty
