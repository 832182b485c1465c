"""Reading the ledger of pairings (双联): who is paired where, visits and help, each total with the list behind it.

Visits are counted as times, and help in money; nobody adds up persons.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Q, Sum

from ..models import ContactAssignment, ContactLog, Counterpart
from . import contacts


def with_case(actor):
    return Counterpart.objects.visible_to(actor).select_related("area", "congress")


@dataclass
class Line:
    """The pairings of one township in one year."""

    area: object
    kinds: dict = field(default_factory=dict)  # kind -> how many are paired today
    holders: int = 0
    visits: int = 0
    cash: Decimal = Decimal(0)
    goods: Decimal = Decimal(0)
    deeds: int = 0

    @property
    def paired(self):
        """[(kind, how many)] in the order of Counterpart.Kind."""
        return [(kind, self.kinds.get(kind.value, 0)) for kind in Counterpart.Kind]


def ledger(actor, year):
    """[Line] of the townships that have any, in their order: three statements."""
    lines = {area.pk: Line(area) for area in contacts.towns(actor)}
    held = ContactAssignment.objects.visible_to(actor).in_force().filter(counterpart__isnull=False).order_by()
    path = "counterpart__area"
    for area, kind, n in held.values_list(path, "counterpart__kind").annotate(n=Count("counterpart", distinct=True)):
        lines[area].kinds[kind] = n
    for area, n in held.values_list(path).annotate(n=Count("by", distinct=True)):
        lines[area].holders = n
    logs = ContactLog.objects.visible_to(actor).standing().filter(on__year=year, assignment__counterpart__isnull=False)
    counted = {"n": Count("pk"), "cash": Sum("worth", filter=Q(help="cash")), "goods": Sum("worth", filter=Q(help="goods")),
               "deeds": Count("pk", filter=Q(help="deed"))}  # fmt: skip
    for area, *found in logs.order_by().values_list(f"assignment__{path}").annotate(**counted):
        line = lines[area]
        line.visits, line.cash, line.goods, line.deeds = (one or 0 for one in found)
    return [line for line in lines.values() if line.holders or line.visits]


def total(lines):
    """The sum of all lines."""
    found = Line(None)
    for line in lines:
        for kind, n in line.kinds.items():
            found.kinds[kind] = found.kinds.get(kind, 0) + n
        for name in ("holders", "visits", "cash", "goods", "deeds"):
            setattr(found, name, getattr(found, name) + getattr(line, name))
    return found
