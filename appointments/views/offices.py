"""The register of posts: the list, one post with all who held it, entering and changing."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from congress.frame.pages import page
from congress.models import Congress, Membership
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow
from congress.views.exports import export_url
from congress.views.institution import form_page, on_row
from congress.views.once import filed_once

from ..actions import offices as actions
from ..forms import offices as forms
from ..policies import offices as policies
from ..queries import offices as queries


def own_county(request):
    return get_object_or_404(Congress.objects.visible_to(request.actor), pk=request.actor.county_id)


def found_or_404(request, pk):
    return get_object_or_404(queries.offices(request.actor), pk=pk)


def offices(request):
    """Which posts there are and who holds them today."""
    allow(request, policies.reads_offices)
    opened = listing.opened(request, "appointments.offices")
    asked = forms.OfficeFilter(opened.query, actor=request.actor)
    found = opened.paged(request, queries.listed(request.actor, **asked.asked()))
    return page(request, "appointments/office_list.html", opened=opened, asked=asked, found=found, may_keep=policies.keeps_offices(request.actor),
                export=export_url(request, "appointments.offices"))  # fmt: skip


def office(request, pk):
    """One post: what the law asks for, who holds and who held it."""
    allow(request, policies.reads_offices)
    row = found_or_404(request, pk)
    may_keep = policies.keeps_offices(request.actor, row)
    return page(
        request,
        "appointments/office_detail.html",
        office=row,
        history=queries.history(row),
        proposals=[(action, row.law.proposal(action)) for action in row.law.actions],
        free=row.places - queries.holders(row.post).count(),
        may_keep=may_keep,
        course=timeline(row, request.actor) if may_keep else [],
    )


@filed_once
def enter(request):
    allow(request, policies.keeps_offices)
    congress = own_county(request)
    form = forms.EnterForm(request.POST or None, congress_id=congress.pk)
    return form_page(request, form, actions.enter, title="登记任免职务", back=reverse("appointments:offices"), done="已登记。",
                     to=lambda row: row.get_absolute_url(),
                     note="由人民代表大会或者常委会任免的职务。提请机关、用语、宣誓和考试按类别带出，可以再改。")  # fmt: skip


@filed_once
def change(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.keeps_offices, row)
    form = forms.ChangeForm(request.POST or None, instance=row)
    return form_page(
        request, form, on_row(actions.change, form), title=f"修改：{row}", back=row.get_absolute_url(), done="已修改。"
    )


@filed_once
def abolish(request, pk):
    row = found_or_404(request, pk)
    allow(request, policies.keeps_offices, row)
    form = forms.AbolishForm(request.POST or None)
    return form_page(request, form, actions.abolish, row, title=f"撤销：{row}", back=row.get_absolute_url(), done="已撤销。",
                     note="撤销以后，现任自行终止任职，历任仍可查阅。")  # fmt: skip


@filed_once
def end(request, pk, seat):
    """Somebody's time ends without a decision."""
    row = found_or_404(request, pk)
    allow(request, policies.keeps_offices, row)
    held = (
        Membership.objects.visible_to(request.actor)
        .in_office()
        .filter(pk=seat, post=row.post)
        .select_related("congress", "person", "post")
        .first()
    )
    if held is None:
        raise Http404
    form = forms.EndForm(request.POST or None)
    return form_page(request, form, actions.end_by_itself, held, title=f"自行终止：{held.person.name}", back=row.get_absolute_url(),
                     done="已登记。", note=str(row))  # fmt: skip
