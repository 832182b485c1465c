"""Collecting topics: the call, proposals from all sides, scores, and what is chosen."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from congress.actions import notices, records
from congress.actions.registers import demand, keep
from congress.actions.ticking import one_by_one
from congress.frame import clock
from congress.frame.address import address
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Link, Membership

from ..models import Call, PlanLine, Proposal, ProposalScore
from ..policies import collecting as policies
from ..queries import collecting as queries
from ..workflow import CALL, PROPOSAL

CALLED = ("LEAD", "DAC", "COM", "SCM", "DEP", "DHEAD", "TCH")


@transaction.atomic
def keep_call(call, *, actor):
    """Draw up a call, or change one; what is over is left alone."""
    demand(policies.collects, actor, call)
    if call.pk and CALL.held(call).state == Call.State.SETTLED:
        raise Refused("征集已经完成，不能再改。")
    return keep(call, actor=actor)


def ask_for_calls(now=None):
    """In the month of the local rule the office of a county without a call for the next year is asked for it, once. Done
    by the clock."""
    month = clock.today().month
    return one_by_one([row for row in queries.uncalled() if queries.month_of(row.pk) == month], _ask_for_call)


def _ask_for_call(congress):
    year = clock.today().year + 1
    held = Membership.objects.in_office().with_role("GO").filter(congress=congress)
    told = notices.tell(held, subject=f"请征集{year}年监督议题", text="本月是本级规定的议题征集月，还没有建立征集。",
                        url=reverse("supervision:call_add"), digest_key=f"supervision.collect.{year}.{congress.pk}")  # fmt: skip
    return len(told)


@CALL.does("open")
def open_call(call, *, actor):
    """Everybody who may propose is told."""
    held = Membership.objects.in_office().filter(role__in=CALLED, congress__in=_county(call))
    notices.tell(held, subject=f"请提议题：{call}", text=f"{long_date(call.closes_on)}前提出。", obj=call,
                 digest_key=f"supervision.call:{call.pk}")  # fmt: skip


def _county(call):
    return [call.congress_id, *call.congress.townships.values_list("pk", flat=True)]


@CALL.does("close")
def close_call(call, *, actor):
    """Nothing more is taken; the sifting begins."""


@CALL.does("reopen")
def reopen_call(call, *, actor, reason):
    if call.closes_on < clock.today():
        call.closes_on = clock.today()


@CALL.does("settle")
def settle_call(call, *, actor):
    """Everything has been chosen, merged or declined."""


@transaction.atomic
def propose(proposal, *, actor, source=""):
    """Somebody proposes a topic to an open call; ``source`` is the address of what it is made of."""
    demand(policies.proposes, actor)
    if CALL.held(proposal.call).state != Call.State.OPEN:
        raise Refused("现在不在征集期，不能提出。")
    if actor.is_any("UNITL") and proposal.source != "organ":
        raise ValidationError({"source": "机关提出的，来源须是“报告机关要求报告”。"})
    row = queries.source_for(actor, source) if source else None
    if source and row is None:
        raise Refused("找不到所依据的材料。")
    proposal.proposer_id, proposal.proposed_on = actor.membership_id, clock.today()
    keep(proposal, actor=actor)
    if row is not None:
        Link.objects.create(source=address(row), target=address(proposal), kind=Link.Kind.RELATED,
                            made_by=actor.name[:40], note="提为监督议题")  # fmt: skip
    return proposal


@transaction.atomic
def change_proposal(proposal, *, actor):
    """The proposer mends his words while the call is open."""
    demand(policies.is_its_proposer, actor, proposal)
    if PROPOSAL.held(proposal).state != Proposal.State.SUBMITTED or proposal.call.state != Call.State.OPEN:
        raise Refused("已经进入筛选，不能再改。")
    return keep(proposal, actor=actor)


@transaction.atomic
def score(proposal, *, actor, importance, urgency, feasibility):
    """One person's marks; given again they replace the earlier ones."""
    demand(policies.scores, actor, proposal)
    if PROPOSAL.held(proposal).state != Proposal.State.SUBMITTED or proposal.call.state == Call.State.SETTLED:
        raise Refused("已经筛选，不能再评分。")
    row = queries.own_score(actor, proposal) or ProposalScore(proposal=proposal, by_id=actor.membership_id)
    row.importance, row.urgency, row.feasibility, row.at = importance, urgency, feasibility, clock.now()
    row.full_clean()
    row.save()
    records.record(
        "supervision.proposalscore.give", actor=actor, obj=proposal, text=f"{actor.name}给《{proposal}》评分"
    )
    return row


@PROPOSAL.does("adopt")
def adopt(proposal, *, actor, form, month, committee, unit, law="", title=""):
    """It becomes a line of the draft of the year's plan; who proposed it is told when the plan is published."""
    plan = queries.draft_plan(proposal.call)
    line = PlanLine(
        plan=plan, order=plan.lines.count() + 1, title=title.strip() or proposal.title, form=form, field=proposal.field,
        source=proposal.source, law=law, month=month, committee=committee, unit=unit, proposal=proposal,
    )  # fmt: skip
    line.full_clean()
    line.save()


@PROPOSAL.does("merge")
def merge(proposal, *, actor, into):
    """It goes on as a part of another proposal; what was merged into it goes along."""
    if into.pk == proposal.pk or into.call_id != proposal.call_id or into.state == Proposal.State.MERGED:
        raise ValidationError({"into": "请选择同一次征集里的另一议题。"})
    proposal.into = into
    proposal.merged.update(into=into)


@PROPOSAL.does("decline")
def decline(proposal, *, actor, reason):
    """The proposer reads why; so do those whose proposals were merged into it."""
    proposal.declined_because = reason.strip()
    for one in [proposal, *proposal.merged.select_related("proposer")]:
        notices.tell([one.proposer], subject=f"议题未列入计划：{one}", text=reason.strip(), obj=one)


@PROPOSAL.does("choose_again")
def choose_again(proposal, *, actor, reason):
    """Back among those to be chosen; a line of the draft goes with it."""
    proposal.lines.filter(plan__state="draft").delete()
    proposal.into, proposal.declined_because = None, ""
