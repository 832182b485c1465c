"""Promise 21: the interface keeps its own contract. A thousand calls made from its description – sensible ones and nonsense of
every kind – and of each answer: no failure of ours, a status that is described, a body of the shape that is described."""

import json
import random
from collections import Counter
from functools import cache

import pytest
from django.core.cache import cache as kept
from django.db import transaction
from django.test import Client
from jsonschema import Draft202012Validator

from congress.frame import clock, kinds
from tests.build import county
from tests.house.source import ROOT
from tests.house.test_urls import World

pytestmark = pytest.mark.django_db  # or, run alone, nobody makes the database
DESCRIPTION = json.loads((ROOT / "docs/openapi.json").read_text(encoding="utf-8"))
ALWAYS = {405}  # another verb than the described ones
NASTY = ["", "\x00", "长" * 5000, "²", "9" * 40, "-1", "NaN", "1e400", "'; DROP TABLE x; --", "{{ x }}", "0001-01-01",
         "9999-12-31", "2026-02-30", "../../etc/passwd", "\u202e", "true", "null", "[]"]  # fmt: skip
VALUES = [None, 1, -1, 1.5, True, [], {}, [[]], {"a": {"b": 1}}, [None], [{"a": 1}], 10**30, *NASTY]
BODIES = ["", "{", "[]", "null", '"text"', "1", '{"reason": }', "\x00", "{}" * 3]
READERS = ("go", "dac", "unit", "dep", "tch", "com", "gov", "xdac", "aud", "nobody")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        made = World()
        made.clients["nobody"] = Client()
        for client in made.clients.values():
            client.raise_request_exception = False
        yield made
        transaction.set_rollback(True)


@cache
def fits(path, method, status):
    """What an answer must look like, or None where no such answer is described."""
    described = DESCRIPTION["paths"][path][method]["responses"]
    given = described.get(str(status)) or described.get(f"{status // 100}XX")
    if given is None:
        return None
    if "$ref" in given:
        given = DESCRIPTION["components"]["responses"][given["$ref"].rpartition("/")[2]]
    if str(status) not in described and f"{status} " not in given["description"]:
        return None
    shape = given["content"]["application/json"]["schema"]
    return Draft202012Validator({**shape, "components": DESCRIPTION["components"]})


def faults(path, method, answer):
    """What is wrong with an answer."""
    if answer.status_code in ALWAYS:
        return []
    if (shape := fits(path, method, answer.status_code)) is None:
        return [f"{answer.status_code} is not described: {answer.content[:80]}"]
    if not answer["Content-Type"].startswith("application/json"):
        return [] if answer["Content-Type"].startswith("text/csv") else [answer["Content-Type"]]
    return [f"{list(error.path)} {error.message[:120]}" for error in shape.iter_errors(answer.json())][:1]


def numbers():
    """Of every sort of case, the first three there are: a number alone finds nothing where counting went on."""
    return {
        f"/api/v1/{one.key}/": [
            str(pk) for pk in one.model._base_manager.order_by("pk").values_list("pk", flat=True)[:3]
        ]
        for one in kinds.machines
    }


def numbered(path, known, chance, none):
    """The address of a case: mostly one there is."""
    kind, _, rest = path.partition("{id}")
    return path.replace("{id}", chance.choice([*known.get(kind, ()), none])) if rest else path


def reading(chance, known):
    """Every list, case and set by several readers: as it should be asked, and with one nonsensical answer."""
    for path, calls in DESCRIPTION["paths"].items():
        if "get" not in calls:
            continue
        names = [one["name"] for one in calls["get"].get("parameters", ()) if "name" in one] + ["page", "page_size"]
        for ask in ({}, {chance.choice(names): chance.choice(NASTY)}, {name: chance.choice(NASTY) for name in names}):
            url = numbered(path, known, chance, chance.choice(["999999", "9" * 25]))
            for reader in sorted({chance.choice(READERS)} | (set() if ask else {"go"})):  # the office reads most of it
                yield reader, path, url, "get", ask, {}


def moving(chance, known):
    """Every move by somebody, with values of the wrong kind, bodies that are none, and of the wrong sort."""
    for path, calls in DESCRIPTION["paths"].items():
        if "post" not in calls:
            continue
        form = calls["post"]["requestBody"]["$ref"].rpartition("/")[2]
        names = [*DESCRIPTION["components"]["schemas"][form]["properties"], "reason", "nosuch"]
        body = json.dumps({name: chance.choice(VALUES) for name in names})
        sent = chance.choice([body, body, body, body, chance.choice(BODIES)])
        kind = chance.choice(["application/json"] * 5 + ["text/plain"])
        url = numbered(path, known, chance, "999999")
        yield chance.choice(READERS[:-3]), path, url, "post", sent, {"content_type": kind}


def test_a_thousand_calls_are_answered_as_described(world):
    chance, known, broken, statuses = random.Random(21), numbers(), [], Counter()
    for reader, path, url, method, data, more in [*reading(chance, known), *moving(chance, known)]:
        kept.clear()  # nobody waits here
        with transaction.atomic():
            answer = getattr(world.clients[reader], method)(url, data, **more)
            transaction.set_rollback(True)
        statuses[method, answer.status_code] += 1
        broken += [(reader, method, url, str(data)[:80], fault) for fault in faults(path, method, answer)]

    assert broken == []
    assert statuses.total() >= 1000
    assert {status for _, status in statuses} >= {200, 400, 401, 403, 404, 409, 415}
    assert statuses["get", 200] > 150
