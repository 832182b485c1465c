"""Photographs of opinions: which are shown to whom, and what is laid over them."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from congress.frame.address import address
from congress.frame.pictures import grid_of
from congress.frame.together import gathered
from congress.models import Attachment
from congress.queries.attachments import SEALED

from ..models import PhotoCover


@dataclass(frozen=True, kw_only=True)
class Photo:
    """One photograph as its opinion's page shows it; ``cover`` is None as long as nobody has looked at it."""

    file: Attachment
    cover: PhotoCover | None

    @property
    def word(self):
        if self.cover is None:
            return "还没有核对，群众看不到"
        return "已遮住人脸等，原照片封存" if self.cover.is_covered else "已核对，不用遮住"


def photos_of(opinion):
    """Its photographs as they are shown, in the order in which they came: one statement."""
    return gathered([read(opinion)])[0]


def read(opinion):
    """A reader of the same, for whoever reads more of the opinion with it."""
    rows = Attachment.objects.filter(target=address(opinion), removed_at=None, content_type__startswith="image/")
    files, covers = yield [rows.exclude(purpose=SEALED), opinion.covers.select_related("opinion")]
    by_file = {cover.shown_id: cover for cover in covers}
    found = [Photo(file=row, cover=by_file.get(row.pk)) for row in files]
    return sorted(found, key=lambda one: one.cover.original_id if one.cover else one.file.pk)


def photo_of(opinion, pk):
    """The one that is shown under this number; None where there is none."""
    return next((one for one in photos_of(opinion) if one.file.pk == pk), None)


def shown_photos(opinion):
    """Those that anybody with the receipt may see: looked at by whoever sorts. No actor: the receipt is the key."""
    rows = opinion.covers.filter(shown__removed_at=None).exclude(shown__purpose=SEALED)
    return [cover.shown for cover in rows.select_related("shown")]


def place_of(file):
    """Where the bytes lie."""
    return Path(settings.MEDIA_ROOT) / file.stored_as


def grid(file):
    """(columns, rows) laid over it."""
    return grid_of(place_of(file))
