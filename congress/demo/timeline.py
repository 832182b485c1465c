"""Lives that run beside each other in the order of time.

A life is a generator that yields the moment at which it wants to go on. The earliest goes first, the clock stands at
its moment meanwhile, so that numbers, records and the log come out in the order in which they would have come.
"""

import datetime
import gc
import heapq
from contextlib import contextmanager, nullcontext
from itertools import count
from time import monotonic, sleep

from django.db import connection, transaction

from congress.actions import records, ticking
from congress.frame import clock
from congress.frame.commits import unawaited
from congress.models import Reminder

from .sparing import spared

BATCH = 60  # deeds committed together: few enough that a visitor's own write never waits long
HELD, BREATH = 2.5, 0.11  # seconds: so long planting holds SQLite's one pen, then everybody who waits may take it –
# it asks every tenth of a second and would else find it taken again each time


class Timeline:
    """Everything that still wants to happen, the earliest first. Nothing happens after ``until``."""

    def __init__(self, until, around=None, before_commit=None):
        self.until = until
        self._before_commit = before_commit or (lambda: None)
        self._around = around or nullcontext  # called with the moment: a block that each turn of that moment stands in
        self._order = count()
        self._waiting = []
        self.turns = 0

    def enter(self, life):
        """A new life: it may say at once when it wants to begin."""
        self._ask(life)

    def _ask(self, life):
        when = next(life, None)
        if when is not None and when <= self.until:
            heapq.heappush(self._waiting, (when, next(self._order), life))

    def _live_on(self, life):
        """One turn, whole or not at all."""
        with spared("一件事"), records.taken_back_on_failure(), transaction.atomic(), without_savepoints():
            self._ask(life)

    def run(self, progress=None):
        """Live everything up to ``until``; ``progress(share)`` hears how far in time it has come."""
        gc.freeze()  # what is there stays; looking through it again and again would cost a tenth of the time
        began, taken = self._waiting[0][0] if self._waiting else self.until, monotonic()
        while self._waiting:
            with unawaited():
                for _ in range(BATCH):
                    if not self._waiting:
                        break
                    when, _, life = heapq.heappop(self._waiting)
                    with clock.frozen(when), self._around(when):
                        self._live_on(life)
                    self.turns += 1
                self._before_commit()
            if progress:
                progress((when - began) / max(self.until - began, self.until.resolution))
            if connection.vendor == "sqlite" and monotonic() - taken > HELD:
                sleep(BREATH)
                taken = monotonic()


def remind(world, around=None):
    """Of what still runs everybody has been reminded, day after day until yesterday."""
    past, day = Reminder.objects.filter(sent_at=None, superseded_at=None, due_on__lt=world.today), datetime.date.min
    while due := past.filter(due_on__gt=day).order_by("due_on").first():  # the weekly ones are planned by those before
        day = due.due_on
        with world.at(day, 9), (around or nullcontext)(clock.now()):
            ticking.send_reminders(clock.now())


@contextmanager
def without_savepoints():
    """A deed that fails here takes all others of the block with it: nothing needs to be taken back singly."""
    connection.savepoint = lambda: None
    try:
        yield
    finally:
        del connection.savepoint
