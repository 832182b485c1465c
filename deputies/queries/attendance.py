"""Who was due at a session, who came; who stayed away from two sessions without leave."""

from django.db.models import Count, F, Q

from congress.models import Leave, Meeting, RollEntry

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
    return _twice(Deputy.objects.with_dossier_for(actor).in_office().of(actor.congress_id))


def away_twice(congress_id):
    """The same for the clock. No actor: it looks at a whole congress."""
    return list(_twice(Deputy.objects.in_office().of(congress_id)).select_related("person"))


def _twice(rows):
    whole = Q(attendances__absent=F("attendances__due"))
    return rows.annotate(sessions_away=Count("attendances", filter=whole)).filter(sessions_away__gte=2)


def with_roll_only():
    """Sessions that were held and whose rolls are settled, but of which nothing is entered: their keys. No actor: asked by
    the clock."""
    held = Meeting.objects.held().filter(kind=Kind.SESSION, sittings__state="closed", attendances=None)
    return list(held.exclude(sittings__state="open").order_by("pk").values_list("pk", flat=True).distinct())


def missed_by_roll(meeting):
    """(half-days due, {pk of the deputy: (on leave, away without leave, why)}) as the rolls of a session say."""
    due, missed = meeting.sittings.filter(state="closed").count(), {}
    deputies = {row.membership_id: row.pk for row in due_at(meeting)}
    lines = RollEntry.objects.filter(sitting__meeting=meeting, sitting__state="closed", state__in=("leave", "absent"))
    for held, state in lines.filter(membership__in=deputies).values_list("membership", "state"):
        leave, absent, because = missed.get(deputies[held], (0, 0, ""))
        missed[deputies[held]] = (leave + (state == "leave"), absent + (state == "absent"), because)
    reasons = Leave.objects.filter(meeting=meeting, state="approved", membership__in=deputies)
    why = {deputies[held]: reason for held, reason in reasons.values_list("membership", "reason")}
    return due, {
        pk: (leave, absent, why.get(pk, "请假" if leave else "")[:120]) for pk, (leave, absent, _) in missed.items()
    }
