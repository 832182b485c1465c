"""How often a page asks the database: at most twelve times for a list, with its frame – who is here, in which post, what
waits behind the menu. That the number does not grow with the rows is asked beside each list."""

from collections import Counter
from datetime import date
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congress.context import house
from congress.frame import clock, kinds
from congress.frame.address import by_address
from congress.models import Congress, Membership, Organization
from congress.queries.documents import words_about
from congress.queries.own_data import sections
from deputies.models import Deputy
from tests.build import county, duty_reports, voice
from tests.house.test_urls import World
from tests.walk import routes

pytestmark = pytest.mark.django_db

MOST = 12
LISTS = sorted({reverse(one.page) for one in kinds.listings if one.page})
READERS = ("dac", "go", "unit", "dep", "tch")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """A row of everything, papers and clocks of many kinds among them."""
    with django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def cast(world):
    return world.cast


def asked_by(client, url):
    """The statements of a page that opens, [] for whoever may not read it; what is remembered is asked before."""
    client.raise_request_exception = False
    if client.get(url).status_code != 200:
        return []
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return asked.captured_queries


def test_a_home_asks_at_most_twelve_times_whosever_it_is(world):
    costs = {key: len(asked_by(client, "/")) for key, client in world.clients.items()}

    assert {key: number for key, number in costs.items() if number > MOST} == {}
    assert {"dac", "go", "lead", "com", "gov", "unit", "dep", "tch", "tsec"} <= {key for key in costs if costs[key]}


@pytest.mark.parametrize("url", LISTS)
def test_a_list_asks_at_most_twelve_times_whoever_reads_it(world, url):
    asked = {key: asked_by(world.clients[key], url) for key in READERS}
    readers = [key for key in READERS if asked[key]] or [
        key for key, client in world.clients.items() if client.get(url).status_code == 200
    ]

    asked |= {key: asked_by(world.clients[key], url) for key in readers if key not in asked}

    assert readers
    for key in readers:
        assert len(asked[key]) <= MOST, f"{key}\n" + "\n".join(one["sql"][:200] for one in asked[key])


def questions(answer):
    """{name: an answer} to everything that the form above a list asks."""
    known = [answer.context[name] for name in ("asked", "form", "filter") if name in answer.context]
    forms = [getattr(one, "form", one) for one in known]
    return {name: _answer(field) for form in forms for name, field in getattr(form, "fields", {}).items()}


def _answer(field):
    """The first of what may be chosen; of anything else a word of its kind."""
    for value, label in getattr(field, "choices", ()):
        for one in [pk for pk, _ in label] if isinstance(label, list | tuple) else [value]:
            if str(one):
                return str(one)
    return {"DateField": "2026-03-01", "BooleanField": "on", "IntegerField": "1"}.get(type(field).__name__, "道路")


@pytest.mark.parametrize("key", [one.key for one in kinds.listings if one.page])
def test_a_list_asks_at_most_twelve_times_however_it_is_narrowed_and_sorted(world, key):
    """Each answer of its form by itself and all at once, in the order of each column and of all."""
    listing = kinds.listings[key]
    url = reverse(listing.page)
    readers = [world.clients["dac"], *world.clients.values()]  # who sees most of it first
    client = next(one for one in readers if one.get(url).status_code == 200)
    said = questions(client.get(url))
    asked = [urlencode({name: value}) for name, value in said.items()]
    asked += [f"sort={field}" for field in listing.sorts.values()]
    asked += [urlencode({**said, "sort": ",".join(listing.sorts.values())})]

    costs = {query: len(asked_by(client, f"{url}?{query}")) for query in dict.fromkeys(asked)}

    assert {query: number for query, number in costs.items() if not 0 < number <= MOST} == {}


@pytest.mark.parametrize("name", ["case", "task"])
def test_a_case_page_of_suggestions_asks_at_most_twelve_times_whoever_reads_it(world, name):
    url = getattr(world, name).get_absolute_url()
    costs = {key: len(asked_by(client, url)) for key, client in world.clients.items()}

    assert {key: number for key, number in costs.items() if number > MOST} == {}
    assert sum(costs.values()) > 0


PAGES = {  # of one thing that deputies do: who reads it, those who see most of it first
    "deputies:activity": "dac dep",
    "deputies:activity_report": "dac dep",
    "deputies:allowance": "dac",
    "deputies:award": "dac",
    "deputies:by_election": "dac",
    "deputies:campaign": "dac",
    "deputies:consultation": "dac",
    "deputies:contact": "dac",
    "deputies:contact_log": "dac",
    "deputies:contact_tree_of": "dac",
    "deputies:counterpart": "dac",
    "deputies:detail": "dac dep",
    "deputies:dossier": "dac dep",
    "deputies:dossier_entry": "dac dep",
    "deputies:duty_day": "sta tsec",
    "deputies:duty_dispute": "dac dep",
    "deputies:duty_report": "dac dep",
    "deputies:duty_session": "dac tch dep",
    "deputies:group": "dac",
    "deputies:opinion": "dac tsec",
    "deputies:point_result": "dac",
    "deputies:point_sheet": "dac",
    "deputies:point_sheet_try": "dac",
    "deputies:presence_deputy": "dac dep",
    "deputies:rating": "dac tsec",
    "deputies:resignation": "dac",
    "deputies:roster": "sta",
    "deputies:star_cycle": "dac",
    "deputies:station": "dac tsec dep",
    "deputies:story": "dac",
    "deputies:topic_lead": "dac",
    "deputies:training": "dac tch",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_one_thing_that_deputies_do_asks_at_most_twelve_times(world, name):
    url = next(world.url(route) for route in routes() if route.name == name)

    costs = {key: len(asked_by(world.clients[key], url)) for key in PAGES[name].split()}

    assert {key: number for key, number in costs.items() if not 0 < number <= MOST} == {}


def test_it_does_so_at_every_step(world):
    """With all parts that a page may show."""
    steps = enumerate(("planned", "notified", "held", "rated", "filed"), 1)
    sessions = [duty_reports.session(world.cast, step, day=date(2026, 4, day)) for day, step in steps]
    duty_reports.count(sessions[2], actor=world.cast.dac)
    twice = [voice.opinion(world.cast, once=once) for once in ("first", "second")]

    costs = {
        f"{row} {row.state}": len(asked_by(world.clients[key], row.get_absolute_url()))
        for key in ("dac", "tch")
        for row in (*sessions, *twice)
    }

    assert {name: number for name, number in costs.items() if not 0 < number <= MOST} == {}


# One page of a thing a line: as World knows it, and which of its pages.
CASES = {
    "appointment": "/appointments/{}/",
    "ballot": "/ballots/{}/",
    "paper": "/documents/{}/",
    "filing": "/supervision/filings/{}/",
    "inquiry_case": "/supervision/inquiry-cases/{}/",
    "meeting": "/meetings/{}/",
    "meeting_paper": "/meetings/papers/{}/",
    "motion": "/suggestions/motions/{}/",
    "livelihood": "/supervision/livelihood/{}/",
    "livelihood_project": "/supervision/livelihood/projects/{}/",
    "topic": "/supervision/topics/{}/",
    "topic team": "/supervision/topics/{}/team/",
}


@pytest.mark.parametrize("name", CASES)
def test_the_page_of_a_thing_asks_at_most_twelve_times_whoever_reads_it(world, name):
    url = CASES[name].format(getattr(world, name.split()[0]).pk)
    asked = {key: asked_by(world.clients[key], url) for key in READERS}

    assert any(asked.values())
    for key, statements in asked.items():
        assert len(statements) <= MOST, f"{key}\n" + "\n".join(one["sql"][:200] for one in statements)


@pytest.mark.parametrize("key", [one.key for one in kinds.searches])
def test_one_kind_of_what_the_search_finds_is_asked_for_in_at_most_twelve_statements(world, key):
    costs = {who: len(asked_by(world.clients[who], f"/find/?q=关于&kind={key}")) for who in READERS}

    assert {who: number for who, number in costs.items() if number > MOST} == {}
    assert any(costs.values())


OTHERS = {  # pages that are neither a list nor one thing
    "calendar": "/calendar/",
    "finance": "/supervision/finance/",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_of_a_whole_year_asks_at_most_twelve_times_whoever_reads_it(world, name):
    costs = {key: len(asked_by(client, OTHERS[name])) for key, client in world.clients.items()}

    assert {key: number for key, number in costs.items() if number > MOST} == {}
    assert sum(costs.values()) > 0


@pytest.mark.parametrize("word", ["建议", "关于", "3", "县"])
def test_what_the_search_field_finds_is_asked_for_in_at_most_twelve_statements_whoever_searches(world, word):
    costs = {key: len(asked_by(client, f"/find/?q={word}")) for key, client in world.clients.items()}

    assert {key: number for key, number in costs.items() if number > MOST} == {}
    assert sum(costs.values()) > 0


def matters():
    """Every kind of row that a paper or a clock may be about."""
    labels = {kind.model for kind in kinds.documents} | {law.on for law in kinds.deadlines}
    return {label: apps.get_model(label) for label in sorted(labels)}


def test_rows_of_every_kind_that_papers_and_clocks_are_about_are_read_in_one_statement(cast):
    """With all their columns and what names them, on a database that limits the arguments of a function."""
    assert connection.features.supports_json_field  # Django asks SQLite once

    with CaptureQueriesContext(connection) as asked:
        found = by_address({label: model._base_manager.all() for label, model in matters().items()})
        words = [words_about(row) for row in found.values()]

    assert len(asked) == 1, "\n".join(one["sql"][:200] for one in asked)
    assert words


def test_rows_read_together_are_those_read_by_themselves(cast):
    """The same values of the same types, along relations too."""
    rows = {
        model._meta.label_lower: model._base_manager.all() for model in (Deputy, Membership, Organization, Congress)
    }
    together = by_address(rows)

    for label, some in rows.items():
        for row in some:
            found = together[f"{label}:{row.pk}"]
            assert [getattr(found, one.attname) for one in row._meta.concrete_fields] == [
                getattr(row, one.attname) for one in row._meta.concrete_fields
            ]
            assert str(found) == str(row)


def test_what_is_kept_about_a_person_is_asked_for_once_a_table(world):
    """What the words of a row name comes with it."""
    for key in world.cast.posts:
        actor = world.cast.signed_in(key)
        with CaptureQueriesContext(connection) as asked:
            sections(actor)
        tables = Counter(one["sql"].partition(" FROM ")[2].split()[0] for one in asked)

        assert tables.most_common(1)[0][1] == 1, f"{key}: {tables.most_common(3)}"


def test_menu_and_inbox_of_a_page_are_counted_in_one_statement(cast, rf):
    request = rf.get("/suggestions/")
    request.actor = cast.dac

    with CaptureQueriesContext(connection) as asked:
        drawn = house(request)
        str(drawn["navs"]), str(drawn["settings_navs"]), str(drawn["inbox_count"])

    assert len(asked) == 1


@pytest.mark.parametrize("broken", ["password", "backend", "account"])
def test_a_session_that_no_longer_fits_its_account_is_over(cast, broken):
    """Account and session are read together; whether they belong together is asked as Django asks it."""
    client = cast.client("dep")
    assert client.get("/").status_code == 200
    session = client.session
    if broken == "password":
        session["_auth_user_hash"] = "0" * 64
    elif broken == "backend":
        session["_auth_user_backend"] = "elsewhere.Backend"
    else:
        session["_auth_user_id"] = str(cast.account("dac").pk)
    session.save()

    assert client.get("/").status_code == 302
