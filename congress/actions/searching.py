"""Keeping the words of a row findable, in the same transaction as the row."""

from congress.frame.address import address
from congress.frame.bigrams import grams

from ..models import SearchEntry


def index(obj, *, kind, title, text, congress_id=None):
    """Enter or renew the words of a row."""
    words = " ".join(dict.fromkeys(grams(f"{title}\n{text}")))
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
