"""One section of the annual summary: written paragraph by paragraph, handed in, given back, given to another body."""

import re

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import drafts
from ..actions import summary_sections as actions
from ..actions.paragraphs import Conflict
from ..forms.summaries import ReturnForm, SectionForm, WriteForm
from ..policies import summaries as policies
from ..queries import summaries as queries
from .deeds import allow
from .drafts import autosave
from .institution import form_page
from .once import answer_with, filed_once

DEED = re.compile(r"(up|down|strike|restore|stand)-(\d{1,15})")
PLACES = r"congress\.summary\.(\d{1,15})"


def found_or_404(request, pk):
    section = queries.section_of(request.actor, pk)
    if section is None:
        raise Http404
    return section


@filed_once
def section(request, pk):
    """Write one section. Every button first saves what was written; two writers at once are shown both texts."""
    found = found_or_404(request, pk)
    if not policies.writes(request.actor, found):
        messages.info(request, "本章现在不能由您修改。")
        return answer_with(request, found.summary.get_absolute_url())
    form, rivals = WriteForm(request.POST or None, section=found, initial=unsent(request, found)), []
    if form.is_bound and form.is_valid():
        try:
            return written(request, found, form)
        except Conflict as conflict:
            rivals = [row.pk for row in conflict.paragraphs]
            form = WriteForm(read_anew(request.POST, conflict.paragraphs), section=found)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return page(
        request,
        "congress/summary_section.html",
        status=409 if rivals else 422 if form.errors else 200,
        section=found,
        chapter=queries.chapters_of([found], opened=policies.opens_figures(request.actor))[0],
        form=form,
        rivals=rivals,
        busy=queries.busy(found, request.user.pk),
        draft_key=f"{request.user.pk}.{queries.draft_key(found)}",
        draft_url=reverse("congress:summary_autosave", args=[queries.draft_key(found)]),
        draft_version=drafts.kept(request.user.pk, queries.draft_key(found))[1],
    )


def written(request, found, form):
    """Store what was written, do what the button says, and go on."""
    actions.write(found, actor=request.actor, texts=form.texts(), added=form.cleaned_data["added"])
    drafts.forget(request.user.pk, queries.draft_key(found))
    asked = DEED.fullmatch(request.POST.get("deed", ""))
    paragraph = asked and found.paragraphs.filter(pk=asked[2]).first()
    if not paragraph:
        messages.success(request, "已保存。")
        return answer_with(request, found.place)
    paragraph.section = found
    deeds = {"strike": actions.strike, "restore": actions.restore, "stand": actions.stand_by}
    if asked[1] in deeds:
        deeds[asked[1]](paragraph, actor=request.actor)
    else:
        actions.shift(paragraph, actor=request.actor, up=asked[1] == "up")
    return answer_with(request, f"{found.get_absolute_url()}#paragraph-{paragraph.pk}")


def read_anew(data, paragraphs):
    """The same form, its conflicting paragraphs now read at what is stored: saving again settles them."""
    data = data.copy()
    for row in paragraphs:
        data[f"r-{row.pk}"], data[f"initial-p-{row.pk}"] = row.revision, row.text
    return data


def unsent(request, found):
    """What this person wrote and did not send."""
    content, _ = drafts.kept(request.user.pk, queries.draft_key(found))
    return {name: (values or [""])[0] for name, values in content.items()}


def form_of(request, key):
    """The form whose fields a draft may have, for whoever writes the section."""
    found = found_or_404(request, int(re.fullmatch(PLACES, key)[1]))
    allow(request, policies.writes, found)
    return WriteForm(section=found)


autosaved = autosave(form_of, places=PLACES)


@filed_once
@require_POST
def hand_in(request, pk):
    found = found_or_404(request, pk)
    try:
        actions.hand_in(found, actor=request.actor)
        messages.success(request, f"已交稿：{found.title}。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, found.summary.get_absolute_url())


@filed_once
def return_section(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.runs, found.summary)
    return form_page(request, ReturnForm(request.POST or None), actions.return_section, found,
                     title=f"退回修改：{found.title}", back=found.summary.get_absolute_url(), done="已退回。")  # fmt: skip


@filed_once
def assign_section(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.runs, found.summary)
    return form_page(request, SectionForm(request.POST or None, section=found), actions.assign_section, found,
                     title=f"调整分工：{found.title}", back=found.summary.get_absolute_url(), done="已调整。")  # fmt: skip
