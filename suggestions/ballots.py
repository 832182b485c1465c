"""The votes that decide motions: drawn up from the motion alone; the announced result moves it on."""

from congress.ballots import COMMITTEE, SESSION
from congress.frame import vote_rules as law
from congress.frame.kinds import BallotKind

from .actions.motions import settle_vote, vote_fault
from .models import Motion


def _kind(name, title, body, rule, order):
    return BallotKind(key=f"suggestions.{name}", title=title, body=body, rule=rule, order=order, by_hand=False, settled=settle_vote,
                      fault=vote_fault, matters=Motion.objects.visible_to)  # fmt: skip


ALL = (
    _kind("session_motion", "大会表决议案", SESSION, law.SESSION_RESOLUTION, 19),
    _kind("committee_motion", "常委会表决议案", COMMITTEE, law.COMMITTEE_RESOLUTION, 26),
)
