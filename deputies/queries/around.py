"""What the registers beside keep of one deputy, as far as this person sees it."""

from congress.frame import clock
from congress.frame.together import fill

from ..models import (
    ContactAssignment,
    ContactLog,
    Deputy,
    DutyReport,
    DutyTurn,
    PublicProfile,
    Resignation,
    Station,
    StationDeputy,
)

MOST = 5


def kept_of(deputy, actor, *, contacts, sessions):
    """{register: rows} of what this person sees of him, in one statement; ``contacts`` and ``sessions`` say whether he may
    read contacts and duty reports at all."""
    rows = {
        "dossier": Deputy.objects.with_dossier_for(actor).filter(pk=deputy.pk).values_list("pk", flat=True),
        "stations": _stations(deputy, actor),
        "turns": _turns(deputy, actor)[:1],
        "profiles": PublicProfile.objects.visible_to(actor).filter(deputy=deputy).order_by("-pk")[:1],
        "resignations": _resignations(deputy, actor),
    }
    if contacts:
        rows |= _contacts(deputy, actor)
    if sessions:
        rows["reports"] = _reports(deputy, actor)[:MOST]
    fill(rows.values())
    return rows


def _stations(deputy, actor):
    """Where he sits in today."""
    held = StationDeputy.objects.on(clock.today()).filter(deputy=deputy)
    return Station.objects.visible_to(actor).filter(pk__in=held.values("station")).order_by("pk")


def _turns(deputy, actor):
    """His days on duty to come, the next first."""
    rows = DutyTurn.objects.visible_to(actor).filter(deputy=deputy, on__gte=clock.today(), excused_because="")
    return rows.exclude(day__state="cancelled").select_related("day__station").order_by("on", "pk")


def _reports(deputy, actor):
    """His duty reports, the newest first."""
    rows = DutyReport.objects.visible_to(actor).filter(deputy=deputy).select_related("session")
    return rows.order_by("-session__on", "-pk")


def _contacts(deputy, actor):
    """Whether he keeps contact with somebody today, whether contacts of his are entered, and the assignments by which
    committee members keep contact with him."""
    held, logs = ContactAssignment.objects.visible_to(actor).in_force(), ContactLog.objects.visible_to(actor)
    return {
        "contacts": held.filter(by__person=deputy.person_id).order_by().values_list("pk", flat=True)[:1],
        "logs": logs.filter(by__person=deputy.person_id).order_by().values_list("pk", flat=True)[:1],
        "contacted": held.filter(deputy=deputy).select_related("by__person")[:MOST],
    }


def _resignations(deputy, actor):
    """What he has handed in that was not taken back."""
    return Resignation.objects.visible_to(actor).filter(deputy=deputy).exclude(state="withdrawn").order_by("-filed_on")
