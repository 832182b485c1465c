"""Satisfaction votes and what follows them, by the actions: a vote on many departments, on one result, a review on its way."""

from datetime import timedelta

from congress.actions import ballots
from congress.frame import clock
from congress.models import Ballot, Meeting, Organization
from congress.queries.ballots import options_of
from supervision.actions import reporting, topics
from supervision.actions import satisfaction as actions
from supervision.models import SatisfactionVote, Topic
from supervision.queries import satisfaction as queries
from tests.build import supervision
from tests.build.ballots import committee
from tests.build.county import SINCE

TITLE = "2026年度部门工作满意度测评"


def departments(cast, more=0, rare=""):
    """The departments of the cast that are voted on, and so many others."""
    held = [cast.bodies["transport"], cast.bodies["finance"], cast.bodies["court"]]
    for n in range(1, more + 1):
        held.append(Organization.objects.create(congress=cast.congress, name=f"西平样县{rare}第{n}局", short_name=f"第{n}局",
                                                kind="department", since=SINCE, order=900 + n))  # fmt: skip
    return held


def vote(cast, units=None, *, held=False, **columns):
    """A vote of the standing committee on departments; ``held`` gives it a meeting that has opened."""
    given = {"title": TITLE, "committee": cast.bodies["agriculture"], **columns}
    if held:
        given["meeting"] = meeting(cast)
    row = actions.keep_vote(SatisfactionVote(congress=cast.congress, **given), actor=cast.go)
    return actions.choose_objects(row, departments(cast) if units is None else units, actor=cast.go)


def meeting(cast, number=41):
    """A meeting of the standing committee that opens today."""
    found = Meeting.objects.filter(term=cast.term, kind="standing_committee", number=number).first()
    return found or supervision.meeting(cast, opens_on=clock.today(), number=number)


def members(cast, many=9):
    if "member0" not in cast.posts:
        committee(cast, many)
    return many


def announced(cast, row, given):
    """Open, count on paper and announce the ballot of a vote; ``given``: the votes for the grades of each object, in the
    order of the paper."""
    many = members(cast)
    ballot = ballots.open_round(queries.ballot_of(row), actor=cast.go)
    ballot = ballots.close(ballot, actor=cast.go)
    marks = {str(option.pk): {str(n): votes for n, votes in enumerate(line, start=1)}
             for option, line in zip(options_of(ballot), given, strict=True)}  # fmt: skip
    for teller in (cast.com, cast.dac):
        ballots.enter_count(ballot, actor=teller, issued=many, returned=many, invalid=0, marks=marks)
    ballot = ballots.confirm(ballot, actor=cast.go, scrutineers="周委员")
    ballots.announce(ballot, actor=cast.go)
    row.refresh_from_db()
    return row


def counted(cast, given, units=None, **columns):
    """A vote on departments, held and announced."""
    row = actions.submit(vote(cast, units, **columns), actor=cast.go, method=Ballot.Method.PAPER)
    return announced(cast, row, given)


def case(row):
    """The topic as it is now."""
    return Topic.objects.select_related("unit", "committee", "congress").get(pk=row.pk)


def judged(cast, topic, given):
    """The result – or the review – of a topic is put to its vote, counted and announced."""
    name = "call_vote" if topic.state == "heard" else "call_result_vote"
    reporting.do(topic, name, actor=cast.go, meeting=meeting(cast), method="paper")
    announced(cast, queries.running_of(topic), [given])
    return case(topic)


def put_right(cast, topic):
    """From the order to put right to the report of it."""
    for name, who in (("draft_result", "unit"), ("comment_result", "com"), ("report_result", "unit")):
        topic = supervision.step(topic, name, cast.actor(who))
    return topic


ROAD = (("settle_scheme", "com"), ("self_check", "unit"), ("survey", "com"), ("write_report", "com"), ("pass_council", "go"),
        ("deliberate", "com"))  # fmt: skip


def review(cast, form="work_review", last="deliberate", *, found=None, texts=None, **more):
    """A review from the plan – or the one that is ``found`` – up to and with a step."""
    lines = {
        "work_review": {"title": "对县交通运输局的工作评议", "form": "work_review", "field": "decisions", "source": "satisfaction"},
        "duty_review": {"title": "杨局长履职评议", "form": "duty_review", "field": "decisions", "source": "appointed",
                        "officer": cast.posts["unitl"]},
    }  # fmt: skip
    found = supervision.team(cast, found or supervision.topic(cast, **{**lines[form], **more}))
    found = topics.set_meeting(found, actor=cast.com, meeting=meeting(cast))
    for name, who in ROAD:
        found = supervision.step(found, name, cast.actor(who), (texts or {}).get(name, ""))
        if name == last:
            break
    return found


def handed_over(cast, topic, text=""):
    """The opinions of a review that has been voted on."""
    for name, who in (("draft_opinions", "com"), ("issue_opinions", "go")):
        topic = supervision.step(topic, name, cast.actor(who), text)
    return topic


def published(cast, row):
    return actions.publish(row, actor=cast.go)


def later(days=30):
    return clock.today() + timedelta(days=days)
