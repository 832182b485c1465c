"""The lists of deputies and stations that may be exported."""

from datetime import date

from congress.frame import clock
from congress.frame.importing import as_columns
from congress.frame.kinds import Bulk, Listing, OpenSet
from congress.frame.tables import Column
from congress.listings import as_query, in_words, of_page

from . import importing
from .forms.activities import ActivityFilter, AttendanceFilter, ReportFilter
from .forms.committees import CommitteeFilter
from .forms.consultations import ConsultationFilter
from .forms.contacts import ContactFilter, LogFilter
from .forms.dossier import DossiersFilter
from .forms.duty_reports import SessionFilter
from .forms.groups import GroupFilter
from .forms.opinions import OpinionFilter
from .forms.points import RankingFilter
from .forms.register import DeputyFilter
from .forms.rosters import DutyFilter
from .forms.stars import RatingFilter
from .forms.stations import StationFilter
from .forms.stories import StoryFilter
from .forms.topics import HotForm
from .models import Deputy, OpinionRating
from .policies import activities as activity_policies
from .policies.allowances import reads_allowances
from .policies.attendance import reads_attendance
from .policies.awards import keeps_awards
from .policies.campaigns import reads_campaigns
from .policies.consultations import reads_consultations
from .policies.contacts import reads_committees, reads_contacts
from .policies.dossier import follows_dossiers
from .policies.duty_reports import reads_sessions
from .policies.leaving import follows_leaving
from .policies.opinions import assigns_units, reads_hot, reads_opinions, sorts
from .policies.register import reads_deputies
from .policies.rollover import rolls_over
from .policies.stars import follows_stars
from .policies.stations import reads_stations
from .policies.stories import reads_stories
from .queries import (
    activities,
    allowances,
    attendance,
    awards,
    campaigns,
    committees,
    consultations,
    contacts,
    dossier,
    duty_reports,
    groups,
    leaving,
    opinions,
    points,
    presence,
    public,
    register,
    rollover,
    rosters,
    sit_ins,
    stars,
    stations,
    stories,
    topics,
)
from .workflow import OPINION

STATION_LIST = Listing(
    key="deputies.stations",
    title="联络站点",
    page="deputies:stations",
    shown=("名称", "类型", "所在区域", "进站代表", "资料完整度", "星级", "启用"),
    sorts={"资料完整度": "completeness", "星级": "stars", "启用": "opened_on"},
    **of_page(StationFilter, stations.listed),
    of_year=lambda actor, year: stations.listed(actor).filter(opened_on__year__lte=year),
    may=reads_stations,
    columns=(
        *as_columns(importing.STATIONS),
        Column(name="closed_on", label="停用日期", value=lambda row: row.closed_on, kind="date", width=12),
        Column(name="deputy_count", label="进站代表", value=lambda row: row.deputy_count, kind="number", width=10),
        Column(name="completeness", label="资料完整度", value=lambda row: row.completeness, kind="number", width=12),
        Column(name="stars", label="星级", value=lambda row: row.stars, kind="number", width=8),
    ),
)
CONTACTS = (
    Listing(
        key="deputies.committee_deputies",
        page="deputies:committee_deputies",
        shown=("代表", "专工委", "领域", "代表团", "单位职务", "办理"),
        title="专工委对口联系代表",
        **of_page(CommitteeFilter, committees.listed),
        may=reads_committees,
        order=142,
        columns=(
            Column(
                name="committee",
                label="专工委",
                value=lambda row: row.committee.name,
                kind="thing",
                stored=lambda row: row.committee,
                width=30,
            ),
            Column(name="field", label="领域", value=lambda row: row.field, width=16),
            Column(name="deputy", label="代表", value=lambda row: row.deputy, kind="thing", width=10),
            Column(
                name="delegation_name",
                label="代表团",
                value=lambda row: row.deputy.delegation_name,
                kind="thing",
                stored=lambda row: row.deputy.delegation,
                width=16,
            ),
            Column(name="workplace", label="工作单位及职务", value=lambda row: row.deputy.person.workplace, width=30),
            Column(name="since", label="开始日期", value=lambda row: row.since, kind="date", width=12),
        ),
    ),
    Listing(
        key="deputies.contacts",
        page="deputies:contacts",
        shown=("联系对象", "类别", "联系人", "最近联系", "办理"),
        title="联系结对",
        **of_page(ContactFilter, contacts.listed),
        may=reads_contacts,
        order=140,
        columns=(
            Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=20),
            Column(name="by", label="联系人", value=lambda row: row.by.person, kind="thing", width=10),
            Column(
                name="post",
                label="职务",
                value=lambda row: row.by.post.title,
                kind="thing",
                stored=lambda row: row.by.post,
            ),
            Column(name="whom", label="联系对象", value=lambda row: row.whom, width=20),
            Column(name="kind_word", label="类别", value=lambda row: row.kind_word, width=10),
            Column(name="place", label="住址（选区）", value=lambda row: row.place, width=24),
            Column(name="since", label="开始日期", value=lambda row: row.since, kind="date", width=12),
            Column(name="until", label="结束日期", value=lambda row: row.until, kind="date", width=12),
            Column(name="last_on", label="最近联系日", value=lambda row: row.last_on, kind="date", width=12),
        ),
    ),
    Listing(
        key="deputies.contact_logs",
        page="deputies:contact_logs",
        shown=("主题", "日期", "方式", "联系人", "联系了谁", "帮扶"),
        sorts={"日期": "on", "方式": "way"},
        title="联系记录",
        **of_page(LogFilter, contacts.listed_logs),
        of_year=lambda actor, year: contacts.listed_logs(actor, year=year),
        may=reads_contacts,
        order=141,
        columns=(
            Column(name="on", label="日期", value=lambda row: row.on, kind="date", width=12),
            Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=20),
            Column(name="by", label="联系人", value=lambda row: row.by.person, kind="thing", width=10),
            Column(name="other", label="联系了谁", value=lambda row: row.other, width=20),
            Column(name="way", label="方式", value=lambda row: row.get_way_display(), code="way", width=10),
            Column(name="topic", label="主题", value=lambda row: row.topic, width=30),
            Column(name="said", label="反映的情况", value=lambda row: row.said, width=40),
            Column(name="households", label="走访户数", value=lambda row: row.households, kind="number", width=8),
            Column(name="people", label="接待人次", value=lambda row: row.people, kind="number", width=8),
            Column(name="help", label="帮扶", value=lambda row: row.get_help_display(), code="help", width=8),
            Column(name="worth", label="折合金额（元）", value=lambda row: row.worth, kind="number", width=12),
            Column(name="helped", label="帮扶内容", value=lambda row: row.helped, width=24),
            Column(name="result", label="结果", value=lambda row: row.result, width=24),
            Column(name="entered_by", label="代为登记人", value=lambda row: row.entered_by, width=10),
        ),
    ),
    Listing(
        key="deputies.duty_sessions",
        page="deputies:duty_sessions",
        shown=("述职会", "人大", "地点", "状态", "述职代表", "到会选民"),
        sorts={"到会选民": "electors"},
        title="代表述职",
        **of_page(SessionFilter, duty_reports.listed),
        of_year=lambda actor, year: duty_reports.listed(actor, year=year),
        may=reads_sessions,
        order=142,
        columns=(
            Column(name="on", label="述职日期", value=lambda row: row.on, kind="date", width=12),
            Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=20),
            Column(name="area", label="所在乡镇", value=lambda row: row.area, kind="thing", width=12),
            Column(name="place", label="地点", value=lambda row: row.place, width=24),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=14),
            Column(name="speakers", label="述职代表（人）", value=lambda row: row.speakers, kind="number", width=10),
            Column(name="electors", label="到会选民（人）", value=lambda row: row.electors, kind="number", width=10),
            Column(name="issued", label="发出评议票", value=lambda row: row.issued, kind="number", width=10),
            Column(name="returned", label="收回评议票", value=lambda row: row.returned, kind="number", width=10),
        ),
    ),
)
OPINIONS = Listing(
    key="deputies.opinions",
    page="deputies:opinions",
    shown=("反映的事", "地方", "类别", "来源", "收到", "状态", "期限"),
    sorts={"收到": "received_on"},
    bulks=(
        Bulk(machine=OPINION, move="assign_township", may=sorts, objects=opinions.listed, asks=True),
        Bulk(machine=OPINION, move="assign_unit", may=assigns_units, objects=opinions.listed, asks=True),
    ),
    title="社情民意台账",
    **of_page(OpinionFilter, opinions.listed),
    of_year=lambda actor, year: opinions.listed(actor, since=date(year, 1, 1), until=date(year, 12, 31)),
    may=reads_opinions,
    columns=(
        Column(name="receipt_no", label="回执号", value=lambda row: row.receipt_no, width=14),
        Column(name="received_on", label="收到日期", value=lambda row: row.received_on, kind="date", width=12),
        Column(name="source", label="来源", value=lambda row: row.get_source_display(), code="source", width=10),
        Column(name="area", label="地方", value=lambda row: row.area, kind="thing", width=14),
        Column(name="station", label="站点", value=lambda row: row.station, kind="thing", width=24),
        Column(name="theme", label="类别", value=lambda row: row.get_theme_display(), code="theme", width=16),
        Column(name="subject", label="反映的事", value=lambda row: row.subject, width=40),
        Column(
            name="unit",
            label="办理方",
            value=lambda row: row.unit or row.get_desk_display(),
            kind="thing",
            stored=lambda row: row.unit,
            width=20,
        ),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=14),
        Column(name="due_on", label="答复期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="replied_on", label="答复日期", value=lambda row: row.replied_on, kind="date", width=12),
        Column(
            name="mark",
            label="群众评价",
            value=lambda row: OpinionRating.Mark(row.mark).label if row.mark else "",
            code="mark",
            choices=tuple(OpinionRating.Mark.choices),
            width=14,
        ),
    ),
)


def _hot(actor, filters):
    return topics.Cells(actor, HotForm(as_query(filters)).span())


HOT = Listing(
    key="deputies.opinions_hot",
    title="民意热点",
    rows=_hot,
    asks=lambda actor, filters: HotForm(as_query(filters)),
    said=lambda actor, filters: HotForm(as_query(filters)).span().label,
    may=reads_hot,
    packed=False,
    order=171,
    columns=(
        Column(name="label", label="类别", value=lambda row: row.label, width=20),
        Column(name="area", label="地方", value=lambda row: row.place.area, kind="thing", width=16),
        Column(name="now", label="本期", value=lambda row: row.now, kind="number", width=10),
        Column(name="before", label="上期", value=lambda row: row.before, kind="number", width=10),
        Column(name="trend", label="变化", value=lambda row: row.trend, width=18),
    ),
)


def _asked(actor, filters):
    return DossiersFilter(as_query(filters), actor=actor)


DOSSIERS = Listing(
    key="deputies.dossiers",
    page="deputies:dossiers",
    same_rows=False,
    shown=("姓名", "代表证号", "代表团", "履职记录", "积分"),
    title="代表履职明细",
    rows=lambda actor, filters: dossier.Lines(actor, **_asked(actor, filters).asked()),
    said=lambda actor, filters: in_words(_asked(actor, filters)),
    asks=_asked,
    of_year=lambda actor, year: dossier.Lines(actor, congress=actor.congress_id, year=year),
    may=follows_dossiers,
    columns=(
        Column(name="deputy", label="代表", value=lambda row: row.deputy, kind="thing", width=12),
        Column(name="card_no", label="代表证号", value=lambda row: row.deputy.card_no, width=10),
        Column(name="delegation", label="代表团", value=lambda row: row.deputy.delegation, kind="thing", width=16),
        Column(
            name="on",
            label="日期",
            value=lambda row: "" if row.line.fact.sealed else row.line.fact.on,
            kind="date",
            width=12,
        ),
        Column(name="part", label="部分", value=lambda row: dossier.PARTS[row.line.part], width=18),
        Column(name="source", label="事项", value=lambda row: row.line.source.label, width=22),
        Column(name="text", label="内容", value=lambda row: row.line.fact.text, width=60),
        Column(name="amount", label="数量", value=lambda row: row.line.fact.amount, kind="number", width=8),
        Column(name="unit", label="单位", value=lambda row: row.line.source.unit, width=8),
        Column(name="counts", label="是否计入", value=lambda row: row.line.counts, kind="yes", width=10),
        Column(name="correction", label="不予计入的理由", value=lambda row: row.line.correction or "", width=30),
    ),
    order=120,
)


OF_CONGRESS = {"congress": "人大的编号，不填为本级"}


def end_of(year):
    return min(date(year, 12, 31), clock.today())


def asked_deputies(actor, filters):
    """(the congress, the page's own form) of the register of deputies."""
    wanted = "".join(filters.get("congress", ())[:1])
    congress_id = int(wanted) if wanted.isascii() and wanted.isdigit() else actor.congress_id
    return congress_id, DeputyFilter(as_query(filters), actor=actor, congress_id=congress_id)


def deputies(actor, filters):
    congress_id, form = asked_deputies(actor, filters)
    words = form.cleaned_data if form.is_valid() else {}
    whole = form.of_term() if not words.get("on") else None
    return register.with_groups(register.listed(actor, form.day(), congress_id=congress_id, whole=whole, words=words))


DEPUTIES = Listing(
    key="deputies.deputies",
    page="deputies:list",
    shown=("姓名", "代表证号", "级别", "选举单位", "代表团", "选区", "届", "任职"),
    sorts={
        "姓名": "person__name_pinyin",
        "代表证号": "card_no",
        "代表团": "delegation__order",
        "选区": "district__number",
        "任职": "membership__since",
    },
    title="代表名册",
    rows=deputies,
    said=lambda actor, filters: in_words(asked_deputies(actor, filters)[1]),
    asks=lambda actor, filters: asked_deputies(actor, filters)[1],
    also=OF_CONGRESS,
    of_year=lambda actor, year: register.with_groups(register.deputies_on(actor, end_of(year))),
    may=reads_deputies,
    order=20,
    columns=(
        *as_columns(importing.DEPUTIES),
        Column(name="level", label="级别", value=lambda row: row.get_level_display(), code="level", width=14),
        Column(name="term_name", label="届", value=lambda row: row.term_name, width=10),
        Column(name="standing", label="状态", value=lambda row: row.standing, width=10),
    ),
)


def above(actor, filters):
    form = asked_deputies(actor, filters)[1]
    words = form.cleaned_data if form.is_valid() else {}
    level = words.get("level") if words.get("level") in Deputy.UPPER else ""
    rows = register.deputies_above(actor, form.day(), level=level)
    return register.found(rows, words=words.get("q") or "").order_by(
        "level", "-term_number", "person__name_pinyin", "pk"
    )


ABOVE = Listing(
    key="deputies.above",
    title="上级人大代表名册",
    rows=above,
    said=lambda actor, filters: in_words(asked_deputies(actor, filters)[1]),
    asks=lambda actor, filters: asked_deputies(actor, filters)[1],
    also=OF_CONGRESS,
    of_year=lambda actor, year: register.deputies_above(actor, end_of(year)),
    may=reads_deputies,
    order=21,
    columns=(
        *as_columns(importing.ABOVE),
        Column(name="standing", label="状态", value=lambda row: row.standing, width=10),
    ),
)

RESULTS = Listing(
    key="deputies.results",
    title="选举结果",
    rows=lambda actor, filters: rollover.listed_results(actor, "".join(filters.get("rollover", ())[:1])),
    also={"rollover": "哪一次换届的编号"},
    may=rolls_over,
    packed=False,
    order=23,
    columns=as_columns(importing.RESULTS),
)

DUTY_DAYS = Listing(
    key="deputies.duty_days",
    page="deputies:duty_days",
    shown=("日期", "站点", "时间", "值班代表", "状态"),
    sorts={"日期": "on"},
    title="代表接待日",
    **of_page(DutyFilter, rosters.listed),
    of_year=lambda actor, year: rosters.listed(actor, since=date(year, 1, 1), until=date(year, 12, 31)),
    may=reads_stations,
    order=160,
    columns=(
        Column(name="on", label="日期", value=lambda row: row.on, kind="date", width=12),
        Column(name="station", label="站点", value=lambda row: row.station, kind="thing", width=28),
        Column(name="township", label="乡镇", value=lambda row: row.station.congress.area, kind="thing", width=12),
        Column(name="hours", label="时间", value=lambda row: row.hours, width=14),
        Column(name="deputies", label="值班代表", value=lambda row: "、".join(str(turn.deputy) for turn in row.turns.all()),
               kind="things", stored=lambda row: [turn.deputy for turn in row.turns.all()], width=24),
        Column(name="came", label="到站代表", value=lambda row: "、".join(str(turn.deputy) for turn in row.turns.all() if turn.came_at),
               kind="things", stored=lambda row: [turn.deputy for turn in row.turns.all() if turn.came_at], width=24),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="visitors", label="接待群众", value=lambda row: row.visitors, kind="number", width=10),
    ),
)  # fmt: skip
RATINGS = Listing(
    key="deputies.ratings",
    title="站点星级评定",
    **of_page(RatingFilter, stars.listed),
    of_year=lambda actor, year: stars.listed(actor).filter(cycle__year=year),
    may=follows_stars,
    order=161,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.cycle.year, kind="number", width=8),
        Column(name="station", label="站点", value=lambda row: row.station, kind="thing", width=30),
        Column(name="township", label="乡镇", value=lambda row: row.station.congress.area, kind="thing", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(name="own_total", label="自评得分", value=lambda row: row.own_total, kind="number", width=10),
        Column(
            name="total",
            label="得分",
            value=lambda row: row.total if row.cycle.is_announced else None,
            kind="number",
            width=8,
        ),
        Column(
            name="missed_days",
            label="无人值班天数",
            value=lambda row: row.missed_days if row.cycle.is_announced else None,
            kind="number",
            width=12,
        ),
        Column(
            name="stars", label="星级", value=lambda row: row.star_words if row.cycle.is_announced else "", width=10
        ),
        Column(name="off_because", label="降星原因", value=lambda row: row.off_because, width=30),
    ),
)
CONSULTATION_LIST = Listing(
    key="deputies.consultations",
    page="deputies:consultations",
    shown=("草案", "交办机关", "截止", "状态", "已报送站点"),
    sorts={"截止": "due_on"},
    title="立法意见征求",
    **of_page(ConsultationFilter, consultations.listed),
    of_year=lambda actor, year: consultations.listed(actor).filter(begun_on__year=year),
    may=reads_consultations,
    order=162,
    columns=(
        Column(name="title", label="草案", value=str, width=40),
        Column(name="asked_by", label="交办机关", value=lambda row: row.asked_by, width=26),
        Column(name="begun_on", label="开始", value=lambda row: row.begun_on, kind="date", width=12),
        Column(name="due_on", label="截止", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="asked", label="征求站点", value=lambda row: row.asked, kind="number", width=10),
        Column(name="handed", label="报送站点", value=lambda row: row.handed, kind="number", width=10),
        Column(name="reported_on", label="上报日期", value=lambda row: row.reported_on, kind="date", width=12),
        Column(name="reported_to", label="报送机关", value=lambda row: row.reported_to, width=26),
    ),
)
STATIONS = (STATION_LIST, DUTY_DAYS, RATINGS, CONSULTATION_LIST)


def _ranking(actor, filters):
    congress = "".join(filters.get("congress", [])[:1])
    own = dossier.readable_congress(actor, congress)
    asked = RankingFilter(as_query(filters), actor=actor, congress_id=own)
    return points.Ranking(own, *asked.asked())


POINTS = Listing(
    key="deputies.points",
    page="deputies:points",
    same_rows=False,  # what each item gave is reckoned for the file alone
    shown=("代表", "名次", "代表团", "积分"),
    title="代表履职积分",
    rows=_ranking,
    said=lambda actor, filters: in_words(RankingFilter(as_query(filters), actor=actor, congress_id=actor.congress_id)),
    asks=lambda actor, filters: RankingFilter(as_query(filters), actor=actor, congress_id=actor.congress_id),
    also=OF_CONGRESS,
    of_year=lambda actor, year: points.Ranking(actor.congress_id, year),
    may=follows_dossiers,
    columns=(
        Column(name="rank", label="名次", value=lambda row: row.rank, kind="number", width=8),
        Column(name="deputy", label="代表", value=lambda row: row.deputy, kind="thing", width=12),
        Column(name="card_no", label="代表证号", value=lambda row: row.deputy.card_no, width=10),
        Column(name="delegation", label="代表团", value=lambda row: row.deputy.delegation, kind="thing", width=16),
        Column(name="total", label="积分", value=lambda row: row.total, kind="number", width=8),
        Column(name="words", label="分项", value=lambda row: row.words, width=80),
    ),
    order=121,
)

ACTIVITIES = Listing(
    key="deputies.activities",
    page="deputies:activities",
    shown=("活动", "类别", "组织单位", "时间", "状态", "邀请", "到会", "请假", "缺席"),
    sorts={"时间": "since"},
    title="代表活动",
    **of_page(ActivityFilter, activities.listed),
    of_year=lambda actor, year: activities.listed(actor, year=year),
    may=activity_policies.reads_activities,
    columns=(
        Column(name="title", label="活动", value=str, width=40),
        Column(name="kind", label="类别", value=lambda row: row.get_kind_display(), code="kind"),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
        Column(name="body", label="组织单位", value=lambda row: row.body, kind="thing", width=30),
        Column(name="since", label="开始", value=lambda row: row.since, kind="date", width=12),
        Column(name="until", label="结束", value=lambda row: row.until, kind="date", width=12),
        Column(name="place", label="地点", value=lambda row: row.place, width=24),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="invited", label="邀请", value=lambda row: row.invited, kind="number", width=8),
        Column(name="present", label="到会", value=lambda row: row.present, kind="number", width=8),
        Column(name="leaves", label="请假", value=lambda row: row.leaves, kind="number", width=8),
        Column(name="absent", label="缺席", value=lambda row: row.absent, kind="number", width=8),
    ),
)


def presence_rows(actor, year):
    days = date(year, 1, 1), date(year, 12, 31)
    return presence.per_deputy(actor, congress_id=actor.congress_id, since=days[0], until=days[1])


PRESENCE = Listing(
    key="deputies.presence",
    page="deputies:presence",
    same_rows=False,
    shown=("代表团", "应到", "到会", "准假", "缺席", "出席率"),
    title="代表出勤",
    **of_page(AttendanceFilter, presence.per_deputy),
    of_year=presence_rows,
    may=activity_policies.follows_attendance,
    columns=(
        Column(name="deputy", label="代表", value=str, width=12),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
        Column(name="delegation", label="代表团", value=lambda row: row.delegation or "", kind="thing"),
        Column(name="due", label="应到", value=lambda row: row.due, kind="number", width=8),
        Column(name="present", label="到会", value=lambda row: row.present, kind="number", width=8),
        Column(name="excused", label="准假", value=lambda row: row.excused, kind="number", width=8),
        Column(name="absent", label="缺席", value=lambda row: row.absent, kind="number", width=8),
        Column(
            name="rate", label="出席率", value=lambda row: presence.rate(row.present, row.due, row.excused), width=10
        ),
    ),
)
AWARDS = Listing(
    key="deputies.awards",
    title="表彰名单",
    rows=lambda actor, filters: awards.nominations(actor).order_by("-round__year", "round", "category", "pk"),
    of_year=lambda actor, year: awards.nominations(actor).filter(round__year=year),
    may=keeps_awards,
    columns=(
        Column(name="round", label="表彰", value=lambda row: row.round, kind="thing", width=36),
        Column(
            name="level", label="级别", value=lambda row: row.round.get_level_display(), code="round.level", width=10
        ),
        Column(name="given_by", label="授予机关", value=lambda row: row.round.given_by, width=30),
        Column(name="category", label="类别", value=lambda row: row.get_category_display(), code="category", width=18),
        Column(name="name", label="名称", value=lambda row: row.name, width=40),
        Column(name="grounds", label="推荐理由", value=lambda row: row.grounds, width=60),
        Column(name="chosen", label="是否入选", value=lambda row: row.chosen, kind="yes", width=10),
        Column(name="certificate_no", label="证书号", value=lambda row: row.certificate_no, kind="number", width=8),
        Column(name="decided_on", label="决定日期", value=lambda row: row.round.decided_on, kind="date", width=12),
    ),
    order=122,
)


def _districts(actor, filters):
    return register.districts(actor, register.running_term(asked_deputies(actor, filters)[0]), clock.today())


def _of_days(column, rows):
    """``of_year`` of a list by one of its days."""
    return lambda actor, year: rows(actor).filter(**{f"{column}__year": year})


REGISTERS = (
    Listing(
        key="deputies.districts",
        title="选区名册",
        rows=_districts,
        also=OF_CONGRESS,
        may=reads_deputies,
        order=22,
        columns=(
            Column(name="number", label="选区号", value=lambda row: row.number, kind="number", width=8),
            Column(name="name", label="选区", value=lambda row: row.name, width=24),
            Column(name="area", label="所在乡镇", value=lambda row: row.area or "", width=16),
            Column(name="covers", label="范围", value=lambda row: row.covers, width=40),
            Column(
                name="delegation", label="编入代表团", value=lambda row: row.delegation or "", kind="thing", width=16
            ),
            Column(name="seats", label="应选", value=lambda row: row.seats, kind="number", width=8),
            Column(name="held", label="在任", value=lambda row: row.held, kind="number", width=8),
            Column(name="vacant", label="缺额", value=lambda row: max(row.vacant, 0), kind="number", width=8),
        ),
    ),
    Listing(
        key="deputies.groups",
        page="deputies:groups",
        shown=("小组", "人大", "编组方式", "组长", "活动地点", "成员"),
        title="代表小组名册",
        **of_page(GroupFilter, groups.listed),
        may=reads_deputies,
        order=23,
        columns=(
            Column(name="title", label="小组", value=str, width=24),
            Column(name="congress", label="人大", value=lambda row: row.organization.congress, kind="thing", width=24),
            Column(name="mode", label="编组方式", value=lambda row: row.get_mode_display(), code="mode", width=10),
            Column(name="leader", label="组长", value=lambda row: row.leader or "", kind="thing", width=10),
            Column(name="place", label="活动地点", value=lambda row: row.place, width=24),
            Column(name="size", label="成员", value=lambda row: row.size, kind="number", width=8),
        ),
    ),
    Listing(
        key="deputies.session_attendance",
        title="代表大会出席",
        rows=lambda actor, filters: attendance.sessions(actor),
        of_year=_of_days("opens_on", attendance.sessions),
        may=reads_attendance,
        order=143,
        columns=(
            Column(name="title", label="会议", value=str, width=40),
            Column(
                name="area",
                label="地方",
                value=lambda row: row.term.congress.area.name,
                kind="thing",
                stored=lambda row: row.term.congress.area,
                width=12,
            ),
            Column(name="opens_on", label="开幕日", value=lambda row: row.opens_on, kind="date", width=12),
            Column(name="entered", label="已登记", value=lambda row: row.entered, kind="number", width=8),
            Column(name="full", label="全程出席", value=lambda row: row.full, kind="number", width=8),
            Column(name="on_leave", label="请假", value=lambda row: row.on_leave_, kind="number", width=8),
            Column(name="away", label="缺席", value=lambda row: row.away, kind="number", width=8),
        ),
    ),
    Listing(
        key="deputies.activity_reports",
        page="deputies:activity_reports",
        shown=("报告", "活动", "单位", "转交日期", "状态"),
        sorts={"转交日期": "passed_on"},
        title="视察调研报告",
        **of_page(ReportFilter, activities.reports_listed),
        of_year=_of_days("passed_on", activities.reports_listed),
        may=activity_policies.has_reports,
        order=144,
        columns=(
            Column(name="title", label="报告", value=lambda row: row.title, width=40),
            Column(name="activity", label="活动", value=lambda row: row.activity, kind="thing", width=40),
            Column(
                name="unit",
                label="单位",
                value=lambda row: row.unit.short_name,
                kind="thing",
                stored=lambda row: row.unit,
                width=20,
            ),
            Column(name="passed_on", label="转交日期", value=lambda row: row.passed_on, kind="date", width=12),
            Column(name="due_on", label="答复期限", value=lambda row: row.due_on, kind="date", width=12),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
            Column(name="answered_on", label="答复日期", value=lambda row: row.answered_on, kind="date", width=12),
            Column(name="answer", label="处理情况", value=lambda row: row.answer, width=40),
        ),
    ),
    Listing(
        key="deputies.stories",
        page="deputies:stories",
        shown=("标题", "代表", "人大", "状态", "公开日期"),
        sorts={"公开日期": "published_on"},
        title="代表风采",
        **of_page(StoryFilter, stories.listed),
        of_year=_of_days("published_on", stories.listed),
        may=reads_stories,
        order=147,
        columns=(
            Column(name="title", label="标题", value=lambda row: row.title, width=40),
            Column(name="deputy", label="代表", value=lambda row: row.deputy, kind="thing", width=12),
            Column(name="congress", label="人大", value=lambda row: row.deputy.congress, kind="thing", width=24),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
            Column(name="agreed_on", label="本人同意日期", value=lambda row: row.agreed_on, kind="date", width=12),
            Column(name="published_on", label="公开日期", value=lambda row: row.published_on, kind="date", width=12),
            Column(name="words", label="正文", value=lambda row: row.words, width=60),
        ),
    ),
    Listing(
        key="deputies.campaigns",
        title="主题活动",
        rows=lambda actor, filters: campaigns.listed(actor),
        of_year=_of_days("since", campaigns.listed),
        may=reads_campaigns,
        order=145,
        columns=(
            Column(name="title", label="主题活动", value=lambda row: row.title, width=40),
            Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
            Column(name="since", label="开始日期", value=lambda row: row.since, kind="date", width=12),
            Column(name="until", label="结束日期", value=lambda row: row.until, kind="date", width=12),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
            Column(name="held", label="已开展活动", value=lambda row: row.held, kind="number", width=10),
        ),
    ),
    Listing(
        key="deputies.allowances",
        title="代表补助发放表",
        rows=lambda actor, filters: allowances.listed(actor),
        of_year=_of_days("until", allowances.listed),
        may=reads_allowances,
        order=146,
        columns=(
            Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
            Column(name="since", label="自", value=lambda row: row.since, kind="date", width=12),
            Column(name="until", label="至", value=lambda row: row.until, kind="date", width=12),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
            Column(name="rate", label="标准（元/天）", value=lambda row: row.rate, kind="number", width=12),
            Column(name="people", label="人数", value=lambda row: row.people, kind="number", width=8),
            Column(name="total", label="金额（元）", value=lambda row: row.total or 0, kind="number", width=12),
            Column(name="paid_on", label="发放日期", value=lambda row: row.paid_on, kind="date", width=12),
        ),
    ),
    Listing(
        key="deputies.sit_ins",
        title="列席邀请",
        rows=lambda actor, filters: sit_ins.meetings(actor),
        of_year=_of_days("opens_on", sit_ins.meetings),
        may=activity_policies.follows_attendance,
        order=147,
        columns=(
            Column(name="title", label="会议", value=str, width=40),
            Column(name="opens_on", label="开幕日", value=lambda row: row.opens_on, kind="date", width=12),
            Column(name="invited", label="邀请", value=lambda row: row.invited, kind="number", width=8),
            Column(name="came", label="到会", value=lambda row: row.came, kind="number", width=8),
        ),
    ),
    Listing(
        key="deputies.topic_leads",
        title="监督议题线索",
        rows=lambda actor, filters: topics.leads(actor),
        of_year=_of_days("raised_on", topics.leads),
        may=reads_hot,
        order=148,
        columns=(
            Column(name="title", label="线索", value=lambda row: row.title, width=40),
            Column(name="theme", label="类别", value=lambda row: row.get_theme_display(), code="theme", width=16),
            Column(name="raised_by", label="提出", value=lambda row: row.raised_by, kind="thing", width=24),
            Column(name="raised_on", label="提出日期", value=lambda row: row.raised_on, kind="date", width=12),
            Column(name="opinions", label="民意", value=lambda row: row.n, kind="number", width=8),
        ),
    ),
    Listing(
        key="deputies.by_elections",
        title="补选",
        rows=lambda actor, filters: leaving.by_elections(actor),
        may=follows_leaving,
        order=24,
        columns=(
            Column(name="district", label="选区", value=lambda row: row.district, kind="thing", width=24),
            Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
            Column(name="seats", label="名额", value=lambda row: row.seats, kind="number", width=8),
            Column(name="votes_on", label="选举日", value=lambda row: row.votes_on, kind="date", width=12),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
            Column(name="standing", label="正式候选人", value=lambda row: row.standing, kind="number", width=10),
        ),
    ),
    Listing(
        key="deputies.resignations",
        title="代表辞职",
        rows=lambda actor, filters: leaving.resignations(actor),
        of_year=_of_days("filed_on", leaving.resignations),
        may=follows_leaving,
        order=25,
        columns=(
            Column(name="deputy", label="代表", value=lambda row: row.deputy, kind="thing", width=12),
            Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
            Column(name="filed_on", label="提出日期", value=lambda row: row.filed_on, kind="date", width=12),
            Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
            Column(name="voted_on", label="表决日期", value=lambda row: row.voted_on, kind="date", width=12),
            Column(name="announced_on", label="公告日期", value=lambda row: row.announced_on, kind="date", width=12),
        ),
    ),
)

ALL = (
    *REGISTERS,
    ACTIVITIES,
    PRESENCE,
    DEPUTIES,
    ABOVE,
    RESULTS,
    *STATIONS,
    *CONTACTS,
    DOSSIERS,
    POINTS,
    OPINIONS,
    HOT,
    AWARDS,
)

OPEN = (
    OpenSet(
        key="deputies.in_office",
        title="现任人大代表",
        rows=public.deputies,
        holders=public.seats,
        columns=(
            Column(name="name", label="姓名", value=lambda row: row.person.name),
            Column(name="level", label="级别", value=lambda row: row.get_level_display(), code="level"),
            Column(name="congress", label="人大", value=lambda row: row.congress.name),
            Column(name="area_code", label="区划代码", value=lambda row: row.congress.area.code),
            Column(name="whence", label="选区或代表团", value=lambda row: row.whence),
        ),
    ),
)
