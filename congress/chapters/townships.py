"""The townships' meetings and reports in the annual summary."""

from collections import Counter, defaultdict

from django.urls import reverse

from congress.frame.dates import day_of_year
from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.numbers import chinese
from congress.frame.prose import (
    best_and_worst,
    known,
    listed,
    share_of,
    share_than_before,
    than_before,
)

from ..models import Meeting, Organization, QuarterReport
from ..queries import township_work, townships
from ..queries.rules import rule

OFFICE, COMMISSION = Organization.Kind.GENERAL_OFFICE, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION


def gather_townships(congress, since, until):
    towns = list(congress.townships.select_related("area").order_by("area__code"))
    by = [
        day_of_year(rule(congress.pk, f"township.{which}_by", on=until), since.year) for which in ("first", "second")
    ]
    meetings = (
        Meeting.objects.held()
        .filter(term__congress__in=towns, opens_on__range=(since, until))
        .order_by("opens_on", "pk")
        .values_list("term__congress", "kind", "opens_on")
    )
    sessions, presidium = defaultdict(list), defaultdict(list)
    for town, kind, day in meetings:
        {"session": sessions, "presidium": presidium}.get(kind, defaultdict(list))[town].append(day)
    due = QuarterReport.objects.filter(
        round__congress=congress, version=1, round__due_on__range=(since, until)
    ).values_list("congress", "late", "submitted_on")
    owed, timely = Counter(), Counter()
    for town, late, day in due:
        owed[town] += 1
        timely[town] += bool(day and day <= until and not late)
    months = rule(congress.pk, townships.INTERVAL, on=since)
    period = {3: "季度", 2: "双月", 1: "月份"}[months]
    rows, held, kept = [], 0, 0
    for town in towns:
        in_time = [sum(day <= last for day in sessions[town.pk]) >= nth for nth, last in enumerate(by, start=1)]
        quarters = len({(day.month - 1) // months for day in presidium[town.pk]})
        held, kept = held + sum(in_time), kept + quarters
        rows.append((town.area.name, len(sessions[town.pk]), sum(in_time), len(presidium[town.pk]), quarters,
                     timely[town.pk], owed[town.pk]))  # fmt: skip
    both = sum(row[2] == 2 for row in rows)
    work_facts, work_table = township_work.gathered(towns, since, until)
    return ChapterData(
        facts=(
            Fact(key="townships", label="乡镇", value=len(towns), unit="个", definition="隶属本县的乡镇人民代表大会"),
            Fact(key="sessions", label="乡镇人代会", value=sum(row[1] for row in rows), unit="次", definition="统计期内开幕并已召开的乡镇人民代表大会会议"),
            Fact(key="sessions_in_time", label="按期召开的人代会", value=held, unit="次",
                 definition=f"第一次会议于{by[0]:%-m月%-d日}前、第二次会议于{by[1]:%-m月%-d日}前召开的，每个乡镇每年应为2次"),
            Fact(key="sessions_rate", label="乡镇人代会按期率", value=share_of(held, 2 * len(towns)), definition="按期召开的次数÷（2×乡镇数）"),
            Fact(key="both", label="两次会议都按期的乡镇", value=both, unit="个", definition="当年两次会议都按期召开的乡镇"),
            Fact(key="presidium", label="主席团会议", value=sum(row[3] for row in rows), unit="次", definition="统计期内开幕并已召开的乡镇人大主席团会议"),
            Fact(key="quarters", label=f"有主席团会议的{period}", value=kept, unit="个",
                 definition=f"各乡镇召开过主席团会议的{period}数之和，一年应为每个乡镇{12 // months}个"),
            Fact(key="presidium_every", label="主席团会议的要求", value=f"{townships.EVERY[months]}至少召开一次", definition="年初施行的本级规则"),
            Fact(key="presidium_mean", label="每个乡镇主席团会议", value=f"{sum(row[3] for row in rows) / len(rows) if rows else 0:.1f}",
                 unit="次", definition="主席团会议次数÷乡镇数"),
            Fact(key="presidium_missed", label=f"有{period}没有召开主席团会议的乡镇", unit="个", value=sum(row[4] < 12 // months for row in rows),
                 definition=f"全年{chinese(12 // months)}个{period}中至少一个没有召开主席团会议的乡镇"),
            Fact(key="reports_due", label="应报季度报告", value=sum(owed.values()), unit="份", definition="报送期限在统计期内的乡镇季度报告"),
            Fact(key="reports_in_time", label="按期报送", value=sum(timely.values()), unit="份", definition="其中在期限内报送的"),
            Fact(key="reports_rate", label="季报及时率", value=share_of(sum(timely.values()), sum(owed.values())),
                 url=reverse("congress:reports"), definition="按期报送的份数÷应报份数"),
            Fact(key="reports_all", label="季报全部按期的乡镇", value=sum(0 < row[6] == row[5] for row in rows), unit="个",
                 definition="有应报季度报告并全部在期限内报送的乡镇"),
            *work_facts,
        ),
        tables=(
            TableData(
                title="乡镇人大工作情况",
                columns=("乡镇", "人代会（次）", "按期（次）", "主席团会议（次）", f"有会议的{period}", "季报按期（份）", "季报应报（份）"),
                rows=tuple(rows),
            ),
            work_table,
        ),
        charts=(
            ChartData(kind="hbars", title="乡镇人大主席团会议次数", labels=tuple(row[0] for row in rows),
                      series=(("主席团会议", tuple(row[3] for row in rows)),), unit="次"),
        ),
    )  # fmt: skip


def draft_townships(data, before):
    rows = data.tables[0].rows
    towns, sessions, presidium = data["townships"], data["sessions"], data["presidium"]
    if not (sessions or presidium or data["reports_due"]):
        none = Drafted(key="none", text="统计期内没有登记乡镇人大的会议和报告。", figures=("sessions", "presidium"))
        return [none, *township_work.drafted(data, before)]
    last_sessions, last_presidium = known(before, "sessions", "presidium")
    drafted = [
        Drafted(
            key="sessions",
            text=f"{towns}个乡镇全年召开人民代表大会会议{sessions}次{than_before(sessions, last_sessions, '次')}，"
            f"按期率{data['sessions_rate']}，{_towns(data['both'])}两次会议都按期召开。" + _behind(rows),
            figures=("townships", "sessions", "sessions_rate", *(("both",) if data["both"] else ())),
            table=data.tables[0].title,
        ),
        Drafted(
            key="presidium",
            text=f"召开主席团会议{presidium}次{than_before(presidium, last_presidium, '次')}，平均每个乡镇"
            f"{data['presidium_mean']}次。" + _presidium(data, rows),
            figures=("presidium", "presidium_mean", *(("presidium_missed",) if data["presidium_missed"] else ())),
            table=data.tables[0].title,
        ),
    ]
    if data["reports_due"]:
        timely = ((row[0], (row[5], row[6])) for row in rows)
        ranked = best_and_worst(timely, of="个乡镇", what="及时率", unit="份")
        drafted.append(
            Drafted(
                key="reports",
                text=f"应报送季度报告{data['reports_due']}份，按期报送{data['reports_in_time']}份，及时率{data['reports_rate']}"
                f"{share_than_before(data, before, 'reports_rate')}；{_towns(data['reports_all'])}全部按期"
                + (f"；{ranked}。" if ranked else "。"),
                figures=(
                    "reports_due",
                    "reports_in_time",
                    "reports_rate",
                    *(("reports_all",) if data["reports_all"] else ()),
                ),
                table=data.tables[0].title,
            )
        )
    return drafted + township_work.drafted(data, before)


def _towns(number):
    """3个乡镇 – and 没有乡镇 instead of 0个乡镇"""
    return f"{number}个乡镇" if number else "没有乡镇"


def _behind(rows):
    behind = [row[0] for row in rows if row[2] < 2]
    if not behind or len(behind) == len(rows):
        return ""
    named = listed(behind[:5])
    return (
        f"{named}等{chinese(len(behind))}个乡镇未能两次都按期召开。"
        if len(behind) > 5
        else f"{named}未能两次都按期召开。"
    )


def _presidium(data, rows):
    ranked = best_and_worst(
        ((row[0], row[3]) for row in rows), of="个乡镇", what="召开", unit="次", words=("最多", "最少")
    )
    missing = data["presidium_missed"]
    said = "；".join(filter(None, (missing and f"{missing}个乡镇没有做到{data['presidium_every']}", ranked)))
    return f"{said}。" if said else ""


TOWNSHIPS = Chapter(
    key="congress.townships",
    title="乡镇人大工作",
    order=70,
    gather=gather_townships,
    draft=draft_townships,
    bodies=(COMMISSION, OFFICE),
)
