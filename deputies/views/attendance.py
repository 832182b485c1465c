"""Who came to the sessions: the list of sessions, one of them, entering it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.views.deeds import allow, paged
from congress.views.institution import form_page
from congress.views.once import filed_once

from ..actions import attendance as actions
from ..forms.dossier import AttendanceForm
from ..policies import attendance as policies
from ..queries import attendance as queries


def attendance_list(request):
    allow(request, policies.reads_attendance)
    return page(
        request,
        "deputies/attendance_list.html",
        found=paged(request, queries.sessions(request.actor)),
        twice=queries.absent_twice(request.actor),
    )


def attendance(request, pk):
    """One session: who was not there the whole time comes first."""
    allow(request, policies.reads_attendance)
    meeting = get_object_or_404(queries.sessions(request.actor), pk=pk)
    return page(
        request,
        "deputies/attendance.html",
        meeting=meeting,
        found=paged(request, queries.of_session(meeting, request.actor), 50),
        may_keep=policies.keeps_attendance(request.actor, meeting),
    )


@filed_once
def enter_attendance(request, pk):
    meeting = get_object_or_404(queries.sessions(request.actor), pk=pk)
    allow(request, policies.keeps_attendance, meeting)
    rows = list(queries.of_session(meeting, request.actor))
    form = AttendanceForm(request.POST or None, meeting=meeting, deputies=queries.due_at(meeting), rows=rows)
    here = reverse("deputies:attendance", args=[pk])
    return form_page(
        request,
        form,
        actions.enter_attendance,
        meeting,
        title=f"登记出席：{meeting}",
        back=here,
        done="已登记出席情况。",
        note="全程出席的代表不必列出；只写请假和缺席的。",
        template="deputies/attendance_form.html",
    )
