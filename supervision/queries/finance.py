"""Reading the county's money: a year with its warnings, the legal calendar, debt with its colour, assets in turn."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from congress.frame import clock
from congress.frame.gathered import ChartData
from congress.models import Deadline, Term
from congress.queries.rules import rule

from ..models import AssetReport, BudgetDecision, BudgetLine, DebtYear, FinanceDuty, Topic, Transfer
from ..models.finance import AssetKind, Book
from .alerts import Figures, alerts, debt_label

LIMITS = {"behind": "budget.behind_points", "carried": "budget.carried_percent", "yellow": "debt.yellow_percent",
          "red": "debt.red_percent"}  # fmt: skip
KINDS = BudgetLine.Kind
MONTH = timedelta(days=31)


def lines(actor):
    return BudgetLine.objects.visible_to(actor).select_related("congress")


def listed(actor, *, q="", year=None, book="", kind=""):
    rows = lines(actor)
    if q and q.strip():
        rows = rows.filter(name__contains=q.strip()) | rows.filter(code__startswith=q.strip())
    asked = {"year": year, "book": book, "kind": kind}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by(
        "-year", "book", "kind", "code"
    )


def transfers(actor):
    return Transfer.objects.visible_to(actor).select_related("congress").order_by("-year", "kind", "name")


def years(actor):
    """Years of which something is known, the newest first: one statement."""
    first, *others = (
        model.objects.visible_to(actor).order_by().values_list("year", flat=True)
        for model in (BudgetLine, DebtYear, FinanceDuty, AssetReport)
    )
    return sorted(first.union(*others), reverse=True)


def limits_of(congress_id):
    return {name: rule(congress_id, key) for name, key in LIMITS.items()}


def figures_of(actor, year, today=None):
    """Everything the warnings look at: a fixed number of statements."""
    rows = list(lines(actor).filter(year__in=(year - 1, year)))
    return Figures(
        year=year,
        today=today or clock.today(),
        lines=tuple(row for row in rows if row.year == year),
        before=tuple(row for row in rows if row.year == year - 1),
        decisions=tuple(BudgetDecision.objects.visible_to(actor).filter(year=year)),
        transfers=tuple(Transfer.objects.visible_to(actor).filter(year=year)),
        debt=DebtYear.objects.visible_to(actor).filter(year=year).first(),
        limits=limits_of(actor.county_id),
    )


def alerts_of(actor, year):
    return alerts(figures_of(actor, year))


@dataclass(frozen=True, kw_only=True)
class Total:
    """The sum of one side of one budget."""

    book: str
    kind: str
    budget: Decimal
    plan: Decimal
    half: Decimal | None
    actual: Decimal | None

    @property
    def done(self):
        return self.half if self.actual is None else self.actual

    @property
    def rate(self):
        return None if self.done is None or not self.plan else round(100 * self.done / self.plan, 1)


def totals(rows):
    """[Total] of each budget, revenue and spending by function, in the order of the law."""
    found = []
    for book in Book:
        for kind in (KINDS.REVENUE, KINDS.FUNCTION):
            these = [row for row in rows if row.book == book and row.kind == kind]
            if these:
                found.append(Total(book=book.label, kind=kind.label, budget=sum(row.budget for row in these),
                                   plan=sum(row.plan for row in these), half=_sum(these, "half"), actual=_sum(these, "actual")))  # fmt: skip
    return found


def _sum(rows, name):
    known = [getattr(row, name) for row in rows if getattr(row, name) is not None]
    return sum(known) if known else None


def comparison(rows, book=Book.GENERAL):
    """Plan and fact of the largest lines of spending, as a drawing; None where nothing has been done yet."""
    these = [row for row in rows if row.book == book and row.kind == KINDS.FUNCTION and row.done is not None]
    largest = sorted(these, key=lambda row: -row.plan)[:10]
    if not largest:
        return None
    return ChartData(
        kind="hbars",
        title=f"{Book(book).label}支出：预算和执行",
        labels=tuple(row.name for row in largest),
        series=(
            ("预算", tuple(float(row.plan) for row in largest)),
            ("执行", tuple(float(row.done) for row in largest)),
        ),
        unit="万元",
    )


# The legal calendar.


def duties(actor):
    return FinanceDuty.objects.visible_to(actor).select_related("topic", "congress")


def audit_heard_on(congress_id, year):
    """The day on which the audit report of a year was heard, or None. No actor: deeds ask."""
    rows = FinanceDuty.objects.filter(congress=congress_id, year=year, matter=FinanceDuty.Matter.AUDIT)
    return rows.values_list("done_on", flat=True).first()


def calendar(actor, year):
    """The duties of a year, each with its topic: one statement."""
    return list(duties(actor).filter(year=year).order_by("due_on", "pk"))


def pressing(actor):
    """Duties that must be done within the month, or are late; for the office and the committees."""
    rows = Deadline.objects.open().filter(target_model=FinanceDuty._meta.label_lower, congress=actor.county_id)
    return rows.filter(due_on__lte=clock.today() + MONTH).order_by("due_on", "pk")


def topics_for(duty):
    """Topics that may be the one of a duty: those of its year and the next."""
    rows = Topic.objects.filter(congress=duty.congress_id, year__in=(duty.year, duty.year + 1)).exclude(
        state="dropped"
    )
    return rows.order_by("-year", "order")


# Debt and assets.


def debts(actor):
    """[(DebtYear, its DebtLabel)], the newest first."""
    limits = limits_of(actor.county_id)
    return [(row, debt_label(row, limits)) for row in DebtYear.objects.visible_to(actor).order_by("-year")]


def debt_chart(rows):
    """Limit and balance over the years."""
    rows = sorted(rows, key=lambda row: row.year)
    if len(rows) < 2:
        return None
    return ChartData(kind="bars", title="政府债务限额和余额", labels=tuple(f"{row.year}年" for row in rows), unit="万元",
                     series=(("限额", tuple(float(row.limit) for row in rows)), ("余额", tuple(float(row.balance) for row in rows))))  # fmt: skip


def asset_reports(actor):
    return AssetReport.objects.visible_to(actor).prefetch_related("figures").order_by("-year")


def term_years(congress_id, today=None):
    """The calendar years of the term that runs."""
    today = today or clock.today()
    term = Term.objects.filter(congress=congress_id, starts_on__lte=today).order_by("-starts_on").first()
    first = term.starts_on.year if term else today.year
    return list(range(first, first + 5))


def turns(actor):
    """[(year, AssetReport or None)] of the term, and the kinds whose turn has not come yet."""
    reports = {row.year: row for row in asset_reports(actor)}
    of_term = [(year, reports.get(year)) for year in term_years(actor.county_id)]
    had = {report.theme for _, report in of_term if report}
    return of_term, [kind.label for kind in AssetKind if kind not in had]
