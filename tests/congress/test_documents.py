"""Issued papers: numbered, frozen, corrected by new versions, checked by anybody, altered by nobody."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from congress.actions import documents, jobs
from congress.frame import clock, files, kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Para, PrintingUnavailable
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Document, Job, Number, NumberSeries
from congress.queries import documents as queries
from tests.build import documents as build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelves():
    cache.clear()
    with kinds.documents.lent(*build.ALL):
        yield


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PORTAL_URL = "https://rd.example.gov.cn"


def content_of(document):
    return files.path_of(document.stored_as).read_bytes()


# Issuing.


def test_issuing_freezes_the_facts_takes_a_number_and_asks_for_the_file(cast):
    document = build.issued(cast)

    assert document.number_text == "西人代工函〔2026〕1号"
    assert document.title == "关于西平样县交通运输局有关事项的函"
    assert (document.issuer, document.issued_by) == ("西平样县人大常委会代表工作委员会", "吴联络")
    assert (document.state, document.version, document.has_file) == (Document.State.ISSUED, 1, False)
    assert document.snapshot == {"body": "西平样县交通运输局", "text": "正文第一段。"}
    assert document.check_url == f"https://rd.example.gov.cn/check/{document.check_token}/"
    assert len(document.check_token) >= 22
    assert document.job.args == {"document": document.pk}
    assert AuditEvent.objects.get(kind="congress.document.issue").text.startswith("吴联络签发西人代工函〔2026〕1号")


def test_whoever_may_not_issue_writes_nothing(cast):
    with pytest.raises(PermissionDenied):
        documents.issue("test.letter", cast.bodies["transport"], actor=cast.go)

    assert (Document.objects.count(), NumberSeries.objects.count(), Job.objects.count()) == (0, 0, 0)


def test_a_paper_that_cannot_be_composed_spends_no_number(cast):
    with pytest.raises(TypeError):
        documents.issue("test.letter", cast.bodies["transport"], actor=cast.dac, colour="red")

    assert Number.objects.count() == 0
    assert build.issued(cast).number.value == 1


def test_the_job_stores_the_file_with_its_proof(cast):
    document = build.rendered(build.issued(cast))

    content = content_of(document)
    assert document.state == Document.State.DONE
    assert content.startswith(b"%PDF-1.7")
    assert (document.size, document.pages, document.missing_glyphs) == (len(content), 1, "")
    assert files.is_whole(document.stored_as, document.sha256)
    said = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "西人代工函〔2026〕1号" in said.replace(" ", "")
    assert document.check_url.encode() in content


def test_rendering_twice_changes_nothing(cast):
    document = build.rendered(build.issued(cast))
    before = content_of(document)

    files.path_of(document.stored_as).unlink()
    documents.render_again(document, actor=cast.dac)
    again = build.rendered(document)

    assert (again.sha256, content_of(again)) == (document.sha256, before)


def test_a_whole_file_is_not_made_again(cast):
    document = build.rendered(build.issued(cast))

    with pytest.raises(Refused, match="文件完好"):
        documents.render_again(document, actor=cast.dac)


def test_a_later_change_of_facts_leaves_an_issued_paper_as_it_is(cast):
    document = build.issued(cast)

    with clock.frozen(clock.now().replace(year=2027)):
        cast.bodies["transport"].name = "西平样县公路局"
        cast.bodies["transport"].save()
        build.rendered(document)

    assert "西平样县交通运输局" in queries.paper_of(document).name
    assert queries.paper_of(document).long_date == "2026年4月15日"


def test_a_fact_that_papers_of_its_day_did_not_know_reads_as_nothing(cast):
    document = build.issued(cast)

    def compose(snapshot, facts):
        return build.compose({**snapshot, "text": snapshot["text"] + snapshot["learnt_later"]}, facts)

    with kinds.documents.lent(replace(build.LETTER, key="test.today", compose=compose)):
        document.kind = "test.today"
        paper = queries.paper_of(document)

    assert paper.blocks == (Para("正文第一段。"),)


def test_a_machine_that_cannot_print_says_so_on_the_paper(cast, monkeypatch):
    def no_engine(paper, told=None):
        raise PrintingUnavailable("libpango")

    document = build.issued(cast)
    monkeypatch.setattr(documents, "render_pdf", no_engine)

    assert jobs.run(document.job_id) == Job.State.FAILED

    document.refresh_from_db()
    assert document.state == Document.State.FAILED
    assert document.failure.startswith("这台服务器缺少排版所需的系统库")

    asked = documents.preview_later("test.letter", cast.bodies["transport"], actor=cast.dac)
    assert (jobs.run(asked.pk), Job.objects.get(pk=asked.pk).error[:14]) == (
        Job.State.FAILED,
        "这台服务器缺少排版所需的系统库"[:14],
    )


def test_a_preview_is_made_in_the_background_takes_no_number_and_leaves_no_paper(cast):
    content = build.previewed("test.letter", cast.bodies["transport"], actor=cast.dac)

    said = pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "预览" in said
    assert (Document.objects.count(), Number.objects.count()) == (0, 0)


def test_issuing_on_the_page_after_a_preview(cast):
    client, pk = cast.client("dac"), cast.bodies["transport"].pk

    shown = client.post(f"/documents/preview/test.letter/{pk}/")
    job = Job.objects.get()
    asked = client.get(f"/documents/issue/test.letter/{pk}/")
    done = client.post(f"/documents/issue/test.letter/{pk}/")

    assert (shown.url, job.state, client.get(f"/documents/preview/test.letter/{pk}/").status_code) == (
        f"/jobs/{job.pk}/", "queued", 405
    )  # fmt: skip
    assert f"/documents/preview/test.letter/{pk}/" in asked.content.decode()
    assert done.url == Document.objects.get().get_absolute_url()
    assert Number.objects.count() == 1


def test_who_may_not_issue_is_told_so_and_a_neighbour_finds_nothing(cast):
    pk, foreign = cast.bodies["transport"].pk, cast.stranger.bodies["unit"].pk
    deeds = {"issue": cast.client("go").post, "preview": cast.client("dep").post}

    assert deeds["issue"](f"/documents/issue/test.letter/{pk}/").status_code == 403
    assert deeds["preview"](f"/documents/preview/test.letter/{pk}/").status_code == 403
    assert cast.client("dac").post(f"/documents/issue/test.letter/{foreign}/").status_code == 404
    assert cast.client("dac").post(f"/documents/preview/no.such/{pk}/").status_code == 404
    assert Document.objects.count() == 0


# Correcting and voiding.


def test_a_correction_is_a_new_version_under_the_same_number(cast):
    first = build.rendered(build.issued(cast))

    second = build.rendered(documents.correct(first, actor=cast.dac, reason="电话有误", text="更正后的正文。"))
    third = documents.correct(second, actor=cast.dac, reason="日期有误")

    assert [(one.version, one.number_text, one.corrected_because) for one in queries.versions(second)] == [
        (1, "西人代工函〔2026〕1号", ""),
        (2, "西人代工函〔2026〕1号", "电话有误"),
        (3, "西人代工函〔2026〕1号", "日期有误"),
    ]
    assert third.replaces == second
    assert Number.objects.count() == 1
    first.refresh_from_db()
    assert (first.snapshot["text"], first.has_file, first.is_current, first.word) == (
        "正文第一段。",
        True,
        False,
        "已被第2版替代",
    )
    said = pypdf.PdfReader(io.BytesIO(content_of(second))).pages[0].extract_text().replace("\n", "")
    assert f"（本件为第2版，替代{long_date(first.issued_on)}签发的第1版。更正原因：电话有误）" in said
    assert list(Document.objects.current()) == [third]


def test_only_the_version_in_force_can_be_corrected_and_only_with_a_reason(cast):
    first = build.issued(cast)
    with pytest.raises(Refused, match="写明原因"):
        documents.correct(first, actor=cast.dac, reason=" ")
    documents.correct(first, actor=cast.dac, reason="电话有误")

    with pytest.raises(Refused, match="请对新版办理"):
        documents.correct(first, actor=cast.dac, reason="再来一次")
    with pytest.raises(PermissionDenied):
        documents.correct(first, actor=cast.go, reason="无权")

    assert Document.objects.count() == 2


def test_a_void_paper_keeps_its_file_and_its_number_is_struck_out(cast):
    document = build.rendered(build.issued(cast))

    documents.void(document, actor=cast.dac, reason="收文单位有误")

    document.refresh_from_db()
    assert (document.state, document.voided_because, document.has_file) == ("void", "收文单位有误", True)
    assert (document.number.state, document.number.reason) == ("cancelled", "公文作废：收文单位有误")
    assert build.issued(cast).number_text == "西人代工函〔2026〕2号"
    with pytest.raises(Refused, match="已经作废"):
        documents.void(document, actor=cast.dac, reason="再来一次")


def test_the_file_of_a_paper_voided_meanwhile_is_still_kept(cast):
    document = build.issued(cast)
    documents.void(document, actor=cast.dac, reason="收文单位有误")

    build.rendered(document)

    assert (document.state, document.has_file) == ("void", True)


@pytest.mark.parametrize("change", [{"title": "改"}, {"snapshot": {}}, {"number_text": "改"}, {"issued_by": "改"}])
def test_the_database_refuses_to_change_an_issued_paper(cast, change):
    document = build.issued(cast)

    with pytest.raises(IntegrityError, match="congress_document_kept"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**change)


def test_the_database_refuses_to_change_the_proof_of_a_file(cast):
    document = build.rendered(build.issued(cast))

    with pytest.raises(IntegrityError, match="congress_document_kept"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(sha256="0" * 64)


def test_the_database_refuses_to_delete_papers_and_numbers(cast):
    document = build.issued(cast)
    Job.objects.filter(pk=document.job_id).delete()

    with pytest.raises(IntegrityError, match="congress_document_kept"), transaction.atomic():
        document.delete()
    with pytest.raises(IntegrityError, match="congress_number_kept"), transaction.atomic():
        Number.objects.filter(pk=document.number_id).update(value=7)


# Who sees what.


def test_papers_are_seen_by_their_readers_and_never_by_a_neighbour(cast):
    letter, internal = build.issued(cast), build.issued(cast, kind="test.internal")

    seen = {
        key: [one.pk for one in Document.objects.visible_to(actor).order_by("pk")]
        for key, actor in {"dac": cast.dac, "go": cast.go, "stranger": cast.stranger.dac}.items()
    }

    assert seen == {"dac": [letter.pk, internal.pk], "go": [letter.pk], "stranger": []}
    assert queries.document_for(cast.dep, letter.pk) is None
    assert queries.document_for(cast.go, letter.pk) == letter
    assert queries.documents_of(cast.bodies["transport"], cast.go) == [letter]
    assert queries.documents_of(cast.bodies["finance"], cast.dac) == []


def test_the_archive_asks_as_often_for_three_papers_as_for_one(cast):
    client = cast.client("dac")

    def asked():
        with CaptureQueriesContext(connection) as queries_made:
            client.get("/documents/")
        return len(queries_made)

    build.issued(cast)
    asked()  # the session's first page asks more
    for_one = asked()
    build.issued(cast)
    documents.correct(build.issued(cast, body="finance"), actor=cast.dac, reason="电话有误")

    assert asked() == for_one


def test_the_archive_is_filtered_by_kind_year_state_and_words(cast):
    with clock.frozen(clock.now().replace(year=2025)):
        old = build.issued(cast)
    new = build.issued(cast, body="finance", kind="test.internal")
    client = cast.client("dac")

    def found(query):
        return [row.pk for row in client.get(f"/documents/?{query}").context["documents"]]

    assert found("") == [new.pk, old.pk]
    assert found("year=2025") == [old.pk]
    assert found("kind=test.internal") == [new.pk]
    assert found("q=财政") == [new.pk]
    assert found("q=〔2025〕1号") == [old.pk]
    assert found("state=done") == []
    assert found("year=x&kind=nonsense&page=99") == [new.pk, old.pk]


def test_the_page_of_a_paper_hands_out_pdf_and_word(cast):
    document = build.rendered(build.issued(cast))
    client = cast.client("go")

    page, pdf, word = (client.get(f"/documents/{document.pk}/{part}") for part in ("", "file/", "word/"))

    assert document.sha256 in page.content.decode()
    assert b"".join(pdf.streaming_content) == content_of(document)
    assert "filename*=utf-8''" in pdf["Content-Disposition"]
    assert pdf["Content-Disposition"].startswith("attachment")
    assert (pdf["X-Content-Type-Options"], pdf["Cache-Control"]) == ("nosniff", "private, no-store")
    assert "正文第一段。" in [line.text for line in docx.Document(io.BytesIO(word.content)).paragraphs]


def test_word_and_pdf_of_a_paper_say_the_same(cast):
    document = build.rendered(build.issued(cast, text="供水保证率为百分之九十八，联系电话0000-1234567。"))

    word = "".join(line.text for line in docx.Document(io.BytesIO(documents.as_word(document))).paragraphs)
    pdf = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content_of(document))).pages)

    for text in ("供水保证率为百分之九十八", document.number_text, document.issuer, "2026年4月15日"):
        assert text in word.replace("\t", "")
        assert text in pdf.replace("\n", "").replace(" ", "")


def test_who_may_not_read_gets_404_and_who_may_not_change_403(cast):
    document = build.rendered(build.issued(cast))

    statuses = {
        (who, part): cast.client(who).get(f"/documents/{document.pk}/{part}").status_code
        for who in ("dac", "go", "dep")
        for part in ("", "file/", "word/", "progress/", "correct/", "void/")
    }

    assert {part for (who, part), status in statuses.items() if who == "dep" and status == 404} == {
        "",
        "file/",
        "word/",
        "progress/",
        "correct/",
        "void/",
    }
    assert [statuses["go", part] for part in ("", "file/", "correct/", "void/")] == [200, 200, 403, 403]
    assert [statuses["dac", part] for part in ("", "file/", "correct/", "void/")] == [200, 200, 200, 200]


def test_correcting_and_voiding_on_the_page(cast):
    document, client = build.rendered(build.issued(cast)), cast.client("dac")

    empty = client.post(f"/documents/{document.pk}/correct/", {"reason": ""})
    made = client.post(f"/documents/{document.pk}/correct/", {"reason": "电话有误"})
    newer = Document.objects.get(version=2)
    gone = client.post(f"/documents/{newer.pk}/void/", {"reason": "不再发出"})

    assert (empty.status_code, "请写明原因。" in empty.content.decode()) == (422, True)
    assert (made.status_code, made.url) == (302, f"/documents/{newer.pk}/")
    assert (gone.status_code, Document.objects.get(version=2).state) == (302, "void")
    old = client.get(f"/documents/{document.pk}/").content.decode()
    assert "这一版已被替代" in old
    assert "更正</a>" not in old


def test_a_damaged_file_is_not_handed_out_as_whole(cast):
    document, client = build.rendered(build.issued(cast)), cast.client("dac")
    path = files.path_of(document.stored_as)
    path.write_bytes(content_of(document)[:-1])

    page = client.get(f"/documents/{document.pk}/").content.decode()
    client.post(f"/documents/{document.pk}/render/")
    build.rendered(document)

    assert "保存的文件缺失或被改动过" in page
    assert "下载 PDF" not in page
    assert files.is_whole(document.stored_as, document.sha256)


def test_the_progress_fragment_follows_the_job(cast):
    document, client = build.issued(cast), cast.client("dac")

    before = client.get(f"/documents/{document.pk}/progress/").content.decode()
    build.rendered(document)
    after = client.get(f"/documents/{document.pk}/progress/").content.decode()

    assert f'hx-get="/documents/{document.pk}/progress/"' in before
    assert "hx-get" not in after
    assert "查看公文" in after


# Anybody.


def check(client, document, content=None):
    data = {"file": SimpleUploadedFile("a.pdf", content)} if content is not None else None
    url = f"/check/{document.check_token}/"
    return client.post(url, data) if data else client.get(url)


def test_the_public_page_tells_five_facts_and_nothing_else(cast, client):
    document = build.rendered(build.issued(cast, text="涉及个人隐私的正文。"))

    page = check(client, document)

    said = page.content.decode()
    assert page.status_code == 200
    for fact in (document.number_text, document.title, "2026年4月15日", document.issuer, "第1版，现行有效"):
        assert fact in said
    for secret in ("隐私", document.sha256, "吴联络", document.target, f"/documents/{document.pk}", "正文"):
        assert secret not in said
    assert "no-store" in page["Cache-Control"]


def test_the_public_page_says_when_a_paper_is_replaced_or_void(cast, client):
    first = build.issued(cast)
    second = documents.correct(first, actor=cast.dac, reason="内部原因甲")
    documents.void(second, actor=cast.dac, reason="内部原因乙")

    old, new = (check(client, one).content.decode() for one in (first, second))

    assert "这一版已被替代" in old
    assert "这份公文已经作废" in new
    assert f"已于{long_date(second.issued_on)}作废" in new
    assert "签发的第1版" in new
    assert "内部原因" not in old + new
    assert second.check_token not in old


def test_a_wrong_code_finds_nothing(client):
    assert client.get("/check/aaaaaaaaaaaaaaaaaaaaaaaa/").status_code == 404


def test_a_file_is_compared_and_not_kept(cast, client, settings):
    first = build.rendered(build.issued(cast))
    second = build.rendered(documents.correct(first, actor=cast.dac, reason="电话有误"))
    content = content_of(first)
    kept = sorted(Path(settings.MEDIA_ROOT).rglob("*.pdf"))

    words = [
        check(client, document, sent).context["result"]["word"]
        for document, sent in ((first, content), (second, content), (first, content[:-1] + b"x"))
    ]

    assert words == ["same", "version", "other"]
    assert sorted(Path(settings.MEDIA_ROOT).rglob("*.pdf")) == kept


def test_a_check_without_a_file_or_with_too_large_a_one_is_explained(cast, client, settings):
    settings.UPLOAD_MAX_BYTES = 10
    document = build.rendered(build.issued(cast))

    empty, large = check(client, document, b""), check(client, document, b"x" * 11)
    none = client.post(f"/check/{document.check_token}/")

    assert [answer.status_code for answer in (empty, large, none)] == [422, 422, 422]
    assert "不是本系统签发的文件" in large.content.decode()
    assert "请选择要核对的文件。" in none.content.decode()


def test_checking_too_often_is_slowed_down(cast, client):
    document = build.issued(cast)

    statuses = [check(client, document, b"x").status_code for _ in range(12)]

    assert statuses == [200] * 10 + [429] * 2


# The command.


def test_verify_document_knows_an_unaltered_file_and_names_it(cast, tmp_path, capsys):
    document = build.rendered(build.issued(cast))
    file = tmp_path / "a.pdf"
    file.write_bytes(content_of(document))

    call_command("verify_document", str(file))

    assert "一致：西人代工函〔2026〕1号 《关于西平样县交通运输局有关事项的函》" in capsys.readouterr().out


def test_verify_document_finds_one_flipped_byte_anywhere(cast, tmp_path, capsys):
    document = build.rendered(build.issued(cast))
    content = content_of(document)

    for place in range(0, len(content), len(content) // 100 + 1):
        flipped = bytearray(content)
        flipped[place] ^= 1
        file = tmp_path / "a.pdf"
        file.write_bytes(flipped)
        with pytest.raises(SystemExit) as exit_:
            call_command("verify_document", str(file))
        assert exit_.value.code == 1

    assert "文件自称是西人代工函〔2026〕1号" in capsys.readouterr().err


def test_verify_document_does_not_know_foreign_or_missing_files(db, tmp_path, capsys):
    file = tmp_path / "b.pdf"
    file.write_bytes(b"%PDF-1.4")

    for path in (file, tmp_path / "none.pdf"):
        with pytest.raises(SystemExit) as exit_:
            call_command("verify_document", str(path))
        assert exit_.value.code == 1

    said = capsys.readouterr().err
    assert "不是本系统签发的文件" in said
    assert "文件读不出来" in said


# Files.


def test_a_stored_file_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    files.store("documents/a.pdf", b"first")

    def fails(*args):
        raise OSError("disk full")

    monkeypatch.setattr(files.os, "fsync", fails)
    with pytest.raises(OSError, match="disk full"):
        files.store("documents/a.pdf", b"second")

    folder = files.path_of("documents/a.pdf").parent
    assert [path.name for path in folder.iterdir()] == ["a.pdf"]
    assert (folder / "a.pdf").read_bytes() == b"first"


@pytest.mark.parametrize("name", ["../outside.pdf", "/etc/passwd", "", "a/../../b"])
def test_a_name_that_leads_out_of_the_folder_is_refused(name):
    with pytest.raises(ValueError, match="leads out"):
        files.path_of(name)


def test_the_archive_says_what_each_paper_is_about(cast):
    letter = build.issued(cast)

    shown = cast.client("dac").get("/documents/").context["rows"]

    assert [(row.pk, row.matter) for row in shown] == [(letter.pk, str(cast.bodies["transport"]))]
