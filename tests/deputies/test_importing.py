"""The county's deputies in one file: person, seat, district, delegation; spoiled, mended by the messages, undone."""

from datetime import date

import pytest

from congress.actions import importing, institution, jobs
from congress.frame import kinds
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import ImportBatch, ImportRow, Membership, Person
from deputies.actions import register, structure
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


def test_more_deputies_than_seats_are_refused_and_a_new_district_has_as_many_as_it_elected(cast):
    cast.term.deputy_seats = 6
    cast.term.save()
    said = lambda n, where: row(姓名="田" + "甲乙丙丁戊"[n], 代表证号=f"20{n}", 手机号=f"1381111222{n}", 选区=where)  # noqa: E731
    rows = [HEAD, said(0, "第9选区"), said(1, "第9选区"), *(said(n, "第8选区") for n in (2, 3, 4))]

    fits = taken(KIND, rows[:3], actor=cast.dac)
    batch = taken(
        KIND, [*rows, row(姓名="田六", 代表证号="209", 手机号="13811112229", 选区="第8选区")], actor=cast.dac
    )
    importing.confirm(fits, actor=cast.dac)

    full = f"{cast.congress}代表名额6名，在任4名，只能再登记2名"
    assert faults(fits) == []
    assert faults(batch) == [
        (4, "人大", full), (5, "人大", full), (6, "人大", full), (7, "人大", full),
        (7, "选区", "文件里已有3名，每一选区最多选3名代表（选举法第二十五条）"),
    ]  # fmt: skip
    assert ElectoralDistrict.objects.get(term=cast.term, number=9).seats == 2


def test_a_district_that_is_full_takes_nobody_more_from_a_file_or_by_hand(cast):
    full = structure.keep_district(
        ElectoralDistrict(congress=cast.congress, term=cast.term, number=30, name="第30选区"), actor=cast.dac
    )
    applied(KIND, [HEAD, row(选区="第30选区")], actor=cast.dac)
    second = row(姓名="郝新", 代表证号="102", 手机号="13811112223", 选区="第30选区")

    batch = taken(KIND, [HEAD, second], actor=cast.dac)
    moved = taken(KIND, [["姓名", "代表证号", "选区"], ["张德福", "001", "第30选区"]], actor=cast.dac)

    assert faults(batch) == [(2, "选区", "第30选区应选1名，名额已满，请核对选区")]
    assert faults(moved) == [(2, "选区", "第30选区应选1名，名额已满，请核对选区")]
    more = {"actor": cast.dac, "congress": cast.congress, "term": cast.term, "since": cast.term.starts_on}
    with pytest.raises(Refused, match="第30选区应选代表1名，这样登记将有2名"):
        register.seat(cast.posts["com"].person, card_no="103", district=full, **more)
    with pytest.raises(Refused, match="第30选区应选代表1名"):
        register.change(cast.deputies["dep"], actor=cast.dac, card_no="001", district=full)
    cast.term.deputy_seats = 5
    cast.term.save()
    with pytest.raises(Refused, match="代表名额5名，这样登记将有6名"):
        register.seat(cast.posts["com"].person, card_no="103", **more)


def test_seats_beyond_the_fixed_number_are_shown_as_such(cast):
    cast.term.deputy_seats = 1
    cast.term.save()

    assert "超过3" in cast.client("dac").get("/deputies/seats/").content.decode()
    assert "超过名额 3 名" in cast.client("dac").get("/deputies/").content.decode()


def test_new_districts_are_told_and_a_number_far_off_is_a_fault(cast):
    rows = [HEAD, row(), row(姓名="郝新", 代表证号="102", 手机号="13811112223", 选区="第999选区甲")]

    near = taken(KIND, rows[:2], actor=cast.dac)
    far = taken(KIND, rows, actor=cast.dac)

    assert near.notes == ["将登记新选区：第9选区（9号，1名）。"]
    assert ImportRow.objects.get(batch=near).notes == ["将登记新选区：第9选区（9号，1名）。"]
    ((line, column, words),) = faults(far)
    assert (line, column, words.startswith("“第999选区甲”还没有登记，选区号999远远超出")) == (3, "选区", True)


def test_a_namesake_with_another_birthday_is_new_and_that_is_said(cast):
    known = cast.posts["com"].person
    known.born_on = date(1986, 8, 3)
    known.save()
    batch = taken(KIND, [HEAD, row(姓名=known.name, 出生日期="1986-08-04")], actor=cast.dac)

    importing.choose(batch, {}, actor=cast.dac)

    (line,) = ImportRow.objects.filter(batch=batch)
    assert (line.state, len(line.notes)) == ("new", 2)
    assert f"登记册里另有{known.name}" in line.notes[0]
    assert "1986年8月生" in line.notes[0]
    assert f"按新人登记：第2行{known.name}，请核对。" in batch.notes[0]


# The county's commission for its townships.


def with_body(town):
    institution.add_organization(actor=SYSTEM, congress=town.congress, kind="congress", since=SINCE, short_name="镇人大",
                                 name=f"{town.congress.area.name}人民代表大会")  # fmt: skip
    return town.congress


def test_the_whole_county_comes_in_one_file(cast):
    river, hill = with_body(cast.townships["river"]), with_body(cast.townships["hill"])
    head = [*HEAD, "人大"]
    rows = [
        head,
        [*ROW, ""],
        [*row(代表证号="101", 代表团="", 选区="第9选区"), river.short_name],
        [*row(姓名="郝新", 代表证号="101", 手机号="13811112223", 代表团="", 选区="第9选区"), hill.short_name],
    ]

    batch = taken(KIND, rows, actor=cast.dac)
    assert faults(batch) == []
    importing.confirm(batch, actor=cast.dac)

    seats = Deputy.objects.filter(card_no="101").values_list("congress", "person__name", "district__number", "level")
    assert sorted(seats) == sorted([
        (cast.congress.pk, "田秀兰", 9, "county"), (river.pk, "田秀兰", 9, "township"), (hill.pk, "郝新", 9, "township"),
    ])  # fmt: skip
    assert Person.objects.filter(name="田秀兰").count() == 1
    for level in ("", "township"):
        again = taken(KIND, exported(KIND, actor=cast.dac, filters={"level": level}), actor=cast.dac)
        assert (faults(again), set(again.counts)) == ([], {"same"})
    importing.undo(batch, actor=cast.dac)
    assert not Deputy.objects.filter(card_no="101").exists()
    assert not Person.objects.filter(name="田秀兰").exists()


def test_lines_of_townships_are_judged_by_their_own_registers(cast):
    river = with_body(cast.townships["river"])
    river.terms.update(deputy_seats=river.deputies.count())
    cast.congress.terms.update(deputy_seats=1)  # full: but nobody asks for a seat there
    head = [*HEAD, "人大"]
    rows = [
        head,
        [*row(代表团="河口代表团"), river.short_name],
        [*row(姓名="郝新", 代表证号="9", 代表团=""), "火星人大"],
    ]

    found = faults(taken(KIND, rows, actor=cast.dac))
    own = faults(taken(KIND, [head, [*row(代表团=""), cast.congress.short_name]], actor=cast.townships["river"].tsec))

    assert (2, "代表团", "没有登记“河口代表团”，请先登记代表团") in found
    count = river.deputies.count()
    assert (2, "人大", f"{river}代表名额{count}名，在任{count}名，名额已满") in found
    assert [one for one in found if one[0] == 3] == [(3, "人大", "没有登记“火星人大”，请先登记人大")]
    assert own[0][1] == "人大"


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
               f"第{n // 3 + 10}选区", ("河口代表团", "青石岭代表团")[n % 2], ""]  # fmt: skip


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

    assert faults(without) == [(2, "代表证号", f"请先在“机构”登记{town.congress.name}，代表职务设在那里")]
    applied(KIND, rows, actor=town.tsec)

    assert Deputy.objects.get(card_no="77").congress == town.congress
    assert kinds.imports[KIND].open_to(cast.stranger.dac)


@pytest.mark.parametrize("extra", [0, 400])
def test_judging_takes_a_fixed_number_of_statements(cast, extra, django_assert_max_num_queries):
    rows = [HEAD, *county_list(40 + extra)]

    with django_assert_max_num_queries(30):
        taken(KIND, rows, actor=cast.dac)
