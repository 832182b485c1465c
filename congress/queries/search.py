"""Finding rows by their words, on either database. The caller asks visible_to for what is found."""

from functools import reduce
from operator import add

from django.db import connection
from django.db.models import BigIntegerField, BooleanField, Case, IntegerField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, StrIndex, Substr
from django.db.models.lookups import GreaterThan

from congress.frame.bigrams import grams, likeness
from congress.frame.reading import smooth

from ..models import Congress, SearchEntry
from ..models.search import FTS

CANDIDATES = 60
# Pairs that every such text has and that say nothing about its matter.
COMMON = frozenset(
    """关于 于加 加强 加快 的建 建议 于进 进一 一步 步加 于推 推进 于完 完善 于解 解决 问题 题的 于改 改善 于建 建设 设的 于在 于尽 尽快
    工作 作的""".split()  # noqa: SIM905 -- as words it can be read
)
MOST_WORDS = 24
TITLE_WORDS = 12
LOOKED_AT = 2000  # entries that are compared with a new text
MOST_ASKED = 8  # words of one search


def asked(text):
    """The words that a person typed, in the form in which texts are searched."""
    return smooth(text.replace("\x00", "").replace("\u3000", " "), gaps=True).split()[:MOST_ASKED]


def is_askable(word):
    """Whether the index can tell: one Chinese character alone stands in no pair."""
    return len(word) > 1 or word.isascii()


def needs_a_look(word):
    """Whether the text itself must be looked at: a word of several pairs is more than that each of them stands somewhere."""
    return len(grams(word)) > 1


def entries(*, kind, congresses):
    """The entries of a kind in some congresses; ``key`` is that of the row."""
    key = Cast(Substr("target", StrIndex("target", Value(":")) + 1), BigIntegerField())
    return SearchEntry.objects.filter(kind=kind, congress__in=congresses).annotate(key=key)


def found(text, *, actor, kind):
    """The entries of the actor's county whose text holds every pair of the words asked for."""
    here = entries(kind=kind, congresses=Congress.objects.visible_to(actor))
    words = [word for word in dict.fromkeys(grams(text)) if word.isalnum()][:MOST_WORDS]
    if not words:
        return here.none()
    match, joined = _match(words, "AND")
    return here.filter(RawSQL(match, [joined], BooleanField()))


def _match(words, joined_by):
    """The condition under which an entry holds all (AND) or any (OR) of the words, for either database."""
    if connection.vendor == "postgresql":
        sign = {"AND": " & ", "OR": " | "}[joined_by]
        return "to_tsvector('simple', grams) @@ %s::tsquery", sign.join(f"'{word}'" for word in words)
    return f"id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)", f" {joined_by} ".join(
        f'"{word}"' for word in words
    )


def _rarest(words):
    """Those of the words that lead to the fewest entries, rarest first, as long as these are not too many all together: one
    statement, in which no word is counted further than anybody would look."""
    match, each = _match(words[:1], "OR")[0], [_match([word], "OR")[1] for word in words]
    counted = f"(SELECT count(*) FROM (SELECT 1 FROM congress_searchentry WHERE {match} LIMIT {LOOKED_AT + 1}) AS few)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([counted] * len(words))}", each)
        counts = cursor.fetchone()
    chosen, total = [], 0
    for count, word in sorted(zip(counts, words, strict=True)):
        total += count
        if count and total <= LOOKED_AT:
            chosen.append(word)
    return chosen


def _likest(words, among):
    """The entries among these that hold most of the words; where all words are common, those that hold all of them."""
    if not words:
        return []
    rare = _rarest(words)
    match, joined = _match(rare, "OR") if rare else _match(words[:TITLE_WORDS], "AND")
    shared = (
        Case(When(GreaterThan(StrIndex("grams", Value(word)), 0), then=1), default=0, output_field=IntegerField())
        for word in words[:TITLE_WORDS]
    )
    rows = among.filter(RawSQL(match, [joined], BooleanField())).annotate(shared=reduce(add, shared))
    return list(rows.order_by("-shared", "-pk")[:CANDIDATES])


def alike(title, text, *, among, most=5, least=0.3):
    """The most similar entries by title and text, each with its ``share`` 0…1, likest first. ``among`` are the ``entries``
    that may be shown: the caller has asked visible_to. Two statements, however many entries there are."""
    own = [word for word in dict.fromkeys(grams(title)) if word not in COMMON and word.isalnum()][:MOST_WORDS]
    own += [word for word in dict.fromkeys(grams(text)) if word not in COMMON | set(own) and word.isalnum()][
        : MOST_WORDS - len(own)
    ]
    marked, head = [], [word for word in grams(title) if word not in COMMON]
    for row in _likest(own, among):
        by_title = likeness(head, [word for word in grams(row.title) if word not in COMMON])
        row.share = round(max(by_title, likeness(own, row.grams.split()) * 0.9), 2)
        if row.share >= least:
            marked.append(row)
    return sorted(marked, key=lambda row: -row.share)[:most]
