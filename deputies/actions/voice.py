"""What people hand in without an account, and what they say of the answer: each once, whatever the network does."""

from django.db import transaction

from congress.actions import attachments, clocks, notices, records, searching
from congress.frame import clock
from congress.frame.actor import Actor
from congress.frame.workflow import Refused
from congress.models import Membership

from ..models import Opinion, OpinionRating
from ..queries import voice as queries
from ..queries.wording import gist, theme_of
from ..workflow.opinion import OPINION

SEARCHED = "deputies.opinion"
CLOCKS = ("deputies.opinion_first", "deputies.opinion_reply")


def citizen(ip=""):
    """Whoever speaks without an account."""
    return Actor(name="群众", role="PUB", ip=ip, via="page")


@transaction.atomic
def receive(*, actor, once, area, text, files=(), told=True, **columns):
    """(opinion, secret code): a new opinion with its receipt, its clocks running. The same form sent twice is one opinion.

    ``once`` is the form's own token; the code follows from it and is stored nowhere. Whoever keeps the place is told.
    """
    congress = queries.congress_of(area)
    if congress is None:
        raise Refused("这个地方还没有开通，请联系当地人大。")
    opinion = Opinion(
        congress=congress,
        area=area,
        text=text.strip(),
        received_on=columns.pop("received_on", None) or clock.today(),
        received_at=clock.now(),
        **columns,
    )
    opinion.subject = opinion.subject or gist(opinion.text)
    if opinion.theme == Opinion.Theme.OTHER:
        opinion.theme = theme_of(opinion.text)
    if not congress.parent_id and opinion.station_id is None:
        opinion.desk = Opinion.Desk.COUNTY
    kept, code = queries.RECEIPTS.store(opinion, once, opinion.received_on)
    if kept is not opinion:
        return kept, code
    for key in CLOCKS:
        clocks.open_clock(key, opinion, actor=actor, starts_on=opinion.received_on)
    searching.index(opinion, kind=SEARCHED, title=opinion.subject, text=opinion.words)
    attachments.attach(opinion, files, actor=actor)
    words = f"{opinion.get_source_display()}收到社情民意《{opinion}》"
    records.record("deputies.opinion.receive", actor=actor, obj=opinion, text=words)
    if told:
        _tell_keepers(opinion)
    return opinion, code


def _tell_keepers(opinion):
    roles = ("DAC",) if opinion.desk == Opinion.Desk.COUNTY else ("STA", "TSEC")
    keepers = Membership.objects.in_office().with_role(*roles).filter(congress=opinion.congress_id)
    notices.tell(keepers, subject=f"请初审民意：{opinion}", obj=opinion)
    if opinion.deputy_id:
        seat = Membership.objects.in_office().filter(pk=opinion.deputy.membership_id)
        notices.tell(seat, subject=f"群众向您反映：{opinion}", obj=opinion)


@OPINION.does("rate")
def rate(opinion, *, actor):
    """The mark is kept in a row of its own; with a good one it is over."""
    opinion.closed_on = clock.today()


@OPINION.does("reopen")
def reopen(opinion, *, actor, reason):
    """It was not solved: the same hands take it up again."""
    opinion.round += 1
    opinion.closed_on, opinion.handled_on = None, None
    if opinion.desk == Opinion.Desk.STATION and opinion.congress.parent_id:
        opinion.desk = Opinion.Desk.TOWNSHIP
    if opinion.desk == Opinion.Desk.DEPUTY:
        opinion.desk = Opinion.Desk.COUNTY
    _tell_again(opinion)


def _tell_again(opinion):
    rows = Membership.objects.in_office()
    whose = (
        rows.with_role("DAC").filter(congress=opinion.congress.county_id)
        if opinion.desk in (Opinion.Desk.COUNTY, Opinion.Desk.UNIT)
        else rows.with_role("TCH", "TSEC").filter(congress=opinion.congress_id)
    )
    notices.tell(whose, subject=f"群众认为没有解决：{opinion}", obj=opinion, urgent=True)
    if opinion.unit_id:
        unit = rows.with_role("UNIT", "UNITL").filter(organization=opinion.unit_id)
        notices.tell(unit, subject=f"群众认为没有解决：{opinion}", obj=opinion, urgent=True)


@transaction.atomic
def mark(opinion, *, actor, mark, reason="", entered_by=""):
    """The informant's word on the answer: once for each. What is not solved is taken up again, as often as the rule lets."""
    reason = reason.strip()
    if mark in OpinionRating.REOPENING and not reason:
        raise Refused("请写明还有什么没有解决。")
    now = queries.followed(Opinion.objects.get(pk=opinion.pk))
    if not queries.may_rate(opinion, now):
        raise Refused("现在不能评价：还没有答复，或者已经评价过。")
    OpinionRating.objects.create(opinion=opinion, round=now.round, mark=mark, reason=reason, entered_by=entered_by)
    unsolved = mark in OpinionRating.REOPENING
    if unsolved and queries.may_reopen(now):
        now = reopen(now, actor=actor, reason=reason)
    elif now.state == Opinion.State.REPLIED and now.pk == opinion.pk:
        now = rate(now, actor=actor)
        if unsolved:
            offices = Membership.objects.in_office().with_role("DAC").filter(congress=now.congress.county_id)
            notices.tell(offices, subject=f"多次办理后群众仍认为没有解决：{now}", obj=now, urgent=True)
    Opinion.objects.filter(pk=opinion.pk).update(mark=mark)
    return now
