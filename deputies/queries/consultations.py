"""Reading the consultations on drafts: the tasks, which stations were asked, what they said article by article."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from ..models import Consultation, ConsultationOpinion, ConsultationReturn, Station
from .stations import stations_kept_by

State = Consultation.State


def consultations(actor):
    """Those this person sees, the latest first, each with how many stations were asked and have handed in."""
    rows = Consultation.objects.visible_to(actor).select_related("congress__area")
    counts = {"asked": Count("returns"), "handed": Count("returns", filter=Q(returns__handed_in_on__isnull=False))}
    return rows.annotate(**counts).order_by("-pk")


def listed(actor, *, q="", state=""):
    rows = consultations(actor)
    if q.strip():
        rows = rows.filter(Q(title__contains=q.strip()) | Q(asked_by__contains=q.strip()))
    return rows.filter(state=state) if state else rows


def returns(actor):
    rows = ConsultationReturn.objects.visible_to(actor)
    return rows.select_related("consultation", "station__congress__area", "station__congress__parent")


def returns_of(actor, consultation):
    """The stations that were asked, as far as this person sees them, each with its opinions: two statements."""
    rows = returns(actor).filter(consultation=consultation)
    kept = Prefetch("opinions", ConsultationOpinion.objects.order_by("pk"))
    return list(rows.prefetch_related(kept).order_by("station__congress__area__code", "station"))


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article of the draft, or its whole, with what was said about it: [(opinion, its return)]."""

    name: str
    text: str
    opinions: tuple

    @property
    def label(self):
        return self.name or "全文"


def by_article(consultation, found):
    """The draft with the opinions of these returns at their articles; what names no article comes first. Pure."""
    said = {}
    for row in found:
        for opinion in row.opinions.all():
            said.setdefault(opinion.article, []).append((opinion, row))
    parts = consultation.articles
    if not parts or parts[0][0]:
        parts = [("", ""), *parts]
    return [Article(name=name, text=text, opinions=tuple(said.pop(name, ()))) for name, text in parts] + [
        Article(name=name, text="", opinions=tuple(opinions)) for name, opinions in said.items()
    ]


def opinions_of(consultation):
    """Every opinion with its station, in the order of the draft. No actor: the paper and the guard ask."""
    rows = ConsultationOpinion.objects.filter(of__consultation=consultation).select_related(
        "of__station__congress__area"
    )
    order = {name: place for place, (name, _) in enumerate(consultation.articles)}
    return sorted(rows.order_by("pk"), key=lambda one: order.get(one.article, -1))


def opinions(actor):
    rows = ConsultationOpinion.objects.filter(of__in=ConsultationReturn.objects.visible_to(actor))
    return rows.select_related("of__consultation", "of__station")


def may_ask(actor):
    """The stations of the county that can be asked."""
    rows = Station.objects.visible_to(actor).open().exclude(kind=Station.Kind.POINT)
    return rows.select_related("congress__area")


def to_answer(actor):
    """Stations one keeps that have not handed in yet."""
    rows = returns(actor).filter(consultation__state=State.COLLECTING, handed_in_on=None)
    return rows.filter(station__in=stations_kept_by(actor)).order_by("consultation__due_on", "pk")


def kept(actor, found):
    """Which of these returns are of stations this person keeps: one statement."""
    own = stations_kept_by(actor).filter(pk__in=[row.station_id for row in found])
    stations = set(own.values_list("pk", flat=True))
    return [row.pk for row in found if row.station_id in stations]
