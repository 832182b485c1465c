"""What forms let people choose from. No actor: each list belongs to one congress, and the form knows which."""

from django.db.models import Exists, OuterRef

from congress.frame import clock
from congress.models import Membership, Organization
from deputies.models import Deputy

from ..models import Reply, ReplyClass, Suggestion, Topic

PRESSING = ("special_committee", "work_committee")
MERGEABLE = ("review_delegation", "review_secretariat", "review_dac", "to_assign", "handling")


def units_of(congress_id):
    """The bodies that may be given a suggestion today."""
    return (
        Organization.objects.filter(congress=congress_id).handling_units().on(clock.today()).order_by("order", "name")
    )


def committees_of(congress_id):
    """The committees that may press a suggestion of their field."""
    return (
        Organization.objects.filter(congress=congress_id, kind__in=PRESSING)
        .on(clock.today())
        .order_by("order", "name")
    )


def topics_of(congress_id):
    return Topic.objects.of(congress_id)


def classes_of(congress_id):
    return ReplyClass.objects.of(congress_id)


def leaders_of(congress_id, *, government):
    """Names with titles of those who may lead (government) or press (standing committee) a suggestion."""
    held = Membership.objects.in_office().filter(congress=congress_id).select_related("person", "post")
    held = held.filter(organization__kind="government") if government else held.with_role("LEAD", "TCH")
    return [f"{one.post.title} {one.person.name}" for one in held]


def heads_of(unit_id):
    """Names of those who sign for a unit."""
    held = Membership.objects.in_office().filter(organization=unit_id).with_role("UNITL").select_related("person")
    return [one.person.name for one in held]


def deputies_beside(suggestion):
    """The deputies who may be asked to sign with the lead deputy: his own delegation first."""
    others = Deputy.objects.acting().of(suggestion.congress_id).exclude(pk=suggestion.lead_id)
    signed = suggestion.cosigners.filter(state__in=["invited", "confirmed"]).values("deputy")
    return others.exclude(pk__in=signed).select_related("person", "delegation")


def may_be_merged_into(suggestion):
    """Other cases of the same congress that are under review or being handled and not answered yet, newest first."""
    rows = Suggestion.objects.filter(congress=suggestion.congress_id, state__in=MERGEABLE).exclude(pk=suggestion.pk)
    answered = Reply.objects.sent().filter(assignment__suggestion=OuterRef("pk"))
    return rows.exclude(Exists(answered)).order_by("-written_on", "-pk")
