"""What must agree in the course of a suggestion: the columns lists are sorted by, the clocks, what must follow."""

from collections import defaultdict

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from congress.frame.kinds import Check, Finding
from congress.models import Deadline, Number

from .models import Assignment, Commitment, Reply, Suggestion
from .models.assignment import OWING
from .workflow import derived_stage

DUE = ("suggestions.reply", "suggestions.redo", "suggestions.joint")
ANSWERED = ("handling", "closed", "archived")


def running(label, *keys, pk="pk"):
    """The running clocks of a row, to be asked inside a query."""
    return Deadline.objects.filter(target_model=label, target_pk=OuterRef(pk), key__in=keys, outcome="open")


def named(suggestion):
    return f"{suggestion.number_text or '未编号'}《{suggestion.subject}》"


def due_days():
    """A task's column 期限 against the clock that runs for it."""
    clock = running("suggestions.assignment", *DUE).order_by("pk").values("due_on")[:1]
    rows = Assignment.objects.filter(state__in=OWING).annotate(clock=Subquery(clock))
    wrong = rows.exclude(clock=None).exclude(reply_due_on=F("clock")) | rows.filter(
        clock__isnull=False, reply_due_on=None
    )
    return [
        Finding(
            f"{named(row.suggestion)}{row}的期限列是{row.reply_due_on or '空'}，正在计算的时限是{row.clock}。",
            row.suggestion.congress_id,
        )
        for row in wrong.select_related("suggestion", "unit").order_by("pk")
    ]


def owed_without_clock():
    """Whoever owes the deputy an answer has a clock that says by when."""
    clock = running("suggestions.assignment", "suggestions.reply", "suggestions.redo")
    rows = Assignment.objects.filter(~Exists(clock), state__in=OWING, kind__in=["lead", "separate"])
    return [
        Finding(f"{named(row.suggestion)}{row}还没有答复，却没有正在计算的时限。", row.suggestion.congress_id)
        for row in rows.select_related("suggestion", "unit").order_by("pk")
    ]


def derived_columns():
    """The case's stage and nearest due day, against those of its answering units."""
    tasks = defaultdict(list)
    rows = Assignment.objects.answering().in_force().filter(suggestion__state__in=ANSWERED)
    for case, state, due in rows.order_by().values_list("suggestion", "state", "reply_due_on"):
        tasks[case].append((state, due))
    found = []
    for row in Suggestion.objects.filter(state__in=ANSWERED).order_by("pk").iterator(chunk_size=1000):
        stage = derived_stage([state for state, _ in tasks[row.pk]])
        due = min((day for state, day in tasks[row.pk] if day and state in OWING), default=None)
        if row.stage != stage:
            words = f"{named(row)}的办理阶段是“{word(row.stage)}”，按各单位进度应为“{word(stage)}”。"
            found.append(Finding(words, row.congress_id))
        if row.reply_due_on != due:
            words = f"{named(row)}的答复期限是{row.reply_due_on or '空'}，各单位中最近的是{due or '空'}。"
            found.append(Finding(words, row.congress_id))
    return found


def word(stage):
    return Assignment.State(stage).label if stage in Assignment.State.values else stage or "空"


def ends():
    """A case in the units' hands has one; a closed case has none that still owes."""
    open_tasks = Assignment.objects.answering().in_force().filter(suggestion=OuterRef("pk")).exclude(state="closed")
    rows = Suggestion.objects.annotate(is_owed=Exists(open_tasks))
    idle = rows.filter(state="handling", is_owed=False)
    early = rows.filter(state__in=["closed", "archived"], is_owed=True)
    return [
        *(Finding(f"{named(row)}办理中，却没有单位在办。", row.congress_id) for row in idle.order_by("pk")),
        *(Finding(f"{named(row)}已办结，却还有单位没有办结。", row.congress_id) for row in early.order_by("pk")),
    ]


def unasked_replies():
    """Every answer that went out is rated, or the deputy is being asked."""
    asked = running("suggestions.assignment", "suggestions.feedback", pk="assignment_id")
    rows = Reply.objects.sent().filter(~Exists(asked), rating=None)
    rows = rows.exclude(assignment__state="cancelled").select_related("assignment__suggestion", "assignment__unit")
    return [
        Finding(
            f"{named(row.assignment.suggestion)}{row}没有评价，也没有在征询代表意见。",
            row.assignment.suggestion.congress_id,
        )
        for row in rows.order_by("pk")
    ]


def numbers():
    """The number on a case is in the register of numbers, in the series of its session or term."""
    in_session = Number.objects.filter(series__congress=OuterRef("congress"), value=OuterRef("number"))
    keys = {
        key: value
        for row in Suggestion.objects.exclude(number=None).order_by().values("session_id", "term_id").distinct()
        for key, value in [((row["session_id"], row["term_id"]), series_of(**row))]
    }
    found = []
    for (session, term), key in sorted(keys.items(), key=lambda pair: pair[1]):
        rows = Suggestion.objects.filter(~Exists(in_session.filter(series__key=key)), session=session, term=term)
        found += rows.exclude(number=None).order_by("pk")
    return [Finding(f"{named(row)}的编号在编号登记里找不到。", row.congress_id) for row in found]


def series_of(session_id, term_id):
    return f"suggestions.session.{session_id}" if session_id else f"suggestions.term.{term_id}"


def promises():
    """A promise that is not settled has its clock, on the day it was promised for."""
    clock = running("suggestions.commitment", "suggestions.commitment")
    rows = Commitment.objects.filter(state__in=["open", "reported"], reply__replied_on__isnull=False)
    rows = rows.annotate(clock=Coalesce(Subquery(clock.values("pk")[:1]), 0, output_field=BigIntegerField()))
    wrong = rows.filter(Q(clock=0)).select_related("assignment__suggestion", "assignment__unit")
    return [
        Finding(
            f"{named(row.assignment.suggestion)}的承诺“{row}”没有认定，也没有正在计算的时限。",
            row.assignment.suggestion.congress_id,
        )
        for row in wrong.order_by("pk")
    ]


ALL = (
    Check(key="suggestions.due_days", label="承办期限与正在计算的时限一致", find=due_days, order=50),
    Check(key="suggestions.owed", label="没有答复的承办都有时限", find=owed_without_clock, order=51),
    Check(key="suggestions.derived", label="办理阶段、答复期限与各单位进度一致", find=derived_columns, order=52),
    Check(key="suggestions.ends", label="办理中的有单位在办，办结的各单位都已办结", find=ends, order=53),
    Check(key="suggestions.unasked", label="每件答复都有评价，或正在征询", find=unasked_replies, order=54),
    Check(key="suggestions.numbers", label="建议的编号都有登记", find=numbers, order=55),
    Check(key="suggestions.promises", label="没有认定的承诺都有时限", find=promises, order=56),
)
