"""One's own account: posts, password, phone, large type, sessions, history."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import get_random_string
from django.utils.http import content_disposition_header
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from congress.frame.pages import inside, page

from ..actions import accounts as actions
from ..actions import second_steps
from ..forms.accounts import PasswordForm, PhoneForm, SecondStepOffForm, SecondStepOnForm
from ..middleware.session import keep
from ..policies.tokens import has_tokens
from ..queries import accounts as queries
from ..queries import own_data
from .deeds import tried
from .once import filed_once

SHOWN = 20  # rows of one kind on the page; the file holds all
SALT = "second_step_salt"  # key of the session, until the phone's first figures have proved it


def me(request):
    held = queries.posts_held(request.actor.person_id)
    step, going_on = queries.own_second_step(request.actor), queries.own_sessions(request.actor)
    return page(request, "congress/me.html", posts=held, account=request.user, sessions=going_on, step=step,
                has_tokens=has_tokens(request.actor))  # fmt: skip


@sensitive_post_parameters()
@sensitive_variables("form", "data")
def password(request):
    asks_old = not (request.user.must_change_password and request.sign_in.by_code)
    form = PasswordForm(request.POST or None, asks_old=asks_old)
    if form.is_valid():
        data = {key: value for key, value in form.cleaned_data.items() if key != "again"}
        mine = {"actor": request.actor, "sign_in": request.sign_in}
        if tried(form, actions.change_password, request.user, **data, **mine):
            keep(request)
            messages.success(request, "密码已更换，其他设备上的登录都已结束。")
            return redirect(inside(request.GET.get("next")))
    forced = queries.password_is_due(request.user)
    return page(request, "congress/me_password.html", form=form, forced=forced, asks_old=asks_old)


@sensitive_post_parameters()
@sensitive_variables("form")
def phone(request):
    form = PhoneForm(request.POST or None, initial={"phone": request.user.phone})
    if form.is_valid() and tried(form, actions.change_phone, request.user, actor=request.actor, **form.cleaned_data):
        messages.success(request, "登录手机号已更换。")
        return redirect("congress:me")
    return page(request, "congress/me_phone.html", form=form)


@sensitive_post_parameters()
@sensitive_variables("form", "codes")
def second_step(request):
    """The second step of signing in: on with a QR code and the phone's figures, off with the password."""
    if queries.own_second_step(request.actor):
        return _second_step_off(request)
    salt = request.session.setdefault(SALT, get_random_string(32))
    form = SecondStepOnForm(request.POST or None)
    if form.is_valid():
        data = {**form.cleaned_data, "salt": salt, "actor": request.actor}
        if codes := tried(form, second_steps.turn_on, request.user, **data):
            del request.session[SALT]
            return page(request, "congress/me_second_codes.html", codes=codes)
    return page(request, "congress/me_second_on.html", form=form, **queries.authenticator(request.user, salt))


def _second_step_off(request):
    form = SecondStepOffForm(request.POST or None)
    mine = {"account": request.user, "actor": request.actor}
    if form.is_valid() and tried(form, second_steps.turn_off, **mine, **form.cleaned_data):
        messages.success(request, "第二步验证已停用。")
        return redirect("congress:me")
    step = queries.own_second_step(request.actor)
    return page(request, "congress/me_second_off.html", form=form, step=step, left=len(step.recovery))


@require_safe
def data(request):
    """What the portal keeps about oneself."""
    return page(request, "congress/me_data.html", sections=own_data.sections(request.actor), shown=SHOWN)


@require_POST
@filed_once
def data_file(request):
    """The same as a file that programmes read, too; the log tells that it was fetched."""
    content = actions.own_data(request.user, actor=request.actor)
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = content_disposition_header(True, f"{request.actor.name}的个人信息.json")
    return response


def sessions(request):
    going_on, past = queries.own_sessions(request.actor), queries.own_history(request.actor)
    return page(request, "congress/me_sessions.html", sessions=going_on, history=past, here=request.sign_in)


@require_POST
def end_session(request, pk):
    row = get_object_or_404(queries.own_sessions(request.actor), pk=pk)
    actions.end_own_session(row, actor=request.actor)
    messages.success(request, "已结束那次登录。")
    return redirect("congress:my_sessions")


@require_POST
def end_other_sessions(request):
    ended = actions.end_own_other_sessions(request.user, actor=request.actor, but=request.sign_in)
    messages.success(request, f"已结束其他 {ended} 次登录。" if ended else "没有其他登录。")
    return redirect("congress:my_sessions")
