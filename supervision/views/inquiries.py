"""Questions: those of a special inquiry with who came to answer, and the register of all that were asked."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import inquiries as actions
from ..forms import inquiries as forms
from ..models import Attendance, Question
from ..policies import inquiries as policies
from ..policies import topics as topic_policies
from ..queries import inquiries as queries
from ..queries.topics import running_clock
from ..workflow import QUESTION
from .topics import found_or_404 as topic_or_404

question_move = move_view(QUESTION, queries.questions, back="supervision:question")


def found_or_404(request, pk):
    return get_object_or_404(queries.questions(request.actor), pk=pk)


def questions(request):
    """The register of questions."""
    allow(request, policies.reads_questions)
    opened = listing.opened(request, "supervision.questions")
    asked = forms.QuestionFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "supervision/question_list.html", opened=opened, asked=asked, found=found, may_ask=policies.asks(request.actor),
                export=export_url(request, "supervision.questions"))  # fmt: skip


def question(request, pk):
    """One question, what was answered, and how whoever asked judged it."""
    row, actor = found_or_404(request, pk), request.actor
    return page(request, "supervision/question_detail.html", question=row, clock=running_clock(row),
                offered=QUESTION.offered(row, actor), may_judge=policies.judges(actor, row),
                may_change=queries.is_collected(row) and policies.corrects(actor, row), moves_url=row.get_absolute_url(),
                course=timeline(row, actor))  # fmt: skip


@filed_once
def propose(request, pk):
    """A question for a special inquiry."""
    topic = topic_or_404(request, pk)
    allow(request, policies.collects, topic)
    form = forms.QuestionForm(request.POST or None, instance=Question(topic=topic, congress_id=topic.congress_id))
    return form_page(request, form, on_row(actions.propose, form), title=f"提出询问问题：{topic}", back=topic.get_absolute_url(),
                     note="一事一问，问题要具体。由组织实施的专工委列入清单，交提问人在会上提出。", done="已提出。")  # fmt: skip


@filed_once
def change(request, pk):
    """Whoever proposed a question mends it while it is only collected."""
    row = found_or_404(request, pk)
    allow(request, policies.corrects, row)
    form = forms.QuestionForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.propose, form), title="修改问题", back=row.get_absolute_url(), note=str(row.topic),
                     done="已修改。")  # fmt: skip


@filed_once
def ask(request):
    """A question put in a meeting."""
    allow(request, policies.asks)
    form = forms.AskForm(request.POST or None, instance=Question(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.ask, form), title="登记会议询问", back=reverse("supervision:questions"),
                     note="审议议案和报告时，组成人员、代表向有关机关提出的询问；有关机关负责人到会听取意见、回答询问（监督法第六章）。",
                     to=lambda row: row.get_absolute_url(), done="已登记。")  # fmt: skip


@filed_once
def judge(request, pk):
    """Whoever asked says whether the answer satisfied him."""
    row = found_or_404(request, pk)
    allow(request, policies.judges, row)
    form = forms.JudgeForm(request.POST or None, initial={"mark": row.mark})
    return form_page(request, form, actions.judge, row, title=f"评价答复：{row}", back=row.get_absolute_url(), done="已评价。")  # fmt: skip


@filed_once
def attendance(request, pk):
    """Who came for one organ."""
    rows = Attendance.objects.visible_to(request.actor).select_related("topic__committee", "unit")
    row = get_object_or_404(rows, pk=pk)
    allow(request, topic_policies.conducts, row.topic)
    form = forms.AttendanceForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_attendance, form), title=f"登记到会：{row.unit}", note=str(row.topic),
                     back=row.topic.get_absolute_url(), done="已登记。")  # fmt: skip
