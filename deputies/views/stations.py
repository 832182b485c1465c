"""The register of stations: the list with its tree, one station, and what is kept of it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.queries.records import timeline
from congress.views import listing
from congress.views.deeds import allow, tried
from congress.views.institution import asked_congress, form_page, on_row
from congress.views.once import answer_with, filed_once

from ..actions import stations as actions
from ..forms import stations as forms
from ..models import Station, StationCost, StationDeputy, StationKeeper
from ..policies import stations as policies
from ..queries import stations as queries


def stations(request):
    """Every station of the county, by township, kind and place; what is missing can be put first."""
    allow(request, policies.reads_stations)
    opened = listing.opened(request, "deputies.stations")
    asked = forms.StationFilter(opened.query, actor=request.actor)
    rows = queries.listed(request.actor, **asked.asked())
    return page(
        request,
        "deputies/station_list.html",
        asked=asked,
        opened=opened,
        found=opened.paged(request, rows),
        tree=queries.tree(request.actor),
        kinds=Station.Kind,
        may_open=policies.opens_stations(request.actor),
        keeps_any=policies.keeps_any(request.actor),
    )


def found_or_404(request, pk):
    return get_object_or_404(queries.with_case(request.actor), pk=pk)


def kept_or_403(request, pk):
    """A station this person sees, and keeps."""
    found = found_or_404(request, pk)
    allow(request, policies.keeps_station, found)
    return found


def station(request, pk):
    """One station: where, who, what it has, what its papers lack."""
    allow(request, policies.reads_stations)
    found = found_or_404(request, pk)
    may_keep, points = policies.keeps_station(request.actor, found), queries.points_of(found)
    return page(
        request,
        "deputies/station_detail.html",
        station=found,
        **queries.shown(found),
        photos=queries.photos_of(found)[0],
        points=points,
        lacking=[point for point in points if not point.met],
        may_keep=may_keep,
        may_open=policies.opens_stations(request.actor, found.congress_id),
        course=timeline(found, request.actor) if may_keep else (),
    )


@filed_once
def add_station(request):
    """A new station of one's own congress, or of the one asked for."""
    allow(request, policies.opens_stations)
    congress = asked_congress(request)
    allow(request, policies.opens_stations, congress.pk)
    form = forms.StationForm(request.POST or None, actor=request.actor, instance=Station(congress=congress))
    return form_page(
        request,
        form,
        on_row(actions.keep_station, form),
        title="登记站点",
        note=f"所属人大：{congress}。",
        back=reverse("deputies:stations"),
        to=lambda row: row.get_absolute_url(),
        done="已登记站点，接着编入代表、指定管理员。",
    )


def _form(request, found, form, deed, *args, **words):
    return form_page(request, form, deed, *args, back=found.get_absolute_url(), **words)


@filed_once
def change_station(request, pk):
    found = kept_or_403(request, pk)
    form = forms.StationForm(request.POST or None, actor=request.actor, instance=found)
    return _form(
        request, found, form, on_row(actions.keep_station, form), title=f"修改：{found.name}", done="已修改。"
    )


@filed_once
def close_station(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.opens_stations, found.congress_id)
    form = forms.CloseForm(request.POST or None)
    return _form(request, found, form, actions.close_station, found, title=f"停用：{found}", done="已停用。",
                 note="进站代表和管理员同日离站，公开页上写明站点已停用。")  # fmt: skip


@require_POST
@filed_once
def reopen_station(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.opens_stations, found.congress_id)
    actions.reopen_station(found, actor=request.actor)
    return answer_with(request, found.get_absolute_url())


@filed_once
def assign_deputies(request, pk):
    found = kept_or_403(request, pk)
    form = forms.AssignForm(request.POST or None, actor=request.actor, station=found)

    def deed(*, deputies, **data):
        return actions.assign(found, list(deputies), **data)

    return _form(request, found, form, deed, title=f"编入代表：{found}", done="已编入。")


@filed_once
def release_deputy(request, pk):
    held = get_object_or_404(StationDeputy.objects.visible_to(request.actor), pk=pk)
    found = kept_or_403(request, held.station_id)
    form = forms.UntilForm(request.POST or None)
    return _form(request, found, form, actions.release, held, title=f"离站：{held.deputy}", done="已登记离站。")


@filed_once
def entrust(request, pk):
    found = found_or_404(request, pk)
    allow(request, policies.opens_stations, found.congress_id)
    form = forms.KeeperForm(request.POST or None, station=found)

    def deed(*, membership, **data):
        return actions.entrust(found, membership, **data)

    return _form(request, found, form, deed, title=f"指定管理员：{found}", done="已指定。")


@filed_once
def dismiss(request, pk):
    held = get_object_or_404(StationKeeper.objects.visible_to(request.actor), pk=pk)
    found = found_or_404(request, held.station_id)
    allow(request, policies.opens_stations, found.congress_id)
    form, who = forms.UntilForm(request.POST or None), held.membership.person
    return _form(request, found, form, actions.dismiss, held, title=f"不再管理：{who}", done="已登记。")


@filed_once
def rooms(request, pk):
    found = kept_or_403(request, pk)
    form = forms.RoomsForm(request.POST or None, parts=list(queries.rooms_of(found)))
    if form.is_valid() and tried(form, actions.arrange_rooms, found, form.rows(), actor=request.actor):
        return answer_with(request, found.get_absolute_url())
    status = 422 if form.errors else 200
    return page(request, "congress/register_rows.html", of=found, title="登记房间", form=form, status=status)


@filed_once
def add_cost(request, pk):
    found = kept_or_403(request, pk)
    form = forms.CostForm(request.POST or None, instance=StationCost(station=found))
    return _form(
        request, found, form, on_row(actions.enter_cost, form), title=f"登记经费：{found}", done="已登记经费。"
    )


@filed_once
def photos(request, pk):
    found = kept_or_403(request, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.PhotosForm(*sent, actor=request.actor, station=found)
    return _form(request, found, form, actions.keep_photos, found, title=f"照片：{found}", done="已保存照片。")
