"""Pages for anybody, without an account (码上找代表), and what stands behind them: proposing, approving, printing codes."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from congress.frame.pages import page
from congress.queries.records import timeline
from congress.views.deeds import allow, paged
from congress.views.institution import form_page, on_row
from congress.views.moves import move_view
from congress.views.once import answer_with, filed_once

from ..actions import public as actions
from ..forms import public as forms
from ..models import Deputy, PublicProfile
from ..policies import public as policies
from ..queries import public as queries
from ..queries.stations import public_photo
from ..queries.stories import public_of
from ..workflow.profile import PROFILE
from .stations import kept_or_403

NO_CODE = "这个二维码或公开码不对，可能已经停用。"
profile_move = move_view(PROFILE, queries.profiles, back="deputies:profile")


@login_not_required
def stations(request):
    """Find a station by village, name or township."""
    asked = forms.FindStationForm(request.GET)
    found = paged(request, queries.stations(**asked.asked()), size=20)
    return page(request, "deputies/public_stations.html", asked=asked, found=found)


@login_not_required
def deputies(request):
    """Find a deputy by name, pinyin, station or township."""
    asked = forms.FindDeputyForm(request.GET)
    found = paged(request, queries.deputies(**asked.asked()), size=20)
    return page(request, "deputies/public_deputies.html", asked=asked, found=found, counts=queries.counts())


@login_not_required
def station(request, code):
    """One station: where, when, who. A closed one says so and shows where to go."""
    found = queries.station_by(code)
    if found is None:
        return page(request, "deputies/public_unknown.html", what=NO_CODE, status=404)
    return page(request, "deputies/public_station.html", station=found, **queries.at_station(found))


@login_not_required
def deputy(request, code):
    """One deputy: his post, his stations, what was approved. One who has left is thanked."""
    found = queries.deputy_by(code)
    if found is None:
        return page(request, "deputies/public_unknown.html", what=NO_CODE, status=404)
    return _deputy_page(request, found, queries.profile_of(found))


def _deputy_page(request, found, profile, preview=False):
    figures = queries.figures_of(found) if profile and profile.shows_figures else ()
    return page(request, "deputies/public_deputy.html", deputy=found, profile=profile, figures=figures,
                year=queries.year_before(), stations=queries.stations_of(found), preview=preview,
                reports=queries.duty_reports_of(found), stories=public_of(found))  # fmt: skip


@login_not_required
def plan(request):
    """The deputies' plan of the year, once it is published."""
    found, items = queries.plan()
    return page(request, "deputies/public_plan.html", plan=found, items=items)


@login_not_required
def photo(request, pk):
    """A small picture of an open station, shown in the page."""
    row = public_photo(pk)
    if not row:
        raise Http404
    return picture(row)


def picture(row):
    """A public picture, shown in a page."""
    path = Path(settings.MEDIA_ROOT) / row.stored_as
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type=row.content_type)
    response["Cache-Control"] = "public, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response


# Behind them.


def profiles(request):
    """My own public cards; the commission's list of those that wait."""
    allow(request, policies.has_profile)
    approves = policies.approves_profiles(request.actor)
    waiting = paged(request, queries.waiting(request.actor)) if approves else None
    return page(request, "deputies/profile_list.html", own=queries.own_profiles(request.actor), waiting=waiting)


def profile(request, pk):
    """One version, as the public would see it, with the next step."""
    found = get_object_or_404(queries.profiles(request.actor), pk=pk)
    return page(request, "deputies/profile_detail.html", profile=found, offered=PROFILE.offered(found, request.actor),
                moves_url=found.get_absolute_url(), course=timeline(found, request.actor),
                may_write=policies.is_its_deputy(request.actor, found))  # fmt: skip


def preview(request, pk):
    """群众看到的样子: the same page with this version."""
    found = get_object_or_404(queries.profiles(request.actor), pk=pk)
    return _deputy_page(request, queries.deputy_by(found.deputy.public_code), found, preview=True)


@filed_once
def write_profile(request, pk):
    """A deputy writes the next version for one of his seats."""
    seat = get_object_or_404(Deputy.objects.visible_to(request.actor), pk=pk)
    open_one = queries.profiles(request.actor).filter(deputy=seat, state="draft").first()
    found = open_one or PublicProfile(deputy=seat)
    allow(request, policies.is_its_deputy, found)
    form = forms.ProfileForm(request.POST or None, instance=found)
    return form_page(request, form, on_row(actions.keep_profile, form), title="填写公开信息", back=reverse("deputies:profiles"),
                     to=lambda row: row.get_absolute_url(), done="已保存，请看一遍再提交审核。",
                     note="姓名、职务、选区和联络站点依法公开。手机号和住址从不公开。")  # fmt: skip


@require_POST
@filed_once
def station_cards(request, pk):
    """Codes of a station and its deputies, eight on a page."""
    found = kept_or_403(request, pk)
    job = actions.ask_cards(actor=request.actor, station=found)
    return answer_with(request, reverse("congress:job", args=[job.pk]))


@filed_once
def cards(request):
    """Codes of the deputies of a delegation or of the whole congress."""
    allow(request, policies.prints_cards)
    form = forms.CardsForm(request.POST or None, actor=request.actor)
    return form_page(request, form, actions.ask_cards, title="印制代表二维码", back=reverse("deputies:stations"),
                     to=lambda job: reverse("congress:job", args=[job.pk]), done="正在生成。",
                     note="A4纸每页八张，沿虚线裁开。站点的二维码在站点页面上印制。")  # fmt: skip
