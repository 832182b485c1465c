"""Research topics: the list, one with its groups, one group with its report."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.forms.base import ReasonForm
from congress.frame.pages import page
from congress.queries.attachments import attachments_of, file_row
from congress.queries.papers import papers_of
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import filed_once

from ..actions import studies as actions
from ..forms import studies as forms
from ..models import Study, StudyGroup, StudyMember
from ..policies import studies as policies
from ..queries import studies as queries
from ..queries.topics import running_clock
from ..workflow import STUDY, STUDY_GROUP

study_move = move_view(STUDY, queries.studies, back="supervision:study")
group_move = move_view(STUDY_GROUP, queries.groups, back="supervision:study_group")


def study_or_404(request, pk):
    return get_object_or_404(queries.studies(request.actor), pk=pk)


def group_or_404(request, pk):
    return get_object_or_404(queries.groups(request.actor), pk=pk)


def _files(row):
    return [file_row(one) for rows in attachments_of(row).values() for one in rows]


def studies(request):
    allow(request, policies.reads_studies)
    opened = listing.opened(request, "supervision.studies")
    asked = forms.StudyFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "supervision/study_list.html", opened=opened, asked=asked, found=found, may_add=policies.keeps(request.actor),
                export=export_url(request, "supervision.studies"))  # fmt: skip


def study(request, pk):
    """One topic: what is looked into, by which groups, what came of it."""
    row, actor = study_or_404(request, pk), request.actor
    keeps = policies.keeps(actor, row)
    return page(request, "supervision/study_detail.html", study=row, groups=queries.groups_of(row), files=_files(row), clock=running_clock(row),
                offered=STUDY.offered(row, actor), may_change=keeps and row.state == "planned",
                may_group=keeps and row.state in ("planned", "underway"), papers=papers_of(row, actor), course=timeline(row, actor))  # fmt: skip


@filed_once
def add(request):
    allow(request, policies.keeps)
    form = forms.StudyForm(request.POST or None, instance=Study(congress_id=request.actor.congress_id))
    return form_page(request, form, on_row(actions.keep_study, form), title="设立调研课题", back=reverse("supervision:studies"),
                     note="领导牵头课题，委室认领课题，代表全程参与。", to=lambda row: row.get_absolute_url(), done="已立项，请编组。")  # fmt: skip


@filed_once
def change(request, pk):
    row = study_or_404(request, pk)
    allow(request, policies.keeps, row)
    form = forms.StudyForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_study, form), title=f"修改：{row}", back=row.get_absolute_url(), done="已修改。")  # fmt: skip


@filed_once
def add_group(request, pk):
    row = study_or_404(request, pk)
    allow(request, policies.keeps, row)
    form = forms.GroupForm(request.POST or None, instance=StudyGroup(study=row))
    return form_page(request, form, on_row(actions.keep_group, form), title=f"编组：{row}", back=row.get_absolute_url(),
                     to=lambda group: group.get_absolute_url(), done="已编组，请加入代表。")  # fmt: skip


def group(request, pk):
    """One group: who is in it, what it reports."""
    row, actor = group_or_404(request, pk), request.actor
    open_ = row.state == "working" and row.study.state in ("planned", "underway")
    return page(request, "supervision/study_group.html", group=row, members=queries.members_of(row), files=_files(row),
                offered=STUDY_GROUP.offered(row, actor), may_change=open_ and policies.keeps_group(actor, row), course=timeline(row, actor))  # fmt: skip


@filed_once
def change_group(request, pk):
    row = group_or_404(request, pk)
    allow(request, policies.keeps_group, row)
    form = forms.GroupForm(request.POST or None, instance=row)
    return form_page(request, form, on_row(actions.keep_group, form), title=f"修改：{row.title}", note=str(row.study), back=row.get_absolute_url(),
                     done="已修改。")  # fmt: skip


@filed_once
def members(request, pk):
    row = group_or_404(request, pk)
    allow(request, policies.keeps_group, row)
    form = forms.MembersForm(request.POST or None, group=row)
    return form_page(request, form, actions.add_members, row, title=f"加入代表：{row.title}", note=str(row.study), back=row.get_absolute_url(),
                     done="已加入。")  # fmt: skip


@filed_once
def drop_member(request, pk):
    row = get_object_or_404(
        StudyMember.objects.visible_to(request.actor).select_related("group__study", "deputy__person"), pk=pk
    )
    allow(request, policies.keeps_group, row.group)
    form = ReasonForm(request.POST or None, obj=row, actor=request.actor)
    return form_page(request, form, actions.drop_member, row, title=f"从小组去掉：{row}", note=str(row.group), back=row.group.get_absolute_url(),
                     done="已去掉。")  # fmt: skip
