"""A written report on the year after the appointment (S51): asked for, handed in, read."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import DutyReport
from ..policies import reports as policies

R = DutyReport.State
CLOCK = "appointments.duty_report"

REPORT = Machine(
    key="appointments.duty_report", title="任后年度述职", model=DutyReport, states=R, initial=R.ASKED, final=(R.READ, R.WAIVED),
    moves=(
        Move(name="hand_in", label="报送述职报告", source=(R.ASKED, R.RETURNED), target=R.HANDED_IN, who=policies.hands_in,
             form="appointments.forms.reports.HandInForm", closes=(CLOCK,), event="{actor}报送{obj}", primary=True),
        Move(name="send_back", label="退回补充", source=(R.HANDED_IN,), target=R.RETURNED, who=policies.keeps_reports,
             event="{actor}退回{obj}", returns=True),
        Move(name="read", label="登记审阅意见", source=(R.HANDED_IN,), target=R.READ, who=policies.comments,
             form="appointments.forms.reports.ReadForm", event="{actor}登记{obj}的审阅意见", primary=True),
        Move(name="waive", label="不再报送", source=(R.ASKED, R.RETURNED), target=R.WAIVED, who=policies.keeps_reports,
             cancels=(CLOCK,), event="{actor}登记{obj}不再报送", returns=True),
        Move(name="leave", label="离任", source=(R.ASKED, R.RETURNED), target=R.WAIVED, who=is_system, quiet=True,
             cancels=(CLOCK,), event="{obj}：已离任，不再报送"),
    ),
)  # fmt: skip
