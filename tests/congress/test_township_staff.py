"""Who works for the townships' congresses, what a township lacks, and the county's figures."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import township_work
from congress.models import Membership, Person, Post
from congress.queries import township_staff as queries
from congress.queries.townships import followed
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(cast):
    return cast.townships["river"]


def holds(town, name, title, role="MEMBER"):
    post = Post.objects.create(organization=town.bodies["presidium"], title=title, role=role, order=3)
    person = Person.objects.create(county_id=town.congress.county_id, name=name)
    return Membership.objects.create(person=person, post=post, since=date(2024, 1, 1), congress=town.congress,
                                     organization=post.organization, role=role)  # fmt: skip


def elected(cast, held):
    """The same person sits in the county's congress, too."""
    post = cast.posts["dep"]
    return Membership.objects.create(person=held.person, post=post.post, since=date(2022, 1, 10), term=cast.term,
                                     congress=cast.congress, organization=post.organization, role="DEP")  # fmt: skip


def of_river(cast, actor=None):
    found = queries.by_township(actor or cast.dac, followed(actor or cast.dac))
    return next(town for town in found.towns if town.congress.area.name == "河口镇")


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(1990, 4, 15), 36),  # his birthday
        (date(1990, 4, 16), 35),  # the day before it
        (date(1992, 2, 29), 34),
        (None, None),
    ],
)
def test_full_years(born, age):
    assert queries.age_on(date(2026, 4, 15), born) == age


def test_a_leap_year_birthday_comes_with_march():
    assert [queries.age_on(date(2026, *day), date(1992, 2, 29)) for day in ((2, 28), (3, 1))] == [33, 34]


@pytest.mark.parametrize(
    ("full_time", "deputy", "gaps"),
    [
        ((), False, ["没有专职主席", "没有专职秘书", "人大主席不是县人大代表"]),
        (("tch",), False, ["没有专职秘书", "人大主席不是县人大代表"]),
        (("tch", "tsec"), False, ["人大主席不是县人大代表"]),
        (("tsec",), True, ["没有专职主席"]),
        (("tch", "tsec"), True, []),
    ],
)
def test_what_a_township_lacks(cast, river, full_time, deputy, gaps):
    for key in ("tch", "tsec"):
        township_work.keep_staff(river.posts[key], actor=river.actor("tsec"), full_time=key in full_time)
    if deputy:
        elected(cast, river.posts["tch"])

    assert of_river(cast).gaps == gaps


def test_a_township_without_a_chair_says_so(cast, river):
    held = river.posts["tch"]
    held.until = date(2026, 4, 14)
    held.save()

    assert of_river(cast).gaps == ["没有主席", "没有专职主席", "没有专职秘书"]


def test_the_county_reads_the_average_the_youngest_and_how_many(cast, river):
    hill = cast.townships["hill"]
    for town, born in ((river, date(1990, 1, 1)), (hill, date(1981, 6, 1))):
        Person.objects.filter(pk=town.posts["tch"].person_id).update(born_on=born)
    township_work.keep_staff(river.posts["tch"], actor=river.actor("tsec"), full_time=True)
    elected(cast, hill.posts["tch"])

    found = queries.by_township(cast.dac, followed(cast.dac))

    assert (found.average_age, found.youngest) == (40.0, 36)
    assert (len(found.chairs), found.full_time, found.deputies, len(found.members)) == (2, 1, 1, 4)


def test_no_birthday_no_average(cast):
    found = queries.by_township(cast.dac, followed(cast.dac))

    assert (found.average_age, found.youngest) == (None, None)
    assert cast.client("dac").get("/township/staff/").status_code == 200


def test_others_are_entered_from_those_who_hold_a_post(cast, river):
    vice, client = holds(river, "河副主席", "副主席"), river.client("tsec")

    offered = list(client.get("/township/staff/add/").context["form"].fields["membership"].queryset)
    answer = client.post("/township/staff/add/", {"membership": vice.pk, "full_time": "on"})

    assert offered == [vice]
    assert (answer.status_code, answer.headers["Location"]) == (302, "/township/staff/")
    assert [(one.held.post.title, one.full_time) for one in of_river(cast).members] == [
        ("人大主席", None), ("人大秘书", None), ("副主席", True),
    ]  # fmt: skip


def test_a_deputy_or_a_clerk_of_the_government_is_no_staff(river):
    assert list(queries.could_join(river.actor("tsec"))) == []


def test_it_is_said_on_the_page_and_can_be_taken_back(cast, river):
    client, chair = river.client("tsec"), river.posts["tch"]

    said = []
    for answer in ({"full_time": "on"}, {"full_time": ""}):
        assert client.post(f"/township/staff/{chair.pk}/", answer).status_code == 302
        said.append(of_river(cast).members[0].full_time)

    assert said == [True, False]


def test_each_sees_and_says_it_of_his_own(cast, river):
    hill = cast.townships["hill"]
    actors = {"dac": cast.dac, "river": river.actor("tch"), "hill": hill.actor("tsec"), "dep": cast.dep,
              "tdep": river.actor("tdep"), "next": cast.stranger.dac}  # fmt: skip

    assert {who: queries.staff(actor).count() for who, actor in actors.items()} == {
        "dac": 4, "river": 2, "hill": 2, "dep": 0, "tdep": 0, "next": 0,
    }  # fmt: skip
    assert hill.client("tsec").get(f"/township/staff/{river.posts['tch'].pk}/").status_code == 404
    for actor in (hill.actor("tsec"), cast.dac, river.actor("tdep")):
        with pytest.raises(PermissionDenied):
            township_work.keep_staff(river.posts["tch"], actor=actor, full_time=True)


def test_the_list_asks_the_same_number_of_questions(cast, river):
    def joined(place):
        held = holds(river, f"干事{place}", f"干事{place}")
        township_work.keep_staff(held, actor=river.actor("tsec"), full_time=True)

    page_same_for_many(cast.client("dac"), "/township/staff/", joined)
