"""The stages people speak of, in words coarser than the states: what lists are filtered by and figures count."""

from dataclasses import dataclass

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Subquery, Value, When

from ..models import Assignment
from ..models.assignment import STAGES

WRITTEN = ("draft", "cosigning", "returned", "submitted", "review_delegation", "review_secretariat", "review_dac")
OVER = ("closed", "archived", "not_filed", "converted", "withdrawn", "merged")
REVIEW = ("submitted", "review_delegation", "review_secretariat", "review_dac")
WORKING = ("accepted", "in_progress", "joint_pending", "extension_requested", "redo")
SIGNING = ("reply_drafted", "reply_signed", "replied")


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One word, and which states it covers: of the case, or – while it is handled – of the units' tasks."""

    key: str
    label: str
    case: tuple = ()
    task: tuple = ()

    def of_cases(self):
        """The condition on suggestions."""
        found = Q(state__in=self.case) if self.case else Q(pk__in=[])
        return found | Q(state="handling", stage__in=self.task) if self.task else found

    def of_unit(self, unit_id):
        """The condition on suggestions as one unit sees them: by its own task."""
        return Q(Exists(Assignment.objects.filter(suggestion=OuterRef("pk"), unit=unit_id, state__in=self.task)))


ALL = (
    Stage(key="writing", label="起草和联名", case=("draft", "cosigning")),
    Stage(key="returned", label="退回修改", case=("returned",)),
    Stage(key="review", label="审核中", case=REVIEW),
    Stage(key="to_assign", label="待交办", case=("to_assign",)),
    Stage(key="assigned", label="待签收", task=("assigned",)),
    Stage(key="sending_back", label="申请退办", task=("return_requested",)),
    Stage(key="working", label="办理中", task=WORKING),
    Stage(key="opined", label="已提会办意见", task=("opinion_given",)),
    Stage(key="signing", label="答复审签中", task=SIGNING),
    Stage(key="feedback", label="待代表评价", task=("feedback_pending",)),
    Stage(key="rated", label="已评价，待了结", task=("rated",)),
    Stage(key="follow_up", label="承诺跟踪", task=("follow_up",)),
    Stage(key="closed", label="已办结", case=("closed", "archived"), task=("closed",)),
    Stage(key="ended", label="未立案、撤回、并案", case=("not_filed", "converted", "withdrawn", "merged")),
)
BY_KEY = {stage.key: stage for stage in ALL}
OF_A_UNIT = tuple(stage for stage in ALL if stage.task)
BEFORE_HANDING_IN = ("writing",)


def in_words(stages):
    return [(stage.key, stage.label) for stage in stages]


def stages_for(actor):
    """The words this reader may filter by: units know only of their own tasks, staff never see drafts of others."""
    if actor.is_any("UNIT", "UNITL"):
        return OF_A_UNIT
    if actor.is_any("DEP", "TDEP", "FORMER"):
        return tuple(stage for stage in ALL if stage.key not in ("sending_back", "opined", "signing"))
    if actor.is_any("GOV"):
        return tuple(stage for stage in ALL if stage.task and stage.key != "opined")
    return tuple(stage for stage in ALL if stage.key != "opined")


def is_at(stage, actor):
    """The condition of a stage as this reader means it."""
    return stage.of_unit(actor.organization_id) if actor.is_any("UNIT", "UNITL") else stage.of_cases()


def standing(actor):
    """How far a case has come, as a number to sort by: from the draft by the stages of handling to what is over. A unit's
    cases stand where its own task does."""
    if actor.is_any("UNIT", "UNITL"):
        own = Assignment.objects.in_force().filter(suggestion=OuterRef("pk"), unit=actor.organization_id)
        return Subquery(
            own.order_by("pk").values(_place=_place("state", (*STAGES[:-1], "opinion_given", STAGES[-1])))[:1]
        )
    handled = _place("stage", STAGES, after=len(WRITTEN) + 1)
    return Case(
        When(state="handling", then=handled),
        default=_place("state", (*WRITTEN, "to_assign", *("",) * len(STAGES), *OVER)),
    )


def _place(column, order, after=0):
    """The place of a row's word in an order, from 0; behind all of them where it is none of these."""
    return Case(
        *(When(**{column: word}, then=Value(place)) for place, word in enumerate(order, after) if word),
        default=Value(after + len(order)),
        output_field=IntegerField(),
    )
