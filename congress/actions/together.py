"""One move made with many rows: by the machine, row by row, in one transaction; many rows in the background."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.urls import reverse

from congress.frame import kinds
from congress.frame.address import address, find
from congress.frame.kinds import JobKind
from congress.frame.workflow import Refused

from ..queries.jobs import asker
from ..queries.together import MOST, looked_through
from . import jobs, records

AT_ONCE = 40  # rows done while somebody waits for the page


def bulk_of(listing_key, move, actor):
    """What may be done to many rows of this list, for whoever may do it at all."""
    bulk = next((one for one in kinds.listings[listing_key].bulks if one.move == move), None)
    if bulk is None:
        raise Refused("这个列表不能一起办理这一项。")
    if not bulk.may(actor):
        raise PermissionDenied(f"只有{bulk.may.__doc__}可以一起办理。")
    return bulk


def begin(listing_key, move, keys, *, actor, **data):
    """Make the move with the things of these numbers – (done, refused) – or, where that takes longer than a page may,
    ask for it: the Job."""
    bulk = bulk_of(listing_key, move, actor)
    if len(keys) > MOST:
        raise Refused(f"一次最多办理{MOST}件，请先缩小范围。")
    if len(keys) <= AT_ONCE:
        return carry_out(listing_key, move, keys, actor=actor, **data)
    label = f"一起办理：{bulk.step.label}（{len(keys)}件）"
    return jobs.submit(
        "congress.together",
        actor=actor,
        label=label,
        listing=listing_key,
        move=move,
        keys=keys,
        data={name: put_down(value) for name, value in data.items()},
    )


def put_down(value):
    """An answer as the job keeps it: a day by its date, a row by its address."""
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {"row": address(value)} if isinstance(value, Model) else value


def taken_up(value):
    """The answer again, as the deed wants it."""
    match value:
        case {"day": day}:
            return date.fromisoformat(day)
        case {"row": where}:
            return find(where)
    return value


@transaction.atomic
def carry_out(listing_key, move, keys, *, actor, told=None, **data):
    """Make the move with everything it may be made with; returns (done, [(thing, reason)]). What has changed since it was
    looked through is refused by the machine like any single deed, and stays as it is."""
    bulk = bulk_of(listing_key, move, actor)
    looked = looked_through(bulk, actor, bulk.objects(actor).filter(pk__in=keys))
    done, refused = [], list(looked.refused)
    for place, obj in enumerate(looked.ready, 1):
        try:
            done.append(bulk.machine.deeds[move](obj, actor=actor, **data))
        except (Refused, PermissionDenied) as refusal:
            refused.append((obj, str(refusal)))
        except ValidationError as fault:
            refused.append((obj, "".join(fault.messages)))
        if told:
            told(place, len(looked.ready))
    if done:
        title = kinds.listings[listing_key].title
        records.record(
            "congress.together",
            actor=actor,
            text=f"{actor.name}在{title}一起办理“{bulk.step.label}”：已办{len(done)}件，未办{len(refused)}件",
        )
    return done, refused


def run(job, progress):
    """In the background; done again after a break it does what is still to be done."""
    said, actor = job.args, asker(job)
    data = {name: taken_up(value) for name, value in said["data"].items()}
    done, refused = carry_out(said["listing"], said["move"], said["keys"], actor=actor, told=progress, **data)
    title = kinds.listings[said["listing"]].title
    return {
        "done": len(done),
        "refused": len(refused),
        "url": reverse(kinds.listings[said["listing"]].page),
        "label": f"已办{len(done)}件，未办{len(refused)}件，回到{title}",
    }


TOGETHER = JobKind(key="congress.together", label="一起办理", run=run)
