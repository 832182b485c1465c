"""The agenda of a meeting: its versions and what differs, the notice and its receipts; the papers of its items."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import agendas as actions
from ..actions import meetings as meeting_actions
from ..forms import agendas as forms
from ..models import MeetingPaper
from ..policies import agendas as policies
from ..policies import meetings as meeting_policies
from ..queries import agendas as queries
from ..queries import meetings
from ..queries.attachments import attachments_of, file_row
from ..queries.proposed import origin_for
from ..queries.records import timeline
from ..workflow import PAPER
from .deeds import allow, choose_again
from .institution import form_page
from .moves import move_view
from .once import answer_with, filed_once

paper_move = move_view(PAPER, queries.papers_with_case, back="congress:meeting_paper")


def meeting_or_404(request, pk):
    return get_object_or_404(meetings.with_case(request.actor), pk=pk)


def paper_or_404(request, pk):
    return get_object_or_404(queries.papers_with_case(request.actor), pk=pk)


def agenda(request, pk):
    """Every version with what it changed, the newest first, and for the office who has not read the notice."""
    found = meeting_or_404(request, pk)
    may_publish = policies.publishes(request.actor, found)
    latest = queries.latest(found)
    draft = queries.differences(latest.items, queries.snapshot(found)) if latest and may_publish else ()
    told, unread = queries.receipts(latest) if latest and may_publish else (0, ())
    return page(request, "congress/meeting_agenda.html", meeting=found, history=queries.history(found), draft=draft,
                may_publish=may_publish, told=told, unread=unread)  # fmt: skip


@filed_once
def publish(request, pk):
    """Freeze the items as the next version and send the notice."""
    found = meeting_or_404(request, pk)
    allow(request, policies.publishes, found)
    words, _ = queries.notice_words(found)
    form = forms.PublishForm(request.POST or None, meeting=found)
    form.is_bound = request.method == "POST"
    back = reverse("congress:meeting_agenda", args=[pk])
    return form_page(request, form, actions.publish, found, title="发布议程并发出通知", back=back, done="已发布并通知。",
                     note=f"{found}，通知{len(queries.addressees(found))}人。{words}")  # fmt: skip


def tried_and_back(request, deed, meeting, done):
    """A deed without words; what refuses it is said on the page it came from."""
    try:
        deed(meeting, actor=request.actor)
        messages.success(request, done)
    except Refused as refusal:
        messages.info(request, str(refusal))
    return answer_with(request, meeting.get_absolute_url())


@require_POST
@filed_once
def take_over(request, pk, where):
    """Make an item of what is set down for the meeting."""
    found = meeting_or_404(request, pk)
    allow(request, meeting_policies.keeps_meetings, found)
    return tried_and_back(request, partial(meeting_actions.take_over, where=where), found, "已列为议题。")


@require_POST
@filed_once
def acknowledge(request, pk):
    return tried_and_back(request, actions.acknowledge, meeting_or_404(request, pk), "已阅知。")


@require_POST
@filed_once
def urge(request, pk):
    found = meeting_or_404(request, pk)
    allow(request, policies.publishes, found)
    return tried_and_back(request, actions.urge_unread, found, "已提醒。")


@require_POST
@filed_once
def pack(request, pk):
    job = actions.ask_pack(meeting_or_404(request, pk), actor=request.actor)
    return answer_with(request, reverse("congress:job", args=[job.pk]))


# Papers.


@filed_once
def add_paper(request, pk):
    found = meeting_or_404(request, pk)
    allow(request, policies.publishes, found)
    return write(request, MeetingPaper(), found, title=f"登记会议文件：{found}", back=found.get_absolute_url())


def write(request, row, meeting, *, title, back):
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.PaperForm(*sent, instance=row, meeting=meeting)
    choose_again(form)

    def kept(*, actor, files, drop):
        return actions.keep_paper(form.instance, actor=actor, files=files, drop=drop)

    return form_page(request, form, kept, title=title, back=back, done="已保存。",
                     to=lambda row: row.get_absolute_url())  # fmt: skip


@filed_once
def change_paper(request, pk):
    row = paper_or_404(request, pk)
    allow(request, policies.keeps_papers, row)
    return write(request, row, row.item.meeting, title=f"修改：{row}", back=row.get_absolute_url())


def paper(request, pk):
    """One paper: its files, its legal days, what can be done."""
    row, actor = paper_or_404(request, pk), request.actor
    files = [file_row(one) for rows in attachments_of(row).values() for one in rows]
    may_hand_in, may_keep = policies.hands_in(actor, row), policies.keeps_papers(actor, row)
    opened, unopened = queries.openings(row) if may_keep and row.state == MeetingPaper.State.DISTRIBUTED else ((), ())
    clocks = queries.clocks_of([row]).get(row.pk, ())
    return page(
        request,
        "congress/meeting_paper.html",
        paper=row,
        files=files,
        clocks=clocks,
        gone=queries.gone_days(row, clocks),
        origin=origin_for(row.item, actor),
        opened=opened,
        unopened=unopened,
        may_keep=may_keep,
        may_hand_in=may_hand_in,
        offered=PAPER.offered(row, actor),
        course=timeline(row, actor) if may_hand_in else (),
    )


@filed_once
def paper_files(request, pk):
    row = paper_or_404(request, pk)
    allow(request, policies.hands_in, row)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = forms.FilesForm(*sent, paper=row)
    choose_again(form)
    return form_page(request, form, actions.put_files, row, title=f"文件：{row}", back=row.get_absolute_url(),
                     done="已保存。")  # fmt: skip


@require_POST
@filed_once
def drop_paper(request, pk):
    row = paper_or_404(request, pk)
    allow(request, policies.keeps_papers, row)
    return tried_and_back(request, lambda meeting, *, actor: actions.drop_paper(row, actor=actor), row.item.meeting,
                          "已删除。")  # fmt: skip
