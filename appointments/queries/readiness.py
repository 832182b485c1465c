"""What an item still lacks to be complete in form, to stand on the agenda, and to be voted on (F69).

A check is one line of CHECKS: it reads an item and says in words – without a name – what is missing, or "". Whoever adds a
step (an exam, a statement) adds a line here; the agenda and the ballot ask all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from congress.frame import clock
from congress.models import Membership
from congress.queries.meetings import term_on
from congress.queries.rules import rule

from ..models import Case, Item
from ..models.law import COMING, INCOMPATIBLE, LEAVING, Action
from . import offices
from .exams import item_gap

FORM, AGENDA, VOTE = STAGES = ("form", "agenda", "vote")  # what one stage asks for, those after it ask for too


@dataclass(frozen=True)
class Check:
    key: str
    label: str
    stage: str
    gap: Callable  # (item) -> str


# Each check.


def wrong_proposer(office, action, organ):
    """Why this body may not ask for it, with the article; "" when it may (F68)."""
    said = office.law.proposal(action)
    word = Action(action).label
    if said is None:
        return f"{office.law.label}不适用“{word}”：法律没有规定由常委会这样办理。"
    if organ.kind in said.organs:
        return ""
    return f"{office}的{word}{said.words}（{said.law}），{organ}不能提请。"


def proposer_gap(item):
    return wrong_proposer(item.office, item.action, item.case.organ)


def papers_gap(item):
    missing = [paper.title for paper in item.papers.all() if paper.needed and paper.came_on is None]
    return f"还缺材料：{'、'.join(missing)}。" if missing else ""


def failures(item):
    """How often the same person failed for the same post within the running term."""
    term = term_on(item.case.congress_id, clock.today())
    rows = Item.objects.filter(office=item.office_id, state=Item.State.FAILED, action__in=COMING).exclude(pk=item.pk)
    rows = rows.filter(announced_on__gte=term.starts_on) if term else rows
    same = Q(person=item.person_id) | Q(person=None, name=item.name) if item.person_id else Q(name=item.name)
    return rows.filter(same).count()


def failed_gap(item):
    if item.action not in COMING:
        return ""
    most = rule(item.case.congress_id, "appointment.most_failures")
    if failures(item) < most:
        return ""
    return f"本届内就同一职务已有{most}次表决未获通过，本届内不再提请（本级人事任免办法）。"


def _leaves(item, membership):
    """Whether somebody's other post ends with an item of the same case, or has ended by one."""
    rows = Item.objects.filter(seat=membership, action__in=LEAVING)
    return rows.filter(state=Item.State.PASSED).exists() or rows.open().filter(case=item.case_id).exists()


def incompatible_gap(item):
    """Who sits in the standing committee holds no post of the other powers, and the other way round."""
    if item.action not in COMING or item.person_id is None:
        return ""
    body = item.office.post.organization.kind
    held = Membership.objects.in_office().filter(person=item.person_id).select_related("organization")
    for membership in held:
        for law in INCOMPATIBLE:
            sits = membership.organization.kind in law.these and membership.role in law.roles and body in law.those
            if sits and not _leaves(item, membership):
                return f"{law.law}。"
    return ""


def places_gap(item):
    """There must be an empty place, or one that an item of the same case empties."""
    if item.action not in COMING:
        return ""
    office = item.office
    held = offices.holders(office.post).count() if item.action != Action.ACT else 0
    rows = Item.objects.open().filter(case=item.case_id, office=office)
    leave = rows.filter(action__in=LEAVING).count() if item.action != Action.ACT else 0
    come = rows.filter(action=item.action).exclude(pk=item.pk).count()
    if held - leave + come < office.places:
        return ""
    return f"{office}的职数是{office.places}，现任{held}人，没有空缺；请先提请免去现任，或者核对职数。"


def acting_gap(item):
    """Acting heads are chosen from the deputy heads of the same body."""
    if item.action != Action.ACT:
        return ""
    organ = item.office.post.organization_id
    held = Membership.objects.in_office().filter(person=item.person_id, organization=organ) if item.person_id else None
    rows = Item.objects.open().filter(
        case=item.case_id, action=Action.APPOINT, office__post__organization=organ, name=item.name
    )
    if (held is not None and held.exists()) or rows.exists():
        return ""
    return f"代理的人选须是本机关副职领导人员；还不是副职的，先提请任命为副职（{item.law.law}）。"


def terms_gap(item):
    """How many terms in succession a post may be held."""
    most = item.office.most_terms
    if not most or item.action not in COMING or item.person_id is None:
        return ""
    served = (
        Membership.objects.filter(person=item.person_id, post=item.office.post_id).values("term").distinct().count()
    )
    return f"已连续任职{served}届，最多连任{most}届。" if served >= most else ""


def statement_gap(item):
    if item.action != Action.APPOINT or not item.office.statement or item.stated_on:
        return ""
    return "还没有作表决前发言。"


CHECKS = (
    Check("proposer", "提请机关", FORM, proposer_gap),
    Check("papers", "材料", FORM, papers_gap),
    Check("places", "职数", FORM, places_gap),
    Check("incompatible", "兼职限制", FORM, incompatible_gap),
    Check("acting", "代理人选", FORM, acting_gap),
    Check("terms", "连任届数", FORM, terms_gap),
    Check("exam", "任前法律知识考试", AGENDA, item_gap),
    Check("failed", "表决未通过的次数", FORM, failed_gap),
    Check("statement", "表决前发言", VOTE, statement_gap),
)


# Asking them.


def lines(item, stage=VOTE):
    """[(Check, what is missing or "")] of what a stage asks for."""
    asked = STAGES[: STAGES.index(stage) + 1]
    return [(check, check.gap(item)) for check in CHECKS if check.stage in asked]


def gaps(item, stage=VOTE):
    """What is missing, in words; [] when it is ready."""
    return [gap for _, gap in lines(item, stage) if gap]


def ready_for_vote(item):
    """Why an item may not be voted on, with its place in the case and no name; "" when it may."""
    return next((f"{item}：{gap}" for gap in gaps(item)), "")


def first_gap(items, stage):
    """The first thing that some items lack; "" when they are ready."""
    return next((f"{item}：{gap}" for item in items for gap in gaps(item, stage)), "")


def stage_of(case):
    """What a case is next asked for."""
    if case.handed_out_on:
        return VOTE
    return FORM if case.state in Case.OPEN_FOR_ITEMS else AGENDA
