"""Reading inquiry cases: the register, who signed, whether enough did, whether the answer satisfied them."""

from django.db.models import Count, Q

from congress.models import Membership, Organization
from deputies.models import Deputy

from ..models import InquiryCase, InquirySigner
from ..models.inquiry import ASKERS

S, BODY = InquiryCase.State, InquiryCase.Body


def cases(actor):
    return InquiryCase.objects.visible_to(actor).select_related("congress__area", "unit", "meeting__term__congress")


def listed(actor, *, q="", state="", body="", unit=None, year=None):
    rows = cases(actor).annotate(signed=Count("signers", filter=Q(signers__signed_on__isnull=False)))
    if q and q.strip():
        rows = rows.filter(Q(title__contains=q.strip()) | Q(question__contains=q.strip()))
    asked = {"state": state, "body": body, "unit": unit, "filed_on__year": year}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-pk")


def found(actor, words):
    return listed(actor, q=words)


def signers_of(case):
    rows = case.signers.select_related("member__person", "member__post", "member__organization")
    return list(rows.order_by("-is_lead", "pk"))


def signer_of(case, actor):
    """The row of whoever asks, or None."""
    return case.signers.filter(member__person=actor.person_id).first() if actor.person_id else None


def may_sign(case):
    """The seats whose holders may sign: deputies who act today, or members of the standing committee."""
    rows = Membership.objects.in_office().filter(congress=case.congress_id)
    if case.body == BODY.COMMITTEE:
        return rows.filter(role__in=ASKERS)
    return rows.filter(pk__in=Deputy.objects.acting().of(case.congress_id).values("membership"))


def seat_of(case, actor):
    """The seat as which this person signs, or None."""
    return may_sign(case).filter(person=actor.person_id).first() if actor.person_id else None


def anybody(congress_id):
    """Who may put a case in either meeting, for the office that enters one."""
    deputies = Deputy.objects.acting().of(congress_id).values("membership")
    rows = Membership.objects.in_office().filter(congress=congress_id)
    rows = rows.filter(Q(role__in=ASKERS) | Q(pk__in=deputies))
    return rows.select_related("person", "organization", "post").order_by("person__name_pinyin", "pk")


def candidates(case):
    """Who may still be asked to sign."""
    rows = may_sign(case).exclude(pk__in=case.signers.values("member"))
    return rows.select_related("person", "organization", "post").order_by("person__name_pinyin", "pk")


def signed(case):
    """How many have signed and may still sign today: whoever has left or is suspended counts no more."""
    return case.signers.signed().filter(member__in=may_sign(case).values("pk")).count()


def too_few(case):
    """What the number of signatures says against the case, with its article; "" when there are enough."""
    count = signed(case)
    if count >= case.least:
        return ""
    who = "代表" if case.body == BODY.SESSION else "常委会组成人员"
    return f"质询案须有{who}{case.least}人以上联名（{case.basis}），现有{count}人。"


def marks(case):
    """(who signed, satisfied, not satisfied) – counted exactly."""
    rows = case.signers.signed().aggregate(
        all=Count("pk"), yes=Count("pk", filter=Q(satisfied=True)), no=Count("pk", filter=Q(satisfied=False))
    )
    return rows["all"], rows["yes"], rows["no"]


def most_dissatisfied(case):
    """Whether more than half of those who put the case are not satisfied: exactly half is not more than half."""
    all_, _, no = marks(case)
    return 2 * no > all_


def units_for(congress):
    """The organs that may be asked: government and departments, supervisory commission, court, procuratorate – of a township
    its government."""
    kinds = Organization.Kind
    asked = (
        (kinds.TOWNSHIP_GOVERNMENT,) if congress.level == "township" else (kinds.GOVERNMENT, *Organization.HANDLING)
    )
    here = (
        Q(congress=congress) | Q(congress=congress.parent_id, area=congress.area_id)
        if congress.parent_id
        else Q(congress=congress)
    )
    return Organization.objects.filter(here, kind__in=asked, until=None).order_by("order", "name")


def waiting(actor):
    """Cases this person has to sign, decide on, answer or judge, the oldest first."""
    rows = cases(actor)
    if actor.is_any("UNIT", "UNITL"):
        return rows.filter(state=S.ANSWERING, unit=actor.organization_id).order_by("due_on", "pk")
    if actor.is_any("GO", "TCH", "TSEC"):
        return rows.filter(congress=actor.congress_id, state=S.FILED).order_by("filed_on", "pk")
    if not actor.person_id:
        return rows.none()
    mine = InquirySigner.objects.filter(member__person=actor.person_id)
    asked = Q(state=S.SIGNING, pk__in=mine.filter(signed_on=None).values("case"))
    judges = Q(state=S.ANSWERED, pk__in=mine.filter(signed_on__isnull=False, satisfied=None).values("case"))
    return rows.filter(asked | judges).order_by("pk")


def put_by(deputy_ids, since, until):
    """The cases that deputies put in a time. No actor: the dossier asks."""
    rows = Deputy.objects.filter(pk__in=deputy_ids, membership__inquiries__signed_on__isnull=False,
                                 membership__inquiries__case__filed_on__range=(since, until))  # fmt: skip
    rows = rows.exclude(membership__inquiries__case__state="withdrawn")
    return rows.order_by("membership__inquiries__case__filed_on", "pk").values_list(
        "pk", "membership__inquiries__case", "membership__inquiries__case__title", "membership__inquiries__case__filed_on",
        "membership__inquiries__is_lead",
    )  # fmt: skip
