"""One item: put off or taken back before the vote, decided by it, approved above where the law asks for that."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import Item
from ..policies import cases as policies
from .case import LOCAL, VOTE

I = Item.State  # noqa: E741
UPPER = "地方组织法第三十二条：须报上一级人民检察院检察长提请该级人大常委会批准"


def before_the_vote(item, actor):
    """任免案还没有表决完毕"""
    return "任免案已经办结。" if item.case.state in ("announced", "notified", "closed", "withdrawn") else ""


def _move(name, label, source, target, event, *, who=policies.keeps_cases, **more):
    return Move(name=name, label=label, source=source, target=target, who=who, event=event, **more)


def _quiet(name, label, source, target, event, **more):
    return _move(name, label, source, target, event, who=is_system, quiet=True, **more)


ITEM = Machine(
    key="appointments.item", title="人事任免事项", model=Item, states=I, initial=I.PROPOSED, final=(I.PASSED, I.FAILED, I.NOT_APPROVED, I.WITHDRAWN),
    parent="case",
    moves=(
        _move("hold_over", "本项暂不提请", (I.PROPOSED,), I.HELD_OVER, "{actor}登记{obj}暂不提请", guard=before_the_vote, returns=True, basis=LOCAL),
        _move("resume", "本项恢复办理", (I.HELD_OVER,), I.PROPOSED, "{actor}恢复办理{obj}", guard=before_the_vote),
        _move("withdraw", "本项撤回", (I.PROPOSED, I.HELD_OVER), I.WITHDRAWN, "提请机关撤回{obj}", guard=before_the_vote, returns=True, basis=LOCAL),
        _quiet("call", "交付表决", (I.PROPOSED,), I.VOTING, "{obj}交付表决", basis=VOTE),
        _quiet("take_back", "撤回表决", (I.VOTING,), I.PROPOSED, "{obj}没有表决，退回待表决"),
        _quiet("pass_vote", "通过", (I.VOTING,), I.PASSED, "{obj}获得通过，当场宣布", basis=VOTE),
        _quiet("fail", "未获通过", (I.VOTING,), I.FAILED, "{obj}未获通过，当场宣布", basis=VOTE),
        _quiet("await_upper", "报上级批准", (I.VOTING,), I.AWAITING_UPPER, "{obj}获得通过，报上一级批准", basis=UPPER),
        _move("approve", "登记上级批准", (I.AWAITING_UPPER,), I.PASSED, "{obj}获上级批准", form="appointments.forms.items.ApproveForm",
              primary=True, basis=UPPER),
        _move("refuse", "登记上级没有批准", (I.AWAITING_UPPER,), I.NOT_APPROVED, "{obj}没有获得上级批准", returns=True, basis=UPPER),
    ),
)  # fmt: skip
