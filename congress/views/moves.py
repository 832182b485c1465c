"""One view carries out every move of every machine; apps only say where their objects are and where to return to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, resolve_url
from django.urls import reverse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods

from congress.actions import drafts, records
from congress.forms.base import NothingToAsk, ReasonForm
from congress.frame import kinds
from congress.frame.laws import sentence_for
from congress.frame.pages import page
from congress.frame.workflow import Refused

from .deeds import choose_again
from .drafts import autosave, begun
from .once import answer_with, filed_once

DOORS = {}  # where the cases of each machine are found: {key of the machine: visible}


def move_view(machine, visible, back):
    """The page and the deed of ``<int:pk>/<slug:move>/``.

    ``visible(actor)`` is the queryset in which the case is looked for (404 outside it); ``back`` is a route that takes
    the pk, or a function of the object that gives an address. GET shows what will happen and the form; POST does it.
    404 not to be seen · 403 not his to do · 409 not now, with the reason · 422 a wrong answer, with the form as it was
    filled in.
    """

    DOORS[machine.key] = visible

    @require_http_methods(["GET", "HEAD", "POST"])
    @filed_once
    def view(request, pk, move):
        obj = get_object_or_404(visible(request.actor), pk=pk)
        step = allowed(machine, move, obj, request.actor)
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = form_for(step)(*sent, obj=obj, actor=request.actor)
        reason, done = "", None
        if not form.is_bound:
            reason = not_now(machine, step, obj, request.actor)
        elif form.is_valid():
            done, reason = carry_out(machine, step, obj, request.actor, form)
        key = draft_key(machine, obj, step)
        if done:
            if form.keeps:
                drafts.forget(request.user.pk, key)
            messages.success(request, f"已办理：{step.label}。")
            return answer_with(request, home_of(done, visible, back, request.actor))
        choose_again(form)
        word = machine.label_for(state_of(machine, obj), request.actor)
        return page(
            request,
            "congress/move.html",
            status=409 if reason else 422 if form.errors else 200,
            move=step,
            obj=obj,
            about=getattr(obj, "heading", getattr(obj, "about", obj)),
            form=form,
            reason=reason,
            back=address_of(back, obj),
            state=word,
            **(begun(request, key, reverse("congress:move_autosave", args=[key]), form) if form.keeps else {}),
        )

    return view


def draft_key(machine, obj, step):
    return f"{machine.key}.{obj.pk}.{step.name}"


def kept_form(request, key):
    """The form of the move that a draft's key names, for whoever may do it."""
    place, pk, move = key.rsplit(".", 2)
    if place not in DOORS:
        raise Http404(key)
    obj = get_object_or_404(DOORS[place](request.actor), pk=pk)
    step = allowed(kinds.machines[place], move, obj, request.actor)
    form = form_for(step)(obj=obj, actor=request.actor)
    if not form.keeps:
        raise Http404(key)
    return form


autosaved = autosave(kept_form, places=r"[a-z_]+\.[a-z_]+\.[0-9]{1,18}\.[a-z_]+")


def allowed(machine, name, obj, actor):
    """The move of that name, if this person may do it to this case."""
    step = next((step for step in machine.moves if step.name == name and not step.quiet), None)
    if step is None:
        raise Http404(f"{machine.key}: no move {name}")
    if not step.who(actor, obj):
        raise PermissionDenied(f"您没有“{step.label}”的权限。")
    return step


def form_for(step):
    """The form a move names; a sending-back without one asks for the reason."""
    return import_string(step.form) if step.form else ReasonForm if step.returns else NothingToAsk


def state_of(machine, obj):
    return getattr(obj, machine.column)


def not_now(machine, step, obj, actor):
    """What speaks against it at this moment, or ""."""
    if state_of(machine, obj) not in step.source:
        return f"当前为“{machine.label_for(state_of(machine, obj), actor)}”，不能“{step.label}”。"
    return step.refusal(obj, actor)


def carry_out(machine, step, obj, actor, form):
    """(the object after the deed, "") – or (None, the reason it was refused), with a row in the log."""
    try:
        return machine.deeds[step.name](obj, actor=actor, **form.deed_data()), ""
    except ValidationError as error:
        put_errors(form, error)
        return None, ""
    except Refused as refusal:
        reason = str(refusal)
    except IntegrityError as error:
        reason = sentence_for(error)
    records.record_refusal(
        f"{machine.key}.{step.name}",
        actor=actor,
        obj=obj,
        reason=reason,
        text=f"{actor.name}要办理“{step.label}”《{obj}》，未能办理",
    )
    return None, reason


def put_errors(form, error):
    """What the deed found wrong, at the fields it names; at the top when the form does not ask for such a field."""
    found = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for field, errors in found.items():
        form.add_error(field if field in form.fields else None, errors)


def address_of(back, obj):
    return back(obj) if callable(back) else resolve_url(back, pk=obj.pk)


def home_of(obj, visible, back, actor):
    """Back to the case; to the first page when the case has just left this person's sight."""
    return address_of(back, obj) if visible(actor).filter(pk=obj.pk).exists() else "/"
