"""Allowances: who has no fixed income, the sheet reckoned from attendance, its checks, the payment."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records, township_work
from congress.actions.registers import demand
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Fund, FundEntry

from ..models import AllowanceLine, AllowanceSheet, Deputy, Participation
from ..policies import allowances as policies
from ..queries import allowances as queries
from ..workflow.allowances import ALLOWANCE


@transaction.atomic
def mark_income(deputies, *, actor, congress_id):
    """These deputies of a congress have no fixed income, all others have one. Returns how many were changed."""
    demand(policies.draws_up, actor)
    own = Deputy.objects.of(congress_id).filter(congress=actor.congress_id)
    wanted = {one.pk for one in deputies}
    added = own.filter(has_fixed_income=True, pk__in=wanted)
    removed = own.in_office().filter(has_fixed_income=False).exclude(pk__in=wanted)
    said = [f"无固定工资收入：{'、'.join(map(str, added.select_related('person')))}" if added else "",
            f"有固定工资收入：{'、'.join(map(str, removed.select_related('person')))}" if removed else ""]  # fmt: skip
    pks = list(removed.values_list("pk", flat=True))
    changed = added.update(has_fixed_income=False) + Deputy.objects.filter(pk__in=pks).update(has_fixed_income=True)
    if changed:
        records.record("deputies.allowance.income", actor=actor, congress_id=congress_id,
                       text=f"{actor.name}登记{'；'.join(filter(None, said))}")  # fmt: skip
    return changed


@transaction.atomic
def generate(*, actor, congress, since, until):
    """A sheet of all – activities and sessions – that deputies without a fixed income were present at in that time and
    have not been paid for; a half-day counts once, whatever was held in it. Rate and rounding are the rules of its last
    day, and stay."""
    sheet = AllowanceSheet(congress=congress, since=since, until=until, generated_on=clock.today())
    demand(policies.draws_up, actor, sheet)
    if until > clock.today():
        raise ValidationError({"until": "结束日期不能晚于今天。"})
    sheet.rate, sheet.rounding = queries.rate_of(congress, until), queries.rounding_of(congress, until)
    parts, sessions = {}, queries.at_sessions(congress.pk, since, until)
    for part in queries.unpaid(congress.pk, since, until):
        parts.setdefault(part.deputy, []).append(part)
    lines = _lines(sheet, parts, sessions)
    if not lines:
        raise Refused("这段时间没有还没发放的补助：请先登记活动结束、代表大会出席和无固定工资收入的代表。")
    sheet.full_clean()
    sheet.save()
    for line in AllowanceLine.objects.bulk_create(lines):
        mine = [part.pk for part in parts.get(line.deputy, ())]
        if Participation.objects.filter(pk__in=mine, allowance=None).update(allowance=line) != len(mine):
            raise Refused("刚刚已有人生成同一时间的发放表，请刷新后再看。")
    records.record("deputies.allowancesheet.generate", actor=actor, obj=sheet,
                   text=f"{actor.name}生成《{sheet}》：{queries.in_words(sheet)}")  # fmt: skip
    return sheet


def _lines(sheet, parts, sessions):
    """A line for each who is owed a half-day: ``parts`` is {deputy: [Participation]}, ``sessions`` {deputy: half-days}."""
    paid, found = queries.paid_half_days(parts), []
    for deputy in queries.in_order({*parts, *sessions}):
        attended = {n for part in parts.get(deputy, ()) for n in queries.half_days_of(part)}
        line = AllowanceLine(sheet=sheet, deputy=deputy, order=len(found) + 1,
                             half_days=len(attended - paid.get(deputy.pk, set())),
                             meeting_half_days=sessions.get(deputy, 0))  # fmt: skip
        if line.half_days or line.meeting_half_days:
            found.append(queries.reckon(line, sheet.rate, sheet.rounding))
    return found


@transaction.atomic
def keep_line(line, *, actor):
    """Lodging, travel and days at sessions of one deputy, until the sheet is checked."""
    sheet = ALLOWANCE.held(line.sheet)
    demand(policies.draws_up, actor, sheet)
    if sheet.state != AllowanceSheet.State.GENERATED:
        raise Refused("发放表已经审核，要改请先退回。")
    queries.reckon(line, sheet.rate, sheet.rounding).full_clean()
    was = records.snapshot(AllowanceLine.objects.get(pk=line.pk))
    line.save()
    before, after = records.changes(line, was)
    records.record("deputies.allowancesheet.line", actor=actor, obj=sheet, before=before, after=after,
                   text=f"{actor.name}修改{line}")  # fmt: skip
    return line


@ALLOWANCE.does("check_township")
def check_township(sheet, *, actor):
    """The chair answers for the township's figures."""


@ALLOWANCE.does("check_county")
def check_county(sheet, *, actor):
    """The county's own sheet needs no township."""


@ALLOWANCE.does("check")
def check(sheet, *, actor):
    """The commission has looked it through."""


@ALLOWANCE.does("send_back")
def send_back(sheet, *, actor, reason):
    sheet.returned_because = reason.strip()[:200]


@ALLOWANCE.does("void")
def void(sheet, *, actor, reason):
    """What stood on it may be paid on another sheet."""
    sheet.void_because = reason.strip()[:200]
    Participation.objects.filter(allowance__sheet=sheet).update(allowance=None)


@ALLOWANCE.does("pay")
def pay(sheet, *, actor, paid_on, enter=False):
    """It was paid; a township may write it into its account of the year in the same deed."""
    if not sheet.generated_on <= paid_on <= clock.today():
        raise ValidationError({"paid_on": "发放日期在生成之后，不晚于今天。"})
    sheet.paid_on, sheet.returned_because = paid_on, ""
    if enter:
        fund = Fund.objects.filter(congress=sheet.congress_id, year=paid_on.year).first()
        if fund is None:
            raise ValidationError({"enter": f"还没有登记{paid_on.year}年的人大经费。"})
        spent = FundEntry(on=paid_on, purpose=FundEntry.Purpose.ALLOWANCE, amount=queries.totals(sheet)["amount"],
                          note=f"代表补助（{sheet.since:%m-%d}至{sheet.until:%m-%d}）")  # fmt: skip
        township_work.enter(fund, [spent], actor=actor)
