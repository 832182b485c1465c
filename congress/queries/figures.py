"""What the system counts for the items of a report or an assessment, and the list behind each number."""

from congress.frame import kinds


def counted(items, congress_ids, since, until):
    """{figure key: {congress_id: number}} of a time, a statement each, however many congresses. No actor: the caller
    answers for these congresses."""
    wanted = sorted({item.figure for item in items if item.figure in kinds.figures})
    return {key: kinds.figures[key].count(congress_ids, since, until) for key in wanted}


def source_of(item, congress_id, since, until, actor=None):
    """The list that opens to this reader behind an item the system counts, or ""."""
    if actor is None or item.figure not in kinds.figures:
        return ""
    figure = kinds.figures[item.figure]
    if figure.own and actor.congress_id != congress_id:
        return ""
    return figure.url(congress_id, since, until)
