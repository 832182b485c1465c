"""What comes next of a suggestion and by when, told to whoever's words it was made of: no names, only days of its clocks."""

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.models import Deadline
from congress.queries.rules import rule

from ..models import Commitment, Reply, Suggestion

S = Suggestion.State
REVIEWED = (S.SUBMITTED, S.REVIEW_DELEGATION, S.REVIEW_SECRETARIAT, S.REVIEW_DAC, S.TO_ASSIGN)
THEN = "建议办结后，结果就在这里答复您，请您评价。"


def coming(suggestion):
    """One or two sentences; "" when nothing more comes. No actor: whoever holds the receipt may know these days. Two
    statements at most."""
    if suggestion.state == S.RETURNED:
        return "建议文字还要补充，代表修改后重新提交。"
    if suggestion.state in REVIEWED:
        usual, hard = (
            rule(suggestion.congress_id, f"suggestion.{kind}") for kind in ("reply_months", "hard_reply_months")
        )
        return f"{_assigned_by(suggestion)}承办单位自交办之日起{usual}个月内答复代表，难办的不超过{hard}个月。{THEN}"
    if suggestion.state != S.HANDLING:
        return ""
    if suggestion.reply_due_on:
        due = suggestion.reply_due_on
        return f"承办单位最迟{long_date(due)}答复代表（自交办之日起算）{_late(due)}。{THEN}"
    if promised := _promised(suggestion):
        return f"承办单位已经答复代表，承诺的事最迟{long_date(promised)}兑现{_late(promised)}。{THEN}"
    rated_by = _clock("suggestions.assignment", suggestion.assignments.values("pk"), "suggestions.feedback")
    waits = f"代表最迟{long_date(rated_by)}评价" if rated_by else "人大正在核对"
    return f"承办单位已经答复代表，{waits}，不满意的重新办理。{THEN}"


def results(suggestion):
    """Of a case that is not public: on which day it was answered and how far it was solved, without who and what."""
    sent = Reply.objects.filter(assignment__suggestion=suggestion, replied_on__isnull=False)
    last = {reply.assignment_id: reply for reply in sent.select_related("reply_class").order_by("round")}
    told = [f"承办单位{long_date(one.replied_on)}答复代表：{one.reply_class.label}。" for one in last.values()]
    return "".join([*told, "具体情况可以到联络站了解。"]) if told else ""


def _assigned_by(suggestion):
    """The day by which it is reviewed and given to a unit."""
    due = _clock(Suggestion._meta.label_lower, [suggestion.pk], "suggestions.intake", "suggestions.session_intake")
    return f"最迟{long_date(due)}审查完毕、交给承办单位{_late(due)}。" if due else "审查以后交给承办单位。"


def _promised(suggestion):
    rows = Commitment.objects.filter(assignment__suggestion=suggestion, assignment__state="follow_up")
    rows = rows.filter(state__in=("open", "reported")).order_by("due_on")
    return rows.values_list("due_on", flat=True).last()


def _clock(label, pks, *keys):
    rows = Deadline.objects.open().filter(target_model=label, target_pk__in=pks, key__in=keys)
    return rows.order_by("due_on").values_list("due_on", flat=True).first()


def _late(day):
    return "，现在已超过期限" if day < clock.today() else ""
