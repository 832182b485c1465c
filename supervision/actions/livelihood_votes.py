"""Voting on livelihood projects: the paper drawn up from the candidates, what the announced result makes of them; the rating
of what was carried out."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import ballots, notices
from congress.actions.registers import demand
from congress.frame import clock, vote_results
from congress.frame.actor import SYSTEM
from congress.frame.address import address, find
from congress.frame.numbers import plain
from congress.frame.votes import YES
from congress.frame.workflow import Refused
from congress.models import Ballot, Membership
from congress.queries import ballots as voting

from ..models import LivelihoodProject, LivelihoodRound
from ..policies import livelihood as policies
from ..queries import chosen
from ..queries import livelihood as queries
from ..workflow import LIVELIHOOD, ROUND

S, P = LivelihoodRound.State, LivelihoodProject.State


@transaction.atomic
def draw_up_vote(found, *, actor, meeting, method):
    """Draw the paper up from the candidates, in their order; the numbers and the rule are those of the round."""
    demand(policies.runs_round, actor, found)
    found = ROUND.held(found)
    if found.state != S.SUBMITTED:
        raise Refused("提请大会以后才能拟订票决。")
    if queries.ballot_under_way(found):
        raise Refused("已经拟订票决。")
    rows = list(queries.candidates(found))
    if over := chosen.over_by(rows, meeting.opens_on):
        raise ValidationError({"meeting": f"开会以前就完工的项目不能票决：{'、'.join(over)}。"})
    options = [(row.title, f"{row.place}，{plain(row.money)}万元"[:200], address(row)) for row in rows]
    return _drawn_up(found, queries.VOTE, str(found), options, actor, meeting, method, seats=found.seats)


@transaction.atomic
def draw_up_rating(found, *, actor, meeting, method):
    """Draw up the rating of what was chosen, at a session or at the standing committee."""
    demand(policies.runs_round, actor, found)
    found = ROUND.held(found)
    if found.state != S.RATING or found.rated_on:
        raise Refused("进入评估测评以后、宣布结果以前，才能拟订测评票。")
    if queries.rating_under_way(found):
        raise Refused("已经拟订测评票。")
    rows = found.projects.adopted().exclude(state=P.STOPPED).order_by("order", "pk")
    options = [(row.title, row.get_state_display(), address(row)) for row in rows]
    return _drawn_up(found, queries.RATINGS[meeting.kind], f"{found}实施情况测评", options, actor, meeting, method)


def _drawn_up(found, kind, title, options, actor, meeting, method, **numbers):
    if meeting not in queries.meetings_for(found, meeting.kind):
        raise ValidationError({"meeting": "请选择本级还没有开完的会议。"})
    ballot = Ballot(congress_id=found.congress_id, meeting=meeting, kind=kind, title=title, method=method)
    return ballots.prepare(ballot, actor=actor, about=address(found), options=options, **numbers)


def vote_fault(ballot):
    """A paper must not name what was withdrawn or decided since it was drawn up."""
    rows = [(option, queries.target_of(option)) for option in voting.options_of(ballot)]
    gone = [option.title for option, row in rows if row is None or row.state != P.CANDIDATE]
    return f"票上有已撤回或者已确定的项目：{'、'.join(gone)}，请作废后从民生实事的页面重新拟订。" if gone else ""


def settle_vote(ballot, actor):
    """What was chosen is adopted, what ties waits for the next round; after the last one the rest is kept in reserve."""
    found = find(ballot.about)
    result = voting.result_of(ballot)
    if found is None or result.void:
        return
    options = {str(option.pk): option for option in voting.options_of(ballot)}
    for line in result.lines:
        row = queries.target_of(options[line.key])
        LivelihoodProject.objects.filter(pk=row.pk).update(votes=line.marks.get(YES, 0), rank=line.rank)
        if line.fate == vote_results.Fate.PASSED:
            _chosen(row)
    if vote_results.next_round(ballot.law, voting.names_of(options.values()), result):
        return
    for row in queries.candidates(found):
        LIVELIHOOD.deeds["reserve"](row, actor=SYSTEM)
    ROUND.deeds["choose"](found, actor=SYSTEM)


def _chosen(row):
    row = LIVELIHOOD.deeds["choose"](row, actor=SYSTEM)
    held = Membership.objects.in_office().filter(organization=row.unit_id, role__in=("UNIT", "UNITL"))
    notices.tell(
        held, subject=f"请组织实施：{row}", text=f"{row.round}，大会票决确定。请排定进度计划，按期更新进展。", obj=row
    )


@ROUND.does("choose")
def choose_round(found, *, actor):
    found.voted_on = clock.today()


@LIVELIHOOD.does("choose")
def choose_project(row, *, actor):
    row.adopted_on = clock.today()


@LIVELIHOOD.does("reserve")
def reserve_project(row, *, actor):
    """It was not chosen; it may be taken up again in another round."""


def settle_rating(ballot, actor):
    """Each project keeps the grade it was given, with its numbers."""
    found = find(ballot.about)
    result = voting.result_of(ballot)
    if found is None or result.void:
        return
    options = {str(option.pk): option for option in voting.options_of(ballot)}
    for line in result.lines:
        row = queries.target_of(options[line.key])
        LivelihoodProject.objects.filter(pk=row.pk).update(grade=line.grade, grade_words=line.sentence[:300])
    LivelihoodRound.objects.filter(pk=found.pk).update(rated_on=clock.today())
