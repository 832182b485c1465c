"""Reading the register of certificates of appointment, and whose is still to be numbered."""

from django.db.models import Q

from congress.models import Membership, Organization
from congress.queries.institution import by_name

from ..models import Certificate, Item
from ..models.law import Action
from .cases import printed


def certificates(actor):
    rows = Certificate.objects.visible_to(actor)
    return rows.select_related(
        "number__series", "item__case__meeting__term__congress", "item__case__congress", "item__office__post__organization"
    )  # fmt: skip


def listed(actor, *, q="", year=None):
    """The register of the actor's own congress, the last number first."""
    rows = certificates(actor).filter(item__case__congress=actor.county_id)
    if q and q.strip():
        word = q.strip()
        rows = rows.filter(
            by_name(word, "item__person__", copy="item__name")
            | Q(number__text__contains=word)
            | Q(item__office__post__title__contains=word)
            | Q(item__office__post__organization__name__contains=word)
        )
    rows = rows.filter(number__series__year=year) if year else rows
    return rows.order_by("-number__series__year", "-number__value")


def years(actor):
    rows = Certificate.objects.visible_to(actor).order_by("-number__series__year")
    return list(rows.values_list("number__series__year", flat=True).distinct())


def due(case):
    """Who was appointed, has taken the post and has no certificate, in the order of the list. Acting posts have none, and
    who was elected has another paper. No actor: for deeds and pages that have let him in."""
    rows = case.items.filter(
        state=Item.State.PASSED, action=Action.APPOINT, office__certificate=True, effective_on__isnull=False
    ).exclude(certificates__in=Certificate.objects.in_force())
    return printed(rows.select_related("case", "office__post__organization"))


def of_case(case):
    """The certificates of a case that are in force, by their numbers. No actor: for papers and pages that have let him in."""
    rows = (
        Certificate.objects.in_force()
        .filter(item__case=case)
        .select_related("number", "item__office__post__organization")
    )
    return list(rows.order_by("number__series__year", "number__value"))


def of_item(item):
    """The certificate of an item that is in force, or None. No actor: who sees the item sees it."""
    return item.certificates.in_force().select_related("number").first()


def committee_word(congress_id):
    """The word the standing committee's papers bear (西人常), or "". No actor: for numbers."""
    rows = Organization.objects.filter(congress=congress_id, kind=Organization.Kind.STANDING_COMMITTEE, until=None)
    return rows.values_list("document_word", flat=True).first() or ""


def chair(congress_id, day):
    """The name of whoever chairs the standing committee on a day; "" when nobody does. No actor: it is public."""
    rows = Membership.objects.on(day).filter(
        congress=congress_id, organization__kind=Organization.Kind.STANDING_COMMITTEE, post__title__endswith="主任"
    )
    return rows.exclude(post__title__contains="副").values_list("person__name", flat=True).first() or ""
