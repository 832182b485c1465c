"""Contacts with electors and deputies, and the help that was given."""

from congress.frame.kinds import DutyFact, DutySource
from congress.frame.numbers import plain

from ..queries import contacts


def _contacts(deputy_ids, since, until):
    for seat, log in contacts.of_seats(deputy_ids, since, until):
        yield DutyFact(deputy_id=seat, on=log.on, text=f"{log.get_way_display()}：{log.other}，{log.topic}",
                       target=f"deputies.contactlog:{log.pk}", url=log.get_absolute_url())  # fmt: skip


def _help(deputy_ids, since, until):
    for seat, log in contacts.of_seats(deputy_ids, since, until):
        if log.help != "none":
            worth = f"，折合{plain(log.worth)}元" if log.worth else ""
            yield DutyFact(deputy_id=seat, on=log.on, text=f"为{log.other}{log.helped}{worth}",
                           target=f"deputies.contactlog:{log.pk}", url=log.get_absolute_url())  # fmt: skip


ALL = (
    DutySource(key="deputies.contact", label="联系群众和代表", part="contacts", facts=_contacts, order=140),
    DutySource(key="deputies.help", label="帮扶和办实事", part="contacts", facts=_help, order=141),
)
