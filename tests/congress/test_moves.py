"""The page and the call of every move: seen or not, allowed or not, now or not; filed once; nothing lost."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import include, path

from congress.actions import notices, tokens
from congress.frame import clock
from congress.frame.messages import verb_of
from congress.models import AuditEvent, FormToken, Notice
from congress.views.moves import move_view
from congress.views.once import filed_once
from suggestions.actions import writing
from suggestions.models import Assignment, Suggestion
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
TOKEN = "einmal-0123456789abcdef"


def back(obj):
    return f"/suggestions/{obj.pk}/"


@filed_once
def leave_word(request):
    """A deed that is no move: a notice to oneself; ``empty`` shows the form again."""
    if not request.POST.get("word"):
        return HttpResponse("请写一句话。")
    notices.tell([request.posts[0]], subject=request.POST["word"])
    return redirect(f"/inbox/?{request.POST['word']}")


urlpatterns = [
    path("word/", leave_word),
    path("cases/<int:pk>/<slug:move>/", move_view(SUGGESTION, Suggestion.objects.visible_to, back)),
    path("tasks/<int:pk>/<slug:move>/", move_view(ASSIGNMENT, Assignment.objects.visible_to, back)),
    path("", include("config.urls")),
]


@pytest.fixture
def case(cast):
    return build.suggestions.suggestion(cast, at="review_secretariat")


def state(case):
    return Suggestion.objects.get(pk=case.pk).state


def notices_of(cast, key):
    return list(Notice.objects.filter(person=cast.posts[key].person).values_list("subject", flat=True))


# Seen, allowed, now.


def test_the_page_says_what_will_happen_and_asks_the_form(cast, case):
    answer = cast.client("go").get(f"/cases/{case.pk}/return_for_edit/")

    assert answer.status_code == 200
    assert "退回修改" in answer.content.decode()
    assert 'name="reason"' in answer.content.decode()
    assert 'name="once"' in answer.content.decode()


def test_the_button_of_a_move_s_form_bears_the_move_s_name(cast, case):
    page, moves = cast.client("go"), [move for move, _ in SUGGESTION.offered(case, cast.go)]

    buttons = [page.get(f"/cases/{case.pk}/{move.name}/").content.decode() for move in moves]

    assert len(moves) > 3
    found = [re.findall(r'<div class="form-foot">\s*<button[^>]*>(.*?)</button>', text, re.S) for text in buttons]
    assert [re.sub(r"<[^>]+>|\s", "", one) for (one,) in found] == [move.label for move in moves]


@pytest.mark.parametrize(
    ("done", "title", "verb"),
    [
        ("已登记，请编排项目。", "登记换届", "登记"),
        ("已转交。", "转交情况和建议", "转交"),
        ("已发布并通知。", "发布议程并发出通知", "发布并通知"),
        ("正在生成。", "印制代表二维码", "生成"),
        ("已保存草稿。", "起草决议决定", "保存草稿"),
        ("已保存。", "登记专家：李工", "登记专家"),
        ("已保存。", "总体要求：2026年工作要点", "保存"),
        ("已修改选区。", "修改选区：第1选区", "保存"),
    ],
)
def test_a_button_says_what_the_next_page_says_is_done(done, title, verb):
    assert verb_of(done, title) == verb


def test_a_move_is_done_with_its_form_and_leads_back(cast, case):
    answer = cast.client("go").post(f"/cases/{case.pk}/return_for_edit/", {"reason": "请写明路段起止点。"})

    assert (answer.status_code, answer.url) == (302, f"/suggestions/{case.pk}/")
    assert state(case) == "returned"


def test_what_one_may_not_see_is_not_there(cast, case):
    for key in ("dep3", "unit", "aud", "sys"):
        answer = cast.client(key).post(f"/cases/{case.pk}/return_for_edit/", {"reason": "不行"})
        assert answer.status_code == 404, key
    assert cast.stranger.client("dac").get(f"/cases/{case.pk}/return_for_edit/").status_code == 404
    assert state(case) == "review_secretariat"


def test_what_one_may_see_but_not_do_is_forbidden_and_recorded(cast, case):
    answer = cast.client("dep").post(f"/cases/{case.pk}/return_for_edit/", {"reason": "不行"})

    assert answer.status_code == 403
    assert "没有" in answer.content.decode()
    (event,) = AuditEvent.objects.filter(kind="congress.forbidden")
    assert (event.person_name, event.result, event.reason) == ("张德福", "refused", "您没有“退回修改”的权限。")


@pytest.mark.parametrize("name", ["nosuch", "finish", "reopen_assigning"])
def test_moves_nobody_presses_have_no_page(cast, case, name):
    quiet = name in SUGGESTION and not SUGGESTION[name].quiet

    assert cast.client("go").get(f"/cases/{case.pk}/{name}/").status_code == (403 if quiet else 404)


def test_a_move_that_comes_too_late_is_told_where_the_case_stands(cast):
    task = build.suggestions.task(cast, at="accepted")

    answer = cast.client("unit").post(f"/tasks/{task.pk}/sign_for/", {"once": TOKEN})

    assert answer.status_code == 409
    assert "不能“签收”" in answer.content.decode()
    assert Assignment.objects.get(pk=task.pk).state == "accepted"


def test_a_refused_form_is_shown_again_with_the_reason_and_everything_in_it(cast):
    task = build.suggestions.task(cast, at="assigned")
    asked = {
        "reason": "不属于我局职责。",
        "approved_by": "杨局长",
        "proposed_unit": cast.units["finance"].pk,
        "once": TOKEN,
    }
    page = f"/tasks/{task.pk}/request_return/"

    with clock.frozen(build.county.TODAY + timedelta(days=60)):
        browser = cast.client("unit")
        before = browser.get(page)
        answer = browser.post(page, asked)

    assert (before.status_code, answer.status_code) == (409, 409)
    assert "退办期限已过" in answer.content.decode()
    assert "不属于我局职责。" in answer.content.decode()
    assert not FormToken.objects.exists()
    (event,) = AuditEvent.objects.filter(result="refused")
    assert (event.kind, event.person_name) == ("suggestions.assignment.request_return", "韩经办")
    assert event.reason.startswith("退办期限已过")


def test_a_missing_answer_is_an_error_at_its_field_and_nothing_is_done(cast, case):
    answer = cast.client("go").post(f"/cases/{case.pk}/return_for_edit/", {"reason": "   ", "once": TOKEN})

    assert answer.status_code == 422
    assert "reason" in answer.context["form"].errors
    assert state(case) == "review_secretariat"
    assert not FormToken.objects.exists()


def test_a_move_without_questions_is_done_by_one_press(cast):
    task = build.suggestions.task(cast, at="assigned")

    page = cast.client("unit").get(f"/tasks/{task.pk}/sign_for/")
    done = cast.client("unit").post(f"/tasks/{task.pk}/sign_for/", {"once": TOKEN})

    assert page.status_code == 200
    assert done.status_code == 302
    assert Assignment.objects.get(pk=task.pk).state == "accepted"


def test_htmx_is_told_where_to_go(cast, case):
    answer = cast.client("go").post(
        f"/cases/{case.pk}/return_for_edit/", {"reason": "请补充。"}, headers={"HX-Request": "true"}
    )

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, f"/suggestions/{case.pk}/")


def test_whoever_loses_sight_of_the_case_by_his_own_deed_is_led_home(cast):
    """Staff who typed a text see it while it is being written."""
    typist, lead = cast.actor("dac_clerk"), cast.deputies["dep"]
    case = writing.write(
        actor=typist, lead=lead, channel="paper", subject="修路", facts="路坏了。", proposals="修好。"
    )
    SUGGESTION.deeds["invite"](case, actor=typist, deputies=[cast.deputies["dep2"]])

    answer = cast.client("dac_clerk").post(f"/cases/{case.pk}/withdraw/", {"reason": "不提了。", "once": TOKEN})

    assert (answer.status_code, answer.url) == (302, "/")


# Filed once.


def test_a_second_press_is_led_to_the_first_result_and_does_nothing(cast, case):
    browser, asked = cast.client("go"), {"reason": "请写明路段起止点。", "once": TOKEN}

    first = browser.post(f"/cases/{case.pk}/return_for_edit/", asked)
    second = browser.post(f"/cases/{case.pk}/return_for_edit/", asked)

    assert (first.status_code, second.status_code) == (302, 302)
    assert second.url == first.url
    assert AuditEvent.objects.filter(kind="suggestions.suggestion.return_for_edit").count() == 1
    assert AuditEvent.objects.filter(result="refused").count() == 0


def test_any_view_may_be_filed_once(cast):
    browser = cast.client("dep")

    answers = [browser.post("/word/", {"word": "记一笔", "once": TOKEN}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert notices_of(cast, "dep") == ["记一笔"]


def test_a_form_shown_again_may_be_sent_again(cast):
    browser = cast.client("dep")

    assert browser.post("/word/", {"word": "", "once": TOKEN}).status_code == 200
    assert browser.post("/word/", {"word": "补上", "once": TOKEN}).status_code == 302
    assert notices_of(cast, "dep") == ["补上"]


def test_somebody_elses_token_files_nothing(cast):
    cast.client("dep").post("/word/", {"word": "甲", "once": TOKEN})

    answer = cast.client("dep2").post("/word/", {"word": "乙", "once": TOKEN})

    assert answer.status_code == 409
    assert "已经失效" in answer.content.decode()
    assert notices_of(cast, "dep2") == []


def test_without_a_token_every_press_counts(cast):
    browser = cast.client("dep")

    for _ in range(2):
        browser.post("/word/", {"word": "记一笔"})

    assert notices_of(cast, "dep") == ["记一笔", "记一笔"]


def test_old_tokens_are_forgotten(cast):
    cast.client("dep").post("/word/", {"word": "记一笔", "once": TOKEN})

    assert tokens.forget_old(clock.now()) == 0
    assert tokens.forget_old(clock.now() + tokens.KEPT * 2) == 1


def test_a_held_row_is_what_reading_it_gives(cast):
    task = build.suggestions.task(cast, at="in_progress")  # days, moments, numbers and texts
    for machine, model, pk in ((SUGGESTION, Suggestion, task.suggestion_id), (ASSIGNMENT, Assignment, task.pk)):
        row = model._base_manager.get(pk=pk)

        held = machine.held(row)

        assert {f.attname: f.value_from_object(held) for f in model._meta.concrete_fields} == {
            f.attname: f.value_from_object(row) for f in model._meta.concrete_fields
        }
        assert (held.pk, held._state.adding, held._state.db) == (pk, False, "default")


@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_once_file_once_and_nobody_sees_an_error(cast):
    browser, gate, answers = cast.client("dep"), Barrier(8), []

    def press():
        mine = Client()
        mine.cookies = browser.cookies
        gate.wait()
        with clock.frozen(build.county.TODAY):
            answers.append(mine.post("/word/", {"word": "记一笔", "once": TOKEN}))
        connection.close()

    threads = [Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [(answer.status_code, answer.url[:7]) for answer in answers] == [(302, "/inbox/")] * 8
    assert notices_of(cast, "dep") == ["记一笔"]


def test_a_deed_sees_its_case_as_it_is_now_whatever_the_caller_has_read(cast):
    task = build.suggestions.task(cast, at="accepted")
    read = Assignment.objects.select_related("suggestion__lead", "unit").get(pk=task.pk)
    Suggestion.objects.filter(pk=task.suggestion_id).update(subject="关于另一件事的建议")
    Assignment.objects.filter(pk=task.pk).update(handler="别人")

    with CaptureQueriesContext(connection) as asked:
        now = ASSIGNMENT.held(read)

    assert (now.suggestion.subject, now.handler) == ("关于另一件事的建议", "别人")
    assert now.unit is read.unit
    assert now.suggestion.lead is not read.suggestion.lead  # a seat has a state of its own: it is read as it is now
    assert len(asked) == 2  # the case, then its task; each held and read by one statement

    Assignment.objects.filter(pk=task.pk).update(unit=next(unit for unit in cast.units.values() if unit != read.unit))
    assert ASSIGNMENT.held(read).unit != read.unit


@pytest.mark.django_db(transaction=True)
def test_two_people_on_one_case_one_wins_and_the_other_is_told_why(cast, case):
    gate, answers = Barrier(2), {}
    browsers = {"go": cast.client("go"), "dac": cast.client("dac")}
    deeds = {"go": "return_for_edit", "dac": "return_for_edit"}

    def press(key):
        gate.wait()
        with clock.frozen(build.county.TODAY):
            answers[key] = browsers[key].post(f"/cases/{case.pk}/{deeds[key]}/", {"reason": "请补充。"})
        connection.close()

    threads = [Thread(target=press, args=(key,)) for key in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answer.status_code for answer in answers.values())[0] == 302
    assert all(answer.status_code in (302, 403, 409) for answer in answers.values())
    assert state(case) == "returned"
    assert AuditEvent.objects.filter(kind="suggestions.suggestion.return_for_edit", result="done").count() == 1


# The same by a program.


def call(browser, case, name, body, **headers):
    return browser.post(
        f"/api/v1/suggestions.suggestion/{case.pk}/moves/{name}/",
        body,
        content_type="application/json",
        headers=headers,
    )


def test_a_program_does_the_same_deed_with_the_same_form(cast, case):
    answer = call(cast.client("go"), case, "return_for_edit", {"reason": "请写明路段起止点。"})

    assert answer.status_code == 200
    assert answer.json()["state"] == "returned"
    assert AuditEvent.objects.get(kind="suggestions.suggestion.return_for_edit").via == "api"


def test_errors_of_a_program_have_one_shape(cast, case):
    go, dep, stranger = cast.client("go"), cast.client("dep"), cast.client("dep3")

    missing = call(go, case, "return_for_edit", {})
    nothing = call(go, case, "return_for_edit", [1])
    forbidden = call(dep, case, "return_for_edit", {"reason": "不行"})
    unseen = call(stranger, case, "return_for_edit", {"reason": "不行"})
    unknown = call(go, case, "nosuch", {})
    nobody = call(Client(), case, "return_for_edit", {"reason": "不行"})

    assert (missing.status_code, missing.json()["detail"], list(missing.json()["fields"])) == (
        400,
        "请改正标出的内容。",
        ["reason"],
    )
    assert [answer.status_code for answer in (nothing, forbidden, unseen, unknown, nobody)] == [
        400,
        403,
        404,
        404,
        401,
    ]
    assert all(set(answer.json()) == {"detail", "fields"} for answer in (nothing, forbidden, unseen, unknown, nobody))
    assert AuditEvent.objects.filter(kind="congress.forbidden", via="api").count() == 1


def test_a_program_that_calls_again_gets_the_case_and_does_nothing_twice(cast, case):
    browser, key = cast.client("go"), {"Idempotency-Key": TOKEN}

    first = call(browser, case, "return_for_edit", {"reason": "请补充。"}, **key)
    again = call(browser, case, "return_for_edit", {"reason": "请补充。"}, **key)

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert AuditEvent.objects.filter(kind="suggestions.suggestion.return_for_edit").count() == 1


def test_a_program_is_told_why_not_now(cast):
    task = build.suggestions.task(cast, at="accepted")

    answer = cast.client("unit").post(
        f"/api/v1/suggestions.assignment/{task.pk}/moves/sign_for/", {}, content_type="application/json"
    )

    assert answer.status_code == 409
    assert answer.json()["fields"] == {}
    assert "不能“签收”" in answer.json()["detail"]
    assert AuditEvent.objects.get(result="refused").kind == "suggestions.assignment.sign_for"
