"""The minutes of a meeting: drafted, written paragraph by paragraph, signed, read."""

import re

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import minutes as actions
from ..actions.paragraphs import Conflict
from ..forms.summaries import WriteForm
from ..policies import minutes as policies
from ..queries import meetings, papers
from ..queries import minutes as queries
from ..queries.records import timeline
from ..workflow import MINUTES
from .deeds import allow
from .moves import move_view
from .once import answer_with, filed_once
from .summary_sections import read_anew

DEED = re.compile(r"(up|down|strike|restore|stand)-(\d{1,15})")
minutes_move = move_view(MINUTES, queries.with_case, back="congress:minutes")


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


@require_POST
@filed_once
def begin(request, pk):
    """Begin the minutes of a meeting, or draft them anew."""
    meeting = get_object_or_404(meetings.with_case(request.actor), pk=pk)
    try:
        minutes = actions.begin(meeting, actor=request.actor)
        messages.success(request, "已按登记的情况生成，改写过的段落没有动。")
    except Refused as refusal:
        messages.error(request, str(refusal))
        return answer_with(request, meeting.get_absolute_url())
    return answer_with(request, minutes.get_absolute_url())


def minutes(request, pk):
    """The minutes as they will be printed, and what can be done."""
    found, actor = found_or_404(request, pk), request.actor
    may_write = policies.writes_minutes(actor, found)
    return page(
        request,
        "congress/minutes_detail.html",
        minutes=found,
        texts=queries.texts_of(found),
        may_write=may_write and found.state == found.State.WRITTEN,
        offered=MINUTES.offered(found, actor),
        papers=papers.papers_of(found, actor),
        course=timeline(found, actor) if may_write else (),
    )


@filed_once
def write(request, pk):
    """Every button first saves what was written; two writers at once are shown both texts."""
    found = found_or_404(request, pk)
    allow(request, policies.writes_minutes, found)
    form, rivals = WriteForm(request.POST or None, section=found), []
    if form.is_bound and form.is_valid():
        try:
            return written(request, found, form)
        except Conflict as conflict:
            rivals = [row.pk for row in conflict.paragraphs]
            form = WriteForm(read_anew(request.POST, conflict.paragraphs), section=found)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    status = 409 if rivals else 422 if form.errors else 200
    return page(request, "congress/minutes_write.html", status=status, minutes=found, form=form, rivals=rivals)


def written(request, found, form):
    """Store what was written, do what the button says, and go on."""
    actions.write(found, actor=request.actor, texts=form.texts(), added=form.cleaned_data["added"])
    asked = DEED.fullmatch(request.POST.get("deed", ""))
    paragraph = asked and found.paragraphs.filter(pk=asked[2]).first()
    if not paragraph:
        messages.success(request, "已保存。")
        return answer_with(request, found.get_absolute_url())
    actions.settle(found, paragraph, actor=request.actor, deed=asked[1])
    return answer_with(request, f"{found.get_absolute_url()}write/#paragraph-{paragraph.pk}")
