"""Rating livelihood projects: the deputies' sheet, the residents' page without an account, publishing their words."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt

from congress.frame.pages import page
from congress.views.deeds import allow, tried
from congress.views.institution import form_page
from congress.views.once import filed_once
from deputies.queries.opinions import own_seat

from ..actions import ratings as actions
from ..forms import ratings as forms
from ..models import LivelihoodRating
from ..policies import livelihood as policies
from ..queries import livelihood
from ..queries import ratings as queries
from .visitors import citizen, held_up, remembered, token_of


def round_or_404(request, pk):
    return get_object_or_404(livelihood.rounds(request.actor), pk=pk)


@filed_once
def sheet(request, pk):
    """A deputy rates the projects of a round, on one page."""
    found = round_or_404(request, pk)
    allow(request, policies.rates_projects, found)
    own = queries.own(own_seat(request.actor), found)
    form = forms.SheetForm(request.POST or None, projects=queries.rated_now(found), own=own)
    return form_page(request, form, actions.rate_all, found, title=f"给{found}评分", done="已交上评分。", label="交上评分",
                     back=found.get_absolute_url(), template="supervision/progress_plan.html",
                     note="意见在公众页面公布，不写您的名字；办结以前可以改。")  # fmt: skip


@filed_once
def release(request, pk):
    """Which words of residents anybody may read."""
    found = round_or_404(request, pk)
    allow(request, policies.runs_round, found)
    form = forms.ReleaseForm(request.POST or None, found=queries.unreleased(request.actor, found))
    return form_page(request, form, actions.release, found, title="公布群众的意见", done="已公布。",
                     back=found.get_absolute_url(), note="有姓名、电话或者与项目无关的，不要选。")  # fmt: skip


@login_not_required
@csrf_exempt  # nobody is signed in here: there is no authority that another site could borrow
def rate(request, pk):
    """A resident rates one project; each browser once."""
    row = livelihood.public_project(pk)
    if row is None or not queries.is_open(row):
        return page(request, "supervision/public_unknown.html", status=404)
    form = forms.ResidentForm(request.POST or None, instance=LivelihoodRating(project=row))
    token, refused = token_of(request), ""
    if form.is_bound and form.is_valid():
        refused = "" if queries.of_visitor(row, token) else held_up(request, form, "rating", row.congress_id)
        if not refused and not form.errors and handed_in(request, form, token):
            return remembered(redirect("supervision:livelihood_project_public", pk), token)
    status = 429 if refused else 422 if form.is_bound else 200
    return page(request, "supervision/livelihood_rate.html", status=status, form=form, project=row, refused=refused)


def handed_in(request, form, token):
    """True also for what only a machine would send: it is told nothing else."""
    done = form.is_a_trap or tried(form, actions.receive, form.instance, actor=citizen(request), once=token)
    if done:
        messages.success(request, "已收到您的评分，谢谢。每个项目评一次。")
    return done
