"""How often the page of one suggestion or motion asks the database at each stage of its life: at most twelve times."""

import pytest

from tests.build import motions
from tests.build.suggestions import suggestion
from tests.congress.test_statements import MOST, asked_by

pytestmark = pytest.mark.django_db
STAGES = ("draft", "cosigning", "review_dac", "to_assign", "assigned", "sent_back", "in_progress", "joint_pending",
          "reply_drafted", "reply_signed", "feedback_pending", "rated", "redo", "follow_up", "closed", "archived",
          "not_filed", "converted", "merged", "withdrawn")  # fmt: skip


def dear(cast, row, *readers):
    """{who: how many statements} of those who ask for more; somebody must be able to read it."""
    costs = {who: len(asked_by(cast.client(who), row.get_absolute_url())) for who in readers}
    assert any(costs.values())
    return {who: number for who, number in costs.items() if number > MOST}


@pytest.mark.parametrize("at", STAGES)
def test_the_page_of_a_suggestion_asks_at_most_twelve_times_at_every_stage(cast, at):
    assert dear(cast, suggestion(cast, at=at), "dac", "go", "gov", "unit", "dep") == {}


@pytest.mark.parametrize("state", motions.ROADS)
def test_the_page_of_a_motion_asks_at_most_twelve_times_in_every_state(cast, state):
    assert dear(cast, motions.at(cast, state), "dac", "go", "dep") == {}
