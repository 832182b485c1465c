"""The form of the quarterly reports: data of the county, versioned by quarter, arranged until it is published."""

from django.db import transaction
from django.db.models import F

from congress.frame import clock, kinds
from congress.frame.quarters import Quarter
from congress.frame.workflow import Refused

from ..models import ReportForm, ReportItem, ReportRound
from ..policies import reports as policies
from ..queries import report_forms as queries
from ..queries.reports import form_for
from . import records
from .registers import demand, keep

ASIDE = 10_000  # where rows wait while their places are given out anew


@transaction.atomic
def draft_form(*, actor, year, quarter, items=(), note=""):
    """A form for a coming quarter: of ``items`` (columns of ReportItem), else a copy of the one before it, else the
    form that every county starts with."""
    demand(policies.keeps_forms, actor)
    _still_to_come(year, quarter)
    form = keep(ReportForm(congress_id=actor.congress_id, year=year, quarter=quarter, note=note), actor=actor)
    earlier = form_for(actor.congress_id, Quarter(year, quarter))
    copied = [_columns(item) for item in earlier.items.all()] if earlier else queries.first_items()
    _put(form, list(items) or copied)
    return form


def _still_to_come(year, quarter):
    if Quarter(year, quarter).last_day < clock.today():
        raise Refused("这个季度已经过去，表式只能从本季度或以后启用。")


@transaction.atomic
def change_form(form, *, actor, year, quarter, note):
    """Another quarter, or other words about what is new. Refused once the form is in use."""
    _hold_unused(form, actor)
    _still_to_come(year, quarter)
    form.year, form.quarter, form.note = year, quarter, note
    return keep(form, actor=actor)


@transaction.atomic
def discard_form(form, *, actor):
    """A form that was never in use leaves nothing but the record of it."""
    _hold_unused(form, actor)
    records.record("congress.reportform.discard", actor=actor, obj=form, text=f"{actor.name}删除未启用的《{form}》",
                   before={"项目": [str(item) for item in form.items.all()]})  # fmt: skip
    form.delete()


def _columns(item):
    """To be written again; a figure that nobody counts any more is left out."""
    columns = {f.name: getattr(item, f.name) for f in item._meta.fields if f.name not in ("id", "form", "order")}
    return {**columns, "figure": item.figure if item.figure in kinds.figures else ""}


def _put(form, rows):
    items = [ReportItem(form=form, **{**one, "order": order}) for order, one in enumerate(rows, start=1)]
    for item in items:
        item.clean_fields(exclude=["form"])
    _cross_checked(items)
    return ReportItem.objects.bulk_create(items)


@transaction.atomic
def arrange_form(form, rows, *, actor):
    """Write all items of a form that nobody reports on yet, in their order. Refused once it is in use."""
    _hold_unused(form, actor)
    before = [str(item) for item in form.items.all()]
    form.items.all().delete()
    items = _put(form, rows)
    records.record("congress.reportform.arrange", actor=actor, obj=form, text=f"{actor.name}编排《{form}》",
                   before={"项目": before}, after={"项目": [str(item) for item in items]})  # fmt: skip
    return form


def _hold_unused(form, actor):
    """Whoever arranges a form holds its row, so that two do not take one place."""
    demand(policies.keeps_forms, actor, form)
    unused = ReportForm.objects.filter(pk=form.pk, published_at=None).exclude(rounds__isnull=False)
    if not unused.update(published_at=None):
        raise Refused("这份表式已经启用，不能再改。请为以后的季度另立新表式。")


def _cross_checked(items):
    """What one item says of others must be about numbers that stand in the same form."""
    numbers = {item.key for item in items if item.is_number}
    labels = {item.key: item.label for item in items}
    if len(labels) != len(items):
        raise Refused("两个项目用了同一个代码。")
    for item in items:
        if item.within == item.key or item.key in item.parts:
            raise Refused(f"“{item.label}”不能与自己核对。")
        for key in [*item.parts, *([item.within] if item.within else [])]:
            if key not in numbers:
                raise Refused(f"“{item.label}”的核对关系里有一个不存在的数字项目：{labels.get(key, key)}。")
        if item.figure and (item.figure not in kinds.figures or not item.is_number):
            raise Refused(f"“{item.label}”选的系统数据不可用。")


@transaction.atomic
def add_item(form, *, actor, **columns):
    """A new field at the end of its section."""
    _hold_unused(form, actor)
    last = max((item.order for item in form.items.all()), default=0)
    item = ReportItem(form=form, key=queries.new_key(form), order=last + 1, **columns)
    keep(item, actor=actor, congress_id=form.congress_id)
    items = list(form.items.all())
    _cross_checked(items)
    _in_places(form, queries.by_section(items))
    return item


@transaction.atomic
def change_item(item, *, actor, **columns):
    """Another section, word, way of filling or check; its key stays, so that quarters can be compared."""
    _hold_unused(item.form, actor)
    for name, value in columns.items():
        setattr(item, name, value)
    keep(item, actor=actor, congress_id=item.form.congress_id)
    items = list(item.form.items.all())
    _cross_checked(items)
    _in_places(item.form, queries.by_section(items))
    return item


@transaction.atomic
def remove_item(item, *, actor):
    """Refused while another item is checked against it."""
    form = item.form
    _hold_unused(form, actor)
    leaning = [one.label for one in form.items.all() if item.key in one.parts or item.key == one.within]
    if leaning:
        raise Refused(f"“{'”“'.join(leaning)}”要与“{item.label}”核对，请先修改它的核对关系。")
    records.record("congress.reportitem.remove", actor=actor, obj=item, congress_id=form.congress_id,
                   text=f"{actor.name}从《{form}》删去项目：{item}", before={"项目": str(item)})  # fmt: skip
    item.delete()
    return form


@transaction.atomic
def move_item(item, *, actor, step):
    """One place up (-1) or down (1) within its section; at its end it stays."""
    form = item.form
    _hold_unused(form, actor)
    sections = queries.by_section(form.items.all())
    rows = sections[item.section]
    if _swapped(rows, rows.index(item), step):
        _moved(form, sections, actor, f"{actor.name}在《{form}》中移动项目：{item}")
    return form


@transaction.atomic
def move_section(form, title, *, actor, step):
    """A whole section one place up or down."""
    _hold_unused(form, actor)
    sections = queries.by_section(form.items.all())
    titles = list(sections)
    if title not in titles:
        raise Refused("这个部分已经不在表式里。")
    if _swapped(titles, titles.index(title), step):
        _moved(form, {one: sections[one] for one in titles}, actor, f"{actor.name}在《{form}》中移动部分：{title}")
    return form


@transaction.atomic
def rename_section(form, title, *, actor, name):
    """All items of a section go with it. Refused when another section has the name."""
    _hold_unused(form, actor)
    titles = queries.by_section(form.items.all())
    if title not in titles:
        raise Refused("这个部分已经不在表式里。")
    if name != title and name in titles:
        raise Refused(f"表式里已有“{name}”部分。")
    form.items.filter(section=title).update(section=name)
    records.record("congress.reportform.rename", actor=actor, obj=form, before={"部分": title}, after={"部分": name},
                   text=f"{actor.name}在《{form}》中把“{title}”部分改称“{name}”")  # fmt: skip
    return form


def _swapped(rows, place, step):
    there = place + step
    if not 0 <= there < len(rows):
        return False
    rows[place], rows[there] = rows[there], rows[place]
    return True


def _moved(form, sections, actor, text):
    _in_places(form, sections)
    records.record("congress.reportform.move", actor=actor, obj=form, text=text)


def _in_places(form, sections):
    """Give out the places anew, section by section; no two rows ever hold the same one."""
    form.items.update(order=F("order") + ASIDE)
    items = [item for rows in sections.values() for item in rows]
    for order, item in enumerate(items, start=1):
        item.order = order
    ReportItem.objects.bulk_update(items, ["order"])


@transaction.atomic
def publish_form(form, *, actor):
    """From its quarter on this is the form; it can no longer be changed. Refused when that quarter is being reported."""
    demand(policies.keeps_forms, actor, form)
    if ReportRound.objects.filter(congress=form.congress_id, year=form.year, quarter=form.quarter).exists():
        raise Refused(f"{queries.starts(form)}的报告已经开始填报，请为以后的季度另立表式。")
    if not form.items.exists():
        raise Refused("表式还没有项目。")
    if not ReportForm.objects.filter(pk=form.pk, published_at=None).update(
        published_at=clock.now(), published_by=actor.name[:40]
    ):
        raise Refused("这份表式已经启用。")
    records.record("congress.reportform.publish", actor=actor, obj=form, text=f"{actor.name}启用《{form}》")
    form.refresh_from_db()
    return form
