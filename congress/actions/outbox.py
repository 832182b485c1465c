"""Letters of a batch wait in the outbox until a person releases them; then each addressee is told."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.frame import clock
from congress.frame.address import address
from congress.frame.workflow import Refused

from ..models import Letter, Membership, Notice, Organization
from ..policies import outbox as policies
from . import notices, records


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """One letter to be put: to an Organization or a Person, about an object, perhaps with a document."""

    to: object
    subject: str
    text: str = ""
    obj: object = None
    url: str = ""
    document: object = None


@transaction.atomic
def put_letters(envelopes, *, actor, batch):
    """Lay letters of one batch (its name is shown: 四次会议建议交办通知) into the outbox; nothing is sent yet."""
    rows = [
        Letter(
            congress_id=actor.congress_id or getattr(envelope.obj, "congress_id", None),
            batch=batch[:80],
            sender_id=actor.organization_id,
            subject=envelope.subject[:120],
            text=envelope.text,
            url=_url(envelope),
            target=address(envelope.obj) if envelope.obj is not None else "",
            put_by=actor.name,
            put_at=clock.now(),
            document=address(envelope.document) if envelope.document is not None else "",
            **_addressee(envelope.to),
        )
        for envelope in envelopes
    ]
    letters = Letter.objects.bulk_create(rows)
    if letters:
        records.record(
            "congress.letter.put",
            actor=actor,
            congress_id=letters[0].congress_id,
            text=f"{actor.name}放入待发函件“{batch}”{len(letters)}件",
        )
    return letters


@transaction.atomic
def release(letters, *, actor):
    """Send waiting letters: each addressee is told once, whoever else presses at the same time. Returns how many."""
    return _end(letters, actor, Letter.State.RELEASED, "发出", "", released_at=clock.now(), released_by=actor.name)


@transaction.atomic
def withdraw(letters, *, actor, reason):
    """Take waiting letters back, with a reason; they are kept."""
    if not reason.strip():
        raise Refused("撤回函件必须写明理由。")
    return _end(letters, actor, Letter.State.WITHDRAWN, "撤回", reason)


def _end(letters, actor, state, verb, reason, **columns):
    ended = []
    for letter in letters:
        if not policies.may_release(actor, letter):
            raise PermissionDenied(f"您没有{verb}这些函件的权限。")
        if Letter.objects.filter(pk=letter.pk, state=Letter.State.WAITING).update(state=state, **columns):
            ended.append(letter)
    if not ended:
        raise Refused(f"没有可{verb}的函件，可能已有人先办理，请刷新后再看。")
    if state == Letter.State.RELEASED:
        for letter in ended:
            notices.tell(_untold(letter), subject=letter.subject, text=letter.text, url=letter.url)
    records.record(
        f"congress.letter.{state}",
        actor=actor,
        congress_id=ended[0].congress_id,
        reason=reason,
        text=f"{actor.name}{verb}待发函件{len(ended)}件",
        returns=bool(reason),
        after={"函件": [f"{letter.addressee}：{letter.subject}" for letter in ended]},
    )
    return len(ended)


def _untold(letter):
    """Its recipients, but for those who have been told of the matter since it was put here: one message is enough."""
    told = Notice.objects.filter(target=letter.target, at__gte=letter.put_at).exclude(target="")
    return recipients(letter).exclude(person__in=told.values("person"))


def recipients(letter):
    """Who opens a letter: the person, or those who act for the organization today."""
    held = Membership.objects.in_office().exclude(role="MEMBER")
    held = (
        held.filter(organization=letter.organization_id)
        if letter.organization_id
        else held.filter(person=letter.person_id)
    )
    return held.select_related("person")


def _addressee(to):
    return {"organization": to} if isinstance(to, Organization) else {"person": to}


def _url(envelope):
    return envelope.url or (envelope.obj.get_absolute_url() if hasattr(envelope.obj, "get_absolute_url") else "")
