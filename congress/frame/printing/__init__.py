"""Official papers: one description (Paper), set as PDF in GB/T 9704 form and as Word for offices that edit."""

from .binding import closing_of, contents_of, cover_of
from .paper import (
    Annex,
    Certificate,
    Chart,
    Column,
    Entry,
    Field,
    Fields,
    Heading,
    Index,
    Listing,
    PageBreak,
    Paper,
    Para,
    Quote,
    Signature,
    Signatures,
    Table,
    letter,
)
from .pasted import blocks_of
from .pdf import PrintingUnavailable, Rendered, merge, render_pdf

__all__ = [
    "Annex",
    "Certificate",
    "Chart",
    "Column",
    "Entry",
    "Field",
    "Fields",
    "Heading",
    "Index",
    "Listing",
    "PageBreak",
    "Paper",
    "Para",
    "PrintingUnavailable",
    "Quote",
    "Rendered",
    "Signature",
    "Signatures",
    "Table",
    "blocks_of",
    "closing_of",
    "contents_of",
    "cover_of",
    "letter",
    "merge",
    "render_docx",
    "render_pdf",
]


def render_docx(paper: Paper) -> bytes:
    """Compose the paper for Word and WPS."""
    from .word import render_docx  # noqa: PLC0415 -- slow import

    return render_docx(paper)
