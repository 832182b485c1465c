"""The main figures of handling for anybody: counted by ``indicators``, and only where no case that is not public could be
worked out of them. No actor: everybody reads the same."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Q

from congress.frame import clock
from congress.models import Congress

from ..models import Publication
from . import indicators
from .counting import Scope

LEAST = 5  # fewer cases than this – or fewer of them not public – would tell of single ones
YEARS = 5
KEPT = 600  # seconds: strangers do not have five years counted at every look
RATES = ("reply", "on_time", "solved", "satisfied")
IS_PUBLIC = Q(publication__state="released") | Q(merged_into__publication__state="released")
DEFINITIONS = (
    *((indicators.FACTS[key].label, f"{indicators.FACTS[key].definition}。") for key in ("submitted", "assigned")),
    *((indicators.BY_KEY[key].label, f"{indicators.BY_KEY[key].definition}。") for key in RATES),
    ("已公开", "提出的建议中现在公开的，可以打开看到每一件。"),
)


@dataclass(frozen=True)
class Year:
    """One year of one congress; ``rates`` is empty where too few cases stand behind them."""

    year: int
    until: date
    submitted: int
    assigned: int
    rates: tuple
    released: int


def congresses():
    """Those of which something is public: [(key, name)], the county first."""
    shown = Publication.objects.released().order_by().values("congress").distinct()
    rows = Congress.objects.filter(pk__in=shown).order_by("area__code").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def years(congress_id):
    """The last years, newest first, as far as there is anything."""
    key = f"suggestions.public_figures:{congress_id}:{clock.today():%Y%m%d}"
    found = cache.get(key)
    if found is None:
        found = _count(int(congress_id))
        cache.set(key, found, KEPT)
    return found


def _count(congress_id):
    this = clock.today().year
    scopes = [
        Scope(congress_id=congress_id, since=date(year, 1, 1), until=date(year, 12, 31))
        for year in range(this, this - YEARS, -1)
    ]
    return [one for one in map(_year, scopes) if one.submitted or one.assigned]


def _year(scope):
    given = indicators.behind(scope, "assigned")
    numbers = indicators.count(scope, ("submitted", "assigned"))
    hidden = given.exclude(IS_PUBLIC).count()
    return Year(
        year=scope.since.year,
        until=scope.cut_off,
        submitted=numbers["submitted"],
        assigned=numbers["assigned"],
        rates=tuple(one.value for one in indicators.measured(scope, RATES))
        if _tells(numbers["assigned"], hidden)
        else (),
        released=indicators.behind(scope, "submitted").filter(publication__state="released").count(),
    )


def _tells(assigned, hidden):
    """Whether the rates of so many cases may be told, so many of which are not public."""
    return assigned >= LEAST and (hidden == 0 or hidden >= LEAST)
