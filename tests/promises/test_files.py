"""Files that people hand in, through the real form and the real download."""

import pytest
from django.conf import settings

from congress.models import Attachment
from suggestions.models import Suggestion
from tests.congress.test_uploads import BAD, GOOD

from .visitors import once

pytestmark = pytest.mark.django_db(transaction=True)


def send(visitor, *files):
    return visitor.post(
        "/suggestions/write/", {"subject": "关于附件的建议", "once": once()}, [("files", *file) for file in files]
    )


def test_what_does_not_belong_is_refused_at_its_field_and_nothing_is_kept(people, visit):
    """Promise 37: judged by content; the text stays in the form, no row and no file is left behind."""
    dep, before = visit("dep"), {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()}

    answers = {name: send(dep, (name, content)) for name, content in BAD.items()}
    answers["太大.pdf"] = send(dep, ("太大.pdf", b"%PDF-1.4" + b"0" * (21 * 1024 * 1024)))

    assert {name: answer.status for name, answer in answers.items() if answer.status != 422} == {}
    assert all("关于附件的建议" in answer.text for answer in answers.values())
    assert "超过20MB" in answers["太大.pdf"].text
    assert (Suggestion.objects.count(), Attachment.objects.count()) == (0, 0)
    assert {path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()} == before


def test_a_good_file_comes_back_as_a_download_to_those_who_may_and_to_nobody_else(people, visit):
    """Promise 37: our own name on disk, outside the web root, never rendered; its Chinese name in the header."""
    dep = visit("dep")

    answer = send(dep, *[(f"../../{name}", content) for name, (content, _) in GOOD.items()])

    assert answer.status == 302, answer.errors
    rows = {row.name: row for row in Attachment.objects.all()}
    assert set(rows) == set(GOOD)
    for name, row in rows.items():
        got = dep.get(f"/files/{row.pk}/")
        assert (got.status, got.body) == (200, GOOD[name][0])
        assert got.header("Content-Type").split(";")[0] == GOOD[name][1]
        assert got.header("Content-Disposition").startswith("attachment")
        assert (got.header("X-Content-Type-Options"), "sandbox" in got.header("Content-Security-Policy")) == (
            "nosniff",
            True,
        )
        assert (settings.MEDIA_ROOT / row.stored_as).stat().st_mode & 0o007 == 0
        for address in (
            f"/{row.stored_as}",
            f"/media/{row.stored_as}",
            f"/static/{row.stored_as}",
            f"/files/{row.stored_as}",
        ):
            assert dep.get(address).status == 404, address
    one = next(iter(rows.values()))
    assert [visit(key).get(f"/files/{one.pk}/").status for key in ("dep2", "dac", "unit")] == [404] * 3
    assert visit().get(f"/files/{one.pk}/").status == 302
