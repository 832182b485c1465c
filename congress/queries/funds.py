"""Reading the money of the townships' congresses: each year against the rule, each line of the account."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Q, Sum

from ..models import Fund, FundEntry, of_townships
from .rules import rule

Purpose = FundEntry.Purpose
IN = (Purpose.ALLOTMENT,)
OUT = tuple(one for one in Purpose if one not in IN)
SIDES = (("received", IN), ("spent", OUT))
FOR_DEPUTIES = (Purpose.ACTIVITY, Purpose.ALLOWANCE)
WAYS = {
    "spent": ("全部支出", OUT),
    "deputies": ("代表活动和补助", FOR_DEPUTIES),
    "otherwise": ("会议、宣传和其他", tuple(one for one in OUT if one not in FOR_DEPUTIES)),
    **{one.value: (one.label, (one,)) for one in Purpose},
}


def percent_of(congress, year):
    """The share of a township's funds that its congress must get: the county's rule as it stood when the year began."""
    return rule(congress.county_id, "township.earmark", on=date(year, 1, 1))


def with_sums(actor):
    """The years of money this person sees, each with what came in and what was spent."""
    rows = Fund.objects.visible_to(actor).select_related("congress__area")
    sums = {
        name: Sum("entries__amount", filter=Q(entries__purpose__in=purposes), default=Decimal(0))
        for name, purposes in SIDES
    }
    return rows.annotate(**sums).annotate(balance=F("received") - F("spent"))


def years(actor, congress_id):
    """The years of which a township has registered its money, the latest first."""
    rows = Fund.objects.visible_to(actor).filter(congress=congress_id)
    return list(rows.order_by("-year").values_list("year", flat=True))


def by_purpose(fund):
    """[(purpose, sum)] of what was spent, the most first."""
    sums = fund.entries.filter(purpose__in=OUT).order_by().values("purpose").annotate(n=Sum("amount"))
    return [(Purpose(row["purpose"]), row["n"]) for row in sorted(sums, key=lambda row: -row["n"])]


@dataclass(frozen=True, kw_only=True)
class CountyTable:
    """Every township of a county in one year: [(township, its Fund or None)], and the sums of those registered."""

    rows: list

    @property
    def funds(self):
        return [fund for _, fund in self.rows if fund]

    @property
    def totals(self):
        names = ("base", "required", "allotted", "shortfall", "received", "spent")
        return {name: sum((getattr(fund, name) for fund in self.funds), Decimal(0)) for name in names}

    @property
    def short(self):
        """The townships that were given less than the rule asks for."""
        return [fund.congress.area.name for fund in self.funds if fund.shortfall]


def county_table(actor, towns, year):
    """Two statements, however many townships."""
    found = {fund.congress_id: fund for fund in with_sums(actor).filter(year=year)}
    return CountyTable(rows=[(town, found.get(town.pk)) for town in towns])


def entries(actor, *, congress=None, way="", since=None, until=None):
    """The lines of the accounts this person sees, the latest first."""
    rows = of_townships(FundEntry.objects.select_related("fund__congress__area"), actor, "fund__congress__")
    asked = {"fund__congress": congress, "on__gte": since, "on__lte": until}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return (rows.filter(purpose__in=WAYS[way][1]) if way else rows).order_by("-on", "-pk")


def totals(rows):
    """What came in and what was spent by these lines, and what is left of the one after the other."""
    sums = {name: Sum("amount", filter=Q(purpose__in=ways), default=Decimal(0)) for name, ways in SIDES}
    found = rows.order_by().aggregate(**sums)
    return found | {"balance": found["received"] - found["spent"]}


def sums(congress_ids, since, until, purposes):
    """{congress_id: yuan} of entries of these purposes. No actor: the caller answers for these congresses."""
    rows = FundEntry.objects.filter(fund__congress__in=congress_ids, on__range=(since, until), purpose__in=purposes)
    return dict(rows.order_by().values("fund__congress").annotate(n=Sum("amount")).values_list("fund__congress", "n"))
