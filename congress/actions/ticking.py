"""The one tick of the clock. Celery beat, the embedded ticker, ``manage.py send_due`` and the tests all call ``tick``.

Late is fine, twice is fine, several at once is fine. Everything due stands in rows and is done by the piece: a piece
is one short transaction that holds its deadlines (or its people), marks what it takes and writes all that belongs to
it. A reminder is claimed together with one waiting line for each person; when all that is due has been claimed, each
person's lines become the one summary of that day. Nothing is sent outside the hours and working days of the congress;
it waits.
"""

import logging
from collections import defaultdict, namedtuple
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.db.models import CharField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from congress.frame import clock, copying, dates, kinds, planting
from congress.frame.address import find_all

from ..models import CalendarAlarm, Congress, Deadline, DigestLine, Membership, Notice, Person, Pulse, Reminder
from ..queries.calendar import calendar_of, known_years, missing_year, provisional_years, remembered
from ..queries.clocks import ladders
from ..queries.institution import holders_today
from ..queries.rules import rule
from . import notices, reminders

log = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(days=1)
PIECE = 500  # rows of one transaction: long enough to be quick, short enough to keep nobody waiting
LISTED = 50  # what one summary names; the rest it counts
SHOWN = (
    "congress",
    "key",
    "target",
    "label",
    "title",
    "due_on",
    "reminds",
)  # the columns of a deadline that are read here
MANY = 5000  # numbers in one statement
DUE = ("pk", "deadline", "step", "rung")  # what is read of a reminder
Due = namedtuple("Due", DUE)


@dataclass
class Tally:
    """What came of a batch: how many done, how many failed, and why the last one did."""

    done: int = 0
    failed: int = 0
    errors: list[str] = field(default_factory=list)


def tick(now=None):
    """Do everything that has fallen due by ``now``; returns {key of the periodic deed: Tally}."""
    if planting.is_under_way():
        return {}
    with clock.frozen(now) if now else nullcontext():
        return {item.key: _beat(item) for item in kinds.tickers}


def one_by_one(items, deed):
    """Do each item; one that fails is logged and counted and never stops the rest. A deed returns how much it did."""
    return in_pieces(items, lambda piece: deed(*piece), size=1)


def in_pieces(items, deed, *, size):
    """Do very many items by the piece, each piece whole or not at all. One that fails is halved until what is wrong
    stands alone: that one is logged and counted, and the rest is done."""
    items, tally = list(items), Tally()
    pieces = [items[start : start + size] for start in range(0, len(items), size)][::-1]
    while pieces:
        piece = pieces.pop()
        try:
            tally.done += int(deed(piece) or 0)
        except SoftTimeLimitExceeded:
            raise  # the next tick goes on from here
        except Exception as error:  # whatever is wrong with one row must not keep the others waiting
            if half := len(piece) // 2:
                pieces += [piece[half:], piece[:half]]
                continue
            log.exception("tick: failed on %r", piece[0])
            tally.failed += 1
            tally.errors.append(f"{piece[0]}：{type(error).__name__}")
    return tally


def _beat(item):
    """Run one periodic deed and leave its heartbeat."""
    pulse, _ = Pulse.objects.get_or_create(key=item.key, defaults={"label": item.label})
    mine = Pulse.objects.filter(pk=pulse.pk)
    mine.update(label=item.label, started_at=clock.now(), runs=F("runs") + 1)
    try:
        result = item.run(clock.now())
        tally = result if isinstance(result, Tally) else Tally(done=int(result or 0))
    except SoftTimeLimitExceeded:
        mine.update(failed=1, error="超过了允许的时间，下一次接着办理。")
        raise
    except Exception as error:  # the other deeds of the clock go on
        log.exception("tick: %s failed", item.key)
        tally = Tally(failed=1, errors=[f"{type(error).__name__}：{error}"])
    columns = {"finished_at": clock.now(), "done": tally.done, "failed": tally.failed}
    if not tally.failed:
        columns["succeeded_at"] = clock.now()
    mine.update(error="；".join(tally.errors)[:300], **columns)
    return tally


# Hours.


def is_open(congress_id, now):
    """Whether people of a congress may be written to now: a working day, within its hours."""
    here = now.astimezone(clock.BEIJING)
    first, last = hours(rule(congress_id, "notice.hours"))
    return calendar_of(congress_id).works(here.date()) and first <= here.strftime("%H:%M") < last


def hours(text):
    """("08:30", "17:30") of 8:30-17:30; nonsense falls back to that."""
    return clock.span(text) or ("08:30", "17:30")


def _open_congresses(congress_ids, now):
    return [pk for pk in congress_ids if is_open(pk, now)]


# Reminders.


def send_reminders(now):
    """Claim what is due – what somebody else is at once more, one by one, so that no summary goes out with half of what
    is due – then write each person one summary."""
    with remembered():
        claimed = in_pieces(_deadlines_due(now), _claim_or_postpone, size=PIECE)
        waited = in_pieces(_deadlines_due(now), _claim_or_postpone, size=1)
        told = in_pieces(_people_waiting(now), _summarise_or_postpone, size=PIECE)
    tallies = (claimed, waited, told)
    return Tally(
        done=told.done, failed=sum(t.failed for t in tallies), errors=[error for t in tallies for error in t.errors]
    )


def _ready(now):
    return Q(retry_at=None) | Q(retry_at__lte=now)


def _untouched():
    return Reminder.objects.filter(sent_at=None, superseded_at=None, due_on__lte=clock.today())


def _deadlines_due(now):
    due = _untouched().filter(_ready(now), deadline__outcome=Deadline.Outcome.OPEN)
    congresses = due.order_by().values_list("deadline__congress", flat=True).distinct()
    here = due.filter(deadline__congress__in=_open_congresses(list(congresses), now))
    return dict.fromkeys(here.order_by("deadline__due_on", "deadline_id").values_list("deadline", flat=True))


def _held(rows, *, wait):
    """These rows, ours until the commit; what somebody else is at is waited for or left out. (On SQLite a transaction
    is alone from its beginning, and there is nothing to lock.)"""
    return rows.select_for_update(skip_locked=not wait, no_key=True).order_by("pk")


def _claim_or_postpone(deadlines):
    try:
        return claim(deadlines)
    except Exception as error:
        if len(deadlines) == 1:
            _postpone(_untouched().filter(deadline__in=deadlines), error)
        raise


def _postpone(rows, error):
    """A row that fails goes to the back, for longer each time; the error stays visible on it."""
    tries = max(rows.values_list("tries", flat=True), default=0)
    wait = min(timedelta(minutes=10) * 2 ** min(tries, 10), LONGEST_WAIT)
    rows.update(tries=tries + 1, retry_at=clock.now() + wait, error=f"{type(error).__name__}：{error}"[:200])


@transaction.atomic
def claim(deadlines):
    """Take the newest due reminder of each of these deadlines, pass over the older ones, and put a line for everyone
    they are for. Returns how many; what somebody else has taken or stopped is left out, and of several also what he is
    still at: waiting for one while holding others could end in a deadlock."""
    running = Deadline.objects.open().filter(pk__in=deadlines).only(*SHOWN)
    held = {row.pk: row for row in _held(running, wait=len(deadlines) == 1)}
    due = _untouched().filter(deadline__in=held).order_by("deadline", "step")
    newest = {pk: Due(key, held[pk], step, rung) for key, pk, step, rung in due.values_list(*DUE)}
    sent = list(newest.values())
    _untouched().filter(pk__in=[reminder.pk for reminder in sent]).update(sent_at=clock.now(), error="")
    _untouched().filter(deadline__in=newest).update(superseded_at=clock.now())  # the older ones
    _put_lines(sent)
    reminders.plan_next(sent)
    return len(sent)


def _put_lines(sent):
    """A waiting line for everyone these reminders are for, from the lowest rung up to theirs; when nobody holds those
    posts, for the commission. Who has his line already keeps it."""
    people = ladders({reminder.deadline: reminder.rung for reminder in sent})
    forlorn = {
        deadline: kinds.Holders(roles=("DAC", "TCH"), congress_id=deadline.congress_id)
        for deadline, found in people.items()
        if not found
    }
    if forlorn:
        log.warning("nobody to remind of %s", "，".join(map(str, forlorn)))
        commissions = holders_today(set(forlorn.values()))
        people |= {deadline: commissions[holders] for deadline, holders in forlorn.items()}
    lines = (
        (reminder.pk, membership.pk, membership.person_id)
        for reminder in sent
        for membership in people[reminder.deadline]
    )
    copying.put_new(DigestLine, ("reminder", "membership", "person"), lines)


# Summaries.


def _people_waiting(now):
    waiting = DigestLine.objects.filter(_ready(now), notice=None).order_by()
    congresses = waiting.values_list("reminder__deadline__congress", flat=True).distinct()
    here = waiting.filter(reminder__deadline__congress__in=_open_congresses(list(congresses), now))
    return here.values_list("person", flat=True).distinct()


def _summarise_or_postpone(people):
    try:
        return summarise(people)
    except Exception as error:
        if len(people) == 1:
            _postpone(DigestLine.objects.filter(person__in=people, notice=None), error)
        raise


@transaction.atomic
def summarise(people):
    """One notice for each of these people with all that waits for him. Returns how many; who has had today's waits for
    the next working day."""
    held = list(_held(Person.objects.filter(pk__in=people), wait=False).values_list("pk", flat=True))
    waiting = DigestLine.objects.filter(person__in=held, notice=None)
    waiting.exclude(reminder__deadline__outcome=Deadline.Outcome.OPEN).delete()  # done meanwhile
    _pass_on(waiting)
    had = Notice.objects.filter(digest_key__in=map(_key, held)).values("person")
    rows = waiting.exclude(person__in=had).annotate(
        deadline=F("reminder__deadline"), due_on=F("reminder__deadline__due_on")
    )
    lines = defaultdict(list)
    for line in rows.order_by("due_on", "pk").values_list(
        "pk", "person", "membership", "deadline", "due_on", named=True
    ):
        lines[line.person].append(line)
    told = notices.tell_each(_summaries(lines))
    _mark_told([line.pk for person in lines.values() for line in person])
    return len(told)


def _key(person_id):
    return f"reminders:{clock.today()}:{person_id}"


def _pass_on(waiting):
    """The duty belongs to the post: lines of one given up meanwhile go to whoever holds it now, with the next tick."""
    left = waiting.exclude(membership__in=Membership.objects.in_office())
    ownerless = list(Reminder.objects.filter(lines__in=left).distinct().select_related("deadline"))
    if ownerless:
        left.delete()
        _put_lines(ownerless)


def _mark_told(lines):
    his = Notice.objects.filter(digest_key=Concat(Value(_key("")), Cast(OuterRef("person"), CharField())))
    for start in range(0, len(lines), MANY):
        rows = DigestLine.objects.filter(pk__in=lines[start : start + MANY])
        rows.update(notice=Subquery(his.values("pk")[:1]), error="")


def _summaries(lines):
    """The notice of each person: {person: his lines, the most urgent first}."""
    duties = {person: {line.deadline: line.due_on for line in his} for person, his in lines.items()}
    listed = {person: list(due)[:LISTED] for person, due in duties.items()}
    found = Deadline.objects.only(*SHOWN).in_bulk({pk for pks in listed.values() for pk in pks})
    shown = {person: [found[pk] for pk in pks] for person, pks in listed.items()}
    cases = find_all({rows[0].target for rows in shown.values() if _is_one_case(rows)})
    return [
        Notice(
            person_id=person,
            membership_id=his[0].membership,
            digest_key=_key(person),
            url=_link(shown[person], cases),
            **_words(shown[person], list(duties[person].values())),
        )
        for person, his in lines.items()
    ]


def _words(shown, due):
    """Subject and text. The subject may leave the house, so it names no case."""
    late, more = sum(day < clock.today() for day in due), len(due) - len(shown)
    parts = [f"{late}项已超期"] * bool(late) + [f"{len(due) - late}项将到期"] * (len(due) > late)
    rest = [f"另有{more}项，请到“期限”中查看。"] * bool(more)
    return {
        "subject": f"请办理：{'，'.join(parts)}",
        "text": "\n".join([*map(_sentence, shown), *rest]),
        "urgent": late > 0,
    }


def _is_one_case(deadlines):
    return len({deadline.target for deadline in deadlines}) == 1


def _link(shown, cases):
    case = cases.get(shown[0].target) if _is_one_case(shown) else None
    return case.get_absolute_url() if hasattr(case, "get_absolute_url") else reverse("congress:clocks")


def _sentence(deadline):
    left = deadline.days_left
    words = f"已超期{-left}天" if left < 0 else "今天到期" if left == 0 else f"还有{left}天"
    return f"{deadline.title}：{deadline.label}，期限{dates.spoken(deadline.due_on)}，{words}。"


# Alarms.


def sound_alarms(now):
    """Tell the offices of each county once when a year's table is missing or dates are provisional for want of it."""
    counties = Congress.objects.filter(parent=None).order_by("pk").values_list("pk", flat=True)
    return one_by_one(_open_congresses(list(counties), now), _alarm)


def _alarm(county_id):
    here = Congress.objects.filter(Q(pk=county_id) | Q(parent=county_id)).values_list("pk", flat=True)
    gaps = {(year, CalendarAlarm.Kind.PROVISIONAL) for year in provisional_years(list(here))}
    if missing := missing_year(known_years()):
        gaps.add((missing, CalendarAlarm.Kind.MISSING))
    return sum(_alarm_once(county_id, year, kind) for year, kind in sorted(gaps))


@transaction.atomic
def _alarm_once(county_id, year, kind):
    _, new = CalendarAlarm.objects.get_or_create(congress_id=county_id, year=year, kind=kind)
    if new:
        keepers = Membership.objects.in_office().with_role("SYS", "GO", "DAC").filter(congress=county_id)
        notices.tell(
            keepers,
            subject=f"请录入：{year}年放假安排",
            url=reverse("congress:calendar_import"),
            text=_alarm_text(year, kind),
        )
    return int(new)


def _alarm_text(year, kind):
    if kind == CalendarAlarm.Kind.MISSING:
        return f"{year}年的放假安排尚未录入，落在该年的期限只能按周末和固定的法定节假日推算。"
    return f"已有期限落在{year}年，而该年的放假安排尚未录入，这些期限标为“待校”。录入后将自动列出变动，确认后生效。"


REMINDERS = kinds.Ticker(key="congress.reminders", label="期限提醒", run=send_reminders, order=900)
ALARMS = kinds.Ticker(key="congress.calendar_alarm", label="放假安排警示", run=sound_alarms, order=800)
