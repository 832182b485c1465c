"""Projects are found by what is written of them – content, reports, visits, decisions – and only by who may read it."""

import pytest
from django.db import transaction

from congress.models import SearchEntry
from supervision.actions import projects as actions
from supervision.models import ProjectReport, ProjectVisit
from supervision.queries import livelihood as livelihood_queries
from supervision.queries import projects as queries
from tests.build import livelihood, projects

pytestmark = pytest.mark.django_db


def found(actor, words, among=queries):
    return [str(row) for row in among.found(actor, words)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("长120米", 1), ("桥梁", 1), ("专项债券", 1), ("梁一", 1), ("桥梁 河口", 1),
        ("桩基", 1), ("桩基 偏慢", 1), ("增加人手", 1), ("抓紧推进", 1), ("已增加班组", 1), ("交通运输局", 1),
        ("桩基 电梯", 0), ("桩桥", 0),
    ],
)  # fmt: skip
def test_a_key_project_is_found_by_each_fact_that_is_kept_of_it(cast, words, number):
    project = projects.building(cast)
    projects.reported(cast, project)
    projects.visited(cast, project)
    actions.answer(projects.urged(cast, project), actor=cast.unit, reply="已增加班组。")
    projects.listed(
        cast, name="体育馆", place="城关", content="新建场馆。", sources="自筹", unit=cast.bodies["finance"]
    )

    assert found(cast.go, words) == ["河口大桥改建"] * number


def test_what_is_changed_is_found_by_the_new_words_only(cast):
    project = projects.listed(cast)
    project.content = "新建渡口。"
    actions.keep_project(project, actor=cast.go)

    assert (found(cast.go, "渡口"), found(cast.go, "改建桥梁")) == (["河口大桥改建"], [])


def test_nobody_finds_the_facts_of_a_project_he_may_not_read(cast):
    projects.reported(cast, projects.building(cast))

    assert {key: len(found(cast.actor(key), "桩基")) for key in ("go", "unit", "finance")} == {
        "go": 1, "unit": 1, "finance": 0}  # fmt: skip
    assert found(cast.stranger.actor("dac"), "桩基") == []


@pytest.mark.parametrize(
    ("words", "number"),
    [("管网", 4), ("3600名群众", 4), ("河床清淤", 1), ("护栏缺失", 1), ("岩层坚硬", 1), ("河床 护栏", 1), ("床护", 0)],
)
def test_a_livelihood_project_is_found_by_its_reports_visits_and_changes(cast, words, number):
    first = livelihood.adopted(cast)[0]
    livelihood.reported(cast, first, 10, 15, text="正在河床清淤。")
    livelihood.visit(cast, first, "dep", text="护栏缺失，请补。")
    livelihood.change(cast, first, because="岩层坚硬。", money=310)

    assert len(found(cast.go, words, livelihood_queries)) == number
    assert found(cast.stranger.actor("dac"), words, livelihood_queries) == []


def test_words_are_written_with_the_row_or_not_at_all(cast):
    project = projects.building(cast)
    before = SearchEntry.objects.count()

    with pytest.raises(RuntimeError, match="undone"):
        _fail_after(lambda: projects.reported(cast, project))

    assert (SearchEntry.objects.count(), ProjectReport.objects.count(), ProjectVisit.objects.count()) == (before, 0, 0)


def _fail_after(deed):
    with transaction.atomic():
        deed()
        raise RuntimeError("undone")
