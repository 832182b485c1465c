"""Who may be entered twice, what would move, and what stands against it."""

from django.apps import apps
from django.db import models

from congress.frame.address import address
from congress.frame.numbers import long_date
from congress.models import Membership, Person

from ..models import Deputy, PersonMerge

UNTOUCHED = (PersonMerge,)  # they tell what was merged, and stay as they were


def references():
    """Every column of the portal that names a person: [(model, field)]."""
    found = []
    for model in apps.get_models():
        if model in UNTOUCHED or model is Person or model._meta.proxy or not model._meta.managed:
            continue
        found += [
            (model, field)
            for field in model._meta.concrete_fields
            if field.is_relation and field.related_model is Person
        ]
    return found


def rows_of(person):
    """[(model, field, rows)] of whatever names a person."""
    return [
        (model, field, rows)
        for model, field in references()
        if (rows := list(model._base_manager.filter(**{field.name: person}).order_by("pk")))
    ]


def preview(dropped):
    """[(what it is, the rows in words)] that would move."""
    return [(model._meta.verbose_name, [str(row) for row in rows]) for model, _, rows in rows_of(dropped)]


def obstacles(kept, dropped):
    """Why the two cannot be made one, in words; [] when they can."""
    if kept.county_id != dropped.county_id:
        return ["两人不在同一个县的登记册里。"]
    if dropped.merged_into_id or kept.merged_into_id:
        return ["其中一人已并入别的登记。"]
    said = _two_people(kept, dropped)
    for model, field, rows in rows_of(dropped):
        for names in _unique_with(model, field):
            others = [name for name in names if name != field.name]
            said += [
                f"两人都有{model._meta.verbose_name}“{row}”，只能留一份。"
                for row in rows
                if all(getattr(row, name) is not None for name in others)
                and model._base_manager.filter(
                    **{field.name: kept}, **{name: getattr(row, name) for name in others}
                ).exists()
            ]
    for row in Membership.objects.filter(person=dropped).select_related("post__organization", "person"):
        for other in Membership.objects.filter(person=kept, post=row.post_id):
            if other.since <= (row.until or other.since) and row.since <= (other.until or row.since):
                said.append(f"两人在{long_date(max(row.since, other.since))}都担任{row.post}，请先办理其中一个离任。")
    return list(dict.fromkeys(said))


def _two_people(one, other):
    """What speaks against their being the same human being; a mistake in a register is put right there first."""
    said = []
    if one.born_on and other.born_on and one.born_on != other.born_on:
        said.append("两人的出生日期不同。登记有误的，请先更正再合并。")
    if one.gender and other.gender and one.gender != other.gender:
        said.append("两人的性别不同。登记有误的，请先更正再合并。")
    if one.name != other.name and not _alike(one, other):
        said.append("两人的姓名不同，出生日期和手机号也没有一项相同，不能认定是同一人。")
    return said


def _unique_with(model, field):
    """The sets of columns that must not occur twice, of which this is one."""
    found = [[field.name]] if field.unique else []
    found += [
        list(one.fields)
        for one in model._meta.constraints
        if isinstance(one, models.UniqueConstraint) and field.name in one.fields and one.condition is None
    ]
    return found


def doubles(actor):
    """[(person, person, why)] of the county who may be one: the same name with the same birthday or phone."""
    people = Person.objects.visible_to(actor).filter(county=actor.county_id)
    same = people.order_by().values("name").annotate(n=models.Count("pk")).filter(n__gt=1).values("name")
    by_name, found = {}, []
    for person in people.filter(name__in=same).order_by("name", "pk"):
        by_name.setdefault(person.name, []).append(person)
    for group in by_name.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                if reasons := _alike(one, other):
                    found.append((one, other, "、".join(reasons)))
    return found


def _alike(one, other):
    """What they have in common beside the name."""
    reasons = []
    if one.born_on and one.born_on == other.born_on:
        reasons.append("姓名和出生日期相同")
    if one.phone and one.phone == other.phone:
        reasons.append("姓名和手机号相同")
    if not (one.born_on and other.born_on) and one.workplace and one.workplace == other.workplace:
        reasons.append("姓名和工作单位相同")
    return reasons


def unrelated_seats(actor):
    """[(deputy, deputy)]: one person in two congresses neither of which is above the other (选举法第四十八条)."""
    seats = Deputy.objects.visible_to(actor).in_office().filter(level="township").select_related("person", "congress")
    by_person = {}
    for seat in seats.order_by("person", "pk"):
        by_person.setdefault(seat.person_id, []).append(seat)
    return [tuple(group[:2]) for group in by_person.values() if len({seat.congress_id for seat in group}) > 1]


def merges(actor):
    return PersonMerge.objects.visible_to(actor).select_related("kept", "dropped")


def touched(merge):
    """Why a merge can no longer be taken apart, in words; "" when nothing has changed since."""
    for one in merge.moved:
        model = apps.get_model(one["model"])
        row = model._base_manager.filter(pk=one["pk"]).first()
        if row is None:
            return f"合并时移来的{model._meta.verbose_name}已不在，不能撤销。"
        if getattr(row, f"{one['field']}_id") != merge.kept_id:
            return f"{model._meta.verbose_name}“{row}”（{address(row)}）后来又改过，不能撤销。"
    return ""
