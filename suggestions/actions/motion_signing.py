"""Writing a motion and signing it: each signer reads the very words and confirms them himself."""

import hashlib

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.actions import attachments, notices, records, searching
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.workflow import Refused
from deputies.queries import joint

from ..models import Motion, MotionSigner
from ..policies import motions as policies
from ..queries import motions as queries
from ..workflow import MOTION

S = Motion.State
TEXT = queries.TEXT
LEAVABLE = (S.COSIGNING, *Motion.BEFORE_VOTE)


def digest_of(motion, files=None):
    """What a signer confirms: any change of the words or of the files changes it; ``files``: those that hang on it,
    where they have been read."""
    files = sorted(row.sha256 for row in (queries.files_of(motion) if files is None else files))
    return hashlib.sha256("\n".join([*(getattr(motion, part).strip() for part in TEXT), *files]).encode()).hexdigest()


def make_findable(motion):
    """Its words as they now stand are in the index; whoever may not read it does not find it."""
    searching.index(motion, kind=queries.FOUND_BY, title=motion.title, text=f"{motion.grounds}\n{motion.plan}")


@transaction.atomic
def draft(motion, *, actor, lead=None, files=()):
    """Begin a motion: of deputies or members by whoever leads it and has signed it himself, or of an organ. The office
    enters one on paper for its ``lead``. ``files`` are judged uploads."""
    demand(policies.puts, actor, motion)
    _fits(motion)
    own = joint.seat_of(motion, actor) if motion.is_joint else None
    seat = lead if policies.office(actor, motion) else own
    if motion.is_joint:
        if seat is None or not joint.may_sign(motion).filter(pk=seat.pk).exists():
            raise ValidationError(f"领衔的须是能够执行职务的{motion.who_signs}（{motion.basis}）。")
    elif not queries.organs_for(motion.congress, motion.body).filter(pk=motion.organ_id).exists():
        raise ValidationError({"organ": f"这个机关不能向{motion.body.label}提出议案（{motion.basis}）。"})
    elif not (policies.office(actor, motion) or policies.speaks_for(actor, motion.organ)):
        raise PermissionDenied("机关提出的议案由该机关或者办公室登记。")
    motion.by_office = policies.office(actor, motion) and seat != own
    if not motion.is_joint:
        motion.by_office = policies.office(actor, motion)
    keep(motion, actor=actor)
    attachments.attach(motion, files, actor=actor)
    make_findable(motion)
    if motion.is_joint:
        MotionSigner.objects.create(motion=motion, member=seat, person_id=seat.person_id, is_lead=True, signed_on=clock.today(),
                                    on_paper=motion.by_office)  # fmt: skip
    return motion


def _fits(motion):
    """A motion is for one meeting of its own congress: a session, or one of the standing committee."""
    meeting = motion.meeting
    if meeting.term.congress_id != motion.congress_id or meeting.kind not in queries.MEETINGS:
        raise ValidationError({"meeting": "议案向本级人民代表大会会议或者常委会会议提出。"})
    if meeting.state == meeting.State.CANCELLED:
        raise ValidationError({"meeting": "这次会议没有召开。"})


@transaction.atomic
def change(motion, *, actor, files=(), dropped=()):
    """Mend the words or the files while it is being written: who had signed the old ones signs anew, but for the lead."""
    demand(policies.leads, actor, motion)
    stored = _held(motion, Motion.WRITING, "议案已经提出，不能再改。")
    _fits(motion)
    before = digest_of(stored)
    keep(motion, actor=actor)
    attachments.attach(motion, files, actor=actor)
    for row in dropped:
        attachments.take_down(row, motion, actor=actor)
    make_findable(motion)
    again = motion.signers.signed().filter(is_lead=False)
    if before != digest_of(motion) and again.exists():
        members = [row.member for row in again.select_related("member__person")]
        again.update(signed_on=None, on_paper=False)
        notices.tell(members, subject=f"文字有修改，请重新确认联名：{motion}", obj=motion)
    return motion


@transaction.atomic
def discard(motion, *, actor):
    """Throw away a draft that was never put."""
    demand(policies.leads, actor, motion)
    held = _held(motion, (S.DRAFT,), "只有草稿可以删除。")
    if held.number:
        raise Refused("已经编号的议案不能删除，可以撤回。")
    for row in queries.files_of(motion):
        attachments.take_down(row, motion, actor=actor)
    records.record("suggestions.motion.discard", actor=actor, obj=motion, text=f"{actor.name}删除议案草稿《{motion}》")
    searching.forget(motion)
    motion.delete()


def _held(motion, states, sentence):
    row = MOTION.held(motion)
    if row.state not in states:
        raise Refused(sentence)
    return row


@MOTION.does("invite")
def invite(motion, *, actor, members, on_paper=False):
    """Ask others to sign; the office writes down those who have signed on paper."""
    allowed = set(queries.candidates(motion).filter(pk__in=[one.pk for one in members]).values_list("pk", flat=True))
    if left := [one for one in members if one.pk not in allowed]:
        raise ValidationError(f"{left[0].person.name}不能联名或者已在提案人里（{motion.basis}）。")
    on_paper = on_paper and policies.office(actor, motion)
    said = {
        "signed_on": clock.today() if on_paper else None,
        "on_paper": on_paper,
        "left_on": None,
        "left_because": "",
    }
    for member in members:
        MotionSigner.objects.update_or_create(
            motion=motion, person_id=member.person_id, defaults={"member": member, **said}
        )
    if not on_paper:
        text = f"{queries.lead_of(motion)}邀请您联名，请阅读全文，确认是本人意愿。"
        notices.tell(members, subject=f"请确认联名：{motion}", text=text, obj=motion)


def _own_row(motion, actor):
    row = motion.signers.standing().filter(person=actor.person_id).first() if actor.person_id else None
    if row is None:
        raise PermissionDenied("您没有被邀请联名这件议案。")
    return row


@transaction.atomic
def sign(motion, *, actor, digest=""):
    """Whoever is asked signs himself, the very words he has read; nobody signs for another."""
    row = _own_row(motion, actor)
    motion = _held(motion, Motion.WRITING, "议案已经提出，联名名单不能再增加。")
    if not joint.may_sign(motion).filter(person=actor.person_id).exists():
        raise Refused(f"您现在不能联名议案（{motion.basis}）。")
    if row.signed_on:
        raise Refused("您已经联名。")
    if digest and digest != digest_of(motion):
        raise Refused("您阅读之后文字又有修改，请重新阅读后再确认。")
    row.signed_on = clock.today()
    keep(row, actor=actor)
    lead = [one.member for one in motion.signers.filter(is_lead=True).select_related("member__person")]
    count = f"已有{joint.signed(motion)}人联名，须有{motion.least}人以上。"
    notices.tell(lead, subject=f"{row}已确认联名：{motion}", text=count, obj=motion)
    return row


@transaction.atomic
def leave(motion, *, actor, reason=""):
    """Whoever was asked says no; whoever has signed takes his name off, until the motion is put to the vote. It goes on
    while enough are left; otherwise its lead and the office are told."""
    row = _own_row(motion, actor)
    if row.is_lead:
        raise PermissionDenied("领衔的提案人可以撤回议案，不能退出联名。")
    signed = row.signed_on is not None
    motion = _held(motion, LEAVABLE if signed else Motion.WRITING, "现在不能退出联名。")
    row.signed_on, row.on_paper, row.left_on, row.left_because = None, False, clock.today(), reason.strip()[:200]
    keep(row, actor=actor)
    lead = [one.member for one in motion.signers.filter(is_lead=True).select_related("member__person")]
    short = queries.too_few(motion) if signed else ""
    told = [*lead, *queries.office_people(motion)] if short and motion.filed_on else lead
    notices.tell(
        told, subject=f"{row}{'退出' if signed else '未同意'}联名：{motion}", text=short or reason, obj=motion
    )
    return row


@transaction.atomic
def strike(motion, *, actor, signer):
    """Wait no longer for somebody who does not answer."""
    demand(policies.leads, actor, motion)
    _held(motion, Motion.WRITING, "现在不能调整联名名单。")
    if signer.is_lead or signer.signed_on:
        raise Refused("已经联名的，由本人退出。")
    signer.left_on = clock.today()
    return keep(signer, actor=actor)
