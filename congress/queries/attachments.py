"""Files of a case, for those who may see the case."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import BigIntegerField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, StrIndex, Substr
from django.urls import reverse

from congress.frame.address import address, find_all
from congress.frame.bigrams import is_pairs

from ..models import Attachment
from . import search

FOUND_BY = "congress.file"
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


PLACE_OF = StrIndex("target", Value(":"))


def fetchable(actor, labels):
    """Files that hang on rows of these models, as far as the actor may have them: whoever sees the row a file belongs to may
    have the file; one that was sent in to be read, its sender alone."""
    seen = Q(pk__in=[])
    for label in labels:
        if visible := getattr(apps.get_model(label).objects, "visible_to", None):
            seen |= Q(target__startswith=f"{label}:") & Exists(visible(actor).filter(pk=OuterRef("owner")))
    return open_files().filter(seen).filter(~Q(purpose=ONLY_OWN) | Q(uploaded_by_person=actor.person_id))


def open_files():
    """What has neither been taken down nor sealed; ``owner`` is the key of the row it hangs on."""
    rows = Attachment.objects.filter(removed_at=None).exclude(purpose=SEALED)
    return rows.annotate(owner=Cast(Substr("target", PLACE_OF + 1), BigIntegerField()))


def may_fetch(actor, attachment):
    """Whether the actor may have this file."""
    label = attachment.target.partition(":")[0]
    return fetchable(actor, [label]).filter(pk=attachment.pk).exists()


def saying(words, *, actor):
    """Open files of the actor's county whose name or text holds each of these words."""
    rows = open_files().exclude(purpose=ONLY_OWN)
    for word in words:
        rows = rows.filter(pk__in=search.found(word, actor=actor, kind=FOUND_BY).values("key"))
        if search.needs_a_look(word):
            rows = rows.filter(Q(name__icontains=word) | Q(words__text__icontains=word))
    return rows if words else rows.none()


def holding(words, *, actor, model, kind, columns, beside=None):
    """Rows of a model that hold each of the words in their indexed text – ``columns``, the first of them the title – or in a
    file that hangs on them, as a Q. One character, or a piece of a foreign word, is looked for in titles. ``beside(word)`` are
    the keys of rows that hold it in what belongs to them. The caller asks visible_to for the rows."""
    held = Q()
    for word in words.replace("\x00", "").split()[: search.MOST_ASKED]:
        indexed = Q(pk__in=search.found(word, actor=actor, kind=kind).values("key"))
        if is_pairs(word):
            if search.needs_a_look(word):
                indexed &= reduce(or_, (Q(**{f"{column}__icontains": word}) for column in columns))
        else:
            indexed |= Q(**{f"{columns[0]}__icontains": word})
        hung = saying(search.asked(word), actor=actor).filter(target__startswith=f"{model._meta.label_lower}:")
        held &= indexed | Q(pk__in=hung.values("owner")) | (Q(pk__in=beside(word)) if beside else Q())
    return held


def found(actor, words):
    """The files this person may have that hold the words, newest first."""
    rows = saying(search.asked(words), actor=actor)
    labels = rows.order_by().annotate(label=Substr("target", 1, PLACE_OF - 1)).values_list("label", flat=True)
    allowed = fetchable(actor, sorted(set(labels.distinct())))
    return allowed.filter(pk__in=rows.values("pk")).select_related("words").order_by("-pk")


def with_owners(rows):
    """Puts beside each file what has a page of its own, of that which it hangs on (``case``): the rows of a kind in one
    query."""
    owners = find_all({row.target for row in rows})
    for row in rows:
        owner = owners[row.target]
        row.case = getattr(owner, "leads_to", owner)
