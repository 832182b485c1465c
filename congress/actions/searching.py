"""Keeping the words of a row findable, in the same transaction as the row."""

from itertools import islice

from congress.frame.address import address
from congress.frame.bigrams import grams

from ..models import SearchEntry

MOST = 30_000  # different pairs of one text; PostgreSQL takes a megabyte of words and no more
LONGEST = 60  # of one foreign word or number


def index(obj, *, kind, title, text, congress_id=None):
    """Enter or renew the words of a row."""
    words = " ".join(islice(dict.fromkeys(word[:LONGEST] for word in grams(f"{title}\n{text}")), MOST))
    row = SearchEntry(
        target=address(obj),
        congress_id=congress_id or obj.congress_id,
        kind=kind,
        title=title[:200],
        grams=words,
    )
    SearchEntry.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["target"], update_fields=["congress", "kind", "title", "grams"]
    )


def forget(obj):
    """The row is gone from what can be found."""
    SearchEntry.objects.filter(target=address(obj)).delete()
