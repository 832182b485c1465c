"""The pages of appointments: what each shows to whom, the forms that fill them."""

import pytest

from appointments.models import Case, Item, Office
from tests.build import appointments as build
from tests.build.appointments import SECRET
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def test_a_case_is_entered_and_walked_through_its_pages(cast):
    office, client = build.office(cast), cast.client("go")
    sitting = build.meeting(cast)
    made = client.post("/appointments/add/", {"organ": cast.bodies["government"].pk, "signed_by": "县长程守正", "letter_no": "西政任〔2026〕3号",
                                              "received_on": "2026-04-01", "meeting": sitting.pk})  # fmt: skip
    case = Case.objects.get()
    assert made.url == case.get_absolute_url()
    here = case.get_absolute_url()
    given = {
        "action": "appoint",
        "office": office.pk,
        "name": SECRET,
        "grounds": "德才兼备",
        "present_post": "县教育局副局长",
    }
    assert client.post(f"{here}add/come/", given).status_code == 302
    item = Item.objects.get()
    assert "还缺材料" in text(client.get(here))
    papers = {f"came_{paper.pk}": "2026-04-01" for paper in item.papers.all()}
    assert client.post(f"/appointments/items/{item.pk}/papers/", papers).status_code == 302
    page = text(client.get(f"/appointments/items/{item.pk}/"))
    assert "决定任命欧阳慕白为西平样县教育局局长" in page
    assert "还没有作表决前发言" in page
    for move, asked in (("pass_check", {}), ("agree", {"on": TODAY}), ("put_on_agenda", {}), ("hand_out", {"on": TODAY}),
                        ("explain", {"on": TODAY, "by": "县长程守正"})):  # fmt: skip
        assert client.post(f"{here}{move}/", asked).status_code == 302
    order = {"minutes": 5, f"place_{item.pk}": 1}
    assert client.post(f"{here}statements/", order).status_code == 302
    assert client.post(f"{here}stated/", {"on": TODAY, "items": [item.pk]}).status_code == 302
    record = {"group": "第一组", "on": TODAY, "convener": "陈委员", "present": 8, "text": "同意。"}
    assert client.post(f"{here}deliberations/add/", record).status_code == 302
    assert client.post(f"{here}deliberate/", {}).status_code == 302
    assert client.get(f"{here}call_vote/").status_code == 200
    assert (
        client.post(f"{here}call_vote/", {"items": [item.pk], "mode": "lines", "method": "paper"}).status_code == 302
    )
    page = text(client.get(here))
    assert "人事任免案〔2026〕1号表决（一）" in page
    assert "第1项" in page
    assert "2026年4月15日已发言" in page


def test_a_name_that_is_in_the_register_is_chosen_from_it(cast):
    office, client, case = build.office(cast), cast.client("go"), build.received(cast)
    given = {"action": "appoint", "office": office.pk, "name": "张德福", "grounds": "德才兼备"}

    refused = client.post(f"{case.get_absolute_url()}add/come/", given)

    assert "人员登记中有这个姓名" in text(refused)
    assert client.post(f"{case.get_absolute_url()}add/come/", given | {"another": "on"}).status_code == 302
    assert Item.objects.get().person is None


def test_the_register_of_posts_shows_who_holds_what(cast):
    client = cast.client("go")
    given = {
        "category": "government_members",
        "organization": cast.bodies["transport"].pk,
        "title": "局长",
        "places": 1,
    }
    made = client.post("/appointments/offices/add/", given)
    office = Office.objects.get()
    assert made.url == office.get_absolute_url()
    build.office(cast, "education")

    page = text(cast.client("dep").get("/appointments/offices/"))

    assert "杨局长" in page
    assert "有空缺" in page
    assert "西平样县教育局局长" not in text(client.get("/appointments/offices/?q=交通"))
    assert "杨局长" not in text(client.get("/appointments/offices/?gap=vacant"))
    assert "由县长提名、县人民政府提请（地方组织法第五十条第一款第十四项）" in text(
        client.get(office.get_absolute_url())
    )


def test_what_was_announced_is_read_by_everybody_but_not_its_papers(cast):
    item = build.passed(cast)

    for key in ("dep", "unit", "com", "gov"):
        client = cast.client(key)
        page = text(client.get("/appointments/items/"))
        assert "决定任命欧阳慕白为西平样县教育局局长" in page
        page = text(client.get(item.get_absolute_url()))
        assert "赞成9票" in page
        assert ("德才兼备" in page) is (key == "gov")
        assert client.get(item.case.get_absolute_url()).status_code == (200 if key == "gov" else 404)
    assert "任命" in text(cast.client("dep").get(item.office.get_absolute_url()))


@pytest.mark.parametrize("key", ["go", "lead"])
def test_the_lists_of_those_who_know(cast, key):
    build.case(cast)

    page = text(cast.client(key).get("/appointments/"))

    assert "人事任免案〔2026〕1号" in page
    assert SECRET not in page
    assert SECRET in text(cast.client(key).get(Case.objects.get().get_absolute_url()))
