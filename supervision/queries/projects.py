"""Reading the register of key projects: the list with its money, one project, what waits for whom."""

from decimal import Decimal

from django.db.models import Prefetch, Sum

from congress.frame import clock
from congress.frame.address import address
from congress.frame.together import fill
from congress.models import Organization
from congress.queries.attachments import attachments_of, file_row
from deputies.models import Deputy

from ..models import KeyProject, ProjectDecision, ProjectVisit
from ..models.topic import UNITS
from . import progress
from .project_words import saying

BUILDING = KeyProject.State.BUILDING


def projects(actor):
    return KeyProject.objects.visible_to(actor).select_related("unit", "congress")


def listed(actor, *, q="", year=None, state="", field="", unit=None):
    rows = projects(actor)
    if q and q.strip():
        rows = rows.filter(saying(q, KeyProject, actor=actor))
    asked = {"year": year, "state": state, "field": field, "unit": unit}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-year", "pk")


def found(actor, words):
    return listed(actor, q=words)


def years(actor):
    return KeyProject.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct()


def years_and_units(actor):
    """What the list may be asked for: one statement."""
    found = years(actor), units_with(actor)
    fill(found)
    return found


def units_with(actor):
    rows = Organization.objects.filter(pk__in=KeyProject.objects.visible_to(actor).values("unit"))
    return rows.order_by("order", "name")


def builders(congress_id):
    """Bodies that may be responsible for a project."""
    kinds = (Organization.Kind.GOVERNMENT, *Organization.HANDLING)
    return Organization.objects.filter(congress=congress_id, kind__in=kinds, until=None).order_by("order", "name")


def total(rows):
    return rows.order_by().aggregate(n=Sum("total", default=Decimal(0)))["n"]


def with_lamps(rows):
    """[(project, what was planned by today, its Lamp – None where it is not being built)]: a fixed number of statements."""
    rows = list(rows.prefetch_related("months") if hasattr(rows, "prefetch_related") else rows)
    if not rows:
        return []
    limits, today = progress.limits_of(rows[0].congress_id), clock.today()
    found = []
    for row in rows:
        planned = progress.planned_by(list(row.months.all()), today)
        found.append((row, planned, progress.lamp(row, planned, limits) if row.state == BUILDING else None))
    return found


def course_of(project):
    """How one project stands, or None before it is begun: its Lamp, its curves, its reports with their files."""
    if not project.started_on:
        return None
    months, reports = list(project.months.order_by("month")), list(project.reports.order_by("on", "pk"))
    files = attachments_of(*reports)
    planned = progress.planned_by(months, clock.today())
    return {
        "planned": planned,
        "lamp": progress.lamp(project, planned, progress.limits_of(project.congress_id)) if project.state == BUILDING else None,
        "charts": progress.curves(months, reports),
        "reports": [(row, [file_row(one) for one in files.get(address(row), ())]) for row in reversed(reports)],
    }  # fmt: skip


def evenly(since, until, total):
    """[(month, share, money)] of a plan that nobody has drawn up: the same for every month."""
    months = progress.months_between(since, until)
    return [
        (month, round(100 * place / len(months)), (total * place / len(months)).quantize(Decimal("0.01")))
        for place, month in enumerate(months, start=1)
    ]


def stale(actor):
    """Projects that have turned grey."""
    return projects(actor).filter(state=BUILDING, update_due_on__lt=clock.today()).order_by("update_due_on", "pk")


def updates_due(actor):
    """Projects of a unit, the one to be reported on first at the head."""
    rows = projects(actor).filter(state=BUILDING, unit=actor.organization_id).order_by("update_due_on", "pk")
    return rows if actor.is_any(*UNITS) else rows.none()


def visits_of(project):
    deputies = Prefetch("deputies", Deputy.objects.select_related("person"))
    return list(project.visits.prefetch_related(deputies))


def decisions(actor):
    return ProjectDecision.objects.visible_to(actor).select_related("project__unit", "project__congress")


def decisions_of(project):
    return list(project.decisions.all())


def unanswered(actor):
    """Decisions whose carrying out has not been reported, for the unit that owes it."""
    rows = decisions(actor).filter(reply="", due_on__isnull=False).order_by("due_on", "pk")
    return rows.filter(project__unit=actor.organization_id) if actor.is_any(*UNITS) else rows.none()


def late(actor):
    """Projects that should have begun."""
    return projects(actor).filter(state="listed", starts_on__lt=clock.today()).order_by("starts_on", "pk")


def visits_by(deputy_ids, since, until):
    """Deputies' visits in a time. No actor: the dossier asks."""
    rows = ProjectVisit.objects.filter(deputies__in=deputy_ids, on__range=(since, until)).order_by("on", "pk")
    return rows.values_list("deputies", "pk", "on", "project", "project__name", named=True)


def may_replan(project):
    """No report has been made by the plan yet, or a decision has changed the project since the last one: else whoever is
    behind would plan himself green."""
    changed = (ProjectDecision.Kind.ADJUST, ProjectDecision.Kind.RESUME)
    since = project.reported_on
    return not since or project.decisions.filter(kind__in=changed, on__gte=since).exists()
