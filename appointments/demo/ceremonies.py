"""Ceremonies of the oath: on the day of the meeting, with those who missed an earlier one."""

from datetime import timedelta

from congress.frame import clock
from deputies.demo import pictures

from ..actions import oaths
from ..models import Ceremony
from ..models.law import Oath
from ..queries import oaths as queries
from .register import OFFICES, holder_of

FILED = timedelta(days=5)
PLACES = {
    Oath.COUNCIL: ("chair", "主任", "县人大常委会会议厅"),
    Oath.ORGAN: ("president", "院长", "县人民法院第一审判庭"),
}


def ceremonies(world, sits, stories, *, last):
    """One life for a meeting; those of the last meeting are not put away yet."""
    later = {OFFICES[line.office][1] for story in stories if not story.sworn for line in story.lines}
    absent = sum(story.absent for story in stories)
    yield clock.moment(sits, 17, 30)
    held = []
    for organiser in PLACES:
        wanted = Ceremony(congress=world.congress, organiser=organiser, on=sits)
        rows = [row for row in queries.may_join(wanted) if row.office.post.title not in later]
        if rows:
            held.append(sworn(world, wanted, rows, missing=rows[-absent:] if absent and len(rows) > absent else ()))
            absent = 0 if held[-1][1] else absent
    if held and not last:
        yield clock.moment(sits + FILED, 10)
        for ceremony, _ in held:
            filed(world, ceremony)


def sworn(world, ceremony, rows, *, missing=()):
    """(the ceremony as it was held, who was missing)."""
    office = world.first("APPT")
    alone = len(rows) == 1
    if ceremony.organiser in PLACES:
        key, word, ceremony.place = PLACES[ceremony.organiser]
        ceremony.host = f"{word}{holder_of(world, key).person.name}"
    ceremony.form, ceremony.leader = ("single", "") if alone else ("collective", rows[0].name)
    ceremony = oaths.arrange(oaths.keep_ceremony(ceremony, actor=office), rows, actor=office)
    why = "因公出差，未能到会。" if missing else ""
    return oaths.hold(ceremony, actor=office, absent=missing, because=why), missing


def filed(world, ceremony):
    number = f"宣誓-{ceremony.on.year}-{ceremony.pk:03}"
    oaths.file(ceremony, actor=world.first("APPT"), file_no=number, files=pictures.oath())
