"""The suggestions of earlier years: the list, and one line of it whole."""

from django.shortcuts import get_object_or_404

from congress.frame.pages import page
from congress.views import listing
from congress.views.deeds import allow

from .. import policies
from ..forms.history import HistoryFilter
from ..models import HistoricalSuggestion
from ..queries import history


def history_list(request):
    """What was suggested before the portal, by words and year."""
    allow(request, policies.reads_history)
    opened = listing.opened(request, "suggestions.history")
    asked = HistoryFilter(opened.query, actor=request.actor)
    found = opened.paged(request, history.listed(request.actor, **asked.asked()))
    keeps = policies.keeps_history(request.actor)
    return page(request, "suggestions/history_list.html", opened=opened, asked=asked, found=found, keeps=keeps)


def history_one(request, pk):
    """One old suggestion as its list had it."""
    allow(request, policies.reads_history)
    row = get_object_or_404(HistoricalSuggestion.objects.visible_to(request.actor), pk=pk)
    return page(request, "suggestions/history_one.html", row=row)
