"""Reading the marks of livelihood projects: what may be rated now, the sums of either side, the words that are published."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from congress.frame.receipts import once_hash

from ..models import LivelihoodProject, LivelihoodRating, LivelihoodRound

State, Stage = LivelihoodProject.State, LivelihoodRound.State
NOTHING = dict.fromkeys(("n", "sum", "theirs_n", "theirs_sum"), 0)
SHOWN = 50  # words of one project on its page


@dataclass(frozen=True, kw_only=True)
class Tally:
    """So many marks with their sum."""

    n: int = 0
    sum: int = 0

    def __str__(self):
        return f"{self.sum / self.n:.1f}分（{self.n}人）" if self.n else "—"


def rated_now(found):
    """What may be rated: each project once it is accepted, all that were carried out once the round is being rated."""
    rows = found.projects.adopted().exclude(state=State.STOPPED).order_by("order", "pk")
    if found.state == Stage.RATING:
        return rows
    return rows.filter(state=State.ACCEPTED) if found.state == Stage.IMPLEMENTING else rows.none()


def is_open(project):
    return rated_now(project.round).filter(pk=project.pk).exists()


def own(seat, found):
    """{project: the deputy's rating} of one round."""
    rows = LivelihoodRating.objects.filter(deputy=seat, project__round=found)
    return {row.project_id: row for row in rows}


def with_tallies(rows):
    """The projects, each with ``by_deputies`` and ``by_residents``; one statement. No actor: sums are for everybody."""
    rows = list(rows)
    marks = LivelihoodRating.objects.filter(project__in=rows).order_by().values("project")
    theirs = Q(deputy=None)
    counted = marks.annotate(n=Count("pk"), sum=Sum("score"), theirs_n=Count("pk", filter=theirs),
                             theirs_sum=Coalesce(Sum("score", filter=theirs), 0))  # fmt: skip
    found = {one["project"]: one for one in counted}
    for row in rows:
        one = found.get(row.pk, NOTHING)
        row.by_residents = Tally(n=one["theirs_n"], sum=one["theirs_sum"])
        row.by_deputies = Tally(n=one["n"] - one["theirs_n"], sum=one["sum"] - one["theirs_sum"])
    return rows


def words_of(project):
    """The published words on a project, the newest first. No actor: they are for everybody, and without names."""
    rows = LivelihoodRating.objects.filter(project=project, released_on__isnull=False)
    return rows.order_by("-released_on", "-pk")[:SHOWN]


def unreleased(actor, found):
    """What residents wrote that is not published yet."""
    rows = LivelihoodRating.objects.visible_to(actor).filter(project__round=found, deputy=None, released_on=None)
    return rows.exclude(comment="").select_related("project").order_by("pk")


def of_visitor(project, once):
    """The rating of one browser, or None."""
    return LivelihoodRating.objects.filter(project=project, once_hash=visitor_hash(project, once)).first()


def visitor_hash(project, once):
    """Nothing that tells the same visitor again at another project."""
    return once_hash(f"{project.pk}:{once}")
