"""Research topics: set up, deputies put into groups, groups report, the results put to use."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import attachments, clocks, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import Study, StudyGroup, StudyMember
from ..policies import studies as policies
from ..queries import studies as queries
from ..workflow import STUDY, STUDY_GROUP

S = Study.State
CLOCK = "supervision.study"


@transaction.atomic
def keep_study(study, *, actor):
    """Set up a research topic, or mend one before it begins; its day is watched from the beginning."""
    demand(policies.keeps, actor, study)
    new = study.pk is None
    if not new and STUDY.held(study).state != S.PLANNED:
        raise Refused("课题已经开始，不能再改。")
    was = None if new else Study.objects.get(pk=study.pk).due_on
    keep(study, actor=actor)
    if was and was != study.due_on:
        clocks.close_clock(CLOCK, study, actor=actor, outcome="cancelled")
    if new or was != study.due_on:
        clocks.open_clock(CLOCK, study, actor=actor, starts_on=study.due_on)
    return study


@transaction.atomic
def keep_group(group, *, actor):
    """Make up a group, or mend one that has not reported."""
    demand(policies.keeps_group, actor, group)
    _open(group.study)
    if group.pk and STUDY_GROUP.held(group).state != StudyGroup.State.WORKING:
        raise Refused("小组已经报送报告，不能再改。")
    return keep(group, actor=actor)


def _open(study):
    if STUDY.held(study).state not in (S.PLANNED, S.UNDERWAY):
        raise Refused("课题已经形成报告或者终止，不能再改编组。")


@transaction.atomic
def add_members(group, *, actor, deputies, head=None):
    """Put deputies into a group, one of them as its head; who is in another group of this topic is refused."""
    demand(policies.keeps_group, actor, group)
    _open(group.study)
    wanted = {one.pk: one for one in [*deputies, *([head] if head else [])]}
    if not wanted:
        raise ValidationError("请选择代表。")
    allowed = set(queries.deputies_for(group).filter(pk__in=wanted).values_list("pk", flat=True))
    if left := [one for pk, one in wanted.items() if pk not in allowed]:
        raise ValidationError(f"{left[0].person.name}已在这个课题的小组里，或者现在不能执行代表职务。")
    if head and group.members.filter(is_head=True).exists():
        raise ValidationError({"head": "小组已有组长。"})
    added = [
        StudyMember.objects.create(group=group, deputy=one, is_head=head is not None and one.pk == head.pk)
        for one in wanted.values()
    ]
    records.record("supervision.studymember.add", actor=actor, obj=group.study, after={"代表": [str(one) for one in added]},
                   text=f"{actor.name}把代表{len(added)}名编入《{group}》")  # fmt: skip
    if group.study.state == S.UNDERWAY:
        _tell(group, [one.deputy.membership for one in added])
    return group


def _tell(group, members):
    notices.tell(
        members,
        subject=f"请参加课题调研：{group.study}",
        text=f"{group.title}，{long_date(group.study.due_on)}前完成。",
        obj=group,
    )


@transaction.atomic
def drop_member(member, *, actor, reason):
    """Take a deputy out of a group that has not reported."""
    group = member.group
    demand(policies.keeps_group, actor, group)
    _open(group.study)
    if group.state != StudyGroup.State.WORKING:
        raise Refused("小组已经报送报告，名单不能再改。")
    records.record("supervision.studymember.drop", actor=actor, obj=group.study, reason=reason, before={"代表": str(member)},
                   text=f"{actor.name}从《{group}》去掉{member}")  # fmt: skip
    member.delete()
    return group


@STUDY.does("begin")
def begin(study, *, actor):
    """The groups go out; everybody in them is told."""
    for group in queries.groups_of(study):
        group.study = study
        _tell(group, [one.deputy.membership for one in group.members.all()])


@STUDY.does("report")
def report(study, *, actor, text, files=()):
    study.report, study.reported_on = text.strip(), clock.today()
    attachments.attach(study, files, actor=actor)


@STUDY.does("use")
def use(study, *, actor, uses):
    """What became of the results: a topic of supervision, a suggestion, a decision."""
    study.uses, study.used_on = uses.strip(), clock.today()


@STUDY.does("drop")
def drop(study, *, actor, reason):
    study.dropped_because = reason.strip()[:300]


@STUDY_GROUP.does("report")
def report_group(group, *, actor, text, files=()):
    """The words of a group with its files; the committee is told."""
    group.report, group.reported_on = text.strip(), clock.today()
    attachments.attach(group, files, actor=actor, congress_id=group.study.congress_id)
    rows = Membership.objects.in_office().filter(organization=group.study.committee_id, role__in=("COM", "DAC", "GO"))
    notices.tell(rows, subject=f"小组报告已报送：{group}"[:120], obj=group)


@STUDY_GROUP.does("send_back")
def send_back_group(group, *, actor, reason):
    group.reported_on = None
    _tell(
        group,
        [one.deputy.membership for one in group.members.filter(is_head=True).select_related("deputy__membership")],
    )
