"""What is asked for in the same words again and again – the first page, at each of a person's visits – is put into words
once. Only the words are kept, never what was found: the database is asked each time."""

from collections import OrderedDict
from threading import Lock

from congress.frame import clock
from congress.frame.together import Asked

from .rules import hold, noted

MOST = 1500  # so many querysets a process, those last asked for

_memory, _lock = OrderedDict(), Lock()


def words_for(actor):
    """``ask(key, make)`` gives the queryset that ``make()`` makes, to be filled – in the words found for the key before, if
    this person has asked in the same post on the same day and the local rules that were looked at are still the same."""
    who, day = actor.wherever(), clock.today()

    def ask(key, make):
        place = key, who, day
        asked, rested_on = _memory.get(place, (None, {}))
        if asked is None or not hold(rested_on):
            with noted() as rested_on:
                asked = Asked(make())
        with _lock:
            _memory[place] = asked, rested_on
            _memory.move_to_end(place)
            if len(_memory) > MOST:
                _memory.popitem(last=False)
        return asked.again()

    return ask
