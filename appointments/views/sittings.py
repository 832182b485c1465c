"""Where a candidate sits: signed in, or by the code of a supervised desk. Nothing here tells anybody else who he is."""

import secrets

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from congress.frame import clock, throttle
from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import sittings as actions
from ..forms import exams as forms
from ..queries import exams as queries

DESK = "exam_desk"  # key of the session: the sitting whose code was typed in here, and this computer's mark
GUESSES = 60  # a minute, for one address: a whole exam room may share one


def sitter(request, pk):
    """(his sitting, he as an actor): of whoever is signed in as the candidate, or has typed in his code here."""
    if (
        request.actor.person_id
        and (found := queries.sitting_of(request.actor, pk))
        and found.person_id == request.actor.person_id
    ):
        return found, actions.candidate(found, request.actor.ip)  # fmt: skip
    desk = request.session.get(DESK) or {}
    found = queries.at_desk(pk, desk.get("mark", "")) if desk.get("sitting") == pk else None
    return (found, actions.candidate(found, request.META.get("REMOTE_ADDR", ""))) if found else (None, None)


def sitter_or_404(request, pk):
    found, actor = sitter(request, pk)
    if found is None:
        raise Http404
    return found, actor


@login_not_required
@never_cache
def sit(request):
    """The door of a supervised desk: the code leads to the paper."""
    form = forms.CodeForm(request.POST or None)
    if form.is_valid():
        if not throttle.allow("exam-code", request.META.get("REMOTE_ADDR", "unknown"), most=GUESSES):
            form.add_error(None, "输入得太频繁，请一分钟后再试。")
        elif (found := queries.by_code(form.cleaned_data["code"])) is None:
            form.add_error("code", "没有这个考试码，或者还没有开考。请核对，或者问监考人员。")
        elif _seated(request, form, found):
            return redirect(found.url)
    return page(request, "appointments/exam_sit.html", form=form, status=422 if form.is_bound else 200)


def _seated(request, form, sitting):
    mark = (request.session.get(DESK) or {}).get("mark") or secrets.token_hex(16)
    try:
        actions.sit_down(sitting, actor=actions.candidate(sitting, request.META.get("REMOTE_ADDR", "")), desk=mark)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    request.session[DESK] = {"sitting": sitting.pk, "mark": mark}
    return True


@login_not_required
@never_cache
def sitting(request, pk):
    """What the candidate sees: when and where, the paper while he writes, his result when it is certain."""
    found, _ = sitter_or_404(request, pk)
    writing = found.state == found.State.WRITING and not found.is_late
    form = forms.AnswerForm(sitting=found) if writing else None
    left = int((found.ends_at - clock.now()).total_seconds()) if writing else 0
    return page(request, "appointments/exam_sitting.html", sitting=found, exam=found.exam, form=form, left=left)


@login_not_required
@require_POST
def begin(request, pk):
    found, actor = sitter_or_404(request, pk)
    return _done(request, found, actions.begin, actor=actor)


@login_not_required
@require_POST
def hand_in(request, pk):
    found, actor = sitter_or_404(request, pk)
    answers = forms.AnswerForm(request.POST, sitting=found).answers()
    return _done(request, found, actions.hand_in, actor=actor, answers=answers)


def _done(request, found, deed, **data):
    """A second press, or one that comes too late, leads to the page that says how things stand."""
    try:
        deed(found, **data)
    except Refused as refusal:
        return page(request, "appointments/exam_refused.html", sitting=found, reason=str(refusal), status=409)
    return redirect(found.url)


@login_not_required
@require_POST
def save(request, pk):
    """Answers as they are marked, every few seconds; the page speaks the language of drafts (draft.js)."""
    found, actor = sitter(request, pk)
    if found is None:
        return HttpResponse(status=403)
    try:
        kept = actions.save_answers(
            found, actor=actor, answers=forms.AnswerForm(request.POST, sitting=found).answers()
        )
    except Refused as refusal:
        return HttpResponse(str(refusal), status=410)
    return JsonResponse({"version": "1", "saved_at": f"{localtime(kept.saved_at):%H:%M:%S}"})
