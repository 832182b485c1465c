"""The sign-in sheet of a sitting and what its roll says: due, present, absent with the reason, the legal number."""

from congress.frame import kinds
from congress.frame.printing import Column, Field, Fields, Paper, Para, Signature, Signatures, Table

from ..models import Meeting, Organization, RollEntry, Sitting
from ..policies import sittings as policies
from ..queries import sittings as queries
from .reports import body_of

State = RollEntry.State


def organ_of(meeting):
    """The office that serves a meeting: the standing committee's, or the township's presidium."""
    kind = Organization.Kind.PRESIDIUM
    if (
        meeting.kind in (Meeting.Kind.STANDING_COMMITTEE, Meeting.Kind.COUNCIL)
        or meeting.term.congress.level == "county"
    ):
        kind = Organization.Kind.GENERAL_OFFICE
    return body_of(meeting.congress_id, kind)


def full_name(meeting):
    """西平样县第十八届人大常委会第十五次会议"""
    return f"{meeting.term.congress.area.name}{meeting.full_words}"


def _facts(sitting):
    return {
        "meeting": full_name(sitting.meeting),
        "sitting": str(sitting),
        "when": f"{sitting.on.year}年{sitting.when}",
        "place": sitting.place or sitting.meeting.place,
    }


def gather_sheet(sitting):
    """The seats in office on that day, with who has leave already."""
    leave = queries.approved_for(sitting)
    return _facts(sitting) | {
        "rows": [
            [seat.person.name, seat.organization.short_name, "请假" if seat.pk in leave else ""]
            for seat in queries.seats_on(sitting.meeting, sitting.on)
        ],
        "guests": [[guest.title, guest.get_kind_display()] for guest in queries.guests_of(sitting.meeting)],
    }


def compose_sheet(snapshot, issued):
    columns = (Column("序号", 0.8, "center"), Column("姓名", 2, "center"), Column("单位（代表团）", 3),
               Column("签名", 3), Column("备注", 1.4, "center"))  # fmt: skip
    rows = tuple(
        (str(place), name, body, "", note) for place, (name, body, note) in enumerate(snapshot["rows"], start=1)
    )
    blocks = [_head(snapshot), Para(f"应到{len(rows)}人。"), Table(columns, rows, row_lines=1.6)]
    if snapshot["guests"]:
        heads = (Column("序号", 0.8, "center"), Column("列席人员", 5), Column("类别", 2, "center"), Column("签名", 3))
        guests = ((str(n), title, kind, "") for n, (title, kind) in enumerate(snapshot["guests"], start=1))
        blocks.append(Table(heads, tuple(guests), caption="列席", row_lines=1.6))
    return Paper(form="sheet", title=(snapshot["meeting"], f"{snapshot['sitting']}签到表"), blocks=tuple(blocks))


def _head(snapshot):
    return Fields(((Field("时间", snapshot["when"]), Field("地点", snapshot["place"])),))


def gather_attendance(sitting):
    """The roll as it was settled."""
    leave, count = queries.approved_for(sitting), queries.count_of(sitting)
    away = [line for line in queries.roll_of(sitting) if line.state != State.PRESENT]
    return _facts(sitting) | {
        "numbers": [count.due, count.present, count.on_leave, count.absent],
        "words": count.words,
        "away": [
            [line.membership.person.name, line.membership.organization.short_name, line.get_state_display(),
             leave.get(line.membership_id, "")]
            for line in away
        ],
        "guests": sum(guest.came for guest in queries.guests_of(sitting.meeting)),
    }  # fmt: skip


def compose_attendance(snapshot, issued):
    labels = ("应到", "实到", "请假", "缺席")
    numbers = tuple(Field(label, f"{n}人") for label, n in zip(labels, snapshot["numbers"], strict=True))
    blocks = [
        Fields(((Field("时间", snapshot["when"]), Field("地点", snapshot["place"])), numbers[:2], numbers[2:])),
        Para(snapshot["words"], lead="法定人数："),
    ]
    if snapshot["guests"]:
        blocks.append(Para(f"列席{snapshot['guests']}人。"))
    if snapshot["away"]:
        heads = (
            Column("姓名", 2, "center"),
            Column("单位（代表团）", 3),
            Column("情况", 1.6, "center"),
            Column("事由", 4),
        )
        blocks.append(Table(heads, tuple(map(tuple, snapshot["away"])), caption="没有到会的组成人员"))
    blocks.append(Signatures((Signature("会议秘书（签字）：", dated=True),)))
    return Paper(form="sheet", title=(snapshot["meeting"], f"{snapshot['sitting']}到会情况"), blocks=tuple(blocks))


def attends(actor, sitting):
    """会议秘书（核定以后）"""
    return sitting.state == Sitting.State.CLOSED and policies.keeps_roll(actor, sitting)


SIGN_IN_SHEET = kinds.DocumentKind(
    key="congress.sign_in_sheet",
    title="会议签到表",
    model="congress.sitting",
    gather=gather_sheet,
    compose=compose_sheet,
    organ=lambda sitting: organ_of(sitting.meeting),
    may_issue=policies.keeps_roll,
    may_read=policies.reads_roll,
    readers=("LEAD", "GO", "DAC", "TCH", "TSEC"),
    order=30,
)
ATTENDANCE = kinds.DocumentKind(
    key="congress.attendance",
    title="会议到会情况",
    model="congress.sitting",
    gather=gather_attendance,
    compose=compose_attendance,
    organ=lambda sitting: organ_of(sitting.meeting),
    may_issue=attends,
    may_read=policies.reads_roll,
    readers=("LEAD", "GO", "DAC", "TCH", "TSEC"),
    order=31,
)
