"""Plants the meetings of the term: the county's sessions and those of its standing committee, the townships' sessions and
presidiums of the last years – kept by their own secretaries – and this year's plans."""

import datetime

from congress.actions import agendas, meetings, plans, records, townships
from congress.frame import clock, kinds
from congress.frame.dates import add_months
from congress.models import Congress, Meeting
from congress.queries import rules
from congress.queries.calendar import remembered
from congress.queries.meetings import next_number, term_on
from congress.queries.townships import plan_of

from . import committee, halls
from .timeline import Timeline

BACK = 420  # days: the four quarters that have been reported, and this year
PRESIDIUM = (20, 110, 200, 290)  # days into the year
SESSIONS = (72, 225)
LATELY = 60  # days
ROLLED = 3  # sessions of which the roll is told
COUNCILS = 14  # months
A_YEAR = {"presidium": len(PRESIDIUM), "session": len(SESSIONS), "standing_committee": 6, "council": 12}
PLANNED, CALLED = 26, 9  # days before a meeting of the standing committee: its day is known, its agenda is sent out
WORDS = {
    "session": (
        ("report", "听取和审议镇人民政府工作报告", "通过"),
        ("report", "听取和审议人大主席团工作报告", "通过"),
    ),
    "county": (
        ("report", "听取和审议县人民政府工作报告", "批准报告，作出决议"),
        ("report", "听取和审议县人大常委会工作报告", "批准报告，作出决议"),
        ("report", "听取和审议县人民法院、县人民检察院工作报告", "批准报告，作出决议"),
        ("report", "审查和批准国民经济和社会发展计划、财政预算", "批准计划和预算"),
    ),
    "council": (
        ("report", "听取专门委员会、工作委员会工作汇报", "同意"),
        ("other", "研究常委会会议议程草案", "提请常委会会议决定"),
    ),
    "presidium": (
        ("suggestions", "听取代表建议办理情况的汇报", "提出整改意见"),
        ("activity", "视察农村饮水和道路养护", "形成视察报告"),
    ),
}
PLAN = (
    (3, "召开人民代表大会第一次会议", "会议"),
    (4, "组织代表视察春耕生产", "视察"),
    (6, "听取代表建议办理情况汇报", "听取汇报"),
    (8, "召开人民代表大会第二次会议", "会议"),
    (10, "开展代表小组述职评议", "评议"),
    (12, "总结代表小组工作", "总结"),
)


def plant(world):
    """The county's organs and each township live beside one another, up to this morning."""
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    with remembered(), rules.remembered(), records.written_together():
        timeline.enter(_sessions(world))
        timeline.enter(_committee(world))
        timeline.enter(_councils(world))
        for demo in kinds.demos:
            for life in demo.beside(world) if demo.beside else ():
                timeline.enter(life)
        for place, (stem, congress) in enumerate(world.congresses.items()):
            if congress.level == Congress.Level.TOWNSHIP:
                secretary = world.secretary_of(stem)
                timeline.enter(_township(world, secretary, congress, place))
                timeline.enter(_ticked_off(world, secretary, congress))
        timeline.run()


def _sessions(world):
    """The county's sessions that are over."""
    office = world.first("GO")
    for session in world.sessions:
        if session.closes_on < world.today:
            meeting = Meeting.objects.select_related("term__congress").get(pk=session.pk)
            if session in world.sessions[-ROLLED:]:
                for kind, day in (
                    ("plenary", session.opens_on),
                    ("group", session.opens_on),
                    ("plenary", session.closes_on),
                ):
                    yield clock.moment(day, 12)
                    halls.sat(world, meeting, kind, day, half=1 + (kind == "group"))
            yield clock.moment(session.closes_on, 16)
            _hold(meeting, office, due=146, present=139)
        elif session.opens_on <= world.today:
            yield clock.moment(session.opens_on - datetime.timedelta(days=32), 9)
            meeting = Meeting.objects.select_related("term__congress").get(pk=session.pk)
            meeting.place, meeting.chaired_by = "县会议中心", "大会主席团"
            meeting = meetings.keep_meeting(meeting, actor=office)
            meetings.arrange_items(meeting, _agenda(meeting, result=False), actor=office)
            agendas.publish(meeting, actor=office)
            yield clock.moment(session.opens_on, 8, 10)
            halls.sat(world, meeting, "plenary", session.opens_on)
            if world.today > session.opens_on:
                yield clock.moment(world.today, 8, 20)
                halls.sat(world, meeting, "plenary", world.today)


def _committee(world):
    """Three years of the standing committee: called with an agenda, its roll, what it adopted, its minutes."""
    for turn, sits in enumerate(committee.days(world)):
        yield clock.moment(sits - datetime.timedelta(days=PLANNED), 9)
        meeting = halls.planned(world, _new(world.congress, "standing_committee", sits), turn)
        yield clock.moment(sits - datetime.timedelta(days=CALLED), 9)
        halls.called(world, meeting)
        yield clock.moment(sits, 12)
        halls.sat(world, meeting, "plenary", sits)
        yield clock.moment(sits, 16)
        meeting = halls.over(world, meeting, turn)
        yield clock.moment(sits, 17)
        adopted = halls.adopted(world, meeting, turn)
        yield clock.moment(sits + datetime.timedelta(days=4), 10)
        halls.followed(world, meeting, adopted, turn)


def _councils(world):
    """The chairpersons meet every month, early in it."""
    office, this_month = world.first("GO"), world.today.replace(day=1)
    due = len(world.holders("LEAD"))
    for back in range(COUNCILS, -1, -1):
        day = committee.workday(add_months(this_month, -back) + datetime.timedelta(days=5))
        if term_on(world.congress.pk, day) and day < world.today:
            yield clock.moment(day, 16)
            _meeting(office, world.congress, "council", day, due=due, present=due)


def _township(world, secretary, congress, place):
    """A good year of meetings, a few days apart from township to township; some are behind with this quarter's."""
    earliest = world.today - datetime.timedelta(days=BACK)
    for year in (world.today.year - 1, world.today.year):
        new_year = datetime.date(year, 1, 1)
        begun = max(new_year, earliest, term_on(congress.pk, world.today).starts_on)
        if year == world.today.year:
            yield clock.moment(min(new_year + datetime.timedelta(days=4), world.today), 8)
            _plan(year, secretary, congress)
        for n, kind in sorted([(n, "presidium") for n in PRESIDIUM] + [(n, "session") for n in SESSIONS]):
            day = committee.workday(new_year + datetime.timedelta(days=n + place % 9))
            behind = place % 5 == 1 and (world.today - day).days < LATELY
            if begun <= day < world.today and not behind:
                yield clock.moment(day, 16)
                due = 9 if kind == "presidium" else 52
                _meeting(secretary, congress, kind, day, due=due, present=due - place % 3)
                if year == world.today.year:
                    townships.open_for(congress.pk)


def _new(congress, kind, day):
    term = term_on(congress.pk, day)
    return Meeting(
        term=term, kind=kind, number=_number(term, kind, day), opens_on=day, closes_on=day, place="机关会议室"
    )


def _meeting(actor, congress, kind, day, *, due, present):
    row = _new(congress, kind, day)
    return _hold(meetings.keep_meeting(row, actor=actor), actor, due=due, present=present)


def _number(term, kind, day):
    """The next one; those before the first that is told were held as often as every year."""
    held = (day.year - term.starts_on.year) * A_YEAR[kind]
    return max(next_number(term, kind), held + 1)


def _hold(meeting, actor, *, due, present):
    meeting = meetings.hold(meeting, actor=actor, due=due, present=present, on_leave=due - present)
    return meetings.arrange_items(meeting, _agenda(meeting), actor=actor)


def _agenda(meeting, result=True):
    of_county = meeting.kind == "session" and meeting.term.congress.level == Congress.Level.COUNTY
    words = WORDS["county" if of_county else meeting.kind]
    return [{"kind": kind, "title": title, "result": came if result else ""} for kind, title, came in words]


def _plan(year, secretary, congress):
    """This year's plan, begun by the clock, adopted at the first session, ticked off month by month."""
    townships.open_for(congress.pk)
    plan = plan_of(congress.pk, year)
    rows = [
        {"month": month, "title": title, "form": form, "body": "主席团", "leader": "人大主席"}
        for month, title, form in PLAN
    ]
    plans.arrange_items(plan, rows, actor=secretary)


def _ticked_off(world, secretary, congress):
    """Month by month what was planned has been done."""
    for month in sorted({month for month, _, _ in PLAN if month < world.today.month}):
        done_on = datetime.date(world.today.year, month, 25)
        yield clock.moment(done_on, 15)
        plan = plan_of(congress.pk, world.today.year)
        for item in plan.items.filter(month=month).select_related("plan"):
            plans.finish_item(item, actor=secretary, done_on=done_on, result="按计划完成")


MEETINGS = kinds.Demo(key="congress.meetings", order=70, plant=plant)
