"""Plants motions: those of the last two sessions with what came of them, one of the standing committee's members, and for
the session that sits today one in every state, so that whoever signs in finds his part."""

from datetime import timedelta

from congress.actions import notices, records, resolutions
from congress.frame import clock, kinds
from congress.frame.dates import ONE_DAY
from congress.models import Meeting, Organization, Resolution
from congress.queries import calendar, rules
from congress.queries import resolutions as adopting
from deputies.models import Deputy
from deputies.queries import joint

from ..actions import motion_signing as signing
from ..actions import motions as actions
from ..models import Motion
from ..queries import motions as queries
from . import motion_words as words

VOTES = "赞成{}票，反对3票，弃权2票。"


def plant(world):
    office = world.first("GO")
    over = [session for session in world.sessions if session.closes_on < world.today]
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        for session, stories in zip(reversed(over[-2:]), (LAST, BEFORE), strict=False):
            for place, (state, said) in enumerate(stories):
                _past(world, office, session, state, said, place)
        _of_members(world, office)
        _township(world)
    if world.sitting:
        _today(world, office)


LAST = (
    ("executing", words.PEPPER),
    ("rejected", words.BRIDGE),
    ("after_session", words.COMPOST),
    ("withdrawn", words.MARKET),
)
BEFORE = (("closed", words.WATER), ("failed", words.FUND), ("concluded", words.CHARGERS))


def _meeting(session):
    return Meeting.objects.select_related("term__congress").get(pk=session.pk)


def _new(meeting, said, **more):
    title, grounds, plan = said
    return Motion(congress=meeting.term.congress, meeting=meeting, title=title, grounds=grounds, plan=plan, **more)


def _signed_on_paper(office, meeting, said, count, *, first=0):
    """Handed in on paper with so many signatures, and put."""
    row = _new(meeting, said)
    seats = list(joint.candidates(row).filter(since__lte=meeting.opens_on)[first : first + count])
    row = signing.draft(row, actor=office, lead=seats[0])
    row = signing.invite(row, actor=office, members=seats[1:], on_paper=True)
    return actions.file_motion(row, actor=office)


def _committee(world, meeting):
    """A special committee of the congress; of a township its presidium."""
    rows = Organization.objects.filter(congress=meeting.congress_id, until=None)
    return rows.filter(kind__in=("special_committee", "presidium")).order_by("kind", "order", "pk").last()


def _considered(world, office, row, advice):
    row = actions.refer(
        row, actor=office, committee=_committee(world, row.meeting), report_due_on=clock.today() + ONE_DAY
    )
    return actions.report(row, actor=office, advice=advice, opinion=words.OPINION, reported_on=clock.today())


def _past(world, office, session, state, said, place):
    """One motion of a session that is over, on the days on which it happened."""
    meeting = _meeting(session)
    advice = {"rejected": "not", "after_session": "later", "concluded": "later"}.get(state, "agenda")
    with world.at(session.opens_on, 15, place):
        row = _signed_on_paper(office, meeting, said, 11 + place, first=place * 9)
        row = _considered(world, office, row, advice)
    with world.at(session.closes_on, 9, place):
        today = clock.today()
        if state == "rejected":
            actions.reject(row, actor=office, decided_on=today, reason=words.REASONS[state])
            return
        if state in ("after_session", "concluded"):
            row = actions.hand_on(row, actor=office, decided_on=today, committee=world.bodies[_field(world)],
                                  report_due_on=_due(world, today, state))  # fmt: skip
        else:
            row = _voted(office, row, state)
    if state == "concluded":
        _concluded(world, office, row)
    elif state in ("executing", "closed"):
        _carried_out(world, office, row, session, state)


def _field(world):
    """The committee in which a visitor may try the portal."""
    com = world.first("COM")
    return next(key for key, body in world.bodies.items() if body.pk == com.organization_id)


def _due(world, today, state):
    """What is still being considered is due in a week or two from today."""
    return today + 90 * ONE_DAY if state == "concluded" else max(world.today, today) + 12 * ONE_DAY


def _voted(office, row, state):
    row = actions.put_on_agenda(row, actor=office, decided_on=clock.today())
    if state == "withdrawn":
        return actions.withdraw_listed(row, actor=office, consented_on=clock.today(), reason=words.REASONS[state])
    row = actions.put_to_vote(actions.deliberate(row, actor=office), actor=office)
    if state == "failed":
        return actions.fail(row, actor=office, words="赞成58票，反对71票，弃权10票，没有超过全体代表的半数。")
    row = actions.adopt(row, actor=office, words=VOTES.format(134))
    return actions.tie_resolution(row, actor=office)


def _concluded(world, office, row):
    with world.at(row.decided_on + timedelta(days=80), 10):
        row = actions.report_later(
            row, actor=office, advice="agenda", opinion=words.OPINION, reported_on=clock.today()
        )
    with world.at(row.decided_on + timedelta(days=100), 10):
        actions.conclude(
            row, actor=office, outcome="常委会会议审议，同意委员会的报告，交县人民政府编制规划，年内报告进展。"
        )


def _carried_out(world, office, row, session, state):
    """Its resolution is adopted, published and charged; that of the earlier session was reported on."""
    with world.at(session.closes_on, 16):
        found = Resolution.objects.get(motion=row)
        sat = adopting.adopting_meetings(found).get(pk=session.pk)
        found = resolutions.adopt(found, actor=office, meeting=sat, adopted_on=clock.today(), effective_on=clock.today(), item=row.item,
                                  by="按表决器表决", yes=134, no=3, abstain=2)  # fmt: skip
    with world.at(session.closes_on + 6 * ONE_DAY, 9):
        found = resolutions.publish(found, actor=office, published_on=clock.today())
        found = resolutions.charge(found, actor=office, organ=world.bodies["government"], required="制定办法，按期报告执行情况。",
                                   report_by=max(world.today, session.closes_on) + 40 * ONE_DAY)  # fmt: skip
        row = actions.execute(row, actor=office)
    if state == "closed":
        with world.at(session.closes_on + 200 * ONE_DAY, 10):
            resolutions.hand_in(found.reports.get(), actor=office, text=words.EXECUTION)
            row = actions.report_execution(row, actor=office)
        with world.at(session.closes_on + 220 * ONE_DAY, 10):
            actions.close(row, actor=office, outcome=words.CLOSED)


def _of_members(world, office):
    """Three members put one to the last meeting of the standing committee; the government one of its own."""
    meeting = Meeting.objects.held().filter(term__congress=world.congress, kind="standing_committee")
    meeting = meeting.select_related("term__congress").order_by("-opens_on").first()
    if meeting is None:
        return
    with world.at(meeting.opens_on, 9):
        row = _signed_on_paper(office, meeting, words.DRAFT, 4)
        actions.reject(row, actor=office, decided_on=clock.today(), reason="已列入明年的立法和决定计划。")
        row = signing.draft(_new(meeting, words.PLAN, by="organ", organ=world.bodies["government"]), actor=office)
        row = actions.put_on_agenda(actions.file_motion(row, actor=office), actor=office, decided_on=clock.today())
        row = actions.put_to_vote(actions.deliberate(row, actor=office), actor=office)
        row = actions.adopt(row, actor=office, words="常委会组成人员全票赞成。")
        actions.close(row, actor=office, outcome="原则同意，由县人民政府按程序报批。")


def _township(world):
    """One of five deputies of a township, put at its last session."""
    meeting = Meeting.objects.held().filter(term__congress__level="township", kind="session")
    meeting = meeting.select_related("term__congress").order_by("-opens_on", "pk").first()
    if meeting is None or Deputy.objects.acting().of(meeting.congress_id).count() < Motion.least_in(
        "session", "township"
    ):
        return
    stem = next(key for key, congress in world.congresses.items() if congress.pk == meeting.congress_id)
    with world.at(meeting.opens_on, 11):
        office = world.secretary_of(stem)
        row = _signed_on_paper(office, meeting, words.TOWN, 5)
        row = actions.put_on_agenda(row, actor=office, decided_on=clock.today())
        row = actions.put_to_vote(actions.deliberate(row, actor=office), actor=office)
        row = actions.adopt(row, actor=office, words="赞成48票，反对1票，弃权1票。")
        actions.close(row, actor=office, outcome="新市场已经选址，逢集日由派出所和村干部疏导。")


def _today(world, office):
    """The session that sits: until when motions may be put, and one in each state on the road to the vote."""
    meeting = _meeting(world.sitting)
    with world.at(world.today, 7, 40):
        limit = actions.limit_of(meeting)
        limit.closes_on, limit.decided_on = meeting.closes_on, world.today
        actions.set_deadline(limit, actor=office)
        for place, (steps, said) in enumerate(NOW):
            row = _signed_on_paper(office, meeting, said, 12, first=30 + place * 8)
            for step in steps:
                row = step(world, office, row)
        _by_phone(world, meeting)


def _referred(world, office, row):
    return actions.refer(
        row, actor=office, committee=_committee(world, row.meeting), report_due_on=clock.today() + ONE_DAY
    )


def _reported(world, office, row, advice="agenda"):
    return actions.report(row, actor=office, advice=advice, opinion=words.OPINION, reported_on=clock.today())


def _listed(world, office, row):
    return actions.put_on_agenda(row, actor=office, decided_on=clock.today())


def _begun(world, office, row):
    return actions.deliberate(row, actor=office)


def _converted(world, office, row):
    row = _reported(world, office, row, "suggestion")
    return actions.convert(row, actor=office, decided_on=clock.today(), reason=words.REASONS["converted"])


def _again(said, title):
    return (title, *said[1:])


NOW = (
    ((), _again(words.BRIDGE, "关于浥河大桥维修加固的议案")),
    ((_referred,), _again(words.FUND, "关于提高乡村医生补助标准的议案")),
    ((_referred, _reported), _again(words.COMPOST, "关于治理沿河养殖污染的议案")),
    ((_referred, _converted), words.SCHOOL_BUS),
    ((_listed,), _again(words.SCHOOL_BUS, "关于建立山区学生交通保障制度的议案")),
    ((_listed, _begun), _again(words.CHARGERS, "关于加快乡镇充电设施建设的议案")),
)


def _by_phone(world, meeting):
    """Two deputies a visitor can be: one leads, the other is asked to sign; another draft is only begun."""
    humans = {login.login: login.human for login in world.cast.logins}
    lead = world.actor(humans["dep01"], "DEP")
    row = signing.draft(_new(meeting, words.DRAFT), actor=lead)
    wanted = Deputy.objects.filter(person=world.persons[humans["dep02"]].pk, congress=world.congress).values(
        "membership"
    )
    asked = [*queries.candidates(row).filter(pk__in=wanted), *queries.candidates(row).exclude(pk__in=wanted)[:4]]
    row = signing.invite(row, actor=lead, members=asked)
    signing.draft(_new(meeting, words.MARKET), actor=world.actor(humans["dep03"], "DEP"))


MOTIONS = kinds.Demo(key="suggestions.motions", order=88, plant=plant)
