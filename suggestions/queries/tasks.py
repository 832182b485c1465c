"""The register of units' tasks (承办任务): one row for each answering unit of a suggestion, as figures count them."""

from django.db.models import OuterRef, Prefetch, Subquery

from ..models import Assignment, Rating, Reply
from . import indicators


def tasks_counted(scope, fact):
    """The tasks that a fact counts (or whose answers it counts), with what a row shows, the latest assigned first."""
    newest = Reply.objects.sent().filter(assignment=OuterRef("pk")).order_by("-round")
    ratings = Rating.objects.visible_to(scope.actor)
    rows = Assignment.objects.filter(pk__in=indicators.tasks_behind(scope, fact))
    return (
        rows.select_related("unit", "suggestion__congress")
        .annotate(class_code=Subquery(newest.values("reply_class__code")[:1]))
        .prefetch_related(
            Prefetch("replies", Reply.objects.sent().order_by("round")), Prefetch("replies__rating", ratings)
        )
        .order_by("-assigned_on", "-pk")
    )


def deputies_counted(scope, fact):
    return (
        indicators.behind(scope, fact)
        .select_related("person", "delegation", "congress")
        .order_by("delegation__order", "person__name_pinyin", "pk")
    )
