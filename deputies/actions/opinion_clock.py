"""What the clock does of itself to opinions: silence ends in "not rated", and what became a suggestion ends with it."""

from datetime import timedelta

from congress.actions.ticking import one_by_one
from congress.frame import clock, kinds
from congress.frame.actor import SYSTEM
from congress.frame.address import address
from congress.frame.workflow import Refused
from congress.models import Link
from congress.queries.rules import rule

from ..models import Opinion
from ..workflow.opinion import OPINION

SHORTEST = 5  # days, the least the rule allows


def close_silent(now):
    """Answers that nobody has rated within the time are over."""
    longest_ago = clock.today() - timedelta(days=SHORTEST)
    rows = Opinion.objects.filter(state=Opinion.State.REPLIED, replied_on__lt=longest_ago)
    return one_by_one(rows.select_related("congress").order_by("pk"), _close)


def _close(opinion):
    if opinion.replied_on + timedelta(days=rule(opinion.congress_id, "opinion_item.rating_days")) >= clock.today():
        return 0
    try:
        OPINION.deeds["expire"](opinion, actor=SYSTEM)
    except Refused:
        return 0  # it was rated a moment ago
    return 1


def conclude_followed(now):
    """Opinions that became a case elsewhere are answered when that case is over."""
    return one_by_one(Opinion.objects.filter(state=Opinion.State.SUGGESTION).order_by("pk"), _conclude)


def _conclude(opinion):
    link = Link.objects.filter(source=address(opinion), kind=Link.Kind.BECAME).order_by("-pk").first()
    of = next((one for one in kinds.continuations if link and link.target.startswith(f"{one.model}:")), None)
    stage = of and of.stage(link.target)
    if not stage or not stage.is_over:
        return 0
    try:
        OPINION.deeds["conclude"](opinion, actor=SYSTEM, reply=stage.answer)
    except Refused:
        return 0
    return 1
