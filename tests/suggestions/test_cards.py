"""今天要办: what waits for each desk, as one table."""

from datetime import timedelta

import pytest

from congress.frame import clock
from congress.queries.home import blocks
from tests.build import county
from tests.build.suggestions import suggestion
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db

STATES = (
    "draft",
    "cosigning",
    "review_delegation",
    "review_secretariat",
    "review_dac",
    "returned",
    "to_assign",
    "assigned",
    "accepted",
    "in_progress",
    "return_requested",
    "extension_requested",
    "reply_drafted",
    "reply_signed",
    "feedback_pending",
    "rated",
    "redo",
    "follow_up",
    "closed",
)
DESKS = {
    "dep": {"退回我修改的": 1, "请我评价": 1, "正在联名的": 1, "没有写完的": 1},
    "dep2": {"请我联名": 1},
    "dhead": {"待初审": 1},
    "other_dhead": {},
    "go": {"待审核": 1, "待归档": 1},
    "dac": {
        "待审核": 2,
        "待交办": 1,
        "延期申请": 1,
        "待办结": 1,
        "待代表评价": 1,
        "待决定是否公开": 5,
        "核对承办单位联系信息": 1,
    },
    "gov": {"退办申请待提意见": 1, "答复待审核": 1},
    "unit": {"待签收": 1, "待联系代表": 3, "在办": 3, "承诺事项": 1, "核对承办单位联系信息": 1},
    "unitl": {"待签收": 1, "待签发": 1, "待联系代表": 3, "在办": 3, "承诺事项": 1, "核对承办单位联系信息": 1},
    "finance": {},
    "lead": {},
    "com": {},
    "scm": {},
    "sys": {},
    "sec": {},
    "aud": {},
}


def seen(actor):
    return {block.title: block.total for block in blocks(actor) if block.key.startswith("suggestions.")}


def test_each_desk_sees_what_waits_for_it_and_nothing_else(cast):
    for at in STATES:
        suggestion(cast, at=at)

    assert {key: seen(cast.actor(key)) for key in DESKS} == DESKS
    assert seen(cast.stranger.dac) == {}


def test_what_is_late_comes_first_and_reaches_the_leadership(cast):
    suggestion(cast, at="closed")
    suggestion(cast, at="in_progress")
    with clock.frozen(county.TODAY + timedelta(days=200)):
        found = blocks(cast.lead)

        assert [(block.title, block.total, block.tone) for block in found] == [
            ("会议", 3, "late"),  # nobody called the standing committee in all these days, nor the chairpersons twice
            ("已超期", 1, "late"),
        ]
        assert blocks(cast.unit)[0].tone == "late"


def test_home_takes_the_same_queries_for_any_number(cast):
    page_same_for_many(cast.client("unit"), "/", lambda place: suggestion(cast, at="in_progress"))
