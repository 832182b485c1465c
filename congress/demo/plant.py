"""Plants the institution: places, congresses, terms and sessions, bodies, people, posts, and the accounts to try."""

import datetime

from django.db import transaction

from congress.actions import accounts, calendar, institution, meetings, records, terms
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.frame.dates import ONE_DAY
from congress.models import Area, Congress, Meeting, Person

from . import bodies, neighbours, places
from .timeline import without_savepoints

TOWNSHIP_TERM_LEAD = datetime.timedelta(days=38)  # township congresses met before the county's


def plant(world):
    """The whole county as it stood on the first day of its term, and who may sign in to try it."""
    opened = world.session_days[0]
    with transaction.atomic(), without_savepoints(), records.written_together():
        with world.at(opened - TOWNSHIP_TERM_LEAD):
            _areas(world)
            _congresses(world)
            _bodies(world)
            world.say(0.02, "机构")
            _people(world)
            world.say(0.06, "人员")
            _posts(world, opened - TOWNSHIP_TERM_LEAD)
        logins = {login.login: world.persons[login.human] for login in world.cast.logins}
        accounts.open_demo_accounts(logins, actor=SYSTEM)
    world.say(0.1, "账号")


def _areas(world):
    calendar.load_national(actor=SYSTEM)
    for order, place in enumerate(places.register()):
        area = institution.add_area(
            actor=SYSTEM,
            code=place.code,
            name=place.name,
            level=Area.Level(place.level),
            parent=world.areas.get(place.parent),
            order=order,
        )
        world.areas[place.code] = area
        world.areas.setdefault(place.name, area)


def _congresses(world):
    county = institution.add_congress(
        actor=SYSTEM,
        name=f"{places.COUNTY_NAME}人民代表大会",
        short_name=f"{places.COUNTY_NAME}人大",
        level=Congress.Level.COUNTY,
        area=world.areas[places.COUNTY_CODE],
        is_demo=True,
    )
    world.congress = world.congresses["county"] = county
    world.term = world.terms["county"] = terms.open_term(
        actor=SYSTEM, congress=county, number=world.term_number, starts_on=world.session_days[0], deputy_seats=146
    )
    for number, day in enumerate(world.session_days, start=1):
        world.sessions.append(
            meetings.keep_meeting(
                Meeting(
                    term=world.term,
                    kind=Meeting.Kind.SESSION,
                    number=number,
                    opens_on=day,
                    closes_on=day + datetime.timedelta(days=2),
                ),
                actor=SYSTEM,
            )
        )
    if world.sits_today:
        world.sitting = meetings.keep_meeting(
            Meeting(
                term=world.term,
                kind=Meeting.Kind.SESSION,
                number=len(world.sessions) + 1,
                opens_on=world.today - ONE_DAY,
                closes_on=world.today + ONE_DAY,
            ),
            actor=SYSTEM,
        )
        world.sessions.append(world.sitting)
    for township in places.TOWNSHIPS:
        congress = institution.add_congress(
            actor=SYSTEM,
            name=f"{places.COUNTY_NAME}{township.name}人民代表大会",
            short_name=f"{township.name}人大",
            level=Congress.Level.TOWNSHIP,
            parent=county,
            area=world.areas[township.code],
            is_demo=True,
        )
        world.congresses[township.stem] = congress
        world.terms[township.stem] = terms.open_term(
            actor=SYSTEM,
            congress=congress,
            number=world.term_number,
            starts_on=world.session_days[0] - TOWNSHIP_TERM_LEAD,
            deputy_seats=sum(seat.congress == township.stem for seat in world.cast.seats),
        )


def _bodies(world):
    since = world.session_days[0].replace(month=1, day=1) - TOWNSHIP_TERM_LEAD
    rows = [("county", body) for body in bodies.BODIES]
    rows += [(township.stem, body) for township in places.TOWNSHIPS for body in bodies.township_bodies(township)]
    for order, (congress, body) in enumerate(rows):
        world.bodies[body.key] = institution.add_organization(
            actor=SYSTEM,
            congress=world.congresses[congress],
            name=body.name,
            short_name=body.short_name,
            kind=body.kind,
            parent=world.bodies.get(body.parent),
            area=world.areas.get(body.township),
            document_word=body.word,
            established_posts=body.posts or None,
            phone=f"0900-82{10000 + order}",  # an area code that does not exist
            since=since,
            order=order,
        )


def _people(world):
    people = [
        Person(
            name=human.name,
            gender=human.gender,
            born_on=human.born_on,
            ethnicity=human.ethnicity,
            education=human.education,
            party=human.party,
            occupation=human.occupation,
            workplace=human.workplace,
            phone=human.phone,
        )
        for human in world.cast.humans
    ]
    entered = institution.enter_people(people, actor=SYSTEM, congress=world.congress)
    world.persons = dict(zip((human.key for human in world.cast.humans), entered, strict=True))


VOTED = ("government",)  # bodies whose heads the first session elects: who they are is known when it has
ELECTED = ("special_committee", "credentials_committee", "presidium")  # their members sit for a term


def _posts(world, since):
    """Every post but the deputies' own, which the register of deputies hands out; who is elected takes his on the day
    his congress first sits."""
    holdings = [holding for holding in world.cast.holdings if holding.role not in ("DEP", "TDEP")]
    posts = {}
    for holding in holdings:
        if (holding.body, holding.title) not in posts:
            posts[holding.body, holding.title] = institution.add_post(
                actor=SYSTEM,
                organization=world.bodies[holding.body],
                title=holding.title,
                role=holding.role,
                single_seat=holding.single_seat,
                by_term=holding.role in ("MEMBER", "COM") and world.bodies[holding.body].kind in ELECTED,
                order=holding.order,
            )
    holdings = [one for one in holdings if one.body not in VOTED]
    elected = [one for one in holdings if _is_elected_by_the_county(world, posts[one.body, one.title])]
    for begins, group in (
        (since, [one for one in holdings if one not in elected]),
        (world.session_days[0], elected),
    ):
        pairs = [(world.persons[holding.human], posts[holding.body, holding.title]) for holding in group]
        taken = institution.appoint_all(pairs, actor=SYSTEM, since=begins)
        for holding, membership in zip(group, taken, strict=True):
            world.posts[holding.human, holding.body, holding.role] = membership


def _is_elected_by_the_county(world, post):
    return post.by_term and post.organization.congress_id == world.congress.pk


INSTITUTION = kinds.Demo(key="congress.institution", order=10, plant=plant, copied=neighbours.INSTITUTION)
