"""Three years of appointment cases at the meetings of the standing committee, each done through the deeds of its day."""

from datetime import timedelta

from congress.actions import meetings, notices
from congress.demo import ballots as voting
from congress.demo import committee, halls
from congress.frame import clock
from congress.queries.ballots import options_of

from ..actions import cases, certificates, items, polls
from ..models import Case, Deliberation, Item
from ..models.law import LEAVING
from ..queries import cases as queries
from ..queries import certificates as certificate_queries
from . import exams, stories
from .ceremonies import ceremonies
from .elections import elections
from .register import Strangers, holder_of, office_of
from .reports import years

# Days before the meeting.
RECEIVED, EXAMINED, COUNCIL, AGENDA, HANDED_OUT = 24, 15, 13, 11, 7
NOTIFIED, CLOSED = 2, 9  # days after it
REST = 10  # days from the opening of the yearly session until cases are taken up again
HEADS = {"coc": ("chair", "主任"), "government": ("head", "县长"), "supervisory": ("supervisor", "监委主任"),
         "court": ("president", "院长"), "procuratorate": ("procurator", "检察长")}  # fmt: skip
ACTING = ("first-vice", "代理县长")


def beside(world):
    """Lives beside the meetings: elections, cases, ceremonies, yearly reports. Nobody is told of what is long over."""
    strangers, days = Strangers(world, "cases"), committee.days(world)
    told = {}  # day: the stories of a meeting
    for story in stories.STORIES:
        if day := _day(world, days, story.when):
            told.setdefault(day, []).append(story)
    lives = [*elections(world, strangers), *years(world)]
    lives += [_case(world, sits, story, strangers) for sits, found in told.items() for story in found]
    lives += [ceremonies(world, sits, told.get(sits, ()), last=sits == days[-1]) for sits in days]
    return [_quietly(life) for life in lives]


def _day(world, days, when):
    """The day of the meeting a story is told of; None where none has sat there yet."""
    yearly, over = world.session_days[-1], world.session_days[-1] + timedelta(days=REST)
    if when == "before":
        return max((day for day in days if day < yearly), default=None)
    if when == "after":
        return min((day for day in days if day > over), default=None)
    return days[round(when * (len(days) - 1))]


def _quietly(life):
    while True:
        with notices.silence():
            when = next(life, None)
        if when is None:
            return
        yield when


def _before(sits, days, hour):
    """A working day so long before, the Friday rather than a weekend."""
    day = sits - timedelta(days=days)
    return clock.moment(day - timedelta(days=max(0, day.weekday() - 4)), hour)


def _case(world, sits, story, strangers):
    office = world.first("APPT")
    yield _before(sits, RECEIVED, 10)
    case = received(world, story.organ, committee.meeting_on(world, sits), story.lines, strangers)
    with_papers(case, office)
    if story.exam:
        yield _before(sits, EXAMINED, 16)
        exams.examine(world, clock.today(), [item for item in queries.items_of(case) if item.action == "appoint"])
    yield _before(sits, COUNCIL, 17)
    case = cases.pass_check(case, actor=office)
    if story.withdrawn:
        cases.withdraw(case, actor=office, reason=story.withdrawn)
        return
    case = cases.agree(case, actor=office, on=clock.today())
    for item, line in zip(queries.items_of(case), story.lines, strict=True):
        if line.fate == Item.State.HELD_OVER:
            items.hold_over(item, actor=office, reason="有关情况需要进一步了解，主任会议决定本项暂不提请。")
    yield _before(sits, AGENDA, 18)
    case = cases.put_on_agenda(case, actor=office)
    yield _before(sits, HANDED_OUT, 9)
    case = cases.hand_out(case, actor=office, on=clock.today())
    yield clock.moment(sits, 14)
    case = _voted(world, _deliberated(world, case, office), story, office)
    yield clock.moment(sits + timedelta(days=NOTIFIED), 10)
    case = cases.notify(case, actor=office, on=clock.today())
    if certificate_queries.due(case):
        certificates.give(case, actor=office, dated_on=clock.today())
    if any(item.state == Item.State.AWAITING_UPPER for item in queries.items_of(case)):
        return
    yield clock.moment(sits + timedelta(days=CLOSED), 10)
    reported = {"reported_on": clock.today(), "reported_to": "市人大常委会"} if story.organ == "coc" else {}
    cases.close(case, actor=office, **reported)


def received(world, organ, meeting, lines, strangers):
    """A proposal with its items comes in."""
    office = world.first("APPT")
    case = Case(congress=world.congress, organ=world.bodies[organ], signed_by=_signer(world, organ), meeting=meeting,
                received_on=clock.today())  # fmt: skip
    case = cases.receive(case, actor=office)
    for line in lines:
        items.keep_item(_item(world, case, line, strangers), actor=office)
    return case


def _signer(world, organ):
    key, word = HEADS[organ]
    if (seat := holder_of(world, key)) is None:
        key, word = ACTING
        seat = holder_of(world, key)
    return f"{word}{seat.person.name}"


def _item(world, case, line, strangers):
    found = Item(
        case=case, action=line.action, office=office_of(world, line.office), grounds=stories.GROUNDS[line.action]
    )
    if line.action in LEAVING:
        found.seat = holder_of(world, line.office, line.place)
        found.name = found.seat.person.name
    elif line.who:
        found.person = _known(world, line.who)
        found.name = found.person.name
    else:
        for name, value in strangers.columns().items():
            setattr(found, name, value)
        found.present_post = f"{case.organ.short_name}干部"
    return found


def _known(world, who):
    if who != "deputy":
        return holder_of(world, who).person
    seats = [deputy for (_, congress), deputy in world.deputies.items() if congress == "county"]
    return world.rng("committee member").choice(seats[60:]).person


def with_papers(case, office):
    """All papers of all items have come."""
    for item in queries.items_of(case):
        came = {paper: clock.today() for paper in item.papers.all() if paper.needed}
        items.note_papers(item, actor=office, came=came)


def _deliberated(world, case, office):
    """In the meeting: who is proposed speaks, whoever proposes explains, the groups speak of it."""
    speak = [item for item in queries.votable(case) if item.action == "appoint" and item.office.statement]
    if speak:
        items.note_statements(case, speak, actor=office, on=clock.today())
    case = cases.explain(case, actor=office, on=clock.today(), by=case.signed_by)
    for at, group in enumerate(("第一组", "第二组")):
        convener = world.holders("LEAD")[1 + at].name
        text = stories.SAID[(case.number + at) % len(stories.SAID)]
        row = Deliberation(case=case, group=group, on=clock.today(), convener=convener, present=11 + at, text=text)
        cases.record_deliberation(row, actor=office)
    return cases.deliberate(case, actor=office)


def _voted(world, case, story, office):
    """Each kind of question on its own paper; the result is told at once and stands on the agenda."""
    keeper = world.first("GO")
    case = polls.call_vote(case, actor=office, items=queries.votable(case), method=story.method)
    against = {item.order: line.no for item, line in zip(queries.items_of(case), story.lines, strict=True)}
    for poll in case.polls.order_by("pk"):
        row = voting.opened(world, keeper, queries.ballot_of(poll), voting.ABSENT)
        if story.method == "electronic":
            voting.cast(row, world.rng(f"poll:{poll.pk}"))
            voting.settled(row, keeper)
            continue
        lines = {polls.line_of(item): against[item.order] for item in poll.items.all()}
        marks = {str(line.pk): _marks(row.present, lines[line.title]) for line in options_of(row)}
        voting.counted(world, keeper, row, marks, tellers=(keeper, office))
    _take_over(world, case)
    failed = case.items.filter(state=Item.State.FAILED).exists()
    came = {str(case): "部分事项未获通过" if failed else "表决通过"}
    meetings.arrange_items(case.meeting, halls.kept(case.meeting, came), actor=keeper)
    return Case.objects.select_related("meeting__term", "organ", "congress").get(pk=case.pk)


def _marks(present, against):
    return {"yes": present - against - 1, "no": against, "abstain": 1}


def _take_over(world, case):
    """Whoever leads a unit now is who acts for it in what is planted next."""
    for item in case.items.filter(membership__role="UNITL").select_related("membership"):
        seat = item.membership
        for key, held in world.posts.items():
            if held.post_id == seat.post_id:
                world.posts[key] = seat
