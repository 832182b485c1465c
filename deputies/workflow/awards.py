"""A commendation: nominated, reviewed, decided, announced."""

from congress.frame.workflow import Machine, Move

from ..models import AwardRound
from ..policies import awards as policies

S = AwardRound.State


def has_nominations(award, actor):
    """已有推荐对象"""
    return "" if award.nominations.filter(chosen=True).exists() else "还没有推荐对象。"


AWARD = Machine(
    key="deputies.awardround",
    title="表彰",
    model=AwardRound,
    states=S,
    initial=S.NOMINATED,
    final=(S.ANNOUNCED,),
    moves=(
        Move(
            name="review",
            label="审核通过",
            source=(S.NOMINATED,),
            target=S.REVIEWED,
            who=policies.keeps_awards,
            guard=has_nominations,
            event="{actor}审核《{obj}》的推荐对象",
            primary=True,
        ),
        Move(
            name="send_back",
            label="退回重新推荐",
            source=(S.REVIEWED,),
            target=S.NOMINATED,
            who=policies.keeps_awards,
            event="{actor}把《{obj}》退回重新推荐",
            returns=True,
        ),
        Move(
            name="decide",
            label="登记表彰决定",
            source=(S.REVIEWED,),
            target=S.DECIDED,
            who=policies.keeps_awards,
            guard=has_nominations,
            form="deputies.forms.awards.DecideForm",
            event="{actor}登记《{obj}》的决定",
            primary=True,
        ),
        Move(
            name="announce",
            label="公布",
            source=(S.DECIDED,),
            target=S.ANNOUNCED,
            who=policies.keeps_awards,
            event="{actor}公布《{obj}》",
            primary=True,
        ),
    ),
)
ALL = (AWARD,)
