"""Sitting in: the meetings, a proposal by fair turns, how even the turns have been."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from congress.frame.pages import page
from congress.views.deeds import allow, paged, tried
from congress.views.once import answer_with, filed_once

from ..actions import sit_ins as actions
from ..forms import sit_ins as forms
from ..models import Deputy
from ..policies import activities as policies
from ..queries import sit_ins as queries


def sit_ins(request):
    allow(request, policies.follows_attendance)
    found = paged(request, queries.meetings(request.actor))
    return page(
        request, "deputies/sit_in_list.html", found=found, may_invite=policies.invites_to_sit_in(request.actor)
    )


@filed_once
def propose(request, pk):
    """So many by fair turns, each with his reason; another choice is a matter of ticks."""
    allow(request, policies.invites_to_sit_in)
    meeting = get_object_or_404(queries.meeting_of(request.actor, pk))
    rows = Deputy.objects.visible_to(request.actor).select_related("membership", "person")
    form = forms.PickForm(request.POST or None, rows=rows.of(request.actor.congress_id))
    if form.is_valid():
        batch = tried(form, actions.invite, meeting, list(form.cleaned_data["deputies"]), actor=request.actor)
        if batch:
            messages.success(request, "已发出列席邀请。")
            return answer_with(request, batch.get_absolute_url())
    asked = forms.SizeForm(request.GET or None)
    turns = queries.rotation(queries.turns(request.actor, meeting.opens_on), asked.wanted() * 2)
    return page(request, "deputies/sit_in_propose.html", meeting=meeting, asked=asked, form=form, wanted=asked.wanted(),
                turns=turns, status=422 if form.errors else 200)  # fmt: skip


def fairness(request):
    allow(request, policies.follows_attendance)
    spread, rows = queries.fairness(request.actor)
    return page(request, "deputies/sit_in_fairness.html", spread=spread, rows=rows)
