"""What the public may read, and the cards with codes that lead there."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from congress.actions import exporting, jobs, notices, records
from congress.actions.registers import demand
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.kinds import JobKind
from congress.frame.printing import cards
from congress.frame.printing.qr import qr_svg
from congress.frame.workflow import Refused
from congress.models import Membership
from congress.queries.jobs import asker

from ..models import Deputy, PublicProfile, Station
from ..policies import public as policies
from ..queries.stations import deputies_at
from ..workflow.profile import PROFILE

# What is read of a deputy.


@transaction.atomic
def keep_profile(profile, *, actor):
    """A deputy writes what he wants the public to read. Refused while it is being judged."""
    demand(policies.is_its_deputy, actor, profile)
    if profile.pk and PROFILE.held(profile).state != PublicProfile.State.DRAFT:
        raise Refused("已经提交审核，退回后才能修改。")
    profile.full_clean()
    profile.save()
    records.record("deputies.publicprofile.write", actor=actor, obj=profile, congress_id=profile.congress_id,
                   text=f"{actor.name}填写公开信息")  # fmt: skip
    return profile


@PROFILE.does("propose")
def propose(profile, *, actor):
    """It goes to the commission."""
    deputy = profile.deputy
    county = deputy.congress.county_id
    people = Membership.objects.in_office().with_role("DAC").filter(congress=county).select_related("person")
    notices.tell(people, subject=f"请审核：{profile}", obj=profile)


@PROFILE.does("approve")
def approve(profile, *, actor):
    """From now on the public reads it, in place of the version before."""
    for old in PublicProfile.objects.filter(deputy=profile.deputy_id, state=PublicProfile.State.APPROVED):
        replace(old, actor=SYSTEM)
    profile.decided_on = clock.today()
    _tell(profile, "已公开")


@PROFILE.does("send_back")
def send_back(profile, *, actor, reason):
    """The deputy writes it once more."""
    _tell(profile, "请修改", reason)


@PROFILE.does("withdraw")
def withdraw(profile, *, actor, reason):
    """The public no longer reads it; name, post and stations stay."""


@PROFILE.does("replace")
def replace(profile, *, actor):
    """A newer version is public."""


def _tell(profile, word, text=""):
    people = Membership.objects.filter(deputy=profile.deputy_id).select_related("person")
    notices.tell(people, subject=f"{word}：您的公开信息", text=text, obj=profile)


# Cards with codes.

CARDS = "deputies.cards"


def ask_cards(*, actor, station=None, deputies=()):
    """Ask for the sheets of a station with its deputies, or of some deputies; returns the Job."""
    demand(policies.prints_cards, actor)
    args = {"station": station.pk} if station else {"deputies": [one.pk for one in deputies]}
    name = str(station) if station else f"{len(deputies)}名代表"
    records.record("deputies.cards", actor=actor, obj=station, text=f"{actor.name}印制二维码：{name}")
    return jobs.submit(CARDS, actor=actor, obj=station, label=f"二维码：{name}", **args)


def run_cards(job, progress):
    """The job: A4 sheets with eight cards each, to be cut."""
    actor = asker(job)
    if not policies.prints_cards(actor):
        raise PermissionDenied
    if station := job.args.get("station"):
        found = Station.objects.visible_to(actor).get(pk=station)
        rows = [_station_card(found), *(_deputy_card(one.deputy, found) for one in deputies_at(found))]
    else:
        found = Deputy.objects.visible_to(actor).in_office().filter(pk__in=job.args["deputies"])
        rows = [_deputy_card(one) for one in found.select_related("person", "congress", "delegation")]
    if not rows:
        raise Refused("没有可以印制的二维码。")
    progress(0, len(rows))
    rendered = cards.render(sheet(rows, on=clock.today()))
    progress(len(rows), len(rows))
    return exporting.handed_out(job, rendered.content, f"{job.label}.pdf") | {"pages": rendered.pages}


def _station_card(station):
    return {
        "name": station.name,
        "post": station.get_kind_display(),
        "place": station.address,
        "code": station.public_code,
    }


def _deputy_card(deputy, station=None):
    place = station.name if station else deputy.delegation.name if deputy.delegation_id else deputy.congress.name
    return {"name": deputy.person.name, "post": deputy.get_level_display(), "place": place, "code": deputy.public_code}


def address_of(code):
    """What a code leads to: the form in which anybody speaks."""
    return f"{settings.PORTAL_URL or 'http://127.0.0.1:8000'}{reverse('deputies:voice', args=[code])}"


def sheet(rows, *, on: dt.date):
    """The whole sheet as HTML, eight cards a page."""
    drawn = [row | {"qr": mark_safe(qr_svg(address_of(row["code"]), title="反映意见二维码"))} for row in rows]
    pages = [drawn[at : at + cards.A_PAGE] for at in range(0, len(drawn), cards.A_PAGE)]
    return render_to_string("house/print/cards.html", {"pages": pages, "faces": cards.faces(), "on": on})


CARD_SHEETS = JobKind(key=CARDS, label="印制二维码", run=run_cards)
