"""Covering faces, plates and numbers on photographs of opinions; the originals stay, sealed."""

from django.db import transaction

from congress.actions import attachments, records
from congress.actions.registers import demand
from congress.frame import clock
from congress.frame.pictures import covered
from congress.frame.workflow import Refused

from ..models import PhotoCover
from ..policies import opinions as policies
from ..queries import photos as queries
from ..workflow.opinion import OPINION


@transaction.atomic
def cover(opinion, file, *, actor, cells=(), anew=False):
    """A photograph was looked at, and these cells of it – (row, column) – are covered beside those that are already.

    Whoever may break the seal may cover it ``anew``, without those before. Without any cell it is shown as it came.
    """
    demand(policies.redacts, actor, opinion)
    OPINION.held(opinion)
    photo = queries.photo_of(opinion, file.pk)
    if photo is None:
        raise Refused("这张照片刚刚有人处理过，请刷新后再看。")
    if not all(queries.grid(photo.file)):
        raise Refused("这张照片打不开，不能公开。")
    if anew:
        demand(policies.breaks_seal, actor, opinion)
    row = photo.cover or PhotoCover(opinion=opinion, original=file, shown=file)
    wanted = set(cells) if anew else set(cells) | row.covered_cells
    before, row.cells = row.cells, " ".join(f"{line}-{column}" for line, column in sorted(wanted))
    row.by, row.at = actor.name[:40], clock.now()
    _show(row, wanted, actor)
    row.save()
    records.record("deputies.photocover.change", actor=actor, obj=row, before={"遮住的格子": before}, after={"遮住的格子": row.cells},
                   text=f"{actor.name}核对{row}，遮住{len(wanted)}格")  # fmt: skip
    return row


def _show(row, cells, actor):
    """The copy that others see, in place of the one before; the original is shut where cells are covered."""
    opinion, original, old = row.opinion, row.original, row.shown
    if cells:
        drawn = covered(queries.place_of(original), sorted(cells), original.name)
        [row.shown] = attachments.attach(opinion, [drawn], actor=actor)
    else:
        row.shown = original
    if old.pk != original.pk:
        attachments.take_down(old, opinion, actor=actor)
    attachments.seal(original, opinion, actor=actor, shut=bool(cells))


@transaction.atomic
def open_original(row, *, actor, reason):
    """The photograph as it came; the look and why are recorded."""
    demand(policies.breaks_seal, actor, row.opinion)
    records.look(actor, row, ["original"], reason)
    return row.original
