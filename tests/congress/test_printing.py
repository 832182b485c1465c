"""A printed paper is what GB/T 9704 asks for: read back from the PDF, in millimetres."""

import io
import re
from datetime import date
from itertools import pairwise

import pypdf
import pytest

from congress.frame.printing import (
    Column,
    Field,
    Fields,
    Heading,
    Para,
    Table,
    closing_of,
    contents_of,
    cover_of,
    merge,
    render_pdf,
)
from congress.frame.printing import Paper as NewPaper

from .printed import CHECK, LETTER, LONG, MM, RARE, RED_HEAD, REPORT, chars, lines, pages, text, words

TOLERANCE = 0.1  # of the grid; the standard itself allows 1 mm at the margins


@pytest.fixture(scope="module")
def red_head():
    return render_pdf(RED_HEAD)


@pytest.fixture(scope="module")
def letter():
    return render_pdf(LETTER)


@pytest.fixture(scope="module")
def report():
    return render_pdf(REPORT)


@pytest.fixture(scope="module")
def read(red_head, letter, report):
    """The three papers as pages of lines, read once."""
    return {
        name: [(page, lines(page, 0, 300)) for page in pages(rendered.content)]
        for name, rendered in (("red_head", red_head), ("letter", letter), ("report", report))
    }


def body(found):
    return [line for line in found if line[0]["top"] > 36 and line[0]["bottom"] < 263]


def line_with(found, part):
    return next(line for line in found if part in words(line))


def page_number(found):
    return next((line for line in found if re.fullmatch("—\\d+—", words(line))), None)


def test_a_full_page_has_22_lines_in_a_type_area_of_225_mm(read):
    page, found = read["red_head"][2]
    full = body(found)

    assert len(full) == 22
    assert full[0][0]["top"] == pytest.approx(37, abs=TOLERANCE)
    assert full[-1][0]["bottom"] == pytest.approx(262, abs=TOLERANCE)
    assert page.width * MM == pytest.approx(210, abs=TOLERANCE)
    assert page.height * MM == pytest.approx(297, abs=TOLERANCE)


def test_lines_keep_one_pitch_to_the_foot_of_the_page(read):
    full = body(read["red_head"][2][1])

    steps = [lower[0]["bottom"] - upper[0]["bottom"] for upper, lower in pairwise(full)]

    assert max(steps) - min(steps) < 0.02


def test_a_full_line_has_28_characters_between_the_margins(read):
    full = [line for line in body(read["red_head"][2][1]) if abs(line[0]["left"] - 28) < TOLERANCE and len(line) == 28]

    assert len(full) > 8
    assert all(line[-1]["right"] == pytest.approx(184, abs=TOLERANCE) for line in full)


def test_lines_cut_short_by_punctuation_still_reach_the_right_edge(read):
    running = [line for line in body(read["red_head"][2][1]) if 24 <= len(line) <= 31]

    assert min(len(line) for line in running) < 28 < max(len(line) for line in running)
    assert [words(line) for line in running if abs(line[-1]["right"] - 184) > 0.15] == []


def test_no_line_begins_or_ends_with_the_wrong_punctuation(read):
    found = [words(line) for paper in read.values() for _, page in paper for line in page]

    assert [line for line in found if line[0] in "、，。；：？！”》）〕"] == []
    assert [line for line in found if line[-1] in "“《（〔"] == []


def test_body_is_size_3_fangsong_and_headings_follow_the_standard(read):
    found = [line for _, page in read["red_head"] for line in page]

    assert line_with(found, "一、基本情况")[0]["font"] == "RD-HeiTi"
    assert line_with(found, "（一）强化")[0]["font"] == "RD-KaiTi"
    assert line_with(found, "县人民政府高度重视")[0]["font"] == "RD-FangSong"
    assert line_with(found, "县人民政府高度重视")[0]["size"] == pytest.approx(15.79, abs=0.01)
    title = line_with(found, "代表建议办理情况的报告")
    assert (title[0]["font"], round(title[0]["size"])) == ("RD-BiaoSong", 22)


def test_a_paragraph_is_indented_by_two_characters(read):
    first = line_with(body(read["red_head"][1][1]), "县人民政府高度重视")

    assert first[0]["left"] == pytest.approx(28 + 2 * 156 / 28, abs=TOLERANCE)


def test_page_numbers_stand_7_mm_below_outside_and_one_character_in(read):
    first, second = (page_number(found) for _, found in read["red_head"][:2])

    assert [words(first), words(second)] == ["—1—", "—2—"]
    assert first[0]["font"] == "RD-SongTi"
    assert first[0]["size"] == pytest.approx(14, abs=0.01)
    assert first[-1]["right"] == pytest.approx(184 - 14 * MM, abs=0.3)
    assert second[0]["left"] == pytest.approx(28 + 14 * MM, abs=0.3)
    assert first[0]["top"] + 0.62 * 14 * MM == pytest.approx(262 + 7, abs=0.3)


def test_the_red_head_stands_35_mm_below_the_top_of_the_type_area(read):
    head = line_with(read["red_head"][0][1], "常务委员会文件")

    assert head[0]["top"] == pytest.approx(37 + 35, abs=TOLERANCE)
    assert head[0]["colour"] == pytest.approx((0.9, 0, 0.07), abs=0.01)
    assert (head[0]["left"] + head[-1]["right"]) / 2 == pytest.approx(28 + 78, abs=1)
    assert head[0]["left"] > 28
    assert head[-1]["right"] < 184


def test_number_rule_and_title_follow_at_their_distances(read):
    page, found = read["red_head"][0]
    number, title = line_with(found, "〔2026〕18号"), line_with(found, "关于2025年度")
    rule = next(rect for rect in page.rects if rect["width"] * MM > 150)

    assert rule["top"] * MM - number[0]["bottom"] == pytest.approx(4, abs=TOLERANCE)
    assert rule["width"] * MM == pytest.approx(156, abs=TOLERANCE)
    assert words(number) == "西人常发〔2026〕18号"
    assert (number[0]["left"] + number[-1]["right"]) / 2 == pytest.approx(106, abs=0.2)
    assert (title[0]["left"] + title[-1]["right"]) / 2 == pytest.approx(106, abs=0.2)


def test_the_signer_is_centred_over_a_date_four_characters_from_the_edge(read):
    found = read["letter"][1][1]
    signer, date = line_with(found, "西平样县交通运输局"), line_with(found, "2026年9月3日")

    assert date[-1]["right"] == pytest.approx(184 - 4 * 156 / 28, abs=0.2)
    centre = [(line[0]["left"] + line[-1]["right"]) / 2 for line in (signer, date)]
    assert centre[0] == pytest.approx(centre[1], abs=0.2)
    assert date[0]["bottom"] - signer[0]["bottom"] == pytest.approx(10.4455, abs=TOLERANCE)


def test_a_long_signer_stays_within_the_margins(read):
    found = [line for _, page in read["red_head"] for line in page]
    signer = [line for line in found if words(line) == RED_HEAD.signer][-1]

    assert signer[-1]["right"] < 184


def test_the_imprint_ends_on_the_last_line_of_the_type_area(read):
    page, found = read["red_head"][-1]
    edges = [rect["bottom"] * MM for rect in page.rects if rect["width"] * MM > 150]

    assert max(edges) == pytest.approx(262, abs=TOLERANCE)
    assert line_with(found, "抄送：")[0]["size"] == pytest.approx(14, abs=0.01)
    assert words(line_with(found, "抄送：")) == "抄送：县委办公室，县政协办公室。"
    assert words(line_with(found, "印发")).endswith("2026年11月22日印发")


@pytest.mark.parametrize("paper", [RED_HEAD, LETTER], ids=["red_head", "letter"])
def test_the_imprint_never_stands_on_a_page_of_its_own(paper):
    lone = []
    for count in range(1, 12):
        text_only = {"blocks": (Para("一行正文。"),) * count, "annexes": ()}
        found = list(pages(render_pdf(paper.replace(**text_only)).content))
        last = "".join(words(line) for line in lines(found[-1]))
        lone += [count] if "抄送：" in last and "一行正文。" not in last else []

    assert lone == []


def test_a_letter_has_its_head_at_30_mm_and_rules_of_170_mm(read):
    page, found = read["letter"][0]
    head, number = line_with(found, "西平样县交通运输局"), line_with(found, "〔2026〕7号")
    rules = sorted({round(rect["top"] * MM, 1) for rect in page.rects})
    foot = max(rect["bottom"] * MM for rect in page.rects)

    assert head[0]["top"] == pytest.approx(30, abs=TOLERANCE)
    assert {round(rect["width"] * MM) for rect in page.rects} == {170}
    assert {round(rect["x0"] * MM) for rect in page.rects} == {20}
    assert rules[0] - head[0]["bottom"] == pytest.approx(4, abs=TOLERANCE)
    assert foot == pytest.approx(297 - 20, abs=TOLERANCE)
    assert number[-1]["right"] == pytest.approx(184, abs=TOLERANCE)


def test_a_letter_has_no_page_number_on_its_first_page_only(read):
    found = [page_number(page) for _, page in read["letter"]]

    assert [line and words(line) for line in found] == [None, "—2—", "—3—"]


def test_the_class_of_a_reply_stands_in_the_upper_right(read):
    found = read["letter"][0][1]

    assert line_with(found, "类别：A")[-1]["right"] == pytest.approx(184, abs=0.2)
    assert line_with(found, "公开")[0]["bottom"] < 30


def test_an_annex_begins_a_page_of_its_own(read):
    found = read["letter"][2][1]

    assert words(found[0]) == "附件"
    assert "".join(words(line) for line in found).count("征询意见表") == 1


def test_the_head_of_a_long_table_is_repeated_on_every_page(read):
    heads = [sum("建议标题" in words(line) for line in found) for _, found in read["report"]]

    assert heads[:3] == [1, 1, 1]


def test_a_wide_table_lies_on_a_sheet_of_its_own_with_its_number_at_the_side(read):
    sizes = [(round(page.width * MM), round(page.height * MM)) for page, _ in read["report"]]
    lying = next(page for page, _ in read["report"] if page.width > page.height)
    number = [char for char in chars(lying) if char["font"] == "RD-SongTi" and char["text"].isdigit()]

    assert sizes.count((297, 210)) == 1
    assert number[0]["left"] == pytest.approx(26.5, abs=2.5)


def test_every_font_is_embedded_as_a_truetype_subset(red_head):
    fonts = {}
    for page in pypdf.PdfReader(io.BytesIO(red_head.content)).pages:
        for font in page["/Resources"]["/Font"].values():
            below = font["/DescendantFonts"][0].get_object()
            fonts[font["/BaseFont"]] = (below["/Subtype"], "/FontFile2" in below["/FontDescriptor"])

    assert set(fonts.values()) == {("/CIDFontType2", True)}
    assert all(re.match(r"/[A-Z]{6}\+RD-", name) for name in fonts)


def test_rare_characters_of_names_are_drawn_and_can_be_copied(red_head):
    found = [char for page in pages(red_head.content) for char in chars(page) if char["text"] in RARE]

    assert red_head.missing_glyphs == ()
    assert {char["text"] for char in found} == set(RARE)
    assert {char["font"] for char in found} == {"RD-Rare"}


def test_a_character_no_font_can_draw_is_reported():
    rendered = render_pdf(NewPaper(title="缺字", blocks=(Para("这里有一个画不出的字：😀。"),)))

    assert rendered.missing_glyphs == ("😀",)


def test_the_file_says_it_is_pdf_a_3a_and_carries_its_check_address(red_head):
    reader = pypdf.PdfReader(io.BytesIO(red_head.content))
    claims = reader.xmp_metadata.stream.get_data().decode()

    assert 'part="3"' in claims
    assert 'conformance="A"' in claims
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.metadata.title == RED_HEAD.name
    assert CHECK.encode() in red_head.content


def test_the_same_paper_gives_the_same_bytes(red_head):
    again = render_pdf(type(RED_HEAD).from_json(RED_HEAD.to_json()))

    assert again == red_head


def test_markup_and_addresses_in_a_text_are_printed_and_not_obeyed():
    evil = '<img src="file:///etc/passwd"><script>x</script> &amp; {{ 7 }} </p>'
    rendered = render_pdf(NewPaper(title="测试", blocks=(Para(evil), Table((Column("栏"),), ((evil,),)))))

    assert text(rendered.content).replace("\n", "").count(evil.replace(" ", "")) == 2


def test_papers_are_bound_with_leaves_numbered_through():
    second = NewPaper(title="第二件", blocks=(Para(LONG),))

    bound = merge([LETTER, second], title="案卷", front=[contents_of("第137号建议")])

    found = [lines(page, 0, 300) for page in pages(bound.content)]
    leaves = [line for page in found for line in page if line[0]["top"] < 18 and words(line).isdigit()]
    assert bound.pages == 5
    assert [words(line) for line in leaves] == ["1", "2", "3", "4"]
    assert [line[0]["left"] > 105 for line in leaves] == [True, False, True, False]
    listed = "".join(words(line) for line in found[0])
    for part in ("卷内文件目录", "第137号建议", "西交函", "20260903", "1—3", "第二件4"):
        assert part in listed


def test_a_bound_file_has_a_cover_and_ends_with_what_it_holds():
    second = NewPaper(title="第二件", blocks=(Para(LONG),), date=date(2026, 9, 9))

    bound = merge(
        [LETTER, second.replace(watermark="登记件", addressee="某单位")],
        title="案卷",
        front=[
            cover_of("第137号", organ="西平样县人民代表大会", fields=[("主办单位", "县交通局")]),
            contents_of("第137号"),
        ],
        back=[closing_of(keeper="王某某", date=date(2026, 11, 22))],
    )

    read = ["".join(words(line) for line in lines(page, 0, 300)) for page in pages(bound.content)]
    assert bound.pages == 7
    for part in ("西平样县人民代表大会", "2026年9月3日至2026年9月9日", "2件", "4页", "县交通局"):
        assert part in read[0]
    assert "第二件（致某单位）202609094登记件" in read[1]
    assert "卷内备考表" in read[-1]
    assert "未制发正式文书" in read[-1]
    assert not any(page_number(lines(page, 0, 300)) for page in list(pages(bound.content))[:2])


BRIEF = LETTER.replace(annexes=(), copies_to=(), note="联系人：王某某　电话：0000-1234567")


@pytest.mark.parametrize("form", ["letter", "red_head", "plain"])
@pytest.mark.parametrize("paragraphs", range(6, 15))
def test_no_page_bears_a_signature_or_a_check_code_alone(form, paragraphs):
    paper = BRIEF.replace(form=form, blocks=(Para("一行文字。"),) * paragraphs)

    bare, coded = render_pdf(paper), render_pdf(paper.replace(check_url=CHECK, check_words="扫码核验本件"))

    assert coded.pages == bare.pages
    for page in pages(coded.content):
        found = [words(line) for line in body(lines(page, 0, 300))]
        assert found[0] not in ("西平样县交通运输局", "2026年9月3日")
        assert any("文字" in line for line in found)


def test_the_check_code_stands_below_the_text_and_above_the_rule_of_a_letter():
    paper = BRIEF.replace(blocks=(Para("正文。"),), check_url=CHECK, check_words="扫码核验本件")

    [page] = pages(render_pdf(paper).content)

    said = line_with(lines(page, 0, 300), "扫码核验本件")
    foot = [piece for piece in (*page.curves, *page.lines, *page.rects) if piece["top"] * MM > 200]
    code = [piece for piece in foot if piece["x1"] * MM < 45]
    rule = min(piece["top"] for piece in foot if piece["width"] * MM > 160)
    assert said[0]["top"] > 262
    assert min(piece["top"] for piece in code) * MM > 262
    assert max(piece["bottom"] for piece in code) < rule
    assert (max(piece["x1"] for piece in code) - min(piece["x0"] for piece in code)) * MM > 10


def test_dates_and_numbers_stay_on_one_line_however_narrow_their_column():
    columns = (Column("序号", 0.1), Column("编号", 0.1), Column("事由", 9), Column("期限", 0.1), Column("方式", 0.1))
    table = Table(columns, (("210", "闭222号", LONG, "2026年11月30日", "主办"),), small=True)

    [page] = pages(render_pdf(NewPaper(form="sheet", title="表", blocks=(table,))).content)

    found = [words(line) for line in lines(page, 0, 300)]
    for part in ("序号", "210", "闭222号", "2026年11月30日", "主办"):
        assert any(part in line for line in found), part


def test_the_cells_of_a_row_stand_level_in_a_book_too():
    columns = (Column("序号", 1, "center"), Column("指标", 3), Column("数值", 2, "center"), Column("查询名", 2))
    row = ("36", "办理", "7件", "standing_committee_present")
    book = NewPaper(form="book", title="册", blocks=(Heading("一、表"), Table(columns, (row,) * 3, small=True)))

    *_, page = pages(render_pdf(book).content)

    found = [words(line) for line in lines(page)]
    assert found[2:] == ["standing_committee_", "36办理7件", "present"] * 3


@pytest.mark.parametrize(("before", "rows"), [(17, 2), (17, 20), (17, 32), (0, 1)])
def test_no_page_holds_a_single_row_of_a_longer_table(before, rows):
    table = Table((Column("甲"),), tuple((f"第{number}行",) for number in range(rows)), small=True)
    blocks = (*[Para("文")] * before, table)

    sheets = pages(render_pdf(NewPaper(form="sheet", title="表", blocks=blocks)).content)
    held = [sum("行" in words(line) for line in lines(page, 0, 300)) for page in sheets]

    assert (sum(held), 1 in held) == (rows, rows == 1)


def test_a_table_of_tall_rows_begins_where_its_first_row_fits_and_not_on_the_next_page():
    columns = (Column("序号", 1, "center"), Column("问题", 4), Column("对策", 4))
    table = Table(columns, tuple((str(place), LONG, LONG) for place in range(1, 6)), caption="清单", small=True)

    sheets = pages(render_pdf(NewPaper(form="sheet", title="表", blocks=(*[Para("文")] * 11, table))).content)

    held = [[line for line in map(words, lines(page, 0, 300)) if re.search("[1-5]", line[:2])] for page in sheets]
    assert held[0] != []
    assert sum(map(len, held)) >= 5


def test_a_table_without_rows_says_so():
    [page] = pages(
        render_pdf(NewPaper(form="sheet", title="表", blocks=(Table((Column("甲"), Column("乙"))),))).content
    )

    assert [words(line) for line in lines(page, 0, 300)][1:3] == ["甲乙", "无"]


def test_the_row_of_a_form_is_not_split_and_its_room_for_a_hand_is_not_left_twice():
    rows = tuple((Field(f"第{place}栏", "甲\n乙"),) for place in range(1, 21))
    long = (Field("情况和理由：", "\n".join([LONG] * 6), lines=20, stacked=True),)
    form = NewPaper(form="sheet", title="表", blocks=(Fields((*rows, long, (Field("末栏", "丙"),))),))

    read = [[words(line) for line in lines(page)] for page in pages(render_pdf(form).content)]

    for found in read:
        assert sum(line.endswith("甲") for line in found) == sum(line.endswith("乙") for line in found)
    assert any("末栏" in line for line in read[-1])
    assert len(read[-1]) > 3  # the long text and the last row share the page: no empty room between them


def test_a_sheet_that_nobody_signs_bears_no_date_but_a_plain_paper_does():
    sheet = NewPaper(form="sheet", title="表", blocks=(Para("正文。"),), date=date(2026, 9, 3))

    assert "2026年9月3日" not in text(render_pdf(sheet).content)
    assert "2026年9月3日" in text(render_pdf(sheet.replace(form="plain")).content)


def test_each_line_of_the_note_is_a_note_of_its_own():
    found = text(render_pdf(BRIEF.replace(blocks=(Para("正文。"),), note="联系人：甲\n签发人：乙")).content)

    assert "（联系人：甲）\n（签发人：乙）" in found


def test_a_book_has_a_cover_contents_with_page_numbers_and_begins_its_text_with_page_1():
    chapters = [
        (Heading(f"{name}、章名", 1), Para(LONG), Heading("（一）节名", 2), *[Para(LONG)] * 8) for name in "一二三"
    ]
    book = NewPaper(
        form="book",
        title="汇编",
        signer="西平样县人大常委会",
        date=date(2026, 11, 22),
        blocks=tuple(block for chapter in chapters for block in chapter),
    )

    rendered = render_pdf(book)
    read = [lines(page, 0, 300) for page in pages(rendered.content)]
    said = [[words(line) for line in found] for found in read]
    numbers = [words(line).strip("—") if (line := page_number(found)) else "" for found in read]

    first = next(place for place, found in enumerate(said) if "一、章名" in found[:1])
    assert said[0] == ["汇编", "西平样县人大常委会", "2026年11月22日"]
    assert numbers[:first] == [""] * first
    assert (numbers[first], first % 2) == ("1", 0)
    for name in "一二三":
        begins = next(place for place, found in enumerate(said) if f"{name}、章名" in found[:1])
        assert any(re.fullmatch(f"{name}、章名·+{numbers[begins]}", line) for line in said[2])
    marks = pypdf.PdfReader(io.BytesIO(rendered.content)).outline[1]
    assert [mark.title for mark in marks if not isinstance(mark, list)] == ["一、章名", "二、章名", "三、章名"]


def test_a_watermark_stands_on_every_page():
    rendered = render_pdf(LETTER.replace(watermark="预览"))

    marks = ["".join(char["text"] for char in chars(page) if char["size"] > 100) for page in pages(rendered.content)]
    assert marks == ["预览"] * rendered.pages


@pytest.mark.parametrize("form", ["letter", "red_head"])
@pytest.mark.parametrize("characters", [17, 27, 28])
def test_an_organ_with_a_long_name_keeps_within_the_margins(form, characters):
    organ = ("西平样县人民代表大会常务委员会农业与农村工作委员会办公室综合科")[:characters]
    paper = BRIEF.replace(form=form, head=organ, signer=organ, blocks=(Para("正文。"),))

    found = [line for page in pages(render_pdf(paper).content) for line in lines(page, 0, 300) if words(line) == organ]

    assert [(line[0]["left"] > 27.9, line[-1]["right"] < 184.1) for line in found] == [(True, True)] * 2


def test_an_amount_is_in_yuan_whatever_sign_was_typed():
    [page] = pages(render_pdf(NewPaper(title="金额", blocks=(Para("￥5"),))).content)

    assert [char["font"] for char in chars(page) if char["text"] == "¥"] == ["RD-Latin"]
