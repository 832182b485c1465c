"""Lists of the year's work that may be exported: meetings, writings, townships, reports, summaries; the log."""

from datetime import date

from congress.frame.kinds import Archive, Listing, OpenSet
from congress.frame.tables import Column, Lines

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
    asks=lambda actor, filters: AuditFilter(as_query(filters), audit_log(actor)).form,
    may=reads_audit,
    columns=(
        Column(name="at", label="时间", value=lambda row: row.at, kind="moment", width=17),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing"),
        Column(name="person_name", label="姓名", value=lambda row: row.person_name, width=10),
        Column(name="post_title", label="职务", value=lambda row: row.post_title),
        Column(name="ip", label="来源地址", value=lambda row: row.ip),
        Column(name="text", label="记述", value=lambda row: for_auditor(row).text, width=50),
        Column(name="before", label="办理前", value=lambda row: pairs(for_auditor(row).before), width=30),
        Column(name="after", label="办理后", value=lambda row: pairs(for_auditor(row).after), width=30),
        Column(name="reason", label="理由", value=lambda row: for_auditor(row).reason, width=30),
        Column(name="result", label="结果", value=lambda row: row.get_result_display(), code="result", width=8),
        Column(name="kind", label="事项", value=lambda row: row.kind, width=30),
        Column(name="target", label="对象", value=lambda row: row.target, width=26),
        Column(name="seq", label="链上序号", value=lambda row: row.seq, kind="number", width=10),
        Column(name="hash", label="校验值", value=lambda row: row.hash, width=66),
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
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing"),
        Column(name="meeting", label="会议", value=lambda row: row.meeting or "", kind="thing", width=28),
        Column(name="title", label="表决事项", value=lambda row: row.title, width=50),
        Column(name="kind", label="类别", value=lambda row: row.kept_as.title, width=24),
        Column(name="method", label="方式", value=lambda row: row.get_method_display(), code="method", width=16),
        Column(name="round", label="轮次", value=lambda row: row.round, kind="number", width=6),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="members", label="应到", value=lambda row: row.members, kind="number", width=8),
        Column(name="present", label="实到", value=lambda row: row.present, kind="number", width=8),
        Column(name="lines", label="票上事项", value=lambda row: row.lines, kind="number", width=10),
        Column(name="result", label="结果", value=ballot_result, width=60),
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
        Column(name="title", label="会议", value=str, width=34),
        Column(name="congress", label="人大", value=lambda row: row.term.congress, kind="thing", width=24),
        Column(name="kind", label="类别", value=lambda row: row.get_kind_display(), code="kind", width=18),
        Column(name="opens_on", label="开幕日", value=lambda row: row.opens_on, kind="date", width=12),
        Column(name="closes_on", label="闭幕日", value=lambda row: row.closes_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="place", label="地点", value=lambda row: row.place, width=20),
        Column(name="chaired_by", label="主持人", value=lambda row: row.chaired_by, width=12),
        Column(name="due", label="应到", value=lambda row: row.due, kind="number", width=8),
        Column(name="present", label="实到", value=lambda row: row.present, kind="number", width=8),
        Column(name="on_leave", label="请假", value=lambda row: row.on_leave, kind="number", width=8),
        Column(name="sitting_in", label="列席", value=lambda row: row.sitting_in, kind="number", width=8),
        Column(name="topics", label="议题", value=lambda row: row.topics, kind="number", width=8),
        Column(name="cancelled_because", label="未召开的原因", value=lambda row: row.cancelled_because, width=30),
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
        Column(name="title", label="标题", value=str, width=48),
        Column(name="kind", label="类别", value=lambda row: row.get_kind_display(), code="kind", width=8),
        Column(name="number", label="编号", value=lambda row: row.number_words, width=20),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
        Column(name="meeting", label="通过的会议", value=lambda row: row.meeting, kind="thing", width=30),
        Column(name="adopted_on", label="通过日期", value=lambda row: row.adopted_on, kind="date", width=12),
        Column(name="effective_on", label="施行日期", value=lambda row: row.effective_on, kind="date", width=12),
        Column(name="published_on", label="公布日期", value=lambda row: row.published_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="organ", label="执行机关", value=lambda row: row.organ, kind="thing", width=24),
        Column(name="next_on", label="下次报告期限", value=lambda row: row.next_on, kind="date", width=14),
        Column(name="measured", label="执行指标（项）", value=lambda row: row.measured, kind="number", width=14),
        Column(name="closed_on", label="办结日期", value=lambda row: row.closed_on, kind="date", width=12),
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
        Column(name="title", label="标题", value=str, width=48),
        Column(name="kind", label="类别", value=lambda row: row.get_kind_display(), code="kind"),
        Column(name="year", label="年度", value=lambda row: row.year, kind="number", width=8),
        Column(name="congress", label="人大", value=lambda row: row.congress, kind="thing", width=24),
        Column(
            name="body",
            label="责任单位",
            value=lambda row: row.body.name,
            kind="thing",
            stored=lambda row: row.body,
            width=30,
        ),
        Column(
            name="person",
            label="报告人（执笔人）",
            value=lambda row: row.person.name if row.person_id else "",
            kind="thing",
            stored=lambda row: row.person if row.person_id else None,
        ),
        Column(name="word", label="状态", value=lambda row: row.word, width=10),
        Column(name="version", label="版本", value=lambda row: row.version, kind="number", width=8),
        Column(name="adopted_at", label="通过的会议", value=lambda row: row.adopted_at, kind="thing", width=30),
        Column(name="adopted_on", label="通过（定稿）日期", value=lambda row: row.adopted_on, kind="date", width=14),
        Column(name="in_force_on", label="施行日期", value=lambda row: row.in_force_on, kind="date", width=12),
        Column(name="ended_on", label="失效日期", value=lambda row: row.ended_on, kind="date", width=12),
        Column(name="repealed_because", label="废止依据", value=lambda row: row.repealed_because, width=30),
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
        Column(
            name="township",
            label="乡镇",
            value=lambda row: row.congress.area.name,
            kind="thing",
            stored=lambda row: row.congress.area,
            width=12,
        ),
        Column(name="title", label="标题", value=lambda row: row.title, width=48),
        Column(name="author", label="作者", value=lambda row: row.author),
        Column(name="medium", label="刊播媒体", value=lambda row: row.medium, width=24),
        Column(name="level", label="级别", value=lambda row: row.get_level_display(), code="level", width=8),
        Column(name="published_on", label="刊播日期", value=lambda row: row.published_on, kind="date", width=12),
        Column(name="source", label="网址或刊期", value=lambda row: row.source, width=40),
    ),
    order=101,
    **of_page(ArticleFilter, articles.listed),
    of_year=lambda actor, year: articles.listed(actor, year=year),
)
ENTRIES = Listing(
    key="congress.fund_entries",
    page="congress:fund_entries",
    shown=("摘要", "乡镇", "日期", "用途", "金额（元）"),
    sorts={"日期": "on", "金额（元）": "amount"},
    title="乡镇人大经费收支",
    may=has_township,
    columns=(
        Column(
            name="township",
            label="乡镇",
            value=lambda row: row.fund.congress.area.name,
            kind="thing",
            stored=lambda row: row.fund.congress.area,
            width=12,
        ),
        Column(name="on", label="日期", value=lambda row: row.on, kind="date", width=12),
        Column(name="purpose", label="用途", value=lambda row: row.get_purpose_display(), code="purpose", width=12),
        Column(name="amount", label="金额（元）", value=lambda row: row.amount, kind="number", width=14),
        Column(name="note", label="摘要", value=lambda row: row.note, width=48),
    ),
    order=102,
    **of_page(EntryFilter, funds.entries),
    of_year=lambda actor, year: funds.entries(actor, since=date(year, 1, 1), until=date(year, 12, 31)),
)
TASKS = Listing(
    key="congress.group_tasks",
    page="congress:group_tasks",
    shown=("任务", "小组", "责任人", "期限", "完成情况"),
    sorts={"责任人": "answers", "期限": "due_on", "完成情况": "done_on"},
    title="代表小组任务",
    may=has_township,
    columns=(
        Column(
            name="township",
            label="乡镇",
            value=lambda row: row.congress.area.name,
            kind="thing",
            stored=lambda row: row.congress.area,
            width=12,
        ),
        Column(
            name="group",
            label="代表小组",
            value=lambda row: row.group.name,
            kind="thing",
            stored=lambda row: row.group,
            width=24,
        ),
        Column(name="title", label="任务", value=lambda row: row.title, width=48),
        Column(name="answers", label="责任人", value=lambda row: row.answers, width=12),
        Column(name="due_on", label="完成期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="done_on", label="完成日期", value=lambda row: row.done_on, kind="date", width=12),
        Column(name="result", label="完成情况", value=lambda row: row.result, width=48),
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
        Column(name="year", label="年度", value=lambda row: row.sheet.year, kind="number", width=8),
        Column(
            name="township",
            label="乡镇",
            value=lambda row: row.congress.area.name,
            kind="thing",
            stored=lambda row: row.congress.area,
            width=12,
        ),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=10),
        Column(name="total", label="乡镇人大得分", value=lambda row: row.total, kind="number", width=14),
        Column(name="chair", label="主席", value=lambda row: row.chair, width=12),
        Column(name="chair_total", label="主席得分", value=lambda row: row.chair_total, kind="number", width=12),
        Column(name="remark", label="评语", value=lambda row: row.remark, width=48),
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
    also={"summary": "哪一份总结的编号"},
    of_year=lambda actor, year: summaries.Figures(summaries.listed(actor).filter(year=year)),
    may=reads_summaries,
    columns=(
        Column(
            name="summary",
            label="总结",
            value=lambda row: row.summary.title,
            kind="thing",
            stored=lambda row: row.summary,
            width=36,
        ),
        Column(name="section", label="章", value=lambda row: row.chapter.section.title),
        Column(name="number", label="注号", value=lambda row: row.number, kind="number", width=8),
        Column(name="label", label="指标", value=lambda row: row.fact.label, width=24),
        Column(name="value", label="数值", value=lambda row: row.fact.value, kind="any", width=20),
        Column(name="unit", label="单位", value=lambda row: row.fact.unit, width=8),
        Column(name="definition", label="口径", value=lambda row: row.fact.definition, width=60),
        Column(
            name="query", label="查询名", value=lambda row: f"{row.chapter.section.chapter}/{row.fact.key}", width=36
        ),
        Column(
            name="counted_until",
            label="数据截止",
            value=lambda row: summaries.counted_until(row.summary),
            kind="date",
            width=12,
        ),
        Column(name="frozen_at", label="冻结时间", value=lambda row: row.summary.frozen_at, kind="moment", width=17),
    ),
)

# Quarterly reports: one quarter as its table stands on the page, and field by field through all quarters.


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
        Column(
            name="township",
            label="乡镇",
            value=lambda line: line.report.congress.short_name,
            kind="thing",
            stored=lambda line: line.report.congress,
            width=18,
        ),
        Column(
            name="state",
            label="状态",
            value=lambda line: line.report.get_state_display(),
            code="report.state",
            choices=tuple(QuarterReport.State.choices),
            width=10,
        ),
        Column(
            name="submitted_on", label="报送日期", value=lambda line: line.report.submitted_on, kind="date", width=12
        ),
        Column(name="late", label="逾期", value=lambda line: line.report.late, kind="yes", width=6),
    )
    return fixed + tuple(table_column(place, item) for place, item in enumerate(items))


def table_column(place, item):
    label = f"{item.label}（{item.unit}）" if item.unit else item.label
    return Column(
        name=item.key, label=label, value=lambda line: line.cells[place].content, width=14 if item.is_number else 50
    )


def value_rows(actor, filters):
    return reports.values_seen(
        actor, **{name: values[0] for name, values in filters.items() if name in ("round", "year")}
    )


REPORT_TABLE = Listing(
    key="congress.report_table",
    title="乡镇季度报告汇总表",
    rows=table_rows,
    also={"round": "哪一次季度报告的编号，不填为最近一次"},
    said=lambda actor, filters: str(asked_round(actor, filters) or ""),
    may=follows,
    packed=False,  # of one quarter; the lines of all quarters are
    columns=table_columns,
)
REPORT_VALUES = Listing(
    key="congress.report_values",
    title="乡镇季度报告明细",
    rows=value_rows,
    also={"round": "哪一次季度报告的编号", "year": "年度"},
    of_year=lambda actor, year: reports.values_seen(actor, year=str(year)),
    may=follows,
    columns=(
        Column(name="when", label="季度", value=lambda row: row.report.round.when, width=14),
        Column(
            name="township",
            label="乡镇",
            value=lambda row: row.report.congress.short_name,
            kind="thing",
            stored=lambda row: row.report.congress,
            width=18,
        ),
        Column(name="version", label="版本", value=lambda row: row.report.version, kind="number", width=6),
        Column(
            name="state", label="状态", value=lambda row: row.report.get_state_display(), code="report.state", width=10
        ),
        Column(name="section", label="部分", value=lambda row: row.item.section, width=14),
        Column(name="item", label="项目", value=lambda row: row.item.label, width=28),
        Column(name="unit", label="单位", value=lambda row: row.item.unit, width=8),
        Column(name="number", label="数值", value=lambda row: row.number, kind="number", width=12),
        Column(name="text", label="文字", value=lambda row: row.text, width=60),
        Column(name="counted", label="系统数", value=lambda row: row.counted, kind="number", width=12),
        Column(name="answer", label="说明", value=lambda row: row.answer, width=40),
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

OPEN = (
    OpenSet(
        key="congress.published_resolutions",
        title="公布的决议决定",
        rows=resolutions.public_list,
        columns=(
            Column(name="title", label="标题", value=lambda row: row.title),
            Column(name="kind", label="类别", value=lambda row: row.get_kind_display(), code="kind"),
            Column(name="number", label="编号", value=lambda row: row.number_words),
            Column(name="adopted", label="通过", value=lambda row: row.adopted_words),
            Column(name="adopted_on", label="通过日期", value=lambda row: row.adopted_on, kind="date"),
            Column(name="effective_on", label="施行日期", value=lambda row: row.effective_on, kind="date"),
            Column(name="published_on", label="公布日期", value=lambda row: row.published_on, kind="date"),
            Column(name="text", label="正文", value=lambda row: row.text),
        ),
    ),
)
