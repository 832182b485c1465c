"""One problem through the four lists, and one township's part of an inspection."""

from congress.frame.workflow import Machine, Move

from ..models import Problem, TownshipCheck
from ..policies import problems as policies
from ..policies import topics as topic_policies
from ..queries import problems as queries

S, C = Problem.State, TownshipCheck.State


def has_measures(problem, actor):
    """已填写对策"""
    return "" if queries.has_measures(problem) else "请先填写对策清单。"


PROBLEM = Machine(
    key="supervision.problem", title="问题整改（四个清单）", model=Problem, states=S, initial=S.LISTED, final=(S.CLOSED,),
    moves=(
        Move(name="measure", label="报送对策清单", source=(S.LISTED,), target=S.MEASURED, who=policies.puts_right,
             guard=has_measures, event="{actor}报送“{obj}”的对策", primary=True),
        Move(name="return_measures", label="退回对策", source=(S.MEASURED,), target=S.LISTED, who=policies.lists_problems,
             event="{actor}退回“{obj}”的对策", returns=True),
        Move(name="report", label="报送整改成效", source=(S.MEASURED,), target=S.REPORTED, who=policies.puts_right,
             form="supervision.forms.problems.ResultForm", closes=("supervision.rectify",),
             event="{actor}报送“{obj}”的整改成效", primary=True),
        Move(name="accept", label="评价并销号", source=(S.REPORTED,), target=S.CLOSED, who=policies.lists_problems,
             form="supervision.forms.problems.AcceptForm", event="{actor}评价“{obj}”的整改并销号", primary=True),
        Move(name="send_back", label="不满意，退回整改", source=(S.REPORTED,), target=S.MEASURED,
             who=policies.lists_problems, form="supervision.forms.problems.SendBackForm",
             event="{actor}对“{obj}”的整改不满意，退回", returns=True),
    ),
)  # fmt: skip

CHECK = Machine(
    key="supervision.check", title="乡镇检查", model=TownshipCheck, states=C, initial=C.PENDING, final=(),
    moves=(
        Move(name="report", label="报送检查情况", source=(C.PENDING,), target=C.DONE, who=topic_policies.answers_check,
             form="supervision.forms.topics.CheckForm", closes=("supervision.check",), basis="本级规定；地方组织法第十九条",
             event="{actor}报送《{obj}》的检查情况", primary=True),
        Move(name="send_back", label="退回补充", source=(C.DONE,), target=C.PENDING, who=topic_policies.entrusts,
             event="{actor}退回《{obj}》的检查情况", returns=True),
    ),
)  # fmt: skip
