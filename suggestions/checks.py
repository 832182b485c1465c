"""What must agree in the course of a suggestion: the columns lists are sorted by, the clocks, what must follow."""

from collections import defaultdict

from django.db.models import BigIntegerField, CharField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from congress.frame.kinds import Check, Finding, Severity
from congress.models import Deadline, Document, Number, SearchEntry

from .models import Assignment, Commitment, Rating, Reply, Suggestion
from .models.assignment import OWING
from .workflow import derived_stage

DUE = ("suggestions.reply", "suggestions.redo", "suggestions.joint")
LETTER = "suggestions.reply_letter"
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
            row.suggestion,
        )
        for row in wrong.select_related("suggestion", "unit").order_by("pk")
    ]


def owed_without_clock():
    """Whoever owes the deputy an answer has a clock that says by when."""
    clock = running("suggestions.assignment", "suggestions.reply", "suggestions.redo")
    rows = Assignment.objects.filter(~Exists(clock), state__in=OWING, kind__in=["lead", "separate"])
    return [
        Finding(
            f"{named(row.suggestion)}{row}还没有答复，却没有正在计算的时限。",
            row.suggestion.congress_id,
            row.suggestion,
        )
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
            found.append(Finding(words, row.congress_id, row))
        if row.reply_due_on != due:
            words = f"{named(row)}的答复期限是{row.reply_due_on or '空'}，各单位中最近的是{due or '空'}。"
            found.append(Finding(words, row.congress_id, row))
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
        *(Finding(f"{named(row)}办理中，却没有单位在办。", row.congress_id, row) for row in idle.order_by("pk")),
        *(Finding(f"{named(row)}已办结，却还有单位没有办结。", row.congress_id, row) for row in early.order_by("pk")),
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
            row.assignment.suggestion,
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
    return [Finding(f"{named(row)}的编号在编号登记里找不到。", row.congress_id, row) for row in found]


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
            row.assignment.suggestion,
        )
        for row in wrong.order_by("pk")
    ]


def unsent_letters():
    """Every answer that the deputy is asked about has its letter (承办单位的答复函)."""
    letters = Document.objects.filter(
        kind=LETTER, target_id=OuterRef("assignment"), issued_on__gte=OuterRef("replied_on")
    )
    letters = letters.exclude(state=Document.State.VOID)
    rows = Reply.objects.sent().filter(~Exists(letters)).filter(assignment__state__in=["feedback_pending", "rated"])
    return [
        Finding(f"{named(row.assignment.suggestion)}{row}已经答复，却没有答复函。", *where(row.assignment.suggestion))
        for row in rows.select_related("assignment__suggestion", "assignment__unit").order_by("pk")
    ]


def early_ratings():
    """Nobody rates what has not been answered."""
    rows = Rating.objects.filter(Q(reply__replied_on=None) | Q(rated_on__lt=F("reply__replied_on"))).order_by("pk")
    return [
        Finding(
            f"{named(row.reply.assignment.suggestion)}{row.reply}的评价早于答复。",
            *where(row.reply.assignment.suggestion),
        )
        for row in rows.select_related("reply__assignment__suggestion", "reply__assignment__unit")
    ]


def leaderless():
    """What was handed over is led by one unit, or by each of several (主办，或者分办)."""
    leads = Assignment.objects.in_force().filter(suggestion=OuterRef("pk"), kind__in=["lead", "separate"])
    rows = Suggestion.objects.filter(~Exists(leads), state__in=ANSWERED).order_by("pk")
    return [Finding(f"{named(row)}没有主办或者分办单位。", *where(row)) for row in rows]


def late_authors():
    """Who leads a suggestion had his seat on the day he handed it in."""
    rows = Suggestion.objects.exclude(submitted_on=None).select_related("lead__membership")
    rows = rows.filter(
        Q(lead__membership__since__gt=F("submitted_on")) | Q(lead__membership__until__lt=F("submitted_on"))
    )
    return [Finding(f"{named(row)}提出的当天，领衔代表不在任。", *where(row)) for row in rows.order_by("pk")]


def unfindable():
    """Every suggestion that was handed in is found by its words, and by those of its answers."""
    words = SearchEntry.objects.filter(
        target=Concat(Value("suggestions.suggestion:"), Cast(OuterRef("pk"), CharField()))
    )
    rows = Suggestion.objects.filter(~Exists(words)).exclude(state__in=["draft", "cosigning"]).order_by("pk")
    said = SearchEntry.objects.filter(target=Concat(Value("suggestions.reply:"), Cast(OuterRef("pk"), CharField())))
    replies = Reply.objects.sent().filter(~Exists(said)).select_related("assignment__suggestion").order_by("pk")
    answered = [reply.assignment.suggestion for reply in replies]
    return [Finding(f"{named(row)}查找不到：检索里没有它。", *where(row)) for row in rows] + [
        Finding(f"{named(row)}的答复查找不到：检索里没有它。", *where(row)) for row in answered
    ]


def where(suggestion):
    return suggestion.congress_id, suggestion


ASK = "请代表工委核对这件建议的办理记录；时限不对的，在“期限”里打开它的计算过程核对，查不出原因的告诉开发人员。"
ALL = (
    Check(key="suggestions.due_days", label="承办期限与正在计算的时限一致", find=due_days, order=50,
          means="名单按“期限”列排序，它与计时不同，就会催错、漏催。",
          todo=ASK),
    Check(key="suggestions.owed", label="没有答复的承办都有时限", find=owed_without_clock, order=51,
          means="没有时限的承办不会被提醒，也不会显示超期。",
          todo="请打开这件建议，由代表工委改派给同一单位，时限随之重新起算。"),
    Check(key="suggestions.derived", label="办理阶段、答复期限与各单位进度一致", find=derived_columns, order=52,
          means="名单和统计里的阶段、期限与各单位的实际进度不同。",
          todo=ASK),
    Check(key="suggestions.ends", label="办理中的有单位在办，办结的各单位都已办结", find=ends, order=53,
          means="状态与各单位的进度矛盾：没有人在办，或者还在办就算办结。",
          todo="请打开这件建议：没有单位在办的重新交办；还有单位没办结的，催办或者取消那个单位的承办。"),
    Check(key="suggestions.leaders", label="交办的都有主办或者分办单位", find=leaderless, order=53,
          means="只有会办单位，没有单位对代表负责答复。",
          todo="请打开这件建议，由代表工委补定主办单位。"),
    Check(key="suggestions.unasked", label="每件答复都有评价，或正在征询", find=unasked_replies, order=54,
          means="答复以后没有征询代表意见，评价和满意率因此缺一件。",
          todo="请代表工委打开这件建议，请代表评价，或者录入书面征询意见表。"),
    Check(key="suggestions.letters", label="答复了的都有答复函", find=unsent_letters, order=54, severity=Severity.REMIND,
          means="代表应当收到盖章的答复函，归档也要用。",
          todo="请打开这件建议，在“公文”里签发答复函；历史上用纸发出的，补登即可。"),
    Check(key="suggestions.rating_order", label="评价都在答复以后", find=early_ratings, order=54,
          means="评价日早于答复日，满意率和办理时间都会算错。",
          todo="请代表工委对照纸质征询意见表核实评价日。"),
    Check(key="suggestions.authors", label="提出建议时领衔代表在任", find=late_authors, order=55, severity=Severity.REMIND,
          means="提出当天不在任的人不能提代表建议；也可能是任职日登记错了。",
          todo="请核对代表的任职日、离任日；登记没有错的，请代表工委决定是否按群众来信处理。"),
    Check(key="suggestions.numbers", label="建议的编号都有登记", find=numbers, order=55,
          means="编号不在登记里，就可能再编给别的建议。",
          todo="请代表工委在“编号登记”里核对这个编号。"),
    Check(key="suggestions.promises", label="没有认定的承诺都有时限", find=promises, order=56,
          means="承诺没有计时，到期不会提醒。",
          todo="请代表工委在“承诺事项”里打开它，核实完成情况后认定。"),
    Check(key="suggestions.search", label="提出的建议和送出的答复都查得到", find=unfindable, order=57, technical=True,
          means="检索里缺这一件，按标题、正文或者答复查不到它。",
          todo="请把结果交给开发人员。"),
)  # fmt: skip
