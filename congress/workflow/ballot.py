"""A vote: drawn up, opened, closed, counted, announced – or voided, and held again as a new round."""

from congress.frame import vote_results
from congress.frame.workflow import Machine, Move

from ..models import Ballot
from ..policies import ballots as policies
from ..queries import ballots as queries

B = Ballot.State


def is_ready(ballot, actor):
    """会议还没有开完，票上事项齐全，电子票的投票人不少于5人"""
    fault = queries.meeting_fault(ballot.meeting) if ballot.meeting_id else ""
    if (
        fault := fault
        or vote_results.candidates_fault(ballot.law, ballot.options.count())
        or ballot.kept_as.fault(ballot)
    ):
        return fault
    able = [row for row in queries.electorate(ballot) if not row.suspended]
    if ballot.method == Ballot.Method.ELECTRONIC and len(able) < queries.LEAST:
        return f"投票人只有{len(able)}人，不足{queries.LEAST}人，电子投票会暴露个人的选择，请用纸质票。"
    return ""


def has_enough_papers(ballot, actor):
    """无记名电子投票的，已投票的不少于5人"""
    if ballot.method != Ballot.Method.ELECTRONIC or ballot.box.size >= queries.LEAST:
        return ""
    return (
        f"已投票的只有{ballot.box.size}人，不足{queries.LEAST}人，公布票数会暴露个人的选择。"
        "请等更多的人投票，或者作废本轮，改用纸质票。"
    )


def counts_agree(ballot, actor):
    """两名计票人分别录入的票数一致"""
    if ballot.method != Ballot.Method.PAPER:
        return ""
    counts = queries.last_counts(ballot)
    if len(counts) < 2:
        return f"须由两名计票人分别计票、录入，现在录入了{len(counts)}次。"
    wrong = queries.differences(ballot, counts)
    return f"两次计票不一致：{'、'.join(wrong)}。请两名计票人重新计票后各自再录入。" if wrong else ""


BALLOT = Machine(
    key="congress.ballot",
    title="表决",
    model=Ballot,
    states=B,
    initial=B.DRAFT,
    final=(B.ANNOUNCED, B.VOID),
    moves=(
        Move(
            name="open",
            label="开始投票",
            source=(B.DRAFT,),
            target=B.OPEN,
            who=policies.keeps_ballots,
            guard=is_ready,
            form="congress.forms.ballots.OpenForm",
            event="{actor}宣布《{obj}》开始投票",
            primary=True,
            basis="地方组织法第十四条、第五十一条：法定人数到会，始得举行",
        ),
        Move(
            name="close",
            label="截止投票",
            source=(B.OPEN,),
            target=B.CLOSED,
            who=policies.keeps_ballots,
            guard=has_enough_papers,
            form="congress.forms.ballots.CloseForm",
            event="{actor}宣布《{obj}》投票截止",
            primary=True,
        ),
        Move(
            name="confirm",
            label="确认计票结果",
            source=(B.CLOSED,),
            target=B.COUNTED,
            who=policies.keeps_ballots,
            guard=counts_agree,
            form="congress.forms.ballots.ConfirmForm",
            event="{actor}{obj.found_by}《{obj}》的计票结果",
            primary=True,
        ),
        Move(
            name="announce",
            label="宣布结果",
            source=(B.COUNTED,),
            target=B.ANNOUNCED,
            who=policies.keeps_ballots,
            event="{actor}宣布《{obj}》的表决结果",
            primary=True,
        ),
        Move(
            name="void",
            label="作废本轮",
            source=(B.DRAFT, B.OPEN, B.CLOSED),
            target=B.VOID,
            who=policies.keeps_ballots,
            form="congress.forms.ballots.VoidForm",
            event="{actor}作废《{obj}》这一轮投票",
            returns=True,
        ),
        Move(
            name="void_counted",
            label="作废已计票的结果",
            source=(B.COUNTED,),
            target=B.VOID,
            who=policies.voids_results,
            form="congress.forms.ballots.VoidForm",
            event="{actor}作废《{obj}》已经计票、尚未宣布的结果",
            returns=True,
        ),
    ),
)
