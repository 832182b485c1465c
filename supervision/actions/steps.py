"""What every step of a topic does, whatever its form: it leaves its words and files, and tells whoever goes on from here."""

from django.core.exceptions import ValidationError

from congress.actions import attachments, notices
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.models import Membership

from ..models import TopicEntry
from ..queries import topics as queries
from ..workflow import FORMS

TO_UNIT = {"opine": "请反馈处理情况", "issue_list": "请组织整改",
           "settle_scheme": "请准备报告", "send_opinions": "请研究意见", "comment_draft": "请修改报告", "notify": "请准备接受检查",
           "issue_opinions": "请研究处理", "announce": "请准备接受视察", "pass_on": "请研究处理", "comment_result": "请修改处理报告"}  # fmt: skip
TO_COMMITTEE = {
    "send_draft": "请提审查意见",
    "hand_in_draft": "请提意见",
    "self_check": "请检查",
    "draft_result": "请提意见",
}
TO_OFFICE = {
    "feed_back": "请印发",
    "result_failed": "请提请决定怎样处理",
    "result_satisfied": "请公布",
    "hand_in_report": "请印发",
    "write_report": "请提请主任会议",
    "draft_opinions": "请交办",
    "report_result": "请公布",
    "write_visit": "请转交",
    "answer_visit": "请通报代表",
}


def in_turn(topic, on, *, field="on"):
    """The day of a step: not to come, not before the step before it, and of what leads to a meeting not after it."""
    if on > clock.today():
        raise ValidationError({field: "日期不能晚于今天。"})
    last = queries.last_step(topic) if on < clock.today() else None
    if last and on < last[1]:
        raise ValidationError({field: f"不能早于上一步“{last[0]}”的日期（{long_date(last[1])}）。"})
    closes_on = topic.meeting.closes_on if topic.meeting_id and topic.state in queries.BEFORE_MEETING else None
    if closes_on and on > closes_on:
        raise ValidationError(
            {
                field: f"审议的会议{long_date(closes_on)}闭会，会前的事项不能晚于这一天；改在别的会议审议的，请先调整会议。"
            }
        )


def _explained(topic, move, on, because):
    """Why what had to come so many days before the meeting came later; "" when it did not."""
    gone = queries.gone_by(topic, move.closes)
    if gone is None or on <= queries.last_day(gone):
        return ""
    if not because.strip():
        day = long_date(queries.last_day(gone))
        raise ValidationError({"late_because": f"已过“{gone.label}”的{day}，请写明原因。"})
    return because.strip()[:200]


def leave(topic, step, *, actor, on, text, files=(), late_because=""):
    """The words of a step, on its day, with its files; whoever goes on from here is told."""
    in_turn(topic, on)
    move = FORMS[topic.form].machine[step]
    row = TopicEntry(
        topic=topic, step=step, label=move.label, on=on, text=text.strip(), round=topic.round, by_name=actor.name[:40],
        late_because=_explained(topic, move, on, late_because),
    )  # fmt: skip
    row.full_clean(exclude=["topic"])
    row.save()
    attachments.attach(row, files, actor=actor, congress_id=topic.congress_id)
    _tell(topic, step, actor)
    return row


def _tell(topic, step, actor):
    held = Membership.objects.in_office()
    if step in TO_UNIT:
        rows = held.filter(organization=topic.unit_id, role__in=("UNIT", "UNITL"))
        notices.tell(rows, subject=f"{TO_UNIT[step]}：{topic}", obj=topic)
    if step in TO_COMMITTEE:
        rows = held.filter(organization=topic.committee_id, role__in=("COM", "DAC"))
        notices.tell(rows, subject=f"{TO_COMMITTEE[step]}：{topic}", obj=topic)
    if step in TO_OFFICE:
        notices.tell(
            held.filter(congress=topic.congress_id, role="GO"), subject=f"{TO_OFFICE[step]}：{topic}", obj=topic
        )


def plain(step):
    def deed(topic, *, actor, on, text, files=(), late_because=""):
        leave(topic, step, actor=actor, on=on, text=text, files=files, late_because=late_because)

    deed.__name__, deed.__doc__ = step, "A step that leaves its words and files."
    return deed
