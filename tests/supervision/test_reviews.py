"""Reviews of departments and officers, and putting right after a failed vote: from the choice to the consequences."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from congress.queries import home
from supervision.actions import plans, reporting, topics
from supervision.forms.plans import LineForm
from supervision.forms.satisfaction import CONSEQUENCES
from supervision.models import Form, PlanLine, Topic
from supervision.queries import plans as plan_queries
from supervision.queries import satisfaction as queries
from supervision.queries import topics as topic_queries
from supervision.workflow import FORMS, form_of
from tests.build import satisfaction as build
from tests.build import supervision
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
GOOD, FAIR, BAD = (9, 0, 0), (2, 4, 3), (2, 1, 6)


def running(topic):
    rows = (
        Deadline.objects.open().filter(target_pk=topic.pk, target_model="supervision.topic").order_by("due_on", "key")
    )
    return [row.key.partition(".")[2] for row in rows]


def failed(cast):
    """The case of a department that has failed its vote."""
    build.counted(cast, [BAD, GOOD, GOOD])
    return build.case(Topic.objects.get(form=Form.RECTIFICATION))


def test_a_failed_department_puts_right_reports_is_voted_on_again_and_passes(cast):
    topic = failed(cast)
    assert (topic.state, topic.failures, running(topic)) == ("handling", 1, ["handle_again"])

    topic = build.put_right(cast, topic)
    assert running(topic) == []
    with pytest.raises(Refused, match="须再次测评"):
        supervision.step(topic, "publish", cast.go)
    topic = build.judged(cast, topic, FAIR)

    assert (topic.state, topic.failures) == ("result_rated", 1)
    assert topic.entries.order_by("pk").last().text.startswith("西平样县交通运输局：满意2票、基本满意4票、不满意3票。")
    topic = supervision.step(supervision.step(topic, "publish", cast.go), "close", cast.com)
    assert (topic.state, topic.closed_on) == ("closed", TODAY)
    assert [row.vote.state for row in queries.rated_on(cast.actor("dep"), topic)] == ["published"]
    lines = topic_queries.checklist(topic, form_of(topic), [])
    assert [(line["label"], line["stage"]) for line in lines][2:5] == [
        ("向常委会书面报告整改情况", "done"), ("再次无记名测评", "done"), ("向代表通报并向社会公布", "done"),
    ]  # fmt: skip


def test_who_fails_the_second_time_waits_for_the_decision_of_the_committee(cast):
    topic = build.judged(cast, build.put_right(cast, failed(cast)), BAD)

    assert (topic.state, topic.failures, topic.tone) == ("failed", 2, "late")
    told = Notice.objects.filter(person=cast.posts["go"].person).values_list("subject", flat=True)
    assert any(subject.startswith("请提请决定怎样处理：") for subject in told)
    assert [item.verb for item in home.items("supervision.topics", cast.go)] == ["登记处理决定"]
    with pytest.raises(PermissionDenied):
        supervision.step(topic, "decide", cast.com, consequence=CONSEQUENCES[0])
    topic = supervision.step(topic, "decide", cast.go, text="请于八月会议前书面答复。", consequence=CONSEQUENCES[0])

    assert topic.state == "result_rated"
    assert [title for title, _, _ in plan_queries.opened(topic)] == ["整改情况报告", "测评结果", "处理决定"]
    assert topic.entries.get(step="decide").text == "提出质询案（监督法第五十一条）。\n请于八月会议前书面答复。"
    assert supervision.step(topic, "publish", cast.go).state == "published"


def test_the_handling_of_opinions_is_voted_on_sent_back_by_the_vote_and_voted_on_again(cast):
    """The seam between a special work report and its ballot: the vote itself returns the report."""
    topic = topics.set_meeting(supervision.topic(cast), actor=cast.com, meeting=build.meeting(cast))
    topic = supervision.to(cast, topic, "report_result")

    topic = build.judged(cast, topic, BAD)

    assert (topic.state, topic.round, topic.failures, topic.result_reported_on) == ("handling", 2, 1, None)
    assert running(topic) == ["handle_again"]
    assert Deadline.objects.open().get(key="supervision.handle_again").legal_due_on == TODAY + timedelta(days=61)
    told = Notice.objects.filter(person=cast.posts["unit"].person).values_list("subject", flat=True)
    assert any(subject.startswith("测评不满意，请重新办理：") for subject in told)
    topic = build.judged(cast, build.put_right(cast, topic), GOOD)
    assert (topic.state, topic.failures) == ("result_rated", 1)
    assert [row.vote.title[-5:] for row in queries.rated_on(cast.go, topic)] == ["满意度测评", "（第2次）"]
    for name, actor in (("publish", cast.go), ("follow", cast.com), ("look_back", cast.com), ("close", cast.com)):
        topic = supervision.step(topic, name, actor)
    assert topic.state == "closed"


def test_a_report_that_nobody_wants_voted_on_is_published_without(cast):
    topic = topics.set_meeting(supervision.topic(cast), actor=cast.com, meeting=build.meeting(cast))
    topic = supervision.to(cast, topic, "publish")
    assert (topic.state, topic.satisfaction_votes.count()) == ("published", 0)


@pytest.mark.parametrize("form", ["work_review", "duty_review"])
def test_a_review_goes_from_the_plan_to_the_vote_the_opinions_and_the_second_vote(cast, form):
    topic = build.review(cast, form)
    assert topic.state == "heard"
    topic = build.judged(cast, topic, BAD)
    assert (topic.state, topic.failures) == ("rated", 1)

    topic = build.handed_over(cast, topic)
    assert (topic.state, running(topic)) == ("handling", ["handling"])
    topic = build.put_right(cast, topic)
    with pytest.raises(Refused, match="须再次测评"):
        supervision.step(topic, "publish", cast.go)
    topic = build.judged(cast, topic, GOOD)
    for name, actor in (("publish", cast.go), ("follow", cast.com), ("look_back", cast.com), ("close", cast.com)):
        topic = supervision.step(topic, name, actor)

    assert topic.state == "closed"
    assert {line["stage"] for line in topic_queries.checklist(topic, form_of(topic), [])} == {"done"}
    rated = queries.rated_on(cast.go, topic)[0]
    assert str(rated) == ("西平样县交通运输局" if form == "work_review" else "西平样县交通运输局局长杨局长")


def test_a_satisfied_review_needs_no_second_vote(cast):
    topic = build.put_right(cast, build.handed_over(cast, build.judged(cast, build.review(cast), GOOD)))
    assert supervision.step(topic, "publish", cast.go).state == "published"


def test_a_vote_is_taken_back_before_anybody_has_voted(cast):
    topic = build.review(cast)
    topic = reporting.do(topic, "call_vote", actor=cast.go, meeting=build.meeting(cast), method="paper")
    ballot = queries.ballot_of(queries.running_of(topic))

    topic = reporting.do(topic, "take_back", actor=cast.go, reason="改到下次会议")

    ballot.refresh_from_db()
    assert (topic.state, topic.satisfaction_votes.count(), ballot.state) == ("heard", 0, "void")
    assert build.judged(cast, topic, GOOD).state == "rated"


def test_each_step_of_a_review_is_its_own_side_s(cast):
    topic = build.review(cast, last="settle_scheme")
    with pytest.raises(PermissionDenied):
        supervision.step(topic, "self_check", cast.com)
    with pytest.raises(PermissionDenied):
        supervision.step(topic, "survey", cast.unit)
    assert [item.verb for item in home.items("supervision.topics", cast.unit)] == ["报送自查报告"]
    topic = supervision.step(topic, "survey", cast.com)  # 不自查的，也可以调查
    assert [item.verb for item in home.items("supervision.topics", cast.com)] == ["提出评议调查报告"]
    topic = supervision.step(topic, "write_report", cast.com)
    with pytest.raises(PermissionDenied):
        reporting.do(topic, "pass_council", actor=cast.com, on=TODAY, text="同意")


def test_an_officer_is_named_for_a_duty_review_and_for_nothing_else(cast):
    plan = supervision.plan(cast, {"title": "别的"}, state="draft")
    given = {"title": "杨局长履职评议", "form": "duty_review", "field": "decisions", "source": "appointed", "month": 6,
             "committee": cast.bodies["agriculture"].pk, "unit": cast.bodies["transport"].pk}  # fmt: skip

    def faults(**more):
        return sorted(LineForm(given | more, instance=PlanLine(plan=plan, order=0)).errors)

    officer = cast.posts["unitl"].pk
    assert faults(officer=officer) == []
    assert faults() == ["officer"]
    assert faults(officer=officer, form="work_review") == ["officer"]
    assert faults(officer=officer, unit=cast.bodies["finance"].pk) == ["unit"]
    assert faults(officer=cast.posts["unit"].pk) == ["officer"]  # 经办人不是评议对象
    assert faults(officer=officer, form="rectification") == ["form", "officer"]
    with pytest.raises(ValidationError):
        plans.keep_line(supervision.line(cast, plan, title="没有人", form="duty_review"), actor=cast.go)


def test_an_adjusted_plan_leaves_the_cases_of_votes_alone(cast):
    plan = supervision.plan(cast, {"month": clock.today().month})
    build.counted(cast, [BAD, GOOD, GOOD])
    new = plans.adjust(plan, actor=cast.go, because="调整")
    plans.publish(plans.pass_council(new, actor=cast.go, on=TODAY), actor=cast.go)
    assert sorted(Topic.objects.exclude(state="dropped").values_list("form", flat=True)) == [
        "rectification", "special_report", "work_review",
    ]  # fmt: skip


def test_the_checklists_name_the_law_or_the_local_rule_for_every_line():
    for form in (Form.WORK_REVIEW, Form.DUTY_REVIEW, Form.RECTIFICATION):
        assert [line.words for line in FORMS[form].steps if not line.basis] == []


def test_the_page_of_a_review_shows_its_votes_and_its_officer(cast):
    topic = build.judged(cast, build.review(cast, "duty_review"), FAIR)
    client = cast.client("go")
    client.get(topic.get_absolute_url())

    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(topic.get_absolute_url()).content.decode()

    assert [
        word
        for word in ("述职人员", "杨局长", "基本满意", "起草评议意见", "无记名满意度测评，当场宣布")
        if word not in page
    ] == []
    assert len(asked) < 45
