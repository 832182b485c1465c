"""One move with many rows of a list: which of them it may be made with now, and why not with the others."""

from dataclasses import dataclass

MOST = 500  # rows at once; more are narrowed by the filters first


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What was asked for, parted by the law as it stands at this moment."""

    ready: list
    refused: list  # [(what it would be done to, why not)]
    without: int  # rows that have nothing it could be done to
    beyond: bool = False  # more rows were asked for than go at once


def keys_of(listing, actor, filters):
    """The rows of a list as it is asked now, by number: as many as go at once, and one more if there are."""
    rows = (listing.picked or listing.rows)(actor, filters)
    return list(rows.values_list("pk", flat=True)[: MOST + 1])


def of_rows(bulk, actor, keys):
    """What the move would be made with, for rows of these numbers."""
    return bulk.objects(actor).filter(**{f"{bulk.row}__in": keys[:MOST]})


def looked_through(bulk, actor, objects, rows=()):
    """Each of these things, asked whether the move may be made with it; ``rows`` are those they were looked up for."""
    ready, refused, found = [], [], list(objects)
    for obj in found:
        reason = why_not(bulk, obj, actor)
        if reason:
            refused.append((obj, reason))
        else:
            ready.append(obj)
    without = max(0, len(rows[:MOST]) - len(found))
    return Looked(ready=ready, refused=refused, without=without, beyond=len(rows) > MOST)


def why_not(bulk, obj, actor):
    """The reason against it, "" when there is none: not his, not now, not without words of its own."""
    machine, step = bulk.machine, bulk.step
    if not step.who(actor, obj):
        return f"您没有“{step.label}”的权限。"
    state = getattr(obj, machine.column)
    if state not in step.source:
        return f"当前为“{machine.label_for(state, actor)}”，不能“{step.label}”。"
    return step.refusal(obj, actor) or bulk.alone(obj)
