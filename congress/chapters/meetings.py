"""The meetings of a year in its summary."""

from collections import Counter

from django.db.models import Count, Sum

from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.prose import (
    NONE,
    best_and_worst,
    compared,
    listed,
    share_of,
    share_than_before,
)

from ..models import Meeting, MeetingItem, Organization

OFFICE, COMMISSION = Organization.Kind.GENERAL_OFFICE, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION
KINDS = (Meeting.Kind.SESSION, Meeting.Kind.STANDING_COMMITTEE, Meeting.Kind.COUNCIL)
NAMES = {"session": "人民代表大会会议", "standing_committee": "常委会会议", "council": "主任会议"}


def gather_meetings(congress, since, until):
    held = Meeting.objects.held().filter(term__congress=congress, opens_on__range=(since, until), kind__in=KINDS)
    counted = held.filter(due__gt=0, present__isnull=False)
    of = {kind: {"n": 0, "due": 0, "present": 0} for kind in KINDS}
    for row in held.order_by().values("kind").annotate(n=Count("pk")):
        of[row["kind"]]["n"] = row["n"]
    for row in counted.order_by().values("kind").annotate(went=Sum("present"), asked=Sum("due")):
        of[row["kind"]] |= {"due": row["asked"], "present": row["went"]}
    items = MeetingItem.objects.filter(meeting__in=held)
    of_items = Counter(items.values_list("kind", flat=True))
    facts = []
    for kind in KINDS:
        n, due, present = of[kind]["n"], of[kind]["due"], of[kind]["present"]
        name = NAMES[kind]
        facts += [
            Fact(key=kind.value, label=name, value=n, unit="次", definition=f"统计期内开幕并已召开的{name}"),
            Fact(key=f"{kind.value}_due", label=f"{name}应到", value=due, unit="人次", definition="登记了应到、实到人数的会议应到人数之和"),
            Fact(key=f"{kind.value}_present", label=f"{name}实到", value=present, unit="人次", definition="同上各次会议实到人数之和"),
            Fact(key=f"{kind.value}_rate", label=f"{name}出席率", value=share_of(present, due), definition="实到人次÷应到人次"),
        ]  # fmt: skip
    due, present = (sum(one[what] for one in of.values()) for what in ("due", "present"))
    facts += [
        Fact(key="attendance", label="平均出席率", value=share_of(present, due), definition="各类会议实到人次之和÷应到人次之和"),
        Fact(key="items", label="议题", value=sum(of_items.values()), unit="项", definition="上述会议的议题"),
        Fact(key="reports", label="听取审议报告", value=of_items["report"], unit="项", definition="议题类别为听取审议报告的"),
        Fact(key="decisions", label="讨论决定事项", value=of_items["decision"], unit="项", definition="议题类别为讨论决定事项的"),
        Fact(key="elections", label="选举、任免", value=of_items["election"], unit="项", definition="议题类别为选举、任免的"),
    ]  # fmt: skip
    return ChapterData(
        facts=tuple(facts),
        tables=(
            TableData(
                title="会议召开和出席情况",
                columns=("会议", "次数", "应到人次", "实到人次", "出席率"),
                rows=tuple(
                    (NAMES[kind], of[kind]["n"], of[kind]["due"], of[kind]["present"],
                     share_of(of[kind]["present"], of[kind]["due"]).partition("（")[0])
                    for kind in KINDS
                ),
                note="出席率只计登记了应到、实到人数的会议。",
            ),
        ),
        charts=(
            ChartData(kind="bars", title="会议次数", labels=tuple(NAMES[kind] for kind in KINDS),
                      series=(("次数", tuple(of[kind]["n"] for kind in KINDS)),), unit="次"),
        ),
    )  # fmt: skip


def draft_meetings(data, before):
    if not any(data[kind] for kind in KINDS):
        return [Drafted(key="none", text="统计期内没有登记已召开的会议。", figures=tuple(KINDS))]
    said = []
    for kind in KINDS:
        words = compared(data[kind], before[kind] if before else None, "次", percent=False)
        said.append(f"{NAMES[kind]}{data[kind]}次" + (f"（{words}）" if words else ""))
    drafted = [
        Drafted(
            key="held",
            text=f"全年召开{listed(said)}，共列议题{data['items']}项，其中听取审议报告{data['reports']}项、"
            f"讨论决定事项{data['decisions']}项、选举任免{data['elections']}项。",
            figures=(*KINDS, "items", "reports", "decisions", "elections"),
        )
    ]
    if data["attendance"] != NONE:
        went = [(NAMES[kind], (data[f"{kind}_present"], data[f"{kind}_due"])) for kind in KINDS if data[f"{kind}_due"]]
        ranked = best_and_worst(went, of="类会议", what="出席率")
        drafted.append(
            Drafted(
                key="attendance",
                text=f"各类会议平均出席率{data['attendance']}{share_than_before(data, before, 'attendance')}"
                + (f"；{ranked}。" if ranked else "。"),
                figures=("attendance",),
                table=data.tables[0].title,
            )
        )
    return drafted


MEETINGS = Chapter(
    key="congress.meetings", title="会议", order=20, gather=gather_meetings, draft=draft_meetings, bodies=(OFFICE,)
)
