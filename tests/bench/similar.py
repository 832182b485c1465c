"""How long a deputy waits for suggestions like the one he writes, and anybody for two characters of a file, among fifty
thousand: p50 and p95 of the wall clock, beside the bare statement that fetches the same rows."""

import sys
import time

from django.db import connection

from congress.models import SearchEntry
from congress.models.search import FTS
from suggestions.queries.similar import similar_to
from tests.bench.measuring import Counting, sql
from tests.bench.rows import MATTERS, PLACES, RARE, county_with
from tests.bench.summary import in_a_database

ROWS, TIMES = 50_000, 60
FACTS = "群众反映强烈，汛期水毁三处，校车停运，老人就医不便，雨天泥泞难行。"


def drafts():
    """(subject, text) of so many drafts: all matters and places, a rare word, a text of common words only."""
    usual = [(f"关于{place}村{matter}的建议", FACTS) for place, matter in zip(PLACES, MATTERS * 9, strict=False)]
    return [(f"关于保护{RARE}栖息地的建议", FACTS), ("关于加强村工作的建议", "请有关单位研究办理。"), *usual][:TIMES]


def timed(deeds):
    """(p50, p95, statements of the last) in milliseconds."""
    taken, counting = [], Counting()
    for deed in deeds:
        counting.number, start = 0, time.perf_counter()
        with connection.execute_wrapper(counting):
            deed()
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.95)], counting.number


def line(name, measured, bare):
    p50, p95, asked = measured
    print(f"{name:<34}{p50:>8.1f} ms{p95:>8.1f} ms{asked:>5}{bare[0]:>10.1f} ms{bare[1]:>8.1f} ms", flush=True)


def bare(word):
    """The least that must be asked: five newest entries that hold a word, with their suggestions."""
    match = (
        "to_tsvector('simple', e.grams) @@ %s::tsquery"
        if connection.vendor == "postgresql"
        else (f"e.id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)")
    )
    asked = f"'{word}'" if connection.vendor == "postgresql" else f'"{word}"'
    return sql(
        "SELECT s.* FROM congress_searchentry e JOIN suggestions_suggestion s "
        f"ON s.id = CAST(substr(e.target, 24) AS bigint) WHERE {match} ORDER BY e.id + 0 DESC LIMIT 5",
        asked,
    )


def measure():
    rows = int(sys.argv[2]) if sys.argv[2:] else ROWS
    cast, _ = county_with(rows, 10)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{SearchEntry.objects.count()} suggestions in the index\n")
    print(f"{'':<34}{'p50':>11}{'p95':>11}{'SQL':>5}{'bare p50':>13}{'bare p95':>11}")
    floor = timed([bare(word) for word in ("通村", "柳沟", "停车", RARE) * 5])
    here, client = cast.congress.pk, cast.client("dac")
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    for key in ("dep", "dac"):
        actor = cast.actor(key)
        deeds = [lambda one=one, actor=actor: similar_to(*one, congress_id=here, actor=actor) for one in drafts()]
        deeds[0]()
        line(f"similar suggestions, {key}", timed(deeds), floor)
    for words in ("通村", "停车", RARE, "没有的词"):
        deeds = [lambda words=words: client.get("/find/", {"q": words})] * 10
        deeds[0]()
        line(f"the page of what was found, {words}", timed(deeds), floor)


def main():
    in_a_database("相似建议", measure)
