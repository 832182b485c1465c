"""Accounts are opened for whom a table names: it only marks them; the press, the rights and the sheets stay as they are."""

import pytest

from congress.actions import institution
from congress.frame import sheets
from congress.frame.actor import SYSTEM
from congress.importing.accounts import chosen
from congress.models import Account, Attachment, ImportBatch
from tests.build.county import SINCE
from tests.build.importing import upload, workbook

pytestmark = pytest.mark.django_db
URL = "/accounts/open/table/"


@pytest.fixture
def waiting(cast):
    """Somebody with a post and without an account, and somebody without either."""
    body = cast.bodies["centre"]
    post = institution.add_post(actor=SYSTEM, organization=body, title="承办人", role="UNIT")
    person = institution.add_person(actor=cast.dac, county=cast.congress, name="田秀兰", phone="13811112222")
    institution.appoint(person, post, actor=SYSTEM, since=SINCE)
    institution.add_person(actor=cast.dac, county=cast.congress, name="郝无职")
    return person


def sent(cast, rows, who="sys"):
    return cast.client(who).post(URL, {"file": upload(rows)})


def test_those_who_wait_are_marked_the_others_named_and_nothing_is_kept(cast, waiting):
    has = cast.account("dac").person
    rows = [["姓名", "手机号"], ["田秀兰", ""], ["郝无职", ""], ["查无此人", ""], [has.name, has.phone]]

    answer = sent(cast, rows)
    page = answer.content.decode()

    assert [row.pk for row in answer.context["rows"]] == [waiting.pk]
    assert f'value="{waiting.pk}" checked' in page
    assert answer.context["told"] == [
        (3, "郝无职没有带权限的在任职务"), (4, "“姓名”没有登记“查无此人”，请先登记人员和职务"), (5, f"{has.name}已有账号"),
    ]  # fmt: skip
    assert not Account.objects.filter(person=waiting).exists()
    assert not ImportBatch.objects.exists()
    assert not Attachment.objects.exists()


def test_the_usual_press_opens_them_and_shows_the_codes_once(cast, waiting):
    answer = cast.client("sys").post("/accounts/open/", {"people": [waiting.pk]})

    assert (answer.status_code, len(answer.context["sheets"])) == (200, 1)
    assert Account.objects.get(person=waiting).must_change_password


def test_namesakes_are_never_guessed(cast, waiting):
    institution.add_person(actor=cast.dac, county=cast.congress, name="田秀兰", phone="13811113333")

    assert sent(cast, [["姓名"], ["田秀兰"]]).context["told"] == [
        (2, "“姓名”有2个人叫“田秀兰”，请填出生日期、手机号或人员编号")
    ]
    assert [row.pk for row in sent(cast, [["姓名", "手机号"], ["田秀兰", "13811112222"]]).context["rows"]] == [
        waiting.pk
    ]


@pytest.mark.parametrize("rows", [[["甲", "乙"], ["1", "2"]], b"%PDF-1.7"])
def test_what_is_no_list_of_people_is_said(cast, rows):
    assert sent(cast, rows).status_code == 422


@pytest.mark.parametrize("who", ["sec", "aud", "dac", "go", "dep"])
def test_only_the_system_administrator(cast, waiting, who):
    browser = cast.client(who)

    assert browser.get(URL).status_code == 403
    assert browser.get(f"{URL}template/").status_code == 403


def test_a_neighbours_people_are_nobody_here(cast, waiting):
    found = chosen(sheets.read(workbook([["姓名"], ["田秀兰"]]))[1], cast.stranger.dac)

    assert (found.people, found.told) == ([], [(2, "“姓名”没有登记“田秀兰”，请先登记人员和职务")])
