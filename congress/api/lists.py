"""Every list of the portal for programs: the same rows, filters and order as its page and its file, page by page."""

import re
from itertools import islice

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response

from congress.frame import kinds, ordering

from ..views.deeds import BoundedPaginator
from .shared import OF_PAGES, Window, refuse_unknown, shaped
from .tokens import WithinScope

NUMBER = re.compile(r"[0-9]{0,9}")


class RowPaginator(BoundedPaginator):
    """Pages of a queryset, or of rows that are worked out and only know how many they are."""

    @property
    def count(self):
        return super().count if hasattr(self.object_list, "values") else self.object_list.count()

    def page(self, number):
        number = self.validate_number(number)
        rows, first, last = self.object_list, (number - 1) * self.per_page, number * self.per_page
        found = rows[first:last] if hasattr(rows, "__getitem__") else islice(rows.iterator(500), first, last)
        return self._get_page(list(found), number, self)


class Pages(PageNumberPagination):
    """Twenty-five rows a page, a hundred at most; nobody counts or pages further than the pages of people do."""

    django_paginator_class = RowPaginator
    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100


class ListWindow(Window):
    """GET ``/api/v1/<key of the list>/``."""

    permission_classes = [WithinScope]

    def get(self, request, listing):
        if not request.user.is_authenticated:
            raise exceptions.NotAuthenticated
        if listing not in kinds.listings:
            raise Http404(listing)
        found = kinds.listings[listing]
        if not found.open_to(request.actor):
            raise PermissionDenied(f"这里只对{(found.reads or found.may).__doc__}开放。")
        return self.answer(found, {key: each for key, each in request.query_params.lists() if key not in OF_PAGES})

    def answer(self, listing, filters):
        refuse_nonsense(listing, self.actor, filters)
        rows = listing.in_order(listing.rows(self.actor, filters), filters)
        pages = Pages()
        page = pages.paginate_queryset(rows, self.request, view=self)
        columns = listing.columns_told(self.actor, filters)
        return Response(pages.get_paginated_response([row_of(one, columns) for one in page]).data)


def row_of(row, columns):
    """One row as programs read it: which thing it is, where its page is, and its columns."""
    url = getattr(row, "get_absolute_url", None)
    return {
        "id": getattr(row, "pk", None),
        "url": url() if url else getattr(row, "url", ""),
        **{column.name: column.told(row) for column in columns},
    }


def refuse_nonsense(listing, actor, filters):
    """A question, an order or an answer that the page's own form does not take is a fault, named at its field."""
    form = listing.asks(actor, filters) if listing.asks else None
    refuse_unknown(filters, dict.fromkeys((*(form.fields if form else ()), *listing.also, "sort")))
    if wrong := [name for name in listing.also for one in filters.get(name, ()) if not NUMBER.fullmatch(one)]:
        raise exceptions.ValidationError({name: ["应当是一个编号或者年份。"] for name in wrong})
    asked, known = ",".join(filters.get("sort", ())), listing.sorts.values()
    if asked and ordering.written(ordering.read(asked, known)) != asked:
        words = f"可以按这些排序：{'、'.join(known)}，前面加减号为倒序。" if known else "这份名单不能另外排序。"
        raise exceptions.ValidationError({"sort": [words]})
    if form is not None and form.is_bound and not form.is_valid():
        raise exceptions.ValidationError(shaped({name: list(told) for name, told in form.errors.items()})["fields"])
