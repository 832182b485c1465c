"""Contacts with electors and deputies, and the help that was given."""

from congress.frame.address import pages_of
from congress.frame.kinds import DutyFact, DutySource
from congress.frame.numbers import plain

from ..models import ContactLog
from ..queries import contacts

CONTACT, HELP = "deputies.contact", "deputies.help"
WAYS = dict(ContactLog.Way.choices)


def read(deputy_ids, since, until):
    """Every contact, and what was given at it."""
    page = pages_of("deputies:contact_log")
    for seat, log, other in contacts.of_seats(deputy_ids, since, until):
        where = {"deputy_id": seat, "on": log.on, "target": f"deputies.contactlog:{log.pk}", "url": page(log.pk)}
        yield CONTACT, DutyFact(text=f"{WAYS[log.way]}：{other}，{log.topic}", **where)
        if log.help != ContactLog.Help.NONE:
            worth = f"，折合{plain(log.worth)}元" if log.worth else ""
            yield HELP, DutyFact(text=f"为{other}{log.helped}{worth}", **where)


ALL = (
    DutySource(key=CONTACT, label="联系群众和代表", part="contacts", shared=read, order=140),
    DutySource(key=HELP, label="帮扶和办实事", part="contacts", shared=read, order=141),
)
