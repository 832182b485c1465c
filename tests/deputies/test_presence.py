"""Signing in: by the code of the moment, on the organiser's device without network, from the sheet; attendance (F6)."""

import json
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions.institution import end_membership
from congress.frame import clock, kinds
from congress.frame.prose import share
from congress.frame.workflow import Refused
from deputies.actions import activities as doing
from deputies.actions import presence as actions
from deputies.models import Participation
from deputies.queries import dossier
from deputies.queries import presence as queries
from deputies.queries import public as deputy_pages
from tests.build import activities as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
NINE = clock.moment(TODAY, 9)
YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}


@pytest.fixture(autouse=True)
def _patient():
    cache.clear()


@pytest.fixture
def today(cast):
    """An activity of today with two deputies."""
    return build.activity(cast, kind="research", invited=[cast.deputies["dep"], cast.deputies["dep2"]])


# The code.


@pytest.mark.parametrize(
    ("seconds", "taken"), [(0, True), (59, True), (60, True), (119, True), (120, False), (-1, False)]
)
def test_a_code_is_taken_in_its_minute_and_the_next(today, seconds, taken):
    code = queries.code_at(today, NINE)

    assert queries.is_code(today, code, NINE + timedelta(seconds=seconds)) is taken


def test_codes_differ_from_activity_to_activity_and_are_six_figures(cast, today):
    other = build.activity(cast, kind="study", title="学习")

    assert queries.code_at(today, NINE) != queries.code_at(other, NINE)
    assert len(queries.code_at(today, NINE)) == 6
    assert queries.code_at(today, NINE).isdigit()


def test_a_deputy_signs_in_from_the_scanned_address_with_one_press(cast, today):
    client, code = cast.client("dep"), queries.code_at(today, clock.now())
    place = f"{today.get_absolute_url()}sign/"

    page = client.get(f"{place}?code={code}")
    answer = client.post(place, {"code": page.context["form"]["code"].value()})

    line = build.line(today, cast.deputies["dep"])
    assert (answer.status_code, line.state, line.way, line.half_days) == (302, "present", "code", 2)


def test_the_figures_may_be_typed_full_width_and_with_spaces(cast, today):
    code = queries.code_at(today, clock.now())
    wide = "".join(chr(ord(one) + 0xFEE0) for one in code)

    assert queries.is_code(today, f"{wide[:3]} {wide[3:]}")


@pytest.mark.parametrize("code", ["000000", "12345", "六位数字", ""])
def test_a_wrong_code_signs_nobody_in(cast, today, code):
    answer = cast.client("dep").post(f"{today.get_absolute_url()}sign/", {"code": code})

    assert answer.status_code == 422
    assert build.line(today, cast.deputies["dep"]).state == "invited"


def test_guessing_is_slowed_down(cast, today):
    line = build.line(today, cast.deputies["dep"])
    for _ in range(actions.TRIES):
        with pytest.raises(Refused, match="签到码不对"):
            actions.sign_in_by_code(line, "x", actor=cast.dep)

    with pytest.raises(Refused, match="次数太多"):
        actions.sign_in_by_code(line, queries.code_at(today, clock.now()), actor=cast.dep)


def test_nobody_signs_in_for_another_or_on_another_day(cast, today):
    code, line = queries.code_at(today, clock.now()), build.line(today, cast.deputies["dep2"])

    with pytest.raises(PermissionDenied):
        actions.sign_in_by_code(line, code, actor=cast.dep)
    with clock.frozen(TODAY + timedelta(days=1)), pytest.raises(Refused, match="今天不能签到"):
        actions.sign_in_by_code(line, queries.code_at(today, clock.now()), actor=cast.dep2)


def test_the_screen_shows_the_code_of_now_to_the_organiser_alone(cast, today):
    place = f"{today.get_absolute_url()}screen/"

    page = cast.client("dac").get(place).content.decode()

    assert queries.code_at(today, clock.now()) in page
    assert today.token not in page
    assert cast.client("dep").get(place).status_code == 403
    assert cast.client("dep3").get(place).status_code == 404


# The organiser's device.


def send(cast, activity, *rows):
    return cast.client("dac").post(
        f"{activity.get_absolute_url()}arrivals/", json.dumps({"arrivals": rows}), content_type="application/json"
    )


def test_what_was_pressed_without_network_keeps_its_moment_and_is_written_once(cast, today):
    line = build.line(today, cast.deputies["dep"])
    row = {"line": line.pk, "at": "2026-04-15T08:55:00+08:00", "key": "a1"}

    answers = [send(cast, today, row).json()["new"] for _ in range(2)]

    line.refresh_from_db()
    assert answers == [1, 0]
    assert (line.state, line.way, line.client_key) == ("present", "organiser", "a1")
    assert line.signed_in_at == clock.moment(TODAY, 8, 55)


def test_who_has_signed_in_himself_meanwhile_stays_as_he_is(cast, today):
    line = build.line(today, cast.deputies["dep"])
    actions.sign_in_by_code(line, queries.code_at(today, clock.now()), actor=cast.dep)

    told = send(cast, today, {"line": line.pk, "at": "2026-04-15T08:00:00+08:00", "key": "b"}).json()

    line.refresh_from_db()
    assert (told, line.way) == ({"new": 0, "present": [line.pk]}, "code")


@pytest.mark.parametrize("at", ["2026-04-14T09:00:00+08:00", "2026-04-15T23:00:00+08:00"])
def test_a_moment_that_cannot_be_is_the_one_of_arrival(cast, today, at):
    line = build.line(today, cast.deputies["dep"])

    send(cast, today, {"line": line.pk, "at": at, "key": "c"})

    line.refresh_from_db()
    assert line.signed_in_at == clock.now()


def test_who_was_there_was_there_though_the_activity_was_closed_meanwhile(cast, today):
    doing.finish(today, actor=cast.dac)
    line = build.line(today, cast.deputies["dep"])
    assert line.state == "absent"

    send(cast, today, {"line": line.pk, "at": "2026-04-15T08:55:00+08:00", "key": "d"})

    line.refresh_from_db()
    assert line.state == "present"


@pytest.mark.parametrize(
    "body",
    ["", "{}", "[]", '{"arrivals": [{"line": "x", "at": "gestern"}]}', '{"arrivals": 7}', "[" * 100_000,
     '{"arrivals": [{"line": 1, "at": "0001-01-01T00:00:00+23:00"}]}'],
)  # fmt: skip
def test_nonsense_is_refused_in_words(cast, today, body):
    answer = cast.client("dac").post(f"{today.get_absolute_url()}arrivals/", body, content_type="application/json")

    assert (answer.status_code, answer.json()) == (422, {"detail": "看不懂送来的签到记录，请刷新页面。"})


def test_lines_of_another_activity_are_left_alone(cast, today):
    other = build.activity(cast, kind="study", title="学习", invited=[cast.deputies["dep3"]])
    strange = build.line(other, cast.deputies["dep3"])

    assert send(cast, today, {"line": strange.pk, "at": "2026-04-15T08:55:00+08:00", "key": "e"}).json()["new"] == 0


def test_the_paper_sheet_is_ticked_off_without_script(cast, today):
    line = build.line(today, cast.deputies["dep"])

    answer = cast.client("dac").post(f"{today.get_absolute_url()}roll/", {"present": [line.pk]})

    line.refresh_from_db()
    assert (answer.status_code, line.state, line.way) == (302, "present", "sheet")


# Putting right.


def test_putting_right_needs_a_reason_and_keeps_within_the_activity(cast, today):
    line = build.line(today, cast.deputies["dep"])

    with pytest.raises(ValidationError, match="1至2之间"):
        actions.correct(line, actor=cast.dac, half_days=3, reason="补录")
    with pytest.raises(Refused):
        actions.correct(line, actor=cast.dac, half_days=1, reason=" ")
    there = actions.correct(line, actor=cast.dac, half_days=1, reason="上午到会，下午返乡")
    gone = actions.strike(there, actor=cast.dac, reason="登记错了人")

    assert (there.half_days, gone.state, gone.half_days, gone.signed_in_at) == (1, "absent", 0, None)


# Attendance.


def numbers(cast, key, **asked):
    row = queries.per_deputy(cast.dac, congress_id=cast.congress.pk, **(YEAR | asked)).get(card_no=key)
    return row.due, row.present, row.excused, row.absent


def test_excused_is_counted_apart_and_what_was_declined_is_no_duty(cast):
    one, two, three = (cast.deputies[key] for key in ("dep", "dep2", "dep3"))
    build.held(cast, present=[one], excused=[two], absent=[three])
    row = build.activity(cast, title="读书会", kind="study", invited=[one], voluntary=True)
    doing.decline(build.line(row, one), actor=cast.dep)
    doing.finish(row, actor=cast.dac)
    row = build.activity(cast, title="座谈会", kind="study", invited=[two], voluntary=True)
    doing.come(build.line(row, two), actor=cast.dep2)
    doing.finish(row, actor=cast.dac)

    assert [numbers(cast, key) for key in ("001", "002", "003", "004")] == [
        (1, 1, 0, 0), (1, 0, 1, 0), (1, 0, 0, 1), (0, 0, 0, 0),
    ]  # fmt: skip


def test_only_what_lies_within_the_post_is_due(cast):
    deputy = cast.deputies["dep3"]
    row = build.activity(cast, invited=[deputy], kind="study", on=TODAY)
    end_membership(deputy.membership, actor=cast.dac, until=TODAY - timedelta(days=1), because="迁出")
    doing.finish(row, actor=cast.dac)

    assert not Participation.objects.due().exists()
    assert numbers(cast, "003") == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(5, 6, "83.3%"), (0, 3, "0.0%"), (0, 0, "—"), (2, 3, "66.7%"), (3, 3, "100.0%"), (1, 16, "6.3%")],
)
def test_rates_are_exact_to_a_tenth(part, whole, words):
    assert share(part, whole) == words


@pytest.mark.parametrize(
    ("present", "due", "excused", "words"),
    [(0, 1, 1, "—"), (2, 3, 1, "100.0%"), (1, 3, 1, "50.0%"), (0, 2, 1, "0.0%"), (0, 0, 0, "—"), (2, 3, 0, "66.7%")],
)
def test_leave_that_was_granted_does_not_lower_the_rate(present, due, excused, words):
    assert queries.rate(present, due, excused) == words


def test_delegations_add_up(cast):
    one, two, three = (cast.deputies[key] for key in ("dep", "dep2", "dep3"))
    build.held(cast, present=[one, three], excused=[two])

    rates = queries.per_delegation(cast.dac, congress_id=cast.congress.pk, **YEAR)

    assert [(rate.name, rate.due, rate.present, rate.excused, rate.share) for rate in rates] == [
        ("河口代表团", 2, 1, 1, "100.0%"), ("青石岭代表团", 1, 1, 0, "100.0%"), ("合计", 3, 2, 1, "100.0%"),
    ]  # fmt: skip


def test_the_dossier_reads_what_was_done_and_what_was_missed(cast):
    one, two = cast.deputies["dep"], cast.deputies["dep2"]
    build.held(cast, present=[one], absent=[two], kind="inspection")

    def facts(key):
        found = kinds.duties[key].facts([one.pk, two.pk], YEAR["since"], YEAR["until"])
        return [(fact.deputy_id, fact.amount, fact.kept) for fact in found]

    assert facts("deputies.activity.inspection") == [(one.pk, 1, True)]
    assert facts("deputies.absent") == [(two.pk, 2, True)]


def test_what_was_missed_is_a_part_of_its_own_and_never_published_as_done(cast):
    one, two, ill = (cast.deputies[name] for name in ("dep", "dep2", "dep3"))
    build.held(cast, present=[one], absent=[two], excused=[ill], kind="inspection")
    parts = {
        seat: [title for title, _ in dossier.by_part(dossier.lines([seat], *YEAR.values())[seat.pk])]
        for seat in (one, two, ill)
    }

    with clock.frozen(clock.today().replace(year=clock.today().year + 1)):
        public = [{what: n for what, n, _ in deputy_pages.figures_of(seat)} for seat in (one, two, ill)]

    assert parts == {one: ["视察、调研和执法检查"], two: ["请假和缺席"], ill: ["请假和缺席"]}
    assert public == [{"视察、调研和执法检查": 1}, {}, {}]
