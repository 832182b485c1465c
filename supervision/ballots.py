"""The satisfaction votes that supervision hangs on its objects; the settings of each county give their scale."""

from congress.ballots import COMMITTEE, SESSION, satisfaction
from congress.frame import vote_rules as law
from congress.frame.kinds import BallotKind

from .actions.satisfaction import settled

HOW = {"local": satisfaction, "by_hand": False, "settled": settled}
ALL = (
    BallotKind(key="supervision.session_satisfaction", title="大会满意度测评（监督）", body=SESSION,
               rule=law.SESSION_SATISFACTION, order=40, **HOW),
    BallotKind(key="supervision.committee_satisfaction", title="常委会满意度测评（监督）", body=COMMITTEE,
               rule=law.SATISFACTION, order=41, **HOW),
)  # fmt: skip
