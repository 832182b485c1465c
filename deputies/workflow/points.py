"""The sheet of points in its versions, and how far a fixed result is told."""

from congress.frame.actor import is_system
from congress.frame.workflow import Machine, Move

from ..models import PointResultSet, PointSheet
from ..policies import points as policies

S, R = PointSheet.State, PointResultSet.State


def has_items(sheet, actor):
    """已列出积分项目"""
    return "" if sheet.items.exists() else "还没有列出积分项目。"


SHEET = Machine(
    key="deputies.pointsheet",
    title="履职积分规则",
    model=PointSheet,
    states=S,
    initial=S.DRAFT,
    final=(S.SUPERSEDED, S.DROPPED),
    moves=(
        Move(
            name="enact",
            label="定稿施行",
            source=(S.DRAFT,),
            target=S.IN_FORCE,
            who=policies.keeps_points,
            guard=has_items,
            form="deputies.forms.points.EnactForm",
            event="{actor}定稿《{obj}》",
            primary=True,
        ),
        Move(
            name="drop",
            label="放弃这一稿",
            source=(S.DRAFT,),
            target=S.DROPPED,
            who=policies.keeps_points,
            event="{actor}放弃《{obj}》",
        ),
        Move(
            name="supersede",
            label="由新版替代",
            source=(S.IN_FORCE,),
            target=S.SUPERSEDED,
            who=is_system,
            event="《{obj}》由新版替代",
            quiet=True,
        ),
    ),
)


def _told(name, label, target, source, event, **more):
    return Move(name=name, label=label, source=source, target=target, who=policies.keeps_points, event=event, **more)


RESULT = Machine(
    key="deputies.pointresultset",
    title="履职积分结果",
    model=PointResultSet,
    states=R,
    initial=R.FIXED,
    final=(R.REPLACED,),
    moves=(
        _told("tell", "各自告知名次", R.TOLD, (R.FIXED,), "{actor}把{obj}的名次告知各代表本人", primary=True),
        _told("share", "在代表内公布", R.SHARED, (R.FIXED, R.TOLD), "{actor}在代表内公布{obj}排名"),
        _told("publish", "向社会公布", R.PUBLIC, (R.FIXED, R.TOLD, R.SHARED), "{actor}向社会公布{obj}排名"),
        _told("withdraw", "撤回公布", R.FIXED, (R.TOLD, R.SHARED, R.PUBLIC), "{actor}撤回公布{obj}排名", returns=True),
        Move(
            name="replace",
            label="由新版替代",
            source=(R.FIXED, R.TOLD, R.SHARED, R.PUBLIC),
            target=R.REPLACED,
            who=is_system,
            event="{obj}由新版替代",
            quiet=True,
        ),
    ),
)
ALL = (SHEET, RESULT)
