"""Letters that wait until a person releases them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from congress.frame.pages import page

from ..actions import outbox as actions
from ..forms.outbox import LettersForm
from ..models import Letter
from ..policies.outbox import may_release, sends_letters
from ..queries.outbox import batches, recent
from .deeds import allow, tried
from .once import filed_once


@filed_once
def outbox(request):
    """Waiting letters by batch; the ticked ones are released or taken back."""
    allow(request, sends_letters)
    waiting = Letter.objects.visible_to(request.actor).waiting().select_related("organization", "person", "sender")
    form = LettersForm(request.POST or None, letters=waiting)
    if form.is_valid() and (count := carry_out(request, form)):
        messages.success(request, f"已办理 {count} 件。")
        return redirect("congress:outbox")
    return page(
        request,
        "congress/outbox.html",
        form=form,
        batches=batches(waiting),
        recent=recent(request.actor),
        status=409 if form.non_field_errors() else 200,
    )


def carry_out(request, form):
    letters, reason = form.cleaned_data["letters"], form.cleaned_data["reason"]
    if request.POST.get("deed") == "withdraw":
        return tried(form, actions.withdraw, letters, actor=request.actor, reason=reason)
    return tried(form, actions.release, letters, actor=request.actor)


@require_safe
def letter(request, pk):
    """One letter as its addressee will read it."""
    row = get_object_or_404(Letter.objects.visible_to(request.actor), pk=pk)
    allow(request, sends_letters)
    return page(
        request,
        "congress/letter.html",
        letter=row,
        recipients=actions.recipients(row),
        may_release=may_release(request.actor, row),
    )
