"""Keeping files that belong to a case: under names of our own, outside the web root."""

import hashlib
import os
import secrets
import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction

from congress.frame import clock
from congress.frame.address import address
from congress.frame.uploads import short_name

from ..models import Attachment
from ..queries.attachments import SEALED
from . import reading, records


@transaction.atomic
def attach(obj, files, *, actor, purpose="attachment", congress_id=None):
    """Store judged files – [(upload, Judged)] – with a row; the file is on disk before the row is committed."""
    rows = []
    for upload, judged in files:
        stored_as = f"{clock.today():%Y/%m}/{secrets.token_hex(16)}.{judged.extension}"
        digest = _write(Path(settings.MEDIA_ROOT) / stored_as, upload)
        rows.append(
            Attachment.objects.create(
                congress_id=congress_id or obj.congress_id,
                target=address(obj),
                purpose=purpose,
                name=short_name(upload.name),
                stored_as=stored_as,
                content_type=judged.content_type,
                size=upload.size,
                sha256=digest,
                uploaded_by=actor.name[:40],
                uploaded_by_person_id=actor.person_id,
            )
        )
        reading.enter(rows[-1])
        records.record(
            "congress.attachment.add",
            actor=actor,
            obj=obj,
            congress_id=congress_id or obj.congress_id,
            text=f"{actor.name}上传附件" + ("" if records.is_confidential(obj) else f"：{rows[-1].name}"),
            after={"校验码": digest},
        )
    return rows


def digest_of(upload):
    """The SHA-256 of what was handed in; leaves the file at its start."""
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _write(path, upload):
    """The bytes, complete on disk under a name nobody can guess; returns their SHA-256."""
    digest = hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o640)
    return digest.hexdigest()


@transaction.atomic
def carry_over(old, new):
    """The files of one row belong to another as well: the same bytes under a name of its own, from the same hand."""
    for row in Attachment.objects.filter(target=address(old), removed_at=None).exclude(purpose=SEALED):
        source = Path(settings.MEDIA_ROOT) / row.stored_as
        known = row.pk
        row.pk, row.target = None, address(new)
        row.stored_as = f"{clock.today():%Y/%m}/{secrets.token_hex(16)}{source.suffix}"
        place = Path(settings.MEDIA_ROOT) / row.stored_as
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
        place.chmod(0o640)
        row.save(force_insert=True)
        reading.copied(known, row)


@transaction.atomic
def take_down(attachment, obj, *, actor, congress_id=None):
    """No longer shown nor found; file and row stay for the record."""
    if Attachment.objects.filter(pk=attachment.pk, removed_at=None).update(removed_at=clock.now()):
        reading.forget(attachment)
        records.record(
            "congress.attachment.take_down",
            actor=actor,
            obj=obj,
            congress_id=congress_id or attachment.congress_id,
            text=f"{actor.name}撤下附件：{attachment.name}",
        )


@transaction.atomic
def seal(attachment, obj, *, actor, shut=True):
    """Nobody fetches it by the common door any more – or, with ``shut`` false, everybody who sees the case does again."""
    purpose = SEALED if shut else "attachment"
    if Attachment.objects.filter(pk=attachment.pk).exclude(purpose=purpose).update(purpose=purpose):
        records.record(
            "congress.attachment.seal",
            actor=actor,
            obj=obj,
            congress_id=attachment.congress_id,
            text=f"{actor.name}{'封存' if shut else '启封'}附件：{attachment.name}",
        )
