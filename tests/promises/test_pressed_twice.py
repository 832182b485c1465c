"""Double click, two tabs, two phones: each thing happens once, and the second press is told so in plain words."""

from collections import Counter
from threading import Barrier, Thread

import pytest

from congress.models import AuditEvent, SignIn
from suggestions.actions.writing import text_digest
from suggestions.models import Cosigner, Rating, Suggestion, TextVersion
from tests.build import county
from tests.build.suggestions import suggestion, task

from .visitors import once

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deeds):
    """The statuses of deeds that begin in the same moment, counted."""
    gate, statuses = Barrier(len(deeds)), []

    def one(deed):
        gate.wait()
        statuses.append(deed().status)

    threads = [Thread(target=one, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(statuses)


def presses(visitor, url, data, *, times=6, same_form=False):
    """The same deed from several tabs of one browser: of one form, or of forms opened separately."""
    token, tabs = once(), [visitor.twin() for _ in range(times)]
    for tab in tabs:
        tab.get("/healthz")  # the connection stands before the race begins
    return at_once([lambda tab=tab: tab.post(url, {**data, "once": token if same_form else once()}) for tab in tabs])


def test_a_suggestion_pressed_six_times_is_written_once(people, visit):
    """Promise 3."""
    statuses = presses(visit("dep"), "/suggestions/write/", {"subject": "关于修路的建议"}, same_form=True)

    assert statuses == {302: 6}
    assert Suggestion.objects.count() == 1


def test_six_tabs_that_hand_in_one_text_hand_it_in_once(people, visit):
    """Promise 3."""
    case = suggestion(people, at="draft")

    statuses = presses(visit("dep"), f"/suggestions/{case.pk}/submit/", {"one_matter": "on"})

    assert statuses == {302: 1, 409: 5}
    assert TextVersion.objects.filter(suggestion=case).count() == 1
    assert AuditEvent.objects.filter(kind="suggestions.suggestion.submit", result="done").count() == 1


def test_two_offices_that_number_one_case_give_one_number(people, visit):
    """Promise 3."""
    case = suggestion(people, at="review_dac")
    answers = {"subject": case.subject, "topic": people.topics[0].pk, "public_wish": "on"}
    offices = [visit(key) for key in ("dac", "dac_clerk") for _ in (1, 2)]

    statuses = at_once(
        [lambda one=one: one.post(f"/suggestions/{case.pk}/file/", {**answers, "once": once()}) for one in offices]
    )

    assert statuses == {302: 1, 409: 3}
    case.refresh_from_db()
    assert (case.number, case.state) == (1, "to_assign")


def test_six_tabs_that_rate_one_answer_leave_one_rating(people, visit):
    """Promise 3: one evaluation."""
    rated = task(people, at="feedback_pending")
    answers = {
        "attitude": "satisfied",
        "result": "not_satisfied",
        "comment": "路还没有修完。",
        "password": county.PASSWORD,
    }

    statuses = presses(visit("dep"), f"/suggestions/tasks/{rated.pk}/rate/", answers)

    assert statuses == {302: 1, 409: 5}
    assert Rating.objects.count() == 1


def test_six_presses_of_a_signature_sign_once(people, visit):
    """Promise 3: one vote."""
    case = suggestion(people, at="cosigning", cosigners=("dep2",))
    answers = {"digest": text_digest(case), "agree": "yes", "read": "on"}

    statuses = presses(visit("dep2"), f"/suggestions/{case.pk}/cosign/", answers)

    assert not [status for status in statuses if status >= 500]
    assert list(Cosigner.objects.values_list("state", flat=True)) == ["confirmed"]
    assert AuditEvent.objects.filter(kind__contains="cosign", result="done", person_name="王秀兰").count() == 1


def test_a_double_click_on_signing_in_leaves_one_session_in_that_browser(people, visit):
    """Promise 3: one sign-in – pressed three times, the last takes the place of the others; other devices go on."""
    account = people.account("go")
    account.password = people.password
    account.save()

    name = {"name": account.login, "password": county.PASSWORD}
    phone, browser = visit(), visit()
    for visitor in (phone, browser):
        visitor.get("/login/")
    assert phone.post("/login/", name).status == 302

    statuses = presses(browser, "/login/", name, times=3)

    assert statuses == {302: 3}
    entered = SignIn.objects.filter(account=account, result="entered").order_by("pk")
    assert [row.ending for row in entered] == ["", "replaced", "replaced", ""]
    assert phone.get("/").status == 200
