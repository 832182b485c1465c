"""Inquiry cases: put by so many, signed by each himself, decided on, answered, judged by those who put them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.actions import clocks, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership
from deputies.queries import joint

from ..models import InquiryCase, InquirySigner
from ..policies import inquiry_cases as policies
from ..queries import inquiry_cases as queries
from ..workflow import INQUIRY_CASE

S = InquiryCase.State
CLOCK = "supervision.inquiry_answer"


@transaction.atomic
def draft(case, *, actor, lead=None):
    """Begin an inquiry case: whoever leads has signed it himself; the office enters one on paper for its ``lead``."""
    demand(policies.puts, actor, case)
    if case.body == InquiryCase.Body.COMMITTEE and case.congress.level != "county":
        raise ValidationError(
            {"body": "乡镇人大没有常务委员会，质询案在人民代表大会会议期间提出（地方组织法第二十四条）。"}
        )
    own = joint.seat_of(case, actor)
    lead = lead if policies.office(actor, case) and lead else own
    if lead is None:
        raise ValidationError({"body": f"只有能够联名的人可以领衔（{case.basis}）。"})
    keep(case, actor=actor)
    InquirySigner.objects.create(
        case=case, member=lead, person_id=lead.person_id, is_lead=True, signed_on=clock.today()
    )
    return case


@transaction.atomic
def change(case, *, actor):
    """Mend the words while it is being signed: who has signed signs anew, but for the lead."""
    demand(policies.leads, actor, case)
    _signing(case)
    case.signers.filter(is_lead=False).update(signed_on=None)
    return keep(case, actor=actor)


def _signing(case):
    if INQUIRY_CASE.held(case).state != S.SIGNING:
        raise Refused("质询案已经提出，不能再改。")


@transaction.atomic
def invite(case, *, actor, members, signed=False):
    """Ask others to sign; the office writes down those who have signed on paper."""
    demand(policies.leads, actor, case)
    _signing(case)
    allowed = set(queries.candidates(case).filter(pk__in=[one.pk for one in members]).values_list("pk", flat=True))
    if left := [one for one in members if one.pk not in allowed]:
        raise ValidationError(f"{left[0].person.name}不能联名（{case.basis}）。")
    on_paper = clock.today() if signed and policies.office(actor, case) else None
    for member in members:
        InquirySigner.objects.create(case=case, member=member, person_id=member.person_id, signed_on=on_paper)
    records.record("supervision.inquirysigner.invite", actor=actor, obj=case, after={"提案人": [one.person.name for one in members]},
                   text=f"{actor.name}{'登记' if on_paper else '邀请'}质询案《{case}》联名{len(members)}人")  # fmt: skip
    if not on_paper:
        notices.tell(members, subject=f"请联名：{case}", text="质询案须由本人确认联名。", obj=case)
    return case


@transaction.atomic
def sign(case, *, actor):
    """Whoever is asked signs himself; nobody signs for another."""
    signer = joint.signer_of(case, actor)
    if signer is None:
        raise PermissionDenied("只有受邀联名的人可以签名。")
    _signing(case)
    if not joint.may_sign(case).filter(person=signer.person_id).exists():
        raise Refused(f"您现在不能联名质询案（{case.basis}）。")
    if signer.signed_on:
        raise Refused("您已经联名。")
    signer.signed_on = clock.today()
    return keep(signer, actor=actor)


@transaction.atomic
def take_back(case, *, actor):
    """A signer takes his name off before the organ has answered; whether enough are left is asked at each further step."""
    signer = joint.signer_of(case, actor)
    if signer is None or signer.is_lead or signer.signed_on is None:
        raise PermissionDenied("只有联名的提案人可以退出。")
    if INQUIRY_CASE.held(case).state not in (S.SIGNING, S.FILED):
        raise Refused("已经决定交由答复，不能退出联名。")
    signer.signed_on = None
    return keep(signer, actor=actor)


@INQUIRY_CASE.does("file")
def file_case(case, *, actor):
    """Enough have signed: it goes to the presidium or the council of chairpersons."""
    case.filed_on = clock.today()
    rows = Membership.objects.in_office().filter(congress=case.congress_id, role__in=("GO", "TCH", "TSEC"))
    notices.tell(rows, subject=f"请提请决定：质询案《{case}》", obj=case)


@INQUIRY_CASE.does("send_back")
def send_back(case, *, actor, reason):
    case.filed_on = None


def _hand_over(case, actor, decided_on, manner, venue, due_on):
    if decided_on > clock.today():
        raise ValidationError({"decided_on": "日期不能晚于今天。"})
    if due_on < decided_on:
        raise ValidationError({"due_on": "答复期限不能早于决定日期。"})
    case.decided_on, case.manner, case.venue, case.due_on = decided_on, manner, venue.strip(), due_on
    clocks.open_clock(CLOCK, case, actor=actor, starts_on=due_on)
    held = Membership.objects.in_office().filter(organization=case.unit_id, role__in=("UNIT", "UNITL"))
    notices.tell(
        held, subject=f"请答复质询案：{case}", text=f"{case.get_manner_display()}，{long_date(due_on)}前。", obj=case
    )


@INQUIRY_CASE.does("decide")
def decide(case, *, actor, decided_on, manner, venue, due_on):
    """The presidium or the council of chairpersons has decided: by mouth or in writing, where, until when."""
    _hand_over(case, actor, decided_on, manner, venue, due_on)


@INQUIRY_CASE.does("answer")
def answer(case, *, actor, on, answerer, answer):
    """The organ has answered: its head came, or signed. Those who put the case are asked whether they are satisfied."""
    if on > clock.today():
        raise ValidationError({"on": "日期不能晚于今天。"})
    case.answer, case.answerer, case.answered_on = answer.strip(), answerer.strip(), on
    case.round += 1
    members = [one.member for one in case.signers.signed().select_related("member")]
    notices.tell(members, subject=f"请评价答复：{case}", obj=case)


@INQUIRY_CASE.does("answer_again")
def answer_again(case, *, actor, decided_on, manner, venue, due_on):
    """More than half are not satisfied: the organ answers once more; the first answer is kept."""
    said = f"{long_date(case.answered_on)}，{case.answerer}：\n{case.answer}"
    case.earlier = "\n\n".join(filter(None, (case.earlier, said)))
    case.signers.update(satisfied=None)
    _hand_over(case, actor, decided_on, manner, venue, due_on)


@INQUIRY_CASE.does("close")
def close(case, *, actor):
    case.ended_on = clock.today()


@INQUIRY_CASE.does("withdraw")
def withdraw(case, *, actor, reason):
    case.withdrawn_because, case.ended_on = reason.strip()[:300], clock.today()


@transaction.atomic
def judge(case, *, actor, satisfied, signer=None):
    """One who put the case says whether the answer satisfied him; the office writes down what was said on paper."""
    signer = signer if signer and policies.office(actor, case) else joint.signer_of(case, actor)
    if signer is None or signer.signed_on is None:
        raise PermissionDenied("只有提案人可以评价答复。")
    if INQUIRY_CASE.held(case).state != S.ANSWERED:
        raise Refused("只有已答复、还没有办结的质询案可以评价。")
    signer.satisfied = satisfied
    return keep(signer, actor=actor)
