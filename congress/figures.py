"""What the system knows of a congress's meetings in a quarter: for quarterly reports and assessments."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from congress.frame.kinds import Figure

from .models import Meeting, MeetingItem


def _held(congress_ids, since, until):
    return Meeting.objects.held().filter(term__congress__in=congress_ids, opens_on__range=(since, until))


def _by_congress(rows, path):
    return dict(rows.order_by().values(path).annotate(n=Count("pk")).values_list(path, "n"))


def sessions(congress_ids, since, until):
    return _by_congress(_held(congress_ids, since, until).filter(kind=Meeting.Kind.SESSION), "term__congress")


def presidium(congress_ids, since, until):
    return _by_congress(_held(congress_ids, since, until).filter(kind=Meeting.Kind.PRESIDIUM), "term__congress")


def meeting_items(congress_ids, since, until):
    rows = MeetingItem.objects.filter(meeting__in=_held(congress_ids, since, until))
    return _by_congress(rows, "meeting__term__congress")


def _list(kind=""):
    """The register of meetings, opened at those that a figure counts."""

    def url(congress_id, since, until):
        asked = {"congress": congress_id, "kind": kind, "state": "held", "since": since, "until": until}
        return f"{reverse('congress:meetings')}?{urlencode(asked)}"

    return url


ALL = (
    Figure(key="congress.sessions", label="人民代表大会会议", unit="次", count=sessions, url=_list("session"), order=10,
           definition="统计期内开幕并已召开的人民代表大会会议"),
    Figure(key="congress.presidium", label="主席团会议", unit="次", count=presidium, url=_list("presidium"), order=11, level="township",
           definition="统计期内开幕并已召开的人大主席团会议"),
    Figure(key="congress.meeting_items", label="会议议题", unit="项", count=meeting_items, url=_list(), order=12,
           definition="统计期内开幕并已召开的各类会议列入的议题"),
)  # fmt: skip
