"""Plants twelve key projects over three years: accepted, finished, on the way, behind, silent, stopped, not yet begun."""

from datetime import date, timedelta
from decimal import Decimal

from congress.actions import notices, records
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.queries import calendar, rules

from ..actions import projects as actions
from ..models import KeyProject, ProjectReport, ProjectVisit
from ..queries.progress import months_of
from ..queries.topics import deputies_for
from . import words
from .plant import acting_for

STEP = timedelta(days=27)
SILENCE = 38  # days
# Place among the twelve: how fast, of what was planned; what becomes of it.
PACE = (1.1, 1.0, 1.0, 1.05, 1.0, 1.0, 0.9, 1.0, 0.97, 0.7, 1.0, 1.0)
STOPPED, SILENT, WAITING, ADJUSTED, URGED, LONG = 10, 8, 11, 6, 9, 7
DONE = 5  # the first so many are finished and accepted


def plant(world):
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        for place, row in enumerate(words.PROJECTS):
            timeline.enter(_project(world, place, row))
        timeline.run()
    world.say(0.9, "重点项目")


def _project(world, place, row):
    name, field, where, content, body, total, sources = row
    office, year = world.first("GO"), world.today.year - 2 + place // 4
    unit = acting_for(world, world.bodies[body].pk, ("UNIT", "UNITL"), office)
    begins = date(year, 3, 1) + timedelta(days=place * 3) if place != WAITING else world.today + timedelta(days=20)
    ends = begins + timedelta(days=300 + 40 * (place % 4) + 300 * (place == LONG))
    yield clock.moment(min(date(year, 2, 10), world.today), 9, place)
    project = actions.keep_project(
        KeyProject(congress=world.congress, year=year, name=name, field=field, place=where, content=content, total=total,
                   unit=world.bodies[body], sources=sources, starts_on=begins, ends_on=ends),
        actor=office,
    )  # fmt: skip
    if place == WAITING:
        return
    yield clock.moment(begins, 10)
    project = actions.start(project, actor=unit, on=begins)
    pace, day, step = PACE[place], begins, 0
    while project.progress < 100:
        day, step = day + STEP, step + 1
        if place == SILENT and (world.today - day).days < SILENCE:
            return
        yield clock.moment(day, 9 + place % 8, step % 60)
        project = _reported(project.pk, unit, pace, day, ends, step)
        if step == 5:
            _visited(project, office, place)
        if step == 4 and place == STOPPED:
            _stopped(project, office, unit)
            return
        if step == 4 and place == ADJUSTED:
            more = {"total": project.total + 400, "ends_on": project.ends_on + timedelta(days=60)}
            actions.adjust(_fresh(project.pk), actor=office, on=day, body="committee", **more,
                           text="同意调增配套管网投资400万元，工期顺延60日。")  # fmt: skip
        if step == 6 and place == URGED:
            actions.urge(_fresh(project.pk), actor=office, on=day, body="council",
                         text="工程进度明显落后于计划，请责任单位查找原因，倒排工期，三十日内报告落实情况。")  # fmt: skip
    yield clock.moment(day + timedelta(days=8), 10)
    project = actions.finish(_fresh(project.pk), actor=unit, on=clock.today())
    if place < DONE:
        yield clock.moment(day + timedelta(days=40), 10)
        actions.accept(_fresh(project.pk), actor=office, on=clock.today())


def _fresh(pk):
    return KeyProject.objects.select_related("unit", "congress").get(pk=pk)


def _reported(pk, unit, pace, day, ends, step):
    """What was planned for this month, at its own pace; in the end all of it."""
    project = _fresh(pk)
    due = [month for month in months_of(project) if month.month <= day]
    share = due[-1].progress if due else 0
    done = 100 if day > ends and pace >= 1 else min(round(100 * min(pace, 1)), round(share * pace))
    paid = (project.total * Decimal(max(done, project.progress)) / 100 * Decimal("0.92")).quantize(Decimal("0.01"))
    text = words.PROGRESS[min(step * len(words.PROGRESS) // 14, len(words.PROGRESS) - 1)]
    row = ProjectReport(
        project=project, on=day, progress=max(done, project.progress), paid=max(paid, project.paid), text=text
    )
    return actions.report(row, actor=unit).project


def _visited(project, office, place):
    row = ProjectVisit(project=project, on=clock.today(), lead="县人大常委会副主任",
                       found="现场管理总体规范，台账齐全；个别工序衔接不紧，雨季排水准备不足。",
                       asked="抓紧组织交叉施工，按月公开进度和资金支付情况。")  # fmt: skip
    people = deputies_for(project)[place * 3 : place * 3 + 3]
    actions.visit(row, actor=office, deputies=list(people))


def _stopped(project, office, unit):
    actions.stop(_fresh(project.pk), actor=office, reason="means", on=clock.today(), body="committee",
                 text="项目投资超出县级财力，配套资金没有落实。要求停止建设，妥善处理已完工程，三十日内报告落实情况。")  # fmt: skip


PROJECTS = kinds.Demo(key="supervision.projects", order=84, plant=plant)
