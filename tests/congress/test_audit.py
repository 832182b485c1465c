"""The log: one row for every deed, refusal and look; it cannot be changed, and a change by force shows."""

import contextlib
import re
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from congress.actions import accounts, attachments, documents, exporting, records, verifying
from congress.actions import jobs as background
from congress.actions.moves import sentence
from congress.frame import clock, guards
from congress.frame.commits import unawaited
from congress.frame.uploads import judge
from congress.frame.workflow import Refused
from congress.models import AuditEvent, AuditHead, Job
from congress.queries.records import audit_log, timeline
from suggestions.workflow import SUGGESTION
from tests import build
from tests.costs import page_same_for_many

pytestmark = pytest.mark.django_db


def write(cast, count=1, **columns):
    return [
        records.record("congress.test", actor=cast.dac, text=f"第{number}件", **columns)
        for number in range(1, count + 1)
    ]


def events(kind):
    return list(AuditEvent.objects.filter(kind=kind).order_by("pk"))


def verify():
    out = StringIO()
    try:
        call_command("verify_audit", stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


def by_force(sql, *values):
    """What a superuser of the database can do: the guards taken away, one statement, the guards put back."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            guards.lift()
        else:
            cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        if connection.vendor == "sqlite":
            guards.install()
        else:
            cursor.execute("SET session_replication_role = origin")


# One row for every deed.


def test_a_move_leaves_one_row_with_person_sentence_and_what_changed(cast):
    case = build.suggestions.suggestion(cast, at="review_secretariat")

    SUGGESTION.deeds["return_for_edit"](case, actor=cast.go, reason="请写明路段起止点。")

    (event,) = events("suggestions.suggestion.return_for_edit")
    assert (event.person_name, event.role, event.ip, event.congress_id) == (
        "周文书",
        "GO",
        "127.0.0.1",
        cast.congress.pk,
    )
    assert (event.target, event.reason, event.returns, event.result) == (
        f"suggestions.suggestion:{case.pk}",
        "请写明路段起止点。",
        True,
        "done",
    )
    assert "周文书" in event.text
    assert event.before["状态"] != event.after["状态"]


def test_a_page_that_is_not_his_leaves_a_refusal(cast):
    browser = cast.client("dep")

    assert browser.get("/audit/").status_code == 403

    (event,) = events("congress.forbidden")
    assert (event.person_name, event.result, event.ip) == ("张德福", "refused", "127.0.0.1")
    assert "/audit/" in event.text


def test_texts_are_kept_as_length_and_digest_only(cast):
    case = build.suggestions.suggestion(cast, at="draft")
    was = records.snapshot(case)
    case.subject = "关于整修柳沟村通村公路的建议"

    _, after = records.changes(case, was)

    assert list(after.values()) == ["关于整修柳沟村通村公路的建议"]
    assert build.suggestions.FACTS[:20] not in str(
        list(AuditEvent.objects.values_list("before", "after", "text", "reason"))
    )


def test_passwords_are_never_kept_and_phones_are_masked(cast):
    account = cast.account("dep")
    was = records.snapshot(account)
    account.phone = "13812345678"
    account.set_password("Ganz-neu.2031")

    _, after = records.changes(account, was)

    assert sorted(after.values()) == ["138****5678", "（不记录）"]


def test_a_private_address_is_kept_as_length_and_digest(cast):
    person = cast.dep_post.person
    was = records.snapshot(person)
    person.address, person.email = "柳沟村三组七号", "dep@example.gov.cn"

    _, after = records.changes(person, was)

    assert sorted(value[:5] for value in after.values()) == ["（18 字", "（7 字，"]


def test_the_stage_of_a_case_is_recorded_in_words(cast):
    build.suggestions.suggestion(cast, at="assigned")

    (event,) = events("suggestions.suggestion.assign")
    assert (event.before["办理阶段"], event.after["办理阶段"]) == ("", "待签收")


def test_a_look_at_sensitive_fields_is_recorded(cast):
    records.look(cast.dac, cast.dep_post.person, ["phone", "address"], reason="电话核实联名")

    (event,) = events("congress.person.look")
    assert event.text == "吴联络查看了张德福的手机号、通信地址"
    assert event.reason == "电话核实联名"


def test_a_sentence_that_cannot_be_filled_does_not_stop_the_deed(cast):
    move = SUGGESTION["return_for_edit"]

    assert sentence(replace(move, event="{actor}交由{office}办理"), "某事", cast.go, {}) == "周文书交由办理"
    assert (
        sentence(replace(move, event="{actor}交由{office.name}办理"), "某事", cast.go, {})
        == f"周文书：{move.label}《某事》"
    )


# It cannot be changed.


def test_rows_cannot_be_changed_or_deleted(cast):
    with clock.frozen(timezone.now()):  # by the database's own clock it is new
        (event,) = write(cast)
    records.seal(cast.congress.pk)

    for forbidden in ({"text": "改"}, {"person_name": "别人"}, {"result": "failed"}, {"hash": "0" * 64}, {"seq": 99}):
        with pytest.raises(IntegrityError, match="congress_auditevent_kept"), transaction.atomic():
            AuditEvent.objects.filter(pk=event.pk).update(**forbidden)
    with pytest.raises(IntegrityError, match="congress_auditevent_kept"), transaction.atomic():
        AuditEvent.objects.filter(pk=event.pk).delete()


def test_a_sending_back_without_a_reason_is_refused_by_the_database(cast):
    with pytest.raises(IntegrityError, match="congress_auditevent_return_has_reason"), transaction.atomic():
        write(cast, returns=True, reason="")

    write(cast, returns=True, reason="请补充。")


# A change by force shows.


def test_a_whole_chain_is_found_whole(cast):
    write(cast, 3)
    records.seal_all()

    code, said = verify()

    assert code == 0
    assert "西平样县人大：完整，共 3 条" in said
    assert list(AuditEvent.objects.filter(congress=cast.congress).order_by("seq").values_list("seq", flat=True)) == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize("column", ["text", "person_name", "reason", "kind", "target", "ip", "result"])
def test_a_changed_row_is_named(cast, column):
    rows = write(cast, 3)
    records.seal_all()

    by_force(f"UPDATE congress_auditevent SET {column} = %s WHERE id = %s", "改过", rows[1].pk)

    code, said = verify()
    assert code == 1
    assert f"第 2 条（编号 {rows[1].pk}）被改动过" in said


def test_a_changed_before_value_is_named(cast):
    rows = write(cast, 2, before={"期限": "2026-05-01"}, after={"期限": "2026-06-01"})
    records.seal_all()

    by_force("UPDATE congress_auditevent SET before = %s WHERE id = %s", '{"期限": "2026-05-02"}', rows[0].pk)

    assert f"第 1 条（编号 {rows[0].pk}）被改动过" in verify()[1]


def test_a_deleted_row_is_missed_in_the_middle_and_at_the_end(cast):
    rows = write(cast, 4)
    records.seal_all()

    by_force("DELETE FROM congress_auditevent WHERE id = %s", rows[3].pk)
    assert verify()[0] == 1
    assert "第 4 条起缺失" in verify()[1]

    by_force("DELETE FROM congress_auditevent WHERE id = %s", rows[1].pk)
    assert f"第 2 条缺失（其后是第 3 条，编号 {rows[2].pk}）" in verify()[1]


def test_a_row_slipped_in_does_not_fit_the_chain(cast):
    rows = write(cast, 2)
    records.seal_all()

    by_force("UPDATE congress_auditevent SET prev_hash = %s WHERE id = %s", "f" * 64, rows[1].pk)

    assert f"第 2 条（编号 {rows[1].pk}）与前一条对不上" in verify()[1]


def test_a_row_that_stays_unsealed_is_named(cast):
    (event,) = write(cast)

    assert verify()[0] == 0
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        code, said = verify()
    assert code == 1
    assert f"编号 {event.pk} 的记录长时间没有封存" in said


def test_each_congress_has_its_own_chain(cast):
    write(cast, 2)
    records.record("congress.test", actor=cast.townships["river"].tch, text="乡镇的一件")
    records.record(
        "congress.test", actor=cast.dac, text="归乡镇的一件", congress_id=cast.townships["river"].congress.pk
    )

    assert records.seal_all() == 4
    assert records.seal_all() == 0
    assert dict(AuditHead.objects.values_list("chain", "seq")) == {
        cast.congress.pk: 2,
        cast.townships["river"].congress.pk: 2,
    }


# Many at once.


@pytest.mark.django_db(transaction=True)
def test_a_deed_stands_though_its_seal_fails_and_the_next_sweep_seals_it(cast):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE congress_audithead RENAME TO elsewhere")
        write(cast)
        cursor.execute("ALTER TABLE elsewhere RENAME TO congress_audithead")

    assert [event.seq for event in events("congress.test")] == [None]
    assert records.seal_all() == 1
    assert AuditEvent.objects.get(kind="congress.test").seq is not None


@pytest.mark.django_db(transaction=True)
def test_a_seal_does_not_wait_for_the_disk_and_every_deed_does(cast):
    asks, waits, hurries = {
        "sqlite": ("PRAGMA synchronous", 2, 1),
        "postgresql": ("SHOW synchronous_commit", "on", "off"),
    }[connection.vendor]

    def patience():
        with connection.cursor() as cursor:
            cursor.execute(asks)
            return cursor.fetchone()[0]

    seen = [patience()]
    with contextlib.suppress(ZeroDivisionError), unawaited():
        seen.append(patience())
        raise ZeroDivisionError
    with transaction.atomic():
        seen.append(patience())
        with unawaited():
            seen.append(patience())
    write(cast)

    assert [*seen, patience()] == [waits, hurries, waits, waits, waits]
    assert not AuditEvent.objects.filter(seq=None).exists()


@pytest.mark.django_db(transaction=True)
def test_deeds_of_many_at_once_end_in_one_unbroken_chain(cast):
    writers, each, gate = 8, 6, Barrier(8)

    def deeds(number):
        gate.wait()
        for turn in range(each):
            with transaction.atomic():
                records.record("congress.test", actor=cast.dac, text=f"{number}-{turn}")
        connection.close()

    threads = [Thread(target=deeds, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    records.seal_all()

    sealed = AuditEvent.objects.filter(kind="congress.test").order_by("seq")
    assert [event.seq for event in sealed] == list(range(1, writers * each + 1))
    assert verify()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_rolled_back_leaves_no_row_and_no_gap(cast):
    with contextlib.suppress(Refused), transaction.atomic():
        write(cast)
        raise Refused("不办了。")
    write(cast, 2)

    assert list(AuditEvent.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]
    assert verify()[0] == 0


# Reading it.


def test_the_rows_of_one_deed_are_written_together_sealed_once_and_none_if_it_fails(
    cast, django_capture_on_commit_callbacks
):
    with contextlib.suppress(Refused), transaction.atomic(), records.together():
        write(cast)
        raise Refused
    assert not events("congress.test")

    with django_capture_on_commit_callbacks(execute=True) as after, transaction.atomic(), records.together():
        write(cast, 3)
        assert not events("congress.test")

    assert [event.text for event in events("congress.test")] == ["第1件", "第2件", "第3件"]
    assert all(event.seq for event in events("congress.test"))
    assert (len(after), verify()[0]) == (1, 0)


def test_only_the_audit_administrator_of_the_county_reads_the_log(cast):
    write(cast)

    readers = {key for key, actor in cast.everybody().items() if audit_log(actor).exists()}

    assert readers == {"aud"}
    assert not any(audit_log(actor).exists() for actor in cast.stranger.everybody().values())


def test_the_page_shows_rows_filters_them_and_keeps_texts_out(cast):
    case = build.suggestions.suggestion(cast, at="review_secretariat")
    SUGGESTION.deeds["return_for_edit"](case, actor=cast.go, reason="请写明路段起止点。")
    browser = cast.client("aud")

    every = browser.get("/audit/").content.decode()
    only = browser.get("/audit/", {"who": "周文书", "result": "done", "since": "2026-04-15", "until": "2026-04-15"})

    assert "张德福" in every
    assert build.suggestions.FACTS[:16] not in every
    assert {event.person_name for event in only.context["rows"]} == {"周文书"}
    assert list(browser.get("/audit/", {"until": "2026-04-14"}).context["rows"]) == []
    assert browser.get("/audit/", {"since": "昨天", "result": "<x>"}).status_code == 200


def test_the_log_is_narrowed_to_one_kind_of_entry(cast):
    build.suggestions.suggestion(cast, at="to_assign")
    records.record("congress.account.unlocked", actor=cast.sec, text="钱防解除锁定")

    answer = cast.client("aud").get("/audit/?kind=suggestions.suggestion")

    assert {event.kind.rpartition(".")[0] for event in answer.context["rows"]} == {"suggestions.suggestion"}
    assert "事项：代表建议" in re.sub(r"<[^>]+>|\s", "", answer.content.decode())


def test_the_page_of_the_log_asks_as_often_for_one_row_as_for_many(cast):
    page_same_for_many(cast.client("aud"), "/audit/", lambda place: write(cast))


def test_the_auditor_reads_who_did_what_to_which_row_and_no_word_of_a_case(cast, settings, tmp_path):
    """Promise 33, on the page and in the exported file; accounts and registers he reads whole; the chain still holds."""
    settings.MEDIA_ROOT = tmp_path
    case = build.suggestions.suggestion(cast, at="review_dac", subject="关于整修白鹭渡口道路的建议")
    upload = SimpleUploadedFile("白鹭渡口照片.pdf", b"%PDF-1.4 photo")
    attachments.attach(case, [(upload, judge(upload))], actor=cast.dep)
    SUGGESTION.deeds["return_for_edit"](case, actor=cast.dac, reason="请写明白鹭渡口的桩号。")
    documents.issue("suggestions.return_note", case, actor=cast.dac)
    with pytest.raises(Refused):
        accounts.disable(cast.account("sys"), actor=cast.signed_in("sys"), reason="白鹭")
    accounts.disable(cast.account("dep2"), actor=cast.sys, reason="调离本县")

    page = cast.client("aud").get("/audit/").content.decode()
    job = exporting.export("congress.audit", actor=cast.signed_in("aud"), filters={}, format="csv")
    assert background.run(job.pk) == "done"
    file = (tmp_path / Job.objects.get(pk=job.pk).result["file"]).read_text("utf-8-sig")

    assert AuditEvent.objects.filter(text__contains="白鹭渡口").count() > 4
    for told in (page, file):
        assert "白鹭" not in told
        assert "照片" not in told
        for words in (
            "吴联络：退回修改（代表建议",
            "张德福：上传附件（代表建议",
            "吴联络：签发公文（公文",
            "退回修改",
        ):
            assert words in told
        assert "赵安停用王秀兰的账号" in told
        assert "调离本县" in told
    records.seal_all()
    assert verify()[0] == 0


def test_the_check_runs_in_the_background_and_names_the_broken_row(cast):
    rows = write(cast, 3)
    whole = verifying.verify_audit(actor=cast.aud)
    records.seal_all()

    background.run(whole.pk)
    by_force("UPDATE congress_auditevent SET text = %s WHERE id = %s", "改过", rows[0].pk)
    broken = verifying.verify_audit(actor=cast.aud)
    background.run(broken.pk)

    assert Job.objects.get(pk=whole.pk).state == "done"
    assert f"西平样县人大：第 1 条（编号 {rows[0].pk}）被改动过" in Job.objects.get(pk=broken.pk).error


def test_the_course_of_a_case_is_one_query_and_tells_no_looks(cast, django_assert_num_queries):
    case = build.suggestions.suggestion(cast, at="assigned")
    task = case.assignments.get()
    records.look(cast.dac, case, ["subject"])

    with django_assert_num_queries(1):
        told = timeline([case, task], cast.dac)

    assert told[-1]["who"] == "张德福（县人大代表）"
    assert [entry["title"] for entry in told][:2] == ["交办", "立案编号"]
    assert not any("查看了" in entry["text"] for entry in told)
    assert [entry["when"] for entry in told] == sorted((entry["when"] for entry in told), reverse=True)


def test_a_sending_back_with_blanks_for_a_reason_is_refused_by_the_database(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        records.record(
            "congress.test", actor=cast.dac, obj=cast.congress, text="退回", reason=" \u3000\n", returns=True
        )


def test_what_was_empty_and_is_empty_is_no_change(cast):
    row = records.record(
        "t.changed",
        actor=cast.dac,
        text="改动",
        before={"甲": "", "乙": "一"},
        after={"甲": None, "乙": "", "丙": "", "丁": 0},
    )

    assert (row.before, row.after) == ({"乙": "一"}, {"乙": "", "丁": 0})
