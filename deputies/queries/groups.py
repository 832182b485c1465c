"""Reading the deputies' groups."""

from django.db.models import Count, Q

from congress.frame import clock
from congress.models import Organization

from ..models import Deputy, DeputyGroup, GroupMember


def there(day, prefix=""):
    return Q(**{f"{prefix}since__lte": day}) & (Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day}))


def listed(actor, *, congress=None, mode="", q=""):
    """The groups that stand today with their numbers of members: one query."""
    today = clock.today()
    rows = DeputyGroup.objects.visible_to(actor).filter(there(today, "organization__"))
    asked = {"organization__congress": congress, "mode": mode, "organization__name__contains": q.strip()}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    rows = rows.select_related("organization__congress__area", "leader__person")
    return rows.annotate(size=Count("members", filter=there(today, "members__"))).order_by(*DeputyGroup._meta.ordering)


def with_case(actor):
    return DeputyGroup.objects.visible_to(actor).select_related("organization__congress", "leader__person")


def members(group, day=None):
    """Who belongs to a group on a day, today unless said."""
    rows = GroupMember.objects.filter(there(day or clock.today()), group=group)
    return list(rows.select_related("deputy__person", "deputy__congress", "deputy__membership", "deputy__term"))


def may_join(actor, congress_id, county_id):
    """Deputies in office who are in no group today: of this congress, and of the levels above it."""
    free = (
        Deputy.objects.visible_to(actor)
        .in_office()
        .exclude(groups__in=GroupMember.objects.filter(there(clock.today())))
    )
    rows = free.filter(Q(congress=congress_id) | Q(congress=county_id)).select_related("person", "congress")
    return rows.order_by("level", "person__name_pinyin", "pk")


def without_members(actor, congress_id):
    """Groups that stand in the register of bodies and whose members nobody has entered."""
    rows = Organization.objects.visible_to(actor).on(clock.today()).filter(congress=congress_id, kind="deputy_group")
    return rows.filter(deputy_group=None)


def of_deputy(deputy):
    """The group a deputy belongs to today, or None."""
    row = GroupMember.objects.filter(there(clock.today()), deputy=deputy).select_related("group__organization").first()
    return row and row.group
