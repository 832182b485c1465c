"""Coming in: names that work, guessing that does not, and every attempt in the log."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import PermissionDenied
from django.db import transaction

from congress.actions import accounts, sign_ins
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import AuditEvent, SignIn
from tests import build
from tests.build.accounts import HERE, PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def deputy():
    return build.accounts.account("DEP", "欧阳小禾", phone="13900001111")


def tries(name, count, ip=HERE, password="falsch-9-Wrong"):
    for _ in range(count):
        with pytest.raises(Refused):
            sign_ins.sign_in(name, password, ip=ip)


@pytest.mark.parametrize("name", ["ouyangxiaohe", " OuyangXiaohe ", "13900001111", "139 0000 1111", "欧阳小禾"])
def test_one_signs_in_by_login_name_phone_or_own_name(deputy, name):
    assert sign_ins.sign_in(name, PASSWORD, ip=HERE).account == deputy


def test_a_name_that_two_people_bear_does_not_sign_in_but_their_login_names_do(deputy):
    namesake = build.accounts.account("UNIT", "欧阳小禾")

    with pytest.raises(Refused, match="登录名或密码不对"):
        sign_ins.sign_in("欧阳小禾", PASSWORD, ip=HERE)
    assert sign_ins.sign_in("ouyangxiaohe2", PASSWORD, ip=HERE).account == namesake


def test_the_fifth_wrong_try_locks_name_and_address_for_thirty_minutes(deputy):
    start = clock.now()

    tries(deputy.login, 5)
    with pytest.raises(Refused, match="已锁定到"):
        sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE)
    with clock.frozen(start + timedelta(minutes=29)), pytest.raises(Refused, match="已锁定到"):
        sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE)

    with clock.frozen(start + timedelta(minutes=31)):
        assert sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE).account == deputy


def test_a_lock_holds_whatever_name_the_account_is_called_by(deputy):
    tries("13900001111", 2)
    tries("欧阳小禾", 2)
    tries(deputy.login, 1)

    for name in ("13900001111", "欧阳小禾", deputy.login):
        with pytest.raises(Refused, match="已锁定到"):
            sign_ins.sign_in(name, PASSWORD, ip=HERE)


def test_a_guesser_locks_out_himself_and_not_the_owner_or_his_neighbour(deputy):
    neighbour = build.accounts.account("DEP", "何田")

    tries(deputy.login, 9, ip="10.0.0.66")

    assert sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE).account == deputy
    assert sign_ins.sign_in(neighbour.login, PASSWORD, ip="10.0.0.66").account == neighbour


def test_four_wrong_tries_are_forgiven_by_a_right_one(deputy):
    for _ in range(3):
        tries(deputy.login, 4)
        sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE)

    assert SignIn.objects.filter(counts=True).count() == 0


def test_slow_mistakes_do_not_add_up(deputy):
    start = clock.now()
    for hour in range(6):
        with clock.frozen(start + timedelta(minutes=16 * hour)):
            tries(deputy.login, 1)

    with clock.frozen(start + timedelta(minutes=100)):
        assert sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE).account == deputy


def test_a_name_nobody_bears_is_told_the_same_and_locked_the_same(deputy):
    def words(name):
        said = []
        for _ in range(6):
            with pytest.raises(Refused) as refusal:
                sign_ins.sign_in(name, "falsch-9-Wrong", ip=HERE)
            said.append(str(refusal.value))
        return said

    with clock.frozen(clock.now()):
        assert words("nobody.here") == words(deputy.login)


def test_a_name_nobody_bears_takes_as_long_as_a_wrong_password(deputy, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    hasher = Argon2PasswordHasher()
    deputy.password = hasher.encode("some-Thing.77", hasher.salt())
    deputy.save()

    def seconds(name, ip):
        began = time.process_time()
        tries(name, 1, ip=ip)
        return time.process_time() - began

    known = sorted(seconds(deputy.login, f"10.0.1.{n}") for n in range(5))[2]
    unknown = sorted(seconds("nobody.here", f"10.0.1.{n}") for n in range(5))[2]

    assert 0.8 < unknown / known < 1.25


def test_every_attempt_leaves_one_row_in_the_log_and_no_word_that_was_typed(deputy):
    before = AuditEvent.objects.count()

    tries("mein-geheimes-Passwort", 1)
    tries(deputy.login, 1)
    sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE)

    rows = AuditEvent.objects.order_by("pk")[before:]
    assert [(row.kind, row.result, row.account_id, row.ip, row.text) for row in rows] == [
        ("congress.account.sign_in_failed", "refused", None, HERE, "访客登录未成功：登录名或密码不对"),
        ("congress.account.sign_in_failed", "refused", deputy.pk, HERE, "欧阳小禾登录未成功：登录名或密码不对"),
        ("congress.account.signed_in", "done", deputy.pk, HERE, "欧阳小禾以信息中心县级人大代表身份登录"),
    ]
    kept = "".join(str(values) for values in SignIn.objects.values_list())
    assert "geheim" not in kept
    assert PASSWORD not in kept


def test_a_disabled_account_is_told_so_only_with_the_right_password(deputy):
    accounts.disable(deputy, actor=SYSTEM, reason="调离")

    with pytest.raises(Refused, match="登录名或密码不对"):
        sign_ins.sign_in(deputy.login, "falsch-9-Wrong", ip=HERE)
    with pytest.raises(Refused, match="您的账号已停用"):
        sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE)


def test_somebody_whose_posts_have_all_ended_stays_out():
    clerk = build.accounts.account("UNIT", "欧阳小禾")
    held = clerk.person.memberships.get()
    with clock.frozen(clock.now()):
        held.until = clock.today()
        held.save()
        assert sign_ins.sign_in(clerk.login, PASSWORD, ip=HERE).account == clerk

    with clock.frozen(clock.today() + timedelta(days=1)), pytest.raises(Refused, match="没有在任职务"):
        sign_ins.sign_in(clerk.login, PASSWORD, ip=HERE)


def test_a_failed_confirmation_counts_as_a_failed_sign_in(deputy):
    actor = build.accounts.actor_of(deputy)
    assert sign_ins.confirm_password(actor, PASSWORD).result == "entered"

    for _ in range(5):
        with pytest.raises(Refused):
            sign_ins.confirm_password(actor, "falsch-9-Wrong")

    with pytest.raises(Refused, match="已锁定到"):
        sign_ins.confirm_password(actor, PASSWORD)
    with pytest.raises(Refused, match="已锁定到"):
        sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE)


def test_a_failed_confirmation_leaves_its_trace_though_the_form_is_in_a_transaction(deputy):
    actor = build.accounts.actor_of(deputy)

    with transaction.atomic(), pytest.raises(Refused, match="密码不对。再错 4 次将锁定 30 分钟。"):
        sign_ins.confirm_password(actor, "falsch-9-Wrong")

    assert AuditEvent.objects.latest("pk").text == "欧阳小禾再次输入密码确认未成功：登录名或密码不对"
    assert SignIn.objects.latest("pk").purpose == "confirm"


def test_the_security_administrator_unlocks_and_nobody_else_may(deputy):
    security = build.accounts.actor_of(build.accounts.account("SEC", "安全"))
    tries(deputy.login, 5)
    lock = SignIn.objects.get(locked_until__isnull=False)

    with pytest.raises(PermissionDenied, match="安全管理员"):
        accounts.unlock(lock, actor=build.accounts.actor_of(deputy))
    accounts.unlock(lock, actor=security)

    assert sign_ins.sign_in(deputy.login, PASSWORD, ip=HERE).account == deputy
