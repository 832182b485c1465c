"""The list of suggestions, and the same list as a file."""

from urllib.parse import urlencode

from congress.frame.pages import page
from congress.policies.accounts import handles_business
from congress.views import listing
from congress.views.deeds import FoundOnce, allow

from ..filters import SuggestionFilter
from ..queries import lists, stages
from .rows import row_of

# The stages that are one click away, by reader; the filter has them all.
SIDES = {
    "UNIT": ("assigned", "working", "signing", "feedback", "follow_up", "closed"),
    "UNITL": ("assigned", "working", "signing", "feedback", "follow_up", "closed"),
    "GOV": ("assigned", "sending_back", "working", "signing", "feedback", "closed"),
    "DEP": ("writing", "review", "working", "feedback", "closed"),
    "TDEP": ("writing", "review", "working", "feedback", "closed"),
    "FORMER": ("review", "working", "feedback", "closed"),
}
STAFF_SIDES = ("review", "to_assign", "assigned", "working", "feedback", "rated", "follow_up", "closed")


def suggestion_list(request):
    """Every suggestion this person may see."""
    allow(request, handles_business)
    actor = request.actor
    opened = listing.opened(request, "suggestions.suggestions")
    asked = SuggestionFilter(opened.query, queryset=lists.listed(actor), request=request)
    found = opened.paged(request, asked.qs.values_list("pk", flat=True), by=FoundOnce)
    rows = [row_of(one, actor) for one in lists.rows_of(list(found), actor)]
    return page(request, "suggestions/suggestion_list.html", asked=asked, found=found, rows=rows, opened=opened,
                tabs=sides(opened.query, actor))  # fmt: skip


def sides(query, actor):
    """全部 and the main stages as tabs; they keep the other answers."""
    now = query.get("stage", "")
    kept = [(key, value) for key, value in query.items() if key not in ("stage", "page", "view") and value]

    def side(key, label):
        return {
            "label": label,
            "url": f"?{urlencode([*kept, *([('stage', key)] if key else [])])}",
            "current": key == now,
        }

    wanted = SIDES.get(actor.role, STAFF_SIDES)
    return [side("", "全部"), *(side(key, stages.BY_KEY[key].label) for key in wanted)]
