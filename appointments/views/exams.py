"""The exams: the list, one exam with its candidates, the desks, what markers enter."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.queries import papers
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import exams as actions
from ..actions import sittings
from ..forms import exams as forms
from ..models import Exam, ExamSitting
from ..policies import exams as policies
from ..queries import exams as queries
from ..workflow import EXAM

exam_move = move_view(EXAM, queries.with_case, back="appointments:exam")


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


def kept_or_404(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_exams, found)
    return found


def sitting_or_404(request, pk):
    """One candidate, for the staff; he himself has a page of his own."""
    rows = ExamSitting.objects.visible_to(request.actor).select_related("exam__congress", "person", "item")
    found = get_object_or_404(rows, pk=pk)
    allow(request, policies.keeps_sitting, found)
    return found


def exams(request):
    allow(request, policies.reads_exams)
    opened = listing.opened(request, "appointments.exams")
    asked = forms.ExamFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(
        request,
        "appointments/exam_list.html",
        opened=opened,
        asked=asked,
        found=found,
        may_add=policies.keeps_exams(request.actor),
    )


def results(request):
    """Every candidate's result, for the register."""
    allow(request, policies.reads_exams)
    opened = listing.opened(request, "appointments.exam_results")
    asked = forms.ResultFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.results(request.actor, **asked.asked()))
    return page(request, "appointments/exam_results.html", opened=opened, asked=asked, found=found)


@filed_once
def add(request):
    allow(request, policies.keeps_exams)
    row = Exam(congress_id=request.actor.congress_id)
    form = forms.ExamForm(request.POST or None, instance=row, actor=request.actor)
    return form_page(request, form, on_row(actions.keep_exam, form), title="安排任前法律知识考试", back=reverse("appointments:exams"),
                     to=lambda row: row.get_absolute_url(), done="已登记。")  # fmt: skip


@filed_once
def change(request, pk):
    found = kept_or_404(request, pk)
    form = forms.ExamForm(request.POST or None, instance=found, actor=request.actor)
    return form_page(request, form, on_row(actions.keep_exam, form), title=f"修改：{found}", back=found.get_absolute_url(),
                     done="已保存。")  # fmt: skip


def exam(request, pk):
    """One exam: who sits it, what may be done next, its papers."""
    found, actor = found_or_404(request, pk), request.actor
    may_keep = policies.keeps_exams(actor, found)
    return page(
        request,
        "appointments/exam_detail.html",
        exam=found,
        sittings=queries.sittings_of(found),
        parts=queries.parts_of(found) if policies.prints_paper(actor, found) else (),
        entered=len(queries.last_markings(found)),
        again=queries.may_resit(found) if found.confirmed_on and may_keep else (),
        may_keep=may_keep,
        may_mark=policies.keeps_paper(actor, found),
        offered=EXAM.offered(found, actor),
        papers=papers.papers_of(found, actor),
        course=timeline(found, actor),
    )


@filed_once
def add_candidates(request, pk):
    found = kept_or_404(request, pk)
    form = forms.CandidatesForm(request.POST or None, actor=request.actor)
    note = "表决以前，考生名单只有办公室、任免工作人员、常委会领导和考生本人能看到。"
    return form_page(request, form, actions.add_candidates, found, title="登记考生",
                     note=note, back=found.get_absolute_url(), done="已登记。")  # fmt: skip


@require_POST
@filed_once
def remove_candidate(request, pk):
    found = sitting_or_404(request, pk)
    actions.remove_candidate(found, actor=request.actor)
    messages.success(request, "已从名单中减去。")
    return answer_with(request, found.exam.get_absolute_url())


@filed_once
def resit(request, pk):
    found = kept_or_404(request, pk)
    form = forms.ResitForm(request.POST or None)
    return form_page(request, form, actions.arrange_resit, found, title=f"安排补考：{found}", back=found.get_absolute_url(),
                     to=lambda row: row.get_absolute_url(), note="范围、题型、分值与这次相同；不合格的考生列入名单。", done="已安排补考。")  # fmt: skip


@filed_once
def scores(request, pk):
    """One marker enters his points, without a look at the other's."""
    found = found_or_404(request, pk)
    allow(request, policies.keeps_paper, found)
    form = forms.ScoresForm(request.POST or None, rows=queries.sittings_of(found))
    return form_page(request, form, actions.enter_scores, found, title="录入得分", back=found.get_absolute_url(), done="已录入。",
                     note="按您自己阅卷的得分录入。两人互相看不到对方的得分；不一致的，只提示哪几个座位。",
                     template="appointments/exam_scores.html")  # fmt: skip


def desks(request, pk):
    """What the invigilator sees: the code of every desk, who writes, how long."""
    found = kept_or_404(request, pk)
    rows = [(row, queries.code_of(row)) for row in queries.sittings_of(found)]
    where = request.build_absolute_uri(reverse("appointments:sit"))
    return page(request, "appointments/exam_desks.html", exam=found, rows=rows, where=where)


@require_POST
@filed_once
def new_code(request, pk):
    found = sittings.give_new_code(sitting_or_404(request, pk), actor=request.actor)
    messages.success(request, "已重新发放考试码，原来的考试码作废。")
    return answer_with(request, reverse("appointments:exam_desks", args=[found.exam_id]))


@filed_once
def give_time(request, pk):
    found = sitting_or_404(request, pk)
    return form_page(request, forms.TimeForm(request.POST or None), sittings.give_time, found, title=f"补时：{found}",
                     back=reverse("appointments:exam_desks", args=[found.exam_id]), done="已补时。")  # fmt: skip
