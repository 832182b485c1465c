"""Reading articles about deputies: the register behind, the pages for anybody, and the photograph of each."""

from django.db.models import Q

from congress.queries.attachments import attachments_of
from congress.queries.institution import by_name

from ..models import Deputy, Story

S = Story.State
ON_PAGE = 3  # articles on a deputy's own public page


def with_case(actor):
    return Story.objects.visible_to(actor).select_related("deputy__person", "deputy__congress__area")


def listed(actor, *, q="", state="", congress=None):
    """The register, what is still to be done first."""
    rows = with_case(actor)
    if word := q.strip():
        rows = rows.filter(Q(title__contains=word) | by_name(word, "deputy__person__"))
    asked = {"state": state, "deputy__congress": congress}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-drafted_at", "-pk")


def deputies_for(actor):
    """About whom this office writes: its own deputies in office."""
    rows = Deputy.objects.visible_to(actor).in_office().filter(congress=actor.congress_id)
    return rows.select_related("person", "term").order_by("person__name_pinyin", "pk")


def to_agree(actor):
    """What a deputy is asked about."""
    return with_case(actor).filter(state=S.ASKED, deputy__person=actor.person_id).order_by("pk")


def to_publish(actor):
    """What deputies have agreed to: of one's own congress."""
    return with_case(actor).filter(state=S.AGREED, deputy__congress=actor.congress_id).order_by("agreed_on", "pk")


def left_behind():
    """Articles about those who are no longer in office. No actor: asked by the clock."""
    rows = Story.objects.exclude(state__in=(S.DRAFT, S.WITHDRAWN)).exclude(deputy__in=Deputy.objects.in_office())
    return rows.order_by("pk")


def photo_of(story):
    """The photograph, or None."""
    return next((row for rows in attachments_of(story).values() for row in rows), None)


# For anybody, without an account.


def public(congress=None):
    rows = Story.objects.public().select_related("deputy__person", "deputy__congress__area")
    return rows.filter(deputy__congress=congress) if congress else rows


def public_of(deputy):
    return public().filter(deputy=deputy)[:ON_PAGE]
