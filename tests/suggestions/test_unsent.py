"""What is being written and not sent yet is kept: a motion, a unit's answer. It is taken up again by its writer alone, and
never put over words that were stored meanwhile."""

import json

import pytest

from congress.models import Draft
from suggestions.models import Motion
from tests import build
from tests.build import motions

ADD, KEEP = "/suggestions/motions/add/", "/suggestions/motions/drafts/suggestions.motion.{}/"
REPLY, KEEP_REPLY = "/suggestions/tasks/{}/draft_reply/", "/moves/drafts/suggestions.assignment.{}.draft_reply/"


def seen_on(browser, url):
    return browser.get(url).context["unsent"]["seen"]


def test_a_motion_half_written_is_there_when_its_writer_returns(cast):
    browser = cast.client("dep")
    assert (
        'data-house-draft-url="/suggestions/motions/drafts/suggestions.motion.new/"'
        in browser.get(ADD).content.decode()
    )

    kept = browser.post(
        KEEP.format("new"), {"title": "关于治水的议案", "grounds": "写了一半的案据", "version": 0, "x": "多"}
    )

    assert (kept.status_code, json.loads(kept.content)["version"]) == (200, Draft.objects.get().version)
    assert "x" not in Draft.objects.get().content
    assert "写了一半的案据" in browser.get(ADD).content.decode()
    assert "写了一半的案据" not in cast.client("dep2").get(ADD).content.decode()


def test_a_motion_stored_is_no_longer_unsent(cast):
    browser = cast.client("dep")
    browser.post(KEEP.format("new"), {"grounds": "写了一半的案据", "version": 0})
    meeting = motions.meeting(cast)

    answer = browser.post(ADD, {"meeting": meeting.pk, "title": "关于治水的议案", "grounds": "案据", "plan": "方案"})

    assert (answer.status_code, Motion.objects.count(), Draft.objects.get().content) == (302, 1, {})


@pytest.mark.parametrize(
    ("key", "who", "status"), [("new", "unit", 403), ("0", "dep", 404), ("old", "dep", 404), ("9" * 18, "dep", 404)]
)
def test_drafts_are_kept_for_forms_there_are_and_those_who_fill_them(cast, key, who, status):
    assert cast.client(who).post(KEEP.format(key), {"grounds": "一", "version": 0}).status_code == status
    assert not Draft.objects.exists()


def test_an_answer_half_written_is_there_when_its_writer_returns(cast):
    task, browser = build.task(cast, at="redo", result="not_satisfied"), cast.client("unit")
    words = {"text": "写了一半的答复", "commitments_0_text": "修路", "publicity": "open", "version": 0}

    assert (
        browser.post(KEEP_REPLY.format(task.pk), words | {"seen": seen_on(browser, REPLY.format(task.pk))}).status_code
        == 200
    )
    page = browser.get(REPLY.format(task.pk)).content.decode()

    assert all(said in page for said in ("写了一半的答复", 'value="修路"', "data-house-draft="))
    assert "写了一半的答复" not in cast.client("unitl").get(REPLY.format(task.pk)).content.decode()


def test_an_answer_begun_from_other_words_is_shown_beside_and_not_over_them(cast):
    task, browser = build.task(cast, at="redo", result="not_satisfied"), cast.client("unit")
    browser.post(KEEP_REPLY.format(task.pk), {"text": "我写的半篇", "seen": "0" * 64, "version": 0})

    answer = browser.get(REPLY.format(task.pk))

    assert answer.context["form"]["text"].value() != "我写的半篇"
    assert answer.context["unsent"]["aside"] == [("答复内容", "我写的半篇")]
    assert "没有用您上次写的盖过去" in answer.content.decode()


@pytest.mark.parametrize(
    ("key", "who", "status"),
    [
        ("suggestions.assignment.{}.draft_reply", "dep", 403),
        ("suggestions.assignment.{}.draft_reply", "court", 404),
        ("suggestions.assignment.{}.request_extension", "unit", 404),
        ("suggestions.assignment.{}.no_such_move", "unit", 404),
        ("suggestions.nothing.{}.draft_reply", "unit", 404),
        ("suggestions.assignment.{}", "unit", 404),
    ],
)
def test_no_other_move_and_nobody_else_keeps_words(cast, key, who, status):
    task = build.task(cast, at="in_progress")

    answer = cast.client(who).post(f"/moves/drafts/{key.format(task.pk)}/", {"text": "一", "version": 0})

    assert (answer.status_code, Draft.objects.exists()) == (status, False)
