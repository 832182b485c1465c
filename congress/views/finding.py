"""查找: what the field at the head of every page finds, kind by kind."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.views.decorators.http import require_safe

from congress.frame import kinds
from congress.frame.pages import page

from ..models.listing import FIND
from ..queries import finding
from .deeds import paged
from .listing import opened

LONGEST = 80


@require_safe
def find(request):
    """Everything this person may read that holds the words: the first of each kind, or one kind page by page."""
    if not finding.open_to(request.actor):
        raise PermissionDenied
    mine = opened(request, FIND)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]  # which no database holds
    asked = {"mine": mine, "words": words, "groups": finding.everywhere(request.actor, words, request.GET.get("kind")),
             "short": "、".join(f"“{word}”" for word in finding.too_short(words))}  # fmt: skip
    if one := next((group for group in asked["groups"] if group.key == request.GET.get("kind")), None):
        asked |= {"one": one, "found": one_kind(request, one.key, words)}
    return page(request, "congress/found.html", tabs=tabs_of(asked["groups"], words, request.GET.get("kind")), **asked)


def one_kind(request, key, words):
    """The page asked for of what was found of one kind."""
    kind = kinds.searches[key]
    found = paged(request, kind.rows(request.actor, words))
    found.object_list = finding.hits(kind, list(found.object_list), request.actor, words)
    return found


def tabs_of(groups, words, current):
    """The kinds in which something was found, each with how much."""
    everything = {
        "label": "全部",
        "url": f"?{urlencode({'q': words})}",
        "current": current not in {one.key for one in groups},
    }
    return [everything] + [
        {
            "label": one.label,
            "url": f"?{urlencode({'q': words, 'kind': one.key})}",
            "current": one.key == current,
            "count": one.count,
        }
        for one in groups
    ]
