"""Reading the tasks of the deputies' groups: the list, and how much of them each group has done."""

from dataclasses import dataclass

from django.db.models import Count, F, Q

from congress.frame import clock
from congress.frame.prose import share_of

from ..models import GroupTask, Organization

DONE, OPEN, LATE = "done", "open", "late"
STATES = {DONE: "已完成", OPEN: "未完成", LATE: "逾期未完成"}


def _in_state(state):
    return {
        "": Q(),
        DONE: Q(done_on__isnull=False),
        OPEN: Q(done_on=None),
        LATE: Q(done_on=None, due_on__lt=clock.today()),
    }[state]


def listed(actor, *, congress=None, group=None, year=None, quarter=None, state="", since=None, until=None):
    """The tasks this person sees, the latest due first; ``since`` and ``until`` ask when they were done."""
    asked = {"congress": congress, "group": group, "due_on__year": year, "due_on__quarter": quarter}
    asked |= {"done_on__gte": since, "done_on__lte": until}
    rows = GroupTask.objects.visible_to(actor).select_related("congress__area", "group")
    rows = rows.filter(_in_state(state), **{name: value for name, value in asked.items() if value})
    return rows.order_by("-due_on", "congress__area__code", "group__order", "pk")


def years(actor):
    """The years in which tasks fall due, the latest first."""
    rows = GroupTask.objects.visible_to(actor).order_by()
    return [day.year for day in rows.dates("due_on", "year", order="DESC")]


def groups(actor):
    """The deputies' groups that stand today in the townships this person follows."""
    rows = Organization.objects.visible_to(actor).on(clock.today()).filter(kind=Organization.Kind.DEPUTY_GROUP)
    return rows.select_related("congress").order_by("congress__area__code", "order", "name")


def groups_of(congress_id):
    """The groups of one township that may take on a task. No actor: names of bodies are public."""
    rows = Organization.objects.filter(congress=congress_id, kind=Organization.Kind.DEPUTY_GROUP)
    return rows.on(clock.today()).order_by("order", "name")


@dataclass(frozen=True, kw_only=True)
class Rate:
    """How much of what fell to a group – or to all groups of a township – has been done."""

    name: str
    asked: dict
    tasks: int
    done: int
    late: int

    @property
    def share(self):
        return share_of(self.done, self.tasks)


def rates(actor, *, congress=None, **asked):
    """How each group of one township did; for a county that names none, each township. One statement."""
    by_town = congress is None and actor.congress_id == actor.county_id
    rows = listed(actor, congress=congress, **asked).order_by()
    key, name, order = (
        ("congress", F("congress__area__name"), "congress__area__code")
        if by_town
        else ("group", F("group__name"), "group__order")
    )
    counted = rows.values(key, order, said=name).annotate(
        tasks=Count("pk"), done=Count("pk", filter=_in_state(DONE)), late=Count("pk", filter=_in_state(LATE))
    )
    return [
        Rate(name=row["said"], asked={key: row[key]}, tasks=row["tasks"], done=row["done"], late=row["late"])
        for row in counted.order_by(order, "said")
    ]


def done(congress_ids, since, until):
    """{congress_id: n}. No actor: the caller answers for these congresses."""
    rows = GroupTask.objects.filter(congress__in=congress_ids, done_on__range=(since, until))
    return dict(rows.order_by().values_list("congress").annotate(n=Count("pk")))


def fallen_due(congress_ids, since, until):
    """{congress_id: (tasks due in a time, those of them done by its end)}. No actor: the caller answers for these."""
    rows = GroupTask.objects.filter(congress__in=congress_ids, due_on__range=(since, until)).order_by()
    counted = rows.values("congress").annotate(n=Count("pk"), done=Count("pk", filter=Q(done_on__lte=until)))
    return {row["congress"]: (row["n"], row["done"]) for row in counted}
