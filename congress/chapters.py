"""Congress's own chapters of the annual summary: the institution, its meetings, its townships. Everything is counted by
the dates of events, so that the same days give the same figures whenever they are asked for."""

from collections import Counter, defaultdict

from django.db.models import Count, Q, Sum
from django.urls import reverse

from congress.frame.dates import day_of_year
from congress.frame.gathered import ChapterData, ChartData, Drafted, Fact, TableData
from congress.frame.kinds import Chapter
from congress.frame.numbers import chinese, term_name
from congress.frame.prose import NONE, best_and_worst, compared, listed, share_of, share_than_before, than_before
from congress.frame.quarters import Quarter

from .models import Meeting, MeetingItem, Membership, Organization, QuarterReport, Term
from .queries import township_work
from .queries.rules import rule

OFFICE, COMMISSION = Organization.Kind.GENERAL_OFFICE, Organization.Kind.DEPUTY_AFFAIRS_COMMISSION
OWN_BODIES = (
    Organization.Kind.SPECIAL_COMMITTEE,
    Organization.Kind.WORK_COMMITTEE,
    Organization.Kind.DEPUTY_AFFAIRS_COMMISSION,
    Organization.Kind.GENERAL_OFFICE,
    Organization.Kind.STREET_WORK_COMMITTEE,
    Organization.Kind.INFORMATION_CENTRE,
)


def known(before, *keys):
    """The values of last year's facts; None for each where there was no last year."""
    return [before[key] if before else None for key in keys]


# The institution.


def gather_institution(congress, since, until):
    term = Term.objects.filter(congress=congress).on(until).first()
    bodies = Counter(Organization.objects.filter(congress=congress).on(until).values_list("kind", flat=True))
    seats = Membership.objects.filter(congress=congress, role="DEP")
    deputies = seats.on(until)
    came = seats.filter(since__range=(since, until)).count()
    left = seats.filter(until__range=(since, until)).exclude(ended_because="").count()
    people = deputies.aggregate(
        all=Count("person", distinct=True), women=Count("person", distinct=True, filter=Q(person__gender="female"))
    )
    townships = congress.townships.count()
    of_townships = (
        Membership.objects.filter(congress__parent=congress, role="TDEP")
        .on(until)
        .aggregate(n=Count("person", distinct=True))["n"]
    )
    groups = bodies[Organization.Kind.DELEGATION]
    named = [(Organization.Kind(kind).label, bodies[kind]) for kind in OWN_BODIES if bodies[kind]]
    shown = f"{reverse('congress:bodies')}?on={until}"
    holders = f"{reverse('congress:people')}?role={{}}&on={until}"
    return ChapterData(
        facts=(
            Fact(key="term", label="届次", value=term_name(term.number) if term else "", definition="在届的人民代表大会"),
            Fact(key="seats", label="代表名额", value=(term and term.deputy_seats) or 0, unit="名", definition="本届代表名额"),
            Fact(key="deputies", label="在任代表", value=people["all"], unit="名", url=holders.format("DEP"),
                 definition="登记册中截止日在任的县级人大代表"),
            Fact(key="women", label="妇女代表", value=people["women"], unit="名", definition="在任代表中登记为女性的"),
            Fact(key="came", label="补选代表", value=came, unit="名", definition="任职日在统计期内的代表"),
            Fact(key="left", label="离任代表", value=left, unit="名", definition="离任日在统计期内并登记了原因的代表"),
            Fact(key="delegations", label="代表团", value=groups, unit="个", url=shown, definition="截止日设立的代表团"),
            Fact(key="offices", label="工作机构", value=sum(n for _, n in named), unit="个", url=shown,
                 definition="截止日设立的专门委员会、工作委员会、办事机构"),
            Fact(key="townships", label="乡镇人大", value=townships, unit="个", definition="隶属本县的乡镇人民代表大会"),
            Fact(key="township_deputies", label="乡镇人大代表", value=of_townships, unit="名", url=holders.format("TDEP"),
                 definition="登记册中截止日在任的乡镇人大代表"),
        ),
        tables=(TableData(title="机构设置", columns=("机构类别", "数量（个）"),
                          rows=(*named, ("代表团", groups), ("乡镇人大", townships))),),
    )  # fmt: skip


def draft_institution(data, before):
    deputies, women, seats = data["deputies"], data["women"], data["seats"]
    (last,) = known(before, "deputies")
    vacant = f"，缺额{seats - deputies}名" if seats > deputies else ""
    changed = [f"补选{data['came']}名"] * bool(data["came"]) + [f"离任{data['left']}名"] * bool(data["left"])
    return [
        Drafted(
            key="deputies",
            text=f"{data['term']}人民代表大会代表名额{seats}名，现有代表{deputies}名{vacant}{than_before(deputies, last, '名')}；"
            f"其中妇女代表{women}名，占{share_of(women, deputies)}。"
            + (f"年内{'，'.join(changed)}。" if changed else "年内代表没有变动。"),
            figures=("term", "seats", "deputies", "women", *(key for key in ("came", "left") if data[key])),
        ),
        Drafted(
            key="bodies",
            text=f"代表编为{data['delegations']}个代表团，常委会设工作机构{data['offices']}个；全县有乡镇人大{data['townships']}个，"
            f"乡镇人大代表{data['township_deputies']}名。",
            figures=("delegations", "offices", "townships", "township_deputies"),
        ),
    ]


# Meetings.

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


# Townships.


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
    rows, held, kept = [], 0, 0
    for town in towns:
        in_time = [sum(day <= last for day in sessions[town.pk]) >= nth for nth, last in enumerate(by, start=1)]
        quarters = len({Quarter.of(day) for day in presidium[town.pk]})
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
            Fact(key="quarters", label="有主席团会议的季度", value=kept, unit="个", definition="各乡镇召开过主席团会议的季度数之和，应为每个乡镇每季度1个"),
            Fact(key="presidium_mean", label="每个乡镇主席团会议", value=f"{sum(row[3] for row in rows) / len(rows) if rows else 0:.1f}",
                 unit="次", definition="主席团会议次数÷乡镇数"),
            Fact(key="presidium_missed", label="有季度没有召开主席团会议的乡镇", value=sum(row[4] < 4 for row in rows), unit="个",
                 definition="全年四个季度中至少一个季度没有召开主席团会议的乡镇"),
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
                columns=("乡镇", "人代会（次）", "按期（次）", "主席团会议（次）", "有会议的季度", "季报按期（份）", "季报应报（份）"),
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
    said = "；".join(filter(None, (missing and f"{missing}个乡镇没有做到每季度至少召开一次", ranked)))
    return f"{said}。" if said else ""


INSTITUTION = Chapter(
    key="congress.institution",
    title="机构和代表",
    order=10,
    gather=gather_institution,
    draft=draft_institution,
    bodies=(OFFICE,),
)
MEETINGS = Chapter(
    key="congress.meetings", title="会议", order=20, gather=gather_meetings, draft=draft_meetings, bodies=(OFFICE,)
)
TOWNSHIPS = Chapter(
    key="congress.townships",
    title="乡镇人大工作",
    order=70,
    gather=gather_townships,
    draft=draft_townships,
    bodies=(COMMISSION, OFFICE),
)
ALL = (INSTITUTION, MEETINGS, TOWNSHIPS)
