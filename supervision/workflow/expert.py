"""An expert: proposed, appointed for a time, ended."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import Expert
from ..policies import experts as policies

S = Expert.State

EXPERT = Machine(
    key="supervision.expert",
    title="专家聘任",
    model=Expert,
    states=S,
    initial=S.PROPOSED,
    final=(),
    moves=(
        Move(
            name="appoint",
            label="聘任",
            source=(S.PROPOSED, S.ENDED),
            target=S.APPOINTED,
            who=policies.appoints,
            form="supervision.forms.experts.AppointForm",
            event="{actor}聘任专家《{obj}》",
            primary=True,
        ),
        Move(
            name="extend",
            label="续聘",
            source=(S.APPOINTED,),
            target=S.APPOINTED,
            who=policies.appoints,
            form="supervision.forms.experts.ExtendForm",
            event="{actor}续聘专家《{obj}》",
        ),
        Move(
            name="end",
            label="解聘",
            source=(S.PROPOSED, S.APPOINTED),
            target=S.ENDED,
            who=policies.appoints,
            event="{actor}解聘专家《{obj}》",
            returns=True,
        ),
        Move(
            name="expire",
            label="聘期届满",
            source=(S.APPOINTED,),
            target=S.ENDED,
            who=is_system,
            event="专家《{obj}》聘期届满",
            quiet=True,
        ),
    ),
)
