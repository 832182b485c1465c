"""No input breaks a page: every form that a person is asked, with everything that should not be in it."""

import os
import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction

from congress.frame import clock
from suggestions.models import Commitment, CommitmentReport, Reply
from tests.build import county
from tests.build.suggestions import suggestion, task
from tests.walk import PUBLIC, routes

from .visitors import Page, Visitor

NASTY = {
    "long": "长" * 10_000,
    "nul": "零\x00字",
    "emoji": "👨‍👩‍👧‍👦🏳️‍🌈",
    "right-to-left": "\u202eתירבע\u202c\u200b\ufeff",
    "half a character": "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "negative": "-1",
    "huge": "9" * 40,
    "endless": "9" * 5000,
    "superscript": "²",
    "not a number": "NaN",
    "exponent": "1e400",
    "sql": "'; DROP TABLE congress_account; --",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ settings.SECRET_KEY }}{% load x %}{actor.__class__}",
    "early": "0001-01-01",
    "late": "9999-12-31",
    "no such day": "2026-02-30",
    "lines": "a\r\nBcc: x@example.com\r\n\r\n",
    "path": "../../../../etc/passwd",
    "blank": "\u3000\t \n",
}
EVERY = bool(os.environ.get("EVERY_INPUT"))  # every field with every nonsense: minutes instead of seconds
FEW = ("long", "nul", "superscript", "huge", "late", "html")


@contextmanager
def undone():
    """What happens within never happened: each form is tried from the same state."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def forms_of(people):
    """[(person, address of the page, the answers a sensible person gives)] of all forms of this issue."""
    today = clock.today()
    on = str(today)
    tasks = {
        at: task(people, at=at, **wish)
        for at, wish in {
            "assigned": {},
            "return_requested": {},
            "accepted": {},
            "in_progress": {},
            "extension_requested": {},
            "reply_drafted": {},
            "reply_signed": {},
            "feedback_pending": {"reply_class": "B"},
            "rated": {"result": "not_satisfied"},
            "follow_up": {},
        }.items()
    }
    cases = {
        at: suggestion(people, at=at) for at in ("draft", "cosigning", "review_secretariat", "review_dac", "to_assign")
    }
    sent, promise = Reply.objects.filter(assignment=tasks["feedback_pending"]).get(), Commitment.objects.last()
    report = CommitmentReport.objects.create(
        commitment=promise, text="完成一半。", on=today, reported_by="韩经办", done=True
    )
    lead, topic, bodies, deputies = people.classes, people.topics[0].pk, people.bodies, people.deputies
    case, job = "/suggestions/{}/{}/".format, "/suggestions/tasks/{}/{}/".format
    why = {"reason": "理由充分。"}
    promised = {
        "commitments_0_text": "大修",
        "commitments_0_due_on": str(today + timedelta(days=30)),
        "commitments_0_money": "3",
    }
    plan = {
        "plan": "分两步。",
        "handler": "韩经办",
        "handler_phone": "0395",
        "unit_leader": "杨局长",
        "nodes_0_title": "勘查",
        "nodes_0_due_on": on,
        "nodes_0_money": "1.5",
    }
    text = {
        "subject": "关于修路的建议",
        "facts": "路坏了两年。" * 9,
        "proposals": "请修。" * 9,
        "topic": topic,
        "public_wish": "on",
    }
    return [
        ("dep", "/suggestions/write/", text),
        (
            "dac",
            "/suggestions/enter/",
            {**text, "lead": deputies["dep"].pk, "channel": "paper", "signed_by": [deputies["dep2"].pk]},
        ),
        ("dep", case(cases["draft"].pk, "edit"), text),
        ("dep", case(cases["draft"].pk, "invite"), {"deputies": [deputies["dep2"].pk]}),
        ("dep", case(cases["draft"].pk, "submit"), {"one_matter": "on"}),
        ("dep2", case(cases["cosigning"].pk, "cosign"), {"agree": "yes", "read": "on", "comment": "好"}),
        ("go", case(cases["review_secretariat"].pk, "pass_secretariat"), {"comment": "符合。"}),
        ("go", case(cases["review_secretariat"].pk, "return_for_edit"), why),
        ("dac", case(cases["review_dac"].pk, "not_file"), {**why, "reason_code": "no_content"}),
        ("dac", case(cases["review_dac"].pk, "convert"), {**why, "converted_to": "letter"}),
        ("dac", case(cases["review_dac"].pk, "merge"), {**why, "into": cases["to_assign"].number_text}),
        ("dac", case(cases["review_dac"].pk, "file"), {"topic": topic, "is_key": "on", "key_note": "主任会议"}),
        (
            "dac",
            case(cases["to_assign"].pk, "assign"),
            {"lead": bodies["transport"].pk, "joint": [bodies["finance"].pk]},
        ),
        ("dac", case(cases["to_assign"].pk, "prepare"), {"lead": bodies["transport"].pk}),
        (
            "dac",
            case(cases["to_assign"].pk, "key"),
            {"is_key": "on", "key_note": "主任会议", "pressing_leader": "李宏远"},
        ),
        ("dac", case(cases["to_assign"].pk, "release"), {"public": "yes"}),
        (
            "dac",
            case(cases["to_assign"].pk, "visit"),
            {"on": on, "place": "柳沟", "people": "李", "findings": "坏", "outcome": "修"},
        ),
        ("unit", job(tasks["assigned"].pk, "request_return"), {**why, "approved_by": "杨局长"}),
        ("gov", job(tasks["return_requested"].pk, "opine_return"), {"opinion": "refuse", "comment": "属于。"}),
        ("unit", job(tasks["accepted"].pk, "begin"), plan),
        ("unit", job(tasks["in_progress"].pk, "plan"), plan),
        (
            "unit",
            job(tasks["in_progress"].pk, "contact"),
            {"phase": "before", "form": "phone", "on": on, "deputy_met": "张", "people": "韩", "content": "谈了。"},
        ),
        (
            "unit",
            job(tasks["in_progress"].pk, "request_extension"),
            {**why, "wanted_until": str(today + timedelta(days=140))},
        ),
        ("dac", job(tasks["in_progress"].pk, "urge"), {"level": "1", "text": "请抓紧。", "answer_by": on}),
        ("dac", job(tasks["extension_requested"].pk, "grant_extension"), {"comment": "同意。"}),
        (
            "unit",
            job(tasks["in_progress"].pk, "draft_reply"),
            {
                "reply_class": lead["B"].pk,
                "text": "已修。",
                "publicity": "open",
                "contact_name": "韩",
                "contact_phone": "0395",
                **promised,
            },
        ),
        ("unitl", job(tasks["reply_drafted"].pk, "send_back_reply"), why),
        (
            "gov",
            job(tasks["reply_signed"].pk, "check_reply"),
            {"reply_class": lead["C"].pk, "class_reason": "只能参考。"},
        ),
        (
            "dep",
            job(tasks["feedback_pending"].pk, "rate"),
            {"attitude": "satisfied", "result": "not_satisfied", "comment": "没修。", "password": county.PASSWORD},
        ),
        ("dac", f"/suggestions/replies/{sent.pk}/class/", {"to_class": lead["C"].pk, "reason": "核对"}),
        ("dac", job(tasks["rated"].pk, "order_redo"), why),
        ("unit", f"/suggestions/commitments/{promise.pk}/report/", {"text": "完成。", "done": "on"}),
        ("dac", f"/suggestions/commitments/{promise.pk}/settle/", {"kept": "kept", "note": "核实。"}),
        ("dep", f"/suggestions/reports/{report.pk}/mark/", {"mark": "kept"}),
        (
            "go",
            "/institution/bodies/add/",
            {"name": "县样品局", "short_name": "样品局", "kind": "department", "since": on},
        ),
        ("go", "/institution/people/add/", {"name": "新来"}),
        ("go", "/institution/areas/add/", {"code": "419901999", "name": "新村", "level": "village"}),
        ("go", "/institution/rules/suggestion.subject_limit/set/", {"value": "50", "since": on, "reason": "试行"}),
        ("go", "/calendar/day/", {"day": str(today + timedelta(days=40)), "kind": "off", "name": "放假"}),
        ("dep", "/me/phone/", {"phone": "13912345678", "password": county.PASSWORD}),
    ]


def filled(page, url):
    return max(
        (one for one in Page(page.content.decode(), url).forms if one.method == "post"),
        key=lambda one: (one.action.endswith(url), len(one.fields)),
    )


@pytest.mark.django_db
def test_every_form_takes_sense_and_answers_nonsense_at_its_field(people_now):
    """Promise 20: each field with each nonsense, each field missing; the sensible answers are accepted."""
    people, broken, refused, posts = people_now, [], [], 0
    everybody = {}

    def send(key, url, data):
        nonlocal posts
        client, posts = everybody.setdefault(key, people.client(key)), posts + 1
        client.raise_request_exception = False
        with undone():
            answer = client.post(url, data)
        return answer

    forms = forms_of(people)
    for key, url, sense in forms:
        page = everybody.setdefault(key, people.client(key)).get(url)
        if page.status_code != 200:
            refused.append((key, url, page.status_code))
            continue
        form = filled(page, url)
        base = {name: values for name, values in form.data.items() if name != "once"} | sense
        answer = send(key, form.action, base)
        if answer.status_code != 302:
            refused.append(
                (
                    key,
                    url,
                    answer.status_code,
                    re.findall(r'id="id_\w+_error[^>]*>([^<]+)', answer.content.decode())[:3],
                )
            )
        names = [name for name in form.fields if name not in ("csrfmiddlewaretoken", "once")]
        # all fields at once, then field by field with the others sensible, which goes deepest
        trials = [
            (kind, dict.fromkeys(names, NASTY[kind])) for kind in (NASTY if EVERY else ("late", "superscript"))
        ] + [("nothing", {})]
        for place, name in enumerate(names):
            if re.search(r"_[1-9]\d*_", name):
                continue  # the second line of a table asks what the first does
            kinds = NASTY if EVERY else [FEW[(place + len(url)) % len(FEW)]]
            trials += [(f"{name}: {kind}", {**base, name: NASTY[kind]}) for kind in kinds]
            if EVERY:
                trials.append((f"{name}: missing", {other: value for other, value in base.items() if other != name}))
        for kind, data in trials:
            answer = send(key, form.action, data)
            if answer.status_code >= 500:
                broken.append((key, url, kind))

    assert broken == []
    assert len(refused) <= len(forms) // 5, refused
    assert posts > 300


@pytest.fixture
def people_now(db):
    return county.cast()


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["dep", "dac", "unit"] if EVERY else ["dac"])
def test_no_question_in_an_address_breaks_a_page(people_now, key):
    """Promise 20: filters, pages, days and ids with nonsense."""
    task(people_now, at="in_progress")
    client, broken = people_now.client(key), []
    client.raise_request_exception = False
    names = (
        "q",
        "page",
        "sort",
        "stage",
        "unit",
        "topic",
        "year",
        "day",
        "on",
        "due",
        "side",
        "next",
        "role",
        "from",
        "to",
    )
    for route in routes():
        if route.is_api or route.name in PUBLIC:
            continue
        known = {"pk": 1} if "pk" in route.pattern else {}
        asked = [
            (route.url(**known), dict.fromkeys(names, NASTY[kind]))
            for kind in (NASTY if EVERY else ("nul", "superscript"))
        ]
        if "<int" in route.pattern:
            asked.append((route.url(pk=10**25, deputy=10**25, year=10**25), {}))
        for url, query in asked:
            with undone():
                answer = client.get(url, query)
            if answer.status_code >= 500:
                broken.append((route.name, url, str(query)[:40]))
    assert broken == []


@pytest.mark.django_db(transaction=True)
def test_requests_that_are_no_requests_are_turned_away(visit):
    """Promise 20, at the real server: broken bodies, wrong kinds, too much of everything."""
    dep = visit("dep")
    url, form = "/suggestions/write/", "application/x-www-form-urlencoded"
    token = f"csrfmiddlewaretoken={dep.cookies['csrf']}&"
    cases = {
        "broken utf-8": dep.ask("POST", url, (token + "subject=%ff%fe%80").encode(), Content_Type=form),
        "raw bytes": dep.ask("POST", url, token.encode() + b"subject=\xff\x00\xc3", Content_Type=form),
        "json as form": dep.ask("POST", url, b'{"subject": 1}', Content_Type=form, X_CSRFToken=dep.cookies["csrf"]),
        "no parts": dep.ask("POST", url, b"--x", Content_Type="multipart/form-data; boundary=x"),
        "no boundary": dep.ask("POST", url, b"x", Content_Type="multipart/form-data"),
        "too many fields": dep.ask("POST", url, (token + "a=1&" * 3000).encode(), Content_Type=form),
        "too many files": dep.post(url, {"subject": "关于"}, [("files", f"{n}.pdf", b"%PDF-") for n in range(30)]),
        "strange verb": dep.ask("TRACE", url),
        "nul in the address": dep.get("/suggestions/?q=%00"),
        "nul in the path": dep.get("/suggestions/public/%00/"),
        "nul in a key": dep.post("/suggestions/drafts/a%00b/", {"subject": "a\x00b", "version": "²"}),
        "endless number": dep.post("/suggestions/drafts/a/", {"subject": "a", "version": "9" * 5000}),
        "nul in a filter": dep.post("/export/suggestions.suggestions/?q=%00&format=%00"),
        "strange cookie": Visitor(dep.port, {"session": "\x7f" * 50}).get("/"),
    }

    cases["too much text"] = dep.post(url, {"subject": "关于", "facts": "长" * 2_000_000})
    assert {name: answer.status for name, answer in cases.items() if answer.status >= 500} == {}
    too_much = {name: (answer.status, answer.text) for name, answer in cases.items() if name.startswith("too ")}
    assert {status for status, _ in too_much.values()} == {413}
    assert "一次提交的文字不能超过 5 MB" in too_much["too much text"][1]
    assert "一次提交的内容不能超过 2000 项" in too_much["too many fields"][1]
    assert "一次最多上传 20 个文件" in too_much["too many files"][1]


@pytest.mark.django_db(transaction=True)
def test_what_the_server_itself_cannot_read_is_answered_in_plain_chinese(visit):
    """Promise 20: an address too long, too much brought along, no request at all: none of them reaches a page of ours."""
    nobody = visit()
    cases = {
        414: (nobody.get(f"/suggestions/public/?q={'a' * 5000}"), "网址太长"),
        431: (nobody.get("/", X_Long=("a" * 9000)), "浏览器带来的内容太多"),
        400: (nobody.ask("GET", "/", Content_Length="many"), "这个请求读不懂"),
    }
    far_too_long = nobody.get(f"/suggestions/public/?q={'a' * 300_000}")

    assert {status: answer.status for status, (answer, _) in cases.items()} == {status: status for status in cases}
    assert [words for answer, words in cases.values() if words not in answer.text] == []
    assert (far_too_long.status, "网址太长" in far_too_long.text) == (414, True)
