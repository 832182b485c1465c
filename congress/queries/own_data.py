"""What the portal keeps about one person, for that person (个人信息保护法第四十五条).

Read from the tables themselves: the person's own row, and every row that belongs to him, to his account, to a post or to
a seat of his – as far as he sees it, so nothing confidential comes out before its time. Rows that hold the contact data
of somebody else (what citizens have told) are theirs, and stay out.
"""

from dataclasses import dataclass

from django.db import models

from congress.frame import clock, rows

from ..models import Account, Person

OWNED_BY = ("person", "account", "membership", "deputy")
SECRET = {"password", "past_passwords", "code_hash", "key", "device", "salt", "recovery", "token", "last_step"}
CONTACT = {"name", "phone"}


@dataclass(frozen=True, kw_only=True)
class Section:
    """One table's rows about him: {name of the column: value}."""

    key: str
    label: str
    rows: list


def sections(actor):
    """Everything, table by table, empty ones left out."""
    found = [_section(model, path, actor) for model, path in _tables()]
    return [section for section in found if section.rows]


def _tables():
    """[(model, how its rows lead to the person)], his own row first."""
    rest = [(model, path) for model in rows.ours() if model is not Person and (path := _path(model))]
    return [(Person, "pk"), *rest]


def _path(model):
    fields = {field.name: field for field in model._meta.concrete_fields}
    if not hasattr(model._default_manager.all(), "visible_to") or (model is not Account and set(fields) >= CONTACT):
        return ""
    for name in OWNED_BY:
        related = fields[name].related_model if name in fields else None
        if related is Person:
            return name
        if related and any(field.name == "person" for field in related._meta.concrete_fields):
            return f"{name}__person"
    return ""


def _section(model, path, actor):
    told = [field for field in model._meta.concrete_fields if not field.primary_key and _is_told(field)]
    related = [path for field in told if field.is_relation for path in _named_by(field)]
    mine = model._default_manager.visible_to(actor).filter(**{path: actor.person_id}).order_by("pk")
    return Section(
        key=model._meta.label_lower,
        label=str(model._meta.verbose_name),
        rows=[_row(one, told) for one in mine.select_related(*related)],
    )


def _named_by(field):
    """A relation, and those further on that the words of its row come from."""
    further = [f"{field.name}__{name}" for name in getattr(field.related_model, "NAMED_BY", ())]
    return [field.name, *further]


def _is_told(field):
    return (
        field.name not in SECRET
        and not field.name.endswith("_hash")
        and field.verbose_name != field.name.replace("_", " ")
    )


def _row(one, told):
    values = ((field, _value(one, field)) for field in told)
    return {str(field.verbose_name): value for field, value in values if value not in ("", None, [], {})}


def _value(one, field):
    value = getattr(one, field.name)
    if value is None or field.is_relation:
        return value and str(value)
    if isinstance(field, models.BooleanField):
        return "是" if value else "否"
    if isinstance(field, models.DateTimeField):
        return f"{value.astimezone(clock.BEIJING):%Y-%m-%d %H:%M}"
    if field.choices:
        return getattr(one, f"get_{field.name}_display")()
    return value if isinstance(value, (int, str, list, dict)) else str(value)
