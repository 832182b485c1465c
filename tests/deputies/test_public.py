"""Pages without an account: who and where, only what was approved; and the sheets of codes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from congress.actions import jobs
from congress.frame import clock
from congress.frame.prose import placed
from congress.frame.workflow import Refused
from congress.models import Person
from deputies.actions import dossier as dossier_actions
from deputies.actions import public as actions
from deputies.actions import stations as stations_actions
from deputies.models import PublicProfile
from deputies.queries import public as queries
from tests.build import contacts, dossiers, rosters, voice
from tests.build import stations as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
FIRST_VIEW = 60_000


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def home(cast, river):
    return build.station(river, deputies=[*river.deputies.values(), cast.deputies["dep"]], phone="0930-6123456")


@pytest.fixture
def visitor(db):
    return Client()


def words(client, url):
    answer = client.get(url)
    assert len(answer.content) < FIRST_VIEW
    return answer.content.decode()


def profile(cast, **columns):
    row = PublicProfile(deputy=cast.deputies["dep"], words="我是柳沟村村民，最关心灌溉渠。", **columns)
    return actions.keep_profile(row, actor=cast.dep)


# Found by anybody.


@pytest.mark.parametrize("q", ["张德", "zhang", "zhangdefu", "zhang de", "zdf", "河口镇人大代表之家"])
def test_a_deputy_is_found_by_name_pinyin_initials_and_station(cast, home, visitor, q):
    found = visitor.get("/public/deputies/", {"q": q}).context["found"]

    assert cast.deputies["dep"] in list(found)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (("河口镇", "人民路3号"), "河口镇　人民路3号"),
        (("河口镇", "河口镇人民路3号"), "河口镇人民路3号"),
        (("西平样县", None, "西平样县人民代表大会"), "西平样县人民代表大会"),
        (("西平样县", "河口代表团", "第1选区"), "西平样县　河口代表团　第1选区"),
    ],
)
def test_a_place_is_said_once(words, read):
    assert placed(*words) == read


def test_a_township_shows_its_own_deputies_and_who_serves_at_its_stations(cast, river, home, visitor):
    found = visitor.get("/public/deputies/", {"congress": river.congress.pk}).context["found"]

    assert set(found) == {*river.deputies.values(), cast.deputies["dep"]}


def test_the_page_of_a_station_shows_announced_receptions_and_the_way_to_speak(home, visitor):
    planned = words(visitor, f"/public/s/{home.public_code}/")
    assert "近期接待" not in planned
    day = rosters.noticed(home)

    page = words(visitor, f"/public/s/{home.public_code.lower()}/")

    assert f"{day.on.month}月{day.on.day}日" in page
    assert f"/voice/{home.public_code}/" in page
    assert ("0930-6123456" in page, day.code in page) == (True, False)


def test_no_phone_and_no_address_of_anybody_is_public(cast, river, home, visitor):
    Person.objects.update(phone="13912345678", address="柳沟村三组12号", workplace="柳沟村村委会")
    deputy = cast.deputies["dep"]
    actions.approve(actions.propose(profile(cast), actor=cast.dep), actor=cast.dac)
    rosters.noticed(home)

    urls = (
        "/public/deputies/",
        "/public/stations/",
        f"/public/s/{home.public_code}/",
        f"/public/d/{deputy.public_code}/",
    )
    told = {
        secret for secret in ("13912345678", "三组12号", "村委会") for url in urls if secret in words(visitor, url)
    }

    assert told == set()


def test_a_closed_station_and_a_deputy_who_left_say_so_kindly(cast, river, home, visitor):
    stations_actions.close_station(home, actor=river.actor("tch"), closed_on=TODAY - timedelta(days=1), because="搬迁")
    membership = cast.deputies["dep3"].membership
    membership.until = TODAY - timedelta(days=1)
    membership.save()

    closed = words(visitor, f"/public/s/{home.public_code}/")
    left = words(visitor, f"/public/d/{cast.deputies['dep3'].public_code}/")

    assert ("已经停用" in closed, "不再担任人大代表" in left) == (True, True)
    assert cast.deputies["dep3"] not in set(queries.deputies())
    assert home not in set(queries.stations())


@pytest.mark.parametrize("url", ["/public/s/NOSUCH22/", "/public/d/NOSUCH22/"])
def test_an_unknown_code_leads_on(visitor, url):
    answer = visitor.get(url)

    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


@pytest.mark.parametrize("path", ["/public/deputies/", "/public/stations/"])
def test_a_public_list_asks_the_same_however_long_it_is(river, visitor, django_assert_max_num_queries, path):
    build.station(river)
    with django_assert_max_num_queries(20) as first:
        visitor.get(path)
    for n in range(5):
        build.station(river, name=f"第{n}站", deputies=river.deputies.values())
    with django_assert_max_num_queries(len(first)):
        visitor.get(path)


# Only what was approved.


def test_what_a_deputy_proposes_is_public_after_the_commission_agrees_and_not_before(cast, visitor):
    url, mine = f"/public/d/{cast.deputies['dep'].public_code}/", profile(cast)
    seen = []
    for deed in (
        lambda: None,
        lambda: actions.propose(mine, actor=cast.dep),
        lambda: actions.approve(mine, actor=cast.dac),
        lambda: actions.withdraw(mine, actor=cast.dep, reason="内容有变"),
    ):
        deed()
        seen.append("最关心灌溉渠" in words(visitor, url))

    assert seen == [False, False, True, False]


def test_the_next_version_takes_the_place_of_the_one_before(cast, visitor):
    first = actions.approve(actions.propose(profile(cast), actor=cast.dep), actor=cast.dac)
    second = actions.keep_profile(PublicProfile(deputy=cast.deputies["dep"], words="新的介绍。"), actor=cast.dep)
    actions.approve(actions.propose(second, actor=cast.dep), actor=cast.dac)

    states = dict(PublicProfile.objects.values_list("pk", "state"))
    assert states == {first.pk: "replaced", second.pk: "approved"}
    assert "新的介绍" in words(visitor, f"/public/d/{cast.deputies['dep'].public_code}/")


def test_nobody_writes_or_approves_for_another(cast):
    mine = profile(cast)
    with pytest.raises(PermissionDenied):
        actions.keep_profile(mine, actor=cast.dep2)
    actions.propose(mine, actor=cast.dep)
    with pytest.raises(Refused, match="退回后才能修改"):
        actions.keep_profile(mine, actor=cast.dep)
    for other in (cast.dep, cast.go, cast.stranger.dac, cast.townships["river"].actor("tch")):
        with pytest.raises(PermissionDenied):
            actions.approve(mine, actor=other)


def test_the_preview_is_what_the_public_will_see(cast):
    mine = profile(cast)

    here = words(cast.client("dep"), f"/profiles/{mine.pk}/preview/")

    assert ("这是群众将看到的样子" in here, "最关心灌溉渠" in here) == (True, True)
    assert cast.client("dep2").get(f"/profiles/{mine.pk}/preview/").status_code == 404


def test_last_years_figures_are_shown_if_the_deputy_agrees(cast, river, home, visitor):
    rosters.held(home, came=2)
    deputy = rosters.day(home).turns.filter(came_at__isnull=False).first().deputy

    with clock.frozen(TODAY.replace(year=2027)):
        assert ("进站接待", 1, "次") in queries.figures_of(deputy)
        assert queries.year_before() == 2026


def test_the_public_reads_what_the_dossier_counts_and_no_label_twice(cast):
    """Struck lines and what lies outside his days in office are told to nobody; two units are two named figures."""
    seat, station = cast.deputies["dep"], voice.station(cast.townships["river"])
    voice.opinion(cast, station=station, received_by=seat, source="visit", entered_by=seat.person)
    dossiers.attended(cast)
    for kind in ("speech", "speech", "help"):
        dossiers.entry(cast, kind=kind)
    struck = next(line for line in dossiers.lines(cast) if line.source.key == "deputies.entry.speech")
    dossier_actions.exclude(
        seat, actor=cast.dac, source=struck.source.key, target=struck.fact.target, reason="重复登记"
    )

    with clock.frozen(TODAY.replace(year=2027)):
        before = queries.figures_of(seat)
        seat.membership.since = TODAY + timedelta(days=1)
        late = queries.figures_of(seat)

    assert before == [
        ("全程出席代表大会", 1, "次会议"), ("大会、小组审议发言（补录）", 1, "次"),
        ("为群众办实事（补录）", 1, "次"), ("收集和转交民意", 1, "件"),
    ]  # fmt: skip
    assert late == []


def test_a_visit_at_which_help_was_given_is_one_contact_for_the_public(cast):
    pair = contacts.paired(cast)
    contacts.logged(cast, pair, TODAY, help="cash", worth=500, helped="春耕化肥款")
    contacts.logged(cast, pair, TODAY)

    with clock.frozen(TODAY.replace(year=2027)):
        assert queries.figures_of(cast.deputies["dep"]) == [("联系群众", 2, "次")]


# Sheets of codes.


def test_a_sheet_holds_eight_cards_a_page(cast, river, home):
    rows = [{"name": f"代表{n}", "post": "县级人大代表", "place": "河口代表团", "code": "ABCDEFGH"} for n in range(9)]

    html = actions.sheet(rows, on=TODAY)

    assert (html.count('class="page"'), html.count("<svg")) == (2, 9)


def test_a_station_is_printed_with_its_deputies(cast, river, home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    job = actions.ask_cards(actor=river.signed_in("tsec"), station=home)

    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result["pages"]) == ("done", 1)


def test_codes_are_printed_by_those_who_keep_stations(cast, river, home):
    for other in (cast.dep, cast.go, cast.lead):
        with pytest.raises(PermissionDenied):
            actions.ask_cards(actor=other, station=home)
    assert cast.stranger.client("dac").post(f"/stations/{home.pk}/cards/").status_code == 404
