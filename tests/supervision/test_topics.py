"""A special work report and an inspection, from the plan to the last look back: states, clocks, who may, what is refused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from supervision.actions import reporting, topics
from supervision.forms.topics import TeamForm
from supervision.models import STATES, TeamMember, Topic
from supervision.queries import topics as queries
from supervision.workflow import FORMS, form_of
from tests.build import supervision as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
OPENS = date(2026, 6, 24)


@pytest.fixture
def topic(cast):
    found = build.topic(cast)
    return topics.set_meeting(found, actor=cast.com, meeting=build.meeting(cast))


def running():
    rows = Deadline.objects.open().order_by("due_on", "key")
    return [(row.key.partition(".")[2], row.legal_due_on) for row in rows if row.target_model == "supervision.topic"]


def test_the_three_days_are_counted_back_from_the_opening_of_the_meeting(cast, topic):
    assert running() == [
        ("report_to_committee", OPENS - timedelta(days=20)),
        ("report_to_sc", OPENS - timedelta(days=10)),
        ("report_to_members", OPENS - timedelta(days=7)),
    ]
    topic.refresh_from_db()
    assert topic.due_on == Deadline.objects.open().get(key="supervision.report_to_committee").due_on


def test_another_meeting_moves_them_and_what_is_handed_in_runs_no_more(cast, topic):
    topic = build.to(cast, topic, "hand_in_draft")
    later = build.meeting(cast, opens_on=date(2026, 8, 26), number=32)

    topics.set_meeting(topic, actor=cast.com, meeting=later)

    assert [name for name, _ in running()] == ["committee_answer", "report_to_sc", "report_to_members"]
    assert running()[1] == ("report_to_sc", date(2026, 8, 16))


def test_a_report_goes_from_the_plan_to_the_look_back(cast, topic):
    topic = build.to(cast, topic, "close")

    assert (topic.state, topic.closed_on, topic.published_on) == ("closed", OPENS, OPENS)
    assert running() == []
    steps = [entry.step for entry in topic.entries.order_by("pk")]
    road = (*build.ROAD["special_report"], *build.AFTER)
    assert steps == [name for name, _ in road if name not in ("follow", "close")]
    assert [line["stage"] for line in queries.checklist(topic, form_of(topic), [])] == ["done"] * 15


def test_the_opinions_start_three_months_from_the_day_they_go_out(cast, topic):
    topic = build.to(cast, topic, "deliberate")
    assert running() == [
        ("opinion_draft", OPENS + timedelta(days=3)),
        ("opinion_handover", OPENS + timedelta(days=10)),
    ]

    with clock.frozen(OPENS + timedelta(days=5)):
        topic = build.step(topic, "draft_opinions", cast.com, text="一、落实责任")
        topic = build.step(topic, "issue_opinions", cast.go)

    assert running() == [("handling", date(2026, 9, 29))]
    assert (topic.state, topic.round) == ("handling", 1)
    assert Notice.objects.filter(person=cast.posts["unit"].person, subject__contains="请研究处理").exists()


def test_a_result_that_is_not_good_enough_goes_back_for_two_months(cast, topic):
    topic = build.to(cast, topic, "report_result")

    topic = reporting.do(topic, "send_back", actor=cast.go, reason="整改不到位")

    assert (topic.state, topic.round, topic.result_reported_on) == ("handling", 2, None)
    assert running() == [("handle_again", TODAY + timedelta(days=61))]
    stages = {line["label"]: line["stage"] for line in queries.checklist(topic, form_of(topic), [])}
    assert stages["向常委会书面报告处理情况"] == "next"


def test_a_report_given_back_is_handed_in_again_by_the_same_day(cast, topic):
    topic = build.to(cast, topic, "hand_in_report")
    assert "report_to_sc" not in dict(running())

    reporting.do(topic, "return_report", actor=cast.go, reason="数据有误。")

    assert dict(running())["report_to_sc"] == OPENS - timedelta(days=10)


def test_nothing_is_deliberated_before_the_meeting_opens(cast, topic):
    topic = build.to(cast, topic, "distribute")
    with pytest.raises(Refused, match="才开幕"):
        build.step(topic, "deliberate", cast.com)


def test_a_report_is_not_handed_in_without_a_meeting(cast):
    found = build.to(cast, build.topic(cast), "send_opinions")
    with pytest.raises(Refused, match="安排审议的会议"):
        build.step(found, "hand_in_draft", cast.unit)


def test_a_topic_is_not_closed_while_a_problem_is_open(cast, topic):
    topic = build.to(cast, topic, "publish")
    build.problem(cast, topic)
    with pytest.raises(Refused, match="还有1个问题没有销号"):
        build.step(topic, "close", cast.com)


@pytest.mark.parametrize(
    ("last", "step", "may"),
    [
        (None, "settle_scheme", "go com"),
        ("send_opinions", "hand_in_draft", "go unit unitl"),
        ("hand_in_draft", "comment_draft", "go com"),
        ("hand_in_report", "distribute", "go"),
        ("draft_opinions", "issue_opinions", "go"),
        ("issue_opinions", "draft_result", "go unit unitl"),
        ("report_result", "publish", "go"),
    ],
)
def test_each_step_is_for_its_own(cast, topic, last, step, may):
    topic = build.to(cast, topic, last) if last else topic
    everybody = ("lead", "go", "dac", "com", "other_com", "scm", "dep", "gov", "unit", "unitl", "finance")

    offered = [
        who
        for who in everybody
        if step in [move.name for move, _ in form_of(topic).machine.offered(topic, cast.actor(who))]
    ]

    assert offered == may.split()
    with pytest.raises(PermissionDenied):
        build.step(topic, step, cast.other_com)


@pytest.mark.parametrize(
    ("last", "sees"),
    [
        (None, "lead go dac com scm gov unit"),
        ("publish", "lead go dac com scm gov unit dep river.tch river.tdep"),
    ],
)
def test_a_topic_is_seen_by_the_offices_its_organ_and_when_published_by_the_deputies(cast, topic, last, sees):
    if last:
        build.to(cast, topic, last)
    everybody = (
        "lead",
        "go",
        "dac",
        "com",
        "scm",
        "gov",
        "unit",
        "finance",
        "dep",
        "sys",
        "river.tch",
        "river.tdep",
        "stranger.dac",
    )

    def actor(key):
        place, _, who = key.rpartition(".")
        held = cast.stranger if place == "stranger" else cast.townships.get(place, cast)
        return held.actor(who)

    assert [who for who in everybody if Topic.objects.visible_to(actor(who)).exists()] == sees.split()


def test_a_deputy_of_the_team_sees_it_from_the_first_day_and_has_it_in_his_dossier(cast, topic):
    build.team(cast, topic)
    assert Topic.objects.visible_to(cast.dep).get() == topic

    build.to(cast, topic, "research")

    deputy = cast.deputies["dep"]
    facts = list(kinds.duties["supervision.teams"].facts([deputy.pk], TODAY, TODAY))
    assert [(fact.deputy_id, fact.on, fact.target) for fact in facts] == [
        (deputy.pk, TODAY, f"supervision.topic:{topic.pk}")
    ]


def test_nobody_of_the_organ_sits_in_the_team(cast, topic):
    topics.add_to_team(topic, [TeamMember(role="expert", name="周教授", post="省交通学院")], actor=cast.com)
    post = cast.posts["unitl"]
    deputy = cast.deputies["dep2"]
    type(post).objects.filter(pk=post.pk).update(person=deputy.person)

    with pytest.raises(ValidationError, match="应当回避"):
        topics.add_to_team(topic, [TeamMember(role="member", deputy=deputy)], actor=cast.com)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_member_of_the_committee_who_is_a_deputy_sits_in_the_team_once(cast, topic, at_once):
    deputy = cast.deputies["dep"]
    type(cast.lead_post).objects.filter(pk=cast.lead_post.pk).update(person=deputy.person)
    cast.lead_post.refresh_from_db()
    head, seat = TeamMember(role="leader", membership=cast.lead_post), TeamMember(role="member", deputy=deputy)
    before = list(topic.team.values_list("name", flat=True))

    if not at_once:
        topics.add_to_team(topic, [head], actor=cast.com)
        before += [deputy.person.name]
        form = TeamForm(topic=topic)
        assert deputy not in form.fields["deputies"].queryset
    with pytest.raises(ValidationError, match="已在组里"):
        topics.add_to_team(topic, [head, seat] if at_once else [seat], actor=cast.com)

    assert sorted(topic.team.values_list("name", flat=True)) == sorted(before)


def test_the_database_holds_that_nobody_sits_in_a_team_twice(cast, topic):
    person = cast.deputies["dep"].person
    topics.add_to_team(topic, [TeamMember(role="member", deputy=cast.deputies["dep"])], actor=cast.com)

    with pytest.raises(IntegrityError, match="person"), transaction.atomic():
        TeamMember.objects.create(topic=topic, membership=cast.lead_post, person=person, name=person.name)


def test_the_research_of_the_committee_is_not_read_by_the_organ(cast, topic):
    topic = build.to(cast, topic, "send_opinions")

    read = {who: [row.step for row in queries.entries_seen(cast.actor(who), topic)] for who in ("com", "unit")}

    assert read == {"com": ["settle_scheme", "research", "send_opinions"], "unit": ["settle_scheme", "send_opinions"]}


# Inspections.


@pytest.fixture
def inspection(cast):
    return build.topic(cast, **build.inspection())


def test_an_inspection_wants_a_leader_and_members(cast, inspection):
    with pytest.raises(Refused, match="没有组长"):
        build.step(inspection, "form_team", cast.com)
    topics.add_to_team(inspection, [TeamMember(role="leader", membership=cast.lead_post)], actor=cast.com)
    with pytest.raises(Refused, match="没有成员"):
        build.step(inspection, "form_team", cast.com)


def test_the_plan_of_an_inspection_goes_out_ten_days_before(cast, inspection):
    found = build.step(build.team(cast, inspection), "form_team", cast.com)
    with pytest.raises(ValidationError, match="最早2026年4月25日"):
        build.step(found, "notify", cast.com, inspect_from=TODAY + timedelta(days=9))

    found = build.step(found, "notify", cast.com)
    with pytest.raises(Refused, match="通知的检查日期"):
        build.step(found, "inspect", cast.com)


def test_an_inspection_goes_all_the_way_with_a_townships_part(cast, inspection):
    river = cast.townships["river"]
    found = build.to(cast, build.team(cast, inspection), "inspect")
    (check,) = topics.entrust(found, [river.congress], actor=cast.com, due_on=TODAY + timedelta(days=20))
    with pytest.raises(Refused, match="1个乡镇没有报送"):
        build.step(found, "write_report", cast.com)
    assert [one.pk for one in queries.checks_waiting(river.actor("tsec"))] == [check.pk]

    topics.report_check(check, actor=river.actor("tch"), text="检查了三个村。", sites=3, deputies=8)
    found = build.step(found, "write_report", cast.com)
    found = build.step(found, "pass_council", cast.go)
    found = topics.set_meeting(found, actor=cast.com, meeting=build.meeting(cast))
    assert running() == []
    with clock.frozen(OPENS):
        for name, who in build.AFTER:
            found = build.step(found, name, cast.actor(who))

    assert found.state == "closed"
    assert not Deadline.objects.open().filter(key="supervision.check").exists()


def test_a_township_sees_its_own_part_alone(cast, inspection):
    river, hill = cast.townships["river"], cast.townships["hill"]
    found = build.to(cast, build.team(cast, inspection), "notify")
    for place in (river, hill):
        topics.entrust(found, [place.congress], actor=cast.com, due_on=TODAY + timedelta(days=20))

    assert [check.congress for check in queries.checks(river.actor("tch"))] == [river.congress]
    assert len(queries.checks(cast.com)) == 2


@pytest.mark.parametrize("form", list(FORMS), ids=str)
def test_the_checklist_names_steps_of_the_machine_and_clocks_there_are(form):
    of = FORMS[form]

    assert [step.move for step in of.steps if step.move not in of.machine] == []
    assert [step.clock for step in of.steps if step.clock and step.clock not in kinds.deadlines] == []
    assert STATES[form] is of.machine.states
