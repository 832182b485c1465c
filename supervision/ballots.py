"""The votes that supervision hangs on its objects: of satisfaction, and on livelihood projects – chosen by the congress, rated
by it or its standing committee. The settings of each congress give their scale and how many more must stand."""

from dataclasses import replace

from congress.ballots import COMMITTEE, SESSION, satisfaction
from congress.frame import vote_rules as law
from congress.frame.kinds import BallotKind
from congress.frame.votes import Extra
from congress.queries.rules import rule as local_rule

from .actions import livelihood_votes as actions
from .actions.satisfaction import settled
from .models import LivelihoodRound, SatisfactionVote

EXTRA = "livelihood.extra_percent"


def _with_extra(rule, congress_id):
    """So many more candidates than seats as the congress has ruled."""
    return replace(rule, extra=Extra(f"{local_rule(congress_id, EXTRA)}/100", "", of_seats=True))


def _without_last_places(rule, congress_id):
    """As satisfaction votes are held here; projects are not ranked against one another."""
    return replace(satisfaction(rule, congress_id), bottom=0)


def _kind(name, title, body, rule, order, **more):
    return BallotKind(key=f"supervision.{name}", title=title, body=body, rule=rule, order=order, by_hand=False, **more)


ALL = (
    _kind("projects", "民生实事项目票决", SESSION, law.PROJECTS, 16, local=_with_extra, settled=actions.settle_vote,
          fault=actions.vote_fault, matters=LivelihoodRound.objects.visible_to),
    _kind("projects_rated", "民生实事项目测评（大会）", SESSION, law.SESSION_SATISFACTION, 18,
          local=_without_last_places, settled=actions.settle_rating, matters=LivelihoodRound.objects.visible_to),
    _kind("projects_rated_sc", "民生实事项目测评（常委会）", COMMITTEE, law.SATISFACTION, 25, local=_without_last_places,
          settled=actions.settle_rating, matters=LivelihoodRound.objects.visible_to),
    _kind("session_satisfaction", "大会满意度测评", SESSION, law.SESSION_SATISFACTION, 40, local=satisfaction,
          settled=settled, matters=SatisfactionVote.objects.visible_to),
    _kind("committee_satisfaction", "常委会满意度测评", COMMITTEE, law.SATISFACTION, 41, local=satisfaction,
          settled=settled, matters=SatisfactionVote.objects.visible_to),
)  # fmt: skip
