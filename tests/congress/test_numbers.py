"""Numbers: one after the other, none lost, none twice – whoever else asks at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from congress.actions import numbers
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Number, NumberSeries
from congress.queries import documents as queries

YEAR = 2026


def take(cast, **changed):
    wanted = {"congress_id": cast.congress.pk, "organ_id": cast.bodies["office"].pk, "year": YEAR, "actor": cast.go}
    return numbers.take_number("letter", **{**wanted, **changed})


@pytest.mark.django_db
def test_numbers_run_on_per_organ_kind_and_year(cast):
    texts = [
        take(cast, pattern="西人办函〔2026〕{}号").text,
        take(cast, pattern="西人办函〔2026〕{}号").text,
        take(cast, organ_id=cast.bodies["commission"].pk).text,
        take(cast, year=2027).text,
        take(cast, organ_id=None).text,
        take(cast, organ_id=None).text,
    ]

    assert texts == ["西人办函〔2026〕1号", "西人办函〔2026〕2号", "第1号", "第1号", "第1号", "第2号"]
    assert NumberSeries.objects.count() == 4


@pytest.mark.django_db
def test_a_failed_deed_gives_its_number_back(cast):
    def failing_deed():
        with transaction.atomic():
            take(cast)
            raise ZeroDivisionError

    take(cast)
    with pytest.raises(ZeroDivisionError):
        failing_deed()

    assert take(cast).value == 2
    assert queries.broken_series() == []


@pytest.mark.django_db
def test_a_cancelled_number_keeps_its_place_and_is_never_given_out_again(cast):
    first = take(cast)

    numbers.cancel_number(first, actor=cast.go, reason="发文取消")

    assert take(cast).value == 2
    assert (first.state, first.reason, first.cancelled_by) == ("cancelled", "发文取消", "周文书")
    assert AuditEvent.objects.get(kind="congress.number.cancel").reason == "发文取消"
    with pytest.raises(Refused, match="已经作废"):
        numbers.cancel_number(first, actor=cast.go, reason="再来一次")
    with pytest.raises(Refused, match="写明原因"):
        numbers.cancel_number(take(cast), actor=cast.go, reason=" ")


@pytest.mark.django_db
def test_the_database_refuses_to_delete_a_number(cast):
    number = take(cast)

    with pytest.raises(IntegrityError, match="congress_number_kept"), transaction.atomic():
        number.delete()


@pytest.mark.django_db
def test_the_self_check_names_a_register_with_a_gap(cast):
    number = take(cast)
    NumberSeries.objects.filter(pk=number.series_id).update(last=5)

    assert queries.broken_series() == ["编号序列“letter（2026年）”已编到5，登记的编号有1个（最大1）。"]


@pytest.mark.django_db
def test_the_register_shows_every_number_and_why_one_was_cancelled(cast):
    first, second = take(cast, title="西人办函"), take(cast)
    numbers.cancel_number(first, actor=cast.go, reason="发文取消")

    listed = cast.client("go").get("/numbers/").content.decode()
    shown = cast.client("go").get(f"/numbers/{second.series_id}/").content.decode()

    assert "西人办函" in listed
    assert "连续" in listed
    assert "发文取消" in shown
    assert cast.client("unit").get(f"/numbers/{second.series_id}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_hundred_rivals_get_the_numbers_from_1_to_100(cast):
    if connection.vendor == "sqlite" and ":memory:" in str(connection.settings_dict["NAME"]):
        pytest.skip("rivals need a database file")

    def rival(_):
        try:
            return take(cast, pattern="第{}号").value
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(rival, range(100)))

    assert sorted(values) == list(range(1, 101))
    assert list(Number.objects.order_by("value").values_list("value", flat=True)) == list(range(1, 101))
    assert queries.broken_series() == []
