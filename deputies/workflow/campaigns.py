"""A campaign: drawn up, running, closed with its summary."""

from congress.frame.workflow import Machine, Move

from ..models import Campaign
from ..policies import campaigns as policies

S = Campaign.State

CAMPAIGN = Machine(
    key="deputies.campaign",
    title="主题活动",
    model=Campaign,
    states=S,
    initial=S.DRAWN_UP,
    final=(S.CLOSED,),
    moves=(
        Move(
            name="begin", label="部署开展", source=(S.DRAWN_UP,), target=S.RUNNING, who=policies.runs_campaign,
            primary=True, event="{actor}部署《{obj}》",
        ),
        Move(
            name="close", label="结束并总结", source=(S.RUNNING,), target=S.CLOSED, who=policies.runs_campaign,
            form="deputies.forms.campaigns.CloseForm", primary=True, event="{actor}总结《{obj}》",
        ),
    ),
)  # fmt: skip
ALL = (CAMPAIGN,)
