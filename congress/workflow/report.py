"""A township's quarterly report: filled by its secretary, signed by its chair, judged by the county (domain §3.12)."""

from congress.frame.workflow import Machine, Move

from ..models import QuarterReport
from ..policies import reports as policies
from ..queries import reports as queries

R = QuarterReport.State


def is_in_order(report, actor):
    """没有差错，提示都已说明"""
    against = [found.sentence for found in queries.findings_of(report) if found.stands_against]
    if not against:
        return ""
    return "还不能审签：" + "".join(against[:3]) + (f"（共{len(against)}处）" if len(against) > 3 else "")


REPORT = Machine(
    key="congress.report",
    title="乡镇季度报告",
    model=QuarterReport,
    states=R,
    initial=R.OPENED,
    final=(R.CORRECTED,),
    moves=(
        Move(
            name="fill",
            label="填报",
            source=(R.OPENED, R.DRAFTING, R.RETURNED),
            target=R.DRAFTING,
            who=policies.fills,
            event="{actor}填报《{obj}》",
            quiet=True,
        ),
        Move(
            name="sign",
            label="审签",
            source=(R.DRAFTING,),
            target=R.SIGNED,
            who=policies.signs,
            guard=is_in_order,
            event="{actor}审签《{obj}》",
            primary=True,
            basis="乡镇人大主席对本乡镇数据负责",
        ),
        Move(
            name="unsign",
            label="撤回审签",
            source=(R.SIGNED,),
            target=R.DRAFTING,
            who=policies.signs,
            event="{actor}撤回对《{obj}》的审签",
            returns=True,
        ),
        Move(
            name="submit",
            label="报送县人大",
            source=(R.SIGNED,),
            target=R.SUBMITTED,
            who=policies.fills,
            event="{actor}报送《{obj}》",
            closes=("congress.quarter_report", "congress.quarter_report_again"),
            primary=True,
        ),
        Move(
            name="return_report",
            label="退回",
            source=(R.SUBMITTED,),
            target=R.RETURNED,
            who=policies.judges,
            event="{actor}退回《{obj}》",
            opens=("congress.quarter_report_again",),
            returns=True,
        ),
        Move(
            name="accept",
            label="审核通过",
            source=(R.SUBMITTED,),
            target=R.ACCEPTED,
            who=policies.judges,
            form="congress.forms.reports.RemarkForm",
            event="{actor}审核通过《{obj}》",
            primary=True,
        ),
        Move(
            name="lock",
            label="锁定",
            source=(R.ACCEPTED,),
            target=R.LOCKED,
            who=policies.judges,
            event="{actor}锁定《{obj}》",
        ),
        Move(
            name="correct",
            label="更正",
            source=(R.ACCEPTED, R.LOCKED),
            target=R.CORRECTED,
            who=policies.reopens,
            event="{actor}更正《{obj}》，另立新版本",
            returns=True,
        ),
    ),
)
