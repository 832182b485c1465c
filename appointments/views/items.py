"""Items: entering them, their papers, statements; one item as each audience may read it; the ledger of what was decided."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.papers import papers_of
from congress.queries.rules import rule
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import announcing
from ..actions import items as actions
from ..forms import cases as case_forms
from ..forms import items as forms
from ..models import Action, Item
from ..policies import cases as policies
from ..policies.offices import reads_offices
from ..queries import cases as queries
from ..queries import certificates, readiness
from ..workflow import ITEM
from .cases import found_or_404 as case_or_404

item_move = move_view(ITEM, queries.items, back="appointments:item")
FORMS = {"come": forms.ComingForm, "leave": forms.LeavingForm}


def found_or_404(request, pk):
    return get_object_or_404(queries.items(request.actor), pk=pk)


def decided(request):
    """The ledger (干部任免台账): what was passed and announced."""
    allow(request, reads_offices)
    opened = listing.opened(request, "appointments.items")
    asked = forms.DecidedFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.decided(request.actor, **asked.asked()))
    return page(
        request,
        "appointments/item_list.html",
        opened=opened,
        asked=asked,
        found=found,
        may_follow=policies.follows_cases(request.actor),
        export=export_url(request, "appointments.items"),
    )


def item(request, pk):
    """One item: for those who know of the case with its papers and what is missing, for everybody else what was decided."""
    found, actor = found_or_404(request, pk), request.actor
    knows, keeps = queries.knows(actor, found.case), policies.keeps_cases(actor, found)
    papers = list(found.papers.order_by("pk")) if knows else []
    files = attachments_of(*papers) if papers else {}
    open_for_items = found.case.state in found.case.OPEN_FOR_ITEMS
    return page(
        request,
        "appointments/item_detail.html",
        item=found,
        knows=knows,
        lines=readiness.lines(found) if keeps and found.state == "proposed" else [],
        papers=[
            (paper, [file_row(one) for one in files.get(f"appointments.itempaper:{paper.pk}", [])]) for paper in papers
        ],
        certificate=certificates.of_item(found),
        issued=papers_of(found, actor),
        may_change=keeps and open_for_items,
        may_note=policies.completes(actor, found.case)
        and found.case.state in ("received", "supplement", "checked", "council"),
        may_enter=keeps and bool(found.waits_because) and found.state == "passed",
        offered=ITEM.offered(found, actor) if knows else [],
        moves_url=found.get_absolute_url(),
    )


@filed_once
def add(request, pk, what):
    case = case_or_404(request, pk)
    allow(request, policies.keeps_cases, case)
    if what not in FORMS:
        raise Http404
    form = FORMS[what](request.POST or None, instance=Item(case=case), actor=request.actor)
    title = "提请任命、代理" if what == "come" else "提请免职、辞职、撤职"
    return form_page(request, form, on_row(actions.keep_item, form), title=f"{title}：{case}", back=case.get_absolute_url(),
                     to=lambda row: row.get_absolute_url(), done="已列入任免案，请登记材料。")  # fmt: skip


@filed_once
def change(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_cases, found)
    form = FORMS["leave" if found.is_leaving else "come"](request.POST or None, instance=found, actor=request.actor)
    return form_page(
        request,
        form,
        on_row(actions.keep_item, form),
        title=f"修改：{found}",
        back=found.get_absolute_url(),
        done="已修改。",
    )


@filed_once
def drop(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.keeps_cases, found)
    return form_page(request, case_forms.Sure(request.POST or None), actions.drop_item, found, title=f"删除：{found.sentence}",
                     back=found.get_absolute_url(), to=lambda case: case.get_absolute_url(), done="已删除。")  # fmt: skip


@filed_once
def papers(request, pk):
    found = found_or_404(request, pk)
    allow(request, lambda actor, row: policies.completes(actor, row.case), found)
    form = forms.PapersForm(request.POST or None, request.FILES or None, item=found)
    return form_page(request, form, actions.note_papers, found, title=f"登记材料：{found.name}", back=found.get_absolute_url(),
                     note=str(found.office), done="已登记材料。")  # fmt: skip


def coming(case):
    return [item for item in queries.votable(case) if item.action == Action.APPOINT]


@filed_once
def statements(request, pk):
    """Who speaks before the vote, in which order."""
    case = case_or_404(request, pk)
    allow(request, policies.keeps_cases, case)
    minutes = rule(case.congress_id, "appointment.statement_minutes")
    form = forms.StatementsForm(request.POST or None, items=coming(case), minutes=minutes)
    return form_page(
        request,
        form,
        actions.order_statements,
        case,
        title=f"编排表决前发言：{case}",
        back=case.get_absolute_url(),
        done="已编排。",
    )


@filed_once
def stated(request, pk):
    case = case_or_404(request, pk)
    allow(request, policies.keeps_cases, case)
    form = forms.StatedForm(request.POST or None, items=coming(case))
    return form_page(
        request,
        form,
        actions.note_statements,
        case,
        title=f"登记表决前发言：{case}",
        back=case.get_absolute_url(),
        done="已登记发言。",
    )


@filed_once
def enter_office(request, pk):
    """What stood in the way of taking the post is gone."""
    found = found_or_404(request, pk)
    allow(request, policies.keeps_cases, found)
    return form_page(request, case_forms.Sure(request.POST or None), announcing.enter_office, found, title=f"登记到任：{found.name}",
                     back=found.get_absolute_url(), done="已登记。", note=found.waits_because)  # fmt: skip
