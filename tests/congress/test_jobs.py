"""Background work: done once whoever dies; nothing waits for the broker; a file only for the one who asked."""

import json
import os
import socket
import subprocess
import sys
from datetime import timedelta
from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.conf import settings as portal
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection, transaction
from python_calamine import CalamineWorkbook

from congress.actions import exporting, jobs, notices, records, sweeping
from congress.frame import clock, kinds, tables
from congress.frame.kinds import JobKind, Listing
from congress.frame.tables import Column
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Job, Membership, Person
from congress.policies.jobs import looks_after_jobs
from tests import build
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db
done = []


def count_up(job, progress):
    for step in range(3):
        progress(step, 3)
    done.append(job.pk)
    return {"label": "数完了"}


def refuse(job, progress):
    raise Refused("名单是空的。")


def stumble(job, progress):
    raise OperationalError("database is locked")


def break_down(job, progress):
    raise ZeroDivisionError("secret detail")


KINDS = [
    JobKind(key=f"test.{run.__name__}", label=label, run=run)
    for run, label in ((count_up, "数数"), (refuse, "被拒"), (stumble, "磕绊"), (break_down, "出错"))
]


@pytest.fixture(autouse=True)
def shelf():
    done.clear()
    with kinds.jobs.lent(*KINDS):
        yield


def submit(cast, run=count_up, key="dac", **args):
    return jobs.submit(f"test.{run.__name__}", actor=cast.actor(key), **args)


def fresh(job):
    return Job.objects.get(pk=job.pk)


def at_once(count, deed):
    gate, results = Barrier(count), []

    def one():
        gate.wait()
        with clock.frozen(build.county.TODAY):
            results.append(deed())
        connection.close()

    threads = [Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


# Doing it.


def test_a_job_runs_to_its_end_and_says_what_came_of_it(cast):
    job = submit(cast, obj=cast.congress, number=7)

    assert jobs.run(job.pk) == "done"

    row = fresh(job)
    assert (row.state, row.done, row.total, row.attempts, row.result) == ("done", 2, 3, 1, {"label": "数完了"})
    assert (row.asked_by, row.congress_id, row.target, row.args) == (
        "吴联络",
        cast.congress.pk,
        f"congress.congress:{cast.congress.pk}",
        {"number": 7},
    )


def test_a_second_message_for_the_same_job_finds_nothing_to_do(cast):
    job = submit(cast)

    assert [jobs.run(job.pk), jobs.run(job.pk)] == ["done", None]
    assert done == [job.pk]


def test_an_unknown_kind_is_refused_at_the_door(cast):
    with pytest.raises(KeyError, match=r"no 'test\.nothing'"):
        jobs.submit("test.nothing", actor=cast.dac)


def test_a_job_of_a_deed_that_is_rolled_back_was_never_there(cast):
    with pytest.raises(Refused):
        submitted_then_refused(cast)

    assert not Job.objects.exists()


@transaction.atomic
def submitted_then_refused(cast):
    submit(cast)
    raise Refused("不办了。")


@pytest.mark.parametrize(("run", "words"), [(refuse, "名单是空的。"), (break_down, "程序出错（ZeroDivisionError）")])
def test_a_failure_says_why_in_chinese_and_is_not_tried_again(cast, run, words):
    job = submit(cast, run)

    assert jobs.run(job.pk) == "failed"

    assert fresh(job).error.startswith(words)
    assert "secret detail" not in fresh(job).error
    assert jobs.run(job.pk) is None


def test_a_passing_trouble_is_tried_again_later_up_to_a_ceiling(cast):
    job, states = submit(cast, stumble), []

    for hour in range(jobs.ATTEMPTS + 1):
        with clock.frozen(clock.now() + timedelta(hours=hour)):
            states.append(jobs.run(job.pk))
            assert jobs.run(job.pk) is None  # not at once

    assert states == ["queued"] * (jobs.ATTEMPTS - 1) + ["failed", None]
    assert fresh(job).error == f"试了 {jobs.ATTEMPTS} 次都没有成功：database is locked"


# Dying in the middle.


def test_the_job_of_a_silent_worker_is_taken_over_and_counts_once(cast):
    job = submit(cast)
    dead = jobs.claim(job.pk)

    assert jobs.run(job.pk) is None  # the lease still runs
    with clock.frozen(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert jobs.run(job.pk) == "done"
        with pytest.raises(jobs.LeaseLost):
            jobs.progress(dead, 1, 3)
        assert jobs._finish(dead, Job.State.FAILED, error="迟到") is None

    assert (fresh(job).state, fresh(job).attempts, done) == ("done", 2, [job.pk])


def test_progress_renews_the_lease(cast):
    job = jobs.claim(submit(cast).pk)

    for minute in range(1, 5):
        with clock.frozen(clock.now() + timedelta(seconds=50 * minute)):
            jobs.progress(job, minute, 10)
            assert jobs.claim(job.pk) is None


def test_what_breaks_off_again_and_again_is_given_up(cast):
    job = submit(cast)

    for hour in range(jobs.ATTEMPTS + 1):
        with clock.frozen(clock.now() + timedelta(hours=hour)):
            jobs.sweep()
            jobs.claim(job.pk)

    assert (fresh(job).state, fresh(job).error) == ("failed", f"中断了 {jobs.ATTEMPTS} 次，已经停下。")


def test_the_sweep_names_again_what_nobody_heard_of(cast):
    job = submit(cast)
    Job.objects.filter(pk=job.pk).update(published_at=clock.now())

    assert jobs.sweep() == 0
    with clock.frozen(clock.now() + jobs.UNHEARD + timedelta(seconds=1)):
        assert jobs.sweep() == 1
        assert jobs.sweep() == 0
    jobs.run(job.pk)
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert jobs.sweep() == 0


@pytest.mark.django_db(transaction=True)
def test_twelve_workers_on_one_job_do_it_once(cast):
    job = submit(cast)

    states = at_once(12, lambda: jobs.run(job.pk))

    assert sorted(states, key=str) == [None] * 11 + ["done"]
    assert done == [job.pk]


@pytest.mark.django_db(transaction=True)
def test_ten_jobs_and_four_workers_end_with_each_done_once(cast):
    waiting = [submit(cast).pk for _ in range(10)]

    at_once(4, lambda: [jobs.run(pk) for pk in waiting])

    assert sorted(done) == sorted(waiting)
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


# Nothing waits for the broker.

FILE_WITHOUT_BROKER = """
import django
django.setup()
from threading import Event, Thread
from celery import current_app
from congress.actions import jobs, records, wake
from congress.frame.actor import Actor
from congress.models import Job
from django.db import transaction
asked, never = [], Event()
send = current_app.send_task
def send_or_hang(*args, **kwargs):
    asked.append(args[0])
    return never.wait() if HANGS else send(*args, **kwargs)
current_app.send_task = send_or_hang
actor = Actor(name="甲", role="DAC")
for turn in range(4):
    with transaction.atomic():
        records.record("congress.test", actor=actor, text="办一件")
        for part in range(3):
            jobs.submit("congress.verify_audit", actor=actor)
print(len(asked), Job.objects.filter(published_at=None).count())
"""


@pytest.fixture
def mute():
    """A broker that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broker", ["redis://127.0.0.1:1/0", "redis://nosuch.invalid:6379/0", "mute", "never"])
def test_with_the_broker_down_filing_ends_without_it_and_the_sweep_follows_up(broker, mute):
    """With "never" the broker is one that never comes back to the caller: whoever waited for it would wait for ever."""
    address = mute if broker in ("mute", "never") else broker
    environment = {**os.environ, "REDIS_URL": address, "DATABASE_URL": address_of_test_database()}
    run = [sys.executable, "-c", FILE_WITHOUT_BROKER.replace("HANGS", str(broker == "never"))]

    ended = subprocess.run(
        run, env=environment, cwd=portal.BASE_DIR, capture_output=True, text=True, timeout=120, check=False
    )

    assert ended.returncode == 0, ended.stderr
    asked, unheard = ended.stdout.split()
    assert int(unheard) == 12
    assert 1 <= int(asked) < 12  # a silent broker is left alone for a while: nobody waits for it deed by deed
    assert jobs.sweep() == 12  # the broker is back: every one is named to the workers
    for pk in Job.objects.values_list("pk", flat=True):
        jobs.run(pk)
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_a_hint_is_tried_once_and_looked_after_for_less_than_the_brokers_own_patience():
    patience = """
import json
from django.conf import settings
from congress.actions import wake
print(json.dumps([settings.CELERY_TASK_PUBLISH_RETRY, wake.PATIENCE, wake.REST, settings.CELERY_BROKER_TRANSPORT_OPTIONS]))
"""
    environment = {**os.environ, "REDIS_URL": "redis://127.0.0.1:1/0"}
    run = [sys.executable, "-c", patience]

    said = subprocess.run(run, env=environment, cwd=portal.BASE_DIR, capture_output=True, text=True, check=True).stdout

    retry, waits, rests, broker = json.loads(said)
    assert (retry, broker["max_retries"]) == (False, 0)
    assert waits <= broker["socket_connect_timeout"] < broker["socket_timeout"] < rests


def address_of_test_database():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)


def test_one_sweep_does_all_that_is_due(cast):
    submit(cast)
    records.record("congress.test", actor=cast.dac, text="一件")
    notices.tell([cast.dep_post], subject="请看")

    assert sweeping.sweep() >= 2

    assert not AuditEvent.objects.filter(seq=None).exists()
    assert sweeping.sweep() == 0


# Its pages.


def test_the_page_shows_progress_and_the_fragment_stops_asking_when_it_is_over(cast):
    job, browser = submit(cast), cast.client("dac")

    waiting = browser.get(f"/jobs/{job.pk}/progress/").content.decode()
    page = browser.get(f"/jobs/{job.pk}/").content.decode()
    jobs.run(job.pk)
    over = browser.get(f"/jobs/{job.pk}/progress/").content.decode()

    assert f'hx-get="/jobs/{job.pk}/progress/"' in waiting
    assert "<html" not in waiting
    assert "排队中" in page
    assert "hx-get" not in over
    assert "已完成" in over


def test_jobs_are_seen_by_the_one_who_asked_and_by_those_who_look_after_them(cast):
    job = submit(cast, key="unit")

    seen = {key for key, actor in cast.everybody().items() if Job.objects.visible_to(actor).filter(pk=job.pk).exists()}

    assert seen == {"unit"} | {key for key, actor in cast.everybody().items() if looks_after_jobs(actor)}
    assert cast.stranger.client("dac").get(f"/jobs/{job.pk}/").status_code == 404
    assert cast.client("dep").get(f"/jobs/{job.pk}/progress/").status_code == 404


def test_whoever_looks_after_jobs_reads_the_titles_of_what_he_sees_and_else_the_kind_of_work(cast):
    seen, draft = suggestion(cast, at="to_assign"), suggestion(cast, at="draft")
    for case, word in ((seen, "修路"), (draft, "架桥")):
        jobs.submit("test.count_up", actor=cast.dep, obj=case, label=f"《关于{word}的建议》建议纸")

    def words(key):
        pages = [
            cast.client(key).get(url).content.decode() for url in ("/jobs/", *(f"/jobs/{job.pk}/" for job in rows))
        ]
        return {word for word in ("数数", "修路", "架桥") if word in "".join(pages)}

    rows = Job.objects.filter(kind="test.count_up")
    assert {key: words(key) for key in ("dep", "dac", "go", "sys")} == {
        "dep": {"修路", "架桥"},
        "dac": {"数数", "修路"},
        "go": {"数数", "修路"},
        "sys": {"数数"},
    }


def test_a_failed_job_of_another_congress_is_not_started_anew(cast):
    job = submit(cast, refuse, key="unit")
    jobs.run(job.pk)

    for actor in (cast.stranger.dac, cast.dep, cast.townships["river"].tch):
        with pytest.raises(PermissionDenied):
            jobs.retry(fresh(job), actor=actor)
    jobs.retry(fresh(job), actor=cast.sys)
    assert fresh(job).state == "queued"


def test_a_failed_job_is_started_anew_by_a_press_and_only_then(cast):
    job = submit(cast, refuse, key="unit")
    jobs.run(job.pk)

    assert cast.client("dep").post(f"/jobs/{job.pk}/retry/").status_code == 404
    assert cast.client("unit").post(f"/jobs/{job.pk}/retry/").status_code == 302
    assert (fresh(job).state, fresh(job).attempts) == ("queued", 0)
    assert cast.client("unit").post(f"/jobs/{job.pk}/retry/").status_code == 409
    assert AuditEvent.objects.filter(kind="congress.job.retry").count() == 1


# Exports.


def deputies(actor):
    """代表工委"""
    return actor.is_any("DAC")


PEOPLE = Listing(
    key="test.people",
    title="人员名单",
    may=deputies,
    said=lambda actor, filters: "".join(filters.get("q", [])),
    rows=lambda actor, filters: Person.objects.visible_to(actor).filter(name__contains="".join(filters.get("q", []))),
    columns=(
        Column(label="姓名", value=lambda row: row.name),
        Column(label="电话", value=lambda row: row.phone),
        Column(label="序号", value=lambda row: row.pk),
    ),
)


@pytest.fixture
def listing(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with kinds.listings.lent(PEOPLE):
        yield PEOPLE


def content(answer):
    return b"".join(answer.streaming_content)


def test_a_list_is_exported_with_its_filters_and_fetched_only_by_the_one_who_asked(cast, listing):
    cast.dep_post.person.name = "=1+2张"
    cast.dep_post.person.save()
    browser = cast.client("dac")

    asked = browser.post("/export/test.people/?q=张&page=2&format=xlsx")
    job = Job.objects.get(kind="congress.export")
    jobs.run(job.pk)
    answer = browser.get(f"/jobs/{job.pk}/file/")

    assert asked.url == f"/jobs/{job.pk}/"
    rows = CalamineWorkbook.from_filelike(BytesIO(content(answer))).get_sheet_by_index(0).to_python()
    assert [rows[0][0], rows[1][0], rows[3][:2]] == ["人员名单", "条件：张", ["姓名", "电话"]]
    assert rows[2][0].startswith("导出：吴联络　2026-04-15")
    assert [row[0] for row in rows[4:]] == ["=1+2张"]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for key in ("dac_clerk", "sys", "dep"):
        assert cast.client(key).get(f"/jobs/{job.pk}/file/").status_code == 404, key
    (event,) = AuditEvent.objects.filter(kind="congress.export")
    assert event.after == {"名单": "test.people", "条件": "张"}


def test_a_csv_carries_no_live_formula(cast, listing):
    cast.dep_post.person.name = "=cmd|'/C calc'!A0张"
    cast.dep_post.person.save()
    job = exporting.export("test.people", actor=cast.dac, filters={"q": ["张"]}, format="csv")

    jobs.run(job.pk)

    text = (portal.MEDIA_ROOT / fresh(job).result["file"]).read_text(encoding="utf-8-sig")
    assert "'=cmd|'/C calc'!A0张" in text
    assert not any(cell.startswith("=") for line in text.splitlines() for cell in line.split(","))


def test_an_export_runs_with_the_rights_of_the_day_it_runs(cast, listing):
    job = exporting.export("test.people", actor=cast.dac, filters={})
    Membership.objects.filter(pk=cast.dac_post.pk).update(until=build.county.TODAY - timedelta(days=1))

    assert jobs.run(job.pk) == "failed"
    assert fresh(job).error == "吴联络已不在这个职务上，任务停止。"


def test_an_export_one_may_not_have_is_refused(cast, listing):
    with pytest.raises(PermissionDenied, match="代表工委"):
        exporting.export("test.people", actor=cast.dep, filters={})
    assert cast.client("dep").post("/export/test.people/").status_code == 403
    assert cast.client("dac").post("/export/nosuch/").status_code == 404
    assert cast.client("dac").post("/export/test.people/?format=exe").status_code == 409
    assert not Job.objects.exists()


def test_files_of_old_exports_are_removed(cast, listing):
    job = exporting.export("test.people", actor=cast.dac, filters={})
    jobs.run(job.pk)
    path = portal.MEDIA_ROOT / fresh(job).result["file"]

    exporting.forget_old(clock.now())
    assert path.exists()
    exporting.forget_old(clock.now() + exporting.KEPT * 2)

    assert not path.exists()
    assert cast.client("dac").get(f"/jobs/{job.pk}/file/").status_code == 404


def test_an_expired_file_is_said_to_be_gone_and_made_anew_for_the_one_who_asked(cast, listing):
    job = exporting.export("test.people", actor=cast.dac, filters={"name": ["吴"]})
    jobs.run(job.pk)
    browser, url = cast.client("dac"), f"/jobs/{job.pk}/repeat/"
    assert browser.post(url).status_code == 409

    exporting.forget_old(clock.now() + exporting.KEPT * 2)
    page = browser.get(f"/jobs/{job.pk}/").content.decode()
    assert "只保存7 天，现已清理" in page
    assert "重新生成" in page
    assert cast.client("go").post(url).status_code == 403
    answer = browser.post(url)

    again = Job.objects.latest("pk")
    assert (answer.url, again.kind, again.args) == (f"/jobs/{again.pk}/", job.kind, job.args)
    assert (again.congress_id, again.label, jobs.run(again.pk)) == (job.congress_id, job.label, "done")
    assert browser.get(f"/jobs/{again.pk}/file/").status_code == 200


def test_the_log_is_exported_by_the_audit_administrator_only(cast, listing):
    records.record(
        "congress.rulevalue.change", actor=cast.dac, text="办了一件", before={"期限": "1"}, after={"期限": "2"}
    )
    job = exporting.export("congress.audit", actor=cast.aud, filters={"who": ["吴联络"]})

    jobs.run(job.pk)

    path = portal.MEDIA_ROOT / fresh(job).result["file"]
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert rows[1][0] == "条件：姓名：吴联络"
    assert [row[5:8] for row in rows[4:]] == [["办了一件", "期限：1", "期限：2"]]
    with pytest.raises(PermissionDenied):
        exporting.export("congress.audit", actor=cast.sys, filters={})


def test_cells_show_days_of_beijing_and_yes_and_no_in_chinese():
    shown = [
        tables.shown(value)
        for value in (None, True, 3, clock.moment(build.county.TODAY, 23, 30), build.county.TODAY, "x" * 40000)
    ]

    assert shown == ["", "是", 3, "2026-04-15 23:30", "2026-04-15", "x" * 32767]
