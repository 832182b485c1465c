"""Plants a satisfaction vote on thirty departments with what follows it – the one that failed is voted on again, the last
three are reviewed – and two reviews of officers, each as far as its day allows."""

from datetime import timedelta

from congress.actions import ballots, notices, records
from congress.demo.ballots import opened
from congress.frame import kinds
from congress.models import Meeting
from congress.queries import rules
from congress.queries.actors import actor_in
from congress.queries.ballots import options_of

from ..actions import plans, reporting, satisfaction, topics
from ..models import PlanLine, SatisfactionVote, SupervisionPlan, Topic
from ..queries import satisfaction as queries
from ..queries import topics as topic_queries
from . import words
from .plant import acting_for, team_of

RATED = ("department", "public_institution", "enterprise")
MOST, ABSENT = 30, 3
FAILED, LAST, WAITING = "urban", "housing", "water"  # of the last three: failed; reviewed; asked for its own report
# Of a hundred members present, how many are satisfied and basically satisfied.
BOTTOM = {FAILED: (22, 20), LAST: (38, 40), WAITING: (41, 42)}
FAIR, GOOD = (52, 36), (84, 12)
ROAD = ((-58, "settle_scheme", "com"), (-40, "self_check", "unit"), (-24, "survey", "com"), (-16, "write_report", "com"),
        (-9, "pass_council", "go"), (0, "deliberate", "com"))  # fmt: skip
OPINIONS = ((3, "draft_opinions", "com"), (8, "issue_opinions", "go"))
RESULT = ((40, "draft_result", "unit"), (47, "comment_result", "com"), (52, "report_result", "unit"))


def plant(world):
    held = list(_held(world))
    if len(held) < 3:
        return
    first, again, last = held[-3:]
    office = world.first("GO")
    with rules.remembered(), notices.silence(), records.written_together():
        vote = _departments(world, office, first)
        cases = {one.unit_id: one for one in queries.ranking_of(vote)}
        _put_right(world, office, cases[world.bodies[FAILED].pk].rectification, first, again)
        _review(world, office, cases[world.bodies[LAST].pk].review, last)
        _asked(world, office, cases[world.bodies[WAITING].pk].review, last)
        _officers(world, office, last)
    world.say(0.86, "满意度测评、工作评议和履职评议")


def _held(world):
    rows = Meeting.objects.held().filter(
        term__congress=world.congress, kind="standing_committee", opens_on__lt=world.today
    )
    return rows.select_related("term__congress").order_by("opens_on")


def _departments(world, office, meeting):
    """Thirty departments at one sitting, announced, and published some days later."""
    units = list(topic_queries.reporting_units(world.congress.pk).filter(kind__in=RATED)[:MOST])
    with world.at(meeting.opens_on - timedelta(days=5), 9):
        vote = SatisfactionVote(congress=world.congress, title=f"{meeting.opens_on.year}年度部门和单位工作满意度测评", meeting=meeting,
                                committee=world.bodies["finance-com"], note="请对照各部门和单位一年来的工作，逐一评价。")  # fmt: skip
        vote = satisfaction.choose_objects(satisfaction.keep_vote(vote, actor=office), units, actor=office)
        vote = satisfaction.submit(vote, actor=office)
    bottom = {world.bodies[key].pk: share for key, share in BOTTOM.items()}
    shares = [bottom.get(unit.pk, (96 - place % 17 * 2, 3 + place % 17)) for place, unit in enumerate(units)]
    with world.at(meeting.opens_on, 15, 30):
        _voted(world, office, vote, shares)
    with world.at(min(meeting.opens_on + timedelta(days=6), world.today), 10):
        return satisfaction.publish(SatisfactionVote.objects.get(pk=vote.pk), actor=office)


def _voted(world, office, vote, shares):
    """The members vote on their devices; so many of a hundred are satisfied with each, so many basically."""
    ballot = queries.ballot_of(vote)
    ballot = opened(world, office, ballot, ABSENT)
    keys = [str(option.pk) for option in options_of(ballot)]
    rows = list(ballot.voters.select_related("membership__person", "membership__post", "membership__organization",
                                             "membership__congress__parent"))  # fmt: skip
    for turn, row in enumerate(rows):
        marks = {}
        for place, (key, (good, fair)) in enumerate(zip(keys, shares, strict=True)):
            at = (turn * 7 + place * 3) % len(rows) * 100
            marks[key] = "1" if at < good * len(rows) else "2" if at < (good + fair) * len(rows) else "3"
        ballots.vote(ballot, actor=actor_in(row.membership), marks=marks)
    ballots.announce(ballots.close(ballot, actor=office), actor=office)


def _walk(world, office, found, since, steps):
    """The steps that have fallen due by today, counted from a day."""
    actors = _actors(world, office, found)
    for days, name, who in steps:
        day = since + timedelta(days=days)
        if day >= world.today:
            break
        with world.at(day, 10, 20):
            found = reporting.do(_now(found), name, actor=actors[who], **_asked_for(name, day))
    return _now(found)


def _asked_for(name, day):
    said = "draft_opinions" if name == "issue_opinions" else name
    text = words.REVIEWS.get(said) or words.STEPS[said]
    if name in ("deliberate", "publish"):
        return {"text": text}
    return {"on": day, "text": text, **({"passed_on": day} if name == "issue_opinions" else {})}


def _actors(world, office, found):
    return {
        "go": office,
        "com": acting_for(world, found.committee_id, ("COM", "DAC"), office),
        "unit": acting_for(world, found.unit_id, ("UNIT",), office),
    }


def _now(found):
    return Topic.objects.select_related("unit", "committee", "congress").get(pk=found.pk)


def _judged(world, office, found, meeting, share):
    """Voted on at a meeting, where it has come so far."""
    name = {"heard": "call_vote", "result_reported": "call_result_vote"}.get(found.state)
    if name is None:
        return found
    with world.at(meeting.opens_on, 16):
        reporting.do(found, name, actor=office, meeting=meeting, method="electronic")
        _voted(world, office, queries.running_of(found), [share])
    return _now(found)


def _put_right(world, office, found, voted, meeting):
    """Failed: put right within two months, reported again, voted on again, published."""
    since = min(voted.opens_on, meeting.opens_on - timedelta(days=54))
    found = _walk(
        world, office, found, since, [one for one in RESULT if since + timedelta(days=one[0]) >= voted.opens_on]
    )
    found = _judged(world, office, found, meeting, FAIR)
    _walk(world, office, found, meeting.opens_on, ((6, "publish", "go"),))


def _prepared(world, found, meeting, day):
    com = acting_for(world, found.committee_id, ("COM", "DAC"), world.first("GO"))
    with world.at(day, 9):
        found = topics.set_meeting(found, actor=com, meeting=meeting)
        team_of(world, found, com, world.rng(f"review:{found.title}"))
    return _now(found)


def _review(world, office, found, meeting, share=FAIR):
    """Reviewed at a meeting, voted on there, the opinions handed over; now it puts right."""
    since = meeting.opens_on
    found = _prepared(world, found, meeting, since + timedelta(days=ROAD[0][0]))
    found = _judged(world, office, _walk(world, office, found, since, ROAD), meeting, share)
    _walk(world, office, found, since, (*OPINIONS, *RESULT))


def _asked(world, office, found, meeting):
    """The scheme has gone out; the unit's own report is awaited."""
    ahead = Meeting.objects.filter(
        term__congress=world.congress, kind="standing_committee", state="planned", opens_on__gt=world.today
    )
    day = world.today - timedelta(days=6)
    found = _prepared(world, found, ahead.order_by("opens_on").first() or meeting, day)
    _walk(world, office, found, day, ((0, "settle_scheme", "com"),))


def _officers(world, office, meeting):
    """Two heads whom the standing committee has appointed, taken into the plan by an adjustment: one has been heard, the
    other is to hand in his report."""
    plan = SupervisionPlan.objects.in_force().filter(congress=world.congress).order_by("-year").first()
    heads = {head.organization_id: head for head in queries.officers(world.congress.pk)}
    chosen = [heads.get(world.bodies[key].pk) for key in ("edu", "transport")]
    begins = meeting.opens_on + timedelta(days=ROAD[0][0] - 4)
    if plan is None or None in chosen or plan.published_on >= begins:
        return
    with world.at(begins, 9):
        new = plans.adjust(plan, actor=office, because="主任会议研究，增加对常委会任命人员的履职评议。")
        for head in chosen:
            plans.keep_line(
                PlanLine(plan=new, order=0, title=f"{head.organization.short_name}{head.post.title}{head.person.name}履职评议",
                         form="duty_review", field="decisions", source="appointed", month=meeting.opens_on.month,
                         committee=world.bodies["legal"], unit=head.organization, officer=head),
                actor=office,
            )  # fmt: skip
        new = plans.publish(plans.pass_council(new, actor=office, on=begins), actor=office)
    first, second = (
        line.topic for line in new.lines.filter(form="duty_review").select_related("topic").order_by("pk")
    )
    _review(world, office, _now(first), meeting, GOOD)
    _asked(world, office, _now(second), meeting)


SATISFACTION = kinds.Demo(key="supervision.satisfaction", order=87, plant=plant)
