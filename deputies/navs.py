"""What the deputies app puts into the menu."""

from congress.frame.kinds import NavItem, PublicPage

from .policies import activities as activity_policies
from .policies import allowances as allowance_policies
from .policies import attendance, awards, contacts, dossier, duty_reports, points, rosters
from .policies import campaigns as campaign_policies
from .policies.consultations import reads_consultations
from .policies.leaving import follows_leaving
from .policies.merging import merges_people
from .policies.opinions import reads_hot, reads_opinions
from .policies.register import reads_deputies
from .policies.rollover import rolls_over
from .policies.stars import reads_stars
from .policies.stations import reads_stations
from .policies.stories import reads_stories
from .queries import activities

DAILY = ("DEP", "TDEP", "DHEAD")
STATIONS = (
    NavItem(
        key="deputies.stations",
        label="联络站点",
        url="deputies:stations",
        group="联络站和民意",
        icon="station",
        order=450,
        show=reads_stations,
    ),
    NavItem(
        key="deputies.duty_days",
        label="接待日和排班",
        url="deputies:duty_days",
        group="联络站和民意",
        icon="calendar",
        order=451,
        show=reads_stations,
    ),
    NavItem(
        key="deputies.duty",
        label="我的值班",
        url="deputies:duty",
        group="联络站和民意",
        icon="station",
        order=452,
        show=rosters.has_duty,
        daily=DAILY,
    ),
    NavItem(key="deputies.stars", label="站点星级", url="deputies:stars", group="联络站和民意", icon="flag", order=454,
            show=reads_stars),
    NavItem(key="deputies.consultations", label="立法意见征求", url="deputies:consultations", group="联络站和民意",
            icon="paper", order=456, show=reads_consultations),
)  # fmt: skip
CONTACTS = (
    NavItem(
        key="deputies.contacts",
        label="联系结对",
        url="deputies:contacts",
        group="代表工作",
        icon="handshake",
        order=420,
        show=contacts.reads_contacts,
        daily=DAILY,
        short="联系",
    ),
    NavItem(
        key="deputies.committee_deputies",
        label="专工委对口代表",
        url="deputies:committee_deputies",
        group="代表工作",
        icon="people",
        order=421,
        show=contacts.reads_committees,
    ),
    NavItem(
        key="deputies.pairings",
        label="结对帮扶台账",
        url="deputies:pairings",
        group="代表工作",
        icon="home",
        order=422,
        show=contacts.reads_ledger,
    ),
    NavItem(
        key="deputies.duty_sessions",
        label="代表述职",
        url="deputies:duty_sessions",
        group="代表工作",
        icon="people",
        order=424,
        show=duty_reports.reads_sessions,
        daily=DAILY,
        short="述职",
    ),
)
VOICE = (
    NavItem(
        key="deputies.opinions",
        label="社情民意",
        url="deputies:opinions",
        group="联络站和民意",
        icon="inbox",
        order=460,
        show=reads_opinions,
        daily=DAILY,
        short="民意",
    ),
    NavItem(
        key="deputies.opinions_hot",
        label="民意热点",
        url="deputies:opinions_hot",
        group="联络站和民意",
        icon="chart",
        order=462,
        show=reads_hot,
    ),
)


def is_deputy(actor):
    """人大代表"""
    return actor.is_any(*activity_policies.DEPUTIES)


def invitations(actor):
    return (activities.waiting_answers(actor),)


WORK = "代表工作"
ACTIVITIES = (
    NavItem(key="deputies.activities", label="代表活动", url="deputies:activities", group=WORK, icon="people", order=410,
            show=activity_policies.reads_activities),
    NavItem(key="deputies.mine", label="我的活动", url="deputies:activities_mine", group=WORK, icon="calendar", order=411,
            show=is_deputy, place="phone", badge=invitations, daily=DAILY, short="活动签到"),
    NavItem(key="deputies.presence", label="出勤统计", url="deputies:presence", group=WORK, icon="chart", order=412,
            show=activity_policies.follows_attendance),
    NavItem(key="deputies.activity_reports", label="视察调研报告", url="deputies:activity_reports", group=WORK,
            icon="papers", order=413, show=activity_policies.has_reports),
)  # fmt: skip
ALLOWANCES = (
    NavItem(key="deputies.allowances", label="代表补助", url="deputies:allowances", group=WORK, icon="money", order=418,
            show=allowance_policies.reads_allowances),
    NavItem(key="deputies.allowances_mine", label="我的补助", url="deputies:allowances_mine", group=WORK, icon="money",
            order=419, show=allowance_policies.has_own),
)  # fmt: skip
TRAINING = (
    NavItem(key="deputies.training", label="代表培训", url="deputies:training", group=WORK, icon="paper", order=414,
            show=activity_policies.follows_training),
    NavItem(key="deputies.sit_ins", label="列席邀请", url="deputies:sit_ins", group=WORK, icon="stamp", order=415,
            show=activity_policies.follows_attendance),
)  # fmt: skip
CAMPAIGNS = (
    NavItem(key="deputies.campaigns", label="主题活动", url="deputies:campaigns", group=WORK, icon="flag", order=411,
            show=campaign_policies.reads_campaigns),
    NavItem(key="deputies.stories", label="代表风采", url="deputies:stories", group=WORK, icon="paper", order=412, show=reads_stories),
)  # fmt: skip
ALL = (
    *CAMPAIGNS,
    *TRAINING,
    *ACTIVITIES,
    *ALLOWANCES,
    *CONTACTS,
    *STATIONS,
    *VOICE,
    NavItem(
        key="deputies.list",
        label="代表名册",
        url="deputies:list",
        group="代表工作",
        icon="person",
        order=400,
        show=reads_deputies,
    ),
    NavItem(
        key="deputies.structure",
        label="代表结构",
        url="deputies:structure",
        group="代表工作",
        icon="chart",
        order=403,
        show=reads_deputies,
    ),
    NavItem(
        key="deputies.groups",
        label="代表小组",
        url="deputies:groups",
        group="代表工作",
        icon="people",
        order=404,
        show=reads_deputies,
    ),
    NavItem(
        key="deputies.leaving",
        label="辞职和补选",
        url="deputies:leaving",
        also=("/deputies/by-elections/", "/deputies/resignations/"),
        group="代表工作",
        icon="switch",
        order=405,
        show=follows_leaving,
    ),
    NavItem(
        key="deputies.rollovers",
        label="换届",
        url="deputies:rollovers",
        group="代表工作",
        icon="refresh",
        order=407,
        show=rolls_over,
    ),
    NavItem(
        key="deputies.merging",
        label="重复人员",
        url="deputies:merging",
        group="代表工作",
        icon="people",
        order=409,
        show=merges_people,
    ),
    NavItem(
        key="deputies.seats",
        label="代表名额和选区",
        url="deputies:seats",
        group="代表工作",
        icon="chart",
        order=402,
        show=reads_deputies,
    ),
    NavItem(
        key="deputies.dossiers",
        label="履职档案",
        url="deputies:dossiers",
        group="代表工作",
        icon="archive",
        order=405,
        show=dossier.reads_dossiers,
        daily=DAILY,
        short="档案积分",
    ),
    NavItem(
        key="deputies.points",
        label="履职积分",
        url="deputies:points",
        group="代表工作",
        icon="chart",
        order=406,
        show=points.reads_points,
    ),
    NavItem(
        key="deputies.awards",
        label="表彰奖励",
        url="deputies:awards",
        group="代表工作",
        icon="appoint",
        order=407,
        show=awards.reads_awards,
    ),
    NavItem(
        key="deputies.attendance",
        label="代表大会出席",
        url="deputies:attendances",
        group="代表工作",
        icon="check",
        order=408,
        show=attendance.reads_attendance,
    ),
)

# What anybody reads or writes on without an account.
PUBLICS = (
    PublicPage(key="deputies.voice", label="反映意见", note="向人大代表反映意见和建议，不用账号。", url="deputies:voice_any",
               receipt="deputies:voice_receipt", order=10),
    PublicPage(key="deputies.track", label="凭回执查询", note="查反映的意见办到哪一步了。", url="deputies:voice_track", order=20),
    PublicPage(key="deputies.deputies", label="找人大代表", note="按姓名、联络站、选区找您的代表。", url="deputies:public_deputies", order=30),
    PublicPage(key="deputies.stations", label="找联络站点", note="联络站的地址、电话和近期接待。", url="deputies:public_stations", order=40),
    PublicPage(key="deputies.plan", label="代表工作计划", note="本年度代表工作安排。", url="deputies:public_plan", order=50),
    PublicPage(key="deputies.stories", label="代表风采", note="人大代表在做什么。", url="deputies:public_stories", order=60),
)  # fmt: skip
