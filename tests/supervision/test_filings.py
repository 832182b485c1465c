"""Filing review: the road of a document with its clocks, requests, the year – and who may what."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from congress.actions import importing
from congress.actions.institution import set_rule
from congress.frame import clock
from congress.frame.actor import ANONYMOUS
from congress.frame.dates import add_months
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from supervision.actions import filings as actions
from supervision.models import FilingEntry, FilingYear, NormativeDocument, ReviewRequest
from supervision.queries import filings as queries
from tests.build import filings as build
from tests.build.county import TODAY
from tests.build.importing import applied, faults, taken

pytestmark = pytest.mark.django_db


def clocks(row):
    """{rule: day} of the clocks that run on a row."""
    rows = Deadline.objects.open().filter(target=f"{row._meta.label_lower}:{row.pk}")
    return {one.key.partition(".")[2]: one.due_on for one in rows}


def test_every_step_stops_one_clock_and_starts_the_next(cast):
    row = build.document(cast)
    assert clocks(row) == {"filing": TODAY + timedelta(days=20)}
    found = {}
    for state in build.ROAD[1:]:
        row = build.document(cast, state, number=f"西法发〔2026〕{state}号")
        found[state] = sorted(clocks(row))
        assert (row.state, row.due_on) == (state, min(clocks(row).values(), default=None))

    assert found == {
        "filed": ["filing_form"],
        "registered": ["filing_assign"],
        "reviewing": ["filing_review"],
        "communicating": ["filing_review"],
        "opinion": ["filing_reply"],
        "objected": [],
        "proposed": [],
        "annulled": [],
    }


def test_numbers_are_given_one_after_the_other_at_registration(cast):
    numbers = [build.document(cast, "registered", number=f"西法发〔2026〕{n}号").register_number for n in (1, 2)]

    assert numbers == ["备〔2026〕1号", "备〔2026〕2号"]


def test_who_files_after_thirty_days_is_taken_in_and_shown_as_late(cast):
    row = build.document(cast, published_on=TODAY - timedelta(days=31))
    assert row.is_late

    row = actions.file(row, actor=cast.court, **build.filed())

    assert (row.state, row.days_to_file, row.is_late) == ("filed", 31, True)
    assert [one.pk for one in queries.listed(cast.go, late=True)] == [row.pk]
    assert not build.document(cast, number="另", published_on=TODAY - timedelta(days=30)).is_late


def test_what_is_incomplete_comes_back_and_what_need_not_be_filed_is_not_registered(cast):
    row = actions.ask_supplement(build.document(cast, "filed"), actor=cast.go, reason="缺少制定依据。")
    assert list(clocks(row)) == ["filing_supplement"]
    row = actions.supplement(row, actor=cast.court, text="已补交。")
    assert list(clocks(row)) == ["filing_form"]

    row = actions.reject(row, actor=cast.go, reason="属于内部管理规定。")

    assert (row.state, row.ended_on, clocks(row)) == ("rejected", TODAY, {})


def test_the_review_is_extended_once(cast):
    row = build.document(cast, "reviewing")
    first = clocks(row)["filing_review"]

    row = actions.extend(row, actor=cast.com, text="需要征求意见。")

    assert clocks(row)["filing_review"] >= add_months(first, 3)
    with pytest.raises(Refused, match="只能延长一次"):
        actions.extend(row, actor=cast.com, text="还要。")


def test_a_promise_has_its_day_and_what_is_changed_is_filed_again(cast):
    row = build.document(cast, "opinion")
    with pytest.raises(ValidationError, match="须晚于今天"):
        actions.promise(row, actor=cast.court, text="修改。", due_on=TODAY)
    row = actions.promise(row, actor=cast.court, text="修改第五条。", due_on=TODAY + timedelta(days=60))
    assert clocks(row) == {"filing_correct": TODAY + timedelta(days=60)}
    with pytest.raises(ValidationError, match="文号"):
        actions.correct(row, actor=cast.court, outcome="changed", on=TODAY, text="已修改。")

    row = actions.correct(
        row, actor=cast.court, outcome="changed", on=TODAY, text="已修改。", number="西法发〔2026〕9号"
    )

    again = row.replaced_by.get()
    assert (row.state, again.state, again.number, clocks(again)) == (
        "corrected", "published", "西法发〔2026〕9号", {"filing": TODAY + timedelta(days=30)},
    )  # fmt: skip


def test_what_is_not_corrected_in_time_may_still_be_annulled_and_the_committee_may_uphold(cast):
    row = actions.promise(
        build.document(cast, "opinion"), actor=cast.court, text="修改。", due_on=TODAY + timedelta(days=5)
    )
    row = actions.propose(row, actor=cast.go, text="逾期没有修改，提请撤销。")
    assert clocks(row) == {}

    row = actions.uphold(row, actor=cast.go, on=TODAY, text="不予撤销。")

    assert (row.state, row.ended_on) == ("cleared", TODAY)


@pytest.mark.parametrize(
    ("who", "at", "deed", "more"),
    [
        ("unit", "published", "file", build.filed()),
        ("court", "filed", "register", {}),
        ("com", "registered", "assign", {}),
        ("other_com", "reviewing", "clear", build.WORDS),
        ("court", "reviewing", "clear", build.WORDS),
        ("com", "opinion", "object_to", build.WORDS),
        ("com", "proposed", "annul", {"on": TODAY, **build.WORDS}),
        ("dep", "published", "file", build.filed()),
    ],
)
def test_others_may_not(cast, who, at, deed, more):
    row = build.document(cast, at)
    if deed == "assign":
        more = {"committee": cast.bodies["agriculture"]}
    with pytest.raises(PermissionDenied):
        getattr(actions, deed)(row, actor=cast.actor(who), **more)


def test_an_organ_that_was_right_need_change_nothing(cast):
    row = actions.accept_objection(build.document(cast, "objected"), actor=cast.com, text="理由成立。")

    assert (row.state, row.ended_on) == ("cleared", TODAY)


def test_a_township_files_its_own_resolutions(cast):
    town = cast.townships["river"]
    row = build.document(cast, kind="township", organ=town.bodies["presidium"], number="河人发〔2026〕1号")
    seen = {
        who: list(queries.documents(actor).values_list("pk", flat=True))
        for who, actor in (
            ("ours", town.actor("tsec")),
            ("other", cast.townships["hill"].actor("tsec")),
            ("dep", cast.dep),
        )
    }
    assert seen == {"ours": [row.pk], "other": [], "dep": []}

    row = actions.file(row, actor=town.actor("tch"), **build.filed())
    actions.register(row, actor=cast.go)

    assert queries.documents(cast.dep).count() == 1
    assert not FilingEntry.objects.visible_to(cast.dep).exists()
    assert not NormativeDocument.objects.visible_to(cast.stranger.actor("dac")).exists()


def test_a_request_opens_a_review_again_and_its_proposer_hears_the_result(cast):
    row = actions.clear(build.document(cast, "reviewing"), actor=cast.com, text="没有发现不适当的情形。")
    asked = build.asked(cast, cast.dep)
    assert (asked.proposer, asked.proposer_person_id, clocks(asked)) == (
        "张德福",
        cast.dep.person_id,
        {"request": clocks(asked)["request"], "request_check": asked.due_on},
    )

    asked = actions.open_review(asked, actor=cast.go, document=row)

    row = NormativeDocument.objects.get(pk=row.pk)
    assert (asked.state, clocks(asked), row.state, list(clocks(row))) == ("opened", {}, "reviewing", ["filing_review"])
    with pytest.raises(Refused, match="还在办理中"):
        actions.answer(asked, actor=cast.go, text="没有问题。")
    actions.clear(row, actor=cast.com, text="没有问题。")
    asked = actions.answer(ReviewRequest.objects.get(), actor=cast.go, text="没有问题。")
    assert (asked.state, asked.told_on) == ("answered", TODAY)


def test_a_request_is_asked_for_more_declined_or_passed_on(cast):
    asked = actions.ask_more(build.asked(cast, cast.dep), actor=cast.go, reason="请写明条款。")
    with pytest.raises(PermissionDenied):
        actions.complete(asked, actor=cast.dep2, text="第五条。")
    asked = actions.complete(asked, actor=cast.dep, text="第五条。")
    assert (asked.state, list(clocks(asked)), asked.reason.endswith("补充：第五条。")) == (
        "received",
        ["request_check", "request"],
        True,
    )
    assert actions.decline(asked, actor=cast.go, text="不属于审查范围。").state == "declined"
    assert actions.transfer(build.asked(cast), actor=cast.go, text="移送市人大常委会。").state == "transferred"
    seen = [ReviewRequest.objects.visible_to(cast.actor(who)).count() for who in ("go", "com", "dep", "dep2", "court")]
    assert seen == [2, 2, 1, 0, 0]


def test_the_year_is_counted_from_the_register_and_read_by_all_once_it_was_heard(cast):
    build.document(cast, "annulled", number="1")
    build.document(cast, "filed", number="2", published_on=TODAY - timedelta(days=40))
    build.document(cast, number="3")
    build.asked(cast)
    row = build.year(cast)

    counted = queries.figures(cast.congress.pk, 2026)

    assert (counted.published, counted.filing_rate, counted.timely_rate, counted.annulled, counted.opinions) == (
        3, "66.7%", "50%", 1, 1,
    )  # fmt: skip
    assert (queries.filing_years(cast.dep).count(), counted.proposals) == (0, 1)
    actions.report_year(row, actor=cast.go, on=TODAY)
    assert queries.filing_years(cast.dep).count() == 1


@pytest.mark.parametrize(("by", "due"), [(None, date(2027, 1, 31)), ("03-31", date(2027, 3, 31))])
def test_the_catalogue_of_a_year_is_issued_by_the_day_of_the_local_rule(cast, by, due):
    build.document(cast, "registered")
    if by:
        set_rule(cast.congress, "filing.catalogue_by", by, actor=cast.go, since=TODAY, reason="省备案审查条例")
    with clock.frozen(date(2027, 1, 4)):
        assert [actions.begin_years().done for _ in range(2)] == [1, 0]
        row = FilingYear.objects.get()
        running = Deadline.objects.open().get(key="supervision.filing_catalogue")
        page = cast.client("go").get(row.get_absolute_url()).content.decode()
        with pytest.raises(Refused, match="工作情况"):
            actions.report_year(row, actor=cast.go, on=date(2027, 1, 4))
        with pytest.raises(ValidationError, match="结束以后"):
            actions.issue_catalogue(row, actor=cast.go, on=TODAY)
        done = cast.client("go").post(f"{row.get_absolute_url()}catalogue/", {"on": "2027-01-04"})

    assert (row.year, running.due_on, "登记目录印发" in page, "登记常委会听取" in page) == (2026, due, True, False)
    running.refresh_from_db()
    assert (done.status_code, running.outcome, running.met_on) == (302, "met", date(2027, 1, 4))


def test_no_catalogue_is_asked_for_whose_day_has_gone_by(cast):
    build.document(cast, "registered")

    with clock.frozen(date(2027, 2, 1)):
        assert (actions.begin_years().done, FilingYear.objects.count()) == (0, 0)


def test_the_pages_lead_from_the_register_to_the_opinion(cast):
    row = build.document(cast, "reviewing")
    com, url = cast.client("com"), row.get_absolute_url()
    sent = {"articles": "第五条", "basis": "上位法第一条", "text": "应当修改。"}
    assert com.post(f"{url}issue_opinion/", sent).status_code == 302

    page = cast.client("court").get(url).content.decode()

    assert [words in page for words in ("涉及条款：第五条", "同意修改", "回复审查意见", "备〔2026〕1号")] == [True] * 4
    listed = cast.client("go").get(reverse("supervision:filings"), {"q": "诉讼"}).content.decode()
    assert row.title in listed


def test_today_shows_what_waits_for_whom(cast):
    with clock.frozen(TODAY):
        build.document(cast, "filed", number="1")
        build.document(cast, "opinion", number="2")
        build.document(cast, "reviewing", number="3")

        waiting = {who: queries.waiting(cast.actor(who)).count() for who in ("go", "com", "court", "unit", "dep")}

    assert waiting == {"go": 1, "com": 1, "court": 1, "unit": 0, "dep": 0}


# Without an account.

SAID = {"title": "西政发〔2026〕8号文件", "reason": "第三条增加了申请的条件。", "proposer": "王某某", "contact": "13800001111",
        "once": "a-form-that-was-opened-once"}  # fmt: skip


@pytest.fixture
def nobody_tried():
    cache.clear()


def propose(cast, **more):
    return Client().post("/supervision/public/proposals/", {**SAID, "congress": cast.congress.pk, **more})


@pytest.mark.usefixtures("nobody_tried")
def test_anybody_proposes_a_review_and_follows_it_by_a_receipt(cast):
    given = propose(cast).headers["Location"]
    propose(cast)  # the same form once more

    asked, address = ReviewRequest.objects.get(), given.partition("?")[0]
    token = address.split("/")[-2]
    assert (asked.state, asked.kind, asked.receipt_no, sorted(clocks(asked))) == (
        "received", "proposal", token[:10], ["request", "request_check"],
    )  # fmt: skip
    assert token[10:] not in " ".join(map(str, ReviewRequest.objects.values().get().values()))
    assert Notice.objects.filter(person=cast.go.person_id, subject="请研究审查建议").exists()
    shown = Client().get(given).content.decode()
    assert (asked.receipt_no in shown, "13800001111" in shown, "最迟" in shown) == (True, False, True)
    actions.ask_more(asked, actor=cast.go, reason="请写明文件的全称。")
    assert "请写明文件的全称。" in Client().get(address).content.decode()
    assert Client().post(address, {"text": "全称是……"}).status_code == 302
    asked = ReviewRequest.objects.get()
    assert (asked.state, asked.answer, sorted(clocks(asked))) == ("received", "", ["request", "request_check"])
    actions.decline(asked, actor=cast.go, text="该文件已经废止。")
    assert "该文件已经废止。" in Client().get(address).content.decode()


@pytest.mark.usefixtures("nobody_tried")
def test_a_receipt_is_looked_up_by_both_its_numbers_alone(cast):
    token = propose(cast).headers["Location"].split("/")[-2]
    found = [
        Client().post("/supervision/public/proposals/track/", {"receipt_no": token[:10], "code": code}).status_code
        for code in (token[10:], "00000000")
    ]

    assert found == [302, 422]
    assert Client().get(f"/supervision/public/proposals/t/{token[:10]}00000000/").status_code == 404


@pytest.mark.usefixtures("nobody_tried")
def test_what_machines_fill_in_is_not_stored_and_after_the_first_few_a_sum_is_asked(cast):
    propose(cast, website="x")
    sent = [propose(cast, once=f"form {n}").status_code for n in range(12)]

    assert (sent[0], 422 in sent) == (302, True)
    assert ReviewRequest.objects.count() == sent.count(302)


def test_who_has_no_receipt_completes_nothing(cast):
    asked = actions.ask_more(build.asked(cast), actor=cast.go, reason="请写明条款。")
    with pytest.raises(PermissionDenied):
        actions.complete(asked, actor=ANONYMOUS, text="第五条。")


@pytest.mark.parametrize(
    ("kind", "organ", "fits"),
    [
        ("justice", "court", True),
        ("government", "court", False),
        ("government", "transport", False),
        ("township", "river", True),
        ("government", "river", False),
        ("township", "court", False),
    ],
)
def test_a_document_is_of_a_kind_that_its_organ_makes(cast, kind, organ, fits):
    given = {
        "kind": kind,
        "organ": cast.townships["river"].bodies["presidium"] if organ == "river" else cast.bodies[organ],
    }
    if fits:
        assert build.document(cast, **given).state == "published"
    else:
        with pytest.raises(ValidationError, match="请核对文件种类和制定机关"):
            build.document(cast, **given)


def test_each_organ_is_offered_its_own_kinds_and_a_department_none(cast):
    town = cast.townships["river"]
    url = reverse("supervision:filing_add")
    offered = {who: [value for value, _ in queries.kinds_for(actor)] for who, actor in (
        ("go", cast.go), ("court", cast.court), ("unit", cast.unit), ("tsec", town.actor("tsec")))}  # fmt: skip

    assert offered["court"] == ["justice"]
    assert offered["tsec"] == ["township"]
    assert offered["unit"] == []
    assert {"justice", "township"} <= set(offered["go"])
    assert [cast.client(who).get(url).status_code for who in ("court", "unit")] == [200, 403]


def test_nothing_is_filed_without_its_text(cast):
    row = build.document(cast)
    with pytest.raises(ValidationError, match="没有文本不能审查"):
        actions.file(row, actor=cast.court, **build.WORDS)
    answer = cast.client("court").post(reverse("supervision:filing_move", args=[row.pk, "file"]), build.WORDS)

    row.refresh_from_db()
    assert (answer.status_code, row.state) == (422, "published")


@pytest.mark.parametrize("deed", ["annul", "uphold"])
def test_the_committee_decides_after_it_was_proposed(cast, deed):
    row = build.document(cast, "proposed")
    with pytest.raises(ValidationError, match="不能早于这一天"):
        getattr(actions, deed)(row, actor=cast.go, on=TODAY - timedelta(days=1), text="决定。")
    assert getattr(actions, deed)(row, actor=cast.go, on=TODAY, text="决定。").ended_on == TODAY


# Documents of earlier years.

PAST = [
    "登记号",
    "文件名称",
    "文号",
    "文件种类",
    "制定机关",
    "公布日期",
    "报备日期",
    "登记日期",
    "状态",
    "审查结束日期",
]
ROW = ["备〔2019〕3号", "关于取水的规定", "西法发〔2019〕2号", "法院、检察院规范性文件", "县法院", "2019-03-11", "2019-05-25",
       "2019-05-28", "审查通过", "2019-06-20"]  # fmt: skip


def test_documents_of_earlier_years_come_from_a_table_without_clocks(cast):
    batch = applied("supervision.filings", [PAST, ROW], actor=cast.go)

    row = NormativeDocument.objects.get()
    assert (row.state, row.register_number, row.is_late, clocks(row)) == ("cleared", "备〔2019〕3号", True, {})
    assert cast.client("go").get(row.get_absolute_url()).status_code == 200
    assert build.document(cast, "registered").register_number == "备〔2026〕1号"
    importing.undo(batch, actor=cast.go)
    assert not NormativeDocument.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"登记号": ""}, "登记号"),
        ({"状态": "审查中"}, "状态"),
        ({"文件种类": "县政府规范性文件"}, "文件种类"),
        ({"报备日期": "2019-01-01"}, "公布日期"),
        ({"登记日期": "2026-01-05", "审查结束日期": "2026-01-06"}, "登记日期"),
        ({"审查结束日期": "2030-01-01"}, "审查结束日期"),
        ({"制定机关": "县交通局"}, "制定机关"),
    ],
)
def test_what_is_no_past_document_is_named(cast, changed, column):
    row = [changed.get(name, cell) for name, cell in zip(PAST, ROW, strict=True)]

    assert [fault[1] for fault in faults(taken("supervision.filings", [PAST, row], actor=cast.go))] == [column]


def test_what_is_registered_is_not_changed_by_a_table(cast):
    applied("supervision.filings", [PAST, ROW], actor=cast.go)

    changed = [ROW[0], "改过的名称", *ROW[2:]]
    same = ["备〔2019〕3号", "另一个", "西法发〔2019〕9号", *ROW[3:]]
    found = faults(taken("supervision.filings", [PAST, changed, same], actor=cast.go))

    assert [(line, column) for line, column, _ in found] == [(2, "文件名称"), (3, "登记号")]


def test_the_days_on_which_something_is_due_are_marked_in_the_calendar(cast):
    """Each reader's own: a department sees nothing of what the court has to file."""
    row = build.document(cast)
    day = row.file_by.isoformat()
    year, listed = f"{reverse('congress:calendar')}?year={row.file_by.year}", f"{reverse('congress:clocks')}?on={day}"
    pages = {who: cast.client(who).get(year).content.decode() for who in ("go", "court", "unit", "sys")}

    assert {who: f"?on={day}" in page for who, page in pages.items()} == {
        "go": True, "court": True, "unit": False, "sys": False,
    }  # fmt: skip
    assert "1项到期" in pages["court"]
    assert str(row) in cast.client("court").get(listed).content.decode()
    other = f"{reverse('congress:clocks')}?on={(row.file_by + timedelta(days=1)).isoformat()}"
    assert str(row) not in cast.client("court").get(other).content.decode()
