"""Reading commendations: the rounds, who is nominated in one, what may be nominated."""

from django.db.models import Count, Max, Q

from congress.frame import clock, kinds
from congress.models import Membership, Organization, Person, Term

from ..models import AwardNomination, AwardRound, Deputy


def rounds(actor):
    """The rounds this person sees, the latest first, each with how many were chosen."""
    rows = AwardRound.objects.visible_to(actor).select_related("congress__area", "term")
    return rows.annotate(winners=Count("nominations", filter=Q(nominations__chosen=True))).order_by("-year", "-pk")


def nominations(actor):
    rows = AwardNomination.objects.visible_to(actor)
    return rows.select_related("round", "deputy__person", "group", "person")


def winners(award):
    """Those chosen, in the order of the certificates. No actor: the caller may see the round."""
    return award.nominations.filter(chosen=True).order_by("certificate_no", "category", "pk")


def numbered(award):
    """Those chosen, as the papers print them: category by category. No actor: the caller may see the round."""
    places = AwardNomination.Category.values
    return sorted(winners(award), key=lambda row: (places.index(row.category), row.pk))


def last_certificate(congress_id, year):
    """The highest number of a certificate of that congress and year; 0 without any. No actor: asked by the decision."""
    rows = AwardNomination.objects.filter(certified_by=congress_id, certificate_year=year)
    return rows.aggregate(last=Max("certificate_no"))["last"] or 0


def term_on(congress_id, day):
    return Term.objects.on(day).filter(congress=congress_id).first()


def may_win(congress_id):
    """(deputies who may act, groups, the people who work for the congress) that may be nominated: a county's groups and
    people are also those of its townships. No actor: asked by the form of the office that keeps awards."""
    here = Q(congress=congress_id) | Q(congress__parent=congress_id)
    groups = Organization.objects.filter(here, kind="deputy_group").on(clock.today())
    workers = Membership.objects.in_office().filter(here).with_role("GO", "DAC", "COM", "TCH", "TSEC", "STA")
    deputies = Deputy.objects.acting().of(congress_id).select_related("person")
    return (
        deputies,
        groups.order_by("congress__level", "congress__area__code", "order", "name"),
        Person.objects.filter(pk__in=workers.values("person")).order_by("name_pinyin", "pk"),
    )


def merits(award):
    """[(address, title)] of the cases that may be commended in a round: those of its year and of the year before."""
    years = (award.year - 1, award.year)
    return [one for merit in kinds.merits for one in merit.choices(award.congress_id, years)]


def merit_of(target, award):
    """(title, pk of the seat that led it) of one of these cases; None where it may not be commended."""
    found = (merit.of(target, award.congress_id) for merit in kinds.merits)
    return next((one for one in found if one), None)
