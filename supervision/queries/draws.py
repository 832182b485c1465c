"""Reading draws: the register, the pool, what a commitment holds, and what anybody may download to check it."""

from django.conf import settings
from django.db.models import Count, Max, Q
from django.utils.crypto import salted_hmac

from congress.frame import draws
from congress.frame.address import address
from congress.models import Organization
from congress.queries import search
from deputies.models import Deputy

from ..models import Draw

FOUND_BY = "supervision.draw"
FORMAT = 1  # of what is digested; a new one gets a new number
S = Draw.State


def with_case(actor):
    return Draw.objects.visible_to(actor).select_related("congress__area", "matter")


def listed(actor, *, q="", kind="", state="", year=None, congress=None):
    """The register: what is still prepared first, then the newest."""
    rows = with_case(actor).annotate(
        pooled=Count("entries", filter=Q(entries__left_out="")),
        taken=Count("entries", filter=Q(entries__place__isnull=False)),
    )
    if q:
        rows = rows.filter(pk__in=search.found(q, actor=actor, kind=FOUND_BY).values("key"))
    asked = {"kind": kind, "state": state, "year": year, "congress": congress}
    return rows.filter(**{name: value for name, value in asked.items() if value}).order_by("-pk")


def years(actor):
    rows = Draw.objects.visible_to(actor).filter(year__isnull=False).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def waiting(actor):
    """Draws of one's own congress that are under way: the public waits for the result or the seed."""
    rows = with_case(actor).filter(congress=actor.congress_id, state__in=(S.COMMITTED, S.DRAWN))
    return rows.order_by("committed_at", "pk")


def entries_of(draw):
    return list(draw.entries.order_by("order", "pk"))


def result_of(draw):
    """Who was drawn, in the order of the draw."""
    return list(draw.entries.filter(place__isnull=False).order_by("place"))


def shares_of(draw):
    return list(draw.shares.order_by("order"))


def next_number(draw, year):
    """What the next published draw of a congress is numbered. No actor: numbers are public and leave no gap."""
    rows = Draw.objects.filter(congress=draw.congress_id, year=year)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def committed(draw, *, at):
    """What the commitment of this draw holds, in the order in which it is shown."""
    entries = entries_of(draw)
    shares = [{"name": share.title, "count": share.count} for share in shares_of(draw)]
    return {
        "format": FORMAT,
        "number": draw.number_words,
        "congress": draw.congress.name,
        "title": draw.title,
        "purpose": draw.purpose,
        "word_rule": draw.word_rule,
        "committed_at": at.isoformat(timespec="seconds"),
        "shares": shares or [{"name": "", "count": draw.count}],
        "pool": [
            {"key": entry.key, "name": entry.name, "note": entry.note, "share": entry.share}
            for entry in entries
            if not entry.left_out
        ],
        "left_out": [
            {"key": entry.key, "name": entry.name, "note": entry.note, "reason": entry.left_out}
            for entry in entries
            if entry.left_out
        ],
    }


def seed_of(draw):
    """The sealed seed: it follows from a random code in the row and the portal's own key, and stands nowhere before it is
    published – neither an official nor a copy of the database can read it. "" when the key is no longer there."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        seed = made_seed(draw.salt, key)
        if draws.commitment(draw.committed, seed) == draw.commitment:
            return seed
    return ""


def made_seed(salt, key=None):
    return salted_hmac("supervision.draw", salt, secret=key, algorithm="sha256").hexdigest()


def published(draw):
    """What anybody may download: everything that is needed to check the draw, and nothing else."""
    return {
        "committed": draw.committed,
        "commitment": draw.commitment,
        "word": draw.word,
        "witness": draw.witness,
        "drawn_at": draw.drawn_at.isoformat(timespec="seconds") if draw.drawn_at else "",
        "result": [entry.key for entry in result_of(draw)],
        "seed": draw.seed,
        "voided_because": draw.voided_because,
    }


def public_list():
    """Every draw whose commitment stands, the newest first, those that were voided too. No actor: published."""
    return Draw.objects.public().select_related("congress__area").order_by("-committed_at", "-pk")


# What may be put into a pool from the registers: [{key, name, note, share, left_out, target}, …]. No actor: for the keepers.


def deputies(draw):
    rows = Deputy.objects.in_office().filter(congress=draw.congress_id).select_related("person", "delegation")
    return [
        {"key": row.card_no, "name": str(row), "note": "", "share": "", "left_out": "", "target": address(row)}
        for row in rows.order_by("delegation__order", "card_no", "pk")
    ]


def units(draw):
    rows = Organization.objects.handling_units().filter(congress=draw.congress_id, until=None)
    return [
        {"key": f"{place:03}", "name": row.name, "note": row.get_kind_display(), "share": "", "left_out": "",
         "target": address(row)}
        for place, row in enumerate(rows.order_by("order", "name"), start=1)
    ]  # fmt: skip


SOURCES = {"deputies": ("在任代表", deputies), "units": ("承办单位", units)}


def broken():
    """Draws whose published seed does not give the published commitment and result. No actor: a self-check; read a few at
    a time, for sheets are long."""
    rows = Draw.objects.exclude(seed="").order_by("pk").prefetch_related("entries")
    return [row for row in rows.iterator(50) if not _holds(row)]


def _holds(draw):
    placed = sorted((entry.place, entry.key) for entry in draw.entries.all() if entry.place)
    found = draws.drawn(draw.committed, draw.seed, draw.word) if draw.word else []
    return draws.commitment(draw.committed, draw.seed) == draw.commitment and [key for _, key in placed] == found
