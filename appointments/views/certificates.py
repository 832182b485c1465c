"""The register of certificates of appointment, and giving their numbers."""

from django.shortcuts import get_object_or_404

from congress.frame.pages import page
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import form_page
from congress.views.once import filed_once

from ..actions import certificates as actions
from ..forms import certificates as forms
from ..forms.cases import WhyForm
from ..policies import certificates as policies
from ..queries import certificates as queries
from .cases import found_or_404 as case_or_404


def certificates(request):
    """任命书登记."""
    allow(request, policies.reads_certificates)
    opened = listing.opened(request, "appointments.certificates")
    asked = forms.CertificateFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "appointments/certificate_list.html", opened=opened, asked=asked, found=found,
                may_keep=policies.keeps_certificates(request.actor))  # fmt: skip


@filed_once
def give(request, pk):
    case = case_or_404(request, pk)
    allow(request, policies.keeps_certificates, case)
    form = forms.GiveForm(request.POST or None, initial={"dated_on": case.announced_on})
    return form_page(request, form, actions.give, case, title=f"编定任命书号：{case}", back=case.get_absolute_url(), done="已编号。",
                     note=f"{len(queries.due(case))}份待编号。按任免名单的顺序编号，全年连续；编号后在“公文”里签发，一次打印。")  # fmt: skip


@filed_once
def strike(request, pk):
    row = get_object_or_404(queries.certificates(request.actor), pk=pk)
    allow(request, policies.keeps_certificates, row)
    return form_page(request, WhyForm(request.POST or None), actions.strike, row, title=f"作废{row}",
                     back=row.item.case.get_absolute_url(), done="已作废。",
                     note="编号不再使用；需要重发的，在任免案里重新编号。")  # fmt: skip
