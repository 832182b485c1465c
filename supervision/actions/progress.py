"""What is planned and what is reported of a project month by month, whichever kind of project it is."""

from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, clocks, records, searching
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.numbers import plain

from ..queries.project_words import WORDS_OF

# What a project takes over from its newest report.
TAKEN = {"progress": "progress", "paid": "paid", "reported_on": "on"}


@transaction.atomic
def plan_months(project, rows, *, actor):
    """Write the plan of a project anew: ``rows`` are (first day of a month, share, money), each counted from the
    beginning. Refused when one of them falls behind the month before it. The caller has asked who may."""
    rows = sorted(rows)
    for (before, earlier, spent), (month, share, money) in pairwise(rows):
        if share < earlier or money < spent:
            raise ValidationError(f"{month.year}年{month.month}月的计划少于{before.month}月的，请填累计数。")
    model = project.months.model
    was = [f"{one}：{one.progress}%，{one.money}万元" for one in project.months.order_by("month")]
    project.months.all().delete()
    made = [model(project=project, month=month, progress=share, money=money) for month, share, money in rows]
    for one in made:
        one.clean_fields(exclude=["project"])
    model.objects.bulk_create(made)
    records.record(
        f"{project._meta.label_lower}.plan", actor=actor, obj=project, text=f"{actor.name}排定“{project}”的进度计划",
        before={"计划": was}, after={"计划": [f"{one}：{one.progress}%，{one.money}万元" for one in made]},
    )  # fmt: skip
    return project


@transaction.atomic
def report_progress(report, *, actor, running, files=()):
    """Keep one report of a project, not of a day to come nor before the last one; the project takes its numbers over and
    the clock until the next one (``running``: its key) begins anew on that day. The caller holds the project."""
    project = report.project
    if report.on > clock.today():
        raise ValidationError({"on": "日期不能晚于今天。"})
    if project.reported_on and report.on < project.reported_on:
        raise ValidationError({"on": f"不能早于上一次填报的{project.reported_on.isoformat()}。"})
    report.fell_because = report.fell_because.strip()
    if (report.progress < project.progress or report.paid < project.paid) and not report.fell_because:
        raise ValidationError(
            {
                "fell_because": f"上次填报的是{project.progress}%、累计支付{plain(project.paid)}万元，这次少了，请写明原因。"
            }
        )
    report.by_name = actor.name[:40]
    report.text = report.text.strip()
    report.full_clean(exclude=["project"])
    report.save()
    attachments.attach(report, files, actor=actor)
    enter_words(report)
    for mine, theirs in TAKEN.items():
        setattr(project, mine, getattr(report, theirs))
    project.save(update_fields=list(TAKEN))
    restart(project, running, since=report.on)
    records.record(
        f"{project._meta.label_lower}.report", actor=actor, obj=project,
        text=f"{actor.name}填报“{project}”的进展：{report.progress}%，累计支付{report.paid}万元"
        + (f"；比上次少：{report.fell_because}" if report.fell_because else ""),
    )  # fmt: skip
    return report


def enter_words(row):
    """A project, or what was said of one, is found by the words it is written in."""
    title, *rest = (getattr(row, column) for column in WORDS_OF[type(row)])
    searching.index(row, kind=row._meta.label_lower, title=title, text="\n".join(rest))


def restart(project, running, *, since):
    """The days until the next report are counted from ``since``; it is the clock that runs, nobody's deed."""
    clocks.close_clock(running, project, actor=SYSTEM, on=since)
    clocks.open_clock(running, project, actor=SYSTEM, starts_on=since)
