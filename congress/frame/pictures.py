"""Pictures from strangers' telephones: drawn anew, so that nothing hidden comes along – no place, no time, no device –,
and covered cell by cell where they show what nobody else is to see."""

from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from .uploads import PICTURES, Judged, short_name

LONGEST = 1600  # pixels of the longer side
QUALITY = 80
WIDE, TALL = 12, 9  # cells across a picture that lies, and one that stands: each as wide as a finger on a phone
MOST_ROWS = 24


def redrawn(upload, judged, longest=LONGEST):
    """(file, Judged) of the same picture as a JPEG of moderate size, turned upright, without its metadata."""
    if judged.extension not in PICTURES:
        raise ValidationError(f"“{short_name(upload.name)}”不是照片，请选择JPG或PNG照片。")
    try:
        with Image.open(upload) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(f"照片“{short_name(upload.name)}”打不开，请换一张。") from error
    upright.thumbnail((longest, longest))
    bytes_ = BytesIO()
    upright.save(bytes_, "JPEG", quality=QUALITY, optimize=True)
    name = f"{PurePosixPath(short_name(upload.name)).stem}.jpg"
    return ContentFile(bytes_.getvalue(), name=name), Judged("jpg", "image/jpeg")


def grid_of(path):
    """(columns, rows) of the cells that are laid over a picture; (0, 0) where there is none to read."""
    try:
        with Image.open(path) as picture:
            width, height = picture.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return 0, 0
    columns = WIDE if width >= height else TALL
    return columns, min(MOST_ROWS, max(1, round(columns * height / width)))


def covered(path, cells, name):
    """(file, Judged) of a picture in which each of these cells – (row, column), from 0 – is one flat colour, its mean: what
    was there cannot be found again."""
    columns, rows = grid_of(path)
    with Image.open(path) as picture:
        drawn = picture.convert("RGB")
    width, height = drawn.size
    for row, column in cells:
        box = (
            width * column // columns,
            height * row // rows,
            width * (column + 1) // columns,
            height * (row + 1) // rows,
        )
        drawn.paste(drawn.resize((1, 1), Image.Resampling.BOX, box).getpixel((0, 0)), box)
    bytes_ = BytesIO()
    drawn.save(bytes_, "JPEG", quality=QUALITY, optimize=True)
    return ContentFile(bytes_.getvalue(), name=f"{PurePosixPath(short_name(name)).stem}.jpg"), Judged(
        "jpg", "image/jpeg"
    )
