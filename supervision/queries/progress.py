"""How a project that is carried out month by month stands: its curves, and the colour it is shown in."""

from dataclasses import dataclass

from congress.frame import clock
from congress.frame.dates import add_months
from congress.frame.gathered import ChartData
from congress.queries.rules import rule

AMBER, RED = "project.amber_points", "project.red_points"


@dataclass(frozen=True)
class Lamp:
    """The colour of a project, in a word and a tone: grey when nobody has said anything for too long."""

    word: str
    tone: str
    why: str


@dataclass(frozen=True)
class Limits:
    """How many points behind its plan a project is amber, and red, in one congress."""

    amber: int
    red: int


def limits_of(congress_id):
    return Limits(rule(congress_id, AMBER), rule(congress_id, RED))


def months_of(project):
    """The plan, month by month. No actor: whoever sees the project sees it."""
    return project.months.order_by("month")


def months_between(since, until):
    """The first days of the months from one day to another, both included."""
    found, day = [], since.replace(day=1)
    while day <= until:
        found.append(day)
        day = add_months(day, 1)
    return found


def planned_by(months, day):
    """The share that was to be done by the end of the last month that is over on ``day``."""
    due = [one.progress for one in months if add_months(one.month, 1) <= day]
    return due[-1] if due else 0


def lamp(project, planned, limits, today=None):
    """The colour of a project that is being carried out."""
    today = today or clock.today()
    if project.update_due_on and project.update_due_on < today:
        days = (today - (project.reported_on or project.update_due_on)).days
        return Lamp("久未更新", "quiet", f"{days}天没有更新进展")
    behind = planned - project.progress
    why = f"应完成{planned}%，已完成{project.progress}%"
    if behind >= limits.red:
        return Lamp("严重滞后", "late", why)
    if behind >= limits.amber:
        return Lamp("进度滞后", "soon", why)
    return Lamp("进度正常", "done", why)


def curves(months, reports):
    """The plan and what came of it as two drawings, progress and money, month by month: [ChartData]. ``months`` and
    ``reports`` are in the order of time; beyond the last report nothing is known."""
    months, reports = list(months), list(reports)
    if not months:
        return []
    days = _days(months, reports)
    labels = [
        f"{day.month}月" if day.month > 1 and place else f"{day:%Y}年{day.month}月" for place, day in enumerate(days)
    ]
    last = reports[-1].on if reports else None
    drawn = []
    for title, unit, plan, said in (
        ("进度", "%", "progress", "progress"),
        ("资金支付", "万元", "money", "paid"),
    ):
        meant = _meant(days, {one.month: float(getattr(one, plan)) for one in months})
        came = [_known(day, reports, said, last) for day in days]
        series = (("计划", tuple(meant)), ("实际", tuple(came)))
        drawn.append(ChartData(kind="curve", title=title, labels=tuple(labels), series=series, unit=unit))
    return drawn


def _days(months, reports):
    """The first days of all months from the first to the last that is planned or reported on."""
    ends = [one.month for one in months] + [one.on.replace(day=1) for one in reports]
    day, days = min(ends), []
    while day <= max(ends):
        days.append(day)
        day = add_months(day, 1)
    return days


def _meant(days, planned):
    """What was meant by each month; a month that nobody planned is as the one before."""
    found, at = [], 0
    for day in days:
        at = planned.get(day, at)
        found.append(at)
    return found


def _known(day, reports, column, last):
    """What was known at the end of a month; None before the first report and after the last."""
    if last is None or day > last.replace(day=1):
        return None
    said = [getattr(one, column) for one in reports if one.on < add_months(day, 1)]
    return float(said[-1]) if said else None
