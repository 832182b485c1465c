"""The pages of the clock: the year, one day, a file, the preview and its confirmation, why a date is what it is."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from congress.actions import calendar, clocks, ticking
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.models import CalendarYear, Deadline, FormToken, Holiday, Organization
from congress.queries import home
from tests.build import clocks as build
from tests.build import county
from tests.build.documents import previewed

pytestmark = pytest.mark.django_db
JULY, TODAY = date(2026, 7, 1), date(2026, 9, 1)
EVERYBODY = {"sys", "sec", "aud", "lead", "go", "dac", "com", "scm", "sta", "dhead", "gov", "unit", "unitl", "dep"}


@pytest.fixture(autouse=True)
def laws():
    with kinds.deadlines.lent(*build.ALL), clock.frozen(TODAY):
        yield


@pytest.fixture
def cast():
    calendar.load_national(actor=SYSTEM)
    return county.county()


def case(cast, name="沙河乡道修复"):
    return Organization.objects.create(
        congress=cast.congress, name=name, short_name=name[:20], since="2020-01-01", kind="department"
    )


def started(cast, name="沙河乡道修复", on=JULY, **how):
    with clock.frozen(on):
        return build.started(case(cast, name), **how)


def words(response):
    """What a reader sees, tags and surplus blanks taken away."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


# The year.


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_everybody_may_look_at_the_calendar_but_only_its_keepers_change_it(cast, role):
    client = cast.client(role)
    keeper = role in ("sys", "go", "dac")

    assert client.get("/calendar/").status_code == 200
    assert client.get("/calendar/day/").status_code == (200 if keeper else 403)
    assert client.get("/calendar/import/").status_code == (200 if keeper else 403)
    assert client.post("/calendar/check/").status_code == (302 if keeper else 403)
    assert client.post("/calendar/confirm/", {}).status_code == (409 if keeper else 403)
    assert ("改一天" in words(client.get("/calendar/"))) == keeper


def test_the_year_shows_days_off_and_make_up_days_by_name(cast):
    page = cast.client("unit").get("/calendar/", {"year": 2026})

    assert "10月 18个工作日" in words(page)
    assert (
        "2026年10月1日 星期四至10月7日 星期三 国庆节放假 7 全国 2026年10月10日 星期六 国庆节调休上班 1 全国"
        in words(page)
    )
    html = page.content.decode()
    assert '<td class="year-day" data-tone="off">8' not in html
    assert html.count('data-tone="work">') == 6 + 1  # six worked weekends, and the legend
    assert html.count('aria-current="date"') == 1


@pytest.mark.parametrize(
    ("year", "heading"),
    [
        ("2027", "2027年放假安排"),
        ("", "2026年放假安排"),
        ("abc", "2026年放假安排"),
        ("99999", "2026年放假安排"),
        ("2000", "2000年放假安排"),
    ],
)
def test_any_year_can_be_asked_for_and_nonsense_means_this_one(cast, year, heading):
    assert heading in words(cast.client("dac").get("/calendar/", {"year": year}))


def test_an_unknown_year_says_what_it_lacks_and_a_whole_one_can_be_confirmed(cast):
    client = cast.client("dac")
    assert "春节" in words(client.get("/calendar/", {"year": 2027}))
    assert client.post("/calendar/check/2027/").status_code == 409
    for month, day, name in [
        (1, 1, "元旦"),
        (2, 5, "春节"),
        (4, 5, "清明节"),
        (5, 1, "劳动节"),
        (5, 2, "劳动节"),
        (6, 9, "端午节"),
        (9, 15, "中秋节"),
        (10, 1, "国庆节"),
        (10, 2, "国庆节"),
        (10, 3, "国庆节"),
    ]:
        Holiday.objects.create(date=date(2027, month, day), kind="off", name=name, source="手工录入")

    assert "确认本年安排已录全" in words(client.get("/calendar/", {"year": 2027}))
    confirm(client, client.post("/calendar/check/2027/"))

    assert CalendarYear.objects.get(year=2027).confirmed_by == "吴联络"


def test_a_keeper_sees_whether_the_clock_ticks(cast):
    client = cast.client("dac")
    assert "时钟可能停了" in words(client.get("/calendar/"))

    ticking.tick(clock.now())

    page = words(client.get("/calendar/"))
    assert "时钟可能停了" not in page
    assert "期限提醒 2026年9月1日 09:00 0 正常" in page
    assert "期限提醒" not in words(cast.client("unit").get("/calendar/"))


def test_the_first_of_december_the_page_and_the_card_ask_for_next_year(cast):
    assert home.items("congress.calendar", cast.dac) == []

    with clock.frozen(date(2026, 12, 1)):
        (item,) = home.items("congress.calendar", cast.dac)
        assert (item.verb, item.title, item.tone) == ("请录入", "2027年放假安排尚未录入", "late")
        assert "2027年放假安排尚未录入" in words(cast.client("dac").get("/calendar/"))


# One day.

DAY = {"date": "2026-10-08", "kind": "off", "name": "国庆节", "scope": "national", "reason": "国办通知"}


def sealed(page):
    return re.search(r'name="sealed" value="([^"]+)"', page.content.decode()).group(1)


def confirm(client, page, **more):
    return client.post("/calendar/confirm/", {"sealed": sealed(page), "reason": "国办通知", **more})


def test_a_day_is_shown_first_and_applied_on_confirmation(cast):
    started(cast)
    client = cast.client("dac")

    shown = client.post("/calendar/day/", DAY)

    assert shown.status_code == 200
    assert "建议（沙河乡道修复） 答复 沙河乡道修复 2026年10月8日 2026年10月9日 推后1天" in words(shown)
    assert "2026年10月8日 星期四 平常星期 国庆节休" in words(shown)
    assert not Holiday.objects.filter(date="2026-10-08").exists()

    done = confirm(client, shown)

    assert (done.status_code, done.url) == (302, "/calendar/?year=2026")
    assert "放假安排已调整，1项期限随之变动。" in words(client.get(done.url))
    assert str(Deadline.objects.get(outcome="open").due_on) == "2026-10-09"


def test_confirming_twice_applies_once_and_leads_to_the_same_page(cast):
    started(cast)
    client = cast.client("dac")
    shown = client.post("/calendar/day/", DAY)
    once = re.findall(r'name="once" value="([^"]+)"', shown.content.decode())[-1]

    first, second = confirm(client, shown, once=once), confirm(client, shown, once=once)

    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert FormToken.objects.filter(token=once).count() == 1
    assert Deadline.objects.count() == 2


def test_what_has_changed_since_is_shown_anew_and_can_then_be_confirmed(cast):
    started(cast)
    client = cast.client("dac")
    shown = client.post("/calendar/day/", DAY)
    started(cast, "后来的")

    again = confirm(client, shown)

    assert again.status_code == 409
    assert "请重新预览" in words(again)
    assert "建议（后来的）" in words(again)
    assert not Holiday.objects.filter(date="2026-10-08").exists()
    assert confirm(client, again).status_code == 302
    assert Deadline.objects.filter(outcome="superseded").count() == 2


@pytest.mark.parametrize("value", ["", "x", "{}", "eyJhIjoxfQ:1abc:def"])
def test_a_forged_preview_is_refused(cast, value):
    response = cast.client("dac").post("/calendar/confirm/", {"sealed": value, "reason": "试试"})

    assert response.status_code == 409
    assert not CalendarYear.objects.filter(year=2027).exists()


def test_a_preview_of_somebody_else_is_refused(cast):
    shown = cast.client("dac").post("/calendar/day/", DAY)

    response = confirm(cast.client("go"), shown)

    assert response.status_code == 409
    assert "这份预览是别人的" in words(response)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"date": "2026-02-30"}, "没有这一天"),
        ({"date": "1990-01-01"}, "年份应在2000年至2099年之间。"),
        ({"name": " "}, "请填名称"),
        ({"kind": "work"}, "本来就上班，不用标“班”"),
        ({"kind": "纸"}, "请从给出的选项中选择。"),
        ({"scope": "all"}, "请从给出的选项中选择。"),
        ({"reason": ""}, "请写明理由或文号。"),
        ({"date": "2026-10-01", "name": "国庆节"}, "没有需要调整的日子"),
    ],
)
def test_a_wrong_entry_is_answered_at_its_field_and_loses_nothing(cast, wrong, fault):
    page = cast.client("dac").post("/calendar/day/", DAY | wrong)

    assert page.status_code == 422
    assert fault in words(page).replace(" ", "")
    assert 'value="国办通知"' in page.content.decode() or wrong.get("reason") == ""


def test_a_township_sets_its_own_days_only(cast):
    client = cast.client("go")
    own = client.post("/calendar/day/", DAY | {"scope": "own"})

    confirm(client, own)

    assert Holiday.objects.get(date="2026-10-08").congress == cast.congress
    assert "本级增加" in words(client.get("/calendar/", {"year": 2026}))


# A file.


def table(*rows, name="2027.csv"):
    return SimpleUploadedFile(name, "\n".join(["日期,类型,名称", *rows]).encode("gb18030"))


def test_a_file_with_faults_lists_them_all_and_takes_nothing(cast):
    sent = {
        "file": table("2027-02-30,休,春节", "2027-10-08,班,国庆节", "2027-01-01,休,元旦"),
        "scope": "national",
        "reason": "国办通知",
    }

    page = cast.client("dac").post("/calendar/import/", sent)

    assert page.status_code == 422
    assert "第2行：日期“2027-02-30”看不懂" in words(page)
    assert "第3行：2027年10月8日（星期五）本来就上班" in words(page)
    assert not Holiday.objects.filter(date__year=2027).exists()


def test_a_good_file_is_shown_and_applied(cast):
    days = ["2027-01-01,休,元旦", "2027-01-02,休,元旦", "2027-01-04,休,元旦"]
    started(cast, on=date(2026, 9, 1), amount=4)  # 1 January 2027, provisionally on the 4th
    client = cast.client("dac")

    shown = client.post("/calendar/import/", {"file": table(*days), "scope": "national", "reason": "国办通知"})

    assert "2027年1月4日 2027年1月5日 推后1天" in words(shown)
    assert confirm(client, shown).status_code == 302
    assert Holiday.objects.filter(date__year=2027).count() == 3
    assert "本年度尚未录全" in words(client.get("/calendar/", {"year": 2027}))


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"PK\x03\x04rubbish", b"%PDF-1.7"])
def test_a_file_of_another_kind_is_refused_in_words(cast, content):
    sent = {"file": SimpleUploadedFile("a.xlsx", content), "scope": "national", "reason": "国办通知"}

    assert cast.client("dac").post("/calendar/import/", sent).status_code == 422


# Why this date.


def test_the_derivation_page_gives_every_step_and_what_took_over(cast):
    first = started(cast)
    with clock.frozen(TODAY):
        longer = clocks.extend_clock(
            "test.reply", Organization.objects.get(name="沙河乡道修复"), actor=cast.dac, amount=4, reason="需实地勘察"
        )

    page = words(cast.client("dac").get(f"/clock/{longer.pk}/"))
    old = words(cast.client("dac").get(f"/clock/{first.pk}/"))

    assert [step["text"] in page for step in longer.steps] == [True] * len(longer.steps)
    assert "期限届满：2026年11月2日（星期一）24时。" in page
    assert "2026年10月3日（星期六）国庆节放假，顺延。" in old
    assert "这一期限已由新的期限替代" in old
    assert "答复 已由新期限替代 2026年10月8日 星期四" in old  # not late: it no longer runs
    assert "2026年10月8日 已由新期限替代 2026年7月1日 首次启动" in page
    assert "2026年11月2日 本期限，进行中 2026年7月1日 需实地勘察" in page
    assert "需实地勘察 吴联络" in page
    assert "到期前15天 经办人 2026年10月16日 待提醒" in page


def test_a_case_one_may_not_see_has_no_derivation_either(cast):
    deadline = started(cast)
    cast.stranger = build.county("DAC", name="东平样县", code="419902")

    assert cast.client("dac").get(f"/clock/{deadline.pk}/").status_code == 200
    assert cast.client("dac").get("/clock/999999/").status_code == 404
    cast.posts["stranger"] = cast.stranger.memberships["DAC"]
    assert cast.client("stranger").get(f"/clock/{deadline.pk}/").status_code == 404
    assert "沙河乡道修复" not in words(cast.client("stranger").get("/clocks/"))


@pytest.mark.parametrize(
    ("side", "names"),
    [
        ("", ["迟了", "本周", "待校"]),
        ("late", ["迟了"]),
        ("week", ["本周"]),
        ("provisional", ["待校"]),
        ("nonsense", ["迟了", "本周", "待校"]),
    ],
)
def test_the_list_puts_the_most_urgent_first_and_can_be_narrowed(cast, side, names):
    started(cast, "待校", on=date(2026, 9, 1), amount=5)
    started(cast, "迟了", on=date(2026, 5, 6))
    started(cast, "本周", on=date(2026, 6, 4))

    page = words(cast.client("dac").get("/clocks/", {"side": side}))

    assert re.findall(r"建议（(.{2})）", page) == names


def test_the_list_can_be_searched(cast):
    started(cast, "沙河乡道修复")
    started(cast, "青石岭饮水")

    assert re.findall(r"建议（(.+?)）", words(cast.client("dac").get("/clocks/", {"q": "饮水"}))) == ["青石岭饮水"]


def test_the_list_costs_the_same_however_long(cast):
    client = cast.client("dac")

    def cost(cases):
        for n in range(cases):
            started(cast, f"第{cases}批第{n}件")
        with CaptureQueriesContext(connection) as queries:
            page = words(client.get("/clocks/"))
        return page.count("为什么是这一天"), len(queries)

    cost(1)
    (one, few), (four, many) = cost(0), cost(3)
    assert (one, four, many) == (1, 4, few)


@pytest.mark.parametrize("url", ["/calendar/", "/clocks/", "/clock/1/", "/calendar/day/", "/calendar/import/"])
def test_a_visitor_is_led_to_the_sign_in(client, url):
    assert client.get(url).url.startswith("/login/")


def test_the_derivation_can_be_printed_by_readers_and_issued_by_the_offices(cast):
    deadline = started(cast)
    client = cast.client("unit")

    printed = client.post(f"/documents/preview/congress.derivation/{deadline.pk}/")
    content = previewed("congress.derivation", deadline, actor=cast.actor("unit"))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).replace(" ", "")

    assert client.get(printed.url).status_code == 200
    for words_on_paper in (
        "期限计算说明",
        "代表法第五十一条",
        "2026年10月7日（星期三）国庆节放假，顺延。",
        "期限届满：2026年10月8日（星期四）24时。",
        "西平样县人大常委会",
    ):
        assert words_on_paper in text.replace("\n", "")
    assert client.get(f"/documents/issue/congress.derivation/{deadline.pk}/").status_code == 403
    assert cast.client("dac").get(f"/documents/issue/congress.derivation/{deadline.pk}/").status_code == 200
    cast.posts["stranger"] = build.county("DAC", name="东平样县", code="419902").memberships["DAC"]
    assert cast.client("stranger").post(f"/documents/preview/congress.derivation/{deadline.pk}/").status_code == 404
