"""A township's own home, and the county's view of all of them: what the law asks this year and what stands."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame import clock
from congress.frame.pages import page

from ..actions import townships as actions
from ..forms.townships import ExcuseForm, YearForm
from ..models import Congress, Deadline, Plan
from ..policies import townships as policies
from ..policies.reports import fills
from ..queries import townships as queries
from ..queries.home import blocks
from .deeds import allow
from .institution import form_page
from .once import filed_once

OWN_CARD = "congress.township"


def township(request):
    """The workspace of a township's chair and secretary; the county sees every township against the law."""
    allow(request, policies.has_township)
    year = YearForm(request.GET).chosen(clock.today().year)
    if not policies.works_in_township(request.actor):
        rows = queries.duties_of_all(request.actor, year)
        labels = [duty.short_label for _, duties in rows[:1] for duty in duties]
        return page(request, "congress/township_list.html", rows=rows, labels=labels,
                    tabs=years(year), year=year)  # fmt: skip
    own = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    report, plan = queries.newest_report(request.actor), queries.plan_of(own.pk, year)
    return page(
        request,
        "congress/township.html",
        congress=own,
        duties=queries.duties_of(own, year),
        year=year,
        tabs=years(year),
        work=queries.work_of(own.pk, year),
        report=report,
        may_fill=report is not None and fills(request.actor, report) and report.state in report.OPEN,
        plan=plan,
        may_answer=plan is not None and policies.answers_for(request.actor, plan),
        waiting=[block for block in blocks(request.actor) if block.key != OWN_CARD],
    )


def years(chosen, url=""):
    """This year and the last one as the sides of a page."""
    this, url = clock.today().year, url or reverse("congress:township")
    return [
        {"label": f"{year}年", "url": f"{url}?year={year}", "current": year == chosen} for year in (this, this - 1)
    ]


@filed_once
def excuse(request, pk):
    """Say why a meeting that the law asks for was not held."""
    deadline = get_object_or_404(Deadline.objects.visible_to(request.actor), pk=pk, key__in=queries.KEYS)
    plan = get_object_or_404(Plan.objects.visible_to(request.actor).select_related("congress"), pk=deadline.target_pk)
    allow(request, policies.answers_for, plan)
    return form_page(
        request,
        ExcuseForm(request.POST or None),
        actions.excuse,
        deadline,
        plan,
        title=f"说明未召开的原因：{plan.year}年{deadline.label}",
        note="说明后不再提醒，记录保留，县人大常委会办公室和代表工委会收到通知。",
        back=reverse("congress:township"),
        done="已说明。",
    )
