"""Reading activities: which are seen, who is invited and what he answered, what stands against a step now."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from congress.frame import clock
from congress.frame.numbers import long_date
from congress.models import Congress, Organization
from congress.queries.institution import by_name

from ..models import Activity, ActivityReport, Campaign, Deputy, Participation

S, P = Activity.State, Participation.State
TOLD = (S.NOTIFIED, S.SIGNUP, S.ONGOING)
COMING = (P.COMING, P.PRESENT)


def _taking_part(**asked):
    """How many take part so, looked up for the activities that are shown, not for all that are searched."""
    rows = Participation.objects.filter(activity=OuterRef("pk"), **asked).order_by().values("activity")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


COUNTS = {
    "invited": _taking_part(),
    "coming": _taking_part(state__in=COMING),
    "leaves": _taking_part(state__in=(P.LEAVE, P.EXCUSED)),
    "present": _taking_part(state=P.PRESENT),
    "absent": _taking_part(state=P.ABSENT),
}
ORGANISERS = {
    "GO": ("general_office", "standing_committee"),
    "DAC": ("deputy_affairs_commission", "standing_committee", "delegation", "deputy_group"),
    "TCH": ("presidium", "deputy_group", "congress"),
}
ORGANISERS["TSEC"] = ORGANISERS["TCH"]


# What stands against a step. No actor: the machine asks.


def is_anybody_invited(activity):
    return activity.participations.exists()


def leaves_waiting(activity):
    return activity.participations.filter(state=P.LEAVE).count()


def why_no_answer(activity):
    """Why a deputy cannot answer now, in words; "" when he can."""
    if activity.state == S.SIGNUP or (activity.answer_by and activity.answer_by < clock.today()):
        return "报名已经截止，要改请联系组织单位。"
    return "" if activity.state in TOLD else "活动还没有通知，或者已经结束。"


def why_full(activity):
    """Why nobody more can come, in words; "" while there is room."""
    if activity.capacity is None:
        return ""
    taken = activity.participations.filter(state__in=COMING).count()
    return f"名额{activity.capacity}人已满。" if taken >= activity.capacity else ""


def why_no_signing(activity):
    """Why nobody can sign in now, in words; "" when one can."""
    if activity.state not in TOLD:
        return "活动还没有通知，或者已经结束。"
    if not activity.since <= clock.today() <= activity.until:
        days = long_date(activity.since) + (
            "" if activity.since == activity.until else f"至{long_date(activity.until)}"
        )
        return f"活动在{days}，今天不能签到。"
    return ""


# The register.


def with_case(actor):
    """The activities this person sees, with what their names and pages ask for."""
    return Activity.objects.visible_to(actor).select_related("congress__area", "body", "campaign", "meeting__term")


def listed(actor, *, kind="", state="", year=None, congress=None, campaign=None, since=None, until=None, held=False,
           body=None):  # fmt: skip
    """The register, the latest first, each with its numbers."""
    asked = {"kind": kind, "state": state, "since__year": year, "congress": congress, "campaign": campaign,
             "since__gte": since, "since__lte": until, "body": body}  # fmt: skip
    rows = with_case(actor).filter(**{name: value for name, value in asked.items() if value})
    return (rows.held() if held else rows).annotate(**COUNTS).order_by("-since", "-pk")


def years(actor):
    return [day.year for day in Activity.objects.visible_to(actor).order_by().dates("since", "year", order="DESC")]


def mine(actor):
    """A deputy's own invitations, the next first: what is told and not over, then the latest."""
    rows = Participation.objects.filter(deputy__person=actor.person_id).exclude(activity__state=S.PLANNED)
    return rows.select_related("activity__body", "activity__congress", "deputy").order_by("-activity__since", "-pk")


def of_person(actor, activity):
    """The lines of one person in an activity: he may hold several seats; those of the acting deputy's posts."""
    rows = activity.participations.filter(deputy__person=actor.person_id)
    return list(rows.select_related("activity", "deputy__person").order_by("pk"))


def own_line(actor, activity):
    """The line one person answers and signs in on: that of his acting seat if there are several, or None."""
    lines = of_person(actor, activity)
    return next((one for one in lines if one.deputy.congress_id == actor.congress_id), lines[0] if lines else None)


def roll(activity):
    """Everybody invited, by delegation and name, with what a line shows: one query."""
    rows = activity.participations.select_related("deputy__person", "deputy__delegation", "deputy__congress")
    return rows.order_by(
        "deputy__congress__area__code", "deputy__delegation__order", "deputy__person__name_pinyin", "pk"
    )


def counts(activity):
    """The numbers of one activity by state."""
    found = activity.participations.aggregate(**{
        "invited": Count("pk"),
        "coming": Count("pk", filter=Q(state=P.COMING)),
        "declined": Count("pk", filter=Q(state=P.DECLINED)),
        "waiting": Count("pk", filter=Q(state=P.INVITED)),
        "leave": Count("pk", filter=Q(state=P.LEAVE)),
        "excused": Count("pk", filter=Q(state=P.EXCUSED)),
        "present": Count("pk", filter=Q(state=P.PRESENT)),
        "absent": Count("pk", filter=Q(state=P.ABSENT)),
    })  # fmt: skip
    return found


def in_words(activity):
    """邀请代表12人，到会10人，准假1人，缺席1人。"""
    found = counts(activity)
    said = [f"邀请代表{found['invited']}人", f"到会{found['present']}人"]
    said += [f"准假{found['excused']}人"] if found["excused"] else []
    said += [f"缺席{found['absent']}人"] if found["absent"] else []
    return "，".join(said) + "。"


# Inviting.


def bodies(actor):
    """The bodies that may hold an activity of this person's congress."""
    rows = Organization.objects.visible_to(actor).on(clock.today()).filter(congress=actor.congress_id)
    if actor.is_any("DHEAD", "COM"):
        return rows.filter(pk=actor.organization_id)
    return rows.filter(kind__in=ORGANISERS.get(actor.role, ())).order_by("order", "name")


def campaigns(actor):
    return Campaign.objects.visible_to(actor).filter(kind="theme").exclude(state="closed").order_by("-since")


def candidates(actor, activity, *, level="", delegation=None, congress=None, words=""):
    """Deputies in office on the first day who may be invited and are not yet: one query."""
    rows = Deputy.objects.visible_to(actor).on(activity.since).filter(state=Deputy.State.ACTIVE)
    if activity.congress.level == Congress.Level.TOWNSHIP:
        rows = rows.filter(Q(congress=activity.congress_id) | Q(congress=activity.congress.parent_id))
    if actor.is_any("DHEAD"):
        rows = rows.filter(delegation=activity.body_id)
    asked = {"level": level, "delegation": delegation, "congress": congress}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if words.strip():
        rows = rows.filter(by_name(words, "person__"))
    there = Participation.objects.filter(activity=activity, deputy=OuterRef("pk"))
    rows = rows.filter(~Exists(there)).select_related("person", "delegation", "congress")
    return rows.order_by("congress__area__code", "delegation__order", "person__name_pinyin", "pk")


def is_invitable(activity, deputies):
    """Which of these deputies the activity may invite: of its own congress, its county or its townships."""
    allowed = {activity.congress_id}
    if activity.congress.level == Congress.Level.TOWNSHIP:
        allowed.add(activity.congress.parent_id)
    else:
        allowed |= set(Congress.objects.filter(parent=activity.congress_id).values_list("pk", flat=True))
    return [one for one in deputies if one.congress_id in allowed and one.state == Deputy.State.ACTIVE]


# What was passed on.


def participations(actor):
    return Participation.objects.visible_to(actor).select_related("activity", "deputy__person")


def reports_seen(actor):
    return ActivityReport.objects.visible_to(actor).select_related("activity__congress", "activity__body", "unit")


def reports_listed(actor, *, state="", unit=None):
    asked = {"state": state, "unit": unit}
    rows = reports_seen(actor).filter(**{name: value for name, value in asked.items() if value})
    return rows.order_by("-passed_on", "-pk")


def urgings_of(report):
    """The urgings of its unit, the newest first."""
    return report.urgings.order_by("-pk")


def is_urged_today(report):
    return report.urgings.filter(made_on=clock.today()).exists()


def units(actor):
    return (
        Organization.objects.visible_to(actor).on(clock.today()).handling_units().order_by("congress", "order", "name")
    )


def waiting_answers(actor):
    """Invitations a deputy has not answered, the nearest first."""
    rows = Participation.objects.filter(deputy__person=actor.person_id, state=P.INVITED)
    rows = rows.filter(activity__state__in=TOLD, activity__until__gte=clock.today())
    return rows.select_related("activity", "deputy").order_by("activity__since", "pk")


def to_sign(actor):
    """Activities of today a deputy has not signed in to."""
    today = clock.today()
    rows = Participation.objects.filter(
        deputy__person=actor.person_id,
        activity__state__in=TOLD,
        activity__since__lte=today,
        activity__until__gte=today,
    )
    rows = rows.exclude(state__in=(P.PRESENT, P.EXCUSED, P.DECLINED))
    return rows.select_related("activity", "deputy").order_by("activity__since", "pk")


def organised(actor):
    """What this person organises."""
    rows = Activity.objects.visible_to(actor).filter(congress=actor.congress_id)
    if actor.is_any("DHEAD", "COM"):
        rows = rows.filter(body=actor.organization_id)
    return rows


@dataclass(frozen=True)
class Step:
    """What an activity waits for from its organiser."""

    verb: str
    activity: Activity
    due_on: object = None
    detail: str = ""


def under_way(actor):
    """The activities this person organises that are not over, the nearest first, each with how many ask for leave."""
    rows = organised(actor).exclude(state__in=(S.SUMMARISED, S.CANCELLED))
    rows = rows.annotate(asking=Count("participations", filter=Q(participations__state=P.LEAVE)))
    return rows.order_by("since", "pk")[:100]


def steps(rows, today):
    """The next step of each of these activities."""
    return [step for row in rows if (step := _step(row, today))]


def reports_to_follow(actor, today):
    """Of what this person organised, the reports whose answer is late or waits to be told, the longest due first."""
    late = Q(state="passed_on", due_on__lt=today)
    rows = reports_seen(actor).filter(late | Q(state="answered"), activity__in=organised(actor))
    return rows.order_by("due_on", "pk")


def to_answer(actor):
    """The findings that a unit has to answer."""
    rows = reports_seen(actor).filter(unit=actor.organization_id, state="passed_on")
    return rows.order_by("due_on", "pk")


def _step(row, today):
    if row.asking:
        return Step("批假", row, row.since, f"{row.asking}人请假")
    if row.state == S.PLANNED:
        return Step("通知", row, row.since, "还没有发出通知")
    if row.state in TOLD and row.until < today:
        return Step("结束", row, row.until, "活动日期已过，请登记结束")
    return Step("总结", row, None, "还没有写活动情况") if row.state == S.FINISHED else None
