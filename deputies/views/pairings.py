"""Pairings (双联): the ledger by township, and each household, enterprise, village or project with its contacts."""

from django.shortcuts import get_object_or_404

from congress.forms.townships import YearForm
from congress.frame import clock
from congress.frame.pages import page
from congress.queries.meetings import term_on
from congress.queries.papers import offer
from congress.queries.rules import rule
from congress.views import looks
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.once import filed_once
from congress.views.townships import years

from ..actions import contacts as actions
from ..documents.pairings import LEDGER
from ..forms import contacts as forms
from ..models import Counterpart
from ..policies import contacts as policies
from ..queries import contacts as contact_queries
from ..queries import pairings as queries


def pairings(request):
    """The ledger of one year: each number opens the list it counts."""
    allow(request, policies.reads_ledger)
    actor, year = request.actor, YearForm(request.GET).chosen(clock.today().year)
    lines, term = queries.ledger(actor, year), term_on(actor.congress_id, clock.today())
    return page(
        request,
        "deputies/pairing_list.html",
        lines=lines,
        total=queries.total(lines),
        kinds=Counterpart.Kind.labels,
        year=year,
        tabs=years(year, request.path),
        may_pair=policies.assigns(actor),
        papers=offer(LEDGER, term, actor) if term else [],
    )


def counterpart(request, pk):
    """One household, enterprise, village or project: what it needs, who keeps contact with it."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    held = contact_queries.with_case(request.actor).filter(counterpart=found).order_by("until", "-since")
    return page(
        request,
        "deputies/counterpart_detail.html",
        counterpart=found,
        held=held,
        days=rule(found.congress_id, contact_queries.GAP),
        may_keep=policies.assigns(request.actor, found),
        may_reveal=bool(found.phone) and policies.sees_phone(request.actor, found),
    )


@filed_once
def add_counterpart(request):
    allow(request, policies.assigns)
    row = Counterpart(congress_id=request.actor.congress_id)
    words = {
        "title": "登记结对对象",
        "done": "已登记，请安排由谁联系。",
        "to": lambda kept: f"{kept.get_absolute_url()}pair/",
    }
    return _form(request, row, back="/pairings/", **words)


@filed_once
def change_counterpart(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.assigns, found)
    return _form(request, found, back=found.get_absolute_url(), title=f"修改：{found}", done="已修改。")


def _form(request, row, **words):
    form = forms.CounterpartForm(request.POST or None, instance=row, actor=request.actor)
    return form_page(request, form, on_row(actions.keep_counterpart, form), **words)


@filed_once
def pair(request, pk):
    """Who is to keep contact with it."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.assigns, found)
    form = forms.PairForm(request.POST or None, actor=request.actor)
    words = {"title": f"安排结对：{found}", "done": "已安排，并已通知联系人。"}
    return form_page(request, form, actions.pair, found, back=found.get_absolute_url(), **words)


def reveal(request, pk):
    """Show the telephone number once; the look is recorded."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.sees_phone, found)
    return looks.phone(request, found)
