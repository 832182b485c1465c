"""The log: one row for each thing that happens, and a change of it that shows."""

import os
import subprocess
import sys

import pytest
from django.db import DatabaseError, connection

from congress.models import AuditEvent, SignIn
from tests.build import county
from tests.build.suggestions import task
from tests.congress.test_audit import by_force
from tests.worker import ROOT, database_url

from .visitors import once

pytestmark = pytest.mark.django_db(transaction=True)


def manage(*words):
    """(exit code, everything said) of one of the operator's commands, in a process of its own."""
    environment = {**os.environ, "DATABASE_URL": database_url(), "PYTHONWARNINGS": "ignore"}
    run = [sys.executable, "manage.py", *words]
    ended = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def test_each_deed_refusal_sign_in_export_and_look_leaves_one_row(people, visit):
    """Promise 30: who, when, from where, in which post, what, and how it ended."""
    own = task(people, at="assigned")
    account = people.account("lead")
    account.password = people.password
    account.save()
    visitors = {key: visit(key) for key in ("unit", "dac")}
    for visitor in visitors.values():
        visitor.get("/me/")  # their sessions are put down first
    person = people.dep_post.person_id
    sign_in = {"name": account.login, "password": county.PASSWORD}
    sign, looked = f"/suggestions/tasks/{own.pk}/sign_for/", f"/institution/people/{person}/private/"
    deeds = [
        ("a deed", "unit", sign, {"once": once()}, "suggestions.assignment.sign_for", "done"),
        ("not now", "unit", sign, {"once": once()}, "suggestions.assignment.sign_for", "refused"),
        ("not his", "dac", sign, {"once": once()}, "congress.forbidden", "refused"),
        ("an export", "dac", "/export/suggestions.suggestions/", {"once": once()}, "congress.export", "done"),
        ("a look", "dac", looked, {"once": once(), "why": "verify"}, "congress.person.look", "done"),
        ("a sign-in", "", "/login/", sign_in, "", "done"),
        ("a wrong one", "", "/login/", {**sign_in, "password": "Wrong-word.2031"}, "", ""),
    ]  # fmt: skip
    for name, key, url, data, kind, result in deeds:
        before, entries = set(AuditEvent.objects.values_list("pk", flat=True)), SignIn.objects.count()
        visitor = visitors.get(key) or visit()
        visitor.post(url, data)
        rows = AuditEvent.objects.exclude(pk__in=before)
        if key:
            assert [(row.kind, row.result) for row in rows] == [(kind, result)], name
            assert (rows[0].person_name, rows[0].ip) == (people.posts[key].person.name, "127.0.0.1"), name
            assert all((rows[0].post_title, rows[0].account_id, rows[0].text)), name
        else:
            assert SignIn.objects.count() == entries + 1, (
                name
            )  # every attempt, good or bad, is one row of the sign-in log
            assert rows.count() <= 1, name
    assert not AuditEvent.objects.filter(seq=None).exists()
    assert manage("verify_audit")[0] == 0


def test_a_row_changed_past_the_program_is_named_by_the_command(people, visit):
    """Promise 31: the database refuses it; who lifts the guard is found out, row by row, exit code 1."""
    dep = visit("dep")
    for number in range(3):
        assert dep.post("/suggestions/write/", {"subject": f"关于第{number}件事的建议", "once": once()}).status == 302
    changed = AuditEvent.objects.filter(congress=people.congress).order_by("seq")[1]

    with pytest.raises(DatabaseError, match="congress_auditevent_kept"), connection.cursor() as cursor:
        cursor.execute("UPDATE congress_auditevent SET person_name = '别人' WHERE id = %s", [changed.pk])
    assert manage("verify_audit")[0] == 0

    by_force("UPDATE congress_auditevent SET person_name = '别人' WHERE id = %s", changed.pk)
    code, said = manage("verify_audit")
    assert (code, f"编号 {changed.pk}" in said) == (1, True), said
