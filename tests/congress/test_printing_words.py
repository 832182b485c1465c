"""The parts of printing that need no page: the content model, Word, titles, justification, fonts, QR codes."""

import importlib.abc
import io
import sys
from datetime import date

import docx
import pytest
from django.core.checks import run_checks
from docx.oxml.ns import qn

from congress.frame.printing import (
    Column,
    Field,
    Fields,
    Heading,
    PageBreak,
    Paper,
    Para,
    PrintingUnavailable,
    Signature,
    Signatures,
    Table,
    blocks_of,
    breaks,
    fonts,
    grid,
    justify,
    pdf,
    render_docx,
    render_pdf,
    subsetting,
)
from congress.frame.printing.qr import qr_svg
from congress.frame.printing.titles import balance

from .printed import CHECK, LETTER, LONG, RARE, RED_HEAD, REPORT, lines, pages, text

PAPERS = pytest.mark.parametrize("paper", [RED_HEAD, LETTER, REPORT], ids=lambda paper: paper.form)


def words_of(content):
    """Every line of a Word file in reading order: the letterhead in the first page's margin, text and tables."""
    document = docx.Document(io.BytesIO(content))
    parts = [document.sections[0].first_page_header._element, document.element.body]
    lines_of = (line for part in parts for line in part.iter(qn("w:p")))
    return ["".join(run.text or "" for run in line.iter(qn("w:t"))) for line in lines_of]


# The content model.


@PAPERS
def test_a_paper_survives_json(paper):
    assert Paper.from_json(paper.to_json()) == paper


def test_an_unknown_word_in_stored_json_is_named():
    with pytest.raises(ValueError, match="colour"):
        Paper.from_json({"title": ["甲"], "colour": "red"})


def test_a_paper_without_title_or_a_letter_without_organ_is_refused():
    with pytest.raises(ValueError, match="title"):
        Paper()
    with pytest.raises(ValueError, match="head"):
        Paper(form="letter", title="函")


def test_a_row_that_does_not_fit_its_columns_is_refused():
    with pytest.raises(ValueError, match="2 cells under 0 columns"):
        Table((), (("甲", "乙"),))


def test_a_form_row_holds_at_most_three_fields():
    with pytest.raises(ValueError, match="one to three"):
        Fields((tuple(Field("栏") for _ in range(4)),))


def test_pasted_control_characters_and_zero_width_spaces_never_reach_a_paper():
    paper = Paper(title="甲\x00乙\u200b", blocks=(Para("一\x0b二\r\n三\ud800☐"),))

    assert paper.title == ("甲乙",)
    assert paper.blocks[0].text == "一二\n三□"


def test_pasted_text_keeps_its_own_headings():
    prizes = "一、二、三等奖的评选，应当在年底以前完成，并报县人民政府批准后实施，"
    pasted = f"　　一、主要做法\n（一）加强领导\n　　近年来，我县……。\n\n{prizes}"

    assert blocks_of(pasted) == (
        Heading("一、主要做法", 1),
        Heading("（一）加强领导", 2),
        Para("近年来，我县……。"),
        Para(prizes),
    )


# Lines.


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("评价为“满意”，对", "评价为|“满意”，对"),
        ("所谓“甲”“乙”两类", "所谓|“甲”|“乙”|两类"),
        ("（“十五五”规划）", "（“十五五”|规划）"),
        ("办复率85.0%（17/20），", "办复率85.0%|（17/20），"),
        ("it’s “so”, 50%", "it’s “so”, 50%"),
        ("他说：‘好。’就走了", "他说：|‘好。’|就走了"),
        ("<td>committee_on_time</td>", "<td>committee_|on_|time</td>"),
        ('<a href="/a_b/">a b</a>', '<a href="/a_b/">a b</a>'),
    ],
)
def test_a_line_may_end_before_and_after_what_is_quoted_and_behind_a_percentage_or_low_line(text, pieces):
    assert breaks.mark(text).replace(breaks.PLACE, "|") == pieces


# Titles.


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("征询意见表", ("征询意见表",)),
        (
            "对西平样县第十八届人民代表大会第五次会议第137号建议的答复",
            ("对西平样县第十八届人民代表大会", "第五次会议第137号建议的答复"),
        ),
        (
            "关于《中华人民共和国土壤污染防治法》贯彻实施情况执法检查报告的审议意见",
            ("关于《中华人民共和国土壤污染防治法》", "贯彻实施情况执法检查报告的审议意见"),
        ),
    ],
)
def test_a_title_is_broken_between_words(title, lines):
    assert balance(title) == lines


@pytest.mark.parametrize(
    "title", ["啊" * 200, "A1" * 90, "关于" + "《" * 30 + "》" * 30, "一二三四五六七八九十" * 2 + "，"]
)
def test_any_title_is_broken_into_lines_that_fit_and_lose_nothing(title):
    lines = balance(title)

    assert "".join(lines) == title
    assert max(map(grid.width_in_em, lines)) <= 20


def test_digits_of_a_title_are_wider_than_half_a_character():
    book = Paper(form="book", title="西平样县人大常委会2026年度工作总结")

    assert book.title == ("西平样县人大常委会", "2026年度工作总结")


def test_the_line_below_a_title_leaves_no_word_alone():
    paper = Paper(
        form="sheet", title="记录", subtitle=("闭会期间第175号《关于管好用好白家山村等村扶贫项目资产的建议》",)
    )

    assert len(paper.subtitle) == 2
    assert min(map(len, paper.subtitle)) > 8


def test_a_title_on_a_cover_is_broken_to_its_larger_type():
    book = Paper(form="book", title="西平样县第十八届人民代表大会常务委员会2026年度工作总结")

    assert max(map(grid.width_in_em, book.title)) <= 17


# Word.


@PAPERS
def test_every_word_of_a_paper_is_in_pdf_and_word_alike(paper):
    said = "".join(words_of(render_docx(paper)))
    printed = text(render_pdf(paper).content).replace("\n", "")

    for piece in pieces(paper.to_json()):
        assert piece.replace("\n", "") in said
        assert set(piece) - set(" 　\n") <= set(printed)


def pieces(value, key=""):
    """Every text of a paper, without the words that only name forms and faces."""
    if isinstance(value, dict):
        return [piece for name, part in value.items() for piece in pieces(part, name)]
    if isinstance(value, list):
        return [piece for part in value for piece in pieces(part, key)]
    inner = key in ("form", "block", "align", "face", "date", "check_url")
    return [] if inner or not isinstance(value, str) else [value]


def test_word_keeps_the_grid_and_the_fonts_an_office_has():
    document = docx.Document(io.BytesIO(render_docx(RED_HEAD)))
    section, normal = document.sections[0], document.styles["Normal"]

    assert [round(side.mm) for side in (section.top_margin, section.bottom_margin, section.left_margin)] == [
        37,
        35,
        28,
    ]
    assert normal.font.size.pt == 16
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    head = next(line for line in document.paragraphs if line.text == RED_HEAD.head)
    assert str(head.runs[0].font.color.rgb) == "E60012"


def test_word_keeps_the_properties_in_the_order_of_the_schema():
    document = docx.Document(io.BytesIO(render_docx(LETTER)))

    for line in document.element.iter(qn("w:pPr")):
        names = [child.tag.rpartition("}")[2] for child in line]
        order = [name for name in ("keepNext", "pBdr", "tabs", "snapToGrid", "spacing", "ind", "jc") if name in names]
        assert [name for name in names if name in order] == order


@PAPERS
def test_the_same_paper_gives_the_same_word_file(paper):
    assert render_docx(paper) == render_docx(paper)


def test_a_form_in_word_has_its_labels_and_values_side_by_side():
    form = Paper(
        form="sheet",
        title="表",
        blocks=(Fields(((Field("编号", "第1号"), Field("日期", "今天")), (Field("题目", LONG),))),),
    )

    table = docx.Document(io.BytesIO(render_docx(form))).tables[0]

    assert [cell.text for cell in dict.fromkeys(table.rows[0].cells)] == ["编号", "第1号", "日期", "今天"]


def test_word_begins_pages_by_the_paragraph_and_leaves_none_empty():
    content = render_docx(LETTER.replace(blocks=(*LETTER.blocks, PageBreak(), Para("新的一页。"))))

    document = docx.Document(io.BytesIO(content))

    breaks = [run for run in document.element.iter(qn("w:br")) if run.get(qn("w:type")) == "page"]
    begins = [line.text for line in document.paragraphs if line.paragraph_format.page_break_before]
    assert (breaks, begins) == ([], ["新的一页。", "附件"])


def test_word_keeps_the_signature_with_the_text_and_rows_whole():
    document = docx.Document(io.BytesIO(render_docx(LETTER)))

    said = [line.text for line in document.paragraphs]
    signer = said.index(LETTER.signer)
    kept = [line.paragraph_format.keep_with_next for line in document.paragraphs[signer - 3 : signer + 1]]
    assert kept == [True] * 4
    long = Table((Column("序号"), Column("事由")), tuple((str(place), LONG) for place in range(9)))
    rows = docx.Document(io.BytesIO(render_docx(Paper(form="sheet", title="表", blocks=(long,))))).tables[0].rows
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows[1:])


def test_a_book_in_word_has_a_contents_field_over_its_headings():
    book = Paper(
        form="book", title="汇编", signer="某机关", blocks=(Heading("一、章名"), Para(LONG), Heading("二、章名"))
    )

    document = docx.Document(io.BytesIO(render_docx(book)))

    codes = [code.text for code in document.element.iter(qn("w:instrText"))]
    begins = [line.text for line in document.paragraphs if line.paragraph_format.page_break_before]
    assert any(code.startswith("TOC") for code in codes)
    assert begins == ["目　录", "一、章名", "二、章名"]


def test_a_form_in_word_leaves_no_line_to_be_signed_outside_the_margin():
    form = Paper(form="sheet", title="表", blocks=(Signatures((Signature("签名："),)),))

    [line] = [one for one in docx.Document(io.BytesIO(render_docx(form))).paragraphs if "签名" in one.text]

    assert line.text.endswith("\u00a0")  # ordinary spaces at the end of a line hang out of the margin


# Justification.


def test_only_ideographs_take_part_in_justification():
    assert justify.count("2026年，第A3号 “好”") == 7
    assert justify.open_ends("年2026") == (True, False)
    assert justify.open_ends("") == (False, False)


def test_the_gap_shares_the_rest_among_the_places_between_characters():
    assert justify.gap(["一二三四五"], 4) == pytest.approx(1)  # five characters, four gaps
    assert justify.gap(["一二", "三"], 2) == pytest.approx(1)
    assert justify.gap(["A一二B"], 4) == pytest.approx(2)  # both ends are closed: two full gaps
    assert justify.gap(["ABC"], 4) == 0


def test_a_line_of_several_boxes_is_justified_to_the_same_edge():
    led = Paper(title="纪要", blocks=(Para(LONG, lead="出席："), Para(LONG, face="kai")))

    full = [
        line
        for page in pages(render_pdf(led).content)
        for line in lines(page)
        if sum(grid.width_in_em(char["text"]) for char in line) > 25
    ]
    rights = [line[-1]["right"] for line in full]

    assert len(rights) > 6
    assert max(rights) - min(rights) < 0.2


def test_the_patch_stays_off_an_engine_it_does_not_know(monkeypatch):
    import weasyprint  # noqa: PLC0415 -- slow import

    monkeypatch.setattr(weasyprint, "__version__", "71.0")

    assert not justify.supported()


# Fonts and what printing needs.


def test_all_roles_have_their_font():
    assert fonts.missing_roles() == []
    assert [message.id for message in run_checks(tags=["printing"]) if message.id < "congress.W042"] == []


def test_a_real_county_is_told_that_its_codes_lead_nowhere(settings):
    settings.PORTAL_URL, settings.DEMO, settings.DEBUG = "", False, False
    assert "congress.W043" in [message.id for message in run_checks(tags=["printing"])]

    settings.PORTAL_URL = "https://rd.example.gov.cn"
    assert "congress.W043" not in [message.id for message in run_checks(tags=["printing"])]


def test_a_folder_of_office_fonts_that_is_not_there_is_named(settings):
    settings.PDF_FONT_DIR = "/no/such/folder"

    assert "congress.W041" in [message.id for message in run_checks(tags=["printing"])]


def test_office_fonts_come_first_and_ours_fill_the_rest(settings, tmp_path, monkeypatch):
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- slow import

    font = TTFont(fonts.VENDORED / "RDLatin.ttf")
    font["name"].setName("仿宋_GB2312", 1, 3, 1, 0x409)
    font.save(tmp_path / "office.ttf")
    (tmp_path / "readme.ttf").write_text("not a font")
    settings.PDF_FONT_DIR = str(tmp_path)
    fonts.office_families.cache_clear()

    try:
        assert fonts.family("仿宋") == '"仿宋_GB2312", "RD FangSong", "RD Latin", "RD Rare"'
        assert fonts.family("黑体") == '"RD HeiTi", "RD Latin", "RD Rare"'
    finally:
        fonts.office_families.cache_clear()


def test_without_system_libraries_the_reason_is_said_in_chinese(monkeypatch):
    class Missing(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)

    with pytest.raises(PrintingUnavailable, match=r"缺少排版所需的系统库.*libpango"):
        render_pdf(RED_HEAD)


def test_papers_are_the_same_size_without_the_systems_font_subsetter(monkeypatch):
    pdf.engine()
    from weasyprint.pdf import fonts as engine_fonts  # noqa: PLC0415 -- slow import

    usual = render_pdf(LETTER)
    monkeypatch.setattr(engine_fonts.Font, "subset", engine_fonts.Font.subset)  # put back afterwards
    monkeypatch.setattr(engine_fonts, "harfbuzz_subset", None)

    assert subsetting.install() == "uharfbuzz"
    other = render_pdf(LETTER)

    assert text(other.content) == text(usual.content)
    assert len(other.content) == pytest.approx(len(usual.content), rel=0.05)


def test_a_qr_code_is_plain_svg_and_always_the_same():
    code = qr_svg(CHECK)

    assert code == qr_svg(CHECK)
    assert code.startswith("<svg")
    assert "核验二维码" in code
    assert "<script" not in code


def test_dates_are_printed_without_padding():
    assert Paper(title="甲", date=date(2026, 1, 2)).long_date == "2026年1月2日"


def test_rare_names_reach_word_as_they_are():
    assert any(RARE in line for line in words_of(render_docx(RED_HEAD)))
