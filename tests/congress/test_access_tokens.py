"""Access tokens: made with the password, shown once, never more than their owner and his post, out the moment either is."""

import json
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congress.actions import access
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AccessToken, AuditEvent, Membership
from congress.queries import tokens
from congress.views.moves import DOORS
from tests.build.county import PASSWORD
from tests.build.suggestions import suggestion, task

pytestmark = pytest.mark.django_db
LIST = "/api/v1/suggestions.suggestions/"


@pytest.fixture(autouse=True)
def nobody_has_tried():
    cache.clear()


def made(cast, key="dac", **wish):
    wish = {
        "name": "督查系统",
        "reads": [],
        "cases": [],
        "moves": [],
        "networks": [],
        "expires_on": clock.today() + timedelta(days=30),
    } | wish
    return access.make_token(password=PASSWORD, actor=cast.signed_in(key), **wish)


def ask(key, url=LIST, **more):
    return Client().get(url, headers={"Authorization": f"Bearer {key}"}, **more)


def send(key, url, data=None):
    client = Client(enforce_csrf_checks=True)
    return client.post(
        url, json.dumps(data or {}), content_type="application/json", headers={"Authorization": f"Bearer {key}"}
    )


def test_a_key_reads_what_its_owner_reads_and_the_register_keeps_only_its_hash(cast):
    suggestion(cast, at="assigned")
    token, key = made(cast)

    assert ask(key).json() == cast.client("dac").get(LIST).json()
    assert key not in json.dumps(list(AccessToken.objects.values()), default=str)
    assert key not in json.dumps(list(AuditEvent.objects.values()), default=str)
    assert AuditEvent.objects.get(kind="congress.token.made").text.startswith(
        f"{token.account.person}办理访问令牌“督查系统”"
    )


def test_a_deed_by_a_key_is_the_owners_and_says_by_which_key(cast):
    mine = task(cast, at="assigned")
    _, key = made(cast, "unit", moves=["suggestions.assignment"])

    answer = send(key, f"/api/v1/suggestions.assignment/{mine.pk}/moves/sign_for/")

    assert (answer.status_code, answer.json()["state"]) == (200, "accepted")
    event = AuditEvent.objects.get(kind="suggestions.assignment.sign_for", result="done")
    assert (event.person_name, event.via) == ("韩经办", "api")
    assert event.text.endswith("（经访问令牌“督查系统”）")


def test_what_a_key_was_not_made_for_it_does_not_open(cast):
    mine = task(cast, at="assigned")
    _, reader = made(cast, "unit", reads=["suggestions.commitments"], name="只读")
    _, whole = made(cast, "unit", name="全读")
    case = f"/api/v1/suggestions.assignment/{mine.pk}/"

    assert (ask(whole).status_code, ask(whole, case).status_code) == (200, 200)
    assert [ask(reader).status_code, ask(reader, case).status_code] == [403, 403]
    refused = send(whole, f"{case}moves/sign_for/")
    assert (refused.status_code, refused.json()["detail"]) == (403, "这件事不在访问令牌“全读”的范围里。")
    assert type(mine).objects.get(pk=mine.pk).state == "assigned"


SCOPES = {  # what it was made for: (the list, another list, the case, another case, the move, Popolo), and in words
    "nothing named": ({}, "200 200 200 200 403 200", "只读全部"),
    "a list": ({"reads": ["suggestions.suggestions"]}, "200 403 403 403 403 403", "只读1份名单"),
    "cases": ({"cases": ["suggestions.assignment"]}, "403 403 200 403 403 403", "只读1类事项"),
    "both": ({"reads": ["suggestions.suggestions"], "cases": ["suggestions.assignment"]}, "200 403 200 403 403 403", "只读1份名单、1类事项"),
    "a move": ({"moves": ["suggestions.assignment"]}, "200 200 200 200 200 200", "读全部，办1类手续"),
    "a list and a move": ({"reads": ["suggestions.suggestions"], "moves": ["suggestions.assignment"]}, "200 403 200 403 200 403", "读1份名单，办1类手续"),
    "who there is": ({"reads": ["congress.popolo"]}, "403 403 403 403 403 200", "只读1份名单"),
}  # fmt: skip


@pytest.mark.parametrize("made_for", SCOPES)
def test_lists_cases_and_moves_are_each_within_its_scope_or_not(cast, made_for):
    mine = task(cast, at="assigned")
    wish, expected, words = SCOPES[made_for]
    token, key = made(cast, "unit", **wish)
    case = f"/api/v1/suggestions.assignment/{mine.pk}/"
    read = (LIST, "/api/v1/suggestions.commitments/", case, f"/api/v1/suggestions.suggestion/{mine.suggestion_id}/")

    found = [ask(key, url).status_code for url in read]
    found += [send(key, f"{case}moves/sign_for/").status_code, ask(key, "/api/v1/popolo/persons/").status_code]

    assert (" ".join(map(str, found)), token.scope) == (expected, words)


ENDS = {
    "revoked": lambda cast, token: access.revoke_token(token, actor=cast.signed_in("sec")),
    "expired": lambda cast, token: AccessToken.objects.update(expires_on=clock.today() - timedelta(days=1)),
    "account disabled": lambda cast, token: type(token.account).objects.filter(pk=token.account_id).update(is_active=False),
    "password to be changed": lambda cast, token: type(token.account).objects.filter(pk=token.account_id).update(must_change_password=True),
    "post ended": lambda cast, token: Membership.objects.filter(pk=token.membership_id).update(until=clock.today() - timedelta(days=1)),
    "another network": lambda cast, token: AccessToken.objects.update(networks=["10.20.0.0/16"]),
}  # fmt: skip


@pytest.mark.parametrize("how", ENDS)
def test_a_key_is_out_at_once(cast, how):
    token, key = made(cast)
    assert ask(key).status_code == 200

    ENDS[how](cast, token)

    assert (ask(key).status_code, ask(key).json()) == (
        401,
        {"detail": "访问令牌不对，或者已到期、已作废。", "fields": {}},
    )


def test_a_key_comes_from_its_networks_alone(cast):
    _, key = made(cast, networks=["10.20.0.0/16", "192.0.2.7/32"])

    assert [ask(key, REMOTE_ADDR=ip).status_code for ip in ("10.20.3.4", "192.0.2.7", "192.0.2.8")] == [200, 200, 401]


def test_a_key_is_no_key_in_an_address_or_another_header(cast):
    _, key = made(cast)

    tried = [
        Client().get(f"{LIST}?token={key}&access_token={key}"),
        Client().get(LIST, headers={"Authorization": f"Token {key}"}),
        Client().get(LIST, headers={"X-Token": key}),
        Client().get("/suggestions/", headers={"Authorization": f"Bearer {key}"}),
    ]

    assert [answer.status_code for answer in tried] == [401, 401, 401, 302]


def test_whoever_tries_keys_is_slowed_down(cast):
    answers = [ask(f"rd_{number}").status_code for number in range(22)]

    assert answers == [401] * 20 + [429] * 2


def test_the_last_use_is_noted_once_a_minute(cast):
    token, key = made(cast)
    now = clock.now()
    for seconds in (0, 30, 59, 61):
        with clock.frozen(now + timedelta(seconds=seconds)), CaptureQueriesContext(connection) as asked:
            ask(key)
        wrote = [one for one in asked if "UPDATE" in one["sql"] and "accesstoken" in one["sql"]]
        assert len(wrote) == (seconds in (0, 61))

    token.refresh_from_db()
    assert token.last_used_at == now + timedelta(seconds=61)


@pytest.mark.parametrize("key", ["sys", "sec", "aud", "dep", "scm"])
def test_others_have_no_tokens(cast, key):
    with pytest.raises(PermissionDenied):
        made(cast, key)


def test_what_is_no_token_is_not_made(cast):
    with pytest.raises(ValidationError, match="最长一年"):
        made(cast, expires_on=clock.today() + timedelta(days=366))
    with pytest.raises(ValidationError, match="最长一年"):
        made(cast, expires_on=clock.today() - timedelta(days=1))
    with pytest.raises((ValidationError, Refused)):
        access.make_token(name="x", reads=[], cases=[], moves=[], networks=[], expires_on=clock.today(), password="falsch",
                          actor=cast.signed_in("dac"))  # fmt: skip
    made(cast)
    with pytest.raises(ValidationError, match="同名"):
        made(cast)
    assert AccessToken.objects.count() == 1


def test_the_database_keeps_the_law_of_tokens(cast):
    token, _ = made(cast)
    for broken in ({"revoked_at": clock.now()}, {"last_used_at": clock.now() - timedelta(days=9)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AccessToken.objects.filter(pk=token.pk).update(**broken)


# The pages.


def test_the_form_asks_app_by_app_and_offers_no_list_that_is_not_ones_own(cast):
    unit, sound = (cast.client(key).get("/me/tokens/add/").content.decode() for key in ("unit", "dac"))

    folded = [re.sub("<[^>]+>", "", one).strip() for one in re.findall('more-label">(.*?)</summary>', unit, re.DOTALL)]
    assert folded == ["人大", "任免", "代表", "代表建议", "监督"]
    assert "suggestions.publications" in sound
    assert "suggestions.publications" not in unit
    for key, offered in (("unit", True), ("dac", False)):
        moves = dict(tokens.offered_to(cast.signed_in(key), DOORS))[apps.get_app_config("appointments")]["moves"]
        assert ("appointments.case" in dict(moves)) is offered, "a unit hands in papers, the commission does nothing"
    assert "appointments.examsitting" not in unit, "answers of a candidate have no address"
    assert cast.client("dac").post("/me/tokens/add/", {"congress_reads": ["congress.audit"]}).status_code == 422


def test_the_key_is_shown_once_and_by_nobody_else(cast):
    page = cast.client("dac")
    form = {"name": "程序", "expires_on": str(clock.today() + timedelta(days=9)), "networks": "10.20.1.5，10.3.0.0/16"}
    wrong = page.post("/me/tokens/add/", form | {"password": "falsch"})
    answer = page.post(
        "/me/tokens/add/", form | {"password": PASSWORD, "suggestions_moves": ["suggestions.suggestion"]}
    )

    (key,) = re.findall(r"rd_[\w-]{43}", answer.content.decode())
    token = AccessToken.objects.get()
    assert (wrong.status_code, answer.status_code, answer["Cache-Control"]) == (422, 200, "no-store")
    assert (token.networks, token.moves) == (["10.20.1.5/32", "10.3.0.0/16"], ["suggestions.suggestion"])
    assert (token.reads, token.cases) == ([], [])
    assert ask(key, REMOTE_ADDR="10.3.0.1").status_code == 200
    for who in ("dac", "sys", "sec"):
        seen = cast.client(who).get("/me/tokens/" if who == "dac" else "/security/tokens/").content.decode()
        assert "程序" in seen
        assert key not in seen
        assert token.code_hash not in seen


def test_administrators_end_it_without_seeing_it_and_strangers_do_not_find_it(cast):
    token, key = made(cast)
    url = f"/security/tokens/{token.pk}/revoke/"

    assert [cast.client(who).post(url).status_code for who in ("dep", "go", "aud")] == [404, 404, 404]
    assert cast.stranger.client("dac").post(url).status_code == 404
    assert cast.client("sec").post(url).status_code == 302
    assert cast.client("sec").post(url).status_code == 409
    assert ask(key).status_code == 401
    assert AuditEvent.objects.filter(kind="congress.token.revoked").count() == 1


def test_the_overview_asks_as_often_for_three_as_for_one(cast):
    made(cast)
    browser = cast.client("sec")
    browser.get("/security/tokens/")
    counts = []
    for name in ("", "二", "三"):
        if name:
            made(cast, name=name)
        with CaptureQueriesContext(connection) as asked:
            browser.get("/security/tokens/")
        counts.append(len(asked))

    assert counts[0] == counts[2]
