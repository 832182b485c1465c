"""Reading the register of deputies as of any day."""

from django.db.models import Count, Q

from congress.models import Organization, Term
from congress.queries.institution import by_name

from .models import Deputy


def deputies_on(actor, day, *, congress_id=None):
    """Deputies in office on a day, with what a list row shows: one query."""
    rows = Deputy.objects.visible_to(actor).on(day).filter(congress=congress_id or actor.congress_id)
    return rows.select_related("person", "delegation", "term", "membership")


def deputies_of(actor, term):
    """Every deputy a term has had, those who left before its end too: one query."""
    rows = Deputy.objects.visible_to(actor).filter(term=term)
    return rows.select_related("person", "delegation", "term", "membership")


def found(rows, *, words="", delegation=None):
    """By name (characters, pinyin, initials), card number, district and delegation."""
    if words.strip():
        rows = rows.filter(by_name(words, "person__") | Q(card_no=words.strip()) | Q(district__contains=words.strip()))
    return rows.filter(delegation=delegation) if delegation else rows


def delegations(actor, day, *, congress_id=None):
    """The delegations that stand on a day, with their numbers of deputies in office."""
    in_office = Q(deputies__membership__since__lte=day) & (
        Q(deputies__membership__until=None) | Q(deputies__membership__until__gte=day)
    )
    rows = (
        Organization.objects.visible_to(actor)
        .on(day)
        .filter(kind="delegation", congress=congress_id or actor.congress_id)
    )
    return rows.annotate(deputy_count=Count("deputies", filter=in_office))


def seats(actor, day, *, congress_id=None):
    """(seats fixed, deputies in office, vacancies) of the term that runs on a day; seats None when not entered."""
    term = Term.objects.on(day).filter(congress=congress_id or actor.congress_id).first()
    fixed = term.deputy_seats if term else None
    held = deputies_on(actor, day, congress_id=congress_id).count()
    return fixed, held, None if fixed is None else max(0, fixed - held)
