"""What stands for the vote of a congress and what it chose: where each project came from, how it read when it was voted on."""

from collections import defaultdict

from django.db.models import Count

from ..models import LivelihoodAdjustment, LivelihoodIdea, LivelihoodProject

NO_ORIGIN = "没有征集来源"


def ideas_for(project):
    """Ideas that a candidate may be made of: those of its round that nobody has decided on."""
    return LivelihoodIdea.objects.filter(round=project.round_id, state=LivelihoodIdea.State.RECEIVED).order_by("pk")


def with_origins(rows):
    """The projects, each with ``came_from``: how many ideas of each side, and its own words; one statement. No actor: these
    are numbers, for papers and everybody."""
    rows = list(rows)
    words = dict(LivelihoodIdea.Source.choices)
    counted = LivelihoodIdea.objects.filter(project__in=rows).order_by("project", "source").values("project", "source")
    found = defaultdict(list)
    for one in counted.annotate(n=Count("pk")):
        found[one["project"]].append(f"{words[one['source']]}意见{one['n']}条")
    for row in rows:
        row.came_from = "、".join([*found[row.pk], *filter(None, [row.origin])]) or NO_ORIGIN
    return rows


def over_by(rows, day):
    """The titles of projects whose works would be finished by a day: nothing is left to choose."""
    return [row.title for row in rows if row.ends_on <= day]


def as_voted(rows):
    """The projects as the congress chose them: later decisions are taken back – on these objects alone, never to be stored."""
    rows = list(rows)
    decided = LivelihoodAdjustment.objects.filter(project__in=rows, state="decided").order_by("-pk")
    first = {one.project_id: one for one in decided}
    for row in rows:
        if change := first.get(row.pk):
            for name in LivelihoodProject.CHANGED_BY_DECISION:
                setattr(row, name, LivelihoodProject._meta.get_field(name).to_python(change.before[name]))
    return rows
