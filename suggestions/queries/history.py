"""Reading the suggestions of earlier years: by words and year."""

from django.db.models import Q

from ..models import HistoricalSuggestion

WORDS_IN = ("subject", "lead_name", "units", "topic", "occasion")


def listed(actor, *, q="", year=None, **_):
    """The newest year first; every word stands in the title, a name, a unit, the topic or the occasion."""
    rows = HistoricalSuggestion.objects.visible_to(actor)
    for word in (q or "").split():
        meant = Q(number=int(word)) if word.isascii() and word.isdigit() and len(word) <= 6 else Q()
        for name in WORDS_IN:
            meant |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(meant)
    return rows.filter(year=year) if year else rows


def found(actor, words):
    return listed(actor, q=words)


def years(actor):
    """The years that have any, newest first."""
    rows = HistoricalSuggestion.objects.visible_to(actor).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())
