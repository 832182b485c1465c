"""What belongs into the pack of a year: papers, registers, and the files of cases that were put away – as far as the
one who asks may see each of them."""

from congress.frame import clock, files, kinds
from congress.frame.address import address, find_all

from ..models import Attachment, Document, Job
from .attachments import SEALED
from .documents import archive_kept, archive_years, with_matters
from .sight import seen

PACK = "congress.year_archive"  # the kind of its job
PIECE = 200


def years(actor):
    """The years of which there are papers, and this one; the latest first."""
    return sorted({clock.today().year, *archive_years(archive_kept(actor))}, reverse=True)


def packs(actor):
    """The packs this person has asked for in the post he acts in, the newest first."""
    return Job.objects.visible_to(actor).filter(kind=PACK, membership=actor.membership_id).order_by("-pk")


def papers(actor, year):
    """The year's papers by kind and number; whether the actor may read each is asked one by one (``readable``)."""
    rows = Document.objects.visible_to(actor).filter(issued_on__year=year).defer("snapshot")
    return rows.order_by("kind", "issued_on", "pk")


def readable(actor, rows):
    """Of papers the actor sees, those whose kind lets him read them; each knows in words what it is about."""
    for start in range(0, len(rows), PIECE):
        piece = rows[start : start + PIECE]
        matters = find_all(row.target for row in piece)
        for row in with_matters(piece):
            kind, obj = kinds.documents[row.kind], matters.get(row.target)
            if obj is not None and (kind.may_read(actor, obj) or kind.may_issue(actor, obj)):
                yield row


def fault(paper):
    """Why the file of a paper cannot go in, or ""."""
    if not paper.has_file:
        return "文件还没有生成"
    return "" if files.is_whole(paper.stored_as, paper.sha256) else "文件缺失，或者与登记的校验码不一致"


def called(paper):
    """The name of its file: number and title; without a number also what it is about."""
    about = "" if paper.number_text or paper.matter in paper.title else f" {paper.matter}"
    return f"{paper.file_name}{about}" + ("" if paper.is_current else f"（{paper.word}）")


def registers(actor):
    """The lists that go in and that the actor may export."""
    return [listing for listing in kinds.listings if listing.packed and listing.may(actor)]


def rows_of(listing, actor, year):
    """The rows of a list for the pack of a year: those of the year, or where no row has one all of them."""
    return listing.of_year(actor, year) if listing.of_year else listing.rows(actor, {})


def case_files(actor, year):
    """[(title of the archive, [(name of the case, [Attachment])])], cases without a file left out."""
    return [(archive.title, found) for archive in kinds.archives if (found := _files(archive, actor, year))]


def _files(archive, actor, year):
    cases = [(name, [address(row) for row in rows]) for name, rows in archive.cases(actor, year)]
    places = [place for _, rows in cases for place in rows]
    visible, by_place = seen(places, actor), {}
    for start in range(0, len(places), PIECE):
        piece = visible.intersection(places[start : start + PIECE])
        rows = Attachment.objects.filter(target__in=piece, removed_at=None).exclude(purpose=SEALED)
        for row in rows.order_by("pk"):
            by_place.setdefault(row.target, []).append(row)
    found = [(name, [one for place in rows for one in by_place.get(place, ())]) for name, rows in cases]
    return [(name, rows) for name, rows in found if rows]
