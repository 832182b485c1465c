"""Plants votes: a decision of the standing committee counted on paper by two tellers – and one vote that waits for the
deputies today. What hangs on matters of their own is planted with these."""

from itertools import cycle

from congress.actions import ballots, notices, records, resolutions
from congress.frame import kinds
from congress.models import Ballot, Meeting, Resolution
from congress.queries.actors import actor_in
from congress.queries.ballots import options_of

ABSENT, VOTED_ALREADY = 3, 20
OPEN = "关于加强农村生活污水治理的决定（草案）"
YES_OF_TEN = "赞赞赞赞赞赞赞赞反弃"
MARKS = {"赞": "yes", "反": "no", "弃": "abstain"}


def plant(world):
    office = world.first("GO")
    with notices.silence(), records.written_together():
        committee = _last(world, "standing_committee")
        if committee:
            with world.at(committee.opens_on, 15):
                _decision(world, office, committee)
        if world.sitting:
            with world.at(world.today, 8):
                _open_today(world, office, Meeting.objects.get(pk=world.sitting.pk))


def _last(world, kind):
    held = Meeting.objects.held().filter(term__congress=world.congress, kind=kind, opens_on__lt=world.today)
    return held.select_related("term__congress").order_by("-opens_on").first()


def drafted(world, office, meeting, kind, title, *options, method="electronic", **how):
    row = Ballot(congress=world.congress, meeting=meeting, kind=f"congress.{kind}", title=title, method=method)
    return ballots.prepare(row, actor=office, options=[(option, "", "") for option in options], **how)


def opened(world, office, row, absent):
    """Who is not there follows the roll of the meeting; where none was called, so many are away."""
    members = [seat for seat in ballots.queries.electorate(row) if not seat.suspended]
    away = ballots.queries.absent_from(row, members)
    if ballots.queries.roll_of_today(row) is None:
        registered = row.meeting.present if row.meeting else None
        absent = max(absent, len(members) - registered) if registered else absent
        away = world.rng(row.title).sample(members, absent)
    return ballots.open_round(row, actor=office, absent=[seat.person_id for seat in away])


def voters_of(row):
    rows = row.voters.select_related(
        "membership__person", "membership__post", "membership__organization", "membership__congress__parent"
    )
    return [actor_in(one.membership) for one in rows]


def settled(row, office):
    row = ballots.close(row, actor=office)
    return ballots.announce(row, actor=office)


def cast(row, rng):
    """Everybody there votes from his own device, most of them yes."""
    keys = [str(option.pk) for option in options_of(row)]
    for actor in voters_of(row):
        ballots.vote(row, actor=actor, marks={key: MARKS[rng.choice(YES_OF_TEN)] for key in keys})


def counted(world, office, row, marks, tellers=()):
    """An open ballot on paper, counted by two tellers – of the committees, unless said; ``marks``: {key of the line: votes}."""
    row = ballots.close(row, actor=office)
    for teller in tellers or world.holders("COM")[:2]:
        ballots.enter_count(row, actor=teller, issued=row.present, returned=row.present, invalid=0, marks=marks)
    names = "、".join(teller.name for teller in world.holders("SCM")[:2])
    return ballots.announce(ballots.confirm(row, actor=office, scrutineers=names), actor=office)


def _decision(world, office, meeting):
    """On the first report of the meeting: counted by two tellers of the committees, adopted by that vote, published."""
    item = meeting.items.filter(kind="report").order_by("order").first()
    report = item.title.removeprefix("听取和审议")
    title = f"关于批准{report}的决议"
    draft = f"{title}（草案）"
    row = drafted(world, office, meeting, "committee_resolution", draft, draft, method="paper")
    row = opened(world, office, row, ABSENT)
    (key,) = (str(option.pk) for option in options_of(row))
    row = counted(world, office, row, {key: {"yes": row.present - 3, "no": 1, "abstain": 2}})
    text = f"会议听取和审议了{report}，决定予以批准。"
    found = Resolution(congress=world.congress, kind="resolution", title=title, text=text)
    found = resolutions.keep_resolution(found, actor=office)
    day = meeting.opens_on
    found = resolutions.adopt(found, actor=office, meeting=meeting, adopted_on=day, effective_on=day, item=item,
                              vote=row.options.get())  # fmt: skip
    resolutions.publish(found, actor=office, published_on=day)


def _open_today(world, office, session):
    """Some have voted; the others find it on their first page."""
    row = drafted(world, office, session, "session_resolution", OPEN, OPEN)
    row = opened(world, office, row, ABSENT)
    (key,) = (str(option.pk) for option in options_of(row))
    words = cycle(YES_OF_TEN)
    for actor in reversed(voters_of(row)[-VOTED_ALREADY:]):
        ballots.vote(row, actor=actor, marks={key: MARKS[next(words)]})


BALLOTS = kinds.Demo(key="congress.ballots", order=75, plant=plant)
