"""Reading the forms of the quarterly reports: their versions, one as it is arranged, one as the townships will see it."""

import tomllib
from functools import cache
from itertools import count
from pathlib import Path

from congress.frame import clock, kinds
from congress.frame.quarters import Quarter

from ..models import ReportForm, ReportItem
from .reports import Row, Sheet, by_section, form_for

FIRST = Path(__file__).resolve().parent.parent / "data" / "report_form.toml"
COMING = 8  # quarters for which a form may be prepared


@cache
def _first():
    return tomllib.loads(FIRST.read_text(encoding="utf-8"))["items"]


def first_items():
    """The columns of the items that a county starts with."""
    return [dict(item) for item in _first()]


def versions(actor):
    """[(form, state, tone)]: drawn up, in force now, for a later quarter, or of earlier days."""
    now = Quarter.of(clock.today())
    current = form_for(actor.county_id, now)
    return [(form, *_standing(form, now, current)) for form in ReportForm.objects.visible_to(actor)]


def standing(form):
    """(state, tone) of one form."""
    now = Quarter.of(clock.today())
    return _standing(form, now, form_for(form.congress_id, now))


def _standing(form, now, current):
    if form.published_at is None:
        return "编排中", "soon"
    if form == current:
        return "现行", "done"
    return ("待启用", "info") if starts(form) > now else ("已停用", "quiet")


def starts(form):
    return Quarter(form.year, form.quarter)


def coming(actor, but=None):
    """The quarters from this one on that have no form of their own yet – besides that of the form ``but``."""
    taken = {starts(form) for form in ReportForm.objects.visible_to(actor)}
    taken -= {but and starts(but)}
    quarter, found = Quarter.of(clock.today()), []
    for _ in range(COMING):
        found += [quarter] if quarter not in taken else []
        quarter = quarter.next
    return found


def items(actor):
    """The items of this reader's county's forms."""
    return ReportItem.objects.filter(form__in=ReportForm.objects.visible_to(actor)).select_related("form")


def arranged(form):
    """[(title, [(item, its checks in words)])] as the page of a form shows it."""
    rows = list(form.items.all())
    labels = {item.key: item.label for item in rows}
    return [(title, [(item, checks(item, labels)) for item in part]) for title, part in by_section(rows).items()]


def checks(item, labels):
    """What is checked of an item, and where its number comes from: a sentence each."""
    said = []
    if item.figure in kinds.figures:
        said.append(f"系统带出：{kinds.figures[item.figure].label}")
    if item.parts:
        said.append(f"等于{'、'.join(f'“{labels.get(key, key)}”' for key in item.parts)}之和")
    if item.within:
        said.append(f"不大于“{labels.get(item.within, item.within)}”")
    if item.jump is not None:
        said.append(f"比上季变动超过{item.jump}%时提示")
    return said


def new_key(form):
    """A key that no item of the county's forms has ever had."""
    taken = set(ReportItem.objects.filter(form__congress=form.congress_id).values_list("key", flat=True))
    return next(key for number in count(1) if (key := f"own-{number}") not in taken)


def preview(form):
    """The form as a report that nobody has filled yet."""
    sections = by_section(form.items.all())
    return Sheet([(title, [Row(item, None) for item in part]) for title, part in sections.items()], [])
