"""The days of steps against one another and against the meeting; what came too late says why, and the checklist shows it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from congress.frame import clock
from supervision.actions import inquiries, reporting, topics
from supervision.forms.inquiries import AttendanceForm
from supervision.forms.topics import StepForm
from supervision.queries import topics as queries
from supervision.workflow import form_of
from tests.build import inquiries as inquiry
from tests.build import satisfaction
from tests.build import supervision as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
OPENS = date(2026, 6, 24)
BEFORE = TODAY - timedelta(days=1)


@pytest.fixture
def topic(cast):
    return topics.set_meeting(build.topic(cast), actor=cast.com, meeting=build.meeting(cast))


@pytest.mark.parametrize(
    ("last", "step", "who", "day", "fault"),
    [
        ("settle_scheme", "research", "com", BEFORE, "不能早于上一步“制定实施方案”的日期（2026年4月15日）"),
        ("draft_opinions", "issue_opinions", "go", date(2026, 1, 5), "不能早于上一步“起草审议意见”的日期（2026年6月24日）"),
        ("issue_opinions", "draft_result", "unit", date(2026, 6, 23), "不能早于上一步“交办审议意见”的日期"),
        ("follow", "look_back", "com", date(2026, 6, 1), "不能早于上一步“通报代表并公布”的日期"),
    ],
)  # fmt: skip
def test_a_step_is_not_earlier_than_the_one_before_it(cast, topic, last, step, who, day, fault):
    topic = build.to(cast, topic, last)
    with (
        clock.frozen(max(OPENS, TODAY) if last != "settle_scheme" else TODAY),
        pytest.raises(ValidationError, match=fault),
    ):
        build.step(topic, step, cast.actor(who), on=day)


def test_the_council_passes_the_opinions_after_they_were_drafted(cast, topic):
    topic = build.to(cast, topic, "draft_opinions")
    with clock.frozen(OPENS), pytest.raises(ValidationError, match="起草审议意见") as fault:
        build.step(topic, "issue_opinions", cast.go, passed_on=date(2020, 1, 1))
    assert list(fault.value.message_dict) == ["passed_on"]


def test_the_notice_of_an_inspection_is_not_dated_before_its_team(cast):
    found = build.step(build.team(cast, build.topic(cast, **build.inspection())), "form_team", cast.com)
    with pytest.raises(ValidationError, match="不能早于上一步“成立检查组”的日期"):
        build.step(found, "notify", cast.com, on=TODAY - timedelta(days=20), inspect_from=TODAY)


def test_what_leads_to_a_meeting_is_not_later_than_the_meeting(cast, topic):
    topic = build.to(cast, topic, "hand_in_report")
    with clock.frozen(OPENS + timedelta(days=5)):
        with pytest.raises(ValidationError, match="审议的会议2026年6月25日闭会"):
            build.step(topic, "distribute", cast.go)
        assert build.step(topic, "distribute", cast.go, on=OPENS).state == "distributed"


def test_a_topic_is_not_moved_to_a_meeting_that_was_over_before_its_last_step(cast, topic):
    topic = build.to(cast, topic, "settle_scheme")
    past = build.meeting(cast, opens_on=TODAY - timedelta(days=10), number=30)
    with pytest.raises(ValidationError, match="早于“制定实施方案”的2026年4月15日"):
        topics.set_meeting(topic, actor=cast.com, meeting=past)


def test_what_comes_later_than_so_many_days_before_the_meeting_says_why(cast, topic):
    topic = build.to(cast, topic, "send_opinions")
    with clock.frozen(OPENS - timedelta(days=17)):
        form = StepForm(obj=topic, actor=cast.unit)
        assert list(form.fields) == ["on", "late_because", "text", "files"]
        with pytest.raises(ValidationError, match="已过“专项工作报告送委员会征求意见”的2026年6月4日，请写明原因"):
            build.step(topic, "hand_in_draft", cast.unit, late_because="")
        topic = build.step(topic, "hand_in_draft", cast.unit, late_because="紧急议题，主任会议同意。")

    line = queries.checklist(topic, form_of(topic), queries.clocks_of(topic))[3]
    assert (line["stage"], line["late"], line["because"]) == (
        "done",
        "6月4日前，超期 3 天完成",
        "紧急议题，主任会议同意。",
    )
    page = cast.client("com").get(topic.get_absolute_url()).content.decode()
    assert "超期 3 天完成" in page
    assert "超过期限的原因：紧急议题" in page


def test_a_reason_is_not_kept_where_nothing_is_late(cast, topic):
    topic = build.to(cast, topic, "hand_in_draft")
    assert topic.entries.get(step="hand_in_draft").late_because == ""
    assert {line["late"] for line in queries.checklist(topic, form_of(topic), queries.clocks_of(topic))} == {""}


def test_a_second_round_is_measured_by_its_own_clock(cast, topic):
    topic = build.to(cast, topic, "report_result")
    with clock.frozen(OPENS + timedelta(days=100)):
        topic = satisfaction.put_right(cast, reporting.do(topic, "send_back", actor=cast.go, reason="整改不到位"))
    lines = queries.checklist(topic, form_of(topic), queries.clocks_of(topic))
    assert [line["late"] for line in lines if line["label"] == "向常委会书面报告处理情况"] == [""]


def test_an_answer_is_not_given_before_the_meeting_opens(cast):
    found = inquiry.to(cast, inquiry.topic(cast, "special_inquiry"), "call_units")
    row = found.questions.get()
    with clock.frozen(OPENS), pytest.raises(ValidationError, match="不能早于会议开幕的2026年6月24日"):
        inquiries.answer(row, actor=cast.com, answer="由乡镇负责。", answerer="杨局长", on=TODAY)


def test_who_came_is_said_not_that_he_was_called(cast):
    found = inquiry.to(cast, inquiry.topic(cast, "special_inquiry"), "call_units")
    row = found.attendances.first()
    assert "called" not in dict(AttendanceForm(instance=row).fields["came"].choices)
    assert not AttendanceForm({"came": "called"}, instance=row).is_valid()


def test_after_the_last_failed_vote_the_next_line_is_the_decision(cast, topic):
    topic = build.to(cast, topic, "report_result")
    labels = [line["label"] for line in queries.checklist(topic, form_of(topic), [])]
    assert "多次测评不满意的，登记常委会的处理决定" not in labels
    topic.state, topic.failures = "failed", 2

    lines = queries.checklist(topic, form_of(topic), [])

    assert [line["label"] for line in lines if line["stage"] == "now"] == ["多次测评不满意的，登记常委会的处理决定"]
