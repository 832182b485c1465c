"""What a page costs the database: as many statements for many rows as for one."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def statements(ask):
    """How many statements ``ask()`` sends."""
    with CaptureQueriesContext(connection) as sent:
        ask()
    return len(sent)


def same_for_many(ask, add):
    """``ask()`` sends as many statements for three rows as for one; ``add(place)`` makes one more. Returns how many.

    Each time it is asked once before it is counted: what is remembered from one request to the next costs nothing."""
    counted = []
    for places in ((0,), (1, 2)):
        for place in places:
            add(place)
        ask()
        counted.append(statements(ask))
    assert counted[0] == counted[1]
    return counted[0]


def page_same_for_many(client, url, add):
    """A page that opens asks as often for three rows as for one."""
    return same_for_many(lambda: _opened(client, url), add)


def _opened(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
