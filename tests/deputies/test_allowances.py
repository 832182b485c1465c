"""Allowances: arithmetic, who is paid, twice never, checks in their order, the payment in the township's account."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.frame import clock, kinds
from congress.frame.numbers import in_capitals, long_date, plain
from congress.frame.workflow import Refused
from congress.models import FundEntry, RuleValue
from congress.queries import home
from deputies.actions import allowances as actions
from deputies.actions import presence
from deputies.documents.dossier import gather as gather_dossier
from deputies.models import AllowanceSheet
from deputies.queries import allowances as queries
from tests.build import activities, dossiers, township_work
from tests.build import allowances as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.mark.parametrize(
    ("half_days", "rounding", "days"),
    [(0, "half", "0.0"), (1, "half", "0.5"), (2, "half", "1.0"), (3, "half", "1.5"), (1, "up", "1.0"), (3, "up", "2.0"),
     (4, "up", "2.0")],
)  # fmt: skip
def test_two_half_days_are_a_day_and_the_rule_says_what_one_is(half_days, rounding, days):
    assert str(queries.days_of(half_days, rounding)) == days


@pytest.mark.parametrize(
    ("days", "rate", "receipts", "amount"),
    [("1.5", 80, (), "120.00"), ("0.5", 60, (), "30.00"), ("2.0", 80, ("120.50", "33.335"), "313.84"), ("0.0", 80, (), "0.00")],
)  # fmt: skip
def test_the_sum_is_exact_to_the_cent(days, rate, receipts, amount):
    assert str(queries.amount_of(Decimal(days), rate, *map(Decimal, receipts))) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [("0", "零元整"), ("80", "捌拾元整"), ("1205.5", "壹仟贰佰零伍元伍角"), ("10000", "壹万元整"), ("0.07", "柒分"),
     ("30.05", "叁拾元零伍分"), ("100010.30", "壹拾万零壹拾元叁角"), ("20305067", "贰仟零叁拾万伍仟零陆拾柒元整"),
     ("100000005", "壹亿零伍元整"), ("1060", "壹仟零陆拾元整")],
)  # fmt: skip
def test_a_sum_in_capitals(amount, words):
    assert in_capitals(Decimal(amount)) == words


def test_a_sheet_pays_those_without_a_fixed_income_for_what_they_were_present_at(cast):
    build.without_income(cast, cast.deputies["dep"], cast.deputies["dep2"])
    everybody = list(type(cast.deputies["dep"]).objects.filter(congress=cast.congress).order_by("pk"))
    activities.held(cast, present=everybody[:1] + everybody[2:], absent=everybody[1:2])
    activities.held(cast, present=everybody[:2], kind="study", title="学习代表法", ends="am", on=date(2026, 3, 20))

    sheet = actions.generate(actor=cast.dac, congress=cast.congress, **build.SPAN)

    rows = [(str(line.deputy), str(line.days), str(line.amount)) for line in queries.lines_of(sheet)]
    assert sorted(rows) == [("张德福", "1.5", "120.00"), ("王秀兰", "0.5", "40.00")]
    assert (sheet.rate, queries.in_words(sheet)) == (80, "2人，2天，160元")


def test_a_township_pays_its_own_rate(cast, river):
    sheet = build.sheet(river, "tdep")

    assert (sheet.rate, [str(line.amount) for line in sheet.lines.all()]) == (60, ["60.00"])


def test_nobody_is_paid_twice_for_the_same_day(cast):
    build.sheet(cast, "dep")

    with pytest.raises(Refused, match="没有还没发放的补助"):
        actions.generate(actor=cast.dac, congress=cast.congress, **build.SPAN)


def test_a_half_day_in_which_two_things_were_held_is_paid_once(cast):
    one = cast.deputies["dep"]
    build.without_income(cast, one)
    activities.held(cast, present=[one], on=date(2026, 3, 20))
    activities.held(cast, present=[one], on=date(2026, 3, 20), kind="study", title="学习代表法", begins="pm")
    first = actions.generate(actor=cast.dac, congress=cast.congress, **build.SPAN)
    activities.held(cast, present=[one], on=date(2026, 3, 20), kind="other", title="座谈", begins="pm",
                    until=date(2026, 3, 21))  # fmt: skip
    second = actions.generate(actor=cast.dac, congress=cast.congress, **build.SPAN)

    assert [str(sheet.lines.get().days) for sheet in (first, second)] == ["1.0", "1.0"]
    assert first.lines.get().participations.count() == 2


def test_sessions_are_paid_as_far_as_he_was_there_and_once(cast):
    build.without_income(cast, cast.deputies["dep"])
    session = dossiers.attended(cast, dep=(1, 2, "住院"))
    span = {"since": session.opens_on, "until": session.opens_on}

    sheet = actions.generate(actor=cast.dac, congress=cast.congress, **span)

    assert [(line.meeting_half_days, str(line.amount)) for line in sheet.lines.all()] == [(3, "120.00")]
    with pytest.raises(Refused, match="没有还没发放的补助"):
        actions.generate(actor=cast.dac, congress=cast.congress, **span)
    actions.void(sheet, actor=cast.dac, reason="时间选错")
    assert actions.generate(actor=cast.dac, congress=cast.congress, **span).lines.count() == 1


def test_a_void_sheet_gives_its_days_free(cast):
    first = build.sheet(cast, "dep")
    actions.void(first, actor=cast.dac, reason="时间选错")

    again = actions.generate(actor=cast.dac, congress=cast.congress, **build.SPAN)

    assert [str(line.amount) for line in again.lines.all()] == ["80.00"]
    assert first.lines.get().participations.count() == 0


def test_figures_stay_when_the_rule_changes(cast):
    sheet = build.sheet(cast, "dep")
    RuleValue.objects.create(congress=cast.congress, key="allowance.county", value=100, since=TODAY)

    line = sheet.lines.get()
    line.lodging, line.receipts = Decimal("120.50"), "住宿发票1张"
    actions.keep_line(line, actor=cast.dac)

    assert (sheet.rate, str(sheet.lines.get().amount)) == (80, "200.50")


def test_lodging_and_travel_are_paid_by_receipt(cast):
    line = build.sheet(cast, "dep").lines.get()
    line.travel = Decimal(30)

    with pytest.raises(ValidationError, match="凭票据"):
        actions.keep_line(line, actor=cast.dac)


def test_the_countys_sheet_is_checked_and_paid(cast):
    sheet = build.sheet(cast, "dep")

    with pytest.raises(PermissionDenied):
        actions.check_county(sheet, actor=cast.go)
    sheet = actions.check_county(sheet, actor=cast.dac)
    sheet = actions.pay(sheet, actor=cast.go, paid_on=TODAY)

    assert (sheet.state, sheet.paid_on) == ("paid", TODAY)
    line = sheet.lines.order_by("order").first()
    told = gather_dossier(line.deputy)["allowances"]  # what was paid stands in his dossier
    assert [row[1:] for row in told] == [[plain(line.days), str(sheet.rate), plain(line.amount), long_date(TODAY)]]
    with pytest.raises(Refused):
        actions.void(sheet, actor=cast.dac, reason="反悔")


def test_a_townships_sheet_goes_by_its_chair_to_the_commission_and_into_its_account(cast, river):
    fund = township_work.fund(river)
    sheet = build.sheet(river, "tdep")
    with pytest.raises(Refused, match="先由乡镇人大主席审核"):
        actions.check_county(sheet, actor=cast.dac)

    sheet = actions.check_township(sheet, actor=river.tch)
    back = actions.send_back(sheet, actor=cast.dac, reason="少一张车票")
    sheet = actions.check(actions.check_township(back, actor=river.tch), actor=cast.dac)
    actions.pay(sheet, actor=river.tsec, paid_on=TODAY, enter=True)

    entry = FundEntry.objects.get(fund=fund, purpose="allowance")
    assert (entry.amount, entry.on) == (Decimal(60), TODAY)


def test_checked_lines_stay(cast):
    sheet = actions.check_county(build.sheet(cast, "dep"), actor=cast.dac)

    with pytest.raises(Refused, match="先退回"):
        actions.keep_line(sheet.lines.get(), actor=cast.dac)


def test_what_stands_on_a_sheet_is_not_corrected_behind_it(cast):
    part = build.sheet(cast, "dep").lines.get().participations.get()

    with pytest.raises(Refused, match="先作废发放表"):
        presence.strike(part, actor=cast.dac, reason="登记错了")


@pytest.mark.parametrize(
    ("who", "place", "seen"),
    [("dac", "county", 2), ("go", "county", 2), ("lead", "county", 2), ("com", "county", 0), ("dep", "county", 0),
     ("tsec", "river", 1), ("tch", "hill", 0), ("dac", "stranger", 0)],
)  # fmt: skip
def test_sheets_are_seen_by_those_who_answer_for_them(cast, river, who, place, seen):
    build.sheet(cast, "dep")
    build.sheet(river, "tdep")
    home = {"county": cast, "stranger": cast.stranger}.get(place) or cast.townships[place]

    assert AllowanceSheet.objects.visible_to(home.actor(who)).count() == seen


def test_a_deputy_reads_his_own_sums(cast):
    build.sheet(cast, "dep")

    assert "80元" in cast.client("dep").get("/allowances/mine/").content.decode()
    assert "80元" not in cast.client("dep2").get("/allowances/mine/").content.decode()


def test_pages_cost_the_same_whatever_they_hold(cast):
    sheet, client = build.sheet(cast, "dep"), cast.client("dac")
    for url in ("/allowances/", sheet.get_absolute_url(), "/allowances/income/"):
        assert client.get(url).status_code == 200
    with clock.frozen(TODAY):
        build.without_income(cast, *cast.deputies.values())
        everybody = list(type(cast.deputies["dep"]).objects.filter(congress=cast.congress))
        activities.held(cast, present=everybody, title="二次视察")
        larger = actions.generate(actor=cast.dac, congress=cast.congress, **build.SPAN)
    counts = []
    for one in (sheet, larger):
        with CaptureQueriesContext(connection) as caught:
            client.get(one.get_absolute_url())
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_a_sheet_waits_for_whoever_must_check_or_pay_it(cast):
    def waits():
        card = kinds.cards["deputies.allowances"]
        return {
            who: [item.verb for item in home.items(card.key, cast.actor(who))]
            for who in ("dac", "go", "lead")
            if cast.actor(who).is_any(*card.roles)
        }

    found = build.sheet(cast, "dep2", kind="study")
    made = waits()
    found = actions.check_county(found, actor=cast.dac)

    assert (made, waits()) == ({"dac": ["审核"], "go": []}, {"dac": ["登记发放"], "go": ["登记发放"]})
    actions.pay(found, actor=cast.dac, paid_on=clock.today())
    assert waits() == {"dac": [], "go": []}
