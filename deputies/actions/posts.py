"""The life of a deputy's seat. What ends it, ends the posts that hang on it in the same deed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import records
from congress.actions.registers import keep
from congress.frame import clock, numbers
from congress.frame.workflow import Refused

from ..models import Deputy
from ..queries import posts as queries
from ..workflow.posts import DEPUTY
from . import departing

Ended = Deputy.Ended


@DEPUTY.does("check")
def check(deputy, *, actor):
    """The report on his credentials is asked for."""


@DEPUTY.does("confirm")
def confirm(deputy, *, actor):
    """The standing committee, in a township the presidium, has found his credentials valid."""


@DEPUTY.does("annul")
def annul(deputy, *, actor, reason):
    """His election was not valid: he never had the seat, so it lasts no day beyond its first."""
    _end(deputy.membership, actor=actor, until=deputy.membership.since, because="当选无效")
    departing.leave_all([deputy], until=deputy.membership.since, actor=actor)


@DEPUTY.does("suspend")
def suspend(deputy, *, actor, because, note=""):
    """He keeps the seat and may not act in it, nor in what hangs on it – in the standing committee, say: he reads what is
    his and signs nothing (代表法第六十一条). His turns of duty fall to others; his places in group and station wait."""
    deputy.suspended_reason = because
    _rest(deputy, True, actor=actor)
    departing.rest(deputy, actor=actor)


@DEPUTY.does("restore")
def restore(deputy, *, actor, note=""):
    """What kept him from acting is over."""
    deputy.suspended_reason = ""
    _rest(deputy, False, actor=actor)


def _rest(deputy, suspended, *, actor):
    for post in (deputy.membership, *queries.linked_posts(deputy)):
        post.suspended = suspended
        keep(post, actor=actor, congress_id=deputy.congress_id)


@DEPUTY.does("terminate")
def terminate(deputy, *, actor, because, on, note=""):
    """The seat ends on a day, and with it every post that only a deputy may hold (选举法第五十四、五十六条)."""
    if on > clock.today():
        raise ValidationError({"on": "代表资格终止的日期不能晚于今天。"})
    if on < deputy.membership.since:
        raise ValidationError(
            {"on": f"代表自{numbers.long_date(deputy.membership.since)}起任职，终止日期不能早于这一天。"}
        )
    deputy.ended_reason, deputy.suspended_reason = because, ""
    deputy.membership.suspended = False
    linked = list(queries.linked_posts(deputy))
    for post in linked:
        _end(post, actor=actor, until=max(on, post.since), because="代表资格终止")
    _end(deputy.membership, actor=actor, until=on, because=Ended(because).label)
    departing.leave_all([deputy], until=on, actor=actor)
    if linked:
        records.record("deputies.deputy.linked", actor=actor, obj=deputy,
                       text=f"{deputy}的代表资格终止，同时失去{'、'.join(str(row.post) for row in linked)}职务",
                       after={"职务": [str(row.post) for row in linked]})  # fmt: skip


def _end(membership, *, actor, until, because):
    """The law ends the post, whoever enters it: no leave to give or take away the post is asked for."""
    membership.until, membership.ended_because = until, because
    keep(membership, actor=actor, verb="end", congress_id=membership.congress_id)


@transaction.atomic
def confirm_all(deputies, *, actor):
    """A whole congress was found valid in one resolution: every deputy whose credentials are being checked."""
    confirmed = [DEPUTY.deeds["confirm"](deputy, actor=actor) for deputy in deputies]
    if not confirmed:
        raise Refused("没有正在审查资格的代表。")
    return confirmed
