"""What is read without an account: where a code leads, one opinion by its receipt, and how far it has come."""

from dataclasses import dataclass

from congress.frame import clock, kinds, receipts
from congress.frame.address import address
from congress.frame.receipts import Receipts, once_hash
from congress.models import Area, Congress, Link
from congress.queries.rules import rule

from ..models import Deputy, Opinion, OpinionRating, Station
from .opinions import earlier_answers

S = Opinion.State
DEMO_ONCE = (
    "the-receipt-of-the-demonstration"  # its code is shown where people look things up, in demonstration mode alone
)
RECEIPTS = Receipts("deputies.opinion")


def is_filed(token):
    """Whether this very form has been stored: a second press is no second opinion."""
    return receipts.is_filed(Opinion.objects, token)


def demo_receipt():
    """(number, code) of the one receipt everybody may try in the demonstration, or None."""
    row = Opinion.objects.filter(once_hash=once_hash(DEMO_ONCE)).first()
    return row and (row.receipt_no, RECEIPTS.code_of(DEMO_ONCE))


@dataclass(frozen=True, kw_only=True)
class Door:
    """Where a public code leads: a station, a deputy, or the whole county."""

    code: str = ""
    station: object = None
    deputy: object = None
    closed: bool = False

    @property
    def name(self):
        if self.station:
            return self.station.name
        return f"{self.deputy.person.name}代表" if self.deputy else "人大代表"

    @property
    def phone(self):
        return self.station.phone if self.station else ""

    @property
    def county_id(self):
        owner = self.station or self.deputy
        return owner.congress.county_id if owner else None


def door(code):
    """The Door of a public code; None when nobody has it. One that is closed still says whose it was."""
    code = code.upper()
    if station := Station.objects.filter(public_code=code).select_related("congress", "area").first():
        shut = station.closed_on is not None and station.closed_on < clock.today()
        return Door(code=code, station=station, closed=shut)
    deputy = Deputy.objects.filter(public_code=code).select_related("congress", "person", "membership").first()
    return deputy and Door(
        code=code, deputy=deputy, closed=not deputy.in_office or deputy.state == Deputy.State.SUSPENDED
    )


def places(county_id=None):
    """The townships and streets somebody may speak of, of one county or of all that use the portal."""
    counties = Congress.objects.filter(level="county", **({"pk": county_id} if county_id else {}))
    rows = Area.objects.on(clock.today()).filter(level__in=("township", "street", "scenic"))
    return rows.filter(parent__congress__in=counties).select_related("parent").order_by("code")


def congress_of(area):
    """The congress that sees to a place: its township's, else its county's."""
    codes = [area.code[:length] for length in (9, 6)]
    found = {row.area.code: row for row in Congress.objects.filter(area__code__in=codes).select_related("area")}
    return next((found[code] for code in codes if code in found), None)


def by_token(token):
    """The opinion of a receipt – number and code in one –, for whoever knows both; None otherwise."""
    rows = Opinion.objects.select_related("congress__parent", "area", "station", "merged_into")
    return RECEIPTS.found(rows, token)


# What the one who spoke may read: stages and words meant for him, never who is at work.

WORDS = {
    S.RECEIVED: "已收到，正在初审。",
    S.TOWNSHIP: "已交乡镇办理。",
    S.COUNTY: "已上报县人大，正在确定承办部门。",
    S.UNIT: "已交承办部门办理。",
    S.HANDLED: "承办部门已办理，正在核对，随后答复您。",
    S.OFFERED: "已请人大代表研究是否写成代表建议。",
    S.DRAFTED: "人大代表正在把您反映的问题写成代表建议。",
    S.SUGGESTION: "人大代表已把您反映的问题写成代表建议。",
    S.TOPIC: "已列为人大监督议题的线索。",
    S.PETITION: "已转信访渠道。",
    S.NOT_ACCEPTED: "不属于人大代表受理的范围。",
    S.REPLIED: "已答复，请您评价。",
    S.REOPENED: "{mark}，正在重新办理。",
    S.CLOSED: "已办结。",
}


MARKED = {OpinionRating.Mark.PARTLY: "您认为只解决了一部分", OpinionRating.Mark.UNSOLVED: "您认为没有解决"}
STEPS = ("收到", "初审", "办理", "答复", "评价")
REFUSED = ("收到", "初审")  # and told where to go: no more steps
SCREENING, HANDLING, ANSWERING, RATING, OVER = range(1, 6)
AT = {  # which step is under way now; everywhere else it is being handled
    S.RECEIVED: SCREENING,
    S.HANDLED: ANSWERING,
    S.REPLIED: RATING,
    S.PETITION: OVER,
    S.NOT_ACCEPTED: OVER,
    S.CLOSED: OVER,
}


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One opinion as its informant sees it."""

    opinion: object  # his own row: receipt, what he wrote
    now: object  # the row that is handled: the same, or the one it was put together with
    words: str
    stages: list
    onward: tuple = ()
    earlier: tuple = ()  # answers that did not settle it, each with his mark
    may_rate: bool = False


def followed(opinion):
    """The row that is handled in the end."""
    return followed(opinion.merged_into) if opinion.merged_into_id else opinion


def progress(opinion):
    """How far it has come."""
    now = followed(opinion)
    words = _words(opinion, now)
    if now.pk != opinion.pk:
        words = f"与其他群众反映的同一问题合并办理。{words}"
    return Progress(
        opinion=opinion,
        now=now,
        words=words,
        stages=stages(now, opinion.received_on),
        onward=onward(now),
        earlier=earlier_answers(now, opinion.ratings.all()) if now.round > 1 else (),
        may_rate=may_rate(opinion, now),
    )


def _words(opinion, now):
    unsolved = MARKED.get(opinion.mark, "")
    if now.state == S.CLOSED and unsolved:
        return f"已办结。{unsolved}，已转告县人大代表工作机构。"
    return WORDS[now.state].format(mark=unsolved or "有群众认为没有完全解决")


def may_reopen(now):
    """Whether an answer that did not settle it is followed by another try."""
    return now.round <= rule(now.congress_id, "opinion_item.max_reopen")


def stages(now, received_on):
    """The road with its steps: which are done and on which day, which is under way."""
    dates = (received_on, now.screened_on, now.handled_on, now.replied_on, now.closed_on)
    reached = AT.get(now.state, HANDLING)
    labels = REFUSED if now.state in (S.PETITION, S.NOT_ACCEPTED) else STEPS
    return [
        {
            "label": label,
            "stage": "done" if at < reached else "now" if at == reached else "next",
            "on": day if at < reached else None,
        }
        for at, (label, day) in enumerate(zip(labels, dates, strict=False))
    ]


def may_rate(opinion, now):
    """One mark for each answer, while it waits for marks; later by others whose opinions were put together with it."""
    told = now.state == S.REPLIED or (now.state == S.CLOSED and now.pk != opinion.pk)
    return told and not OpinionRating.objects.filter(opinion=opinion, round=now.round).exists()


def became(opinion):
    """[(Continuation, address)] of what it became elsewhere."""
    targets = Link.objects.filter(source=address(opinion), kind=Link.Kind.BECAME).order_by("pk")
    return [
        (one, target)
        for target in targets.values_list("target", flat=True)
        for one in kinds.continuations
        if target.startswith(f"{one.model}:")
    ]


def onward(opinion):
    """What became of it elsewhere, in words meant for the public: the Stage of each case."""
    return tuple(one.stage(target) for one, target in became(opinion))


def onward_for(actor, opinion):
    """The same for those who work, with the case itself where this person may see it: [{stage, case}], ``case`` being
    (name, page) or None."""
    return [{"stage": one.stage(target), "case": one.case(target, actor)} for one, target in became(opinion)]
