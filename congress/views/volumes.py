"""Printed volumes: the list, beginning one, what goes in, and compiling the book."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import kinds
from congress.frame.pages import page

from ..actions import documents
from ..actions import volumes as actions
from ..forms import volumes as forms
from ..models import Volume
from ..policies import volumes as policies
from ..queries import volumes as queries
from ..queries.papers import papers_of
from ..queries.records import timeline
from .deeds import allow, paged, tried
from .institution import form_page
from .once import answer_with, filed_once


def volumes(request):
    """The volumes this person sees, and those he may begin."""
    allow(request, policies.reads_volumes)
    found = paged(request, queries.listed(request.actor))
    kept = [(f"编印{kind.title}", reverse("congress:volume_add", args=[kind.key])) for kind in policies.kinds_kept(request.actor)]  # fmt: skip
    return page(request, "congress/volume_list.html", volumes=found, buttons=kept)


@filed_once
def add_volume(request, kind):
    """Begin one: everything that may go in is chosen first."""
    if kind not in kinds.volumes:
        raise Http404
    volume = Volume(congress_id=request.actor.congress_id, kind=kind)
    allow(request, policies.compiles, volume)
    form = forms.BeginForm(request.POST or None, volume=volume)
    return form_page(
        request,
        form,
        lambda *, actor, **_: actions.begin(form.built(), actor=actor),
        title=f"编印{volume.of_kind.title}",
        back=reverse("congress:volumes"),
        to=lambda made: made.get_absolute_url(),
        done="已收集，请核对收入的文稿。",
    )


def volume(request, pk):
    """One volume: what goes in and what stays out, the books that were made of it."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    may_keep = policies.compiles(request.actor, found)
    return page(
        request,
        "congress/volume_detail.html",
        volume=found,
        items=queries.items_of(found) if may_keep else queries.items_told(found),
        not_in=found.of_kind.not_in(found) if may_keep else "",
        may_keep=may_keep,
        compiled=queries.current_paper(found),
        papers=papers_of(found, request.actor) | {"open": []},
        course=timeline(found, request.actor),
    )


@filed_once
def change_volume(request, pk):
    found = kept(request, pk)
    form = forms.VolumeForm(request.POST or None, instance=found)
    return form_page(request, form, lambda *, actor, **_: actions.keep_volume(form.instance, actor=actor),
                     title=f"书名和前言：{found}", back=found.get_absolute_url(), done="已保存。")  # fmt: skip


def kept(request, pk):
    """A volume this person compiles; 404 outside his sight, 403 where it is not his."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.compiles, found)
    return found


@filed_once
def volume_items(request, pk):
    found = kept(request, pk)
    form = forms.ItemsForm(request.POST or None, items=queries.items_of(found))
    if form.is_valid() and tried(form, actions.arrange_items, found, actor=request.actor, **form.deed_data()):
        messages.success(request, "已保存。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/volume_items.html", volume=found, form=form, status=422 if form.errors else 200)


@require_POST
@filed_once
def collect_volume(request, pk):
    found = kept(request, pk)
    new, gone = actions.collect_again(found, actor=request.actor)
    messages.success(request, f"已重新收集：新收入{new}件，撤下{gone}件。")
    return answer_with(request, found.get_absolute_url())


@require_POST
@filed_once
def preview_volume(request, pk):
    job = documents.preview_later(queries.PAPER, kept(request, pk), actor=request.actor)
    return answer_with(request, reverse("congress:job", args=[job.pk]))


@filed_once
def compile_volume(request, pk):
    """The first time at one press; once more, the reason is asked for."""
    found = kept(request, pk)
    if request.method == "POST" and queries.current_paper(found) is None:
        made = actions.compile_volume(found, actor=request.actor)
        return answer_with(request, made.get_absolute_url())
    return form_page(
        request,
        forms.CompileForm(request.POST or None),
        actions.compile_volume,
        found,
        title=f"重新编印：{found}",
        note="按现在收入的文稿另出一版，原来的版本保留，并注明已被替代。",
        back=found.get_absolute_url(),
        to=lambda made: made.get_absolute_url(),
        done="已开始编印。",
    )
