"""The first hour of a real county: only with the key, only once, and never with one administrator for two."""

from datetime import date

import pytest
from django.test import Client

from config.logs import JsonLines
from congress.actions import setup
from congress.frame.workflow import Refused
from congress.models import Account, AuditEvent, Congress, Membership, Term
from tests import build

pytestmark = pytest.mark.django_db

FORM = {
    "name": "西平样县",
    "area_code": "419901",
    "term_number": "18",
    "term_starts_on": "2022-01-10",
    "system": "赵安",
    "security": "钱防",
    "audit": "孙审",
}


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


def post(**changed):
    return Client().post("/setup/", {**FORM, "key": setup.setup_key(), **changed})


def test_an_empty_portal_leads_to_the_set_up_page_and_writes_its_key_for_the_owner_only(var):
    answer = Client().get("/login/")

    assert answer["Location"] == "/setup/"
    page = Client().get("/setup/")
    key = (var / "setup.key").read_text()
    assert page.status_code == 200
    assert key not in page.text
    assert (var / "setup.key").stat().st_mode & 0o777 == 0o600
    assert len(key) == 32


def test_the_key_and_the_first_codes_reach_no_log(var, caplog):
    caplog.set_level("DEBUG")

    sheets = post().context["sheets"]
    key = setup.setup_key()  # made anew: whoever asks for it is told where it lies

    said = [JsonLines().format(record) for record in caplog.records]
    assert any(str(var / "setup.key") in line for line in said)
    secrets = [key, *(sheet["code"] for sheet in sheets)]
    assert [secret for secret in secrets for line in said if secret in line] == []


def test_the_set_up_lays_down_a_county_and_three_administrators_who_can_sign_in(var):
    sheets = post().context["sheets"]

    assert Congress.objects.get().name == "西平样县人民代表大会"
    assert [(term.number, term.starts_on) for term in Term.objects.all()] == [(18, date(2022, 1, 10))]
    assert [(m.role, m.person.name) for m in Membership.objects.order_by("pk")] == [
        ("SYS", "赵安"), ("SEC", "钱防"), ("AUD", "孙审")]  # fmt: skip
    assert not (var / "setup.key").exists()
    for sheet in sheets:
        browser = Client()
        answer = browser.post("/login/", {"name": sheet["account"].login, "password": sheet["code"]})
        assert answer.status_code == 302
        assert browser.get("/me/")["Location"].startswith("/me/password/")
    assert AuditEvent.objects.filter(kind="congress.setup").count() == 1


def test_without_the_key_nothing_is_laid_down():
    answer = post(key="0" * 32)

    assert answer.context["form"].errors["__all__"] == [
        "首次设置密钥不对。它在服务器数据目录（var）的 setup.key 文件里。"]  # fmt: skip
    assert (Congress.objects.count(), Account.objects.count()) == (0, 0)


def test_a_second_set_up_is_refused_and_its_page_is_gone():
    post()
    key = setup.setup_key()

    assert Client().get("/setup/").status_code == 404
    assert Client().post("/setup/", {**FORM, "key": key, "name": "东平样县"}).status_code == 404
    county = setup.County(name="东平样县", area_code="419902", term_number=18, term_starts_on=date(2022, 1, 10),
                          administrators=("甲", "乙", "丙"))  # fmt: skip
    with pytest.raises(Refused, match="已经设置过"):
        setup.set_up(county, key=key)
    assert Congress.objects.count() == 1


def test_there_is_no_set_up_page_in_demo_mode(settings):
    settings.DEMO = True

    assert Client().get("/setup/").status_code == 404
    assert Client().get("/login/").status_code == 200


def test_there_is_no_set_up_page_once_there_is_a_county():
    build.accounts.county()

    assert Client().get("/setup/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"security": "赵安"}, "audit"),
        ({"name": "西平样"}, "name"),
        ({"area_code": "41990"}, "area_code"),
        ({"term_number": "0"}, "term_number"),
        ({"term_starts_on": "2099-01-10"}, "term_starts_on"),
        ({"term_starts_on": "gestern"}, "term_starts_on"),
        ({"system": ""}, "system"),
    ],
)
def test_bad_input_is_named_at_its_field_and_keeps_what_was_typed(changed, field):
    answer = post(**changed)

    assert list(answer.context["form"].errors) == [field]
    assert 'value="西平样' in answer.text
    assert Congress.objects.count() == 0
