"""The three reviews: pass, return, not file, convert, merge – and the number."""

from django.db.models import F

from congress.actions import clocks, numbers
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.queries.rules import rule

from .. import queries
from ..models import Review, Suggestion
from ..workflow import SUGGESTION
from .telling import commission_people, cosigners_of, deputies_of, name, tell
from .writing import make_findable

GATES = {
    Suggestion.State.REVIEW_DELEGATION: Review.Gate.DELEGATION,
    Suggestion.State.REVIEW_SECRETARIAT: Review.Gate.SECRETARIAT,
    Suggestion.State.REVIEW_DAC: Review.Gate.DAC,
    Suggestion.State.TO_ASSIGN: Review.Gate.DAC,
}
GOES_ON = (*GATES, Suggestion.State.HANDLING)
YES_NO = {True: "是", False: "否"}
REVIEWABLE = ("subject", "topic", "secret_identity", "public_wish", "is_key", "key_note")


def _said(value):
    return YES_NO[value] if isinstance(value, bool) else str(value or "")


def _decide(suggestion, decision, *, actor, comment="", edits=None):
    """Write the gate's decision; a reviewer may put right the class, the title and the marks, never the body."""
    changes = []
    for key, value in (edits or {}).items():
        before = getattr(suggestion, key)
        if key in REVIEWABLE and value is not None and value != before:
            changes.append([str(Suggestion._meta.get_field(key).verbose_name), _said(before), _said(value)])
            setattr(suggestion, key, value)
    if changes:
        make_findable(suggestion)
    suggestion.key_on = (suggestion.key_on or clock.today()) if suggestion.is_key else None
    Review.objects.create(
        suggestion=suggestion,
        gate=GATES[suggestion.state],
        round=suggestion.round,
        decision=decision,
        comment=comment,
        changes=changes,
        reviewer=f"{actor.name}（{actor.post_title}）"[:40],
    )


@SUGGESTION.does("pass_delegation")
def pass_delegation(suggestion, *, actor, comment="", **edits):
    """First review passed: on to the secretariat."""
    _decide(suggestion, Review.Decision.PASSED, actor=actor, comment=comment, edits=edits)


@SUGGESTION.does("pass_secretariat")
def pass_secretariat(suggestion, *, actor, comment="", **edits):
    """Second review passed: on to the deputy affairs commission."""
    _decide(suggestion, Review.Decision.PASSED, actor=actor, comment=comment, edits=edits)


@SUGGESTION.does("file")
def file(suggestion, *, actor, comment="", **edits):
    """Third review passed: the suggestion gets its number – 第N号 in session, 闭N号 between sessions."""
    if (
        rule(suggestion.congress_id, "suggestion.secretariat_must_differ")
        and suggestion.reviews.filter(
            gate=Review.Gate.SECRETARIAT, round=suggestion.round, reviewer__startswith=f"{actor.name}（"
        ).exists()
    ):
        raise Refused("本级规定复审与终审须由不同的人办理。")
    _decide(suggestion, Review.Decision.PASSED, actor=actor, comment=comment, edits=edits)
    occasion = f"session.{suggestion.session_id}" if suggestion.session_id else f"term.{suggestion.term_id}"
    number = numbers.take_number(
        f"suggestions.{occasion}",
        congress_id=suggestion.congress_id,
        year=(suggestion.session.opens_on if suggestion.session_id else suggestion.term.starts_on).year,
        actor=actor,
        pattern="第{}号" if suggestion.session_id else "闭{}号",
        title=f"{suggestion.occasion}代表建议",
        obj=suggestion,
    )
    suggestion.number, suggestion.number_text = number.value, number.text
    suggestion.filed_on = clock.today()
    tell(deputies_of(suggestion), "您的建议已立案", suggestion)


def _sent_back(suggestion, decision, *, actor, reason):
    _decide(suggestion, decision, actor=actor, comment=reason)
    clocks.close_clock("suggestions.session_intake", suggestion, actor=actor, outcome="cancelled")


@SUGGESTION.does("return_from_delegation")
def return_from_delegation(suggestion, *, actor, reason):
    """Back to the deputy with what is to be put right."""
    _returned(suggestion, actor=actor, reason=reason)


@SUGGESTION.does("return_for_edit")
def return_for_edit(suggestion, *, actor, reason):
    """Back to the deputy with what is to be put right."""
    _returned(suggestion, actor=actor, reason=reason)


def _returned(suggestion, *, actor, reason):
    """The lead deputy has something to do, those who signed with him are told."""
    _sent_back(suggestion, Review.Decision.RETURNED, actor=actor, reason=reason)
    tell(deputies_of(suggestion, cosigners=False), "请修改", suggestion, reason, urgent=True)
    tell(cosigners_of(suggestion), "已退回领衔代表修改", suggestion, reason)


@SUGGESTION.does("not_file")
def not_file(suggestion, *, actor, reason_code, reason):
    """It is not a matter for a suggestion; the deputy is told why."""
    _sent_back(suggestion, Review.Decision.NOT_FILED, actor=actor, reason=reason)
    suggestion.not_filed_reason, suggestion.ending_note = reason_code, reason
    tell(deputies_of(suggestion), "不予立案", suggestion, f"{suggestion.get_not_filed_reason_display()}。{reason}")


@SUGGESTION.does("convert")
def convert(suggestion, *, actor, converted_to, reason):
    """It is better handled as a letter, a reference or a petition."""
    _sent_back(suggestion, Review.Decision.CONVERTED, actor=actor, reason=reason)
    suggestion.converted_to, suggestion.ending_note = converted_to, reason
    tell(deputies_of(suggestion), suggestion.get_converted_to_display(), suggestion, reason)


@SUGGESTION.does("merge")
def merge(suggestion, *, actor, into, reason):
    """Handled together with another of the same content; every deputy is answered, also those merged into this one."""
    if into.pk == suggestion.pk or into.congress_id != suggestion.congress_id:
        raise Refused("只能并入本级的另一件建议。")
    # Held until the commit: it can neither end nor be merged itself while this one is put into it.
    if not Suggestion._base_manager.filter(pk=into.pk, state__in=GOES_ON).update(round=F("round")):
        raise Refused(f"{name(into)}已不在审核或办理中，不能并入。")
    if queries.any_reply_sent(into):
        raise Refused(f"{name(into)}已经答复，不能再并入。")
    _decide(suggestion, Review.Decision.MERGED, actor=actor, comment=reason)
    clocks.close_clock("suggestions.session_intake", suggestion, actor=actor, outcome="cancelled")
    suggestion.merged_into, suggestion.ending_note = into, reason
    for one in suggestion.merged.all():
        tell(deputies_of(one), f"已与{name(into)}并案办理", one, reason)
    suggestion.merged.update(merged_into=into)
    tell(deputies_of(suggestion), f"已与{name(into)}并案办理", suggestion, reason)


def _alone_again(suggestion, commission_is_to):
    """What it was merged into has ended without an answer: it goes on by itself where it stood."""
    suggestion.merged_into, suggestion.ending_note = None, ""
    tell(deputies_of(suggestion), "并入的建议不再办理，您的建议恢复单独办理", suggestion)
    tell(commission_people(suggestion), commission_is_to, suggestion, "所并入的建议已终止。")


@SUGGESTION.does("unmerge")
def unmerge(suggestion, *, actor):
    """Back to the third review."""
    _alone_again(suggestion, "请审核")


@SUGGESTION.does("unmerge_filed")
def unmerge_filed(suggestion, *, actor):
    """It has its number: back to be assigned."""
    _alone_again(suggestion, "请交办")
