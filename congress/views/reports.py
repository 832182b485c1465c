"""Quarterly reports: the rounds, one round as a table, one column of it, one report."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import clock
from congress.frame.address import address
from congress.frame.pages import page
from congress.frame.workflow import Refused

from ..actions import reports as actions
from ..forms.reports import ManyForm
from ..models import QuarterReport, ReportItem, ReportRound
from ..policies import reports as policies
from ..queries import reports as queries
from ..queries.attachments import attachments_of, file_row
from ..queries.papers import papers_of
from ..queries.records import timeline
from ..queries.rules import rule
from ..workflow import REPORT
from .deeds import allow, paged
from .moves import move_view
from .once import answer_with, filed_once

report_move = move_view(REPORT, queries.reports, back="congress:report")


def reports(request):
    """A county sees its rounds and who is late; a township its own reports."""
    if not policies.follows(request.actor):
        allow(request, policies.has_reports)
        return page(request, "congress/report_mine.html", reports=paged(request, queries.own(request.actor)))
    return page(
        request,
        "congress/report_list.html",
        rounds=paged(request, queries.rounds(request.actor)),
        late=queries.with_pressing(queries.late(request.actor, clock.today())),
        may_judge=policies.judges(request.actor),
        may_form=policies.keeps_forms(request.actor),
        formless=queries.lacks_form(request.actor.county_id),
        due_day=rule(request.actor.county_id, "report.due_day"),
    )


@filed_once
def report_round(request, pk):
    """Township × item, a section at a time; what has come in may be judged together."""
    round_ = get_object_or_404(ReportRound.objects.visible_to(request.actor).select_related("form"), pk=pk)
    allow(request, policies.follows)
    form = ManyForm(request.POST or None)
    if request.method == "POST" and together(request, round_):
        return answer_with(request, request.get_full_path())
    sections = queries.by_section(round_.form.items.all())
    shown = request.GET.get("part") if request.GET.get("part") in sections else next(iter(sections), "")
    table = queries.table(request.actor, round_, sections.get(shown, []))
    return page(
        request,
        "congress/report_round.html",
        round=round_,
        table=table,
        tabs=[{"label": one, "url": f"?{urlencode({'part': one})}", "current": one == shown} for one in sections],
        shown=shown,
        form=form,
        ticked=chosen_in(request) if form.is_bound else {line.report.pk for line in table.rows if line.report.is_new},
        late=queries.with_pressing(queries.late(request.actor, clock.today()).filter(round=round_)),
        may_judge=policies.judges(request.actor) and any(line.report.is_judged_with_others for line in table.rows),
        papers=papers_of(round_, request.actor),
        exports=[(word, export_of(round_, kind)) for word, kind in EXPORTS],
    )


EXPORTS = (("导出 Excel", "xlsx"), ("导出 CSV", "csv"))
DEEDS = {
    "accept": (actions.accept_many, "审核通过"),
    "lock": (actions.lock_many, "锁定"),
    "return": (actions.return_many, "退回"),
}


def export_of(round_, kind):
    return f"{reverse('congress:export', args=['congress.report_table'])}?{urlencode({'round': round_.pk, 'format': kind})}"


def chosen_in(request):
    return {int(pk) for pk in request.POST.getlist("report") if pk.isascii() and pk.isdigit()}


def together(request, round_):
    """Judge those that were ticked, all or none; whether it was done."""
    name, wanted = request.POST.get("deed"), chosen_in(request)
    deed, word = DEEDS.get(name, DEEDS["accept"])
    more = {"reason": request.POST.get("reason", "")} if name == "return" else {}
    chosen = [report for report in queries.reports_of(request.actor, round_) if report.pk in wanted]
    try:
        done = deed(chosen, actor=request.actor, **more)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, f"已{word}{len(done)}份报告。") if done else messages.info(request, "没有选中报告。")
    return True


@filed_once
@require_POST
def urge(request, pk):
    """One late report."""
    found = get_object_or_404(QuarterReport.objects.visible_to(request.actor).with_case(), pk=pk)
    try:
        actions.urge(found, actor=request.actor)
        messages.success(request, f"已催报：{found.congress.short_name}。")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return answer_with(request, found.get_absolute_url())


@filed_once
@require_POST
def urge_all(request):
    """Every report that is late, of whichever quarter."""
    allow(request, policies.judges)
    done = actions.urge_all(queries.late(request.actor, clock.today()), actor=request.actor)
    messages.success(request, f"已催报{len(done)}份。") if done else messages.info(
        request, "没有今天还没催过的逾期报告。"
    )
    return answer_with(request, reverse("congress:reports"))


def report_item(request, pk, item):
    """One total opened: each township's number, leading to its report."""
    round_ = get_object_or_404(ReportRound.objects.visible_to(request.actor), pk=pk)
    allow(request, policies.follows)
    column = get_object_or_404(ReportItem, pk=item, form=round_.form_id)
    values = list(queries.item_of(request.actor, round_, column))
    files = attachments_of(*(value.report for value in values)) if column.kind == "files" else {}
    for value in values:
        value.files = [file_row(file) for file in files.get(address(value.report), ()) if file.purpose == column.key]
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
        pressed=queries.pressed([found]).get(found.pk),
        may_urge=found.is_overdue and policies.judges(request.actor, found),
    )
