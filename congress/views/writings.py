"""Duty reports, research papers and rules: the register, one text with its versions, entering, changing, revising."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import clock
from congress.frame.pages import page

from ..actions import writings as actions
from ..forms import writings as forms
from ..models import Writing
from ..policies import writings as policies
from ..queries import writings as queries
from ..queries.attachments import attachments_of, file_row
from ..queries.records import timeline
from ..workflow import WRITING
from . import listing
from .deeds import FoundOnce, allow, choose_again
from .exports import export_url
from .institution import form_page
from .moves import move_view
from .once import answer_with, filed_once

writing_move = move_view(WRITING, queries.with_case, back="congress:writing")


def writings(request):
    """What this person may read, by words, kind, year, and the day on which a rule is to be in force."""
    allow(request, policies.reads_writings)
    opened = listing.opened(request, "congress.writings")
    asked = forms.WritingFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()), by=FoundOnce)
    kept = Writing.Kind if policies.keeps_writings(request.actor) else ()
    buttons = [(f"登记{kind.label}", reverse("congress:writing_add", args=[kind])) for kind in kept]
    export = export_url(request, "congress.writings")
    return page(
        request, "congress/writing_list.html", opened=opened, asked=asked, found=found, buttons=buttons, export=export
    )


@filed_once
def add_writing(request, kind):
    """Begin a draft of one's own body."""
    allow(request, policies.keeps_writings)
    if kind not in Writing.Kind:
        raise Http404
    actor = request.actor
    row = Writing(congress_id=actor.congress_id, kind=kind, body_id=actor.organization_id, year=clock.today().year)
    return write(request, row, title=f"登记{row.get_kind_display()}", back=reverse("congress:writings"))


def write(request, row, *, title, back):
    """The form of a draft, with its files."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.WritingForm(*sent, instance=row)
    choose_again(form)
    return form_page(
        request,
        form,
        lambda *, actor, files, drop: actions.keep_writing(form.instance, actor=actor, files=files, drop=drop),
        title=title,
        back=back,
        to=lambda kept: kept.get_absolute_url(),
        done="已保存草稿。",
    )


def writing(request, pk):
    """One text: its words and files, which version it is, what can be done, its course."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    files = [file_row(row) for rows in attachments_of(found).values() for row in rows]
    following = queries.successor(found)
    return page(
        request,
        "congress/writing_detail.html",
        writing=found,
        files=files,
        versions=queries.versions(found, request.actor),
        may_keep=policies.keeps_writings(request.actor, found),
        may_write=policies.writes(request.actor, found),
        may_revise=policies.revises(request.actor, found) and following is None,
        offered=WRITING.offered(found, request.actor),
        moves_url=found.get_absolute_url(),
        course=timeline(found, request.actor),
    )


@filed_once
def change_writing(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.writes, found)
    return write(request, found, title=f"修改：{found}", back=found.get_absolute_url())


@require_POST
@filed_once
def revise_writing(request, pk):
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    following = actions.revise(found, actor=request.actor)
    messages.success(request, "已建立新版本的草稿，原版本在新版本施行以前继续有效。")
    return answer_with(request, following.get_absolute_url())


@require_POST
@filed_once
def discard_writing(request, pk):
    actions.discard(get_object_or_404(queries.with_case(request.actor), pk=pk), actor=request.actor)
    messages.success(request, "已删除草稿。")
    return answer_with(request, reverse("congress:writings"))
