"""The way of an opinion: received, sorted, handled, answered, rated – and again where it was not solved (domain §3.11)."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import Opinion
from ..policies import opinions as policies

S = Opinion.State
FIRST, REPLY, AGAIN = "deputies.opinion_first", "deputies.opinion_reply", "deputies.opinion_again"
FORMS = "deputies.forms.triage"
SORTED = (S.RECEIVED, S.TOWNSHIP, S.COUNTY, S.REOPENED)


def has_township(opinion, actor):
    """所在地有乡镇人大"""
    return "" if opinion.congress.parent_id else "这件民意不在乡镇范围内，请交县直部门办理。"


def is_county_s(opinion, actor):
    """不是县人大直接收到的"""
    return "这件民意已在县人大。" if opinion.desk == Opinion.Desk.COUNTY else ""


def was_not_answered(opinion, actor):
    """并入的那一件还没有答复"""
    other = opinion.merged_into
    return "并入的那一件已经答复，不能再分开。" if other and other.state in Opinion.TOLD else ""


OPINION = Machine(
    key="deputies.opinion",
    title="社情民意",
    model=Opinion,
    states=S,
    initial=S.RECEIVED,
    final=(),
    moves=(
        Move(name="answer_on_spot", label="当场答复", source=(S.RECEIVED,), target=S.REPLIED, who=policies.answers_on_spot,
             form=f"{FORMS}.ReplyForm", closes=(FIRST, REPLY, AGAIN), event="{actor}答复群众反映的《{obj}》"),
        Move(name="assign_township", label="交乡镇办理", source=(S.RECEIVED, S.COUNTY, S.REOPENED), target=S.TOWNSHIP,
             who=policies.sends_on, guard=has_township, form=f"{FORMS}.SendForm", closes=(FIRST,),
             event="{actor}将《{obj}》交乡镇办理", fades=True),
        Move(name="report_county", label="上报县人大", source=(S.RECEIVED, S.TOWNSHIP, S.REOPENED), target=S.COUNTY,
             who=policies.sends_on, guard=is_county_s, form=f"{FORMS}.ReportForm", closes=(FIRST,), returns=True, fades=True,
             event="{actor}将《{obj}》上报县人大"),
        Move(name="assign_unit", label="交县直部门", source=(S.RECEIVED, S.COUNTY, S.REOPENED), target=S.UNIT,
             who=policies.assigns_units, form=f"{FORMS}.UnitForm", closes=(FIRST,), primary=True,
             event="{actor}将《{obj}》交{unit}办理"),
        Move(name="return_unit", label="退回县人大", source=(S.UNIT,), target=S.COUNTY, who=policies.handles, returns=True,
             event="{actor}退回《{obj}》"),
        Move(name="handle", label="报办理情况", source=(S.UNIT, S.REOPENED), target=S.HANDLED, who=policies.handles, primary=True,
             form=f"{FORMS}.ResultForm", event="{actor}报送《{obj}》的办理情况"),
        Move(name="redo", label="退回重办", source=(S.HANDLED,), target=S.UNIT, who=policies.assigns_units, returns=True,
             event="{actor}把《{obj}》退回{unit}重办"),
        Move(name="reply", label="答复群众", source=(S.TOWNSHIP, S.COUNTY, S.HANDLED, S.OFFERED, S.DRAFTED, S.SUGGESTION, S.TOPIC, S.REOPENED),
             target=S.REPLIED, who=policies.answers, form=f"{FORMS}.ReplyForm", closes=(FIRST, REPLY, AGAIN), primary=True,
             event="{actor}答复群众反映的《{obj}》"),
        Move(name="offer", label="请代表认领", source=SORTED, target=S.OFFERED, who=policies.sends_on,
             form=f"{FORMS}.OfferForm", closes=(FIRST,), event="{actor}请{deputy}代表认领《{obj}》"),
        Move(name="decline", label="不认领", source=(S.OFFERED,), target=S.RECEIVED, who=policies.is_asked, returns=True,
             event="{actor}没有认领《{obj}》"),
        Move(name="draft", label="起草代表建议", source=(*SORTED, S.OFFERED), target=S.DRAFTED, who=policies.is_asked, quiet=True,
             closes=(FIRST,), event="{actor}为《{obj}》起草代表建议"),
        Move(name="adopt", label="提出代表建议", source=(S.DRAFTED,), target=S.SUGGESTION, who=policies.is_asked, quiet=True,
             closes=(REPLY, AGAIN), event="{actor}把《{obj}》写成代表建议提出"),
        Move(name="undraft", label="删除建议草稿", source=(S.DRAFTED,), target=S.RECEIVED, who=policies.is_asked, quiet=True,
             event="《{obj}》的建议草稿已删除"),
        Move(name="conclude", label="建议办结后答复", source=(S.SUGGESTION,), target=S.REPLIED, who=is_system, quiet=True,
             event="《{obj}》所转的代表建议已有结果，自动答复群众"),
        Move(name="to_topic", label="列为议题线索", source=SORTED, target=S.TOPIC, who=policies.sends_on,
             form=f"{FORMS}.TopicForm", closes=(FIRST, REPLY, AGAIN), event="{actor}将《{obj}》列为监督议题线索"),
        Move(name="to_petition", label="转信访", source=SORTED, target=S.PETITION, who=policies.sends_on, returns=True,
             form=f"{FORMS}.PetitionForm", closes=(FIRST, REPLY, AGAIN), event="{actor}将《{obj}》转信访",
             basis="信访工作条例第二十三条、第三十条"),
        Move(name="not_accept", label="不予受理", source=SORTED, target=S.NOT_ACCEPTED, who=policies.sends_on, returns=True,
             form=f"{FORMS}.RefusalForm", closes=(FIRST, REPLY, AGAIN), event="{actor}对《{obj}》不予受理"),
        Move(name="merge", label="并入同类", source=SORTED, target=S.MERGED, who=policies.sends_on, quiet=True,
             closes=(FIRST,), cancels=(REPLY, AGAIN), event="{actor}将《{obj}》并入《{into}》"),
        Move(name="unmerge", label="分开办理", source=(S.MERGED,), target=S.RECEIVED, who=policies.sorts, returns=True,
             guard=was_not_answered, opens=(AGAIN,), event="{actor}将《{obj}》分开办理"),
        Move(name="rate", label="评价", source=(S.REPLIED,), target=S.CLOSED, who=policies.rates, quiet=True,
             event="群众评价《{obj}》"),
        Move(name="expire", label="逾期未评价", source=(S.REPLIED,), target=S.CLOSED, who=is_system, quiet=True,
             event="《{obj}》答复后群众没有评价，办结"),
        Move(name="reopen", label="群众认为没有解决", source=(S.REPLIED, S.CLOSED), target=S.REOPENED, who=policies.rates, quiet=True,
             opens=(AGAIN,), event="群众认为《{obj}》没有解决，重新办理"),
        Move(name="take_up", label="重新受理", source=(S.NOT_ACCEPTED, S.PETITION, S.CLOSED), target=S.RECEIVED,
             who=policies.assigns_units, returns=True, opens=(AGAIN,), event="{actor}重新受理《{obj}》"),
    ),
)  # fmt: skip
