"""Reading the calls for topics: what was proposed, from which source, with which score, and what came of it."""

from collections import Counter
from datetime import timedelta

from django.db.models import Avg, Count, F, Q

from congress.frame import clock
from congress.frame.address import address, find, find_all
from congress.frame.dates import add_months
from congress.models import Congress, Link
from congress.queries.rules import rule

from ..models import Call, Proposal, ProposalScore, Source, SupervisionPlan

State = Proposal.State


def calls(actor):
    """The calls this person sees, each with how many proposals he sees of it."""
    mine = Q(proposals__in=Proposal.objects.visible_to(actor))
    rows = Call.objects.visible_to(actor).select_related("congress").annotate(n=Count("proposals", filter=mine))
    return rows.order_by("-year")


def call_for(congress_id, year):
    return Call.objects.filter(congress=congress_id, year=year).first()


def month_of(congress_id):
    """The month in which the county collects the topics of the next year. No actor: rules are public."""
    return rule(congress_id, "topic.collection_month")


def uncalled():
    """The counties that have no call for the topics of the next year yet. No actor: for the clock and the office's card."""
    called = Call.objects.filter(year=clock.today().year + 1)
    return Congress.objects.filter(level=Congress.Level.COUNTY).exclude(pk__in=called.values("congress"))


def to_call(actor):
    """The office's own county, where it has no such call. (Whether it is time is asked by the month.)"""
    return uncalled().filter(pk=actor.congress_id)


def span_of(congress_id):
    """From when to when the next call runs, as long as nobody says otherwise: the month of the rule; thirty days from
    today, where it has begun."""
    today = clock.today()
    first = today.replace(month=month_of(congress_id), day=1)
    return (today, today + timedelta(days=30)) if first < today else (first, add_months(first, 1) - timedelta(days=1))


def open_calls(actor):
    """Calls one may propose to today."""
    return Call.objects.visible_to(actor).filter(state=Call.State.OPEN).order_by("-year")


def public_call():
    """The county's open call, or None. No actor: it is for everybody."""
    rows = Call.objects.filter(state=Call.State.OPEN, congress__level="county").select_related("congress")
    return rows.order_by("-year").first()


def proposals(actor):
    """What this person sees, with its score: the mean of the sums of three marks."""
    rows = Proposal.objects.visible_to(actor)
    rows = rows.select_related("call__congress", "unit", "proposer__person", "proposer__post__organization", "into")
    score = Avg(F("scores__importance") + F("scores__urgency") + F("scores__feasibility"))
    return rows.annotate(score=score, scorers=Count("scores")).order_by("-call__year", "pk")


def listed(actor, *, q="", call=None, source="", field="", state="", by=""):
    rows = proposals(actor)
    if q and q.strip():
        rows = rows.filter(Q(title__contains=q.strip()) | Q(reason__contains=q.strip()))
    asked = {"call": call, "source": source, "field": field, "state": state}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if by == "score":
        return rows.order_by("-call__year", F("score").desc(nulls_last=True), "pk")
    return rows.order_by("-call__year", "pk")


def own(actor):
    return proposals(actor).filter(proposer__person=actor.person_id).order_by("-pk")


def by_source(actor, call):
    """How many proposals come from each of the legal sources: [(label, number)]."""
    counts = Counter(Proposal.objects.visible_to(actor).filter(call=call).values_list("source", flat=True))
    return [(label, counts[value]) for value, label in Source.choices]


def waiting_in(call):
    return call.proposals.filter(state=State.SUBMITTED).count()


def unscored(actor):
    """Proposals of a call that is being sifted, which this person has not scored."""
    done = ProposalScore.objects.filter(by__person=actor.person_id)
    rows = proposals(actor).filter(call__state=Call.State.CLOSED, state=State.SUBMITTED)
    return rows.exclude(pk__in=done.values("proposal")).order_by("pk")


def own_score(actor, proposal):
    return ProposalScore.objects.filter(proposal=proposal, by=actor.membership_id).first()


def draft_plan(call):
    """The version of the year's plan that is being drafted, or None."""
    rows = SupervisionPlan.objects.filter(congress=call.congress_id, year=call.year)
    return rows.filter(state=SupervisionPlan.State.DRAFT).order_by("-version").first()


def is_passed(proposal):
    """The plan it was taken into has been passed."""
    lead = proposal.into or proposal
    return lead.lines.exclude(plan__state=SupervisionPlan.State.DRAFT).exists()


def mergeable(proposal):
    """Proposals of the same call into which this one may go."""
    rows = Proposal.objects.filter(call=proposal.call_id, state__in=(State.SUBMITTED, State.ADOPTED))
    return rows.exclude(pk=proposal.pk).order_by("pk")


def source_for(actor, where):
    """The row a proposal is to be made of, if this person sees it; else None."""
    row = find(where)
    rows = row and type(row).objects
    if row is None or not hasattr(rows, "visible_to") or not rows.visible_to(actor).filter(pk=row.pk).exists():
        return None
    return row


def tied_to(proposal, actor):
    """What a proposal was made of, as far as this person sees it: [(words, address of the page)]."""
    links = Link.objects.filter(target=address(proposal)).order_by("pk").values_list("source", flat=True)
    found = find_all(links)
    rows = [found[one] for one in links if one in found]
    seen = [row for row in rows if source_for(actor, address(row))]
    return [(f"{row._meta.verbose_name}：{row}", row.get_absolute_url()) for row in seen]


def proposals_from(where, actor):
    """The proposals made of a row: [Proposal]."""
    targets = Link.objects.filter(source=where, target__startswith="supervision.proposal:").values_list(
        "target", flat=True
    )
    return list(proposals(actor).filter(pk__in=[int(one.rpartition(":")[2]) for one in targets]))
