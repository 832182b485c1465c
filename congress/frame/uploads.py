"""Files that people hand in are judged by what they contain, not by what they are called.

Allowed: PDF, JPEG, PNG, and Word or Excel documents of the 2007 form without macros. Sizes, unpacked sizes and the number of
packed members are bounded before anything is opened; SVG, HTML and programs are never let in.
"""

import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from django import forms
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

LIMIT = 20 * 1024 * 1024
UNPACKED = 200 * 1024 * 1024
MEMBERS = 2000
PIXELS = 50_000_000
NAME = 120

OFFICE = {
    "docx": ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
PICTURES = {"jpg": ("JPEG", "image/jpeg"), "jpeg": ("JPEG", "image/jpeg"), "png": ("PNG", "image/png")}
KINDS = "PDF、JPG、PNG、DOCX、XLSX"
PHOTOS = "JPG、PNG"


@dataclass(frozen=True)
class Judged:
    """What a file truly is."""

    extension: str
    content_type: str


def judge(upload, *, kinds=KINDS):
    """The true kind of an uploaded file; a ValidationError in Chinese when it may not come in. Leaves the file at its start.
    ``kinds`` names what the field takes."""
    extension = PurePosixPath(upload.name.replace("\\", "/")).suffix.lower().lstrip(".")
    if upload.size > LIMIT:
        raise ValidationError(f"文件“{short_name(upload.name)}”超过{LIMIT // 1024 // 1024}MB，请压缩后再传。")
    if not upload.size:
        raise ValidationError(f"文件“{short_name(upload.name)}”是空的。")
    upload.seek(0)
    try:
        content_type = _content_type(upload, extension)
    finally:
        upload.seek(0)
    if not content_type:
        raise ValidationError(f"文件“{short_name(upload.name)}”不是可用的{kinds}文件（按内容判断，与文件名无关）。")
    return Judged(extension, content_type)


def _content_type(upload, extension):
    head = upload.read(8)
    upload.seek(0)
    if extension == "pdf":
        return "application/pdf" if head.startswith(b"%PDF-") else ""
    if extension in PICTURES:
        return _picture(upload, *PICTURES[extension])
    if extension in OFFICE and head.startswith(b"PK\x03\x04"):
        return OFFICE[extension][1] if is_office(upload, extension) else ""
    return ""


def _picture(upload, form, content_type):
    try:
        with Image.open(upload) as picture:
            fits = picture.format == form and picture.width * picture.height <= PIXELS
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
    return content_type if fits else ""


def is_office(file, extension):
    """Whether an open file is a document of this kind, of bounded size and without macros."""
    try:
        with zipfile.ZipFile(file) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    names = {member.filename for member in members}
    small = len(members) <= MEMBERS and sum(member.file_size for member in members) <= UNPACKED
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return small and OFFICE[extension][0] in names and not macros


def short_name(name):
    """The file's own name without any path, short enough to store, safe to show."""
    name = "".join(
        c for c in PurePosixPath(name.replace("\\", "/")).name if c.isprintable() and c not in '<>:"/\\|?*'
    ).strip(". ")
    stem, dot, extension = (name or "文件").rpartition(".")
    return f"{(stem or extension)[: NAME - 10]}{dot}{extension[:8]}" if dot and stem else name[:NAME] or "文件"


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, each judged; cleaned to a list of (upload, Judged)."""

    widget = ManyFilesInput
    kinds = KINDS

    def __init__(self, *, most=10, **kwargs):
        self.most = most
        kwargs.setdefault("help_text", f"可传{self.kinds}，每个不超过{LIMIT // 1024 // 1024}MB，最多{most}个。")
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        uploads = [upload for upload in (data if isinstance(data, list | tuple) else [data]) if upload]
        if not uploads:
            super().clean(None, initial)
            return []
        if len(uploads) > self.most:
            raise ValidationError(f"一次最多传{self.most}个文件。")
        return [
            (super(FilesField, self).clean(upload, initial), judge(upload, kinds=self.kinds)) for upload in uploads
        ]
