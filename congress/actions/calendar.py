"""Changing the days by which time limits run: shown first, then applied whole, or not at all.

A change writes the day rows, marks years as known, and for each open deadline that moves opens a new row that names
the old one – in one transaction, held against other changes of the calendar.
"""

from collections import defaultdict

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q

from congress.frame import dates, holidays
from congress.frame.workflow import Refused

from ..models import CalendarYear, Congress, Holiday
from ..policies.clocks import may_change_days
from ..queries.calendar import Change, whole_years
from ..queries.clocks import Preview, ladders, preview
from . import clocks, notices, records

UNIT_HEAD = 1  # the rung up to which a moved date is told
KIND_WORDS = {"off": "休", "work": "班", "plain": "按平常星期"}


@transaction.atomic
def change_days(change: Change, *, actor, digest, reason, source="") -> Preview:
    """Put a change in force exactly as it was shown. Refused without a reason, when nothing would change, or when
    what was shown (``digest``) is no longer what would happen."""
    congress = Congress.objects.get(pk=change.congress_id) if change.congress_id else None
    if not may_change_days(actor, congress):
        raise PermissionDenied("您没有维护这份放假安排的权限。")
    if not reason.strip():
        raise Refused("调整放假安排必须写明理由或文号。")
    _hold(change)
    shown = preview(change)
    if shown.is_empty:
        raise Refused("与现行放假安排一致，没有需要调整的日子。")
    if shown.digest != digest:
        raise Refused("预览之后放假安排或时限又有变化，请重新预览，再确认。")
    _write_days(shown, source or reason)
    _confirm_years(shown, actor, source or reason)
    _move_deadlines(shown, actor, reason.strip())
    _record(shown, congress, actor, reason)
    return shown


@transaction.atomic
def take_back(changes, years, *, actor, reason):
    """Put [(days as they were, their source)] in force again; these years no longer count as whole."""
    if not may_change_days(actor, None) and (years or any(change.congress_id is None for change, _ in changes)):
        raise PermissionDenied("您没有维护这份放假安排的权限。")
    CalendarYear.objects.filter(year__in=years).delete()
    for change, source in changes:
        change_days(change, actor=actor, digest=preview(change).digest, reason=reason, source=source)


def _hold(change):
    """One change of a calendar at a time: hold the counties whose clocks it moves."""
    counties = Congress.objects.filter(parent=None)
    if change.congress_id:
        counties = counties.filter(Q(pk=change.congress_id) | Q(townships=change.congress_id))
    for pk in counties.order_by("pk").values_list("pk", flat=True):
        Congress.objects.filter(pk=pk).update(level=F("level"))


def _write_days(shown, source):
    days = [day for day, _ in shown.days]
    Holiday.objects.filter(congress=shown.change.congress_id, date__in=[day.date for day in days]).delete()
    Holiday.objects.bulk_create(
        Holiday(congress_id=shown.change.congress_id, date=day.date, kind=day.kind, name=day.name, source=source[:120])
        for day in days
        if day.kind != holidays.PLAIN
    )


def _confirm_years(shown, actor, source):
    for year in shown.new_years:
        CalendarYear.objects.create(year=year, source=source[:120], confirmed_by=actor.name[:40])


def _move_deadlines(shown, actor, reason):
    """The new rows, the trace of each in its case, and word to those who must act."""
    told = {}
    for shift in shown.shifts:
        moved = clocks.move_clock(
            shift.deadline, shift.derivation, shift.calendar, actor=actor, reason=f"放假安排调整：{reason}"[:300]
        )
        old, new = shift.deadline.due_on, moved.due_on
        if not shift.is_moved:
            continue
        line = f"“{moved.label}”期限由{dates.spoken(old)}改为{dates.spoken(new)}"
        records.record(
            "congress.deadline.moved",
            actor=actor,
            target=moved.target,
            congress_id=moved.congress_id,
            text=f"放假安排调整，{line}",
            before={"期限": old},
            after={"期限": new},
            reason=reason,
        )
        told[moved] = f"{moved.title}：{line}。"
    letters = defaultdict(list)
    for moved, people in ladders(dict.fromkeys(told, UNIT_HEAD)).items():
        for membership in people:
            letters[membership].append(told[moved])
    for membership, lines in letters.items():
        notices.tell([membership], subject=f"请留意：{len(lines)}项期限因放假安排调整", text="\n".join(lines))


def _record(shown, congress, actor, reason):
    scope = congress.short_name if congress else "全国"
    what = [f"{len(shown.days)}个日子"] if shown.days else []
    what += [f"{year}年录全" for year in shown.new_years]
    done = "、".join(what) or "按现行安排重新核对"
    before = {day.date: f"{row.name}{KIND_WORDS[row.kind]}" if row else KIND_WORDS["plain"] for day, row in shown.days}
    records.record(
        "congress.calendar.change",
        actor=actor,
        obj=congress,
        target="" if congress else "congress.holiday:national",
        text=f"{actor.name}调整{scope}放假安排：{done}，{len(shown.moved)}项期限随之变动",
        before=before,
        after={day.date: f"{day.name}{KIND_WORDS[day.kind]}" for day, _ in shown.days},
        reason=reason,
    )


def load_national(*, actor, source="国务院办公厅关于部分节假日安排的通知（随系统提供）"):
    """Put the table that comes with the product in force where nothing is stored yet: for an empty database.

    Returns how many days. Days and years that are there already stay as they are.
    """
    stored = set(Holiday.objects.filter(congress=None).values_list("date", flat=True))
    days = [day for day in holidays.national() if day.date not in stored]
    Holiday.objects.bulk_create(
        [Holiday(date=day.date, kind=day.kind, name=day.name, source=source) for day in days], ignore_conflicts=True
    )
    for year in whole_years(holidays.national()):
        CalendarYear.objects.get_or_create(year=year, defaults={"source": source, "confirmed_by": actor.name[:40]})
    return len(days)
