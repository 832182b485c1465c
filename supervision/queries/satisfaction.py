"""Reading satisfaction votes: the list, one vote with its ranking and what follows, the history of one unit."""

from django.db.models import Count, F, Q

from congress.frame import clock
from congress.frame.address import address
from congress.models import Ballot, Meeting, Membership

from ..models import SatisfactionObject, SatisfactionVote

State = SatisfactionVote.State


def votes(actor):
    rows = SatisfactionVote.objects.visible_to(actor)
    return rows.select_related("congress__area", "committee", "meeting__term__congress", "topic")


def listed(actor, *, q="", year=None, state="", of=""):
    """The votes this person sees, each with its objects, its failed and its last counted: one statement."""
    rows = votes(actor).annotate(
        rated=Count("objects_of"), dissatisfied=Count("objects_of", filter=Q(objects_of__failed=True))
    )
    if q and q.strip():
        rows = rows.filter(Q(title__contains=q.strip()) | Q(topic__title__contains=q.strip()))
    if of:
        rows = rows.filter(topic=None) if of == "many" else rows.exclude(topic=None)
    asked = {"year": year, "state": state}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-year", "-pk")


def found(actor, words):
    return listed(actor, q=words)


def years(actor):
    rows = SatisfactionVote.objects.visible_to(actor)
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def objects(actor):
    rows = SatisfactionObject.objects.visible_to(actor)
    return rows.select_related("vote", "unit", "officer__person", "officer__post", "review", "rectification")


def ranked(actor, vote):
    """The objects of a vote by their place – before the result in the order of the paper."""
    rows = objects(actor).filter(vote=vote)
    return list(rows.order_by(F("rank").asc(nulls_last=True), "order"))


def ranking_of(vote):
    """The same for papers and the public page. No actor: what is announced."""
    rows = vote.objects_of.select_related("unit", "officer__person", "officer__post", "review", "rectification")
    return list(rows.order_by(F("rank").asc(nulls_last=True), "order"))


def results(actor, **asked):
    """The announced results of all objects of the votes that are asked for, for the exported table."""
    rows = objects(actor).filter(vote__in=listed(actor, **asked).values("pk"), vote__announced_on__isnull=False)
    return rows.order_by("-vote__year", "-vote_id", "rank", "order")


def rated_on(actor, topic):
    """The votes held on a topic, the earliest first, each by its one object."""
    return objects(actor).filter(vote__topic=topic).order_by("vote_id")


def origin_of(actor, topic):
    """The line of the vote that this topic follows from, or None."""
    return origins_of(actor, topic).first()


def origins_of(actor, topic):
    """The same as rows: the first of them is it."""
    return objects(actor).filter(Q(review=topic) | Q(rectification=topic))


def waiting(actor):
    """The votes an office has to take further."""
    rows = votes(actor)
    if not actor.is_any("GO"):
        return rows.none()
    return rows.exclude(state=State.PUBLISHED).exclude(state=State.ANNOUNCED, topic__isnull=False).order_by("pk")


# The ballot behind a vote. No actor: guards and deeds ask, they have been let in already.


def ballot_of(vote):
    """The last round of the ballot a vote was handed to, or None."""
    return Ballot.objects.filter(about=address(vote)).order_by("-pk").first()


def has_begun(vote):
    """Whether a round is being voted or counted, or is decided."""
    row = ballot_of(vote)
    return row is not None and row.state not in (Ballot.State.DRAFT, Ballot.State.VOID)


def running_of(topic):
    """The vote on a topic that is not announced yet, or None."""
    return topic.satisfaction_votes.filter(announced_on=None).order_by("-pk").first()


def is_under_way(topic):
    vote = running_of(topic)
    return vote is not None and has_begun(vote)


def last_of(topic):
    """The object of the last announced vote on a topic, or None."""
    rows = SatisfactionObject.objects.filter(vote__topic=topic, vote__announced_on__isnull=False)
    return rows.select_related("vote__meeting").order_by("-vote_id").first()


def meetings_for(congress_id, body):
    """The meetings at which such a vote may be held: none that is over. The latest first."""
    kind = "session" if body == SatisfactionVote.Body.SESSION else "standing_committee"
    rows = Meeting.objects.filter(term__congress=congress_id, kind=kind).open_to_votes()
    rows = rows.filter(closes_on__gte=clock.today())
    return rows.select_related("term").order_by("-opens_on")


def officers(congress_id):
    """Heads of units, whom the standing committee may review. No actor: posts are public."""
    rows = Membership.objects.in_office().filter(organization__congress=congress_id, role="UNITL")
    return rows.select_related("person", "post", "organization").order_by("organization__order", "pk")


# What the public reads.


def published():
    """Published votes of the county on units, the newest first (监督法第十条). No actor: they are for everybody."""
    rows = SatisfactionVote.objects.filter(published_on__isnull=False, congress__level="county")
    return rows.select_related("congress", "meeting__term__congress").order_by("-year", "-pk")


def published_results():
    """What became of each in the published votes, as their public pages rank them. No actor: they are for everybody."""
    rows = SatisfactionObject.objects.filter(vote__in=published().order_by().values("pk"))
    rows = rows.select_related("vote", "unit", "officer__person", "officer__post")
    return rows.order_by("-vote__year", "-vote", F("rank").asc(nulls_last=True), "order")
