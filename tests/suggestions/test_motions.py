"""The road of a motion: committee, presidium, meeting, resolution – or a suggestion; who may read and do what on it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from congress.actions import ballots as voting
from congress.actions import documents, jobs, meetings, resolutions, together
from congress.frame import clock, kinds
from congress.frame.workflow import Refused
from congress.models import Ballot, Deadline, Notice, Resolution, SearchEntry
from congress.queries.documents import paper_of
from suggestions.actions import motion_signing as signing
from suggestions.actions import motions as actions
from suggestions.chapters import MOTIONS
from suggestions.models import Motion, Suggestion
from suggestions.queries import motions as queries
from suggestions.workflow import MOTION
from tests.build import ballots, files
from tests.build import motions as build
from tests.build.county import TODAY
from tests.build.resolutions import by_hand
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db

SESSION = "地方组织法第二十二条"


def open_clocks(row):
    return list(Deadline.objects.open().filter(target=f"suggestions.motion:{row.pk}").values_list("key", "due_on"))


def test_a_committee_has_a_day_for_its_report(cast):
    row = build.at(cast, "committee_opinion")
    assert open_clocks(row) == [("suggestions.motion_report", TODAY + timedelta(days=2))]

    row = actions.report(row, actor=cast.go, advice="agenda", opinion="建议列入。", reported_on=TODAY)

    assert (row.state, row.get_advice_display(), open_clocks(row)) == ("presidium", "建议列入会议议程", [])


def test_its_item_stays_on_the_agenda(cast):
    row = build.at(cast, "on_agenda")
    gone = [{"pk": row.item_id, "title": "", "kind": row.item.kind, "result": "", "reporter": ""}]

    with pytest.raises(Refused, match="已有议案用到，不能删去"):
        meetings.arrange_items(row.meeting, gone, actor=cast.go)

    assert row.meeting.items.get() == row.item


def test_on_the_agenda_it_is_the_last_item_of_the_meeting(cast):
    row = build.at(cast, "on_agenda")

    assert [(one.order, one.title, one.reporter) for one in row.meeting.items.all()] == [
        (1, f"审议《{row.title}》", "张德福")
    ]
    assert row.item == row.meeting.items.get()
    assert Notice.objects.filter(subject__startswith="已列入会议议程").values("person").distinct().count() == 10


def test_as_a_suggestion_nothing_of_it_is_lost(cast):
    row = build.at(cast, "converted")

    case = Suggestion.objects.get(motion=row)
    assert (case.state, case.subject, case.facts, case.proposals) == (
        "review_dac", "关于制定全县农村饮用水安全条例实施办法的建议", row.grounds, row.plan,
    )  # fmt: skip
    signed = set(row.signers.signed().values_list("person", flat=True))
    kept = {case.lead.person_id, *case.cosigners.filter(state="confirmed").values_list("deputy__person", flat=True)}
    assert (kept, len(kept), case.lead.person_id) == (signed, 10, cast.dep.person_id)
    assert (case.session_id, case.versions.count()) == (row.meeting_id, 1)
    keys = Deadline.objects.open().filter(target=f"suggestions.suggestion:{case.pk}").values_list("key", flat=True)
    assert list(keys) == ["suggestions.session_intake"]
    assert row.title in cast.client("dac").get(case.get_absolute_url()).content.decode()
    assert case.get_absolute_url() in cast.client("dac").get(row.get_absolute_url()).content.decode()


def test_the_files_of_a_motion_are_copied_to_the_suggestion_it_becomes(cast):
    row = build.at(cast, "converted", files=[files.handed_in("现状.docx", files.docx("灌区现状"))])

    (own,), (copy,) = (build.queries.files_of(one) for one in (row, row.suggestion))
    assert (copy.name, copy.sha256, copy.uploaded_by) == ("现状.docx", own.sha256, own.uploaded_by)
    assert copy.stored_as != own.stored_as
    bodies = [b"".join(cast.client("dac").get(f"/files/{one.pk}/")) for one in (own, copy)]
    assert bodies == [files.docx("灌区现状")] * 2


def test_a_presidium_turns_many_into_suggestions_at_once_and_says_why_not_all(cast):
    row, other = build.at(cast, "presidium"), build.at(cast, "filed", title="关于另一件事的议案")
    organ = build.at(cast, "presidium", actor="go", by="organ", organ=cast.bodies["government"], title="政府的议案")
    late = build.at(cast, "draft", title="还没有提出的议案")
    url = "/lists/suggestions.motions/together/?deed=convert&all=1"
    client = cast.client("go")
    looked = client.get(url).content.decode()
    kept = {"kept": [row.pk, other.pk, organ.pk, late.pk], "decided_on": TODAY.isoformat(), "reason": "属政府职权。"}

    client.post(url, kept)

    assert "只有代表向大会联名提出的议案可以转为代表建议。" in looked
    assert dict(Motion.objects.values_list("title", "state")) == {
        row.title: "converted", other.title: "converted", organ.title: "presidium", late.title: "draft",
    }  # fmt: skip
    assert Suggestion.objects.count() == 2
    assert cast.client("dep").get(url).status_code == 403


def test_what_one_deed_refuses_leaves_the_others_done(cast):
    row, other = build.at(cast, "filed"), build.at(cast, "filed", title="关于另一件事的议案")
    Motion.objects.filter(pk=other.pk).update(filed_on=TODAY + timedelta(days=1))

    done, refused = together.begin("suggestions.motions", "convert", [row.pk, other.pk], actor=cast.go, decided_on=TODAY,
                                   reason="属政府职权。")  # fmt: skip

    assert ([one.pk for one in done], refused) == ([row.pk], [(other, "决定日期不能早于提出日期。")])


def test_more_than_a_page_waits_for_is_decided_in_the_background_with_the_same_answers(cast, monkeypatch):
    row = build.at(cast, "filed")
    said = {"decided_on": TODAY, "reason": "属政府职权。"}
    monkeypatch.setattr(together, "AT_ONCE", 0)

    job = together.begin("suggestions.motions", "convert", [row.pk], actor=cast.go, **said)

    assert jobs.run(job.pk) == "done"
    row.refresh_from_db()
    assert (row.state, row.decided_on, row.because) == ("converted", TODAY, "属政府职权。")


def test_what_an_organ_put_does_not_become_a_suggestion(cast):
    row = build.at(cast, "presidium", actor="go", by="organ", organ=cast.bodies["government"])

    with pytest.raises(Refused, match="只有代表向大会联名提出的议案"):
        actions.convert(row, actor=cast.go, decided_on=TODAY, reason="理由")


def test_after_the_session_the_committee_reports_and_the_standing_committee_decides(cast):
    row = build.at(cast, "after_session")
    assert (open_clocks(row), row.advice) == ([("suggestions.motion_report", TODAY + timedelta(days=60))], "")
    with pytest.raises(Refused, match="还没有提出审议报告"):
        actions.conclude(row, actor=cast.go, outcome="结果")

    row = actions.report_later(row, actor=cast.go, advice="not", opinion="正在制定同类规定。", reported_on=TODAY)
    row = actions.conclude(row, actor=cast.go, outcome="常委会第二十次会议审议，由县政府列入立法后评估。")

    assert (row.state, open_clocks(row), bool(row.ended_on)) == ("closed", [], True)


@pytest.mark.parametrize("state", ["filed", "committee_opinion", "presidium"])
def test_before_the_agenda_it_is_taken_back_by_whoever_put_it(cast, state):
    row = actions.withdraw(build.at(cast, state), actor=cast.dep, reason="问题已经解决")

    assert (row.state, row.because, open_clocks(row)) == ("withdrawn", "问题已经解决", [])


@pytest.mark.parametrize("state", ["on_agenda", "deliberating"])
def test_before_the_vote_it_is_taken_back_with_consent_and_after_it_no_more(cast, state):
    row = build.at(cast, state)
    with pytest.raises(Refused):
        actions.withdraw(row, actor=cast.dep, reason="问题已经解决")

    row = actions.withdraw_listed(row, actor=cast.go, consented_on=TODAY, reason="问题已经解决")

    assert (row.state, row.meeting.items.get().result) == ("withdrawn", "提案人要求撤回，审议终止")


def test_once_put_to_the_vote_nobody_takes_anything_back(cast):
    row = build.at(cast, "voted")
    with pytest.raises(Refused):
        actions.withdraw_listed(row, actor=cast.go, consented_on=TODAY, reason="理由")
    with pytest.raises(Refused, match="不能退出联名"):
        signing.leave(row, actor=cast.actor(build.key_of(cast, row.signers.last().member)))


@pytest.mark.parametrize(("yes", "state", "result"), [(8, "adopted", "通过"), (4, "failed", "未通过")])
def test_the_announced_vote_decides(cast, yes, state, result):
    """Nine members of the standing committee: five are more than half of all."""
    build.members(cast)
    row = build.signed(cast, build.draft(cast, "standing_committee", actor="scm"), 3)
    row = actions.file_motion(row, actor=cast.scm)
    row = actions.deliberate(actions.put_on_agenda(row, actor=cast.go, decided_on=TODAY), actor=cast.go)
    row = actions.put_to_vote(row, actor=cast.go, method="named")
    ballot = Ballot.objects.get(about=f"suggestions.motion:{row.pk}")
    with pytest.raises(Refused, match="还没有宣布结果"):
        actions.adopt(row, actor=cast.go, words="赞成九票")

    held = [post for key, post in cast.posts.items() if key.startswith("member")]
    ballot = voting.open_round(ballot, actor=cast.go)
    option = str(ballot.options.get().pk)
    for place, voter in enumerate(ballots.voters(held)):
        voting.vote(ballot, actor=voter, marks={option: "yes" if place < yes else "no"})
    voting.announce(voting.close(ballot, actor=cast.go), actor=cast.go)

    row.refresh_from_db()
    assert (row.state, row.item.result) == (state, result)
    assert f"{yes}" in row.outcome


def charged(cast, row):
    """The resolution of an adopted motion, charged to the government with a day for its report."""
    sat = meetings.hold(row.meeting, actor=cast.go, due=18, present=18)
    found = resolutions.adopt(Resolution.objects.get(motion=row), actor=cast.go, meeting=sat, adopted_on=TODAY, effective_on=TODAY,
                              item=row.item, **by_hand(sat))  # fmt: skip
    found = resolutions.publish(found, actor=cast.go, published_on=TODAY)
    return resolutions.charge(
        found, actor=cast.go, organ=cast.bodies["government"], report_by=TODAY + timedelta(days=90)
    )


def test_what_was_adopted_is_drafted_carried_out_and_reported(cast):
    row = build.at(cast, "adopted")
    with pytest.raises(Refused, match="起草或者关联决议"):
        actions.execute(row, actor=cast.go)

    row = actions.tie_resolution(row, actor=cast.go)

    found = Resolution.objects.get(motion=row)
    assert (found.title, found.text) == ("关于制定全县农村饮用水安全条例实施办法的决议", row.plan)
    with pytest.raises(Refused, match="公布、交办执行"):
        actions.execute(row, actor=cast.go)
    found = charged(cast, row)
    with pytest.raises(Refused, match="正在执行"):
        actions.close(row, actor=cast.go, outcome="结果")
    row = actions.execute(row, actor=cast.go)
    with pytest.raises(Refused, match="还没有报告执行情况"):
        actions.report_execution(row, actor=cast.go)
    resolutions.hand_in(found.reports.get(), actor=cast.go, text="已经落实。")
    row = actions.report_execution(row, actor=cast.go)
    assert actions.close(row, actor=cast.go, outcome="实施办法已经公布施行。").state == "closed"


# Papers.


def issued(key, obj, cast):
    return paper_of(documents.issue(f"suggestions.{key}", obj, actor=cast.go))


def test_whoever_leads_has_a_receipt_with_its_number_and_the_motion_names_its_files(cast):
    named = [files.handed_in(name, files.docx(name)) for name in ("现状.docx", "测算.docx")]
    row = build.at(cast, "filed", files=named)

    receipt, motion = (str(issued(key, row, cast)) for key in ("motion_receipt", "motion"))

    for words in ("张德福等提案人", "登记为第一号议案", "联名10人", SESSION):
        assert words in receipt
    assert [name in paper for paper in (receipt, motion) for name in ("1．现状.docx", "2．测算.docx")] == [True] * 4
    assert Notice.objects.filter(subject__startswith="已登记：第一号议案").values("person").distinct().count() == 10


def test_no_receipt_before_it_is_put(cast):
    with pytest.raises(PermissionDenied):
        issued("motion_receipt", build.at(cast, "cosigning"), cast)


def test_the_result_of_what_was_left_for_later_is_printed_for_the_next_session_when_all_of_it_is_decided(cast):
    row = build.at(cast, "after_session")
    other = build.at(cast, "after_session", title="关于另一件事的议案")
    for one in (row, other):
        with pytest.raises(PermissionDenied):
            issued("motion_results", one.meeting, cast)
        one = actions.report_later(one, actor=cast.go, advice="not", opinion="正在制定同类规定。", reported_on=TODAY)
        actions.conclude(one, actor=cast.go, outcome="常委会第二十次会议审议，列入立法后评估。")
    on_agenda = build.at(cast, "on_agenda", title="关于第三件事的议案")

    text = str(issued("motion_results", row.meeting, cast))

    assert ("会后审议的议案2件" in text, on_agenda.title in text) == (True, False)
    for words in (row.title, other.title, "农业与农村委员会审议", "正在制定同类规定", "列入立法后评估", "各位代表"):
        assert words in text
    row.refresh_from_db()
    assert "审议结果的报告" in str(issued("motion_opinion", row, cast))


# Who may.

DECIDERS = {"go"}
MAY = {
    "draft": {"invite": {"dep"}, "file": {"dep"}},
    "filed": {"send_back": DECIDERS, "refer": DECIDERS, "put_on_agenda": DECIDERS, "convert": DECIDERS, "hand_on": DECIDERS,
              "reject": DECIDERS, "withdraw": {"dep"}},
    "committee_opinion": {"report": {"go", "committee"}, "withdraw": {"dep"}},
    "presidium": {"put_on_agenda": DECIDERS, "convert": DECIDERS, "hand_on": DECIDERS, "reject": DECIDERS, "withdraw": {"dep"}},
    "after_session": {"report_later": {"go", "committee"}, "conclude": DECIDERS},
    "on_agenda": {"deliberate": DECIDERS, "withdraw_listed": DECIDERS},
    "deliberating": {"put_to_vote": DECIDERS, "withdraw_listed": DECIDERS},
    "voted": {"adopt": DECIDERS, "fail": DECIDERS},
    "adopted": {"execute": DECIDERS, "close": DECIDERS},
}  # fmt: skip
ASKED = ("lead", "go", "dac", "com", "committee", "scm", "dhead", "dep", "dep3", "gov", "unit", "sys", "aud")


@pytest.mark.parametrize("state", list(MAY))
def test_who_may_do_what(cast, state):
    row = build.at(cast, state)
    people = {key: cast.actor(key) for key in ASKED if key != "committee"}
    people["committee"] = clerk(cast)
    people = people | {"dep3": outsider(cast, row)}

    found = {}
    for key, actor in people.items():
        for move, _ in MOTION.offered(row, actor):
            found.setdefault(move.name, set()).add(key)

    assert found == MAY[state]


def clerk(cast):
    """Somebody who works for the committee that considers motions."""
    actor = cast.com
    return type(actor)(
        **{
            **{name: getattr(actor, name) for name in actor.__dataclass_fields__},
            "organization_id": build.committee(cast).pk,
        }
    )


def outsider(cast, row):
    """A deputy who was never asked to sign."""
    signers = set(row.signers.values_list("person", flat=True))
    return next(
        cast.actor(key) for key, post in cast.posts.items() if post.role == "DEP" and post.person_id not in signers
    )


SEES = {
    "draft": {"dep"},
    "cosigning": {"dep"},
    "filed": {"dep", "lead", "go", "dac", "com", "scm"},
    "on_agenda": {"dep", "lead", "go", "dac", "com", "scm", "dhead", "outsider"},
    "converted": {"dep", "lead", "go", "dac", "com", "scm", "dhead", "outsider"},
}


@pytest.mark.parametrize("state", list(SEES))
def test_who_reads_it(cast, state):
    row = build.at(cast, state)
    people = {
        key: cast.actor(key)
        for key in ("lead", "go", "dac", "com", "scm", "dep", "gov", "unit", "sys", "aud", "dhead")
    }
    people |= {"outsider": outsider(cast, row), "stranger": cast.stranger.dac}

    assert {key for key, actor in people.items() if Motion.objects.visible_to(actor).exists()} == SEES[state]


def test_a_township_sees_its_own_and_the_county_what_was_put_there(cast):
    town, hill = cast.townships["river"], cast.townships["hill"]
    given = {"meeting": build.meeting(cast, congress=town.congress), "by": "organ", **build.WORDS}
    row = signing.draft(Motion(congress=town.congress, organ=town.bodies["presidium"], **given), actor=town.tsec)
    assert [bool(Motion.objects.visible_to(who)) for who in (town.tch, hill.tch, cast.go)] == [True, False, False]

    row = actions.file_motion(row, actor=town.tsec)

    assert [bool(Motion.objects.visible_to(who)) for who in (town.tch, hill.tch, cast.go, town.tdep)] == [
        True,
        False,
        True,
        False,
    ]
    assert [move.name for move, _ in MOTION.offered(row, cast.go)] == []


# Pages.


def test_the_pages_go_from_the_words_to_the_vote(cast):
    build.deputies(cast)
    meeting, client = build.meeting(cast), cast.client("dep")
    sent = {"meeting": meeting.pk, **build.WORDS}
    assert client.post(reverse("suggestions:motion_add"), sent).status_code == 302
    row = Motion.objects.get()
    row = build.signed(cast, row, 10)
    url = row.get_absolute_url()
    day = TODAY.isoformat()
    steps = (("dep", "file", {"read": "on"}), ("go", "refer", {"committee": build.committee(cast).pk, "report_due_on": day}),
             ("go", "report", {"advice": "agenda", "opinion": "建议列入。", "reported_on": day}),
             ("go", "put_on_agenda", {"decided_on": day}), ("go", "deliberate", {}), ("go", "put_to_vote", {"method": "hall"}),
             ("go", "adopt", {"words": "全票通过。"}), ("go", "close", {"outcome": "已经落实。"}))  # fmt: skip
    for who, move, said in steps:
        client = cast.client(who)
        assert client.get(f"{url}{move}/").status_code == 200, move
        answer = client.post(f"{url}{move}/", said)
        assert answer.status_code == 302, (move, answer.content.decode()[-3000:])
        assert client.get(url).status_code == 200
    assert row.title in client.get(reverse("suggestions:motions")).content.decode()


@pytest.mark.parametrize(("who", "by", "more"), [("go", "", {"lead": "dep2"}), ("go", "organ", {"organ": "government"}),
                                                  ("gov", "", {"organ": "government"})])  # fmt: skip
def test_the_office_and_organs_enter_what_is_theirs(cast, who, by, more):
    said = {"lead": cast.posts["dep2"].pk} if "lead" in more else {"organ": cast.bodies["government"].pk}
    client = cast.client(who)
    url = reverse("suggestions:motion_add") + (f"?by={by}" if by else "")
    assert client.get(url).status_code == 200

    answer = client.post(url, {"meeting": build.meeting(cast).pk, **build.WORDS, **said})

    assert answer.status_code == 302, answer.content.decode()[-3000:]
    row = Motion.objects.get()
    assert (row.by, row.by_office) == ("joint" if "lead" in more else "organ", who == "go")
    assert client.post(reverse("suggestions:motion_discard", args=[row.pk])).status_code == 302
    assert not Motion.objects.exists()


def test_the_office_says_until_when(cast):
    meeting, client = build.meeting(cast), cast.client("go")
    url = reverse("suggestions:motion_deadline", args=[meeting.pk])
    late = {"closes_on": (meeting.closes_on + timedelta(days=1)).isoformat(), "decided_on": TODAY.isoformat()}
    assert "不能晚于会议闭幕日" in client.post(url, late).content.decode()

    assert client.post(url, {**late, "closes_on": TODAY.isoformat()}).status_code == 302

    assert "2026年4月15日" in cast.client("dep").get(reverse("suggestions:motions")).content.decode()


def test_the_list_asks_the_same_number_of_statements(cast):
    build.deputies(cast)

    def put(place):
        row = build.draft(cast, title=f"关于第{place}件事的议案")
        actions.file_motion(build.signed(cast, row, 10), actor=cast.dep)

    page_same_for_many(cast.client("go"), reverse("suggestions:motions"), put)


def test_a_deputy_has_what_he_put_in_his_dossier_and_figures_count_it(cast):
    row = build.at(cast, "filed")
    lead, other = cast.deputies["dep"], row.signers.filter(is_lead=False).first().person.deputies.get()

    lines = {key: [(fact.deputy_id, fact.text, fact.on) for fact in kinds.duties[f"suggestions.{key}"].facts([lead.pk, other.pk], TODAY, TODAY)]
             for key in ("motion_lead", "motion_cosign")}  # fmt: skip

    assert lines == {"motion_lead": [(lead.pk, f"领衔提出议案：{row.title}", TODAY)],
                     "motion_cosign": [(other.pk, f"联名提出议案：{row.title}", TODAY)]}  # fmt: skip
    figures = [
        kinds.figures[f"suggestions.motions_{key}"].count([cast.congress.pk], TODAY, TODAY)
        for key in ("put", "decided")
    ]
    assert figures == [{cast.congress.pk: 1}, {}]


def test_numbers_are_those_of_a_meeting(cast):
    build.deputies(cast)
    rows = [actions.file_motion(build.signed(cast, build.draft(cast), 10), actor=cast.dep) for _ in range(2)]
    assert [row.number_words for row in rows] == ["第一号议案", "第二号议案"]

    row = actions.send_back(rows[0], actor=cast.go, reason="方案不具体")

    assert actions.file_motion(row, actor=cast.dep).number == 1
    assert clock.today() == row.meeting.opens_on


def test_the_summary_of_the_year_says_what_became_of_them(cast):
    build.at(cast, "converted")
    build.deputies(cast)
    actions.file_motion(build.signed(cast, build.draft(cast, title="关于另一件事的议案"), 10), actor=cast.dep)

    data = MOTIONS.gather(cast.congress, TODAY.replace(month=1, day=1), TODAY)

    assert {fact.key: fact.value for fact in data.facts} == {
        "put": 2, "joint": 2, "decided": 1, "listed": 0, "converted": 1, "later": 0, "rejected": 0, "adopted": 0,
    }  # fmt: skip
    assert [line.text for line in MOTIONS.draft(data, None)] == [
        "收到议案2件，其中联名提出2件；作出处理决定1件，其中转为代表建议1件。"
    ]
    assert [row[3] for row in data.tables[0].rows] == ["转为代表建议", "尚未决定"]


@pytest.mark.parametrize(
    ("words", "hit"),
    [("堤防", True), ("加固堤防", True), ("防堤", False), ("加固 城区", True), ("加固 电梯", False), ("防", False)],
)
def test_a_motion_is_found_by_two_characters_of_any_of_its_texts(cast, words, hit):
    row = build.draft(cast, title="关于保障汛期安全的议案", grounds="沿河堤防年久失修。", plan="加固堤防，保护城区。")

    assert list(queries.listed(cast.dep, q=words)) == [row] * hit
    assert list(queries.listed(cast.dep3, q=words)) == []


def test_a_motion_is_found_by_its_new_words_only_and_a_thrown_away_one_not_at_all(cast):
    row = build.draft(cast, grounds="沿河堤防年久失修。")
    row.grounds = "老旧小区没有电梯。"
    signing.change(row, actor=cast.dep)

    assert [queries.listed(cast.dep, q=words).count() for words in ("堤防", "电梯")] == [0, 1]
    signing.discard(row, actor=cast.dep)
    assert not SearchEntry.objects.filter(kind="suggestions.motion").exists()
