"""A new term from the results of an election: what stands against it, what it does, and that looking changes nothing."""

import csv
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from congress.actions import importing
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Membership, Person, Term
from deputies.actions import contacts as contact_actions
from deputies.actions import register, rosters, stations
from deputies.actions import rollover as actions
from deputies.models import (
    ContactAssignment,
    Deputy,
    DutyDay,
    DutyTurn,
    ElectionResult,
    ElectoralDistrict,
    Rollover,
    Roster,
)
from deputies.queries import dossier, groups
from deputies.queries import rollover as queries
from deputies.queries import stations as station_queries
from tests.build import contacts
from tests.build import posts as build
from tests.build.county import TODAY
from tests.build.importing import applied, exported, faults, taken, upload
from tests.build.stations import station

pytestmark = pytest.mark.django_db
FIRST = date(2027, 1, 12)
HEAD = "选区号\t姓名\t出生日期\t选民数\t参加投票\t得票\t代表证号\t代表团"


def announced(cast, **more):
    facts = {"congress": cast.congress, "number": 19, "starts_on": FIRST, "deputy_seats": 4, **more}
    return actions.prepare(Rollover(**facts), actor=cast.dac)


def line(name, number, **more):
    return {"district_number": number, "name": name, "card_no": f"{number:03d}", "born_on": None, **more}


GOOD = (line("张德福", 1, delegation="河口代表团"), line("王秀兰", 2, electors=1000, ballots=700, votes=400),
        line("覃㛃", 3, gender="female", born_on=date(1988, 5, 1)))  # fmt: skip


@pytest.fixture
def entered(cast):
    row = announced(cast)
    actions.enter_results(row, [dict(one) for one in GOOD], actor=cast.dac)
    return row


def test_who_is_known_is_found_and_looking_changes_nothing(cast, entered):
    before = (Term.objects.count(), Deputy.objects.count(), Person.objects.count())

    found = queries.preview(entered)

    assert [one.name for one, _ in found.again] == ["张德福", "王秀兰"]
    assert [one.name for one in found.new] == ["覃㛃"]
    assert sorted(seat.person.name for seat in found.leaving) == ["刘建设", "陈桂英"]
    assert (found.faults, found.warnings) == ([], [
        "名额4名，当选3名，缺额1名。", "张德福（第2行）、王秀兰（第3行）没有出生日期，按姓名认作登记的人员，请在下面核对。",
    ])  # fmt: skip
    assert {str(row.post.title) for row in found.serving_on} == {"常委会主任", "委员"}
    assert (Term.objects.count(), Deputy.objects.count(), Person.objects.count()) == before


def test_one_deed_opens_the_term_and_seats_everybody(cast, entered):
    group = build.group(cast, leader=cast.deputies["dep"])
    done = actions.carry_out(entered, actor=cast.dac, confirmed_on=TODAY)

    seats = Deputy.objects.of(cast.congress.pk).on(FIRST)
    assert (done.term.number, done.term.deputy_seats, Term.objects.get(pk=cast.term.pk).ends_on) == (
        19, 4, date(2027, 1, 11))  # fmt: skip
    assert sorted(row.person.name for row in seats) == ["张德福", "王秀兰", "覃㛃"]
    assert {row.term_id for row in seats} == {done.term_id}
    assert [row.seats for row in ElectoralDistrict.objects.filter(term=done.term)] == [1, 1, 1]
    assert seats.get(person__name="张德福").delegation.name == "河口代表团"
    assert Membership.objects.get(pk=cast.deputies["dep3"].membership_id).until == date(2027, 1, 11)
    assert Membership.objects.get(pk=cast.posts["lead"].pk).until is None
    assert [row.deputy.person.name for row in groups.members(group, FIRST)] == ["王秀兰", "张德福"]
    with pytest.raises(Refused, match="已经办理"):
        actions.carry_out(done, actor=cast.dac, confirmed_on=TODAY)


def test_a_namesake_of_a_new_name_and_open_cases_are_told(cast):
    build.resignation(cast)
    row = announced(cast)
    actions.enter_results(row, [line(cast.posts["com"].person.name, 1, born_on=date(1990, 1, 1))], actor=cast.dac)

    said = "".join(queries.preview(row).warnings)

    assert f"登记册里有同名的人：{cast.posts['com'].person.name}（第2行）将登记为新人员" in said
    assert "本届还有1件辞职没有办完" in said


@pytest.mark.parametrize("keeps", [True, False])
def test_who_is_elected_again_keeps_station_turns_and_contacts(cast, keeps):
    again, gone = cast.deputies["dep"], cast.deputies["dep3"]
    place = station(cast, deputies=[again, gone])
    quarter = Roster.objects.create(station=place, year=2027, quarter=1)
    later = DutyDay.objects.create(roster=quarter, station=place, on=date(2027, 1, 20), hours="09:00-11:00")
    DutyTurn.objects.create(day=later, deputy=again, on=later.on)
    contacts.followed(cast, "scm", "dep", "dep3")
    contacts.paired(cast, "dep")
    row = announced(cast, keeps_groups=keeps)
    actions.enter_results(row, [dict(one) for one in GOOD], actor=cast.dac)
    rosters.leave_rosters()

    actions.carry_out(row, actor=cast.dac, confirmed_on=TODAY)
    rosters.leave_rosters()
    now = Deputy.objects.get(person=again.person, term__number=19)
    with clock.frozen(FIRST):
        stations.release_departed()
        rosters.leave_rosters()
        contact_actions.end_departed()
        there = [one.deputy for one in station_queries.deputies_at(place)]
        held = {(one.by.person.name, str(one.whom)) for one in ContactAssignment.objects.in_force()}

    assert there == ([now] if keeps else [])
    assert list(DutyTurn.objects.values_list("deputy", flat=True)) == ([now.pk] if keeps else [])
    assert len(held) == (2 if keeps else 0)
    assert all(row.deputy_id in (None, now.pk) for row in ContactAssignment.objects.filter(until=None))


def test_until_the_new_term_begins_ones_dossier_is_that_of_the_seat_one_holds(cast, entered):
    held = cast.deputies["dep"]
    done = actions.carry_out(entered, actor=cast.dac, confirmed_on=TODAY)
    coming, client = Deputy.objects.get(term=done.term, person=held.person), cast.client("dep")

    page = client.get(f"/dossiers/{coming.pk}/").text

    assert ("自2027年1月12日" in page, "任期尚未开始" in page, "2027年" in page) == (True, True, True)
    assert client.get("/dossiers/").url == f"/dossiers/{held.pk}/"
    assert "任期尚未开始" not in client.get(f"/dossiers/{held.pk}/").text
    with clock.frozen(FIRST):
        assert dossier.nearest(Deputy.objects.filter(person=held.person)) == coming


def test_nobody_takes_a_seat_in_a_term_that_is_over(cast, entered):
    actions.carry_out(entered, actor=cast.dac, confirmed_on=TODAY)
    person, term = cast.posts["com"].person, Term.objects.get(pk=cast.term.pk)

    with pytest.raises(Refused, match="本届之内"):
        register.seat(person, actor=cast.dac, congress=cast.congress, term=term, card_no="77", since=FIRST)


def test_days_and_digits_are_read_as_people_write_them(cast):
    row, client = announced(cast), cast.client("dac")
    days = ("1988年5月1日", "1988.5.1", "１９８８０５０１", "1988/5/1")
    lines = [f"{n}\t新人{n}\t女\t{day}\t００{n}" for n, day in enumerate(days, start=1)]

    client.post(
        f"{row.get_absolute_url()}results/", {"table": "\n".join(["选区号*\t姓 名\t性别\t出生日期\t代表证号", *lines])}
    )

    found = row.results.values_list("born_on", "gender", "card_no")
    assert list(found) == [(date(1988, 5, 1), "female", f"00{n}") for n in (1, 2, 3, 4)]


def test_what_was_announced_wrongly_is_put_right(cast, entered):
    url = f"{entered.get_absolute_url()}change/"
    said = {"number": 19, "starts_on": "2027-01-19", "deputy_seats": 5, "keeps_groups": "on"}

    assert cast.client("go").post(url, said).status_code == 403
    assert cast.client("dac").post(url, said).status_code == 302

    entered.refresh_from_db()
    assert (entered.starts_on, entered.deputy_seats, entered.results.count()) == (date(2027, 1, 19), 5, 3)


WRONG = [
    ([line("张德福", 1), line("王秀兰", 2, card_no="001")], "代表证号001重复"),
    ([line("甲", 1, card_no=str(n)) for n in range(4)], "最多三名"),
    ([line("甲", n) for n in range(1, 6)], "超过代表名额"),
    ([line("甲", 1, electors=1000, ballots=500, votes=400)], "选举无效"),
    ([line("甲", 1, electors=1000, ballots=900, votes=299)], "三分之一"),
    ([line("甲", 1, electors=1000, ballots=900, votes=901)], "得票多于"),
    ([line("甲", 1, electors=1000, ballots=1001, votes=900)], "多于选民"),
    ([line("甲", 1, delegation="西关代表团")], "没有代表团"),
    (
        [
            line("甲", 1, electors=1000, ballots=900, votes=600),
            line("乙", 1, card_no="2", electors=1001, ballots=900, votes=500),
        ],
        "（乙）：选民数1001，与同选区",
    ),
    ([line("张德福", 1), line("张德福", 2)], "同一人"),
]


def test_a_district_has_one_roll_and_one_poll():
    lines = [(1, 1000, 900), (1, 1000, 900), (1, None, 890), (2, 700, 600), (2, 701, 600), (2, None, None)]
    rows = [ElectionResult(line=place, name="甲", district_number=number, electors=electors, ballots=ballots)
            for place, (number, electors, ballots) in enumerate(lines, start=2)]  # fmt: skip

    assert queries.unlike_in_a_district(rows, "electors", "甲。") == [
        "第6行（甲）：选民数701，与同选区第5行（甲）的700不一致，甲。"
    ]
    assert queries.unlike_in_a_district(rows, "ballots", "乙。") == [
        "第4行（甲）：参加投票890，与同选区第2行（甲）的900不一致，乙。"
    ]


@pytest.mark.parametrize(("rows", "words"), WRONG)
def test_what_cannot_be_a_result_stops_the_deed(cast, rows, words):
    row = announced(cast)
    actions.enter_results(row, [dict(one) for one in rows], actor=cast.dac)

    assert words in "".join(queries.preview(row).faults)
    with pytest.raises(Refused):
        actions.carry_out(row, actor=cast.dac, confirmed_on=TODAY)
    assert Term.objects.filter(congress=cast.congress).count() == 1


def test_the_next_term_follows_the_running_one(cast):
    with pytest.raises(ValidationError, match="第十九届"):
        announced(cast, number=20)
    with pytest.raises(ValidationError, match="首次会议"):
        announced(cast, starts_on=date(2021, 1, 1))


def test_only_who_keeps_the_register_rolls_over(cast, entered):
    for actor in (cast.go, cast.dep, cast.townships["river"].tch, cast.stranger.dac):
        with pytest.raises(PermissionDenied):
            actions.carry_out(entered, actor=actor, confirmed_on=TODAY)
    assert not queries.rollovers(cast.stranger.dac).exists()


def told_apart(cast, entered):
    """One line is put right in the page: another vote count, and somebody else than who bears the name."""
    one = entered.results.get(name="张德福")
    url = f"{entered.get_absolute_url()}results/{one.pk}/"
    said = {"district_number": 1, "name": "张德福", "electors": 1000, "ballots": 700, "votes": 401, "card_no": "001",
            "delegation": "河口代表团", "person": ""}  # fmt: skip
    return one, url, said


def test_a_line_is_put_right_in_the_page_and_a_namesake_told_apart(cast, entered):
    one, url, said = told_apart(cast, entered)

    wrong = cast.client("dac").post(url, said | {"votes": 701, "card_no": "002"})
    right = cast.client("dac").post(url, said)

    one.refresh_from_db()
    assert (wrong.status_code, "得票多于参加投票的人数" in wrong.text, "第3行王秀兰已是这个证号" in wrong.text) == (
        422,
        True,
        True,
    )
    assert (right.status_code, one.electors, one.votes, one.person) == (302, 1000, 401, None)
    assert [row.name for row in queries.preview(entered).new] == ["张德福", "覃㛃"]
    assert cast.client("go").post(url, said).status_code == 403


def test_a_name_put_right_is_looked_up_anew_and_lines_come_and_go(cast, entered):
    client, url = cast.client("dac"), f"{entered.get_absolute_url()}results/"
    one = entered.results.get(name="覃㛃")
    one.name, one.born_on = "陈桂英", None
    actions.keep_result(one, actor=cast.dac)

    client.post(f"{url}add/", {"district_number": 4, "name": "刘建设", "card_no": "004"})
    client.post(f"{url}{entered.results.get(name='王秀兰').pk}/drop/")

    assert list(entered.results.values_list("line", "name", "person__name")) == [
        (2, "张德福", "张德福"), (4, "陈桂英", "陈桂英"), (5, "刘建设", "刘建设"),
    ]  # fmt: skip


def test_results_copied_out_and_pasted_back_change_nothing_and_keep_who_is_who(cast, entered):
    client, table = (
        cast.client("dac"),
        exported("deputies.results", actor=cast.dac, form="csv", filters={"rollover": [str(entered.pk)]}),
    )
    actions.keep_result(_nobody(entered.results.get(name="张德福")), actor=cast.dac)
    before = list(entered.results.values())
    lines = [row for row in csv.reader(table.decode("utf-8-sig").splitlines()) if row]
    head = next(place for place, row in enumerate(lines) if "选区号" in row)
    pasted = "\n".join("\t".join(row) for row in lines[head:])

    for text in (pasted, pasted.replace("400", "399")):
        assert client.post(f"{entered.get_absolute_url()}results/", {"table": text}).status_code == 302
        if text == pasted:
            assert list(entered.results.values()) == before

    assert [(one.votes, one.person and one.person.name) for one in entered.results.all()] == [
        (None, None), (399, "王秀兰"), (None, None),
    ]  # fmt: skip


def _nobody(result):
    result.person = None
    return result


def test_the_dry_run_says_what_the_deed_then_does(cast, entered):
    place = station(cast, deputies=[cast.deputies["dep"], cast.deputies["dep3"]])
    contacts.followed(cast, "scm", "dep", "dep3")
    group = build.group(cast)
    went = (Term.objects.count(), Deputy.objects.count(), Person.objects.count())

    found = queries.preview(entered)
    said = queries.foresee(entered, found)

    assert (Term.objects.count(), Deputy.objects.count(), Person.objects.count()) == went
    assert found.said == "换届：3人当选，2人连任，2人离任"
    assert (said.eve, said.districts, said.people) == (date(2027, 1, 11), 3, 1)
    assert {seat.person.name: words for seat, words in said.leaving}["刘建设"].endswith("联络站1、联系结对1")
    actions.carry_out(entered, actor=cast.dac, confirmed_on=TODAY)
    assert Membership.objects.filter(until=said.eve).count() == said.expiring
    with clock.frozen(FIRST):
        contact_actions.end_departed()
        kept = ContactAssignment.objects.in_force().filter(deputy__isnull=False).count()
        ends = dict(said.ending)
        assert dict(said.going_on) == {
            "代表小组": len(groups.members(group, FIRST)), "联络站": len(station_queries.deputies_at(place)), "联系结对": kept,
        }  # fmt: skip
    assert (Person.objects.count(), ends["联络站"], ends["联系结对"]) == (went[2] + 1, 1, 1)


def test_the_deed_is_refused_without_its_words_or_with_faults_and_done_as_it_was_shown(cast, entered):
    client, url = cast.client("dac"), f"{entered.get_absolute_url()}carry-out/"
    said = {"confirmed_on": str(TODAY), "typed": "第十九届", "seen": "换届：3人当选，2人连任，2人离任"}

    page = client.get(url)
    refused = [
        client.post(url, said | more) for more in ({"typed": "是"}, {"seen": "换届：4人当选，2人连任，2人离任"})
    ]
    entered.results.filter(name="张德福").update(delegation="西关代表团")
    faulty = (client.get(url), client.post(url, said))
    entered.results.update(delegation="")
    done = client.post(url, said)

    assert "换届：3人当选，2人连任，2人离任" in page.text
    assert [answer.status_code for answer in refused] == [422, 422]
    assert [("没有代表团“西关代表团”" in one.text, "人离任</button>" in one.text) for one in faulty] == [
        (True, False)
    ] * 2
    assert (done.status_code, Term.objects.filter(congress=cast.congress).count()) == (302, 2)
    assert client.get(url).status_code == 302


def test_pages_of_a_rollover(cast):
    client, row = cast.client("dac"), announced(cast)
    url = row.get_absolute_url()
    table = "\n".join([HEAD, "1\t张德福\t\t1000\t700\t500\t001\t河口代表团", "2\t覃㛃\t1988-5-1\t\t\t\t002\t"])

    assert client.post(f"{url}results/", {"table": table}).status_code == 302
    page = client.get(url)
    assert ("缺额2名" in page.text, "覃㛃" in page.text) == (True, True)
    one = row.results.first()
    more = (
        f"{url}results/{one.pk}/",
        f"{url}results/add/",
        f"{url}carry-out/",
        "/deputies/rollovers/",
        "/deputies/rollovers/add/",
    )
    assert [client.get(each).status_code for each in more] == [200] * 5
    said = {"confirmed_on": str(TODAY), "typed": "第十九届", "seen": "换届：2人当选，1人连任，3人离任"}
    assert client.post(f"{url}carry-out/", said).status_code == 302
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("table", "words"),
    [("选区号\t姓名", "至少"), ("选区\t姓名\t代表证号\n1\t甲\t2", "看不懂表头"), ("选区号\t姓名\n1\t甲", "缺少"),
     ("选区号\t姓名\t代表证号\n一\t甲\t2", "选区号“一”不是整数"), ("选区号\t姓名\t代表证号\n\t甲\t2", "没有填选区号"),
     ("选区号\t姓名\t姓名\t代表证号\n1\t甲\t乙\t2", "表头重复：姓名"),
     ("选区号\t姓名\t代表证号\t出生日期\n1\t甲\t2\t七五年", "出生日期")],
)  # fmt: skip
def test_a_table_that_cannot_be_read_says_where(cast, table, words):
    answer = cast.client("dac").post(f"{announced(cast).get_absolute_url()}results/", {"table": table})

    assert (answer.status_code, words in answer.text) == (422, True)


# From a file.

TABLE = ["选区号", "姓名", "性别", "出生日期", "选民数", "参加投票", "得票", "代表证号", "代表团"]
LINES = (
    ["1", "张德福", "男", "", "1000", "700", "500", "001", "河口代表团"],
    ["2", "覃㛃", "女", "1988-5-1", "", "", "", "002", ""],
)


def test_results_are_taken_in_from_a_file_looked_at_and_undone(cast):
    row = announced(cast)

    batch = applied("deputies.results", [TABLE, *LINES], actor=cast.dac)

    found = row.results.values_list("district_number", "name", "gender", "born_on", "votes", "card_no", "delegation")
    assert list(found) == [
        (1, "张德福", "male", None, 500, "001", "河口代表团"), (2, "覃㛃", "female", date(1988, 5, 1), None, "002", ""),
    ]  # fmt: skip
    assert any("换届页面核对" in words for words in batch.notes)
    assert [one.name for one, _ in queries.preview(row).again] == ["张德福"]
    importing.undo(batch, actor=cast.dac)
    assert not row.results.exists()


@pytest.mark.parametrize(
    ("changed", "column", "words"),
    [
        ({"参加投票": "500"}, "参加投票", "选举无效"),
        ({"得票": "100"}, "得票", "三分之一"),
        ({"得票": "701"}, "得票", "多于参加投票"),
        ({"代表团": "西关代表团"}, "代表团", "没有登记“西关代表团”"),
        ({"代表证号": "002"}, "代表证号", "与第2行重复"),
        ({"性别": "难"}, "性别", "不在可选项中"),
        ({"选区号": "一"}, "选区号", "不是整数"),
        ({"出生日期": "七五年"}, "出生日期", "七五年"),
    ],
)
def test_a_spoiled_line_of_results_is_named_by_row_and_column(cast, changed, column, words):
    announced(cast)
    line = [changed.get(name, cell) for name, cell in zip(TABLE, LINES[0], strict=True)]

    found = faults(taken("deputies.results", [TABLE, LINES[1], line], actor=cast.dac))

    assert [(number, name) for number, name, _ in found] == [(3, column)]
    assert words in found[0][2]


def test_a_file_waits_for_a_change_of_term_and_a_second_one_puts_right(cast):
    without = taken("deputies.results", [TABLE, *LINES], actor=cast.dac)
    row = announced(cast, deputy_seats=9)
    applied("deputies.results", [TABLE, *LINES], actor=cast.dac)
    mended = [cell if cell != "500" else "501" for cell in LINES[0]]
    third = ["3", "刘建设", "男", "", "", "", "", "003", ""]

    batch = applied("deputies.results", [TABLE, third, mended], actor=cast.dac)
    after = list(row.results.values_list("line", "name", "votes"))
    importing.undo(batch, actor=cast.dac)
    before = list(row.results.values_list("line", "name", "votes"))
    cleared = cast.client("dac").post(f"{row.get_absolute_url()}clear/")

    assert {words for _, _, words in faults(without)} == {
        "还没有登记换届，请先在“换届”登记新一届的届次、名额和首次会议日期"
    }
    assert "已录入、文件里没有的1行不动：覃㛃。" in batch.notes
    assert after == [(2, "张德福", 501), (3, "覃㛃", None), (4, "刘建设", None)]
    assert before == [(2, "张德福", 500), (3, "覃㛃", None)]
    assert (cleared.status_code, row.results.count()) == (302, 0)
    assert cast.client("go").post(f"{row.get_absolute_url()}clear/").status_code == 403


def test_what_was_imported_cannot_be_taken_back_once_the_term_is_rolled_over(cast):
    row = announced(cast, deputy_seats=1)
    batch = applied("deputies.results", [TABLE, LINES[0]], actor=cast.dac)
    actions.carry_out(row, actor=cast.dac, confirmed_on=TODAY)

    with pytest.raises(Refused):
        importing.undo(batch, actor=cast.dac)


def test_a_file_that_is_refused_is_not_said_to_be_kept(cast):
    client, url = cast.client("dac"), "/imports/deputies.results/"

    missing = client.post(url, {})
    refused = client.post(url, {"file": upload([["甲"], ["乙"]])})

    assert "您写的内容都还在" not in missing.text + refused.text
    assert "请重新选择文件" in refused.text


# Afterwards.


def test_what_a_new_term_still_wants_is_counted_with_its_place(cast, entered):
    again, place = cast.deputies["dep"], station(cast, deputies=[cast.deputies["dep"]])
    build.group(cast)
    contacts.followed(cast, "scm", "dep")
    contacts.matched(cast, "dep")
    done = actions.carry_out(entered, actor=cast.dac, confirmed_on=TODAY)

    steps = {one.label: one.count for one in queries.next_steps(done)}
    page = cast.client("dac").get(done.get_absolute_url())

    assert again.stations.get(station=place).until == date(2027, 1, 11)
    assert steps == {
        "没有编入代表小组的代表": 1, "没有编入联络站的代表": 2, "上一届选出、还在任的职务": 2, "没有账号的代表": 3, "没有选出的名额": 1,
        "没有人联系的代表": 2, "没有对口专工委的代表": 2,
    }  # fmt: skip
    assert ("接下来" in page.text, "/contacts/assign/" in page.text) == (True, True)
    for one in queries.next_steps(done):
        if "lacks=" in one.url:
            listed = cast.client("dac").get(one.url).context["found"].paginator.count
            assert (one.label, listed) == (one.label, one.count)


def test_a_first_session_that_is_not_to_come_is_warned_of_and_lines_are_those_of_the_sheet(cast):
    row = announced(cast)
    pasted = "选区号\t姓名\t代表证号\n\n1\t张德福\t001\n1\t王秀兰\t002"

    cast.client("dac").post(f"/deputies/rollovers/{row.pk}/results/", {"table": pasted})

    with clock.frozen(row.starts_on):
        assert "不在今天以后，请核对" in "".join(queries.preview(row).warnings)
    assert "不在今天以后" not in "".join(queries.preview(row).warnings)
    assert list(row.results.values_list("line", flat=True)) == [3, 4]
