"""Contacts on their way: households, who keeps contact with whom, and what was written down – through the actions."""

from datetime import date

from congress.models import Area
from deputies.actions import committees, contacts
from deputies.models import ContactLog, Counterpart

SINCE = date(2026, 1, 5)


def household(cast, name="赵老栓", *, by="dac", kind="household", area="419901101", **columns):
    row = Counterpart(
        congress=cast.congress, kind=kind, name=name, area=Area.objects.get(code=area), phone="13912345678", **columns
    )
    return contacts.keep_counterpart(row, actor=cast.actor(by))


def paired(cast, who="dep", other=None, *, by="dac", since=SINCE):
    """A deputy keeps contact with a household."""
    return contacts.pair(other or household(cast, by=by), actor=cast.actor(by), by=cast.posts[who], since=since)


def followed(cast, member="scm", *seats, since=SINCE):
    """A committee member keeps contact with deputies."""
    pairs = [(cast.posts[member], cast.deputies[key]) for key in seats or ("dep",)]
    return contacts.assign_all(pairs, actor=cast.dac, since=since)


def logged(cast, assignment, on, *, by="dep", **columns):
    """One contact on an assignment."""
    columns = {"way": "visit", "topic": "春耕生产", "households": 1, "people": 2} | columns
    return contacts.log_contact(ContactLog(assignment=assignment, on=on, **columns), actor=cast.actor(by))


def matched(cast, *keys, field="农业农村"):
    """The agriculture committee keeps contact with deputies of its field."""
    seats = [cast.deputies[key] for key in keys or ("dep",)]
    return committees.match_all(cast.bodies["agriculture"], seats, actor=cast.dac, field=field, since=SINCE)[0]
