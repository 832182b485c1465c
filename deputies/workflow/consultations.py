"""A consultation on a draft: registered, asked of stations, summarised, reported (domain §3.16)."""

from congress.frame.workflow import Machine, Move

from ..models import Consultation
from ..policies import consultations as policies

S = Consultation.State


def has_stations(row, actor):
    """已选定站点"""
    return "" if row.returns.exists() else "还没有选定征求意见的站点。"


def has_answers(row, actor):
    """已有站点报送"""
    return "" if row.returns.filter(handed_in_on__isnull=False).exists() else "还没有站点报送意见。"


CONSULTATION = Machine(
    key="deputies.consultation",
    title="立法意见征求",
    model=Consultation,
    states=S,
    initial=S.ISSUED,
    final=(S.REPORTED,),
    moves=(
        Move(
            name="begin", label="开始征求", source=(S.ISSUED,), target=S.COLLECTING, who=policies.consults,
            guard=has_stations, event="{actor}把《{obj}》交站点征求意见", primary=True,
        ),
        Move(
            name="summarise", label="汇总意见", source=(S.COLLECTING,), target=S.SUMMARISED, who=policies.consults,
            guard=has_answers, form="deputies.forms.consultations.SummaryForm", event="{actor}汇总《{obj}》的意见",
            primary=True,
        ),
        Move(
            name="resume", label="继续征求", source=(S.SUMMARISED,), target=S.COLLECTING, who=policies.consults,
            event="{actor}继续征求《{obj}》的意见", returns=True,
        ),
        Move(
            name="report", label="上报", source=(S.SUMMARISED,), target=S.REPORTED, who=policies.consults,
            form="deputies.forms.consultations.ReportForm", event="{actor}上报《{obj}》的意见", primary=True,
        ),
    ),
)  # fmt: skip
ALL = (CONSULTATION,)
