"""A resolution or decision: drafted, adopted at a meeting, published, carried out, closed."""

from congress.frame.workflow import Machine, Move

from ..models import Resolution
from ..policies import resolutions as policies

R = Resolution.State


def has_no_open_report(resolution, actor):
    """没有还没交的执行情况报告"""
    owed = resolution.reports.filter(handed_in_on=None).exists()
    return "还有没交的执行情况报告，请先登记或者撤销。" if owed else ""


RESOLUTION = Machine(
    key="congress.resolution",
    title="决议决定",
    model=Resolution,
    states=R,
    initial=R.DRAFTED,
    final=(),
    moves=(
        Move(
            name="adopt",
            label="登记通过",
            source=(R.DRAFTED,),
            target=R.ADOPTED,
            who=policies.keeps_resolutions,
            form="congress.forms.resolutions.AdoptForm",
            event="{actor}登记《{obj}》由{meeting}通过",
            primary=True,
        ),
        Move(
            name="publish",
            label="公布",
            source=(R.ADOPTED,),
            target=R.PUBLISHED,
            who=policies.keeps_resolutions,
            form="congress.forms.resolutions.PublishForm",
            event="{actor}公布《{obj}》",
            primary=True,
        ),
        Move(
            name="charge",
            label="交办执行",
            source=(R.PUBLISHED,),
            target=R.EXECUTING,
            who=policies.keeps_resolutions,
            form="congress.forms.resolutions.ChargeForm",
            event="{actor}将《{obj}》交由{organ}执行",
            primary=True,
        ),
        Move(
            name="close",
            label="办结",
            source=(R.PUBLISHED, R.EXECUTING),
            target=R.CLOSED,
            who=policies.keeps_resolutions,
            guard=has_no_open_report,
            form="congress.forms.resolutions.CloseForm",
            event="{actor}将《{obj}》办结",
        ),
        Move(
            name="reopen",
            label="继续执行",
            source=(R.CLOSED,),
            target=R.PUBLISHED,
            who=policies.keeps_resolutions,
            event="{actor}重新启动《{obj}》的执行",
            returns=True,
        ),
        Move(
            name="correct",
            label="更正为起草",
            source=(R.ADOPTED,),
            target=R.DRAFTED,
            who=policies.keeps_resolutions,
            event="{actor}把《{obj}》更正为起草",
            returns=True,
        ),
    ),
)
