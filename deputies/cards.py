"""What waits, on 今天要办."""

from datetime import timedelta

from django.urls import reverse

from congress.frame import clock
from congress.frame.kinds import Card, CardItem
from congress.frame.numbers import long_date
from congress.frame.together import counted, lightly
from congress.queries.rules import rule

from .models import DutyDay
from .models.contact import CONTACTING
from .policies import activities as activity_policies
from .policies import campaigns as campaign_policies
from .policies.rosters import DEPUTIES
from .queries import (
    activities,
    allowances,
    campaigns,
    consultations,
    contacts,
    dossier,
    duty_reports,
    leaving,
    opinions,
    rosters,
    stars,
    stories,
    topics,
    visits,
)

MOST = 5


def _contact(row, actor):
    """Of one's own contacts, one that has waited too long."""
    gap = timedelta(days=rule(actor.congress_id, contacts.GAP))
    return CardItem(verb="联系", title=str(row.whom), url=row.get_absolute_url(), due_on=(row.last_on or row.since) + gap,
                    detail=row.last_words)  # fmt: skip


CONTACTS = Card(
    key="deputies.contacts",
    reads=("since", "last_on", "deputy__person__name", "counterpart__name"),
    title="该联系了",
    order=66,
    roles=CONTACTING,
    waits=contacts.silent,
    item=_contact,
    icon="handshake",
    url="/contacts/?silent=on&mine=on",
)


OF_SESSION = ("on", "state", "area__name")


def duty_work(actor):
    """One's own reports to be written and opinions to be answered; for those who keep sessions, what is next."""
    unwritten, unanswered, sessions = (
        lightly(duty_reports.unspoken(actor), "text", *(f"session__{name}" for name in OF_SESSION)),
        lightly(duty_reports.to_answer(actor), *(f"session__{name}" for name in OF_SESSION)),
        lightly(duty_reports.to_do(actor), *OF_SESSION),
    )
    yield [unwritten, unanswered, sessions]
    filed = duty_reports.files_of(unwritten)
    yield [filed]
    found = [
        CardItem(verb="写述职报告", title=str(row.session), url=row.get_absolute_url(), due_on=row.session.on)
        for row in duty_reports.wordless_of(unwritten, filed)
    ]
    found += [CardItem(verb="答复选民意见", title=str(row.session), url=row.get_absolute_url()) for row in unanswered]
    return found + [
        CardItem(verb=duty_reports.NEXT[row.state], title=str(row), url=row.get_absolute_url(), due_on=row.on,
                 detail=row.get_state_display())
        for row in sessions
    ]  # fmt: skip


DUTY = Card(
    key="deputies.duty_reports",
    title="代表述职",
    order=67,
    roles=("DEP", "TDEP", "DHEAD", "LEAD", "SCM", "DAC", "TCH", "TSEC"),
    gather=duty_work,
    icon="people",
    url="/duty-reports/",
)


def turns_due(actor):
    """A deputy's next turns, and swaps that wait for his word."""
    asked, coming = rosters.asked_of(actor)[:MOST], rosters.to_sit(actor)
    coming = counted(coming)[:MOST]
    yield [asked, coming]
    found = [
        CardItem(verb="答复换班", title=str(one.turn.day), url="/stations/duty/", due_on=one.turn.on) for one in asked
    ]
    found += [
        CardItem(verb="到站签到" if one.on == clock.today() else "准备接待", title=str(one.day.station), url="/stations/duty/",
                 due_on=one.on, detail=one.day.hours)
        for one in coming[: MOST - len(asked)]
    ]  # fmt: skip
    return found, max(len(found), coming[0].in_all if coming else 0)


def _reception(day, actor):
    """A day of the stations one keeps: today's, one over that says nothing yet, or one to come that lacks a deputy."""
    verb = "登记接待" if day.state == DutyDay.State.NOTICED else "公告"
    if day.on > clock.today():
        verb = "补排代表"
    return CardItem(verb=verb, title=str(day.station), url=day.get_absolute_url(), due_on=day.on, detail=day.hours)


STAR_VERBS = {"self": "自评", "self_scored": "审核", "township_checked": "评定"}


def _rating(row, actor):
    """A station that waits for one's own word, check or points in this year's rating."""
    return CardItem(verb=STAR_VERBS[row.state], title=str(row.station), url=row.get_absolute_url(),
                    due_on=row.cycle.self_by if row.state == "self" else None, detail=str(row.cycle))  # fmt: skip


def _draft(row, actor):
    """A station one keeps that has not handed in what people say of a draft."""
    return CardItem(verb="征求意见", title=str(row.consultation), detail=str(row.station), url=row.get_absolute_url(),
                    due_on=row.due_on)  # fmt: skip


STATIONS = (
    Card(key="deputies.consultations", title="立法意见征求", order=64, roles=("STA", "TCH", "TSEC"), item=_draft, icon="paper",
         reads=("due_on", "consultation__title", "station__name"),
         waits=consultations.to_answer, url="/consultations/"),
    Card(key="deputies.stars", title="站点星级评定", order=63, roles=("STA", "TCH", "TSEC", "DAC"), item=_rating, icon="flag",
         reads=("state", "station__name", "cycle__year", "cycle__self_by"),
         waits=stars.to_do, url="/stations/stars/"),
    Card(key="deputies.duty", title="到站值班", order=60, roles=DEPUTIES, gather=turns_due, icon="station", url="/stations/duty/"),
    Card(key="deputies.receptions", title="站点接待", order=61, roles=("STA", "TCH", "TSEC"), item=_reception,
         reads=("on", "state", "hours", "station__name"),
         icon="station", waits=rosters.waiting, url="/stations/days/"),
)  # fmt: skip
VERBS = {"received": "初审", "assigned_township": "办理", "reported_county": "交办", "handled": "答复", "assigned_unit": "办理",
         "offered": "认领", "drafted": "提出建议", "reopened": "重办"}  # fmt: skip


def _opinion(row, actor):
    """What people said and what waits for this desk."""
    return CardItem(
        verb=VERBS[row.state], title=row.subject, url=row.get_absolute_url(), due_on=row.due, detail=str(row.area)
    )


VOICE = Card(
    key="deputies.opinions",
    reads=("state", "subject", "due_on", "first_due_on", "screened_on", "area__name"),
    title="待处理的民意",
    order=60,
    roles=("STA", "TCH", "TSEC", "DAC", "UNIT", "UNITL", "DEP", "TDEP", "DHEAD"),
    waits=opinions.waiting,
    item=_opinion,
    icon="inbox",
    url="/opinions/?state=open",
)


def hot_topics(actor):
    """Themes of which people speak clearly more often than last month."""
    of = topics.span("month", clock.today())
    now, before = topics.told(actor, of.since, of.until), topics.told(actor, of.before_since, of.before_until)
    yield [now, before]
    here = reverse("deputies:opinions_hot")
    return [
        CardItem(verb="看", title=f"{line.label}：{line.now}件", url=here, detail=f"{of.label}，上月{line.before}件")
        for line in topics.louder(now, before)[:MOST]
    ]


HOT = Card(
    key="deputies.opinions_hot",
    title="群众反映明显增加",
    order=62,
    roles=("DAC", "LEAD"),
    gather=hot_topics,
    icon="chart",
)
AT_MOST = 6


def invitations(actor):
    """What a deputy has to answer and where he may sign in today."""
    here, asked = activities.to_sign(actor)[:AT_MOST], activities.waiting_answers(actor)[:AT_MOST]
    yield [here, asked]
    today = [
        CardItem(verb="签到", title=str(line.activity), detail=line.activity.place, tone="soon",
                 url=reverse("deputies:activity_sign", args=[line.activity_id]))
        for line in here
    ]  # fmt: skip
    titles = {item.title for item in today}
    return today + [
        CardItem(verb="答复", title=str(line.activity), url=line.activity.get_absolute_url(),
                 due_on=line.activity.answer_by or line.activity.since, detail=line.activity.place)
        for line in asked if str(line.activity) not in titles
    ]  # fmt: skip


def organising(actor):
    """Leaves to decide, activities to tell, to close and to sum up; answers to hand on, late ones to urge."""
    if not activity_policies.organises(actor):
        return []
    today = clock.today()
    reports = lightly(activities.reports_to_follow(actor, today), "title", "due_on", "answered_on", "unit__short_name")
    reports, open_ones = reports[:AT_MOST], lightly(activities.under_way(actor), "title", "state", "since", "until")
    yield [reports, open_ones]
    told = [
        CardItem(verb="告知" if row.answered_on else "催办", title=str(row), url=row.get_absolute_url(),
                 due_on=None if row.answered_on else row.due_on, detail=f"{row.unit.short_name}{'已答复' if row.answered_on else '没有按期答复'}")
        for row in reports
    ]  # fmt: skip
    found = [
        CardItem(verb=step.verb, title=str(step.activity), url=step.activity.get_absolute_url(), due_on=step.due_on,
                 detail=step.detail)
        for step in activities.steps(open_ones, today)[:AT_MOST]
    ]  # fmt: skip
    return [*found, *told]


def _finding(row, actor):
    """What a unit has to answer."""
    return CardItem(verb="答复", title=str(row), url=row.get_absolute_url(), due_on=row.due_on)


ACTIVITIES = (
    Card(key="deputies.invitations", title="邀请我参加的活动", order=25, roles=activity_policies.DEPUTIES, gather=invitations,
         icon="calendar", url="/activities/mine/"),
    Card(key="deputies.organising", title="代表活动", order=45, roles=("DAC", "GO", "COM", "TCH", "TSEC", "DHEAD"),
         gather=organising, icon="people", url="/activities/"),
    Card(key="deputies.activity_reports", title="视察调研报告", order=46, roles=("UNIT", "UNITL"), item=_finding,
         reads=("title", "due_on"),
         waits=activities.to_answer, icon="papers", most=AT_MOST, url="/activities/reports/"),
)  # fmt: skip


def _entry(row, actor):
    return CardItem(
        verb="确认",
        title=str(row),
        url=row.get_absolute_url(),
        detail=f"{row.deputy}代表申报，{row.get_kind_display()}",
    )


def _dispute(row, actor):
    return CardItem(verb="处理", title=str(row), url=row.get_absolute_url(), detail=f"{row.deputy}代表的异议")


def _waits(key, title, order, rows, state, item, roles, reads):
    """What deputies put before the commission about their dossiers."""

    return Card(key=f"deputies.{key}", title=title, order=order, roles=roles, icon="archive", item=item, reads=reads,
                waits=lambda actor: dossier.waiting(rows(actor), actor, state))  # fmt: skip


DOSSIER = (
    _waits(
        "entries",
        "申报的履职记录待确认",
        64,
        dossier.entries,
        "proposed",
        _entry,
        ("DAC", "TCH", "TSEC"),
        ("kind", "text", "deputy__person__name"),
    ),
    _waits(
        "disputes",
        "履职异议待处理",
        65,
        dossier.disputes,
        "raised",
        _dispute,
        ("DAC", "TCH"),
        ("line", "deputy__person__name"),
    ),
)
STORIES = (
    Card(key="deputies.stories_mine", title="写您的文章请看稿", order=58, roles=("DEP", "TDEP", "DHEAD", "UDEP"), icon="paper",
         reads=("title",),
         item=lambda row, actor: CardItem(verb="看稿", title=row.title, url=row.get_absolute_url(), detail="同意后公开"),
         waits=stories.to_agree),
    Card(key="deputies.stories_agreed", title="代表风采待公开", order=69, roles=("DAC", "TCH"), icon="paper",
         reads=("title", "deputy__person__name"),
         item=lambda row, actor: CardItem(verb="公开", title=row.title, url=row.get_absolute_url(), detail=f"{row.deputy}已同意"),
         waits=stories.to_publish, url="/stories/?state=agreed"),
)  # fmt: skip


def campaigns_due(actor):
    """What themed campaigns ask: of a township its report, of their keepers to begin and to sum up, of deputies to take
    part."""
    asked = {
        "runs": campaigns.to_run(actor) if campaign_policies.runs_campaign(actor) else None,
        "reports": campaigns.to_hand_in(actor) if actor.is_any("TCH", "TSEC") else None,
        "joins": campaigns.running_for(actor) if actor.is_any(*DEPUTIES) else None,
        "visits": visits.running(actor) if actor.is_any("LEAD", "SCM") else None,
    }
    asked = {name: rows if name == "visits" else rows[:MOST] for name, rows in asked.items() if rows is not None}
    yield list(asked.values())
    found = [CardItem(verb="部署" if row.state == "drawn_up" else "总结", title=str(row), url=row.get_absolute_url(),
                      due_on=row.since if row.state == "drawn_up" else None) for row in asked.get("runs", ())]  # fmt: skip
    found += [CardItem(verb="报送", title=str(row), url=row.get_absolute_url(), due_on=row.returns_by)
              for row in asked.get("reports", ())]  # fmt: skip
    found += [CardItem(verb="参加", title=str(row), url=row.get_absolute_url(), detail=f"{long_date(row.until)}结束")
              for row in asked.get("joins", ())]  # fmt: skip
    open_ones = {row: visits.to_be_made(row, actor)[:1] for row in asked.get("visits", ())}
    yield list(open_ones.values())
    found += [CardItem(verb="走访", title=f"{left[0].in_all}名代表", url=f"{row.get_absolute_url()}visits/?done=no",
                       due_on=row.until, detail=str(row)) for row, left in open_ones.items() if left]  # fmt: skip
    return found[:MOST]


CAMPAIGNS = Card(
    key="deputies.campaigns", title="主题活动", order=47, roles=("DAC", "GO", "TCH", "TSEC", *DEPUTIES), gather=campaigns_due, icon="flag",
    url="/campaigns/",
)  # fmt: skip
SHEET_VERBS = {"generated": "审核", "township_checked": "审核", "dac_checked": "登记发放"}
ALLOWANCES = Card(
    key="deputies.allowances", title="代表补助", order=67, roles=("DAC", "GO", "TCH", "TSEC"), icon="paper",
    reads=("state", "since", "until", "congress__short_name"),
    item=lambda row, actor: CardItem(verb=SHEET_VERBS[row.state], title=str(row), url=row.get_absolute_url(),
                                     detail=row.get_state_display()),
    waits=allowances.waiting, url="/allowances/",
)  # fmt: skip
RESIGNATIONS = {"filed": "列入议程", "on_agenda": "登记表决", "accepted": "公告"}
ELECTIONS = {"vacancy": "定选举日", "planned": "公布选民名单", "voter_list": "公布初步候选人", "candidates": "公布正式候选人",
             "final": "登记投票结果", "voted": "确认资格", "confirmed": "公布"}  # fmt: skip


BY_ELECTION = ("state", "voter_list_due", "candidates_due", "final_due", "votes_on", "district__name")


def seats_waiting(actor):
    """What the register's keepers have to do about seats: credentials, resignations, by-elections with their days."""
    of = (
        (leaving.running_by_elections, BY_ELECTION),
        (leaving.waiting_resignations, ("state", "deputy__person__name", "congress__short_name")),
        (leaving.unchecked_seats, ("state", "person__name")),
    )
    asked = [counted(lightly(rows(actor), *columns))[:MOST] for rows, columns in of]
    yield asked
    elections, resignations, unchecked = asked
    found = [
        CardItem(verb=ELECTIONS[row.state], title=str(row), url=row.get_absolute_url(), due_on=leaving.next_due(row),
                 detail=row.get_state_display())
        for row in elections
    ] + [
        CardItem(verb=RESIGNATIONS[row.state], title=str(row), url=row.get_absolute_url(), detail=row.get_state_display())
        for row in resignations
    ] + [
        CardItem(verb="资格审查", title=row.person.name, url=row.get_absolute_url(), detail=row.get_state_display())
        for row in unchecked
    ]  # fmt: skip
    return found[:MOST], sum(rows[0].in_all for rows in asked if rows)


SEATS = Card(
    key="deputies.seats",
    title="辞职、补选和资格审查",
    order=68,
    roles=("DAC", "TCH", "TSEC"),
    gather=seats_waiting,
    icon="switch",
    url="/deputies/leaving/",
)
ALL = (
    SEATS,
    CAMPAIGNS,
    ALLOWANCES,
    *STORIES,
    *DOSSIER,
    *ACTIVITIES,
    *STATIONS,
    VOICE,
    HOT,
    CONTACTS,
    DUTY,
)
