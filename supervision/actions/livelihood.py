"""A round of livelihood projects before and after its vote: ideas, candidates, plans, reports, changes, visits."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.address import address
from congress.frame.numbers import long_date, plain
from congress.frame.workflow import Refused
from congress.models import Link, Membership
from deputies.queries.opinions import own_seat

from ..models import LivelihoodProject, LivelihoodRound
from ..policies import livelihood as policies
from ..queries import livelihood as queries
from ..queries.collecting import source_for
from ..workflow import ADJUSTMENT, IDEA, LIVELIHOOD, ROUND
from ..workflow.livelihood import UPDATE
from . import progress

S, P = LivelihoodRound.State, LivelihoodProject.State
CALLED = ("DEP", "DHEAD", "TDEP", "TCH", "TSEC", "STA", "UNITL", "GOV")
BY_ROLE = {"DEP": "deputy", "DHEAD": "deputy", "TDEP": "deputy", "STA": "station", "UNIT": "unit", "UNITL": "unit"}
CHANGEABLE = LivelihoodProject.CHANGED_BY_DECISION


# The round.


@transaction.atomic
def keep_round(found, *, actor):
    """Draw up a round, or change one that is not before the congress yet."""
    demand(policies.runs_round, actor, found)
    if found.pk and ROUND.held(found).is_prepared:
        raise Refused("已经提请大会，不能再改。")
    return keep(found, actor=actor)


@ROUND.does("open")
def open_round(found, *, actor):
    """Everybody who may put something forward is told."""
    here = [found.congress_id]
    if found.congress.level == "county":
        here += found.congress.townships.values_list("pk", flat=True)
    held = Membership.objects.in_office().filter(role__in=CALLED, congress__in=here)
    notices.tell(held, subject=f"请提民生实事：{found}", text=f"{long_date(found.closes_on)}前提出。", obj=found,
                 digest_key=f"supervision.livelihood:{found.pk}")  # fmt: skip


@ROUND.does("screen")
def screen_round(found, *, actor):
    """Nothing more is taken; the candidates are drawn up."""


@ROUND.does("reopen")
def reopen_round(found, *, actor, reason):
    found.closes_on = max(found.closes_on, clock.today())


@ROUND.does("submit")
def submit_round(found, *, actor, heard_on):
    """The congress will vote; deputies see the candidates."""
    if heard_on > clock.today():
        raise ValidationError({"heard_on": "日期不能晚于今天。"})
    found.heard_on, found.submitted_on = heard_on, clock.today()


@ROUND.does("send_back")
def send_round_back(found, *, actor, reason):
    found.heard_on = found.submitted_on = None


@ROUND.does("evaluate")
def evaluate_round(found, *, actor):
    """What was carried out is rated: the deputies of the congress are asked for their marks."""
    held = Membership.objects.in_office().filter(role__in=("DEP", "TDEP"), congress=found.congress_id)
    notices.tell(held, subject=f"请给民生实事项目评分：{found}", text="打开以后，在“下一步”里点“评分”。", obj=found,
                 digest_key=f"supervision.livelihood_sheet:{found.pk}")  # fmt: skip


@ROUND.does("close")
def close_round(found, *, actor):
    found.closed_on = clock.today()


# Ideas.


def enters_for_others(actor):
    """Whoever's post does not say whose idea it is enters those of others."""
    return actor.role not in BY_ROLE


@transaction.atomic
def put_forward(idea, *, actor, source=""):
    """Somebody puts something forward while a round collects; ``source`` is the address of what it is made of. What is
    made of what citizens say is theirs; else it is a deputy's, a station's or a unit's by the post."""
    demand(policies.puts_forward, actor)
    if ROUND.held(idea.round).state != S.COLLECTING:
        raise Refused("现在不在征集期，不能提出。")
    row = source_for(actor, source) if source else None
    if source and row is None:
        raise Refused("找不到所依据的材料。")
    if row is not None:
        idea.source = "deputy" if row._meta.model_name == "suggestion" else "public"
    elif actor.role in BY_ROLE:
        idea.source = BY_ROLE[actor.role]
    idea.proposer_id, idea.proposed_on = actor.membership_id, clock.today()
    keep(idea, actor=actor)
    if row is not None:
        Link.objects.create(source=address(row), target=address(idea), kind=Link.Kind.RELATED,
                            made_by=actor.name[:40], note="提为民生实事")  # fmt: skip
    return idea


@IDEA.does("take")
def take_idea(idea, *, actor, project):
    """It goes into a candidate of the same round."""
    if project.round_id != idea.round_id:
        raise ValidationError({"project": "请选择同一批的候选项目。"})
    idea.project = project
    notices.tell([idea.proposer], subject=f"已纳入民生实事候选项目：{idea}", text=f"候选项目：{project}", obj=idea)


@IDEA.does("decline")
def decline_idea(idea, *, actor, reason):
    idea.declined_because = reason.strip()
    notices.tell([idea.proposer], subject=f"未纳入民生实事候选项目：{idea}", text=reason.strip(), obj=idea)


@IDEA.does("receive")
def receive_idea(idea, *, actor, reason):
    idea.project, idea.declined_because = None, ""


# Candidates.


@transaction.atomic
def keep_candidate(row, *, actor, ideas=()):
    """Draw up a candidate, or change one, until the round is before the congress; ``ideas`` are what it is made of."""
    demand(policies.draws_up, actor, row)
    found = ROUND.held(row.round)
    if found.state not in (S.COLLECTING, S.SCREENING):
        raise Refused("已经提请大会，候选项目不能再改；票决以后须由常委会（乡镇由主席团或大会）作出决定才能调整。")
    if row.pk and LIVELIHOOD.held(row).state != P.CANDIDATE:
        raise Refused("项目已不是候选，不能再改。")
    if row.money > found.ceiling:
        raise ValidationError({"money": f"超过资金总额上限{plain(found.ceiling)}万元。"})
    if row.ends_on.year < found.year or row.ends_on <= clock.today():
        raise ValidationError({"ends_on": f"完成日期须在票决以后、{found.year}年以内或者以后。"})
    row.order = row.order or queries.next_order(found)
    keep(row, actor=actor)
    progress.enter_words(row)
    for idea in ideas:
        IDEA.deeds["take"](idea, actor=actor, project=row)
    return row


@LIVELIHOOD.does("withdraw")
def withdraw_project(row, *, actor, reason):
    """It does not stand any more. Never during a vote: no vote is lost in silence."""


# Carrying out.


def _held(row):
    row = LIVELIHOOD.held(row)
    if not row.is_under_way:
        raise Refused(f"项目“{row.get_state_display()}”，不能再填。")
    return row


@transaction.atomic
def plan_project(row, months, *, actor):
    """The unit plans the months of its project. What is planned may be planned again after a decision alone."""
    demand(policies.carries_out, actor, row)
    row = _held(row)
    if row.months.exists() and not queries.may_replan(row):
        raise Refused("进度计划已经排定，须经决定调整项目后才能重排。")
    if months and max(money for _, _, money in months) > row.money:
        raise ValidationError(f"计划支付不能超过项目资金{plain(row.money)}万元。")
    return progress.plan_months(row, months, actor=actor)


@transaction.atomic
def report(said, *, actor, files=()):
    """The unit says how far it is; the grey, if there was any, is gone."""
    demand(policies.carries_out, actor, said.project)
    said.project = _held(said.project)
    if said.paid > said.project.money:
        raise ValidationError(
            {"paid": f"累计支付不能超过项目资金{plain(said.project.money)}万元；资金变动须经决定调整。"}
        )
    return progress.report_progress(said, actor=actor, running=UPDATE, files=files)


@LIVELIHOOD.does("accept")
def accept_project(row, *, actor, on, text, files=()):
    if on > clock.today() or on < row.adopted_on:
        raise ValidationError({"on": "验收日期须在票决以后、今天以前。"})
    row.accepted_on, row.verdict = on, text.strip()
    progress.enter_words(row)
    attachments.attach(row, files, actor=actor, purpose="accepted", congress_id=row.round.congress_id)


@LIVELIHOOD.does("carry_over")
def carry_project_over(row, *, actor, reason):
    row.carried_because = reason.strip()
    progress.enter_words(row)


@LIVELIHOOD.does("stop")
def stop_project(row, *, actor):
    """A decision has ended it."""


# Changes of what was voted on.


@transaction.atomic
def ask_to_adjust(change, *, actor):
    """Ask for a change; nothing changes until it is decided."""
    demand(policies.asks_to_adjust, actor, change.project)
    row = change.project = _held(change.project)
    if change.kind == change.Kind.CHANGE and all(getattr(change, name) == getattr(row, name) for name in CHANGEABLE):
        raise Refused("内容、地点、资金和期限都没有变化。")
    change.asked_on, change.asked_by = clock.today(), actor.name[:40]
    keep(change, actor=actor)
    progress.enter_words(change)
    keepers = Membership.objects.in_office().filter(congress=row.round.congress_id, role__in=("GO", "TCH", "TSEC"))
    notices.tell(keepers, subject=f"民生实事项目申请调整：{row}", text=change.because[:200], obj=row)
    return change


@ADJUSTMENT.does("decide")
def decide_adjustment(change, *, actor, decision):
    """The decision is made out: the project takes over what it says; what it was is kept."""
    row = _held(change.project)
    if decision not in queries.decisions_for(row):
        raise ValidationError({"decision": "请选择本级票决以后通过的决定。"})
    change.decision, change.decided_on = decision, clock.today()
    change.before = {name: str(getattr(row, name)) for name in CHANGEABLE}
    if change.kind == change.Kind.STOP:
        LIVELIHOOD.deeds["stop"](row, actor=SYSTEM)
    else:
        _change(row, change, actor)
    held = Membership.objects.in_office().filter(organization=row.unit_id, role__in=("UNIT", "UNITL"))
    notices.tell(held, subject=f"民生实事项目已按决定调整：{row}", text=str(decision), obj=row)


def _change(row, change, actor):
    if change.money < row.paid:
        raise Refused(f"调整后的资金少于已经支付的{plain(row.paid)}万元。")
    total = queries.adopted_money(row.round, without=row) + change.money
    if total > row.round.ceiling:
        raise Refused(f"调整后资金合计{plain(total)}万元，超过上限{plain(row.round.ceiling)}万元。")
    for name in CHANGEABLE:
        setattr(row, name, getattr(change, name))
    keep(row, actor=actor)
    progress.enter_words(row)


@ADJUSTMENT.does("refuse")
def refuse_adjustment(change, *, actor, reason):
    change.refused_because = reason.strip()
    progress.enter_words(change)


# Visits.


@transaction.atomic
def note_visit(visit, *, actor, deputies=(), files=()):
    """Deputies have been to see a project; it reaches their dossiers. A deputy enters his own visit alone."""
    demand(policies.notes_visits, actor, visit.project)
    if not policies.notes_for_others(actor, visit.project):
        deputies = [own_seat(actor)]
    if visit.on > clock.today() or visit.on < (visit.project.adopted_on or clock.today()):
        raise ValidationError({"on": "视察日期须在票决以后、今天以前。"})
    visit.by_name = actor.name[:40]
    keep(visit, actor=actor)
    progress.enter_words(visit)
    visit.deputies.set(deputies)
    attachments.attach(visit, files, actor=actor)
    records.record(
        "supervision.livelihoodvisit.deputies", actor=actor, obj=visit,
        text=f"{actor.name}登记“{visit.project}”视察的代表：{'、'.join(map(str, deputies))}",
    )  # fmt: skip
    return visit
