"""类别和答复分类: the lists a congress keeps for its suggestions."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.workflow import Refused
from congress.models import Congress
from congress.views.deeds import allow
from congress.views.institution import form_page
from congress.views.once import answer_with, filed_once

from .. import policies
from ..actions import codes as actions
from ..forms.codes import FORMS
from ..models import ReplyClass, Topic

TITLES = {"topic": "建议类别", "class": "答复分类"}


def own_congress(request):
    return get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)


def code_list(request):
    """Both lists with what each word means here."""
    congress = own_congress(request)
    allow(request, policies.keeps_lists, congress)
    return page(
        request,
        "suggestions/code_list.html",
        topics=Topic.objects.visible_to(request.actor).filter(congress=congress),
        classes=ReplyClass.objects.visible_to(request.actor).filter(congress=congress),
    )


@filed_once
@require_POST
def begin(request):
    """The usual lists to begin with."""
    try:
        actions.begin_lists(own_congress(request), actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "已建立常用类别，可以逐项修改。")
    return answer_with(request, reverse("suggestions:codes"))


@filed_once
def keep(request, kind, pk=None):
    """Enter or change one row."""
    congress = own_congress(request)
    allow(request, policies.keeps_lists, congress)
    if kind not in FORMS:
        raise Http404
    rows = FORMS[kind].Meta.model.objects.visible_to(request.actor).filter(congress=congress)
    form = FORMS[kind](
        request.POST or None, instance=get_object_or_404(rows, pk=pk) if pk else None, congress=congress
    )
    return form_page(
        request,
        form,
        lambda *, actor, **_: actions.keep_code(form.instance, actor=actor),
        title=TITLES[kind],
        back=reverse("suggestions:codes"),
        done="已保存。",
    )
