"""Plants three years of supervision: plans with nine topics a year, each as far as its day allows, the four lists, the call."""

from datetime import date, timedelta

from congress.actions import meetings, notices, records
from congress.demo.committee import coming
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.frame.address import address
from congress.models import Congress, Meeting
from congress.queries import calendar, rules, search
from congress.queries.meetings import next_number
from deputies.models import TopicLead

from ..actions import collecting, plans, problems, reporting, topics
from ..models import Call, PlanLine, Problem, Proposal, SupervisionPlan, TeamMember, Topic
from ..queries.topics import deputies_for, leaders, members_for
from . import words

# Days from the opening of the meeting: what is done then, and by whom.
REPORT = ((-70, "settle_scheme", "com"), (-48, "research", "com"), (-36, "send_opinions", "com"), (-23, "hand_in_draft", "unit"),
          (-18, "comment_draft", "com"), (-11, "hand_in_report", "unit"), (-8, "distribute", "go"))  # fmt: skip
INSPECTION = ((-75, "form_team", "com"), (-74, "notify", "com"), (-62, "self_check", "unit"), (-60, "inspect", "com"),
              (-20, "write_report", "com"), (-10, "pass_council", "go"))  # fmt: skip
AFTER = ((0, "deliberate", "com"), (2, "draft_opinions", "com"), (8, "issue_opinions", "go"), (12, "list", "com"), (30, "measure", "unit"),
         (75, "result", "unit"), (80, "judge", "com"), (84, "draft_result", "unit"), (90, "comment_result", "com"),
         (95, "report_result", "unit"), (105, "publish", "go"), (110, "follow", "com"), (250, "look_back", "com"),
         (262, "close", "com"))  # fmt: skip
SLOW = 3  # every so many topics an organ is behind with what it has to put right


def plant(world):
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    office = world.first("GO")
    years = range(world.today.year - 2, world.today.year + 1)
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        ahead = meeting_ahead(world, office)
        for place, year in enumerate(years):
            timeline.enter(_year(world, timeline, office, year, place, ahead))
        timeline.enter(_call(world, office))
        timeline.run()
    world.say(0.85, "监督议题和四个清单")


def meeting_ahead(world, office):
    """The next meeting of the standing committee; planned here if nobody has."""
    if found := coming(world):
        return found
    day = world.today + timedelta(days=24)
    term = world.term
    row = Meeting(term=term, kind="standing_committee", number=next_number(term, "standing_committee"), opens_on=day, closes_on=day,
                  place="常委会会议室")  # fmt: skip
    with world.at(world.today, 8):
        return meetings.keep_meeting(row, actor=office)


def meeting_for(world, year, month, ahead):
    """The meeting of the standing committee nearest to a month of a year."""
    rows = Meeting.objects.filter(term__congress=world.congress, kind="standing_committee", opens_on__year=year)
    there = [
        *rows.exclude(state="cancelled").select_related("term"),
        *([ahead] if ahead.opens_on.year == year else []),
    ]
    middle = date(year, month, 20)
    return min(there, key=lambda one: (abs(one.opens_on - middle), one.pk), default=None)


def _year(world, timeline, office, year, place, ahead):
    """The plan of a year, adopted in February; then the topics live beside one another."""
    yield clock.moment(date(year, 2, 6), 10)
    plan = plans.open_plan(SupervisionPlan(congress=world.congress, year=year, foreword=_foreword(year)), actor=office)
    for title, field, source, committee, unit, month in words.REPORTS[place]:
        _line(world, office, plan, title=title, form="special_report", field=field, source=source, month=month,
              committee=world.bodies[committee], unit=world.bodies[unit])  # fmt: skip
    for title, law, committee, unit, month in words.INSPECTIONS[place]:
        _line(world, office, plan, title=title, form="inspection", law=law, field="laws", source="research", month=month,
              committee=world.bodies[committee], unit=world.bodies[unit])  # fmt: skip
    for title, form, unit, month in words.MONEY:
        _line(world, office, plan, title=title.format(year=year - 1), form=form, field="economy", source="organ", month=month,
              committee=world.bodies["finance-com"], unit=world.bodies[unit])  # fmt: skip
    yield clock.moment(date(year, 2, 20), 10)
    plan = plans.pass_council(plan, actor=office, on=clock.today())
    yield clock.moment(date(year, 2, 24), 10)
    plans.publish(plan, actor=office)
    ours = plan.lines.filter(form__in=("special_report", "inspection"))  # money has a planter of its own
    for at, line in enumerate(ours.select_related("topic").order_by("pk")):
        if sits := meeting_for(world, year, line.month, ahead):
            timeline.enter(_topic(world, office, line.topic_id, sits, at))


def _foreword(year):
    return (
        f"{year}年，县人大常委会围绕中心、服务大局，依法行使监督权，突出重点、注重实效，推动党中央决策部署和省、市、县工作要求落到实处，"
        "推动解决人民群众普遍关心的问题。"
    )


def _line(world, office, plan, **columns):
    """Led by one of the vice directors, each for his committees."""
    heads = [one for one in leaders(world.congress.pk) if "副" in one.post.title]
    leader = heads[columns["committee"].pk % len(heads)] if heads else None
    return plans.keep_line(PlanLine(plan=plan, order=0, leader=leader, **columns), actor=office)


def _topic(world, office, pk, sits, at):
    """One topic, from its team to the look back, counted from the day of its meeting."""
    found = found_topic(pk)
    rng = world.rng(f"supervision:{pk}:{at}")
    actors = {
        "go": office,
        "com": acting_for(world, found.committee_id, ("COM", "DAC"), office),
        "unit": acting_for(world, found.unit_id, ("UNIT",), office),
    }
    road = REPORT if found.form == "special_report" else INSPECTION
    yield clock.moment(max(sits.opens_on - timedelta(days=80), clock.today()), 9)
    found = topics.set_meeting(found, actor=actors["com"], meeting=sits)
    team_of(world, found, actors["com"], rng)
    listed = []
    for days, name, who in (*road, *AFTER):
        day = max(sits.opens_on + timedelta(days=days), clock.today())
        yield clock.moment(day, 10 + at % 6, rng.randrange(60))
        if name in ("list", "measure", "result", "judge"):
            listed = lists(name, found, listed, actors, rng, at)
        elif name == "close" and any(row.state != "closed" for row in listed):
            return
        else:
            found = _step(found, name, actors[who], sits)
        if name == "inspect":
            _entrust(world, found, actors["com"], rng)


def found_topic(pk):
    return Topic.objects.select_related("unit", "committee", "congress").get(pk=pk)


def acting_for(world, body_id, roles, otherwise):
    """Whoever acts for a body; the office enters for those without an account of their own."""
    for role in roles:
        for actor in world.holders(role):
            if actor.organization_id == body_id:
                return actor
    return otherwise


def team_of(world, found, actor, rng):
    """A leader and three deputies make the team of a topic."""
    leaders, members = _people(found)
    head = rng.choice(leaders) if leaders else None
    members = [one for one in members if not head or one.person_id != head.person_id]
    deputies = rng.sample(members, min(3, len(members)))
    rows = [TeamMember(role="leader", membership=head)] if head else []
    topics.add_to_team(found, [*rows, *(TeamMember(role="member", deputy=one) for one in deputies)], actor=actor)


def _people(found):
    leaders = [one for one in members_for(found) if one.role == "LEAD"]
    held = deputies_for(found).exclude(person__memberships__organization=found.unit_id)
    return leaders, list(held.order_by("pk")[:60])


def _step(found, name, actor, sits):
    today = clock.today()
    asked = {"on": today, "text": words.STEPS.get(name) or words.STEPS["draft_opinions"]}
    more = {
        "form_team": {}, "inspect": {}, "close": {}, "follow": {"due_on": today + timedelta(days=140)},
        "deliberate": {"text": asked["text"]}, "publish": {"text": asked["text"]},
        "notify": {**asked, "inspect_from": today + timedelta(days=12)}, "issue_opinions": {**asked, "passed_on": today},
    }  # fmt: skip
    if name in ("hand_in_draft", "hand_in_report", "distribute"):
        asked["late_because"] = words.LATE
    return reporting.do(found, name, actor=actor, **more.get(name, asked))


def lists(name, found, listed, actors, rng, at):
    """The four lists move on; an organ that is slow leaves its last problem lying, one that is careless gets it back."""
    if name == "list":
        due = clock.today() + timedelta(days=80)
        return [
            problems.list_problem(
                Problem(topic=found, text=text, unit=found.unit, due_on=due, found_by="会议审议"), actor=actors["com"]
            )
            for text in rng.sample(words.PROBLEMS, 3)
        ]
    behind = listed[-1:] if at % SLOW == 1 else []
    moved = []
    for row in listed:
        if name == "measure":
            rows = [dict(zip(("title", "person", "until"), one, strict=True)) for one in rng.sample(words.MEASURES, 2)]
            row = problems.measure(problems.keep_measures(row, rows, actor=actors["unit"]), actor=actors["unit"])
        elif name == "result" and row not in behind:
            row = problems.report(row, actor=actors["unit"], result=rng.choice(words.RESULTS))
        elif name == "judge" and row not in behind:
            mark = rng.choice(("satisfied", "satisfied", "basically"))
            row = problems.accept(
                row, actor=actors["com"], mark=mark, judgement="继续巩固。" if mark == "basically" else ""
            )
        moved.append(row)
    return moved


def _entrust(world, found, actor, rng):
    """Three townships inspect their part; two have reported."""
    towns = list(Congress.objects.filter(parent=world.congress).order_by("area__code"))
    rows = topics.entrust(
        found, rng.sample(towns, min(3, len(towns))), actor=actor, due_on=clock.today() + timedelta(days=20)
    )
    for row in rows:
        chair = next((one for one in world.holders("TCH") if one.congress_id == row.congress_id), None)
        if chair:
            topics.report_check(row, actor=chair, sites=rng.randrange(3, 9), deputies=rng.randrange(4, 12),
                                text="组织代表实地检查，总体情况较好；个别经营主体台账不全、宣传不够，已当场提出整改要求。")  # fmt: skip


def _call(world, office):
    """The call for next year's topics, opened in October – or, earlier in the year, this year's that is settled."""
    year = world.today.year + 1
    opens = date(world.today.year, 10, 8)
    if opens > world.today:
        year, opens = year - 1, date(world.today.year - 1, 10, 8)
    yield clock.moment(opens, 9)
    call = Call(
        congress=world.congress, year=year, text=words.CALL, opens_on=opens, closes_on=opens + timedelta(days=50)
    )
    call = collecting.open_call(collecting.keep_call(call, actor=office), actor=office)
    made = []
    for days, (title, reason, source, field, role, fate) in enumerate(words.PROPOSALS, start=2):
        yield clock.moment(opens + timedelta(days=3 * days), 15)
        row = Proposal(call=call, title=title, reason=reason, source=source, field=field)
        made.append((collecting.propose(row, actor=world.holders(role)[days]), fate))
    for days, (title, reason, source, field, role, asked) in enumerate(words.TIED, start=24):
        if where := _tied(world.first(role), asked):
            yield clock.moment(opens + timedelta(days=days), 15)
            row = Proposal(call=call, title=title, reason=reason, source=source, field=field)
            made.append((collecting.propose(row, actor=world.first(role), source=where), ""))
    yield clock.moment(opens + timedelta(days=30), 16)
    for row, fate in made:
        for scorer in world.holders("SCM")[:3]:
            marks = world.rng(f"score:{row.pk}:{scorer.person_id}")
            collecting.score(row, actor=scorer, importance=marks.randrange(3, 6), urgency=marks.randrange(2, 6),
                             feasibility=marks.randrange(3, 6))  # fmt: skip
        if fate == "declined":
            collecting.decline(
                row, actor=office, reason="本年度已听取专项工作报告，审议意见正在跟踪办理，暂不重复列入。"
            )


def _tied(actor, asked):
    """The address of a suggestion that speaks of these words, or of the newest lead of what people say."""
    if asked:
        entry = search.found(asked, actor=actor, kind="suggestions.suggestion").order_by("-pk").first()
        return entry and entry.target
    lead = TopicLead.objects.visible_to(actor).order_by("-pk").first()
    return lead and address(lead)


TOPICS = kinds.Demo(key="supervision.topics", order=82, plant=plant)
