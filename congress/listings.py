"""The lists of congress that may be exported."""

from django.http import QueryDict

from congress.frame.kinds import Listing
from congress.frame.tables import Column

from .forms.records import AuditFilter
from .policies.records import reads_audit
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

ALL = (AUDIT,)
