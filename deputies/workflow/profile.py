"""What the public reads of a deputy: written, proposed, approved – and taken back."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import PublicProfile
from ..policies import public as policies

P = PublicProfile.State

PROFILE = Machine(
    key="deputies.profile",
    title="代表公开信息",
    model=PublicProfile,
    states=P,
    initial=P.DRAFT,
    final=(P.REPLACED, P.WITHDRAWN),
    moves=(
        Move(name="propose", label="提交审核", source=(P.DRAFT,), target=P.PROPOSED, who=policies.is_its_deputy,
             event="{actor}提交公开信息审核", primary=True),
        Move(name="approve", label="同意公开", source=(P.PROPOSED,), target=P.APPROVED, who=policies.approves_profiles,
             event="{actor}同意公开《{obj}》", primary=True, basis="代表法第五十八条"),
        Move(name="send_back", label="退回修改", source=(P.PROPOSED,), target=P.DRAFT, who=policies.approves_profiles,
             event="{actor}退回《{obj}》", returns=True),
        Move(name="withdraw", label="撤下", source=(P.APPROVED,), target=P.WITHDRAWN, who=policies.withdraws,
             event="{actor}撤下《{obj}》", returns=True),
        Move(name="replace", label="由新版替换", source=(P.APPROVED,), target=P.REPLACED, who=is_system,
             event="《{obj}》由新版替换", quiet=True),
    ),
)  # fmt: skip
ALL = (PROFILE,)
