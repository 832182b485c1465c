"""Key projects: the register, the course with its clock, visits, decisions – and who may what."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import Deadline, Notice
from supervision.actions import projects as actions
from supervision.models import KeyProject
from supervision.queries import progress
from supervision.queries import projects as queries
from tests.build import projects as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


def running(row, key=actions.UPDATE):
    return Deadline.objects.open().filter(key=key, target_pk=row.pk).first()


def test_a_project_goes_from_the_register_to_its_acceptance(cast):
    project = build.building(cast)
    assert (running(project).due_on, [one.progress for one in progress.months_of(project)][-1]) == (
        project.update_due_on,
        100,
    )
    build.reported(cast, project, progress=100, paid=1150)

    project = actions.finish(KeyProject.objects.get(), actor=cast.unit, on=TODAY)
    project = actions.accept(project, actor=cast.go, on=TODAY)

    assert (project.state, project.paid, running(project)) == ("accepted", Decimal(1150), None)


def test_thirty_days_without_a_word_turn_it_grey_and_the_next_word_green(cast):
    project = build.building(cast)
    with clock.frozen(TODAY + timedelta(days=31)):
        assert [row.pk for row in queries.stale(cast.lead)] == [project.pk]
        ((_, _, lamp),) = queries.with_lamps(queries.projects(cast.go))
        assert lamp.tone == "quiet"

        build.reported(cast, project, progress=20)

        ((_, _, lamp),) = queries.with_lamps(queries.projects(cast.go))
        assert (lamp.tone, running(project).due_on) == ("done", TODAY + timedelta(days=61))


@pytest.mark.parametrize("who", ["com", "finance", "dep", "lead"])
def test_nobody_but_its_unit_says_how_far_it_has_come(cast, who):
    project = build.building(cast)
    build.reported(cast, project)

    with pytest.raises(PermissionDenied):
        build.reported(cast, project, cast.actor(who), progress=40)


def test_what_is_not_done_is_not_finished_and_what_is_not_begun_is_not_reported(cast):
    project = build.listed(cast)
    with pytest.raises(Refused, match="不在建设中"):
        build.reported(cast, project)
    project = actions.start(project, actor=cast.unit, on=TODAY)
    with pytest.raises(Refused, match="填报到100%"):
        actions.finish(project, actor=cast.unit, on=TODAY)
    project.total = 2000
    with pytest.raises(Refused, match="调整决定"):
        actions.keep_project(project, actor=cast.go)


def test_money_and_days_change_by_decision_and_the_past_of_the_plan_stays(cast):
    project = build.building(cast)
    with clock.frozen(TODAY + timedelta(days=70)):
        before = {one.month: one.progress for one in progress.months_of(project)}
        ends = project.ends_on + timedelta(days=90)

        project = actions.adjust(project, actor=cast.go, total=Decimal(1500), ends_on=ends, on=clock.today(),
                                 **build.DECISION)  # fmt: skip

    months = list(progress.months_of(project))
    this_month = (TODAY + timedelta(days=70)).replace(day=1)
    assert (project.total, project.ends_on, months[-1].progress, months[-1].money) == (1500, ends, 100, Decimal(1500))
    assert [before[one.month] for one in months if one.month < this_month] == [
        one.progress for one in months if one.month < this_month
    ]
    assert [row.kind for row in queries.decisions_of(project)] == ["adjust"]


def test_a_project_is_stopped_for_one_of_five_reasons_and_the_unit_has_to_answer(cast):
    project = build.building(cast)
    with pytest.raises(ValidationError, match="停建须选择理由"):
        actions.stop(project, actor=cast.go, reason="", on=TODAY, **build.DECISION)

    project = actions.stop(project, actor=cast.go, reason="means", on=TODAY, **build.DECISION)

    (decision,) = queries.unanswered(cast.unit)
    assert (project.state, running(project), decision.due_on) == ("stopped", None, TODAY + timedelta(days=30))
    actions.answer(decision, actor=cast.unit, reply="已经停止施工，正在清算。")
    assert running(decision, actions.ANSWER) is None
    project = actions.resume(project, actor=cast.go, on=TODAY, ends_on=project.ends_on, **build.DECISION)
    assert (project.state, running(project).due_on) == ("building", project.update_due_on)


@pytest.mark.parametrize(("who", "deed"), [("unit", "urge"), ("com", "urge"), ("dep", "keep"), ("unit", "keep")])
def test_others_neither_register_nor_decide(cast, who, deed):
    project = build.building(cast)
    deeds = {
        "urge": lambda: actions.urge(project, actor=cast.actor(who), on=TODAY, **build.DECISION),
        "keep": lambda: build.listed(cast, cast.actor(who), name="另一个项目"),
    }
    with pytest.raises(PermissionDenied):
        deeds[deed]()


def test_a_visit_is_told_to_the_unit_and_stands_in_the_dossier(cast):
    project = build.building(cast)
    deputy = cast.deputies["dep"]

    build.visited(cast, project)

    (fact,) = kinds.duties["supervision.project_visits"].facts([deputy.pk], TODAY, TODAY)
    assert (fact.deputy_id, fact.on, fact.text) == (deputy.pk, TODAY, "视察重点项目：河口大桥改建")
    assert Notice.objects.filter(subject="请研究视察意见：河口大桥改建").count() == 2


def test_each_sees_the_projects_that_are_his(cast):
    build.building(cast)
    build.listed(cast, name="污水处理厂", unit=cast.bodies["finance"])

    seen = {
        who: KeyProject.objects.visible_to(cast.actor(who)).count()
        for who in ("go", "dep", "unit", "court", "gov", "sys")
    }

    assert seen == {"go": 2, "dep": 2, "unit": 1, "court": 0, "gov": 2, "sys": 0}
    assert not KeyProject.objects.visible_to(cast.stranger.actor("dac")).exists()


def test_a_unit_reports_on_the_pages_and_everybody_sees_the_curve(cast):
    project = build.building(cast)
    unit, url = cast.client("unit"), project.get_absolute_url()
    sent = {"on": TODAY.isoformat(), "progress": "35", "paid": "400.5", "text": "桩基完成。"}
    months = {f"progress-{n}": str(min(100, 12 * n + 5)) for n in range(11)} | {
        f"money-{n}": str(100 * n) for n in range(11)
    }
    assert unit.post(f"{url}months/", months).status_code == 302
    assert unit.post(f"{url}report/", sent).status_code == 302
    build.urged(cast, project)
    build.visited(cast, project)

    page = cast.client("dep").get(url).content.decode()

    assert ("桩基完成" in page, page.count("<svg class=\"chart-drawing\""), "增加人手" in page, "督促推进" in page) == (
        True, 2, True, True,
    )  # fmt: skip
    assert "填报进展" not in page


def test_the_list_asks_as_many_times_for_one_as_for_three(cast, django_assert_num_queries):
    client, url = cast.client("go"), reverse("supervision:projects")
    build.building(cast)
    client.get(url)
    with CaptureQueriesContext(connection) as once:
        client.get(url)
    build.building(cast, name="二号桥")
    build.building(cast, name="三号桥")
    with django_assert_num_queries(len(once)):
        client.get(url)


def test_whoever_is_behind_does_not_plan_himself_green(cast):
    """Before the first report its own unit draws up the plan; then a decision must have changed the project."""
    project = build.building(cast)
    months = [(one.month, one.progress, one.money) for one in progress.months_of(project)]
    actions.plan(project, months, actor=cast.unit)
    build.reported(cast, project)

    with pytest.raises(Refused, match="须经决定调整"):
        actions.plan(project, months, actor=cast.unit)
    ends_on = project.ends_on + timedelta(days=30)
    actions.adjust(project, actor=cast.go, total=project.total, ends_on=ends_on, on=TODAY, **build.DECISION)
    months = [(one.month, one.progress, one.money) for one in progress.months_of(project)]

    assert actions.plan(KeyProject.objects.get(), months, actor=cast.unit)


@pytest.mark.parametrize(("share", "paid"), [(20, 300), (30, 200), (0, 0)])
def test_what_counts_from_the_beginning_falls_only_with_a_reason(cast, share, paid):
    project = build.building(cast)
    build.reported(cast, project)

    with pytest.raises(ValidationError, match="请写明原因"):
        build.reported(cast, project, progress=share, paid=paid)
    build.reported(cast, project, progress=share, paid=paid, fell_because="上次多报，按审计结果更正。")

    assert KeyProject.objects.get().progress == share
    assert "按审计结果更正" in cast.client("dep").get(project.get_absolute_url()).content.decode()
