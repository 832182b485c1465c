"""What congress itself puts on 今天要办."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse

from congress.frame import clock
from congress.frame.kinds import Card, CardItem
from congress.frame.numbers import long_date

from .policies import summaries as summaries_policies
from .policies.checking import checks_read_by
from .queries import (
    agendas,
    assessments,
    ballots,
    checking,
    reports,
    resolutions,
    sittings,
    statutory,
    summaries,
    townships,
)
from .queries.calendar import gaps, unsure_for, years_entered


def calendar_gaps(actor):
    """Years to be entered and dates to be checked, for those who keep the calendar."""
    known, unsure = years_entered(), unsure_for(actor)
    yield [known, unsure]
    url = reverse("congress:calendar_import")
    return [
        CardItem(verb=gap["verb"], title=gap["title"], detail=gap["text"], tone=gap["tone"], url=url)
        for gap in gaps(known, unsure)
    ]


CALENDAR = Card(
    key="congress.calendar",
    title="放假安排",
    order=90,
    roles=("SYS", "GO", "DAC"),
    gather=calendar_gaps,
    icon="calendar",
)


def summary_work(actor):
    """Sections that this person's body owes, words that figures have overtaken, and the office's own next step."""
    owed, outdated = summaries.to_write(actor), summaries.outdated(actor)
    late = summaries.late_elsewhere(actor) if summaries_policies.runs(actor) else None
    at_work = summaries.at_work(actor)[:1] if summaries_policies.reviews(actor, None) else None
    yield [rows for rows in (owed, outdated, late, at_work) if rows is not None]
    found = [
        CardItem(verb="撰写", title=str(section), url=section.get_absolute_url(), due_on=section.due_on)
        for section in owed
    ]
    found += [
        CardItem(verb="催稿", title=str(row), url=row.place, due_on=row.due_on, detail=f"{row.body or '尚未分工'}")
        for row in late or ()
    ]
    behind = {}
    for paragraph in outdated:
        behind.setdefault(paragraph.section, []).append(paragraph)
    found += [
        CardItem(
            verb="核对",
            title=str(section),
            url=section.get_absolute_url(),
            detail=f"{len(paragraphs)}段改写的文字与现在的数据不一致",
            tone="soon",
        )
        for section, paragraphs in behind.items()
    ]
    waits = {"council_review": "LEAD", "drafting": ""}
    return found + [
        CardItem(
            verb="办理",
            title=str(summary),
            url=summary.get_absolute_url(),
            due_on=summary.due_on,
            detail=summary.get_state_display(),
        )
        for summary in at_work or ()
        if waits.get(summary.state, "GO") == actor.role
    ]


SUMMARIES = Card(
    key="congress.summaries",
    title="年度工作总结",
    order=80,
    roles=("GO", "DAC", "COM", "LEAD"),
    gather=summary_work,
    icon="papers",
)


REPORT_STEPS = {"opened": "填报", "returned": "修改", "drafting": "填报", "signed": "报送"}


def township_work(actor):
    """The reports to be filled, signed or handed in, and the meetings that the law still asks for."""
    reports, *of_year = townships.reports_to_do(actor), *townships.year_of_own(actor)
    yield [reports, *of_year]
    found = [
        CardItem(
            verb="审签" if report.state == "drafting" and actor.role == "TCH" else REPORT_STEPS[report.state],
            title=str(report),
            url=report.get_absolute_url(),
            due_on=report.due_on,
            detail=report.get_state_display(),
        )
        for report in reports
    ]
    asked = [one for one in townships.duties_of_own(actor, *of_year) if one.is_asked_now]
    return found + [
        CardItem(
            verb="登记" if one.planned else "召开",
            title=one.label,
            url=one.planned.get_absolute_url() if one.planned else reverse("congress:meeting_add", args=[one.kind]),
            due_on=one.due_on,
            detail=f"已安排{long_date(one.planned.opens_on)}召开" if one.planned else "尚未安排",
        )
        for one in asked
    ]


TOWNSHIP = Card(
    key="congress.township",
    title="乡镇人大工作",
    order=30,
    roles=("TCH", "TSEC"),
    gather=township_work,
    icon="home",
    url="/township/",
)


def reports_to_judge(actor):
    """The round that has something to look at, and whoever owes his report past its day."""
    waiting, late = reports.to_judge(actor), reports.late(actor, clock.today())
    yield [waiting, late]
    return [
        CardItem(verb="审核", title=str(round_), url=round_.get_absolute_url(), detail=f"{round_.waiting}份待审核")
        for round_ in waiting
    ] + [
        CardItem(verb="催报", title=str(report), url=report.get_absolute_url(), due_on=report.due_on)
        for report in late
    ]


REPORTS = Card(
    key="congress.reports",
    title="乡镇季度报告",
    order=70,
    roles=("DAC",),
    gather=reports_to_judge,
    icon="list",
)


def assessments_to_do(actor):
    """A township's own words, or the year of which some have come in to be scored."""
    rows = assessments.to_do(actor)
    yield [rows]
    if actor.is_any("DAC"):
        return [
            CardItem(verb="评分", title=str(sheet), url=sheet.get_absolute_url(), detail=f"{n}个乡镇待评分")
            for sheet, n in Counter(row.sheet for row in rows).items()
        ]
    return [
        CardItem(verb="自评", title=str(row), url=row.get_absolute_url(), detail=row.get_state_display())
        for row in rows
    ]


ASSESSMENTS = Card(
    key="congress.assessments",
    title="乡镇考核",
    order=75,
    roles=("DAC", "TCH", "TSEC"),
    gather=assessments_to_do,
    icon="check",
    url="/assessments/",
)


def _execution(report, actor):
    """What this person's body still has to report on; for the offices, what is late."""
    return CardItem(
        verb="报告" if actor.is_any("GOV", "UNIT", "UNITL") else "督促",
        title=str(report.resolution),
        url=report.get_absolute_url(),
        due_on=report.due_on,
        detail=str(report.resolution.organ or ""),
    )


RESOLUTIONS = Card(
    key="congress.resolutions",
    reads=("due_on", "resolution__title", "resolution__organ__name"),
    title="决议决定的执行",
    order=60,
    roles=("LEAD", "GO", "GOV", "UNIT", "UNITL", "TCH", "TSEC"),
    waits=resolutions.owed_by,
    item=_execution,
    most=20,
    icon="stamp",
    url="/resolutions/",
)


def meetings_to_do(actor):
    """Papers that this person's body owes; for the office, leaves that wait to be decided."""
    if actor.is_any("UNIT", "UNITL", "GOV"):
        papers = agendas.papers_owed_by(actor)[:20]
        yield [papers]
        return [
            CardItem(verb="报送", title=str(paper), url=paper.get_absolute_url(), detail=str(paper.item.meeting))
            for paper in papers
        ]
    year = clock.today().year
    counties, meetings = statutory.county_of(actor), statutory.meetings_of(actor.congress_id, year)
    leaves = None if actor.is_any("LEAD") else sittings.leaves_to_decide(actor)
    yield [rows for rows in (counties, meetings, leaves) if rows is not None]
    return [
        CardItem(
            verb="召开", title=one.title, url=reverse("congress:meeting_calendar"), due_on=one.due_on, detail=one.word
        )
        for county in counties
        for one in statutory.pressing(county, year, meetings)
    ] + [
        CardItem(verb="审批", title=str(leave), url=leave.get_absolute_url(), detail=str(leave.meeting))
        for leave in leaves or ()
    ]


MEETINGS = Card(
    key="congress.meetings",
    title="会议",
    order=40,
    roles=("LEAD", "GO", "TCH", "TSEC", "GOV", "UNIT", "UNITL"),
    gather=meetings_to_do,
    icon="vote",
)


def meetings_to_attend(actor):
    """Notices that this person has not read, and rolls that are being called and wait for him."""
    called, unread = sittings.waits_for(actor), agendas.unread_by(actor)
    yield [called, unread]
    return [
        CardItem(verb="签到", title=line.sitting.about, url=reverse("congress:sitting_sign_in", args=[line.sitting_id]),
                 detail=line.sitting.place, tone="soon") for line in called
    ] + [
        CardItem(verb="阅知", title=f"{meeting}会议通知", url=meeting.get_absolute_url(),
                 detail=f"{long_date(meeting.opens_on)}，{meeting.place or '地点另行通知'}")
        for meeting in unread
    ]  # fmt: skip


SUMMONED = Card(
    key="congress.summoned",
    title="请阅知、签到",
    order=2,
    roles=("LEAD", "SCM", "DEP", "DHEAD", "TDEP", "TCH", "MEMBER", "UNIT", "UNITL", "GOV"),
    gather=meetings_to_attend,
    icon="calendar",
    url="/meetings/",
)


def _ballot(one, actor):
    """An open vote in which this person has not voted yet."""
    return CardItem(verb="投票", title=str(one), url=one.vote_url, tone="soon")


BALLOTS = Card(
    key="congress.ballots",
    title="待投票",
    order=1,
    roles=("LEAD", "SCM", "DEP", "DHEAD", "TDEP", "TCH", "COM", "DAC", "GO"),
    waits=ballots.waiting,
    item=_ballot,
    most=20,
    icon="vote",
    url="/ballots/",
)


def to_mend(actor):
    """Each self-check that has found what must be mended, and how much of it is new since yesterday."""
    yesterday = clock.now() - timedelta(days=1)
    rows = checking.waiting(actor, checks_read_by(actor)).order_by().values("key")
    rows = rows.annotate(number=Count("pk"), new=Count("pk", filter=Q(first_seen_at__gte=yesterday)))
    yield [rows]
    found = {row["key"]: row for row in rows}
    return [
        CardItem(
            verb="处理",
            title=check.label,
            url=reverse("congress:checks"),
            detail=f"{row['number']}处" + (f"，新发现{row['new']}处" if row["new"] else ""),
            tone="late",
        )
        for check in checking.in_order()
        if (row := found.get(check.key))
    ], sum(row["number"] for row in found.values())


CHECKS = Card(
    key="congress.checks",
    title="自查发现的问题",
    order=92,
    roles=("SYS", "GO", "DAC", "TCH"),
    gather=to_mend,
    icon="check",
    url="/checks/",
)

ALL = (CHECKS, MEETINGS, SUMMONED, RESOLUTIONS, ASSESSMENTS, BALLOTS, CALENDAR, REPORTS, SUMMARIES, TOWNSHIP)
