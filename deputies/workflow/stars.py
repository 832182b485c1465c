"""Stars of stations: a standard that is put in force, a cycle that is announced – and in it every station: by itself,
checked by its township, rated by the county."""

from congress.frame.workflow import Machine, Move

from ..models import StandardSheet, StarCycle, StationRating
from ..policies import stars as policies
from ..queries import stars as queries

S, C, R = StandardSheet.State, StarCycle.State, StationRating.State


def is_system(actor, obj):
    """系统"""
    return actor.is_system


def has_items(sheet, actor):
    """已列出项目，总分够得上五星"""
    worth = sum(item.most for item in queries.items_of(sheet))
    if not worth:
        return "还没有列出项目。"
    return f"各项满分合计{worth:f}分，够不上五星的最低分{sheet.five}分，请调整。" if worth < sheet.five else ""


def all_rated(cycle, actor):
    """各站点都已评定"""
    n = queries.unrated(cycle)
    return f"还有{n}个站点没有评定。" if n else ""


def is_open(rating, actor):
    """评定结果还没有公布"""
    return "评定结果已经公布，要改请先撤回公布。" if rating.cycle.is_announced else ""


def has_own(rating, actor):
    """各项都已自评"""
    n = queries.lacking(rating, "own")
    return f"还有{n}项没有自评分。" if n else ""


def has_given(rating, actor):
    """各项都已评分"""
    n = queries.lacking(rating, "given")
    return f"还有{n}项没有评分。" if n else ""


def has_stars(rating, actor):
    """已公布，还有星级"""
    return "" if rating.cycle.is_announced and rating.stars else "结果公布以后，有星级的站点才能降星。"


def was_lowered(rating, actor):
    """已决定降星"""
    return "" if rating.off_decided else "这个站点没有决定降星。"


STANDARD = Machine(
    key="deputies.standardsheet",
    title="站点星级标准",
    model=StandardSheet,
    states=S,
    initial=S.DRAFT,
    final=(S.SUPERSEDED,),
    moves=(
        Move(
            name="enforce", label="施行", source=(S.DRAFT,), target=S.IN_FORCE, who=policies.rates, guard=has_items,
            event="{actor}施行《{obj}》", primary=True,
        ),
        Move(
            name="supersede", label="被新标准代替", source=(S.IN_FORCE,), target=S.SUPERSEDED, who=is_system,
            event="《{obj}》被新标准代替", quiet=True,
        ),
    ),
)  # fmt: skip

CYCLE = Machine(
    key="deputies.starcycle",
    title="站点星级评定",
    model=StarCycle,
    states=C,
    initial=C.OPEN,
    final=(),
    moves=(
        Move(
            name="announce", label="公布星级", source=(C.OPEN,), target=C.ANNOUNCED, who=policies.rates, guard=all_rated,
            event="{actor}公布《{obj}》的结果", primary=True,
        ),
        Move(
            name="withdraw", label="撤回公布", source=(C.ANNOUNCED,), target=C.OPEN, who=policies.rates,
            event="{actor}撤回公布《{obj}》的结果", returns=True,
        ),
    ),
)  # fmt: skip

RATING = Machine(
    key="deputies.stationrating",
    title="站点评定",
    model=StationRating,
    states=R,
    initial=R.SELF,
    final=(),
    parent="cycle",
    moves=(
        Move(
            name="claim", label="填写自评", source=(R.SELF,), target=R.SELF, who=policies.scores_self,
            event="{actor}填写《{obj}》自评", quiet=True,
        ),
        Move(
            name="hand_in", label="报送自评", source=(R.SELF,), target=R.SELF_SCORED, who=policies.scores_self,
            guard=has_own, event="{actor}报送《{obj}》自评", primary=True,
        ),
        Move(
            name="check", label="审核通过", source=(R.SELF_SCORED,), target=R.TOWNSHIP_CHECKED, who=policies.checks,
            form="deputies.forms.stars.OpinionForm", event="{actor}审核《{obj}》自评", primary=True,
        ),
        Move(
            name="send_back", label="退回自评", source=(R.SELF_SCORED, R.TOWNSHIP_CHECKED), target=R.SELF,
            who=policies.sends_back, event="{actor}退回《{obj}》自评", returns=True,
        ),
        Move(
            name="give", label="填写评分", source=(R.TOWNSHIP_CHECKED,), target=R.TOWNSHIP_CHECKED, who=policies.rates,
            event="{actor}填写《{obj}》评分", quiet=True,
        ),
        Move(
            name="rate", label="评定星级", source=(R.TOWNSHIP_CHECKED,), target=R.COUNTY_RATED, who=policies.rates,
            guard=has_given, form="deputies.forms.stars.RemarkForm", event="{actor}评定《{obj}》", primary=True,
        ),
        Move(
            name="reopen", label="重新评分", source=(R.COUNTY_RATED,), target=R.TOWNSHIP_CHECKED, who=policies.rates,
            guard=is_open, event="{actor}重新评定《{obj}》", returns=True, fades=True,
        ),
        Move(
            name="lower", label="降一星", source=(R.COUNTY_RATED,), target=R.COUNTY_RATED, who=policies.rates,
            guard=has_stars, event="{actor}决定《{obj}》降一星", returns=True, fades=True,
        ),
        Move(
            name="restore", label="撤销降星", source=(R.COUNTY_RATED,), target=R.COUNTY_RATED, who=policies.rates,
            guard=was_lowered, event="{actor}撤销《{obj}》的降星决定", returns=True, fades=True,
        ),
    ),
)  # fmt: skip
ALL = (STANDARD, CYCLE, RATING)
