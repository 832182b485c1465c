"""The votes that congress, its standing committee and a township's presidium hold, each under its own law."""

from congress.frame import vote_rules as law
from congress.frame.kinds import BallotKind, VotingBody
from congress.frame.votes import Share

from .models.meeting import OFFICES
from .queries.rules import rule as local_rule

SESSION, COMMITTEE, PRESIDIUM = VotingBody


def _kind(name, title, body, rule, order, **more):
    return BallotKind(key=f"congress.{name}", title=title, body=body, rule=rule, order=order, **more)


def _on_persons(name, title, rule, order, **more):
    """What the standing committee votes on persons: drawn up where its matter is, read by its members and the offices."""
    return _kind(f"committee_{name}", title, COMMITTEE, rule, order, by_hand=False, readers=OFFICES, **more)


def satisfaction(rule, congress_id):
    """The rule of satisfaction votes as the settings of a congress have it."""
    shares = None
    if local_rule(congress_id, "satisfaction.rule") == "share_of_valid":
        shares = tuple(Share(local_rule(congress_id, f"satisfaction.{name}_percent"), 100, inclusive=True)
                       for name in ("good", "fair"))  # fmt: skip
    return law.graded(rule, scale=local_rule(congress_id, "satisfaction.scale"), shares=shares,
                      bottom=local_rule(congress_id, "satisfaction.bottom_n"),
                      ties=local_rule(congress_id, "satisfaction.bottom_ties"))  # fmt: skip


ALL = (
    _kind("session_resolution", "大会表决决议、决定", SESSION, law.SESSION_RESOLUTION, 10),
    _kind("session_head", "大会选举正职领导人员", SESSION, law.SESSION_HEAD, 11, of_persons=True),
    _kind("session_vices", "大会选举副职领导人员", SESSION, law.SESSION_VICES, 12, of_persons=True),
    _kind("session_members", "大会选举常委会委员", SESSION, law.SESSION_MEMBERS, 13, of_persons=True),
    _kind("session_removal", "大会表决罢免案", SESSION, law.SESSION_REMOVAL, 14),
    _kind("session_resignation", "大会决定接受辞职", SESSION, law.SESSION_RESIGNATION, 15),
    _kind("committee_resolution", "常委会表决决议、决定", COMMITTEE, law.COMMITTEE_RESOLUTION, 20),
    _on_persons("appointment", "常委会表决人事任免", law.COMMITTEE_APPOINTMENT, 21, of_persons=True),
    _on_persons("dismissal", "常委会表决撤职案", law.COMMITTEE_DISMISSAL, 22),
    _on_persons("resignation", "常委会决定接受辞职", law.COMMITTEE_RESIGNATION, 23),
    _kind("presidium_resolution", "主席团表决事项", PRESIDIUM, law.PRESIDIUM, 30),
)
