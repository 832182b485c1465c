"""The steps of topics, whatever their form: each leaves its words and files, starts and stops its clocks."""

from django.core.exceptions import ValidationError

from congress.actions import clocks, notices
from congress.frame import clock
from congress.frame.address import address
from congress.frame.dates import ONE_DAY
from congress.frame.numbers import long_date
from congress.models import Deadline, Membership
from congress.queries.rules import rule

from ..queries.topics import COUNTED_BACK
from ..workflow import FORMS, form_of
from . import audits, inquiries, judicial, reviews, visits
from .steps import in_turn, leave, plain
from .topics import settle_due


def _deliberate(topic, *, actor, text, files=()):
    """The meeting has deliberated: from its last day run the days for the draft and for handing the opinions over."""
    topic.deliberated_on = min(topic.meeting.closes_on, clock.today())
    leave(topic, "deliberate", actor=actor, on=topic.deliberated_on, text=text, files=files)
    for key in ("supervision.opinion_draft", "supervision.opinion_handover"):
        clocks.open_clock(key, topic, actor=actor, starts_on=topic.deliberated_on)


def _draft_opinions(topic, *, actor, on, text, files=()):
    leave(topic, "draft_opinions", actor=actor, on=on, text=text, files=files)


def _return_opinions(topic, *, actor, reason):
    clocks.open_clock("supervision.opinion_draft", topic, actor=actor, reason=reason[:200])


def _issue_opinions(topic, *, actor, on, text, passed_on, files=()):
    """The council of chairpersons has passed the opinions; the organ has so many months from the day they go out."""
    in_turn(topic, on)
    in_turn(topic, passed_on, field="passed_on")
    if passed_on > on:
        raise ValidationError({"passed_on": "主任会议通过的日期不能晚于交办日期。"})
    topic.round = topic.round or 1
    topic.opinions_issued_on = on
    leave(topic, "issue_opinions", actor=actor, on=on, text=text, files=files)
    clocks.open_clock("supervision.handling", topic, actor=actor, starts_on=on)


def _report_result(topic, *, actor, on, text, files=()):
    topic.result_reported_on = on
    leave(topic, "report_result", actor=actor, on=on, text=text, files=files)


def _send_back(topic, *, actor, reason):
    """Not good enough: the organ handles the opinions once more, within the shorter time."""
    topic.round += 1
    topic.result_reported_on = None
    held = Membership.objects.in_office().filter(organization=topic.unit_id, role__in=("UNIT", "UNITL"))
    notices.tell(held, subject=f"请重新研究处理：{topic}", text=reason, obj=topic)


def _publish(topic, *, actor, text, files=()):
    """Told to the deputies and to the public (监督法第十条、第十七条)."""
    topic.published_on = clock.today()
    reviews.publish_votes(topic)
    leave(topic, "publish", actor=actor, on=clock.today(), text=text, files=files)


def _follow(topic, *, actor, due_on):
    if due_on < clock.today():
        raise ValidationError({"due_on": "“回头看”的日期不能早于今天。"})
    clocks.open_clock("supervision.look_back", topic, actor=actor, starts_on=due_on)


def _look_back(topic, *, actor, on, text, files=()):
    topic.followed_on = on
    leave(topic, "look_back", actor=actor, on=on, text=text, files=files)


def _close(topic, *, actor):
    topic.closed_on = clock.today()


def _drop(topic, *, actor):
    """The adjusted plan no longer has it: what still runs is called off."""
    clocks.close_clocks(topic, actor=actor, cancelled=(*COUNTED_BACK, "supervision.committee_answer", audits.REPORT))
    for check in topic.checks.filter(state="pending"):
        clocks.close_clocks(check, actor=actor, cancelled=("supervision.check",))


def _return_report(topic, *, actor, reason):
    """Back to whoever wrote it; the day by which it had to be handed in holds for the new one too, counted as before."""
    for key in form_of(topic).machine.clocks_stopped_into(topic.state):
        if last := Deadline.objects.filter(key=key, target=address(topic)).order_by("pk").last():
            clocks.open_clock(key, topic, actor=actor, starts_on=last.starts_on, replaces=last, reason=reason[:200])


def _form_team(topic, *, actor):
    """The team stands; who is in it is on the row of each."""


def _notify(topic, *, actor, on, text, inspect_from, files=()):
    """The plan of the inspection goes out so many days before it begins."""
    ahead = rule(topic.congress_id, "inspection.law_notice_days")
    if inspect_from < on + ahead * ONE_DAY:
        raise ValidationError(
            {"inspect_from": f"检查方案须提前{ahead}日通知，最早{long_date(on + ahead * ONE_DAY)}开始检查。"}
        )
    topic.inspect_from = inspect_from
    leave(topic, "notify", actor=actor, on=on, text=text, files=files)


def _inspect(topic, *, actor):
    """The team goes out."""
    if topic.inspect_from > clock.today():
        topic.inspect_from = clock.today()


DEEDS = {
    "deliberate": _deliberate,
    "draft_opinions": _draft_opinions,
    "return_opinions": _return_opinions,
    "issue_opinions": _issue_opinions,
    "report_result": _report_result,
    "send_back": _send_back,
    "publish": _publish,
    "follow": _follow,
    "look_back": _look_back,
    "close": _close,
    "drop": _drop,
    "return_report": _return_report,
    "form_team": _form_team,
    "notify": _notify,
    "inspect": _inspect,
    "return_visit": _return_report,
    **audits.DEEDS,
    **inquiries.DEEDS,
    **judicial.DEEDS,
    **reviews.DEEDS,
    **visits.DEEDS,
}


def _settled(topic, *, actor):
    settle_due(topic)
    return False


for _form in FORMS.values():
    for _move in _form.machine.moves:
        _form.machine.does(_move.name)(DEEDS.get(_move.name) or plain(_move.name))
    _form.machine.settles(_settled)


def do(topic, name, *, actor, **data):
    """Carry out a step of a topic in its own form."""
    return FORMS[topic.form].machine.deeds[name](topic, actor=actor, **data)
