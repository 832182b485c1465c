"""查找: what the field at the head of every page finds, kind by kind."""

from django.core.exceptions import PermissionDenied
from django.views.decorators.http import require_safe

from congress.frame.pages import page

from ..queries import finding

LONGEST = 80


@require_safe
def find(request):
    """Everything this person may read that holds the words."""
    if not finding.open_to(request.actor):
        raise PermissionDenied
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]  # which no database holds
    return page(request, "congress/found.html", words=words, groups=finding.everywhere(request.actor, words))
