"""Satisfaction votes: who is voted on, the ballot they are handed to, and – in the transaction that announces it – what
came of it: the ranking, the review cases of the last and the failed, and the way on of the matter that was judged."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator

from congress.actions import ballots, clocks, notices, records
from congress.actions.registers import demand, keep
from congress.frame import clock
from congress.frame.actor import SYSTEM
from congress.frame.address import address, find
from congress.frame.workflow import Refused
from congress.models import Ballot, Membership
from congress.queries.ballots import result_of
from congress.queries.rules import rule

from ..models import Form, SatisfactionObject, SatisfactionVote, Topic
from ..policies import satisfaction as policies
from ..queries import satisfaction as queries
from ..queries import topics as topic_queries
from ..workflow import SATISFACTION, form_of
from .topics import settle_due

S = SatisfactionVote.State


# Drawing up.


def _draft(vote):
    if SATISFACTION.held(vote).state != S.DRAFT:
        raise Refused("已经交付测评，要改请先撤回。")


@transaction.atomic
def keep_vote(vote, *, actor):
    """Draw up a vote, or mend its draft; its meeting must be one of the body that votes."""
    demand(policies.keeps_votes, actor, vote)
    if vote.pk:
        _draft(vote)
    if vote.meeting and vote.meeting not in queries.meetings_for(vote.congress_id, vote.body):
        raise ValidationError({"meeting": "请选择投票人参加的会议。"})
    vote.year = vote.meeting.opens_on.year if vote.meeting else clock.today().year
    return keep(vote, actor=actor)


@transaction.atomic
def choose_objects(vote, units, *, actor):
    """Write down who is voted on, in the order of the register."""
    demand(policies.keeps_votes, actor, vote)
    _draft(vote)
    before = [str(one.unit) for one in vote.objects_of.select_related("unit")]
    vote.objects_of.all().delete()
    rows = [SatisfactionObject(vote=vote, order=order, unit=unit) for order, unit in enumerate(units, start=1)]
    SatisfactionObject.objects.bulk_create(rows)
    records.record("supervision.satisfactionvote.objects", actor=actor, obj=vote, before={"测评对象": before},
                   after={"测评对象": [str(unit) for unit in units]}, text=f"{actor.name}列出《{vote}》的测评对象，共{len(rows)}个")  # fmt: skip
    return vote


@SATISFACTION.does("submit")
def submit(vote, *, actor, method="electronic"):
    """The ballot is drawn up under the local scale, one line for each object; it is opened and counted like every other."""
    kind = f"supervision.{vote.body}_satisfaction"
    ballot = Ballot(
        congress_id=vote.congress_id, meeting=vote.meeting, kind=kind, title=vote.title, note=vote.note, method=method
    )
    lines = [(str(one), "", address(one)) for one in queries.ranking_of(vote)]
    ballots.prepare(ballot, actor=actor, about=address(vote), options=lines)


@SATISFACTION.does("take_back")
def take_back(vote, *, actor, reason):
    """A ballot that nobody has voted in is voided."""
    _void(vote, actor, reason)


def _void(vote, actor, reason):
    ballot = queries.ballot_of(vote)
    if ballot and ballot.state == Ballot.State.DRAFT:
        ballots.void(ballot, actor=actor, reason=reason)


# The result.


def settled(ballot, actor):
    """What the ballot has found is written down; a void round changes nothing, it is held again."""
    vote, found = find(ballot.about), result_of(ballot)
    if vote is not None and not found.void:
        announce(vote, actor=SYSTEM, ballot=ballot, found=found)


@SATISFACTION.does("announce")
def announce(vote, *, actor, ballot, found):
    """Each object gets its votes, points, place and grade; then the matter goes on, or the cases are opened."""
    targets = {str(option.pk): option.target for option in ballot.options.all()}
    rows = {address(one): one for one in queries.ranking_of(vote)}
    for line in found.lines:
        row = rows[targets[line.key]]
        row.marks = [[word, line.marks.get(mark, 0)] for mark, word in ballot.law.marks]
        row.score, row.rank, row.grade, row.sentence = line.score, line.rank, line.grade, line.sentence
        row.failed, row.at_bottom = line.grade == ballot.law.otherwise, line.at_bottom
    SatisfactionObject.objects.bulk_update(
        rows.values(), ["marks", "score", "rank", "grade", "sentence", "failed", "at_bottom"]
    )
    vote.announced_on, vote.summary, vote.count = clock.today(), found.summary, ballot.result["count"]
    vote.law = _law_in_words(ballot.law)
    if vote.topic_id:
        (row,) = rows.values()
        _go_on(vote.topic, row)
    else:
        for row in rows.values():
            _open_cases(vote, row)


def _law_in_words(law):
    """How grade and place follow from the votes, for the papers and the public page."""
    base = law.base_words()
    bands = [f"{'和'.join(law.grades[: band.grades])}{'合计' if band.grades > 1 else ''}的票{''.join(band.share.words)}（{base}）的，为“{band.label}”"
             for band in law.bands]  # fmt: skip
    points = "、".join(f"{word}{points}分" for word, points in zip(law.grades, law.weights, strict=False))
    return f"{'；'.join(bands)}；其余为“{law.otherwise}”。得分按{points}折算，以{base}为分母，得分相等的名次并列。"


def _go_on(topic, row):
    """A satisfaction vote on a topic moves it on: the machine of its form says where to."""
    machine = form_of(topic).machine
    if topic.state == "rating":
        return machine.deeds["rate"](topic, actor=SYSTEM, row=row)
    if not row.failed:
        return machine.deeds["result_satisfied"](topic, actor=SYSTEM, row=row)
    last = topic.failures + 1 >= rule(topic.congress_id, "satisfaction.most_failures")
    return machine.deeds["result_failed" if last else "result_dissatisfied"](topic, actor=SYSTEM, row=row)


def _open_cases(vote, row):
    """Whoever has failed puts right and is voted on again; whoever is among the last is reviewed (S97)."""
    if row.failed:
        row.rectification = _case(vote, row, Form.RECTIFICATION, f"{row.unit}满意度测评整改", state="handling", failures=1,
                                  opinions_issued_on=clock.today(), round=1)  # fmt: skip
        clocks.open_clock("supervision.handle_again", row.rectification, actor=SYSTEM)
        settle_due(row.rectification)
        _tell(row, f"请整改并再次报告：{row.rectification}")
    if row.at_bottom:
        row.review = _case(vote, row, Form.WORK_REVIEW, f"对{row.unit}的工作评议")
        _tell(row, f"确定为工作评议对象：{row.review}")
    if row.failed or row.at_bottom:
        row.save(update_fields=["rectification", "review"])


def _case(vote, row, form, title, **more):
    """A topic outside the plan, because the local rule asks for it."""
    topic = Topic(
        congress_id=vote.congress_id, year=vote.year, title=_free_title(vote, title), form=form, field="decisions",
        source="satisfaction", committee=vote.committee, unit=row.unit, month=clock.today().month,
        order=topic_queries.next_order(vote.congress_id, vote.year), **more,
    )  # fmt: skip
    return keep(topic, actor=SYSTEM)


def _free_title(vote, title):
    """A second vote within one year says so."""
    taken = set(
        Topic.objects.filter(congress=vote.congress_id, year=vote.year, title__startswith=title[:80]).values_list(
            "title", flat=True
        )
    )
    n, free = 1, title
    while free in taken:
        n += 1
        free = f"{title}（第{n}次）"
    return free


def _tell(row, subject):
    held = Membership.objects.in_office()
    units = held.filter(organization=row.unit_id, role__in=("UNIT", "UNITL"))
    committee = held.filter(organization=row.vote.committee_id, role__in=("COM", "DAC"))
    notices.tell(
        [*units, *committee],
        subject=Truncator(subject).chars(120),
        text=row.sentence,
        obj=row.review or row.rectification,
    )


@SATISFACTION.does("publish")
def publish(vote, *, actor):
    """Told to everybody (监督法第十条); who was voted on hears of it."""
    vote.published_on = clock.today()
    units = vote.objects_of.values("unit")
    held = Membership.objects.in_office().filter(organization__in=units, role__in=("UNIT", "UNITL"))
    notices.tell(held, subject=f"测评结果已公布：{vote}"[:120], obj=vote)


# The vote on what was reported on a topic.


def call_on(topic, *, actor, title, meeting, method):
    """Draw up the vote on one topic and hand it to its ballot at once."""
    vote = SatisfactionVote(
        congress_id=topic.congress_id, title=title[:100], meeting=meeting, committee=topic.committee, topic=topic
    )
    vote = keep_vote(vote, actor=actor)
    SatisfactionObject.objects.create(vote=vote, order=1, unit=topic.unit, officer=topic.officer)
    return submit(vote, actor=actor, method=method)


def take_back_from(topic, *, actor, reason):
    """The vote that has been called on a topic is given up before anybody has voted."""
    vote = queries.running_of(topic)
    if vote:
        _void(vote, actor, reason)
        records.record(
            "supervision.satisfactionvote.withdraw",
            actor=actor,
            obj=topic,
            reason=reason,
            text=f"{actor.name}撤回《{vote}》",
        )
        vote.delete()
