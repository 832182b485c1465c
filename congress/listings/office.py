"""What offices look through every day, as files: running clocks, papers, plans, summaries, sign-ins."""

from congress.frame import clock
from congress.frame.kinds import Listing
from congress.frame.tables import Column

from ..forms.accounts import SignInFilter
from ..forms.clocks import ClockFilter
from ..forms.documents import ArchiveFilter
from ..policies.accounts import may_manage_security
from ..policies.clocks import reads_clocks
from ..policies.documents import reads_papers
from ..policies.plans import reads_plans
from ..policies.summaries import reads_summaries
from ..queries import accounts, clocks, documents, plans, summaries
from .asking import as_query, in_words


def papers_asked(actor, filters):
    return ArchiveFilter(as_query(filters), years=documents.archive_years(documents.archive_kept(actor)))


def papers(actor, filters):
    kept = documents.archive_kept(actor)
    asked = ArchiveFilter(as_query(filters), years=documents.archive_years(kept))
    return asked.apply(documents.archive(actor, kept))


def sign_ins_asked(actor, filters):
    return SignInFilter(as_query(filters), accounts.sign_in_log(actor))


CLOCKS = Listing(
    key="congress.clocks",
    page="congress:clocks",
    shown=("事项", "时限", "责任单位", "期限", "算法"),
    sorts={"期限": "due_on"},
    title="正在计算的期限",
    rows=lambda actor, filters: clocks.asked_clocks(actor, **ClockFilter(as_query(filters)).asked()),
    said=lambda actor, filters: in_words(ClockFilter(as_query(filters))),
    asks=lambda actor, filters: ClockFilter(as_query(filters)),
    may=reads_clocks,
    packed=False,  # they change every day
    columns=(
        Column(name="title", label="事项", value=lambda row: row.title, width=48),
        Column(name="label", label="时限", value=lambda row: row.label, width=16),
        Column(name="holder", label="责任单位", value=lambda row: row.holder_organization, kind="thing", width=24),
        Column(name="starts_on", label="起算日", value=lambda row: row.starts_on, kind="date", width=12),
        Column(name="due_on", label="期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(
            name="days_left",
            label="还有天数",
            value=lambda row: (row.due_on - clock.today()).days,
            kind="number",
            width=8,
        ),
        Column(name="provisional", label="待校", value=lambda row: row.provisional, kind="yes", width=6),
        Column(name="basis", label="依据", value=lambda row: row.basis, width=40),
    ),
    order=105,
)
DOCUMENTS = Listing(
    key="congress.documents",
    page="congress:documents",
    shown=("标题", "文种", "文号", "发文机关", "成文日期", "状态"),
    sorts={"成文日期": "issued_on"},
    title="公文目录",
    rows=papers,
    said=lambda actor, filters: in_words(papers_asked(actor, filters)),
    asks=papers_asked,
    of_year=lambda actor, year: documents.archive(actor).filter(issued_on__year=year),
    may=reads_papers,
    columns=(
        Column(name="number", label="文号", value=lambda row: row.number_text, width=20),
        Column(name="title", label="标题", value=lambda row: row.title, width=50),
        Column(name="issuer", label="发文机关", value=lambda row: row.issuer, width=30),
        Column(name="issued_on", label="成文日期", value=lambda row: row.issued_on, kind="date", width=12),
        Column(name="issued_by", label="签发人", value=lambda row: row.issued_by, width=10),
        Column(name="version", label="版本", value=lambda row: row.version, kind="number", width=6),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="pages", label="页数", value=lambda row: row.pages, kind="number", width=6),
        Column(name="sha256", label="校验码", value=lambda row: row.sha256, width=66),
    ),
    order=106,
)
PLANS = Listing(
    key="congress.plans",
    title="年度计划",
    rows=lambda actor, filters: plans.listed(actor),
    of_year=lambda actor, year: plans.listed(actor).filter(year=year),
    may=reads_plans,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.year, kind="number", width=8),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
        Column(name="kind", label="计划", value=lambda row: row.get_kind_display(), code="kind", width=20),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="planned", label="事项", value=lambda row: row.planned, kind="number", width=8),
        Column(name="done", label="已完成", value=lambda row: row.done, kind="number", width=8),
        Column(name="adopted_on", label="通过日期", value=lambda row: row.adopted_on, kind="date", width=12),
        Column(name="published_on", label="公布日期", value=lambda row: row.published_on, kind="date", width=12),
    ),
    order=107,
)
SUMMARIES = Listing(
    key="congress.summaries",
    title="年度工作总结",
    rows=lambda actor, filters: summaries.listed(actor).select_related("congress"),
    of_year=lambda actor, year: summaries.listed(actor).select_related("congress").filter(year=year),
    may=reads_summaries,
    columns=(
        Column(name="year", label="年度", value=lambda row: row.year, kind="number", width=8),
        Column(name="title", label="标题", value=lambda row: row.title, width=48),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=14),
        Column(name="parts_in", label="已交章节", value=lambda row: row.parts_in, kind="number", width=10),
        Column(name="parts", label="全部章节", value=lambda row: row.parts, kind="number", width=10),
        Column(name="cut_off", label="数据截止", value=lambda row: row.cut_off, kind="date", width=12),
        Column(name="finalised_on", label="定稿日期", value=lambda row: row.finalised_on, kind="date", width=12),
    ),
    order=108,
)
SIGN_INS = Listing(
    key="congress.sign_ins",
    page="congress:sign_in_log",
    shown=("时间", "姓名", "事项", "结果", "来源地址", "设备", "办公职务", "结束"),
    sorts={"时间": "at"},
    title="登录记录",
    rows=lambda actor, filters: sign_ins_asked(actor, filters).qs,
    said=lambda actor, filters: in_words(sign_ins_asked(actor, filters).form),
    asks=lambda actor, filters: sign_ins_asked(actor, filters).form,
    may=may_manage_security,
    packed=False,  # of the security administrator, not of the year's work
    columns=(
        Column(name="at", label="时间", value=lambda row: row.at, kind="moment", width=17),
        Column(
            name="name",
            label="姓名",
            value=lambda row: row.account.person.name if row.account_id else "未登记的名字",
            width=12,
        ),
        Column(name="post_title", label="职务", value=lambda row: row.post_title, width=24),
        Column(name="purpose", label="事项", value=lambda row: row.get_purpose_display(), code="purpose", width=16),
        Column(name="result", label="结果", value=lambda row: row.get_result_display(), code="result", width=20),
        Column(name="ip", label="来源地址", value=lambda row: row.ip, width=16),
        Column(name="browser", label="浏览器", value=lambda row: row.browser, width=24),
        Column(name="ended_at", label="结束时间", value=lambda row: row.ended_at, kind="moment", width=17),
        Column(name="ending", label="结束原因", value=lambda row: row.get_ending_display(), code="ending", width=20),
    ),
    order=109,
)
ALL = (CLOCKS, DOCUMENTS, PLANS, SUMMARIES, SIGN_INS)
