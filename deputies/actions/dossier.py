"""Keeping the duty dossier: lines by hand, objections and what is decided on them, facts that do not count."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock, guards
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import DossierCorrection, DossierEntry, DutyDispute
from ..policies import dossier as policies
from ..queries import dossier as queries
from ..workflow.dossier import DISPUTE, ENTRY

State = DossierEntry.State


def _keepers(deputy):
    """Who decides: never the one concerned; for a township's chair, of whom there is one, the county's commission."""
    keepers = Membership.objects.in_office().with_role("DAC", "TCH")
    own = keepers.filter(congress=deputy.congress_id).exclude(person=deputy.person_id)
    if own or deputy.congress.parent_id is None:
        return own
    return keepers.filter(congress=deputy.congress.parent_id, role="DAC").exclude(person=deputy.person_id)


def _tell_deputy(deputy, subject, obj, text=""):
    notices.tell([deputy.membership], subject=subject, text=text, obj=obj)


@transaction.atomic
def enter_line(entry, files, *, actor):
    """Write a line by hand with the papers that prove it; refused without. What the deputy enters himself – also where he
    keeps the dossiers of others – waits for somebody else's word; what the office enters is confirmed with it."""
    deputy = entry.deputy
    demand(policies.adds_lines, actor, deputy)
    if not files:
        raise Refused("补录的履职记录须附证明材料，例如通知、签到表、照片。")
    if not deputy.membership.in_force_on(entry.on) or entry.on > clock.today():
        raise ValidationError({"on": "日期须在本届任职期间之内，不晚于今天。"})
    entry.by_deputy, entry.entered_by = not policies.confirms_lines(actor, entry), actor.name[:40]
    entry.evidence = attachments.digest_of(files[0][0])
    keep(entry, actor=actor, congress_id=deputy.congress_id)
    attachments.attach(entry, files, actor=actor, purpose="evidence")
    if not entry.by_deputy:
        return ENTRY.deeds["confirm"](entry, actor=actor)
    notices.tell(_keepers(deputy), subject=f"请确认：{deputy}代表申报的履职记录", obj=entry)
    return entry


@ENTRY.does("confirm")
def confirm(entry, *, actor):
    """From now on it is a line of the dossier."""
    if entry.by_deputy:
        _tell_deputy(entry.deputy, "已确认：您申报的履职记录", entry)


@ENTRY.does("refuse")
def refuse(entry, *, actor, reason):
    """It does not become a line; the deputy reads why."""
    entry.reason = reason.strip()[:300]
    _tell_deputy(entry.deputy, "未确认：您申报的履职记录", entry, entry.reason)


@ENTRY.does("strike")
def strike(entry, *, actor, reason):
    """It was wrong: no longer a line; the row and its papers stay for the record."""
    entry.reason = reason.strip()[:300]
    _tell_deputy(entry.deputy, "已撤下：您的一条履职记录", entry, entry.reason)


@transaction.atomic
def raise_dispute(deputy, *, actor, words, source="", target=""):
    """The deputy objects to one line, or says that one is missing (no source). The line is kept as it read that day."""
    demand(policies.is_own, actor, deputy)
    dispute = DutyDispute(deputy=deputy, words=words.strip())
    if source:
        line = queries.line_of(deputy, source, target)
        if line is None:
            raise Refused("这条记录已经不在档案中，请刷新后再看。")
        dispute.source, dispute.target = source, target
        dispute.on, dispute.line = None if line.fact.sealed else line.fact.on, line.fact.text[:300]
    with guards.spoken():
        dispute.full_clean()
        dispute.save()
    records.record("deputies.dutydispute.raise", actor=actor, obj=dispute, text=f"{actor.name}提出履职异议：{dispute}")
    notices.tell(_keepers(deputy), subject=f"请处理：{deputy}代表对履职记录的异议", obj=dispute)
    return dispute


def _answer(dispute, actor, answer):
    dispute.answer, dispute.answered_by, dispute.answered_on = answer.strip(), actor.name[:40], clock.today()
    _tell_deputy(dispute.deputy, "已处理：您对履职记录的异议", dispute, dispute.answer)


@DISPUTE.does("correct")
def correct(dispute, *, actor, answer):
    """It was put right where it came from, or the missing line was entered."""
    _answer(dispute, actor, answer)


@DISPUTE.does("uphold")
def uphold(dispute, *, actor, answer):
    """The line stays as it is."""
    _answer(dispute, actor, answer)


@DISPUTE.does("exclude")
def exclude_disputed(dispute, *, actor, answer):
    """The fact no longer counts for this deputy."""
    line = queries.line_of(dispute.deputy, dispute.source, dispute.target)
    if line is None:
        raise Refused("这条记录已经不在档案中，请登记“已在来源处更正”。")
    _answer(dispute, actor, answer)
    _exclude(dispute.deputy, dispute.source, dispute.target, line.fact.on, actor=actor, reason=answer.strip())


@DISPUTE.does("withdraw")
def withdraw(dispute, *, actor):
    """The deputy takes his objection back."""


@transaction.atomic
def exclude(deputy, *, actor, source, target, reason):
    """A fact does not count for this deputy, though its source stands; the line stays, struck out, with the reason."""
    demand(policies.decides, actor, deputy)
    line = queries.line_of(deputy, source, target)
    if line is None:
        raise Refused("这条记录已经不在档案中，请刷新后再看。")
    return _exclude(deputy, source, target, line.fact.on, actor=actor, reason=reason)


def _exclude(deputy, source, target, on, *, actor, reason):
    row = DossierCorrection(
        deputy=deputy, source=source, target=target, on=on, reason=reason.strip()[:300], decided_by=actor.name[:40]
    )
    row.full_clean()
    row.save()
    records.record(
        "deputies.dossiercorrection.add",
        actor=actor,
        obj=deputy,
        reason=row.reason,
        text=f"{actor.name}决定{deputy}代表的一条履职记录不予计入",
    )
    return row


@transaction.atomic
def count_again(deputy, *, actor, source, target):
    """The decision is lifted: the fact counts again."""
    demand(policies.decides, actor, deputy)
    rows = DossierCorrection.objects.filter(deputy=deputy, source=source, target=target, lifted_on=None)
    if not rows.update(lifted_on=clock.today()):
        raise Refused("这条记录本来就计入。")
    records.record(
        "deputies.dossiercorrection.lift",
        actor=actor,
        obj=deputy,
        text=f"{actor.name}恢复计入{deputy}代表的一条履职记录",
    )
    return deputy
