"""Reading appointment cases: the list, one case with its items, who proposes, what waits."""

from django.db.models import Count, Max, Prefetch, Q

from congress.frame import clock, strokes
from congress.frame.address import address
from congress.models import Ballot, Meeting, Organization
from congress.queries.institution import by_name

from ..models import Case, Deliberation, Item
from ..models.law import LEAVING, Action
from . import offices

State = Case.State


def cases(actor):
    rows = Case.objects.visible_to(actor)
    return rows.select_related("congress__area", "organ", "meeting__term__congress", "agenda_item")


def listed(actor, *, q="", year=None, state="", organ=None):
    """The cases this person may know of, the latest first; names are looked for among what he may know."""
    rows = cases(actor).annotate(lines=Count("items"))
    if q and q.strip():
        word = q.strip()
        rows = rows.filter(
            Q(organ__name__contains=word)
            | Q(letter_no__contains=word)
            | Q(pk__in=Item.objects.filter(by_name(word, "person__", copy="name")).values("case"))
        )
    asked = {"year": year, "state": state, "organ": organ}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-year", "-number")


def years(actor):
    return list(Case.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def next_number(congress_id, year):
    return (Case.objects.filter(congress=congress_id, year=year).aggregate(last=Max("number"))["last"] or 0) + 1


def items(actor):
    rows = Item.objects.visible_to(actor)
    return rows.select_related(
        "case__organ",
        "case__congress",
        "case__meeting__term",
        "office__post__organization",
        "person",
        "membership",
        "seat",
    )


def items_of(case):
    """The items of a case in their order, with the papers asked for. No actor: for deeds and pages that have let him in."""
    if "items" in getattr(case, "_prefetched_objects_cache", {}):  # the page of a case has read them
        return list(case.items.all())
    rows = case.items.select_related("office__post__organization", "person", "seat__post", "poll", "membership")
    found = list(rows.prefetch_related("papers").order_by("order"))
    for item in found:
        item.case = case
    return found


def knows(actor, case):
    """Whether somebody may know of the whole case."""
    return Case.objects.visible_to(actor).filter(pk=case.pk).exists()


def meetings_for(congress_id):
    """Meetings of the standing committee that are still to come. No actor: for forms."""
    rows = Meeting.objects.filter(term__congress=congress_id, kind=Meeting.Kind.STANDING_COMMITTEE)
    rows = rows.filter(state=Meeting.State.PLANNED, closes_on__gte=clock.today())
    return rows.select_related("term").order_by("opens_on")


def organs_for(congress_id):
    """Bodies that may propose somebody for a post. No actor: for forms."""
    kinds = Organization.Kind
    proposing = (kinds.COUNCIL_OF_CHAIRPERSONS, kinds.STANDING_COMMITTEE, kinds.GOVERNMENT, kinds.SUPERVISORY_COMMISSION,
                 kinds.COURT, kinds.PROCURATORATE)  # fmt: skip
    rows = Organization.objects.on(clock.today()).filter(congress=congress_id, kind__in=proposing)
    return rows.order_by("order", "name")


def waiting(actor):
    """Cases whose next step is this person's."""
    rows = cases(actor)
    if actor.is_any("GO", "APPT"):
        return rows.exclude(state__in=(State.CLOSED, State.WITHDRAWN, State.HELD_OVER)).order_by("year", "number")
    if actor.is_any("GOV", "UNIT", "UNITL"):
        return rows.filter(state=State.SUPPLEMENT).order_by("year", "number")
    return rows.none()


# Items on their way through the vote. No actor: guards and deeds ask.


def votable(case):
    """The items that may be handed to a ballot now, in the order of a paper: who leaves before who comes, then by verb and
    body, persons in the order of the strokes of their surnames."""
    order = {action: place for place, action in enumerate((*LEAVING, Action.ACT, Action.APPOINT, Action.ELECT))}
    found = [item for item in items_of(case) if item.state == Item.State.PROPOSED]
    return sorted(
        found,
        key=lambda item: (
            order[item.action],
            item.office.post.organization.order,
            strokes.place(item.name),
            item.order,
        ),
    )


def printed(rows):
    """Items in the order of a printed list: who comes before who leaves, then by body and post, as they were proposed. No
    actor: for deeds and papers."""
    order = {action: place for place, action in enumerate((Action.ELECT, Action.ACT, Action.APPOINT, *LEAVING))}
    return sorted(
        rows,
        key=lambda item: (
            order[item.action],
            item.office.post.organization.order,
            item.office.post.order,
            item.office_id,
            item.order,
        ),
    )


def ballot_of(poll):
    """The last round of the ballot some items were handed to, or None."""
    return Ballot.objects.filter(about=address(poll)).order_by("-pk").first()


def polls_of(case, actor):
    """The ballots of a case that this person sees: [(poll, ballot, items)]."""
    found = []
    for poll in case.polls.prefetch_related(Prefetch("items", queryset=Item.objects.order_by("order"))).order_by("pk"):
        ballot = Ballot.objects.visible_to(actor).filter(about=address(poll)).order_by("-pk").first()
        found.append((poll, ballot, list(poll.items.all())))
    return found


def has_begun(poll):
    row = ballot_of(poll)
    return row is not None and row.state not in (Ballot.State.DRAFT, Ballot.State.VOID)


def open_items(case):
    return case.items.open()


def deliberations_of(case, actor):
    return Deliberation.objects.visible_to(actor).filter(case=case).order_by("on", "pk")


def spoken_of(words):
    """Items that a word speaks of, by name or post, as a Q."""
    word = words.strip()
    return (
        by_name(word, "person__", copy="name")
        | Q(office__post__title__contains=word)
        | Q(office__post__organization__name__contains=word)
    )


def decided(actor, *, q="", year=None, action="", category="", since=None, until=None):
    """What was passed and announced, the latest first: the ledger of appointments that everybody of the county may read."""
    rows = items(actor).filter(state=Item.State.PASSED)
    if q and q.strip():
        rows = rows.filter(spoken_of(q))
    asked = {"announced_on__year": year, "action": action, "office__category": category}
    asked |= {"announced_on__gte": since, "announced_on__lte": until}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by(
        "-announced_on", "case", "order"
    )


def decided_years(actor):
    days = Item.objects.visible_to(actor).filter(announced_on__isnull=False).order_by()
    return [day.year for day in days.dates("announced_on", "year", "DESC")]


def free_places(office, *, besides=None):
    """How many places of a post are empty today."""
    return office.places - offices.holders(office.post).exclude(pk=besides).count()
