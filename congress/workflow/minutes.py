"""Minutes: written, signed; opened again with a reason."""

from congress.frame.workflow import Machine, Move

from ..models import Minutes
from ..policies import minutes as policies
from ..queries import minutes as queries

M = Minutes.State


def has_words(minutes, actor):
    """纪要已有文字"""
    return "" if queries.texts_of(minutes) else "纪要还没有文字。"


def is_agreed(minutes, actor):
    """改写过的段落已和最新登记核对"""
    behind = [row for row in minutes.paragraphs.all() if row.is_outdated]
    return f"有{len(behind)}段改写以后登记的情况有变动，请先核对。" if behind else has_words(minutes, actor)


MINUTES = Machine(
    key="congress.minutes",
    title="会议纪要",
    model=Minutes,
    states=M,
    initial=M.WRITTEN,
    final=(),
    moves=(
        Move(
            name="sign",
            label="签发",
            source=(M.WRITTEN,),
            target=M.SIGNED,
            who=policies.signs_minutes,
            guard=is_agreed,
            event="{actor}签发《{obj}》",
            primary=True,
        ),
        Move(
            name="reopen",
            label="撤回签发",
            source=(M.SIGNED,),
            target=M.WRITTEN,
            who=policies.signs_minutes,
            event="{actor}撤回《{obj}》的签发",
            returns=True,
        ),
    ),
)
