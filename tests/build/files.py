"""Files as people hand them in, made of a few words."""

import io
import zipfile
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from xlsxwriter import Workbook

from congress.actions import attachments
from congress.frame.uploads import judge

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def docx(*paragraphs):
    out, document = io.BytesIO(), Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(out)
    return out.getvalue()


def xlsx(*rows):
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("一")
        for place, cells in enumerate(rows):
            sheet.write_row(place, 0, cells)
    return out.getvalue()


@cache
def pdf(words):
    """A PDF with a text layer, set by the engine that sets our papers."""
    from weasyprint import HTML  # noqa: PLC0415 -- slow import

    return HTML(string=f"<p>{words}</p>").write_pdf()


def packed(members, method=zipfile.ZIP_DEFLATED):
    """A ZIP of {name: bytes}: what an honest office file is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def word(xml, head=""):
    """A Word file with this body, its XML as given."""
    return packed({"word/document.xml": f'{head}<w:document xmlns:w="{WORD}"><w:body>{xml}</w:body></w:document>'})


def handed_in(name, content):
    """(upload, what it was judged to be), as a form gives it to a deed."""
    upload = SimpleUploadedFile(name, content)
    return upload, judge(upload)


def hung(obj, name, content, *, actor, **more):
    """The file hangs on a row, as an upload comes in."""
    return attachments.attach(obj, [handed_in(name, content)], actor=actor, **more)[0]
