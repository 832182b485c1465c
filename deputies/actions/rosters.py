"""Drawing up rosters, announcing receptions, checking in, swapping, being excused, and what the clock closes."""

import secrets
from collections import defaultdict
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.formats import date_format

from congress.actions import notices, records
from congress.actions.registers import demand
from congress.actions.ticking import one_by_one
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.laws import sentence_for
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused

from ..models import DutyDay, DutySwap, DutyTurn, Roster, StationDeputy
from ..policies import rosters as policies
from ..policies import stations as stations_policies
from ..queries import rosters as queries
from ..workflow.roster import DUTY_DAY

D = DutyDay.State
OPEN = (D.PLANNED, D.NOTICED)


@contextmanager
def _one_place():
    """A turn is written; when somebody has just put the deputy elsewhere that day, it is refused."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(sentence_for(error)) from error


# Drawing up.


@transaction.atomic
def draw_up(station, quarter, *, actor):
    """The days of a quarter that are still to come, each with fair turns. What was only planned is drawn anew; what is
    announced stays. Who is on duty elsewhere that day is passed over; a turn for which nobody is free is to be filled.
    Refused where nobody serves. Returns the Roster."""
    demand(stations_policies.keeps_station, actor, station)
    if station.closed_on:
        raise Refused(f"{station}已经停用。")
    roster, _ = Roster.objects.get_or_create(station=station, year=quarter.year, quarter=quarter.number)
    roster.days.filter(state=D.PLANNED, on__gt=clock.today()).delete()
    taken = set(roster.station.duty_days.values_list("on", flat=True))
    wanted = {one.on: one for one in queries.occasions(station, quarter, clock.today()) if one.on not in taken}
    serving = queries.records_of(station, quarter.first_day if quarter.first_day > clock.today() else clock.today())
    if not serving:
        raise Refused(f"{station}还没有编入代表，不能排班。")
    chosen = queries.fair_turns(wanted, serving, station.per_day, queries.busy_on(wanted, serving))
    asked = min(station.per_day, len({one.person_id for one in serving}))
    days = DutyDay.objects.bulk_create(
        DutyDay(
            roster=roster, station=station, on=on, hours=station.hours, vacant=asked - len(chosen[on]),
            rolled_from=one.falls_on if one.falls_on != on else None,
        )
        for on, one in sorted(wanted.items())
    )  # fmt: skip
    with _one_place():
        turns = [DutyTurn(day=day, on=day.on, deputy_id=pk) for day in days for pk in chosen[day.on]]
        DutyTurn.objects.bulk_create(turns)
    roster.explained = queries.explanation(serving, chosen, sum(day.vacant for day in days))
    roster.save(update_fields=["explained"])
    records.record("deputies.roster.draw_up", actor=actor, obj=roster, after={"接待日": [day.on for day in days]},
                   text=f"{actor.name}编排{roster}，共{len(days)}天")  # fmt: skip
    return roster


@transaction.atomic
def draw_up_each(stations, quarter, *, actor):
    """The same for several stations, all or none."""
    return [draw_up(station, quarter, actor=actor) for station in stations]


@transaction.atomic
def put(turn, deputy, *, actor):
    """The keeper puts another deputy of the station into a turn."""
    demand(policies.keeps_day, actor, turn.day)
    _demand_open(turn)
    if not queries.may_take(turn).filter(pk=deputy.pk).exists():
        raise ValidationError({"deputy": "请选择本站当天没有值班的代表。"})
    before = str(turn.deputy)
    turn.instead_of, turn.deputy = turn.instead_of or turn.deputy, deputy
    with _one_place():
        turn.save(update_fields=["deputy", "instead_of"])
    turn.swaps.filter(state=DutySwap.State.ASKED).delete()
    records.record("deputies.dutyturn.put", actor=actor, obj=turn.day, before={"值班": before}, after={"值班": str(deputy)},
                   text=f"{actor.name}把{turn.day}的值班代表由{before}改为{deputy}")  # fmt: skip
    if turn.day.state == D.NOTICED:
        _tell([deputy], turn.day, "请到站接待")
    return turn


@transaction.atomic
def fill(day, deputy, *, actor):
    """The keeper puts a deputy of the station where somebody has left; he is told."""
    demand(policies.keeps_day, actor, day)
    day = DUTY_DAY.held(day)
    if day.state not in OPEN or day.on < clock.today():
        raise Refused("接待日已经结束或者取消，不用补排。")
    if not day.vacant:
        raise Refused("这一天的空缺已经补齐。")
    if not queries.may_serve_on(day).filter(pk=deputy.pk).exists():
        raise ValidationError({"deputy": "请选择本站当天没有值班的代表。"})
    with _one_place():
        turn = DutyTurn.objects.create(day=day, on=day.on, deputy=deputy)
    DutyDay.objects.filter(pk=day.pk).update(vacant=F("vacant") - 1)
    records.record("deputies.dutyturn.fill", actor=actor, obj=day, after={"值班": str(deputy)},
                   text=f"{actor.name}把{deputy}补排到{day}")  # fmt: skip
    _tell([deputy], day, "请到站接待")
    return turn


def _demand_open(turn):
    if turn.day.state not in OPEN or turn.came_at:
        raise Refused("这次值班已经登记，不能再换。")


# Swapping.


@transaction.atomic
def ask_swap(turn, deputy, *, actor, their_turn=None):
    """A deputy asks another one of the station to take his turn – for one of the other's, or for nothing."""
    demand(policies.is_own_turn, actor, turn)
    _demand_open(turn)
    if turn.on < clock.today():
        raise Refused("值班日已过，不能换班。")
    if not queries.may_take(turn).filter(pk=deputy.pk).exists():
        raise ValidationError({"deputy": "请选择本站当天没有值班的代表。"})
    if their_turn and (their_turn.deputy_id != deputy.pk or their_turn.day.station_id != turn.day.station_id):
        raise ValidationError({"deputy": "换来的值班须是对方在本站的值班。"})
    if turn.swaps.filter(state=DutySwap.State.ASKED).exists():
        raise Refused("这次值班已经提出换班，请等对方答复。")
    swap = DutySwap.objects.create(turn=turn, with_deputy=deputy, their_turn=their_turn, asked_at=clock.now())
    records.record("deputies.dutyswap.ask", actor=actor, obj=turn.day, congress_id=turn.congress_id,
                   text=f"{actor.name}提出把{turn.day}的值班换给{deputy}")  # fmt: skip
    notices.tell(queries.posts_of([deputy]), subject=f"请答复换班：{turn.day}", url="/stations/duty/",
                 text=f"{turn.deputy}代表想请您替他在{long_date(turn.on)}到{turn.day.station}值班。")  # fmt: skip
    return swap


@transaction.atomic
def answer_swap(swap, *, actor, agrees):
    """The other deputy agrees – the turns change hands at once – or does not."""
    if swap.with_deputy.person_id != actor.person_id:
        raise Refused("只有被请求换班的代表可以答复。")
    state = DutySwap.State.AGREED if agrees else DutySwap.State.DECLINED
    mine = DutySwap.objects.filter(pk=swap.pk, state=DutySwap.State.ASKED)
    if not mine.update(state=state, answered_at=clock.now()):
        raise Refused("这次换班已经答复。")
    turn, other, theirs = swap.turn, swap.with_deputy, swap.their_turn
    if agrees:
        _demand_open(turn)
        if theirs and (theirs.deputy_id != other.pk or theirs.came_at):
            raise Refused("对方的值班已经变动，请重新提出换班。")
        _change_hands(turn, other)
        if theirs:
            _change_hands(theirs, turn.instead_of)
    word = "同意" if agrees else "不同意"
    records.record("deputies.dutyswap.answer", actor=actor, obj=turn.day, congress_id=turn.congress_id,
                   text=f"{actor.name}{word}换班：{turn.day}")  # fmt: skip
    who = turn.instead_of if agrees else turn.deputy
    notices.tell(queries.posts_of([who]), subject=f"{other}{word}换班：{turn.day}", url="/stations/duty/")
    swap.refresh_from_db()
    return swap


def _change_hands(turn, deputy):
    if DutyTurn.objects.filter(on=turn.on, called_off=False, deputy__person=deputy.person_id).exists():
        raise Refused(f"{deputy}{date_format(turn.on, 'n月j日')}已经值班，请重新提出换班。")
    turn.instead_of, turn.deputy = turn.deputy, deputy
    with _one_place():
        turn.save(update_fields=["deputy", "instead_of"])


# Announcing and holding.


@DUTY_DAY.does("notice")
def notice(day, *, actor, late_because=""):
    """Who receives where and when is told to the public and to those on duty; announced too late it says why (F29)."""
    if clock.today() > queries.last_notice_day(day) and not late_because.strip():
        raise ValidationError(
            {"late_because": f"接待前不足{queries.notice_days(day.station)}日，请写明没有提前公告的原因。"}
        )
    day.noticed_on, day.late_because = clock.today(), late_because.strip()
    _tell_all(day)


@DUTY_DAY.does("announce")
def announce(day, *, actor):
    """The same by the clock, as many days before as the rule says."""
    day.noticed_on = clock.today()
    _tell_all(day)


def _tell_all(day):
    _tell([turn.deputy_id for turn in day.turns.all()], day, "请到站接待")


def _tell(deputies, day, verb):
    where = f"{day.station}（{day.station.address}）" if day.station.address else str(day.station)
    notices.tell(
        queries.posts_of(deputies),
        subject=f"{verb}：{date_format(day.on, 'n月j日')}，{day.station}"[:120],
        text=f"{long_date(day.on)}{day.hours}，请到{where}接待群众。不能到站的，请提前请假或者换班。",
        url="/stations/duty/",
        digest_key=f"deputies.duty.{day.pk}",
    )


@DUTY_DAY.does("hold")
def hold(day, *, actor, visitors, note="", late_because=""):
    """People were received: how many, about what. A reception that was announced late says why."""
    if day.noticed_on > queries.last_notice_day(day) and not (late_because or day.late_because).strip():
        raise ValidationError({"late_because": "这次接待没有按规定提前公告，请写明原因。"})
    day.visitors, day.note = visitors, note.strip()
    day.late_because = (late_because or day.late_because).strip()


@DUTY_DAY.does("close")
def close(day, *, actor):
    """Somebody came; how many were received can still be entered by putting the day right."""


@DUTY_DAY.does("miss")
def miss(day, *, actor):
    """Nobody came: those on duty are told, that they may say why."""
    absent = [turn.deputy_id for turn in day.turns.filter(came_at=None, excused_because="")]
    notices.tell(queries.posts_of(absent), subject=f"未到站：{day}", url="/stations/duty/",
                 text="如有正当原因，请告诉站点管理员补登请假。", digest_key=f"deputies.missed.{day.pk}")  # fmt: skip


@DUTY_DAY.does("cancel")
def cancel(day, *, actor, reason):
    """It is called off; those on duty are told and free that day, the public page says so."""
    if day.state == D.NOTICED:
        notices.tell(queries.posts_of([turn.deputy_id for turn in day.turns.all()]), subject=f"接待取消：{day}",
                     text=reason, url="/stations/duty/")  # fmt: skip
    day.turns.update(called_off=True)
    asked = DutySwap.objects.filter(Q(turn__day=day) | Q(their_turn__day=day), state=DutySwap.State.ASKED)
    asked.update(state=DutySwap.State.DECLINED, answered_at=clock.now())
    day.cancelled_because = reason.strip()[:200]


@DUTY_DAY.does("reopen")
def reopen(day, *, actor, reason):
    """It was entered wrongly; it can be entered again."""


def close_station_days(station, *, actor, after, reason):
    """Receptions of a station behind its last day are called off, whether announced or only planned; one to which somebody
    came stays. Called by the deed that closes it. Returns the days."""
    days = DutyDay.objects.filter(station=station, on__gt=after, state__in=OPEN).select_related("station__congress")
    days = days.exclude(turns__came_at__isnull=False).order_by("on")
    return [cancel(day, actor=actor, reason=reason) for day in days]


# Coming, and being excused.


@transaction.atomic
def check_in(turn, *, actor, code):
    """A deputy who is there types what hangs in the station today."""
    demand(policies.is_own_turn, actor, turn)
    if turn.on != clock.today():
        raise Refused("只能在值班当天签到。")
    if not secrets.compare_digest(code.strip().upper().encode(), turn.day.code.encode()):
        raise ValidationError({"code": "到站码不对。请看站点张贴或管理员手机上今天的到站码。"})
    return _come(turn, DutyTurn.By.SELF, actor)


@transaction.atomic
def tick(turn, *, actor, at=None):
    """The keeper enters that a deputy was there. On a later day he says at what hour the deputy came – else when the
    reception opened –, and it stands there who entered it when."""
    demand(policies.keeps_day, actor, turn.day)
    if turn.on > clock.today():
        raise Refused("还没到接待日。")
    return _come(turn, DutyTurn.By.KEEPER, actor, at)


def _arrival(day, actor, at=None):
    """The columns of an arrival: now on the day itself, else the hour of that day, with who entered it when."""
    if day.on >= clock.today():
        return {"came_at": clock.now()}
    hour = at or queries.opens_at(day)
    return {
        "came_at": clock.moment(day.on, hour.hour, hour.minute),
        "late_at": clock.now(),
        "late_by": actor.name[:40],
    }


def _come(turn, by, actor, at=None):
    day = DUTY_DAY.held(turn.day)
    if day.state == D.PLANNED:
        raise Refused("这次接待还没有公告，请站点管理员先公告并写明没有提前公告的原因。")
    if not queries.takes_arrivals(day):
        raise Refused(f"这次接待{day.get_state_display()}，不能再签到。")
    if not DutyTurn.objects.filter(pk=turn.pk, came_at=None).update(
        **(arrival := _arrival(day, actor, at)), came_by=by, excused_because=""
    ):
        raise Refused("已经签到，不用再签。")
    records.record("deputies.dutyturn.come", actor=actor, obj=day, congress_id=turn.congress_id,
                   text=f"{turn.deputy}{day}到站（{by.label}{'，补登' if 'late_at' in arrival else ''}）")  # fmt: skip
    turn.refresh_from_db()
    return turn


@transaction.atomic
def tick_all(days, came, *, actor):
    """The keeper enters from the sheet of several announced days who was there: ``came`` are pks of turns."""
    for station in {day.station for day in days}:
        demand(stations_policies.keeps_station, actor, station)
    turns = DutyTurn.objects.filter(day__in=days, day__state=D.NOTICED, pk__in=came, came_at=None)
    per_day = defaultdict(list)
    for turn in turns.select_related("deputy__person", "day__station"):
        per_day[turn.day].append(str(turn.deputy))
    for day in per_day:
        turns.filter(day=day).update(**_arrival(day, actor), came_by=DutyTurn.By.KEEPER, excused_because="")
    for day, names in per_day.items():
        records.record("deputies.dutyturn.come", actor=actor, obj=day, congress_id=day.congress_id,
                       text=f"{actor.name}登记{day}到站：{'、'.join(names)}")  # fmt: skip


@transaction.atomic
def excuse(turn, *, actor, because):
    """A deputy asks for leave before the day; afterwards only the keeper enters it."""
    own = policies.is_own_turn(actor, turn) and turn.on >= clock.today()
    if not own:
        demand(policies.keeps_day, actor, turn.day)
    if turn.came_at:
        raise Refused("已经到站，不能登记请假。")
    if (clock.today() - turn.on).days > queries.LATE_EXCUSE:
        raise Refused(f"已过{queries.LATE_EXCUSE}日，不能再补登请假。")
    turn.excused_because = because.strip()
    turn.full_clean()
    turn.save(update_fields=["excused_because"])
    records.record("deputies.dutyturn.excuse", actor=actor, obj=turn.day, congress_id=turn.congress_id, reason=because,
                   text=f"{turn.deputy}{turn.day}请假")  # fmt: skip
    if own:
        notices.tell(queries.keepers_posts(turn.day.station), subject=f"值班请假：{turn.deputy}，{turn.day}", obj=turn.day,
                     text=because)  # fmt: skip
    return turn


# The clock.


def announce_due(now=None):
    """Every planned day whose notice falls due is announced, each once."""
    return one_by_one(queries.to_notice(clock.today()), lambda day: bool(announce(day, actor=SYSTEM)))


def close_over(now=None):
    """Announced days that are over: held where somebody came, missed where nobody did."""

    def over(day):
        return bool((close if queries.anybody_came(day) else miss)(day, actor=SYSTEM))

    return one_by_one(queries.to_close(clock.today()), over)


def leave_rosters(now=None):
    """Turns to come of who no longer serves at the station are to be filled: the keeper is told. Returns how many."""
    today = clock.today()
    turns = DutyTurn.objects.filter(on__gt=today, day__state__in=OPEN).select_related("day__station")
    serving = defaultdict(list)
    for row in StationDeputy.objects.exclude(until__lt=today):
        serving[row.station_id, row.deputy_id].append(row)
    gone = [turn for turn in turns if not any(
        row.since <= turn.on <= (row.until or turn.on) for row in serving[turn.day.station_id, turn.deputy_id]
    )]  # fmt: skip
    return one_by_one(gone, _take_off)


def carry_on(pairs, *, since):
    """Who was elected again keeps his turns to come, with the new seat: (seat before, seat now) pairs."""
    now = dict(pairs)
    turns = list(DutyTurn.objects.filter(deputy__in=now, on__gte=since, came_at=None).select_related("deputy"))
    for turn in turns:
        turn.deputy = now[turn.deputy]
    DutyTurn.objects.bulk_update(turns, ["deputy"])


@transaction.atomic
def _take_off(turn):
    _fall_vacant([turn], actor=SYSTEM, because="已离站")
    return 1


def vacate(deputies, *, since, actor):
    """Turns from a day on of deputies who no longer serve: those of days to come are to be filled. Called by the deed by
    which they leave; swaps that others have asked of them are answered for them."""
    turns = DutyTurn.objects.filter(deputy__in=deputies, on__gte=since, came_at=None)
    _fall_vacant(list(turns.select_related("day__station", "deputy__person")), actor=actor, because="不再值班")
    asked = DutySwap.objects.filter(with_deputy__in=deputies, state=DutySwap.State.ASKED, turn__on__gte=since)
    asked.update(state=DutySwap.State.DECLINED, answered_at=clock.now())


def _fall_vacant(turns, *, actor, because):
    """Turns that nobody holds any longer; on days that are still open somebody else is to be put there."""
    left, today = defaultdict(list), clock.today()
    for turn in turns:
        left[turn.day].append(str(turn.deputy))
    DutyTurn.objects.filter(pk__in=[turn.pk for turn in turns]).delete()
    for day, names in left.items():
        is_open = day.state in OPEN and day.on >= today
        if is_open:
            DutyDay.objects.filter(pk=day.pk).update(vacant=F("vacant") + len(names))
        records.record("deputies.dutyturn.leave", actor=actor, obj=day, congress_id=day.congress_id,
                       text=f"{'、'.join(names)}{because}，{day}{f'空缺{len(names)}人' if is_open else '不计值班'}")  # fmt: skip
        if is_open:
            notices.tell(queries.keepers_posts(day.station), subject=f"请补排代表：{day}", obj=day,
                         digest_key=f"deputies.left.{day.pk}.{'.'.join(sorted(names))}"[:100])  # fmt: skip
