"""Filling a quarterly report: by two at once, without network, with files, with warnings answered in words (F83, F84)."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.actions import documents, reports
from congress.frame import clock
from congress.frame.workflow import Refused
from congress.models import Attachment, QuarterReport, ReportValue
from congress.queries.attachments import attachments_of, may_fetch
from congress.queries.reports import sheet
from tests.build import reports as build

pytestmark = pytest.mark.django_db


def content(report, key):
    value = ReportValue.objects.get(report=report, item__key=key)
    return value.number if value.item.is_number else value.text, value.answer, value.written_by


def one(report, key, **said):
    return {report.round.form.items.get(key=key).pk: said}


@pytest.mark.parametrize(
    ("mine", "seen", "stored"),
    [
        ({"number": 6}, {"number": None}, None),  # the other has written 5 meanwhile
        ({"number": 6}, {"number": 5}, (6, "", "河主席")),  # he has seen it
        ({"number": 5}, {"number": None}, (5, "", "河秘书")),  # the same from both
        ({"answer": "集中接待"}, {"answer": ""}, (5, "集中接待", "河主席")),  # beside it
        ({"number": 6}, None, (6, "", "河主席")),  # whoever says nothing of what he saw overwrites
    ],
)
def test_what_two_have_written_into_one_field_is_a_conflict(cast, mine, seen, stored):
    build.form(cast)
    report = build.opened(cast)["river"]
    river = cast.townships["river"]
    reports.fill(report, actor=river.actor("tsec"), values=one(report, "received", number=Decimal(5)))

    def chair_writes():
        reports.fill(report, actor=river.actor("tch"), values=one(report, "received", **mine),
                     seen=seen and one(report, "received", **seen))  # fmt: skip

    if stored is None:
        with pytest.raises(reports.Conflict):
            chair_writes()
    else:
        chair_writes()
    assert content(report, "received") == (stored or (5, "", "河秘书"))


def test_a_township_fills_its_report_on_the_page(cast):
    build.form(cast)
    report = build.opened(cast)["river"]
    client = cast.townships["river"].client("tsec")
    assert report.get_absolute_url() in client.get("/reports/").content.decode()

    url = f"{report.get_absolute_url()}fill/"
    said = {"n-presidium": "1", "n-received": "abc", "t-problems": "村道养护\r\n资金不足。"}
    answer = client.post(url, said)
    assert answer.status_code == 422
    assert "村道养护\r\n资金不足。" in answer.content.decode()

    assert client.post(url, said | {"n-received": "40"}).status_code == 302
    assert content(report, "received") == (40, "", "河秘书")
    assert content(report, "problems") == ("村道养护\n资金不足。", "", "河秘书")


def test_two_who_fill_at_once_are_shown_what_both_have_changed_and_keep_the_rest(cast):
    build.form(cast)
    report = build.opened(cast)["river"]
    url, river = f"{report.get_absolute_url()}fill/", cast.townships["river"]
    secretary = river.client("tsec")
    begun = dict.fromkeys(("n-presidium", "n-received", "n-opinions", "t-problems"), "")
    with clock.frozen(clock.moment(date(2026, 10, 9), 9, 30)):
        values = one(report, "received", number=Decimal(38)) | one(report, "opinions", number=Decimal(9))
        reports.fill(report, actor=river.actor("tch"), values=values)

    mine = begun | {"base": json.dumps(begun), "n-received": "40", "n-presidium": "1"}
    answer = secretary.post(url, mine)

    assert answer.status_code == 409
    form = answer.context["form"]
    asked = {q.row.item.key: q.said[0] for _, questions in form.sections() for q in questions}
    shown = {key: (one.field.value(), one.theirs, one.who) for key, one in asked.items() if one.field.value()}
    assert shown == {
        "presidium": ("1", None, ""),
        "received": ("40", "38", "河主席 10月9日 09:30 填写的"),
        "opinions": ("9", None, ""),
    }

    again = {name: form[name].value() or "" for name in begun} | {"base": form["base"].value(), "n-received": "39"}
    assert secretary.post(url, again).status_code == 302
    assert [content(report, key)[0] for key in ("presidium", "received", "opinions")] == [1, 39, 9]


def test_what_was_written_and_not_sent_lies_upon_what_others_have_stored_meanwhile(cast):
    build.form(cast)
    report = build.opened(cast)["river"]
    url, river = f"{report.get_absolute_url()}fill/", cast.townships["river"]
    secretary, begun = river.client("tsec"), {"n-received": "", "n-opinions": "", "n-presidium": ""}
    kept = {"base": json.dumps(begun), "version": 0, "n-received": "40", "n-presidium": "1", "n-opinions": ""}
    assert secretary.post(f"/reports/drafts/congress.report.{report.pk}/", kept).status_code == 200
    river.client("tch").post(url, begun | {"base": json.dumps(begun), "n-received": "38", "n-opinions": "9"})

    form = secretary.get(url).context["form"]

    assert form.rivals == ["n-received"]
    assert [form[name].value() for name in ("n-presidium", "n-received", "n-opinions")] == ["1", "40", "9"]
    assert cast.townships["hill"].client("tsec").post(f"/reports/drafts/congress.report.{report.pk}/", kept).status_code == 404  # fmt: skip


def test_two_devices_of_one_writer_give_up_nothing_that_only_one_has_changed(cast):
    build.form(cast)
    report = build.opened(cast)["river"]
    client, url = cast.townships["river"].client("tsec"), f"/reports/drafts/congress.report.{report.pk}/"
    begun = {"n-received": "", "n-opinions": "", "n-presidium": "", "t-problems": ""}
    base = {"base": json.dumps(begun), "version": 0}
    client.post(url, begun | base | {"n-received": "40", "n-opinions": "9"})

    answer = client.post(url, begun | base | {"n-received": "38", "n-presidium": "1"})

    assert answer.status_code == 409
    assert re.findall(r'data-house-taken="([\w-]+)">(.*?)<', answer.content.decode()) == [("n-opinions", "9")]
    assert re.findall(r'id="settle-([\w-]+)"', answer.content.decode()) == ["n-received"]


@pytest.mark.parametrize(
    ("page", "turn", "status"),
    [
        ("a", "2", 200),
        ("a", "1", 409),
        ("b", "2", 409),
        ("", "2", 409),
    ],  # an older turn comes late; another page; none
)
def test_what_a_page_sends_again_after_a_lost_answer_is_no_conflict_with_itself(cast, page, turn, status):
    build.form(cast)
    report = build.opened(cast)["river"]
    client, url = cast.townships["river"].client("tsec"), f"/reports/drafts/congress.report.{report.pk}/"
    said = {"base": "{}", "version": "0"}
    client.post(url, said | {"n-received": "4", "page": "a", "turn": "1"})

    assert client.post(url, said | {"n-received": "40", "page": page, "turn": turn}).status_code == status


def test_what_is_signed_is_no_longer_filled_and_what_was_typed_stays_on_the_page(cast):
    build.form(cast)
    report = build.report(cast, at="signed")
    client, url = cast.townships["river"].client("tsec"), f"{report.get_absolute_url()}fill/"

    assert client.get(url).headers["Location"] == report.get_absolute_url()
    answer = client.post(url, {"base": "{}", "t-problems": "在车上写的问题。"})

    assert answer.status_code == 422
    assert "在车上写的问题。" in answer.content.decode()
    assert "主席已签" in answer.content.decode()


def test_a_warning_leads_back_to_its_field_where_it_is_answered_in_words(cast):
    build.form(cast)
    river = cast.townships["river"]
    build.quarter_before(cast, received=10)
    report = build.opened(cast)["river"]
    client, url = river.client("tsec"), f"{report.get_absolute_url()}fill/"

    answer = client.post(url, {"n-received": "40"})
    page = client.get(url).content.decode()

    assert answer.headers["Location"] == f"{url}#id_n-received"
    assert re.findall(r'data-level="(\w+)" data-rule="(\w+)">(.*?)</p>', page) == [
        ("warning", "jump", "提示：比上季度的10人次增加了300%，请核对；属实的请说明原因。")
    ]
    assert re.findall(r'name="(a-[\w-]+)"', page) == ["a-received"]
    said = {"base": re.search(r'name="base" value="(.*?)"', page)[1].replace("&quot;", '"'), "n-received": "40"}
    answer = client.post(url, said | {"a-received": "九月集中接待。"})
    assert answer.headers["Location"] == report.get_absolute_url()
    assert content(report, "received") == (40, "九月集中接待。", "河秘书")


# Files.


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def photo(name="活动照片.pdf"):
    return SimpleUploadedFile(name, f"%PDF-1.7 {name}".encode())


def names(report):
    return [file.name for rows in attachments_of(report).values() for file in rows]


def test_files_are_added_and_taken_off_while_filling_and_printed_by_name(cast, media):
    build.form(cast, ({**build.ITEMS[7], "required": True},))
    report = build.opened(cast)["river"]
    url, client = f"{report.get_absolute_url()}fill/", cast.townships["river"].client("tsec")
    assert [found.rule for found in sheet(report).findings] == ["missing"]

    assert client.post(url, {"f-photos": [photo(), photo("签到表.pdf")]}).status_code == 302
    assert client.post(url, {"f-photos": [SimpleUploadedFile("a.exe", b"MZ")]}).status_code == 422
    first = Attachment.objects.get(name="活动照片.pdf")
    assert client.post(url, {"d-photos": [first.pk]}).status_code == 302

    assert names(report) == ["签到表.pdf"]
    assert sheet(report).findings == []
    assert "签到表.pdf" in client.get(report.get_absolute_url()).content.decode()
    report = reports.sign(report, actor=cast.townships["river"].actor("tch"))
    with clock.frozen(build.OPENS):
        paper = documents.issue("congress.quarter_report", report, actor=cast.townships["river"].actor("tch"))
    assert paper.snapshot["sections"][0][1][0]["files"] == ["签到表.pdf"]


def test_files_are_for_those_who_see_the_report_and_fixed_once_it_is_signed(cast, media):
    build.form(cast)
    report = build.report(cast, at="drafting")
    item, river = report.round.form.items.get(key="photos"), cast.townships["river"]
    url, client = f"{report.get_absolute_url()}fill/", river.client("tsec")
    client.post(url, {"f-photos": [photo()]})
    file = Attachment.objects.get()
    reports.sign(QuarterReport.objects.get(pk=report.pk), actor=river.actor("tch"))

    assert client.post(url, {"d-photos": [file.pk], "f-photos": [photo("后补.pdf")]}).status_code == 422
    with pytest.raises(Refused):
        reports.fill(report, actor=river.actor("tsec"), values={}, files={item.pk: []}, dropped=[file])

    assert names(report) == ["活动照片.pdf"]
    readers = {"dac": True, "lead": True, "go": True, "com": True, "dep": False, "unit": False, "gov": False}
    assert {key: may_fetch(cast.actor(key), file) for key in readers} == readers
    towns = [river.actor("tch"), river.actor("tdep"), cast.townships["hill"].actor("tch")]
    assert [may_fetch(actor, file) for actor in towns] == [True, False, False]


def test_a_corrected_report_keeps_its_files_and_those_of_the_old_version_stay(cast, media):
    build.form(cast)
    report = build.report(cast, at="drafting")
    cast.townships["river"].client("tsec").post(f"{report.get_absolute_url()}fill/", {"f-photos": [photo()]})
    old = build.report(cast, at="accepted")

    new = reports.correct(old, actor=cast.actor("dac"), reason="支出漏报一笔。").corrected_by
    copy = Attachment.objects.get(target=f"congress.quarterreport:{new.pk}")
    reports.fill(new, actor=cast.townships["river"].actor("tsec"), values={}, dropped=[copy])

    assert (names(old), names(new)) == (["活动照片.pdf"], [])
    assert {Path(media / row.stored_as).read_bytes() for row in Attachment.objects.all()} == {photo().read()}
    assert len({row.sha256 for row in Attachment.objects.all()}) == 1


def test_another_township_adds_no_file(cast, media):
    build.form(cast)
    report = build.opened(cast)["river"]
    with pytest.raises(PermissionDenied):
        reports.fill(report, actor=cast.townships["hill"].actor("tsec"), values={}, files={})
