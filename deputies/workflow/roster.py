"""A day of reception: planned, announced, held – or nobody came, or it was called off."""

from congress.frame import clock
from congress.frame.actor import is_system
from congress.frame.numbers import long_date
from congress.frame.workflow import Machine, Move

from ..models import DutyDay
from ..policies import rosters as policies
from ..queries import rosters as queries

D = DutyDay.State


def has_come(day, actor):
    """接待日已到，且有代表到站"""
    if day.on > clock.today():
        return f"{long_date(day.on)}才接待。"
    return "" if queries.anybody_came(day) else "还没有代表签到。代表没有手机的，请在“值班代表”中登记到站。"


DUTY_DAY = Machine(
    key="deputies.duty_day",
    title="接待日",
    model=DutyDay,
    states=D,
    initial=D.PLANNED,
    final=(D.CANCELLED,),
    moves=(
        Move(
            name="notice",
            label="公告",
            source=(D.PLANNED,),
            target=D.NOTICED,
            who=policies.keeps_day,
            form="deputies.forms.rosters.NoticeForm",
            event="{actor}公告《{obj}》",
            primary=True,
        ),
        Move(
            name="announce",
            label="到期自动公告",
            source=(D.PLANNED,),
            target=D.NOTICED,
            who=is_system,
            event="《{obj}》按规定提前公告",
            quiet=True,
        ),
        Move(
            name="hold",
            label="登记接待情况",
            source=(D.NOTICED,),
            target=D.HELD,
            who=policies.keeps_day,
            guard=has_come,
            form="deputies.forms.rosters.HoldForm",
            event="{actor}登记《{obj}》，接待{visitors}人",
            primary=True,
        ),
        Move(
            name="close",
            label="有代表到站，记为已接待",
            source=(D.NOTICED,),
            target=D.HELD,
            who=is_system,
            event="《{obj}》有代表到站，记为已接待",
            quiet=True,
        ),
        Move(
            name="miss",
            label="无人到站",
            source=(D.NOTICED,),
            target=D.MISSED,
            who=is_system,
            event="《{obj}》无人到站",
            quiet=True,
        ),
        Move(
            name="cancel",
            label="取消接待",
            source=(D.PLANNED, D.NOTICED),
            target=D.CANCELLED,
            who=policies.keeps_day,
            event="{actor}取消《{obj}》",
            returns=True,
        ),
        Move(
            name="reopen",
            label="更正登记",
            source=(D.HELD, D.MISSED),
            target=D.NOTICED,
            who=policies.keeps_day,
            event="{actor}更正《{obj}》的登记",
            returns=True,
        ),
    ),
)
ALL = (DUTY_DAY,)
