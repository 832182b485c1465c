"""A sitting: its roll is called, settled, and put right if it was settled wrongly. A leave: asked, granted or refused."""

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import Leave, Meeting, Sitting
from ..policies import sittings as policies
from ..queries import sittings as queries

S, L = Sitting.State, Leave.State


def may_be_called(sitting, actor):
    """到了会议当天，没有另一次会议正在签到"""
    if clock.today() < sitting.on:
        return f"{long_date(sitting.on)}才能开始签到。"
    other = queries.open_sitting(sitting.meeting)
    return f"{other}正在签到，请先核定。" if other else ""


def somebody_came(sitting, actor):
    """已有人签到"""
    return "" if queries.count_of(sitting).present else "还没有登记到会的人。"


def is_not_counted(sitting, actor):
    """会议还没有登记召开情况"""
    held = sitting.meeting.state == Meeting.State.HELD
    return "会议已登记召开情况，请先更正会议的登记。" if held else ""


SITTING = Machine(
    key="congress.sitting",
    title="分次会议签到",
    model=Sitting,
    states=S,
    initial=S.PLANNED,
    final=(),
    parent="meeting",
    moves=(
        Move(
            name="call",
            label="开始签到",
            source=(S.PLANNED,),
            target=S.OPEN,
            who=policies.keeps_roll,
            guard=may_be_called,
            event="{actor}开始《{obj.about}》签到",
            primary=True,
        ),
        Move(
            name="close",
            label="核定到会情况",
            source=(S.OPEN,),
            target=S.CLOSED,
            who=policies.keeps_roll,
            guard=somebody_came,
            event="{actor}核定《{obj.about}》到会情况",
            primary=True,
        ),
        Move(
            name="reopen",
            label="更正到会情况",
            source=(S.CLOSED,),
            target=S.OPEN,
            who=policies.keeps_roll,
            guard=is_not_counted,
            event="{actor}更正《{obj.about}》到会情况",
            returns=True,
        ),
    ),
)
LEAVE = Machine(
    key="congress.leave",
    title="会议请假",
    model=Leave,
    states=L,
    initial=L.ASKED,
    final=(L.REFUSED, L.WITHDRAWN),
    moves=(
        Move(
            name="approve",
            label="批准",
            source=(L.ASKED,),
            target=L.APPROVED,
            who=policies.decides_leave,
            event="{actor}批准{obj}",
            primary=True,
        ),
        Move(
            name="refuse",
            label="不批准",
            source=(L.ASKED,),
            target=L.REFUSED,
            who=policies.decides_leave,
            event="{actor}没有批准{obj}",
            returns=True,
        ),
        Move(
            name="withdraw",
            label="撤回请假",
            source=(L.ASKED, L.APPROVED),
            target=L.WITHDRAWN,
            who=policies.asked_it,
            event="{actor}撤回{obj}",
        ),
    ),
)
