"""Sessions: who is out is out at the next request, and nothing is open by mistake."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congress.actions import accounts
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.models import AuditEvent, Membership, SignIn
from tests import build
from tests.build.accounts import PASSWORD
from tests.walk import PUBLIC, routes, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return build.accounts.account("GO", "何田", phone="13900002222")


def signed_in(account, password=PASSWORD):
    browser = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/120"})
    answer = browser.post("/login/", {"name": account.login, "password": password})
    assert answer.status_code == 302, answer.context["form"].errors
    return browser


def where_to(answer):
    return answer.status_code, answer.get("Location", "")


# Who may come in.


def test_a_stranger_is_led_to_the_sign_in_page_from_everywhere_but_the_public_pages(officer):
    answers = walk(Client(), wanted=lambda route: route.name not in PUBLIC and not route.is_api)

    elsewhere = {name: where_to(a) for name, a in answers.items() if not where_to(a)[1].startswith("/login/?next=")}
    assert elsewhere == {}


def test_a_stranger_gets_nothing_from_the_interface_for_programmes(officer):
    answers = walk(Client(), wanted=lambda route: route.name not in PUBLIC and route.is_api)

    assert {name: a.status_code for name, a in answers.items() if a.status_code not in (401, 403)} == {}


def test_a_stranger_may_post_nowhere_but_to_the_public_pages(officer):
    answers = walk(Client(), "post", wanted=lambda route: route.name not in PUBLIC and not route.is_api)

    assert {name: a.status_code for name, a in answers.items() if a.status_code != 302} == {}


def test_the_list_of_public_pages_names_only_pages_that_exist():
    assert {route.name for route in routes()} >= PUBLIC


def test_no_address_breaks_for_what_is_not_there(cast):
    """For what is there: every role of the county in tests/suggestions/test_borders.py, every kind of thing in
    tests/house/test_urls.py."""
    answers = walk(cast.client("dac"), pk=9_999_999)

    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code >= 500} == {}


def test_signing_in_gives_a_new_session_id_and_leads_back(officer):
    browser = Client()
    browser.get("/me/")
    browser.cookies[settings.SESSION_COOKIE_NAME] = "planted-by-a-stranger-12345678901"

    answer = browser.post("/login/?next=/me/sessions/", {"name": officer.login, "password": PASSWORD})

    assert where_to(answer) == (302, "/me/sessions/")
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != "planted-by-a-stranger-12345678901"
    assert browser.get("/me/sessions/").status_code == 200


def test_signing_in_never_leads_to_another_host(officer):
    answer = Client().post("/login/?next=https://evil.example/x", {"name": officer.login, "password": PASSWORD})

    assert where_to(answer) == (302, "/")


def test_the_session_cookie_is_closed_to_scripts_and_other_sites(officer):
    cookie = signed_in(officer).cookies[settings.SESSION_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_second_sign_in_in_one_browser_replaces_the_first(officer):
    browser = signed_in(officer)
    old = browser.cookies[settings.SESSION_COOKIE_NAME].value

    browser.post("/login/", {"name": officer.login, "password": PASSWORD})

    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != old
    assert not Session.objects.filter(session_key=old).exists()
    assert [row.ending for row in SignIn.objects.filter(result="entered", by_code=False).order_by("pk")] == [
        "replaced",
        "",
    ]


def test_a_guesser_at_the_same_address_does_not_lock_the_owners_own_browser(officer):
    own, guesser = signed_in(officer), Client()
    own.post("/logout/")

    for _ in range(6):
        answer = guesser.post("/login/", {"name": officer.login, "password": "falsch-9-Wrong"})

    assert "已锁定到" in answer.text
    assert guesser.post("/login/", {"name": officer.login, "password": PASSWORD}).status_code == 200
    assert own.post("/login/", {"name": officer.login, "password": PASSWORD}).status_code == 302


# Who is out.


def test_signing_out_kills_the_session_on_the_server(officer):
    browser = signed_in(officer)
    stolen = browser.cookies[settings.SESSION_COOKIE_NAME].value

    answer = browser.post("/logout/")

    assert where_to(answer) == (302, "/login/?why=signed_out")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    browser.cookies[settings.SESSION_COOKIE_NAME] = stolen
    assert where_to(browser.get("/me/")) == (302, "/login/?next=%2Fme%2F")
    assert AuditEvent.objects.latest("pk").text == "何田的登录结束：本人退出"


def test_signing_out_needs_a_post(officer):
    browser = signed_in(officer)

    assert browser.get("/logout/").status_code == 405
    assert browser.get("/me/").status_code == 200


def test_half_an_hour_without_a_deed_ends_the_session(officer):
    start = clock.now()
    browser = signed_in(officer)

    with clock.frozen(start + timedelta(minutes=29)):
        assert browser.get("/me/").status_code == 200
    with clock.frozen(start + timedelta(minutes=58)):
        assert browser.get("/me/").status_code == 200
    with clock.frozen(start + timedelta(minutes=89)):
        answer = browser.get("/me/")

    assert where_to(answer) == (302, "/login/?next=%2Fme%2F&why=idle")
    assert "没有操作，已自动退出" in browser.get(answer["Location"]).text


def test_twelve_hours_end_the_session_however_busy(officer):
    start = clock.now()
    browser = signed_in(officer)
    for minutes in range(20, 12 * 60, 20):
        with clock.frozen(start + timedelta(minutes=minutes)):
            assert browser.get("/me/").status_code == 200

    with clock.frozen(start + timedelta(hours=12, seconds=1)):
        assert where_to(browser.get("/me/")) == (302, "/login/?next=%2Fme%2F&why=aged")


def test_a_disabled_account_is_out_at_its_next_request(officer):
    browser = signed_in(officer)
    assert browser.get("/me/").status_code == 200

    accounts.disable(officer, actor=SYSTEM, reason="调离")

    assert where_to(browser.get("/me/")) == (302, "/login/?next=%2Fme%2F&why=disabled")
    assert "您的账号已停用" in browser.get("/login/?why=disabled").text


def test_somebody_whose_post_has_ended_is_out_at_his_next_request(officer):
    browser = signed_in(officer)
    Membership.objects.filter(person=officer.person).update(until=clock.today() - timedelta(days=1))

    assert where_to(browser.get("/me/")) == (302, "/login/?next=%2Fme%2F&why=no_post")


def test_a_fragment_is_not_answered_with_the_sign_in_page(officer):
    answer = Client().get("/me/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Redirect"], answer.content) == (200, "/login/?next=%2F", b"")


def test_private_pages_are_kept_in_no_cache(officer):
    assert signed_in(officer).get("/me/")["Cache-Control"] == "no-store"


# Several posts.


@pytest.fixture
def two_posts(officer):
    return [
        officer.person.memberships.get(),
        build.accounts.membership("UNIT", "", person=officer.person, unit="县交通局", title="科员"),
    ]


def test_somebody_with_two_posts_chooses_before_anything_else_and_the_log_knows(officer, two_posts):
    browser = signed_in(officer)

    assert where_to(browser.get("/me/sessions/")) == (302, "/login/post/?next=%2Fme%2Fsessions%2F")
    answer = browser.post("/login/post/?next=/me/sessions/", {"membership": two_posts[1].pk})

    assert where_to(answer) == (302, "/me/sessions/")
    assert browser.get("/me/").context["actor"].membership_id == two_posts[1].pk
    assert AuditEvent.objects.latest("pk").text == "何田以县交通局科员身份办公"
    assert SignIn.objects.latest("pk").post_title == "县交通局科员"


def test_nobody_acts_in_a_post_that_is_not_his(officer, two_posts):
    foreign = build.accounts.membership("LEAD", "李主任")
    browser = signed_in(officer)

    assert browser.post("/login/post/", {"membership": foreign.pk}).status_code == 404
    assert where_to(browser.get("/me/")) == (302, "/login/post/?next=%2Fme%2F")


def test_a_post_that_ends_during_the_session_leaves_only_the_other_one(officer, two_posts):
    browser = signed_in(officer)
    browser.post("/login/post/", {"membership": two_posts[1].pk})

    Membership.objects.filter(pk=two_posts[1].pk).update(until=clock.today() - timedelta(days=1))

    assert browser.get("/me/").context["actor"].membership_id == two_posts[0].pk


# One's own sessions.


def test_one_sees_and_ends_ones_own_other_session(officer):
    office, home = signed_in(officer), signed_in(officer)
    mine = SignIn.objects.sessions().order_by("pk").first()

    page = home.get("/me/sessions/")
    assert [row.pk for row in page.context["sessions"]] == list(
        SignIn.objects.sessions().order_by("-pk").values_list("pk", flat=True)
    )
    home.post(f"/me/sessions/{mine.pk}/end/")

    assert where_to(office.get("/me/")) == (302, "/login/?next=%2Fme%2F&why=ended")
    assert home.get("/me/").status_code == 200


def test_nobody_ends_somebody_elses_session(officer):
    browser = signed_in(officer)
    other = build.accounts.account("DEP", "欧阳小禾")
    theirs = signed_in(other)
    row = SignIn.objects.sessions().get(account=other)

    assert browser.post(f"/me/sessions/{row.pk}/end/").status_code == 404
    assert theirs.get("/me/").status_code == 200


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(officer):
    office, home = signed_in(officer), signed_in(officer)

    answer = home.post("/me/password/", {"old": PASSWORD, "new": "Qing-shan.2032", "again": "Qing-shan.2032"})

    assert where_to(answer) == (302, "/")
    assert where_to(office.get("/me/")) == (302, "/login/?next=%2Fme%2F&why=password")
    assert home.get("/me/").status_code == 200
    assert where_to(Client().post("/login/", {"name": officer.login, "password": "Qing-shan.2032"})) == (302, "/")


def test_the_system_administrator_ends_all_sessions_of_an_account(officer):
    system = signed_in(build.accounts.account("SYS", "系统"))
    browser = signed_in(officer)

    answer = system.post(f"/accounts/{officer.pk}/end-sessions/")

    assert where_to(answer) == (302, f"/accounts/{officer.pk}/")
    assert where_to(browser.get("/me/")) == (302, "/login/?next=%2Fme%2F&why=administrator")


def test_a_form_from_another_site_is_refused_in_plain_words_and_does_nothing(officer):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(officer)

    answer = browser.post("/logout/")

    assert answer.status_code == 403
    assert "请回到上一页" in answer.text
    assert SignIn.objects.filter(ending="signed_out", by_code=False).count() == 0


def test_large_type_follows_the_account_and_before_that_the_device(officer):
    device = Client()
    assert where_to(device.post("/large-type/", {"large": "1", "next": "/login/"})) == (302, "/login/")
    assert 'data-size="large"' in device.get("/login/").text

    signed_in(officer).post("/large-type/", {"large": "1", "next": "/me/"})
    assert 'data-size="large"' in signed_in(officer).get("/me/").text


def test_a_deed_sent_too_late_leads_back_to_the_page_it_was_asked_on(client):
    here, elsewhere = (
        client.post("/me/password/", {}, headers={"referer": f"http://{host}/suggestions/write/?x=1"})
        for host in ("testserver", "evil.example")
    )

    assert where_to(here) == (302, "/login/?next=%2Fsuggestions%2Fwrite%2F%3Fx%3D1")
    assert where_to(elsewhere) == (302, "/login/?next=%2F")


def test_what_was_done_is_said_once_and_nothing_is_written_to_the_session_for_it(cast):
    browser = cast.client("dep")
    browser.get("/")

    with CaptureQueriesContext(connection) as asked:
        answer = browser.post("/suggestions/write/", {"subject": "关于修路的建议"}, follow=True)

    assert "已保存。" in answer.content.decode()
    about_sessions = [query["sql"].split()[0] for query in asked if "django_session" in query["sql"]]
    assert about_sessions == ["SELECT"] * 2
    assert "已保存。" not in browser.get("/").content.decode()
