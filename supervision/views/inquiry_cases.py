"""Inquiry cases: the register, one of them with who signed, and what those who put it say of the answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.frame.together import hang
from congress.models import Congress
from congress.queries.papers import papers_and_course
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once
from deputies.queries import joint

from ..actions import inquiry_cases as actions
from ..forms import inquiry_cases as forms
from ..models import InquiryCase
from ..policies import inquiry_cases as policies
from ..queries import inquiry_cases as queries
from ..queries.topics import running_clock
from ..workflow import INQUIRY_CASE

case_move = move_view(INQUIRY_CASE, queries.cases, back="supervision:inquiry_case")


def found_or_404(request, pk):
    return get_object_or_404(queries.cases(request.actor), pk=pk)


def cases(request):
    allow(request, policies.reads_cases)
    opened = listing.opened(request, "supervision.inquiry_cases")
    asked = forms.CaseFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "supervision/inquiry_case_list.html", opened=opened, asked=asked, found=found, may_add=policies.puts(request.actor),
                export=export_url(request, "supervision.inquiry_cases"))  # fmt: skip


def case(request, pk):
    """One case: what is asked, who signed, what was answered."""
    row, actor = found_or_404(request, pk), request.actor
    signers, signing = joint.signers_of(row), row.state == "signing"
    hang([row], "signers", signers)
    mine = next((one for one in signers if actor.person_id and one.person_id == actor.person_id), None)
    papers, course = papers_and_course(row, actor)
    return page(
        request,
        "supervision/inquiry_case_detail.html",
        case=row,
        signers=signers,
        count=joint.signed(row),
        marks=queries.marks(row),
        clock=running_clock(row),
        offered=INQUIRY_CASE.offered(row, actor),
        may_change=signing and policies.leads(actor, row),
        may_sign=signing and mine is not None and mine.signed_on is None,
        may_take_back=row.state in ("signing", "filed") and mine is not None and mine.signed_on and not mine.is_lead,
        may_judge=row.state == "answered" and mine is not None and mine.signed_on is not None,
        keeps=row.state == "answered" and policies.office(actor, row),
        papers=papers,
        course=course,
    )


@filed_once
def add(request):
    allow(request, policies.puts)
    own = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    kind = forms.OfficeForm if policies.office(request.actor) else forms.CaseForm
    form = kind(request.POST or None, instance=InquiryCase(congress=own))
    return form_page(request, form, _draft(form), title="提出质询案", back=reverse("supervision:inquiry_cases"),
                     to=lambda row: row.get_absolute_url(), done="已起草，请邀请联名。",
                     note="质询案写明质询对象、质询的问题和内容。人民代表大会会议期间须有代表十人以上联名，县、乡相同（地方组织法第二十四条）；"
                     "县级人大常委会会议期间须有组成人员三人以上联名（监督法第五十一条）。")  # fmt: skip


def _draft(form):
    return lambda *, actor, lead=None, **_: actions.draft(form.instance, actor=actor, lead=lead)


@filed_once
def change(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.leads, row)
    form = forms.CaseForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.change, form), title=f"修改：{row}", back=row.get_absolute_url(),
                     note="修改以后，已经联名的人须重新确认。", done="已修改。")  # fmt: skip


@filed_once
def invite(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.leads, row)
    form = forms.InviteForm(request.POST or None, case=row, office=policies.office(request.actor, row))
    return form_page(request, form, actions.invite, row, title=f"邀请联名：{row}", back=row.get_absolute_url(),
                     note=f"须有{row.least}人以上联名（{row.basis}）。", done="已登记。")  # fmt: skip


@require_POST
@filed_once
def sign(request, pk):
    row = found_or_404(request, pk)
    actions.sign(row, actor=request.actor)
    messages.success(request, "已联名。")
    return answer_with(request, row.get_absolute_url())


@require_POST
@filed_once
def take_back(request, pk):
    row = found_or_404(request, pk)
    actions.take_back(row, actor=request.actor)
    messages.success(request, "已退出联名。")
    return answer_with(request, row.get_absolute_url())


@filed_once
def judge(request, pk):
    """One who put the case judges the answer; the office writes down what somebody said on paper."""
    row = found_or_404(request, pk)
    signers = row.signers.signed().select_related("member__person")
    asked = request.GET.get("signer", "")
    signer = signers.filter(pk=asked).first() if asked.isdigit() else None
    form = forms.JudgeForm(request.POST or None)
    whose = f"：{signer}" if signer else ""
    return form_page(request, form, actions.judge, row, title=f"评价答复{whose}", note=str(row), back=row.get_absolute_url(), done="已登记。",
                     signer=signer)  # fmt: skip
