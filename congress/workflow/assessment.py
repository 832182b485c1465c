"""The yearly assessment: a sheet that is drawn up, begun, published – and on it every township: by itself, then by the
county."""

from congress.frame.prose import listed
from congress.frame.workflow import Machine, Move

from ..models import Assessment, ScoreSheet
from ..policies import assessments as policies
from ..policies.townships import keeps_own
from ..queries import assessments as queries

Y, A = ScoreSheet.State, Assessment.State


def has_items(sheet, actor):
    """已列出对乡镇人大的考核项目"""
    return "" if sheet.items.filter(about="township").exists() else "还没有列出对乡镇人大的考核项目。"


def all_scored(sheet, actor):
    """各乡镇都已评分"""
    names = queries.unscored(sheet)
    return f"还有{len(names)}个乡镇没有评分：{listed(names[:5])}{'等' if len(names) > 5 else ''}。" if names else ""


def is_running(assessment, actor):
    """考核还没有公布"""
    return "考核结果已经公布，要改请先撤回公布。" if assessment.sheet.is_published else ""


def has_own_scores(assessment, actor):
    """各项都已自评"""
    n = queries.lacking(assessment, "own")
    return f"还有{n}项没有自评分。" if n else ""


def has_given_scores(assessment, actor):
    """各项都已评分"""
    n = queries.lacking(assessment, "given")
    return f"还有{n}项没有评分。" if n else ""


SCORE_SHEET = Machine(
    key="congress.scoresheet",
    title="乡镇人大考核",
    model=ScoreSheet,
    states=Y,
    initial=Y.DRAFT,
    final=(),
    moves=(
        Move(
            name="begin",
            label="开始考核",
            source=(Y.DRAFT,),
            target=Y.OPEN,
            who=policies.assesses,
            guard=has_items,
            event="{actor}开始《{obj}》",
            primary=True,
        ),
        Move(
            name="publish",
            label="公布结果",
            source=(Y.OPEN,),
            target=Y.PUBLISHED,
            who=policies.assesses,
            guard=all_scored,
            event="{actor}公布《{obj}》的结果",
            primary=True,
        ),
        Move(
            name="withdraw",
            label="撤回公布",
            source=(Y.PUBLISHED,),
            target=Y.OPEN,
            who=policies.assesses,
            event="{actor}撤回公布《{obj}》的结果",
            returns=True,
        ),
    ),
)

ASSESSMENT = Machine(
    key="congress.assessment",
    title="乡镇考核",
    model=Assessment,
    states=A,
    initial=A.SELF,
    final=(),
    parent="sheet",
    moves=(
        Move(
            name="claim",
            label="填写自评",
            source=(A.SELF,),
            target=A.SELF,
            who=keeps_own,
            event="{actor}填写《{obj}》自评",
            quiet=True,
        ),
        Move(
            name="hand_in",
            label="审签自评并报送",
            source=(A.SELF,),
            target=A.HANDED,
            who=policies.signs_own,
            guard=has_own_scores,
            event="{actor}审签并报送《{obj}》自评",
            primary=True,
        ),
        Move(
            name="send_back",
            label="退回自评",
            source=(A.HANDED,),
            target=A.SELF,
            who=policies.assesses,
            event="{actor}退回《{obj}》自评",
            returns=True,
        ),
        Move(
            name="give",
            label="填写评分",
            source=(A.HANDED,),
            target=A.HANDED,
            who=policies.assesses,
            event="{actor}填写《{obj}》评分",
            quiet=True,
        ),
        Move(
            name="score",
            label="评定",
            source=(A.HANDED,),
            target=A.SCORED,
            who=policies.assesses,
            guard=has_given_scores,
            form="congress.forms.assessments.RemarkForm",
            event="{actor}评定《{obj}》",
            primary=True,
        ),
        Move(
            name="reopen",
            label="重新评分",
            source=(A.SCORED,),
            target=A.HANDED,
            who=policies.assesses,
            guard=is_running,
            event="{actor}重新评定《{obj}》",
            returns=True,
        ),
    ),
)
