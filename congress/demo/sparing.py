"""What a visitor does while the county is still being planted may spoil one story, never the planting."""

import logging
from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import DatabaseError

from congress.frame.workflow import Refused
from congress.models import AuditEvent

OVERTAKEN = (Refused, PermissionDenied, ValidationError, ObjectDoesNotExist, DatabaseError)
log = logging.getLogger(__name__)


@contextmanager
def spared(what, errors=OVERTAKEN):
    """Give a story up, and say so, when somebody has overtaken its next deed. As long as nobody from outside has done
    anything, a failure is the planter's own and is raised."""
    try:
        yield
    except errors as error:
        if not _somebody_was_here():
            raise
        log.warning("演示数据：%s略过，有人先办了一步：%s", what, error, exc_info=not isinstance(error, OVERTAKEN))


def _somebody_was_here():
    """Planters have no address; whoever comes by the web leaves his in the log."""
    return AuditEvent.objects.exclude(ip="").exists()


def plant_all(demos, world):
    """Every planter in its order; the rest of one that a visitor has made impossible is left out."""
    for demo in demos:
        with spared(demo.key, errors=Exception):
            demo.plant(world)
