"""Sitting in (列席): whose turn it is, and how evenly the invitations of a term have fallen (S31, S36)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.prose import share
from congress.models import Congress, Meeting
from congress.queries.sittings import seats_on

from ..models import Activity, Deputy
from .presence import term_of


@dataclass(frozen=True)
class Turn:
    """A deputy with what speaks for him."""

    deputy: object
    times: int  # invitations in this term
    last: date | None
    group: str
    why: str = ""


def rotation(turns, wanted):
    """So many deputies by fair turns: fewest invitations in the term first – nobody has a second turn while one who is
    able has had none –, among these the delegation with fewest so far in this
    batch, then who was longest not invited, then by name. Pure: the same turns give the same order."""
    waiting, chosen, groups = list(turns), [], Counter()
    while waiting and len(chosen) < wanted:
        turn = min(waiting, key=lambda one: (one.times, groups[one.group], one.last or date.min))
        waiting.remove(turn)
        said = f"本届受邀{turn.times}次" + (f"，上次{long_date(turn.last)}" if turn.last else "")
        chosen.append(
            Turn(
                turn.deputy, turn.times, turn.last, turn.group, f"{said}；{turn.group}本批第{groups[turn.group] + 1}位"
            )
        )
        groups[turn.group] += 1
    return chosen


def turns(actor, day):
    """Every deputy of this congress in office on a day with his invitations of the term, by name: one query. Whoever is a
    member of the organ that meets is left out: he is due there anyhow."""
    term = term_of(actor.congress_id, day)
    asked = Q(participations__activity__kind="sit_in") & ~Q(participations__activity__state="cancelled")
    asked &= Q(participations__activity__since__gte=term.starts_on) if term else Q()
    rows = Deputy.objects.visible_to(actor).of(actor.congress_id).on(day).filter(state=Deputy.State.ACTIVE)
    rows = rows.exclude(person__in=_members(term, day)) if term else rows
    rows = rows.annotate(
        times=Count("participations", filter=asked), last=Max("participations__activity__since", filter=asked)
    )
    rows = rows.select_related("person", "delegation", "congress", "membership").order_by("person__name_pinyin", "pk")
    return [Turn(row, row.times, row.last, row.delegation.short_name if row.delegation else "未编团") for row in rows]


def _members(term, day):
    """Who makes up the standing committee of a county, the presidium of a township."""
    kinds = Meeting.Kind
    kind = kinds.STANDING_COMMITTEE if term.congress.level == Congress.Level.COUNTY else kinds.PRESIDIUM
    return seats_on(Meeting(term=term, kind=kind), day).order_by().values("person")


def members_among(meeting, deputies):
    """Those of these deputies who belong to the organ that meets."""
    members = set(seats_on(meeting, meeting.opens_on).values_list("person", flat=True))
    return [one for one in deputies if one.person_id in members]


def meetings(actor):
    """The meetings of this congress to which deputies may be invited to sit in, the latest first, with their batches."""
    kinds = (Meeting.Kind.STANDING_COMMITTEE, Meeting.Kind.COUNCIL, Meeting.Kind.PRESIDIUM)
    rows = Meeting.objects.visible_to(actor).filter(term__congress=actor.congress_id, kind__in=kinds)
    rows = rows.exclude(state=Meeting.State.CANCELLED).select_related("term__congress")
    live = ~Q(sit_ins__state="cancelled")
    return rows.annotate(
        batch=Max("sit_ins", filter=live),
        invited=Count("sit_ins__participations", filter=live),
        came=Count("sit_ins__participations", filter=live & Q(sit_ins__participations__state="present")),
    ).order_by("-opens_on", "-pk")


def meeting_of(actor, pk):
    return meetings(actor).filter(pk=pk, batch=None, opens_on__gte=clock.today())


def fairness(actor):
    """How often the deputies of this congress were invited in this term: {times: how many deputies}, by delegation."""
    found = turns(actor, clock.today())
    spread = sorted(Counter(one.times for one in found).items())
    groups = {}
    for one in found:
        people, reached, times = groups.get(one.group, (0, 0, 0))
        groups[one.group] = people + 1, reached + (one.times > 0), times + one.times
    rows = [(name, *numbers, share(numbers[1], numbers[0])) for name, numbers in sorted(groups.items())]
    return spread, rows


def words_of(deputy):
    """张德福（人大代表，河口代表团）"""
    group = f"，{deputy.delegation.short_name}" if deputy.delegation_id else ""
    return f"{deputy.person.name}（人大代表{group}）"


def batch_of(meeting, body):
    """The activity a batch of invitations is."""
    return Activity(
        congress=meeting.term.congress, kind=Activity.Kind.SIT_IN, title=f"列席{meeting}", body=body, meeting=meeting,
        since=meeting.opens_on, until=meeting.closes_on, place=meeting.place or "另行通知",
    )  # fmt: skip
