"""Plants what happens to seats within a term: resignations, by-elections, a suspended deputy, people entered twice."""

import datetime
from collections import Counter

from congress.actions.institution import add_person
from congress.demo.timeline import remind
from congress.frame import clock, kinds
from congress.models import Meeting

from ..actions import leaving, posts
from ..models import Deputy
from ..queries import leaving as queries
from ..queries.posts import linked_posts

AMONG = 40  # deputies looked through
DAYS = 150  # days back for whatever began first
TOWN = "白杨"
ELECTORS = 1186
STANDS = (  # who stood in the district of the township: name, gender, born, workplace
    ("姬存粮", "male", datetime.date(1979, 4, 17), "村集体养殖场负责人"),
    ("慕巧珍", "female", datetime.date(1986, 9, 2), "村妇联主席"),
)


def plant(world):
    """The quietest deputies are the ones who leave, so that nothing they did later needs explaining."""
    commission = world.first("DAC")
    since = world.today - datetime.timedelta(days=DAYS)
    gone, going, resting = _quiet(world, "county", since)[:3]
    moved, *_ = _quiet(world, TOWN, since)
    _filled(world, moved, world.secretary_of(TOWN))
    _resigned(world, gone, commission)
    with _days_ago(world, 6):
        leaving.resign(going, actor=commission, filed_on=clock.today(),
                       grounds="本人已调到市里工作，今后难以经常回到选区联系选民，请求辞去县人大代表职务。")  # fmt: skip
    with _days_ago(world, 24):
        posts.suspend(resting, actor=commission, because=Deputy.Suspended.CUSTODY, note="收到县公安局书面通报")
    _twice(world, commission, (gone, going, resting))
    remind(world)


def _days_ago(world, days, hour=10):
    return world.at(world.today - datetime.timedelta(days=days), hour)


def _quiet(world, congress, since):
    """The deputies of a congress with one seat and nothing hanging on it, whoever did least since a day first."""
    known = {login.human for login in world.cast.logins}
    seats = Counter(human for human, _ in world.deputies)
    rows = [row for (human, key), row in world.deputies.items()
            if key == congress and human not in known and seats[human] == 1][-AMONG:]  # fmt: skip
    did = Counter(
        fact.deputy_id
        for source in kinds.duties
        for fact in source.facts([row.pk for row in rows], since, world.today)
    )
    quiet = (row for row in sorted(rows, key=lambda row: (did[row.pk], row.pk)) if not linked_posts(row).exists())
    pks = [row.pk for row, _ in zip(quiet, range(3), strict=False)]
    found = Deputy.objects.select_related("membership", "person", "congress", "district", "term").in_bulk(pks)
    return [found[pk] for pk in pks]


def _filled(world, deputy, secretary):
    """He moved away; his district has elected another."""
    with _days_ago(world, 140):
        posts.terminate(deputy, actor=secretary, because=Deputy.Ended.MOVED, on=clock.today(), note="全家迁居省城")
    with _days_ago(world, 132):
        case = leaving.begin(deputy.district, actor=secretary)
        case = leaving.plan(case, actor=secretary, votes_on=world.today - datetime.timedelta(days=100))
    with _days_ago(world, 121):
        case = leaving.list_voters(case, actor=secretary, electors=ELECTORS, on=clock.today())
    with _days_ago(world, 116):
        people = [
            add_person(actor=secretary, county=world.congress, name=name, gender=gender, born_on=born, workplace=where)
            for name, gender, born, where in STANDS
        ]
        case = leaving.nominate(case, actor=secretary, people=people, on=clock.today())
    with _days_ago(world, 108):
        case = leaving.finalise(case, actor=secretary, people=queries.candidates(case), on=clock.today())
    with _days_ago(world, 100, 18):
        first, second = queries.finalists(case)
        case = leaving.vote(case, actor=secretary, ballots=974, invalid=11, votes={first: 402, second: 561})
    with _days_ago(world, 96):
        card = f"{deputy.card_no}补"
        case = leaving.confirm(case, actor=secretary, since=clock.today(), cards={second: card})
        leaving.announce(case, actor=secretary)


def _resigned(world, deputy, commission):
    """The last sitting of the standing committee that lies back long enough accepted it; the district votes soon."""
    before = world.today - datetime.timedelta(days=20)
    meeting = Meeting.objects.filter(
        term__congress=world.congress, kind=Meeting.Kind.STANDING_COMMITTEE, opens_on__lte=before
    ).latest("opens_on")
    sat = meeting.opens_on
    with world.at(max(sat - datetime.timedelta(days=12), deputy.membership.since), 10):
        case = leaving.resign(deputy, actor=commission, filed_on=clock.today(),
                              grounds="因工作调动到外县任职，不能继续履行代表职责，请求辞去县人大代表职务。")  # fmt: skip
        case = leaving.table(case, actor=commission, meeting=meeting)
    with world.at(sat, 17):
        case = leaving.accept(case, actor=commission, voted_on=sat, members=29, votes_for=26, votes_against=0,
                              abstained=0)  # fmt: skip
    with world.at(sat + datetime.timedelta(days=1), 10):
        leaving.announce_resignation(case, actor=commission, announced_on=clock.today())
    with _days_ago(world, 9):
        election = leaving.begin(deputy.district, actor=commission)
        election = leaving.plan(election, actor=commission, votes_on=world.today + datetime.timedelta(days=17))
    with _days_ago(world, 4):
        leaving.list_voters(election, actor=commission, electors=4 * ELECTORS + 37, on=clock.today())


def _twice(world, commission, but):
    """Two deputies stand in the register once more, as somebody else entered them: one misses his phone, one his birthday."""
    rows = [
        row for (_, key), row in world.deputies.items() if key == "county" and row.pk not in {one.pk for one in but}
    ]
    for days, deputy, same in ((33, rows[40], "born_on"), (12, rows[77], "phone")):
        person = deputy.person
        with _days_ago(world, days):
            add_person(actor=commission, county=world.congress, name=person.name, gender=person.gender,
                       workplace=person.workplace.removeprefix("县"), **{same: getattr(person, same)})  # fmt: skip


LEAVING = kinds.Demo(key="deputies.leaving", order=93, plant=plant)
