"""No register is wider than the screen, from a phone to a desk: what does not fit scrolls in its own frame."""

import pytest
from django.urls import reverse

from congress.frame import kinds
from tests import build
from tests.browser.visitor import WIDER

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (360, 768, 1024, 1280)
LONG = "交通运输综合行政执法大队（道路养护中心）"  # short names are not always short
STAGES = ("submitted", "to_assign", "assigned", "in_progress", "feedback_pending", "closed")


def registers_of(actor):
    """Where the registers stand that this person reads."""
    return sorted({reverse(one.page) for one in kinds.listings if one.page and one.open_to(actor)})


@pytest.mark.parametrize("who", ["dac", "unit"])
def test_no_register_is_wider_than_the_screen(visit, town, who):
    town.units["transport"].short_name = LONG
    town.units["transport"].save()
    for number, stage in enumerate(STAGES):
        build.suggestion(town, at=stage, subject=f"关于把第{number}条乡村道路和沿线排水一并整治好的建议")
    person = visit(who, height=900)

    wider = []
    for address in registers_of(town.actor(who)):
        person.page.goto(person.start + address.lstrip("/"))
        for width in WIDTHS:
            person.page.set_viewport_size({"width": width, "height": 900})
            if beyond := person.page.evaluate(WIDER):
                wider.append((address, width, beyond))

    assert wider == []
