"""Beside the moves: contacts, plans, steps done, classes, urging, visits, marks of the commission."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from congress.views.deeds import allow
from congress.views.once import answer_with, filed_once

from .. import forms, policies
from ..actions import following, handling, replying
from ..models import Suggestion
from ..queries import finding
from .asking import asked


def place(task):
    return f"{task.get_absolute_url()}#task-{task.pk}"


@filed_once
def contact(request, pk):
    """One contact with the deputy, before, during or after."""
    task = get_object_or_404(finding.tasks_for(request.actor), pk=pk)
    allow(request, policies.is_answering_unit, task)
    return asked(request, forms.ContactForm, task, handling.record_contact, title="登记联系代表", back=place(task))


@filed_once
def plan(request, pk):
    """Put the plan right while handling."""
    task = get_object_or_404(finding.tasks_for(request.actor), pk=pk)
    allow(request, policies.is_answering_unit, task)
    return asked(request, forms.PlanForm, task, handling.change_plan, title="修改办理方案", back=place(task))


@require_POST
@filed_once
def node_done(request, pk):
    """A dated step of the plan is done today."""
    node = get_object_or_404(finding.nodes_for(request.actor), pk=pk)
    allow(request, policies.is_answering_unit, node.assignment)
    handling.finish_node(node, actor=request.actor)
    messages.success(request, f"已登记完成：{node}。")
    return answer_with(request, place(node.assignment))


@filed_once
def reply_class(request, pk):
    """Put a sent reply's class right."""
    reply = get_object_or_404(finding.replies_for(request.actor), pk=pk)
    allow(request, policies.corrects_classes, reply.assignment)
    title = "改定答复类别"
    return asked(request, forms.ClassForm, reply, replying.change_class, title=title, back=place(reply.assignment))


@filed_once
def urge(request, pk):
    """One urging at its level."""
    task = get_object_or_404(finding.tasks_for(request.actor), pk=pk)
    allow(request, policies.urges, task)
    return asked(request, forms.UrgeForm, task, following.urge, title="催办", back=place(task))


@filed_once
def visit(request, pk):
    """A visit on the spot."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_presser, suggestion)
    back = suggestion.get_absolute_url()
    return asked(request, forms.VisitForm, suggestion, following.record_visit, title="登记现场督办", back=back)


@filed_once
def mark_key(request, pk):
    """On or off the list pressed by the leadership."""
    suggestion = get_object_or_404(Suggestion.objects.visible_to(request.actor).with_case(), pk=pk)
    allow(request, policies.is_commission, suggestion)
    back = suggestion.get_absolute_url()
    return asked(request, forms.KeyForm, suggestion, following.mark_key, title="登记重点督办", back=back)
