"""Agendas as numbered versions with what differs, notices with receipts, papers with their legal days, the pack."""

import zipfile
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from congress.actions import agendas, jobs, meetings, sittings
from congress.documents.agendas import compose_notice, gather_notice
from congress.frame import clock, files
from congress.frame.uploads import Judged
from congress.frame.workflow import Refused
from congress.models import AgendaVersion, Attachment, Deadline, Job, MeetingPaper, Notice, PaperOpening, Summons
from congress.queries import agendas as queries
from tests.build import meetings as build
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=40)  # 25 May, a Monday


@pytest.fixture
def meeting(cast):
    """A meeting of the standing committee forty days on, with three items."""
    found = build.planned(cast, "standing_committee", LATER, place="机关三楼会议室")
    return arrange(cast, found, "审计报告", "执法检查报告", "人事任免")


def arrange(cast, found, *titles, **words):
    """The items in this order; known titles keep their row."""
    known = {item.title: item for item in found.items.all()}
    rows = [{"pk": known[t].pk if t in known else None, "kind": "report", "title": words.get(t, t)} for t in titles]
    rows += [{"pk": item.pk, "title": ""} for t, item in known.items() if t not in titles]
    return meetings.arrange_items(found, rows, actor=getattr(cast, "go", None) or cast.tsec)


def upload(name="报告.pdf", content=b"%PDF-1.7 report"):
    return (SimpleUploadedFile(name, content), Judged("pdf", "application/pdf"))


def paper(cast, meeting, title="关于审计工作的报告", organ="finance", item=0):
    row = MeetingPaper(item=queries.items_of(meeting)[item], title=title, organ=cast.bodies[organ] if organ else None)
    return agendas.keep_paper(row, actor=getattr(cast, "go", None) or cast.tsec)


# What differs.


def rows(words):
    return [{"pk": int(one[1:]), "title": f"议题{one}", "reporter": "", "kind": "report"} for one in words.split()]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a1 a2 a3", "a1 a2 a3", []),
        ("a1 a2", "a1 a2 a3", ["增加 议题a3 列第3项"]),
        ("a1 a2 a3", "a9 a1 a2 a3", ["增加 议题a9 列第1项"]),
        ("a1 a2 a3", "a1 a3", ["取消 议题a2 原列第2项"]),
        ("a1 a2 a3", "a3 a1 a2", ["调整次序 议题a3 由第3项改为第1项"]),
        ("a1 a2 a3 a4", "a2 a3 a4 a1", ["调整次序 议题a1 由第1项改为第4项"]),
        ("a1 a2", "b1 a2", ["修改 议题b1 议题由“议题a1”改为“议题b1”"]),
        ("a1 a2 a3", "a3 a8", ["增加 议题a8 列第2项", "取消 议题a1 原列第1项", "取消 议题a2 原列第2项"]),
        ("a1 a2 a3", "a3 b2 a1", ["调整次序 议题a3 由第3项改为第1项", "修改 议题b2 议题由“议题a2”改为“议题b2”",
                                  "调整次序 议题a1 由第1项改为第3项"]),
        ("", "a1", ["增加 议题a1 列第1项"]),
    ],
)  # fmt: skip
def test_differences_are_few_and_said_in_words(before, after, told):
    found = queries.differences(rows(before), rows(after))
    assert [f"{one.label} {one.title} {one.words}" for one in found] == told


# Versions.


def test_an_agenda_is_published_as_numbered_versions_that_stay(cast, meeting):
    agendas.publish(meeting, actor=cast.go)
    with pytest.raises(Refused, match="相同"):
        agendas.publish(meeting, actor=cast.go, because="没变")
    arrange(cast, meeting, "人事任免", "审计报告")
    with pytest.raises(Refused, match="写明原因"):
        agendas.publish(meeting, actor=cast.go)
    agendas.publish(meeting, actor=cast.go, because="执法检查改期")

    found = [(version.number, [change.label for change in changes]) for version, changes in queries.history(meeting)]
    assert found == [(2, ["调整次序", "取消"]), (1, [])]
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaVersion.objects.filter(number=1).update(items=[])


@pytest.mark.parametrize("who", ["dac", "lead", "com", "scm"])
def test_only_the_office_publishes(cast, meeting, who):
    with pytest.raises(PermissionDenied):
        agendas.publish(meeting, actor=cast.actor(who))


def test_members_read_the_published_items_until_the_next_version(cast, meeting):
    agendas.publish(meeting, actor=cast.go)
    arrange(cast, meeting, "审计报告", "新增议题")

    def items(who):
        return [item.title for item in cast.client(who).get(f"/meetings/{meeting.pk}/").context["items"]]

    assert items("scm") == ["审计报告", "执法检查报告", "人事任免"]
    assert items("go") == ["审计报告", "新增议题"]
    assert "尚未发布" in cast.client("go").get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    assert "尚未发布" not in cast.client("scm").get(f"/meetings/{meeting.pk}/agenda/").content.decode()


# Notice and receipt.


def test_all_who_are_to_come_are_told_and_say_that_they_have_read(cast, meeting):
    sittings.arrange_guests(
        meeting,
        [{"title": "杨局长", "kind": "unit", "organization": cast.bodies["transport"], "came": False}],
        actor=cast.go,
    )
    sittings.invite_people(meeting, [(cast.posts["dep"].person, "张德福")], actor=cast.dac)
    cast.client("go").post(f"/meetings/{meeting.pk}/agenda/publish/", {})
    version = queries.latest(meeting)

    told, unread = queries.receipts(version)
    assert (told, sorted(unread)) == (5, ["张德福", "李宏远", "杨局长", "陈委员", "韩经办"])

    page = cast.client("dep").get(f"/meetings/{meeting.pk}/").content.decode()
    assert f"/meetings/{meeting.pk}/agenda/read/" in page
    cast.client("dep").post(f"/meetings/{meeting.pk}/agenda/read/", {})
    assert sorted(queries.receipts(version)[1]) == ["李宏远", "杨局长", "陈委员", "韩经办"]
    with pytest.raises(Refused, match="没有还没阅知"):
        agendas.acknowledge(meeting, actor=cast.dep)


def test_those_who_have_not_read_are_reminded(cast, meeting):
    agendas.publish(meeting, actor=cast.go)
    agendas.acknowledge(meeting, actor=cast.scm)
    Notice.objects.all().delete()

    agendas.urge_unread(meeting, actor=cast.go)

    assert list(Notice.objects.values_list("person__name", flat=True)) == ["李宏远"]


def test_receipts_are_for_the_office(cast, meeting):
    agendas.publish(meeting, actor=cast.go)
    seen = {who: Summons.objects.visible_to(cast.actor(who)).count() for who in ("go", "lead", "scm", "com", "dep")}
    assert seen == {"go": 2, "lead": 2, "scm": 1, "com": 0, "dep": 0}


@pytest.mark.parametrize(
    ("kind", "days", "tone"),
    [("standing_committee", 7, "info"), ("standing_committee", 6, "late"), ("session", 30, "info"),
     ("session", 29, "late"), ("council", 0, "")],
)  # fmt: skip
def test_a_notice_says_whether_it_is_in_time(cast, kind, days, tone):
    assert queries.notice_words(build.planned(cast, kind, TODAY + timedelta(days=days)))[1] == tone


# Papers.


def test_a_reports_days_are_counted_back_from_the_meeting(cast, meeting):
    row = paper(cast, meeting)

    found = {one.key.removeprefix("congress.paper_to_"): one.legal_due_on for one in queries.clocks_of([row])[row.pk]}
    assert found == {
        "committee": LATER - timedelta(days=20),
        "office": LATER - timedelta(days=10),
        "members": LATER - timedelta(days=7),
    }


def test_days_that_have_passed_already_are_not_begun(cast):
    soon = arrange(cast, build.planned(cast, "standing_committee", TODAY + timedelta(days=12)), "紧急报告")
    row = paper(cast, soon)
    assert [one.key for one in queries.clocks_of([row])[row.pk]] == [
        "congress.paper_to_office",
        "congress.paper_to_members",
    ]


def test_only_reports_of_other_bodies_to_the_standing_committee_have_legal_days(cast, meeting):
    council = arrange(cast, build.planned(cast, "council", LATER), "听取汇报")
    assert queries.clocks_of([paper(cast, council)]) == {}


@pytest.mark.parametrize(("kind", "days"), [("standing_committee", 5), ("session", 1), ("presidium", 0)])
def test_other_papers_reach_the_members_by_the_local_rule(cast, meeting, kind, days):
    held = cast
    if kind != "standing_committee":
        held = cast.townships["river"]
        meeting = arrange(held, build.planned(held, kind, LATER), "镇人民政府工作报告")
    row = paper(held, meeting, organ=None)

    running = queries.clocks_of([row]).get(row.pk, ())

    assert [(one.key, one.legal_due_on) for one in running] == (
        [("congress.paper_out", LATER - timedelta(days=days))] if days else []
    )


@pytest.mark.parametrize(("days", "words"), [(15, "现在还有15日"), (14, "只有14日"), (40, "现在还有40日")])
def test_whoever_puts_items_on_an_agenda_reads_whether_they_are_in_time(cast, days, words):
    held = build.planned(cast, "standing_committee", TODAY + timedelta(days=days))

    page = cast.client("go").get(f"/meetings/{held.pk}/items/").content.decode()

    assert ("议题应在会议15日以前提出" in page, words in page) == (True, True)
    assert queries.items_words(build.planned(cast, "council", TODAY + timedelta(days=3))) == ""


def test_the_days_follow_the_meeting(cast, meeting):
    row = paper(cast, meeting)
    meeting.opens_on = meeting.closes_on = LATER + timedelta(days=7)
    meetings.keep_meeting(meeting, actor=cast.go)

    days = {one.starts_on for one in Deadline.objects.open().filter(target=f"congress.meetingpaper:{row.pk}")}
    assert days == {LATER + timedelta(days=7)}

    meetings.cancel(meeting, actor=cast.go, reason="推迟")
    assert not Deadline.objects.open().filter(target=f"congress.meetingpaper:{row.pk}").exists()


def test_a_paper_goes_its_way_and_stops_its_days(cast, meeting):
    row = paper(cast, meeting)
    with pytest.raises(Refused, match="还没有上传文件"):
        agendas.send_draft(row, actor=cast.financel)
    agendas.put_files(row, actor=cast.finance, files=[upload()])
    row = agendas.send_draft(row, actor=cast.finance)
    row = agendas.submit(row, actor=cast.financel)
    row = agendas.hand_out(row, actor=cast.go)

    outcomes = dict(
        Deadline.objects.filter(target_pk=row.pk, target_model="congress.meetingpaper").values_list("key", "outcome")
    )
    assert set(outcomes.values()) == {"met"}
    with pytest.raises(Refused, match="已经印发"):
        agendas.put_files(row, actor=cast.finance, files=[upload()])


def test_members_read_a_paper_from_its_day_on(cast, meeting):
    row = paper(cast, meeting)
    agendas.put_files(row, actor=cast.go, files=[upload()])

    def seen():
        people = ("go", "com", "finance", "scm", "unit", "dep")
        return [who for who in people if MeetingPaper.objects.visible_to(cast.actor(who)).filter(pk=row.pk).exists()]

    assert seen() == ["go", "com", "finance"]
    agendas.hand_out(row, actor=cast.go, open_from=TODAY + timedelta(days=2))
    assert seen() == ["go", "com", "finance"]
    with clock.frozen(TODAY + timedelta(days=2)):
        assert seen() == ["go", "com", "finance", "scm"]


@pytest.mark.parametrize(
    ("who", "status"), [("unit", 404), ("dep", 404), ("scm", 404), ("finance", 200), ("com", 200)]
)
def test_the_page_of_a_paper_is_for_those_who_prepare_it(cast, meeting, who, status):
    row = paper(cast, meeting)
    assert cast.client(who).get(f"/meetings/papers/{row.pk}/").status_code == status


def test_an_item_with_a_paper_is_not_taken_off(cast, meeting):
    paper(cast, meeting)
    with pytest.raises(Refused, match="已有会议文件"):
        arrange(cast, meeting, "人事任免")


def test_a_paper_is_registered_on_its_page(cast, meeting):
    item = queries.items_of(meeting)[1]
    said = {"item": str(item.pk), "title": "执法检查报告", "organ": str(cast.bodies["transport"].pk),
            "files": SimpleUploadedFile("报告.pdf", b"%PDF-1.7 x")}  # fmt: skip
    answer = cast.client("go").post(f"/meetings/{meeting.pk}/papers/add/", said)

    row = MeetingPaper.objects.get()
    assert (answer.status_code, row.organ, len(queries.clocks_of([row])[row.pk])) == (302, cast.bodies["transport"], 3)
    assert "报告.pdf" in cast.client("unit").get(f"/meetings/papers/{row.pk}/").content.decode()
    assert cast.client("unit").get(f"/meetings/papers/{row.pk}/send_draft/").status_code == 200


# The pack.


def test_the_pack_holds_the_agenda_and_what_its_asker_may_read_in_order(cast, meeting):
    first, second = paper(cast, meeting), paper(cast, meeting, "执法检查报告", item=1)
    for row in (first, second):
        agendas.put_files(row, actor=cast.go, files=[upload()])
    agendas.hand_out(second, actor=cast.go)
    agendas.publish(meeting, actor=cast.go)

    def members(who):
        cast.client(who).post(f"/meetings/{meeting.pk}/pack/", {})
        job = Job.objects.filter(kind="congress.meeting_pack").latest("pk")
        assert jobs.run(job.pk) == "done"
        job.refresh_from_db()
        return zipfile.ZipFile(files.path_of(job.result["file"])).namelist()

    both = ["00 会议议程.pdf", "01 审计报告/关于审计工作的报告.pdf", "02 执法检查报告/执法检查报告.pdf"]
    assert members("go") == both
    assert members("scm") == [both[0], both[2]]


def test_the_page_asks_the_same_number_of_questions(cast, meeting, django_assert_max_num_queries):
    for n in range(3):
        paper(cast, meeting, f"第{n}份")
    agendas.publish(meeting, actor=cast.go)
    client = cast.client("go")
    client.get(f"/meetings/{meeting.pk}/")
    with django_assert_max_num_queries(PAGE_QUERIES):
        client.get(f"/meetings/{meeting.pk}/")


PAGE_QUERIES = 30


# What members meet on their first page, what the notice says, who has opened a paper.


def test_a_member_meets_the_notice_and_the_roll_on_his_first_page(cast):
    found = arrange(cast, build.planned(cast, "standing_committee", TODAY), "审计报告")
    client = cast.client("scm")
    assert "请阅知、签到" not in client.get("/").content.decode()
    agendas.publish(found, actor=cast.go)
    assert f"{found}会议通知" in client.get("/").content.decode()
    agendas.acknowledge(found, actor=cast.scm)
    row = build.called(cast, found)

    asked = client.get("/").content.decode()

    assert (f"{found}会议通知" in asked, f"/meetings/sittings/{row.pk}/sign-in/" in asked) == (False, True)
    sittings.sign_in(row, actor=cast.scm, code=row.code)
    assert "请阅知、签到" not in client.get("/").content.decode()


@pytest.mark.parametrize(("invited", "words"), [((), "全体组成人员"), (("县审计局局长",), "全体组成人员、列席人员")])
def test_the_notice_addresses_whoever_is_asked_to_come(cast, meeting, invited, words):
    guests = [{"title": title, "kind": "unit", "organization": None, "came": False} for title in invited]
    sittings.arrange_guests(meeting, guests, actor=cast.go)

    said = compose_notice(gather_notice(meeting), SimpleNamespace(issued_on=TODAY))

    assert (said.addressee, said.title) == (words, ("关于召开西平样县第十八届", "人大常委会第一次会议的通知"))


def test_the_office_sees_who_has_opened_a_paper_that_was_handed_out(cast, meeting):
    row = paper(cast, meeting)
    agendas.put_files(row, actor=cast.go, files=[upload()])
    given = Attachment.objects.get(target=f"congress.meetingpaper:{row.pk}")
    cast.client("go").get(f"/files/{given.pk}/")
    assert not PaperOpening.objects.exists()  # it is not handed out yet
    row = agendas.hand_out(agendas.submit(row, actor=cast.go), actor=cast.go)

    for _ in range(2):
        cast.client("scm").get(f"/files/{given.pk}/")

    opened, unopened = queries.openings(row)
    assert (opened, cast.posts["lead"].person.name in unopened) == (["陈委员"], True)
    page = cast.client("go").get(row.get_absolute_url()).content.decode()
    assert ("打开情况" in page, "打开情况" in cast.client("dac").get(row.get_absolute_url()).content.decode()) == (
        True,
        False,
    )
