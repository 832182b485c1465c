"""The lists of congress that may be exported."""

from django.http import QueryDict

from congress.frame.kinds import Listing
from congress.frame.tables import Column

from .forms.meetings import MeetingFilter
from .forms.records import AuditFilter
from .forms.writings import WritingFilter
from .policies.meetings import reads_meetings
from .policies.records import reads_audit
from .policies.writings import reads_writings
from .queries import meetings, writings
from .queries.records import audit_log, for_auditor


def as_query(filters):
    """Filters as stored with a job, in the shape of a page's address."""
    query = QueryDict(mutable=True)
    for name, values in filters.items():
        query.setlist(name, values)
    return query


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


def asked_of(filter_form):
    """(rows by its questions, the questions in words) of a list whose page asks by a plain form."""

    def bound(actor, filters):
        form = filter_form(as_query(filters), actor=actor)
        return form, form.asked()

    def said(actor, filters):
        form, asked = bound(actor, filters)
        words = []
        for name, value in asked.items():
            if value:
                choices = dict(getattr(form.fields[name], "choices", ()))
                words.append(f"{form.fields[name].label}：{choices.get(value, value)}")
        return "；".join(words)

    return lambda actor, filters: bound(actor, filters)[1], said


asked_of_meetings, meetings_said = asked_of(MeetingFilter)
MEETINGS = Listing(
    key="congress.meetings",
    title="会议登记",
    rows=lambda actor, filters: meetings.listed(actor, **asked_of_meetings(actor, filters)),
    said=meetings_said,
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
asked_of_writings, writings_said = asked_of(WritingFilter)
WRITINGS = Listing(
    key="congress.writings",
    title="文稿和制度",
    rows=lambda actor, filters: writings.listed(actor, **asked_of_writings(actor, filters)),
    said=writings_said,
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

ALL = (AUDIT, MEETINGS, WRITINGS)
