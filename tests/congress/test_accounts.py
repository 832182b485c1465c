"""Accounts: codes on paper, passwords worth the name, and who may deal with whose."""

import ast
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from congress.actions import accounts, sign_ins
from congress.frame import clock, passwords
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Account, AuditEvent, Notice, Person, SignIn
from congress.queries import accounts as queries
from tests import build
from tests.build.accounts import HERE, PASSWORD, actor_of

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]


@pytest.fixture
def system():
    return build.accounts.account("SYS", "赵安")


def opened(role="DEP", name="欧阳小禾", **post):
    """(account, code) of somebody who has not signed in yet."""
    return accounts.open_account(build.accounts.membership(role, name, **post).person, actor=SYSTEM)


def door(name, password):
    return sign_ins.sign_in(name, password, ip=HERE)


def change(account, new, old=PASSWORD):
    accounts.change_password(account, old=old, new=new, actor=actor_of(account), sign_in=SignIn(ip=HERE))


# One-time codes.


def test_a_code_is_random_and_stored_only_as_a_hash():
    account, code = opened()
    _, other_code = opened(name="何田")

    assert code != other_code
    assert len(code.replace("-", "")) == 12
    assert not account.has_usable_password()
    kept = "".join(str(value) for row in Account.objects.values() for value in row.values())
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_a_code_opens_once_in_any_way_of_writing_it():
    account, code = opened()

    assert door(account.login, f" {code.lower().replace('-', ' ')} ").by_code

    with pytest.raises(Refused, match="登录名或密码不对"):
        door(account.login, code)


def test_a_code_that_is_too_old_opens_nothing(settings):
    account, code = opened()

    with clock.frozen(clock.now() + settings.CODE_LIFE), pytest.raises(Refused, match="一次性口令已过期"):
        door(account.login, code)
    with clock.frozen(clock.now() + settings.CODE_LIFE - timedelta(minutes=1)):
        assert door(account.login, code).account == account


def test_after_a_code_nothing_works_but_setting_a_password():
    account, code = opened()
    browser = Client()
    browser.post("/login/", {"name": account.login, "password": code})

    assert browser.get("/me/")["Location"] == "/me/password/?next=%2Fme%2F"
    assert browser.post("/me/phone/", {"phone": "13912345678", "password": code})["Location"].startswith(
        "/me/password/"
    )
    answer = browser.post("/me/password/?next=/me/", {"new": PASSWORD, "again": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    assert browser.get("/me/").status_code == 200


def test_whoever_has_a_password_must_give_it_to_change_it():
    account = build.accounts.account("DEP", "欧阳小禾")

    with pytest.raises(Refused, match="密码不对"):
        change(account, "Qing-shan.2032", old="not-mine.99-X")
    assert door(account.login, PASSWORD).account == account


def test_a_new_code_ends_the_old_password_and_all_sessions_and_the_person_hears_of_it(system):
    account = build.accounts.account("DEP", "欧阳小禾")
    session = door(account.login, PASSWORD)

    code = accounts.new_code(account, actor=actor_of(system))

    with pytest.raises(Refused, match="登录名或密码不对"):
        door(account.login, PASSWORD)
    session.refresh_from_db()
    assert session.ending == "administrator"
    assert [n.subject for n in Notice.objects.filter(person=account.person)] == ["请留意：欧阳小禾的密码已重置"]
    assert door(account.login, code).by_code


def test_all_three_administrators_hear_of_a_new_code_for_one_of_them(system):
    security = build.accounts.account("SEC", "钱防")
    build.accounts.account("AUD", "孙审")

    accounts.new_code(security, actor=actor_of(system))

    assert sorted(Notice.objects.values_list("person__name", flat=True)) == ["孙审", "赵安", "钱防"]


def test_no_line_of_the_product_gives_a_password_of_its_own():
    """The only literal is the demonstration's, and that one opens nothing outside demo mode."""
    found = []
    for path in [p for app in ("config", "congress", "deputies", "suggestions") for p in (ROOT / app).rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", ""))
            if name in ("set_password", "make_password") and any(isinstance(a, ast.Constant) for a in node.args):
                found.append(f"{path.name}:{node.lineno}")

    assert found == []


def test_a_demonstration_account_opens_only_in_demo_mode(settings):
    person = build.accounts.membership("DEP", "欧阳小禾").person
    settings.DEMO = True
    (demo,) = accounts.open_demo_accounts({"daibiao": person}, actor=SYSTEM)
    assert door("daibiao", accounts.DEMO_PASSWORD).account == demo
    assert Client().post(f"/login/demo/{demo.pk}/")["Location"] == "/"
    inside = Client()
    inside.force_login(demo)
    assert inside.get("/me/").status_code == 200

    settings.DEMO = False

    with pytest.raises(Refused, match="登录名或密码不对"):
        door("daibiao", accounts.DEMO_PASSWORD)
    assert Client().post(f"/login/demo/{demo.pk}/").status_code == 404
    assert inside.get("/me/")["Location"] == "/login/?next=%2Fme%2F&why=disabled"
    with pytest.raises(Refused, match="演示"):
        accounts.open_demo_accounts({"other": person}, actor=SYSTEM)


def test_each_account_to_try_is_offered_once_in_the_post_it_is_named_after(settings):
    settings.DEMO = True
    deputy, chair = build.accounts.membership("DEP", "欧阳小禾"), build.accounts.membership("DEP", "司马大川")
    as_chair = build.accounts.membership("TCH", "司马大川", person=chair.person)
    accounts.open_demo_accounts({"dep01": deputy.person, "tch01": chair.person}, actor=SYSTEM)

    page = Client().get("/login/")

    assert page.context["demos"] == [deputy, as_chair]
    assert "tch01 · 乡镇人大主席" in page.content.decode()


def test_one_click_never_opens_an_account_that_is_not_for_demonstration(settings):
    account = build.accounts.account("DEP", "欧阳小禾")
    settings.DEMO = True

    assert Client().post(f"/login/demo/{account.pk}/").status_code == 404


# Passwords.


@pytest.mark.parametrize(
    ("password", "complaint"),
    [
        ("Kz7.wpQ2x", "至少 10 个字符"),
        ("kzqwpvmxrtlh77", "四类中至少要有 3 类"),
        ("KZQWPVMX7701", "四类中至少要有 3 类"),
        ("Password.2031", "password"),
        ("P@ssw0rd.2031", "password"),
        ("Xipingyang.31", "xipingyang"),
        ("Renda-7719-Kx", "renda"),
        ("西平样县-Kz7719", "西平样"),
        ("Hetian.77195", "hetian"),
        ("Kz.13900002222", "13900002222"),
        ("Sunshine.77", "太常见"),
        ("Aa.Aa.Aa.Aa.", "太常见"),
    ],
)
def test_the_graded_protection_profile_refuses(password, complaint):
    account = build.accounts.account("GO", "何田", phone="13900002222")

    with pytest.raises(ValidationError) as refusal:
        change(account, password)

    assert complaint in "".join(refusal.value.message_dict["new"])
    assert door(account.login, PASSWORD).account == account


@pytest.mark.parametrize(
    ("password", "complaint"),
    [("kzqwpvmxrtl", "至少 12 个字符"), ("xipingyang kzqwp", "xipingyang"), ("renda kzqwpvm", "renda"),
     ("iloveyou kzqwp", "iloveyou"), ("sunshine7777", "太常见")],
)  # fmt: skip
def test_the_asvs_profile_refuses(settings, password, complaint):
    settings.PASSWORD_PROFILE = "asvs"
    account = build.accounts.account("GO", "何田")

    with pytest.raises(ValidationError) as refusal:
        change(account, password)

    assert complaint in "".join(refusal.value.message_dict["new"])


def test_the_asvs_profile_asks_for_no_kinds_of_characters(settings):
    settings.PASSWORD_PROFILE = "asvs"
    account = build.accounts.account("GO", "何田")

    change(account, "kzqwpvmxrtlh")

    assert door(account.login, "kzqwpvmxrtlh").account == account


@pytest.mark.parametrize("password", ["Kz7." + "长" * 60, "Kz7." + "w pQ" * 20, " Kz7.wpQ2xx "])
def test_long_passwords_and_blanks_are_taken_as_typed(password):
    account = build.accounts.account("GO", "何田")
    browser = Client()
    browser.force_login(account)

    answer = browser.post("/me/password/", {"old": PASSWORD, "new": password, "again": password})

    assert (answer.status_code, answer.get("Location")) == (302, "/")
    assert Client().post("/login/", {"name": account.login, "password": password}).status_code == 302
    if password != password.strip():
        assert Client().post("/login/", {"name": account.login, "password": password.strip()}).status_code == 200


def test_password_fields_hide_what_is_typed_and_hinder_no_pasting():
    account, code = opened()
    browser = Client()
    browser.post("/login/", {"name": account.login, "password": code})
    for page in (Client().get("/login/").text, browser.get("/me/password/").text):
        assert 'type="password"' in page
        assert "maxlength" not in page.split('type="password"')[1].split(">")[0]
        assert "onpaste" not in page


def test_the_last_five_passwords_are_refused_and_the_sixth_is_not():
    account = build.accounts.account("GO", "何田")
    row = [PASSWORD, *(f"Qing-shan.{n}x7" for n in range(1, 6))]
    for old, new in pairwise(row):
        change(account, new, old=old)

    for used in row[1:]:
        with pytest.raises(ValidationError, match="最近 5 次"):
            change(account, used, old=row[-1])
    change(account, PASSWORD, old=row[-1])


def test_after_ninety_days_a_new_password_comes_first_under_graded_protection_only(settings):
    account = build.accounts.account("GO", "何田")

    def first_page():
        browser = Client()
        browser.post("/login/", {"name": account.login, "password": PASSWORD})
        return browser.get("/me/").status_code

    start = clock.now()
    with clock.frozen(start + timedelta(days=89)):
        assert first_page() == 200
    with clock.frozen(start + timedelta(days=91)):
        assert first_page() == 302
        settings.PASSWORD_PROFILE = "asvs"
        assert first_page() == 200


def test_a_wrong_form_keeps_no_password_and_says_what_is_wrong_at_its_field():
    account = build.accounts.account("GO", "何田")
    browser = Client()
    browser.force_login(account)

    answer = browser.post("/me/password/", {"old": PASSWORD, "new": "kurz", "again": "anders"})

    assert answer.status_code == 200
    assert answer.context["form"].errors == {"again": ["两次输入的新密码不一样。"]}
    assert "kurz" not in answer.text


def test_the_profiles_say_what_they_ask(settings):
    assert "每 90 天更换一次。" in passwords.requirements()
    settings.PASSWORD_PROFILE = "asvs"
    assert "不要求定期更换。" in passwords.requirements()


# Phone.


def test_a_phone_is_changed_only_with_the_password_and_only_to_a_free_one():
    account = build.accounts.account("GO", "何田")
    build.accounts.account("DEP", "欧阳小禾", phone="13900001111")
    browser = Client()
    browser.force_login(account)

    def post(phone, password=PASSWORD):
        answer = browser.post("/me/phone/", {"phone": phone, "password": password})
        return answer.context["form"].errors if answer.status_code == 200 else {}

    assert post("13900003333", "not-mine.99-X") == {"__all__": ["密码不对。再错 4 次将锁定 30 分钟。"]}
    assert post("13900001111") == {"phone": ["这个手机号已用于另一个账号。"]}
    assert post("0371-555") == {"phone": ["手机号应是 1 开头的 11 位数字。"]}
    assert post("139 0000 3333") == {}
    assert door("13900003333", PASSWORD).account == account
    row = AuditEvent.objects.get(kind="congress.account.phone_changed")
    assert row.after == {"登录手机号": "139****3333"}


# Opening and closing.


def test_several_accounts_are_opened_at_once_each_with_its_sheet(system):
    people = [build.accounts.membership("DEP", name).person for name in ("欧阳小禾", "何田", "何田")]
    browser = Client()
    browser.force_login(system)

    answer = browser.post("/accounts/open/", {"people": [person.pk for person in people]})

    sheets = answer.context["sheets"]
    assert sorted(sheet["account"].login for sheet in sheets) == ["hetian", "hetian2", "ouyangxiaohe"]
    assert all(answer.text.count(sheet["code"]) == 1 for sheet in sheets)
    assert answer["Cache-Control"] == "no-store"
    assert all(door(sheet["account"].login, sheet["code"]).by_code for sheet in sheets)


def test_whoever_has_an_account_or_no_post_is_not_offered(system):
    build.accounts.account("DEP", "欧阳小禾")
    build.accounts.membership("DEP", "何田", until=clock.today() - timedelta(days=1))
    waiting = build.accounts.membership("UNIT", "韩经办").person

    assert list(queries.people_without_account(actor_of(system))) == [waiting]


def test_an_account_made_ahead_says_from_when_and_opens_on_that_day(system):
    begins = clock.today() + timedelta(days=40)
    person = build.accounts.membership("DEP", "何田", since=begins).person
    browser = Client()
    browser.force_login(system)

    listed = browser.get("/accounts/open/").text
    (sheet,) = browser.post("/accounts/open/", {"people": [person.pk]}).context["sheets"]

    said = long_date(begins)
    assert (said in listed, sheet["account"].code_expires_at > clock.moment(begins, 0, 0)) == (True, True)
    assert said in browser.get(f"/accounts/{sheet['account'].pk}/").text
    with pytest.raises(Refused, match=f"从{said}开始"):
        door(sheet["account"].login, sheet["code"])
    with clock.frozen(begins):
        assert door(sheet["account"].login, sheet["code"]).by_code


def test_a_second_account_for_one_person_is_refused():
    account, _ = opened()

    with pytest.raises(Refused, match="已有账号"):
        accounts.open_account(account.person, actor=SYSTEM, login="other")


def test_a_login_name_that_is_taken_or_looks_like_a_phone_is_refused_at_its_field(system):
    opened()
    person = build.accounts.membership("UNIT", "韩经办").person
    browser = Client()
    browser.force_login(system)

    def errors(login):
        return browser.post(f"/accounts/open/{person.pk}/", {"login": login, "phone": ""}).context["form"].errors

    assert errors("ouyangxiaohe") == {"login": ["登录名“ouyangxiaohe”已有人用。"]}
    assert list(errors("13900001111")) == ["login"]
    assert Account.objects.filter(person=person).count() == 0


def test_disabling_needs_a_reason_and_is_not_for_oneself(system):
    account = build.accounts.account("DEP", "欧阳小禾")
    browser = Client()
    browser.force_login(system)

    assert browser.post(f"/accounts/{account.pk}/disable/", {"reason": ""}).context["form"].errors == {
        "reason": ["请写明停用原因。"]
    }
    assert "不能停用自己的账号" in browser.post(f"/accounts/{system.pk}/disable/", {"reason": "调离"}).text
    assert browser.post(f"/accounts/{account.pk}/disable/", {"reason": "调离"}).status_code == 302
    row = AuditEvent.objects.get(kind="congress.account.disabled")
    assert (row.text, row.reason, row.ip) == ("赵安停用欧阳小禾的账号", "调离", HERE)
    browser.post(f"/accounts/{account.pk}/enable/")
    assert door(account.login, PASSWORD).account == account


# Who may.

REGISTERS = [
    "/accounts/",
    "/accounts/open/",
    "/security/roles/",
    "/security/sign-ins/",
    "/security/locks/",
    "/security/passwords/",
]
SYS_PAGES, SEC_PAGES = REGISTERS[:2], REGISTERS[2:]


@pytest.mark.parametrize("key", ["sys", "sec", "aud", "lead", "go", "dac", "dep", "gov", "unit"])
def test_the_registers_open_only_for_their_administrator(cast, key):
    browser = cast.client(key)

    opens = [url for url in REGISTERS if browser.get(url).status_code == 200]

    assert opens == {"sys": SYS_PAGES, "sec": SEC_PAGES}.get(key, [])


@pytest.mark.parametrize("key", ["sec", "aud", "go", "dac", "dep", "unit"])
def test_only_the_system_administrator_deals_with_accounts(cast, key):
    account = cast.account("gov")

    for deed in (
        lambda actor: accounts.open_account(cast.posts["com"].person, actor=actor),
        lambda actor: accounts.new_code(account, actor=actor),
        lambda actor: accounts.disable(account, actor=actor, reason="x"),
        lambda actor: accounts.end_sessions(account, actor=actor),
    ):
        with pytest.raises(PermissionDenied, match="系统管理员"):
            deed(cast.actor(key))
    accounts.new_code(account, actor=cast.sys)


def test_the_three_administrators_have_no_business_in_their_menu(cast):
    for key in ("sys", "sec", "aud"):
        navs = cast.client(key).get("/me/").context["navs"]

        assert [nav["label"] for nav in navs if nav["url"].startswith("/suggestions")] == []


def test_a_neighbour_county_sees_none_of_our_accounts(cast):
    account = cast.account("dep")
    away = build.accounts.account("SYS", "外县管理员", congress=build.accounts.county("南平样县", "419903"))

    assert list(queries.accounts(actor_of(away))) == [away]
    browser = Client()
    browser.force_login(away)
    assert browser.get(f"/accounts/{account.pk}/").status_code == 404
    assert cast.client("sys").get(f"/accounts/{account.pk}/").status_code == 200


def test_the_list_of_accounts_asks_the_same_number_of_questions_for_one_and_for_many(system):
    browser = Client()
    browser.force_login(system)
    browser.get("/accounts/")

    with CaptureQueriesContext(connection) as one:
        browser.get("/accounts/")
    for name in ("欧阳小禾", "何田", "韩经办"):
        opened(name=name)
    with CaptureQueriesContext(connection) as many:
        assert browser.get("/accounts/").text.count("待用一次性口令") == 3

    assert len(many) == len(one)


def test_the_registers_are_filtered(system):
    build.accounts.account("UNIT", "韩经办", unit="县交通局")
    opened()
    browser = Client()
    browser.force_login(system)

    def names(query):
        return [account.person.name for account in browser.get(f"/accounts/?{query}").context["rows"]]

    assert names("q=韩") == ["韩经办"]
    assert names("q=oyx") == ["欧阳小禾"]
    assert names("role=SYS") == ["赵安"]
    assert names("state=code") == ["欧阳小禾"]
    assert names("state=nonsense&q=%00") == names("") == ["韩经办", "欧阳小禾", "赵安"]


def test_roles_are_read_as_of_any_day():
    security = build.accounts.account("SEC", "钱防")
    build.accounts.membership("DEP", "何田", until=clock.today() - timedelta(days=1))
    browser = Client()
    browser.force_login(security)

    def names(day):
        return [row.person.name for row in browser.get("/security/roles/", {"on": day.isoformat()}).context["rows"]]

    assert names(clock.today()) == ["钱防"]
    assert sorted(names(clock.today() - timedelta(days=1))) == ["何田", "钱防"]


def test_the_security_administrator_sees_bad_tries_and_lifts_a_lock_in_the_browser():
    security, account = build.accounts.account("SEC", "钱防"), build.accounts.account("DEP", "欧阳小禾")
    for _ in range(5):
        Client().post("/login/", {"name": account.login, "password": "falsch-9-Wrong"})
    browser = Client()
    browser.force_login(security)

    bad = browser.get("/security/sign-ins/?result=wrong").context["rows"]
    assert [row.account for row in bad] == [account] * 5
    (lock,) = browser.get("/security/locks/").context["rows"]
    browser.post(f"/security/locks/{lock.pk}/unlock/")

    assert list(browser.get("/security/locks/").context["rows"]) == []
    assert Client().post("/login/", {"name": account.login, "password": PASSWORD}).status_code == 302


# Traces.


def test_a_deputy_and_an_office_on_one_device_are_seen_together():
    deputy, clerk = (
        build.accounts.account("DEP", "欧阳小禾"),
        build.accounts.account("UNIT", "韩经办", unit="县交通局"),
    )
    device, own = Client(), Client()
    device.post("/login/", {"name": clerk.login, "password": PASSWORD})
    device.post("/logout/")
    device.post("/login/", {"name": deputy.login, "password": PASSWORD})
    own.post("/login/", {"name": deputy.login, "password": PASSWORD})

    shared, private = SignIn.objects.filter(account=deputy, by_code=False).order_by("pk")
    assert queries.agency_people_on_device(shared) == ["韩经办（县交通局）"]
    assert queries.agency_people_on_device(private) == []


def test_old_attempts_are_forgotten_and_younger_ones_kept(settings):
    account = build.accounts.account("DEP", "欧阳小禾")
    before = SignIn.objects.count()
    with clock.frozen(clock.now() - timedelta(days=settings.AUDIT_KEEP_DAYS + 1)):
        sign_ins.adopt(account, ip=HERE)

    assert sign_ins.purge(clock.now()) == 1
    assert SignIn.objects.count() == before


# Whose: an administrator's deeds end at the border of his county, whoever calls them.


def test_the_system_administrator_deals_with_accounts_of_his_own_county_only(system):
    own, _ = opened(name="欧阳小禾")
    east = build.accounts.county("东平样县", "419902")
    foreign, _ = opened(name="何田", congress=east, person=Person.objects.create(county=east, name="何田"))
    waiting = Person.objects.create(county=east, name="苗青")
    actor = actor_of(system)
    deeds = {
        "new_code": lambda account: accounts.new_code(account, actor=actor),
        "end_sessions": lambda account: accounts.end_sessions(account, actor=actor),
        "disable": lambda account: accounts.disable(account, actor=actor, reason="调离"),
        "enable": lambda account: accounts.enable(account, actor=actor),
    }

    for name, deed in deeds.items():
        deed(own)
        with pytest.raises(PermissionDenied, match="限本县"):
            deed(foreign)
        assert Account.objects.get(pk=foreign.pk).is_active, name
    with pytest.raises(PermissionDenied, match="限本县"):
        accounts.open_account(waiting, actor=actor)


def test_the_security_administrator_unlocks_only_who_belongs_to_his_county():
    security = actor_of(build.accounts.account("SEC", "钱防"))
    east = build.accounts.county("东平样县", "419902")
    foreign, _ = opened(name="何田", congress=east, person=Person.objects.create(county=east, name="何田"))
    tries = {
        account: SignIn.objects.create(
            account=account, key=str(account), locked_until=clock.now() + timedelta(minutes=9)
        )
        for account in (None, foreign)
    }

    accounts.unlock(tries[None], actor=security)
    with pytest.raises(PermissionDenied, match="限本县"):
        accounts.unlock(tries[foreign], actor=security)

    assert list(SignIn.objects.filter(locked_until__isnull=False, result="wrong")) == [tries[foreign]]


def test_nobody_changes_the_password_or_the_number_of_somebody_else(system):
    mine, other = build.accounts.account("DEP", "欧阳小禾"), build.accounts.account("DEP", "何田")
    actor, before = actor_of(mine), Account.objects.filter(pk=other.pk).values().get()

    for deed in (
        lambda: accounts.change_password(other, old=PASSWORD, new="Chang-jiang.2032", actor=actor, sign_in=SignIn()),
        lambda: accounts.change_phone(other, phone="13900000000", password=PASSWORD, actor=actor),
        lambda: accounts.end_own_other_sessions(other, actor=actor, but=None),
    ):
        with pytest.raises(PermissionDenied, match="本人"):
            deed()

    assert Account.objects.filter(pk=other.pk).values().get() == before
