"""Duty reports to electors: planned, announced, held, counted by two, filed into the volume; who has reported, who sees what."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from congress.actions import institution
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Membership, Notice, Writing
from deputies.actions import duty_reports as actions
from deputies.models import MARKS, BallotCountLine, Deputy, DutyReport, DutyReportSession, ElectorOpinion
from deputies.queries import duty_reports as queries
from deputies.workflow.duty_reports import DUTY_SESSION
from tests.build import duty_reports as build
from tests.build.county import TODAY
from tests.build.dossiers import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


# The law as a table: in which state who may do what.

MATRIX = {
    "planned": {"dac": "notify cancel"},
    "notified": {"dac": "hold cancel", "tch": "hold", "tsec": "hold"},
    "held": {"dac": "correct", "tch": "correct", "tsec": "correct"},
    "rated": {"dac": "recount give_back", "tch": "recount give_back", "tsec": "recount give_back"},
    "returned": {"dac": "file"},
    "filed": {},
}


@pytest.mark.parametrize("state", MATRIX)
def test_who_may_do_what_in_each_state(cast, river, state):
    row = build.session(cast, at=state)
    actors = {key: cast.actor(key) for key in ("dac", "lead", "go", "com", "scm", "dep", "unit")}
    actors |= {key: river.actor(key) for key in ("tch", "tsec", "tdep")} | {
        "hill": cast.townships["hill"].actor("tch")
    }

    found = {who: " ".join(move.name for move, _ in DUTY_SESSION.offered(row, actor)) for who, actor in actors.items()}

    assert {who: moves for who, moves in found.items() if moves} == MATRIX[state]


def test_nobody_is_announced_before_he_is_named(cast):
    row = build.session(cast)
    actions.keep_session(row, actor=cast.dac, deputies=[])

    with pytest.raises(Refused, match="还没有列出述职代表"):
        actions.notify(row, actor=cast.dac)


def test_deputies_are_told_and_asked_for_their_words(cast):
    build.session(cast, "notified", text="")

    told = Notice.objects.filter(person=cast.posts["dep"].person)
    assert [one.subject for one in told] == ["请准备述职：2026年3月18日柳沟村委会"]
    assert "写述职报告" in cast.client("dep").get("/").content.decode()


def test_a_session_is_not_held_before_its_day(cast):
    row = build.session(cast, "notified", day=TODAY + timedelta(days=1))

    with pytest.raises(Refused, match="才召开"):
        actions.hold(row, actor=cast.dac, electors=40)


def test_who_is_taken_off_the_list_goes_and_the_others_keep_their_words(cast):
    row = build.session(cast, "notified")
    dep, dep2, dep3 = (cast.deputies[key] for key in ("dep", "dep2", "dep3"))
    actions.keep_session(row, actor=cast.dac, deputies=[dep, dep2, dep3])

    actions.keep_session(row, actor=cast.dac, deputies=[dep, dep2])

    assert [(str(one.deputy), bool(one.text)) for one in queries.reports_of(row)] == [
        ("张德福", True),
        ("王秀兰", True),
    ]


@pytest.mark.parametrize("what", ["words", "opinion", "marks"])
def test_whose_words_or_ratings_are_recorded_is_not_taken_off(cast, what):
    row = build.session(cast, "notified")
    report = queries.reports_of(row)[0]
    left = {
        "words": {"text": "我向选民报告。"},
        "opinion": {},
        "marks": dict.fromkeys((name for name, _ in MARKS), 1),
    }[what]
    DutyReport.objects.filter(pk=report.pk).update(**{"text": ""} | left)
    if what == "opinion":
        ElectorOpinion.objects.create(report=report, order=1, title="多到村里来")

    with pytest.raises(ValidationError, match=f"{report.deputy}已经写了述职报告"):
        actions.keep_session(row, actor=cast.dac, deputies=[cast.deputies["dep2"]])
    assert row.reports.count() == 2


def subjects(cast, who):
    return [one.subject for one in Notice.objects.filter(person=cast.posts[who].person).order_by("pk")]


def test_who_was_told_learns_of_every_change(cast):
    row = build.session(cast, "notified", text="", seats=("dep", "dep2"))

    row.place = "柳沟村文化室"
    actions.keep_session(row, actor=cast.dac, deputies=[cast.deputies["dep"], cast.deputies["dep3"]])
    actions.cancel(row, actor=cast.dac, reason="山洪预警")

    assert subjects(cast, "dep")[1:] == [
        "述职安排有变：2026年3月18日柳沟村文化室",
        "不召开了：2026年3月18日河口镇述职会",
    ]
    assert subjects(cast, "dep2")[1:] == ["这次述职不再安排您：2026年3月18日河口镇述职会"]
    assert subjects(cast, "dep3")[0] == "请准备述职：2026年3月18日柳沟村文化室"


def test_before_it_is_announced_nobody_is_told_of_changes(cast):
    row = build.session(cast, "planned", seats=("dep",))

    row.place = "柳沟村文化室"
    actions.keep_session(row, actor=cast.dac, deputies=[])
    actions.cancel(row, actor=cast.dac, reason="山洪预警")

    assert subjects(cast, "dep") == []


def test_only_deputies_of_that_day_and_congress_report(cast, river):
    row = build.session(cast)

    with pytest.raises(ValidationError, match="这一天不是本级人大代表"):
        actions.keep_session(row, actor=cast.dac, deputies=[river.deputies["tdep"]])


# Words.


@pytest.mark.parametrize(("who", "typed_by"), [("dep", ""), ("dac", "吴联络"), ("tsec", "河秘书")])
def test_who_typed_for_a_deputy_is_kept(cast, river, who, typed_by):
    report = build.session(cast, "notified", text="").reports.get(deputy=cast.deputies["dep"])
    actor = (river if who == "tsec" else cast).actor(who)

    assert actions.write_report(report, actor=actor, text="述职").written_by == typed_by


@pytest.mark.parametrize("who", ["dep2", "lead", "unit", "com"])
def test_nobody_else_writes_a_deputys_report(cast, who):
    report = build.session(cast, "notified", text="").reports.get(deputy=cast.deputies["dep"])

    with pytest.raises(PermissionDenied):
        actions.write_report(report, actor=cast.actor(who), text="述职")


# Counting.


def test_two_equal_counts_are_the_result(cast):
    row = build.session(cast, "held")

    assert build.count(row, actor=cast.dac)[0].state == "held"
    row, differing = build.count(row, actor=cast.actor("dac_clerk"))

    assert (row.state, differing, row.issued, row.returned) == ("rated", [], 42, 40)
    assert dict(queries.reports_of(row)[0].counts) == {"满意": 30, "基本满意": 6, "不满意": 2, "弃权": 1, "无效": 1}


def test_different_counts_say_where_and_never_what(cast):
    row = build.session(cast, "held")
    build.count(row, actor=cast.dac)

    row, differing = build.count(row, actor=cast.actor("dac_clerk"), satisfied=29, fairly=7)

    assert (row.state, differing) == ("held", ["张德福的满意、基本满意"])
    words = cast.client("dac_clerk").get(f"/duty-reports/{row.pk}/count/").content.decode()
    assert ("张德福的满意、基本满意" in words, 'value="29"' in words, words.count('value="30"')) == (True, True, 1)
    row, differing = build.count(row, actor=cast.actor("dac_clerk"))
    assert (row.state, differing) == ("rated", [])


def test_one_person_does_not_count_twice_nor_a_third(cast, river):
    row = build.session(cast, "held")
    for _ in range(2):
        row, _ = build.count(row, actor=cast.dac)
    assert row.state == "held"
    build.count(row, actor=cast.actor("dac_clerk"), satisfied=29, fairly=7)

    with pytest.raises(Refused, match="已有两人计票"):
        build.count(row, actor=river.actor("tsec"))


SUMS = [
    ({"returned": 43}, "收回的票不能多于发出的票"),
    ({"issued": 46}, "发出的票不能多于到会选民（45人）"),
    ({"satisfied": 31}, "张德福的各项合计41张，应当等于收回的40张"),
    ({"satisfied": 29}, "张德福的各项合计39张，应当等于收回的40张"),
]


@pytest.mark.parametrize(("changed", "words"), SUMS)
def test_ballots_add_up(cast, changed, words):
    row = build.session(cast, "held")

    with pytest.raises(ValidationError, match=words):
        build.count(row, actor=cast.dac, **changed)

    assert not row.ballot_counts.exists()


@pytest.mark.parametrize("who", ["dep", "lead", "scm", "unit"])
def test_only_the_keepers_count(cast, who):
    row = build.session(cast, "held")

    with pytest.raises(PermissionDenied):
        build.count(row, actor=cast.actor(who))


def test_a_wrong_number_of_electors_is_put_right_before_the_count(cast):
    row = build.session(cast, "held")
    with pytest.raises(ValidationError, match="不能多于到会选民"):
        build.count(row, actor=cast.dac, issued=54)

    row = actions.correct(row, actor=cast.actor("dac_clerk"), electors=54, villagers=20)
    build.count(row, actor=cast.dac, issued=54)

    assert (row.state, row.electors) == ("held", 54)
    with pytest.raises(ValidationError, match="已录入发出评议票54张"):
        actions.correct(row, actor=cast.dac, electors=53)


def test_two_counts_that_never_agree_are_begun_anew_by_others(cast, river):
    row = build.session(cast, "held")
    with pytest.raises(Refused, match="还没有人录入计票"):
        actions.recount(row, actor=cast.dac, reason="换人计票")
    build.count(row, actor=cast.dac)
    build.count(row, actor=cast.actor("dac_clerk"), satisfied=29, fairly=7)

    actions.recount(row, actor=cast.dac, reason="一名计票人已调离")
    for actor in (cast.dac, river.actor("tsec")):
        row, _ = build.count(row, actor=actor)

    assert row.state == "rated"


def test_who_is_rated_does_not_count_and_the_county_lends_a_teller(cast, river):
    row, chair = build.session(river, "held"), river.posts["tch"].person
    with pytest.raises(PermissionDenied):
        build.count(row, actor=cast.dac)
    Deputy.objects.filter(pk=river.deputies["tdep"].pk).update(person=chair)

    with pytest.raises(Refused, match="您在这次会上述职"):
        build.count(row, actor=river.tch)
    page = river.client("tch").get(row.get_absolute_url()).text
    assert ("您在这次会上述职" in page, "录入计票" in page) == (True, False)
    assert river.client("tch").get(f"/duty-reports/{row.pk}/count/").status_code == 403
    assert "录入计票" in cast.client("dac").get(row.get_absolute_url()).text
    for actor in (river.actor("tsec"), cast.dac):
        row, _ = build.count(row, actor=actor)
    assert row.state == "rated"


def test_a_wrong_count_is_counted_anew(cast):
    row = build.session(cast, "rated")
    with pytest.raises(Refused, match="必须写明理由"):
        actions.recount(row, actor=cast.dac, reason=" ")

    row = actions.recount(row, actor=cast.dac, reason="漏计一叠选票")

    assert (row.state, row.issued, queries.counts_of(row), queries.reports_of(row)[0].counts) == ("held", None, [], [])
    assert [(count.round, count.place) for count in queries.attempts_of(row)] == [(1, 1), (1, 2)]


def test_every_attempt_of_a_count_stays_and_is_read_when_nobody_counts_any_more(cast):
    row, clerk = build.session(cast, "held"), cast.actor("dac_clerk")
    build.count(row, actor=cast.dac)
    build.count(row, actor=clerk, satisfied=29, fairly=7)

    def told(who):
        return "29" in re.findall(r">(\d+)</td>", cast.client(who).get(row.get_absolute_url()).content.decode())

    hidden = [told("dac"), told("dac_clerk")]
    row, _ = build.count(row, actor=clerk)

    kept = [(one.place, one.attempt, one.lines.first().satisfied) for one in queries.attempts_of(row)]
    assert (hidden, told("dac"), told("dep")) == ([False, False], True, False)
    assert (row.state, kept) == ("rated", [(1, 1, 30), (2, 1, 29), (2, 2, 30)])
    with pytest.raises(IntegrityError), transaction.atomic():
        row.ballot_counts.update(issued=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        BallotCountLine.objects.filter(count__session=row).delete()


def test_a_township_plans_in_its_own_place(cast, river):
    form = river.client("tsec").get("/duty-reports/add/").context["form"]

    assert list(form.fields["area"].queryset) == [river.congress.area]
    assert form["area"].value() == river.congress.area_id


# Filing.


def test_filing_asks_for_words_and_answers(cast):
    row = build.session(cast, "returned", text="")
    with pytest.raises(Refused, match="还没有述职报告：张德福"):
        actions.file(row, actor=cast.dac, released=True)
    for report in queries.reports_of(row):
        actions.write_report(report, actor=cast.dac, text="述职")
    build.asked(report, ("村道路灯不亮", ""), ("学校接送难", "已联系教育局"), actor=cast.dac)

    with pytest.raises(Refused, match="还有1条选民意见没有答复"):
        actions.file(row, actor=cast.dac, released=True)


def test_what_was_filed_goes_into_the_volume_of_duty_reports(cast):
    row = build.session(cast, "filed")

    writings = Writing.objects.order_by("pk")
    assert [(str(one), one.state, one.adopted_on, one.author) for one in writings] == [
        ("张德福代表向选民述职报告", "adopted", build.DAY, "张德福"),
        ("王秀兰代表向选民述职报告", "adopted", build.DAY, "王秀兰"),
    ]
    assert [report.writing for report in queries.reports_of(row)] == list(writings)


def test_electors_opinions_are_noted_and_answered_by_the_deputy(cast):
    report = build.session(cast, "held").reports.get(deputy=cast.deputies["dep"])
    client, url = cast.client("dep"), f"/duty-reports/reports/{report.pk}/opinions/"

    answer = client.post(url, {"title-new1": "村道路灯不亮", "answer-new1": "已报镇里", "order-new1": 1})

    assert answer.status_code == 302
    assert [(one.title, one.answer) for one in report.opinions.all()] == [("村道路灯不亮", "已报镇里")]


def test_a_deputy_neither_rewords_nor_drops_what_electors_said_of_him(cast):
    report = build.session(cast, "held").reports.get(deputy=cast.deputies["dep"])
    build.asked(report, ("一年没到过我们组", ""), actor=cast.dac)
    said = report.opinions.get()
    rows = [
        {"pk": said.pk, "title": "", "answer": "下月起每月到组里一次"},
        {"pk": None, "title": "路灯", "answer": ""},
    ]

    actions.keep_opinions(report, rows, actor=cast.actor("dep"))

    assert list(report.opinions.values_list("title", "answer")) == [
        ("一年没到过我们组", "下月起每月到组里一次"),
        ("路灯", ""),
    ]
    url = f"/duty-reports/reports/{report.pk}/opinions/"
    held = [cast.client(who).get(url).context["form"].fields[f"title-{said.pk}"].disabled for who in ("dep", "dac")]
    assert held == [True, False]


def test_a_report_handed_in_as_a_file_counts_as_written(cast):
    row = build.session(cast, "notified", seats=("dep", "dep2"), text="")
    report = row.reports.get(deputy=cast.deputies["dep"])
    actions.write_report(report, actor=cast.actor("dep"), text="", files=[paper("述职报告.pdf")])

    assert queries.wordless(row) == ["王秀兰"]
    words = cast.client("dac").get(row.get_absolute_url()).content.decode()
    assert (words.count(">已填写<"), words.count(">未填写<")) == (1, 1)


def test_a_planned_session_waits_for_its_notice_two_weeks_before(cast):
    for place, day in enumerate((TODAY + timedelta(days=14), TODAY + timedelta(days=15))):
        build.session(cast, day=day, place=f"村委会{place}")

    assert [row.place for row in queries.to_do(cast.dac)] == ["村委会0"]


# Who has reported.


def test_a_term_that_has_ended_is_counted_on_its_last_day(cast):
    build.session(cast, "held", seats=("dep",))
    type(cast.term).objects.filter(pk=cast.term.pk).update(ends_on=TODAY - timedelta(days=2))
    Membership.objects.filter(deputy__term=cast.term).update(until=TODAY - timedelta(days=2))
    cast.term.refresh_from_db()

    lines = [(line.name, line.deputies, line.done) for line in queries.coverage(cast.term)]
    words = cast.client("dac").get(f"/duty-reports/coverage/?term={cast.term.pk}").content.decode()

    assert lines == [("河口代表团", 2, 1), ("青石岭代表团", 2, 0)]
    assert f"?term={cast.term.pk}&amp;delegation=" in words


def test_the_number_of_those_without_a_delegation_opens_their_list(cast):
    Deputy.objects.filter(pk=cast.deputies["dep"].pk).update(delegation=None)

    found = cast.client("dac").get("/duty-reports/speakers/?delegation=0").context["found"]

    assert [str(one) for one in found] == ["张德福"]


def test_coverage_counts_deputies_in_office_of_the_term(cast, river):
    build.session(cast, "held")
    build.session(cast, "notified", seats=("dep3",), day=date(2026, 3, 20))
    build.session(river, "held", day=date(2026, 3, 21))

    lines = [(line.name, line.deputies, line.done, line.percent) for line in queries.coverage(cast.term)]
    towns = [(line.name, line.deputies, line.done) for _, line in queries.county_coverage(cast.dac)]

    assert lines == [("河口代表团", 2, 2, 100), ("青石岭代表团", 2, 0, 0)]
    assert towns == [("河口镇", 2, 1), ("青石岭乡", 2, 0)]
    assert [str(one) for one in queries.seats(cast.term, done="no")] == ["陈桂英", "刘建设"]


def test_the_county_asks_for_more_than_one(cast):
    build.session(cast, "held")
    institution.set_rule(cast.congress, "deputy.duty_report_per_term", 2, actor=SYSTEM, since=TODAY, reason="本级规定")

    assert [line.done for line in queries.coverage(cast.term)] == [0, 0]


def test_leaders_stand_first(cast):
    held = cast.posts["scm"]
    institution.appoint(cast.posts["dep4"].person, held.post, actor=SYSTEM, since=date(2025, 3, 1))

    assert str(queries.seats(cast.term).first()) == "陈桂英"


def test_reports_reach_dossier_and_figures(cast):
    row = build.session(cast, "rated")
    ids, span = [cast.deputies["dep"].pk], (date(2026, 1, 1), TODAY)

    facts = list(kinds.duties["deputies.duty_report"].facts(ids, *span))

    assert [(fact.on, fact.text, fact.target) for fact in facts] == [
        (build.DAY, "在河口镇柳沟村委会向选民述职", f"deputies.dutyreport:{row.reports.first().pk}")
    ]
    assert kinds.figures["deputies.duty_reports"].count([cast.congress.pk], *span) == {cast.congress.pk: 2}


# Who sees what.

SEEN = {
    # who: planned, filed and released
    "lead": (1, 1), "go": (1, 1), "dac": (1, 1), "com": (1, 1), "scm": (1, 1), "dep": (1, 1), "dep3": (0, 1),
    "unit": (0, 0), "gov": (0, 0), "sys": (0, 0), "tch": (1, 1), "tdep": (0, 1), "hill": (0, 1), "stranger": (0, 0),
}  # fmt: skip


@pytest.mark.parametrize("who", SEEN)
def test_what_is_released_is_there_for_the_county_and_nobody_beyond(cast, river, who):
    actors = {"stranger": cast.stranger.dac, "hill": cast.townships["hill"].actor("tch")}
    actor = actors.get(who) or (river if who.startswith("t") else cast).actor(who)
    planned = build.session(cast, "notified", day=date(2026, 4, 20))
    filed = build.session(cast, "filed")

    seen = [DutyReportSession.objects.visible_to(actor).filter(pk=row.pk).count() for row in (planned, filed)]

    assert tuple(seen) == SEEN[who]


# The pages.


@pytest.mark.parametrize(
    ("at", "released", "shown"), [("filed", True, True), ("filed", False, False), ("returned", True, False)]
)
def test_the_public_reads_a_result_once_it_is_released(cast, client, at, released, shown):
    row = build.session(cast, "returned")
    if at == "filed":
        actions.file(row, actor=cast.dac, released=released)

    words = client.get(f"/public/d/{cast.deputies['dep'].public_code}/").content.decode()

    assert ("满意30票，基本满意6票，不满意2票" in words, "一年来的履职情况" in words) == (shown, False)


def test_a_session_is_planned_from_the_page_and_recorded(cast):
    client, area = cast.client("dac"), cast.townships["river"].congress.area
    said = {"on": "2026-05-06", "area": area.pk, "place": "柳沟村委会", "deputies": [cast.deputies["dep"].pk]}

    answer = client.post("/duty-reports/add/", said)

    row = DutyReportSession.objects.get()
    assert (answer.headers["Location"], str(row)) == (f"/duty-reports/{row.pk}/", "2026年5月6日河口镇述职会")
    assert AuditEvent.objects.filter(kind="deputies.dutyreportsession.add").count() == 1


PAGES = ["/duty-reports/", "/duty-reports/coverage/", "/duty-reports/speakers/", "/duty-reports/speakers/?done=no"]


@pytest.mark.parametrize("url", PAGES)
def test_no_list_asks_more_of_many_than_of_one(cast, url):
    build.session(cast, "held")
    browser = cast.client("dac")
    browser.get(url)
    with CaptureQueriesContext(connection) as one:
        browser.get(url)
    for days in range(1, 5):
        build.session(cast, "held", seats=("dep", "dep3"), day=build.DAY + timedelta(days=days))
    with CaptureQueriesContext(connection) as many:
        assert browser.get(url).status_code == 200

    assert len(many) == len(one)
