"""A random draw: prepared, committed to in public, drawn with a witness's word, its seed revealed – or voided in public."""

from congress.frame import draws
from congress.frame.clock import now
from congress.frame.workflow import Machine, Move

from ..models import Draw
from ..policies import draws as policies
from ..queries import draws as queries

S = Draw.State


def can_be_drawn(draw, actor):
    """抽取池、分组和个数可以抽取"""
    return draws.fault(queries.committed(draw, at=now()))


DRAW = Machine(
    key="supervision.draw",
    title="随机抽取",
    model=Draw,
    states=S,
    initial=S.PREPARED,
    final=(S.VOIDED,),
    moves=(
        Move(
            name="commit",
            label="公布承诺",
            source=(S.PREPARED,),
            target=S.COMMITTED,
            who=policies.keeps_draws,
            guard=can_be_drawn,
            form="supervision.forms.draws.CommitForm",
            event="{actor}公布随机抽取《{obj}》的抽取池和承诺值",
            primary=True,
        ),
        Move(
            name="take",
            label="抽取",
            source=(S.COMMITTED,),
            target=S.DRAWN,
            who=policies.keeps_draws,
            form="supervision.forms.draws.TakeForm",
            event="{actor}在{witness}见证下抽取《{obj}》，见证词“{word}”",
            primary=True,
        ),
        Move(
            name="reveal",
            label="公布种子",
            source=(S.DRAWN,),
            target=S.REVEALED,
            who=policies.keeps_draws,
            form="supervision.forms.draws.RevealForm",
            event="{actor}公布随机抽取《{obj}》的种子",
            primary=True,
        ),
        Move(
            name="void",
            label="作废",
            source=(S.COMMITTED, S.DRAWN, S.REVEALED),
            target=S.VOIDED,
            who=policies.voids,
            form="supervision.forms.draws.VoidForm",
            event="{actor}作废随机抽取《{obj}》",
            returns=True,
        ),
    ),
)
