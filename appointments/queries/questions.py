"""Reading the question bank."""

from django.db.models import Max

from ..models import Question


def listed(actor, *, q="", kind="", law="", state="on"):
    """The bank: those in force unless others are asked for."""
    rows = Question.objects.visible_to(actor).select_related("congress__area")
    if q := q.strip():
        rows = rows.filter(text__contains=q)
    if state in ("on", "off"):
        rows = rows.filter(retired_on__isnull=state == "on")
    asked = {"kind": kind, "law": law}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("number")


def laws(actor):
    """The laws there are questions about."""
    rows = Question.objects.visible_to(actor).in_force().order_by("law")
    return list(rows.values_list("law", flat=True).distinct())


def next_number(congress_id):
    """No actor: numbers of a register."""
    return (Question.objects.filter(congress=congress_id).aggregate(last=Max("number"))["last"] or 0) + 1
