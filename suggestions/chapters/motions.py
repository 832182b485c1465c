"""The chapter of motions in the annual summary: put, decided on, adopted – each by the day on which it happened."""

from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from congress.frame.gathered import ChapterData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.prose import than_before

from ..models import Motion

LISTED = Q(item__isnull=False)
CONVERTED = Q(suggestion__isnull=False)
REJECTED = Q(state=Motion.State.REJECTED)
LATER = ~(LISTED | CONVERTED | REJECTED)
WAYS = (
    ("listed", "列入会议议程", LISTED),
    ("converted", "转为代表建议", CONVERTED),
    ("later", "会后审议", LATER),
    ("rejected", "不列入议程", REJECTED),
)


def _word(motion):
    """What was decided, which later steps do not change."""
    if motion.item_id:
        return "列入会议议程"
    if motion.suggestion_id:
        return "转为代表建议"
    return "不列入议程" if motion.state == Motion.State.REJECTED else "会后审议"


def gather(congress, since, until):
    own = Motion.objects.filter(congress=congress)
    put, decided = own.filter(filed_on__range=(since, until)), own.filter(decided_on__range=(since, until))
    decided = decided.exclude(filed_on=None)
    url = reverse("suggestions:motions")

    def fact(key, label, rows, definition, fact=None):
        asked = urlencode({"fact": fact, "since": since, "until": until})
        link = f"{url}?{asked}" if fact is not None else ""
        return Fact(key=key, label=label, value=rows.count(), unit="件", definition=definition, url=link)

    rows = put.select_related("meeting__term").order_by("filed_on", "pk")
    return ChapterData(
        facts=(
            fact("put", "收到议案", put, "提出日期在统计期内的议案", ""),
            fact("joint", "联名提出", put.filter(by=Motion.By.JOINT), "其中代表、常委会组成人员联名提出的"),
            fact("decided", "作出处理决定", decided, "决定日期在统计期内的议案", "decided_on"),
            *(fact(key, label, decided.filter(where), f"作出处理决定的议案中{label}的") for key, label, where in WAYS),
            fact("adopted", "通过决议", own.filter(resolution__adopted_on__range=(since, until)), "决议决定的通过日期在统计期内的议案"),
        ),
        tables=(
            TableData(
                title="收到的议案",
                columns=("案由", "会议", "提出方式", "处理决定"),
                rows=tuple(
                    (row.title, str(row.meeting), row.get_by_display(),
                     _word(row) if row.decided_on and row.decided_on <= until else "尚未决定")
                    for row in rows
                ),
            ),
        ),
    )  # fmt: skip


def draft(data, before):
    if not (data["put"] or data["decided"]):
        return [Drafted(key="none", text="统计期内没有收到议案。", figures=("put",))]
    ways = [(key, f"{label}{data[key]}件") for key, label, _ in WAYS if data[key]]
    said = f"，其中{'、'.join(words for _, words in ways)}" if ways else ""
    adopted = f"通过议案的决议{data['adopted']}件。" if data["adopted"] else ""
    return [
        Drafted(
            key="put",
            text=f"收到议案{data['put']}件{than_before(data['put'], before and before['put'], '件')}，其中联名提出{data['joint']}件；"
            f"作出处理决定{data['decided']}件{said}。{adopted}",
            figures=("put", "joint", "decided", *(key for key, _ in ways), *(("adopted",) if data["adopted"] else ())),
            table=data.tables[0].title,
        )
    ]  # fmt: skip


MOTIONS = Chapter(
    key="suggestions.motions",
    title="议案办理",
    order=59,
    gather=gather,
    draft=draft,
    bodies=("general_office",),
)
