"""Activities of deputies: planned, told, held, summed up; and the findings that are passed on."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.actions import clocks, documents, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership
from congress.queries.clocks import running_clock

from ..models import Activity, ActivityReport, Participation, ReportUrging
from ..policies import activities as policies
from ..queries import activities as queries
from ..workflow.activities import ACTIVITY, PARTICIPATION, REPORT

P = Participation.State
NOTICE = "deputies.activity_notice"


@transaction.atomic
def keep_activity(activity, *, actor):
    """Enter an activity or change it while it is open; of an inspection the clock of its notice follows the day."""
    demand(policies.organises, actor, activity)
    if activity.pk and not ACTIVITY.held(activity).is_open:
        raise Refused("活动已经结束或取消，不能再修改。")
    if activity.body.congress_id != activity.congress_id:
        raise ValidationError({"body": "组织单位须是本级的机构。"})
    told = Activity.objects.filter(pk=activity.pk).exclude(state=Activity.State.PLANNED).values(*TOLD_OF).first()
    keep(activity, actor=actor)
    _follow_day(activity, actor)
    if told and any(told[name] != getattr(activity, name) for name in TOLD_OF):
        _tell_all(activity, f"活动有变：{activity}")
    return activity


TOLD_OF = ("since", "begins", "until", "ends", "place")


def _follow_day(activity, actor):
    """The day by which an inspection must be told runs with its first day, until it is told."""
    if activity.kind != Activity.Kind.INSPECTION or activity.state != Activity.State.PLANNED:
        return
    running = running_clock(activity, NOTICE)
    if running is None:
        clocks.open_clock(NOTICE, activity, actor=actor, starts_on=activity.since)
    elif running.starts_on != activity.since:
        clocks.open_clock(NOTICE, activity, actor=actor, starts_on=activity.since, replaces=running,
                          reason="活动日期改变")  # fmt: skip


@transaction.atomic
def invite(activity, deputies, *, actor):
    """Put deputies on the list; those of another county or out of office that day are left out. Who is added after the
    notice is told at once. Returns the new lines."""
    demand(policies.organises, actor, activity)
    if not ACTIVITY.held(activity).is_open:
        raise Refused("活动已经结束或取消，不能再邀请。")
    there = set(activity.participations.values_list("deputy", flat=True))
    fit = [one for one in queries.is_invitable(activity, deputies) if one.pk not in there]
    fit = [one for one in fit if one.membership.in_force_on(activity.since)]
    rows = Participation.objects.bulk_create(Participation(activity=activity, deputy=one) for one in fit)
    if rows:
        names = "、".join(str(one) for one in fit[:20]) + (f"等{len(fit)}人" if len(fit) > 20 else "")
        records.record("deputies.activity.invite", actor=actor, obj=activity,
                       text=f"{actor.name}邀请{names}参加《{activity}》")  # fmt: skip
        if activity.state != Activity.State.PLANNED:
            _tell(activity, fit, f"请答复：{activity}")
    return rows


@transaction.atomic
def uninvite(participation, *, actor):
    """Take a deputy off the list who has neither answered nor come."""
    activity = participation.activity
    demand(policies.organises, actor, activity)
    if not ACTIVITY.held(activity).is_open or participation.state != P.INVITED:
        raise Refused("已经答复、签到的代表不能从名单中去掉。")
    records.record("deputies.activity.uninvite", actor=actor, obj=activity,
                   text=f"{actor.name}把{participation.deputy}从《{activity}》的名单中去掉")  # fmt: skip
    participation.delete()
    return activity


def _tell(activity, deputies, subject, text=""):
    posts = Membership.objects.filter(deputy__in=deputies).on(clock.today()).select_related("person")
    when = f"{long_date(activity.since)}{activity.get_begins_display()}，{activity.place}。"
    return notices.tell(posts, subject=subject, text=text or when, obj=activity, urgent=True)


def _tell_all(activity, subject, text=""):
    lines = activity.participations.exclude(state__in=(P.DECLINED,)).select_related("deputy")
    return _tell(activity, [one.deputy for one in lines], subject, text)


@ACTIVITY.does("notify")
def notify(activity, *, actor):
    """Everybody on the list is told, in the portal and by what reaches him outside."""
    activity.notified_on = clock.today()
    _tell_all(activity, f"请答复：{activity}")


@ACTIVITY.does("close_signup")
def close_signup(activity, *, actor):
    """No more answers from phones; the organiser may still add and excuse."""


@ACTIVITY.does("start")
def start(activity, *, actor):
    """It is its day."""


@ACTIVITY.does("finish")
def finish(activity, *, actor):
    """It is over: whoever neither came nor was excused was absent. What was voluntary leaves no absence."""
    waiting = activity.participations.filter(state__in=(P.INVITED, P.COMING))
    waiting.update(state=P.DECLINED if activity.voluntary else P.ABSENT)


@ACTIVITY.does("summarise")
def summarise(activity, *, actor, summary):
    activity.summary = summary.strip()


@ACTIVITY.does("reopen")
def reopen(activity, *, actor, reason):
    """It was closed too early: the absent are awaited again."""
    activity.participations.filter(state=P.ABSENT).update(state=P.INVITED)


@ACTIVITY.does("cancel")
def cancel(activity, *, actor, reason):
    """It is not held; whoever was told of it is told so."""
    activity.cancelled_because = reason.strip()
    if activity.state != Activity.State.PLANNED:
        _tell_all(activity, f"活动取消：{activity}", reason.strip())


# One deputy's answer.


@PARTICIPATION.does("come")
def come(participation, *, actor):
    participation.answered_at, participation.leave_because = clock.now(), ""


@PARTICIPATION.does("decline")
def decline(participation, *, actor):
    participation.answered_at = clock.now()


@PARTICIPATION.does("ask_leave")
def ask_leave(participation, *, actor, leave_because):
    """Why he cannot come; the organiser decides."""
    participation.answered_at, participation.leave_because = clock.now(), leave_because.strip()
    participation.leave_refused = ""


@PARTICIPATION.does("grant")
def grant(participation, *, actor):
    _tell(participation.activity, [participation.deputy], f"已准假：{participation.activity}")


@PARTICIPATION.does("refuse")
def refuse(participation, *, actor, reason):
    participation.leave_refused = reason.strip()[:200]
    _tell(
        participation.activity, [participation.deputy], f"没有准假，请参加：{participation.activity}", reason.strip()
    )


# What was found is passed on.


@transaction.atomic
def pass_on(activity, *, actor, title, text, unit):
    """Findings of an activity go to the organ concerned; its time to answer begins (代表法第三十一条)."""
    demand(policies.organises, actor, activity)
    if not activity.is_over:
        raise Refused("活动结束以后再转交报告。")
    report = ActivityReport(activity=activity, title=title, text=text, unit=unit, passed_on=clock.today())
    keep(report, actor=actor)
    clocks.open_clock("deputies.activity_report", report, actor=actor)
    _tell_unit(report, subject=f"请答复：{report}")
    return report


def _tell_unit(report, **said):
    posts = Membership.objects.filter(organization=report.unit_id).with_role("UNIT", "UNITL").on(clock.today())
    notices.tell(posts.select_related("person"), obj=report, **said)


@REPORT.does("answer")
def answer(report, *, actor, answer):
    report.answer, report.answered_on = answer.strip(), clock.today()


@REPORT.does("urge")
def urge(report, *, actor, level, text, answer_by):
    """The unit is told once more what it owes and until when; by letter, the letter is issued with it."""
    letter = level == ReportUrging.Level.LETTER
    if letter and not policies.urges_by_letter(actor, report):
        raise PermissionDenied
    urging = ReportUrging(
        report=report,
        level=level,
        text=text.strip(),
        answer_by=answer_by,
        made_by=actor.name[:40],
        made_on=clock.today(),
    )
    urging.full_clean()
    urging.save()
    subject = f"{urging}，请在{long_date(answer_by)}前答复：{report}"
    _tell_unit(report, subject=subject, text=urging.text, urgent=True)
    if letter:
        documents.issue("deputies.report_urging", report, actor=actor, urging=urging.pk)


@REPORT.does("ask_again")
def ask_again(report, *, actor, reason):
    """The answer does not answer: it goes back and the clock runs anew; the old words stay in the log."""
    report.answer, report.answered_on = "", None


@REPORT.does("tell")
def tell(report, *, actor):
    """The deputies who took part read what came of it."""
    lines = report.activity.participations.filter(state=P.PRESENT).select_related("deputy")
    posts = Membership.objects.filter(deputy__in=[one.deputy for one in lines]).on(clock.today())
    notices.tell(posts.select_related("person"), subject=f"已有处理结果：{report}", text=report.answer, obj=report)
