"""Lists of the year's work that may be exported: meetings, writings, townships, reports, summaries; the log."""

from datetime import date

from congress.frame.kinds import Archive, Listing
from congress.frame.tables import Column

from ..forms.assessments import ResultsFilter
from ..forms.ballots import BallotFilter
from ..forms.meetings import MeetingFilter
from ..forms.records import AuditFilter
from ..forms.resolutions import ResolutionFilter
from ..forms.township_work import ArticleFilter, EntryFilter, TaskFilter
from ..forms.writings import WritingFilter
from ..models import QuarterReport
from ..policies.ballots import reads_ballots
from ..policies.meetings import reads_meetings
from ..policies.records import reads_audit
from ..policies.reports import follows
from ..policies.resolutions import reads_resolutions
from ..policies.summaries import reads_summaries
from ..policies.townships import follows_townships, has_township
from ..policies.writings import reads_writings
from ..queries import (
    articles,
    assessments,
    ballots,
    funds,
    group_tasks,
    meetings,
    reports,
    resolutions,
    summaries,
    writings,
)
from ..queries.records import audit_log, for_auditor
from .asking import as_query, of_page


def audit_rows(actor, filters):
    return AuditFilter(as_query(filters), audit_log(actor)).qs.order_by("at", "pk")


def audit_said(actor, filters):
    """The filters in words: 姓名：张三；结果：被拒绝"""
    form = AuditFilter(as_query(filters), audit_log(actor)).form
    given = [(name, value) for name, values in filters.items() if name in form.fields for value in values if value]
    return "；".join(f"{form[name].label}：{value}" for name, value in given)


def pairs(values):
    return "；".join(f"{name}：{value}" for name, value in values.items())


AUDIT = Listing(
    key="congress.audit",
    page="congress:audit",
    shown=("时间", "何人", "记述", "前后变化", "结果", "来源"),
    sorts={"时间": "at"},
    title="审计记录",
    rows=audit_rows,
    said=audit_said,
    may=reads_audit,
    columns=(
        Column(label="时间", value=lambda row: row.at, width=17),
        Column(label="人大", value=lambda row: row.congress),
        Column(label="姓名", value=lambda row: row.person_name, width=10),
        Column(label="职务", value=lambda row: row.post_title),
        Column(label="来源地址", value=lambda row: row.ip),
        Column(label="记述", value=lambda row: for_auditor(row).text, width=50),
        Column(label="办理前", value=lambda row: pairs(for_auditor(row).before), width=30),
        Column(label="办理后", value=lambda row: pairs(for_auditor(row).after), width=30),
        Column(label="理由", value=lambda row: for_auditor(row).reason, width=30),
        Column(label="结果", value=lambda row: row.get_result_display(), width=8),
        Column(label="事项", value=lambda row: row.kind, width=30),
        Column(label="对象", value=lambda row: row.target, width=26),
        Column(label="链上序号", value=lambda row: row.seq, width=10),
        Column(label="校验值", value=lambda row: row.hash, width=66),
    ),
)


def ballot_result(row):
    """The result in words, once it has been announced."""
    return row.result["found"]["summary"] if row.state == row.State.ANNOUNCED else ""


BALLOTS = Listing(
    key="congress.ballots",
    page="congress:ballots",
    shown=("表决事项", "会议", "类别", "方式", "状态", "票上事项"),
    title="表决登记",
    **of_page(BallotFilter, ballots.listed),
    of_year=lambda actor, year: ballots.listed(actor, year=year),
    may=reads_ballots,
    columns=(
        Column(label="人大", value=lambda row: row.congress),
        Column(label="会议", value=lambda row: row.meeting or "", width=28),
        Column(label="表决事项", value=lambda row: row.title, width=50),
        Column(label="类别", value=lambda row: row.kept_as.title, width=24),
        Column(label="方式", value=lambda row: row.get_method_display(), width=16),
        Column(label="轮次", value=lambda row: row.round, width=6),
        Column(label="状态", value=lambda row: row.get_state_display(), width=10),
        Column(label="应到", value=lambda row: row.members, width=8),
        Column(label="实到", value=lambda row: row.present, width=8),
        Column(label="票上事项", value=lambda row: row.lines, width=10),
        Column(label="结果", value=ballot_result, width=60),
    ),
)

MEETINGS = Listing(
    key="congress.meetings",
    page="congress:meetings",
    shown=("会议", "人大", "会期", "状态", "实到 / 应到", "议题"),
    sorts={"会期": "opens_on"},
    title="会议登记",
    **of_page(MeetingFilter, meetings.listed),
    of_year=lambda actor, year: meetings.listed(actor, year=year),
    may=reads_meetings,
    columns=(
        Column(label="会议", value=str, width=34),
        Column(label="人大", value=lambda row: row.term.congress, width=24),
        Column(label="类别", value=lambda row: row.get_kind_display(), width=18),
        Column(label="开幕日", value=lambda row: row.opens_on, width=12),
        Column(label="闭幕日", value=lambda row: row.closes_on, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=10),
        Column(label="地点", value=lambda row: row.place, width=20),
        Column(label="主持人", value=lambda row: row.chaired_by, width=12),
        Column(label="应到", value=lambda row: row.due, width=8),
        Column(label="实到", value=lambda row: row.present, width=8),
        Column(label="请假", value=lambda row: row.on_leave, width=8),
        Column(label="列席", value=lambda row: row.sitting_in, width=8),
        Column(label="议题", value=lambda row: row.topics, width=8),
        Column(label="未召开的原因", value=lambda row: row.cancelled_because, width=30),
    ),
)
RESOLUTIONS = Listing(
    key="congress.resolutions",
    page="congress:resolutions",
    shown=("标题", "通过", "执行机关", "状态", "下次报告"),
    sorts={"通过": "adopted_on"},
    title="决议决定登记",
    **of_page(ResolutionFilter, resolutions.listed),
    of_year=lambda actor, year: resolutions.listed(actor, year=year),
    may=reads_resolutions,
    columns=(
        Column(label="标题", value=str, width=48),
        Column(label="类别", value=lambda row: row.get_kind_display(), width=8),
        Column(label="编号", value=lambda row: row.number_words, width=20),
        Column(label="人大", value=lambda row: row.congress, width=24),
        Column(label="通过的会议", value=lambda row: row.meeting, width=30),
        Column(label="通过日期", value=lambda row: row.adopted_on, width=12),
        Column(label="施行日期", value=lambda row: row.effective_on, width=12),
        Column(label="公布日期", value=lambda row: row.published_on, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=10),
        Column(label="执行机关", value=lambda row: row.organ, width=24),
        Column(label="下次报告期限", value=lambda row: row.next_on, width=14),
        Column(label="执行指标（项）", value=lambda row: row.measured, width=14),
        Column(label="办结日期", value=lambda row: row.closed_on, width=12),
    ),
)
WRITINGS = Listing(
    key="congress.writings",
    page="congress:writings",
    shown=("标题", "类别", "年度", "责任单位", "状态", "定稿日期"),
    sorts={"年度": "year", "定稿日期": "adopted_on"},
    title="文稿和制度",
    **of_page(WritingFilter, writings.listed),
    of_year=lambda actor, year: writings.listed(actor, year=year),
    may=reads_writings,
    columns=(
        Column(label="标题", value=str, width=48),
        Column(label="类别", value=lambda row: row.get_kind_display()),
        Column(label="年度", value=lambda row: row.year, width=8),
        Column(label="人大", value=lambda row: row.congress, width=24),
        Column(label="责任单位", value=lambda row: row.body.name, width=30),
        Column(label="报告人（执笔人）", value=lambda row: row.person.name if row.person_id else ""),
        Column(label="状态", value=lambda row: row.word, width=10),
        Column(label="版本", value=lambda row: row.version, width=8),
        Column(label="通过的会议", value=lambda row: row.adopted_at, width=30),
        Column(label="通过（定稿）日期", value=lambda row: row.adopted_on, width=14),
        Column(label="施行日期", value=lambda row: row.in_force_on, width=12),
        Column(label="失效日期", value=lambda row: row.ended_on, width=12),
        Column(label="废止依据", value=lambda row: row.repealed_because, width=30),
    ),
)
ARTICLES = Listing(
    key="congress.articles",
    page="congress:articles",
    shown=("标题", "乡镇", "作者", "刊播媒体", "级别", "刊播日期", "办理"),
    sorts={"刊播日期": "published_on"},
    title="乡镇人大宣传稿件",
    may=has_township,
    columns=(
        Column(label="乡镇", value=lambda row: row.congress.area.name, width=12),
        Column(label="标题", value=lambda row: row.title, width=48),
        Column(label="作者", value=lambda row: row.author),
        Column(label="刊播媒体", value=lambda row: row.medium, width=24),
        Column(label="级别", value=lambda row: row.get_level_display(), width=8),
        Column(label="刊播日期", value=lambda row: row.published_on, width=12),
        Column(label="网址或刊期", value=lambda row: row.source, width=40),
    ),
    order=101,
    **of_page(ArticleFilter, articles.listed),
    of_year=lambda actor, year: articles.listed(actor, year=year),
)
ENTRIES = Listing(
    key="congress.fund_entries",
    title="乡镇人大经费收支",
    may=has_township,
    columns=(
        Column(label="乡镇", value=lambda row: row.fund.congress.area.name, width=12),
        Column(label="日期", value=lambda row: row.on, width=12),
        Column(label="用途", value=lambda row: row.get_purpose_display(), width=12),
        Column(label="金额（元）", value=lambda row: row.amount, width=14),
        Column(label="摘要", value=lambda row: row.note, width=48),
    ),
    order=102,
    **of_page(EntryFilter, funds.entries),
    of_year=lambda actor, year: funds.entries(actor, since=date(year, 1, 1), until=date(year, 12, 31)),
)
TASKS = Listing(
    key="congress.group_tasks",
    title="代表小组任务",
    may=has_township,
    columns=(
        Column(label="乡镇", value=lambda row: row.congress.area.name, width=12),
        Column(label="代表小组", value=lambda row: row.group.name, width=24),
        Column(label="任务", value=lambda row: row.title, width=48),
        Column(label="责任人", value=lambda row: row.answers, width=12),
        Column(label="完成期限", value=lambda row: row.due_on, width=12),
        Column(label="完成日期", value=lambda row: row.done_on, width=12),
        Column(label="完成情况", value=lambda row: row.result, width=48),
    ),
    order=103,
    **of_page(TaskFilter, group_tasks.listed),
    of_year=lambda actor, year: group_tasks.listed(actor, year=year),
)
ASSESSMENTS = Listing(
    key="congress.assessments",
    title="乡镇人大考核结果",
    may=follows_townships,
    columns=(
        Column(label="年度", value=lambda row: row.sheet.year, width=8),
        Column(label="乡镇", value=lambda row: row.congress.area.name, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=10),
        Column(label="乡镇人大得分", value=lambda row: row.total, width=14),
        Column(label="主席", value=lambda row: row.chair, width=12),
        Column(label="主席得分", value=lambda row: row.chair_total, width=12),
        Column(label="评语", value=lambda row: row.remark, width=48),
    ),
    order=104,
    **of_page(ResultsFilter, assessments.listed),
    of_year=lambda actor, year: assessments.listed(actor).filter(sheet__year=year),
)

FIGURES = Listing(
    key="congress.summary_figures",
    title="年度工作总结数据",
    rows=lambda actor, filters: summaries.figures(actor, "".join(filters.get("summary", [])[:1])),
    said=lambda actor, filters: "一份总结" if filters.get("summary") else "",
    of_year=lambda actor, year: summaries.Figures(summaries.listed(actor).filter(year=year)),
    may=reads_summaries,
    columns=(
        Column(label="总结", value=lambda row: row.summary.title, width=36),
        Column(label="章", value=lambda row: row.chapter.section.title),
        Column(label="注号", value=lambda row: row.number, width=8),
        Column(label="指标", value=lambda row: row.fact.label, width=24),
        Column(label="数值", value=lambda row: row.fact.value, width=20),
        Column(label="单位", value=lambda row: row.fact.unit, width=8),
        Column(label="口径", value=lambda row: row.fact.definition, width=60),
        Column(label="查询名", value=lambda row: f"{row.chapter.section.chapter}/{row.fact.key}", width=36),
        Column(label="数据截止", value=lambda row: summaries.counted_until(row.summary), width=12),
        Column(label="冻结时间", value=lambda row: row.summary.frozen_at, width=17),
    ),
)

# Quarterly reports: one quarter as its table stands on the page, and field by field through all quarters.


class Lines(list):
    """The lines of a table that is worked out as a whole."""

    def count(self):
        return len(self)

    def iterator(self, size):
        return iter(self)


def asked_round(actor, filters):
    """The quarter that is asked for, else the newest."""
    rows = reports.rounds(actor).select_related("form")
    wanted = "".join(filters.get("round", ())[:1])
    return rows.filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() else rows.first()


def table_rows(actor, filters):
    round_ = asked_round(actor, filters)
    return Lines(reports.table(actor, round_).rows if round_ else ())


def table_columns(actor, filters):
    round_ = asked_round(actor, filters)
    items = list(round_.form.items.all()) if round_ else ()
    fixed = (
        Column(label="乡镇", value=lambda line: line.report.congress.short_name, width=18),
        Column(label="状态", value=lambda line: line.report.get_state_display(), width=10),
        Column(label="报送日期", value=lambda line: line.report.submitted_on, width=12),
        Column(label="逾期", value=lambda line: line.report.late, width=6),
    )
    return fixed + tuple(table_column(place, item) for place, item in enumerate(items))


def table_column(place, item):
    label = f"{item.label}（{item.unit}）" if item.unit else item.label
    return Column(label=label, value=lambda line: line.cells[place].content, width=14 if item.is_number else 50)


def value_rows(actor, filters):
    return reports.values_seen(
        actor, **{name: values[0] for name, values in filters.items() if name in ("round", "year")}
    )


REPORT_TABLE = Listing(
    key="congress.report_table",
    title="乡镇季度报告汇总表",
    rows=table_rows,
    said=lambda actor, filters: str(asked_round(actor, filters) or ""),
    may=follows,
    packed=False,  # of one quarter; the lines of all quarters are
    columns=table_columns,
)
REPORT_VALUES = Listing(
    key="congress.report_values",
    title="乡镇季度报告明细",
    rows=value_rows,
    of_year=lambda actor, year: reports.values_seen(actor, year=str(year)),
    may=follows,
    columns=(
        Column(label="季度", value=lambda row: row.report.round.when, width=14),
        Column(label="乡镇", value=lambda row: row.report.congress.short_name, width=18),
        Column(label="版本", value=lambda row: row.report.version, width=6),
        Column(label="状态", value=lambda row: row.report.get_state_display(), width=10),
        Column(label="部分", value=lambda row: row.item.section, width=14),
        Column(label="项目", value=lambda row: row.item.label, width=28),
        Column(label="单位", value=lambda row: row.item.unit, width=8),
        Column(label="数值", value=lambda row: row.number, width=12),
        Column(label="文字", value=lambda row: row.text, width=60),
        Column(label="系统数", value=lambda row: row.counted, width=12),
        Column(label="说明", value=lambda row: row.answer, width=40),
    ),
)

ALL = (
    FIGURES,
    AUDIT,
    BALLOTS,
    MEETINGS,
    RESOLUTIONS,
    WRITINGS,
    ARTICLES,
    ENTRIES,
    TASKS,
    ASSESSMENTS,
    REPORT_TABLE,
    REPORT_VALUES,
)


def final_writings(actor, year):
    """The writings that became final in a year, as cases of its pack."""
    rows = writings.with_case(actor).exclude(state="draft").filter(adopted_on__year=year)
    return [(f"{row.title}（{row.version_name}）", [row]) for row in rows.order_by("kind", "adopted_on", "pk")]


def reports_in(actor, year):
    """The quarterly reports of a year that have come in, as cases of its pack."""
    rows = QuarterReport.objects.visible_to(actor).current().filter(state__in=QuarterReport.IN, round__year=year)
    rows = rows.select_related("congress", "round").order_by("round__quarter", "congress__area__code")
    return [(f"{row.round.when} {row.congress.short_name}", [row]) for row in rows]


ARCHIVES = (
    Archive(key="congress.reports", title="乡镇季度报告", cases=reports_in, order=40),
    Archive(key="congress.writings", title="文稿和制度", cases=final_writings, order=50),
)
