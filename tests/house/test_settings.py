"""Settings: nonsense in the environment stops the start in plain Chinese; production passes Django's checklist."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection

from config import settings as module

ROOT = Path(__file__).parents[2]
KEY = "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-xyz"
PRODUCTION = {
    "DATABASE_URL": "postgres://portal:secret@db.invalid/portal",
    "REDIS_URL": "redis://queue.invalid:6379/0",
    "PORTAL_SECRET_KEY": KEY,
    "PORTAL_URL": "https://rd.example.gov.cn",
    "PORTAL_BEHIND_PROXY": "1",
}


def python(*arguments, **environment):
    """A fresh interpreter that knows only the given settings."""
    ours = ("PORTAL_", "DATABASE_", "REDIS_", "DJANGO_")
    own = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**own, **environment}, capture_output=True, text=True, check=False
    )


def manage(*arguments, tmp_path, **environment):
    return python("manage.py", *arguments, PORTAL_VAR=str(tmp_path / "var"), **environment)


@pytest.mark.parametrize(("text", "value"), [("1", True), ("Yes", True), ("off", False), ("", None)])
def test_a_flag_is_on_off_or_its_default(monkeypatch, text, value):
    monkeypatch.setenv("PORTAL_X", text)

    assert module.flag("PORTAL_X", default=None) is value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda: module.flag("PORTAL_X"), "maybe"),
        (lambda: module.number("PORTAL_X", 1), "ten"),
        (lambda: module.number("PORTAL_X", 1, least=5), "4"),
        (lambda: module.number("PORTAL_X", 1, most=5), "6"),
        (lambda: module.words("PORTAL_X", among=("a", "b")), "a, c"),
        (lambda: module.database("PORTAL_X"), "mysql://a@b/c"),
        (lambda: module.database("PORTAL_X"), "postgres://b"),
        (lambda: module.database("PORTAL_X"), "postgres://a@b:port/c"),
        (lambda: module.signing_key("PORTAL_X"), "short"),
        (lambda: module.signing_key("PORTAL_X"), "a" * 60),
    ],
)
def test_nonsense_stops_the_start_and_names_the_variable(monkeypatch, read, text):
    monkeypatch.setenv("PORTAL_X", text)

    with pytest.raises(SystemExit, match=r"^环境变量 PORTAL_X .+。$"):
        read()


def test_words_are_split_at_commas_and_blanks(monkeypatch):
    monkeypatch.setenv("PORTAL_X", "a, b  c")

    assert module.words("PORTAL_X") == ["a", "b", "c"]


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    tmp_path.joinpath("secret").write_text("hush\n")
    monkeypatch.setenv("PORTAL_X_FILE", str(tmp_path / "secret"))

    assert module.secret("PORTAL_X") == "hush"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"])
def test_an_unreadable_secret_file_is_refused(monkeypatch, tmp_path, content):
    if content is not None:
        tmp_path.joinpath("secret").write_bytes(content)
    monkeypatch.setenv("PORTAL_X_FILE", str(tmp_path / "secret"))

    with pytest.raises(SystemExit, match="PORTAL_X_FILE"):
        module.secret("PORTAL_X")


def test_a_secret_given_twice_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("PORTAL_X", "hush")
    monkeypatch.setenv("PORTAL_X_FILE", str(tmp_path / "secret"))

    with pytest.raises(SystemExit, match="只能设置一个"):
        module.secret("PORTAL_X")


def test_a_database_url_keeps_odd_characters_of_its_password(monkeypatch):
    monkeypatch.setenv("PORTAL_X", "postgres://rd:p%40ss%2Fw@[::1]:5433/rd?sslmode=require")

    found = module.database("PORTAL_X")

    assert [found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "rd",
        "p@ss/w",
        "::1",
        5433,
        "rd",
    ]
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"PORTAL_DEMO": "perhaps"}, "PORTAL_DEMO"),
        ({"PORTAL_AUDIT_KEEP_DAYS": "30"}, "PORTAL_AUDIT_KEEP_DAYS"),
        ({"PORTAL_URL": "rd.example.gov.cn"}, "PORTAL_URL"),
        ({"PORTAL_HOSTS": "*"}, "PORTAL_HOSTS"),
        ({"PORTAL_SECRET_KEY": ""}, "PORTAL_SECRET_KEY"),
        ({"REDIS_URL": "amqp://queue"}, "REDIS_URL"),
        ({"PORTAL_BACKUP_KEY": "short"}, "PORTAL_BACKUP_KEY"),
        ({"PORTAL_SMS_URL": "https://sms.example", "PORTAL_SMS_SECRET": "short"}, "PORTAL_SMS_SECRET"),
    ],
)
def test_the_command_line_says_one_sentence_and_no_trace(tmp_path, changed, named):
    result = manage("check", tmp_path=tmp_path, **{**PRODUCTION, **changed})

    assert result.returncode == 1
    assert result.stderr.startswith(f"环境变量 {named} ")
    assert len(result.stderr.splitlines()) == 1


def test_a_production_set_up_passes_the_deployment_checklist(tmp_path):
    result = manage("check", "--deploy", "--fail-level", "WARNING", tmp_path=tmp_path, **PRODUCTION)

    assert result.returncode == 0, result.stderr


def test_an_embedded_start_makes_its_own_key_once_and_keeps_it_private(tmp_path):
    script = "from config import settings; print(settings.SECRET_KEY)"
    keys = {python("-c", script, PORTAL_VAR=str(tmp_path)).stdout for _ in range(2)}

    assert len(keys) == 1
    assert tmp_path.joinpath("secret.key").read_text() == keys.pop().strip()
    assert oct(tmp_path.joinpath("secret.key").stat().st_mode) == "0o100600"


def test_the_demonstration_is_the_default_only_on_the_embedded_database(tmp_path):
    script = "from config import settings; print(settings.DEMO)"

    assert python("-c", script, PORTAL_VAR=str(tmp_path)).stdout == "True\n"
    assert python("-c", script, PORTAL_VAR=str(tmp_path), **PRODUCTION).stdout == "False\n"
    tmp_path.joinpath("real-county").touch()
    assert python("-c", script, PORTAL_VAR=str(tmp_path)).stdout == "False\n"


def test_https_brings_secure_cookies_with_host_names(tmp_path):
    script = (
        "from config import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE)"
    )

    found = python("-c", script, PORTAL_VAR=str(tmp_path), **PRODUCTION).stdout

    assert found == "__Host-session True __Host-csrf True\n"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="只与 SQLite 有关")
def test_sqlite_writes_ahead_and_syncs_every_commit():
    with connection.cursor() as cursor:
        modes = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]

    assert modes == ["wal", 2]


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="只与 PostgreSQL 有关")
def test_postgresql_acknowledges_only_what_is_on_disk():
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")

        assert cursor.fetchone() == ("on",)


def test_workers_accept_json_only_and_give_back_what_a_dying_one_held():
    assert settings.CELERY_ACCEPT_CONTENT == ["json"]
    assert (settings.CELERY_TASK_ACKS_LATE, settings.CELERY_TASK_REJECT_ON_WORKER_LOST) == (True, True)


def test_every_task_of_the_clock_is_known_to_the_workers():
    current_app.loader.import_default_modules()

    assert [
        one["task"] for one in settings.CELERY_BEAT_SCHEDULE.values() if one["task"] not in current_app.tasks
    ] == []


def test_every_variable_stands_in_the_table_of_the_operators():
    read = set(re.findall(r'"((?:PORTAL|DATABASE|REDIS|PDF)_[A-Z_]+)"', Path(module.__file__).read_text()))
    table = set(re.findall(r"`([A-Z_]+)`", ROOT.joinpath("docs/operation.md").read_text()))

    assert {name for name in read if name.isupper()} - table == set()
