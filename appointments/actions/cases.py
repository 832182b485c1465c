"""Appointment cases: received, checked, decided on by the council of chairpersons, put on the agenda, handed out, explained,
deliberated on; told to who proposed them. What is voted stands in ``polls``, what is announced in ``announcing``."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from congress.actions import clocks, meetings, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Congress, MeetingItem, Membership
from congress.queries.meetings import items_of as agenda_of
from congress.queries.rules import rule
from congress.queries.sittings import seats_on

from ..models import Case, Deliberation
from ..policies import cases as policies
from ..queries import cases as queries
from ..workflow import CASE

C = Case.State
PAPERS = "appointments.papers"


@transaction.atomic
def receive(case, *, actor):
    """A proposal has come in: it gets its number; its items are entered next."""
    demand(policies.keeps_cases, actor, case)
    if case.received_on > clock.today():
        raise ValidationError({"received_on": "收到日期不能晚于今天。"})
    number(case)
    keep(case, actor=actor)
    _start_clock(case, actor)
    return case


def number(case):
    """The next number of the year; who else receives one meanwhile waits."""
    Congress.objects.filter(pk=case.congress_id).update(level=F("level"))
    case.year = case.received_on.year
    case.number = queries.next_number(case.congress_id, case.year)


@transaction.atomic
def change(case, *, actor):
    """Put right what was entered; the meeting may be chosen anew until the case is on its agenda."""
    demand(policies.keeps_cases, actor, case)
    row = CASE.held(case)
    if row.state not in (*Case.OPEN_FOR_ITEMS, C.CHECKED, C.COUNCIL, C.HELD_OVER):
        raise Refused("已经列入会议议程，不能再改。")
    if row.organ_id != case.organ_id and case.items.exists():
        raise ValidationError({"organ": "已经列出任免事项，不能改提请机关。"})
    keep(case, actor=actor)
    if row.meeting_id != case.meeting_id:
        clocks.close_clock(PAPERS, case, actor=actor, outcome="cancelled")
        _start_clock(case, actor)
    return case


def _start_clock(case, actor):
    """The papers are due so many days before the meeting; a day that has passed already warns nobody."""
    if case.meeting_id is None or case.state not in Case.OPEN_FOR_ITEMS:
        return
    if (case.meeting.opens_on - clock.today()).days >= rule(case.congress_id, "appointment.papers_days"):
        clocks.open_clock(PAPERS, case, actor=actor, starts_on=case.meeting.opens_on)


# The moves.


@CASE.does("pass_check")
def pass_check(case, *, actor):
    case.checked_on = clock.today()


@CASE.does("ask_supplement")
def ask_supplement(case, *, actor, reason):
    """Whoever proposed it is told; what is missing he reads with the case."""
    case.because = reason.strip()
    notices.tell(_proposers(case), subject=f"请补充材料：{case}", text="要补充什么，请打开任免案查看。", obj=case)


def _proposers(case):
    held = Membership.objects.in_office().filter(congress=case.congress_id)
    if case.organ.kind == "government":
        return held.with_role("GOV")
    return held.with_role("UNIT", "UNITL").filter(organization=case.organ_id)


@CASE.does("supplement")
def supplement(case, *, actor):
    """What was missing has come."""


@CASE.does("agree")
def agree(case, *, actor, on, late_because=""):
    """The council of chairpersons puts it to the standing committee. Papers that came too late need its word."""
    if on < case.checked_on:
        raise ValidationError({"on": "主任会议日期不能早于形式审查合格的日期。"})
    case.council_on, case.late_because = on, late_because.strip()
    if (late := lateness(case)) and not case.late_because:
        raise ValidationError({"late_because": f"{late}请写明主任会议的处理意见。"})


def lateness(case):
    """That the papers came too late for the meeting, in words; "" where they did not, or where the congress has elected."""
    if case.meeting_id is None or case.election_id:
        return ""
    days = rule(case.congress_id, "appointment.papers_days")
    left = (case.meeting.opens_on - case.received_on).days
    return f"材料应在会前{days}日报送，收到时距会议只有{left}日。" if left < days else ""


@CASE.does("hold_over")
def hold_over(case, *, actor, reason):
    """Not put to the committee for the time being."""
    case.because = reason.strip()


@CASE.does("resume")
def resume(case, *, actor):
    """Taken up again where the council of chairpersons left it."""


@CASE.does("put_on_agenda")
def put_on_agenda(case, *, actor):
    """The item of the agenda bears the number of the case, no name and no post."""
    rows = [
        {"pk": item.pk, "kind": item.kind, "title": item.title, "reporter": item.reporter, "result": item.result}
        for item in agenda_of(case.meeting)
    ]
    rows.append({"kind": MeetingItem.Kind.ELECTION, "title": str(case), "reporter": ""})
    meetings.arrange_items(case.meeting, rows, actor=SYSTEM)
    case.agenda_item = case.meeting.items.filter(title=str(case)).order_by("-order").first()


@CASE.does("take_off")
def take_off(case, *, actor, reason):
    """The meeting was called off, or has no time for it: it waits for another one, and nobody reads it meanwhile who did
    not before."""
    if case.agenda_item_id:
        MeetingItem.objects.filter(pk=case.agenda_item_id).update(result="本次会议不审议")
    case.because = reason.strip()
    case.meeting = case.agenda_item = None
    case.handed_out_on = case.explained_on = case.deliberated_on = None


@CASE.does("hand_out")
def hand_out(case, *, actor, on):
    """From this day on the members of the standing committee may read it."""
    if on < case.council_on:
        raise ValidationError({"on": "印发日期不能早于主任会议决定提请的日期。"})
    case.handed_out_on = on
    notices.tell(seats_on(case.meeting, case.meeting.opens_on), subject=f"请审阅：{case}", obj=case,
                 text="表决结果宣布以前，请对全部内容保密。")  # fmt: skip


@CASE.does("explain")
def explain(case, *, actor, on, by):
    """Whoever proposes says in the meeting whom and why."""
    _in_the_meeting(case, on)
    case.explained_on, case.explained_by = on, by.strip()


def _in_the_meeting(case, on):
    if not case.meeting.opens_on <= on <= min(case.meeting.closes_on, clock.today()):
        raise ValidationError({"on": f"日期须在会议期间（{case.meeting.opens_on}至{case.meeting.closes_on}）。"})


@CASE.does("deliberate")
def deliberate(case, *, actor):
    case.deliberated_on = clock.today()


@transaction.atomic
def record_deliberation(row, *, actor):
    """What one group, or the whole meeting, said."""
    demand(policies.keeps_cases, actor, row.case)
    if CASE.held(row.case).state not in (C.HANDED_OUT, C.EXPLAINED, C.DELIBERATED):
        raise Refused("印发以后、表决以前，才能登记审议记录。")
    row.full_clean()
    row.save()
    records.record(
        "appointments.deliberation.add",
        actor=actor,
        obj=row.case,
        text=f"{actor.name}登记{row.case}的{row.group}审议记录",
    )
    return row


@transaction.atomic
def drop_deliberation(row, *, actor):
    demand(policies.keeps_cases, actor, row.case)
    if CASE.held(row.case).state not in (C.HANDED_OUT, C.EXPLAINED, C.DELIBERATED):
        raise Refused("已经交付表决，审议记录不能删除。")
    records.record(
        "appointments.deliberation.drop",
        actor=actor,
        obj=row.case,
        text=f"{actor.name}删除{row.case}的{row.group}审议记录",
    )
    Deliberation.objects.filter(pk=row.pk).delete()
    return row.case


@CASE.does("notify")
def notify(case, *, actor, on):
    """In writing, so many days after the announcement; the body reads it in its inbox too."""
    if on < case.announced_on or on > clock.today():
        raise ValidationError({"on": "通知日期须在宣布之后，不能晚于今天。"})
    case.notified_on = on
    notices.tell(_proposers(case), subject=f"请查阅任免结果：{case}", obj=case)


@CASE.does("close")
def close(case, *, actor, reported_on=None, reported_to=""):
    """Put away; what has to be reported above has been."""
    case.reported_on, case.reported_to = reported_on, reported_to.strip()


@CASE.does("withdraw")
def withdraw(case, *, actor, reason):
    """Whoever proposed it takes it back; the agenda keeps the item with that word."""
    case.because = reason.strip()
    if case.agenda_item_id:
        MeetingItem.objects.filter(pk=case.agenda_item_id).update(result="提请机关撤回")
