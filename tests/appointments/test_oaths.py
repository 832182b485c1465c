"""Oaths: the words, who owes one from which day, ceremonies, absence and making up, approval from above."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from appointments.actions import elections
from appointments.actions import oaths as actions
from appointments.models import Ceremony, Swearing
from appointments.oath_text import BREATHS, CHARACTERS, WORDS
from appointments.queries import oaths as queries
from appointments.workflow import CEREMONY, ITEM, OATH
from congress.actions import institution
from congress.actions.institution import set_rule
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Deadline, Membership, Person
from tests.build import appointments as build
from tests.build.appointments import in_post
from tests.build.county import TODAY
from tests.build.stories import photo

pytestmark = pytest.mark.django_db


def held(ceremony, cast, **given):
    return CEREMONY.deeds["hold"](ceremony, actor=cast.go, **given)


def running(oath):
    return Deadline.objects.open().filter(key="appointments.oath", target_pk=oath.pk).first()


# The words.


def test_the_oath_is_the_one_of_2018_to_the_letter():
    assert sum(sign not in "：，、！" for sign in WORDS) == CHARACTERS == 75
    assert ("和谐美丽的社会主义现代化强国" in WORDS, "".join(BREATHS)) == (True, WORDS)


# Who owes one.


def test_who_is_appointed_swears_within_thirty_days(cast):
    item = build.passed(cast)
    oath = Swearing.objects.get()

    assert (oath.item, oath.membership, oath.state, oath.organiser) == (item, item.membership, "required", "council")
    assert (oath.since, oath.due_on) == (TODAY, TODAY + timedelta(days=30))
    with clock.frozen(TODAY + timedelta(days=31)):
        page = cast.client("go").get("/appointments/oaths/?state=owed").content.decode()
        assert ("就职31天" in page, oath.name in page) == (True, True)
        assert [row.pk for row in queries.unarranged(cast.go)] == [oath.pk]


@pytest.mark.parametrize(("oath", "key", "amount"), [("council", "oath", 30), ("organ", "oath_in_organ", 15)])
def test_who_swears_in_his_own_organ_does_so_within_fifteen_working_days(cast, oath, key, amount):
    build.office(cast, oath=oath)
    build.passed(cast)
    row = Swearing.objects.get()
    deadline = Deadline.objects.open().get(target_model="appointments.swearing", target_pk=row.pk)

    assert (deadline.key, deadline.amount, deadline.due_on) == (f"appointments.{key}", amount, row.due_on)
    held(build.ceremony(cast, row, organiser=oath), cast)
    assert not Deadline.objects.open().filter(pk=deadline.pk).exists()


@pytest.mark.parametrize(
    ("post", "organiser"), [("head", "presidium"), ("vice", "presidium"), ("education", "council")]
)
def test_the_organiser_follows_from_the_post(cast, post, organiser):
    oath = in_post(cast, post) if post != "education" else None
    if oath is None:
        build.passed(cast)
        oath = Swearing.objects.get()

    assert oath.organiser == organiser


def test_whoever_takes_a_post_otherwise_is_found_by_the_clock_once(cast):
    office = build.office(cast, "member")
    person = Person.objects.create(
        county_id=cast.congress.county_id, name="林致远", name_pinyin="lin zhi yuan", name_initials="lzy"
    )
    seat = institution.appoint(person, office.post, actor=SYSTEM, since=TODAY)  # fmt: skip

    assert (actions.sweep(), actions.sweep()) == (1, 0)
    oath = Swearing.objects.get(membership=seat)
    assert (oath.state, oath.due_on) == ("required", TODAY + timedelta(days=30))


def test_who_leaves_before_he_has_sworn_owes_nothing_any_more(cast):
    build.passed(cast)
    seat = Membership.objects.get(pk=Swearing.objects.get().membership_id)
    with clock.frozen(TODAY + timedelta(days=3)):
        institution.end_membership(seat, actor=SYSTEM, until=TODAY + timedelta(days=2), because="免职")
        assert actions.sweep() == 1

    oath = Swearing.objects.get()
    assert (oath.state, running(oath)) == ("lapsed", None)


def test_an_elected_procurator_general_waits_for_approval_before_the_oath(cast):
    ballot = build.elected(cast, "解检察")
    item = elections.enter(
        ballot, actor=cast.go, elected=build.chosen(ballot, build.office(cast, "procurator"))
    ).items.get()
    oath = Swearing.objects.get()
    assert (oath.state, oath.membership, running(oath), oath.organiser) == ("waiting", None, None, "council")
    with pytest.raises(Refused, match="不能排入"):
        actions.arrange(build.ceremony(cast), [oath], actor=cast.go)

    later = TODAY + timedelta(days=40)
    with clock.frozen(later):
        item = ITEM.deeds["approve"](item, actor=cast.go, on=later, approval="市人大常委会〔2026〕9号")

    oath.refresh_from_db()
    assert (oath.state, oath.membership, running(oath).due_on) == (
        "required",
        item.membership,
        later + timedelta(days=30),
    )


def test_one_who_has_sworn_in_this_term_swears_again_unless_the_local_rule_says_otherwise(cast):
    first = in_post(cast, "vice")
    held(build.ceremony(cast, Swearing.objects.get(), form="single", organiser="presidium"), cast)
    seat = institution.appoint(first.person, build.office(cast, "head").post, actor=SYSTEM, since=TODAY)
    second = actions.require(seat)
    with pytest.raises(Refused, match="再次宣誓"):
        OATH.deeds["exempt"](second, actor=cast.go, reason="本届已宣誓")

    set_rule(cast.congress, "oath.again", False, actor=cast.go, since=TODAY, reason="修订办法")

    assert OATH.deeds["exempt"](second, actor=cast.go, reason="本届已宣誓").state == "exempt"


def test_many_are_let_off_at_once_and_who_has_not_sworn_is_named(cast):
    first = in_post(cast, "vice")
    held(build.ceremony(cast, Swearing.objects.get(), form="single", organiser="presidium"), cast)
    again = actions.require(
        institution.appoint(first.person, build.office(cast, "head").post, actor=SYSTEM, since=TODAY)
    )
    never = in_post(cast, "president", "周望舒")
    set_rule(cast.congress, "oath.again", False, actor=cast.go, since=TODAY, reason="修订办法")
    client, together = cast.client("go"), "/lists/appointments.oaths/together/?deed=exempt&all=1"

    looked = client.get(together).content.decode()
    client.post(together, {"kept": [again.pk, never.pk], "reason": "本届已就其他职务宣誓。"})

    assert "本届没有宣誓记录。" in looked
    assert list(Swearing.objects.filter(pk__in=[again.pk, never.pk]).order_by("pk").values_list("state", flat=True)) == [
        "exempt", "required",
    ]  # fmt: skip
    assert cast.client("unit").get(together).status_code == 403


# Ceremonies.


def test_a_batch_swears_together_and_the_signed_pages_are_kept(cast):
    oaths = [in_post(cast, post, name) for post, name in (("head", "林一"), ("vice", "林二"), ("vice", "林三"))]
    ceremony = build.ceremony(cast, *reversed(oaths), organiser="presidium")
    assert [one.name for one in queries.takers(ceremony)] == ["林三", "林二", "林一"]

    ceremony = held(ceremony, cast)

    assert {one.state for one in queries.takers(ceremony)} == {"sworn"}
    assert [running(one) for one in oaths] == [None, None, None]
    with pytest.raises(ValidationError, match="扫描件"):
        CEREMONY.deeds["file"](ceremony, actor=cast.go, file_no="2026-誓-1")
    ceremony = CEREMONY.deeds["file"](ceremony, actor=cast.go, file_no="2026-誓-1", files=photo())
    assert (ceremony.state, "现场.jpg" in cast.client("dep").get(ceremony.get_absolute_url()).content.decode()) == (
        "filed",
        True,
    )


def test_who_is_absent_makes_it_up_later(cast):
    first, second = in_post(cast, "vice", "林二"), in_post(cast, "vice", "林三")
    ceremony = build.ceremony(cast, first, second, organiser="presidium")
    with pytest.raises(ValidationError, match="请写明原因"):
        held(ceremony, cast, absent=[second])
    held(ceremony, cast, absent=[second], because="在外地执行任务")
    second.refresh_from_db()
    assert (second.state, second.because, second.ceremony, running(second) is not None) == (
        "absent",
        "在外地执行任务",
        None,
        True,
    )

    held(build.ceremony(cast, second, form="single", organiser="presidium"), cast)

    second.refresh_from_db()
    assert (second.state, second.because, queries.rate(cast.congress.pk, TODAY, TODAY)) == ("sworn", "", (2, 2))


def test_who_is_taken_off_or_whose_ceremony_is_cancelled_waits_for_another(cast):
    first, second = in_post(cast, "vice", "林二"), in_post(cast, "vice", "林三")
    ceremony = build.ceremony(cast, first, second, organiser="presidium")
    actions.arrange(ceremony, [second], actor=cast.go)
    assert set(Swearing.objects.values_list("name", "state")) == {("林二", "required"), ("林三", "scheduled")}

    CEREMONY.deeds["cancel"](ceremony, actor=cast.go, reason="会议改期")

    assert set(Swearing.objects.values_list("state", "ceremony")) == {("required", None)}


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"form": "collective", "leader": ""}, "集体宣誓须有领誓人"),
        ({"form": "single", "leader": "周望舒"}, "单独宣誓没有领誓人"),
    ],
)
def test_a_ceremony_that_cannot_be(cast, columns, words):
    row = Ceremony(congress=cast.congress, organiser="council", on=TODAY, place="会议厅", host="主任", **columns)

    with pytest.raises(ValidationError, match=words):
        actions.keep_ceremony(row, actor=cast.go)


def test_a_ceremony_is_not_held_before_its_day_nor_with_nobody(cast):
    with pytest.raises(Refused, match="还没有排定宣誓人"):
        held(build.ceremony(cast), cast)
    oath = in_post(cast)
    with pytest.raises(Refused, match="还没有举行"):
        held(build.ceremony(cast, oath, organiser="presidium", on=TODAY + timedelta(days=2)), cast)


@pytest.mark.parametrize("who", ["dep", "com", "unit", "lead"])
def test_others_see_oaths_and_arrange_none(cast, who):
    oath = in_post(cast)
    client = cast.client(who)

    assert client.get(oath.get_absolute_url()).status_code == 200
    assert client.get("/appointments/ceremonies/add/").status_code == 403
    with pytest.raises(PermissionDenied):
        actions.keep_ceremony(Ceremony(congress=cast.congress), actor=cast.actor(who))


def test_the_whole_way_on_the_pages(cast):
    build.passed(cast)
    oath, client = Swearing.objects.get(), cast.client("go")
    sent = {"organiser": "council", "on": TODAY.isoformat(), "place": "会议厅", "form": "single", "host": "主任李宏远"}
    answer = client.post("/appointments/ceremonies/add/", sent)
    ceremony = Ceremony.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/appointments/ceremonies/{ceremony.pk}/takers/")
    assert client.post(answer.url, {f"t{oath.pk}": "on", f"p{oath.pk}": "1"}).status_code == 302
    assert "忠于中华人民共和国宪法，" in client.get(f"{ceremony.get_absolute_url()}screen/").content.decode()
    assert client.post(f"{ceremony.get_absolute_url()}hold/", {}).status_code == 302

    oath.refresh_from_db()
    assert (oath.state, oath.sworn_on) == ("sworn", TODAY)
