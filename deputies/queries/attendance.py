"""Who was due at a session, who came; who stayed away from two sessions without leave."""

from django.db.models import Count, F, Q

from congress.models import Meeting

from ..models import Deputy, SessionAttendance

Kind = Meeting.Kind


def sessions(actor):
    """The sessions held that this person sees, the latest first, each with what is entered of attendance."""
    rows = Meeting.objects.visible_to(actor).held().filter(kind=Kind.SESSION).select_related("term__congress__area")
    full = Q(attendances__leave=0, attendances__absent=0)
    return rows.annotate(
        entered=Count("attendances"),
        full=Count("attendances", filter=full & Q(attendances__isnull=False)),
        on_leave_=Count("attendances", filter=Q(attendances__leave__gt=0)),
        away=Count("attendances", filter=Q(attendances__absent__gt=0)),
    ).order_by("-opens_on", "-pk")


def due_at(meeting):
    """The deputies who sat while the session did. No actor: asked by the deed of the office that keeps it."""
    held = Q(membership__until=None) | Q(membership__until__gte=meeting.opens_on)
    rows = (
        Deputy.objects.confirmed().of(meeting.term.congress_id).filter(held, membership__since__lte=meeting.closes_on)
    )
    return rows.select_related("person", "membership", "delegation")


def of_session(meeting, actor):
    """What is entered of one session, who was not there the whole time first."""
    rows = SessionAttendance.objects.visible_to(actor).filter(meeting=meeting)
    missed = F("leave") + F("absent")
    return rows.select_related("deputy__person", "deputy__delegation").order_by(
        missed.desc(), "-absent", "deputy__person__name_pinyin", "pk"
    )


def absent_twice(actor):
    """Deputies in office of one's own congress who stayed away from two whole sessions of the term without leave: by law
    their seat ends (代表法第六十二条)."""
    rows = Deputy.objects.with_dossier_for(actor).in_office().of(actor.congress_id)
    whole = Q(attendances__absent=F("attendances__due"))
    return rows.annotate(sessions_away=Count("attendances", filter=whole)).filter(sessions_away__gte=2)
