"""What the registers beside keep of one deputy, as far as this person sees it."""

from congress.frame import clock

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


def has_dossier(deputy, actor):
    """This person reads his dossier."""
    return Deputy.objects.with_dossier_for(actor).filter(pk=deputy.pk).exists()


def stations(deputy, actor):
    """Where he sits in today."""
    held = StationDeputy.objects.on(clock.today()).filter(deputy=deputy)
    return Station.objects.visible_to(actor).filter(pk__in=held.values("station")).order_by("pk")


def next_turn(deputy, actor):
    """His next day on duty, or None."""
    rows = DutyTurn.objects.visible_to(actor).filter(deputy=deputy, on__gte=clock.today(), excused_because="")
    return rows.exclude(day__state="cancelled").select_related("day__station").order_by("on", "pk").first()


def reports(deputy, actor):
    """His duty reports, the newest first."""
    rows = DutyReport.objects.visible_to(actor).filter(deputy=deputy).select_related("session")
    return rows.order_by("-session__on", "-pk")[:MOST]


def has_contacts(deputy, actor):
    """He keeps contact with somebody today."""
    return ContactAssignment.objects.visible_to(actor).in_force().filter(by__person=deputy.person_id).exists()


def has_logs(deputy, actor):
    """He has entered contacts, or somebody for him."""
    return ContactLog.objects.visible_to(actor).filter(by__person=deputy.person_id).exists()


def contacted_by(deputy, actor):
    """The assignments by which committee members keep contact with him today."""
    rows = ContactAssignment.objects.visible_to(actor).in_force().filter(deputy=deputy)
    return rows.select_related("by__person")[:MOST]


def newest_profile(deputy, actor):
    """The version of his public card made last that this person reads, or None."""
    return PublicProfile.objects.visible_to(actor).filter(deputy=deputy).order_by("-pk").first()


def resignations(deputy, actor):
    """What he has handed in that was not taken back."""
    return Resignation.objects.visible_to(actor).filter(deputy=deputy).exclude(state="withdrawn").order_by("-filed_on")
