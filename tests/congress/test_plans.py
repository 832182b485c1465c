"""Yearly plans: who keeps which, by month, adopted, published, done with what came of it (S59)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions import plans
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Plan
from congress.queries import plans as queries
from tests.build import meetings
from tests.build import plans as build

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.mark.parametrize(
    ("who", "kind", "allowed"),
    [
        ("go", "key_points", True),
        ("go", "deputies", False),
        ("dac", "deputies", True),
        ("dac", "key_points", False),
        ("go", "township", False),
        ("tsec", "township", True),
        ("tch", "township", True),
        ("tdep", "township", False),
    ],
)
def test_each_plan_has_its_keeper(cast, river, who, kind, allowed):
    actor = (river if who.startswith("t") else cast).actor(who)

    if allowed:
        plans.open_plan(actor=actor, kind=kind, year=2026)
    else:
        with pytest.raises(PermissionDenied):
            plans.open_plan(actor=actor, kind=kind, year=2026)

    assert Plan.objects.count() == allowed


def test_a_plan_is_adopted_at_a_meeting_published_and_revised_with_a_reason(river):
    plan, meeting = build.plan(river), meetings.meeting(river, "session")
    assert not Plan.objects.visible_to(river.tdep).exists()

    plan = plans.adopt(plan, actor=river.tch, adopted_on=meeting.opens_on, adopted_at=meeting)
    with pytest.raises(Refused, match="请先修订"):
        plans.arrange_items(plan, [], actor=river.tsec)
    plan = plans.publish(plan, actor=river.tch)
    assert (plan.state, plan.published_on) == ("published", clock.today())
    assert list(Plan.objects.visible_to(river.tdep)) == [plan]

    plan = plans.revise(plan, actor=river.tch, reason="县里部署有变")
    assert (plan.state, plan.adopted_on, plan.published_on) == ("draft", None, None)


def test_an_empty_plan_is_not_adopted_and_no_day_lies_ahead(river):
    plan = build.plan(river, items=())
    with pytest.raises(Refused, match="还没有列出"):
        plans.adopt(plan, actor=river.tch, adopted_on=clock.today())

    plans.arrange_items(plan, build.ITEMS, actor=river.tsec)
    with pytest.raises(ValidationError, match="不能晚于今天"):
        plans.adopt(plan, actor=river.tch, adopted_on=date(2026, 4, 16))


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2026, 3, 31), []),
        (date(2026, 4, 1), ["召开第一次会议"]),
        (date(2027, 1, 1), ["召开第一次会议", "视察农村道路"]),
    ],
)
def test_what_its_month_has_passed_is_late_until_it_is_done(river, today, late):
    plan = build.plan(river)

    with clock.frozen(today):
        assert [item.title for item in queries.by_month(plan) if item.late] == late
        for item in queries.in_order(plan):
            plans.finish_item(item, actor=river.tsec, done_on=today, result="已完成，提出意见3条")
        assert [item.title for item in queries.by_month(plan) if item.late] == []


def test_the_items_are_written_on_their_page_and_a_month_is_asked_for(river):
    plan, client = build.plan(river, items=()), river.client("tsec")
    said = {"title-new1": "视察农村道路", "month-new1": "6", "form-new1": "视察", "title-new2": "听取报告"}

    wrong = client.post(f"/plans/{plan.pk}/items/", said)
    right = client.post(f"/plans/{plan.pk}/items/", said | {"month-new2": "4", "order-new2": "1", "order-new1": "2"})

    assert (wrong.status_code, dict(wrong.context["form"].errors)) == (422, {"month-new2": ["请填写月份，1至12。"]})
    assert right.status_code == 302
    assert [(item.month, item.title) for item in queries.in_order(plan)] == [(4, "听取报告"), (6, "视察农村道路")]


def test_an_item_is_ticked_off_on_its_page(river):
    item = queries.in_order(build.plan(river))[0]
    client = river.client("tsec")

    early = client.post(f"/plans/items/{item.pk}/", {"done_on": "2026-04-16", "result": "通过"})
    done = client.post(f"/plans/items/{item.pk}/", {"done_on": "2026-04-10", "result": "通过"})

    assert (early.status_code, early.context["form"].errors["done_on"]) == (422, ["完成日期不能晚于今天。"])
    item.refresh_from_db()
    assert (done.status_code, item.done_on, item.result) == (302, date(2026, 4, 10), "通过")


def test_other_townships_and_the_next_county_see_nothing_of_it(cast, river):
    plan = build.plan(river)

    seen = {
        "go": cast.go, "tsec": river.tsec, "hill": cast.townships["hill"].tsec, "dep": cast.dep, "next": cast.stranger.dac
    }  # fmt: skip

    assert [who for who, actor in seen.items() if Plan.objects.visible_to(actor).filter(pk=plan.pk).exists()] == [
        "go",
        "tsec",
    ]
