"""Rosters: on which days, whose turn, notice in time, who came, who did not – and the shares of it."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count

from congress.actions import ticking
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.dates import Calendar
from congress.frame.quarters import Quarter
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Notice, RuleValue
from deputies.actions import posts
from deputies.actions import rosters as actions
from deputies.actions import stations as stations_actions
from deputies.actions.held import Reception, enter_receptions
from deputies.models import Deputy, DutyDay, DutyTurn
from deputies.queries import recurrence
from deputies.queries import rosters as queries
from tests.build import rosters as build
from tests.build import stations
from tests.build.county import TODAY
from tests.build.posts import accepted, group

pytestmark = pytest.mark.django_db
Q2 = Quarter(2026, 2)


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def home(cast, river):
    deputies = [*river.deputies.values(), cast.deputies["dep"]]
    return stations.station(river, keeper=stations.keeper(river), deputies=deputies)


# On which days.


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("6,16,26", "每月6、16、26日", [6, 16, 26]),
        ("6日、１６日，26日", "每月6、16、26日", [6, 16, 26]),
        ("31", "每月31日", []),
        ("每周三", "每周三", [1, 8, 15, 22, 29]),
        ("星期天", "每周日", [5, 12, 19, 26]),
        ("第2个周五", "每月第2个周五", [10]),
        ("每月第一个星期一", "每月第1个周一", [6]),
        ("第5个周三", "每月第5个周三", [29]),
    ],
)
def test_a_line_of_the_register_gives_the_days_of_april(text, words, days):
    rule = recurrence.read(text)

    found = recurrence.occasions(rule, date(2026, 4, 1), date(2026, 4, 30), Calendar(), rolled=False)

    assert (str(rule), [one.on.day for one in found]) == (words, days)


@pytest.mark.parametrize("text", ["", "逢六", "0", "32", "6,,16", "第6个周三", "每周八", "6-16"])
def test_what_names_no_day_is_not_read(text):
    assert recurrence.read(text) is None


def test_a_day_off_moves_to_the_next_working_day_and_says_what_was_off():
    calendar = Calendar(off={date(2026, 5, 6): "劳动节"}, known=frozenset({2026}))
    rule = recurrence.read("6,16,26")

    rolled = recurrence.occasions(rule, date(2026, 5, 1), date(2026, 5, 31), calendar, rolled=True)

    assert [(one.on.day, one.falls_on.day, one.because) for one in rolled] == [
        (7, 6, "劳动节放假"), (18, 16, "周末"), (26, 26, ""),
    ]  # fmt: skip


# Whose turn.


def test_turns_are_fair_whatever_came_before():
    names = [queries.Record(deputy_id=n, name=f"n{n}") for n in range(5)]
    days = [date(2026, 4, 1) + timedelta(days=n) for n in range(10)]

    found = queries.fair_turns(days, names, 2)

    counts = [sum(pk in day for day in found.values()) for pk in range(5)]
    assert counts == [4, 4, 4, 4, 4]
    assert found[days[0]] == [0, 1]


def test_who_had_more_turns_waits_until_the_others_have_as_many():
    names = [
        queries.Record(deputy_id=1, name="a", turns=3, last=date(2026, 3, 6)),
        queries.Record(deputy_id=2, name="b"),
    ]
    days = [date(2026, 4, n) for n in (6, 16, 26)]

    assert queries.fair_turns(days, names, 1) == {day: [2] for day in days}


def test_a_roster_is_drawn_for_what_is_to_come_and_explained(river, home):
    made = actions.draw_up(home, Q2, actor=river.actor("sta"))

    days = list(made.days.values_list("on", flat=True))
    assert [(day.month, day.day) for day in days] == [
        (4, 16),
        (4, 26),
        (5, 6),
        (5, 16),
        (5, 26),
        (6, 6),
        (6, 16),
        (6, 26),
    ]
    turns = DutyTurn.objects.filter(day__roster=made)
    counts = sorted(turns.filter(deputy=held.deputy).count() for held in home.deputies.all())
    assert (turns.count(), counts) == (16, [5, 5, 6])
    assert "次数少的先排" in made.explained
    assert "张德福0+" in made.explained


def test_drawing_again_leaves_what_is_announced(river, home):
    first = build.noticed(home)

    actions.draw_up(home, Q2, actor=river.actor("sta"))

    days = DutyDay.objects.filter(station=home)
    assert days.filter(pk=first.pk, state="noticed").exists()
    assert days.count() == 8


def test_nobody_draws_for_an_empty_station_or_one_that_is_not_his(cast, river, home):
    empty = stations.station(river, name="柳沟村联络站", kind="station", area=stations.village(river))
    with pytest.raises(Refused, match="还没有编入代表"):
        actions.draw_up(empty, Q2, actor=river.actor("tsec"))
    for other in (cast.townships["hill"].actor("tsec"), cast.sta, cast.go, cast.stranger.dac):
        with pytest.raises(PermissionDenied):
            actions.draw_up(home, Q2, actor=other)


# One deputy, one place a day.


@pytest.fixture
def second(cast, river, home):
    """Another station of the same township where the county deputy and one more serve."""
    deputies = [cast.deputies["dep"], river.deputies["tdep"]]
    place = stations.village(river)
    return stations.station(river, name="柳沟村联络站", kind="station", area=place, deputies=deputies, per_day=1)


def twice_a_day():
    turns = DutyTurn.objects.filter(called_off=False).values("deputy__person", "on").annotate(n=Count("pk"))
    return [row for row in turns.order_by() if row["n"] > 1]


def test_nobody_is_drawn_for_two_stations_on_one_day(home, second):
    actions.draw_up_each([home, second], Q2, actor=SYSTEM)

    assert twice_a_day() == []
    assert {day.turns.count() + day.vacant for day in DutyDay.objects.filter(station=second)} == {1}


def test_a_turn_for_which_nobody_is_free_is_to_be_filled_and_explained(cast, river, home):
    alone = stations.station(river, name="只有一名代表的联络站", kind="station", deputies=[cast.deputies["dep"]])
    actions.draw_up(home, Q2, actor=SYSTEM)

    made = actions.draw_up(alone, Q2, actor=SYSTEM)

    elsewhere = DutyTurn.objects.filter(day__station=home, deputy=cast.deputies["dep"]).count()
    assert (twice_a_day(), elsewhere > 0) == ([], True)
    assert sum(made.days.values_list("vacant", flat=True)) == elsewhere
    assert f"有{elsewhere}人次因代表当天都在别的站点值班没有排上，请补排。" in made.explained


def test_who_is_on_duty_elsewhere_is_neither_put_nor_asked_until_that_day_is_called_off(home, second):
    actions.draw_up_each([home, second], Q2, actor=SYSTEM)
    there = DutyTurn.objects.filter(day__station=home).values_list("on", "deputy")
    turn = next(
        one for one in DutyTurn.objects.filter(day__station=second).select_related("day")
        if len({held.deputy_id for held in second.deputies.all()} & {pk for on, pk in there if on == one.on}) == 1
    )  # fmt: skip
    other = second.deputies.exclude(deputy=turn.deputy_id).get().deputy

    assert other not in queries.may_take(turn)
    with pytest.raises(ValidationError, match="当天没有值班"):
        actions.put(turn, other, actor=SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyTurn.objects.filter(pk=turn.pk).update(deputy=other)

    actions.cancel(DutyDay.objects.get(station=home, on=turn.on), actor=SYSTEM, reason="停电")
    actions.put(turn, other, actor=SYSTEM)

    turn.refresh_from_db()
    assert turn.deputy == other


# Notice.


@pytest.mark.parametrize(("ahead", "late"), [(4, False), (3, False), (2, True), (0, True)])
def test_a_reception_announced_later_than_three_days_before_says_why(river, home, ahead, late):
    day = build.day(home, date(2026, 4, 26))

    with clock.frozen(day.on - timedelta(days=ahead)):
        if late:
            with pytest.raises(ValidationError, match="不足3日"):
                actions.notice(day, actor=river.actor("sta"))
        done = actions.notice(day, actor=river.actor("sta"), late_because="站点临时停电" if late else "")

    assert (done.state, done.late_because) == ("noticed", "站点临时停电" if late else "")


def test_the_clock_announces_once_and_tells_who_is_on_duty(home):
    day = build.day(home, date(2026, 4, 26))
    people = set(day.turns.values_list("deputy__person", flat=True))

    with clock.frozen(date(2026, 4, 23)):
        ticking.tick()
        ticking.tick()

    told = Notice.objects.filter(digest_key__startswith=f"deputies.duty.{day.pk}:")
    assert set(told.values_list("person", flat=True)) == people
    assert told.count() == 2
    day.refresh_from_db()
    assert (day.state, day.noticed_on) == ("noticed", date(2026, 4, 23))


def test_the_rule_of_the_township_decides_how_early(cast, river, home):
    RuleValue.objects.create(
        congress=river.congress, key="station.notice_days", value=7, since=date(2026, 1, 1), reason="镇规定"
    )
    day = build.day(home, date(2026, 4, 26))

    assert queries.last_notice_day(day) == date(2026, 4, 19)


# Coming.


def test_a_deputy_checks_in_with_the_code_of_the_station_of_the_day(river, home):
    day = build.noticed(home)
    turn = day.turns.get(deputy=river.deputies["tdep"]) if day.turns.filter(deputy=river.deputies["tdep"]) else None
    turn = turn or day.turns.select_related("deputy__person").first()
    who = next(
        actor for actor in (river.actor("tdep"), river.actor("tdep2")) if actor.person_id == turn.deputy.person_id
    )

    with pytest.raises(Refused, match="当天"):
        actions.check_in(turn, actor=who, code=day.code)
    with clock.frozen(day.on):
        with pytest.raises(ValidationError, match="到站码不对"):
            actions.check_in(turn, actor=who, code="ABCDE")
        actions.check_in(turn, actor=who, code=day.code.lower())
        with pytest.raises(Refused, match="已经签到"):
            actions.check_in(turn, actor=who, code=day.code)

    turn.refresh_from_db()
    assert (turn.came_by, turn.came_at.date()) == ("self", day.on)


def test_whoever_comes_late_still_checks_in_on_the_day_that_was_already_entered(river, home):
    day = build.held(home, came=1)
    late = next(turn for turn in day.turns.select_related("deputy__person", "day__station") if turn.came_at is None)

    with clock.frozen(day.on):
        seen = river.client("sta").get(day.get_absolute_url()).content.decode()
        late = actions.tick(late, actor=river.actor("sta"))
    late.day.refresh_from_db()

    assert f"/stations/turns/{late.pk}/" in seen
    assert (late.came_at is not None, late.day.state) == (True, "held")
    with clock.frozen(day.on + timedelta(days=1)):
        assert not queries.takes_arrivals(late.day)


@pytest.mark.parametrize(
    ("hours", "at", "came"), [("9:00-11:30", None, "09:00"), ("14:30-17:00", None, "14:30"), ("随时", None, "09:00"),
                              ("9:00-11:30", time(10, 5), "10:05")],
)  # fmt: skip
def test_an_arrival_entered_later_bears_the_day_and_hour_of_the_duty(river, home, hours, at, came):
    day = build.noticed(home)
    DutyDay.objects.filter(pk=day.pk).update(hours=hours)
    day = build.day(home, day.on)
    with clock.frozen(clock.moment(day.on + timedelta(days=3), 14, 31)):
        now, keeper = clock.now(), river.actor("sta")
        turn = actions.tick(day.turns.first(), actor=keeper, at=at)
        actions.tick_all([day], day.turns.values_list("pk", flat=True), actor=keeper)

    moments = {f"{one.came_at.astimezone(clock.BEIJING):%Y-%m-%d %H:%M}" for one in day.turns.all()}
    assert f"{turn.came_at.astimezone(clock.BEIJING):%Y-%m-%d %H:%M}" == f"{day.on} {came}"
    assert {moment[:10] for moment in moments} == {str(day.on)}
    assert {(one.late_at, one.late_by) for one in day.turns.all()} == {(now, keeper.name)}


def test_the_page_asks_at_what_hour_he_came_and_says_who_entered_it_later(river, home):
    day = build.noticed(home)
    with clock.frozen(day.on + timedelta(days=3)):
        client, url = river.client("sta"), f"/stations/turns/{day.turns.first().pk}/tick/"
        asked = client.get(url).content.decode()
        answer = client.post(url, {"at": "10:05"})
        seen = client.get(day.get_absolute_url()).content.decode()

    assert ('value="09:00"' in asked, answer.status_code) == (True, 302)
    assert ("10:05，管理员登记" in seen, "补登于2026年4月" in seen) == (True, True)


def test_leave_is_only_offered_where_it_is_entered(cast, river, home):
    other = stations.station(cast.townships["hill"], deputies=cast.townships["hill"].deputies.values())
    days = [build.noticed(one) for one in (home, other)]
    turns = [turn for day in days for turn in DutyTurn.objects.filter(day=day).select_related("day")[:1]]

    def offered(days_later):
        with clock.frozen(max(day.on for day in days) + timedelta(days=days_later)):
            return [one.may_excuse for one in queries.with_excuses(river.actor("sta"), turns)]

    assert (offered(1), offered(60)) == ([True, False], [False, False])


def test_who_works_in_a_township_looks_at_its_own_days_first(cast, river, home):
    build.noticed(home)
    elsewhere = stations.station(cast.townships["hill"], deputies=cast.townships["hill"].deputies.values())
    build.roster(elsewhere)

    def stations_of(client, query=""):
        return {day.station for day in client.get(f"/stations/days/{query}").context["found"]}

    assert stations_of(river.client("sta")) == {home}
    assert stations_of(cast.client("dac")) == stations_of(river.client("sta"), "?congress=") == {home, elsewhere}


def test_nobody_checks_in_for_another(cast, home):
    day = build.noticed(home)
    turn = day.turns.first()

    with clock.frozen(day.on), pytest.raises(PermissionDenied):
        actions.check_in(turn, actor=cast.dep2, code=day.code)


def test_a_reception_that_was_never_announced_is_not_opened(river, home):
    day = build.day(home)

    with clock.frozen(day.on), pytest.raises(Refused, match="还没有公告"):
        actions.tick(day.turns.first(), actor=river.actor("sta"))


def test_a_reception_is_held_only_where_somebody_came(river, home):
    day = build.noticed(home)

    with clock.frozen(day.on):
        with pytest.raises(Refused, match="还没有代表签到"):
            actions.hold(day, actor=river.actor("sta"), visitors=3)
        actions.tick(day.turns.first(), actor=river.actor("sta"))
        done = actions.hold(day, actor=river.actor("sta"), visitors=3, note="三户反映引水渠漏水。")

    assert (done.state, done.visitors) == ("held", 3)


def test_the_day_after_the_clock_says_held_or_missed(home):
    came, missed = build.noticed(home, date(2026, 4, 16)), build.noticed(home, date(2026, 4, 26))
    with clock.frozen(came.on):
        actions.tick(came.turns.first(), actor=SYSTEM)
    with clock.frozen(date(2026, 4, 27)):
        assert actions.close_over().done == 2
        assert actions.close_over().done == 0

    states = dict(DutyDay.objects.filter(pk__in=[came.pk, missed.pk]).values_list("pk", "state"))
    assert states == {came.pk: "held", missed.pk: "missed"}
    assert queries.missed_days(home.pk, 2026) == 1


# Swapping and leave.


def own_turns(home):
    """Two turns of different deputies on different days, on which the other is free."""
    turns = list(DutyTurn.objects.filter(day__station=home).select_related("day__station__congress", "deputy__person"))
    for one in turns:
        for two in turns:
            busy = {turn.deputy_id for turn in turns if turn.day_id == one.day_id}
            there = {turn.deputy_id for turn in turns if turn.day_id == two.day_id}
            if two.deputy_id not in busy and one.deputy_id not in there:
                return one, two
    raise AssertionError("no two turns")


def actor_of(cast, deputy):
    posts = {**cast.posts, **cast.townships["river"].posts}
    held = next(post for key, post in posts.items() if post.pk == deputy.membership_id)
    return cast.actor("dep") if held.pk == cast.posts["dep"].pk else next(
        cast.townships["river"].actor(key) for key in ("tdep", "tdep2") if cast.townships["river"].posts[key].pk == held.pk
    )  # fmt: skip


@pytest.mark.parametrize("agrees", [True, False])
def test_a_swap_needs_the_word_of_both(cast, home, agrees):
    build.roster(home)
    mine, theirs = own_turns(home)
    me, other = mine.deputy, theirs.deputy
    swap = actions.ask_swap(mine, other, actor=actor_of(cast, me), their_turn=theirs)
    with pytest.raises(Refused, match="等对方答复"):
        actions.ask_swap(mine, other, actor=actor_of(cast, me))

    actions.answer_swap(swap, actor=actor_of(cast, other), agrees=agrees)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.deputy, theirs.deputy) == ((other, me) if agrees else (me, other))
    with pytest.raises(Refused, match="已经答复"):
        actions.answer_swap(swap, actor=actor_of(cast, other), agrees=True)


def test_the_keeper_puts_another_into_a_turn(river, home):
    build.roster(home)
    turn = DutyTurn.objects.filter(day__station=home).select_related("day__station__congress").first()
    free = queries.may_take(turn).get()
    before = turn.deputy

    actions.put(turn, free, actor=river.actor("sta"))

    turn.refresh_from_db()
    assert (turn.deputy, turn.instead_of) == (free, before)


def test_leave_is_asked_before_the_day_by_oneself_and_entered_after_it_by_the_keeper(cast, river, home):
    day = build.noticed(home)
    turn = day.turns.select_related("deputy__person", "day__station__congress").first()
    me = actor_of(cast, turn.deputy)
    with clock.frozen(day.on + timedelta(days=1)):
        with pytest.raises(PermissionDenied):
            actions.excuse(turn, actor=me, because="住院")
        actions.excuse(turn, actor=river.actor("sta"), because="住院")
    with clock.frozen(day.on + timedelta(days=31)), pytest.raises(Refused, match="不能再补登"):
        actions.excuse(turn, actor=river.actor("sta"), because="住院")

    turn.refresh_from_db()
    assert turn.excused_because == "住院"


# What came of it (domain §6).


def test_why_somebody_asked_for_leave_is_read_by_the_keeper_and_himself_alone(cast, river, home):
    day = build.noticed(home)
    turn = day.turns.select_related("deputy__person").first()
    actions.excuse(turn, actor=river.actor("sta"), because="住院手术")
    own = next((who, key) for who, keys in ((river, river.deputies), (cast, cast.deputies)) for key in keys
               if keys[key] == turn.deputy)  # fmt: skip

    seen = {key: "住院手术" in who.client(key).get(day.get_absolute_url()).text
            for who, key in ((river, "sta"), (cast, "dac"), (cast, "lead"), (cast, "dep2"), own)}  # fmt: skip

    assert seen == {"sta": True, "dac": True, "lead": False, "dep2": False, own[1]: True}


def test_the_shares_count_deputies_once_and_turns_each(cast, home):
    build.held(home, date(2026, 4, 16), came=1)
    build.held(home, date(2026, 4, 26), came=2)

    with clock.frozen(date(2026, 4, 30)):
        ((_, one),) = queries.by_station(cast.dac, date(2026, 4, 1), date(2026, 4, 30))

    people = {turn.deputy_id for turn in DutyTurn.objects.filter(came_at__isnull=False)}
    assert (one.assigned, one.present, one.turns, one.came, one.missed) == (3, len(people), 4, 3, 1)
    assert one.turn_rate == "75.0%（3/4）"
    assert queries.by_station(cast.stranger.dac, date(2026, 4, 1), date(2026, 4, 30)) == []


def test_who_came_has_it_in_his_dossier(cast, river, home):
    day = build.held(home, came=2)
    source = kinds.duties["deputies.station_duty"]
    ids = [held.deputy_id for held in home.deputies.all()]

    facts = list(source.facts(ids, TODAY, date(2026, 12, 31)))

    assert sorted(fact.deputy_id for fact in facts) == sorted(day.turns.values_list("deputy", flat=True))
    assert {(fact.on, fact.text, fact.url) for fact in facts} == {
        (day.on, "到河口镇人大代表之家接待群众", f"/stations/days/{day.pk}/")
    }
    assert list(source.facts(ids, date(2026, 1, 1), TODAY)) == []


def test_the_quarterly_report_knows_the_receptions(cast, river, home):
    build.held(home, came=2)
    asked = ([river.congress.pk, cast.congress.pk], date(2026, 4, 1), date(2026, 6, 30))

    found = {
        key: kinds.figures[key].count(*asked) for key in ("deputies.station_receptions", "deputies.station_check_ins")
    }

    assert found == {
        "deputies.station_receptions": {river.congress.pk: 1}, "deputies.station_check_ins": {river.congress.pk: 2},
    }  # fmt: skip


def test_who_leaves_the_station_leaves_its_days_to_come(river, home):
    build.roster(home)
    held = home.deputies.get(deputy=river.deputies["tdep"])
    stations_actions.release(held, actor=river.actor("tsec"), until=TODAY - timedelta(days=1))

    actions.leave_rosters()

    assert not DutyTurn.objects.filter(deputy=river.deputies["tdep"]).exists()
    assert sum(DutyDay.objects.filter(station=home).values_list("vacant", flat=True)) > 0


def leaves(cast, how):
    dep = cast.deputies["dep"]
    if how == "suspended":
        return posts.suspend(dep, actor=cast.dac, because="custody")
    if how == "resigned":
        return accepted(cast, "dep")
    return posts.terminate(dep, actor=cast.dac, because="moved", on=TODAY)


@pytest.mark.parametrize("how", ["terminated", "resigned", "suspended"])
def test_turns_of_who_leaves_his_seat_are_vacant_in_the_same_deed_and_the_keeper_knows(cast, river, home, how):
    own_group = group(cast)
    build.noticed(home)
    his = DutyTurn.objects.filter(deputy=cast.deputies["dep"])
    days = sorted(his.values_list("day", flat=True))

    leaves(cast, how)

    assert (len(days) > 1, his.count()) == (True, 0)
    assert sorted(DutyDay.objects.filter(vacant=1).values_list("pk", flat=True)) == days
    assert Notice.objects.filter(person=river.posts["sta"].person, subject__startswith="请补排代表").count() == len(
        days
    )
    stays = how == "suspended"
    assert home.deputies.get(deputy=cast.deputies["dep"]).until == (None if stays else TODAY)
    assert own_group.members.get(deputy=cast.deputies["dep"]).until == (None if stays else TODAY)
    assert cast.deputies["dep"] not in queries.may_serve_on(DutyDay.objects.get(pk=days[0]))


def test_a_deputy_who_was_to_come_and_is_restored_is_drawn_again(cast, river, home):
    posts.suspend(cast.deputies["dep"], actor=cast.dac, because="custody")
    without = build.roster(home)
    assert not DutyTurn.objects.filter(day__roster=without, deputy=cast.deputies["dep"]).exists()

    posts.restore(Deputy.objects.get(pk=cast.deputies["dep"].pk), actor=cast.dac)
    again = build.roster(home)

    assert DutyTurn.objects.filter(day__roster=again, deputy=cast.deputies["dep"]).exists()


def test_a_vacant_turn_is_filled_on_the_page_and_he_is_told(cast, river, home):
    build.roster(home)
    leaves(cast, "terminated")
    client, day = river.client("sta"), DutyDay.objects.filter(vacant=1).order_by("on").first()
    free = queries.may_serve_on(day).get()
    listed = client.get("/stations/days/?vacant=on").context["found"]

    page = client.get(day.get_absolute_url())
    answer = client.post(f"{day.get_absolute_url()}fill/", {"deputy": free.pk})

    day.refresh_from_db()
    assert ({one.vacant for one in listed}, "还缺1人" in page.text, answer.status_code) == ({1}, True, 302)
    assert (day.vacant, day.turns.count()) == (0, 2)
    assert Notice.objects.filter(person=free.person, subject__startswith="请到站接待").count() == 1
    with pytest.raises(Refused, match="已经补齐"):
        actions.fill(day, river.deputies["tdep"], actor=river.actor("sta"))
    assert cast.client("go").get(f"{day.get_absolute_url()}fill/").status_code == 403


def test_only_who_serves_there_and_is_free_fills_a_turn(cast, river, home):
    build.roster(home)
    leaves(cast, "terminated")
    day = DutyDay.objects.filter(vacant=1).first()
    for other in (day.turns.get().deputy, cast.deputies["dep2"], cast.deputies["dep"]):
        with pytest.raises(ValidationError, match="请选择本站"):
            actions.fill(day, other, actor=river.actor("sta"))
    with pytest.raises(PermissionDenied):
        actions.fill(day, cast.deputies["dep2"], actor=cast.townships["hill"].actor("tsec"))


# What was kept on paper.


def test_receptions_kept_on_paper_are_taken_over_with_who_came(cast, river, home):
    here, ill, away = (held.deputy for held in home.deputies.order_by("pk"))
    past = date(2025, 11, 6)
    told = [Reception(home, past, {here.pk: True, ill.pk: "住院"}, visitors=3, note="反映路灯不亮。"),
            Reception(home, date(2025, 12, 16), {away.pk: False})]  # fmt: skip

    held_day, missed = enter_receptions(told, actor=river.actor("sta"))

    assert (held_day.state, held_day.visitors, held_day.noticed_on, missed.state) == (
        "held", 3, date(2025, 11, 2), "missed")  # fmt: skip
    assert held_day.roster == missed.roster
    (found,) = [one for station, one in queries.by_station(cast.dac, past, date(2025, 12, 31)) if station == home]
    assert (found.turns, found.came, found.excused, found.missed) == (3, 1, 1, 1)
    assert AuditEvent.objects.get(kind="deputies.roster.enter").text.endswith("补登代表接待日2天")


def test_nobody_takes_over_what_is_to_come_or_not_his(cast, river, home):
    with pytest.raises(Refused, match="已经过去"):
        enter_receptions([Reception(home, TODAY)], actor=river.actor("sta"))
    with pytest.raises(PermissionDenied):
        enter_receptions([Reception(home, date(2026, 1, 6))], actor=cast.townships["hill"].actor("tsec"))


# Pages.


def test_the_deputys_phone_shows_his_turns_and_takes_the_code(cast, river, home):
    day = build.noticed(home)
    turn = day.turns.select_related("deputy__person").first()
    key = (
        "dep"
        if turn.deputy == cast.deputies["dep"]
        else next(k for k, d in river.deputies.items() if d == turn.deputy)
    )
    with clock.frozen(day.on):
        client = (cast if key == "dep" else river).client(key)
        assert "到站签到" in client.get("/stations/duty/").content.decode()
        wrong = client.post(f"/stations/turns/{turn.pk}/check-in/", {"code": "22222"})
        right = client.post(f"/stations/turns/{turn.pk}/check-in/", {"code": day.code})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "到站码不对" in wrong.content.decode()


def test_the_code_is_shown_to_who_keeps_the_station_alone(cast, river, home):
    day = build.noticed(home)

    seen = {
        key: day.code in who.client(key).get(day.get_absolute_url()).content.decode()
        for who, key in ((river, "sta"), (river, "tch"), (cast, "dac"), (river, "tdep"), (cast, "dep"), (cast, "lead"))
    }

    assert seen == {"sta": True, "tch": True, "dac": True, "tdep": False, "dep": False, "lead": False}


def test_the_neighbour_sees_no_day(cast, home):
    day = build.noticed(home)
    client = cast.stranger.client("dac")

    assert [client.get(url).status_code for url in (day.get_absolute_url(), day.roster.get_absolute_url())] == [
        404,
        404,
    ]
    assert client.get("/stations/days/").context["found"].paginator.count == 0


@pytest.mark.parametrize("path", ["/stations/days/", "/stations/days/attendance/"])
def test_a_list_asks_the_same_number_of_questions_however_long_it_is(
    cast, river, home, django_assert_max_num_queries, path
):
    build.noticed(home)
    client = cast.client("dac")
    client.get(path)
    with django_assert_max_num_queries(40) as first:
        client.get(path)
    asked = len(first)
    for n in range(4):
        build.roster(stations.station(river, name=f"第{n}站", deputies=river.deputies.values()))
    with django_assert_max_num_queries(asked):
        client.get(path)


def test_the_keeper_does_a_whole_day_on_his_pages(cast, river, home):
    client = river.client("sta")
    drawn = client.post("/stations/days/draw/", {"quarter": "2026-2", "stations": [home.pk]})
    day = home.duty_days.first()
    here = day.get_absolute_url()
    assert drawn.headers["Location"] == day.roster.get_absolute_url()
    with clock.frozen(date(2026, 4, 16)):
        client = river.client("sta")
        posts = [
            (f"{here}notice/", {"late_because": "排班当天已不足三日"}),
            (f"/stations/turns/{day.turns.first().pk}/tick/", {}),
            (f"{here}hold/", {"visitors": "4", "note": "反映路灯不亮两件。"}),
        ]
        answers = [client.post(url, data).status_code for url, data in posts]
    day.refresh_from_db()

    assert (answers, day.state, day.visitors) == ([302, 302, 302], "held", 4)
