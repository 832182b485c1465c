"""Reading allowances: the arithmetic of a line, what has not been paid yet, the sums of a sheet."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Exists, OuterRef, Q, Sum

from congress.frame.numbers import plain
from congress.queries.rules import rule

from ..models import AllowanceLine, AllowanceSheet, Deputy, Participation, SessionAttendance

CENT, HALF = Decimal("0.01"), Decimal("0.5")


def days_of(half_days, rounding):
    """Days of so many half-days: two make a day; the last one is half a day or, by the local rule, a whole one."""
    days = Decimal(half_days) / 2
    return days.to_integral_value(rounding="ROUND_CEILING").quantize(Decimal("0.1")) if rounding == "up" else days.quantize(
        Decimal("0.1")
    )  # fmt: skip


def amount_of(days, rate, *receipts):
    """Days times rate and what receipts prove, to the cent."""
    return (days * rate + sum(receipts, Decimal(0))).quantize(CENT, ROUND_HALF_UP)


def reckon(line, rate, rounding):
    """Put days and sum of a line."""
    line.days = days_of(line.half_days + line.meeting_half_days, rounding)
    line.amount = amount_of(line.days, rate, line.lodging, line.travel)
    return line


def rate_of(congress, on):
    return rule(congress.county_id, f"allowance.{congress.level}", on=on)


def rounding_of(congress, on):
    return rule(congress.county_id, "allowance.half_day", on=on)


def unpaid(congress_id, since, until):
    """What deputies without a fixed income were present at in that time and that stands on no sheet yet."""
    rows = Participation.objects.due().filter(
        state="present", allowance=None, deputy__congress=congress_id, deputy__level__in=Deputy.OWN,
        deputy__has_fixed_income=False, activity__since__range=(since, until),
    )  # fmt: skip
    return rows.select_related("deputy__person", "deputy__delegation", "activity").order_by("activity__since", "pk")


def half_days_of(part):
    """The half-days at which he was, by number: as many of the activity's as are entered for him, from its first."""
    first = 2 * part.activity.since.toordinal() + (part.activity.begins == "pm")
    return range(first, first + part.half_days)


def paid_half_days(deputies):
    """{pk of the deputy: the half-days that stand on a sheet already}. No actor: the deed asks before it pays."""
    found = {deputy.pk: set() for deputy in deputies}
    rows = Participation.objects.filter(deputy__in=found, allowance__isnull=False).select_related("activity")
    for part in rows.order_by("pk"):
        found[part.deputy_id].update(half_days_of(part))
    return found


def at_sessions(congress_id, since, until):
    """{deputy without a fixed income: the half-days he was at sessions that opened in that time}, but for sessions that a
    sheet of that time has paid him already."""
    paid = AllowanceLine.objects.filter(
        deputy=OuterRef("deputy"), meeting_half_days__gt=0, sheet__since__lte=OuterRef("meeting__opens_on"),
        sheet__until__gte=OuterRef("meeting__opens_on"),
    ).exclude(sheet__state="void")  # fmt: skip
    rows = SessionAttendance.objects.filter(
        ~Exists(paid), deputy__congress=congress_id, deputy__level__in=Deputy.OWN, deputy__has_fixed_income=False,
        meeting__opens_on__range=(since, until),
    )  # fmt: skip
    found = Counter()
    for row in rows.select_related("deputy__person", "deputy__delegation").order_by("pk"):
        found[row.deputy] += row.present
    return +found


def in_order(deputies):
    """By delegation and name, as the sheet has them."""
    return sorted(
        deputies,
        key=lambda one: (one.delegation.order if one.delegation else 0, one.person.name_pinyin, one.pk),
    )


def listed(actor):
    rows = AllowanceSheet.objects.visible_to(actor).select_related("congress__area")
    return rows.annotate(people=Count("lines"), total=Sum("lines__amount")).order_by(
        "-until", "congress__area__code", "-pk"
    )


def with_case(actor):
    return AllowanceSheet.objects.visible_to(actor).select_related("congress__area", "congress__parent")


def lines_of(sheet):
    """The lines in their order, each with the activities it was reckoned from."""
    rows = sheet.lines.select_related("deputy__person", "deputy__delegation").prefetch_related(
        "participations__activity"
    )
    return list(rows.order_by("order"))


def totals(sheet):
    return sheet.lines.aggregate(
        people=Count("pk"), days=Sum("days"), lodging=Sum("lodging"), travel=Sum("travel"), amount=Sum("amount")
    )


def own_lines(actor):
    """What a deputy was paid himself: his own lines of sheets that are in force."""
    rows = AllowanceLine.objects.filter(deputy__person=actor.person_id).exclude(sheet__state="void")
    return rows.select_related("sheet__congress").order_by("-sheet__until", "-pk")


def without_income(actor, *, only=False):
    """The deputies of this congress by name, those without a fixed income marked."""
    rows = Deputy.objects.visible_to(actor).of(actor.congress_id).in_office()
    rows = rows.filter(has_fixed_income=False) if only else rows
    return rows.select_related("person", "delegation").order_by("delegation__order", "person__name_pinyin", "pk")


def in_words(sheet):
    found = totals(sheet)
    return f"{found['people']}人，{plain(found['days'] or 0)}天，{plain(found['amount'] or 0)}元"


def waiting(actor):
    """Sheets that wait for this person's check or, when all have checked, to be paid."""
    own, state = Q(congress=actor.congress_id), AllowanceSheet.State
    asked = Q(pk=None)
    if actor.is_any("TCH"):
        asked |= own & Q(state=state.GENERATED)
    if actor.is_any("DAC"):
        asked |= own & Q(state=state.GENERATED) | Q(state=state.TOWNSHIP_CHECKED)
    if actor.is_any("DAC", "GO", "TCH", "TSEC"):
        asked |= own & Q(state=state.DAC_CHECKED)
    return AllowanceSheet.objects.visible_to(actor).filter(asked).select_related("congress").order_by("until", "pk")
