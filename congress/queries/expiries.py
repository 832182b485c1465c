"""Whose contact data the offices need no more."""

from django.db.models import Exists, OuterRef, Q

from congress.frame.kinds import Expiry

from ..models import Membership, Person


def _left(congress_id, before):
    """People of a county who have held a post, and none since that day."""
    held = Membership.objects.filter(person=OuterRef("pk"))
    since = held.filter(Q(until=None) | Q(until__gte=before))
    some = ~Q(phone="") | ~Q(email="") | ~Q(address="")
    return Person.objects.filter(some, Exists(held), ~Exists(since), county=congress_id)


ALL = (
    Expiry(
        key="congress.people_left",
        label="已离任人员",
        goes="手机号、电子邮箱、通信地址",
        stays="姓名、任职和办过的事",
        rows=_left,
        blank={"phone": "", "email": "", "address": ""},
        order=10,
    ),
)
