"""The votes that appointments hang on their items: known to few until they are announced, and then as well: who was
appointed stands in the ledger, who was not is nobody else's affair."""

from congress.ballots import COMMITTEE
from congress.frame import vote_rules as law
from congress.frame.kinds import BallotKind

from .actions.announcing import settled
from .actions.polls import fault
from .models.case import INSIDERS


def _kind(name, title, rule, order):
    return BallotKind(key=f"appointments.{name}", title=title, body=COMMITTEE, rule=rule, order=order, by_hand=False,
                      confidential=True, readers=(*INSIDERS, "SCM"), settled=settled, fault=fault)  # fmt: skip


ALL = (
    _kind("appointment", "任免表决", law.COMMITTEE_APPOINTMENT, 50),
    _kind("resignation", "接受辞职表决", law.COMMITTEE_RESIGNATION, 51),
    _kind("dismissal", "撤职案表决", law.COMMITTEE_DISMISSAL, 52),
)
