"""The votes that appointments hang on their items: known to few until they are announced, then to the committee and the
offices; who was not appointed is nobody else's affair."""

from congress.ballots import COMMITTEE
from congress.frame import vote_rules as law
from congress.frame.kinds import BallotKind
from congress.models.meeting import OFFICES

from .actions.announcing import settled
from .actions.polls import fault


def _kind(name, title, rule, order):
    return BallotKind(key=f"appointments.{name}", title=title, body=COMMITTEE, rule=rule, order=order, by_hand=False,
                      confidential=True, readers=OFFICES, settled=settled, fault=fault)  # fmt: skip


ALL = (
    _kind("appointment", "任免表决", law.COMMITTEE_APPOINTMENT, 50),
    _kind("resignation", "接受辞职表决", law.COMMITTEE_RESIGNATION, 51),
    _kind("dismissal", "撤职案表决", law.COMMITTEE_DISMISSAL, 52),
)
