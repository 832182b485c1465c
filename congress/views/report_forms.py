"""The form of the quarterly reports: its versions, one with its items, a preview, and the day it comes into force."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import report_forms as actions
from ..forms.report_forms import DraftForm, ItemForm, SectionForm
from ..forms.reports import FillForm
from ..models import ReportForm
from ..policies import reports as policies
from ..queries import report_forms as queries
from ..queries.records import timeline
from .deeds import allow
from .institution import form_page
from .once import answer_with, filed_once


def report_forms(request):
    allow(request, policies.follows)
    versions = queries.versions(request.actor)
    return page(
        request, "congress/report_form_list.html", versions=versions, may_keep=policies.keeps_forms(request.actor)
    )


@filed_once
def draft(request):
    """A form for a coming quarter, to begin with like the one before it."""
    allow(request, policies.keeps_forms)
    return form_page(
        request,
        DraftForm(request.POST or None, quarters=queries.coming(request.actor)),
        actions.draft_form,
        title="新立季报表式",
        note="新表式先与上一份相同，没有上一份的用通用表式；编排好以后启用。",
        back="/reports/forms/",
        to=lambda form: form.get_absolute_url(),
        done="已新立表式，请编排项目。",
    )


@filed_once
def change(request, pk):
    """Its quarter and what is new, until it is published."""
    form = get_object_or_404(ReportForm.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_forms, form)
    stands = {"since": f"{form.year}-{form.quarter}", "note": form.note}
    return form_page(
        request,
        DraftForm(request.POST or None, quarters=queries.coming(request.actor, but=form), initial=stands),
        actions.change_form,
        form,
        title=f"修改：{form}",
        back=form.get_absolute_url(),
        done="已修改。",
    )


@filed_once
@require_POST
def discard(request, pk):
    form = get_object_or_404(ReportForm.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_forms, form)
    try:
        actions.discard_form(form, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return answer_with(request, form.get_absolute_url())
    messages.success(request, "已删除没有启用的表式。")
    return answer_with(request, reverse("congress:report_forms"))


@filed_once
def report_form(request, pk):
    """One form with its items; until it is published they may be moved and removed here."""
    form = get_object_or_404(ReportForm.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.follows)
    if request.method == "POST":
        return arrange(request, form)
    state, tone = queries.standing(form)
    return page(
        request,
        "congress/report_form.html",
        form=form,
        state=state,
        tone=tone,
        sections=queries.arranged(form),
        may_arrange=policies.keeps_forms(request.actor, form) and form.published_at is None,
        course=timeline([form], request.actor),
    )


STEPS = {"up": -1, "down": 1}


def arrange(request, form):
    """``item`` or ``section`` says what, and where to: up:12, down:12, remove:12."""
    allow(request, policies.keeps_forms, form)
    name = "section" if "section" in request.POST else "item"
    deed, _, which = request.POST.get(name, "").partition(":")
    place = ""
    try:
        if name == "section":
            actions.move_section(form, which, actor=request.actor, step=STEPS.get(deed, 0))
        else:
            item = get_object_or_404(form.items.all(), pk=which if which.isascii() and which.isdigit() else 0)
            place = f"#item-{item.pk}"
            if deed == "remove":
                actions.remove_item(item, actor=request.actor)
                messages.success(request, f"已删去“{item}”。")
            else:
                actions.move_item(item, actor=request.actor, step=STEPS.get(deed, 0))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, f"{form.get_absolute_url()}{place}")


@filed_once
def rename_section(request, pk):
    form = get_object_or_404(ReportForm.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_forms, form)
    title = request.GET.get("of", "")
    if title not in queries.by_section(form.items.all()):
        raise Http404
    return form_page(
        request,
        SectionForm(request.POST or None, initial={"name": title}),
        actions.rename_section,
        form,
        title,
        title=f"改名：{title}",
        back=form.get_absolute_url(),
        done="已改名。",
    )


@filed_once
def add_item(request, pk):
    form = get_object_or_404(ReportForm.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_forms, form)
    begun = {"section": request.GET.get("section", "")[:40]}
    return form_page(
        request,
        ItemForm(request.POST or None, others=form.items.all(), initial=begun),
        actions.add_item,
        form,
        title=f"{form}：增加项目",
        back=form.get_absolute_url(),
        done="已增加项目。",
    )


@filed_once
def change_item(request, pk):
    item = get_object_or_404(queries.items(request.actor), pk=pk)
    allow(request, policies.keeps_forms, item.form)
    return form_page(
        request,
        ItemForm(request.POST or None, instance=item, others=item.form.items.exclude(pk=item.pk)),
        actions.change_item,
        item,
        title=f"修改项目：{item.label}",
        back=f"{item.form.get_absolute_url()}#item-{pk}",
        done="已修改项目。",
    )


def preview(request, pk):
    """The form as the townships will see it."""
    form = get_object_or_404(ReportForm.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.follows)
    empty = FillForm(sheet=queries.preview(form))
    return page(request, "congress/report_form_preview.html", form=form, empty=empty)


@filed_once
def publish(request, pk):
    """Asked once more before, for nothing of it can be changed afterwards."""
    form = get_object_or_404(ReportForm.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.keeps_forms, form)
    if request.method != "POST":
        return page(request, "congress/report_form_publish.html", form=form, sections=queries.arranged(form))
    try:
        actions.publish_form(form, actor=request.actor)
        messages.success(request, f"已启用《{form}》。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, form.get_absolute_url())
