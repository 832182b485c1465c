"""Consultations on drafts: the tasks, one with its articles and stations, a station's answer, what became of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.models import Congress
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, tried
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import consultations as actions
from ..forms import consultations as forms
from ..models import Consultation
from ..policies import consultations as policies
from ..queries import consultations as queries
from ..workflow.consultations import CONSULTATION

consultation_move = move_view(CONSULTATION, queries.consultations, back="deputies:consultation")


def consultations(request):
    allow(request, policies.reads_consultations)
    opened = listing.opened(request, "deputies.consultations")
    asked = forms.ConsultationFilter(opened.query, actor=request.actor)
    return page(
        request,
        "deputies/consultation_list.html",
        opened=opened,
        asked=asked,
        found=opened.paged(request, queries.listed(request.actor, **asked.asked())),
        may_add=policies.consults(request.actor),
        export=export_url(request, "deputies.consultations") if policies.consults(request.actor) else "",
    )


def consultation(request, pk):
    """One draft: article by article what was said, which stations were asked, what became of it."""
    found = get_object_or_404(queries.consultations(request.actor), pk=pk)
    returns = queries.returns_of(request.actor, found)
    follows, collecting = policies.follows(request.actor, found), found.state == found.State.COLLECTING
    mine = set(queries.kept(request.actor, returns)) if collecting else set()
    return page(
        request,
        "deputies/consultation_detail.html",
        consultation=found,
        articles=queries.by_article(found, returns),
        returns=[(row, row.pk in mine) for row in returns],
        opinions=sum(len(row.opinions.all()) for row in returns),
        may_change=policies.consults(request.actor, found) and found.state == found.State.ISSUED,
        may_note=policies.consults(request.actor, found) and found.state == found.State.REPORTED,
        offered=CONSULTATION.offered(found, request.actor),
        papers=papers_of(found, request.actor),
        course=timeline(found, request.actor) if follows else None,
    )


def _task(request, row, **words):
    form = forms.ConsultationForm(request.POST or None, instance=row, actor=request.actor)

    def deed(*, actor, stations, **_):
        return actions.keep_consultation(form.instance, actor=actor, stations=list(stations))

    return form_page(request, form, deed, to=lambda row: row.get_absolute_url(), **words)


@filed_once
def add(request):
    allow(request, policies.consults)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    return _task(request, Consultation(congress=congress), title="登记征求任务", done="已登记，核对后开始征求。",
                 back=reverse("deputies:consultations"))  # fmt: skip


@filed_once
def change(request, pk):
    found = get_object_or_404(queries.consultations(request.actor), pk=pk)
    allow(request, policies.consults, found)
    return _task(request, found, title=f"修改：{found}", done="已修改。", back=found.get_absolute_url())


@filed_once
def answer(request, pk):
    """A station's words, article by article."""
    found = get_object_or_404(queries.returns(request.actor), pk=pk)
    allow(request, policies.answers, found)
    form = forms.AnswerForm(request.POST or None, found=found)
    if form.is_valid() and tried(form, actions.answer, found, actor=request.actor, **form.deed_data()):
        messages.success(request, "已报送。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "deputies/consultation_answer.html", of=found, form=form, status=422 if form.errors else 200)


@filed_once
def outcomes(request, pk):
    """Which opinions were taken up, as the asking organ has told."""
    found = get_object_or_404(queries.consultations(request.actor), pk=pk)
    allow(request, policies.consults, found)
    form = forms.OutcomesForm(request.POST or None, opinions=queries.opinions_of(found))
    if form.is_valid() and tried(form, actions.note_outcomes, found, actor=request.actor, **form.deed_data()):
        messages.success(request, "已登记采纳情况。")
        return answer_with(request, found.get_absolute_url())
    return page(
        request, "deputies/consultation_outcomes.html", of=found, form=form, status=422 if form.errors else 200
    )
