"""Training: the plan by years, coverage of all deputies within the term, who is still missing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page
from congress.views.deeds import allow, paged, tried
from congress.views.institution import asked_congress, form_page
from congress.views.once import answer_with, filed_once

from ..actions import training as actions
from ..forms import training as forms
from ..models import TrainingYear
from ..policies import activities as policies
from ..queries import training as queries
from .activities import own_congress


def training(request):
    """A congress's plan and coverage; the county's offices may ask for a township's."""
    allow(request, policies.follows_training)
    congress = asked_congress(request)
    if not policies.may_follow(request.actor, congress):
        raise Http404
    years, coverage, classes, towns = queries.plan_and_coverage(request.actor, congress)
    return page(request, "deputies/training.html", congress=congress, years=years, coverage=coverage, classes=classes,
                towns=towns, may_keep=policies.plans_training(request.actor),
                own=congress.pk == request.actor.congress_id)  # fmt: skip


@filed_once
def uncovered(request):
    """Who has not been trained this term, of one's own congress or of a class of trainees; one press invites them."""
    allow(request, policies.follows_training)
    congress = own_congress(request)
    asked = forms.UncoveredFilter(request.GET, congress=congress)
    may_invite = policies.organises(request.actor)
    form = forms.InviteForm(request.POST or None, actor=request.actor)
    if may_invite and form.is_valid():
        activity = tried(form, actions.invite_untrained, form.cleaned_data["activity"], actor=request.actor,
                         audience=asked.asked())  # fmt: skip
        if activity:
            messages.success(request, "已列入邀请名单。")
            return answer_with(request, activity.get_absolute_url())
    found = paged(request, queries.untrained(request.actor, congress, asked.asked()))
    return page(request, "deputies/training_cover.html", asked=asked, found=found, form=form, may_invite=may_invite,
                classes=queries.open_classes(request.actor).exists(), status=422 if form.errors else 200)  # fmt: skip


def _form(request, row, **words):
    form = forms.YearForm(request.POST or None, instance=row)
    return form_page(
        request, form, lambda *, actor, lines: actions.keep_year(form.instance, actor=actor, lines=lines),
        template="deputies/training_year.html", back=reverse("deputies:training"), done="已保存。",
        note="不办班的对象留空。年度计划按五年规划分年列出，每名代表任期内至少培训一次。", **words,
    )  # fmt: skip


@filed_once
def add_year(request):
    allow(request, policies.plans_training)
    asked = request.GET.get("year", "")
    row = TrainingYear(
        congress=own_congress(request), year=int(asked) if asked.isdigit() and len(asked) == 4 else clock.today().year
    )
    return _form(request, row, title="列入一年的培训计划")


@filed_once
def change_year(request, pk):
    row = get_object_or_404(TrainingYear.objects.visible_to(request.actor).select_related("congress"), pk=pk)
    allow(request, policies.plans_training, row)
    return _form(request, row, title=f"修改：{row}")
