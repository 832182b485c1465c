"""Reading agendas: the versions and what differs between two, who has read the notice, the papers and their days."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from congress.frame import clock, kinds
from congress.frame.numbers import long_date

from ..models import Deadline, Meeting, MeetingItem, MeetingPaper, Membership, Organization, Summons
from . import sittings
from .meetings import items_of
from .proposed import origin_of
from .rules import rule

NOTICE_DAYS = {
    ("session", "county"): "meeting.congress_notice_days",
    ("session", "township"): "meeting.township_notice_days",
    ("standing_committee", "county"): "meeting.sc_notice_days",
}
LENGTHS = {
    "congress.paper_to_committee": "report.organ_to_committee_days",
    "congress.paper_to_office": "report.organ_to_sc_days",
    "congress.paper_to_members": "report.to_members_days",
}
OUT = "congress.paper_out"
OUT_DAYS = {
    ("session", "township"): "meeting.township_papers_days",
    ("standing_committee", "county"): "meeting.sc_papers_days",
}
PAPER_CLOCKS = (*LENGTHS, OUT)


def versions_of(meeting):
    return list(meeting.agendas.order_by("number"))


def latest(meeting):
    """The agenda that is in force, or None while it is being drawn up."""
    return meeting.agendas.order_by("-number").first()


def snapshot(meeting):
    """The items as they stand now, as a version keeps them."""
    return [
        {"pk": item.pk, "title": item.title, "kind": item.kind, "reporter": item.reporter}
        for item in items_of(meeting)
    ]


def as_published(meeting, version):
    """The items as members read them: the words of the version, with what has come of each."""
    live = {item.pk: item for item in items_of(meeting)}
    found = []
    for order, said in enumerate(version.items, start=1):
        item = live.get(said["pk"]) or MeetingItem(pk=said["pk"], meeting=meeting)
        item.order, item.title, item.kind, item.reporter = order, said["title"], said["kind"], said["reporter"]
        found.append(item)
    return found


@dataclass(frozen=True)
class Change:
    """One difference between two versions."""

    kind: str  # added · removed · moved · reworded
    title: str
    words: str

    @property
    def label(self):
        return {"added": "增加", "removed": "取消", "moved": "调整次序", "reworded": "修改"}[self.kind]

    @property
    def tone(self):
        return {"added": "done", "removed": "late", "moved": "info", "reworded": "soon"}[self.kind]


def differences(before, after):
    """What differs between two lists of items, in the order of the later one; what was taken off comes last. Pure.

    An item has moved when it stands otherwise among those that both lists have: one that was put in before it moves
    nobody. As few as possible are said to have moved.
    """
    old = {item["pk"]: (place, item) for place, item in enumerate(before, start=1)}
    common = [item["pk"] for item in after if item["pk"] in old]
    stayed, changes = _unmoved([old[pk][0] for pk in common]), []
    for place, item in enumerate(after, start=1):
        if item["pk"] not in old:
            changes.append(Change("added", item["title"], f"列第{place}项"))
            continue
        was_at, was = old[item["pk"]]
        if was_at not in stayed:
            changes.append(Change("moved", item["title"], f"由第{was_at}项改为第{place}项"))
        said = [f"{word}由“{was[name] or '无'}”改为“{item[name] or '无'}”"
                for name, word in (("title", "议题"), ("reporter", "报告人")) if was[name] != item[name]]  # fmt: skip
        if said:
            changes.append(Change("reworded", item["title"], "；".join(said)))
    there = {item["pk"] for item in after}
    gone = [item for item in before if item["pk"] not in there]
    return changes + [Change("removed", item["title"], f"原列第{old[item['pk']][0]}项") for item in gone]


def _unmoved(places):
    """The longest run of places that still rise: those that have kept their order; of several the one with most of its
    places where they were."""
    ranks, best = {place: rank for rank, place in enumerate(sorted(places))}, []

    def worth(run):
        return len(run), sum(ranks[place] == at for at, place in run)

    for at, place in enumerate(places):
        runs = [run for run in best if run[-1][1] < place]
        best.append((*max(runs, key=worth, default=()), (at, place)))
    return {place for _, place in max(best, key=worth, default=())}


def is_changed(meeting):
    """Whether the items differ from the version in force."""
    return differs(meeting, latest(meeting))


def differs(meeting, version):
    """Whether the items differ from this version, the one in force; None: there is none yet."""
    return version is None or bool(differences(version.items, snapshot(meeting)))


def history(meeting):
    """[(version, what it changed)] the newest first."""
    rows = versions_of(meeting)
    before = [None, *rows][: len(rows)]
    pairs = [(row, differences(was.items, row.items) if was else ()) for was, row in zip(before, rows, strict=True)]
    return pairs[::-1]


def notice_words(meeting, day=None):
    """Whether a notice that goes out on a day is in time: (words, tone), or ("", "") where no rule asks for it."""
    key = NOTICE_DAYS.get((meeting.kind, meeting.term.congress.level))
    if key is None:
        return "", ""
    days = rule(meeting.term.congress.county_id, key)
    left = (meeting.opens_on - (day or clock.today())).days
    if left >= days:
        return f"会议通知应在开幕{days}日前发出，现在还有{left}日。", "info"
    return f"会议通知应在开幕{days}日前发出，距{long_date(meeting.opens_on)}开幕只有{max(left, 0)}日。", "late"


def items_words(meeting):
    """Whether items put on an agenda today are in time, or "" where no rule asks for it."""
    if meeting.kind != Meeting.Kind.STANDING_COMMITTEE or meeting.state != Meeting.State.PLANNED:
        return ""
    days = rule(meeting.term.congress.county_id, "meeting.sc_items_days")
    left = (meeting.opens_on - clock.today()).days
    if left >= days:
        return f"议题应在会议{days}日以前提出，现在还有{left}日。"
    return f"议题应在会议{days}日以前提出，距{long_date(meeting.opens_on)}开会只有{max(left, 0)}日。"


def addressees(meeting):
    """Memberships of all who are to be told: the members, deputies who sit in, the units that are asked to come."""
    guests = sittings.guests_of(meeting)
    people = {guest.person_id for guest in guests if guest.person_id}
    units = {guest.organization_id for guest in guests if guest.organization_id}
    held = Membership.objects.in_office()
    found = [
        *sittings.seats_on(meeting, meeting.opens_on),
        *held.filter(person__in=people).select_related("person"),
        *held.with_role("UNIT", "UNITL", "GOV").filter(_of(units)).select_related("person"),
    ]
    return list({one.person_id: one for one in reversed(found)}.values())


def _of(units):
    """Who hears for these bodies; for a government its supervision office."""
    governments = Organization.objects.filter(pk__in=units, kind=Organization.Kind.GOVERNMENT)
    return Q(organization__in=units) | Q(role="GOV", congress__in=governments.values("congress"))


def own_summons(meeting, actor):
    """The newest notice of the meeting to this person, or None."""
    return summons_to(meeting, actor).first()


def summons_to(meeting, actor):
    """The notices of the meeting to this person, the newest first."""
    rows = (
        Summons.objects.filter(version__meeting=meeting, person=actor.person_id)
        if actor.person_id
        else Summons.objects.none()
    )
    return rows.select_related("version").order_by("-version__number")


def unread_by(actor):
    """The coming meetings of which this person has not read a notice."""
    if not actor.person_id:
        return Meeting.objects.none()
    unread = Summons.objects.filter(person=actor.person_id, read_at=None).values("version__meeting")
    rows = Meeting.objects.filter(pk__in=unread, state=Meeting.State.PLANNED, closes_on__gte=clock.today())
    return rows.select_related("term").order_by("opens_on", "pk")


def receipts(version):
    """(how many were told, those who have not read it). No actor: for those who follow it."""
    rows = list(version.summons.select_related("person").order_by("person__name_pinyin", "pk"))
    return len(rows), [row.person.name for row in rows if row.read_at is None]


# Papers.


def openings(paper):
    """(those who have opened a paper, those of the meeting who have not), by name. No actor: for those who keep it."""
    opened = {row.person_id: row.person.name for row in paper.openings.select_related("person").order_by("pk")}
    waiting = [one.person.name for one in addressees(paper.item.meeting) if one.person_id not in opened]
    return list(opened.values()), waiting


def papers_with_case(actor):
    return MeetingPaper.objects.visible_to(actor).select_related("item__meeting__term__congress__parent", "organ")


def papers_of_meeting(meeting, actor):
    """The papers of a meeting that this person may read, in the order of its items."""
    return papers_with_case(actor).filter(item__meeting=meeting).order_by("item__order", "pk")


def clocks_of(papers):
    """{pk of the paper: its running and ended days} in one query. The caller has asked visible_to."""
    found = {}
    rows = Deadline.objects.filter(target_model="congress.meetingpaper", target_pk__in=[row.pk for row in papers])
    for row in rows.exclude(outcome=Deadline.Outcome.SUPERSEDED).order_by("due_on", "pk"):
        found.setdefault(row.target_pk, []).append(row)
    return found


def running_clocks(meeting):
    """The open days of a meeting's papers."""
    papers = MeetingPaper.objects.filter(item__meeting=meeting).values("pk")
    rows = Deadline.objects.open().filter(target_model="congress.meetingpaper", target_pk__in=papers)
    return list(rows.filter(key__in=PAPER_CLOCKS))


def is_bound_by_law(meeting):
    """Whether the days of 监督法第十五条 hold: for the standing committee."""
    return meeting.kind == Meeting.Kind.STANDING_COMMITTEE


def lengths_of(paper):
    """{clock: the rule of its length} of the days that run for a paper: a report of another body to the standing committee
    has those of the law, any other perhaps that of a local rule; what a topic brought has them on the topic."""
    meeting = paper.item.meeting
    if origin_of(paper.item):
        return {}
    if is_bound_by_law(meeting) and paper.organ_id is not None:
        return LENGTHS
    length = OUT_DAYS.get((meeting.kind, meeting.term.congress.level))
    return {OUT: length} if length else {}


def own_length(paper):
    """The local rule by how many days before its meeting it reaches the members, or "" where none asks."""
    return lengths_of(paper).get(OUT, "")


def gone_days(paper, clocks):
    """[(what, day)] of the days that were past when the paper was asked for, so that no clock runs: they are not kept."""
    meeting, there = paper.item.meeting, {row.key for row in clocks}
    days = {
        key: meeting.opens_on - timedelta(days=rule(paper.congress_id, length))
        for key, length in lengths_of(paper).items()
    }
    return [(kinds.deadlines[key].label, day) for key, day in days.items() if key not in there and day < clock.today()]


def papers_owed_by(actor):
    """What this person's body still has to hand in."""
    rows = papers_with_case(actor).filter(organ=actor.organization_id, state__in=("expected", "drafted"))
    return rows.filter(item__meeting__state="planned").order_by("item__meeting__opens_on", "pk")
