"""The first page of a deputy's phone: what waits, then large entries to what he does day by day."""

import gzip

import pytest

from tests.build import contacts, duty_reports

pytestmark = pytest.mark.django_db
ENTRIES = {"写建议", "我的建议", "我的值班", "活动签到", "联系", "述职", "民意", "档案积分"}


def daily(client):
    """The large entries of the first page."""
    return client.get("/").context["daily"]


@pytest.mark.parametrize(
    ("who", "has"), [("dep", True), ("dac", False), ("go", False), ("unit", False), ("lead", False)]
)
def test_deputies_have_large_entries_and_nobody_else(cast, who, has):
    labels = {one["label"] for one in daily(cast.client(who))}

    assert (labels >= ENTRIES) if has else (labels == set())


def test_a_head_of_a_delegation_has_what_he_does_as_a_deputy(cast):
    assert {one["label"] for one in daily(cast.client("dhead"))} >= ENTRIES - {"写建议", "我的建议"}


def test_a_township_deputy_has_them_too(cast):
    town = cast.townships["river"]

    assert {one["label"] for one in daily(town.client("tdep"))} >= ENTRIES


def test_each_entry_opens(cast):
    client = cast.client("dep")

    found = {one["label"]: client.get(one["url"], follow=True).status_code for one in daily(client)}

    assert set(found.values()) == {200}


def test_what_waits_stands_before_the_entries(cast):
    contacts.paired(cast, "dep")
    duty_reports.session(cast, "notified", seats=("dep",), text="")

    words = cast.client("dep").get("/").content.decode()

    assert words.index("写述职报告") < words.index("常办的事")
    assert words.index("赵老栓") < words.index("常办的事")


def test_the_first_page_itself_is_light(cast):
    for place in range(8):
        contacts.paired(cast, "dep", contacts.household(cast, f"户主{place}"))

    page = cast.client("dep").get("/").content

    assert len(gzip.compress(page)) < 12 * 1024
