"""Reading sittings: whose seats are called, how the roll stands, whether enough have come."""

from collections import Counter
from dataclasses import dataclass

from congress.frame import clock

from ..models import Leave, Meeting, Membership, Organization, RollEntry, Sitting
from . import meetings
from .rules import rule

Body = Organization.Kind
NAMED = ("membership__person", "membership__organization", "membership__post")


def with_case(actor):
    """The sittings this person sees, with what their names and pages ask for."""
    return Sitting.objects.visible_to(actor).select_related("meeting__term__congress__area")


def sittings_in(meeting):
    return meeting.sittings.order_by("on", "half", "pk")


def sittings_of(meeting):
    return list(sittings_in(meeting))


def kinds_of_sittings(meeting):
    """[(kind, word)] of the sittings that such a meeting has: a preparatory one precedes a session alone (地方组织法第十七条)."""
    left_out = () if meeting.kind == Meeting.Kind.SESSION else (Sitting.Kind.PREPARATORY,)
    return [(kind.value, kind.label) for kind in Sitting.Kind if kind not in left_out]


def seats_on(meeting, day):
    """The seats of the organ that meets which are in office on a day, suspended ones among them. No actor: who makes up
    an organ is public."""
    rows = Membership.objects.on(day).filter(congress=meeting.term.congress_id)
    match meeting.kind:
        case Meeting.Kind.SESSION:
            rows = rows.with_role("DEP", "TDEP").filter(term=meeting.term_id)
        case Meeting.Kind.STANDING_COMMITTEE:
            rows = rows.with_role("LEAD", "SCM").filter(organization__kind=Body.STANDING_COMMITTEE)
        case Meeting.Kind.COUNCIL:  # 主任、副主任组成主任会议
            rows = rows.with_role("LEAD").filter(organization__kind=Body.STANDING_COMMITTEE)
        case _:
            rows = rows.with_role("TCH", "MEMBER").filter(organization__kind=Body.PRESIDIUM)
    named = rows.select_related("person", "organization", "post")
    return named.order_by("organization__order", "post__order", "person__name_pinyin", "pk")


def members_on(meeting, day):
    """The seats by which a roll and a vote are counted: suspended ones among them unless the congress has ruled otherwise; they
    neither attend nor vote in any case (代表法第六十一条). No actor: who makes up an organ is public."""
    rows = seats_on(meeting, day)
    counted = rule(meeting.congress_id, "meeting.suspended_in_base", on=day)
    return rows if counted else rows.filter(suspended=False)


def seat_of(meeting, actor):
    """The seat by which this person is due at the meeting, or None."""
    return seats_for(meeting, actor).first()


def seats_for(meeting, actor):
    """The same as rows: the first of them is it."""
    day = max(meeting.opens_on, min(clock.today(), meeting.closes_on))
    seats = seats_on(meeting, day)
    return seats.filter(person=actor.person_id) if actor.person_id else seats.none()


def roll_of(sitting):
    """The lines of a sitting in their order. No actor: for those who keep it, and for papers."""
    order = ("membership__organization__order", "membership__post__order", "membership__person__name_pinyin", "pk")
    return list(sitting.roll.select_related(*NAMED).order_by(*order))


@dataclass(frozen=True)
class Count:
    """How a roll stands."""

    due: int
    present: int
    on_leave: int
    absent: int
    needed: int
    law: str

    @property
    def has_quorum(self):
        return self.present >= self.needed

    @property
    def lacking(self):
        return max(self.needed - self.present, 0)

    @property
    def words(self):
        """应到29人，实到26人，请假2人，缺席1人；至少15人到会，符合法定人数（……）。"""
        said = [f"应到{self.due}人", f"实到{self.present}人"]
        said += [f"{word}{n}人" for word, n in (("请假", self.on_leave), ("缺席", self.absent)) if n]
        if not self.needed:
            return "，".join(said) + "。"
        met = "符合法定人数" if self.has_quorum else "不足法定人数，不能举行会议"
        return f"{'，'.join(said)}；至少{self.needed}人到会，{met}（{self.law}）。"


def count_of(sitting):
    """How the roll stands now, or how it was settled; None before it is called."""
    if sitting.state == Sitting.State.PLANNED:
        return None
    if sitting.state == Sitting.State.CLOSED:
        numbers = (sitting.due, sitting.present, sitting.on_leave, sitting.absent)
    else:
        of = Counter(sitting.roll.order_by().values_list("state", flat=True))
        states = RollEntry.State
        numbers = (sum(of.values()), of[states.PRESENT], of[states.LEAVE], of[states.ABSENT])
    return Count(*numbers, *needed(sitting, numbers[0]))


def needed(sitting, due):
    """(how many must be present at a sitting, by which law); (0, "") where it sits in groups."""
    if sitting.kind not in Sitting.WITH_QUORUM:
        return 0, ""
    return meetings.quorum(sitting.meeting.kind, due)


def counted(meeting):
    """The sitting by which a whole meeting is counted: its first plenary one that is settled, else any; or None."""
    closed = [one for one in sittings_of(meeting) if one.state == Sitting.State.CLOSED]
    plenary = [one for one in closed if one.kind == Sitting.Kind.PLENARY]
    return next(iter(plenary or closed), None)


def open_sitting(meeting):
    """The sitting whose roll is being called, or None."""
    return meeting.sittings.filter(state=Sitting.State.OPEN).order_by("on", "half", "pk").first()


def sitting_on(meeting, day):
    """The sitting whose roll tells who is there on a day: the one being called, else the last settled one; or None."""
    settled = meeting.sittings.filter(state=Sitting.State.CLOSED, on=day, kind__in=Sitting.WITH_QUORUM)
    return open_sitting(meeting) or settled.order_by("-half", "-pk").first()


def present_at(sitting):
    """The people whom the roll of a sitting shows as present: {person pk}. No actor: for the roll of a vote."""
    rows = sitting.roll.filter(state=RollEntry.State.PRESENT).order_by()
    return set(rows.values_list("membership__person", flat=True))


def own_line(sitting, actor):
    """This person's line of a roll, or None."""
    return RollEntry.objects.visible_to(actor).filter(sitting=sitting, membership__person=actor.person_id).first()


def waits_for(actor):
    """The lines of rolls being called on which this person has not signed in yet."""
    rows = RollEntry.objects.filter(membership__person=actor.person_id, state=RollEntry.State.WAITING)
    rows = rows.filter(sitting__state=Sitting.State.OPEN).select_related("sitting__meeting__term")
    return rows.order_by("sitting__on", "pk")


def leaves_with_case(actor):
    rows = Leave.objects.visible_to(actor).select_related("meeting__term__congress", "sitting", *NAMED)
    return rows.order_by("-asked_at", "-pk")


def leaves_of(meeting, actor):
    return leaves_with_case(actor).filter(meeting=meeting)


def leaves_to_decide(actor):
    """Leaves that wait for this office, of meetings that are not over."""
    rows = leaves_with_case(actor).waiting().filter(meeting__term__congress=actor.congress_id)
    return rows.filter(meeting__closes_on__gte=clock.today()).order_by("meeting__opens_on", "pk")


def approved_for(sitting):
    """The seats that have leave from a sitting, with the reason: {membership pk: why}."""
    rows = Leave.objects.filter(meeting=sitting.meeting_id, state=Leave.State.APPROVED)
    return {row.membership_id: row.reason for row in rows if row.sitting_id in (None, sitting.pk)}


def guests_of(meeting):
    return meeting.guests.select_related("organization", "person").order_by("order")
