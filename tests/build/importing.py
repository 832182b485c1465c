"""Tables as people hand them in, and their way through the portal."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile
from xlsxwriter import Workbook

from congress.actions import importing
from congress.frame import kinds, tables
from congress.models import ImportRow


def workbook(rows, *, name="名单", more=None):
    """An XLSX of rows of cells; ``more(book, sheet)`` spoils it further."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if more:
            more(book, sheet)
    return file.getvalue()


def upload(content, name="名单.xlsx"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else workbook(content))


def taken(kind, content, *, actor, name="名单.xlsx"):
    """The batch of a file that was looked at."""
    return importing.take_in(kinds.imports[kind], upload(content, name), actor=actor)


def applied(kind, content, *, actor, name="名单.xlsx"):
    """… and confirmed, whatever its size."""
    return importing.confirm(taken(kind, content, actor=actor, name=name), actor=actor)


def faults(batch):
    """[(line, column, words)] of everything that is wrong."""
    rows = ImportRow.objects.filter(batch=batch)
    return [(row.line, column, words) for row in rows for column, words in row.faults]


def states(batch):
    return list(ImportRow.objects.filter(batch=batch).values_list("state", flat=True))


def exported(listing, *, actor, filters=None, form="xlsx"):
    """The file of a list as the export writes it."""
    item = kinds.listings[listing]
    rows = item.rows(actor, filters or {})
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"list.{form}"
        tables.WRITERS[form](
            path,
            title=item.title,
            columns=item.columns_for(actor, filters or {}),
            rows=tables.in_pieces(rows),
            total=rows.count(),
            notes=["条件：全部", f"导出：{actor.name}"],
        )
        return path.read_bytes()
