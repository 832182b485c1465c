"""Proposals of review without an account: hand one in, keep the receipt, hear what becomes of it, add what is missing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from congress.forms.strangers import TrackForm
from congress.frame import throttle
from congress.frame.pages import page
from congress.frame.printing.qr import qr_svg
from congress.views.deeds import choose_again, tried
from congress.views.strangers import look_up, unlisted, whose

from ..actions import filings as actions
from ..forms import filings as forms
from ..queries import filings as queries
from . import visitors

NAME = "proposal"


@login_not_required
@csrf_exempt  # nobody is signed in here: there is no authority that another site could borrow
def propose(request):
    """Propose that a document be reviewed."""
    form = forms.ProposalForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    refused = ""
    if form.is_bound and form.is_valid():
        if form.is_a_trap:
            return redirect("supervision:propose")
        refused = held_up(request, form)
        if not refused and not form.errors and (done := hand_in(request, form)):
            return redirect(f"{reverse('supervision:proposal_receipt', args=[done])}?new=1")
    choose_again(form)
    status = 429 if refused else 422 if form.is_bound else 200
    return page(request, "supervision/propose.html", status=status, form=form, refused=refused)


def held_up(request, form):
    if queries.is_filed(request.POST.get("once", "")):
        return ""
    return visitors.held_up(request, form, NAME, form.instance.congress_id)


def hand_in(request, form):
    """The number and code of the receipt; None when it was refused."""
    once, files = request.POST.get("once", ""), form.cleaned_data["files"]
    done = tried(form, actions.receive, form.instance, actor=visitors.citizen(request), once=once, files=files)
    return done and f"{done[0].receipt_no}{done[1]}"


@login_not_required
@csrf_exempt
def track(request):
    """Look one's own proposal up by the two numbers of the receipt."""
    form = TrackForm(request.POST or None)
    if token := look_up(form, whose(request), NAME, queries.by_token):
        return redirect("supervision:proposal_receipt", token)
    return page(request, "supervision/proposal_track.html", form=form, status=422 if form.is_bound else 200)


@login_not_required
@csrf_exempt
@unlisted
def receipt(request, token):
    """One proposal by its receipt: how far it has come, what was told, and room for what is missing."""
    asked = queries.by_token(token) if throttle.allow(f"{NAME}-token", whose(request), most=60) else None
    if asked is None:
        return page(request, "supervision/public_unknown.html", status=404)
    form = forms.PublicCompleteForm(request.POST or None)
    if (
        form.is_valid()
        and not form.is_a_trap
        and tried(form, actions.complete, asked, actor=visitors.citizen(request), text=form.cleaned_data["text"])
    ):
        messages.success(request, "已收到您补充的内容。")
        return redirect("supervision:proposal_receipt", token)
    here = request.build_absolute_uri(request.path)
    return page(request, "supervision/proposal_receipt.html", status=422 if form.is_bound else 200, asked=asked, form=form,
                is_new="new" in request.GET, code=f"{token[10:14]} {token[14:]}", qr=qr_svg(here, title="查询二维码"),
                words=queries.TOLD[asked.state], told_by=queries.told_by(asked))  # fmt: skip
