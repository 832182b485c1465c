"""The deputies' groups: the list, one group with its members, making up and changing."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.models import Congress
from congress.views import listing
from congress.views.deeds import allow
from congress.views.institution import form_page
from congress.views.once import filed_once

from ..actions import groups as actions
from ..forms import groups as forms
from ..policies import groups as policies
from ..policies.register import reads_deputies
from ..queries import groups as queries


def groups(request):
    """The groups of the county by congress and way of being made up."""
    allow(request, reads_deputies)
    opened = listing.opened(request, "deputies.groups")
    asked = forms.GroupFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    may_found = policies.founds_groups(request.actor)
    return page(request, "deputies/group_list.html", opened=opened, asked=asked, found=found, may_found=may_found)


def group(request, pk):
    """One group: who leads it, where it meets, who belongs to it."""
    allow(request, reads_deputies)
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    return page(
        request,
        "deputies/group_detail.html",
        group=found,
        members=queries.members(found),
        may_keep=policies.keeps_group(request.actor, found),
    )


@filed_once
def found_group(request):
    allow(request, policies.founds_groups)
    congress = get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.congress_id)
    form = forms.FoundForm(request.POST or None, actor=request.actor)

    def deed(*, actor, organization, name, members, **data):
        if organization:
            return actions.make_up(organization, actor=actor, members=list(members), **data)
        return actions.found_group(actor=actor, congress=congress, name=name, members=list(members), **data)

    return form_page(
        request, form, deed, title="编组", back=reverse("deputies:groups"), done="已编组。",
        to=lambda row: row.get_absolute_url(),
    )  # fmt: skip


def kept(request, pk):
    """A group this person sees, and keeps."""
    found = get_object_or_404(queries.with_case(request.actor), pk=pk)
    allow(request, policies.keeps_group, found)
    return found


@filed_once
def change_group(request, pk):
    found = kept(request, pk)
    form = forms.ChangeForm(request.POST or None, group=found)
    back = found.get_absolute_url()
    return form_page(request, form, actions.change_group, found, title=f"修改：{found}", back=back, done="已修改。")


@filed_once
def join(request, pk):
    found = kept(request, pk)
    form = forms.JoinForm(request.POST or None, actor=request.actor, group=found)
    back = found.get_absolute_url()
    return form_page(request, form, actions.join, found, title=f"编入{found}", back=back, done="已编入。")


@filed_once
def leave(request, pk, member):
    found = kept(request, pk)
    row = get_object_or_404(found.members.select_related("group__organization", "deputy__person"), pk=member)
    form = forms.LeaveForm(request.POST or None)
    back = found.get_absolute_url()
    return form_page(request, form, actions.leave, row, title=f"{row.deputy}退出{found}", back=back, done="已退出。")
