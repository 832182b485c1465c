"""Reading the pool of experts: who knows what, who must keep away from which body, what each has done."""

from django.db.models import Count, Max, Prefetch, Q, Sum

from congress.frame.address import address
from congress.models import Organization
from congress.queries import search

from ..models import Discipline, Expert, ExpertInterest, ExpertMatter, ExpertWork

FOUND_BY = "supervision.expert"
S = Expert.State


def with_case(actor):
    return Expert.objects.visible_to(actor).select_related("congress__area", "organization").prefetch_related("fields")


def listed(actor, *, q="", discipline="", state="", congress=None, free_of=None):
    """The pool, with what each has done: matters, opinions and those that were adopted."""
    rows = with_case(actor)
    if q:
        rows = rows.filter(pk__in=search.found(q, actor=actor, kind=FOUND_BY).values("key"))
    if discipline:
        rows = rows.knowing(discipline)
    if free_of:
        rows = rows.exclude(pk__in=conflicted(free_of))
    rows = rows.filter(**{name: value for name, value in (("state", state), ("congress", congress)) if value})
    return rows.annotate(
        asked=Count("works"), said=Sum("works__opinions", default=0), heard=Sum("works__adopted", default=0)
    ).order_by("congress", "number")


def conflicted(unit):
    """The keys of experts who work at a body, above or below it, or have declared a tie to it: all for whom ``conflict``
    finds a reason. No actor: a plain set."""
    at_it = (
        Q(organization=unit)
        | Q(organization__parent=unit)
        | Q(organization=unit.parent_id or -1)
        | Q(employer=unit.name)
        | Q(employer=unit.short_name)
    )
    ties = ExpertInterest.objects.filter(organization=unit).values("expert")
    return Expert.objects.filter(at_it | Q(pk__in=ties)).order_by().values("pk")


def conflict(expert, unit, *, ties=None):
    """Why an expert keeps away from a matter about this body; "" when nothing speaks against him. ``ties`` are his
    interests where they are already read."""
    if expert.organization_id == unit.pk or expert.employer in (unit.name, unit.short_name):
        return "工作单位就是被监督单位"
    if expert.organization_id and unit.parent_id == expert.organization_id:
        return "工作单位是被监督单位的上级机构"
    if expert.organization_id and expert.organization.parent_id == unit.pk:
        return "工作单位隶属被监督单位"
    mine = expert.interests.all() if ties is None else ties
    if any(tie.organization_id == unit.pk for tie in mine):
        return "申报过与被监督单位有利害关系"
    return ""


def candidates(matter):
    """[(expert, why he keeps away, or "")] of all who know its subject and are appointed on its day. No actor: for the
    keepers of the matter."""
    rows = Expert.objects.filter(congress=matter.congress_id).appointed(matter.on).knowing(matter.discipline)
    rows = rows.select_related("organization").prefetch_related("interests")
    busy = set(matter.works.values_list("expert", flat=True))
    return [(row, conflict(row, matter.unit)) for row in rows.order_by("number") if row.pk not in busy]


def pool(draw):
    """The candidates of its matter as rows of a draw; who has a conflict stays out and it is said why."""
    return [
        {"key": row.code, "name": row.name, "note": row.employer, "share": "", "left_out": because,
         "target": address(row)}
        for row, because in candidates(draw.matter)
    ]  # fmt: skip


def next_number(congress_id):
    """No actor: numbers of a register."""
    return (Expert.objects.filter(congress=congress_id).aggregate(last=Max("number"))["last"] or 0) + 1


def expired(day):
    """Whose period is over. No actor: asked by the clock."""
    return Expert.objects.filter(state=S.APPOINTED, until__lt=day).order_by("pk")


def works_of(expert, actor):
    rows = ExpertWork.objects.visible_to(actor).filter(expert=expert)
    return list(rows.select_related("matter__unit", "draw").order_by("-matter__on", "pk"))


def matters(actor, *, q="", discipline="", unit=None, congress=None):
    """What experts were asked for, the latest first."""
    rows = ExpertMatter.objects.visible_to(actor).select_related("congress__area", "unit")
    if q:
        rows = rows.filter(title__contains=q.strip())
    asked = {"discipline": discipline, "unit": unit, "congress": congress}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    return rows.annotate(
        chosen=Count("works"), said=Sum("works__opinions", default=0), heard=Sum("works__adopted", default=0)
    ).order_by("-on", "-pk")


def works(actor, *, year=None):
    """Every work of every expert, for the exported list."""
    rows = ExpertWork.objects.visible_to(actor)
    rows = rows.filter(matter__on__year=year) if year else rows
    return rows.select_related("matter__unit", "expert", "draw").order_by("-matter__on", "pk")


def matters_of(actor, topic):
    """What experts were asked for on a topic, with who was chosen: two statements."""
    rows = ExpertMatter.objects.visible_to(actor).filter(topic=topic)
    works = Prefetch("works", ExpertWork.objects.select_related("expert").order_by("pk"))
    return rows.prefetch_related(works).order_by("on", "pk")


def works_in(matter):
    return list(matter.works.select_related("expert", "draw").order_by("pk"))


def draws_of(matter):
    return list(matter.draws.order_by("-pk"))


def work_of(actor, pk):
    rows = ExpertWork.objects.visible_to(actor).select_related("matter__congress", "expert")
    return rows.filter(pk=pk).first()


def units(actor):
    """Bodies that may be supervised in one's own congress and its county."""
    kinds = (Organization.Kind.GOVERNMENT, *Organization.HANDLING)
    rows = Organization.objects.filter(congress__in={actor.congress_id, actor.county_id} - {None}, kind__in=kinds)
    return rows.filter(until=None).order_by("congress", "order", "name")


def by_discipline(actor):
    """[(label, number)] of the experts in office of one's own congress, for the head of the list."""
    rows = Expert.objects.visible_to(actor).filter(congress=actor.congress_id).appointed()
    counted = dict(rows.order_by().values_list("fields__discipline").annotate(n=Count("pk")))
    return [(label, counted[value]) for value, label in Discipline.choices if counted.get(value)]


INTERESTS = Prefetch("interests", ExpertInterest.objects.select_related("organization"))
