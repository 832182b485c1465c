"""The duty dossier: every line from a row, lines by hand with their proof, objections, what does not count."""

from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from congress.actions.institution import add_organization, set_rule
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Notice
from deputies.actions import attendance as attending
from deputies.actions import dossier as actions
from deputies.actions import posts, register
from deputies.models import DossierCorrection, DossierEntry, DutyDispute, SessionAttendance
from deputies.queries import attendance, dossier
from deputies.workflow.dossier import DISPUTE, ENTRY
from tests.build import activities
from tests.build import dossiers as build
from tests.build.county import SINCE
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db


def told(lines):
    return [(line.source.key, line.fact.amount, line.counts) for line in lines]


# Lines come from rows.


@pytest.mark.parametrize(
    ("missed", "lines"),
    [
        ({}, [("deputies.session", 1, True)]),
        ({"dep": (2, 0, "住院")}, [("deputies.session_leave", 2, True), ("deputies.session", 1, False)]),
        ({"dep": (0, 6, "")}, [("deputies.session_absence", 6, True), ("deputies.session", 1, False)]),
        (
            {"dep": (1, 2, "外出")},
            [
                ("deputies.session_absence", 2, True),
                ("deputies.session_leave", 1, True),
                ("deputies.session", 1, False),
            ],
        ),
    ],
)
def test_a_session_gives_one_line_and_its_half_days_missed(cast, missed, lines):
    build.attended(cast, **missed)

    assert told(build.lines(cast)) == lines


def test_the_days_of_a_year_stand_beside_those_the_congress_secures(cast):
    build.attended(cast, number=5, due=6, dep=(2, 0, "住院"))
    activities.held(cast, present=[cast.deputies["dep"]])
    year = cast.sessions[4].opens_on.year
    url = reverse("deputies:dossier", args=[cast.deputies["dep"].pk])

    assert dossier.duty_days(cast.deputies["dep"], year) == "3天（本级规定每年保障15天）"
    set_rule(cast.congress, "deputy.duty_days_county", 20, actor=cast.dac, since=SINCE, reason="常委会规定")
    assert "3天（本级规定每年保障20天）" in cast.client("dac").get(f"{url}?year={year}").content.decode()


def test_suggestions_give_lines_to_who_led_who_signed_and_who_rated_in_time(cast):
    suggestion(cast, at="rated", cosigners=("dep2",))

    assert told(build.lines(cast)) == [("suggestions.rating", 1, True), ("suggestions.lead", 1, True)]
    assert told(build.lines(cast, "dep2")) == [("suggestions.cosign", 1, True)]
    assert build.lines(cast, "dep3") == []


def test_what_a_deputy_asked_to_keep_secret_counts_without_day_title_or_way_to_it(cast):
    case = suggestion(cast, at="to_assign", secret_identity=True)

    line = build.lines(cast)[0]

    assert (line.counts, line.when, line.url) == (True, "2026年", "")
    assert case.subject not in line.fact.text
    page = cast.client("scm").get(f"/dossiers/{cast.deputies['dep'].pk}/").content.decode()
    assert (case.subject in page, "要求身份保密" in page, f"/suggestions/{case.pk}/" in page) == (False, True, False)


def test_nothing_from_outside_a_deputys_days_in_office_is_his(cast):
    build.entry(cast, "dep3", on=date(2026, 2, 4))
    posts.terminate(cast.deputies["dep3"], actor=cast.dac, because="moved", on=date(2026, 1, 31))
    cast.deputies["dep3"].membership.refresh_from_db()

    assert build.lines(cast, "dep3") == []


def test_the_same_is_told_however_often_it_is_asked(cast):
    build.attended(cast, dep=(1, 0, "出差"))
    suggestion(cast, at="rated")
    build.entry(cast)

    assert [told(build.lines(cast)) for _ in range(3)] == [told(build.lines(cast))] * 3
    assert build.lines(cast, year=2025) == []


# Who came.


def test_who_was_not_a_deputy_then_cannot_have_stayed_away(cast):
    posts.terminate(cast.deputies["dep4"], actor=cast.dac, because="resigned", on=date(2026, 1, 31))

    with pytest.raises(Refused, match="不是本级代表"):
        build.attended(cast, dep4=(0, 6, ""))
    build.attended(cast)
    assert SessionAttendance.objects.count() == 3


@pytest.mark.parametrize("missed", [(4, 3, "病假"), (1, 0, "")], ids=["more than was due", "leave without why"])
def test_half_days_missed_are_within_those_due_and_leave_says_why(cast, missed):
    with pytest.raises(ValidationError):
        build.attended(cast, dep=missed)


def test_entered_again_it_is_put_right(cast):
    build.attended(cast, dep=(0, 6, ""))
    build.attended(cast, dep2=(2, 0, "住院"))

    rows = {row.deputy: row.words for row in SessionAttendance.objects.all()}
    assert (rows[cast.deputies["dep"]], rows[cast.deputies["dep2"]]) == ("全程出席", "出席4个半天，请假2个半天")


def test_two_whole_sessions_away_without_leave_are_named(cast):
    build.attended(cast, 4, dep=(0, 6, ""), dep2=(0, 6, ""), dep3=(6, 0, "住院"))
    assert list(attendance.absent_twice(cast.dac)) == []
    build.attended(cast, 5, dep=(0, 6, ""), dep2=(0, 5, ""), dep3=(0, 6, ""))

    assert list(attendance.absent_twice(cast.dac)) == [cast.deputies["dep"]]


@pytest.mark.parametrize("who", ["dep", "scm", "com", "unit"])
def test_only_the_offices_enter_who_came(cast, who):
    with pytest.raises(PermissionDenied):
        attending.enter_attendance(cast.sessions[4], actor=cast.actor(who), due=6, missed={})


def test_who_came_is_entered_on_its_page(cast):
    meeting, deputy = cast.sessions[4], cast.deputies["dep2"]
    said = {"due": "6", "deputy-0": str(deputy.pk), "leave-0": "2", "because-0": "住院"}

    wrong = cast.client("go").post(f"/attendance/{meeting.pk}/enter/", {**said, "because-0": ""})
    answer = cast.client("go").post(f"/attendance/{meeting.pk}/enter/", said)

    assert (wrong.status_code, answer.status_code) == (422, 302)
    assert SessionAttendance.objects.get(deputy=deputy).leave == 2
    assert "出席4个半天，请假2个半天" in cast.client("scm").get(f"/attendance/{meeting.pk}/").content.decode()


# Lines by hand.


def test_a_line_by_hand_needs_its_proof(cast):
    row = DossierEntry(deputy=cast.deputies["dep"], kind="speech", on=date(2026, 2, 4), text="发言")

    with pytest.raises(Refused, match="须附证明材料"):
        actions.enter_line(row, [], actor=cast.dac)
    with pytest.raises(IntegrityError, match="deputies_entry_has_evidence"), transaction.atomic():
        DossierEntry.objects.create(
            deputy=cast.deputies["dep"], kind="speech", on=date(2026, 2, 4), text="发言", entered_by="某人"
        )


def test_what_the_office_enters_is_a_line_at_once(cast):
    row = build.entry(cast, by="dac")

    assert (row.state, told(build.lines(cast))) == ("confirmed", [("deputies.entry.speech", 1, True)])


def test_what_the_deputy_enters_waits_for_the_commission(cast):
    row = build.entry(cast, by="dep")
    assert (row.state, row.by_deputy, build.lines(cast)) == ("proposed", True, [])

    ENTRY.deeds["confirm"](row, actor=cast.dac)

    assert told(build.lines(cast)) == [("deputies.entry.speech", 1, True)]
    assert Notice.objects.filter(person=cast.dep_post.person, subject__startswith="已确认").exists()


@pytest.mark.parametrize(("move", "by"), [("refuse", "dep"), ("strike", "dac")])
def test_a_line_that_is_refused_or_struck_says_why_and_stays(cast, move, by):
    row = build.entry(cast, by=by)
    with pytest.raises(Refused):
        ENTRY.deeds[move](row, actor=cast.dac, reason=" ")

    row = ENTRY.deeds[move](row, actor=cast.dac, reason="签到表上没有")

    assert (row.reason, build.lines(cast)) == ("签到表上没有", [])
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()


@pytest.mark.parametrize("on", [date(2021, 12, 1), date(2026, 4, 16)], ids=["before office", "tomorrow"])
def test_a_line_lies_within_the_days_in_office_up_to_today(cast, on):
    with pytest.raises(ValidationError):
        build.entry(cast, on=on)


@pytest.mark.parametrize("who", ["go", "scm", "dep2", "unit", "tsec"])
def test_only_the_commission_and_the_deputy_enter_lines(cast, who):
    actor = cast.townships["river"].tsec if who == "tsec" else cast.actor(who)
    row = DossierEntry(deputy=cast.deputies["dep"], kind="speech", on=date(2026, 2, 4), text="发言")

    with pytest.raises(PermissionDenied):
        actions.enter_line(row, [build.paper()], actor=actor)


def test_a_deputy_enters_a_line_on_his_phone(cast):
    photo = BytesIO()
    Image.new("RGB", (8, 8)).save(photo, "PNG")
    said = {"kind": "help", "on": "2026-03-05", "text": "帮助张湾村修水渠"}
    url = f"/dossiers/{cast.deputies['dep'].pk}/add/"

    without = cast.client("dep").post(url, said)
    files = SimpleUploadedFile("现场.png", photo.getvalue(), "image/png")
    answer = cast.client("dep").post(url, {**said, "files": files})

    assert (without.status_code, answer.status_code) == (422, 302)
    assert "须附证明材料" in without.content.decode()
    row = DossierEntry.objects.get()
    assert (row.state, row.text) == ("proposed", "帮助张湾村修水渠")
    assert "现场.png" in cast.client("dac").get(row.get_absolute_url()).content.decode()
    assert cast.client("dep2").get(row.get_absolute_url()).status_code == 404


# Objections.


def test_an_objection_keeps_the_line_as_it_read_and_marks_it(cast):
    build.attended(cast, dep=(0, 2, ""))

    dispute = build.disputed(cast)

    assert dispute.line == "第十八届第五次会议：未经批准缺席2个半天"
    assert [line.disputed for line in build.lines(cast)] == [True, False]
    assert "有异议，正在处理" in cast.client("dac").get(f"/dossiers/{cast.deputies['dep'].pk}/").content.decode()
    with pytest.raises(ValidationError, match="正在处理"):
        build.disputed(cast)


@pytest.mark.parametrize(("move", "counts"), [("uphold", True), ("correct", True), ("exclude", False)])
def test_the_commission_answers_with_words_and_the_deputy_is_told(cast, move, counts):
    build.entry(cast)
    dispute = build.disputed(cast)

    dispute = DISPUTE.deeds[move](dispute, actor=cast.dac, answer="经查签到表，情况属实。")

    assert (dispute.answer, dispute.answered_on) == ("经查签到表，情况属实。", date(2026, 4, 15))
    assert [line.counts for line in build.lines(cast)] == [counts]
    assert Notice.objects.filter(person=cast.dep_post.person, subject__startswith="已处理").exists()


def test_what_is_sealed_may_be_struck_out_on_an_objection_and_what_is_gone_may_not(cast):
    suggestion(cast, at="to_assign", secret_identity=True)
    dispute = DISPUTE.deeds["exclude"](build.disputed(cast), actor=cast.dac, answer="重复。")
    build.entry(cast, "dep2")
    other = build.disputed(cast, "dep2")
    ENTRY.deeds["strike"](DossierEntry.objects.get(), actor=cast.dac, reason="录错了")

    assert (dispute.state, [line.counts for line in build.lines(cast)]) == ("excluded", [False])
    with pytest.raises(Refused, match="不在档案中"):
        DISPUTE.deeds["exclude"](other, actor=cast.dac, answer="不计入")


def test_a_missing_line_may_be_named_but_not_excluded(cast):
    dispute = actions.raise_dispute(cast.deputies["dep"], actor=cast.dep, words="3月5日视察水库没有记。")

    with pytest.raises(Refused, match="漏记"):
        DISPUTE.deeds["exclude"](dispute, actor=cast.dac, answer="不计入")
    assert DISPUTE.deeds["correct"](dispute, actor=cast.dac, answer="已补录").state == "corrected"


def test_what_does_not_count_stays_struck_out_with_its_reason_until_it_counts_again(cast):
    build.entry(cast)
    deputy, line = cast.deputies["dep"], build.lines(cast)[0]
    named = {"source": line.source.key, "target": line.fact.target}

    actions.exclude(deputy, actor=cast.dac, reason="重复记录", **named)
    page = cast.client("dac").get(f"/dossiers/{deputy.pk}/").content.decode()
    assert ("<del>" in page, "重复记录" in page, build.lines(cast)[0].counts) == (True, True, False)

    actions.count_again(deputy, actor=cast.dac, **named)
    assert build.lines(cast)[0].counts
    with pytest.raises(Refused):
        actions.count_again(deputy, actor=cast.dac, **named)
    assert DossierCorrection.objects.get().lifted_on == date(2026, 4, 15)


def chair_with_seat(cast):
    """The chair of a township, who sits in its congress."""
    town = cast.townships["river"]
    add_organization(actor=SYSTEM, congress=town.congress, kind="congress", name=town.congress.name,
                     short_name=town.congress.short_name, since=SINCE)  # fmt: skip
    seat = register.seat(town.posts["tch"].person, actor=SYSTEM, congress=town.congress, term=town.term, card_no="77",
                         since=SINCE)  # fmt: skip
    return town, seat


def own_seat(cast, key="dac"):
    """Somebody of the commission who is a deputy, too."""
    return register.seat(cast.posts[key].person, actor=SYSTEM, congress=cast.congress, term=cast.term, card_no="78",
                         since=SINCE)  # fmt: skip


def written(deputy, actor):
    row = DossierEntry(deputy=deputy, kind="speech", on=date(2026, 2, 4), text="在分组审议时发言")
    return actions.enter_line(row, [build.paper()], actor=actor)


def may_now(machine, row, actor):
    return [move.name for move, _ in machine.offered(row, actor)]


def test_nobody_confirms_or_decides_what_he_did_himself(cast):
    seat = own_seat(cast)

    entry = written(seat, cast.dac)

    assert (entry.state, entry.by_deputy) == ("proposed", True)
    assert (may_now(ENTRY, entry, cast.dac), may_now(ENTRY, entry, cast.dac_clerk)) == ([], ["confirm", "refuse"])
    with pytest.raises(PermissionDenied):
        ENTRY.deeds["confirm"](entry, actor=cast.dac)
    with pytest.raises(PermissionDenied):
        actions.exclude(seat, actor=cast.dac, source="deputies.entry.speech", target=f"deputies.dossierentry:{entry.pk}",
                        reason="不计")  # fmt: skip
    told = Notice.objects.filter(subject__startswith="请确认").values_list("person", flat=True)
    assert cast.posts["dac"].person_id not in told
    assert cast.posts["dac_clerk"].person_id in told
    assert [dossier.waiting(dossier.entries(who), who, "proposed").count() for who in (cast.dac, cast.dac_clerk)] == [
        0,
        1,
    ]
    assert ENTRY.deeds["confirm"](entry, actor=cast.dac_clerk).state == "confirmed"


def test_of_a_townships_chair_the_countys_commission_decides(cast):
    town, seat = chair_with_seat(cast)

    entry = written(seat, town.tch)

    assert may_now(ENTRY, entry, town.tch) == []
    assert may_now(ENTRY, entry, cast.dac) == ["confirm", "refuse"]
    assert dossier.waiting(dossier.entries(cast.dac), cast.dac, "proposed").count() == 1
    other = written(town.deputies["tdep"], town.tsec)
    assert (other.state, may_now(ENTRY, other, cast.dac)) == ("confirmed", [])


@pytest.mark.parametrize("who", ["dep2", "dac", "tdep"])
def test_only_the_deputy_himself_objects(cast, who):
    build.entry(cast)
    actor = cast.townships["river"].tdep if who == "tdep" else cast.actor(who)

    with pytest.raises(PermissionDenied):
        actions.raise_dispute(cast.deputies["dep"], actor=actor, words="不对")


def test_a_deputy_objects_and_the_commission_answers_on_their_pages(cast):
    build.entry(cast)
    line, url = build.lines(cast)[0], f"/dossiers/{cast.deputies['dep'].pk}/dispute/"
    asked = f"{url}?source={line.source.key}&target={line.fact.target}"

    answer = cast.client("dep").post(asked, {"words": "发言是在上午。"})
    dispute = DutyDispute.objects.get()

    assert (answer.status_code, answer.headers["Location"]) == (302, dispute.get_absolute_url())
    browser = cast.client("dac")
    assert browser.post(f"{dispute.get_absolute_url()}uphold/", {"answer": ""}).status_code == 422
    assert browser.post(f"{dispute.get_absolute_url()}uphold/", {"answer": "记录无误。"}).status_code == 302
    assert "记录无误。" in cast.client("dep").get(dispute.get_absolute_url()).content.decode()
    assert cast.client("dep").get(f"{url}?source=deputies.session&target=x:1").status_code == 404
    assert AuditEvent.objects.filter(kind="deputies.dutydispute.uphold").exists()


# Who reads.

READERS = {"lead", "go", "dac", "com", "scm", "dep"}


def test_a_dossier_is_read_by_its_readers_alone(cast):
    deputy, river = cast.deputies["dep"], cast.townships["river"]
    own = {key for key in cast.posts if dossier.deputies(cast.actor(key)).filter(pk=deputy.pk).exists()}
    town = {key for key in river.posts if dossier.deputies(river.actor(key)).filter(pk=deputy.pk).exists()}
    next_door = {
        key for key in cast.stranger.posts if dossier.deputies(cast.stranger.actor(key)).filter(pk=deputy.pk).exists()
    }

    assert (own - {"dac_clerk", "other_com"}, town, next_door) == (READERS, set(), set())


def test_a_township_keeps_its_own_and_the_county_reads_it(cast):
    river, hill = cast.townships["river"], cast.townships["hill"]
    deputy = river.deputies["tdep"]
    row = DossierEntry(deputy=deputy, kind="activity", on=date(2026, 3, 5), text="参加植树活动")
    actions.enter_line(row, [build.paper()], actor=river.tsec)

    def status(who, key):
        return who.client(key).get(f"/dossiers/{deputy.pk}/").status_code

    assert [status(river, "tch"), status(river, "tdep"), status(cast, "dac")] == [200, 200, 200]
    assert [status(hill, "tch"), status(river, "tdep2"), status(cast.stranger, "dac")] == [404, 404, 404]


def test_a_deputy_is_led_to_his_own(cast):
    answer = cast.client("dep").get("/dossiers/")

    assert answer.headers["Location"] == f"/dossiers/{cast.deputies['dep'].pk}/"


def test_a_head_of_a_delegation_without_a_seat_reads_why_there_is_nothing(cast):
    assert "您名下没有履职档案" in cast.client("dhead").get("/dossiers/").content.decode()


# Lists.


def test_the_list_asks_as_many_questions_for_four_as_for_one(cast):
    """However many deputies and lines; each source on the shelf brings statements of its own."""
    client, counts = cast.client("dac"), []
    client.get("/dossiers/")
    for keys in (["dep"], list(cast.deputies)):
        for key in keys:
            build.entry(cast, key)
            suggestion(cast, at="to_assign", lead=key)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/dossiers/?year=2026").status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_the_file_of_all_lines_tells_each_with_its_deputy(cast):
    build.attended(cast, dep=(2, 0, "住院"))
    rows = dossier.Lines(cast.dac, congress=cast.congress.pk, year=2026)

    told = [(str(row.deputy), row.line.source.key) for row in rows.iterator(2)]

    assert len(told) == rows.count() == 5
    assert ("张德福", "deputies.session_leave") in told


def test_the_paper_of_a_dossier_stands_open_to_who_may_issue_it(cast):
    url = f"/dossiers/{cast.deputies['dep'].pk}/"

    pages = {who: cast.client(who).get(url).content.decode() for who in ("dac", "lead", "dep")}

    assert {who: "打印履职档案" in page for who, page in pages.items()} == {"dac": True, "lead": False, "dep": False}
