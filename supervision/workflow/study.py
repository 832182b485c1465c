"""A research topic and its groups: made up, under way, each group reports, the whole reports, its results are put to use."""

from congress.frame.workflow import Machine, Move

from ..models import Study, StudyGroup
from ..policies import studies as policies
from ..queries import studies as queries

S, G = Study.State, StudyGroup.State


def has_groups(study, actor):
    """已编组，每组都有组长"""
    return queries.lacks(study)


def groups_reported(study, actor):
    """各小组都已报送报告"""
    left = queries.unreported(study)
    return f"还有{left}个小组没有报送报告。" if left else ""


def under_way(group, actor):
    """课题正在调研"""
    return "" if group.study.state == S.UNDERWAY else f"课题“{group.study.get_state_display()}”，小组不能报送。"


STUDY = Machine(
    key="supervision.study", title="调研课题", model=Study, states=S, initial=S.PLANNED, final=(S.USED, S.DROPPED),
    moves=(
        Move(name="begin", label="开始调研", source=(S.PLANNED,), target=S.UNDERWAY, who=policies.keeps, guard=has_groups,
             event="{actor}开始调研课题《{obj}》", primary=True),
        Move(name="report", label="提出调研报告", source=(S.UNDERWAY,), target=S.REPORTED, who=policies.keeps, guard=groups_reported,
             form="supervision.forms.studies.ReportForm", closes=("supervision.study",), event="{actor}提出《{obj}》调研报告",
             primary=True),
        Move(name="use", label="登记成果运用", source=(S.REPORTED,), target=S.USED, who=policies.keeps,
             form="supervision.forms.studies.UseForm", event="{actor}登记《{obj}》的成果运用", primary=True),
        Move(name="drop", label="终止", source=(S.PLANNED, S.UNDERWAY), target=S.DROPPED, who=policies.keeps,
             cancels=("supervision.study",), event="{actor}终止调研课题《{obj}》", returns=True),
    ),
)  # fmt: skip

STUDY_GROUP = Machine(
    key="supervision.study_group", title="课题小组", model=StudyGroup, states=G, initial=G.WORKING, final=(), parent="study",
    moves=(
        Move(name="report", label="报送小组报告", source=(G.WORKING,), target=G.REPORTED, who=policies.reports, guard=under_way,
             form="supervision.forms.studies.GroupReportForm", event="{actor}报送《{obj}》报告", primary=True),
        Move(name="send_back", label="退回补充", source=(G.REPORTED,), target=G.WORKING, who=policies.keeps_group, guard=under_way,
             event="{actor}退回《{obj}》报告", returns=True),
    ),
)  # fmt: skip
