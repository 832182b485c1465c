"""Photographs of opinions: nobody's face is shown before somebody has looked, and the original stays sealed."""

import io

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from congress.frame.pictures import grid_of
from congress.frame.uploads import judge
from congress.models import Attachment, AuditEvent
from congress.queries.attachments import attachments_of, may_fetch
from deputies.actions import photos
from deputies.models import PhotoCover
from deputies.queries import photos as queries
from tests.build import voice as build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_tried(settings, tmp_path):
    cache.clear()
    settings.MEDIA_ROOT = tmp_path


def picture(size=(1200, 900)):
    """Left half red, right half blue, with a white face in the first cell."""
    drawn, file = Image.new("RGB", size, "blue"), io.BytesIO()
    drawn.paste("red", (0, 0, size[0] // 2, size[1]))
    drawn.paste("white", (20, 20, 60, 60))
    drawn.save(file, "PNG")
    upload = SimpleUploadedFile("现场.png", file.getvalue(), "image/png")
    return upload, judge(upload)


def with_photo(cast, **more):
    row = build.opinion(cast, files=[picture()], **more)
    return row, Attachment.objects.get()


def bytes_of(file):
    return queries.place_of(file).read_bytes()


@pytest.mark.parametrize(("size", "grid"), [((1200, 900), (12, 9)), ((900, 1200), (9, 12)), ((3000, 100), (12, 1)), ((100, 3000), (9, 24))])  # fmt: skip
def test_cells_are_as_wide_as_a_finger_whichever_way_it_was_held(tmp_path, size, grid):
    Image.new("RGB", size).save(tmp_path / "a.png")

    assert grid_of(tmp_path / "a.png") == grid


def test_what_is_no_picture_has_no_cells(tmp_path):
    (tmp_path / "a.png").write_bytes(b"nothing")

    assert grid_of(tmp_path / "a.png") == (0, 0)


def test_a_covered_cell_is_one_flat_colour_and_the_rest_stays(cast):
    row, file = with_photo(cast)

    cover = photos.cover(row, file, actor=cast.townships["river"].tsec, cells=[(0, 0), (8, 11)])

    with Image.open(queries.place_of(cover.shown)) as shown:
        corner, face = shown.getpixel((5, 5)), shown.getpixel((40, 40))
        assert max(abs(one - other) for one, other in zip(corner, face, strict=True)) < 6
        assert (shown.size, dict(shown.getexif())) == ((1200, 900), {})
        assert shown.getpixel((300, 400))[0] > 240
    with Image.open(queries.place_of(cover.original)) as kept:
        assert kept.getpixel((40, 40)) == (255, 255, 255)


def test_the_original_is_behind_no_common_door_any_more(cast):
    row, file = with_photo(cast)
    before = [may_fetch(actor, file) for actor in (cast.dac, cast.com)]
    photos.cover(row, file, actor=cast.dac, cells=[(1, 1)])
    file.refresh_from_db()

    assert (before, [may_fetch(actor, file) for actor in (cast.dac, cast.com)]) == ([True, True], [False, False])
    assert [one.pk for rows in attachments_of(row).values() for one in rows] == [PhotoCover.objects.get().shown_id]
    assert cast.client("dac").get(f"/files/{file.pk}/").status_code == 404
    assert cast.client("com").get(f"/files/{PhotoCover.objects.get().shown_id}/").status_code == 200


def test_cells_only_grow_except_for_whoever_may_open_the_original(cast):
    row, file = with_photo(cast)
    clerk = cast.townships["river"].tsec
    first = photos.cover(row, file, actor=clerk, cells=[(0, 0)]).shown
    second = photos.cover(row, first, actor=clerk, cells=[(0, 1)])
    with pytest.raises(PermissionDenied):
        photos.cover(row, second.shown, actor=clerk, cells=[(5, 5)], anew=True)
    first.refresh_from_db()

    assert (second.cells, first.removed_at is None, second.original) == ("0-0 0-1", False, file)
    last = photos.cover(row, second.shown, actor=cast.dac, cells=[], anew=True)
    file.refresh_from_db()
    assert (last.cells, last.shown, file.purpose) == ("", file, "attachment")


def test_opening_the_original_is_for_few_who_say_why_and_recorded(cast):
    row, file = with_photo(cast)
    cover = photos.cover(row, file, actor=cast.dac, cells=[(0, 0)])
    url = f"{row.get_absolute_url()}photos/{cover.shown_id}/original/"

    without = {who: cast.client(who).post(url, {"why": "other"}) for who in ("com", "dac", "lead")}
    opened = {who: cast.client(who).post(url, {"why": "verify"}) for who in ("com", "dac", "lead")}

    assert {who: answer.status_code for who, answer in without.items()} == {"com": 403, "dac": 422, "lead": 422}

    assert {who: answer.status_code for who, answer in opened.items()} == {"com": 403, "dac": 200, "lead": 200}
    assert b"".join(opened["dac"].streaming_content) == bytes_of(file)
    seen = AuditEvent.objects.filter(kind="deputies.photocover.look")
    assert list(seen.values_list("reason", flat=True)) == ["核实登记"] * 2
    assert "为什么查看" in cast.client("dac").get(url).content.decode()


def test_it_is_looked_at_and_covered_without_script(cast):
    row, file = with_photo(cast)
    client, url = cast.townships["river"].client("tsec"), f"{row.get_absolute_url()}photos/{file.pk}/"

    asked = client.get(url).content.decode()
    assert asked.count('name="cells"') == 108
    assert "以前遮住的先去掉" not in asked
    assert client.post(url, {"cells": ["99-1"]}).status_code == 422
    assert client.post(url, {"cells": ["0-0", "8-11"]}).status_code == 302
    assert "已遮住人脸等，原照片封存" in client.get(row.get_absolute_url()).content.decode()
    again = cast.client("dac").get(f"{row.get_absolute_url()}photos/{PhotoCover.objects.get().shown_id}/")
    assert "以前遮住的先去掉" in again.content.decode()
    now = f"{row.get_absolute_url()}photos/{PhotoCover.objects.get().shown_id}/"
    assert [cast.client(who).get(now).status_code for who in ("com", "dep2")] == [403, 404]


def test_the_receipt_shows_what_was_looked_at_alone(cast):
    row, file = with_photo(cast)
    other = build.opinion(cast, text="自来水停了三天。")
    page = f"/voice/t/{row.receipt_no}{row.code}/"

    before = Client().get(page).content.decode()
    cover = photos.cover(row, file, actor=cast.dac, cells=[(0, 0)])
    after = Client().get(page).content.decode()

    assert ["<img" in before, f"{page}photos/{cover.shown_id}/" in after] == [False, True]
    picture = Client().get(f"{page}photos/{cover.shown_id}/")
    assert b"".join(picture.streaming_content) == bytes_of(cover.shown)
    strange = [f"{page}photos/{file.pk}/", f"/voice/t/{other.receipt_no}{other.code}/photos/{cover.shown_id}/"]
    assert [Client().get(url).status_code for url in strange] == [404, 404]
