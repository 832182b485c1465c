"""Open data and Popolo: what the public pages show to anybody, what a reader may see to him; cached, bounded, nothing private."""

import csv
import io
import json
import re
from collections import Counter

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from congress.actions import ballots
from congress.frame import kinds
from congress.frame.votes import YES
from tests.build import ballots as voting
from tests.build.publishing import released
from tests.build.suggestions import SUBJECT, suggestion

pytestmark = pytest.mark.django_db
OPEN, RELEASED = "/api/v1/open/", "/api/v1/open/suggestions.released/"


@pytest.fixture(autouse=True)
def nobody_has_asked():
    cache.clear()


def test_anybody_reads_what_was_released_and_nothing_else(cast):
    publication = released(cast)
    suggestion(cast, at="rated", lead="dep3", subject="关于还没有公开的建议")

    (row,) = Client().get(RELEASED).json()["results"]

    assert (row["id"], row["title"]) == (publication.public_code, SUBJECT)
    page = Client().get(publication.public_url).content.decode()
    assert [one["text"] for one in row["answers"] if one["text"].splitlines()[0] not in page] == []
    assert row["who"] in page
    assert row["answers"]


def test_the_same_rows_come_as_a_table_that_runs_no_formula(cast):
    released(cast, subject="=HYPERLINK(1)")

    answer = Client().get(f"{RELEASED}?as=csv")
    head, row = csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig")))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert (head[:3], row[2]) == (["id", "编号", "标题"], "'=HYPERLINK(1)")
    assert Client().get(f"{RELEASED}?as=xml").status_code == 400


def test_a_table_is_whole_and_a_page_is_a_page(cast, monkeypatch):
    for lead in ("dep", "dep2", "dep3"):
        released(cast, lead=lead)
    counts = []
    for piece in (2, 500):
        monkeypatch.setattr("congress.api.public.PIECE", piece)
        with CaptureQueriesContext(connection) as asked:
            table = Client().get(f"{RELEASED}?as=csv&page_size=1").getvalue().decode("utf-8-sig")
        counts.append((len(asked), len(list(csv.reader(io.StringIO(table))))))

    assert [rows for _, rows in counts] == [4, 4]
    assert counts[1][0] <= 8
    assert len(Client().get(f"{RELEASED}?page_size=1").json()["results"]) == 1


PRIVATE = re.compile(
    "phone|mobile|birth|born|email|contact|gender|sex|ethnic|nation|party|id_?(card|number)|address|password"
)


def keys_of(found):
    """Every name that occurs anywhere in an answer."""
    for one in found if isinstance(found, list) else found.values() if isinstance(found, dict) else ():
        yield from keys_of(one)
    yield from found if isinstance(found, dict) else ()


def test_nothing_that_is_open_speaks_of_anybodys_private_life(cast):
    told = json.loads(cast.client("go").get("/api/v1/schema/").content)
    opened = {path: calls for path, calls in told["paths"].items() if path.startswith((OPEN, POPOLO("")[:-1]))}
    described = {
        path: [key for key in keys_of(_schema(calls)) if PRIVATE.search(key)] for path, calls in opened.items()
    }
    released(cast)
    answered = {
        path: [key for key in keys_of(Client().get(path).json()) if PRIVATE.search(key)]
        for path in opened
        if path.startswith(OPEN)
    }

    assert len(answered) >= 12
    assert {path: keys for path, keys in (described | answered).items() if keys} == {}
    assert [key for key in keys_of({"results": [{"phone_masked": ""}]}) if PRIVATE.search(key)] == ["phone_masked"]


def _schema(calls):
    return calls["get"]["responses"]["200"]["content"]["application/json"]["schema"]


def test_who_has_it_already_is_told_so(cast):
    released(cast)
    first = Client().get(RELEASED)
    again = Client().get(RELEASED, headers={"If-None-Match": first["ETag"]})
    released(cast, lead="dep3", subject="关于又一件事的建议")
    changed = Client().get(RELEASED, headers={"If-None-Match": first["ETag"]})

    assert (first["Cache-Control"], again.status_code, again.content, changed.status_code) == (
        "public, max-age=300",
        304,
        b"",
        200,
    )


def test_one_address_asks_so_often_and_no_more(cast):
    answers = [Client().get(OPEN).status_code for _ in range(61)]

    assert answers == [200] * 60 + [429]
    assert Client().get(OPEN, REMOTE_ADDR="192.0.2.1").status_code == 200


def test_every_set_is_there_and_as_described(cast):
    told = json.loads(cast.client("go").get("/api/v1/schema/").content)
    for one in kinds.open_sets:
        shape = told["paths"][f"{OPEN}{one.key}/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**shape, "components": told["components"]}).validate(
            Client().get(f"{OPEN}{one.key}/").json()
        )
    assert [row["key"] for row in Client().get(OPEN).json()] == [one.key for one in kinds.open_sets]
    assert Client().get(f"{OPEN}congress.audit/").status_code == 404
    for page in ("0", "x", "9" * 30):
        assert Client().get(f"{RELEASED}?page={page}").status_code == 404


def test_a_page_of_answers_asks_as_often_for_three_as_for_one(cast):
    counts = []
    for lead in ("dep", "dep2", "dep3"):
        released(cast, lead=lead)
        with CaptureQueriesContext(connection) as asked:
            Client().get(RELEASED)
        counts.append(len(asked))

    assert counts[0] == counts[2] <= 12


# Popolo.

POPOLO = "/api/v1/popolo/{}/".format
NAMES = ("organizations", "posts", "memberships", "persons", "areas", "motions")


def test_popolo_names_its_kinds(cast):
    assert [one["key"] for one in cast.client("dac").get("/api/v1/popolo/").json()] == list(NAMES)
    assert [Client().get("/api/v1/popolo/").status_code, cast.client("aud").get("/api/v1/popolo/").status_code] == [
        401,
        403,
    ]


@pytest.mark.parametrize("name", NAMES)
def test_popolo_is_as_described_and_tells_nothing_private(cast, name):
    told = json.loads(cast.client("go").get("/api/v1/schema/").content)
    shape = told["paths"][POPOLO(name)]["get"]["responses"]["200"]["content"]["application/json"]["schema"]

    answer = cast.client("dac").get(POPOLO(name)).json()

    Draft202012Validator({**shape, "components": told["components"]}).validate(answer)
    assert not {"phone", "born_on", "birth_date", "email", "contact_details"} & {
        key for row in answer["results"] for key in row
    }
    assert [Client().get(POPOLO(name)).status_code, cast.client("aud").get(POPOLO(name)).status_code] == [401, 403]
    theirs = {row["id"] for row in cast.stranger.client("dac").get(POPOLO(name)).json()["results"]}
    assert theirs & {row["id"] for row in answer["results"]} == set()


# What Popolo says of the fields we tell (popoloproject.com/specs): of these types, and no other fields but ``label``.
DAY, TEXT = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}"), re.compile(".*", re.DOTALL)
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})")
SAID = {
    "organization": {
        **dict.fromkeys(("id", "name", "classification", "parent_id", "area_id"), TEXT),
        **{"founding_date": DAY, "dissolution_date": DAY},
    },
    "post": dict.fromkeys(("id", "label", "role", "organization_id"), TEXT),
    "membership": {
        **dict.fromkeys(("id", "person_id", "organization_id", "post_id", "role"), TEXT),
        **{"start_date": DAY, "end_date": DAY},
    },
    "person": dict.fromkeys(("id", "name"), TEXT),
    "area": dict.fromkeys(("id", "name", "identifier", "classification", "parent_id"), TEXT),
    "motion": {**dict.fromkeys(("id", "text", "classification", "result"), TEXT), "vote_events": list},
    "vote_event": {
        **dict.fromkeys(("id", "motion_id", "identifier", "result", "label"), TEXT),
        **{"start_date": MOMENT, "counts": list},
    },
    "count": {"option": TEXT, "value": int},
    "vote": {**dict.fromkeys(("vote_event_id", "voter_id", "option"), TEXT), "voter": dict},
}


def valid(kind, told):
    """Asks of everything told of a kind whether Popolo knows it so."""
    assert told
    for one in told:
        assert {*one} <= {*SAID[kind]}
        for name, value in one.items():
            kept = SAID[kind][name]
            if isinstance(kept, type):
                assert type(value) is kept, (kind, name, value)
            else:
                assert value is None or kept.fullmatch(value), (kind, name, value)


def ids_of(cast, name):
    """All there are of a kind for the office; an id points to one of them or to nothing."""
    client, page = cast.client("go"), f"{POPOLO(name)}?page_size=100"
    found = set()
    while page:
        answer = client.get(page).json()
        found |= {row["id"] for row in answer["results"]}
        page = answer["next"]
    return found


@pytest.mark.parametrize("name", NAMES[:-1])
def test_popolo_is_what_popolo_says_and_points_to_what_is_there(cast, name):
    told = cast.client("go").get(f"{POPOLO(name)}?page_size=100").json()["results"]

    valid(name.removesuffix("s"), told)
    for field, kind in (("person_id", "persons"), ("organization_id", "organizations"), ("post_id", "posts"),
                        ("area_id", "areas"), ("parent_id", name)):  # fmt: skip
        assert {one[field] for one in told if one.get(field)} <= ids_of(cast, kind), field


PUBLIC = ("organizations", "posts", "memberships", "persons", "areas")


@pytest.mark.parametrize("name", PUBLIC)
def test_popolo_for_anybody_is_as_described_and_holds_together(cast, name):
    told = json.loads(cast.client("go").get("/api/v1/schema/").content)
    shape = _schema(told["paths"][f"{OPEN}popolo/{name}/"])

    answer = Client().get(f"{OPEN}popolo/{name}/?page_size=100")

    Draft202012Validator({**shape, "components": told["components"]}).validate(answer.json())
    assert (answer["Cache-Control"], answer.json()["count"] > 0) == ("public, max-age=300", True)
    assert Client().get(f"{OPEN}popolo/motions/").status_code == 404
    with CaptureQueriesContext(connection) as asked:
        Client().get(f"{OPEN}popolo/{name}/")
    assert len(asked) <= 4


def test_popolo_for_anybody_names_the_deputies_in_office_and_nobody_else(cast):
    found = {name: Client().get(f"{OPEN}popolo/{name}/?page_size=100").json()["results"] for name in PUBLIC}
    people = {row["name"] for row in found["persons"]}
    page = Client().get("/public/deputies/").content.decode()

    assert cast.dep.name in people
    assert {name for name in people if name not in page} == set()
    assert {row["person_id"] for row in found["memberships"]} == {row["id"] for row in found["persons"]}
    assert {row["post_id"] for row in found["memberships"]} == {row["id"] for row in found["posts"]}
    assert {row["organization_id"] for row in found["memberships"]} == {row["id"] for row in found["organizations"]}
    assert cast.sys.name not in people


def test_of_a_vote_by_name_everybodys_word_is_told_of_a_secret_one_the_counts_alone(cast):
    members = voting.committee(cast)
    by_name = voting.opened(cast, kind="committee_resolution", method="named")
    voting.cast_by(by_name, members, *[YES] * 8)
    by_name = ballots.close(by_name, actor=cast.go)
    secret = voting.opened(cast, "刘建设", seats=1, kind="committee_appointment", title="任免案")
    voting.cast_by(secret, members, *[YES] * 9)
    secret = ballots.close(secret, actor=cast.go)
    before = cast.client("go").get(POPOLO("motions")).json()["count"]
    for ballot in (by_name, secret):
        ballots.announce(ballot, actor=cast.go)

    motions = cast.client("go").get(POPOLO("motions")).json()["results"]
    votes = [cast.client("go").get(f"/api/v1/popolo/motions/{one.pk}/votes/") for one in (by_name, secret)]

    assert (before, len(motions)) == (0, 2)
    assert {count["option"]: count["value"] for count in motions[1]["vote_events"][0]["counts"]}["yes"] == 8
    assert [answer.status_code for answer in votes] == [200, 404]
    assert Counter(one["option"] for one in votes[0].json()) == {"yes": 8, "not voting": 1}
    assert {one["voter_id"] for one in votes[0].json()} <= ids_of(cast, "persons")
    valid("vote", votes[0].json())
    for motion in motions:
        valid("motion", [motion])
        valid("vote_event", motion["vote_events"])
        valid("count", [count for event in motion["vote_events"] for count in event["counts"]])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({}, 2),
        ({"q": "东岸"}, 1),
        ({"q": "没有这样的词"}, 0),
        ({"result": "solved"}, 2),
        ({"result": "noted"}, 0),
        ({"result": "x"}, {"result"}),
        ({"year": "1999"}, {"year"}),
        ({"nonsense": "1"}, {"nonsense"}),
    ],
)
def test_the_released_ones_are_narrowed_as_their_page_narrows_them(cast, query, told):
    released(cast, subject="关于整修东岸道路的建议")
    released(cast, lead="dep3", subject="关于又一件事的建议")

    answer, table = Client().get(RELEASED, query), Client().get(RELEASED, {**query, "as": "csv"})

    if isinstance(told, set):
        assert (answer.status_code, table.status_code, {*answer.json()["fields"]}) == (400, 400, told)
    else:
        assert answer.json()["count"] == len(table.getvalue().decode().splitlines()) - 1 == told
