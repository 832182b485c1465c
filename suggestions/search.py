"""What the search field of every page finds of suggestions: what their own list finds for the same words."""

from django.http import QueryDict
from django.urls import reverse_lazy

from congress.frame.kinds import Search

from .filters import SuggestionFilter
from .navs import reads_list
from .policies import reads_history
from .policies.motions import reads_motions
from .queries import history, motions
from .queries.lists import listed


def found(actor, words):
    asked = QueryDict(mutable=True)
    asked["q"] = words
    return SuggestionFilter(asked, queryset=listed(actor), actor=actor).qs


SUGGESTIONS = Search(
    key="suggestions.suggestions",
    label="代表建议",
    rows=found,
    show=reads_list,
    url=reverse_lazy("suggestions:list"),
    order=10,
)
HISTORY = Search(
    key="suggestions.history",
    label="历年建议",
    rows=history.found,
    show=reads_history,
    url=reverse_lazy("suggestions:history"),
    order=90,
)
MOTIONS = Search(
    key="suggestions.motions",
    label="议案",
    rows=motions.found,
    show=reads_motions,
    url=reverse_lazy("suggestions:motions"),
    order=11,
)
ALL = (SUGGESTIONS, MOTIONS, HISTORY)
