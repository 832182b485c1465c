"""Finding rows by their words, on either database. The caller asks visible_to for what is found."""

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, StrIndex, Substr

from congress.frame.bigrams import grams, likeness

from ..models import Congress, SearchEntry
from ..models.search import FTS

CANDIDATES = 60
# Pairs that every such text has and that say nothing about its matter.
COMMON = frozenset(
    """关于 于加 加强 加快 的建 建议 于进 进一 一步 步加 于推 推进 于完 完善 于解 解决 问题 题的 于改 改善 于建 建设 设的 于在 于尽 尽快
    工作 作的""".split()  # noqa: SIM905 -- as words it can be read
)
MOST_WORDS = 24


def found(text, *, actor, kind):
    """The entries of the actor's county whose text holds every pair of the words asked for; ``key`` is that of the row."""
    entries = SearchEntry.objects.filter(kind=kind, congress__in=Congress.objects.visible_to(actor))
    words = [word for word in dict.fromkeys(grams(text)) if word.isalnum()][:MOST_WORDS]
    if not words:
        return entries.none()
    if connection.vendor == "postgresql":
        match, joined = "to_tsvector('simple', grams) @@ %s::tsquery", " & ".join(f"'{word}'" for word in words)
    else:
        match = f"id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)"
        joined = " AND ".join(f'"{word}"' for word in words)
    key = Cast(Substr("target", StrIndex("target", Value(":")) + 1), BigIntegerField())
    return entries.filter(RawSQL(match, [joined], BooleanField())).annotate(key=key)


def _likest(words, congress_id, kind):
    """Primary keys of the entries that hold any of the words, best first."""
    words = [word for word in words if word.isalnum()][:MOST_WORDS]
    if not words:
        return []
    if connection.vendor == "postgresql":
        joined = " | ".join(f"'{word}'" for word in words)
        sql = (
            "SELECT id FROM congress_searchentry WHERE congress_id = %s AND kind = %s "
            "AND to_tsvector('simple', grams) @@ %s::tsquery "
            "ORDER BY ts_rank(to_tsvector('simple', grams), %s::tsquery) DESC, id DESC LIMIT %s"
        )
        values = [congress_id, kind, joined, joined, CANDIDATES]
    else:
        joined = " OR ".join(f'"{word}"' for word in words)
        sql = (
            f"SELECT e.id FROM {FTS} JOIN congress_searchentry e ON e.id = {FTS}.rowid "
            f"WHERE {FTS} MATCH %s AND e.congress_id = %s AND e.kind = %s ORDER BY {FTS}.rank, e.id DESC LIMIT %s"
        )
        values = [joined, congress_id, kind, CANDIDATES]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [pk for (pk,) in cursor.fetchall()]


def alike(title, text, *, congress_id, kind, but="", most=5, least=0.3):
    """The most similar rows by title and text: [(address, title, share 0…1)], likest first."""
    own = [word for word in dict.fromkeys(grams(title)) if word not in COMMON]
    own += [word for word in dict.fromkeys(grams(text)) if word not in COMMON and word not in own][
        : MOST_WORDS - min(len(own), MOST_WORDS)
    ]
    rows = SearchEntry.objects.filter(pk__in=_likest(own, congress_id, kind)).exclude(target=but)
    marked = []
    for row in rows:
        by_title = likeness(
            [word for word in grams(title) if word not in COMMON], [w for w in grams(row.title) if w not in COMMON]
        )
        share = max(by_title, likeness(own, row.grams.split()) * 0.9)
        if share >= least:
            marked.append((row.target, row.title, round(share, 2)))
    return sorted(marked, key=lambda item: -item[2])[:most]
