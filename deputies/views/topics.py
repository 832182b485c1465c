"""Hot topics, and the leads for supervision that come of them."""

from django.shortcuts import get_object_or_404

from congress.frame.pages import page
from congress.queries.continuing import begins
from congress.views.deeds import allow, paged
from congress.views.exports import export_url

from ..forms.topics import HotForm
from ..policies import opinions as policies
from ..queries import topics as queries


def hot(request):
    """What people speak of most, by theme and place; each number opens its list."""
    allow(request, policies.reads_hot)
    form = HotForm(request.GET)
    of = form.span()
    places, lines, now, before = queries.hot(request.actor, of)
    return page(request, "deputies/opinion_hot.html", form=form, span=of, lines=lines, now=now, before=before,
                trend=queries.trend(now, before), rows=queries.by_place(lines, places), few=queries.FEW,
                export=export_url(request, "deputies.opinions_hot"))  # fmt: skip


def leads(request):
    """The leads for supervision."""
    allow(request, policies.reads_hot)
    return page(request, "deputies/topiclead_list.html", found=paged(request, queries.leads(request.actor)))


def lead(request, pk):
    """One lead with the opinions that point to it."""
    row = get_object_or_404(queries.leads(request.actor), pk=pk)
    return page(request, "deputies/topiclead_detail.html", lead=row, begin=begins(row, request.actor),
                found=paged(request, queries.of_lead(request.actor, row)))  # fmt: skip
