"""Whose contact data nobody needs any more: citizens whose matter is over."""

from django.db.models import Q

from congress.frame.kinds import Expiry

from ..models import Opinion

OPEN = (*Opinion.OPEN, Opinion.State.REPLIED)


def _over(congress_id, before):
    """Opinions that are over, and nothing has happened to them since that day."""
    days = ("received_on", "handled_on", "replied_on", "closed_on", "adopted_on")
    quiet = [Q(**{f"{day}": None}) | Q(**{f"{day}__lt": before}) for day in days]
    rows = Opinion.objects.filter(~Q(name="") | ~Q(phone=""), *quiet, congress=congress_id)
    return rows.exclude(state__in=OPEN)


ALL = (
    Expiry(
        key="deputies.opinions_over",
        label="已办结的社情民意",
        goes="群众姓名、电话",
        stays="反映的事和办理结果",
        rows=_over,
        blank={"name": "", "phone": "", "share_contact": False},
        order=20,
    ),
)
