"""Coming in, choosing a post, going out."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from congress.frame.pages import inside, page

from ..actions import accounts as actions
from ..actions import sign_ins
from ..forms.accounts import SecondStepForm, SignInForm
from ..middleware.session import HALF, MEMBERSHIP, begin, forget, visitor
from ..models import SignIn
from ..queries import accounts as queries
from ..queries.actors import actor_in
from .deeds import tried

SIZE_AGE = 400 * 24 * 3600
IDLE, LIFE = settings.SESSION_IDLE // timedelta(minutes=1), settings.SESSION_LIFE // timedelta(hours=1)
WHY = {
    SignIn.Ending.IDLE: f"您超过 {IDLE} 分钟没有操作，已自动退出。请重新登录。",
    SignIn.Ending.AGED: f"这次登录已满 {LIFE} 小时，已自动退出。请重新登录。",
    SignIn.Ending.ENDED: "这次登录已由您本人在别处结束。",
    SignIn.Ending.ADMINISTRATOR: "系统管理员结束了这次登录。如已另发一次性口令，请用它登录。",
    SignIn.Ending.PASSWORD: "密码已在别处更换，请用新密码登录。",
    SignIn.Ending.DISABLED: "您的账号已停用，请联系系统管理员。",
    SignIn.Ending.NO_POST: "您目前没有在任职务，不能继续办理。如有疑问，请联系系统管理员。",
    SignIn.Ending.SIGNED_OUT: "您已退出登录。",
    SignIn.Ending.REPLACED: "您已在这个浏览器重新登录，请再登录一次。",
}


@login_not_required
@sensitive_post_parameters("password")
@sensitive_variables("form")
def sign_in(request):
    if queries.is_empty() and not settings.DEMO:
        return redirect("congress:setup")
    form, where = SignInForm(request.POST or None), visitor(request)  # the device is known before it is pressed twice
    if form.is_valid() and (row := tried(form, sign_ins.sign_in, **form.cleaned_data, **where)):
        return _in(request, row) if row.result == SignIn.Result.ENTERED else _to_second_step(request, row)
    if request.user.is_authenticated and request.method == "GET":
        return redirect(inside(request.GET.get("next")))
    words = {"why": WHY.get(request.GET.get("why"), ""), "next": inside(request.GET.get("next"))}
    demo = {"demos": queries.demo_accounts(), "demo_password": actions.DEMO_PASSWORD} if settings.DEMO else {}
    return page(request, "congress/sign_in.html", form=form, **words, **demo)


def _to_second_step(request, row):
    request.session.flush()
    request.session[HALF] = row.pk
    return redirect(f"{reverse('congress:second_step')}?{urlencode({'next': inside(request.GET.get('next'))})}")


@login_not_required
@sensitive_post_parameters("code")
@sensitive_variables("form")
def second_step(request):
    """The phone's figures, for a sign-in whose password was right."""
    row = queries.half_in(request.session.get(HALF))
    if row is None:
        return redirect(settings.LOGIN_URL)
    form = SecondStepForm(request.POST or None)
    if form.is_valid() and (
        row := tried(form, sign_ins.second_step, row, form.cleaned_data["code"], **visitor(request))
    ):
        return _in(request, row)
    return page(request, "congress/second_step.html", form=form)


@login_not_required
@require_POST
def sign_in_demo(request, pk):
    """One click; there is no such page outside demo mode."""
    if not settings.DEMO:
        raise Http404
    account = get_object_or_404(queries.open_to_visitors(), pk=pk)
    response = _in(request, sign_ins.sign_in_demo(account, **visitor(request)))
    if (post := request.POST.get("post", "")).isdigit():
        request.session[MEMBERSHIP] = int(post)  # the post that was shown; only one's own is ever taken
    return response


def _in(request, row):
    begin(request, row)
    return redirect(inside(request.GET.get("next")))


@require_POST
def sign_out(request):
    sign_ins.end(request.sign_in, ending=SignIn.Ending.SIGNED_OUT, actor=request.actor)
    forget(request)
    response = redirect(f"{settings.LOGIN_URL}?why={SignIn.Ending.SIGNED_OUT}")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def switch_post(request):
    """选择以何种职务办公"""
    if request.method == "GET":
        return page(request, "congress/switch_post.html", posts=request.posts, chosen=request.session.get(MEMBERSHIP))
    chosen = next((post for post in request.posts if str(post.pk) == request.POST.get("membership")), None)
    if chosen is None:
        raise Http404
    actor = actor_in(chosen, account_id=request.user.pk, ip=request.actor.ip)
    actions.choose_post(request.sign_in, chosen, actor=actor)
    request.session.cycle_key()
    request.session[MEMBERSHIP] = chosen.pk
    return redirect(inside(request.GET.get("next")))


@login_not_required
@require_POST
def large_type(request):
    on = request.POST.get("large") == "1"
    if request.user.is_authenticated:
        actions.set_large_type(request.user, on=on)
    response = redirect(inside(request.POST.get("next")))
    response.set_cookie(
        "size", "large" if on else "standard", max_age=SIZE_AGE, samesite="Lax", secure=settings.HTTPS, httponly=True
    )
    return response
