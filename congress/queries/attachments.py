"""Files of a case, for those who may see the case."""

from django.urls import reverse

from congress.frame.address import address, find

from ..models import Attachment

ONLY_OWN = "import"  # the purpose of files that nobody but their sender may fetch
SEALED = (
    "sealed"  # of originals that a covered copy stands for: opened by the deed of their case alone, which records it
)


def attachments_of(*objects):
    """The files of some rows, in one query: {address: [Attachment]}. The caller has asked visible_to for the rows."""
    found = {}
    rows = Attachment.objects.filter(target__in=[address(obj) for obj in objects], removed_at=None)
    for row in rows.exclude(purpose=SEALED):
        found.setdefault(row.target, []).append(row)
    return found


def file_row(row):
    """A file as the part for files draws it."""
    return {"name": row.name, "url": reverse("congress:file", args=[row.pk]), "size": row.size}


def may_fetch(actor, attachment):
    """Whoever sees the row a file belongs to may have the file; one that was sent in to be read, its sender alone."""
    if attachment.purpose == ONLY_OWN and attachment.uploaded_by_person_id != actor.person_id:
        return False
    owner = find(attachment.target)
    if owner is None or attachment.removed_at or attachment.purpose == SEALED:
        return False
    rows = type(owner).objects
    return hasattr(rows, "visible_to") and rows.visible_to(actor).filter(pk=owner.pk).exists()
