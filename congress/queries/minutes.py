"""What the register knows of a meeting, put into the paragraphs of its minutes."""

from congress.frame.numbers import chinese, long_date

from ..models import Ballot, MeetingItem, Minutes
from . import ballots, resolutions, sittings
from .meetings import items_of, quorum

Kind = MeetingItem.Kind
HEARD = {
    Kind.REPORT: "听取和审议了",
    Kind.SUGGESTIONS: "听取了",
    Kind.ELECTION: "进行了",
    Kind.DECISION: "审议了",
    Kind.BALLOT: "进行了",
    Kind.ACTIVITY: "开展了",
    Kind.STUDY: "学习了",
    Kind.OTHER: "进行了",
}

# what the title of an item begins with, and how minutes tell it
VERBS = {
    "听取和审议": "听取和审议了",
    "听取审议": "听取和审议了",
    "听取": "听取了",
    "审议": "审议了",
    "审查": "审查了",
    "讨论决定": "讨论决定了",
    "学习": "学习了",
    "视察": "组织视察了",
    "检查": "组织检查了",
    "调研": "组织调研了",
    "开展": "开展了",
}


def with_case(actor):
    return Minutes.objects.visible_to(actor).select_related("meeting__term__congress__area")


def of_meeting(meeting, actor):
    return minutes_of(meeting, actor).first()


def minutes_of(meeting, actor):
    """The same as rows: one or none."""
    return with_case(actor).filter(meeting=meeting)


def drafted(meeting, actor):
    """[(key, words)] of a meeting: when and where, who came, every item, what was voted and adopted."""
    found = [("opening", _opening(meeting)), ("attendance", _attendance(meeting))]
    found += [(f"item-{item.pk}", _item(place, item)) for place, item in enumerate(items_of(meeting), start=1)]
    announced = Ballot.objects.visible_to(actor).filter(meeting=meeting, state=Ballot.State.ANNOUNCED).order_by("pk")
    found += [
        (f"ballot-{ballot.pk}", f"会议对“{ballot}”进行了表决。{ballots.told_in_minutes(ballot)}")
        for ballot in announced
    ]
    adopted = resolutions.of_meeting(meeting, actor)
    found += [(f"resolution-{one.pk}", f"会议通过了《{one}》{one.number_words}。") for one in adopted]
    return [(key, words) for key, words in found if words]


def _opening(meeting):
    when = long_date(meeting.opens_on) + (f"至{long_date(meeting.closes_on)}" if meeting.days > 1 else "")
    place = f"在{meeting.place}" if meeting.place else ""
    chair = f"会议由{meeting.chaired_by}主持。" if meeting.chaired_by else ""
    return f"{when}，{meeting.term.congress.area.name}{meeting.full_words}{place}召开。{chair}"


def _attendance(meeting):
    """By the roll; without one, by the numbers that were entered."""
    guests = [guest.title for guest in sittings.guests_of(meeting) if guest.came]
    sat = f"列席会议的有{'、'.join(guests)}。" if guests else ""
    if sitting := sittings.counted(meeting):
        return f"{sitting}{sittings.count_of(sitting).words}{sat}"
    if meeting.due is None or meeting.present is None:
        return sat
    leave = f"，请假{meeting.on_leave}人" if meeting.on_leave else ""
    needed, law = quorum(meeting.kind, meeting.due)
    met = f"；至少{needed}人到会，符合法定人数（{law}）" if needed and meeting.present >= needed else ""
    return f"会议应到{meeting.due}人，实到{meeting.present}人{leave}{met}。{sat}"


def _item(place, item):
    said, title = HEARD[Kind(item.kind)], item.title
    for verb, words in VERBS.items():
        if title.startswith(verb):
            said, title = words, title.removeprefix(verb)
            break
    by = f"（{item.reporter}报告）" if item.reporter and item.kind == Kind.REPORT else ""
    result = f"{item.result.rstrip('。')}。" if item.result else ""
    return f"{chinese(place)}、会议{said}{title}{by}。{result}"


def texts_of(minutes):
    """What is printed, in its order. No actor: for papers, whose readers are asked."""
    return [row.text for row in minutes.paragraphs.order_by("order", "pk") if row.text]
