"""The topics that are set down for a meeting, as the items they would be on its agenda."""

from congress.frame.address import address
from congress.frame.kinds import AgendaSource, Proposed

from ..models import Form, Topic

OURS = (
    Form.INSPECTION,
    Form.JUDICIAL_REVIEW,
    Form.WORK_REVIEW,
    Form.DUTY_REVIEW,
)  # reported by the team that was sent out


def proposed(meeting):
    rows = Topic.objects.filter(meeting=meeting).exclude(state="dropped").select_related("unit", "committee")
    return [
        Proposed(
            address=address(topic),
            title=topic.title,
            kind="decision" if topic.form == Form.FINANCE else "report",
            reporter=(topic.committee if topic.form in OURS else topic.unit).short_name,
            url=topic.get_absolute_url(),
        )
        for topic in rows.order_by("order", "pk")
    ]


TOPICS = AgendaSource(key="supervision.topics", label="监督议题", proposed=proposed)
