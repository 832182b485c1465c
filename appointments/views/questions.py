"""The question bank: the list, one question, entering and retiring."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.once import answer_with, filed_once

from ..actions import questions as actions
from ..forms import questions as forms
from ..models import Question
from ..policies import exams as policies
from ..queries import questions as queries


def found_or_404(request, pk):
    return get_object_or_404(Question.objects.visible_to(request.actor).select_related("congress__area"), pk=pk)


def questions(request):
    allow(request, policies.keeps_questions)
    opened = listing.opened(request, "appointments.questions")
    asked = forms.QuestionFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "appointments/exam_questions.html", opened=opened, asked=asked, found=found)


@filed_once
def add(request):
    allow(request, policies.keeps_questions)
    form = forms.QuestionForm(request.POST or None, instance=Question(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_question, form), title="登记题目", back=reverse("appointments:questions"),
                     to=lambda row: row.get_absolute_url(), done="已登记。")  # fmt: skip


@filed_once
def change(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_questions, found)
    form = forms.QuestionForm(request.POST or None, instance=found)
    return form_page(request, form, on_row(actions.keep_question, form), title=f"修改：{found}", back=found.get_absolute_url(),
                     note="以前组的试卷保留当时的文字。", done="已保存。")  # fmt: skip


def question(request, pk):
    found = found_or_404(request, pk)
    return page(request, "appointments/exam_question.html", question=found, course=timeline(found, request.actor))


@filed_once
def retire(request, pk):
    found = found_or_404(request, pk)
    return form_page(request, forms.RetireForm(request.POST or None), actions.retire, found, title=f"停用：{found}", note=found.text,
                     back=found.get_absolute_url(), done="已停用。")  # fmt: skip


@require_POST
@filed_once
def use_again(request, pk):
    found = actions.use_again(found_or_404(request, pk), actor=request.actor)
    messages.success(request, "已恢复使用。")
    return answer_with(request, found.get_absolute_url())
