"""Topics beside their steps: the meeting, the team, the townships – and the day that lists sort by."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import clocks, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.address import address
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Deadline, Membership

from ..models import Form, TownshipCheck
from ..policies import topics as policies
from ..queries import topics as queries
from ..queries.topics import BEFORE_MEETING
from ..workflow import CHECK, form_of

# Form: clock: the steps before which it runs.
REPORTED = {
    "supervision.report_to_committee": ("planned", "scheme", "researched", "opinions_sent"),
    "supervision.report_to_sc": ("planned", "scheme", "researched", "opinions_sent", "report_draft", "commented"),
    "supervision.report_to_members": ("planned", "scheme", "researched", "opinions_sent", "report_draft", "commented",
                                      "report_submitted"),
}  # fmt: skip
BEFORE = {Form.SPECIAL_REPORT: REPORTED, Form.FINANCE: {"supervision.finance_draft": ("planned",)}}


def held(topic):
    """The row as it is now, held until we commit."""
    return form_of(topic).machine.held(topic)


def settle_due(case):
    """The first of the days a case waits for, on its own row where lists look for it."""
    days = Deadline.objects.open().filter(target=address(case)).order_by("due_on").values_list("due_on", flat=True)
    first = days.first()
    if case.due_on != first:
        case.due_on = first
        type(case)._base_manager.filter(pk=case.pk).update(due_on=first)


@transaction.atomic
def set_meeting(topic, *, actor, meeting):
    """Say at which meeting a topic is deliberated: the three days before it are counted back from its opening
    (监督法第十五条). Another meeting moves them."""
    demand(policies.conducts, actor, topic)
    topic = held(topic)
    if topic.state not in BEFORE_MEETING:
        raise Refused("会议已经审议，不能再改。")
    if meeting.term.congress_id != topic.congress_id:
        raise ValidationError({"meeting": "请选择本级人大的会议。"})
    last = queries.last_step(topic)
    if last and meeting.closes_on < last[1]:
        raise ValidationError(
            {"meeting": f"这次会议{long_date(meeting.closes_on)}闭会，早于“{last[0]}”的{long_date(last[1])}。"}
        )
    moved_from, topic.meeting = topic.meeting, meeting
    keep(topic, actor=actor)
    for key, states in BEFORE.get(topic.form, {}).items():
        _count_back(key, topic, states, actor, moved_from)
    settle_due(topic)
    return topic


def _count_back(key, topic, states, actor, moved_from):
    running = Deadline.objects.open().filter(key=key, target=address(topic)).first()
    if topic.state not in states:
        return
    more = {"replaces": running, "reason": f"审议的会议由{moved_from}改为{topic.meeting}"} if running else {}
    clocks.open_clock(key, topic, actor=actor, starts_on=topic.meeting.opens_on, **more)


# The team.


@transaction.atomic
def add_to_team(topic, members, *, actor):
    """Add people to the team: TeamMembers not yet stored. Nobody of the organ that is supervised sits in it, nobody
    twice."""
    demand(policies.conducts, actor, topic)
    topic = held(topic)
    if topic.is_over:
        raise Refused("议题已经办结。")
    added, there = [], set(topic.team.values_list("person", flat=True))
    for one in members:
        one.topic = topic
        one.person = person = one.membership.person if one.membership else one.deputy.person if one.deputy else None
        if person:
            one.name = person.name
            if person.pk in there:
                raise ValidationError(f"{person.name}已在组里，同一个人只能有一个位置。")
            there.add(person.pk)
            if queries.serves_in(person.pk, topic.unit_id):
                raise ValidationError(f"{person.name}在{topic.unit}任职，应当回避。")
        one.post = one.post or _post_of(one)
        added.append(keep(one, actor=actor))
    if invited := [one.deputy.membership for one in added if one.deputy]:
        notices.tell(
            invited,
            subject=f"请参加：{topic}",
            text=f"{topic.get_form_display()}，组织单位：{topic.committee}。",
            obj=topic,
        )
    return added


def _post_of(one):
    if one.membership:
        return f"{one.membership.organization.short_name}{one.membership.post.title}"
    return "县人大代表" if one.deputy else ""


@transaction.atomic
def drop_from_team(member, *, actor, reason):
    """Take one off; refused once the work of the team is done."""
    demand(policies.conducts, actor, member.topic)
    topic = held(member.topic)
    if topic.entries.filter(step__in=("research", "write_report")).exists():
        raise Refused("调研、检查已经完成，名单不能再改。")
    records.record(
        "supervision.teammember.drop", actor=actor, obj=topic, text=f"{actor.name}从《{topic}》组里去掉{member}"
    )
    member.delete()
    return topic


# Townships.


@transaction.atomic
def entrust(topic, townships, *, actor, due_on):
    """Ask townships' presidiums to inspect their part (S69, a local rule: 监督法第三十四条 knows entrusting only from the
    nation and the provinces downwards); each has its clock."""
    demand(policies.conducts, actor, topic)
    topic = held(topic)
    if topic.state not in ("planned", "team_formed", "notified", "self_checked", "inspecting"):
        raise Refused("检查已经结束，不能再委托。")
    if due_on < clock.today():
        raise ValidationError({"due_on": "报送期限不能早于今天。"})
    rows = []
    for congress in townships:
        row = keep(TownshipCheck(topic=topic, congress=congress), actor=actor, congress_id=topic.congress_id)
        clocks.open_clock("supervision.check", row, actor=actor, starts_on=due_on)
        rows.append(row)
    keepers = Membership.objects.in_office().filter(
        congress__in=[row.congress_id for row in rows], role__in=("TCH", "TSEC")
    )
    notices.tell(keepers, subject=f"请检查：{topic}", text=f"请在{long_date(due_on)}前报送检查情况。", obj=topic)
    return rows


@CHECK.does("report")
def report_check(check, *, actor, text, sites, deputies):
    check.text, check.sites, check.deputies, check.done_on = text.strip(), sites, deputies, clock.today()


@CHECK.does("send_back")
def send_back_check(check, *, actor, reason):
    """The township reports again; its day is the one it had."""
    due = max(check.due_on or clock.today(), clock.today())
    clocks.open_clock("supervision.check", check, actor=actor, starts_on=due, reason=reason[:200])
