"""Quarterly reports: the rounds, one round as a table, one column of it, one report."""

from django.contrib import messages
from django.shortcuts import get_object_or_404

from congress.frame import clock
from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import reports as actions
from ..models import QuarterReport, ReportItem, ReportRound
from ..policies import reports as policies
from ..queries import reports as queries
from ..queries.papers import papers_of
from ..queries.records import timeline
from ..workflow import REPORT
from .deeds import allow, paged
from .moves import move_view
from .once import answer_with, filed_once

report_move = move_view(REPORT, QuarterReport.objects.visible_to, back="congress:report")


def reports(request):
    """A county sees its rounds and who is late; a township its own reports."""
    if not policies.follows(request.actor):
        allow(request, policies.has_reports)
        return page(request, "congress/report_mine.html", reports=paged(request, queries.own(request.actor)))
    late = list(queries.late(request.actor, clock.today()))
    return page(
        request,
        "congress/report_list.html",
        rounds=paged(request, queries.rounds(request.actor)),
        late=late,
        may_form=policies.keeps_forms(request.actor),
        formless=queries.lacks_form(request.actor.county_id),
    )


@filed_once
def report_round(request, pk):
    """Township × item; what has come in may be accepted or locked together."""
    round_ = get_object_or_404(ReportRound.objects.visible_to(request.actor).select_related("form"), pk=pk)
    allow(request, policies.follows)
    if request.method == "POST" and together(request, round_):
        return answer_with(request, round_.get_absolute_url())
    return page(
        request,
        "congress/report_round.html",
        round=round_,
        table=queries.table(request.actor, round_),
        may_judge=policies.judges(request.actor),
        papers=papers_of(round_, request.actor),
    )


DEEDS = {"accept": (actions.accept_many, "审核通过"), "lock": (actions.lock_many, "锁定")}


def together(request, round_):
    """Accept or lock those that were ticked, all or none; whether it was done."""
    deed, word = DEEDS.get(request.POST.get("deed"), DEEDS["accept"])
    wanted = {int(pk) for pk in request.POST.getlist("report") if pk.isascii() and pk.isdigit()}
    chosen = [report for report in queries.reports_of(request.actor, round_) if report.pk in wanted]
    try:
        done = deed(chosen, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, f"已{word}{len(done)}份报告。") if done else messages.info(request, "没有选中报告。")
    return True


def report_item(request, pk, item):
    """One total opened: each township's number, leading to its report."""
    round_ = get_object_or_404(ReportRound.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.follows)
    column = get_object_or_404(ReportItem, pk=item, form=round_.form_id)
    values = list(queries.item_of(request.actor, round_, column))
    return page(request, "congress/report_item.html", round=round_, item=column, values=values,
                total=sum(value.number for value in values if value.number is not None))  # fmt: skip


def report(request, pk):
    """One report as it stands: fields with last quarter's value and what is found, what can be done, its course."""
    found = get_object_or_404(QuarterReport.objects.visible_to(request.actor).with_case(), pk=pk)
    offered = REPORT.offered(found, request.actor)
    return page(
        request,
        "congress/report_detail.html",
        report=found,
        sheet=queries.sheet(found, request.actor),
        offered=offered,
        leads=any(move.primary and not reason for move, reason in offered),
        moves_url=found.get_absolute_url(),
        may_fill=policies.fills(request.actor, found) and found.state in QuarterReport.OPEN,
        course=timeline([found, *queries.earlier(found)], request.actor),
        papers=papers_of(found, request.actor),
    )
