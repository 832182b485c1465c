"""The staff of the townships' congresses, what each township lacks, and the county's figures."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page

from ..actions import township_work as actions
from ..forms.township_work import NewStaffForm, StaffForm
from ..policies import townships as policies
from ..queries import township_staff as queries
from ..queries.townships import followed
from .deeds import allow
from .institution import form_page
from .once import filed_once


def staff(request):
    allow(request, policies.has_township)
    return page(
        request,
        "congress/staff_list.html",
        found=queries.by_township(request.actor, followed(request.actor)),
        may_keep=policies.keeps_own(request.actor),
        follows=policies.follows_townships(request.actor),
    )


def _form(request, form, *args, **words):
    return form_page(request, form, actions.keep_staff, *args, back=reverse("congress:township_staff"), **words)


@filed_once
def add_staff(request):
    """Somebody beside the chair and the secretary who works for the township's congress."""
    allow(request, policies.keeps_own)
    form = NewStaffForm(request.POST or None, actor=request.actor)
    return _form(
        request, form, title="登记工作人员", done="已登记。", note="主席、秘书已按任职列入，其他人员在这里登记。"
    )


@filed_once
def change_staff(request, pk):
    held = get_object_or_404(queries.staff(request.actor), pk=pk)
    allow(request, policies.keeps_own, held)
    now = {"full_time": bool(queries.Member(held=held, age=None).full_time)}
    return _form(request, StaffForm(request.POST or None, initial=now), held,
                 title=f"{held.post.title} {held.person}", done="已修改。")  # fmt: skip
