"""Reading inquiry cases: the register, who may be asked to sign, whether the answer satisfied them."""

from django.db.models import Count, Q

from congress.models import Organization
from deputies.queries import joint

from ..models import InquiryCase, InquirySigner

S = InquiryCase.State


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


def candidates(case):
    """Who may still be asked to sign."""
    return joint.candidates(case, but=case.signers.values("person"))


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
    mine = InquirySigner.objects.filter(person=actor.person_id)
    asked = Q(state=S.SIGNING, pk__in=mine.filter(signed_on=None).values("case"))
    judges = Q(state=S.ANSWERED, pk__in=mine.filter(signed_on__isnull=False, satisfied=None).values("case"))
    return rows.filter(asked | judges).order_by("pk")


def put_by(deputy_ids, since, until):
    """The cases that deputies put in a time. No actor: the dossier asks."""
    rows = InquirySigner.objects.signed().filter(member__deputy__in=deputy_ids, case__filed_on__range=(since, until))
    return (
        rows.exclude(case__state=S.WITHDRAWN)
        .order_by("case__filed_on", "member__deputy")
        .values_list("member__deputy", "case", "case__title", "case__filed_on", "is_lead")
    )
