"""Inspection visits: the route, and the steps that no other form has."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.actions import notices, records
from congress.actions.registers import arrange, demand, keep
from congress.frame.numbers import long_date
from congress.frame.workflow import Refused
from congress.queries.rules import rule

from ..models import Form
from ..policies import topics as policies
from ..queries import visits as queries
from .steps import leave
from .topics import held

RULE = "visit.notice_days"


@transaction.atomic
def keep_route(topic, rows, *, actor):
    """Put the places of a visit in their order, until the report is written."""
    demand(policies.conducts, actor, topic)
    topic = held(topic)
    if topic.form != Form.VISIT or topic.state not in ("planned", "team_formed", "announced"):
        raise Refused("视察已经结束，路线不能再改。")
    before = [str(one) for one in queries.route_of(topic)]
    found = arrange(topic.stops, rows, columns=("title", "at", "what", "host"))
    records.record("supervision.visitstop.arrange", actor=actor, obj=topic, before={"路线": before},
                   after={"路线": [str(one) for one in found]}, text=f"{actor.name}排定《{topic}》的视察路线，共{len(found)}处")  # fmt: skip
    return topic


@transaction.atomic
def name_activity(topic, *, actor, activity):
    """Say which activity of the deputies a visit is: who came is entered there, and counts once. Another may be named
    until the visit is closed."""
    demand(policies.conducts, actor, topic)
    topic = held(topic)
    if topic.form != Form.VISIT or topic.is_over:
        raise Refused("只有没有办结的视察可以对应代表活动。")
    if activity.congress_id != topic.congress_id or activity.kind != activity.Kind.INSPECTION:
        raise ValidationError({"activity": "请选择本级人大组织的视察活动。"})
    topic.activity = activity
    return keep(topic, actor=actor)


def announce(topic, *, actor, on, text, inspect_from, files=()):
    """Told to the organ and the deputies so many days before."""
    ahead = rule(topic.congress_id, RULE)
    first = on + timedelta(days=ahead)
    if inspect_from < first:
        raise ValidationError(
            {"inspect_from": f"视察行程须提前{ahead}日通知，最早{long_date(first)}开始视察（本级规定）。"}
        )
    topic.inspect_from = inspect_from
    leave(topic, "announce", actor=actor, on=on, text=text, files=files)
    deputies = [
        one.deputy.membership for one in topic.team.filter(deputy__isnull=False).select_related("deputy__membership")
    ]
    notices.tell(deputies, subject=f"请参加视察：{topic}", text=f"{long_date(inspect_from)}开始。", obj=topic)


def pass_on(topic, *, actor, on, text, files=()):
    """The report goes to the organ; from this day its months run (代表法第三十一条)."""
    topic.round = topic.round or 1
    topic.opinions_issued_on = on
    leave(topic, "pass_on", actor=actor, on=on, text=text, files=files)


def answer_visit(topic, *, actor, on, text, files=()):
    topic.result_reported_on = on
    leave(topic, "answer_visit", actor=actor, on=on, text=text, files=files)


DEEDS = {"announce": announce, "pass_on": pass_on, "answer_visit": answer_visit}
