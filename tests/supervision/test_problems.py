"""The four lists: problem, measures, result, evaluation – and who sees which."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from congress.frame import clock
from congress.frame.dates import add_months
from congress.frame.workflow import Refused
from congress.models import Deadline
from supervision.actions import problems as actions
from supervision.forms.problems import ProblemForm
from supervision.models import Problem
from supervision.queries import problems as queries
from tests.build import supervision as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(cast):
    return build.topic(cast)


def clock_of(row):
    return Deadline.objects.open().filter(key=actions.CLOCK, target_pk=row.pk).first()


def test_a_problem_goes_through_the_four_lists(cast, topic):
    row = build.problem(cast, topic)
    assert clock_of(row).due_on == row.due_on
    row = build.reported(cast, row)
    assert (row.state, clock_of(row)) == ("reported", None)

    row = actions.accept(row, actor=cast.com, mark="basically", judgement="继续巩固")

    assert (row.state, row.mark, row.judged_on) == ("closed", "basically", TODAY)


def test_a_dissatisfied_committee_sends_it_back_with_a_new_day(cast, topic):
    row = build.reported(cast, build.problem(cast, topic))

    row = actions.send_back(row, actor=cast.com, reason="资金没有到位", due_on=TODAY + timedelta(days=30))

    assert (row.state, row.mark, row.round, row.due_on) == ("measured", "not", 1, TODAY + timedelta(days=30))
    assert clock_of(row).due_on == row.due_on
    row = actions.report(row, actor=cast.unit, result="资金已经到位。")
    assert actions.accept(row, actor=cast.com, mark="satisfied").state == "closed"


@pytest.mark.parametrize(
    ("who", "deed"), [("finance", "measure"), ("dep", "measure"), ("unit", "accept"), ("other_com", "accept")]
)
def test_others_may_not(cast, topic, who, deed):
    row = build.problem(cast, topic)
    row = build.reported(cast, row) if deed == "accept" else row
    more = {"mark": "satisfied"} if deed == "accept" else {}
    with pytest.raises(PermissionDenied):
        getattr(actions, deed)(row, actor=cast.actor(who), **more)


def test_measures_come_before_they_are_reported_and_dissatisfaction_is_no_acceptance(cast, topic):
    row = build.problem(cast, topic)
    with pytest.raises(Refused, match="先填写对策"):
        actions.measure(row, actor=cast.unit)
    with pytest.raises(ValidationError, match="不满意的请退回"):
        actions.accept(build.reported(cast, row), actor=cast.com, mark="not")


def test_a_problem_is_changed_and_withdrawn_only_before_the_unit_has_answered(cast, topic):
    row = build.problem(cast, topic)
    row.due_on = TODAY + timedelta(days=60)
    actions.list_problem(row, actor=cast.com)
    assert clock_of(row).due_on == row.due_on
    other = build.problem(cast, topic, text="录入有误")
    actions.withdraw_problem(other, actor=cast.com, reason="录入有误")
    assert Deadline.objects.open().filter(key=actions.CLOCK).count() == 1

    row = build.measured(cast, row)

    with pytest.raises(Refused, match="已经报送对策"):
        actions.list_problem(row, actor=cast.com)


def test_a_unit_sees_its_own_and_the_organ_that_reports_all_of_its_topic(cast, topic):
    build.problem(cast, topic)
    build.problem(cast, topic, text="资金没有到位", unit=cast.bodies["finance"])

    seen = {
        who: Problem.objects.visible_to(cast.actor(who)).count()
        for who in ("com", "unit", "finance", "court", "dep", "gov")
    }

    assert seen == {"com": 2, "unit": 2, "finance": 1, "court": 0, "dep": 0, "gov": 2}
    assert cast.client("finance").get(topic.get_absolute_url()).status_code == 200


def test_progress_is_rolled_up_by_unit_with_what_is_late(cast, topic):
    first = build.problem(cast, topic, due_on=TODAY + timedelta(days=5))
    build.problem(cast, topic, text="资金没有到位", unit=cast.bodies["finance"], due_on=TODAY + timedelta(days=5))
    actions.accept(build.reported(cast, first), actor=cast.com, mark="satisfied")

    with clock.frozen(TODAY + timedelta(days=6)):
        rows = queries.by_unit(queries.problems(cast.com), str)
        whole = queries.progress_of(queries.problems(cast.com))
        late = [row.unit_id for row in queries.late_ones(cast.lead)]

    assert [(one.name, one.found, one.closed, one.late) for one in rows] == [
        ("县财政局", 1, 0, 1),
        ("县交通局", 1, 1, 0),
    ]
    assert (whole.found, whole.reported, whole.share, whole.late) == (2, 1, 50, 1)
    assert late == [cast.bodies["finance"].pk]


def test_a_unit_fills_its_lists_on_the_pages(cast, topic):
    row = build.problem(cast, topic)
    client = cast.client("unit")
    sent = {"title-new1": "明确管养主体", "person-new1": "杨局长", "until-new1": "9月底前"}
    assert client.post(reverse("supervision:measures", args=[row.pk]), sent).status_code == 302
    assert client.post(f"{row.get_absolute_url()}measure/").status_code == 302
    assert client.post(f"{row.get_absolute_url()}report/", {"result": "已经明确"}).status_code == 302

    page = cast.client("com").get(reverse("supervision:four_lists", args=[topic.pk])).content.decode()

    assert ("明确管养主体" in page, "已经明确" in page, "待评价" in page) == (True, True, True)


def test_a_new_row_begins_with_the_unit_and_three_months_and_a_standing_one_with_its_own(cast, topic):
    row = build.problem(cast, topic)
    fresh = ProblemForm(instance=Problem(topic=topic))
    assert (fresh["unit"].value(), fresh["due_on"].value()) == (topic.unit_id, add_months(TODAY, 3))

    row.due_on = None
    assert ProblemForm(instance=row)["due_on"].value() is None
