"""Committees and the deputies of their fields: the list, matching by proposal, ending."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.views import listing
from congress.views.deeds import allow, tried
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.once import answer_with, filed_once

from ..actions import committees as actions
from ..forms import committees as forms
from ..models import CommitteeDeputy
from ..policies import contacts as policies
from ..queries import committees as queries


def committee_deputies(request):
    """Whom the committees keep contact with in their fields."""
    allow(request, policies.reads_committees)
    opened = listing.opened(request, "deputies.committee_deputies")
    asked = forms.CommitteeFilter(opened.query, actor=request.actor)
    rows = list(queries.counted(request.actor))
    return page(
        request,
        "deputies/committee_list.html",
        opened=opened,
        asked=asked,
        found=opened.paged(request, queries.listed(request.actor, **asked.asked())),
        committees=[(one, policies.matches_deputies(request.actor, one)) for one in rows],
        may_end=policies.matches_deputies(request.actor),
        export=export_url(request, "deputies.committee_deputies"),
    )


@filed_once
def match(request, pk):
    """Deputies are proposed by the words of the committee's field; who is ticked is matched."""
    committee = get_object_or_404(queries.committees(request.actor.county_id), pk=pk)
    allow(request, policies.matches_deputies, committee)
    asked = forms.WordsForm(request.GET)
    words = asked.asked(committee)
    proposed = queries.proposed(committee, words)
    form = forms.MatchForm(request.POST or None, found=proposed, initial={"field": queries.field_of(committee)})
    if form.is_valid() and tried(form, actions.match_all, committee, form.cleaned_data["deputies"], actor=request.actor,
                                 field=form.cleaned_data["field"], since=form.cleaned_data["since"]):  # fmt: skip
        return answer_with(request, f"{reverse('deputies:committee_deputies')}?committee={committee.pk}")
    return page(request, "deputies/committee_match.html", committee=committee, words=words,
                asked=forms.WordsForm(initial={"words": words}), form=form, count=proposed.count(),
                status=422 if form.is_bound else 200)  # fmt: skip


@filed_once
def end_match(request, pk):
    row = get_object_or_404(CommitteeDeputy.objects.visible_to(request.actor).select_related("committee"), pk=pk)
    allow(request, policies.matches_deputies, row.committee)
    return form_page(request, forms.EndMatchForm(request.POST or None), actions.end_match, row, title=f"结束：{row}",
                     back=row.get_absolute_url(), done="已结束。")  # fmt: skip
