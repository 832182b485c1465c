"""A deputy's day of reception through the pages: he checks in, a villager scans his code, the matter becomes a suggestion,
and the villager reads on her receipt how far it has come."""

import pytest
from django.core.cache import cache
from django.test import Client

from congress.frame import clock
from deputies.models import DutyTurn, Opinion
from deputies.queries import dossier
from suggestions.models import Suggestion
from tests.build import rosters, stations, voice

from .pages import press

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_tried():
    cache.clear()


@pytest.fixture
def on_duty(cast):
    """The day on which the county deputy ``dep`` is on duty at a station of a township, announced in time."""
    station = stations.station(cast.townships["river"], deputies=[cast.deputies["dep"]])
    day = rosters.noticed(station)
    with clock.frozen(day.on):
        yield day


def test_from_the_door_of_the_station_to_the_suggestion(cast, on_duty):
    deputy, villager = cast.client("dep"), Client()
    turn = DutyTurn.objects.get(day=on_duty, deputy=cast.deputies["dep"])

    assert on_duty.station.name in deputy.get("/stations/duty/").content.decode()
    deputy.post(f"/stations/turns/{turn.pk}/check-in/", {"code": on_duty.code.lower()})
    turn.refresh_from_db()
    assert (turn.came_by, turn.came_at is not None) == ("self", True)

    code = cast.deputies["dep"].public_code
    area = cast.townships["river"].congress.area_id
    said = {"text": voice.TEXT, "area": area, "once": "a-form-opened-once"}
    receipt = villager.post(f"/voice/{code}/", said).headers["Location"]
    opinion = Opinion.objects.get()
    assert opinion.subject in deputy.get("/").content.decode()

    begin = f"/suggestions/write/?from=deputies.opinion:{opinion.pk}"
    assert begin.replace(":", "%3A") in deputy.get(f"/opinions/{opinion.pk}/").content.decode()
    form = deputy.get(begin).context["form"]
    assert voice.TEXT in form.initial["facts"]
    words = {
        "subject": "关于修复柳沟村三组路灯的建议",
        "facts": form.initial["facts"],
        "proposals": "请尽快更换路灯并明确管护单位。",
    }
    deputy.post(begin, {**words, "public_wish": "on"})
    suggestion = Suggestion.objects.get()
    press(deputy, f"/suggestions/{suggestion.pk}/submit/", one_matter="on")
    suggestion.refresh_from_db()

    assert suggestion.state not in ("draft", "cosigning")
    assert "代表建议已经提交" in villager.get(receipt).content.decode()
    seat = cast.deputies["dep"]
    done = {source.key for source, _ in dossier.facts_of([seat], on_duty.on, on_duty.on).of[seat.pk]}
    assert {"deputies.station_duty", "deputies.opinion"} <= done
