"""Minutes of a meeting: begun from what is registered, drafted anew without touching what people wrote, signed."""

from django.db import transaction

from congress.frame import clock
from congress.frame.workflow import Refused

from ..models import Meeting, Minutes
from ..policies import minutes as policies
from ..queries import minutes as queries
from ..workflow import MINUTES
from . import paragraphs, records
from .registers import demand


@transaction.atomic
def begin(meeting, *, actor):
    """Begin the minutes of a meeting that is entered as held; begun already, they are drafted anew."""
    if meeting.state != Meeting.State.HELD:
        raise Refused("先登记会议的召开情况，再整理纪要。")
    demand(policies.writes_minutes, actor, Minutes(meeting=meeting))
    minutes, new = Minutes.objects.get_or_create(meeting=meeting, defaults={"drafted_at": clock.now()})
    if new:
        records.record("congress.minutes.begin", actor=actor, obj=minutes, text=f"{actor.name}开始整理{minutes}")
    return redraft(minutes, actor=actor)


@transaction.atomic
def redraft(minutes, *, actor):
    """What is registered now, in the paragraphs that nobody has written over."""
    _may_write(minutes, actor)
    drafted = queries.drafted(minutes.meeting, actor)
    paragraphs.redraft(minutes, [(key, {"drafted": words}) for key, words in drafted])
    minutes.drafted_at = clock.now()
    minutes.save(update_fields=["drafted_at"])
    records.record("congress.minutes.redraft", actor=actor, obj=minutes, text=f"{actor.name}重新生成{minutes}")
    return minutes


@transaction.atomic
def write(minutes, *, actor, texts, added=""):
    """Write what was changed on a page; Conflict when one of the paragraphs has been saved elsewhere since."""
    _may_write(minutes, actor)
    paragraphs.write(minutes, actor=actor, texts=texts, added=added, told=_told(minutes, actor))


@transaction.atomic
def settle(minutes, paragraph, *, actor, deed):
    """One deed on one paragraph: strike, restore, stand, up, down."""
    _may_write(minutes, actor)
    told = _told(minutes, actor)
    if deed in ("up", "down"):
        return paragraphs.shift(minutes, paragraph, told, up=deed == "up")
    deeds = {"strike": paragraphs.strike, "restore": paragraphs.restore, "stand": paragraphs.stand_by}
    return deeds[deed](paragraph, actor, told)


def _may_write(minutes, actor):
    demand(policies.writes_minutes, actor, minutes)
    if MINUTES.held(minutes).state != Minutes.State.WRITTEN:
        raise Refused("纪要已经签发，要改请先撤回签发。")


def _told(minutes, actor):
    def told(verb, before, after):
        records.record("congress.minutes.write", actor=actor, obj=minutes, before={"文字": before},
                       after={"文字": after}, text=f"{actor.name}{verb}{minutes}的一段")  # fmt: skip

    return told


@MINUTES.does("sign")
def sign(minutes, *, actor):
    """From now on whoever sees the meeting reads them."""
    minutes.signer, minutes.signed_on = actor.name[:40], clock.today()


@MINUTES.does("reopen")
def reopen(minutes, *, actor, reason):
    minutes.signer, minutes.signed_on = "", None
