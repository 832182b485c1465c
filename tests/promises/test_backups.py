"""Backups: what is restored equals its source, files and log too; what is broken is refused before anything is touched."""

import io
import json
import os
import subprocess
import sys
import zipfile
from threading import Thread

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection

from congress.actions import accounts, attachments
from congress.actions.ballots import close
from congress.frame import backups, rows, sealed_files
from congress.frame.uploads import judge
from congress.frame.workflow import Refused
from congress.models import Area, AuditEvent, BallotBox, Pulse
from suggestions.models import Suggestion
from tests.build import ballots
from tests.build.suggestions import suggestion, task
from tests.congress.test_uploads import GOOD
from tests.worker import ROOT, database_url

pytestmark = pytest.mark.django_db(transaction=True)
OWN = {"congress.auditevent", "congress.audithead", "congress.pulse"}  # restoring and backing up are put down there


def manage(var, *words, database=""):
    """(exit code, everything said) of one of the operator's commands in a portal with a folder of its own."""
    environment = {**os.environ, "PORTAL_VAR": str(var), "PYTHONWARNINGS": "ignore"}
    environment["DATABASE_URL"] = database or f"sqlite:///{var}/portal.sqlite3"
    ended = subprocess.run(
        [sys.executable, "manage.py", *map(str, words)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout + ended.stderr


def manifest(path):
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(backups.MANIFEST))


@pytest.fixture
def county(people):
    """Cases, an answered one with its papers and clocks, files, an account; a sealed box of a vote that goes on, and that of
    one that is over; a number that was given out and is gone."""
    task(people, at="rated")
    case = suggestion(people, at="submitted")
    files = [SimpleUploadedFile(name, content) for name, (content, _) in GOOD.items()]
    attachments.attach(case, [(file, judge(file)) for file in files], actor=people.dep)
    accounts.open_account(people.unit_post.person, actor=people.sys)
    held = ballots.committee(people)
    for goes_on in (False, True):
        ballot = ballots.opened(people)
        ballots.cast_by(ballot, held, *["yes", "no"] * 3)
        if not goes_on:
            close(ballot, actor=people.go)
    last = Area.objects.create(code="999999", name="撤掉的县", level="county")
    people.gone = last.pk
    last.delete()
    return people


def elsewhere(name):
    """Empty databases of the other kinds there are, named one after the other: SQLite always, PostgreSQL where it runs."""
    yield ""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield database_url().rpartition("/")[0] + f"/{name}"
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_restored_county_equals_its_source_row_by_row_and_file_by_file(county, tmp_path):
    """Promise 35: from database to database and on to the next kind; the control – one changed row – is seen."""
    source, here = tmp_path / "0.backup", "SQLite"
    call_command("backup", source)
    made = manifest(source)
    assert made["tables"]["suggestions.suggestion"]["rows"] == 2
    assert len(made["files"]) >= len(GOOD)
    assert made["tables"]["congress.ballotbox"]["rows"] == 2
    assert [bool(one) for one in BallotBox.objects.order_by("pk").values_list("sealed", flat=True)] == [False, True]

    for place, database in enumerate(elsewhere("portal_restored"), start=1):
        var, again = tmp_path / f"var{place}", tmp_path / f"{place}.backup"
        code, said = manage(var, "restore", source, database=database)
        assert (code, "逐行核对与备份一致" in said, "完整，共" in said) == (0, True, True), (here, said)
        assert manage(var, "backup", again, database=database)[0] == 0
        copy = manifest(again)
        assert copy["files"] == made["files"]
        differing = {name for name, table in made["tables"].items() if copy["tables"][name] != table}
        assert differing <= OWN, (here, differing)
        assert copy["tables"]["congress.area"]["last"] == county.gone  # never given to another
        code, said = manage(var, "restore", source, database=database)
        assert (code, "已有数据" in said) == (1, True), said
        source, here = again, "PostgreSQL"

    Suggestion.objects.filter(pk=Suggestion.objects.first().pk).update(subject="改过的题目")
    assert rows.fingerprint(Suggestion)[1] != made["tables"]["suggestions.suggestion"]["digest"]
    box = BallotBox.objects.exclude(sealed=None).get()
    assert rows.fingerprint(BallotBox)[1] == made["tables"]["congress.ballotbox"]["digest"]
    box.sealed = bytes(box.sealed)[::-1]
    box.save()
    assert rows.fingerprint(BallotBox)[1] != made["tables"]["congress.ballotbox"]["digest"]


KEY, OTHER = "k" * 43 + "=", "K" * 43 + "="


def test_a_sealed_backup_tells_nothing_and_is_restored_with_its_key_alone(county, tmp_path):
    path, key, other, short = (tmp_path / name for name in ("a.backup", "key", "other", "short"))
    for file, text in ((key, KEY), (other, OTHER), (short, "k" * 31)):
        file.write_text(f"{text}\n", encoding="ascii")
    call_command("backup", path, key_file=key)

    assert not zipfile.is_zipfile(path)
    assert b"manifest" not in path.read_bytes()
    assert AuditEvent.objects.get(kind="congress.backup.made").text.endswith("已封存")
    assert not list(settings.FILE_UPLOAD_TEMP_DIR.glob(".*.part"))
    refusals = {"另一把密钥": {"key_file": other}, "是封存的": {}, "不足32个字符": {"key_file": short}}
    for words, options in refusals.items():
        with pytest.raises(CommandError, match=words):
            call_command("restore", path, check=True, **options)
    code, said = manage(tmp_path / "var", "restore", path, "--key-file", key)
    assert (code, "逐行核对与备份一致" in said) == (0, True), said


def test_a_sealed_backup_that_was_altered_is_refused(county, tmp_path):
    good, path, key = tmp_path / "good.backup", tmp_path / "bad.backup", tmp_path / "key"
    key.write_text(KEY, encoding="ascii")
    call_command("backup", good, key_file=key)

    for damage, _ in list(DAMAGES.values())[:7]:
        path.write_bytes(good.read_bytes())
        damage(path)
        with pytest.raises(CommandError, match="不完整"):
            call_command("restore", path, check=True, key_file=key)


@pytest.mark.parametrize("size", [0, 1, sealed_files.PIECE - 1, sealed_files.PIECE, 2 * sealed_files.PIECE + 7])
def test_what_is_sealed_is_read_from_anywhere_and_no_piece_can_be_moved(size, tmp_path):
    plain, path = os.urandom(size), tmp_path / "sealed"
    with path.open("wb") as target:
        sealed_files.seal(io.BytesIO(plain), target, KEY)

    with path.open("rb") as file:
        opened = io.BufferedReader(sealed_files.Opened(file, KEY))
        assert opened.read() == plain
        opened.seek(size // 2)
        assert opened.read() == plain[size // 2 :]
    whole, each = path.read_bytes(), sealed_files.PIECE + sealed_files.TAG
    pieces = [whole[at : at + each] for at in range(sealed_files.HEAD, len(whole), each)]
    for others in (pieces[:-1], pieces[::-1] if len(pieces) > 1 else []):
        path.write_bytes(whole[: sealed_files.HEAD] + b"".join(others))
        with path.open("rb") as file, pytest.raises(Refused, match="不完整"):
            io.BufferedReader(sealed_files.Opened(file, KEY)).read()


def test_a_backup_is_noted_in_the_log_with_its_digest(county, tmp_path):
    call_command("backup", tmp_path / "a.backup")

    assert (
        AuditEvent.objects.get(kind="congress.backup.made").after["校验码"]
        == (tmp_path / "a.backup").read_bytes()[-64:].decode()
    )
    assert Pulse.objects.get(key="congress.backup").succeeded_at
    assert (tmp_path / "a.backup").stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="已经存在"):
        call_command("backup", tmp_path / "a.backup")
    assert [path.name for path in tmp_path.iterdir()] == ["a.backup"]


def resealed(path, **changes):
    """A backup whose manifest says something else, sealed again as our own program would."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(f"{path}.new", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, json.dumps({**json.loads(content), **changes}) if name == backups.MANIFEST else content)
    os.replace(f"{path}.new", path)
    backups._seal(path)


def cut(path, fewer):
    os.truncate(path, path.stat().st_size - fewer)


def flip(path, where):
    content = bytearray(path.read_bytes())
    content[int(len(content) * where)] ^= 1
    path.write_bytes(content)


DAMAGES = {
    "cut by 100 bytes": (lambda path: cut(path, 100), "不完整"),
    "cut by one": (lambda path: cut(path, 1), "不完整"),
    "one more": (lambda path: path.write_bytes(path.read_bytes() + b"0"), "不完整"),
    **{f"a bit at {share}": (lambda path, share=share: flip(path, share), "不完整") for share in (0, 0.1, 0.5, 0.97)},
    "empty": (lambda path: path.write_bytes(b""), "不完整"),
    "something else": (lambda path: path.write_bytes(b"%PDF-1.7" * 100), "不完整"),
    "not there": (lambda path: path.unlink(), "读不出来"),
    "of other tables": (lambda path: resealed(path, schema="x"), "库表与现在的"),
}


def test_what_is_broken_is_refused_and_nothing_is_touched(county, tmp_path):
    """Promise 36: with a Chinese sentence and an exit code, before the first write."""
    good = tmp_path / "good.backup"
    call_command("backup", good)
    call_command("restore", good, check=True)
    before = {model: rows.fingerprint(model) for model in rows.ours()}

    for damage, words in DAMAGES.values():
        path = tmp_path / "bad.backup"
        path.write_bytes(good.read_bytes())
        damage(path)
        with pytest.raises(CommandError, match=words):
            call_command("restore", path)
    cut(good, 100)
    code, said = manage(tmp_path / "var", "restore", good)

    assert (code, "不完整" in said, "Traceback" in said) == (1, True, False), said
    assert not list((tmp_path / "var" / "files").iterdir())
    assert not (tmp_path / "var" / "portal.sqlite3").exists()
    assert {model: rows.fingerprint(model) for model in rows.ours()} == before


def test_rows_that_do_not_come_out_as_they_went_in_are_all_taken_back(county, tmp_path):
    """A backup that our own program sealed, but whose digests do not fit its rows: neither rows nor files stay."""
    path = tmp_path / "a.backup"
    call_command("backup", path)
    tables = manifest(path)["tables"]
    tables["suggestions.suggestion"]["digest"] = "0" * 64
    resealed(path, tables=tables)

    code, said = manage(tmp_path / "var", "restore", path)

    assert (code, "已全部撤回" in said) == (1, True), said
    assert not [file for file in (tmp_path / "var" / "files").rglob("*") if file.is_file()]
    assert manage(tmp_path / "var", "backup", tmp_path / "empty.backup")[0] == 0
    assert {name for name, table in manifest(tmp_path / "empty.backup")["tables"].items() if table["rows"]} == set()


def test_files_of_somebody_else_are_never_mixed_with_what_comes(county, tmp_path):
    path = tmp_path / "a.backup"
    call_command("backup", path)
    there = tmp_path / "var" / "files" / "theirs.pdf"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"%PDF-1.4")

    code, said = manage(tmp_path / "var", "restore", path)

    assert (code, "theirs.pdf" in said, there.read_bytes()) == (1, True, b"%PDF-1.4"), said


def test_a_backup_is_of_one_moment_and_nobody_waits_for_it(people):
    """Somebody writes while it is being read: he is not kept waiting, and the backup does not see half of it."""

    def write():
        try:
            Pulse.objects.create(key="while", label="备份期间")
        finally:
            connection.close()

    with rows.one_moment():
        before = rows.fingerprint(Pulse)
        writer = Thread(target=write)
        writer.start()
        writer.join()
        assert rows.fingerprint(Pulse) == before
    assert rows.fingerprint(Pulse) != before
    assert settings.MEDIA_ROOT.is_dir()
