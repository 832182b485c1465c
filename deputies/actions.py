"""Keeping the register of deputies: a seat taken, a seat given up."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import institution, records
from congress.frame.workflow import Refused
from congress.models import Organization, Post, Role

from . import policies
from .models import Deputy


def deputy_post(congress):
    """The post that every deputy of a congress holds; made with the first of them."""
    body = Organization.objects.filter(congress=congress, kind=Organization.Kind.CONGRESS).order_by("pk").first()
    if body is None:
        raise Refused(f"请先登记机构“{congress.name}”。")
    role = Role.DEP if congress.level == "county" else Role.TDEP
    post, _ = Post.objects.get_or_create(organization=body, title="代表", defaults={"role": role, "by_term": True})
    return post


@transaction.atomic
def seat(person, *, actor, congress, term, card_no, since, delegation=None, district=""):
    """A person becomes deputy of a congress for a term: a post and the row that says district, delegation and card."""
    if not policies.keeps_deputies(actor, congress.pk):
        raise PermissionDenied(f"只有{policies.keeps_deputies.__doc__}可以登记代表。")
    if term.congress_id != congress.pk or since < term.starts_on:
        raise Refused("任职日须在本届之内。")
    membership = institution.appoint(person, deputy_post(congress), actor=actor, since=since)
    deputy = Deputy(
        membership=membership,
        person=person,
        congress=congress,
        term=term,
        card_no=card_no,
        delegation=delegation,
        district=district,
    )
    deputy.full_clean()
    deputy.save()
    records.record(
        "deputies.deputy.seat", actor=actor, obj=deputy, text=f"{actor.name}登记{congress}{term}代表：{person}"
    )
    return deputy


@transaction.atomic
def seat_all(seats, *, actor, congress, term):
    """Everybody elected to a new congress takes his seat on its first day, all or none.

    ``seats``: dicts of person, card_no, district, delegation. Returns the deputies in the same order.
    """
    if not policies.keeps_deputies(actor, congress.pk):
        raise PermissionDenied(f"只有{policies.keeps_deputies.__doc__}可以登记代表。")
    if term.congress_id != congress.pk:
        raise Refused("任职日须在本届之内。")
    post = deputy_post(congress)
    held = institution.appoint_all([(seat["person"], post) for seat in seats], actor=actor, since=term.starts_on)
    return Deputy.objects.bulk_create(
        Deputy(membership=membership, congress=congress, term=term, **seat)
        for membership, seat in zip(held, seats, strict=True)
    )


@transaction.atomic
def change(deputy, *, actor, delegation, district, card_no):
    """Put a deputy's delegation, district or card number right."""
    if not policies.keeps_deputies(actor, deputy.congress_id):
        raise PermissionDenied(f"只有{policies.keeps_deputies.__doc__}可以修改。")
    was = records.snapshot(Deputy.objects.get(pk=deputy.pk))
    deputy.delegation, deputy.district, deputy.card_no = delegation, district, card_no
    deputy.full_clean()
    deputy.save()
    before, after = records.changes(deputy, was)
    records.record(
        "deputies.deputy.change",
        actor=actor,
        obj=deputy,
        before=before,
        after=after,
        text=f"{actor.name}修改代表登记：{deputy}",
    )
    return deputy


@transaction.atomic
def leave_seat(deputy, *, actor, until, because):
    """The seat is given up or lost, on a day and for a reason; the history stays."""
    if not policies.keeps_deputies(actor, deputy.congress_id):
        raise PermissionDenied(f"只有{policies.keeps_deputies.__doc__}可以办理。")
    institution.end_membership(deputy.membership, actor=actor, until=until, because=because)
    records.record(
        "deputies.deputy.leave", actor=actor, obj=deputy, reason=because, text=f"{deputy}代表资格终止（{because}）"
    )
    return deputy
