"""Pictures from strangers' telephones: drawn anew, so that nothing hidden comes along – no place, no time, no device."""

from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from .uploads import PICTURES, Judged, short_name

LONGEST = 1600  # pixels of the longer side
QUALITY = 80


def redrawn(upload, judged):
    """(file, Judged) of the same picture as a JPEG of moderate size, turned upright, without its metadata."""
    if judged.extension not in PICTURES:
        raise ValidationError(f"“{short_name(upload.name)}”不是照片，请选择JPG或PNG照片。")
    try:
        with Image.open(upload) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(f"照片“{short_name(upload.name)}”打不开，请换一张。") from error
    upright.thumbnail((LONGEST, LONGEST))
    bytes_ = BytesIO()
    upright.save(bytes_, "JPEG", quality=QUALITY, optimize=True)
    name = f"{PurePosixPath(short_name(upload.name)).stem}.jpg"
    return ContentFile(bytes_.getvalue(), name=name), Judged("jpg", "image/jpeg")
