"""Whose contact data nobody needs any more: who proposed a review that was answered."""

from congress.frame.kinds import Expiry

from ..models import ReviewRequest


def _answered(congress_id, before):
    rows = ReviewRequest.objects.filter(congress=congress_id, state__in=ReviewRequest.OVER, told_on__lt=before)
    return rows.exclude(contact="")


ALL = (
    Expiry(
        key="supervision.requests_over",
        label="已告知结果的审查建议",
        goes="联系方式",
        stays="提出人、理由和告知内容",
        rows=_answered,
        blank={"contact": ""},
        order=30,
    ),
)
