"""Suggestions that may be commended as excellent: numbered, handled, of a deputy who asked for no secrecy."""

from congress.frame.kinds import Merit

from .models import Suggestion

LABEL = Suggestion._meta.label_lower
WORTHY = ("handling", "closed", "archived")


def _worthy(congress_id):
    return Suggestion.objects.filter(
        congress=congress_id, state__in=WORTHY, number__isnull=False, secret_identity=False
    )


def _title(number_text, subject):
    return f"{number_text}《{subject}》"


def choices(congress_id, years):
    rows = _worthy(congress_id).filter(filed_on__year__in=years).order_by("-filed_on", "-number", "-pk")
    return [
        (f"{LABEL}:{pk}", f"{day.year}年{_title(number, subject)}，{lead}代表领衔")
        for pk, day, number, subject, lead in rows.values_list(
            "pk", "filed_on", "number_text", "subject", "lead__person__name"
        )
    ]


def of(target, congress_id):
    label, _, pk = target.partition(":")
    if label != LABEL or not pk.isdecimal():
        return None
    row = _worthy(congress_id).filter(pk=pk).first()
    return row and (_title(row.number_text, row.subject), row.lead_id)


SUGGESTION = Merit(key="suggestions.suggestion", choices=choices, of=of)
