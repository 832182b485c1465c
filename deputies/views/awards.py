"""Commendations: the rounds, one of them, nominating and dropping."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page
from congress.models import Congress
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views.deeds import allow, paged
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import awards as actions
from ..forms import awards as forms
from ..models import AwardNomination, AwardRound
from ..policies import awards as policies
from ..queries import awards as queries
from ..workflow.awards import AWARD

award_move = move_view(AWARD, queries.rounds, back="deputies:award")


def awards(request):
    allow(request, policies.reads_awards)
    return page(
        request,
        "deputies/award_list.html",
        found=paged(request, queries.rounds(request.actor)),
        may_keep=policies.keeps_awards(request.actor),
        export=export_url(request, "deputies.awards"),
    )


def _round_form(request, award, **words):
    form = forms.RoundForm(request.POST or None, instance=award)
    return form_page(request, form, on_row(actions.keep_round, form), to=lambda row: row.get_absolute_url(), **words)


@filed_once
def add_award(request):
    allow(request, policies.keeps_awards)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    award = AwardRound(congress=congress, year=clock.today().year, given_by=congress.name)
    return _round_form(
        request, award, title="登记表彰", back=reverse("deputies:awards"), done="已登记，请填写推荐对象。",
        note="市级、省级的表彰，在授予机关写明。",
    )  # fmt: skip


@filed_once
def change_award(request, pk):
    award = get_object_or_404(queries.rounds(request.actor), pk=pk)
    allow(request, policies.keeps_awards, award)
    return _round_form(request, award, title=f"修改：{award}", back=award.get_absolute_url(), done="已修改。")


def award(request, pk):
    """One round: who is nominated on which grounds, the decision, its papers."""
    found = get_object_or_404(queries.rounds(request.actor), pk=pk)
    keeps = policies.keeps_awards(request.actor, found)
    return page(
        request,
        "deputies/award.html",
        award=found,
        rows=queries.nominations(request.actor)
        .filter(round=found)
        .order_by("-chosen", "certificate_no", "category", "pk"),
        may_nominate=keeps and found.state == found.State.NOMINATED,
        may_drop=keeps and found.state in (found.State.NOMINATED, found.State.REVIEWED),
        may_keep=keeps,
        offered=AWARD.offered(found, request.actor),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor) if keeps else None,
    )


@filed_once
def nominate(request, pk):
    found = get_object_or_404(queries.rounds(request.actor), pk=pk)
    allow(request, policies.keeps_awards, found)
    form = forms.NominationForm(request.POST or None, instance=AwardNomination(round=found))
    return form_page(
        request,
        form,
        on_row(actions.nominate, form),
        title=f"推荐：{found}",
        note="按类别只填对应的一栏；推荐理由会印在决定的名单里。",
        back=found.get_absolute_url(),
        done="已推荐。",
    )


@filed_once
def drop(request, pk):
    row = get_object_or_404(queries.nominations(request.actor), pk=pk)
    allow(request, policies.keeps_awards, row)
    if not row.chosen:
        raise Http404
    return form_page(
        request,
        forms.DropForm(request.POST or None),
        actions.drop,
        row,
        title=f"不入选：{row}",
        back=row.round.get_absolute_url(),
        done="已登记不入选。",
    )
