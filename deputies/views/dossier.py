"""The duty dossier: the list, one deputy's, lines by hand, objections, what does not count."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame import clock
from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import dossier as actions
from ..forms import dossier as forms
from ..models import DossierEntry
from ..policies import dossier as policies
from ..queries import dossier as queries
from ..queries import points
from ..workflow.dossier import DISPUTE, ENTRY

entry_move = move_view(ENTRY, queries.entries, back="deputies:dossier_entry")
dispute_move = move_view(DISPUTE, queries.disputes, back="deputies:duty_dispute")


def dossiers(request):
    """The deputies of a congress with their lines and points of a year; a deputy is led to his own."""
    allow(request, policies.reads_dossiers)
    opened = listing.opened(request, "deputies.dossiers")
    if not policies.follows_dossiers(request.actor):
        return own_dossier(request)
    asked = forms.DossiersFilter(opened.query, actor=request.actor)
    wanted = asked.asked()
    found = opened.paged(request, queries.found(request.actor, **wanted))
    return page(
        request,
        "deputies/dossier_list.html",
        opened=opened,
        asked=asked,
        found=found,
        year=wanted["year"],
        rows=points.counted(list(found), wanted["congress"], wanted["year"]),
        export=export_url(request, "deputies.dossiers"),
    )


def own_dossier(request):
    """To the dossier of the seat he holds now, else of the one he held last, else of the one that is to begin."""
    row = queries.nearest(queries.deputies(request.actor))
    if row is None:
        return page(request, "deputies/dossier_none.html")
    return redirect("deputies:dossier", pk=row.pk)


def dossier(request, pk):
    """One deputy: his points of the year, each opening to its facts, and every line with its source."""
    deputy = get_object_or_404(queries.deputies(request.actor), pk=pk)
    begins, coming = deputy.membership.since, deputy.membership.since > clock.today()
    years = queries.years_of(deputy) or [begins.year]
    asked = forms.DossierFilter(request.GET, years=years, sources=queries.sources())
    year, item = asked.asked()
    lines = queries.lines([deputy], *queries.span(year, deputy))[pk]
    shown = [line for line in lines if item in ("", line.source.key)]
    beside = points.beside_dossier(deputy, year, request.actor)
    return page(
        request,
        "deputies/dossier.html",
        deputy=deputy,
        asked=asked,
        year=year,
        parts=queries.by_part(shown),
        count=len(shown),
        open=queries.open_to(request.actor, shown),
        days=queries.duty_days(deputy, year),
        begins=begins if coming else None,
        score=points.of_deputy(beside["sheet"], lines) if year and not coming else None,
        **beside,
        is_own=policies.is_own(request.actor, deputy),
        may_enter=policies.adds_lines(request.actor, deputy),
        may_decide=policies.decides(request.actor, deputy),
        papers=papers_of(deputy, request.actor),
    )


# Lines by hand.


@filed_once
def add_entry(request, pk):
    deputy = get_object_or_404(queries.deputies(request.actor), pk=pk)
    allow(request, policies.adds_lines, deputy)
    form = forms.EntryForm(request.POST or None, request.FILES or None, instance=DossierEntry(deputy=deputy))
    keeps = policies.confirms_lines(request.actor, deputy)
    return form_page(
        request,
        form,
        lambda *, actor, files, **_: actions.enter_line(form.instance, files, actor=actor),
        title=f"补录履职记录：{deputy}" if keeps else "申报履职记录",
        note="会议、建议、活动、值班等已经自动记入，这里只补系统里没有的。须附证明材料。",
        back=reverse("deputies:dossier", args=[pk]),
        done="已记入档案。" if keeps else "已申报，等待确认。",
    )


def entry(request, pk):
    """One line by hand with its evidence."""
    row = get_object_or_404(queries.entries(request.actor), pk=pk)
    files = attachments_of(row).values()
    return page(
        request,
        "deputies/dossier_entry.html",
        entry=row,
        files=[file_row(one) for group in files for one in group],
        offered=ENTRY.offered(row, request.actor),
        course=timeline(row, request.actor),
    )


# Objections, and what does not count.


@filed_once
def dispute(request, pk):
    """Object to the line named by ?source=&target=; without them, say that one is missing."""
    deputy = get_object_or_404(queries.deputies(request.actor), pk=pk)
    allow(request, policies.is_own, deputy)
    line = asked_line(request, deputy)
    form = forms.DisputeForm(request.POST or None)
    return form_page(
        request,
        form,
        actions.raise_dispute,
        deputy,
        title="对这条记录有异议" if line else "反映漏记",
        note=line.fact.text if line else "写明何时、何地、做了什么，代表工委（乡镇人大）核实后补录。",
        back=reverse("deputies:dossier", args=[pk]),
        to=lambda row: row.get_absolute_url(),
        done="已提出，处理后会通知您。",
        source=line.source.key if line else "",
        target=line.fact.target if line else "",
    )


def asked_line(request, deputy):
    """The line that ?source= and ?target= name; 404 when there is no such line; None when none is named."""
    source, target = request.GET.get("source", ""), request.GET.get("target", "")
    line = queries.line_of(deputy, source, target) if source else None
    if source and line is None:
        raise Http404
    return line


def dispute_detail(request, pk):
    """One objection, the line as it read, the way to its source, and what was decided."""
    row = get_object_or_404(queries.disputes(request.actor), pk=pk)
    return page(
        request,
        "deputies/duty_dispute.html",
        dispute=row,
        line=queries.line_of(row.deputy, row.source, row.target) if row.source else None,
        offered=DISPUTE.offered(row, request.actor),
        course=timeline(row, request.actor),
    )


@filed_once
def exclude(request, pk):
    deputy = get_object_or_404(queries.deputies(request.actor), pk=pk)
    allow(request, policies.decides, deputy)
    line = asked_line(request, deputy)
    if line is None:
        raise Http404
    form = forms.ExcludeForm(request.POST or None)
    return form_page(
        request,
        form,
        actions.exclude,
        deputy,
        title="这条不予计入",
        note=line.fact.text,
        back=reverse("deputies:dossier", args=[pk]),
        done="已决定不予计入，记录保留并注明理由。",
        source=line.source.key,
        target=line.fact.target,
    )


@require_POST
@filed_once
def count_again(request, pk):
    deputy = get_object_or_404(queries.deputies(request.actor), pk=pk)
    allow(request, policies.decides, deputy)
    named = {name: request.GET.get(name, "") for name in ("source", "target")}
    actions.count_again(deputy, actor=request.actor, **named)
    messages.success(request, "已恢复计入。")
    return answer_with(request, reverse("deputies:dossier", args=[pk]))
