"""Resolutions and decisions: who keeps and reads them, adopted where and when, carried out with numbers and reports."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from congress.actions import ballots, resolutions
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Deadline, ExecutionReport, Notice, Resolution
from congress.queries import resolutions as queries
from tests.build import ballots as voting
from tests.build import meetings
from tests.build import resolutions as build
from tests.build.county import TODAY
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


# Who.


@pytest.mark.parametrize(("who", "may"), [("go", True), ("lead", False), ("dac", False), ("com", False), ("dep", False),
                                          ("unitl", False)])  # fmt: skip
def test_the_office_keeps_the_register(cast, who, may):
    row = Resolution(congress=cast.congress, title=build.TITLE, text=build.TEXT)
    if may:
        assert resolutions.keep_resolution(row, actor=cast.actor(who)).pk
    else:
        with pytest.raises(PermissionDenied):
            resolutions.keep_resolution(row, actor=cast.actor(who))


@pytest.mark.parametrize(
    ("at", "seen"),
    [
        ("drafted", "lead go dac com scm"),
        ("adopted", "lead go dac com scm dhead dep"),
        ("published", "lead go dac com scm dhead dep unit finance tch tdep"),
        ("executing", "lead go dac com scm dhead dep unit finance tch tdep"),
    ],
)
def test_a_draft_is_for_the_offices_what_is_published_for_all(cast, at, seen):
    row = build.resolution(cast, at)
    river = cast.townships["river"]
    people = {who: cast.actor(who) for who in ("lead", "go", "dac", "com", "scm", "dhead", "dep", "unit", "finance")}
    people |= {"tch": river.tch, "tdep": river.tdep, "next": cast.stranger.dac}

    found = [who for who, actor in people.items() if Resolution.objects.visible_to(actor).filter(pk=row.pk).exists()]
    assert " ".join(found) == seen


@pytest.mark.parametrize(("at", "status"), [("drafted", 404), ("adopted", 404), ("published", 200), ("closed", 200)])
def test_anybody_reads_what_is_published_and_nothing_else(cast, at, status):
    row = build.resolution(cast, at)
    page = Client().get(f"/resolutions/public/{row.pk}/")

    assert page.status_code == status
    assert (build.TITLE in Client().get("/resolutions/public/").content.decode()) == (status == 200)


# Adopted.


@pytest.mark.parametrize(
    ("days", "effective", "field"), [(-1, 0, "adopted_on"), (1, 1, "adopted_on"), (0, -1, "effective_on")]
)
def test_it_is_adopted_within_the_meeting_and_binds_no_earlier(cast, days, effective, field):
    row, sat = build.resolution(cast), meetings.meeting(cast, "standing_committee", TODAY, due=2, present=2)

    with pytest.raises(ValidationError) as wrong:
        resolutions.adopt(row, actor=cast.go, meeting=sat, adopted_on=TODAY + days * DAY,
                          effective_on=TODAY + effective * DAY, **build.by_hand(sat))  # fmt: skip
    assert list(wrong.value.message_dict) == [field]


def adopt(cast, row, sat, **how):
    return resolutions.adopt(row, actor=cast.go, meeting=sat, adopted_on=TODAY, effective_on=TODAY, **how)


def voted(cast, title, *marks, sat=None):
    """An announced vote of the nine members of today's meeting of the standing committee on one thing: its line."""
    members = voting.committee(cast, 9)
    sat = sat or meetings.planned(cast, "standing_committee", TODAY)
    ballot = voting.opened(cast, title, title=title, kind="committee_resolution", meeting=sat)
    voting.cast_by(ballot, members, *marks)
    return ballots.announce(ballots.close(ballot, actor=cast.go), actor=cast.go).options.get()


def test_what_a_vote_passed_is_adopted_by_it_and_leads_back_to_it(cast):
    line = voted(cast, f"{build.TITLE}（草案）", *["yes"] * 6, "no")
    row, ballot = build.resolution(cast), line.ballot
    client = cast.client("go")
    assert f"/resolutions/add/?vote={line.pk}" in client.get(ballot.get_absolute_url()).content.decode()
    drafting = client.get(f"/resolutions/add/?vote={line.pk}").context["form"]
    form = client.get(f"/resolutions/{row.pk}/adopt/").context["form"]
    assert (drafting.initial["title"], form.initial["vote"], form.initial["meeting"]) == (
        build.TITLE, line.pk, ballot.meeting_id,
    )  # fmt: skip

    row = adopt(cast, row, ballot.meeting, vote=line)

    assert (row.vote, row.vote_words[:15]) == (line, "赞成6票、反对1票、弃权0票。")
    page = client.get(ballot.get_absolute_url()).content.decode()
    assert (row.get_absolute_url() in page, "?vote=" in page) == (True, False)
    again = build.resolution(cast, title="关于另一件事的决定")
    assert not client.get(f"/resolutions/{again.pk}/adopt/").context["form"].fields["vote"].queryset


def test_a_vote_that_failed_or_is_of_another_meeting_adopts_nothing(cast):
    row = build.resolution(cast)
    failed = voted(cast, build.TITLE, "yes", *["no"] * 5)
    other = meetings.meeting(cast, "standing_committee", TODAY, due=9, present=9)

    for sat, wrong in ((failed.ballot.meeting, "没有通过：赞成1票"), (other, "不是在这次会议上")):
        with pytest.raises(ValidationError, match=wrong):
            adopt(cast, row, sat, vote=failed)
    form = cast.client("go").get(f"/resolutions/{row.pk}/adopt/").context["form"]
    assert "vote" not in form.initial


@pytest.mark.parametrize(
    ("how", "wrong"),
    [
        ({}, "请写明表决方式"),
        ({"by": "举手表决"}, "填写票数"),
        ({"by": "举手表决", "yes": 4, "no": 5}, "过半数须5票；赞成4票，没有通过"),
        ({"by": "举手表决", "yes": 8, "no": 2}, "票数合计10票，多于全体9人"),
        ({"by": "举手表决", "yes": 7, "no": 1, "abstain": 1}, None),
    ],
)
def test_without_a_vote_here_the_manner_and_the_votes_are_said(cast, how, wrong):
    voting.committee(cast, 9)
    row, sat = build.resolution(cast), meetings.meeting(cast, "standing_committee", TODAY, due=9, present=9)
    if wrong:
        with pytest.raises(ValidationError, match=wrong):
            adopt(cast, row, sat, **how)
    else:
        assert adopt(cast, row, sat, **how).vote_words == "举手表决：全体9人，赞成7票、反对1票、弃权1票。"


def test_a_meeting_that_has_not_sat_adopts_nothing(cast):
    row, sat = build.resolution(cast), meetings.planned(cast, "standing_committee", TODAY)
    assert sat not in queries.adopting_meetings(row)
    with pytest.raises(Refused, match="还没有开"):
        adopt(cast, row, sat, **build.by_hand(sat))

    meetings.settled(cast, meetings.called(cast, sat))

    assert adopt(cast, row, sat, **build.by_hand(sat)).state == "adopted"


def test_they_are_numbered_within_the_term_and_a_corrected_one_keeps_its_number(cast):
    first, second = build.resolution(cast, "adopted"), build.resolution(cast, "adopted", title="关于预算调整的决议")
    assert [row.number_words for row in (first, second)] == ["〔第十八届〕第一号", "〔第十八届〕第二号"]

    first = resolutions.correct(first, actor=cast.go, reason="会议选错")
    assert (first.state, first.meeting, first.adopted_on) == ("drafted", None, None)
    first = adopt(cast, first, second.meeting, **build.by_hand(second.meeting))

    assert first.number == 1
    assert queries.next_number(cast.term) == 3


def test_words_that_were_adopted_are_not_changed(cast):
    row = build.resolution(cast, "adopted")
    with pytest.raises(Refused, match="已经通过"):
        resolutions.keep_resolution(row, actor=cast.go)
    with pytest.raises(Refused, match="不能删除"):
        resolutions.discard(row, actor=cast.go)


def test_the_database_keeps_what_is_adopted_with_its_meeting(cast):
    row = build.resolution(cast, "adopted")
    with pytest.raises(IntegrityError, match="congress_resolution_adopted_at_a_meeting"), transaction.atomic():
        Resolution.objects.filter(pk=row.pk).update(meeting=None)


# Carried out.


def test_a_body_is_charged_told_and_owes_its_report_on_a_day(cast):
    row = build.resolution(cast, "executing")

    (deadline,) = Deadline.objects.filter(key="congress.execution_report")
    assert (deadline.due_on, deadline.holder_organization) == (TODAY + 30 * DAY, cast.bodies["transport"])
    told = Notice.objects.filter(person=cast.posts["unitl"].person).values_list("subject", flat=True)
    assert list(told) == [f"请执行：{row}"]


def test_the_body_reports_on_its_page_and_the_clock_stops(cast):
    row = build.resolution(cast, "executing")
    report = row.reports.get()
    url = f"/resolutions/reports/{report.pk}/"

    strange = cast.client("finance").post(url, {"text": "无关单位"})
    answer = cast.client("unit").post(url, {"text": "已制定实施办法。"})

    assert (strange.status_code, answer.status_code) == (403, 302)
    report.refresh_from_db()
    assert (report.handed_in_on, report.handed_in_by, report.is_late) == (TODAY, "韩经办", False)
    assert Deadline.objects.get(key="congress.execution_report").outcome == "met"
    with pytest.raises(Refused, match="已经交了"):
        resolutions.hand_in(report, actor=cast.unit, text="再交")


def test_what_is_overdue_is_listed_for_the_chairs_and_on_their_first_page(cast):
    row = build.resolution(cast, "executing", report_in=3)
    build.resolution(cast, "executing", title="关于另一事项的决定", report_in=60)

    with clock.frozen(TODAY + 10 * DAY):
        late = cast.client("go").get("/resolutions/?overdue=on").context["found"]
        assert [one.pk for one in late] == [row.pk]
        assert build.TITLE in cast.client("lead").get("/").content.decode()
        assert "关于另一事项" not in cast.client("lead").get("/").content.decode()


def test_it_is_not_closed_while_a_report_is_owed_and_may_be_reopened(cast):
    row = build.resolution(cast, "executing")
    with pytest.raises(Refused, match="还有没交"):
        resolutions.close(row, actor=cast.go, outcome="完成")
    resolutions.drop_report(row.reports.get(), actor=cast.go, reason="改为年底一并报告")
    assert not ExecutionReport.objects.exists()
    assert Deadline.objects.get(key="congress.execution_report").outcome == "cancelled"

    row = resolutions.close(row, actor=cast.go, outcome="完成")
    row = resolutions.reopen(row, actor=cast.go, reason="又有反弹")
    assert (row.state, row.closed_on) == ("published", None)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"target": "0"}, "target"),
        ({"target": "35", "actual": "34.84"}, "as_of"),
        ({"target": "35", "actual": "-1", "as_of": "2026-04-01"}, "actual"),
        ({"target": "35", "actual": "34.84", "as_of": "2026-04-01"}, None),
    ],
)
def test_indicators_say_how_far_and_until_when(cast, typed, wrong):
    row = build.resolution(cast, "executing")
    said = {"title-new1": "封山禁牧面积", "unit-new1": "万亩"} | {
        f"{name}-new1": value for name, value in typed.items()
    }

    answer = cast.client("unit").post(f"/resolutions/{row.pk}/indicators/", said)

    assert answer.status_code == (422 if wrong else 302)
    if wrong:
        assert list(answer.context["form"].errors) == [f"{wrong}-new1"]
    else:
        (one,) = queries.indicators_of(row)
        assert (one.target, one.actual, one.share) == (Decimal(35), Decimal("34.84"), "99.5%")
        assert "99.5%" in Client().get(f"/resolutions/public/{row.pk}/").content.decode()


# Finding and looking.


def test_the_words_are_found(cast):
    build.resolution(cast, "published")
    build.resolution(cast, "published", title="关于预算调整的决议", text="同意。")

    found = cast.client("dep").get("/resolutions/?q=封山禁牧").context["found"]
    assert [str(row) for row in found] == [build.TITLE]


def test_the_list_asks_the_same_number_of_questions(cast):
    def adopted(place):
        build.resolution(cast, "executing", title=f"第{place}件决定")

    page_same_for_many(cast.client("go"), "/resolutions/", adopted)


@pytest.mark.parametrize("at", build.STEPS)
def test_its_page_opens_at_every_state(cast, at):
    row = build.resolution(cast, at)
    assert cast.client("go").get(f"/resolutions/{row.pk}/").status_code == 200


def test_a_township_keeps_its_own(cast):
    river = cast.townships["river"]
    row = Resolution(congress=river.congress, title="关于村规民约的决议", text="同意。", kind="resolution")
    row = resolutions.keep_resolution(row, actor=river.tsec)
    sat = meetings.meeting(river, "session", TODAY, due=1, present=1)

    row = resolutions.adopt(
        row, actor=river.tch, meeting=sat, adopted_on=TODAY, effective_on=TODAY, **build.by_hand(sat)
    )

    assert row.number_words == "〔第十二届〕第一号"
    with pytest.raises(PermissionDenied):
        resolutions.publish(row, actor=cast.townships["hill"].tch, published_on=TODAY)
