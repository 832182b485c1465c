"""A meeting: planned, then held – or not, with the reason."""

from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import Meeting
from ..policies import meetings as policies
from ..queries import meetings as queries
from ..queries import sittings

M = Meeting.State


def has_opened(meeting, actor):
    """已到开幕日，没有还在签到的分次会议"""
    if queries.not_yet_open(meeting):
        return f"{long_date(meeting.opens_on)}才开幕。"
    return "还有一次会议正在签到，请先核定到会情况。" if sittings.open_sitting(meeting) else ""


MEETING = Machine(
    key="congress.meeting",
    title="会议",
    model=Meeting,
    states=M,
    initial=M.PLANNED,
    final=(),
    moves=(
        Move(
            name="hold",
            label="登记召开情况",
            source=(M.PLANNED,),
            target=M.HELD,
            who=policies.keeps_meetings,
            guard=has_opened,
            form="congress.forms.meetings.HoldForm",
            event="{actor}登记《{obj}》已召开，应到{obj.due}人、实到{obj.present}人",
            primary=True,
        ),
        Move(
            name="cancel",
            label="登记未召开",
            source=(M.PLANNED,),
            target=M.CANCELLED,
            who=policies.keeps_meetings,
            form="congress.forms.meetings.CancelForm",
            event="{actor}登记《{obj}》未召开",
            returns=True,
        ),
        Move(
            name="reopen",
            label="更正为拟召开",
            source=(M.HELD, M.CANCELLED),
            target=M.PLANNED,
            who=policies.keeps_meetings,
            event="{actor}把《{obj}》更正为拟召开",
            returns=True,
        ),
    ),
)
