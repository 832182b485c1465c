"""What congress puts into the menu."""

from congress.frame.kinds import NavItem, PublicPage

from .models import Delivery, Job, Letter
from .policies import accounts as accounts_policies
from .policies import archiving as archiving_policies
from .policies import assessments as assessments_policies
from .policies import ballots as ballots_policies
from .policies import checking as checking_policies
from .policies import documents as documents_policies
from .policies import importing as importing_policies
from .policies import jobs as jobs_policies
from .policies import meetings as meetings_policies
from .policies import outbox as outbox_policies
from .policies import plans as plans_policies
from .policies import records as records_policies
from .policies import reports as reports_policies
from .policies import resolutions as resolutions_policies
from .policies import summaries as summaries_policies
from .policies import tokens as token_policies
from .policies import townships as townships_policies
from .policies import volumes as volumes_policies
from .policies import writings as writings_policies
from .policies.clocks import reads_calendar, reads_clocks
from .policies.health import looks_at_health
from .policies.institution import lists_rules as reads_registers
from .queries import accounts


def has_account(actor):
    """已登录"""
    return actor.account_id is not None


def letters_waiting(actor):
    return (Letter.objects.visible_to(actor).waiting(),)


def failures(actor):
    """Work and messages that have failed and that somebody should look at."""
    jobs = Job.objects.visible_to(actor).filter(state=Job.State.FAILED)
    return jobs, Delivery.objects.visible_to(actor).filter(state=Delivery.State.FAILED)


def locks_now(actor):
    return (accounts.locks(actor),)


ACCOUNTS = (
    NavItem(
        key="congress.accounts",
        label="账号",
        url="congress:accounts",
        group="系统管理",
        icon="people",
        order=810,
        show=accounts_policies.may_manage_accounts,
        place="phone",
    ),
    NavItem(
        key="congress.roles",
        label="角色与任职",
        url="congress:roles",
        group="安全管理",
        icon="person",
        order=820,
        show=accounts_policies.may_manage_security,
        place="phone",
    ),
    NavItem(
        key="congress.sign_ins",
        label="登录记录",
        url="congress:sign_in_log",
        group="安全管理",
        icon="history",
        order=821,
        show=accounts_policies.may_manage_security,
        place="phone",
    ),
    NavItem(
        key="congress.locks",
        label="锁定",
        url="congress:locks",
        group="安全管理",
        icon="lock",
        order=822,
        show=accounts_policies.may_manage_security,
        place="phone",
        badge=locks_now,
    ),
    NavItem(
        key="congress.tokens",
        label="访问令牌",
        url="congress:tokens",
        group="安全管理",
        icon="lock",
        order=824,
        show=token_policies.oversees_tokens,
    ),
    NavItem(
        key="congress.passwords",
        label="密码规则",
        url="congress:password_rules",
        group="安全管理",
        icon="settings",
        order=823,
        show=accounts_policies.may_manage_security,
    ),
    NavItem(
        key="congress.me", label="我的账号", url="congress:me", group="我", icon="person", order=990, show=has_account
    ),
)

HOME = (
    NavItem(
        key="congress.home",
        label="今天要办",
        url="congress:home",
        icon="home",
        order=1,
        show=has_account,
        place="phone",
    ),
)

INSTITUTION = (
    NavItem(
        key="congress.bodies",
        label="机构",
        url="congress:bodies",
        group="登记册",
        icon="home",
        order=610,
        show=reads_registers,
    ),
    NavItem(
        key="congress.people",
        label="人员",
        url="congress:people",
        group="登记册",
        icon="people",
        order=611,
        show=reads_registers,
    ),
    NavItem(
        key="congress.terms",
        label="届次和会议",
        url="congress:terms",
        group="登记册",
        icon="calendar",
        order=613,
        show=reads_registers,
    ),
    NavItem(
        key="congress.areas",
        label="区域",
        url="congress:areas",
        group="登记册",
        icon="place",
        order=614,
        show=reads_registers,
    ),
    NavItem(
        key="congress.rules",
        label="本级规则",
        url="congress:rules",
        group="登记册",
        icon="settings",
        order=615,
        show=reads_registers,
    ),
)

IMPORTS = (
    NavItem(
        key="congress.imports",
        label="导入",
        url="congress:imports",
        group="登记册",
        icon="upload",
        order=617,
        show=importing_policies.imports_anything,
    ),
)

DOCUMENTS = (
    NavItem(
        key="congress.documents",
        label="公文",
        url="congress:documents",
        group="登记册",
        icon="paper",
        order=600,
        show=documents_policies.reads_papers,
    ),
    NavItem(
        key="congress.numbers",
        label="编号登记",
        url="congress:numbers",
        group="登记册",
        icon="stamp",
        order=601,
        show=documents_policies.keeps_numbers,
    ),
    NavItem(
        key="congress.archive",
        label="年度归档包",
        url="congress:archive",
        group="登记册",
        icon="archive",
        order=602,
        show=archiving_policies.makes_archives,
    ),
)

CLOCKS = (
    NavItem(
        key="congress.clocks",
        label="期限",
        url="congress:clocks",
        icon="clock",
        order=150,
        show=reads_clocks,
    ),
    NavItem(
        key="congress.calendar",
        label="放假安排",
        url="congress:calendar",
        group="登记册",
        icon="calendar",
        order=616,
        show=reads_calendar,
    ),
)

RECORDS = (
    NavItem(
        key="congress.outbox",
        label="待发函件",
        url="congress:outbox",
        icon="send",
        order=151,
        show=outbox_policies.sends_letters,
        badge=letters_waiting,
    ),
    NavItem(
        key="congress.jobs",
        label="后台任务",
        url="congress:jobs",
        group="日常",
        icon="history",
        order=710,
        show=jobs_policies.looks_after_jobs,
        badge=failures,
    ),
    NavItem(
        key="congress.state",
        label="运行状况",
        url="congress:state",
        group="系统管理",
        icon="check",
        order=815,
        show=looks_at_health,
    ),
    NavItem(
        key="congress.checks",
        label="自查",
        url="congress:checks",
        group="日常",
        icon="check",
        order=711,
        show=checking_policies.looks_at_checks,
    ),
    NavItem(
        key="congress.audit",
        label="审计记录",
        url="congress:audit",
        group="审计",
        icon="list",
        order=830,
        show=records_policies.reads_audit,
        place="phone",
    ),
)

HELP = (
    NavItem(
        key="congress.help", label="帮助", url="congress:help", group="我", icon="help", order=991, show=has_account
    ),
)

REPORTS = (
    NavItem(
        key="congress.meetings",
        label="会议",
        url="congress:meetings",
        icon="calendar",
        group="会议和报告",
        order=300,
        show=meetings_policies.reads_meetings,
    ),
    NavItem(
        key="congress.resolutions",
        label="决议决定",
        url="congress:resolutions",
        icon="stamp",
        group="会议和报告",
        order=300,
        show=resolutions_policies.reads_resolutions,
    ),
    NavItem(
        key="congress.ballots",
        label="表决",
        url="congress:ballots",
        icon="vote",
        group="会议和报告",
        order=302,
        show=ballots_policies.reads_ballots,
    ),
    NavItem(
        key="congress.township",
        label="乡镇工作台",
        url="congress:township",
        icon="place",
        order=60,
        show=townships_policies.works_in_township,
        place="phone",
    ),
    NavItem(
        key="congress.townships",
        label="乡镇会议",
        url="congress:township",
        icon="people",
        group="会议和报告",
        order=301,
        show=townships_policies.follows_townships,
    ),
    NavItem(
        key="congress.funds",
        label="乡镇经费",
        url="congress:funds",
        icon="money",
        group="会议和报告",
        order=305,
        show=townships_policies.has_township,
    ),
    NavItem(
        key="congress.articles",
        label="宣传稿件",
        url="congress:articles",
        icon="papers",
        group="会议和报告",
        order=306,
        show=townships_policies.has_township,
    ),
    NavItem(
        key="congress.assessments",
        label="乡镇考核",
        url="congress:assessments",
        icon="check",
        group="会议和报告",
        order=309,
        show=assessments_policies.reads_assessments,
    ),
    NavItem(
        key="congress.township_staff",
        label="乡镇人大人员",
        url="congress:township_staff",
        icon="people",
        group="会议和报告",
        order=308,
        show=townships_policies.has_township,
    ),
    NavItem(
        key="congress.group_tasks",
        label="小组任务",
        url="congress:group_tasks",
        icon="flag",
        group="会议和报告",
        order=307,
        show=townships_policies.has_township,
    ),
    NavItem(
        key="congress.plans",
        label="年度计划",
        url="congress:plans",
        icon="calendar",
        group="会议和报告",
        order=302,
        show=plans_policies.reads_plans,
    ),
    NavItem(
        key="congress.reports",
        label="季度报告",
        url="congress:reports",
        icon="list",
        group="会议和报告",
        order=303,
        show=reports_policies.has_reports,
    ),
    NavItem(
        key="congress.summaries",
        label="年度总结",
        url="congress:summaries",
        icon="papers",
        group="会议和报告",
        order=304,
        show=summaries_policies.reads_summaries,
    ),
    NavItem(
        key="congress.writings",
        label="文稿和制度",
        url="congress:writings",
        icon="paper",
        group="会议和报告",
        order=310,
        show=writings_policies.reads_writings,
    ),
    NavItem(
        key="congress.volumes",
        label="编印册",
        url="congress:volumes",
        icon="papers",
        group="会议和报告",
        order=311,
        show=volumes_policies.reads_volumes,
    ),
)

ALL = (
    *HOME,
    *HELP,
    *RECORDS,
    *CLOCKS,
    *IMPORTS,
    *DOCUMENTS,
    *ACCOUNTS,
    *INSTITUTION,
    *REPORTS,
)

# What anybody reads or writes on without an account.
PUBLICS = (
    PublicPage(key="congress.resolutions", label="决议、决定", note="代表大会和常委会通过的决议、决定，以及执行情况。", url="congress:resolutions_public",
               order=100),
)  # fmt: skip
