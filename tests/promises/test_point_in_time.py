"""Promise 36: with the WAL archived as docs/operation.md says, a lost server comes back as it was at its last archived
segment – at most ``archive_timeout`` (five minutes) before it was lost."""

import re
import shutil
import subprocess
from pathlib import Path

import psycopg2
import pytest
from servers import Missing, Postgres

MANUAL = Path(__file__).resolve().parents[2] / "docs/operation.md"
PATIENCE = 60  # seconds for a segment to be archived


@pytest.fixture
def archived(tmp_path_factory):
    """A server set up with the very lines of the manual, its archive in a folder of its own."""
    lines = re.search(r"```ini\n(wal_level.*?)```", MANUAL.read_text(), re.S)[1].strip().splitlines()
    settings = {name.strip(): value.strip().strip("'") for name, value in (line.split("=", 1) for line in lines)}
    try:
        server = Postgres()
    except Missing as reason:
        pytest.skip(str(reason))
    archive = Path(server.folder, "wal")
    archive.mkdir()
    if "user" in server.who:
        shutil.chown(archive, server.who["user"], server.who["group"])
    server.settings |= {
        name: value.replace("/backup/wal", str(archive)) for name, value in settings.items() if name != "wal_level"
    } | {"wal_level": settings["wal_level"]}
    server.archive = archive
    yield server
    server.remove()


def said(server, sql):
    with psycopg2.connect(server.url()) as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def test_a_server_that_is_lost_comes_back_as_of_its_last_archived_segment(archived):
    assert int(archived.settings["archive_timeout"]) <= 300
    archived.start()
    said(archived, "CREATE TABLE filed (number int PRIMARY KEY)")
    base = Path(archived.folder, "base")
    subprocess.run(
        [archived.programs / "pg_basebackup", "-D", base, "-X", "none", "-c", "fast", "-d", archived.url()],
        check=True, capture_output=True, **archived.who,
    )  # fmt: skip
    said(archived, "INSERT INTO filed SELECT generate_series(1, 1000)")
    ((segment,),) = said(archived, "SELECT pg_walfile_name(pg_switch_wal())")
    until_archived(archived, segment)
    said(archived, "INSERT INTO filed VALUES (1001)")  # what no archived segment holds yet

    archived.kill()
    shutil.rmtree(Path(archived.folder, "data"))
    base.rename(Path(archived.folder, "data"))
    signal = Path(archived.folder, "data/recovery.signal")
    signal.touch()
    if "user" in archived.who:
        shutil.chown(signal, archived.who["user"], archived.who["group"])
    archived.settings["restore_command"] = f"cp {archived.archive}/%f %p"
    archived.start()

    assert said(archived, "SELECT count(*), max(number) FROM filed") == [(1000, 1000)]


def until_archived(server, segment):
    """Wait – on the archive itself, with an end – until a segment is there whole."""
    for _ in range(PATIENCE * 20):
        ((last,),) = said(server, "SELECT last_archived_wal FROM pg_stat_archiver")
        if last and last >= segment:
            return
        said(server, "SELECT pg_sleep(0.05)")
    raise AssertionError(f"{segment} was not archived within {PATIENCE} seconds")
