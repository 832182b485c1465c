"""Nobody reads by the interface for programs what his page refuses, and moves nothing there that his page does not offer:
a case of every machine, the roles of the county, its townships and the county next door."""

import json

import pytest
from django.db import transaction
from django.urls import resolve, reverse

from congress.frame import clock, kinds
from tests.build import county

from .test_api import NO_WINDOW
from .test_urls import World

pytestmark = pytest.mark.django_db
FEW = 1  # cases of each machine
READERS = ("sys", "go", "dac", "gov", "unit", "dep", "tch", "tsec", "xdac")
KEYS = [machine.key for machine in kinds.machines if machine.key not in NO_WINDOW]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        made = World()
        made.pages = {}
        for client in made.clients.values():
            client.raise_request_exception = False
        yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def windows():
    return resolve(reverse("api:schema")).func.view_initkwargs["windows"]


def page(world, who, url):
    """How a page answers him; looked at once."""
    url = url.partition("#")[0]
    if (who, url) not in world.pages:
        world.pages[who, url] = world.get(who, url)
    return world.pages[who, url]


def cases_of(windows, key):
    window = windows[key]
    return list(window.among(window.machine.model._base_manager.order_by("-pk"))[:FEW])


@pytest.mark.parametrize("key", KEYS)
def test_a_case_is_read_by_those_whose_page_shows_it(world, windows, key):
    leaks = []
    for case in cases_of(windows, key):
        for who in READERS:
            answer = world.clients[who].get(f"/api/v1/{key}/{case.pk}/")
            assert answer.status_code in (200, 403, 404), (who, case)
            if answer.status_code != 200:
                assert answer.json()["fields"] == {}
                assert str(case) not in answer.json()["detail"]
            elif hasattr(case, "get_absolute_url") and page(world, who, case.get_absolute_url()) not in (200, 302):
                leaks.append((who, case.get_absolute_url(), page(world, who, case.get_absolute_url())))
    assert leaks == []


@pytest.mark.parametrize("key", KEYS)
def test_a_case_is_moved_by_those_to_whom_its_page_offers_it(world, windows, key):
    """Whoever may not see it gets the same answer as for a case that is not there; whoever may, does what he is offered."""
    broken, moves = [], [move.name for move in windows[key].machine.moves]
    for case in cases_of(windows, key):
        for who in READERS:
            client, url = world.clients[who], f"/api/v1/{key}/{case.pk}/"
            read = client.get(url)
            told = [one["name"] for one in read.json()["moves"]] if read.status_code == 200 else []
            name = next((one for one in moves if one not in told), "nosuch")
            answer = sent(client, f"{url}moves/{name}/")
            fits = answer in (400, 403, 404, 409) if read.status_code == 200 else answer == read.status_code
            broken += [] if fits else [(who, name, read.status_code, answer)]
    assert broken == []


def sent(client, url):
    with transaction.atomic():
        status = client.post(url, json.dumps({}), content_type="application/json").status_code
        transaction.set_rollback(True)
    return status
