"""What is measured, and the bare SQL beside it."""

import shutil
import statistics
import sys
import time
from datetime import timedelta
from threading import Thread

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.db import connection, connections

from congress.actions import ticking
from congress.frame import clock
from congress.models import Reminder
from congress.models.search import FTS
from suggestions.models import Suggestion
from suggestions.queries.similar import similar_to
from tests.build import county
from tests.promises.conftest import session_of
from tests.promises.servers import Server
from tests.promises.test_kept import Writer
from tests.promises.visitors import Visitor
from tests.worker import until

from .rows import RARE, county_with

REMINDERS, FILINGS, WRITERS = 10_000, 1000, ("dep", "dep2", "dep3", "dep4")


class Counting:
    """Counts statements while it is handed to ``connection.execute_wrapper``."""

    number = 0

    def __call__(self, execute, *what):
        self.number += 1
        return execute(*what)


def measured(deed, times=15):
    """(median milliseconds of processor time, statements) of a deed, after one run to warm up."""
    deed()
    counting = Counting()
    with connection.execute_wrapper(counting):
        deed()
    taken = []
    for _ in range(times):
        start = time.process_time()
        deed()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken), counting.number


def sql(statement, *values):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()

    return run


def line(name, ours, floor, unit="ms"):
    asked, times = ours[1] or "", f"{ours[0] / floor:.1f} ×" if floor else ""
    print(f"{name:<34}{ours[0]:>10.1f} {unit:<6}{asked:>5}  {floor:>10.1f} {unit:<6}{times:>9}", flush=True)


def pages(cast, model):
    dac, pk, here = cast.client("dac"), model.suggestion_id, cast.congress.pk
    dac.defaults["SERVER_NAME"] = "127.0.0.1"
    newest = "SELECT * FROM suggestions_suggestion WHERE congress_id = %s ORDER BY written_on DESC, id DESC LIMIT 25"
    if connection.vendor == "postgresql":
        match, rare, words = "to_tsvector('simple', grams) @@ %s::tsquery", f"'{RARE}'", "'通村' | '公路' | '修复'"
        found = f"SELECT id FROM congress_searchentry WHERE {match} LIMIT 60"
    else:
        found, rare, words = (
            f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s ORDER BY rank LIMIT 60",
            f'"{RARE}"',
            '"通村" OR "公路" OR "修复"',
        )
    case = (
        "SELECT * FROM suggestions_suggestion s JOIN suggestions_assignment a ON suggestion_id = s.id WHERE s.id = %s"
    )

    def get(url):
        def run():
            answer = dac.get(url)
            assert answer.status_code == 200, (url, answer.status_code)

        return run

    line("list of 25", measured(get("/suggestions/")), measured(sql(newest, here))[0])
    line("page 200 of it", measured(get("/suggestions/?page=200")), measured(sql(f"{newest} OFFSET 4975", here))[0])
    line("two characters, rare", measured(get(f"/suggestions/?q={RARE}")), measured(sql(found, rare))[0])
    line("case page", measured(get(f"/suggestions/{pk}/")), measured(sql(case, pk))[0])
    subject, text = "关于修复柳沟村通村公路的建议", "请县交通运输局修复通村公路。"
    alike = measured(lambda: similar_to(subject, text, congress_id=here, actor=cast.dep))
    line("similar suggestions", alike, measured(sql(found, words))[0])


def filings(cast, count, kills=0):
    """Posts a second over HTTP by four deputies; with kills: (acknowledged, stored, doubled, lost)."""
    cast.password = make_password(county.PASSWORD, hasher=Argon2PasswordHasher())
    before, writers = Suggestion.objects.count(), []
    server = Server(settings.VAR, workers=2)

    def total():
        return sum(len(writer.acknowledged) for writer in writers)

    try:
        server.start()
        writers += [
            Writer(key, Visitor(server.port, session_of(cast, key)), lambda: total() >= count) for key in WRITERS
        ]
        start = time.perf_counter()
        for writer in writers:
            writer.start()
        for number in range(kills):
            until(lambda number=number: total() >= count * (number + 1) / (kills + 1), "their writing", 600)
            server.kill()
            server.start()
        for writer in writers:
            writer.join()
        taken = time.perf_counter() - start
    finally:
        server.kill()
    strange = [found for writer in writers for found in writer.strange]
    wanted = {subject for writer in writers for subject in writer.acknowledged}
    stored = list(Suggestion.objects.filter(subject__in=wanted).values_list("subject", flat=True)) if kills else []
    return {
        "rate": total() / taken,
        "acknowledged": total(),
        "stored": Suggestion.objects.count() - before,
        "doubled": len(stored) - len(set(stored)),
        "lost": len(wanted - set(stored)) if kills else 0,
        "cut off and pressed again": sum(writer.pressed_again for writer in writers),
        "strange answers": len(strange),
    }


def inserts(seconds=2):
    """Commits a second of one bare row, by four threads."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_floor (id integer, words varchar(80))")
    counts = []

    def write():
        end, done = time.perf_counter() + seconds, 0
        with connections["default"].cursor() as cursor:
            while time.perf_counter() < end:
                cursor.execute("INSERT INTO bench_floor VALUES (%s, %s)", [done, "关于修路的建议"])
                done += 1
        counts.append(done)
        connections["default"].close()

    threads = [Thread(target=write) for _ in WRITERS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def tick():
    day = next(day for day in (clock.today() + timedelta(days=n) for n in range(10)) if day.weekday() == 2)
    waiting = Reminder.objects.filter(sent_at=None, superseded_at=None, due_on__lte=day).count()
    bare = measured(
        sql(
            "SELECT d.id, count(*) FROM congress_reminder r JOIN congress_deadline d ON d.id = r.deadline_id "
            "WHERE r.sent_at IS NULL AND r.due_on <= %s GROUP BY d.id",
            day,
        ),
        3,
    )[0]
    counting, start = Counting(), time.process_time()
    with connection.execute_wrapper(counting):
        tallies = ticking.tick(clock.moment(day, 10))
    taken = time.process_time() - start
    done = {key: tally.done for key, tally in tallies.items() if tally.done}
    line(f"tick over {waiting} due reminders", (taken * 1000, counting.number), bare)
    print(f"{'':<34}{waiting / taken:.0f} a second; {done}", flush=True)


def main():
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        if sys.argv[1:] == ["keep"]:
            print(filings(county.cast(), FILINGS, kills=5))
            return

        rows = int(sys.argv[1]) if sys.argv[1:] else 50_000
        start = time.perf_counter()
        cast, model = county_with(rows, min(REMINDERS, rows // 2))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{connection.vendor}, {rows} suggestions, put in within {time.perf_counter() - start:.0f} s\n")
        print("Processor time of this process; on PostgreSQL that of its server comes on top.")
        print(f"{'':<34}{'here':>10} {'':<6}{'SQL':>5}  {'bare SQL':>10}")
        pages(cast, model)
        rate = filings(cast, 200)["rate"]
        floor = inserts()
        line("filings over HTTP (more is better)", (rate, 0), floor, "a s")
        tick()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        shutil.rmtree(settings.VAR, ignore_errors=True)
