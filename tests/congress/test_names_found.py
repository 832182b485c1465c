"""Three thousand people, surnames of two readings among them: each is found as he is typed, and only he and his like."""

import pytest

from congress.frame import names
from congress.models import Person
from congress.queries.institution import found_by_name

pytestmark = pytest.mark.django_db

# As the registers of households read them; the common word reads otherwise.
TWO_READINGS = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "朴": "piao", "覃": "qin", "查": "zha", "盖": "ge",
    "乐": "yue", "员": "yun", "区": "ou", "繁": "po", "祭": "zhai", "任": "ren", "冼": "xian", "翟": "zhai",
    "缪": "miao", "种": "chong", "召": "shao", "折": "she", "黑": "he", "盛": "sheng", "薄": "bo", "华": "hua",
    "宁": "ning", "那": "na", "葛": "ge", "燕": "yan", "石": "shi", "车": "che", "尉迟": "yu chi", "长孙": "zhang sun",
    "万俟": "mo qi", "单于": "chan yu", "澹台": "tan tai", "令狐": "ling hu", "欧阳": "ou yang", "上官": "shang guan",
    "皇甫": "huang fu", "夏侯": "xia hou", "鲜于": "xian yu", "呼延": "hu yan",
}  # fmt: skip
COMMON = {"王": "wang", "李": "li", "张": "zhang", "刘": "liu", "吕": "lü", "陈": "chen", "杨": "yang", "徐": "xu"}
GIVEN = {
    "小明": "xiao ming", "秀英": "xiu ying", "建国": "jian guo", "志强": "zhi qiang", "丽娟": "li juan", "德福": "de fu",
    "雪": "xue", "文军": "wen jun", "春花": "chun hua", "玉兰": "yu lan", "海涛": "hai tao", "永康": "yong kang",
}  # fmt: skip
PEOPLE = 3000


@pytest.fixture
def people(cast):
    """{name: (surname read, given name read)} and the rows of so many people; names repeat as they do in a county."""
    read = {
        f"{family}{given}": (how.split(), said.split())
        for family, how in (TWO_READINGS | COMMON).items()
        for given, said in GIVEN.items()
    }
    rows = [Person(county=cast.congress, name=name) for name in (list(read) * (PEOPLE // len(read) + 1))[:PEOPLE]]
    for row in rows:
        row.read_name()
    Person.objects.bulk_create(rows, batch_size=500)
    return read, Person.objects.filter(pk__gte=min(row.pk for row in rows))


def typed(family, given):
    """The ways in which a name is typed: whole, surname, initials, surname and initials."""
    plain = "".join((*family, *given)).replace("ü", "v")
    surname = "".join(family).replace("ü", "v")
    first = "".join(part[0].replace("ü", "v") for part in given)
    return plain, surname, "".join(part[0] for part in family) + first, surname + first


def test_three_thousand_people_are_found_in_each_way_of_typing(cast, people):
    read, rows = people
    wanted = {name: typed(*how) for name, how in read.items()}
    assert [name for name, (family, given) in read.items() if names.pinyin(name) != plain(family, given)] == []
    assert rows.count() == PEOPLE

    for words in sorted({words for ways in wanted.values() for words in ways})[::7]:
        found = set(found_by_name(rows, words).values_list("name", flat=True))
        assert found == {name for name, ways in wanted.items() if any(way.startswith(words) for way in ways)}, words


def plain(family, given):
    return " ".join((*family, *given)).replace("ü", "v")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("wxm", "王小明"), ("wang", "王小明"), ("wangxm", "王小明"), ("WangXiaoMing", "王小明"), ("小明", "王小明"),
        ("ouyang", "欧阳小明"), ("oyxm", "欧阳小明"), ("ouyangxm", "欧阳小明"), ("shanxm", "单小明"),
        ("chanyuxm", "单于小明"), ("yuchi", "尉迟小明"), ("moqi", "万俟小明"), ("zhangsun", "长孙小明"),
        ("xiaoming", "王小明"), ("Xiao Ming", "欧阳小明"), ("lvxm", "吕小明"), ("renxm", "任小明"), ("xianxm", "冼小明"),
    ],
)  # fmt: skip
def test_one_person_is_found_as_he_is_called(cast, words, name):
    Person.objects.create(county=cast.congress, name=name)

    assert name in found_by_name(Person.objects.visible_to(cast.dac), words).values_list("name", flat=True)


@pytest.mark.parametrize(("words", "name"), [("danxm", "单小明"), ("cengxm", "曾小明"), ("wanqi", "万俟小明")])
def test_a_surname_is_not_read_as_the_common_word(cast, words, name):
    Person.objects.create(county=cast.congress, name=name)

    assert not found_by_name(Person.objects.visible_to(cast.dac), words).filter(name=name).exists()


@pytest.mark.parametrize("name", ["阿卜杜拉·买买提", "Anna", "王·", "𬱖小明", "王"])
def test_any_name_has_a_reading_that_can_be_typed(name):
    assert all(mark.isalnum() for mark in names.joined(names.pinyin(name)) + names.short(name) + names.initials(name))


def test_a_changed_name_is_found_by_its_new_reading_only(cast):
    row = Person.objects.create(county=cast.congress, name="王小明")
    row.name = "欧阳小明"
    row.save()

    found = [found_by_name(Person.objects.filter(pk=row.pk), words).exists() for words in ("wxm", "oyxm", "ouyangxm")]
    assert found == [False, True, True]


@pytest.mark.parametrize("words", ["wangxm", "wxm", "王小明"])
@pytest.mark.parametrize(
    ("who", "address"),
    [("dac", "/find/"), ("dep", "/find/"), ("dac", "/institution/people/"), ("dac", "/deputies/")],
)
def test_the_search_field_and_the_registers_find_a_deputy_by_his_initials(cast, who, address, words):
    person = cast.deputies["dep3"].person
    person.name = "王小明"
    person.save()

    page = cast.client(who).get(address, {"q": words}).content.decode()
    assert "王小明" in page.replace(f'value="{words}"', "").replace(f"：{words}", "")
    assert page.count(cast.deputies["dep2"].person.name) == 0
