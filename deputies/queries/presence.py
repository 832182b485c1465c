"""Who came: the code of the moment, and what is due and done per deputy and per group (F6).

Due is what a deputy was invited to within his own time in the post; who was excused is counted apart and does not lower
the rate, and what he declined in a voluntary activity is no duty at all. Every rate stands with its numbers.
"""

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, F, Q

from congress.frame import clock
from congress.frame.prose import share
from congress.models import Organization, Term
from congress.queries.rules import rule

from ..models import Activity, Deputy, Participation

WINDOW = 60  # seconds for which a code is shown; the one before is still taken
FIGURES = 6
P = Participation.State


# The code.


def code_at(activity, moment):
    """The six figures of the window a moment lies in: worthless without the key, and after two minutes."""
    window = int(moment.timestamp()) // WINDOW
    key = hashlib.sha256(f"sign-in:{settings.SECRET_KEY}:{activity.token}".encode()).digest()
    digest = hmac.new(key, f"{activity.pk}:{window}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**FIGURES:0{FIGURES}d}"


def is_code(activity, code, moment=None):
    """Whether a code is that of now or of the window before."""
    moment = moment or clock.now()
    before = moment.__class__.fromtimestamp(moment.timestamp() - WINDOW, moment.tzinfo)
    given = "".join(unicodedata.normalize("NFKC", code).split()).encode("utf-8", "replace")
    right = [hmac.compare_digest(given, code_at(activity, when).encode()) for when in (moment, before)]
    return any(right)


def seconds_left(moment=None):
    """How long the code of now is still shown."""
    return WINDOW - int((moment or clock.now()).timestamp()) % WINDOW


# Rates.


def rate(present, due, excused):
    """Who came of those who had to: leave that was granted is no absence; a dash where everybody had leave."""
    return share(present, due - excused)


def _in_post(prefix=""):
    """The activity began within the deputy's time in the post."""
    start = F(f"{prefix}activity__since")
    since = Q(**{"membership__since__lte": start})
    return since & (Q(membership__until=None) | Q(membership__until__gte=start))


def _held(since, until, kind):
    asked = {"participations__activity__state__in": ("finished", "summarised"),
             "participations__activity__since__range": (since, until)}  # fmt: skip
    if kind:
        asked["participations__activity__kind"] = kind
    return Q(**asked) & _in_post("participations__") & ~Q(participations__state=P.DECLINED)


def tallies(since, until, kind=""):
    """The four numbers of a deputy as annotations."""
    held = _held(since, until, kind)

    def number(**asked):
        return Count("participations", filter=held & Q(**asked))

    return {
        "due": number(),
        "present": number(participations__state=P.PRESENT),
        "excused": number(participations__state=P.EXCUSED),
        "absent": number(participations__state=P.ABSENT),
    }


def per_deputy(actor, *, congress_id, since, until, kind="", delegation=None, absent=False):
    """Everybody who sat in that time, with what was due of him and what he did: one query."""
    rows = Deputy.objects.visible_to(actor).of(congress_id).confirmed().filter(membership__since__lte=until)
    rows = rows.filter(Q(membership__until=None) | Q(membership__until__gte=since))
    rows = rows.filter(delegation=delegation) if delegation else rows
    rows = rows.annotate(**tallies(since, until, kind)).select_related(
        "person", "delegation", "congress", "membership"
    )
    rows = rows.filter(absent__gt=0) if absent else rows
    return rows.order_by("delegation__order", "person__name_pinyin", "pk")


def per_delegation(actor, *, congress_id, since, until, kind=""):
    """[Rate] of each delegation, and of the whole last; person-times, counted once each."""
    rows = Participation.objects.due().filter(
        deputy__in=Deputy.objects.visible_to(actor).of(congress_id),
        activity__since__range=(since, until), **({"activity__kind": kind} if kind else {}),
    )  # fmt: skip
    found = rows.order_by().values("deputy__delegation", "deputy__delegation__name", "deputy__delegation__order")
    found = found.annotate(
        due=Count("pk"), present=Count("pk", filter=Q(state=P.PRESENT)), excused=Count("pk", filter=Q(state=P.EXCUSED)),
        absent=Count("pk", filter=Q(state=P.ABSENT)),
    ).order_by("deputy__delegation__order")  # fmt: skip
    rates = [
        Rate(one["deputy__delegation__name"] or "未编团", one["due"], one["present"], one["excused"], one["absent"])
        for one in found
    ]
    return [*rates, Rate("合计", *(sum(getattr(one, name) for one in rates) for name in NUMBERS))] if rates else []


NUMBERS = ("due", "present", "excused", "absent")


@dataclass(frozen=True)
class Rate:
    """Due, come, excused, absent – of a delegation or of all."""

    name: str
    due: int
    present: int
    excused: int
    absent: int

    @property
    def share(self):
        return rate(self.present, self.due, self.excused)


# What is counted elsewhere.


def held(kind):
    """Of a figure: how many activities of a kind each congress held, in one statement."""

    def count(congress_ids, since, until):
        rows = Activity.objects.held().filter(kind=kind, congress__in=congress_ids, since__range=(since, until))
        return dict(rows.order_by().values_list("congress").annotate(n=Count("pk")))

    return count


def people(kind="", *, state=""):
    """Of a figure: how many person-times were due at each congress's activities (of a kind), or are in a state."""
    asked = {name: value for name, value in (("activity__kind", kind), ("state", state)) if value}

    def count(congress_ids, since, until):
        rows = Participation.objects.due().filter(
            activity__congress__in=congress_ids, activity__since__range=(since, until), **asked
        )
        return dict(rows.order_by().values_list("activity__congress").annotate(n=Count("pk")))

    return count


# Groups.


def groups(actor, year):
    """The deputies' groups with how many activities each held in a year, against the number the rule asks for."""
    rows = Organization.objects.visible_to(actor).filter(kind=Organization.Kind.DEPUTY_GROUP).on(clock.today())
    if actor.congress_id != actor.county_id:
        rows = rows.filter(congress=actor.congress_id)
    held = Q(activities__state__in=("finished", "summarised"), activities__since__year=year)
    rows = rows.annotate(held=Count("activities", filter=held)).select_related("congress__area")
    found = list(rows.order_by("congress__area__code", "order", "name"))
    wanted = {pk: rule(pk, "deputy.group_activities") for pk in {one.congress_id for one in found}}
    for one in found:
        one.wanted = wanted[one.congress_id]
        one.lacking = max(0, one.wanted - one.held)
    return found


def term_of(congress_id, day):
    return Term.objects.on(day).filter(congress=congress_id).first()


def activities_of(actor, deputy, since, until):
    """One deputy's duties in a time, the latest first, for the page behind his numbers."""
    rows = Participation.objects.due().filter(deputy=deputy, activity__since__range=(since, until))
    return (
        rows.filter(activity__in=Activity.objects.visible_to(actor))
        .select_related("activity")
        .order_by("-activity__since")
    )
