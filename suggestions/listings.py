"""Lists of suggestions as files: just the rows and names that the one who asks sees on the page."""

from datetime import date

from django.http import QueryDict

from congress.frame.importing import as_columns
from congress.frame.kinds import Archive, Listing, OpenSet
from congress.frame.tables import Column, Lines
from congress.listings import of_page
from congress.policies.accounts import handles_business

from . import bulks, importing, policies
from .filters import CommitmentFilter, SuggestionFilter, known_to
from .forms.figures import DeputiesForm, FiguresForm, TasksForm
from .forms.history import HistoryFilter
from .forms.motions import MotionFilter
from .forms.public import ContactsFilter, FindForm, PublicationFilter
from .models import Assignment, Rating, Suggestion
from .policies.motions import exports_motions, reads_motions
from .policies.public import exports_contacts, keeps_publications
from .queries import history, indicators, lists, motions, public, scores, tables, unit_contacts
from .queries import tasks as task_rows
from .views.rows import Rows


def asked(filters):
    """The page's own query again."""
    query = QueryDict(mutable=True)
    for name, values in filters.items():
        query.setlist(name, values)
    return query


def asked_of(filterset):
    """The page's own form with these filters."""
    return lambda actor, filters: (
        filterset(asked(filters), queryset=filterset._meta.model.objects.none(), actor=actor).form
    )


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
        form = asked_of(filterset)(actor, filters)
        form.is_valid()
        words = []
        for name, value in form.cleaned_data.items():
            if value and name != "sort":
                choices = dict(getattr(form.fields[name], "choices", ()))
                words.append(form.fields[name].label + ("" if value is True else f"：{choices.get(value, value)}"))
        return "；".join(words)

    return said


def of_line(unit, name):
    """A column of the unit's line; nothing where it has none."""
    return getattr(getattr(unit, "contact_line", None), name, "")


def last_report(promise):
    reports = list(promise.reports.all())
    return f"{reports[-1].on:%Y-%m-%d} {reports[-1].text}" if reports else ""


SUGGESTIONS = Listing(
    key="suggestions.suggestions",
    title="代表建议清单",
    page="suggestions:list",
    shown=("标题", "编号", "提出日", "领衔代表", "承办单位", "状态", "期限"),
    sorts={"提出日": "written_on", "编号": "number", "状态": "standing", "期限": "reply_due_on"},
    bulks=bulks.ALL,
    picked=lambda actor, filters: filtered(actor, filters, lists.listed(actor)),
    rows=suggestions,
    may=policies.exports_lists,
    said=said_by(SuggestionFilter),
    asks=asked_of(SuggestionFilter),
    reads=handles_business,
    of_year=written_in,
    columns=(
        Column(name="number", label="编号", value=lambda row: row.number, width=10),
        Column(name="subject", label="标题", value=lambda row: row.subject, width=48),
        Column(name="written_on", label="提出日", value=lambda row: row.written_on, kind="date", width=12),
        Column(
            name="deputy",
            label="领衔代表",
            value=lambda row: row.deputy,
            kind="thing",
            stored=lambda row: row.suggestion.lead if row.suggestion.shows_name else None,
        ),
        Column(
            name="delegation",
            label="代表团",
            value=lambda row: row.delegation,
            kind="thing",
            stored=lambda row: row.suggestion.lead.delegation,
        ),
        Column(name="occasion", label="会议", value=lambda row: row.suggestion.occasion, width=26),
        Column(
            name="topic",
            label="类别",
            value=lambda row: row.topic,
            kind="thing",
            stored=lambda row: row.suggestion.topic,
        ),
        Column(
            name="units",
            label="承办单位",
            value=lambda row: "、".join(row.units),
            kind="things",
            stored=lambda row: [task.unit for task in row.tasks],
            width=36,
        ),
        Column(
            name="state",
            label="状态",
            value=lambda row: row.state,
            code=lambda row: row.code,
            choices=(*Suggestion.State.choices, *Assignment.State.choices),
        ),
        Column(
            name="assigned_on", label="交办日", value=lambda row: row.suggestion.assigned_on, kind="date", width=12
        ),
        Column(name="due_on", label="期限", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="replied_on", label="答复日", value=lambda row: row.suggestion.replied_on, kind="date", width=12),
        Column(name="closed_on", label="办结日", value=lambda row: row.suggestion.closed_on, kind="date", width=12),
        Column(name="is_key", label="重点督办", value=lambda row: row.is_key, kind="yes", width=10),
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
    asks=asked_of(CommitmentFilter),
    reads=policies.keeps_ledger,
    columns=(
        Column(
            name="suggestion_number",
            label="建议编号",
            value=lambda row: row.assignment.suggestion.number_text,
            width=10,
        ),
        Column(
            name="suggestion",
            label="建议标题",
            value=lambda row: row.assignment.suggestion.subject,
            kind="thing",
            stored=lambda row: row.assignment.suggestion,
            width=40,
        ),
        Column(
            name="unit",
            label="承办单位",
            value=lambda row: row.assignment.unit.name,
            kind="thing",
            stored=lambda row: row.assignment.unit,
            width=24,
        ),
        Column(name="text", label="承诺事项", value=lambda row: row.text, width=48),
        Column(name="due_on", label="完成日期", value=lambda row: row.due_on, kind="date", width=12),
        Column(name="money", label="资金（万元）", value=lambda row: row.money, kind="number", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state"),
        Column(name="last_report", label="最近进展", value=last_report, width=48),
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
    bulks=bulks.MOTIONS,
    page="suggestions:motions",
    shown=("案由", "编号", "提出人", "联名（人）", "会议", "状态", "提出日期"),
    sorts={"提出日期": "filed_on", "编号": "number"},
    **of_page(MotionFilter, motions.listed),
    of_year=lambda actor, year: motions.listed(actor, since=date(year, 1, 1), until=date(year, 12, 31)),
    may=exports_motions,
    reads=reads_motions,
    order=101,
    columns=(
        Column(name="title", label="案由", value=str, width=48),
        Column(name="number", label="编号", value=lambda row: row.number_words, width=14),
        Column(name="by", label="提出方式", value=lambda row: row.get_by_display(), code="by", width=10),
        Column(name="put_by", label="提出人", value=lambda row: row.put_by, width=20),
        Column(
            name="signed",
            label="联名（人）",
            value=lambda row: row.signed if row.is_joint else "",
            kind="number",
            width=10,
        ),
        Column(name="meeting", label="会议", value=lambda row: row.meeting, kind="thing", width=26),
        Column(name="filed_on", label="提出日期", value=lambda row: row.filed_on, kind="date", width=12),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=14),
        Column(
            name="committee",
            label="审议的委员会",
            value=lambda row: row.committee.name if row.committee else "",
            kind="thing",
            stored=lambda row: row.committee,
            width=24,
        ),
        Column(name="report_due_on", label="报告期限", value=lambda row: row.report_due_on, kind="date", width=12),
        Column(name="reported_on", label="报告日期", value=lambda row: row.reported_on, kind="date", width=12),
        Column(name="decided_on", label="决定日期", value=lambda row: row.decided_on, kind="date", width=12),
        Column(
            name="resolution",
            label="决议决定",
            value=lambda row: str(row.resolution or ""),
            kind="thing",
            stored=lambda row: row.resolution,
            width=36,
        ),
        Column(
            name="suggestion",
            label="转成的建议",
            value=lambda row: row.suggestion.about if row.suggestion else "",
            kind="thing",
            stored=lambda row: row.suggestion,
            width=36,
        ),
        Column(name="outcome", label="结果", value=lambda row: row.outcome or row.because, width=48),
    ),
)


def counted(form, rows):
    """The rows behind a figure, and the question in words, as a file is made of them."""

    def listed(actor, filters):
        found = asks(actor, filters)
        return rows(found.scope, found.fact_key)

    def asks(actor, filters):
        return form(asked(filters), actor=actor)

    return {"rows": listed, "asks": asks, "said": lambda actor, filters: asks(actor, filters).said(), "packed": False}


def mark_column(name, label, of):
    """What the deputy said of the first or the last answer, as far as the reader may know it."""

    def rating(task):
        return getattr(next(iter(of(task.replies.all())), None), "rating", None)

    return Column(
        name=name,
        label=label,
        value=lambda row: rating(row).get_result_display() or "未反馈" if rating(row) else "",
        code=lambda row: rating(row).result,
        choices=tuple(Rating.Mark.choices),
    )


TASKS = Listing(
    key="suggestions.tasks",
    title="承办任务清单",
    page="suggestions:task_list",
    shown=("建议", "承办单位", "交办日", "期限", "首次答复", "按期", "类别", "评价"),
    sorts={"交办日": "assigned_on"},
    may=policies.reads_figures,
    order=102,
    **counted(TasksForm, task_rows.tasks_counted),
    columns=(
        Column(name="number", label="编号", value=lambda row: row.suggestion.number_text, width=10),
        Column(
            name="subject",
            label="建议",
            value=lambda row: row.suggestion.subject,
            kind="thing",
            stored=lambda row: row.suggestion,
            width=48,
        ),
        Column(
            name="unit",
            label="承办单位",
            value=lambda row: row.unit.short_name,
            kind="thing",
            stored=lambda row: row.unit,
            width=24,
        ),
        Column(name="way", label="承办方式", value=lambda row: row.get_kind_display(), code="kind"),
        Column(name="assigned_on", label="交办日", value=lambda row: row.assigned_on, kind="date", width=12),
        Column(name="signed_for_on", label="签收日", value=lambda row: row.signed_for_on, kind="date", width=12),
        Column(name="due_on", label="期限", value=lambda row: row.reply_due_on, kind="date", width=12),
        Column(name="replied_on", label="首次答复", value=lambda row: row.replied_on, kind="date", width=12),
        Column(name="on_time", label="按期", value=lambda row: row.on_time, kind="yes"),
        Column(name="redo_count", label="重新办理（次）", value=lambda row: row.redo_count, kind="number", width=10),
        Column(
            name="reply_class",
            label="类别",
            value=lambda row: f"{row.class_code}类" if row.class_code else "",
            code="class_code",
        ),
        mark_column("first_mark", "首次评价", iter),
        mark_column("mark", "评价", reversed),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state"),
    ),
)
FIGURE_DEPUTIES = Listing(
    key="suggestions.figure_deputies",
    title="统计中的代表名单",
    page="suggestions:figure_deputies",
    shown=("姓名", "代表团", "代表证号"),
    may=policies.reads_all,
    order=103,
    **counted(DeputiesForm, task_rows.deputies_counted),
    columns=(
        Column(
            name="name", label="姓名", value=lambda row: row.person.name, kind="thing", stored=lambda row: row.person
        ),
        Column(
            name="delegation",
            label="代表团",
            value=lambda row: row.delegation_name,
            kind="thing",
            stored=lambda row: row.delegation,
            width=20,
        ),
        Column(name="card_no", label="代表证号", value=lambda row: row.card_no, width=14),
    ),
)
PUBLICATIONS = Listing(
    key="suggestions.publications",
    title="建议公开清单",
    page="suggestions:publications",
    shown=("标题", "编号", "状态", "公开方式", "公开日期"),
    sorts={"公开日期": "released_on", "决定日期": "decided_on"},
    **of_page(PublicationFilter, public.listed),
    may=keeps_publications,
    packed=False,
    order=104,
    columns=(
        Column(name="number", label="编号", value=lambda row: row.suggestion.number_text, width=10),
        Column(name="subject", label="标题", value=str, width=48),
        Column(name="state", label="状态", value=lambda row: row.get_state_display(), code="state", width=12),
        Column(
            name="public_as",
            label="公开方式",
            value=lambda row: row.suggestion.get_public_as_display(),
            code="suggestion.public_as",
            width=28,
        ),
        Column(
            name="replied_on", label="答复日期", value=lambda row: row.suggestion.replied_on, kind="date", width=12
        ),
        Column(name="released_on", label="公开日期", value=lambda row: row.released_on, kind="date", width=12),
        Column(name="decided_by", label="决定人", value=lambda row: row.decided_by, width=12),
        Column(name="decided_on", label="决定日期", value=lambda row: row.decided_on, kind="date", width=12),
        Column(name="reason", label="理由、说明", value=lambda row: row.reason, width=40),
        Column(
            name="public_code", label="公开码", value=lambda row: row.public_code if row.is_public else "", width=12
        ),
    ),
)
UNIT_CONTACTS = Listing(
    key="suggestions.unit_contacts",
    title="承办单位联系表",
    page="suggestions:unit_contacts",
    shown=("承办单位", "分管负责人", "承办科室", "办公电话", "核对日期"),
    **of_page(ContactsFilter, unit_contacts.listed),
    may=exports_contacts,
    order=105,
    columns=(
        Column(name="unit", label="承办单位", value=lambda row: row.name, width=30),
        Column(name="leader", label="分管负责人", value=lambda row: of_line(row, "leader"), width=12),
        Column(name="leader_title", label="职务", value=lambda row: of_line(row, "leader_title"), width=16),
        Column(name="office", label="承办科室", value=lambda row: of_line(row, "office"), width=18),
        Column(name="phone", label="办公电话", value=lambda row: of_line(row, "phone"), width=18),
        Column(
            name="checked_on", label="核对日期", value=lambda row: of_line(row, "checked_on"), kind="date", width=12
        ),
        Column(name="checked_by", label="核对人", value=lambda row: of_line(row, "checked_by"), width=12),
    ),
)


def score_columns(actor, filters):
    scope = FiguresForm(asked(filters), actor=actor).scope
    parts = [
        Column(
            name=name.removeprefix("score_"),
            label=f"{label}（{scope.rule(name)}分）",
            value=points_of(place),
            kind="number",
            width=14,
        )
        for place, (name, label, _, _) in enumerate(scores.PARTS)
    ]
    numbers = [
        Column(name=f"{name.removeprefix('score_')}_of", label=f"{label}的件数", value=numbers_of(place), width=14)
        for place, (name, label, _, _) in enumerate(scores.PARTS)
    ]
    return (
        Column(name="place", label="名次", value=lambda row: row.standing, width=8),
        Column(name="unit", label="单位", value=lambda row: row.unit.name, width=30),
        Column(name="total", label="得分", value=lambda row: row.total, kind="number", width=10),
        Column(name="tasks", label="承办（件次）", value=lambda row: row.tasks, kind="number", width=12),
        *parts,
        Column(name="again", label="重新办理（件次）", value=lambda row: row.again, kind="number", width=14),
        Column(name="lost", label="扣分", value=lambda row: row.lost, kind="number", width=8),
        *numbers,
        Column(name="day", label="统计截止日", value=lambda row: scope.cut_off, kind="date", width=12),
    )


def points_of(place):
    return lambda row: row.parts[place].rounded


def numbers_of(place):
    return lambda row: row.parts[place].numbers


class Scored:
    """The lines of the score sheet, for a file."""

    def __init__(self, actor, filters):
        self.found = scores.scores(FiguresForm(asked(filters), actor=actor).scope)

    def count(self):
        return len(self.found)

    def iterator(self, chunk_size):
        yield from self.found


UNIT_SCORES = Listing(
    key="suggestions.unit_scores",
    title="承办单位得分表",
    rows=Scored,
    columns=score_columns,
    may=policies.reads_all_ratings,
    asks=lambda actor, filters: FiguresForm(asked(filters), actor=actor),
    said=lambda actor, filters: FiguresForm(asked(filters), actor=actor).said(),
    below=lambda actor, filters: ("方法说明", *scores.method(FiguresForm(asked(filters), actor=actor).scope)),
    packed=False,
    order=106,
)


def measured(actor, filters):
    known = [one.key for one in indicators.INDICATORS if known_to(actor, one)]
    return Lines(indicators.measured(FiguresForm(asked(filters), actor=actor).scope, known))


INDICATORS = Listing(
    key="suggestions.indicators",
    title="代表建议办理指标",
    rows=measured,
    columns=(
        Column(name="group", label="方面", value=lambda row: row.indicator.group, width=16),
        Column(name="indicator", label="指标", value=lambda row: row.indicator.label, width=22),
        Column(name="value", label="数值", value=lambda row: row.value, width=10),
        Column(name="part_label", label="分子名称", value=lambda row: row.part_fact.label, width=18),
        Column(name="part", label="分子", value=lambda row: row.part, kind="number", width=8),
        Column(name="whole_label", label="分母名称", value=lambda row: row.whole_fact.label, width=18),
        Column(name="whole", label="分母", value=lambda row: row.whole, kind="number", width=8),
        Column(name="definition", label="口径", value=lambda row: row.indicator.definition, width=50),
        Column(name="basis", label="依据", value=lambda row: row.indicator.basis, width=24),
        Column(name="day", label="统计截止日", value=lambda row: row.scope.cut_off, kind="date", width=12),
    ),
    may=policies.reads_figures,
    asks=lambda actor, filters: FiguresForm(asked(filters), actor=actor),
    said=lambda actor, filters: FiguresForm(asked(filters), actor=actor).said(),
    below=lambda actor, filters: ("统计说明", *indicators.notes(FiguresForm(asked(filters), actor=actor).scope)),
    packed=False,
    order=107,
)
ALL = (
    SUGGESTIONS, MOTIONS, COMMITMENTS, PUBLICATIONS, UNIT_CONTACTS, HISTORY, TASKS, FIGURE_DEPUTIES, UNIT_SCORES, INDICATORS,
)  # fmt: skip


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


HELD_BACK = "代表改为只公开摘要，答复由人大重新决定后公开。"


def _answers_of(shown):
    """The answers as the public page has them; of one that is not public, why."""
    return [
        {
            "unit": part.unit.name,
            "on": one.on.isoformat(),
            "text": one.text,
            "result": one.result,
            "closed_because": one.closed_because or (HELD_BACK if one.is_held else ""),
            "ratings": [{"about": about, "mark": mark} for about, mark in one.marks],
        }
        for part in shown.parts
        for one in part.answers
    ]


OPEN = (
    OpenSet(
        key="suggestions.released",
        title="公开的代表建议和答复",
        rows=lambda **asked: public.with_reading(public.released(**asked)),
        asks=FindForm,
        facts=lambda rows: [public.reading(one) for one in rows],
        identity=lambda shown: shown.code,
        columns=(
            Column(name="number", label="编号", value=lambda shown: shown.number),
            Column(name="title", label="标题", value=lambda shown: shown.title),
            Column(name="congress", label="人大", value=lambda shown: shown.congress),
            Column(name="occasion", label="届次", value=lambda shown: shown.occasion),
            Column(name="who", label="提出", value=lambda shown: shown.who),
            Column(name="topic", label="类别", value=lambda shown: shown.topic),
            Column(name="units", label="承办单位", value=lambda shown: shown.units),
            Column(name="submitted_on", label="提出日期", value=lambda shown: shown.submitted_on, kind="date"),
            Column(name="replied_on", label="答复日期", value=lambda shown: shown.replied_on, kind="date"),
            Column(name="released_on", label="公开日", value=lambda shown: shown.released_on, kind="date"),
            Column(name="facts", label="情况和理由", value=lambda shown: shown.facts),
            Column(name="proposals", label="具体建议", value=lambda shown: shown.proposals),
            Column(name="summary", label="摘要", value=lambda shown: shown.summary),
            Column(name="answers", label="答复", value=_answers_of, kind="any"),
        ),
    ),
)
