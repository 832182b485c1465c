"""What every step of a topic does, whatever its form: it leaves its words and files, and tells whoever goes on from here."""

from django.core.exceptions import ValidationError

from congress.actions import attachments, notices
from congress.frame import clock
from congress.models import Membership

from ..models import TopicEntry
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


def leave(topic, step, *, actor, on, text, files=()):
    """The words of a step, on a day that is not to come, with its files; whoever goes on from here is told."""
    if on > clock.today():
        raise ValidationError({"on": "日期不能晚于今天。"})
    label = FORMS[topic.form].machine[step].label
    row = TopicEntry(
        topic=topic, step=step, label=label, on=on, text=text.strip(), round=topic.round, by_name=actor.name[:40]
    )
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
    def deed(topic, *, actor, on, text, files=()):
        leave(topic, step, actor=actor, on=on, text=text, files=files)

    deed.__name__, deed.__doc__ = step, "A step that leaves its words and files."
    return deed
