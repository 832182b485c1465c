"""Reading commendations: the rounds, who is nominated in one, what may be nominated."""

from django.db.models import Count, Q

from congress.models import Organization, Person, Term

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


def term_on(congress_id, day):
    return Term.objects.on(day).filter(congress=congress_id).first()


def may_win(congress_id):
    """(deputies in office, their groups, the people who work for the congress) that may be nominated. No actor: asked by
    the form of the office that keeps awards."""
    groups = Organization.objects.filter(congress=congress_id, kind="deputy_group", until=None)
    workers = Person.objects.filter(
        memberships__congress=congress_id, memberships__until=None,
        memberships__role__in=("GO", "DAC", "COM", "TCH", "TSEC", "STA"),
    ).distinct()  # fmt: skip
    deputies = Deputy.objects.in_office().of(congress_id).select_related("person")
    return deputies, groups, workers
