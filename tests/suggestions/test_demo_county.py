"""The demonstration county, planted small: whole, in every state, with everybody's work."""

import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import Count

from appointments.models import Case, DutyReport, Item, Swearing
from congress.frame import clock, planting
from congress.models import Account, Reminder
from congress.queries.checking import everywhere
from deputies.models import DutyDay, DutyTurn, Opinion, PointResultSet, Rollover, Station
from deputies.queries import points
from deputies.queries import rollover as rollover_queries
from deputies.queries.voice import once_hash
from suggestions.demo.voices import VOICES
from suggestions.models import Assignment, Suggestion
from supervision.models import Draw

# Planted by the three years before, which are left out here. Submitted and replied are left by themselves at once.
OVER = {"converted", "withdrawn"}
ENDED = {"sent_back", "cancelled"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def said(settings, tmp_path):
    """What the command says while it plants the showpieces alone."""
    settings.DEMO, settings.VAR = True, tmp_path
    words = io.StringIO()
    call_command("demo", share=0, stdout=words)
    return words.getvalue()


def test_a_county_is_planted_whole(said):
    shares = [int(share) for share in re.findall(r"(\d+)%", said)]
    assert len(shares) > 5
    assert shares == sorted(shares)
    assert shares[-1] < 100
    assert not planting.is_under_way()
    assert {*Suggestion.State.values} - {*Suggestion.objects.values_list("state", flat=True)} == OVER | {"submitted"}
    assert {*Assignment.State.values} - {*Assignment.objects.values_list("state", flat=True)} == ENDED | {"replied"}
    assert Account.objects.filter(is_demo=True).count() == 25
    found = [result for result in everywhere() if result.count]
    unmade = {"congress.unmade", "congress.jobs"}  # here nobody works at what is asked for
    assert {result.check.key for result in found if result.must} == unmade
    reminded = {result.check.key for result in found if not result.must} - {"congress.years"}  # hangs on today's date
    assert reminded == {"congress.backup", "suggestions.letters"}
    assert [points.compared(one) for one in PointResultSet.objects.all()] == [[]]
    assert_open_today()
    assert_prepared()
    assert_heard()
    assert_appointed()
    drawn = Draw.objects.exclude(number=None).order_by("committed_at", "pk").values_list("year", "number")
    assert list(drawn) == sorted(drawn)
    assert not Reminder.objects.filter(sent_at=None, superseded_at=None, due_on__lt=clock.today()).exists()


def assert_open_today():
    """A visitor finds a home open today, with the deputies he may be on duty; every home and station has its roster;
    nobody is at two places."""
    day = DutyDay.objects.get(station__name="青崖乡人大代表之家", on=clock.today())
    people = {Account.objects.get(login=login).person_id for login in ("dep01", "tdep01")}
    there = set(DutyTurn.objects.filter(day=day).values_list("deputy__person", flat=True))
    assert (day.state, people <= there) == ("noticed", True)
    stations = Station.objects.filter(kind__in=["home", "station"], closed_on=None)
    assert stations.exclude(rosters__isnull=False).count() == 0
    turns = DutyTurn.objects.filter(called_off=False).order_by().values("deputy__person", "on").annotate(n=Count("pk"))
    assert not turns.filter(n__gt=1).exists()


def assert_prepared():
    """A township's change of term waits with one line that is wrong."""
    rollover = Rollover.objects.get(done_on=None)
    assert len(rollover_queries.preview(rollover).faults) == 1


def assert_heard():
    """What people said at stations and deputies took up is told in every stage; none is answered but still waits, none has
    lain with a deputy for more than a fortnight."""
    taken_up = Opinion.objects.filter(once_hash__in=[once_hash(f"heard {n}") for n in range(2000)])
    stages = dict(taken_up.order_by().values_list("state").annotate(n=Count("pk")))
    old = Opinion.objects.filter(state__in=["offered", "drafted"], received_on__lt=clock.today() - timedelta(days=15))
    assert set(stages) == {"offered", "drafted", "to_suggestion", "replied", "closed"}
    assert sum(stages.values()) == len(VOICES)
    assert (stages["to_suggestion"], stages["closed"] >= 5, old.count()) == (6, True, 0)
    assert list(taken_up.exclude(state="to_suggestion").filter(adopted_on__isnull=False, reply="")) == []


def assert_appointed():
    """Three years of appointments have run their course, each item has taken effect, thirty have sworn together; today a case
    waits in every early state and two still owe their oath."""
    decided = Item.objects.filter(state="passed")
    years = {day.year for day in decided.dates("announced_on", "year")}
    there = Case.objects.filter(announced_on=None).values_list("state", flat=True)
    takers = Swearing.objects.filter(organiser="organ").order_by().values("office").annotate(n=Count("pk"))
    assert len(years) >= 3
    assert decided.count() >= 60
    assert not decided.filter(effective_on=None).exists()
    assert {"received", "supplement", "checked", "council", "agenda", "held_over", "withdrawn"} == set(there)
    assert {"failed", "awaiting_upper", "held_over"} <= set(Item.objects.values_list("state", flat=True))
    assert (takers.get()["n"], Swearing.objects.owed().count()) == (30, 2)
    assert {"read", "handed_in"} == set(DutyReport.objects.values_list("state", flat=True))
