"""Reading votes: the list, what waits for somebody's vote, who may vote, what two tellers found, what came of it."""

from django.db.models import Count, F, Q

from congress.frame import clock, kinds, vote_results, votes
from congress.frame.votes import Form

from ..models import Ballot, Congress, Leave, Meeting, Voter
from . import meetings, sittings
from .rules import rule

SESSION, COMMITTEE, PRESIDIUM = kinds.VotingBody
BODIES = {Congress.Level.COUNTY: (SESSION, COMMITTEE), Congress.Level.TOWNSHIP: (SESSION, PRESIDIUM)}
MEETINGS = {
    SESSION: Meeting.Kind.SESSION,
    COMMITTEE: Meeting.Kind.STANDING_COMMITTEE,
    PRESIDIUM: Meeting.Kind.PRESIDIUM,
}
LEAST = 5  # papers of a secret electronic vote: fewer would tell who said what


def with_case(actor):
    return Ballot.objects.visible_to(actor).select_related("congress__area", "meeting__term", "previous")


def listed(actor, *, kind="", state="", year=None):
    """The votes this person sees, the latest first."""
    asked = {"kind": kind, "state": state, "meeting__opens_on__year": year}
    rows = with_case(actor).filter(**{name: value for name, value in asked.items() if value})
    return rows.annotate(lines=Count("options")).order_by("-pk")


def years(actor):
    days = Ballot.objects.visible_to(actor).exclude(meeting=None).order_by().dates("meeting__opens_on", "year", "DESC")
    return [day.year for day in days]


def waiting(actor):
    """The votes that are open and in which this person has not voted yet. One statement."""
    mine = Voter.objects.filter(person=actor.person_id, voted=None).values("ballot")
    return Ballot.objects.filter(state=Ballot.State.OPEN, pk__in=mine).exclude(method=Ballot.Method.PAPER)


def kinds_of(congress):
    """The votes a congress of this level draws up by hand; others are drawn up where their matter is."""
    return [kind for kind in kinds.ballots if kind.by_hand and kind.body in BODIES[Congress.Level(congress.level)]]


def meetings_of(congress, kind):
    """The meetings at which such a vote may be held, the latest first."""
    rows = Meeting.objects.filter(term__congress=congress, kind=MEETINGS[kind.body])
    return rows.open_to_votes().select_related("term").order_by("-opens_on")


def meeting_fault(meeting):
    """Why no vote is held at a meeting any more, in words; "" while one may be."""
    if Meeting.objects.filter(pk=meeting.pk).open_to_votes().exists():
        return ""
    return (
        f"{meeting}{'没有召开' if meeting.state == Meeting.State.CANCELLED else '已经开过'}，不能再在这次会议上投票。"
    )


def electorate(ballot):
    """All members of the body that votes, one post each, in the order of their seats; who is suspended does not vote
    (代表法第六十一条), but counts, unless the congress has ruled otherwise. No actor: names of members are public within the county."""
    day, first = clock.today(), {}
    meeting = _meeting_of(ballot, day)
    for row in sittings.members_on(meeting, day) if meeting else ():
        first.setdefault(row.person_id, row)
    return list(first.values())


def _meeting_of(ballot, day):
    """The meeting at which it is held, or one such as it would be held at today."""
    if ballot.meeting_id:
        return ballot.meeting
    term = meetings.term_on(ballot.congress_id, day)
    return term and Meeting(term=term, kind=MEETINGS[kinds.ballots[ballot.kind].body])


def roll_of_today(ballot):
    """The sitting whose roll says who is there while this is voted on, or None."""
    return sittings.sitting_on(ballot.meeting, clock.today()) if ballot.meeting_id else None


def absent_from(ballot, members):
    """Those of ``members`` who are not there: by the roll of today, else whoever has leave from the whole meeting."""
    if sitting := roll_of_today(ballot):
        there = sittings.present_at(sitting)
        return [row for row in members if row.person_id not in there]
    asked = Leave.objects.filter(meeting=ballot.meeting_id, sitting=None, state=Leave.State.APPROVED)
    away = set(asked.order_by().values_list("membership__person", flat=True))
    return [row for row in members if row.person_id in away]


def roll_fault(ballot, came):
    """Why these people cannot be who votes: the roll does not show one of them as present, or the register of the meeting
    has fewer; "" when they can."""
    if sitting := roll_of_today(ballot):
        there = sittings.present_at(sitting)
        strange = [row.person.name for row in came if row.person_id not in there]
        if strange:
            names = f"{'、'.join(strange[:5])}{'等' if len(strange) > 5 else ''}{len(strange)}人"
            return f"{sitting}的签到名单上没有到会：{names}。实际到会的，请先更正到会情况，再开始投票。"
        return ""
    registered = ballot.meeting.present if ballot.meeting_id and ballot.meeting.state == Meeting.State.HELD else None
    if registered is not None and len(came) > registered:
        return f"会议登记的实到是{registered}人，投票人名册有{len(came)}人，请勾选没有到会的人，或者先更正会议情况。"
    return ""


def options_of(ballot):
    return list(ballot.options.order_by("order"))


def names_of(options):
    """What the arithmetic knows of the options: key -> name."""
    return {str(option.pk): option.title for option in options}


def voter_of(ballot, actor):
    return Voter.objects.filter(ballot=ballot, person=actor.person_id).first()


def turnout(ballot):
    """(how many may vote, how many have). Nothing else is known while a vote is open."""
    found = Voter.objects.filter(ballot=ballot).aggregate(all=Count("pk"), voted=Count("pk", filter=Q(voted=True)))
    return found["all"], found["voted"]


def last_counts(ballot):
    """The latest count of each teller: {place: TellerCount}."""
    found = {}
    for row in ballot.counts.select_related("teller").order_by("place", "-attempt"):
        found.setdefault(row.place, row)
    return found


def differences(ballot, counts):
    """On which lines two counts do not agree – never what the other one found."""
    first, second = (counts[place].found for place in (1, 2))
    words = {"issued": "发出", "returned": "收回", "invalid": "无效"}
    wrong = [word for name, word in words.items() if first[name] != second[name]]
    for option in options_of(ballot):
        key = str(option.pk)
        if first["marks"].get(key) != second["marks"].get(key):
            wrong.append(f"“{option.title}”")
    return wrong + (["另选他人"] if first["write_ins"] != second["write_ins"] else [])


def counted(ballot):
    """What was counted: from the box, from what was said by name, or from what both tellers found."""
    options, law = names_of(options_of(ballot)), ballot.law
    numbers = {"members": ballot.members, "present": ballot.present}
    if ballot.method == Ballot.Method.PAPER:
        return options, votes.Count(**numbers, **last_counts(ballot)[1].found)
    if ballot.method == Ballot.Method.ELECTRONIC:
        papers = [(marks, written) for marks, written in ballot.box.papers]
    else:
        said = Voter.objects.filter(ballot=ballot, voted=True).values_list("said__marks", flat=True)
        papers = [(marks, ()) for marks in said]
    marks, write_ins = votes.tally(law, options, papers)
    issued = ballot.voters.count()
    return options, votes.Count(
        **numbers, issued=issued, returned=len(papers), invalid=0, marks=marks, write_ins=write_ins
    )


def result_of(ballot):
    """The Result a ballot has kept, or None."""
    return vote_results.Result.of_data(ballot.result["found"]) if ballot.result else None


def not_voted(ballot):
    """How many had a paper and gave none back (未按表决器、未投票), counted on its own; None where more came back than went out."""
    count = ballot.result["count"]
    left = count["issued"] - count["returned"]
    return left if left >= 0 else None


def told_in_minutes(ballot):
    """The result as minutes tell it: the three results of the law; who did not vote, where the congress has it told."""
    summary, left = result_of(ballot).summary, not_voted(ballot)
    tells = rule(ballot.congress_id, "ballot.not_voted") == "told"
    return f"{summary}未投票{left}人。" if left and tells else summary


def follows(ballot, options=None):
    """(rule, keys of the options) of the round that must follow, or None; a voided one is held once more."""
    if ballot.state not in (Ballot.State.VOID, Ballot.State.ANNOUNCED):
        return None
    options = names_of(options_of(ballot) if options is None else options)
    if ballot.state == Ballot.State.VOID:
        return ballot.law, list(options)
    return vote_results.next_round(ballot.law, options, result_of(ballot))


def named_votes(ballot):
    """What everybody said, in the order of the roll: [(name, {option: word} or None)]. Only of votes by name."""
    words = dict(ballot.law.marks)
    return [
        (person.name, None if marks is None else {key: words[mark] for key, mark in marks.items()})
        for person, marks in named_marks(ballot)
    ]


def named_marks(ballot):
    """[(person, {option: mark} or None)] in the order of the roll. Only of votes by name."""
    rows = ballot.voters.select_related("person", "said").order_by("pk")
    return [(row.person, row.said.marks if row.voted else None) for row in rows]


def marks_asked(law):
    """What is asked beside each option on a device: [(key, word)]."""
    return law.marks if law.form != Form.CHOOSE else ((votes.YES, "选择"),)


def of_meeting(meeting, actor):
    """The votes held at a meeting that this person sees, in the order in which they were drawn up."""
    return Ballot.objects.visible_to(actor).filter(meeting=meeting).order_by("pk")


def open_in(meeting):
    """The vote that is being cast at a meeting, or None. No actor: its title stands on the screen of the hall."""
    return Ballot.objects.filter(meeting=meeting, state=Ballot.State.OPEN).order_by("-pk").first()


def told_today(meeting):
    """The result that was last announced at a meeting today: (vote, its Result), or None. No actor: it was announced."""
    since = clock.moment(clock.today(), 0)
    rows = Ballot.objects.filter(meeting=meeting, state=Ballot.State.ANNOUNCED, announced_at__gte=since)
    row = rows.order_by("-announced_at").first()
    return (row, result_of(row)) if row else None


def boxes_astray():
    """Votes whose box does not hold as many papers as people have voted. No actor: for the self-check."""
    rows = Ballot.objects.exclude(box=None).annotate(
        voted=Count("voters", filter=Q(voters__voted=True)), papers=F("box__size")
    )
    return rows.exclude(voted=F("papers")).order_by("pk")
