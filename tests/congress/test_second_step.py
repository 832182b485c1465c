"""The second step of signing in: figures of a phone or a recovery code, each once; lost ones reset by the security
administrator with a reason."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from congress.actions import accounts, second_steps
from congress.frame import clock, totp
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Notice, SecondStep, SignIn
from tests.build.county import PASSWORD

pytestmark = pytest.mark.django_db
SALT = "salt-of-a-test"

# RFC 6238, appendix B: the secret is twenty figures, the codes have eight
RFC = {59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924", 2000000000: "69279037"}


@pytest.mark.parametrize("second", RFC)
def test_the_figures_are_those_of_the_standard(second):
    assert totp.figures(b"12345678901234567890", second // 30, digits=8) == RFC[second]
    assert totp.figures(b"12345678901234567890", second // 30) == RFC[second][2:]


def test_what_a_phone_scans_names_the_portal_and_the_account():
    address = totp.address(b"12345678901234567890", name="dep01", issuer="县人大")

    assert address.startswith("otpauth://totp/dep01?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&")
    assert totp.spelled(b"12345678901234567890").replace(" ", "") in address


def shown(later=0, salt=SALT):
    """What the phone shows so many seconds from now."""
    return totp.figures(totp.secret_of(salt), int(clock.now().timestamp() + later) // totp.STEP)


def turned_on(cast, key="dep", salt=SALT):
    actor = cast.signed_in(key)
    with clock.frozen(clock.now() - timedelta(hours=1)):
        return second_steps.turn_on(
            cast.account(key), salt=salt, figures=shown(salt=salt), password=PASSWORD, actor=actor
        )


def half_in(cast, key="dep"):
    client = Client()
    answer = client.post("/login/", {"name": cast.account(key).login, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/login/second-step/?next=%2F")
    return client


def is_in(client):
    return client.get("/me/").status_code == 200


def test_the_password_alone_no_longer_opens_and_the_figures_do(cast):
    turned_on(cast)
    client = half_in(cast)
    assert not is_in(client)

    wrong = client.post("/login/second-step/", {"code": "000000"})
    assert (wrong.status_code, "验证码不对" in wrong.content.decode()) == (200, True)
    assert not is_in(client)
    assert client.post("/login/second-step/", {"code": f"{shown()[:3]} {shown()[3:]}"}).status_code == 302
    assert is_in(client)


def test_figures_work_once_and_about_half_a_minute_around_now(cast):
    turned_on(cast)
    for later, fits in ((-60, False), (60, False), (0, True), (0, False), (-30, False), (30, True)):
        answer = half_in(cast).post("/login/second-step/", {"code": shown(later)})
        assert (answer.status_code == 302) is fits, later
        SignIn.objects.update(counts=False, locked_until=None)


def test_a_recovery_code_works_once_and_is_told(cast):
    codes = turned_on(cast)
    assert len(set(codes)) == 8

    for code, status in ((codes[3].lower(), 302), (codes[3], 200), (codes[4].replace("-", ""), 302)):
        assert half_in(cast).post("/login/second-step/", {"code": code}).status_code == status
    assert len(SecondStep.objects.get().recovery) == 6
    assert not any(code in str(SecondStep.objects.get().recovery) for code in codes)
    assert AuditEvent.objects.filter(kind="congress.account.recovery_used").count() == 2


def test_guessing_the_figures_locks_like_guessing_the_password(cast, settings):
    turned_on(cast)
    client = half_in(cast)
    for _ in range(settings.SIGN_IN_TRIES - 1):
        client.post("/login/second-step/", {"code": "000000"})

    right = client.post("/login/second-step/", {"code": shown()})

    assert (right.status_code, "已锁定" in right.content.decode()) == (200, True)
    again = Client().post("/login/", {"name": cast.account("dep").login, "password": PASSWORD})
    assert again.status_code == 200


def test_a_one_time_code_does_not_skip_the_second_step(cast):
    turned_on(cast)
    code = accounts.new_code(cast.account("dep"), actor=cast.sys)
    client = Client()

    answer = client.post("/login/", {"name": cast.account("dep").login, "password": code})

    assert answer["Location"].startswith("/login/second-step/")


def test_after_five_minutes_it_begins_anew_and_a_stranger_finds_no_page(cast):
    turned_on(cast)
    client = half_in(cast)
    with clock.frozen(clock.now() + timedelta(minutes=6)):
        assert client.get("/login/second-step/")["Location"] == "/login/"
    assert Client().get("/login/second-step/")["Location"] == "/login/"


def test_it_is_turned_on_and_off_on_ones_own_page(cast):
    client = cast.client("dep")
    page = client.get("/me/second-step/").content.decode()
    salt = client.session["second_step_salt"]
    assert (totp.spelled(totp.secret_of(salt)) in page, "<svg" in page) == (True, True)

    for figures, password in (("000000", PASSWORD), (shown(salt=salt), "Wrong-word.2031")):
        assert client.post("/me/second-step/", {"figures": figures, "password": password}).status_code == 200
    on = client.post("/me/second-step/", {"figures": shown(salt=salt), "password": PASSWORD})
    assert (on.status_code, on.content.decode().count("<li><span")) == (200, 8)
    assert salt in str(SecondStep.objects.values_list("salt"))
    assert "恢复码还剩 8 个" in client.get("/me/").content.decode()

    assert client.post("/me/second-step/", {"password": "Wrong-word.2031"}).status_code == 200
    assert client.post("/me/second-step/", {"password": PASSWORD}).status_code == 302
    assert not SecondStep.objects.exists()


def test_the_security_administrator_takes_it_away_with_a_reason_and_the_person_hears_of_it(cast):
    turned_on(cast)
    step, sec = SecondStep.objects.get(), cast.client("sec")
    assert "张德福" in sec.get("/security/locks/").content.decode()
    address = f"/security/second-steps/{step.pk}/"
    assert sec.post(address, {"reason": ""}).status_code == 200
    assert [cast.client(key).post(address, {"reason": "冒充"}).status_code for key in ("sys", "aud", "dac")] == [
        403
    ] * 3

    assert sec.post(address, {"reason": "手机遗失，已核对身份证。"}).status_code == 302

    assert not SecondStep.objects.exists()
    assert AuditEvent.objects.get(kind="congress.account.second_reset").reason == "手机遗失，已核对身份证。"
    assert Notice.objects.filter(person=cast.dep_post.person, subject__contains="第二步验证已解除").exists()


def test_nobody_resets_his_own_nor_a_neighbours_nor_turns_on_anothers(cast):
    turned_on(cast, "sec")
    step = SecondStep.objects.get()
    stranger = replace(cast.signed_in("sec"), person_id=0, county_id=cast.stranger.congress.pk)
    for actor in (cast.signed_in("sec"), stranger, cast.signed_in("sys")):
        with pytest.raises(PermissionDenied):
            second_steps.reset(step, reason="试试", actor=actor)
    with pytest.raises(PermissionDenied):
        second_steps.turn_on(
            cast.account("dep"), salt=SALT, figures=shown(), password=PASSWORD, actor=cast.signed_in("dep2")
        )
    with pytest.raises(Refused):
        turned_on(cast, "sec")
    with pytest.raises(ValidationError):
        second_steps.turn_on(
            cast.account("dep"), salt=SALT, figures="1", password=PASSWORD, actor=cast.signed_in("dep")
        )
