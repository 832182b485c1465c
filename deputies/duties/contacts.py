"""Contacts with electors and deputies, and the help that was given. The log is for those who keep the contact; the dossier
has more readers, so it names no household and no elector, and nothing of what they talked about."""

from congress.frame.address import pages_of
from congress.frame.kinds import DutyFact, DutySource
from congress.frame.numbers import plain

from ..models import ContactLog, Counterpart
from ..queries import contacts

CONTACT, HELP = "deputies.contact", "deputies.help"
WAYS, HELPS = dict(ContactLog.Way.choices), dict(ContactLog.Help.choices)
PRIVATE = {"": "群众", Counterpart.Kind.HOUSEHOLD: "结对农户"}


def read(deputy_ids, since, until):
    """Every contact, and what was given at it."""
    page = pages_of("deputies:contact_log")
    yield [logs := contacts.of_seats(deputy_ids, since, until)]
    return [fact for log in logs for fact in _facts(log, page)]


def _facts(log, page):
    where = {"deputy_id": log.by__person__deputies, "on": log.on, "target": f"deputies.contactlog:{log.pk}",
             "url": page(log.pk)}  # fmt: skip
    yield CONTACT, DutyFact(text=f"{WAYS[log.way]}：{_with(log)}", **where)
    if log.help != ContactLog.Help.NONE:
        worth = f"，折合{plain(log.worth)}元" if log.worth else ""
        yield HELP, DutyFact(text=f"帮扶{_with(log)}：{HELPS[log.help]}{worth}", **where)


def _with(log):
    """Whom: a deputy, an enterprise, a village or a project by its name."""
    name, kind = log.assignment__counterpart__name, log.assignment__counterpart__kind or ""
    return log.assignment__deputy__person__name or PRIVATE.get(kind) or name


ALL = (
    DutySource(key=CONTACT, label="联系群众和代表", part="contacts", shared=read, order=140),
    DutySource(key=HELP, label="帮扶和办实事", part="contacts", shared=read, order=141),
)
