"""The portal under a prefecture: pages over HTTP from two gunicorn workers, deeds in this process – each beside the bare
SQL that it needs, measured in the same run.

It measures the database that the environment names, planted with ``manage.py demo --scale …``, and writes into it: give
it a copy. ``… scale pages`` or ``… scale assign tick`` measures only these parts. The table is Markdown, to be put into the
README as it is.
"""

import datetime
import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from congress.actions import exporting, jobs, ticking
from congress.actions.documents import draft_of
from congress.frame import clock, kinds
from congress.frame.printing import render_pdf
from congress.models import Account, AuditEvent, Congress, Deadline, Job, Membership, Organization, Reminder
from congress.models.search import FTS
from congress.queries.actors import actor_in, posts_of
from deputies.models import Deputy
from suggestions.actions import papers, preparing, writing
from suggestions.models import Assignment, Suggestion, Topic
from suggestions.queries import tables
from suggestions.queries.preparing import PlanLine
from suggestions.workflow import SUGGESTION
from tests.bench.measuring import Counting
from tests.promises.servers import Server
from tests.promises.visitors import Visitor

TIMES, AT_ONCE = 200, 2
ASSIGNED, DUE, SUBMITTED, EXPORTED = 200, 100_000, 20, 20_000
COMMON, RARE = "道路", "医养"


def main():
    connection.ensure_connection()
    county = Congress.objects.get(parent=None, is_demo=True, area__code="628823")
    counties, cases = Congress.objects.filter(level="county").count(), Suggestion.objects.count()
    load = os.getloadavg()[0]
    print(f"\n{'SQLite' if settings.EMBEDDED else 'PostgreSQL'}, {counties} counties, {cases:,} suggestions, "
          f"{Deadline.objects.count():,} clocks; {clock.today()}; load average {load:.1f}\n")  # fmt: skip
    print("| what | SQL | p50 ms | p95 ms | CPU ms | bare SQL ms | ratio |\n|---|--:|--:|--:|--:|--:|--:|")
    for part in chosen(sys.argv[2:]):
        part(county)
    print(f"\nLoad average {load:.1f} before, {os.getloadavg()[0]:.1f} after; the CPU is that of the web processes.")


def chosen(names):
    """The parts of these names: pages, deeds (all but the pages) or single deeds; every one when none is named."""
    parts = {part.__name__: part for part in (pages, submit, assign, export, letter, tick)}
    several = {"deeds": [name for name in parts if name != "pages"]}
    wanted = [name for named in names or parts for name in several.get(named, [named])]
    return [parts[name] for name in wanted]


def row(name, asked, times, busy, bare):
    """One line; ``times`` and ``bare`` in milliseconds."""
    half, most = statistics.median(times), sorted(times)[max(0, round(len(times) * 0.95) - 1)]
    print(
        f"| {name} | {asked} | {half:,.1f} | {most:,.1f} | {busy:,.1f} | {bare:,.2f} | {half / bare:,.1f} × |",
        flush=True,
    )


def bare(*statements):
    """Milliseconds that the statements take by themselves, fetched as tuples: the middle of several runs."""
    taken = []
    for _ in range(7):
        with connection.cursor() as cursor:
            start = time.perf_counter()
            for statement, values in statements:
                cursor.execute(statement, values)
                if cursor.description:
                    cursor.fetchall()
            taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


# Pages.


def signed_in(login):
    """A client of the account in the post it is named after; its cookies open the same session at the server."""
    account, client = Account.objects.get(login=login), Client()
    client.defaults["SERVER_NAME"] = "127.0.0.1"
    client.force_login(account)
    client.get("/")
    role = login.rstrip("0123456789").upper()
    session = client.session
    session["membership"] = next(post.pk for post in posts_of(account) if post.role == role)
    session.save()
    return client


def processor(server):
    """Seconds of processor time that the server's processes have used."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    ticks = 0
    for pid in [*children, server.process.pid]:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def pages(county):
    clients = {login: signed_in(login) for login in ("dac01", "dep01", "unit01")}
    cookie = settings.SESSION_COOKIE_NAME
    server = Server(settings.VAR, DATABASE_URL=os.environ.get("DATABASE_URL", "")).start()
    try:
        for name, login, url, statements in addresses(county):
            visitors = [Visitor(server.port, {cookie: clients[login].cookies[cookie].value}) for _ in range(AT_ONCE)]
            clients[login].get(url)
            counting = Counting()
            with connection.execute_wrapper(counting):
                assert clients[login].get(url).status_code == 200, url
            for visitor in visitors * 2:
                visitor.get(url)
            before = processor(server)
            with ThreadPoolExecutor(AT_ONCE) as pool:
                times = [
                    one for each in pool.map(lambda visitor, url=url: fetched(visitor, url), visitors) for one in each
                ]
            row(name, counting.number, times, (processor(server) - before) * 1000 / len(times), bare(*statements))
    finally:
        server.kill()


def fetched(visitor, url):
    times = []
    for _ in range(TIMES // AT_ONCE):
        start = time.perf_counter()
        assert visitor.get(url).status == 200, url
        times.append((time.perf_counter() - start) * 1000)
    return times


LISTED = "SELECT * FROM suggestions_suggestion WHERE congress_id = %s"
NEWEST = "ORDER BY written_on DESC, id DESC LIMIT 25"
OF_TASKS = "SELECT * FROM suggestions_assignment WHERE unit_id = %s"
FOUND = "SELECT id, title FROM congress_searchentry WHERE congress_id = %s AND "
FOUND += (
    f"id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s) LIMIT 25"
    if settings.EMBEDDED
    else "to_tsvector('simple', grams) @@ %s::tsquery LIMIT 25"
)
OF_LEADS = "FROM suggestions_suggestion s JOIN deputies_deputy d ON d.id = s.lead_id JOIN congress_person p ON p.id = d.person_id"
IN_CLASS = "AND state IN ('closed', 'archived') AND topic_id = %s"
DRAFTS = "SELECT * FROM suggestions_suggestion WHERE lead_id = %s AND state = 'draft' LIMIT 8"


def addresses(county):
    """(what, as whom, address, the statements it needs at least)."""
    here, topic = county.pk, Topic.objects.filter(congress=county).order_by("pk").first().pk
    task = Assignment.objects.filter(suggestion__congress=county, state="feedback_pending").order_by("-pk").first()
    deputy = Deputy.objects.filter(person__account__login="dep01").first().pk
    unit = Membership.objects.filter(person__account__login="unit01", role="UNIT").first().organization_id
    case = f"/suggestions/{task.suggestion_id}/"
    to_do = [(f"{LISTED} AND state = %s LIMIT 8", [here, state]) for state in ("to_assign", "review_dac", "handling")]
    return [
        ("home, commission", "dac01", "/", to_do),
        ("home, deputy", "dep01", "/", [(DRAFTS, [deputy])]),
        ("home, unit", "unit01", "/", [(f"{OF_TASKS} AND state = 'assigned' LIMIT 8", [unit])]),
        ("list, first page", "dac01", "/suggestions/", [(f"{LISTED} {NEWEST}", [here])]),
        ("list, filtered", "dac01", f"/suggestions/?stage=closed&topic={topic}",
         [(f"{LISTED} {IN_CLASS} {NEWEST}", [here, topic])]),
        ("list, sorted by day", "dac01", "/suggestions/?sort=reply_due_on",
         [(f"{LISTED} ORDER BY reply_due_on, id LIMIT 25", [here])]),
        ("list, page 200", "dac01", "/suggestions/?page=200", [(f"{LISTED} {NEWEST} OFFSET 4975", [here])]),
        ("list of a unit", "unit01", "/suggestions/", [(f"{OF_TASKS} ORDER BY id DESC LIMIT 25", [unit])]),
        ("two characters, frequent", "dac01", f"/suggestions/?q={quote(COMMON)}", [(FOUND, [here, quoted(COMMON)])]),
        ("two characters, rare", "dac01", f"/suggestions/?q={quote(RARE)}", [(FOUND, [here, quoted(RARE)])]),
        ("case page", "dac01", case, of_case(task)),
    ]  # fmt: skip


def of_case(task):
    case = task.suggestion_id
    places = [f"suggestions.suggestion:{case}", f"suggestions.assignment:{task.pk}"]
    return [
        ("SELECT * FROM suggestions_suggestion WHERE id = %s", [case]),
        ("SELECT * FROM suggestions_review WHERE suggestion_id = %s", [case]),
        ("SELECT * FROM suggestions_assignment WHERE suggestion_id = %s", [case]),
        ("SELECT * FROM suggestions_reply WHERE assignment_id = %s", [task.pk]),
        ("SELECT * FROM congress_deadline WHERE target IN (%s, %s)", places),
        ("SELECT * FROM congress_auditevent WHERE target IN (%s, %s)", places),
    ]


def quoted(word):
    return f'"{word}"' if settings.EMBEDDED else f"'{word}'"


# Deeds.


def timed(deed):
    """(milliseconds, milliseconds of processor time, statements)."""
    counting, busy, start = Counting(), time.process_time(), time.perf_counter()
    with connection.execute_wrapper(counting):
        deed()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000, counting.number


def measured(name, deed, floor, times=1):
    found = [timed(deed) for _ in range(times)]
    row(name, found[-1][2], [one[0] for one in found], sum(one[1] for one in found) / times, floor)


def written(model, rows):
    """Milliseconds that so many bare rows of one table take to be put in, in one transaction that is taken back."""
    names = [one.column for one in model._meta.concrete_fields if not one.primary_key]
    columns = ", ".join(connection.ops.quote_name(name) for name in names)
    table = model._meta.db_table
    start = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE bench_floor AS SELECT {columns} FROM {table} LIMIT 0")
        cursor.execute(f"INSERT INTO bench_floor SELECT {columns} FROM {table} LIMIT {rows}")
        transaction.set_rollback(True)
    return (time.perf_counter() - start) * 1000


def actor_of(login, role):
    post = Membership.objects.filter(person__account__login=login, role=role).in_office().first()
    return actor_in(post, account_id=Account.objects.get(login=login).pk)


def submit(county):
    deputy = actor_of("dep01", "DEP")
    seat = Deputy.objects.filter(person=deputy.person_id, congress=county).first()
    floor = written(Suggestion, 1) + written(Assignment, 3)
    measured("submit a suggestion", lambda: submitted(deputy, seat), floor, SUBMITTED)


def submitted(deputy, seat):
    draft = writing.write(actor=deputy, lead=seat, subject="关于修复柳沟村通村公路的建议",
                          facts="柳沟村通村公路3.2公里，2024年汛期冲毁4处，210户出行不便。" * 4,
                          proposals="请县交通运输局列入今年计划，修复路面和边沟。" * 3)  # fmt: skip
    return writing.submit(draft, actor=deputy)


def assign(county):
    """Two hundred, prepared in the hidden layer and applied by the job of the page. Those that lack are handed in and
    filed first, one by one."""
    dac, deputy = actor_of("dac01", "DAC"), actor_of("dep01", "DEP")
    seat = Deputy.objects.filter(person=deputy.person_id, congress=county).first()
    with papers.withheld():
        for _ in range(ASSIGNED - tables.to_assign(dac).count()):
            filed(submitted(deputy, seat), dac)
    waiting = list(tables.to_assign(dac)[:ASSIGNED])
    units = list(Organization.objects.filter(congress=county).handling_units().filter(kind="department"))
    lines = [
        PlanLine(suggestion=one, lead=units[at % len(units)], joint=[units[(at + 1) % len(units)]] if at % 2 else [])
        for at, one in enumerate(waiting)
    ]
    measured(
        f"prepare {len(lines)} suggestions", lambda: preparing.prepare_all(lines, actor=dac), written(Assignment, 300)
    )
    seen = {plan.suggestion_id: plan.stamp for plan in tables.plans_for(dac, [one.pk for one in waiting])}
    job = preparing.apply(seen, actor=dac)
    floor = written(Assignment, 300) + written(Deadline, 1100) + written(Reminder, 3000) + written(AuditEvent, 200)
    measured(f"assign {len(seen)} suggestions", lambda: done(job), floor)


def filed(one, dac):
    if one.state == Suggestion.State.REVIEW_DELEGATION:
        one = SUGGESTION.deeds["pass_delegation"](one, actor=actor_of("dhead01", "DHEAD"))
    one = SUGGESTION.deeds["pass_secretariat"](one, actor=actor_of("go01", "GO"), comment="符合立案要求。")
    return SUGGESTION.deeds["file"](one, actor=dac)


def done(job):
    assert jobs.run(job.pk) == Job.State.DONE, Job.objects.get(pk=job.pk).error


def export(county):
    """A whole list as a file, by its job: the suggestions of the county, and so many entries of its log."""
    dac, auditor = actor_of("dac01", "DAC"), actor_of("aud01", "AUD")
    log = kinds.listings["congress.audit"].rows(auditor, {}).order_by("-at", "-pk")
    since = log[EXPORTED - 1].at.astimezone(clock.BEIJING).date()
    cases = [("SELECT s.*, p.name " + OF_LEADS + " WHERE s.congress_id = %s", [county.pk])]
    entries = [("SELECT * FROM congress_auditevent WHERE congress_id = %s AND at >= %s", [county.pk, since])]
    for words, listing, actor, filters, statements in (
        ("suggestions", "suggestions.suggestions", dac, {}, cases),
        ("entries of the log", "congress.audit", auditor, {"since": [since.isoformat()]}, entries),
    ):
        rows, floor = kinds.listings[listing].rows(actor, filters).count(), bare(*statements)
        for form in ("xlsx", "csv"):
            job = exporting.export(listing, actor=actor, filters=filters, format=form)
            with peak() as grown:
                measured(f"export {rows:,} {words} ({form})", lambda job=job: done(job), floor)
            print(f"| … memory above what stood before: {grown()} MB | | | | | | |", flush=True)


@contextmanager
def peak():
    """Gives a function that says by how many MB this process has grown at most since the block began."""
    Path("/proc/self/clear_refs").write_text("5")  # the highest mark begins anew
    before = memory("VmRSS")
    yield lambda: (memory("VmHWM") - before) // 1024


def memory(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def letter(county):
    sent = Assignment.objects.filter(suggestion__congress=county, kind="lead", state="feedback_pending")
    task, kind = sent.order_by("-pk").first(), kinds.documents["suggestions.reply_letter"]
    floor = bare(
        (
            "SELECT * FROM suggestions_reply r JOIN suggestions_assignment a ON a.id = r.assignment_id WHERE a.id = %s",
            [task.pk],
        )
    )
    render_pdf(draft_of(kind, task))  # reads the fonts
    measured("one reply letter (PDF)", lambda: render_pdf(draft_of(kind, task)), floor, 5)


def tick(county):
    """What waits to be sent on the next working Wednesday, topped up by further steps of the clocks that run – in a portal
    whose clock ticked the day before, as it does."""
    day = next(day for day in (clock.today() + datetime.timedelta(days=n) for n in range(10)) if day.weekday() == 2)
    ticking.tick(clock.moment(day - datetime.timedelta(days=1), 10))
    waiting = Reminder.objects.filter(sent_at=None, superseded_at=None, due_on__lte=day)
    running = Deadline.objects.open().order_by("pk").values_list("pk", flat=True)
    for step in range(1000, 1400):  # further than any rung goes
        missing = DUE - waiting.count()
        if missing <= 0:
            break
        Reminder.objects.bulk_create(
            (Reminder(deadline_id=pk, step=step, rung=1, due_on=day) for pk in running[:missing]), batch_size=5000
        )
    floor = bare(("SELECT d.id, count(*) FROM congress_reminder r JOIN congress_deadline d ON d.id = r.deadline_id "
                  "WHERE r.sent_at IS NULL AND r.superseded_at IS NULL AND r.due_on <= %s GROUP BY d.id", [day]))  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    measured(f"tick() over {waiting.count():,} due reminders", lambda: ticking.tick(clock.moment(day, 10)), floor)
