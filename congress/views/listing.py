"""A list as one person has it before him: opened with its kept filters, its order and his columns. Every list page
begins with ``opened``."""

from functools import cached_property
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import kinds, ordering
from congress.frame.pages import page

from ..actions import listing as actions
from ..forms.listing import ViewForm
from ..models import SavedView
from ..policies import listing as policies
from ..queries import listing as queries
from ..queries.finding import SEARCH
from .deeds import BoundedPaginator, allow, paged, tried
from .once import answer_with, filed_once

NOT_KEPT = ("page", "view", "format", "csrfmiddlewaretoken")  # of an address, when its questions are kept


class OpenList:
    """One list, this reader, this address."""

    def __init__(self, listing, request, view=None, views=()):
        self.listing, self.actor, self.views, self.view = listing, request.actor, views, view
        self.query, self.chosen = request.GET, request.user.list_columns.get(listing.key, ())

    @cached_property
    def filters(self):
        return filters_of(self.query)

    @cached_property
    def more(self):
        return self.listing.more_for(self.actor, self.filters)

    @cached_property
    def columns(self):
        """The labels of its columns in this reader's order."""
        return ordering.kept(self.chosen, self.listing.shown, self.more)

    @cached_property
    def order(self):
        return self.listing.order_of(self.filters)

    @cached_property
    def bulks(self):
        return self.listing.bulks_for(self.actor)

    @property
    def order_in_words(self):
        labels = {field: label for label, field in self.listing.sorts.items()}
        return "、".join(f"{labels[one.name]}{'（倒序）' if one.down else ''}" for one in self.order)

    def paged(self, request, rows, by=BoundedPaginator):
        """The page asked for of these rows, in the order asked for; by ``FoundOnce`` where they are dear to find."""
        found = paged(request, self.listing.in_order(rows, self.filters), by=by)
        self.count = found.paginator.count
        return found

    @property
    def asked(self):
        """The questions of the address as pairs, for a form that takes them along."""
        return pairs_of(self.query)

    def url(self, name):
        """A page beside the list, which leads back to it as it is asked now."""
        return f"{reverse(f'congress:{name}', args=[self.listing.key])}?{urlencode(self.asked)}".rstrip("?")

    @property
    def views_url(self):
        return self.url("list_views")

    @property
    def columns_url(self):
        return self.url("list_columns")

    @property
    def together_url(self):
        return reverse("congress:together", args=[self.listing.key])


def opened(request, key):
    """The list – or the search – of this key; what the view named in the address asks is laid below what the address itself asks."""
    listing = kept_of(key)
    views = queries.views_of(request.actor, key)
    view = None
    if wanted := request.GET.get("view"):
        view = next((one for one in views if str(one.pk) == wanted), None) or queries.view_of(
            request.actor, key, wanted
        )
        if view is None:
            raise Http404("view")
        request.GET = laid_below(QueryDict(view.query), request.GET)
    return OpenList(listing, request, view, views)


def laid_below(kept, asked):
    """One query of two: what is asked now rules, also where it asks for nothing."""
    both = kept.copy()
    for name, values in asked.lists():
        both.setlist(name, values)
    return both


def filters_of(query):
    """What a list is narrowed by, as a Listing takes it."""
    return {name: values for name, values in query.lists() if name not in NOT_KEPT}


def asked_of(query):
    """The questions of an address alone, without what stood empty."""
    return urlencode(pairs_of(query))


def pairs_of(query):
    return [(name, one) for name, each in query.lists() if name not in NOT_KEPT for one in each if one]


def listing_of(key):
    if key not in kinds.listings or not kinds.listings[key].page:
        raise Http404(key)
    return kinds.listings[key]


def kept_of(key):
    """What may be kept under a name: a list, or the search."""
    return SEARCH if key == SEARCH.key else listing_of(key)


def back_to(listing, query):
    return f"{reverse(listing.page)}?{asked_of(query)}".rstrip("?")


def columns(request, listing):
    """Which columns of a list one wants to see, and in which order."""
    listing = listing_of(listing)
    allow(request, policies.keeps_views)
    mine = OpenList(listing, request)
    if request.method == "POST":
        actions.choose_columns(request.user, listing.key, rearranged(request.POST, mine))
        return redirect(back_to(listing, request.GET) if "done" in request.POST else request.get_full_path())
    others = [label for label in (*listing.shown, *mine.more) if label not in mine.columns]
    return page(request, "congress/list_columns.html", listing=listing, columns=mine.columns, others=others,
                is_own=bool(mine.chosen), back=back_to(listing, request.GET))  # fmt: skip


def rearranged(sent, mine):
    """The labels as they stand after one press: put away, brought out, moved up; none when all is to be as it was."""
    if "reset" in sent:
        return []
    labels = [label for label in mine.columns if label != sent.get("hide")]
    labels += [sent["show"]] if sent.get("show") in {*mine.listing.shown, *mine.more} - {*labels} else []
    if (moved := sent.get("up")) in labels[2:]:
        place = labels.index(moved)
        labels[place - 1 : place + 1] = [moved, labels[place - 1]]
    return labels


@filed_once
def views(request, listing):
    """The kept filters of a list or of the search, and the present ones to be kept."""
    listing = kept_of(listing)
    allow(request, policies.keeps_views)
    form, asked = ViewForm(request.POST or None, may_share=policies.may_share(request.actor)), asked_of(request.GET)
    data = {**form.cleaned_data, "query": asked} if form.is_valid() else {}
    if data and (view := tried(form, actions.keep_view, listing.key, actor=request.actor, **data)):
        messages.success(request, f"已保存常用条件“{view}”。")
        return answer_with(request, view.get_absolute_url())
    kept = queries.views_of(request.actor, listing.key)
    back_label = "回到查找" if listing is SEARCH else "回到列表"
    return page(request, "congress/list_views.html", form=form, listing=listing, said=said(request, listing), kept=kept,
                back_label=back_label, back=back_to(listing, request.GET), status=422 if form.is_bound else 200)  # fmt: skip


def said(request, listing):
    """The present questions and order in words; "" when there are none."""
    mine = OpenList(listing, request)
    order = mine.order and f"排序：{mine.order_in_words}"
    return "；".join(filter(None, (listing.said(request.actor, mine.filters), order)))


@require_POST
def drop_view(request, pk):
    view = get_object_or_404(SavedView.objects.visible_to(request.actor), pk=pk)
    listing = kept_of(view.listing)
    actions.drop_view(view, actor=request.actor)
    messages.success(request, f"已删去常用条件“{view}”。")
    return redirect(reverse("congress:list_views", args=[listing.key]))
