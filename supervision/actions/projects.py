"""Key projects: registered, begun – then their course runs –, visited, decided on, finished, accepted."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, clocks, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import ProjectDecision
from ..models.progress import WHOLE
from ..policies import projects as policies
from ..queries import progress as progress_queries
from ..queries import projects as queries
from ..workflow import PROJECT
from . import progress

ANSWER, UPDATE = "supervision.project_answer", "supervision.project_update"
Kind = ProjectDecision.Kind


@transaction.atomic
def keep_project(project, *, actor):
    """Register a project, or mend one that has not begun: later its money and days change by decision alone."""
    demand(policies.keeps_projects, actor, project)
    if project.pk and PROJECT.held(project).state != "listed":
        raise Refused("项目已经开工，投资和工期按调整决定修改。")
    keep(project, actor=actor)
    progress.enter_words(project)
    return project


def _past(on, name="on"):
    if on > clock.today():
        raise ValidationError({name: "日期不能晚于今天。"})
    return on


def _tell(project, subject, text=""):
    rows = Membership.objects.in_office().filter(organization=project.unit_id, role__in=("UNIT", "UNITL"))
    notices.tell(rows, subject=f"{subject}：{project}", text=text, obj=project)


@PROJECT.does("start")
def start(project, *, actor, on):
    """It is begun: from now on the unit reports how far it has come."""
    project.started_on = _past(on)
    if on >= project.ends_on:
        raise ValidationError({"on": f"计划完工日期是{long_date(project.ends_on)}，请先修改项目。"})
    progress.plan_months(project, queries.evenly(on, project.ends_on, project.total), actor=actor)
    progress.restart(project, UPDATE, since=on)
    _tell(project, "请按期填报进度")


def _decide(project, kind, *, actor, on, body, text, reason="", asks=True):
    """The decision itself; the unit has its days to say what it did."""
    row = ProjectDecision(project=project, kind=kind, reason=reason, body=body, on=_past(on), text=text.strip())
    keep(row, actor=actor, congress_id=project.congress_id)
    progress.enter_words(row)
    if asks:
        clocks.open_clock(ANSWER, row, actor=actor)
        _tell(project, f"请落实决定（{row.get_kind_display()}）", text)
    return row


@PROJECT.does("adjust")
def adjust(project, *, actor, total, ends_on, **decision):
    """Other money or another day: by decision alone."""
    if ends_on <= project.started_on:
        raise ValidationError({"ends_on": "计划完工日期须晚于开工日期。"})
    project.total, project.ends_on = total, ends_on
    progress.plan_months(project, _spread_anew(project), actor=actor)
    _decide(project, Kind.ADJUST, actor=actor, asks=False, **decision)


@PROJECT.does("stop")
def stop(project, *, actor, **decision):
    """One of the five reasons: nothing more is to be built, the unit reports what it has done about it."""
    _decide(project, Kind.STOP, actor=actor, **decision)
    _rest(project, actor)


def _rest(project, actor):
    """Nobody is asked to report any more."""
    clocks.close_clock(UPDATE, project, actor=actor, outcome="cancelled")
    project.update_due_on = None


def _spread_anew(project):
    """The plan of the months that are over stays, what is still to come is spread evenly over the rest."""
    this_month = clock.today().replace(day=1)
    gone = [
        (one.month, one.progress, one.money) for one in progress_queries.months_of(project) if one.month < this_month
    ]
    _, share, money = gone[-1] if gone else (None, 0, 0)
    rest = queries.evenly(max(this_month, project.started_on), project.ends_on, max(project.total - money, 0))
    return [*gone, *((month, share + round((100 - share) * part / 100), money + more) for month, part, more in rest)]


@PROJECT.does("resume")
def resume(project, *, actor, ends_on, **decision):
    """It goes on where it was, or begins now, until a new day."""
    if ends_on <= clock.today():
        raise ValidationError({"ends_on": "计划完工日期须晚于今天。"})
    _decide(project, Kind.RESUME, actor=actor, asks=False, **decision)
    project.started_on, project.ends_on = project.started_on or clock.today(), ends_on
    progress.plan_months(project, _spread_anew(project), actor=actor)
    progress.restart(project, UPDATE, since=clock.today())


@PROJECT.does("finish")
def finish(project, *, actor, on):
    if _past(on) < project.started_on:
        raise ValidationError({"on": "不能早于开工日期。"})
    if project.progress < WHOLE:
        raise Refused(f"最近填报的完成进度是{project.progress}%，填报到100%才能登记完工。")
    project.finished_on = on
    _rest(project, actor)


@PROJECT.does("accept")
def accept(project, *, actor, on, files=()):
    """Accepted, with its papers."""
    if _past(on) < project.finished_on:
        raise ValidationError({"on": "不能早于完工日期。"})
    project.accepted_on = on
    attachments.attach(project, files, actor=actor, purpose="evidence")


@transaction.atomic
def plan(project, months, *, actor):
    """Draw up the plan month by month, until it is done."""
    demand(policies.plans_months, actor, project)
    project = _building(project)
    if not queries.may_replan(project):
        raise Refused("已按进度计划填报，须经决定调整项目后才能重排计划。")
    return progress.plan_months(project, months, actor=actor)


@transaction.atomic
def report(row, *, actor, files=()):
    """What the unit says of its progress; the days until the next report begin anew."""
    demand(policies.reports_progress, actor, row.project)
    row.project = _building(row.project)
    if row.on < row.project.started_on:
        raise ValidationError({"on": "不能早于开工日期。"})
    return progress.report_progress(row, actor=actor, running=UPDATE, files=files)


def _building(project):
    project = PROJECT.held(project)
    if project.state != "building":
        raise Refused("项目不在建设中，不能办理。")
    return project


@transaction.atomic
def visit(row, *, actor, deputies=(), files=()):
    """Members and deputies were there: what they found goes to the unit."""
    demand(policies.keeps_projects, actor, row.project)
    _past(row.on)
    row.by_name = actor.name[:40]
    keep(row, actor=actor, congress_id=row.project.congress_id)
    progress.enter_words(row)
    row.deputies.set(deputies)
    attachments.attach(row, files, actor=actor, purpose="evidence", congress_id=row.project.congress_id)
    if row.asked:
        _tell(row.project, "请研究视察意见", row.asked)
    return row


@transaction.atomic
def urge(project, *, actor, **decision):
    """A decision that changes nothing of the project itself: it is to be got on with."""
    demand(policies.decides, actor, project)
    project = PROJECT.held(project)
    if project.state in project.OVER:
        raise Refused("项目已经结束。")
    return _decide(project, Kind.URGE, actor=actor, **decision)


@transaction.atomic
def answer(decision, *, actor, reply, files=()):
    """What the unit did about a decision."""
    demand(policies.answers_decision, actor, decision)
    if decision.replied_on:
        raise Refused("已经报告落实情况。")
    was = records.snapshot(decision)
    decision.reply, decision.replied_on = reply.strip(), clock.today()
    decision.save(update_fields=["reply", "replied_on"])
    progress.enter_words(decision)
    attachments.attach(decision, files, actor=actor, purpose="evidence", congress_id=decision.congress_id)
    clocks.close_clock(ANSWER, decision, actor=actor)
    before, after = records.changes(decision, was)
    records.record("supervision.projectdecision.answer", actor=actor, obj=decision, before=before, after=after,
                   text=f"{actor.name}报告“{decision}”的落实情况")  # fmt: skip
    return decision
