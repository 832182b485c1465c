"""The yearly visits of the standing committee's members to deputies (S53): who visits whom is whoever keeps contact with
whom, and a visit is an entry in the log of contacts – by whichever member, in person, within the campaign's days."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Subquery

from congress.frame import clock
from congress.frame.prose import share
from congress.frame.together import counted

from ..models import Campaign, ContactAssignment, ContactLog, Deputy
from .contacts import MEMBERS

NOT_IN_PERSON = (ContactLog.Way.PHONE,)


@dataclass(frozen=True, kw_only=True)
class Visits:
    """How many deputies are to be visited by one member, or sit in one delegation, and how many have been."""

    label: str
    key: int | None
    deputies: int = 0
    done: int = 0

    @property
    def missing(self):
        return self.deputies - self.done

    @property
    def share(self):
        return share(self.done, self.deputies)


def _visits(campaign):
    rows = ContactLog.objects.standing().filter(
        by__role__in=MEMBERS, by__congress=campaign.congress_id, on__range=(campaign.since, campaign.until)
    )
    return rows.exclude(way__in=NOT_IN_PERSON).order_by("-on", "-pk")


def _day(campaign):
    return min(max(campaign.since, clock.today()), campaign.until)


def pairs(campaign, *, member=None, delegation=None, done=""):
    """Who visits whom, each with the day of the latest visit (``visited_on``), whoever waits first: one query."""
    visits = _visits(campaign).filter(assignment__deputy=OuterRef("deputy"))
    rows = ContactAssignment.objects.on(_day(campaign)).filter(
        congress=campaign.congress_id,
        by__role__in=MEMBERS,
        deputy__isnull=False,
        deputy__in=_seats(campaign).values("pk"),
    )
    rows = rows.annotate(visited_on=Subquery(visits.values("on")[:1]), visit=Subquery(visits.values("pk")[:1]))
    asked = {"by": member, "deputy__delegation": delegation}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if done:
        rows = rows.filter(visited_on__isnull=done == "no")
    rows = rows.select_related("by__person", "by__post", "deputy__person", "deputy__delegation")
    return rows.order_by(F("visited_on").asc(nulls_first=True), "by__post__order", "by__person__name_pinyin", "pk")


def _seats(campaign):
    return Deputy.objects.of(campaign.congress_id).on(_day(campaign)).filter(membership__suspended=False)


def by_member(campaign):
    """[Visits] of each member who visits: one query."""
    whole, done, names = Counter(), Counter(), {}
    for row in pairs(campaign):
        names[row.by_id] = str(row.by.person)
        whole[row.by_id] += 1
        done[row.by_id] += row.visited_on is not None
    return [Visits(label=name, key=pk, deputies=whole[pk], done=done[pk]) for pk, name in sorted(
        names.items(), key=lambda one: (done[one[0]] - whole[one[0]], one[1])
    )]  # fmt: skip


def by_delegation(campaign):
    """[Visits] of each delegation with the whole last – every deputy in office once – in one query."""
    visited = _visits(campaign).filter(assignment__deputy=OuterRef("pk"))
    rows = _seats(campaign).annotate(visited=Exists(visited)).order_by("delegation__order", "delegation")
    whole, done, names = Counter(), Counter(), {}
    for key, name, _, was in rows.values_list("delegation", "delegation__short_name", "delegation__order", "visited"):
        names[key] = name or "未编团"
        whole[key] += 1
        done[key] += was
    found = [Visits(label=name, key=key, deputies=whole[key], done=done[key]) for key, name in names.items()]
    return [*found, Visits(label="合计", key=None, deputies=whole.total(), done=done.total())] if found else []


def unassigned(campaign):
    """How many deputies nobody is to visit."""
    held = ContactAssignment.objects.on(_day(campaign)).filter(deputy=OuterRef("pk"), by__role__in=MEMBERS)
    return _seats(campaign).filter(~Exists(held)).count()


def visitors(campaign):
    """[(membership, how many deputies)] of the members who visit: for telling them."""
    counts, posts = Counter(), {}
    for row in pairs(campaign, done="no"):
        counts[row.by] += 1
        posts[row.by_id] = row.by
    return [(post, counts[post]) for post in posts.values()]


def running(actor):
    """The campaigns of visits that run today."""
    today = clock.today()
    return Campaign.objects.visible_to(actor).filter(
        kind=Campaign.Kind.VISITS, state=Campaign.State.RUNNING, since__lte=today, until__gte=today
    )


def to_be_made(campaign, actor):
    """The visits that this member still owes, each knowing how many they are."""
    return counted(pairs(campaign, done="no").filter(by__person=actor.person_id))
