"""The county's money on its way in and on its pages; the two forms that supervise it; the legal calendar."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Deadline
from congress.queries.rules import rule
from supervision.actions import finance as actions
from supervision.actions import problems, reporting, topics
from supervision.models import BudgetLine, FinanceDuty, Problem, Topic, Transfer
from supervision.queries import finance as queries
from supervision.queries import problems as problem_queries
from tests.build import finance as build
from tests.build import supervision
from tests.build.county import TODAY
from tests.build.importing import applied, faults, taken

pytestmark = pytest.mark.django_db
HEAD = ["年度", "预算", "收支", "科目编码", "科目", "年初预算（万元）", "调整预算（万元）", "上半年执行（万元）"]
ROW = [2026, "一般公共预算", "支出（功能分类）", "205", "教育支出", "58,200.50", "", 26000]
WORDS = {"text": "内容写在这里。"}


def test_a_budget_comes_from_a_table_and_a_second_one_brings_the_half_year(cast):
    applied("supervision.budget", [HEAD[:6], ROW[:6]], actor=cast.other_com)
    applied("supervision.budget", [HEAD, ROW], actor=cast.go)

    (row,) = BudgetLine.objects.visible_to(cast.dep)
    assert (row.budget, row.adjusted, row.half, row.rate) == (
        Decimal("58200.50"),
        None,
        Decimal(26000),
        Decimal("44.7"),
    )


@pytest.mark.parametrize(
    ("place", "cell", "words"),
    [
        (5, "五万", "不是金额"),
        (5, "-3", "不是金额"),
        (5, "1.005", "两位小数"),
        (0, 1926, "应在2000"),
        (1, "基金", "不在可选项中"),
    ],
)
def test_a_table_with_a_mistake_names_it(cast, place, cell, words):
    row = [cell if at == place else value for at, value in enumerate(ROW)]

    ((line, _, said), *_) = faults(taken("supervision.budget", [HEAD, row], actor=cast.go))

    assert (line, words in said) == (2, True)


def test_the_same_line_twice_in_a_file_is_refused_and_others_may_not_import(cast):
    batch = taken("supervision.budget", [HEAD, ROW, ROW], actor=cast.go)
    assert faults(batch) == [(3, "科目编码", "与第2行重复")]
    with pytest.raises(PermissionDenied):
        taken("supervision.budget", [HEAD, ROW], actor=cast.finance)


def test_transfers_come_from_a_table(cast):
    rows = [
        ["年度", "项目", "种类", "预算安排（万元）", "预算批准日期"],
        [2026, "均衡性转移支付", "一般性转移支付", 800, "2026-02-06"],
    ]

    applied("supervision.transfers", rows, actor=cast.go)

    row = Transfer.objects.get()
    assert (row.kind, row.since, row.issued) == ("general", date(2026, 2, 6), 0)


FINDINGS = ["议题", "查出的问题", "类别", "涉及金额（万元）", "责任单位", "整改期限"]


def test_audit_findings_become_problems_with_their_clocks(cast):
    topic = supervision.topic(cast, **build.AUDIT)
    row = [topic.title, "专项资金滞留", "专项资金", 120.5, "县交通局", "2026-12-31"]

    applied("supervision.findings", [FINDINGS, row], actor=cast.go)

    found = Problem.objects.get()
    assert (found.topic_id, found.amount, found.unit_id) == (topic.pk, Decimal("120.50"), cast.bodies["transport"].pk)
    assert Deadline.objects.open().get(key="supervision.rectify").due_on == date(2026, 12, 31)
    again = taken("supervision.findings", [FINDINGS, [*row[:3], 130, *row[4:]]], actor=cast.go)
    assert again.counts == {"changed": 1}
    late = taken(
        "supervision.findings", [FINDINGS, [topic.title, "另一个", "", "", "县交通局", "2026-01-01"]], actor=cast.go
    )
    assert faults(late) == [(2, "整改期限", "不能早于今天")]


def test_what_is_put_right_is_summed_and_never_more_than_was_found(cast):
    topic, (first, second) = build.audit(cast, 120, 30)
    for row in (first, second):
        supervision.measured(cast, row)
    with pytest.raises(ValidationError, match="不能超过涉及金额"):
        problems.report(Problem.objects.get(pk=first.pk), actor=cast.unit, result="已收回。", settled=Decimal(121))

    problems.report(Problem.objects.get(pk=first.pk), actor=cast.unit, result="已收回。", settled=Decimal(100))

    assert problem_queries.money_of(topic.problems.all()) == (Decimal(150), Decimal(100))


def test_the_report_on_rectification_carries_each_units_own(cast):
    topic, (row,) = build.audit(cast, 120)
    actions.open_year(cast.congress.pk, 2026, actor=cast.go)
    actions.fulfil(FinanceDuty.objects.get(matter="audit"), actor=cast.go, on=date(2026, 2, 20))
    topic = topics.set_meeting(topic, actor=cast.com, meeting=supervision.meeting(cast))
    topic = reporting.do(topic, "issue_list", actor=cast.com, on=TODAY, **WORDS)
    clock_row = Deadline.objects.open().get(key="supervision.rectification_report")
    assert clock_row.legal_due_on == date(2026, 8, 20)  # six months from the audit report
    with pytest.raises(Refused, match="还有1个问题没有报送成效"):
        reporting.do(topic, "hand_in_report", actor=cast.unit, on=TODAY, **WORDS)
    problems.report(supervision.measured(cast, row), actor=cast.unit, result="已收回。", settled=Decimal(120))

    topic = reporting.do(topic, "hand_in_report", actor=cast.unit, on=TODAY, **WORDS)

    assert (topic.state, Deadline.objects.open().filter(key="supervision.rectification_report").exists()) == (
        "report_submitted", False,
    )  # fmt: skip

    topic = reporting.do(topic, "return_report", actor=cast.go, reason="没有附各单位的整改情况。")

    again = Deadline.objects.open().get(key="supervision.rectification_report")
    assert (again.replaces, again.legal_due_on, again.reason) == (
        clock_row,
        date(2026, 8, 20),
        "没有附各单位的整改情况。",
    )
    assert topic.due_on == again.due_on
    topic = reporting.do(topic, "hand_in_report", actor=cast.unit, on=TODAY, **WORDS)
    assert not Deadline.objects.open().filter(key="supervision.rectification_report").exists()
    topic = reporting.do(topic, "return_report", actor=cast.go, reason="又退回一次。")
    assert Deadline.objects.open().get(key="supervision.rectification_report").replaces == again


def test_rectification_dropped_from_the_plan_leaves_no_clock(cast):
    topic, _ = build.audit(cast, 120)
    topic = topics.set_meeting(topic, actor=cast.com, meeting=supervision.meeting(cast))
    topic = reporting.do(topic, "issue_list", actor=cast.com, on=TODAY, **WORDS)

    reporting.do(topic, "drop", actor=SYSTEM)

    assert list(Deadline.objects.open().filter(target_model="supervision.topic")) == []


def test_final_accounts_are_reviewed_thirty_days_before_and_approved(cast):
    topic = supervision.topic(cast, **build.ACCOUNTS)
    with pytest.raises(Refused, match="先安排审议的会议"):
        reporting.do(topic, "send_draft", actor=cast.unit, on=TODAY, **WORDS)
    meeting = supervision.meeting(cast)
    topic = topics.set_meeting(topic, actor=cast.com, meeting=meeting)
    assert topic.due_on == meeting.opens_on - timedelta(days=30)
    for name, who in (("send_draft", "unit"), ("opine", "com"), ("feed_back", "unit"), ("distribute", "go")):
        topic = reporting.do(topic, name, actor=cast.actor(who), on=TODAY, **WORDS)
    with clock.frozen(meeting.opens_on):
        topic = reporting.do(topic, "deliberate", actor=cast.com, **WORDS)
        assert topic.word == "已审议，待表决"

        topic = reporting.do(topic, "approve", actor=cast.go, on=clock.today(), **WORDS)

    assert (topic.state, topic.word) == ("deliberated", "已批准")
    labels = [entry.label for entry in topic.entries.all()]
    assert labels == ["送交草案", "提出审查意见", "反馈意见处理情况", "印发组成人员", "登记会议审议", "登记批准决议"]


def test_the_law_sets_six_duties_a_year_and_the_audit_report_starts_the_last(cast):
    actions.open_year(cast.congress.pk, 2026, actor=cast.go)
    assert actions.open_year(cast.congress.pk, 2026, actor=cast.go) == []
    days = dict(FinanceDuty.objects.values_list("matter", "due_on"))
    assert (days["execution"], days["assets"], days["rectified"]) == (date(2026, 9, 30), date(2026, 12, 31), None)

    with clock.frozen(date(2026, 8, 20)):
        actions.fulfil(FinanceDuty.objects.get(matter="audit"), actor=cast.go, on=date(2026, 8, 20))

    after = FinanceDuty.objects.get(matter="rectified")
    assert Deadline.objects.open().get(target_pk=after.pk, key="supervision.finance_rectified").legal_due_on == date(
        2027, 2, 20
    )
    assert not Deadline.objects.open().filter(key="supervision.finance_audit").exists()
    with clock.frozen(date(2026, 9, 10)):
        assert {row.key for row in queries.pressing(cast.go)} == {
            "supervision.finance_execution",
            "supervision.finance_accounts",
        }


def test_the_page_of_a_year_shows_sums_warnings_and_duties(cast):
    build.stored(cast, build.line(half=100), build.line("101", "税收收入", kind="revenue", half=600))
    actions.open_year(cast.congress.pk, 2026, actor=cast.go)

    page = cast.client("dep").get(reverse("supervision:finance")).content.decode()

    wanted = (
        "支出进度滞后",
        "为预算1000万元的10.0%",
        "预算法第五十七条",
        "监督法第二十条",
        "一般公共预算支出：预算和执行",
    )
    assert [words in page for words in wanted] == [True] * len(wanted)
    assert (cast.client("unit").get(reverse("supervision:finance")).status_code, "登记完成" in page) == (403, False)


def test_debt_and_assets_stand_with_their_colour_and_their_turn(cast):
    row = build.debt()
    row.congress = cast.congress
    actions.keep_row(row, actor=cast.go)
    build.assets(cast)

    page = cast.client("dep").get(reverse("supervision:debts")).content.decode()

    assert ("黄色" in page, "债务率120.0%" in page) == (True, True)
    turns, left = queries.turns(cast.dep)
    assert ([year for year, report in turns if report], len(left)) == ([2025], 3)
    with pytest.raises(PermissionDenied):
        actions.keep_row(row, actor=cast.dep)
    assert queries.years(cast.stranger.actor("dac")) == []


@pytest.mark.parametrize(("form", "months"), [("special_report", 3), ("inspection", 3), ("finance", 2), ("audit", 2)])
def test_what_concerns_money_is_reported_on_within_two_months(cast, form, months):
    law = kinds.deadlines["supervision.handling"]
    key = law.amount(Topic(form=form))

    assert (key in law.amounts, rule(cast.congress.pk, key)) == (True, months)


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("special_inquiry", "opinion.inquiry_report_months"),
        ("work_review", "review.rectify_months"),
        ("duty_review", "review.rectify_months"),
    ],
)
def test_inquiries_and_reviews_have_months_of_their_own(form, key):
    law = kinds.deadlines["supervision.handling"]

    assert (law.amount(Topic(form=form)), key in law.amounts) == (key, True)
