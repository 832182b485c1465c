"""What a congress is made up of: every number is what its list shows."""

from datetime import date

import pytest

from congress.models import Person
from deputies.queries import structure as queries
from tests.build.county import TODAY
from tests.costs import statements

pytestmark = pytest.mark.django_db
# key: gender, ethnicity, party, education, occupation, born on
FACTS = {
    "dep": ("male", "汉族", "中共党员", "大学本科", "干部", date(1991, 4, 15)),
    "dep2": ("female", "汉族", "群众", "高中（中专）", "农民", date(1990, 4, 15)),
    "dep3": ("male", "回族", "群众", "大学本科", "干部", date(1969, 4, 16)),
    "dep4": ("female", "藏族", "", "", "", None),
}


@pytest.fixture
def described(cast):
    columns = ("gender", "ethnicity", "party", "education", "occupation", "born_on")
    for key, facts in FACTS.items():
        Person.objects.filter(pk=cast.deputies[key].person_id).update(**dict(zip(columns, facts, strict=True)))
    return cast


def lines(cast):
    people = queries.people_of(cast.dac, TODAY, congress_id=cast.congress.pk)
    return {
        heading: [(line.label, line.count) for line in found] for heading, found in queries.composition(people, TODAY)
    }


def test_the_numbers_of_a_congress(described):
    assert lines(described) == {
        "妇女和少数民族": [("妇女", 2), ("少数民族", 2)],
        "职业构成": [("干部", 2), ("农民", 1), ("未登记", 1)],
        "政治面貌": [("群众", 2), ("中共党员", 1), ("未登记", 1)],
        "学历": [("大学本科", 2), ("高中（中专）", 1), ("未登记", 1)],
        "年龄": [("35岁以下", 1), ("36至45岁", 1), ("46至55岁", 0), ("56岁以上", 1)],
    }


@pytest.mark.parametrize(("born", "age"), [((2000, 2, 29), 26), ((1990, 4, 15), 36), ((1990, 4, 16), 35)])
def test_ages_are_full_years(born, age):
    assert queries.age_on(date(*born), TODAY) == age


def test_every_number_opens_a_list_of_just_so_many(described):
    browser = described.client("dac")
    people = queries.people_of(described.dac, TODAY, congress_id=described.congress.pk)
    asked = [(line.count, line.asked) for _, found in queries.composition(people, TODAY) for line in found]

    shown = [browser.get(f"/deputies/?on={TODAY}&{words}").context["found"].paginator.count for _, words in asked]

    assert shown == [count for count, _ in asked]


def test_a_congress_of_cadres_is_told_so(described):
    people = queries.people_of(described.dac, TODAY, congress_id=described.congress.pk)

    assert queries.warnings(people, described.congress.pk) == [
        "干部代表2名，占50.0%（2/4），高于本级规定的35%，基层代表偏少。"
    ]


def test_the_page_of_the_structure(described):
    browser = described.client("dac")
    assert "基层代表偏少" in browser.get("/deputies/structure/").text
    assert statements(lambda: browser.get("/deputies/structure/")) <= 12
    assert browser.get("/deputies/structure/?level=township&on=2025-01-01").status_code == 200
    assert browser.get("/deputies/structure/?on=nonsense").status_code == 200
