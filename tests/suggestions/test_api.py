"""The interface for programs: every door × every reader, the page's own secrecy, and no answer without a sentence."""

import json
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.throttling import UserRateThrottle

from congress.api.lists import Pages
from congress.models import AuditEvent, RuleValue
from suggestions.models import Assignment, Suggestion
from suggestions.models.suggestion import NAMELESS
from tests.build.suggestions import REPLY, SUBJECT, suggestion, task

pytestmark = pytest.mark.django_db
LIST, SCHEMA, DEPUTIES = "/api/v1/suggestions.suggestions/", "/api/v1/schema/", "/api/v1/deputies.deputies/"
OFFICES = ("lead", "go", "dac", "com", "scm", "sta", "dhead", "gov")
READERS = ("sys", "sec", "aud", *OFFICES, "unit", "finance", "dep", "dep2")


def of_case(pk):
    return f"/api/v1/suggestions.suggestion/{pk}/"


def of_task(pk):
    return f"/api/v1/suggestions.assignment/{pk}/"


def send(client, url, data=None, **headers):
    body = data if isinstance(data, (str, bytes)) else json.dumps({} if data is None else data)
    return client.post(url, body, content_type="application/json", headers=headers)


def statuses(cast, url, readers=READERS):
    return {key: cast.client(key).get(url).status_code for key in readers}


# Who gets in.


def test_a_stranger_is_told_to_sign_in(cast):
    case = suggestion(cast, at="assigned")
    assert Client().get(SCHEMA).status_code == 401
    for url in (LIST, of_case(case.pk), "/api/v1/nosuch/", DEPUTIES):
        answer = Client().get(url)
        assert (answer.status_code, answer.json()) == (401, {"detail": "请先登录。", "fields": {}})
    assert send(Client(), f"{of_case(case.pk)}moves/withdraw/").status_code == 401


def test_every_reader_gets_the_list_he_may_read(cast):
    suggestion(cast, at="assigned")

    found = {key: cast.client(key).get(LIST) for key in READERS}

    assert {key: answer.status_code for key, answer in found.items() if answer.status_code != 200} == {
        "sys": 403,
        "sec": 403,
        "aud": 403,
    }
    seen = {key for key, answer in found.items() if answer.status_code == 200 and answer.json()["count"]}
    assert seen == {"lead", "go", "dac", "scm", "dhead", "gov", "unit", "dep"}
    assert found["dac"]["Cache-Control"] == "no-store"


def test_a_case_one_may_not_see_is_not_there(cast):
    case = suggestion(cast, at="assigned")
    mine = case.assignments.get()
    see = {"lead", "go", "dac", "scm", "dhead", "gov", "unit", "dep"}
    expected = {key: 200 if key in see else 403 if key in ("sys", "sec", "aud") else 404 for key in READERS}

    assert statuses(cast, of_case(case.pk)) == expected
    assert statuses(cast, of_task(mine.pk)) == expected
    for key in ("dac", "unit", "gov"):
        assert cast.stranger.client(key).get(of_case(case.pk)).status_code == 404
        assert cast.stranger.client(key).get(of_task(mine.pk)).status_code == 404
        assert cast.stranger.client(key).get(LIST).json()["count"] == 0
    for key in ("tch", "tdep", "unit"):
        assert cast.townships["river"].client(key).get(of_case(case.pk)).status_code == 404


def test_a_draft_belongs_to_its_writer(cast):
    case = suggestion(cast, at="draft")

    assert {key for key, status in statuses(cast, of_case(case.pk)).items() if status == 200} == {"dep"}


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30, "x", "-1", "1.5", "%00"])
def test_no_such_case(cast, pk):
    answer = cast.client("dac").get(of_case(pk))

    assert answer.status_code == 404


def test_nothing_but_reading_and_moving(cast):
    case = suggestion(cast, at="assigned")
    browser = cast.client("dac")
    for method in ("put", "patch", "delete"):
        assert getattr(browser, method)(of_case(case.pk), "{}", content_type="application/json").status_code == 405
    assert send(browser, LIST, {"subject": "直接写入"}).status_code == 405
    assert browser.get(f"{of_case(case.pk)}moves/withdraw/").status_code == 405
    assert Suggestion.objects.get(pk=case.pk).subject == SUBJECT


# What is read.


def test_a_list_row_has_exactly_these_fields(cast):
    case = suggestion(cast, at="assigned")

    (row,) = cast.client("dac").get(LIST).json()["results"]

    assert list(row) == [
        *(
            "id",
            "url",
            "number",
            "subject",
            "written_on",
            "deputy",
            "delegation",
            "occasion",
            "topic",
            "units",
            "state",
        ),
        *("assigned_on", "due_on", "replied_on", "closed_on", "is_key"),
    ]
    assert (row["subject"], row["deputy"], row["state"], row["number"]) == (
        *(SUBJECT, {"id": case.lead_id, "name": "张德福"}),
        *({"code": "assigned", "label": "待签收"}, "闭1号"),
    )


def test_a_secret_name_is_secret_here_too(cast):
    case = suggestion(cast, at="feedback_pending", secret_identity=True)
    RuleValue.objects.create(
        congress=cast.congress, key="suggestion.units_see_secret_names", value=False, since="2026-01-01"
    )
    hidden = {"unit": "unit", "go": "go", "scm": "scm", "gov": "gov"}
    for key in hidden:
        browser = cast.client(key)
        whole, listed = browser.get(of_case(case.pk)).json(), browser.get(LIST).json()["results"][0]
        nobody = {"id": None, "name": NAMELESS}
        assert (whole["lead"], whole["delegation"], listed["deputy"], listed.get("delegation")) == (
            *(nobody, None),
            *(nobody, None),
        ), key
    delegation = f"{LIST}?delegation={cast.bodies['river_delegation'].pk}"
    assert {key: cast.client(key).get(delegation).json()["count"] for key in ("go", "scm", "dac")} == {
        **{"go": 0, "scm": 0},
        "dac": 1,
    }
    named = {"id": case.lead_id, "name": "张德福"}
    assert [cast.client(key).get(of_case(case.pk)).json()["lead"] for key in ("dac", "dep")] == [named] * 2


def test_a_deputy_reads_the_answer_but_not_the_units_own_papers(cast):
    case = suggestion(cast, at="reply_drafted", joint=("finance",))

    def read(key):
        (first, *_) = cast.client(key).get(of_case(case.pk)).json()["tasks"]
        return first

    deputy, unit, commission, other = read("dep"), read("unit"), read("dac"), read("finance")
    assert (deputy["plan"], deputy["nodes"], deputy["opinions"], deputy["replies"]) == ("", [], [], [])
    assert (deputy["state"], unit["state"]) == (
        {"code": "", "label": "办理中"},  # the deputy reads a coarser word, and no code that says more
        {"code": "reply_drafted", "label": "答复待签发"},
    )
    assert (bool(unit["plan"]), len(unit["nodes"]), unit["replies"][0]["text"]) == (True, 2, REPLY)
    assert commission["replies"][0]["standing"] == "待签发"
    assert other["unit"]["name"] == "西平样县财政局"  # a joint unit sees its own task alone

    sent = suggestion(cast, at="rated", lead="dep3")
    (answer,) = cast.client("dep3").get(of_case(sent.pk)).json()["tasks"][0]["replies"]
    assert (answer["text"], answer["rating"]["result"]["code"]) == (REPLY, "satisfied")
    assert cast.client("sta").get(of_case(sent.pk)).status_code == 404


def test_what_may_be_done_is_told_with_its_reason(cast):
    case = suggestion(cast, at="in_progress")

    moves = cast.client("unit").get(of_case(case.pk)).json()["tasks"][0]["moves"]

    assert [move["name"] for move in moves] == ["request_extension", "draft_reply"]
    assert moves[0]["reason"] == ""
    assert moves[1]["reason"] == "还没有联系代表的记录，请先登记与代表的沟通情况。"


def test_the_pages_filters_work_here(cast):
    suggestion(cast, at="assigned")
    suggestion(cast, at="review_dac", lead="dep3", subject="关于增设校车的建议")
    browser = cast.client("dac")

    def found(query):
        return [row["subject"] for row in browser.get(f"{LIST}?{query}").json()["results"]]

    assert found("q=增设校车") == ["关于增设校车的建议"]
    assert found("stage=assigned") == [SUBJECT]
    assert found(f"unit={cast.units['transport'].pk}") == [SUBJECT]
    assert len(found("sort=number")) == 2
    assert found("late=true") == []


@pytest.mark.parametrize(
    "query", ["stage=nosuch", "unit=x", "year=abc", "sort=password", "topic=999999999999999999999", "q=" + "长" * 81]
)
def test_a_question_without_sense_is_answered_at_its_field(cast, query):
    answer = cast.client("dac").get(f"{LIST}?{query}")

    assert (answer.status_code, list(answer.json()["fields"])) == (400, [query.partition("=")[0]])
    assert answer.json()["detail"] == "请改正标出的内容。"


@pytest.mark.parametrize(
    ("url", "known"),
    [(LIST, "q、stage、"), ("/api/v1/congress.plans/", "sort、page、"), ("/api/v1/popolo/areas/", "page、")],
)
def test_a_misspelt_question_is_named_and_not_passed_over(cast, url, known):
    answer = cast.client("dac").get(f"{url}?page=1&stag=assigned")

    assert (answer.status_code, answer.json()["fields"]) == (400, {"stag": ["没有这个参数。"]})
    assert answer.json()["detail"].startswith(f"没有这个参数：stag。可以用：{known}")


def test_a_list_comes_in_pages_of_twenty_five(cast):
    for number in range(27):
        suggestion(cast, at="review_secretariat", subject=f"关于第{number}条路的建议")
    browser = cast.client("dac")

    first, second = browser.get(LIST).json(), browser.get(f"{LIST}?page=2").json()
    by_three = browser.get(f"{LIST}?page_size=3&page=9").json()

    assert (first["count"], len(first["results"]), len(second["results"])) == (27, 25, 2)
    assert (len(by_three["results"]), by_three["next"]) == (3, None)
    assert Pages.max_page_size == 100
    for page in ("3", "x", "-1", "9" * 30):
        assert browser.get(f"{LIST}?page={page}").status_code == 404


def test_a_list_asks_the_database_as_often_for_three_rows_as_for_one(cast):
    browser = cast.client("dac")
    browser.get(LIST)
    suggestion(cast, at="assigned")
    with CaptureQueriesContext(connection) as one:
        browser.get(LIST)

    suggestion(cast, at="review_dac", lead="dep3", cosigners=("dep4",))
    suggestion(cast, at="in_progress", joint=("finance",))
    with CaptureQueriesContext(connection) as three:
        assert browser.get(LIST).json()["count"] == 3

    assert len(three) == len(one) <= 12


# What is done.


def test_a_move_is_the_pages_own_deed(cast):
    mine = task(cast, at="assigned")

    answer = send(cast.client("unit"), f"{of_task(mine.pk)}moves/sign_for/")

    assert (answer.status_code, answer.json()) == (200, {"id": mine.pk, "state": "accepted", "label": "已签收"})
    event = AuditEvent.objects.filter(kind="suggestions.assignment.sign_for").last()
    assert (event.person_name, event.via) == ("韩经办", "api")


def test_each_move_of_the_case_asks_its_own_form(cast):
    case = suggestion(cast, at="to_assign")
    url, browser = f"{of_case(case.pk)}moves/assign/", cast.client("dac")
    court = cast.units["court"].pk

    missing = send(browser, url, {})
    foreign = send(browser, url, {"lead": cast.stranger.bodies["unit"].pk})
    done = send(browser, url, {"lead": cast.units["transport"].pk, "joint": [court], "is_hard": True})

    assert (missing.status_code, list(missing.json()["fields"])) == (400, ["lead"])
    assert (foreign.status_code, list(foreign.json()["fields"])) == (400, ["lead"])
    assert (done.status_code, done.json()["state"]) == (200, "handling")
    assert sorted(case.assignments.values_list("kind", flat=True)) == ["joint", "lead"]


def test_seen_but_not_his_is_403_and_not_seen_is_404(cast):
    mine = task(cast, at="assigned")
    url = f"{of_task(mine.pk)}moves/sign_for/"

    seen, unseen = send(cast.client("dep"), url), send(cast.client("finance"), url)

    assert (seen.status_code, seen.json()) == (403, {"detail": "您没有“签收”的权限。", "fields": {}})
    assert (unseen.status_code, unseen.json()) == (404, {"detail": "没有找到。", "fields": {}})
    assert send(cast.client("sys"), url).status_code == 403
    assert Assignment.objects.get(pk=mine.pk).state == "assigned"


def test_not_now_is_409_with_the_reason(cast):
    mine = task(cast, at="in_progress")
    browser = cast.client("unit")

    again = send(browser, f"{of_task(mine.pk)}moves/sign_for/")
    alone = send(browser, f"{of_task(mine.pk)}moves/await_joint/")

    assert (again.status_code, again.json()["fields"]) == (409, {})
    assert again.json()["detail"].startswith("当前为“办理中”，不能“签收”。")
    assert (alone.status_code, alone.json()["detail"]) == (409, "没有等待中的会办单位。")


@pytest.mark.parametrize("move", ["nosuch", "cancel", "ask_feedback", "leave_unrated"])
def test_moves_nobody_presses_are_not_there(cast, move):
    mine = task(cast, at="assigned")

    assert send(cast.client("unit"), f"{of_task(mine.pk)}moves/{move}/").status_code == 404


NONSENSE = ["", "{", "[]", "null", '"text"', "1", "[1, 2]", '{"reason": }', "\x00", "{}" * 3]
VALUES = [None, 1, -1, 1.5, True, [], {}, [[]], {"a": {"b": 1}}, "\x00", "x" * 20000, [None], [{"a": 1}], 10**30]


@pytest.mark.parametrize("body", NONSENSE)
def test_what_is_no_object_is_refused_with_a_sentence(cast, body):
    mine = task(cast, at="accepted")

    answer = send(cast.client("unit"), f"{of_task(mine.pk)}moves/request_return/", body)

    assert answer.status_code == 400
    assert set(answer.json()) == {"detail", "fields"}
    assert Assignment.objects.get(pk=mine.pk).state == "accepted"


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_of_the_wrong_type_is_never_a_500(cast, value):
    case, mine = suggestion(cast, at="to_assign"), task(cast, at="accepted", lead="dep3")
    asked = {
        (of_case(case.pk), "assign", "dac"): ("lead", "joint", "separate", "is_hard", "pressing_leader"),
        (of_task(mine.pk), "begin", "unit"): ("plan", "handler", "handler_phone", "nodes_0_due_on", "nodes_0_money"),
        (of_task(mine.pk), "request_return", "unit"): ("reason", "approved_by", "proposed_unit"),
    }
    for (url, move, key), names in asked.items():
        client = cast.client(key)
        client.raise_request_exception = False
        answer = send(client, f"{url}moves/{move}/", dict.fromkeys(names, value))
        assert answer.status_code in (200, 400, 409), (move, answer.content[:300])


def test_another_format_is_refused(cast):
    mine = task(cast, at="assigned")

    answer = cast.client("unit").post(f"{of_task(mine.pk)}moves/sign_for/", "a=b", content_type="text/plain")

    assert (answer.status_code, answer.json()["detail"]) == (415, "不接受这种格式的内容。")


def test_writing_needs_the_token_against_forgery(cast):
    mine = task(cast, at="assigned")
    signed_in = cast.client("unit")
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in.cookies
    url = f"{of_task(mine.pk)}moves/sign_for/"

    without = send(browser, url)
    browser.get("/help/")
    page = browser.get("/suggestions/")
    token = page.context["csrf_token"]
    with_token = send(browser, url, **{"X-CSRFToken": str(token)})

    assert (without.status_code, with_token.status_code) == (403, 200)


def test_sent_twice_with_one_key_is_done_once(cast):
    case = suggestion(cast, at="review_secretariat")
    url = f"{of_case(case.pk)}moves/return_for_edit/"

    answers = [
        send(cast.client("go"), url, {"reason": "请写明地点。"}, **{"Idempotency-Key": "k" * 24}).status_code
        for _ in range(2)
    ]

    assert answers == [200, 200]
    assert case.reviews.filter(decision="returned").count() == 1


def test_who_asks_too_often_waits(cast, monkeypatch):
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "2/min"})
    browser = cast.client("scm")
    cache.clear()

    answers = [browser.get(LIST) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    cache.clear()
    assert answers[2].json()["detail"] == "访问太频繁，请稍后再试。"


# Deputies, and the description.


def test_the_register_of_deputies_tells_nothing_private(cast):
    rows = cast.client("dac").get(DEPUTIES).json()["results"]
    first = cast.client("unit").get(f"/api/v1/deputies.post/{rows[0]['id']}/").json()

    assert sorted(row["name"] for row in rows) == ["刘建设", "张德福", "王秀兰", "陈桂英"]
    assert {"born_on", "phone", "email", "address"} & {*rows[0]} == {"born_on", "phone"}  # as in the office's file
    assert all(re.fullmatch(r"|\d{3}\*{4}\d{4}", row["phone"]) for row in rows)
    assert list(first) == [
        *("id", "url", "title", "state", "person", "congress", "level", "term", "delegation", "district", "card_no"),
        *("membership", "moves"),
    ]
    assert cast.client("aud").get(DEPUTIES).status_code == 403
    assert cast.stranger.client("dac").get(f"/api/v1/deputies.post/{rows[0]['id']}/").status_code == 404


def test_the_description_is_for_the_offices(cast):
    found = statuses(cast, SCHEMA)

    assert {key for key, status in found.items() if status == 200} == {
        *("sys", "lead", "go", "dac", "com", "scm", "dhead", "gov", "unit", "finance"),
    }
    assert {found["dep"], found["sec"], found["aud"], found["sta"]} == {403}


PLAN = {
    "plan": "现场勘查后分两步处治。",
    "handler": "韩经办",
    "handler_phone": "0395-6210001",
    "unit_leader": "杨局长",
}


def test_a_table_is_sent_as_a_list_of_its_lines(cast):
    one = task(cast, at="accepted")
    lines = [{"title": f"第{place}步", "due_on": "2026-05-01", "money": place} for place in range(1, 16)]

    answer = send(cast.client("unit"), f"{of_task(one.pk)}moves/begin/", {**PLAN, "nodes": lines})

    assert answer.status_code == 200, answer.json()
    assert [node.title for node in one.nodes.order_by("pk")] == [line["title"] for line in lines]


def test_what_is_wrong_in_a_table_is_named_by_its_line(cast):
    one = task(cast, at="accepted")
    lines = [{"title": "勘查", "due_on": "2026-05-01"}, {"title": "处治", "due_on": "五月"}]

    answer = send(cast.client("unit"), f"{of_task(one.pk)}moves/begin/", {**PLAN, "nodes": lines})
    deep = send(cast.client("unit"), f"{of_task(one.pk)}moves/begin/", {**PLAN, "nodes": [{"title": {"a": 1}}]})

    assert (answer.status_code, answer.json()["fields"]) == (
        400,
        {"nodes_1_due_on": ["请填写日期，例如 2026-04-15。"]},
    )
    assert (deep.status_code, list(deep.json()["fields"])) == (400, ["nodes_0_title"])


# What an angry outsider tries.


@pytest.mark.parametrize("body", ["[" * 100_000, '{"a":' * 50_000, "{", "\\ud800", "\x00"])
def test_what_cannot_be_read_is_said_so_in_chinese(cast, body):
    mine = task(cast, at="assigned")

    answer = send(cast.client("unit"), f"{of_task(mine.pk)}moves/sign_for/", body)

    assert (answer.status_code, answer.json()) == (400, {"detail": "内容不是能读的 JSON 或者表单。", "fields": {}})


@pytest.mark.parametrize("url", ["/api/v1/", "/api/v1/a/b/c/", "/api/v1/%00/", f"{LIST}1%2F2/"])
def test_an_address_that_is_none_is_answered_as_programs_read_it(url):
    answer = Client().get(url)

    assert answer["Content-Type"] == "application/json"
    assert (answer.status_code, answer.json()["fields"]) in ((401, {}), (404, {}))


@pytest.mark.parametrize("method", ["get", "post", "delete"])
@pytest.mark.parametrize("url", [LIST, of_case(1), f"{of_case(1)}moves/submit/", "/api/v1/open/", "/api/v1/schema/"])
def test_an_address_without_its_slash_is_told_the_right_one(cast, url, method):
    """Nobody is sent on: what he sent would be lost on the way."""
    answer = getattr(cast.client("dac"), method)(url.rstrip("/"))

    told = {"detail": f"没有找到。接口的地址以“/”结尾：{url}", "fields": {}}
    assert (answer.status_code, answer["Content-Type"], answer.json()) == (404, "application/json", told)


def test_what_there_is_is_told_to_nobody_who_only_asks_for_options(cast):
    for url in (LIST, "/api/v1/open/", of_case(1)):
        assert Client().options(url).status_code in (401, 405)
    assert cast.client("dac").options(LIST).status_code == 405


def test_whoever_is_refused_is_slowed_down_too(cast, monkeypatch):
    """Each refusal leaves a row in the log: nobody fills it without end."""
    monkeypatch.setattr(UserRateThrottle, "rate", "3/min", raising=False)
    cache.clear()
    browser = cast.client("aud")

    statuses = [browser.get(of_case(1)).status_code for _ in range(5)]

    assert statuses == [403] * 3 + [429] * 2
    assert AuditEvent.objects.filter(result="refused").count() == 3


def test_a_key_that_was_sent_for_one_deed_does_not_pass_for_another(cast):
    first, second = task(cast, at="assigned"), task(cast, at="assigned", lead="dep3")
    browser, key = cast.client("unit"), {"Idempotency-Key": "k" * 24}
    url = f"{of_task(first.pk)}moves/sign_for/"

    answers = [send(browser, one, **key) for one in (url, url, f"{of_task(second.pk)}moves/sign_for/")]

    assert [answer.status_code for answer in answers] == [200, 200, 409]
    assert Assignment.objects.get(pk=second.pk).state == "assigned"


def test_answers_to_a_reader_are_kept_by_nobody(cast):
    suggestion(cast, at="assigned")
    answer = cast.client("dac").get(LIST, headers={"If-None-Match": "*", "Origin": "https://elsewhere.example"})

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert {"ETag", "Last-Modified", "Access-Control-Allow-Origin"} & set(answer.headers) == set()
