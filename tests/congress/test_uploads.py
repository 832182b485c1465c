"""Uploads are judged by content; what does not belong is refused in plain Chinese."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from congress.frame import uploads


def picture(form="PNG"):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, form)
    return out.getvalue()


def packed(*names, size=10):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, b"0" * size)
    return out.getvalue()


GOOD = {
    "文件.pdf": (b"%PDF-1.7 ...", "application/pdf"),
    "照片.JPG": (picture("JPEG"), "image/jpeg"),
    "图.png": (picture(), "image/png"),
    "报告.docx": (packed("[Content_Types].xml", "word/document.xml"), uploads.OFFICE["docx"][1]),
    "表.xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), uploads.OFFICE["xlsx"][1]),
}

BAD = {
    "空.pdf": b"",
    "网页.pdf": b"<html><script>alert(1)</script>",
    "图.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "程序.exe": b"MZ\x90\x00",
    "照片.png": picture("JPEG"),
    "半张.png": picture()[:30],
    "压缩.docx": packed("a.txt"),
    "宏.docx": packed("word/document.xml", "word/vbaProject.bin"),
    "太多.docx": packed("word/document.xml", *[f"word/{n}.xml" for n in range(uploads.MEMBERS)]),
    "坏.xlsx": b"PK\x03\x04 not a zip",
    "无后缀": b"%PDF-1.7",
    "两头.pdf.html": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_known_by_its_content(name):
    content, content_type = GOOD[name]

    assert uploads.judge(SimpleUploadedFile(name, content)).content_type == content_type


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_belong_is_refused(name):
    with pytest.raises(ValidationError, match="文件"):
        uploads.judge(SimpleUploadedFile(name, BAD[name]))


def test_a_packed_bomb_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(uploads, "UNPACKED", 1000)

    with pytest.raises(ValidationError):
        uploads.judge(SimpleUploadedFile("弹.docx", packed("word/document.xml", size=2000)))


def test_a_large_file_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "LIMIT", 100)

    with pytest.raises(ValidationError, match="超过"):
        uploads.judge(SimpleUploadedFile("大.pdf", b"%PDF-" + b"0" * 100))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\temp\\a.pdf", "a.pdf"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("...", "文件"),
    ],
)
def test_names_are_made_safe(given, kept):
    assert uploads.short_name(given) == kept
