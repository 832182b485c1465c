"""Votes: drawn up, opened with their roll, cast, closed, counted, announced.

What somebody casts is written nowhere but in the box: no line in the log, no draft, no token of a form, no time; that he
has voted is one mark beside his name. Both are written in one transaction, which holds the round itself, so that closing
waits for whoever is voting and nobody votes after it.
"""

from dataclasses import replace

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from congress.frame import clock, strokes, vote_results, votes
from congress.frame.two_counts import turn
from congress.frame.workflow import Refused

from ..models import Ballot, BallotBox, BallotOption, NamedVote, TellerCount, Voter
from ..policies import ballots as policies
from ..queries import ballots as queries
from ..workflow import BALLOT
from . import ballot_boxes as boxes
from . import notices, records
from .registers import arrange, demand, keep

Method, State = Ballot.Method, Ballot.State


# Drawing up.


@transaction.atomic
def prepare(ballot, *, actor, seats=1, most=0, about="", options=()):
    """Draw up a vote under the law of its kind; ``options`` are (title, note, target) for those who hang it on objects."""
    demand(policies.keeps_ballots, actor, ballot)
    _at_a_coming_meeting(ballot)
    ballot.about = about
    _under_the_law(ballot, seats, most)
    keep(ballot, actor=actor)
    BallotOption.objects.bulk_create(
        BallotOption(ballot=ballot, order=order, title=title, note=note, target=target)
        for order, (title, note, target) in enumerate(options, start=1)
    )
    return order_by_strokes(ballot, actor=actor) if options and ballot.kept_as.of_persons else ballot


@transaction.atomic
def change(ballot, *, actor, seats=1, most=0):
    """Put a draft right."""
    demand(policies.keeps_ballots, actor, ballot)
    _hold_draft(ballot)
    _at_a_coming_meeting(ballot)
    _under_the_law(ballot, seats, most)
    return keep(ballot, actor=actor)


def _under_the_law(ballot, seats, most):
    if ballot.round > 1 or (ballot.pk and not ballot.kept_as.by_hand):
        return  # a further round keeps the rule it was given, and so does what hangs on an object of its own
    rule = ballot.kept_as.law_in(ballot.congress_id)
    if rule.form in (votes.Form.ELECT, votes.Form.CHOOSE):
        if most and most < seats:
            raise ValidationError({"most": "每张票最多可选的数量不能少于应选的数量。"})
        rule = replace(rule, seats=seats, most=most or 0)
    ballot.rule, ballot.secret = rule.as_data(), rule.secret
    ballot.confidential = ballot.kept_as.confidential


def _at_a_coming_meeting(ballot):
    if ballot.meeting_id and (fault := queries.meeting_fault(ballot.meeting)):
        raise ValidationError({"meeting": fault})


def _hold_draft(ballot):
    if BALLOT.held(ballot).state != State.DRAFT:
        raise Refused("已经开始投票，不能再改。")


@transaction.atomic
def arrange_options(ballot, rows, *, actor):
    """Write the lines of the paper in their order; those of a vote that hangs on a matter are the matter's."""
    demand(policies.keeps_ballots, actor, ballot)
    _hold_draft(ballot)
    if not ballot.kept_as.by_hand:
        raise Refused("票上的事项是所属事项带来的，不能在这里增减或者改写。")
    titles = [row["title"].strip() for row in rows if row["title"].strip()]
    if len(set(titles)) < len(titles):
        raise Refused("票上不能有同名的两项。同名的人请注明单位或性别。")
    before = [str(option) for option in queries.options_of(ballot)]
    _record_order(ballot, actor, before, arrange(ballot.options, rows, columns=("title", "note")))
    return ballot


@transaction.atomic
def order_by_strokes(ballot, *, actor):
    """Persons stand on a paper in the order of the strokes of their surnames."""
    demand(policies.keeps_ballots, actor, ballot)
    _hold_draft(ballot)
    options = queries.options_of(ballot)
    before = [str(option) for option in options]
    rows = [{"pk": option.pk, "title": option.title, "note": option.note}
            for option in sorted(options, key=lambda option: strokes.place(option.title))]  # fmt: skip
    _record_order(ballot, actor, before, arrange(ballot.options, rows, columns=("title", "note")))
    return ballot


def _record_order(ballot, actor, before, options):
    """What stands on a confidential paper is not written into the log."""
    after = [str(option) for option in options]
    if ballot.confidential:
        before, after = len(before), len(after)
    records.record("congress.ballot.options", actor=actor, obj=ballot,
                   text=f"{actor.name}编排《{ballot}》的票上事项，共{len(options)}项",
                   before={"事项": before}, after={"事项": after})  # fmt: skip


# The round.


@BALLOT.does("open")
def open_round(ballot, *, actor, absent=()):
    """The roll is fixed – ``absent`` are the persons who did not come –, the box is set up, those who vote are told."""
    members = queries.electorate(ballot)
    came = [row for row in members if row.person_id not in set(absent) and not row.suspended]
    lacking = vote_results.lacks_quorum(ballot.law, len(members), len(came)) or queries.roll_fault(ballot, came)
    if lacking:
        raise Refused(lacking)
    if ballot.method == Method.ELECTRONIC and len(came) < queries.LEAST:
        raise Refused(f"到会的只有{len(came)}人，不足{queries.LEAST}人，电子投票会暴露个人的选择，请用纸质票。")
    ballot.members, ballot.present, ballot.opened_at = len(members), len(came), clock.now()
    Voter.objects.bulk_create(Voter(ballot=ballot, person_id=row.person_id, membership=row) for row in came)
    if ballot.is_by_device:
        boxes.set_up(ballot)
        notices.tell(
            came, subject=f"请投票：{ballot}"[:120], obj=ballot, url=ballot.vote_url, digest_key=f"ballot:{ballot.pk}"
        )


def vote(ballot, *, actor, marks, write_ins=()):
    """Cast one paper, or say one's choice by name. Once; what has been cast is not taken back."""
    with transaction.atomic():
        if not Ballot.objects.filter(pk=ballot.pk, state=State.OPEN).update(state=State.OPEN):  # held until we commit
            raise Refused("现在不在投票时间，没有记下您的票。")
        voter = queries.voter_of(ballot, actor)
        if voter is None or not ballot.is_by_device:
            raise PermissionDenied("您不在这次投票的名册上。")
        options = queries.names_of(queries.options_of(ballot))
        written = tuple(sorted(filter(None, (name.strip() for name in write_ins))))
        if fault := votes.paper_fault(ballot.law, options, marks, written):
            raise Refused(fault)
        if not Voter.objects.filter(pk=voter.pk, voted=None).update(voted=True):
            raise Refused("您已经投过票，一人只投一次。")
        if ballot.method == Method.NAMED:
            NamedVote.objects.create(voter=voter, marks=marks)
        else:
            boxes.put_in(ballot, marks, written)
        BallotBox.objects.filter(ballot=ballot).update(size=F("size") + 1)
    return receipt(voter)


def receipt(voter):
    """Proves that this person voted in this round, and nothing else: it is the same whatever he chose."""
    code = salted_hmac("congress.ballot.receipt", f"{voter.ballot_id}:{voter.person_id}").hexdigest()[:12].upper()
    return "-".join(code[place : place + 4] for place in (0, 4, 8))


def is_receipt(ballot, code):
    """Whether a code proves that somebody has voted in this round; whose it is is not said."""
    wanted = "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())
    voted = Voter.objects.filter(ballot=ballot, voted=True)
    return any(constant_time_compare(receipt(voter).replace("-", ""), wanted) for voter in voted)


@BALLOT.does("close")
def close(ballot, *, actor):
    """Nobody votes any more; the box is sealed with the digest of its papers."""
    ballot.closed_at = clock.now()
    if ballot.is_by_device:
        boxes.close(ballot)


@transaction.atomic
def enter_count(ballot, *, actor, issued, returned, invalid, marks, write_ins=None):
    """One teller's count of the papers; he never sees the other's. What cannot be right is refused at once."""
    demand(policies.counts_papers, actor, ballot)
    if BALLOT.held(ballot).state != State.CLOSED or ballot.method != Method.PAPER:
        raise Refused("投票截止后、确认结果前，才能录入纸质票的计票结果。")
    found = {"issued": issued, "returned": returned, "invalid": invalid, "marks": marks, "write_ins": write_ins or {}}
    count = votes.Count(members=ballot.members, present=ballot.present, **found)
    if wrong := votes.faults(ballot.law, queries.names_of(queries.options_of(ballot)), count):
        raise ValidationError(wrong)
    last = queries.last_counts(ballot)
    place, attempt = turn(
        last.values(), actor.person_id, by="teller_id", third="两名计票人已经录入，第三个人不能再录。"
    )
    row = TellerCount.objects.create(ballot=ballot, place=place, teller_id=actor.person_id, attempt=attempt, **found)
    records.record("congress.ballot.count", actor=actor, obj=ballot,
                   text=f"{actor.name}录入《{ballot}》的计票结果，{row}")  # fmt: skip
    return row


@BALLOT.does("confirm")
def confirm(ballot, *, actor, scrutineers=""):
    """The result is worked out and kept; it cannot be altered any more."""
    options, count = queries.counted(ballot)
    ballot.scrutineers = scrutineers.strip()
    ballot.result = {
        "count": {name: getattr(count, name) for name in count.__dataclass_fields__},
        "found": vote_results.result(ballot.law, options, count).as_data(),
    }


@BALLOT.settles
def settle(ballot, *, actor):
    """What was cast on devices is counted the moment it is closed: nobody has to do it under pressure."""
    if ballot.state == State.CLOSED and ballot.is_by_device:
        confirm(ballot, actor=actor)
        return True
    return False


@BALLOT.does("announce")
def announce(ballot, *, actor):
    """The result is told; whatever the vote decides hears of it in the same transaction."""
    ballot.announced_at = clock.now()
    if ballot.kept_as.settled:
        ballot.kept_as.settled(ballot, actor)


@BALLOT.does("void")
def void(ballot, *, actor, reason):
    """This round does not count. A box that has not been opened is emptied for good, unseen."""
    ballot.voided_because = reason.strip()
    boxes.destroy(ballot)


@BALLOT.does("void_counted")
def void_counted(ballot, *, actor, reason):
    """A result that is known and not announced is dropped by the leadership alone, never by whoever has just read it."""
    ballot.voided_because = reason.strip()


@transaction.atomic
def again(ballot, *, actor):
    """Draw up the round that must follow: those who tie, the seats that stayed empty, or the voided round once more."""
    demand(policies.keeps_ballots, actor, ballot)
    row = BALLOT.held(ballot)
    if Ballot.objects.filter(previous=row).exists():
        raise Refused("已经有下一轮投票。")
    following = queries.follows(row)
    if following is None:
        raise Refused("这次表决已有结果，不需要再次投票。")
    rule, standing = following
    there = {str(option.pk): option for option in queries.options_of(row)}
    kept = [there[key] if key in there else BallotOption(title=key) for key in standing]
    kept.sort(key=lambda option: strokes.place(option.title) if row.kept_as.of_persons else (option.order,))
    following = Ballot(
        congress_id=row.congress_id, meeting_id=row.meeting_id, kind=row.kind, title=row.title, note=row.note,
        about=row.about, method=row.method, rule=rule.as_data(), secret=rule.secret,
        confidential=row.confidential, round=row.round + 1, previous=row,
    )  # fmt: skip
    keep(following, actor=actor)
    BallotOption.objects.bulk_create(
        BallotOption(ballot=following, order=order, title=one.title, note=one.note, target=one.target)
        for order, one in enumerate(kept, start=1)
    )
    return following
