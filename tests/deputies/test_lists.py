"""Every list and every page of the deputies' registers asks the same number of questions with thirty rows as with three."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from congress.actions.institution import add_person
from congress.frame import clock
from deputies.actions import awards, contacts, groups, register, triage
from deputies.models import AwardNomination, ContactLog
from tests.build import activities, consultations, county, dossiers, posts, stations, stories
from tests.build import contacts as contacting
from tests.build import duty_reports as reporting
from tests.build import voice as speaking

pytestmark = pytest.mark.django_db
FEW, MANY = 3, 30
MOST = 16  # questions of a list; the page around it – who asks, his menu, his inbox – takes ten
MOST_OF_A_PAGE = 26
FROM_EVERY_REGISTER, MOST_OF_ALL = ("dossiers", "points", "dossier"), 60  # lines are read where they stand


class World:
    """The cast and one thing of each kind that holds as many parts as it is told to."""

    def __init__(self, media):
        self.cast = county.cast()
        self.town = self.cast.townships["river"]
        self.size, self.seats = 0, []
        cast, dac = self.cast, self.cast.dac
        self.group = posts.group(cast)
        self.station = stations.station(self.town)
        self.award = dossiers.award(cast)
        self.campaign = activities.campaign(cast)
        self.followed = contacting.paired(cast)
        self.opinion = speaking.opinion(cast, station=self.station, area=self.station.area)
        dossiers.sheet(cast)
        self.dep, self.dac = cast.deputies["dep"], dac
        self.dep_seat = self.dep

    def grow(self, size):
        """Until there are so many of each."""
        cast, dac, more = self.cast, self.dac, range(self.size, size)
        people = [
            add_person(actor=dac, county=cast.congress, name=f"郝{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}") for n in more
        ]
        seats = [{"person": person, "card_no": f"9{n:03d}", "district": None, "delegation": self.dep.delegation}
                 for n, person in zip(more, people, strict=True)]  # fmt: skip
        new = register.seat_all(
            seats, actor=dac, congress=cast.congress, term=cast.term, since=county.TODAY - timedelta(days=60)
        )
        self.seats += [
            register.Deputy.objects.select_related("person", "congress", "membership").get(pk=one.pk) for one in new
        ]
        stations.stations.assign(self.station, new, actor=self.town.tsec, since=county.TODAY - timedelta(days=30))
        groups.join(self.group, actor=dac, members=self.seats[self.size :], since=county.TODAY - timedelta(days=30))
        for n, seat in zip(more, self.seats[self.size :], strict=True):
            self._one(n, seat)
        self.held = activities.held(cast, present=self.seats[:], title=f"共{size}人的视察")
        self.consultation = consultations.begun(cast, *self.places, title=f"共{size}站的征求")
        for place in self.places:
            consultations.answered(
                self.consultation, place, self.town.tsec, consultations.opinion(), consultations.opinion("")
            )
        self.session = reporting.session(cast, "held", place=f"{size}人")
        self.reporting = reporting.session(
            cast, "planned", place=f"{size}村委会", day=county.TODAY + timedelta(days=size)
        )
        self.size = size

    places = ()

    def _one(self, n, seat):
        cast, dac, town = self.cast, self.dac, self.town
        self.places = (*self.places, stations.station(town, name=f"第{n}联络站", kind="station", keeper=None))
        house = contacting.household(cast, f"第{n}户")
        contacts.pair(house, actor=dac, by=seat.membership, since=county.TODAY - timedelta(days=20))
        log = ContactLog(
            assignment=self.followed,
            on=county.TODAY - timedelta(days=n % 40),
            way="visit",
            topic=f"第{n}次",
            households=1,
        )
        contacts.log_contact(log, actor=cast.dep)
        row = speaking.opinion(
            cast, text=f"第{n}件：自来水停了三天，没有人来修。", station=self.station, area=self.station.area
        )
        row = triage.assign_township(row, actor=town.tsec)
        triage.reply(row, actor=town.tch, reply="修好了。")
        double = speaking.opinion(cast, text=f"{speaking.TEXT}第{n}遍。", station=self.station, area=self.station.area)
        triage.merge(double, actor=town.tsec, into=self.opinion)
        awards.nominate(AwardNomination(round=self.award, grounds="扎实。", category="deputy", deputy=seat), actor=dac)
        activities.activity(cast, title=f"第{n}次视察", invited=[seat, self.dep])
        activities.passed_on(activities.held(cast, present=[self.dep], title=f"第{n}次调研", kind="research"), cast)
        (
            add_person(actor=dac, county=cast.congress, name=f"同名{n}"),
            add_person(actor=dac, county=cast.congress, name=f"同名{n}"),
        )
        reporting.session(cast, "held", seats=("dep", "dep2"), place=f"第{n}村委会", text="履职。")
        stories.story(cast, title=f"第{n}篇", at="published")
        dossiers.entry(cast)

    def pages(self):
        """{name: (role, address)} of lists, and of pages."""
        lists = {
            "register": "/deputies/", "seats": "/deputies/seats/", "groups": "/deputies/groups/", "leaving": "/deputies/leaving/",
            "merging": "/deputies/merging/", "dossiers": "/dossiers/", "points": "/points/", "awards": "/awards/",
            "activities": "/activities/", "presence": "/activities/attendance/", "reports": "/activities/reports/",
            "contacts": "/contacts/", "logs": "/contacts/logs/", "pairings": "/pairings/", "tree": "/contacts/tree/",
            "duty reports": "/duty-reports/", "coverage": "/duty-reports/coverage/", "stations": "/stations/", "days": "/stations/days/",
            "opinions": "/opinions/", "hot": "/opinions/hot/", "consultations": "/consultations/", "campaigns": "/campaigns/",
            "allowances": "/allowances/", "stories": "/stories/", "stars": "/stations/stars/",
        }  # fmt: skip
        single = {
            "deputy": self.dep, "group": self.group, "station": self.station, "award": self.award, "campaign": self.campaign,
            "contact": self.followed, "opinion": self.opinion, "activity": self.held, "consultation": self.consultation,
            "session": self.session, "planned session": self.reporting,
        }  # fmt: skip
        named = {name: row.get_absolute_url() for name, row in single.items()} | {"training": "/training/"}
        named |= {"dossier": f"/dossiers/{self.dep.pk}/", "attendance of one": f"/activities/attendance/{self.dep.pk}/",
                  "public station": f"/public/s/{self.station.public_code}/", "public deputy": f"/public/d/{self.dep.public_code}/"}  # fmt: skip
        return lists, named


def asked(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        answer = client.get(url)
    assert answer.status_code == 200, url
    return [query["sql"] for query in found]


@pytest.fixture(scope="module")
def counted(django_db_setup, django_db_blocker, tmp_path_factory):
    """{name: (questions with few, questions with many)} of lists and of pages, measured once."""

    cache.clear()
    kept, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        world, found = World(settings.MEDIA_ROOT), {}
        client = world.cast.client("dac")
        for size in (FEW, MANY):
            world.grow(size)
            for pages in world.pages():
                for name, url in pages.items():
                    found.setdefault(name, []).append(asked(client, url))
        yield found, world.pages()
        transaction.set_rollback(True)
    settings.MEDIA_ROOT = kept


def test_no_page_asks_more_with_thirty_rows_than_with_three(counted):
    found, _ = counted

    assert {name: (len(few), len(many)) for name, (few, many) in found.items() if len(many) > len(few)} == {}


def test_lists_and_pages_ask_few_questions(counted):
    found, (lists, pages) = counted
    numbers = {name: len(many) for name, (_, many) in found.items()}

    most = (
        dict.fromkeys(lists, MOST)
        | dict.fromkeys(pages, MOST_OF_A_PAGE)
        | dict.fromkeys(FROM_EVERY_REGISTER, MOST_OF_ALL)
    )
    assert {name: number for name, number in numbers.items() if number > most[name]} == {}
