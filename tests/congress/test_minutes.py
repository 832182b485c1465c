"""Minutes drafted from what is registered: hand edits are kept, double edits shown, signed ones read by all who may."""

import pytest
from django.core.exceptions import PermissionDenied

from congress.actions import ballots, meetings
from congress.actions import minutes as actions
from congress.actions.institution import set_rule
from congress.actions.paragraphs import Conflict
from congress.frame.workflow import Refused
from congress.models import Minutes
from congress.queries import minutes as queries
from tests.build import ballots as voting
from tests.build import meetings as build
from tests.build import resolutions
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    """A meeting of the standing committee that sat today, counted by its roll."""
    row = build.planned(cast, "standing_committee", TODAY, place="三楼会议室", chaired_by="李宏远")
    meetings.arrange_items(
        row,
        [
            {
                "kind": "report",
                "title": "听取和审议审计工作报告",
                "reporter": "县审计局局长",
                "result": "提出审议意见",
            },
            {"kind": "election", "title": "人事任免", "result": "表决通过"},
        ],
        actor=cast.go,
    )
    build.settled(cast, build.called(cast, row))
    return meetings.hold(row, actor=cast.go)


@pytest.fixture
def minutes(cast, meeting):
    return actions.begin(meeting, actor=cast.go)


def test_minutes_are_drafted_from_the_register(cast, minutes):
    assert queries.texts_of(minutes) == [
        "2026年4月15日，西平样县第十八届人大常委会第一次会议在三楼会议室召开。会议由李宏远主持。",
        "第一次全体会议应到2人，实到2人；至少2人到会，符合法定人数（地方组织法第五十一条：常委会全体组成人员的过半数出席）。",
        "一、会议听取和审议了审计工作报告（县审计局局长报告）。提出审议意见。",
        "二、会议进行了人事任免。表决通过。",
    ]


def test_drafted_anew_only_what_nobody_wrote_follows(cast, meeting, minutes):
    _, _, third, _ = minutes.paragraphs.order_by("order")
    actions.write(
        minutes,
        actor=cast.go,
        texts={third.pk: ("会议认为审计工作成效明显。", third.revision)},
        added="会议号召大家努力。",
    )
    item = meeting.items.order_by("order").first()
    rows = [{"pk": one.pk, "kind": one.kind, "title": one.title, "reporter": one.reporter, "result": "原则同意"}
            for one in meeting.items.order_by("order")]  # fmt: skip
    meetings.arrange_items(meeting, rows, actor=cast.go)

    actions.begin(meeting, actor=cast.go)

    texts = queries.texts_of(minutes)
    assert texts[2:] == ["会议认为审计工作成效明显。", "二、会议进行了人事任免。原则同意。", "会议号召大家努力。"]
    row = minutes.paragraphs.get(key=f"item-{item.pk}")
    assert row.is_outdated
    with pytest.raises(Refused, match="请先核对"):
        actions.sign(minutes, actor=cast.lead)
    actions.settle(minutes, row, actor=cast.go, deed="stand")
    assert actions.sign(minutes, actor=cast.lead).signer == "李宏远"


def test_two_who_write_the_same_paragraph_see_both_texts(cast, minutes):
    row = minutes.paragraphs.order_by("order").first()
    actions.write(minutes, actor=cast.go, texts={row.pk: ("甲写的。", row.revision)})

    with pytest.raises(Conflict):
        actions.write(minutes, actor=cast.go, texts={row.pk: ("乙写的。", row.revision)})
    said = {f"p-{row.pk}": "乙写的。", f"r-{row.pk}": str(row.revision), f"initial-p-{row.pk}": row.text}
    answer = cast.client("go").post(f"/meetings/minutes/{minutes.pk}/write/", said)

    assert answer.status_code == 409
    assert "甲写的。" in answer.content.decode()


@pytest.mark.parametrize("deed", ["strike", "restore", "up", "down"])
def test_a_paragraph_is_struck_restored_and_moved_on_its_page(cast, minutes, deed):
    row = minutes.paragraphs.order_by("order")[1]
    answer = cast.client("go").post(f"/meetings/minutes/{minutes.pk}/write/", {"deed": f"{deed}-{row.pk}"})

    keys = list(minutes.paragraphs.order_by("order").values_list("key", flat=True))
    row.refresh_from_db()
    assert answer.status_code == 302
    assert (keys.index("attendance"), row.text == "") == ({"up": 0, "down": 2}.get(deed, 1), deed == "strike")


@pytest.mark.parametrize(
    ("who", "before", "after"), [("go", 200, 200), ("lead", 200, 200), ("scm", 404, 200), ("com", 404, 200),
                                 ("dep", 404, 404), ("unit", 404, 404)],
)  # fmt: skip
def test_signed_minutes_are_read_by_whoever_sees_the_meeting(cast, minutes, who, before, after):
    client, url = cast.client(who), f"/meetings/minutes/{minutes.pk}/"
    assert client.get(url).status_code == before
    actions.sign(minutes, actor=cast.lead)
    assert client.get(url).status_code == after


def test_signed_minutes_are_locked_until_signing_is_taken_back(cast, minutes):
    actions.sign(minutes, actor=cast.lead)
    with pytest.raises(Refused, match="已经签发"):
        actions.write(minutes, actor=cast.go, texts={}, added="补一段")
    minutes = actions.reopen(minutes, actor=cast.lead, reason="漏写一项")
    actions.write(minutes, actor=cast.go, texts={}, added="补一段")
    assert queries.texts_of(minutes)[-1] == "补一段"


@pytest.mark.parametrize("who", ["lead", "dac", "com", "scm"])
def test_only_the_office_writes_and_only_the_leadership_signs(cast, meeting, minutes, who):
    with pytest.raises(PermissionDenied):
        actions.begin(meeting, actor=cast.actor(who))
    with pytest.raises(PermissionDenied):
        actions.sign(minutes, actor=cast.go)


def test_what_was_adopted_stands_in_the_minutes(cast):
    adopted = resolutions.resolution(cast, "adopted")
    minutes = actions.begin(adopted.meeting, actor=cast.go)
    assert f"会议通过了《{adopted}》〔第十八届〕第一号。" in queries.texts_of(minutes)


def test_what_was_voted_stands_in_the_minutes_with_its_result(cast):
    members = voting.committee(cast, 9)
    sat = build.planned(cast, "standing_committee", TODAY)
    ballot = voting.opened(cast, meeting=sat)
    voting.cast_by(ballot, members, *["yes"] * 6, "no")
    ballots.announce(ballots.close(ballot, actor=cast.go), actor=cast.go)

    minutes = actions.begin(meetings.hold(sat, actor=cast.go, due=9, present=9), actor=cast.go)

    (said,) = [text for text in queries.texts_of(minutes) if "表决" in text]
    assert said.startswith("会议对“任免刘建设等人职务”进行了表决。赞成6票、反对1票、弃权0票。")


def test_a_meeting_that_has_not_sat_has_no_minutes(cast):
    row = build.planned(cast, "standing_committee", TODAY)
    with pytest.raises(Refused, match="先登记"):
        actions.begin(row, actor=cast.go)
    assert not Minutes.objects.exists()


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        ("election", "审议人事任免议案", "会议审议了人事任免议案"),
        ("activity", "视察农村饮水和道路养护", "会议组织视察了农村饮水和道路养护"),
        ("activity", "代表小组活动", "会议开展了代表小组活动"),
        ("report", "听取和审议审计工作报告", "会议听取和审议了审计工作报告"),
        ("suggestions", "听取代表建议办理情况的汇报", "会议听取了代表建议办理情况的汇报"),
        ("election", "人事任免", "会议进行了人事任免"),
    ],
)
def test_minutes_tell_an_item_by_the_verb_of_its_title(cast, kind, title, words):
    sat = build.planned(cast, "standing_committee", TODAY)
    meetings.arrange_items(sat, [{"kind": kind, "title": title}], actor=cast.go)
    assert f"一、{words}。" in dict(queries.drafted(sat, cast.go)).values()


@pytest.mark.parametrize(("setting", "told"), [("told", True), ("left_out", False)])
def test_who_did_not_vote_is_told_beside_the_three_results_where_it_is_wished(cast, setting, told):
    members = voting.committee(cast, 9)
    set_rule(cast.congress, "ballot.not_voted", setting, actor=cast.go, since=TODAY, reason="议事规则")
    ballot = voting.opened(cast)
    voting.cast_by(ballot, members, *["yes"] * 6)
    ballot = ballots.announce(ballots.close(ballot, actor=cast.go), actor=cast.go)

    assert (queries.ballots.not_voted(ballot), "未投票3人" in queries.ballots.told_in_minutes(ballot)) == (3, told)
    page = cast.client("go").get(ballot.get_absolute_url()).content.decode()
    assert "未投票" in page
