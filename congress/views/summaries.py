"""The annual summaries: the list, one summary with its chapters, and its moves."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page

from ..actions import summaries as actions
from ..forms.summaries import OpenForm
from ..models import Congress, Summary
from ..policies import summaries as policies
from ..queries import summaries as queries
from ..queries.papers import papers_of
from ..queries.records import timeline
from ..workflow import SUMMARY
from .deeds import allow, paged
from .institution import form_page
from .moves import move_view
from .once import filed_once

summary_move = move_view(SUMMARY, Summary.objects.visible_to, back="congress:summary")


def summaries(request):
    allow(request, policies.reads_summaries)
    found = paged(request, queries.listed(request.actor))
    return page(request, "congress/summary_list.html", summaries=found, may_open=policies.runs(request.actor))


@filed_once
def open_summary(request):
    """Begin a year's summary by hand; on 1 December it begins by itself."""
    allow(request, policies.runs)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    return form_page(
        request,
        OpenForm(request.POST or None, initial={"year": clock.today().year}),
        actions.begin,
        congress,
        title="开始编写年度工作总结",
        note="每年12月1日系统自动开始本年度的总结；需要提早或补写时在这里开始。",
        back="/summaries/",
        to=lambda summary: summary.get_absolute_url(),
        done="已建立，数据已经取好。",
    )


def recount(request, pk):
    """The stored figures beside the same counted again now: every difference in words."""
    found = get_object_or_404(Summary.objects.visible_to(request.actor).select_related("congress"), pk=pk)
    allow(request, policies.recounts, found)
    parts = queries.recounted(found)
    return page(request, "congress/summary_recount.html", summary=found, parts=parts)


def summary(request, pk):
    """One summary: its chapters with figures and words, what can be done, its course."""
    found = get_object_or_404(Summary.objects.visible_to(request.actor).select_related("congress"), pk=pk)
    sections = queries.sections_of(found)
    return page(
        request,
        "congress/summary_detail.html",
        summary=found,
        until=queries.counted_until(found),
        chapters=queries.chapters_of(sections, opened=policies.opens_figures(request.actor)),
        writable={section.pk for section in sections if policies.writes(request.actor, section)},
        mine={section.pk for section in sections if policies.hands_in(request.actor, section)},
        may_recount=policies.recounts(request.actor, found),
        export=f"{reverse('congress:export', args=['congress.summary_figures'])}?summary={pk}",
        may_run=policies.runs(request.actor, found),
        offered=SUMMARY.offered(found, request.actor),
        moves_url=found.get_absolute_url(),
        course=timeline([found, *sections], request.actor, without=("congress.summarysection.write",)),
        papers=papers_of(found, request.actor),
    )
