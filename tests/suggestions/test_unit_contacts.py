"""The handling units' contact list: desk numbers only, kept by those it concerns, checked every year, read by everybody."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import AuditEvent
from suggestions.actions import unit_contacts as actions
from suggestions.models import UnitContact
from suggestions.queries import unit_contacts as queries
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db

LINE = {"leader": "杨局长", "leader_title": "副局长", "office": "办公室", "phone": "0395-6210001"}
PUBLIC = "/suggestions/public/units/"


@pytest.fixture
def unit(cast):
    return cast.bodies["transport"]


@pytest.mark.parametrize(
    "phone", ["13912345678", "+86 139 1234 5678", "139-1234-5678", "12345678901", "139****5678", "无"]
)
def test_no_mobile_number_is_kept_by_form_deed_or_database(cast, unit, phone):
    browser = cast.client("unit")

    answer = browser.post(f"/suggestions/contacts/{unit.pk}/", {**LINE, "phone": phone})
    with pytest.raises(Refused):
        actions.keep(unit, actor=cast.unit, **{**LINE, "phone": phone})

    assert (answer.status_code, UnitContact.objects.exists()) == (422, False)


def test_the_database_keeps_no_mobile_number_either(cast, unit):
    row = UnitContact(unit=unit, checked_on=clock.today(), checked_by="韩", **{**LINE, "phone": "13912345678"})

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("who", "may"), [("unit", True), ("unitl", True), ("gov", True), ("dac", True), ("finance", False), ("dep", False),
                     ("go", False), ("lead", False), ("court", False)],
)  # fmt: skip
def test_who_keeps_a_units_line(cast, unit, who, may):
    if may:
        assert actions.keep(unit, actor=getattr(cast, who), **LINE).phone == LINE["phone"]
        return
    with pytest.raises(PermissionDenied):
        actions.keep(unit, actor=getattr(cast, who), **LINE)


def test_the_government_keeps_no_courts_line_and_no_county_keeps_anothers(cast):
    for unit, actor in ((cast.bodies["court"], cast.gov), (cast.bodies["court"], cast.stranger.dac)):
        with pytest.raises(PermissionDenied):
            actions.keep(unit, actor=actor, **LINE)
    actions.keep(cast.bodies["court"], actor=cast.court, **LINE)


def test_everybody_reads_the_line_and_the_deputy_finds_it_on_his_case(cast, client, unit):
    case = suggestion(cast, at="in_progress")
    url = case.get_absolute_url()
    assert LINE["phone"] not in client.get(PUBLIC).content.decode()

    actions.keep(unit, actor=cast.unit, **LINE)

    for page in (client.get(PUBLIC), cast.client("dep").get(url), cast.client("dac").get("/suggestions/contacts/")):
        assert [word in page.content.decode() for word in (LINE["phone"], LINE["leader"], LINE["office"])] == [
            True
        ] * 3


@pytest.mark.parametrize(("days", "asks"), [(None, True), (0, False), (364, False), (367, True)])
def test_a_line_is_checked_every_year(cast, unit, days, asks):
    suggestion(cast, at="assigned")
    if days is not None:
        with clock.frozen(clock.today() - timedelta(days=days)):
            actions.keep(unit, actor=cast.unit, **LINE)

    found = {key for key in ("unit", "dac", "finance") if unit in queries.to_check(getattr(cast, key))}
    shown = "核对承办单位联系信息" in cast.client("unit").get("/").content.decode()

    assert (found, shown) == ({"unit", "dac"} if asks else set(), asks)


def test_checking_again_is_recorded_with_what_it_was(cast, unit):
    actions.keep(unit, actor=cast.unit, **LINE)
    actions.keep(unit, actor=cast.dac, **{**LINE, "office": "督办科"})

    row = AuditEvent.objects.filter(kind="suggestions.unitcontact.keep").order_by("pk").last()
    assert (row.before["office"], row.after["office"], row.text) == (
        "办公室", "督办科", f"{cast.dac.name}更新{unit}的联系信息"
    )  # fmt: skip


def test_a_unit_that_stands_no_more_leaves_the_list(cast, client, unit):
    actions.keep(unit, actor=cast.unit, **LINE)
    unit.until = clock.today() - timedelta(days=1)
    unit.save()

    assert LINE["phone"] not in client.get(PUBLIC).content.decode()


@pytest.mark.parametrize("path", [PUBLIC, "/suggestions/contacts/"])
def test_the_list_asks_the_same_however_long_it_is(cast, unit, django_assert_max_num_queries, path):
    browser = cast.client("dac")
    actions.keep(unit, actor=cast.dac, **LINE)
    browser.get(path)
    with django_assert_max_num_queries(40) as first:
        browser.get(path)
    for key in ("finance", "court"):
        actions.keep(cast.bodies[key], actor=cast.dac, **LINE)

    with django_assert_max_num_queries(len(first)):
        browser.get(path)
