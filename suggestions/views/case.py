"""The one work page of a case, and the moves of the case and of its tasks."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from congress.frame.pages import page
from congress.views.moves import move_view

from ..models import Suggestion
from ..queries import finding, work
from ..workflow import ASSIGNMENT, SUGGESTION
from .case_page import CasePage


def detail(request, pk):
    """Text left; clock, holder and next legal step right; the units' tasks, the reviews and the course below."""
    suggestion = work.case_for(request.actor, pk)
    if suggestion is None:
        raise Http404
    case = CasePage(suggestion, request.actor)
    return page(request, "suggestions/suggestion_detail.html", case=case, suggestion=suggestion)


def task(request, pk):
    """A task has no page of its own: it is a part of its case."""
    found = get_object_or_404(finding.tasks_for(request.actor), pk=pk)
    return redirect(found.get_absolute_url() + f"#task-{pk}")


def whole_cases(actor):
    return Suggestion.objects.visible_to(actor).with_case()


move = move_view(SUGGESTION, whole_cases, back="suggestions:detail")
task_move = move_view(ASSIGNMENT, finding.tasks_for, back=lambda task: f"{task.get_absolute_url()}#task-{task.pk}")
