"""Writing, signing and handing in."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import clocks, notices, records, searching
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Membership, Session
from congress.queries.rules import rule
from deputies.actions import triage

from .. import policies
from ..models import Cosigner, Suggestion, TextVersion
from ..models.suggestion import SIGNING, WRITING
from ..workflow import SUGGESTION
from .telling import cosigners_of, deputies_of, tell

SEARCHED = "suggestions.suggestion"
TEXT = ("subject", "facts", "proposals")
EDITABLE = (*TEXT, "topic", "wished_unit", "secret_identity", "public_wish", "public_as")


def text_digest(suggestion):
    """What a co-signer confirms: any change of the words changes it."""
    return hashlib.sha256("\n".join(getattr(suggestion, part).strip() for part in TEXT).encode()).hexdigest()


def make_findable(suggestion):
    """Its words as they now stand are in the index, from the first draft on; whoever may not read it does not find it."""
    text = f"{suggestion.facts}\n{suggestion.proposals}"
    searching.index(suggestion, kind=SEARCHED, title=suggestion.subject, text=text)


def _delegation_fault(lead):
    """Why this deputy cannot lead what his delegation puts forward, in words; "" when he can."""
    if not rule(lead.congress_id, "suggestion.delegation_allowed"):
        return "本级规定建议由代表提出，不以代表团名义提出。"
    heads = Membership.objects.in_office().with_role("DHEAD").filter(person=lead.person_id)
    if lead.delegation_id is None or not heads.filter(organization=lead.delegation_id).exists():
        return "以代表团名义提出的，由团长领衔。"
    return ""


def differing(fields, suggestion):
    """The parts of the text that are not as they are stored."""
    return [part for part in TEXT if part in fields and fields[part].strip() != getattr(suggestion, part).strip()]


def current_session(congress_id, day):
    """The session that sits on a day, or None between sessions."""
    return Session.objects.on(day).filter(term__congress=congress_id).select_related("term").first()


@transaction.atomic
def write(*, actor, lead, channel=Suggestion.Channel.ONLINE, source="", **fields):
    """A new draft: by the deputy himself, or typed for him by staff (channel and who typed are kept, S52).

    ``source`` is the address of what people said, when the suggestion is made of it (S106): both are tied together.
    """
    own = actor.person_id == lead.person_id and policies.may_write(actor)
    if not own and not (policies.may_type_for_deputies(actor) and actor.congress_id == lead.congress_id):
        raise PermissionDenied("只有代表本人，或本级人大工作人员受代表委托，才能起草建议。")
    if not lead.in_office:
        raise Refused("这位代表不在任，不能提出建议。")
    if channel == Suggestion.Channel.DELEGATION and (fault := _delegation_fault(lead)):
        raise Refused(fault)
    suggestion = Suggestion(
        congress_id=lead.congress_id,
        term_id=lead.term_id,
        lead=lead,
        channel=channel if not own else Suggestion.Channel.ONLINE,
        typed_by_id=None if own else actor.person_id,
        session=current_session(lead.congress_id, clock.today()),
        written_on=clock.today(),
        **{key: fields[key] for key in EDITABLE if key in fields},
    )
    suggestion.save()
    make_findable(suggestion)
    if source:
        triage.became(source, suggestion, actor=actor, deputy=lead)
    records.record(
        "suggestions.suggestion.write",
        actor=actor,
        obj=suggestion,
        text=f"{actor.name}起草《{suggestion}》"
        + ("" if own else f"（受{lead}代表委托，{suggestion.get_channel_display()}）"),
    )
    return suggestion


@transaction.atomic
def enter(*, actor, lead, channel, signed_by=(), **fields):
    """What a deputy handed in on paper, by letter or by phone, with the signatures on the paper."""
    suggestion = write(actor=actor, lead=lead, channel=channel, **fields)
    for deputy in signed_by:
        enter_signature(suggestion, actor=actor, deputy=deputy)
    return suggestion


class ChangedMeanwhile(Refused):
    """Somebody else has stored other words since this text was opened; both are to be shown."""


@transaction.atomic
def edit(suggestion, *, actor, seen="", **fields):
    """Change an unsent or returned text. Whoever had signed the old words is asked again (each signs what he wants)."""
    suggestion = _held(suggestion, WRITING, "建议已经提交，不能再改。")
    if not policies.is_writer(actor, suggestion):
        raise PermissionDenied("只有起草人可以修改。")
    if seen and seen != text_digest(suggestion) and differing(fields, suggestion):
        raise ChangedMeanwhile("这份文字刚刚在别处改过，请先看清两份文字。")
    before = {key: getattr(suggestion, key) for key in EDITABLE}
    for key, value in fields.items():
        if key in EDITABLE:
            setattr(suggestion, key, value)
    suggestion.save()
    changed = {key for key in before if before[key] != getattr(suggestion, key)}
    if changed:
        records.record(
            "suggestions.suggestion.edit",
            actor=actor,
            obj=suggestion,
            text=f"{actor.name}修改《{suggestion}》",
            before={key: str(before[key]) for key in changed},
            after={key: str(getattr(suggestion, key)) for key in changed},
        )
    if changed & set(TEXT):
        make_findable(suggestion)
        _ask_again(suggestion)
    return suggestion


def _ask_again(suggestion):
    """Signatures are for the words that were signed. A paper being typed is what was signed, until it is returned."""
    signed = suggestion.cosigners.filter(state=Cosigner.State.CONFIRMED)
    if suggestion.state != Suggestion.State.RETURNED:
        signed = signed.filter(entered_by="")
    people = signed.values_list("deputy__person", flat=True)
    tell(deputies_of(suggestion).filter(person__in=people), "文本有修改，请重新确认联名", suggestion)
    signed.update(state=Cosigner.State.INVITED, text_digest="", answered_at=None, entered_by="")


@transaction.atomic
def discard(suggestion, *, actor):
    """Throw away a draft that nobody else has seen."""
    suggestion = _held(suggestion, (Suggestion.State.DRAFT,), "只有草稿可以删除。")
    if not policies.is_writer(actor, suggestion):
        raise PermissionDenied("只有起草人可以删除草稿。")
    records.record(
        "suggestions.suggestion.discard", actor=actor, obj=suggestion, text=f"{actor.name}删除草稿《{suggestion}》"
    )
    searching.forget(suggestion)
    triage.came_to_nothing(suggestion, actor=actor)
    suggestion.delete()


def _held(suggestion, states, sentence):
    """The row, held against others, if it still is in one of these states."""
    rows = Suggestion._base_manager.filter(pk=suggestion.pk, state__in=states)
    if not rows.update(round=suggestion.round):
        raise Refused(sentence)
    return rows.get()


@SUGGESTION.does("invite")
def invite(suggestion, *, actor, deputies):
    """Ask these deputies to sign; each is told and must confirm the text himself."""
    for deputy in deputies:
        if deputy.pk == suggestion.lead_id:
            raise Refused("领衔代表不需要再联名。")
        if deputy.congress_id != suggestion.congress_id or deputy.is_upper or not deputy.may_act:
            raise Refused(f"{deputy}不是本级能够执行职务的代表，不能联名。")
        row, new = Cosigner.objects.get_or_create(suggestion=suggestion, deputy=deputy)
        if not new and row.state in (Cosigner.State.DECLINED, Cosigner.State.WITHDRAWN):
            Cosigner.objects.filter(pk=row.pk).update(
                state=Cosigner.State.INVITED, text_digest="", answered_at=None, invited_at=clock.now()
            )
    invited = [deputy.membership_id for deputy in deputies]
    tell(
        Membership.objects.in_office().filter(pk__in=invited),
        "请确认联名",
        suggestion,
        f"{suggestion.lead}代表邀请您联名，请阅读全文后确认是否为本人意愿。",
    )


@transaction.atomic
def answer_invitation(suggestion, *, actor, agree, comment="", digest=""):
    """A co-signer confirms the very text he has read, or declines."""
    if not policies.may_write(actor) or not policies.is_invited(actor, suggestion):
        raise PermissionDenied("您没有被邀请联名这件建议。")
    suggestion = _held(suggestion, SIGNING, "建议已经提交，联名名单不能再变。")
    row = suggestion.cosigners.filter(deputy__person=actor.person_id).exclude(state=Cosigner.State.WITHDRAWN).first()
    if row is None:
        raise Refused("您已不在联名名单中。")
    if agree and digest and digest != text_digest(suggestion):
        raise Refused("您阅读之后文本又有修改，请重新阅读后再确认。")
    answer = (Cosigner.State.CONFIRMED, text_digest(suggestion)) if agree else (Cosigner.State.DECLINED, "")
    if (row.state, row.text_digest, row.comment) == (*answer, comment):
        return row  # pressed twice
    row.state, row.text_digest = answer
    row.comment, row.answered_at, row.entered_by = comment, clock.now(), ""
    row.save()
    records.record(
        f"suggestions.suggestion.{'cosign' if agree else 'decline'}",
        actor=actor,
        obj=suggestion,
        reason=comment,
        text=f"{actor.name}{'确认联名' if agree else '未同意联名'}《{suggestion}》",
    )
    tell(
        deputies_of(suggestion, cosigners=False),
        f"{actor.name}代表{'已确认' if agree else '未同意'}联名",
        suggestion,
        comment,
    )
    return row


@transaction.atomic
def leave(suggestion, *, actor, reason):
    """A confirmed co-signer takes his name back before the suggestion is numbered; the history stays."""
    signed = suggestion.cosigners.filter(deputy__person=actor.person_id, state=Cosigner.State.CONFIRMED)
    if not signed.exists():
        raise PermissionDenied("您没有联名这件建议。")
    if not reason.strip():
        raise Refused("退出联名请写明理由。")
    states = ("cosigning", "submitted", "review_delegation", "review_secretariat", "review_dac", "returned")
    suggestion = _held(suggestion, states, "建议已经立案，不能退出联名。")
    if (row := signed.first()) is None:
        raise Refused("您已经退出联名。")
    row.state, row.comment, row.answered_at = Cosigner.State.WITHDRAWN, reason, clock.now()
    row.save()
    records.record(
        "suggestions.suggestion.leave",
        actor=actor,
        obj=suggestion,
        reason=reason,
        text=f"{actor.name}退出联名《{suggestion}》",
    )
    tell(deputies_of(suggestion, cosigners=False), f"{actor.name}代表退出联名", suggestion, reason)
    return row


@transaction.atomic
def remove_cosigner(suggestion, *, actor, deputy):
    """Stop waiting for a deputy who does not answer."""
    suggestion = _held(suggestion, SIGNING, "现在不能调整联名名单。")
    if not policies.is_writer(actor, suggestion):
        raise PermissionDenied("只有起草人可以调整联名名单。")
    if suggestion.cosigners.filter(deputy=deputy, state=Cosigner.State.INVITED).update(
        state=Cosigner.State.WITHDRAWN, answered_at=clock.now()
    ):
        records.record(
            "suggestions.suggestion.remove_cosigner",
            actor=actor,
            obj=suggestion,
            text=f"{actor.name}将{deputy}移出《{suggestion}》联名名单",
        )
        seats = Membership.objects.in_office().filter(pk=deputy.membership_id)
        words = f"{suggestion.lead}代表不再等候您确认联名。"
        notices.tell(seats.select_related("person"), subject=f"不必再确认联名：《{suggestion}》", text=words)


@transaction.atomic
def enter_signature(suggestion, *, actor, deputy):
    """Staff enter that a deputy has signed the paper form; who typed it is kept."""
    suggestion = _held(suggestion, WRITING, "建议已经提交，联名名单不能再变。")
    if not policies.is_writer(actor, suggestion) or not policies.may_type_for_deputies(actor):
        raise PermissionDenied("只有代录的工作人员可以录入书面签名。")
    if (
        deputy.pk == suggestion.lead_id
        or deputy.congress_id != suggestion.congress_id
        or deputy.is_upper
        or not deputy.may_act
    ):
        raise Refused(f"{deputy}不能联名这件建议。")
    row, _ = Cosigner.objects.update_or_create(
        suggestion=suggestion,
        deputy=deputy,
        defaults={
            "state": Cosigner.State.CONFIRMED,
            "text_digest": text_digest(suggestion),
            "answered_at": clock.now(),
            "entered_by": actor.name,
        },
    )
    records.record(
        "suggestions.suggestion.cosign",
        actor=actor,
        obj=suggestion,
        text=f"{actor.name}录入{deputy}代表在《{suggestion}》建议纸上的签名",
    )
    return row


def _hand_in(suggestion, actor):
    """Keep the text of this round as it was handed in."""
    suggestion.round += 1
    suggestion.submitted_on = clock.today()
    suggestion.session = current_session(suggestion.congress_id, clock.today())
    triage.handed_in(suggestion, actor=actor)
    TextVersion.objects.create(
        suggestion=suggestion,
        round=suggestion.round,
        saved_by=actor.name,
        **{part: getattr(suggestion, part) for part in TEXT},
    )
    if actor.person_id != suggestion.lead.person_id:
        words = f"{actor.name}按您{suggestion.handed_in_words}代为录入，请核对。"
        tell(deputies_of(suggestion, cosigners=False), "已代您提交", suggestion, words)


@SUGGESTION.does("submit")
def submit(suggestion, *, actor):
    """Hand in. In session it goes to the delegation, between sessions straight to the second review."""
    _hand_in(suggestion, actor)


@SUGGESTION.does("resubmit")
def resubmit(suggestion, *, actor):
    """Hand in again after a return; the review begins anew."""
    _hand_in(suggestion, actor)


@SUGGESTION.does("enter_delegation")
def enter_delegation(suggestion, *, actor):
    """First gate, in session only."""
    heads = Membership.objects.in_office().with_role("DHEAD").filter(organization=suggestion.lead.delegation_id)
    tell(heads, "请初审", suggestion)
    clocks.open_clock("suggestions.session_intake", suggestion, actor=actor, starts_on=suggestion.session.closes_on)


@SUGGESTION.does("enter_secretariat")
def enter_secretariat(suggestion, *, actor):
    """Between sessions there is no delegation; the intake clock of ten working days runs."""


@SUGGESTION.does("withdraw")
def withdraw(suggestion, *, actor, reason):
    """The deputy takes the suggestion back in writing: handling ends, co-signers and units are told."""
    suggestion.ending_note, suggestion.merged_into = reason, None
    tell(cosigners_of(suggestion), "领衔代表已撤回", suggestion, reason)
