"""The pages without an account: speak, keep the receipt, see how far it has come, say whether it was solved."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from congress.forms.strangers import TrackForm
from congress.frame import throttle
from congress.frame.pages import page
from congress.frame.printing.qr import qr_svg
from congress.queries.rules import rule
from congress.views.deeds import choose_again, tried
from congress.views.strangers import hurdle, look_up, unlisted, whose

from ..actions import voice as actions
from ..forms import voice as forms
from ..queries import voice as queries
from ..queries.photos import shown_photos

GONE = "这个二维码已经停用，您仍可以在这里反映，由当地人大受理。"


@login_not_required
@csrf_exempt  # nobody is signed in here: there is no authority that another site could borrow
def voice(request, code=""):
    """Say what is wrong, to a station, to a deputy, or to whoever sees to the place."""
    door = queries.door(code) if code else queries.Door()
    if door is None:
        return page(request, "deputies/voice_unknown.html", status=404)
    if door.closed:
        messages.info(request, GONE)
        return redirect("deputies:voice_any")
    form = forms.VoiceForm(*((request.POST, request.FILES) if request.method == "POST" else ()), door=door)
    refused = ""
    if form.is_bound and form.is_valid():
        if form.is_a_trap:
            return redirect("deputies:voice_any")
        refused = held_up(request, form)
        if not refused and not form.errors and (done := file_it(request, form)):
            return redirect(f"{reverse('deputies:voice_receipt', args=[done])}?new=1")
    choose_again(form)
    status = 429 if refused else 422 if form.is_bound else 200
    return page(request, "deputies/voice_form.html", status=status, door=door, form=form, refused=refused,
                photos=forms.MOST_PHOTOS)  # fmt: skip


def held_up(request, form):
    """Why nothing more is taken from here just now, or ""; a second press of the same form is no second opinion."""
    if queries.is_filed(request.POST.get("once", "")):
        return ""
    names = {"most": "most_an_hour", "free": "free_an_hour", "a_day": "most_a_day"}
    limits = {name: rule(form.door.county_id, f"opinion_item.{key}") for name, key in names.items()}
    return hurdle(form, whose(request), "voice", place=form.door.code or "any", **limits)


def file_it(request, form):
    """The number and code of the receipt; None when it was refused."""
    actor = actions.citizen(whose(request))
    done = tried(form, actions.receive, actor=actor, once=request.POST.get("once", ""), **form.told())
    return done and f"{done[0].receipt_no}{done[1]}"


@login_not_required
@csrf_exempt
def track(request):
    """Look one's own matter up by the two numbers of the receipt."""
    form = TrackForm(request.POST or None)
    if token := look_up(form, whose(request), "voice", queries.by_token):
        return redirect("deputies:voice_receipt", token)
    sample = queries.demo_receipt() if settings.DEMO else None
    return page(request, "deputies/voice_track.html", form=form, sample=sample, status=422 if form.is_bound else 200)


@login_not_required
@csrf_exempt
@unlisted
def receipt(request, token):
    """One matter by its receipt: how far it has come, the answer, and the marks."""
    opinion = queries.by_token(token) if throttle.allow("voice-token", whose(request), most=60) else None
    if opinion is None:
        return page(request, "deputies/voice_unknown.html", status=404)
    form = forms.RateForm(request.POST or None, reopens=queries.may_reopen(queries.followed(opinion)))
    if form.is_valid() and tried(
        form, actions.mark, opinion, actor=actions.citizen(whose(request)), **form.cleaned_data
    ):
        messages.success(request, "谢谢您的评价。")
        return redirect("deputies:voice_receipt", token)
    here = request.build_absolute_uri(request.path)
    return page(request, "deputies/voice_receipt.html", status=422 if form.is_bound else 200, form=form, is_new="new" in request.GET,
                code=f"{token[10:14]} {token[14:]}", qr=qr_svg(here, title="查询二维码"), token=token,
                photos=shown_photos(opinion), **vars(queries.progress(opinion)))  # fmt: skip
