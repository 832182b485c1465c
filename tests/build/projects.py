"""Key projects as the county runs them, by the actions."""

from datetime import timedelta
from decimal import Decimal

from congress.frame import clock
from supervision.actions import projects as actions
from supervision.models import KeyProject, ProjectReport, ProjectVisit

DECISION = {"body": "council", "text": "请抓紧推进，按期完工。"}


def listed(cast, actor=None, **more):
    today = clock.today()
    given = {"congress": cast.congress, "year": today.year, "name": "河口大桥改建", "field": "transport", "place": "河口镇",
             "content": "改建桥梁一座，长120米。", "unit": cast.bodies["transport"], "total": Decimal(1200),
             "sources": "专项债券1200万元", "starts_on": today, "ends_on": today + timedelta(days=300), **more}  # fmt: skip
    return actions.keep_project(KeyProject(**given), actor=actor or cast.go)


def building(cast, **more):
    return actions.start(listed(cast, **more), actor=cast.unit, on=clock.today())


def reported(cast, project, actor=None, *, progress=30, paid=300, text="桩基完成。", on=None, fell_because=""):
    given = {"on": on or clock.today(), "progress": progress, "paid": Decimal(paid), "text": text}
    row = ProjectReport(project=project, fell_because=fell_because, **given)
    return actions.report(row, actor=actor or cast.unit)


def visited(cast, project, **more):
    row = ProjectVisit(
        project=project, on=clock.today(), lead="李宏远", found="工地管理规范，进度偏慢。", asked="增加人手。"
    )
    return actions.visit(row, actor=cast.go, deputies=[cast.deputies["dep"]], **more)


def urged(cast, project):
    return actions.urge(project, actor=cast.go, on=clock.today(), **DECISION)
