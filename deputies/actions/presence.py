"""Signing in: by the code on the screen, on the organiser's device also without network, or from the signed sheet."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.ticking import one_by_one
from congress.frame import clock, throttle
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused

from ..models import Activity, Participation
from ..policies import activities as policies
from ..queries import activities as queries
from ..queries import presence
from ..workflow.activities import ACTIVITY, PARTICIPATION

P, Way = Participation.State, Participation.Way
TRIES, PAUSE = 6, 120  # wrong codes of one person, seconds
WRONG = "签到码不对，或者已经过了时间。请看现场屏幕上现在的六位数字。"


@PARTICIPATION.does("sign_in")
def sign_in(participation, *, actor, way, at=None, client_key=""):
    """He is there: the moment, who says so, and how."""
    participation.signed_in_at, participation.way = at or clock.now(), way
    participation.signed_in_by, participation.client_key = actor.name[:40], client_key
    participation.half_days = participation.activity.half_days


def sign_in_by_code(participation, code, *, actor):
    """A deputy signs in with the code of the moment; refused when it is old or wrong, or tried too often. Once signed in
    it stays so."""
    if not policies.is_mine(actor, participation):
        raise PermissionDenied("只能为自己签到。")
    if participation.state == P.PRESENT:
        return participation
    if not throttle.allow("sign-in", actor.person_id, most=TRIES, seconds=PAUSE):
        raise Refused("试的次数太多，请两分钟以后再试，或者请现场工作人员登记。")
    if not presence.is_code(participation.activity, code):
        raise Refused(WRONG)
    return sign_in(participation, actor=actor, way=Way.CODE)


@transaction.atomic
def take_arrivals(activity, arrivals, *, actor, way=Way.ORGANISER):
    """What the organiser's device has written down, perhaps without network: [(line, moment, key)].

    Sent again it changes nothing; who has signed in himself meanwhile stays as he is; a moment that cannot be – outside
    the days of the activity or to come – is the one at which it arrives. Also taken when the activity has been closed
    meanwhile: who was there was there. Returns how many are new.
    """
    if not policies.organises(actor, activity):
        raise PermissionDenied(f"只有{policies.organises.__doc__}可以登记到会。")
    held = ACTIVITY.held(activity)
    if held.state in (Activity.State.PLANNED, Activity.State.CANCELLED) or held.since > clock.today():
        raise Refused("活动还没有开始，或者已经取消。")
    lines = {one.pk: one for one in queries.roll(activity)}
    new = 0
    for pk, at, key in arrivals:
        line = lines.get(pk)
        if line is None or line.state == P.PRESENT:
            continue
        _write_down(line, held, actor=actor, at=_possible(at, held), key=key, way=way)
        line.state, new = P.PRESENT, new + 1
    if new:
        records.record("deputies.activity.arrivals", actor=actor, obj=activity,
                       text=f"{actor.name}登记《{activity}》到会{new}人（{Way(way).label}）")  # fmt: skip
    return new


def _write_down(line, activity, *, actor, at, key, way):
    Participation.objects.filter(pk=line.pk).exclude(state=P.PRESENT).update(
        state=P.PRESENT, signed_in_at=at, signed_in_by=actor.name[:40], way=way, client_key=key[:64],
        half_days=activity.half_days,
    )  # fmt: skip


def _possible(at, activity):
    """The moment that was pressed, if it can be true."""
    now = clock.now()
    if at is None or at > now + timedelta(minutes=5):
        return now
    day = at.astimezone(clock.BEIJING).date()
    return at if activity.since <= day <= activity.until else now


@PARTICIPATION.does("miss")
def miss(participation, *, actor):
    """Written by the end of the activity for all at once."""


@PARTICIPATION.does("correct")
def correct(participation, *, actor, half_days, reason):
    """He was there after all, or for another number of half-days."""
    longest = participation.activity.half_days
    if not 1 <= half_days <= longest:
        raise ValidationError({"half_days": f"这项活动共{longest}个半天，到会半天数在1至{longest}之间。"})
    _demand_unpaid(participation)
    if participation.signed_in_at is None:
        participation.signed_in_at, participation.way = clock.now(), Way.SHEET
        participation.signed_in_by = actor.name[:40]
    participation.half_days = half_days


@PARTICIPATION.does("strike")
def strike(participation, *, actor, reason):
    """He was entered wrongly."""
    _demand_unpaid(participation)
    participation.signed_in_at, participation.way, participation.half_days = None, "", 0
    participation.signed_in_by = participation.client_key = ""


@PARTICIPATION.does("excuse")
def excuse(participation, *, actor, reason):
    """Leave asked for by telephone, or afterwards; the reason is the deputy's."""
    participation.leave_because = reason.strip()[:200]


def _demand_unpaid(participation):
    if participation.allowance_id:
        raise Refused("这次活动已列入补助发放表，请先作废发放表。")


@transaction.atomic
def note(participation, *, actor, opinion="", certificate_no=""):
    """What a deputy said there, or the number of his certificate."""
    if not policies.keeps_roll(actor, participation):
        raise PermissionDenied(f"只有{policies.keeps_roll.__doc__}可以登记。")
    if participation.state != P.PRESENT:
        raise Refused("只登记到会代表的意见和证书。")
    participation.opinion, participation.certificate_no = opinion.strip(), certificate_no.strip()
    participation.full_clean()
    participation.save(update_fields=["opinion", "certificate_no"])
    records.record("deputies.participation.note", actor=actor, obj=participation,
                   congress_id=participation.congress_id, text=f"{actor.name}登记{participation}的意见、证书")  # fmt: skip
    return participation


def run_days(now):
    """The clock: sign-up that has run out is closed, and what is on today begins."""
    today = clock.today()
    begins = Activity.objects.filter(state__in=queries.TOLD[:2], since__lte=today, until__gte=today)
    closed = Activity.objects.filter(state=Activity.State.NOTIFIED, answer_by__lt=today, since__gt=today)
    due = [("start", pk) for pk in begins.values_list("pk", flat=True)]
    due += [("close_signup", pk) for pk in closed.values_list("pk", flat=True)]
    return one_by_one(due, _by_the_clock)


def _by_the_clock(step):
    """1 if it was done; somebody may have been quicker."""
    name, pk = step
    try:
        ACTIVITY.deeds[name](Activity.objects.get(pk=pk), actor=SYSTEM)
    except Refused:
        return 0
    return 1
