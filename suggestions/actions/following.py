"""After the answer: promises followed to the day they are kept, urging, visits, the archive."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from congress.actions import attachments, clocks, records
from congress.frame import clock
from congress.frame.workflow import Refused

from .. import policies, queries
from ..models import Assignment, Commitment, CommitmentReport, SiteVisit, Suggestion, Urging
from ..models.assignment import PRESSED
from ..workflow import ASSIGNMENT, SUGGESTION
from . import papers
from .replying import change_class
from .telling import commission_people, deputies_of, tell, unit_people


@ASSIGNMENT.does("follow")
def follow(task, *, actor):
    """On the ledger of promises (承诺事项台账), over the years if need be."""


def _must_be_made(commitment):
    if commitment.reply.replied_on is None:
        raise Refused("答复还没有送出，承诺还没有作出。")


@transaction.atomic
def report_commitment(commitment, *, actor, text, done):
    """The unit says how far it has come; "done" asks the deputy to say so too."""
    if not policies.is_answering_unit(actor, commitment.assignment):
        raise PermissionDenied("只有作出承诺的单位可以报告进展。")
    _must_be_made(commitment)
    if not Commitment.objects.filter(pk=commitment.pk, state__in=["open", "reported"]).update(
        state="reported" if done else "open"
    ):
        raise Refused("这项承诺已有认定结果。")
    report = CommitmentReport.objects.create(
        commitment=commitment, on=clock.today(), text=text, done=done, reported_by=actor.name
    )
    suggestion = commitment.assignment.suggestion
    records.record(
        "suggestions.commitment.report",
        actor=actor,
        obj=commitment,
        congress_id=suggestion.congress_id,
        text=f"{actor.name}报告承诺进展：{commitment}" + ("（已兑现）" if done else ""),
    )
    verb = "请认定承诺是否兑现" if done else "承诺事项有进展"
    tell(deputies_of(suggestion, cosigners=False), verb, suggestion, text, urgent=done)
    tell(commission_people(suggestion), "承诺事项有进展", suggestion, text)
    return report


@transaction.atomic
def mark_report(report, *, actor, mark, comment=""):
    """The lead deputy says whether the promise was kept: yes, in part, or no."""
    suggestion = report.commitment.assignment.suggestion
    if not policies.is_lead_deputy(actor, suggestion):
        raise PermissionDenied("由领衔代表认定。")
    if mark != "kept" and not comment.strip():
        raise Refused("认定为部分兑现或未兑现的，请写明情况。")
    if not CommitmentReport.objects.filter(pk=report.pk, done=True, deputy_mark="").update(
        deputy_mark=mark, deputy_comment=comment, marked_on=clock.today()
    ):
        raise Refused("这次报告已经认定，或者单位还没有报告兑现。")
    if mark != "kept":
        Commitment.objects.filter(pk=report.commitment_id).update(state="open")
    report.refresh_from_db()
    records.record(
        "suggestions.commitment.mark",
        actor=actor,
        obj=report.commitment,
        congress_id=suggestion.congress_id,
        text=f"{actor.name}认定承诺{report.get_deputy_mark_display()}：{report.commitment}",
        reason=comment,
    )
    tell(commission_people(suggestion), f"代表认定{report.get_deputy_mark_display()}", suggestion, comment)
    return report


@transaction.atomic
def settle_commitment(commitment, *, actor, kept, note):
    """The commission closes one line of the ledger as kept or broken."""
    task = commitment.assignment
    if not policies.commission_of(actor, task):
        raise PermissionDenied("由代表工委认定。")
    _must_be_made(commitment)
    if not note.strip():
        raise Refused("请写明认定依据。")
    state = Commitment.State.KEPT if kept else Commitment.State.BROKEN
    if not Commitment.objects.filter(pk=commitment.pk, state__in=["open", "reported"]).update(
        state=state, settled_on=clock.today(), settled_by=actor.name
    ):
        raise Refused("这项承诺已有认定结果。")
    clocks.close_clock("suggestions.commitment", commitment, actor=actor, outcome="met" if kept else "cancelled")
    commitment.refresh_from_db()
    records.record(
        "suggestions.commitment.settle",
        actor=actor,
        obj=commitment,
        congress_id=task.suggestion.congress_id,
        reason=note,
        text=f"{actor.name}认定承诺{commitment.get_state_display()}：{commitment}",
    )
    tell(
        deputies_of(task.suggestion),
        f"承诺事项{commitment.get_state_display()}",
        task.suggestion,
        f"{commitment}。{note}",
    )
    return commitment


@ASSIGNMENT.does("close")
def close(task, *, actor, note=""):
    """The deputy is content (or silent, or the limit of redoing is reached and the council of chairpersons has spoken)."""
    if queries.is_unsatisfied(task) and not note.strip():
        raise Refused("代表不满意而办结的，须写明主任会议研究的情况。")
    task.closing_note, task.closed_on = note, clock.today()


@ASSIGNMENT.does("close_followed")
def close_followed(task, *, actor, note="", to_class=None):
    """All promises are settled; a kept one turns the class from B into A, with the history."""
    reply = queries.last_reply(task)
    if to_class and to_class.pk != reply.reply_class_id:
        change_class(reply, actor=actor, to_class=to_class, reason=note or "承诺事项已兑现")
    task.closing_note, task.closed_on = note, clock.today()


@SUGGESTION.does("finish")
def finish(suggestion, *, actor):
    """Every answering unit is done."""
    suggestion.closed_on = clock.today()
    tell(deputies_of(suggestion), "已办结", suggestion)


@SUGGESTION.does("archive")
def archive(suggestion, *, actor):
    """The file is complete and goes to the archive."""
    suggestion.archived_on = clock.today()


@transaction.atomic
def urge(task, *, actor, level, text, answer_by, signer=""):
    """One urging at its level: reminder, letter, pressing notice signed by a leader, circular."""
    suggestion = task.suggestion
    if not policies.may_urge(actor, suggestion):
        raise PermissionDenied("您不能催办这件建议。")
    if level >= Urging.Level.PRESSING and not policies.is_presser(actor, suggestion):
        raise PermissionDenied("督办通知和通报由人大常委会发出。")
    owed = Assignment._base_manager.filter(pk=task.pk, state__in=PRESSED)
    if not owed.update(redo_count=F("redo_count")):  # held until the letter is written
        raise Refused(f"{task.unit}现在没有未办的事，不需要催办。")
    if answer_by < clock.today():
        raise Refused("限期不能早于今天。")
    urging = Urging.objects.create(
        suggestion=suggestion,
        assignment=task,
        level=level,
        text=text,
        answer_by=answer_by,
        signer=signer,
        made_by=actor.name,
        by_government=actor.is_any("GOV"),
        made_on=clock.today(),
    )
    records.record(
        "suggestions.suggestion.urge",
        actor=actor,
        obj=suggestion,
        text=f"{actor.name}向{task.unit}发出{urging.get_level_display()}：《{suggestion}》",
    )
    tell(
        unit_people(task.unit_id),
        f"{urging.get_level_display()}，限{answer_by:%Y年%-m月%-d日}前办理",
        suggestion,
        text,
        urgent=True,
    )
    papers.send_urging(urging, actor)
    return urging


@transaction.atomic
def record_visit(suggestion, *, actor, on, place, people, findings, outcome, photos=()):
    """A visit on the spot by leaders, committee and deputies (现场督办), with pictures."""
    if not policies.is_presser(actor, suggestion):
        raise PermissionDenied("现场督办由人大常委会登记。")
    if suggestion.assigned_on is None:
        raise Refused("建议还没有交办。")
    if not suggestion.assigned_on <= on <= clock.today():
        raise Refused("督办日期应在交办日与今天之间。")
    visit = SiteVisit.objects.create(
        suggestion=suggestion,
        on=on,
        place=place,
        people=people,
        findings=findings,
        outcome=outcome,
        entered_by=actor.name,
    )
    attachments.attach(visit, photos, actor=actor, purpose="photo", congress_id=suggestion.congress_id)
    records.record(
        "suggestions.suggestion.visit", actor=actor, obj=suggestion, text=f"{actor.name}登记现场督办：{place}"
    )
    return visit


@transaction.atomic
def mark_key(suggestion, *, actor, is_key, key_note="", pressing_leader="", matching_committee=None):
    """Put a suggestion on (or off) the list pressed by the leadership, as the council of chairpersons decided (代表法第五十二条)."""
    if not policies.is_commission(actor, suggestion):
        raise PermissionDenied("由代表工委按主任会议决定登记。")
    if is_key and not key_note.strip():
        raise Refused("请写明确定为重点督办的会议和日期。")
    if is_key and suggestion.state not in (Suggestion.State.TO_ASSIGN, Suggestion.State.HANDLING):
        raise Refused("只有已立案、未办结的建议可以列为重点督办。")
    before = {"is_key": suggestion.is_key}
    suggestion.is_key, suggestion.key_note = is_key, key_note
    suggestion.key_on = (suggestion.key_on or clock.today()) if is_key else None
    suggestion.pressing_leader, suggestion.matching_committee = pressing_leader, matching_committee
    suggestion.save(update_fields=["is_key", "key_note", "key_on", "pressing_leader", "matching_committee"])
    records.record(
        "suggestions.suggestion.mark_key",
        actor=actor,
        obj=suggestion,
        before=before,
        after={"is_key": is_key},
        reason=key_note,
        text=f"{actor.name}将《{suggestion}》{'列为' if is_key else '不再列为'}重点督办",
    )
    return suggestion
