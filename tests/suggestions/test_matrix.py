"""Who is offered what, in every state: the roles' matrix as one table a machine, all roles and all states.

A line reads: state, then for each person the moves on his page. Whoever is not named is offered nothing.
"""

from datetime import timedelta

import pytest

from congress.frame import clock
from suggestions.workflow import ASSIGNMENT, SUGGESTION
from tests.build.suggestions import suggestion, task

pytestmark = pytest.mark.django_db


def offers(machine, obj, people):
    """{person: "move move"} of everybody who is offered anything."""
    found = {key: " ".join(move.name for move, _ in machine.offered(obj, actor)) for key, actor in people.items()}
    return {key: moves for key, moves in found.items() if moves}


REVIEW_2 = "pass_secretariat return_for_edit not_file convert merge"
REVIEW_3 = "file return_for_edit not_file convert merge"

CASE = {
    "draft": {"dep": "invite submit"},
    "cosigning": {"dep": "invite submit withdraw"},
    "review_delegation": {"dhead": "pass_delegation return_from_delegation", "dep": "withdraw"},
    "review_secretariat": {"go": REVIEW_2, "dac": REVIEW_2, "dac_clerk": REVIEW_2, "dep": "withdraw"},
    "review_dac": {"dac": REVIEW_3, "dac_clerk": REVIEW_3, "dep": "withdraw"},
    "returned": {"dep": "resubmit withdraw"},
    "to_assign": {"dac": "merge assign", "dac_clerk": "merge assign", "dep": "withdraw"},
    "merged": {"dep": "withdraw"},
    "handling": {"dep": "withdraw"},
    "closed": {"go": "archive", "dac": "archive", "dac_clerk": "archive"},
}

TASK = {
    "assigned": {"unit": "sign_for request_return", "unitl": "sign_for request_return"},
    "return_requested": {
        "gov": "opine_return",
        "dac": "grant_return refuse_return",
        "dac_clerk": "grant_return refuse_return",
    },
    "accepted": {"unit": "request_return begin", "unitl": "request_return begin"},
    "in_progress": {
        "unit": "request_extension draft_reply",
        "unitl": "request_extension draft_reply",
    },
    "joint_pending": {"unit": "joint_complete", "unitl": "joint_complete"},
    "extension_requested": {
        "dac": "grant_extension refuse_extension",
        "dac_clerk": "grant_extension refuse_extension",
    },
    "reply_drafted": {"unitl": "send_back_reply sign_reply"},
    "reply_signed": {"gov": "send_back_reply check_reply"},
    "feedback_pending": {"dep": "rate", "dac": "enter_rating", "dac_clerk": "enter_rating"},
    "rated": {"dac": "order_redo follow close", "dac_clerk": "order_redo follow close"},
    "redo": {"unit": "draft_reply", "unitl": "draft_reply"},
    "follow_up": {"dac": "close_followed", "dac_clerk": "close_followed"},
}

# A court answers for itself: no government office stands between it and the congress.
COURT = {
    "return_requested": {"dac": "grant_return refuse_return", "dac_clerk": "grant_return refuse_return"},
    "reply_drafted": {"courtl": "send_back_reply sign_reply"},
    "reply_signed": {"dac": "send_back_reply check_reply", "dac_clerk": "send_back_reply check_reply"},
}


# Two states nobody ever sees: routing, and asking for feedback, follow in the same transaction.
CASE_STATES = [state for state in SUGGESTION.states.values if state != "submitted"]
TASK_STATES = [state for state in ASSIGNMENT.states.values if state != "replied"]


@pytest.mark.parametrize("state", CASE_STATES)
def test_the_case_offers_exactly_this(cast, state):
    obj = suggestion(cast, at=state)

    assert offers(SUGGESTION, obj, cast.everybody()) == CASE.get(state, {})


@pytest.mark.parametrize("state", TASK_STATES)
def test_the_task_offers_exactly_this(cast, state):
    obj = task(cast, at=state)

    assert offers(ASSIGNMENT, obj, cast.everybody()) == TASK.get(state, {})


@pytest.mark.parametrize("state", COURT)
def test_a_court_is_not_under_the_government(cast, state):
    obj = task(cast, at=state, unit="court")

    assert offers(ASSIGNMENT, obj, cast.everybody()) == COURT[state]


def test_a_joint_unit_only_gives_its_opinion(cast):
    case = suggestion(cast, at="accepted", joint=["finance"])
    joint = case.assignments.get(kind="joint")

    assert offers(ASSIGNMENT, joint, cast.everybody()) == {
        "finance": "request_return give_opinion",
        "financel": "request_return give_opinion",
    }
    with clock.frozen(joint.reply_due_on + timedelta(days=1)):
        assert offers(ASSIGNMENT, joint, {"dac": cast.dac, "unit": cast.unit}) == {"dac": "relieve"}


def test_in_a_township_the_chair_is_the_commission(cast):
    town = cast.townships["river"]
    case = suggestion(town, at="to_assign")

    assert offers(SUGGESTION, case, {**cast.everybody(), **town.everybody()}) == {
        "tch": "merge assign",
        "tdep": "withdraw",
    }


def test_a_townships_secretary_reviews_but_ends_nothing(cast):
    town = cast.townships["river"]
    case = suggestion(town, at="review_secretariat")

    assert offers(SUGGESTION, case, town.everybody()) == {
        "tch": "pass_secretariat return_for_edit not_file convert merge",
        "tsec": "pass_secretariat return_for_edit",
        "tdep": "withdraw",
    }


def test_another_county_is_offered_nothing(cast):
    for state in ("review_dac", "to_assign", "closed"):
        assert offers(SUGGESTION, suggestion(cast, at=state), cast.stranger.everybody()) == {}
