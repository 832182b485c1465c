"""The hint to a worker: "look now". It may be lost, late or doubled – the sweep finds the row all the same."""

import logging
import time
from threading import Thread

from celery import current_app
from kombu.exceptions import KombuError

log = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds a deed waits for the broker at most, whatever name servers and networks do
REST = 15  # seconds in which a broker that did not answer is left alone, so that nobody waits for it twice
_silent_until = 0.0


def wake(task, *args):
    """Name a task to whichever worker is free; True when the broker took it.

    A dead broker neither fails the caller nor keeps him waiting: the hint is given from a thread of its own, and
    looked after no longer than PATIENCE.
    """
    global _silent_until
    if time.monotonic() < _silent_until:
        return False
    taken = []
    current_app.connection_for_write().transport  # noqa: B018 -- loaded here, once: that is not the broker's silence
    hint = Thread(target=_send, args=(task, args, taken), daemon=True)
    hint.start()
    hint.join(PATIENCE)
    if not taken:
        _silent_until = time.monotonic() + REST
        log.warning("broker does not answer, the sweep will follow up: %s %s", task, args)
    return bool(taken)


def _send(task, args, taken):
    global _silent_until
    try:
        current_app.send_task(task, args=args, retry=False, ignore_result=True)
        taken.append(True)
        _silent_until = 0.0  # it does answer, if late
    except (KombuError, OSError) as error:
        log.info("no hint: %s", error)
