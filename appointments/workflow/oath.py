"""An oath (domain §3.9) and the ceremony in which it is sworn."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move
from congress.queries.rules import rule

from ..models import Ceremony, Swearing
from ..oath_text import LAW
from ..policies import oaths as policies
from ..queries import oaths as queries

S, C = Swearing.State, Ceremony.State
CLOCK = "appointments.oath"
IN_ORGAN = "appointments.oath_in_organ"
UPPER = "须报上一级批准的职务，批准后才就职宣誓"


def sworn_before(oath, actor):
    """本届已就其他职务宣誓，本级规定可以不再宣誓"""
    if rule(oath.congress_id, "oath.again"):
        return "本级规定就任新的职务须再次宣誓。"
    return "" if queries.sworn_this_term(oath) else "本届没有宣誓记录。"


def has_takers(ceremony, actor):
    """已经排定宣誓人，不早于举行的那一天"""
    return queries.not_ready(ceremony)


def _quiet(name, label, source, target, event, **more):
    return Move(name=name, label=label, source=source, target=target, who=is_system, event=event, quiet=True, **more)


OATH = Machine(
    key="appointments.oath", title="宪法宣誓", model=Swearing, states=S, initial=S.WAITING, final=(S.SWORN, S.EXEMPT, S.LAPSED),
    moves=(
        _quiet("enter", "就职", (S.WAITING,), S.REQUIRED, "{obj}：已就职，应宣誓", basis=UPPER),
        _quiet("schedule", "排入仪式", (S.REQUIRED, S.ABSENT), S.SCHEDULED, "{obj}：已排入仪式"),
        _quiet("release", "退出仪式", (S.SCHEDULED,), S.REQUIRED, "{obj}：退出仪式，待另行安排"),
        _quiet("swear", "宣誓", (S.SCHEDULED,), S.SWORN, "{obj}：已宣誓", closes=(CLOCK, IN_ORGAN), basis=LAW),
        _quiet("miss", "缺席", (S.SCHEDULED,), S.ABSENT, "{obj}：缺席仪式，待补"),
        Move(name="exempt", label="不再宣誓", source=(S.REQUIRED, S.ABSENT), target=S.EXEMPT, who=policies.arranges_oaths, guard=sworn_before,
             cancels=(CLOCK, IN_ORGAN), event="{obj}：不再宣誓", returns=True, basis="本级宪法宣誓组织办法"),
        _quiet("lapse", "离任", (S.REQUIRED, S.SCHEDULED, S.ABSENT, S.WAITING), S.LAPSED, "{obj}：未宣誓已离任", cancels=(CLOCK, IN_ORGAN)),
    ),
)  # fmt: skip

CEREMONY = Machine(
    key="appointments.ceremony", title="宪法宣誓仪式", model=Ceremony, states=C, initial=C.PLANNED, final=(C.FILED, C.CANCELLED),
    moves=(
        Move(name="hold", label="登记举行情况", source=(C.PLANNED,), target=C.HELD, who=policies.arranges_oaths, guard=has_takers,
             form="appointments.forms.oaths.HoldForm", event="{actor}登记{obj}的举行情况", primary=True, basis=LAW),
        Move(name="file", label="归档", source=(C.HELD,), target=C.FILED, who=policies.arranges_oaths,
             form="appointments.forms.oaths.FileForm", event="{actor}将{obj}的材料归档", primary=True),
        Move(name="cancel", label="取消", source=(C.PLANNED,), target=C.CANCELLED, who=policies.arranges_oaths,
             event="{actor}取消{obj}", returns=True),
    ),
)  # fmt: skip
