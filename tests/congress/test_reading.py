"""The words of files: what is read of honest ones, and that no dishonest one does any harm."""

import pytest

from congress.frame import reading
from congress.frame.reading import BROKEN, EMPTY, PART, WHOLE, Words, read, smooth
from tests.build import files


def stored(folder, content, extension):
    path = folder / f"file.{extension}"
    path.write_bytes(content)
    return path


def words_of(folder, content, extension, **more):
    return read(stored(folder, content, extension), extension, **more)


@pytest.mark.parametrize(
    ("content", "extension", "text"),
    [
        (files.docx("县城停车难。", "老城区车位　不足"), "docx", "县城停车难。\n老城区车位不足"),
        (files.xlsx(["乡镇", "王　明"], [13800000001, 12.5]), "xlsx", "乡镇\n王明\n13800000001\n12.5"),
        (files.word("<w:p><w:r><w:t>停</w:t></w:r><w:r><w:t>车</w:t></w:r></w:p>"), "docx", "停车"),
        (files.word("<w:p><w:r><w:delText>删去</w:delText><w:t>留下</w:t></w:r></w:p>"), "docx", "留下"),
    ],
)
def test_office_files_are_read_paragraph_by_paragraph_and_cell_by_cell(tmp_path, content, extension, text):
    assert words_of(tmp_path, content, extension) == Words(text, WHOLE)


def test_a_pdf_is_read_from_its_text_layer_without_the_breaks_of_its_lines(tmp_path):
    sentence = "县城停车难问题突出，群众反映强烈，建议尽快规划建设停车场地。" * 4

    assert words_of(tmp_path, files.pdf(sentence), "pdf").text.replace("\n", "") == sentence
    assert "停车场地" in words_of(tmp_path, files.pdf(sentence), "pdf").text


ENTITY = '<!DOCTYPE d [<!ENTITY a "停车停车停车"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "extension", "extent"),
    [
        (b"%PDF-1.7 ...", "pdf", BROKEN),
        (b"", "pdf", BROKEN),
        (b"PK\x03\x04 not a zip", "docx", BROKEN),
        (files.packed({"other.xml": b"<a/>"}), "docx", BROKEN),
        (files.packed({"word/document.xml": b"<w:document"}), "docx", EMPTY),
        (files.word("<w:p><w:t>a</w:p>"), "docx", BROKEN),
        (files.word("<w:p><w:t>&b;</w:t></w:p>", head=ENTITY), "docx", BROKEN),
        (files.word("<w:p/>"), "docx", EMPTY),
        (files.packed({"xl/workbook.xml": b"<workbook/>"}), "xlsx", EMPTY),
        (files.packed({"xl/worksheets/sheet1.xml": b'<row><c t="s"><v>99</v></c></row>'}), "xlsx", EMPTY),
        (b"\x89PNG", "png", EMPTY),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_raises_nothing(tmp_path, content, extension, extent):
    assert words_of(tmp_path, content, extension) == Words("", extent)


def test_what_unpacks_to_too_much_is_cut_off_where_the_bound_is(tmp_path):
    bomb = files.word("<w:p><w:t>停车</w:t></w:p>" + " " * (3 * reading.AT_ONCE))

    with pytest.raises(reading.TooMuch):
        words_of(tmp_path, bomb, "docx", most=reading.AT_ONCE)
    assert len(bomb) < 20_000
    assert words_of(tmp_path, bomb, "docx") == Words("停车", WHOLE)


def test_the_background_takes_what_it_has_read_as_a_part(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "PATIENTLY", reading.PIECE)
    long = files.word("<w:p><w:t>停车</w:t></w:p>" * 5000)

    assert words_of(tmp_path, long, "docx", most=reading.PIECE).extent == PART


def test_no_more_is_kept_than_the_index_takes(tmp_path):
    long = files.word(f"<w:p><w:t>{'停车难' * reading.MOST}</w:t></w:p>")

    found = words_of(tmp_path, long, "docx")
    assert (len(found.text), found.extent) == (reading.MOST, PART)


@pytest.mark.parametrize(
    ("text", "wrapped", "smoothed"),
    [
        ("停\n车", True, "停车"),
        ("停\n车", False, "停\n车"),
        ("停 车　难", False, "停车难"),
        ("Ｗｉ-Fi １２", False, "Wi-Fi 12"),
        ("难，\x00贵", False, "难，贵"),
        ("a \n\n b", False, "a\nb"),
    ],
)
def test_text_is_kept_in_the_form_in_which_it_is_searched(text, wrapped, smoothed):
    assert smooth(text, wrapped) == smoothed


def test_a_pdf_is_read_in_a_process_of_little_memory(tmp_path, monkeypatch):
    path = stored(tmp_path, files.pdf("停车"), "pdf")
    script = tmp_path / "reading.py"
    script.write_text(
        (reading.Path(reading.__file__))
        .read_text(encoding="utf-8")
        .replace("def _pages(path):", "def _pages(path):\n    return 'x' * 2**31, 'whole'\n\n\ndef _unused(path):"),
        encoding="utf-8",
    )
    monkeypatch.setattr(reading, "__file__", str(script))

    assert read(path, "pdf") == Words("", BROKEN)
