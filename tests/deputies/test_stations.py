"""The register of stations: who keeps which, who serves there, what its papers lack, and nothing for the neighbour."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Notice
from deputies.actions import posts
from deputies.actions import rosters as rostering
from deputies.actions import stations as actions
from deputies.checks import completeness as check
from deputies.models import DutyTurn, Station, StationCost, StationDeputy
from deputies.queries import public
from deputies.queries import stations as queries
from tests.build import rosters
from tests.build import stations as build
from tests.build.county import TODAY
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


@pytest.fixture
def home(river):
    return build.station(river, keeper=build.keeper(river), deputies=river.deputies.values())


# Who keeps which.


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("dac", True), ("river.tch", True), ("river.tsec", True), ("river.sta", True), ("hill.tch", False),
        ("sta", False), ("go", False), ("lead", False), ("dep", False), ("river.tdep", False), ("stranger.dac", None),
    ],
)  # fmt: skip
def test_a_station_is_changed_by_those_who_keep_it_alone(cast, home, who, allowed):
    place, _, key = who.rpartition(".")
    held = cast.stranger if place == "stranger" else cast.townships.get(place, cast)
    if allowed is None:  # the county next door does not even see it
        assert held.client(key).get(home.get_absolute_url()).status_code == 404
        with pytest.raises(PermissionDenied):
            actions.assign(home, [], actor=held.actor(key), since=TODAY)
        return

    assert held.client(key).get(home.get_absolute_url()).status_code == 200
    if allowed:
        actions.keep_station(home, actor=held.actor(key))
    else:
        with pytest.raises(PermissionDenied):
            actions.keep_station(home, actor=held.actor(key))


def test_a_keeper_keeps_his_stations_until_the_day_he_is_dismissed(cast, river, home):
    other = build.station(river, name="柳沟村联络站", kind="station", area=build.village(river))
    assert list(queries.stations_kept_by(river.actor("sta"))) == [home]

    actions.dismiss(home.keepers.get(), actor=river.actor("tch"), until=TODAY - timedelta(days=1))

    assert list(queries.stations_kept_by(river.actor("sta"))) == []
    assert set(queries.stations_kept_by(river.actor("tsec"))) == {home, other}
    assert set(queries.stations_kept_by(cast.dac)) == {home, other}


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("days", "六日", "看不懂"),
        ("opened_on", TODAY + timedelta(days=1), "不能晚于今天"),
        ("per_day", 0, "1至20人"),
        ("name", "河口镇人大代表之家", "已有同名站点"),
    ],
)
def test_a_station_entered_wrongly_is_refused_in_words(river, home, column, value, words):
    row = Station(
        congress=river.congress, area=river.congress.area, kind="station", name="柳沟村联络站", opened_on=TODAY
    )
    setattr(row, column, value)

    with pytest.raises(ValidationError, match=words):
        actions.keep_station(row, actor=river.actor("tsec"))


def test_a_station_stands_within_its_township(cast, river):
    hill = cast.townships["hill"].congress.area

    with pytest.raises(ValidationError, match="之内"):
        build.station(river, name="青石岭站", area=hill)


# Who serves there.


def test_a_deputy_serves_at_a_station_once_at_a_time_and_of_any_level(cast, river, home):
    actions.assign(home, [cast.deputies["dep"]], actor=river.actor("tsec"), since=TODAY)
    with pytest.raises(Refused, match="已经在本站"):
        actions.assign(home, [cast.deputies["dep"]], actor=river.actor("tsec"), since=TODAY)

    names = [row.deputy.person.name for row in queries.deputies_at(home)]
    assert sorted(names) == sorted(["张德福", "河代表乙", "河代表甲"])


def test_deputies_of_another_township_do_not_serve_here(cast, river, home):
    with pytest.raises(ValidationError, match="不是本县或本乡镇的代表"):
        actions.assign(home, [cast.townships["hill"].deputies["tdep"]], actor=river.actor("tsec"), since=TODAY)


def test_who_leaves_his_seat_leaves_his_stations_on_the_same_day(river, home):
    deputy, last = river.deputies["tdep"], date(2026, 4, 1)
    posts.terminate(deputy, actor=river.actor("tch"), because="moved", on=last)

    assert StationDeputy.objects.get(deputy=deputy).until == last
    assert actions.release_departed().done == 0
    assert check() == []


def test_closing_calls_off_the_receptions_behind_its_last_day_and_tells_everybody(river, home):
    """Announced or planned, nobody is invited or awaited any longer; what lies before the last day stays."""
    first = rosters.noticed(home)
    second = rosters.noticed(home, home.duty_days.exclude(pk=first.pk).earliest("on").on)
    third = home.duty_days.filter(on__gt=second.on).earliest("on")
    Notice.objects.all().delete()

    with clock.frozen(first.on):
        came = rostering.tick(first.turns.first(), actor=river.actor("sta"))
        actions.close_station(home, actor=river.actor("tch"), closed_on=first.on, because="村委会搬迁")
        invited = [day.state for day in public.at_station(home)["days"] if day.on > first.on]
    with clock.frozen(third.on + timedelta(days=40)):
        rostering.announce_due()
        rostering.close_over()

    states = dict(home.duty_days.values_list("on", "state"))
    assert (came.came_at is not None, states.pop(first.on), set(states.values())) == (True, "held", {"cancelled"})
    assert set(invited) == {"cancelled"}
    assert set(home.duty_days.filter(state="cancelled").values_list("cancelled_because", flat=True)) == {
        "站点停用：村委会搬迁"
    }
    told = Notice.objects.filter(subject__startswith="站点停用")
    staff = set(home.deputies.values_list("deputy__person", flat=True)) | {river.posts["sta"].person_id}
    assert ({row.person_id for row in told}, "次接待已经取消" in told.first().text) == (staff, True)
    assert not DutyTurn.objects.filter(on__gt=first.on, called_off=False).exists()


def test_closing_ends_who_serves_and_who_keeps_and_says_why(river, home):
    actions.close_station(home, actor=river.actor("tch"), closed_on=TODAY, because="村委会搬迁")

    home.refresh_from_db()
    assert (home.closed_on, home.closed_because) == (TODAY, "村委会搬迁")
    assert list(home.deputies.values_list("until", flat=True)) == [TODAY, TODAY]
    assert list(home.keepers.values_list("until", flat=True)) == [TODAY]
    with pytest.raises(Refused, match="已经停用"):
        actions.assign(home, [river.deputies["tdep"]], actor=river.actor("tch"), since=TODAY)


# How complete its papers are.


def picture(kind="PNG"):
    out = BytesIO()
    Image.new("RGB", (1200, 800), "#a33").save(out, kind)
    return out.getvalue()


def test_the_score_says_what_is_missing_and_follows_every_deed(river):
    bare = build.station(river, name="柳沟村联络站", kind="station", area=build.village(river))
    assert bare.completeness == 0
    assert [point.missing for point in queries.points_of(bare)][:3] == [
        "没有登记地址",
        "没有登记联系电话",
        "没有登记开放时间",
    ]
    who = river.actor("tsec")

    steps = []
    for deed in (
        lambda: actions.entrust(bare, build.keeper(river), actor=who, since=TODAY),
        lambda: actions.assign(bare, [river.deputies["tdep"]], actor=who, since=TODAY),
        lambda: actions.arrange_rooms(bare, [{"title": "接待室", "size": 24, "use": "接待"}], actor=who),
        lambda: actions.enter_cost(StationCost(station=bare, year=2026, purpose="building", amount=9000), actor=who),
    ):
        deed()
        bare.refresh_from_db()
        steps.append(bare.completeness)
    bare.address, bare.phone, bare.opening_hours, bare.serves = "柳沟村1号", "0930-1234567", "工作日", "柳沟村"
    bare.rules_text, bare.brand = "一、按时到站。", "板凳议事会"
    actions.keep_station(bare, actor=who)

    assert steps == [10, 25, 35, 40]
    assert bare.completeness == 90
    assert [point.missing for point in queries.points_of(bare) if not point.met] == ["没有照片"]
    assert sum(point.weight for point in queries.points_of(bare)) == 100
    assert check() == []


def test_a_score_that_is_not_what_the_papers_give_is_found(home):
    Station.objects.filter(pk=home.pk).update(completeness=99)

    assert [str(finding) for finding in check()] == ["河口镇人大代表之家的资料完整度登记为99，按资料应为25。"]


def test_a_photo_is_kept_and_shown_small(river, home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("站点.png", picture(), content_type="image/png")
    client = river.client("sta")

    assert client.post(f"/stations/{home.pk}/photos/", {"files": [upload]}).status_code == 302

    shown, small = queries.photos_of(home)
    assert [row["name"] for row in shown] == ["站点.png"]
    with Image.open(tmp_path / small[0].stored_as) as kept:
        assert (kept.format, kept.size, dict(kept.getexif())) == ("JPEG", (480, 320), {})
    home.refresh_from_db()
    assert home.completeness == 35
    row = queries.public_photo(small[0].pk)
    assert row == small[0]


def test_a_photo_that_is_no_picture_stays_out(river, home):
    upload = SimpleUploadedFile("通知.pdf", b"%PDF-1.4 x")

    answer = river.client("tsec").post(f"/stations/{home.pk}/photos/", {"files": [upload]})

    assert answer.status_code == 422
    assert "不是照片" in answer.content.decode()


# The list.


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["河口镇人大代表之家", "柳沟村联络站", "青石岭乡人大代表之家"]),
        ({"kind": "station"}, ["柳沟村联络站"]),
        ({"q": "板凳"}, ["柳沟村联络站"]),
        ({"q": "柳沟"}, ["柳沟村联络站"]),
        ({"mine": "on"}, ["河口镇人大代表之家", "柳沟村联络站"]),
        ({"sort": "completeness"}, ["青石岭乡人大代表之家", "柳沟村联络站", "河口镇人大代表之家"]),
    ],
)
def test_the_list_finds_and_sorts(cast, river, home, asked, names):
    build.station(river, name="柳沟村联络站", kind="station", area=build.village(river), brand="板凳议事会")
    build.station(cast.townships["hill"], name="青石岭乡人大代表之家")

    found = river.client("tsec").get("/stations/", asked).context["found"]

    assert [row.name for row in found] == names


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(cast, river, home):
    def opened(place):
        build.station(river, name=f"第{place}站", deputies=river.deputies.values())

    page_same_for_many(river.client("tsec"), "/stations/", opened)


def test_every_form_of_the_register_can_be_filled_in(cast, river, home, settings, tmp_path):
    client = river.client("tsec")
    said = {"kind": "station", "name": "石坪村联络站", "area": build.village(river).pk, "opened_on": "2026-03-01",
            "hours": "8:30-11:30", "per_day": "2", "days": "每周三", "parent": home.pk}  # fmt: skip
    made = client.post("/stations/add/", said)
    new = Station.objects.get(name="石坪村联络站")
    assert made.headers["Location"] == new.get_absolute_url()

    here = f"/stations/{new.pk}/"
    posts = (
        ("deputies/add/", {"deputies": [river.deputies["tdep"].pk, cast.deputies["dep"].pk], "since": "2026-03-02"}),
        ("keepers/add/", {"membership": build.keeper(river).pk, "since": "2026-03-02"}),
        ("rooms/", {"title-new1": "接待室", "size-new1": "20", "order-new1": "1"}),
        ("costs/add/", {"year": "2026", "purpose": "building", "amount": "9000"}),
        ("change/", {**said, "brand": "板凳议事会"}),
    )
    answers = {path: client.post(here + path, data).status_code for path, data in posts}
    assert answers == dict.fromkeys((path for path, _ in posts), 302)
    assert new.deputies.count() == 2
    leave = new.deputies.first()
    assert client.post(f"/stations/deputies/{leave.pk}/leave/", {"until": "2026-04-01"}).status_code == 302
    assert client.post(here + "close/", {"closed_on": "2026-04-15", "because": "并入代表之家"}).status_code == 302
    assert "并入代表之家" in client.get(here).content.decode()
    assert client.post(here + "reopen/").status_code == 302
