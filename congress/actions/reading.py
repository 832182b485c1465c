"""Making what files say findable: names and the texts of Word and Excel files in the transaction of their row, what takes
longer – PDFs, very large files – by a job asked for in it."""

from django.db import transaction

from congress.frame import reading
from congress.frame.actor import SYSTEM
from congress.frame.address import find
from congress.frame.files import path_of
from congress.frame.kinds import JobKind

from ..models import Attachment, FileText
from ..queries.attachments import FOUND_BY, ONLY_OWN
from . import jobs, searching

KIND = "congress.read_file"


def enter(attachment):
    """A file that has just come in is found by its name, and by what it says as far as that is read in no time."""
    if attachment.purpose == ONLY_OWN:
        return
    searching.index(attachment, kind=FOUND_BY, title=attachment.name, text="")
    extension = extension_of(attachment)
    if extension in reading.OFFICE:
        try:
            return keep(attachment, reading.read(path_of(attachment.stored_as), extension, reading.AT_ONCE))
        except reading.TooMuch:
            pass  # then it is read like a PDF
    if extension == "pdf" or extension in reading.OFFICE:
        jobs.submit(KIND, actor=SYSTEM, obj=attachment)


def extension_of(attachment):
    return attachment.stored_as.rpartition(".")[2]


@transaction.atomic
def keep(attachment, words):
    """What was read and that it was read, together with the index."""
    FileText.objects.update_or_create(attachment=attachment, defaults={"text": words.text, "extent": words.extent})
    searching.index(attachment, kind=FOUND_BY, title=attachment.name, text=words.text)


def copied(old, new):
    """The same bytes again: nothing is read twice."""
    searching.index(new, kind=FOUND_BY, title=new.name, text="")
    if words := FileText.objects.filter(attachment=old).first():
        keep(new, words)
    elif extension_of(new) in ("pdf", *reading.OFFICE):
        jobs.submit(KIND, actor=SYSTEM, obj=new)


def forget(attachment):
    FileText.objects.filter(attachment=attachment).delete()
    searching.forget(attachment)


def run(job, progress):
    """Read one file; read twice, it is kept once. What has been taken down meanwhile stays unread."""
    attachment = find(job.target)
    if not isinstance(attachment, Attachment) or attachment.removed_at:
        return {}
    words = reading.read(path_of(attachment.stored_as), extension_of(attachment))
    progress(1, 1)
    with transaction.atomic():
        if Attachment.objects.select_for_update().filter(pk=attachment.pk, removed_at=None).exists():
            keep(attachment, words)
    return {"label": FileText.Extent(words.extent).label}


READ_FILE = JobKind(key=KIND, label="读取附件的文字", run=run)
