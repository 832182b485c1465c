"""A resignation, and a by-election, from its beginning to its announcement."""

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import ByElection, Resignation
from ..policies import leaving as policies
from ..policies.register import keeps_deputies_of
from ..queries import leaving as queries

R, B = Resignation.State, ByElection.State
VOTE = "选举法第五十五条：县级由常委会、乡级由人民代表大会以全体组成人员（代表）的过半数通过"

RESIGNATION = Machine(
    key="deputies.resignation",
    title="代表辞职",
    model=Resignation,
    states=R,
    initial=R.FILED,
    final=(R.REFUSED, R.ANNOUNCED, R.WITHDRAWN),
    moves=(
        Move(
            name="table",
            label="列入会议议程",
            source=(R.FILED,),
            target=R.ON_AGENDA,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.TableForm",
            event="{actor}将“{obj}”列入会议议程",
            basis=VOTE,
            primary=True,
        ),
        Move(
            name="accept",
            label="登记表决：接受辞职",
            source=(R.ON_AGENDA,),
            target=R.ACCEPTED,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.AcceptForm",
            event="{actor}登记：{obj}已被接受，赞成{votes_for}票",
            basis=VOTE,
            primary=True,
        ),
        Move(
            name="refuse",
            label="登记表决：未接受",
            source=(R.ON_AGENDA,),
            target=R.REFUSED,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.VoteForm",
            event="{actor}登记：{obj}未被接受，赞成{votes_for}票",
            basis=VOTE,
        ),
        Move(
            name="announce",
            label="登记公告",
            source=(R.ACCEPTED,),
            target=R.ANNOUNCED,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.AnnounceForm",
            event="{actor}登记：接受{obj}已公告",
            basis="选举法第五十五条：接受辞职的决议须公告",
            primary=True,
        ),
        Move(
            name="withdraw",
            label="撤回辞职",
            source=(R.FILED, R.ON_AGENDA),
            target=R.WITHDRAWN,
            who=policies.withdraws,
            event="{actor}撤回：{obj}",
            returns=True,
        ),
    ),
)


def day_has_come(by_election, actor):
    """已到选举日"""
    return f"{long_date(by_election.votes_on)}才是选举日。" if clock.today() < by_election.votes_on else ""


def somebody_was_elected(by_election, actor):
    """已有候选人当选"""
    return "" if queries.elected_without_seat(by_election) else "还没有候选人当选，请再投一轮。"


def not_all_are_elected(by_election, actor):
    """还有名额没有产生"""
    return "" if queries.seats_open(by_election) else "补选名额已经全部产生。"


BY_ELECTION = Machine(
    key="deputies.by_election",
    title="代表补选",
    model=ByElection,
    states=B,
    initial=B.VACANCY,
    final=(B.ANNOUNCED, B.CANCELLED),
    moves=(
        Move(
            name="plan",
            label="定选举日",
            source=(B.VACANCY,),
            target=B.PLANNED,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.PlanForm",
            event="{actor}定{obj}的选举日为{votes_on}",
            basis="选举法第五十七条：代表在任期内因故出缺，由原选区补选",
            primary=True,
        ),
        Move(
            name="list_voters",
            label="登记选民名单公布",
            source=(B.PLANNED,),
            target=B.VOTER_LIST,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.VoterListForm",
            closes=("deputies.voter_list",),
            event="{actor}登记{obj}的选民名单已公布，选民{electors}人",
            basis="选举法第二十八条",
            primary=True,
        ),
        Move(
            name="nominate",
            label="登记初步候选人公布",
            source=(B.VOTER_LIST,),
            target=B.CANDIDATES,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.NominateForm",
            closes=("deputies.candidates",),
            event="{actor}登记{obj}的初步候选人：{people}",
            basis="选举法第三十二条、第五十七条",
            primary=True,
        ),
        Move(
            name="finalise",
            label="登记正式候选人公布",
            source=(B.CANDIDATES,),
            target=B.FINAL,
            who=keeps_deputies_of,
            form="deputies.forms.leaving.FinaliseForm",
            closes=("deputies.final_candidates",),
            event="{actor}登记{obj}的正式候选人：{people}",
            basis="选举法第三十二条；补选可以差额，也可以等额（第五十七条）",
            primary=True,
        ),
        Move(
            name="vote",
            label="登记投票结果",
            source=(B.FINAL,),
            target=B.VOTED,
            who=keeps_deputies_of,
            guard=day_has_come,
            form="deputies.forms.leaving.CountForm",
            event="{actor}登记{obj}的投票结果：{ballots}人参加投票",
            basis="选举法第四十五条",
            primary=True,
        ),
        Move(
            name="rerun",
            label="再投一轮",
            source=(B.VOTED,),
            target=B.FINAL,
            who=keeps_deputies_of,
            guard=not_all_are_elected,
            event="{actor}就{obj}没有产生的名额再投一轮",
            basis="选举法第四十五条：票数相等的，就票数相等的候选人再次投票；人数不足的，不足的名额另行选举，得票多的当选，"
            "但不得少于选票的三分之一",
            fades=True,
        ),
        Move(
            name="confirm",
            label="确认代表资格有效",
            source=(B.VOTED,),
            target=B.CONFIRMED,
            who=keeps_deputies_of,
            guard=somebody_was_elected,
            form="deputies.forms.leaving.ConfirmForm",
            event="{actor}登记：{obj}当选代表的资格已确认有效",
            basis="选举法第四十七条、第五十七条",
            primary=True,
        ),
        Move(
            name="announce",
            label="登记公布",
            source=(B.CONFIRMED,),
            target=B.ANNOUNCED,
            who=keeps_deputies_of,
            event="{actor}登记：{obj}的结果已公布",
            basis="选举法第四十七条",
            primary=True,
        ),
        Move(
            name="cancel",
            label="不补选",
            source=(B.VACANCY, B.PLANNED, B.VOTER_LIST, B.CANDIDATES, B.FINAL),
            target=B.CANCELLED,
            who=keeps_deputies_of,
            cancels=("deputies.voter_list", "deputies.candidates", "deputies.final_candidates"),
            event="{actor}登记：{obj}不再进行",
            returns=True,
        ),
    ),
)
ALL = (RESIGNATION, BY_ELECTION)
