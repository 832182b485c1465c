"""Every state that can last can be built, by the deeds alone."""

import pytest

from suggestions.models import Assignment, Suggestion
from tests import build

CASES = [state for state in Suggestion.State.values if state != "submitted"]  # routed on at once
TASKS = [state for state in Assignment.State.values if state != "replied"]  # asked for feedback at once
WANTS = {"joint_pending": {"joint": ("finance",)}}


@pytest.mark.parametrize("state", CASES)
def test_a_suggestion_can_be_built_in_each_state(cast, state):
    assert build.suggestion(cast, at=state).state == state


@pytest.mark.parametrize("state", TASKS)
def test_a_task_can_be_built_in_each_state(cast, state):
    assert build.task(cast, at=state, **WANTS.get(state, {})).state == state


@pytest.mark.parametrize("state", ["review_dac", "handling", "archived"])
def test_so_can_one_of_a_township_and_one_of_a_session(cast, state):
    assert build.suggestion(cast.townships["river"], at=state).state == state
    assert build.suggestion(cast, at=state, in_session=True).session == cast.sessions[-1]
