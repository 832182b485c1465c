"""Plants three years of suggestions, and today's work for everybody who may sign in to try the portal."""

import datetime

from congress.actions import notices, records, reminders
from congress.demo.places import TOWNSHIPS
from congress.demo.timeline import remind
from congress.frame import clock, kinds
from congress.frame.actor import Actor
from congress.frame.dates import ONE_DAY
from congress.models import Notice, Organization, Person
from congress.queries import rules
from congress.queries.calendar import calendar_of, remembered

from ..actions import unit_contacts
from . import neighbours, showpieces, voices
from .fate import befall
from .life import Life
from .office import Office
from .stories import Storyteller

YEARS = 3
IN_SESSION, BETWEEN = 120, 42  # a year, beside the showpieces
OF_TOWNSHIPS = 6
FIRST_STAYS = datetime.timedelta(days=9)  # messages older than this have been read


def plant(world):
    """Lives beside one another in the order of time, up to this morning."""
    office = Office(world)
    teller = Storyteller(world.rng("stories"))
    with remembered(), rules.remembered(), records.written_together():
        with world.at(world.term.starts_on):
            of_people = voices.lives(world, office, teller)
            for life in [*_years(world, office, teller), *showpieces.lives(world, office, teller), *of_people]:
                office.timeline.enter(life.run())
        office.timeline.run(lambda share: world.say(0.14 + 0.5 * share, "代表建议"))
        reminders.plan_what_runs()
    _contact_list(world, office)
    remind(world)
    _read_old_messages(world)


def _years(world, office, teller):
    rng = world.rng("years")
    for session in [one for one in world.sessions if one.opens_on <= world.today - 20 * ONE_DAY][-YEARS:]:
        for _ in range(round(IN_SESSION * world.scale)):
            day = session.opens_on + rng.randint(0, 2) * ONE_DAY
            yield _life(world, office, teller, rng, day)
        for _ in range(round(BETWEEN * world.scale)):
            day = _between(world, rng, session)
            if day:
                yield _life(world, office, teller, rng, day)
        for _ in range(round(OF_TOWNSHIPS * world.scale)):
            yield _township_life(world, office, teller, rng, session)


def _between(world, rng, session):
    """A working day after the session, within the year; None when it has not come yet."""
    day = session.closes_on + rng.randint(25, 325) * ONE_DAY
    if any(one.opens_on - 3 * ONE_DAY <= day <= one.closes_on for one in world.sessions):
        return None
    day = calendar_of(world.congress.pk).next_workday(day)
    return day if day < world.today else None


def _life(world, office, teller, rng, day):
    story = teller.tell(day)
    lead = office.author(story.township, rng)
    in_session = any(session.opens_on <= day <= session.closes_on for session in world.sessions)
    fate = befall(rng, story, in_session=in_session)
    return Life(office, story, fate, lead, rng=world.rng(f"life {story.number}"), submit_on=day)


def _township_life(world, office, teller, rng, session):
    """A township deputy speaks to his own congress; its chair is the commission."""
    stem = rng.choice([key.removeprefix("own-") for key in world.bodies if key.startswith("own-")])
    township = next(one for one in TOWNSHIPS if one.stem == stem)
    day = calendar_of(world.congress.pk).next_workday(session.closes_on + rng.randint(20, 300) * ONE_DAY)
    story = teller.tell(min(day, world.today - 5 * ONE_DAY), township=township, themes=showpieces.OF_TOWNSHIPS)
    seats = [deputy for (_, congress), deputy in world.deputies.items() if congress == stem]
    fate = befall(rng, story, in_session=False)
    fate.is_key = fate.wrong_unit = fate.separate = False
    fate.cosigners, fate.extension = 0, ""
    number = f"township {story.number}"
    return Life(office, story, fate, rng.choice(seats[1:]), rng=world.rng(number), submit_on=story.on, congress=stem)


def _contact_list(world, office):
    """Every handling unit has entered its line and confirms it once a year; of one in twelve the year is over."""
    rng = world.rng("contacts")
    for place, unit in enumerate(Organization.objects.on(world.today).handling_units().order_by("pk")):
        ago = rng.randint(380, 410) if place % 12 == 11 else rng.randint(20, 300)
        head, keeper = office.contact_of(unit)
        with world.at(world.today - ago * ONE_DAY, rng.randint(9, 16)):
            unit_contacts.keep(
                unit,
                actor=keeper,
                leader=head.name,
                leader_title=head.post_title,
                office=rng.choice(("办公室", "办公室", "综合股", "督办股")),
                phone=unit.phone,
            )


def _read_old_messages(world):
    """What is older than a good week has been read by everybody it was for."""
    with world.at(world.today - FIRST_STAYS, 17):
        for person in Person.objects.filter(notices__isnull=False).distinct():
            reader = Actor(name=person.name, role="MEMBER", person_id=person.pk)
            notices.mark_read(Notice.objects.filter(at__lt=clock.now()), actor=reader)


SUGGESTIONS = kinds.Demo(key="suggestions.three_years", order=30, plant=plant, copied=neighbours.CASES)
