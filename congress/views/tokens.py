"""Access tokens: one's own, a new one – its key shown this once –, and all of them for the administrators."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from congress.frame.pages import page

from ..actions import access as actions
from ..forms.tokens import TokenForm
from ..models import AccessToken
from ..policies import tokens as policies
from ..queries import tokens as queries
from .deeds import allow, tried
from .moves import DOORS


def own(request):
    allow(request, policies.has_tokens)
    return page(request, "congress/token_own.html", tokens=queries.own(request.actor))


@sensitive_post_parameters()
@sensitive_variables("form", "made", "key")
def add(request):
    allow(request, policies.has_tokens)
    form = TokenForm(request.POST or None, actor=request.actor, doors=DOORS)
    if form.is_valid() and (made := tried(form, actions.make_token, actor=request.actor, **form.cleaned_data)):
        token, key = made
        return page(request, "congress/token_made.html", token=token, key=key)
    return page(request, "congress/token_form.html", form=form, status=422 if form.errors else 200)


def overview(request):
    allow(request, policies.oversees_tokens)
    return page(request, "congress/token_list.html", tokens=queries.overseen(request.actor), most=queries.SHOWN)


@require_POST
def revoke(request, pk):
    token = get_object_or_404(AccessToken.objects.visible_to(request.actor), pk=pk)
    actions.revoke_token(token, actor=request.actor)
    messages.success(request, f"访问令牌“{token}”已作废。")
    return redirect("congress:tokens" if policies.oversees_tokens(request.actor) else "congress:my_tokens")
