"""Deputies come into their groups with the list of deputies; who sits above the county has a list of his own."""

import pytest

from congress.actions import importing, institution
from congress.actions.institution import add_organization
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.models import Membership, Person
from deputies.actions import groups
from deputies.models import Deputy, DeputyGroup, GroupMember
from tests.build import posts
from tests.build.county import SINCE, TODAY
from tests.build.importing import applied, exported, faults, states, taken

pytestmark = pytest.mark.django_db
KIND, ABOVE = "deputies.deputies", "deputies.above"
HEAD = ["姓名", "代表证号", "代表小组"]


@pytest.fixture
def body(cast):
    return add_organization(
        actor=SYSTEM,
        congress=cast.congress,
        name="河口片区代表小组",
        short_name="河口小组",
        kind="deputy_group",
        since=SINCE,
    )


def lines(cast, group="河口小组", count=3):
    rows = Deputy.objects.of(cast.congress.pk).select_related("person").order_by("card_no")[:count]
    return [HEAD, *([row.person.name, row.card_no, group] for row in rows)]


def test_a_group_begins_with_three_lines_of_one_file_and_goes_when_undone(cast, body):
    batch = applied(KIND, lines(cast), actor=cast.dac)

    group = DeputyGroup.objects.get(organization=body)
    assert (states(batch), group.members.count()) == (["changed"] * 3, 3)
    assert set(group.members.values_list("since", flat=True)) == {TODAY}
    assert set(taken(KIND, lines(cast), actor=cast.dac).counts) == {"same"}
    importing.undo(batch, actor=cast.dac)
    assert not DeputyGroup.objects.exists()


def test_two_do_not_make_a_group(cast, body):
    batch = taken(KIND, lines(cast, count=2), actor=cast.dac)

    assert {(column, words) for _, column, words in faults(batch)} == {
        ("代表小组", "这个小组还没有编组，文件里至少要有3名代表（地方组织法第四十三条）")
    }


def test_a_new_deputy_joins_a_group_that_stands(cast):
    group = posts.group(cast)
    before = group.members.count()

    applied(KIND, [[*HEAD, "选区"], ["田秀兰", "101", group.organization.name, "第9选区"]], actor=cast.dac)

    assert (group.members.count(), Deputy.objects.get(card_no="101").groups.get().group) == (before + 1, group)


def test_deputies_of_the_county_in_a_township_group_come_back_unchanged(cast):
    town = cast.townships["river"]
    members = [cast.deputies[key] for key in ("dep", "dep2", "dep3")]
    facts = {"congress": town.congress, "name": "河口镇第一代表小组", "members": members, "since": SINCE}
    groups.found_group(actor=town.tsec, mode="mixed", **facts)

    again = taken(KIND, exported(KIND, actor=cast.dac), actor=cast.dac)
    other = lines(cast, group="河口镇第一代表小组", count=9)

    assert set(again.counts) == {"same"}
    told = {words for _, _, words in faults(taken(KIND, [HEAD, other[-1]], actor=cast.dac))}
    assert told == {"乡镇的代表小组由乡镇人大编组，请把这一格留空"}


def test_who_is_in_a_group_does_not_change_it_here(cast, body):
    group = posts.group(cast)
    deputy = GroupMember.objects.filter(group=group).first().deputy

    batch = taken(KIND, [HEAD, [deputy.person.name, deputy.card_no, "河口小组"]], actor=cast.dac)

    assert (2, "代表小组", f"已编入{group}；换组和退出请在小组页面办理") in faults(batch)


def test_a_group_that_nobody_knows_is_named(cast):
    (fault,) = faults(taken(KIND, lines(cast, group="火星小组", count=1), actor=cast.dac))

    assert fault == (2, "代表小组", "没有登记“火星小组”，请先登记代表小组")


TOP = ["姓名", "出生日期", "级别", "届次", "代表证号", "选举单位", "任职日"]
SEAT = ["田秀兰", "1975-03-12", "市级人大代表", "16", "051", "西平样县人民代表大会", "2022-01-20"]


def top(**changed):
    return [changed.get(name, cell) for name, cell in zip(TOP, SEAT, strict=True)]


def test_who_sits_above_comes_with_level_term_and_who_elected_him(cast):
    people, held = Person.objects.count(), Membership.objects.count()
    batch = applied(ABOVE, [TOP, SEAT], actor=cast.dac)

    deputy = Deputy.objects.get(level="prefecture", person__name="田秀兰")
    assert (deputy.term_name, deputy.elected_by, deputy.congress) == (
        "第十六届",
        "西平样县人民代表大会",
        cast.congress,
    )
    for form in ("xlsx", "csv"):
        again = taken(ABOVE, exported(ABOVE, actor=cast.dac, form=form), actor=cast.dac, name=f"a.{form}")
        assert (set(again.counts), again.notes) == ({"same"}, [])
    importing.undo(batch, actor=cast.dac)
    assert (Person.objects.count(), Membership.objects.count()) == (people, held)


def test_one_person_sits_in_two_levels_once_he_is_registered(cast):
    person = institution.add_person(actor=cast.dac, county=cast.congress, name="田秀兰", phone="13811112222")
    head = ["人员编号", *TOP]
    two = [[str(person.pk), *top()], [str(person.pk), *top(级别="省级人大代表", 届次="13")]]

    applied(ABOVE, [head, *two], actor=cast.dac)

    assert set(person.deputies.values_list("level", flat=True)) == {"prefecture", "provincial"}


SPOILED = [
    ({"级别": "县级人大代表"}, "级别", "“县级人大代表”不在可选项中，可填：全国人大代表、省级人大代表、市级人大代表"),
    ({"届次": ""}, "届次", "没有填，这一列必须填写"),
    ({"届次": "0"}, "届次", "应在1至99之间"),
    ({"任职日": "2026-04-16"}, "任职日", "不能晚于今天"),
]


@pytest.mark.parametrize(("changed", "column", "words"), SPOILED)
def test_a_spoiled_seat_above_is_named(cast, changed, column, words):
    assert faults(taken(ABOVE, [TOP, top(**changed)], actor=cast.dac)) == [(2, column, words)]


def test_a_stranger_twice_is_told_to_be_registered_first(cast):
    batch = taken(ABOVE, [TOP, SEAT, top(级别="省级人大代表")], actor=cast.dac)

    assert faults(batch) == [(3, "姓名", "与第2行是同一个人，还没有登记；请先导入人员，再分级导入")]


@pytest.mark.parametrize(("who", "may"), [("dac", True), ("go", False), ("sys", False), ("dep", False)])
def test_only_the_commission_takes_them_in(cast, who, may):
    assert kinds.imports[ABOVE].open_to(cast.actor(who)) == may
    assert not kinds.imports[ABOVE].open_to(cast.townships["river"].tch)
