"""Oaths: who must swear and has not, the ceremonies, one of them with its people, the words on the screen."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import oaths as actions
from ..forms import oaths as forms
from ..models import Ceremony
from ..oath_text import BREATHS
from ..policies import oaths as policies
from ..queries import oaths as queries
from ..workflow import CEREMONY, OATH

oath_move = move_view(OATH, queries.oaths, back="appointments:oath")
ceremony_move = move_view(CEREMONY, queries.ceremonies, back="appointments:ceremony")


def ceremony_or_404(request, pk):
    return get_object_or_404(queries.ceremonies(request.actor), pk=pk)


def oaths(request):
    """Who must swear and who has."""
    allow(request, policies.reads_oaths)
    opened = listing.opened(request, "appointments.oaths")
    asked = forms.OathFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    for row in found:
        row.waited = queries.days_since(row)
    return page(request, "appointments/oath_list.html", opened=opened, asked=asked, found=found,
                may_arrange=policies.arranges_oaths(request.actor))  # fmt: skip


def oath(request, pk):
    """One oath: for which post, since when, in which ceremony."""
    row = get_object_or_404(queries.oaths(request.actor), pk=pk)
    follows = policies.follows_oaths(request.actor)
    return page(request, "appointments/oath_detail.html", oath=row, waited=queries.days_since(row), offered=OATH.offered(row, request.actor),
                course=timeline(row, request.actor) if follows else [])  # fmt: skip


def ceremonies(request):
    allow(request, policies.reads_oaths)
    opened = listing.opened(request, "appointments.ceremonies")
    asked = forms.CeremonyFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.ceremonies_listed(request.actor, **asked.asked()))
    return page(request, "appointments/ceremony_list.html", opened=opened, asked=asked, found=found,
                may_arrange=policies.arranges_oaths(request.actor))  # fmt: skip


def ceremony(request, pk):
    """One ceremony: when and where, who swears, its papers and what was kept of it."""
    row, actor = ceremony_or_404(request, pk), request.actor
    arranges = policies.arranges_oaths(actor, row)
    files = [file_row(one) for rows in attachments_of(row).values() for one in rows]
    return page(request, "appointments/ceremony_detail.html", ceremony=row, takers=queries.takers(row), files=files,
                offered=CEREMONY.offered(row, actor), may_change=arranges and row.state == "planned", papers=papers_of(row, actor),
                course=timeline(row, actor) if arranges else [])  # fmt: skip


@filed_once
def add_ceremony(request):
    allow(request, policies.arranges_oaths)
    form = forms.CeremonyForm(request.POST or None, instance=Ceremony(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_ceremony, form), title="安排宣誓仪式", back=reverse("appointments:ceremonies"),
                     done="已安排，请排定宣誓人。", to=lambda row: reverse("appointments:ceremony_takers", args=[row.pk]))  # fmt: skip


@filed_once
def change_ceremony(request, pk):
    row = ceremony_or_404(request, pk)
    allow(request, policies.arranges_oaths, row)
    form = forms.CeremonyForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_ceremony, form), title=f"修改：{row}", back=row.get_absolute_url(), done="已修改。")  # fmt: skip


@filed_once
def takers(request, pk):
    """Who swears in this ceremony, in which order."""
    row = ceremony_or_404(request, pk)
    allow(request, policies.arranges_oaths, row)
    form = forms.TakersForm(request.POST or None, ceremony=row)
    return form_page(request, form, actions.arrange, row, title="排定宣誓人", note=str(row), back=row.get_absolute_url(), done="已排定。",
                     template="appointments/ceremony_takers.html")  # fmt: skip


def screen(request, pk):
    """The words of the oath, large, for the screen of the hall."""
    row = ceremony_or_404(request, pk)
    return page(request, "appointments/oath_screen.html", ceremony=row, breaths=BREATHS, takers=queries.takers(row))
