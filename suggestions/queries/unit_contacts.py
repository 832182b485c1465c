"""Reading the handling units' contact list: everybody's, the office's with what is missing or old."""

from django.db.models import Exists, OuterRef, Q

from congress.frame import clock, dates
from congress.models import Organization
from congress.queries.rules import where

from ..models import Assignment, UnitContact

MONTHS = 12  # a line older than this is to be checked


def oldest_good():
    """A line checked before this day is too old."""
    return dates.add_months(clock.today(), -MONTHS)


def of_public(congress=""):
    """The lines of all units that stand today, in the order of their congresses. No actor: the list is public."""
    rows = UnitContact.objects.filter(unit__in=Organization.objects.on(clock.today()).handling_units())
    rows = rows.filter(unit__congress=congress) if congress else rows
    rows = rows.exclude(unit__congress__in=where("suggestion.contacts_public", False))
    return rows.select_related("unit__congress").order_by("unit__congress__area__code", "unit__order", "unit__name")


def congresses():
    """Whose units have lines: [(key, name)]."""
    rows = of_public().values_list("unit__congress", "unit__congress__short_name")
    return [(str(pk), name) for pk, name in dict.fromkeys(rows)]


def units(actor):
    """The handling units of the actor's congress, with their lines; a unit has its own alone."""
    rows = Organization.objects.visible_to(actor).on(clock.today()).handling_units()
    rows = rows.filter(congress=actor.congress_id).select_related("contact_line", "congress")
    if actor.is_any("UNIT", "UNITL"):
        rows = rows.filter(pk=actor.organization_id)
    if actor.is_any("GOV"):
        rows = rows.filter(kind__in=Organization.GOVERNMENT_SIDE)
    return rows.order_by("order", "name")


def listed(actor, *, q="", state=""):
    """The same by name and by whether the line is whole and new."""
    rows = units(actor)
    if word := q.strip():
        rows = rows.filter(Q(name__contains=word) | Q(short_name__contains=word))
    match state:
        case "old":
            return rows.filter(_wanting())
        case "good":
            return rows.exclude(_wanting())
    return rows


def _wanting():
    return Q(contact_line=None) | Q(contact_line__checked_on__lt=oldest_good())


def to_check(actor):
    """Units that have been given suggestions and whose line is missing or older than a year."""
    given = Assignment.objects.in_force().filter(unit=OuterRef("pk"))
    return units(actor).filter(_wanting()).filter(Exists(given))
