"""Activities on their way – planned, told, held, summed up – through the actions."""

from contextlib import nullcontext
from datetime import timedelta

from congress.actions import documents
from congress.frame import clock
from deputies.actions import activities, campaigns, presence, training
from deputies.models import Activity, Campaign, CampaignReturn, TrainingYear

from . import meetings
from .county import TODAY

DAY = TODAY
BODIES = {"dac": "commission", "tsec": "presidium"}


def keeper(cast):
    return cast.actor("dac" if "dac" in cast.posts else "tsec")


def activity(cast, *, on=DAY, kind="inspection", title="视察农村饮水安全", invited=(), told=True, **columns):
    """An activity of this congress, entered three weeks before its day, told unless said otherwise."""
    actor = keeper(cast)
    body = columns.pop("body", None) or cast.bodies["commission" if "commission" in cast.bodies else "presidium"]
    row = Activity(congress=cast.congress, body=body, kind=kind, title=title, since=on, until=columns.pop("until", on),
                   place="县人大会议中心", **columns)  # fmt: skip
    early = on - timedelta(days=21)
    with clock.frozen(early) if early > cast.term.starts_on else nullcontext():
        row = activities.keep_activity(row, actor=actor)
        if invited:
            activities.invite(row, invited, actor=actor)
        return activities.notify(row, actor=actor) if told and invited else row


def held(cast, *, on=DAY, present=(), excused=(), absent=(), **columns):
    """One that is over: who came, who was excused, who stayed away."""
    row = activity(cast, on=on, invited=[*present, *excused, *absent], **columns)
    actor, lines = keeper(cast), {line.deputy_id: line for line in row.participations.all()}
    for one in excused:
        presence.excuse(lines[one.pk], actor=actor, reason="电话请假：住院")
    with clock.frozen(on):
        arrived = [(lines[one.pk].pk, None, "") for one in present]
        presence.take_arrivals(row, arrived, actor=actor, way="sheet")
        return activities.finish(row, actor=actor)


def line(activity, deputy):
    return activity.participations.select_related("activity", "deputy__person").get(deputy=deputy)


def passed_on(activity, cast, **columns):
    """Its findings, passed on to a unit."""
    said = {"title": f"{activity}报告", "text": "三处水厂没有消毒设备。", "unit": cast.bodies["transport"]} | columns
    return activities.pass_on(activity, actor=keeper(cast), **said)


def sitting(cast, **columns):
    """A standing committee to come, to which nobody has been invited yet."""
    return meetings.planned(cast, "standing_committee", columns.pop("day", DAY + timedelta(days=10)), **columns)


def campaign(cast, **columns):
    """A campaign drawn up for two months."""
    said = {
        "title": "助力三夏",
        "tasks": "走访选民\n帮助收种",
        "since": DAY,
        "until": DAY + timedelta(days=60),
    } | columns
    row = Campaign(congress=cast.congress, returns_by=said["until"], **said)
    return campaigns.keep_campaign(row, actor=keeper(cast))


def training_year(cast, year=2026, **columns):
    """What the plan asks of one year."""
    lines = columns.pop("lines", {"county": (2, 60)})
    said = {"content": "5月　履职能力培训班"} | columns
    return training.keep_year(TrainingYear(congress=cast.congress, year=year, **said), actor=keeper(cast), lines=lines)


WORDS = (
    "实地察看㛃䶮村、𬭎喆堃燊村集中供水工程的水源地、消毒设备和管网末梢，听取县水务局关于水质检测和水费收缴情况的汇报，"
    "并到农户家中了解用水情况；请各位代表事先走访本选区群众，收集对饮水安全的意见和建议。"
)


def papers(cast):
    """One of every paper of this subject, with long texts and rare characters."""
    row = activity(cast, title="㛃䶮村至𬭎喆堃燊村农村饮水安全", invited=list(cast.deputies.values()), content=f"{WORDS}\n{WORDS}",
                   themes="水质检测、管网改造、水费收缴", answer_by=DAY)  # fmt: skip
    documents.issue("deputies.activity_notice", row, actor=cast.dac)
    documents.issue("deputies.sign_sheet", row, actor=cast.dac)
    done = held(cast, title="㛃䶮村至𬭎喆堃燊村水毁公路", present=[cast.deputies["dep"]])
    report = passed_on(done, cast, title="关于㛃䶮村至𬭎喆堃燊村水毁公路的调研报告")
    activities.urge(report, actor=cast.dac, level=2, text=f"{WORDS}\n{WORDS}", answer_by=DAY)
    documents.issue("deputies.campaign_summary", summed_up(cast), actor=cast.dac)
    return {}


def summed_up(cast):
    """A campaign that the townships have reported on, closed with its summary."""
    row = campaigns.begin(campaign(cast, title="㛃䶮村至𬭎喆堃燊村“百名代表进万家”"), actor=cast.dac)
    for town in cast.townships.values():
        handed = CampaignReturn(
            campaign=row, congress=town.congress, text=f"{town.congress.short_name}：{WORDS}\n{WORDS}", problems=3
        )
        campaigns.hand_in(handed, actor=town.tsec)
    return campaigns.close(row, actor=cast.dac, summary=f"{WORDS}\n{WORDS}")
