"""The county's deputies in one file: person, seat, district, delegation; spoiled, mended by the messages, undone."""

from datetime import date

import pytest

from congress.actions import importing, institution, jobs
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.models import ImportBatch, Membership, Person
from deputies.models import Deputy, ElectoralDistrict
from tests.build.county import SINCE
from tests.build.importing import applied, exported, faults, states, taken

pytestmark = pytest.mark.django_db
KIND = "deputies.deputies"
HEAD = ["姓名", "性别", "出生日期", "手机号", "代表证号", "选区", "代表团", "任职日"]
ROW = ["田秀兰", "女", "1975-03-12", "13811112222", "101", "第9选区", "河口代表团", ""]


def row(**changed):
    return [changed.get(name, cell) for name, cell in zip(HEAD, ROW, strict=True)]


def test_a_deputy_comes_with_person_seat_and_new_district(cast):
    applied(KIND, [HEAD, ROW], actor=cast.dac)

    deputy = Deputy.objects.select_related("person", "membership", "district", "delegation").get(card_no="101")
    assert (deputy.person.name, deputy.district.number, deputy.delegation, deputy.membership.since) == (
        "田秀兰", 9, cast.bodies["river_delegation"], cast.term.starts_on,
    )  # fmt: skip
    assert (deputy.level, deputy.term, deputy.state) == ("county", cast.term, "active")


SPOILED = [
    ({"代表证号": "001"}, "代表证号", "“001”已是张德福的证号"),
    ({"代表证号": ""}, "代表证号", "没有填，这一列必须填写"),
    ({"代表团": "河口代表"}, "代表团", "没有登记“河口代表”，是不是“河口代表团”？"),
    ({"代表团": "火星团"}, "代表团", "没有登记“火星团”，请先登记代表团"),
    ({"选区": "东街选区"}, "选区", "“东街选区”还没有登记，请在“选区号”列填它的编号"),
    ({"任职日": "2021-12-31"}, "任职日", "应在本届开始（2022-01-10）以后、今天以前"),
    ({"任职日": "2026-04-16"}, "任职日", "应在本届开始（2022-01-10）以后、今天以前"),
    ({"手机号": "1381111"}, "手机号", "“1381111”不是手机号，应是1开头的11位数字"),
]


@pytest.mark.parametrize(("changed", "column", "words"), SPOILED)
def test_a_spoiled_cell_is_named(cast, changed, column, words):
    batch = taken(KIND, [HEAD, row(**changed)], actor=cast.dac)

    assert faults(batch) == [(2, column, words)]


def test_more_deputies_than_seats_are_told_and_a_new_district_has_as_many_as_it_elected(cast):
    cast.term.deputy_seats = 6
    cast.term.save()
    said = lambda n, where: row(姓名="田" + "甲乙丙丁戊"[n], 代表证号=f"20{n}", 手机号=f"1381111222{n}", 选区=where)  # noqa: E731
    rows = [HEAD, said(0, "第9选区"), said(1, "第9选区"), *(said(n, "第8选区") for n in (2, 3, 4))]

    fits = taken(KIND, rows[:3], actor=cast.dac)
    batch = taken(
        KIND, [*rows, row(姓名="田六", 代表证号="209", 手机号="13811112229", 选区="第8选区")], actor=cast.dac
    )
    importing.confirm(fits, actor=cast.dac)

    assert fits.notes == []
    assert batch.notes == [
        f"{cast.term}代表名额6名，在任4名，文件里再加6名，超过名额，请核对。",
        "第8选区只能选3名代表，文件里有4名，请核对选区。",
    ]
    assert ElectoralDistrict.objects.get(term=cast.term, number=9).seats == 2


def test_a_card_twice_is_told_on_both_lines(cast):
    batch = taken(KIND, [HEAD, ROW, row(姓名="郝新", 出生日期="1980-01-01", 手机号="")], actor=cast.dac)

    assert faults(batch) == [(2, "代表证号", "“101”与第3行重复"), (3, "代表证号", "“101”与第2行重复")]


def test_a_registered_person_takes_a_seat_and_what_is_new_of_him_is_written(cast):
    known = cast.posts["com"].person

    batch = applied(KIND, [HEAD, row(姓名=known.name, 手机号=known.phone, 出生日期="1975-03-12")], actor=cast.dac)

    known.refresh_from_db()
    assert (states(batch), known.born_on, known.deputies.count()) == (["new"], date(1975, 3, 12), 1)


def test_a_deputy_is_known_by_name_and_card_and_only_what_differs_is_changed(cast):
    head = ["姓名", "代表证号", "代表团"]
    rows = [head, ["张德福", "001", "青石岭代表团"], ["王秀兰", "002", "河口代表团"]]

    batch = applied(KIND, rows, actor=cast.dac)

    assert states(batch) == ["changed", "same"]
    assert cast.deputies["dep"].person.deputies.get().delegation == cast.bodies["hill_delegation"]


def test_the_exported_list_comes_back_without_a_change(cast):
    applied(KIND, [HEAD, ROW], actor=cast.dac)

    for form in ("xlsx", "csv"):
        batch = taken(KIND, exported(KIND, actor=cast.dac, form=form), actor=cast.dac, name=f"名册.{form}")
        assert (batch.counts, batch.notes) == ({"same": 5}, [])


def test_it_is_undone_with_person_seat_post_and_district(cast):
    before = [model.objects.count() for model in (Person, Membership, Deputy, ElectoralDistrict)]
    batch = applied(KIND, [HEAD, ROW], actor=cast.dac)

    importing.undo(batch, actor=cast.dac)

    assert [model.objects.count() for model in (Person, Membership, Deputy, ElectoralDistrict)] == before


def county_list(number):
    """So many deputies of one county, each with a name, a birthday and a phone of his own."""
    surnames, given = (
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏",
        "国建秀德桂明文志永玉海春成光荣庆福",
    )
    for n in range(number):
        name = surnames[n % 30] + given[n // 30 % 17] + given[n // 510 % 17]
        yield [name, "男女"[n % 2], f"{1955 + n % 40}-{n % 12 + 1:02d}-{n % 28 + 1:02d}", f"1370{n:07d}", f"{1000 + n}",
               f"第{n % 100 + 1}选区", ("河口代表团", "青石岭代表团")[n % 2], ""]  # fmt: skip


def test_a_spoiled_county_of_998_is_mended_by_the_messages(cast, client):
    rows = [HEAD, *county_list(998)]
    rows[1][1], rows[11][2], rows[501][4], rows[998][6] = "妇", "1970.2.30", "1000", "河口团"
    browser = cast.client("dac")

    batch = taken(KIND, rows, actor=cast.signed_in("dac"))
    told = faults(batch)
    assert [(line, column) for line, column, _ in told] == [
        (2, "性别"), (2, "代表证号"), (12, "出生日期"), (502, "代表证号"), (999, "代表团"),
    ]  # fmt: skip
    sheet = kinds_rows(browser.get(f"{batch.get_absolute_url()}mend/").getvalue())
    assert (len(sheet), sheet[0][-1]) == (999, "问题")
    column = sheet[0].index
    for line in sheet[1:]:
        words = line[-1]
        line[column("性别")] = "女" if "性别" in words else line[column("性别")]
        line[column("出生日期*" if "出生日期*" in sheet[0] else "出生日期")] = (
            "1970-02-28" if "出生日期" in words else line[column("出生日期")]
        )
        line[column("代表证号*")] = "2500" if "第2行" in words or "第4行" in words else line[column("代表证号*")]
        line[column("代表团")] = "河口代表团" if "代表团" in words else line[column("代表团")]
    again = taken(KIND, sheet, actor=cast.signed_in("dac"))
    assert (faults(again), again.counts) == ([], {"new": 998})
    jobs.run(importing.confirm(again, actor=cast.signed_in("dac")).job_id)

    assert (ImportBatch.objects.get(pk=again.pk).state, Deputy.objects.filter(term=cast.term).count()) == (
        "applied",
        1002,
    )
    assert ElectoralDistrict.objects.filter(term=cast.term).count() >= 100


def kinds_rows(content):
    from congress.frame import sheets  # noqa: PLC0415

    return [list(line) for line in sheets.read(content)[1][0].rows[2:]]


def test_a_township_takes_in_its_own_deputies_only(cast):
    town = cast.townships["river"]
    rows = [["姓名", "代表证号", "选区"], ["郝新", "77", "第7选区"]]
    without = taken(KIND, rows, actor=town.tsec)
    institution.add_organization(
        actor=SYSTEM,
        congress=town.congress,
        kind="congress",
        name="河口镇人民代表大会",
        short_name="镇人大",
        since=SINCE,
    )

    assert faults(without) == [(2, "代表证号", "请先在“机构”登记本级人民代表大会，代表职务设在那里")]
    applied(KIND, rows, actor=town.tsec)

    assert Deputy.objects.get(card_no="77").congress == town.congress
    assert kinds.imports[KIND].open_to(cast.stranger.dac)


@pytest.mark.parametrize("extra", [0, 400])
def test_judging_takes_a_fixed_number_of_statements(cast, extra, django_assert_max_num_queries):
    rows = [HEAD, *county_list(40 + extra)]

    with django_assert_max_num_queries(30):
        taken(KIND, rows, actor=cast.dac)
