"""The steps of reviews and of votes on results: called, settled by the ballot, followed by what the local rule asks for."""

from congress.actions import notices
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.models import Membership

from ..models import Form, SatisfactionVote
from . import satisfaction
from .steps import leave


def _call_vote(topic, *, actor, meeting, method):
    satisfaction.call_on(topic, actor=actor, title=f"{topic}的满意度测评", meeting=meeting, method=method)


def _call_result_vote(topic, *, actor, meeting, method):
    kind = {Form.RECTIFICATION: "情况", Form.WORK_REVIEW: "整改情况", Form.DUTY_REVIEW: "整改情况"}.get(
        topic.form, "审议意见研究处理情况"
    )
    nth = f"（第{topic.failures + 1}次）" if topic.failures else ""
    title = f"{topic}{kind}的满意度测评"
    satisfaction.call_on(topic, actor=actor, title=f"{title[: 100 - len(nth)]}{nth}", meeting=meeting, method=method)


def _take_back(topic, *, actor, reason):
    satisfaction.take_back_from(topic, actor=actor, reason=reason)


def _written(step):
    """The result of a vote stands among the steps of the topic."""

    def deed(topic, *, actor, row):
        topic.failures += row.failed
        leave(topic, step, actor=actor, on=clock.today(), text=f"{row}：{row.sentence}")

    deed.__name__, deed.__doc__ = step, "What the vote has found."
    return deed


def _dissatisfied(topic, *, actor, row):
    """Not good enough: the unit puts right once more, within the shorter time."""
    topic.failures += 1
    leave(topic, "result_dissatisfied", actor=actor, on=clock.today(), text=f"{row}：{row.sentence}")
    topic.round += 1
    topic.result_reported_on = None
    held = Membership.objects.in_office().filter(organization=topic.unit_id, role__in=("UNIT", "UNITL"))
    notices.tell(held, subject=f"测评不满意，请重新办理：{topic}"[:120], text=row.sentence, obj=topic)


def publish_votes(topic):
    """Whoever publishes a matter publishes the votes that were held on it."""
    for vote in topic.satisfaction_votes.filter(state=SatisfactionVote.State.ANNOUNCED):
        satisfaction.publish(vote, actor=SYSTEM)


def _decide(topic, *, actor, consequence, on, text, files=()):
    """What the standing committee has decided to do with whoever has failed as often as the rule bears."""
    leave(topic, "decide", actor=actor, on=on, text=f"{consequence}。\n{text.strip()}", files=files)


DEEDS = {
    "call_vote": _call_vote,
    "call_result_vote": _call_result_vote,
    "take_back": _take_back,
    "take_back_result": _take_back,
    "rate": _written("rate"),
    "result_satisfied": _written("result_satisfied"),
    "result_failed": _written("result_failed"),
    "result_dissatisfied": _dissatisfied,
    "decide": _decide,
}
