"""The desks: assigning two hundred in an hour, signing and settling many at once."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.numbers import long_date
from congress.frame.pages import page
from congress.frame.workflow import Refused
from congress.views.deeds import allow
from congress.views.once import answer_with, filed_once

from .. import forms, policies
from ..actions import assigning as actions
from ..models import Suggestion
from ..queries import last_rating, open_commitments, silence_in_words, tables
from ..workflow import ASSIGNMENT
from .asking import asked


def assigning(request):
    """What waits to be assigned, with what has been prepared: a table, nobody outside sees it."""
    allow(request, policies.assigns)
    rows = list(tables.to_assign(request.actor))
    for row in rows:
        row.plan = getattr(row, "assignment_plan", None)
        row.words = actions.plan_in_words(row.plan) if row.plan else ""
    return page(request, "suggestions/assigning_list.html", rows=rows, planned=[row for row in rows if row.plan])


@filed_once
def prepare(request, pk):
    """Note what is to be decided at the assignment meeting."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_commission, suggestion)
    return asked(request, forms.PrepareForm, suggestion, actions.prepare, title="拟定交办方案", label="保存方案",
                 back=reverse("suggestions:assigning"))  # fmt: skip


def numbers_in(values):
    return [int(value) for value in values if value.isascii() and value.isdigit()]


@filed_once
def assigning_review(request):
    """The decisions once more as a table; confirmed, they are applied in one go – all or none."""
    allow(request, policies.assigns)
    sent = request.POST if request.method == "POST" else request.GET
    plans = list(tables.plans_for(request.actor, None if "all" in sent else numbers_in(sent.getlist("plan"))))
    refusal = apply_plans(request, plans) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return answer_with(request, reverse("suggestions:assigning"))
    rows = [{"plan": plan, "words": actions.plan_in_words(plan)} for plan in plans]
    return page(
        request, "suggestions/assigning_review.html", rows=rows, refusal=refusal, status=409 if refusal else 200
    )


def apply_plans(request, plans):
    """Assign them all; the reason when one of them stood in the way (then none is assigned)."""
    try:
        done = actions.assign_planned(plans, actor=request.actor)
    except Refused as refusal:
        return str(refusal)
    messages.success(request, f"已交办{len(done)}件，各承办单位已收到签收通知。")
    return ""


@filed_once
def batch(request, move):
    """One move without questions, done to many tasks; each stands for itself, what cannot be done is said."""
    allow(request, policies.works_in_batches)
    if move not in tables.BATCHES:
        raise Http404(move)
    step, ready, left = ready_for(move, request.actor)
    if request.method == "POST":
        chosen = set(numbers_in(request.POST.getlist("task")))
        carry_out_all(request, step, [task for task in ready if "all" in request.POST or task.pk in chosen])
        return answer_with(request, request.path)
    return page(request, "suggestions/batch_list.html", **batch_words(step, ready, left))


def ready_for(move, actor):
    """(the move, the tasks it may be done to now, how many need words of their own)"""
    step = ASSIGNMENT[move]
    tasks = [task for task in tables.for_batch(actor, move) if step.who(actor, task)]
    ready = [task for task in tasks if not step.refusal(task, actor) and may_go_silently(move, task)]
    return step, ready, len(tasks) - len(ready)


def batch_words(step, ready, left):
    """What the page of a batch says."""
    return {
        "step": step,
        "title": f"批量{step.label}",
        "note": f"另有{left}件需要逐件办理。" if left else "每一件单独办理，有一件不能办不影响其他。",
        "rows": [{"task": task, "words": how_it_stands(task)} for task in ready],
        "chosen_label": f"{step.label}选中的",
        "all_label": f"全部{step.label}（{len(ready)}件）",
    }


def how_it_stands(task):
    """The due day of what is owed, or what the deputy said of the answer."""
    if task.state == "assigned":
        return f"期限{long_date(task.reply_due_on)}"
    rating = last_rating(task)
    if rating is None or rating.channel == "none":
        return silence_in_words(task.suggestion)
    return f"态度{rating.get_attitude_display()}，结果{rating.get_result_display()}"


def may_go_silently(move, task):
    """Closing what the deputy is not satisfied with needs words of its own; that is done on the case's page."""
    rating = last_rating(task)
    unsatisfied = rating is not None and "not_satisfied" in (rating.attitude, rating.result)
    return not (move == "close" and (unsatisfied or open_commitments(task)))


def carry_out_all(request, step, tasks):
    done = 0
    for task in tasks:
        try:
            ASSIGNMENT.deeds[step.name](task, actor=request.actor)
            done += 1
        except Refused as refusal:
            messages.error(request, f"{task.suggestion.about}：{refusal}")
    if done:
        messages.success(request, f"已{step.label}{done}件。")
    elif not tasks:
        messages.info(request, "没有选择任何一件。")
