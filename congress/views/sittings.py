"""Sittings of a meeting: planned, their roll, signing in by phone; leave; who sits in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import sittings as actions
from ..forms import sittings as forms
from ..models import Sitting
from ..policies import sittings as policies
from ..queries import meetings, papers
from ..queries import sittings as queries
from ..queries.records import timeline
from ..workflow import LEAVE, SITTING
from .deeds import allow, tried
from .institution import form_page, on_row
from .moves import move_view
from .once import answer_with, filed_once

TWICE = "代表未经批准两次不出席本级人民代表大会会议的，代表资格终止（代表法第六十二条）。"

sitting_move = move_view(SITTING, queries.with_case, back="congress:sitting")
leave_move = move_view(LEAVE, queries.leaves_with_case, back=lambda leave: leave.get_absolute_url())


def meeting_or_404(request, pk):
    return get_object_or_404(meetings.with_case(request.actor), pk=pk)


def sitting_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


@filed_once
def add_sitting(request, pk):
    found = meeting_or_404(request, pk)
    row = Sitting(meeting=found)
    allow(request, policies.keeps_roll, row)
    form = forms.SittingForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_sitting, form), title=f"登记分次会议：{found}",
                     back=found.get_absolute_url(), done="已登记。")  # fmt: skip


@filed_once
def change_sitting(request, pk):
    row = sitting_or_404(request, pk)
    allow(request, policies.keeps_roll, row)
    form = forms.SittingForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_sitting, form), title=f"修改：{row.about}",
                     back=row.get_absolute_url(), done="已修改。")  # fmt: skip


@require_POST
@filed_once
def drop_sitting(request, pk):
    row = sitting_or_404(request, pk)
    allow(request, policies.keeps_roll, row)
    home = row.meeting.get_absolute_url()
    try:
        actions.drop_sitting(row, actor=request.actor)
        messages.success(request, "已删除。")
    except Refused as refusal:
        messages.error(request, str(refusal))
        home = row.get_absolute_url()
    return answer_with(request, home)


def sitting(request, pk):
    """One sitting: how many came and whether they suffice, its roll for those who keep it, its papers."""
    row = sitting_or_404(request, pk)
    reads = policies.reads_roll(request.actor, row)
    return page(
        request,
        "congress/sitting_detail.html",
        sitting=row,
        count=queries.count_of(row),
        roll=queries.roll_of(row) if reads else (),
        own=queries.own_line(row, request.actor),
        may_keep=policies.keeps_roll(request.actor, row),
        offered=SITTING.offered(row, request.actor),
        papers=papers.papers_of(row, request.actor),
        course=timeline(row, request.actor) if reads else (),
    )


@filed_once
def roll(request, pk):
    """What stands on the paper sheet, line by line."""
    row = sitting_or_404(request, pk)
    allow(request, policies.keeps_roll, row)
    if row.state != Sitting.State.OPEN:
        messages.info(request, "现在不在签到时间。")
        return answer_with(request, row.get_absolute_url())
    form = forms.RollForm(request.POST or None, roll=queries.roll_of(row))
    if form.is_valid() and tried(form, actions.keep_roll, row, actor=request.actor, **form.deed_data()):
        messages.success(request, "已登记到会情况。")
        return answer_with(request, row.get_absolute_url())
    return page(request, "congress/sitting_roll.html", sitting=row, form=form, status=422 if form.errors else 200)


@filed_once
def sign_in(request, pk):
    """A member says from his phone that he is there."""
    row = sitting_or_404(request, pk)
    if queries.own_line(row, request.actor) is None:
        raise Http404
    return form_page(request, forms.CodeForm(request.POST or None), actions.sign_in, row, title="会议签到",
                     note=f"{row.about}，{row.when}", back=row.get_absolute_url(), done="已签到。")  # fmt: skip


@filed_once
def ask_leave(request, pk):
    found = meeting_or_404(request, pk)
    if queries.seat_of(found, request.actor) is None:
        raise Http404
    form = forms.LeaveForm(request.POST or None, meeting=found)
    return form_page(request, form, actions.ask_leave, found, title=f"请假：{found}", back=found.get_absolute_url(),
                     note=f"因病或者其他特殊原因不能出席的，会前书面请假。{TWICE if found.kind == found.Kind.SESSION else ''}",
                     done="已提交，等待批准。")  # fmt: skip


@filed_once
def guests(request, pk):
    """Who is asked to sit in, and who of them came."""
    found = meeting_or_404(request, pk)
    allow(request, policies.invites_guests, found)
    form = forms.GuestsForm(request.POST or None, meeting=found, parts=list(queries.guests_of(found)))
    if form.is_valid() and tried(form, actions.arrange_guests, found, form.rows(), actor=request.actor):
        messages.success(request, "已保存列席名单。")
        return answer_with(request, found.get_absolute_url())
    return page(request, "congress/register_rows.html", of=found, title="编排列席名单", form=form,
                status=422 if form.errors else 200)  # fmt: skip
