"""What the system knows of a congress's meetings and own work in a quarter: for quarterly reports and assessments."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from congress.frame.kinds import Figure

from .models import Meeting, MeetingItem
from .queries import articles, funds, group_tasks, resolutions


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


def _register(name, **asked):
    """A register of the townships' own work, opened at what a figure counts."""

    def url(congress_id, since, until):
        return f"{reverse(name)}?{urlencode({'congress': congress_id, 'since': since, 'until': until, **asked})}"

    return url


def _money(key, label, way, definition, *, order):
    """One side of the townships' accounts, in yuan."""
    purposes = funds.WAYS[way][1]

    def count(congress_ids, since, until):
        return funds.sums(congress_ids, since, until, purposes)

    return Figure(key=key, label=label, unit="元", count=count, url=_register("congress:fund_entries", way=way),
                  order=order, level="township", definition=f"统计期内登记的{definition}")  # fmt: skip


ALL = (
    Figure(key="congress.sessions", label="人民代表大会会议", unit="次", count=sessions, url=_list("session"), order=10,
           definition="统计期内开幕并已召开的人民代表大会会议"),
    Figure(key="congress.presidium", label="主席团会议", unit="次", count=presidium, url=_list("presidium"), order=11, level="township",
           definition="统计期内开幕并已召开的人大主席团会议"),
    Figure(key="congress.meeting_items", label="会议议题", unit="项", count=meeting_items, url=_list(), order=12,
           definition="统计期内开幕并已召开的各类会议列入的议题"),
    Figure(key="congress.group_tasks", label="完成小组任务", unit="项", count=group_tasks.done, url=_register("congress:group_tasks"),
           order=13, level="township", definition="完成日期在统计期内的代表小组任务"),
    Figure(key="congress.articles", label="刊播宣传稿件", unit="篇", count=articles.published, url=_register("congress:articles"),
           order=14, level="township", definition="刊播日期在统计期内的县级以上媒体稿件"),
    _money("congress.funds_received", "拨入经费", "allotment", "人大经费拨入", order=15),
    _money("congress.funds_spent", "支出经费", "spent", "人大经费支出", order=16),
    _money("congress.funds_for_deputies", "代表活动和补助支出", "deputies", "代表活动、代表补助支出", order=17),
    _money("congress.funds_otherwise", "会议、宣传和其他支出", "otherwise", "会议、培训、联络站、宣传和其他支出", order=18),
    Figure(key="congress.resolutions", label="通过决议决定", unit="件", count=resolutions.adopted_by, url=_register("congress:resolutions"),
           order=19, definition="通过日期在统计期内的决议、决定"),
    Figure(key="congress.resolution_reports_late", label="逾期的决议执行情况报告", unit="件", count=resolutions.late_reports_by,
           order=20, definition="报告期限在统计期内、没有按期报送的执行情况报告"),
)  # fmt: skip
