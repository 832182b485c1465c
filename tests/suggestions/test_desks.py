"""The desks: what waits for whom, two hundred assigned in one go, many settled at once, the ledger of promises."""

from datetime import timedelta

import pytest

from congress.frame import clock, kinds
from congress.models import Notice
from congress.queries.home import blocks, tiles
from suggestions.actions import assigning, following
from suggestions.models import AssignmentPlan, Suggestion
from suggestions.queries import tables
from suggestions.workflow import ASSIGNMENT
from tests import build
from tests.costs import page_same_for_many

from .test_preparing import looked_through

ASSIGNING, REVIEW = "/suggestions/assigning/", "/suggestions/assigning/review/"


def waiting(actor):
    """{card: titles} of what waits for somebody, without the cards of other apps."""
    return {
        block.key.removeprefix("suggestions."): len(block.rows)
        for block in blocks(actor)
        if block.key.startswith("suggestions.")
    }


@pytest.fixture
def planned(cast):
    """Three suggestions to be assigned, two of them prepared."""
    cases = [build.suggestion(cast, at="to_assign", subject=f"第{n}件") for n in (1, 2, 3)]
    for case in cases[:2]:
        assigning.prepare(case, actor=cast.dac, lead=cast.units["transport"], joint=[cast.units["finance"]])
    return cases


def test_each_desk_sees_what_waits_for_it_and_no_more(cast):
    build.suggestion(cast, at="review_secretariat")
    build.suggestion(cast, at="to_assign")
    build.suggestion(cast, at="assigned")
    build.suggestion(cast, at="reply_drafted")
    build.suggestion(cast, at="feedback_pending")

    assert {
        key: sorted(waiting(cast.actor(key))) for key in ("dac", "go", "unit", "unitl", "gov", "dep", "dep2", "scm")
    } == {
        "dac": ["publications", "review", "silent", "to_assign", "unit_contacts"],
        "go": ["review"],
        "unit": ["to_sign_for", "unit_contacts"],
        "unitl": ["to_sign", "to_sign_for", "unit_contacts"],
        "gov": [],
        "dep": ["to_rate"],
        "dep2": [],
        "scm": [],
    }
    assert waiting(cast.stranger.dac) == {}


def test_what_is_late_comes_first_and_counts_above(cast):
    build.suggestion(cast, at="in_progress")
    build.suggestion(cast, at="to_assign")

    with clock.frozen(clock.today() + timedelta(days=100)):
        found = [(block.key, block.tone) for block in blocks(cast.dac)]
        assert ("suggestions.late", "late") in found
        assert found == sorted(found, key=lambda block: block[1] != "late")
        assert {tile.label: tile.number for tile in tiles(cast.dac)} == {"已超期": 1, "待交办": 1, "办理中": 1}
        assert {tile.label: tile.number for tile in tiles(cast.unit)} == {"已超期": 1, "办理中": 1}
    assert tiles(cast.dep) == []


def test_every_figure_opens_the_list_it_counts(cast):
    for state in (
        "review_dac",
        "to_assign",
        "assigned",
        "in_progress",
        "reply_signed",
        "feedback_pending",
        "rated",
        "follow_up",
    ):
        build.suggestion(cast, at=state)

    for key in ("dac", "gov", "unit"):
        client = cast.client(key)
        for tile in tiles(cast.actor(key)):
            assert f"共 {tile.number} 件" in client.get(tile.url).content.decode(), (key, tile)


STANDING = ("to_assign", "in_progress", "reply_signed", "feedback_pending", "rated", "follow_up", "closed")


@pytest.mark.parametrize("key", ["dac", "go", "gov", "lead", "com", "unit", "unitl", "dep"])
def test_the_first_page_costs_the_same_however_much_waits(cast, key):
    def add(place):
        for at in STANDING:
            build.suggestion(cast, at=at)
        build.suggestion(cast, at="rated", result="not_satisfied")

    with clock.frozen(clock.today() + timedelta(days=200)):  # some of it is late
        page_same_for_many(cast.client(key), "/", add)


def test_a_card_shows_the_first_and_counts_all(cast):
    for n in range(10):
        build.suggestion(cast, at="to_assign", subject=f"第{n}件")

    (block,) = [one for one in blocks(cast.dac) if one.key == "suggestions.to_assign"]

    assert ([row.title.partition(" ")[2] for row in block.rows], block.total) == ([f"第{n}件" for n in range(8)], 10)


def test_prepared_decisions_are_seen_by_the_commission_alone(cast, planned):
    case = planned[0]

    assert "县交通局主办、县财政局会办" in cast.client("dac").get(REVIEW).content.decode()
    for key in ("go", "unit", "gov", "dep", "lead", "com"):
        client = cast.client(key)
        assert client.get(ASSIGNING).status_code == 403
        page = client.get(case.get_absolute_url())
        assert page.status_code == 404 or "拟定《" not in page.content.decode() or key in ("go", "lead")


def test_a_decision_is_prepared_changed_and_reviewed_on_the_desk(cast, planned):
    client, case = cast.client("dac"), planned[2]
    units = {key: unit.pk for key, unit in cast.units.items()}
    url = f"/suggestions/{case.pk}/prepare/"

    assert client.post(url, {"separate": [units["court"]]}).status_code == 422
    assert client.post(url, {"separate": [units["court"], units["transport"]], "is_hard": "on"}).status_code == 302
    plan = AssignmentPlan.objects.get(suggestion=case)
    assert (assigning.plan_in_words(plan), plan.is_hard) == ("县交通局分办、县法院分办", True)
    text = client.get(REVIEW).content.decode()
    assert ("第3件" in text, "六个月" in text, "县交通局分办、县法院分办" in text) == (True, True, True)


def test_checked_decisions_are_applied_in_one_go(cast, planned):
    client = cast.client("dac")
    sent = looked_through() | {"once": "a-token-of-twenty-four-char"}

    answer = client.post(REVIEW, sent)
    again = client.post(REVIEW, sent)

    assert (answer.status_code, again.status_code) == (302, 302)
    assert [Suggestion.objects.get(pk=case.pk).state for case in planned] == ["handling", "handling", "to_assign"]
    assert AssignmentPlan.objects.count() == 0
    assert planned[0].assignments.count() == 2


def test_all_or_none(cast, planned):
    client = cast.client("dac")
    unit = cast.units["finance"]
    unit.until = clock.today() - timedelta(days=1)
    unit.save()

    answer = client.post(REVIEW, looked_through())

    assert answer.status_code == 409
    assert "本次一件也没有交办。" in answer.content.decode()
    assert {Suggestion.objects.get(pk=case.pk).state for case in planned} == {"to_assign"}


def test_nothing_of_another_county_can_be_slipped_in(cast, planned):
    theirs = cast.stranger

    text = theirs.client("dac").get(REVIEW).content.decode()
    answer = theirs.client("dac").post(REVIEW, looked_through())

    assert "没有可以交办的方案" in text
    assert (answer.status_code, "第1件" in answer.content.decode()) == (409, False)
    assert {Suggestion.objects.get(pk=case.pk).state for case in planned} == {"to_assign"}


def test_the_clock_of_a_promise_leads_to_the_case_that_made_it(cast):
    task = build.task(cast, at="follow_up")

    page = cast.client("dac").get("/clocks/").content.decode()
    led = cast.client("dac").get(task.commitments.get().get_absolute_url())

    assert f'<a href="/suggestions/tasks/{task.pk}/">完成其余路段大修' in page
    assert led.url == f"/suggestions/{task.suggestion_id}/#task-{task.pk}"


def test_a_promise_is_reported_marked_and_settled(cast):
    task = build.task(cast, at="follow_up")
    promise = task.commitments.get()
    unit, deputy, office = (cast.client(key) for key in ("unit", "dep", "dac"))

    assert (
        unit.post(f"/suggestions/commitments/{promise.pk}/report/", {"text": "全部完工。", "done": "on"}).status_code
        == 302
    )
    report = promise.reports.get()
    assert deputy.post(f"/suggestions/reports/{report.pk}/mark/", {"mark": "partly"}).status_code == 422
    marked = {"mark": "kept", "comment": "看过了。"}
    assert deputy.post(f"/suggestions/reports/{report.pk}/mark/", marked).status_code == 302
    settled = {"kept": "kept", "note": "代表认定，现场核实。"}
    assert office.post(f"/suggestions/commitments/{promise.pk}/settle/", settled).status_code == 302
    promise.refresh_from_db()
    assert promise.state == "kept"
    assert "代表认定：已兑现。看过了。" in office.get("/suggestions/commitments/").content.decode()


def test_the_ledger_shows_each_reader_his_own(cast):
    build.suggestion(cast, at="feedback_pending", reply_class="B")
    build.suggestion(cast, at="feedback_pending", reply_class="B", unit="court", lead="dep3")

    counts = {
        key: cast.client(key).get("/suggestions/commitments/").content.decode()
        for key in ("dac", "unit", "court", "dep", "gov")
    }

    assert {key: text.count("完成其余路段大修") for key, text in counts.items()} == {
        "dac": 2,
        "unit": 1,
        "court": 1,
        "dep": 1,
        "gov": 1,
    }
    assert "完成其余路段大修" not in cast.stranger.client("dac").get("/suggestions/commitments/").content.decode()


def test_the_ledger_begins_with_what_is_owed(cast):
    promises = []
    for days in range(4):
        with clock.frozen(clock.today() + timedelta(days=days)):
            promises.append(build.task(cast, at="follow_up").commitments.get())
    first, second, third, last = promises
    with clock.frozen(clock.today() + timedelta(days=4)):
        following.settle_commitment(first, actor=cast.dac, kept=True, note="现场看过。")
        following.settle_commitment(third, actor=cast.dac, kept=False, note="没有动工。")

    assert list(tables.ledger(cast.dac)) == [second, last, third, first]


def test_late_promises_are_found_over_the_years(cast):
    task = build.task(cast, at="follow_up")
    client = cast.client("dac")

    assert "共 0 项" in client.get("/suggestions/commitments/?late=on").content.decode()
    with clock.frozen(clock.today() + timedelta(days=400)):
        client = cast.client("dac")
        assert "共 1 项" in client.get("/suggestions/commitments/?late=on").content.decode()
        promise = task.commitments.get()
        following.settle_commitment(promise, actor=cast.dac, kept=False, note="没有动工。")
        assert "共 0 项" in client.get("/suggestions/commitments/?late=on").content.decode()
        assert "共 1 项" in client.get("/suggestions/commitments/?state=broken").content.decode()


@pytest.mark.parametrize("key", ["dac", "unit"])
def test_the_ledger_costs_the_same_for_one_and_for_three(cast, key):
    def promised(place):
        build.suggestion(cast, at="feedback_pending", reply_class="B")

    page_same_for_many(cast.client(key), "/suggestions/commitments/", promised)


def test_every_card_has_rows_to_show_and_leads_to_pages_that_open(cast):
    """One case in every state; every row of every card of every role leads somewhere this person may go."""
    for state in (
        "draft",
        "cosigning",
        "returned",
        "review_secretariat",
        "review_dac",
        "to_assign",
        "assigned",
        "accepted",
        "return_requested",
        "extension_requested",
        "reply_drafted",
        "reply_signed",
        "feedback_pending",
        "rated",
        "follow_up",
        "closed",
    ):
        build.suggestion(cast, at=state)
    build.suggestion(cast, at="rated", result="not_satisfied")

    for key in ("dac", "go", "unit", "unitl", "gov", "dep", "dep2", "lead", "dhead", "com"):
        client = cast.client(key)
        for block in blocks(cast.actor(key)):
            for row in block.rows:
                assert client.get(row.url).status_code == 200, (key, block.key, row.url)
            assert not block.url or client.get(block.url).status_code == 200


def test_the_machine_offers_what_the_cards_ask_for():
    verbs = {card.key for card in kinds.cards if card.key.startswith("suggestions.")}

    assert {"suggestions.to_sign_for", "suggestions.to_close", "suggestions.figures"} <= verbs
    assert {"sign_for", "close", "follow"} <= set(ASSIGNMENT.deeds)


def test_a_return_waits_where_the_next_word_is_to_be_said(cast):
    of_government, of_court = (
        build.task(cast, at="return_requested"),
        build.task(cast, at="return_requested", lead="dep2", unit="court"),
    )

    assert [waiting(cast.actor(key)).get(card) for key, card in (("gov", "opinions"), ("dac", "returns"))] == [1, 1]
    ASSIGNMENT.deeds["opine_return"](of_government, actor=cast.gov, opinion="agree", comment="")
    assert [waiting(cast.actor(key)).get(card) for key, card in (("gov", "opinions"), ("dac", "returns"))] == [None, 2]
    assert of_court.unit.is_government is False


def test_in_a_township_its_chair_checks_decides_and_archives(cast):
    town = cast.townships["river"]
    build.suggestion(town, at="return_requested")
    build.suggestion(town, at="reply_signed")
    build.suggestion(town, at="closed")

    told = set(Notice.objects.filter(person=town.tch.person_id).values_list("subject", flat=True))

    assert {subject.split("：")[0] for subject in told} >= {"请处理退办申请", "请审核答复"}
    assert {"returns", "to_check", "to_archive"} <= set(waiting(town.tch))


def test_a_promise_past_its_day_is_on_the_desk_of_those_who_press(cast):
    task = build.task(cast, at="follow_up")

    with clock.frozen(task.commitments.get().due_on + timedelta(days=1)):
        desks = {key: waiting(cast.actor(key)).get("late_promises") for key in ("dac", "lead", "gov", "unit", "scm")}
        page = cast.client("dac").get(task.get_absolute_url()).content.decode()

    assert desks == {"dac": 1, "lead": 1, "gov": 1, "unit": None, "scm": None}
    assert f"/suggestions/tasks/{task.pk}/urge/" in page
