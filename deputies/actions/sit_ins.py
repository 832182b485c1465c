"""A batch of invitations to sit in on a meeting."""

from django.db import transaction

from congress.actions import sittings
from congress.actions.registers import demand
from congress.frame.workflow import Refused

from ..policies import activities as policies
from ..queries import activities as reading
from ..queries import sit_ins as queries
from . import activities


@transaction.atomic
def invite(meeting, deputies, *, actor):
    """The activity of sitting in, its deputies – on the meeting's own list too –, and the notice, in one deed."""
    demand(policies.invites_to_sit_in, actor, meeting)
    if members := queries.members_among(meeting, deputies):
        names = "、".join(one.person.name for one in members)
        raise Refused(f"{names}是这次会议的组成人员，应当出席会议，不用邀请列席。")
    body = reading.bodies(actor).first()
    if body is None:
        raise Refused("请先登记本级的办公机构。")
    batch = activities.keep_activity(queries.batch_of(meeting, body), actor=actor)
    lines = activities.invite(batch, deputies, actor=actor)
    sittings.invite_people(meeting, [(one.deputy.person, queries.words_of(one.deputy)) for one in lines], actor=actor)
    return activities.notify(batch, actor=actor)
