"""A judicial review: its draw, its cases, who judges each, the marks."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from congress.forms.base import ReasonForm
from congress.frame.pages import page
from congress.queries.records import timeline
from congress.views.deeds import allow
from congress.views.institution import form_page, on_row
from congress.views.once import filed_once

from ..actions import judicial as actions
from ..forms import judicial as forms
from ..models import StaffPoll
from ..policies import judicial as policies
from ..policies import topics as topic_policies
from ..queries import judicial as queries
from .topics import found_or_404 as topic_or_404


def case_or_404(request, pk):
    return get_object_or_404(queries.cases(request.actor), pk=pk)


def review_or_404(request, pk):
    row = queries.review(request.actor, pk)
    if row is None:
        raise Http404
    return row


@filed_once
def draw_cases(request, pk):
    """Prepare the public draw of cases."""
    topic = topic_or_404(request, pk)
    allow(request, topic_policies.conducts, topic)
    form = forms.DrawCasesForm(request.POST or None)
    return form_page(request, form, actions.prepare_draw, topic, title=f"准备抽取案件：{topic}", back=topic.get_absolute_url(),
                     note="下一步登记抽取池，公布承诺值，再由见证人说出见证词当众抽取。", done="已准备，请登记抽取池。",
                     to=lambda draw: draw.get_absolute_url())  # fmt: skip


@filed_once
def enter_poll(request, pk):
    """The sheets of the staff, counted by hand."""
    topic = topic_or_404(request, pk)
    allow(request, topic_policies.conducts, topic)
    form = forms.PollForm(request.POST or None, instance=StaffPoll(topic=topic))
    return form_page(request, form, on_row(actions.enter_poll, form), title=f"登记干警测评：{topic}", done="已登记。",
                     back=topic.get_absolute_url(), note="测评表不记名，由计票人当场清点；登记以后不能再改，请核对。")  # fmt: skip


def case(request, pk):
    """One case: who judges it, what they say."""
    row, actor = case_or_404(request, pk), request.actor
    reviews = queries.reviews_of(row)
    may_keep = policies.reviews(actor, row) and row.topic.state in ("cases_drawn", "reviewing")
    return page(request, "supervision/review_case.html", case=row, reviews=reviews, score=queries.score(row), may_keep=may_keep,
                may_score=may_keep and row.topic.state == "reviewing", course=timeline(row, actor))  # fmt: skip


@filed_once
def change(request, pk):
    row = case_or_404(request, pk)
    allow(request, policies.reviews, row)
    form = forms.CaseForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_case, form), title=f"承办人和回访：{row}", back=row.get_absolute_url(),
                     done="已保存。")  # fmt: skip


@filed_once
def assign(request, pk):
    row = case_or_404(request, pk)
    allow(request, policies.reviews, row)
    form = forms.AssignForm(request.POST or None, case=row)
    return form_page(request, form, actions.assign, row, title=f"安排评查专家：{row}", back=row.get_absolute_url(),
                     note="只列出这个议题聘请的专家；与被评查单位有利害关系的已经回避。", done="已安排。")  # fmt: skip


@filed_once
def score(request, pk):
    row = review_or_404(request, pk)
    allow(request, policies.reviews, row.case)
    form = forms.ScoreForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.score, form), title=f"登记评分：{row.work.expert}", note=f"案件{row.case}",
                     back=row.case.get_absolute_url(), done="已登记。")  # fmt: skip


@filed_once
def take_off(request, pk):
    row = review_or_404(request, pk)
    allow(request, policies.reviews, row.case)
    form = ReasonForm(request.POST or None, obj=row, actor=request.actor)
    return form_page(request, form, actions.take_off, row, title=f"不评查这个案件：{row.work.expert}", note=f"案件{row.case}",
                     back=row.case.get_absolute_url(), done="已登记。")  # fmt: skip
