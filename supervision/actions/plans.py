"""The yearly plan: drawn up line by line, passed, published – then its lines are topics –, adjusted by a new version."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import PlanLine, SupervisionPlan, Topic
from ..policies import plans as policies
from ..queries import plans as queries
from ..queries import topics as topic_queries
from ..queries.topics import BEFORE_MEETING
from ..workflow import PLAN, form_of
from .collecting import choose_again

S = SupervisionPlan.State
TOLD = ("LEAD", "SCM", "COM", "DAC")


@transaction.atomic
def open_plan(plan, *, actor):
    """Begin the first version of a year's plan."""
    demand(policies.keeps_plan, actor, plan)
    if queries.newest(plan.congress_id, plan.year):
        raise ValidationError({"year": "这一年的监督工作计划已经建立，要改请调整。"})
    return keep(plan, actor=actor)


def _draft(plan):
    if PLAN.held(plan).state != S.DRAFT:
        raise Refused("计划已经通过，要改请调整计划。")


@transaction.atomic
def keep_plan(plan, *, actor):
    demand(policies.keeps_plan, actor, plan)
    _draft(plan)
    return keep(plan, actor=actor)


@transaction.atomic
def keep_line(line, *, actor):
    """Write one topic of a draft."""
    demand(policies.keeps_plan, actor, line.plan)
    _draft(line.plan)
    _still_free(line)
    line.order = line.order or line.plan.lines.count() + 1
    return keep(line, actor=actor)


def _still_free(line):
    """The form of a topic that is already being carried out stays as it is."""
    if line.topic_id and line.topic.state != "planned" and line.form != line.topic.form:
        raise ValidationError({"form": f"议题“{line.topic.word}”，监督形式不能再改。"})


@transaction.atomic
def remove_line(line, *, actor, reason):
    """Take a topic off a draft: the proposal it came from is free again; what is carried out already ends when the
    adjusted plan is published. Refused once it has been deliberated."""
    demand(policies.keeps_plan, actor, line.plan)
    _draft(line.plan)
    if line.topic_id and line.topic.state not in BEFORE_MEETING:
        raise Refused("这个议题常委会已经审议，不能调出计划。")
    records.record("supervision.planline.remove", actor=actor, obj=line.plan, reason=reason, before={"议题": line.title},
                   text=f"{actor.name}从《{line.plan}》里去掉“{line.title}”")  # fmt: skip
    proposal = line.proposal
    plan = line.plan
    line.delete()
    if proposal and not proposal.lines.exists():
        choose_again(proposal, actor=SYSTEM, reason=reason)
    return plan


@PLAN.does("pass_council")
def pass_council(plan, *, actor, on):
    earlier = queries.before(plan)
    if earlier and on < earlier.published_on:
        raise ValidationError({"on": f"不能早于上一版本公布的日期（{long_date(earlier.published_on)}）。"})
    plan.council_on = _past(on)


@PLAN.does("adopt")
def adopt(plan, *, actor, on):
    if on < plan.council_on:
        raise ValidationError({"on": "不能早于主任会议通过的日期。"})
    plan.adopted_on = _past(on)


def _past(on):
    if on > clock.today():
        raise ValidationError({"on": "日期不能晚于今天。"})
    return on


@PLAN.does("send_back")
def send_back(plan, *, actor, reason):
    plan.council_on = plan.adopted_on = None


@PLAN.does("publish")
def publish(plan, *, actor):
    """The version comes into force: its lines become topics, change those there are, and end those that are gone."""
    plan.published_on = clock.today()
    earlier = queries.before(plan)
    if earlier:
        replace(earlier, actor=SYSTEM)
    lines = queries.lines_of(plan)
    for line in lines:
        _carry_out(line, plan)
    kept = [line.topic_id for line in lines]
    planned = Topic.objects.filter(congress=plan.congress_id, year=plan.year, lines__isnull=False)
    for topic in planned.exclude(pk__in=kept).distinct():
        if topic.state in BEFORE_MEETING:
            form_of(topic).machine.deeds["drop"](topic, actor=SYSTEM)
    _tell(plan, lines, actor)


def _carry_out(line, plan):
    """The topic of a line: made, or brought to what the line now says."""
    if line.topic_id:
        topic = line.topic
        for name in PlanLine.COLUMNS:
            setattr(topic, name, getattr(line, name))
    else:
        topic = Topic(congress_id=plan.congress_id, year=plan.year, order=topic_queries.next_order(plan.congress_id, plan.year),
                      **{name: getattr(line, name) for name in PlanLine.COLUMNS})  # fmt: skip
    topic.full_clean(exclude=["congress", "committee", "unit", "meeting"])
    topic.save()
    if not line.topic_id:
        line.topic = topic
        line.save(update_fields=["topic"])


def _tell(plan, lines, actor):
    """The committees and the organs of each topic; whoever proposed one that was taken in."""
    bodies = {line.committee_id for line in lines} | {line.unit_id for line in lines}
    held = Membership.objects.in_office()
    notices.tell(held.filter(organization__in=bodies, role__in=("COM", "DAC", "UNIT", "UNITL")),
                 subject=f"已公布：{plan}", text="其中有由你单位组织实施或者报告的议题。", obj=plan)  # fmt: skip
    for line in lines:
        if line.proposal_id:
            for one in [line.proposal, *line.proposal.merged.select_related("proposer")]:
                notices.tell([one.proposer], subject=f"议题已列入计划：{one}", text=str(plan), obj=one,
                             digest_key=f"supervision.adopted:{one.pk}")  # fmt: skip


@PLAN.does("replace")
def replace(plan, *, actor):
    """A newer version is in force."""


@transaction.atomic
def adjust(plan, *, actor, because):
    """Begin the next version of a published plan: the same lines, to be changed and passed again."""
    demand(policies.keeps_plan, actor, plan)
    plan = PLAN.held(plan)
    if plan.state != S.PUBLISHED:
        raise Refused("只有已经公布的计划才能调整。")
    if queries.newest(plan.congress_id, plan.year).pk != plan.pk:
        raise Refused("已有一个版本正在起草，请在那个版本里修改。")
    lines = queries.lines_of(plan)
    new = SupervisionPlan(congress_id=plan.congress_id, year=plan.year, version=plan.version + 1, foreword=plan.foreword,
                          because=because.strip())  # fmt: skip
    keep(new, actor=actor)
    PlanLine.objects.bulk_create(
        PlanLine(plan=new, order=line.order, topic=line.topic, proposal=line.proposal, leader=line.leader,
                 **{name: getattr(line, name) for name in PlanLine.COLUMNS})
        for line in lines
        if line.topic is None or line.topic.state != "dropped"
    )  # fmt: skip
    return new


@transaction.atomic
def discard(plan, *, actor, reason):
    """Give up an adjustment that is still a draft; its new lines set their proposals free."""
    demand(policies.keeps_plan, actor, plan)
    _draft(plan)
    if plan.version == 1:
        raise Refused("第一个版本不能放弃。")
    records.record(
        "supervision.supervisionplan.discard", actor=actor, obj=plan, reason=reason, text=f"{actor.name}放弃《{plan}》"
    )
    for line in plan.lines.filter(topic=None, proposal__isnull=False).select_related("proposal"):
        remove_line(line, actor=actor, reason=reason)
    before = queries.before(plan)
    plan.delete()
    return before
