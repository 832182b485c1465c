"""The interface for programs: it has every list, case and move there is, says so truly, and shows what the pages show."""

import json
import re
from dataclasses import replace
from functools import cache
from itertools import islice
from types import NoneType

import pytest
from django.contrib.auth import get_user
from django.core.cache import cache as kept
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from jsonschema import Draft202012Validator
from rest_framework.test import APIRequestFactory

from congress.api.described import BRIEF
from congress.api.schema import written
from congress.frame import clock, kinds
from congress.policies.tokens import has_tokens
from congress.queries.tokens import may_move
from tests.build import county

from .source import ROOT
from .test_urls import World

pytestmark = pytest.mark.django_db
IN_A_LIST = {  # cases of which the page is read for programs, with the list that holds them
    "suggestions.suggestion": "suggestions.suggestions",
    "suggestions.assignment": "suggestions.tasks",
}
NO_WINDOW = {"appointments.examsitting": "考生的答卷，只在考试的页面上"}  # machines without an address of their own
# Columns in which things of several kinds stand: a number alone would say nothing.
OF_TWO_KINDS = {("deputies.contacts", "whom"), ("supervision.questions", "occasion")}
OF_OTHERS = ("appointments.exam_results",)  # a sitting's page is the candidate's own
READERS = ("sys", "go", "dac", "gov", "unit", "dep", "tch", "tsec", "xdac")  # of cases
FACTORY = APIRequestFactory()
ROLES = ("go", "dac", "com", "gov", "unit", "dep", "tch", "aud")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        made = World()
        made.pages, made.lists = {}, {}
        made.accounts = {who: get_user(made.clients[who]) for who in {*READERS, *ROLES, "sec"}}
        made.actors = {who: replace(made.actor(who), account_id=one.pk) for who, one in made.accounts.items()}
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def nobody_has_asked():
    kept.clear()


@pytest.fixture(scope="module")
def windows():
    return resolve(reverse("api:schema")).func.view_initkwargs["windows"]


def address(key):
    return f"/api/v1/{key}/"


# All of it, and truly described.


def test_every_list_case_and_move_has_its_call(windows):
    described = {(path, method) for path, calls in json.loads(written(windows))["paths"].items() for method in calls}
    calls = {(address(listing.key), "get") for listing in kinds.listings}
    for machine in kinds.machines:
        if machine.key not in NO_WINDOW:
            case = f"{address(machine.key)}{{id}}/"
            calls |= {
                (case, "get"),
                (
                    f"{address(machine.key)}cases/"
                    if machine.key not in IN_A_LIST
                    else address(IN_A_LIST[machine.key]),
                    "get",
                ),
                *((f"{case}moves/{move.name}/", "post") for move in machine.moves if not move.quiet),
            }

    assert calls - described == set()
    assert {machine.key for machine in kinds.machines} - {*windows} == {*NO_WINDOW}


def test_the_description_in_docs_is_that_of_the_code(windows):
    """To renew it: manage.py openapi"""
    assert (ROOT / "docs/openapi.json").read_text(encoding="utf-8") == written(windows), "manage.py openapi"


@cache
def description():
    return json.loads((ROOT / "docs/openapi.json").read_text(encoding="utf-8"))


def parts_of(found, key=""):
    """(name, part) of everything in the description."""
    if isinstance(found, dict):
        yield key, found
    for name, one in found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ():
        yield from parts_of(one, name)


def test_the_description_is_openapi():
    """What the official schema of OpenAPI 3.1 asks of a document with these parts; its shapes are asked of JSON Schema's."""
    told = description()
    calls = [(path, call) for path, way in told["paths"].items() for verb, call in way.items() if verb != "parameters"]

    assert told["openapi"] == "3.1.0"
    assert set(told) == {"openapi", "info", "security", "paths", "components"}
    assert {key for way in told["paths"].values() for key in way} == {"get", "post", "parameters"}
    names = [call["operationId"] for _, call in calls]
    assert len(names) == len(set(names))
    for path, call in calls:
        assert set(call) <= {
            "operationId",
            "summary",
            "description",
            "tags",
            "security",
            "parameters",
            "requestBody",
            "responses",
        }
        asked = [
            followed(told, one) for one in [*call.get("parameters", ()), *told["paths"][path].get("parameters", ())]
        ]
        assert {one["name"] for one in asked if one["in"] == "path"} == set(re.findall(r"{(\w+)}", path)), path
        assert len({(one["in"], one["name"]) for one in asked}) == len(asked), path
        assert {"200"} <= set(call["responses"])
        assert all(followed(told, one)["description"] for one in call["responses"].values())
    for _, part in parts_of(told):
        if "$ref" in part:
            followed(told, part)
    shapes = {json.dumps(part): part for key, part in parts_of(told) if key == "schema"}
    Draft202012Validator.check_schema({"$defs": shapes | told["components"]["schemas"]})


def codes_told(shape):
    """The codes that an answer is chosen from."""
    (shape, *_) = shape.get("anyOf", [shape])  # or nothing
    return {*followed(description(), shape.get("items", shape)).get("enum", ())}


def test_codes_that_are_chosen_from_are_said_once():
    """With what each means wherever that is not the code itself; a call names its question beside them."""
    told = description()
    codes = [part for _, part in parts_of(told) if "enum" in part and part["enum"] != ["json", "csv"]]
    asked = told["components"]["schemas"]["SuggestionsMotionsVoteForm"]["properties"]["method"]

    assert len(codes) > 150
    assert len({json.dumps(one) for one in codes}) == len(codes)
    assert asked["description"] == "表决方式"
    assert "named 记名" in followed(told, asked["anyOf"][0])["description"]


def followed(told, part):
    """A part, or what it refers to."""
    found = told
    for step in part["$ref"].removeprefix("#/").split("/") if "$ref" in part else ():
        found = found[step]
    return found if "$ref" in part else part


@pytest.mark.parametrize("listing", [one for one in kinds.listings if one.asks], ids=lambda one: one.key)
def test_whatever_a_reader_may_ask_for_is_described(world, listing):
    """A filter that names its answers names all that any reader is offered."""
    asked = description()["paths"][address(listing.key)]["get"]["parameters"]
    told = {one["name"]: codes for one in asked if "schema" in one and (codes := codes_told(one["schema"]))}
    for key in ROLES:
        fields = listing.asks(world.actor(key), {}).fields
        offered = {name: {code for code, _ in fields[name].choices if code != ""} for name in told if name in fields}
        assert {name: codes - told[name] for name, codes in offered.items() if codes - told[name]} == {}, key


class Asked(dict):
    """The filters of a list, which keep what is looked up in them by name."""

    def __init__(self):
        self.names = set()

    def get(self, name, default=None):
        self.names.add(name)
        return default


def test_a_list_looks_up_nothing_that_nobody_may_ask_for(world):
    """What stands neither in its form nor in ``also`` is refused to programs as unknown."""
    unsaid = {}
    for listing in kinds.listings:
        asked, actor = Asked(), world.actor("go")
        fields = {*listing.asks(actor, asked).fields} if listing.asks else set()
        listing.rows(actor, asked)
        unsaid[listing.key] = asked.names - fields - {*listing.also}

    assert {key: names for key, names in unsaid.items() if names} == {}


@pytest.mark.parametrize("listing", list(kinds.listings), ids=lambda one: one.key)
def test_what_has_a_number_of_its_own_is_told_with_it(world, listing):
    for key in ROLES:
        actor = world.actor(key)
        if listing.open_to(actor):
            rows, columns = listing.rows(actor, {}), listing.columns_told(actor, {})
            words = [one for one in columns if one.kind == "text" and (listing.key, one.name) not in OF_TWO_KINDS]
            for row in islice(rows.iterator(9), 5):
                assert [
                    one.name for one in words if isinstance(one.value(row), Model) and one.value(row) is not row
                ] == []
                for one in columns:
                    if one.kind in ("thing", "things"):
                        assert one.stored or isinstance(one.value(row), Model | NoneType | str), one.name


def test_the_description_served_is_the_same(world):
    told = world.clients["go"].get(reverse("api:schema")).json()

    assert told == json.loads((ROOT / "docs/openapi.json").read_text(encoding="utf-8"))


# What the pages show, to whom they show it.


@pytest.mark.parametrize("listing", list(kinds.listings), ids=lambda one: one.key)
def test_a_list_is_open_to_whom_its_page_is_and_leads_to_pages_he_may_open(world, listing):
    """One of every kind of page it leads to."""
    url = reverse(listing.page) if listing.page else ""
    for who in ROLES:
        answer = listed(world, who, listing.key)
        assert answer.status_code in (200, 403)
        if url and listing.same_rows and answer.status_code == 403:
            assert opened(world, who, url) != 200, (who, listing.may.__doc__)
        rows = answer.data["results"] if answer.status_code == 200 else []
        for led in one_of_each({row["url"].partition("#")[0] for row in rows if row["url"]}):
            assert opened(world, who, led) in (200, 302) or listing.key in OF_OTHERS, (who, led)


def one_of_each(urls):
    """Of many addresses one of each route: they stand for rows that one door lets through."""
    return {resolve(url.partition("?")[0]).view_name: url for url in sorted(urls)}.values()


@pytest.mark.parametrize("listing", list(kinds.listings), ids=lambda one: one.key)
def test_a_list_asks_the_database_no_more_for_more_rows(world, listing):
    reader = next((who for who in (*ROLES, "sec") if listed(world, who, listing.key).status_code == 200), "")
    assert reader, "nobody reads it"

    counts = []
    for size in (1, 100):
        with CaptureQueriesContext(connection) as statements:
            asked(world, reader, FACTORY.get(address(listing.key), {"page_size": size}))
        counts.append(len(statements))

    assert max(counts) - min(counts) <= 2, counts  # what a page without rows does not look up


def test_nothing_of_another_county_is_in_a_list_or_a_case(world):
    ours, theirs = {}, {}
    for listing in kinds.listings:
        if listing.key != "congress.holidays":  # the same days everywhere
            for found, who in ((ours, "go"), (theirs, "xdac")):
                answer = listed(world, who, listing.key)
                rows = answer.data["results"] if answer.status_code == 200 else []
                found[listing.key] = {row["id"] for row in rows if row["id"] is not None}

    assert {key for key, rows in ours.items() if rows & theirs[key]} == set()
    assert sum(map(len, ours.values())) > 100


@pytest.mark.parametrize("key", [machine.key for machine in kinds.machines if machine.key not in NO_WINDOW])
def test_a_case_is_read_and_moved_by_those_to_whom_its_page_shows_and_offers_it(world, windows, key):
    """Whoever may not see it gets the same answer as for a case that is not there; whoever may, does what he is offered,
    and may have a key for it."""
    machine, broken = windows[key].machine, []
    for case in windows[key].among(machine.model._base_manager.order_by("-pk"))[:1]:
        for who in READERS:
            url, actor = f"{address(key)}{case.pk}/", world.actors[who]
            read = asked(world, who, FACTORY.get(url))
            offered = [one["name"] for one in read.data["moves"]] if read.status_code == 200 else []
            other = next((move.name for move in machine.moves if move.name not in offered), "nosuch")
            sent = undone(world, who, FACTORY.post(f"{url}moves/{other}/", {}, format="json"))
            if read.status_code == 200:
                right = sent in (400, 403, 404, 409) and page(world, who, case) in (200, 302)
                right = right and (may_move(machine, actor.role) or not (offered and has_tokens(actor)))
            else:
                right = read.status_code == sent in (403, 404) and read.data["fields"] == {}
                right = right and str(case) not in read.data["detail"]
            broken += [] if right else [(who, url, other, read.status_code, sent)]

    assert broken == []


@pytest.mark.parametrize("key", [one.key for one in kinds.machines if one.key not in {*NO_WINDOW, *IN_A_LIST}])
def test_a_case_stands_in_the_list_of_its_kind_for_those_who_may_read_it(world, windows, key):
    """All of them and no others, asked for in as many statements for many as for one."""
    known = {*windows[key].among(windows[key].machine.model._base_manager.all()).values_list("pk", flat=True)}
    for who in READERS:
        counts = []
        for size in (1, 100):
            with CaptureQueriesContext(connection) as statements:
                listed = asked(world, who, FACTORY.get(f"{address(key)}cases/", {"page_size": size}))
            counts.append(len(statements))
        told = {row["id"]: row for row in listed.data["results"]} if listed.status_code == 200 else {}
        read = {pk: asked(world, who, FACTORY.get(f"{address(key)}{pk}/")) for pk in sorted(known)[-2:]}
        right = {pk: {name: one.data[name] for name in BRIEF} for pk, one in read.items() if one.status_code == 200}

        assert {pk: row for pk, row in told.items() if pk in read} == right
        assert len(told) == min(listed.data["count"], 100) if told else not right
        assert {*told} <= known
        assert listed.status_code in (200, 403)
        assert counts[1] - counts[0] <= 1, counts  # an empty page looks nothing up


def asked(world, who, request):
    """What the interface answers to somebody whom the door has let in: of the door other files tell."""
    request.user, request.actor = world.accounts[who], world.actors[who]
    found = resolve(request.path)
    return found.func(request, *found.args, **found.kwargs)


def undone(world, who, request):
    with transaction.atomic():
        status = asked(world, who, request).status_code
        transaction.set_rollback(True)
    return status


def listed(world, who, key):
    """A list as he has it, asked for once."""
    if (who, key) not in world.lists:
        world.lists[who, key] = asked(world, who, FACTORY.get(address(key), {"page_size": 100}))
    return world.lists[who, key]


def opened(world, who, url):
    """How a page answers him; looked at once."""
    if (who, url) not in world.pages:
        world.pages[who, url] = world.get(who, url)
    return world.pages[who, url]


def page(world, who, case):
    url = case.get_absolute_url().partition("#")[0] if hasattr(case, "get_absolute_url") else ""
    return opened(world, who, url) if url else 200
