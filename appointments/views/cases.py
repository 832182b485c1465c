"""Appointment cases: the list for those who may know of them, one case with its items, and its steps."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.frame.together import hang
from congress.queries.clocks import clocks_of
from congress.queries.papers import papers_and_course
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import cases as actions
from ..actions import polls as poll_actions
from ..forms import cases as forms
from ..models import Case, Deliberation
from ..policies import cases as policies
from ..queries import cases as queries
from ..queries import certificates, readiness
from ..workflow import CASE
from .offices import own_county

case_move = move_view(CASE, queries.cases, back="appointments:case")


def found_or_404(request, pk):
    return get_object_or_404(queries.cases(request.actor), pk=pk)


def cases(request):
    allow(request, policies.reads_cases)
    opened = listing.opened(request, "appointments.cases")
    asked = forms.CaseFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "appointments/case_list.html", opened=opened, asked=asked, found=found, may_keep=policies.keeps_cases(request.actor),
                export=export_url(request, "appointments.cases"))  # fmt: skip


def case(request, pk):
    """One case: its items with what each still lacks, its votes, its course."""
    found, actor = found_or_404(request, pk), request.actor
    keeps = policies.keeps_cases(actor, found)
    items = queries.items_of(found)
    hang([found], "items", items)  # the buttons and the papers ask for them again
    found.found_for = actor
    deliberations, clocks = queries.deliberations_of(found, actor), clocks_of(found)
    papers, course = papers_and_course(found, actor, beside=[deliberations, clocks])
    stage = readiness.stage_of(found)
    return page(
        request,
        "appointments/case_detail.html",
        case=found,
        items=[(item, readiness.gaps(item, stage) if keeps and item.state == "proposed" else []) for item in items],
        polls=queries.polls_of(found, actor),
        deliberations=list(deliberations),
        late=actions.lateness(found) if keeps else "",
        keeps=keeps,
        completes=policies.completes(actor, found),
        may_list=keeps and found.state in Case.OPEN_FOR_ITEMS,
        may_change=keeps and found.agenda_item_id is None and found.state not in (*Case.DECIDED, Case.State.WITHDRAWN),
        speaks=keeps and found.state in ("agenda", "handed_out", "explained", "deliberated"),
        sits=keeps and found.state in ("handed_out", "explained", "deliberated"),
        due=keeps and found.announced_on and certificates.due(found),
        offered=CASE.offered(found, actor),
        moves_url=found.get_absolute_url(),
        clocks=clocks,
        papers=papers,
        course=course if keeps else [],
    )


@filed_once
def add(request):
    allow(request, policies.keeps_cases)
    form = forms.CaseForm(request.POST or None, instance=Case(congress=own_county(request)))
    return form_page(request, form, on_row(actions.receive, form), title="登记提请任免", back=reverse("appointments:cases"),
                     to=lambda row: row.get_absolute_url(), done="已登记，请列出任免事项。",
                     note="表决结果宣布以前，姓名只有常委会领导、办公室、任免工作人员和提请机关看得到；材料印发以后，组成人员也可以查阅。")  # fmt: skip


@filed_once
def change(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_cases, found)
    form = forms.CaseForm(request.POST or None, instance=found)
    return form_page(
        request,
        form,
        on_row(actions.change, form),
        title=f"修改：{found}",
        back=found.get_absolute_url(),
        done="已修改。",
    )


@filed_once
def add_deliberation(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_cases, found)
    form = forms.DeliberationForm(request.POST or None, instance=Deliberation(case=found))
    return form_page(request, form, on_row(actions.record_deliberation, form), title=f"登记审议记录：{found}", back=found.get_absolute_url(),
                     to=lambda row: row.case.get_absolute_url(), done="已登记。")  # fmt: skip


@filed_once
def drop_deliberation(request, pk, row):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_cases, found)
    record = get_object_or_404(
        Deliberation.objects.visible_to(request.actor).select_related("case"), pk=row, case=found
    )
    return form_page(request, forms.Sure(request.POST or None), actions.drop_deliberation, record, title=f"删除{record}",
                     back=found.get_absolute_url(), done="已删除。")  # fmt: skip


@filed_once
def take_back(request, pk, poll):
    """A ballot is called off before anybody has voted."""
    found = found_or_404(request, pk)
    allow(request, policies.keeps_cases, found)
    row = get_object_or_404(found.polls, pk=poll)
    form = forms.WhyForm(request.POST or None)
    return form_page(
        request,
        form,
        poll_actions.take_back,
        row,
        title=f"撤回：{row}",
        back=found.get_absolute_url(),
        done="已撤回表决。",
    )
