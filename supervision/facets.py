"""What supervision knows of somebody in office: reviews of how he did his duty, and how his body was rated."""

from congress.frame.kinds import Facet

from .models import SatisfactionObject, Topic
from .models.topic import Form


def reviews(actor, seats):
    """Reviews of himself (S51)."""
    rows = Topic.objects.visible_to(actor).filter(form=Form.DUTY_REVIEW, officer__in=seats).order_by("-pk")
    return [(None, f"{row}：{row.get_state_display()}", row.get_absolute_url()) for row in rows]


def ratings(actor, seats):
    """Satisfaction votes on himself, and on his body while he was there."""
    found = []
    for seat in seats:
        rows = SatisfactionObject.objects.visible_to(actor).filter(vote__announced_on__gte=seat.since)
        rows = rows.filter(vote__announced_on__lte=seat.until) if seat.until else rows
        rows = (
            rows.filter(unit=seat.organization_id)
            .exclude(grade="")
            .select_related("vote", "unit", "officer__person", "officer__post")
        )
        found += [
            (row.vote.announced_on, f"{row.vote}：{row}，{row.grade}", row.vote.get_absolute_url())
            for row in rows
            if row.officer_id in (None, seat.pk)
        ]
    return sorted(found, reverse=True)


ALL = (
    Facet(key="supervision.reviews", title="履职评议", lines=reviews, order=20),
    Facet(key="supervision.ratings", title="满意度测评", lines=ratings, order=21),
)
