"""The tasks of the deputies' groups: the list with how much of it each has done, giving one, ticking one off."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page

from ..actions import township_work as actions
from ..forms.plans import FinishForm
from ..forms.township_work import TaskFilter, TaskForm
from ..models import GroupTask
from ..policies import townships as policies
from ..queries import group_tasks as queries
from . import listing
from .deeds import allow
from .institution import form_page, on_row
from .once import filed_once


def group_tasks(request):
    allow(request, policies.has_township)
    opened = listing.opened(request, "congress.group_tasks")
    form = TaskFilter(opened.query, actor=request.actor)
    asked = form.asked()
    rates = queries.rates(request.actor, **asked)
    return page(
        request,
        "congress/grouptask_list.html",
        opened=opened,
        asked=form,
        found=opened.paged(request, queries.listed(request.actor, **asked)),
        rates=[(rate, _narrowed(request, rate)) for rate in rates],
        may_keep=policies.keeps_own(request.actor),
        follows=policies.follows_townships(request.actor),
    )


def _narrowed(request, rate):
    """The same list, of one township or one group."""
    kept = {key: value for key, value in request.GET.items() if key != "page" and value}
    return f"?{urlencode(kept | rate.asked)}"


def _form(request, task, **words):
    form = TaskForm(request.POST or None, instance=task)
    return form_page(request, form, on_row(actions.keep_task, form), back=reverse("congress:group_tasks"), **words)


@filed_once
def add_task(request):
    allow(request, policies.keeps_own)
    task = GroupTask(congress_id=request.actor.congress_id)
    lacking = "" if queries.groups_of(task.congress_id).exists() else "还没有登记代表小组，请先在“机构”里登记。"
    return _form(request, task, title="登记小组任务", done="已登记任务。", note=lacking)


@filed_once
def change_task(request, pk):
    task = get_object_or_404(GroupTask.objects.visible_to(request.actor).select_related("group"), pk=pk)
    allow(request, policies.keeps_own, task)
    return _form(request, task, title=f"修改：{task}", done="已修改。")


@filed_once
def finish_task(request, pk):
    task = get_object_or_404(GroupTask.objects.visible_to(request.actor).select_related("group"), pk=pk)
    allow(request, policies.keeps_own, task)
    given = {"done_on": task.done_on or clock.today(), "result": task.result}
    return form_page(request, FinishForm(request.POST or None, initial=given), actions.finish_task, task,
                     title=f"登记完成：{task}", back=reverse("congress:group_tasks"), done="已登记完成。")  # fmt: skip
