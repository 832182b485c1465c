"""Lists of suggestions as files: just the rows and names that the one who asks sees on the page."""

from datetime import date

from django.http import QueryDict

from congress.frame.importing import as_columns
from congress.frame.kinds import Archive, Listing
from congress.frame.tables import Column
from congress.listings import of_page

from . import bulks, importing, policies
from .filters import CommitmentFilter, SuggestionFilter
from .forms.history import HistoryFilter
from .forms.motions import MotionFilter
from .models import Suggestion
from .policies.motions import exports_motions
from .queries import history, lists, motions, tables
from .views.rows import Rows


def asked(filters):
    """The page's own query again."""
    query = QueryDict(mutable=True)
    for name, values in filters.items():
        query.setlist(name, values)
    return query


def filtered(actor, filters, rows):
    return SuggestionFilter(asked(filters), queryset=rows, actor=actor).qs


def suggestions(actor, filters):
    return Rows(filtered(actor, filters, _whole(actor)), actor)


def written_in(actor, year):
    return Rows(_whole(actor).filter(written_on__year=year).order_by("written_on", "pk"), actor)


def _whole(actor):
    return lists.with_rows(lists.listed(actor), actor)


def promises(actor, filters):
    return CommitmentFilter(asked(filters), queryset=tables.ledger(actor), actor=actor).qs


def said_by(filterset):
    """The filters in words: 办理阶段：办理中；类别：交通运输."""

    def said(actor, filters):
        form = filterset(asked(filters), queryset=filterset._meta.model.objects.none(), actor=actor).form
        form.is_valid()
        words = []
        for name, value in form.cleaned_data.items():
            if value and name != "sort":
                choices = dict(getattr(form.fields[name], "choices", ()))
                words.append(form.fields[name].label + ("" if value is True else f"：{choices.get(value, value)}"))
        return "；".join(words)

    return said


def last_report(promise):
    reports = list(promise.reports.all())
    return f"{reports[-1].on:%Y-%m-%d} {reports[-1].text}" if reports else ""


SUGGESTIONS = Listing(
    key="suggestions.suggestions",
    title="代表建议清单",
    page="suggestions:list",
    shown=("标题", "编号", "领衔代表", "承办单位", "状态", "期限"),
    sorts={"提出日": "written_on", "编号": "number", "期限": "reply_due_on"},
    bulks=bulks.ALL,
    picked=lambda actor, filters: filtered(actor, filters, lists.listed(actor)),
    rows=suggestions,
    may=policies.exports_lists,
    said=said_by(SuggestionFilter),
    of_year=written_in,
    columns=(
        Column(label="编号", value=lambda row: row.number, width=10),
        Column(label="标题", value=lambda row: row.subject, width=48),
        Column(label="提出日", value=lambda row: row.written_on, width=12),
        Column(label="领衔代表", value=lambda row: row.deputy),
        Column(label="代表团", value=lambda row: row.delegation),
        Column(label="会议", value=lambda row: row.suggestion.occasion, width=26),
        Column(label="类别", value=lambda row: row.topic),
        Column(label="承办单位", value=lambda row: "、".join(row.units), width=36),
        Column(label="状态", value=lambda row: row.state),
        Column(label="交办日", value=lambda row: row.suggestion.assigned_on, width=12),
        Column(label="期限", value=lambda row: row.due_on, width=12),
        Column(label="答复日", value=lambda row: row.suggestion.replied_on, width=12),
        Column(label="办结日", value=lambda row: row.suggestion.closed_on, width=12),
        Column(label="重点督办", value=lambda row: row.is_key, width=10),
    ),
)
COMMITMENTS = Listing(
    key="suggestions.commitments",
    page="suggestions:commitments",
    shown=("承诺", "承办单位", "完成日期", "资金", "状态", "最近进展"),
    sorts={"完成日期": "due_on", "资金": "money"},
    title="承诺事项台账",
    rows=promises,
    may=policies.exports_lists,
    said=said_by(CommitmentFilter),
    columns=(
        Column(label="建议编号", value=lambda row: row.assignment.suggestion.number_text, width=10),
        Column(label="建议标题", value=lambda row: row.assignment.suggestion.subject, width=40),
        Column(label="承办单位", value=lambda row: row.assignment.unit.name, width=24),
        Column(label="承诺事项", value=lambda row: row.text, width=48),
        Column(label="完成日期", value=lambda row: row.due_on, width=12),
        Column(label="资金（万元）", value=lambda row: row.money, width=12),
        Column(label="状态", value=lambda row: row.get_state_display()),
        Column(label="最近进展", value=last_report, width=48),
    ),
)
HISTORY = Listing(
    key="suggestions.history",
    page="suggestions:history",
    shown=("标题", "编号", "领衔代表", "承办单位", "答复"),
    sorts={"编号": "number"},
    title="历年建议",
    **of_page(HistoryFilter, history.listed),
    may=policies.reads_history,
    packed=False,  # old years have their own volumes; the pack holds the year it is made for
    columns=as_columns(importing.HISTORY),
)
MOTIONS = Listing(
    key="suggestions.motions",
    title="议案清单",
    page="suggestions:motions",
    shown=("案由", "编号", "提出人", "联名（人）", "会议", "状态", "提出日期"),
    sorts={"提出日期": "filed_on", "编号": "number"},
    **of_page(MotionFilter, motions.listed),
    of_year=lambda actor, year: motions.listed(actor, since=date(year, 1, 1), until=date(year, 12, 31)),
    may=exports_motions,
    order=101,
    columns=(
        Column(label="案由", value=str, width=48),
        Column(label="编号", value=lambda row: row.number_words, width=14),
        Column(label="提出方式", value=lambda row: row.get_by_display(), width=10),
        Column(label="提出人", value=lambda row: row.put_by, width=20),
        Column(label="联名（人）", value=lambda row: row.signed if row.is_joint else "", width=10),
        Column(label="会议", value=lambda row: row.meeting, width=26),
        Column(label="提出日期", value=lambda row: row.filed_on, width=12),
        Column(label="状态", value=lambda row: row.get_state_display(), width=14),
        Column(label="审议的委员会", value=lambda row: row.committee.name if row.committee else "", width=24),
        Column(label="报告期限", value=lambda row: row.report_due_on, width=12),
        Column(label="报告日期", value=lambda row: row.reported_on, width=12),
        Column(label="决定日期", value=lambda row: row.decided_on, width=12),
        Column(label="决议决定", value=lambda row: str(row.resolution or ""), width=36),
        Column(label="转成的建议", value=lambda row: row.suggestion.about if row.suggestion else "", width=36),
        Column(label="结果", value=lambda row: row.outcome or row.because, width=48),
    ),
)
ALL = (SUGGESTIONS, MOTIONS, COMMITMENTS, HISTORY)


def archived(actor, year):
    """The suggestions that were archived in a year, as cases of its pack: files hang on them, their answers, the marks
    given to these, and the visits."""
    cases = Suggestion.objects.visible_to(actor).filter(congress=actor.congress_id, archived_on__year=year)
    cases = cases.prefetch_related("assignments__replies__rating", "visits").order_by("archived_on", "pk")
    return [(case.about, [case, *_answers(case), *case.visits.all()]) for case in cases]


def _answers(case):
    for task in case.assignments.all():
        for reply in task.replies.all():
            yield reply
            if hasattr(reply, "rating"):
                yield reply.rating


ARCHIVES = (Archive(key="suggestions.archived", title="代表建议", cases=archived, order=10),)
