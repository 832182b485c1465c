"""Where a congress has answers checked before they are signed: the draft, the check, the signature, and out it goes."""

from datetime import timedelta

import pytest

from congress.actions import institution
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Document, Notice
from suggestions.workflow import ASSIGNMENT
from tests import build
from tests.suggestions.test_desks import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted(cast):
    """A draft in a county whose rule is to check first."""
    since = clock.today() - timedelta(days=400)
    key = "suggestion.check_before_signing"
    institution.set_rule(cast.congress, key, True, actor=cast.go, since=since, reason="主任会议决定")
    return build.task(cast, at="reply_drafted")


def offered(task, actor):
    task = type(task).objects.get(pk=task.pk)
    return {move.name: not reason for move, reason in ASSIGNMENT.offered(task, actor)}


def reply_of(task):
    return task.replies.get()


def test_the_head_signs_only_what_has_been_checked(cast, drafted):
    assert offered(drafted, cast.gov) == {"approve_draft": True, "send_back_reply": True}
    assert offered(drafted, cast.unitl) == {"sign_reply": False}
    with pytest.raises(Refused, match="须先经审核再签发"):
        ASSIGNMENT.deeds["sign_reply"](drafted, actor=cast.unitl)

    ASSIGNMENT.deeds["approve_draft"](drafted, actor=cast.gov)

    assert offered(drafted, cast.gov) == {}
    assert offered(drafted, cast.unitl) == {"send_back_reply": True, "sign_reply": True}


def test_signed_it_goes_out_under_the_checkers_name(cast, drafted):
    ASSIGNMENT.deeds["approve_draft"](drafted, actor=cast.gov)

    task = ASSIGNMENT.deeds["sign_reply"](drafted, actor=cast.unitl)

    reply = reply_of(task)
    assert (task.state, reply.checked_by, reply.signed_by) == ("feedback_pending", cast.gov.name, cast.unitl.name)
    assert (task.replied_on, reply.on_time) == (clock.today(), True)
    assert Document.objects.filter(kind="suggestions.reply_letter").count() == 1


def test_what_is_changed_after_the_check_is_checked_again(cast, drafted):
    ASSIGNMENT.deeds["approve_draft"](drafted, actor=cast.gov)
    ASSIGNMENT.deeds["send_back_reply"](drafted, actor=cast.unitl, reason="请写明完成日期。")

    assert reply_of(drafted).checked_by == ""
    task = type(drafted).objects.get(pk=drafted.pk)
    ASSIGNMENT.deeds["draft_reply"](
        task,
        actor=cast.unit,
        reply_class=cast.classes["A"],
        text="已于四月十日完成。",
        publicity="open",
        contact_name="韩经办",
        contact_phone="6210001",
    )

    assert offered(task, cast.unitl) == {"sign_reply": False}


def test_each_desk_is_told_in_turn(cast, drafted):
    assert [waiting(cast.actor(key)).get(card) for key, card in (("gov", "to_check"), ("unitl", "to_sign"))] == [
        1,
        None,
    ]
    assert Notice.objects.filter(subject__startswith="请签发答复").count() == 0
    link = f"/suggestions/tasks/{drafted.pk}/approve_draft/"
    assert link in cast.client("gov").get("/").content.decode()
    assert build.suggestions.REPLY in cast.client("gov").get(link).content.decode()

    ASSIGNMENT.deeds["approve_draft"](drafted, actor=cast.gov)

    assert [waiting(cast.actor(key)).get(card) for key, card in (("gov", "to_check"), ("unitl", "to_sign"))] == [
        None,
        1,
    ]
    assert Notice.objects.filter(subject__startswith="请签发答复").exists()


def test_by_default_the_head_signs_first_and_nobody_is_asked_for_the_draft(cast):
    task = build.task(cast, at="reply_drafted")

    assert (offered(task, cast.gov), offered(task, cast.unitl)) == ({}, {"send_back_reply": True, "sign_reply": True})
    with pytest.raises(Refused, match="不需要先审核"):
        ASSIGNMENT.deeds["approve_draft"](task, actor=cast.gov)
