"""Every kind of paper on the shelf, set once and read back from its file: what GB/T 9704 asks for, measured.

The grid is kept to a tenth of a millimetre; the margins may be off by one, as the standard has it.
"""

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

import pytest
from django.db import transaction

from congress.frame import clock, kinds
from congress.frame.charts import in_words
from congress.frame.printing import Certificate, Chart, Fields, Heading, Listing, Para, Table, grid, render_pdf
from tests.build import county, papers

from .reading import MM, Sheets

pytestmark = pytest.mark.django_db
KINDS = [kind.key for kind in kinds.documents]
FINE, COARSE = 0.1, 1  # millimetres
NOT_FIRST, NOT_LAST = "、。，．；：？！…」』）〕】》〉”’%", "（〔【《〈「『“‘"
BODY = 15.79  # points: 156 mm / 28
UNREADABLE = re.compile("[\x00\ue000-\uf8ff\ufeff\ufffe\uffff]")  # codes that stand for no character
STANDARD = {
    *("/Document", "/Sect", "/Div", "/BlockQuote", "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/Span", "/Link"),
    *("/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Figure", "/Caption", "/NonStruct"),
}
MARK = 9  # points, of the numbers of notes
RED, BLACK = (0.9, 0, 0.07), (0, 0, 0)
NARROW = "[!-~–]"
PIECE = re.compile(f"[{NOT_LAST}]*(?:{NARROW}+|.)[{NOT_FIRST}]*")


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """{kind: Paper}, from a county that is forgotten again."""
    with django_db_blocker.unblock(), clock.frozen(county.TODAY), transaction.atomic():
        found = papers.every(county.cast())
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def printed(made):
    """The file of a kind, set and read once."""

    @cache
    def of(key):
        rendered = render_pdf(made[key])
        assert rendered.missing_glyphs == ()
        return Sheets(rendered.content)

    return of


@pytest.fixture(params=KINDS)
def key(request):
    return request.param


@pytest.fixture
def paper(made, key):
    return made[key]


@pytest.fixture
def sheets(printed, key):
    return printed(key)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def room(page):
    """(left, top, right, bottom) of the type area."""
    edges = (35, 28, 37, 26) if page.lies else (grid.LEFT, grid.TOP, grid.RIGHT, grid.BOTTOM)
    left, top, right, bottom = edges
    return left, top, page.width - right, page.height - bottom


def blocks_of(paper):
    yield from paper.blocks
    for annex in paper.annexes:
        yield from annex.blocks


def is_running(block):
    """Set in the size of the text: its lines stand on the grid."""
    return block.tag in ("P", "H2", "H3", "H4", "H5") and abs(block.size - BODY) < FINE


@dataclass(frozen=True)
class Set:
    """A paragraph as it was set: its words, and its lines with the page each stands on."""

    para: Para
    words: str
    lines: tuple

    @property
    def full(self):
        """(page, line, next line) where another line follows."""
        return [(page, line, after) for (page, line), (_, after) in pairwise(self.lines)]


def paragraphs(paper, sheets):
    """The paragraphs of a paper, each found in the file after the one before it."""
    lines = [(block.page, line) for block in sheets.blocks for line in block.lines]
    said = "".join(line.text for _, line in lines)
    starts = list(accumulate((len(line.text) for _, line in lines), initial=0))[:-1]
    found, at = [], 0
    for para in blocks_of(paper):
        if isinstance(para, Para) and (words := squeezed(para.lead + "".join(map("".join, para.pieces)))):
            start = said.index(words, at)
            at = start + len(words)
            mine = tuple(line for line, begin in zip(lines, starts, strict=True) if start <= begin < at)
            found.append(Set(para, words, mine))
    return found


def first_piece(text):
    """What a line cannot be broken within, at the beginning of a text: (“为”), 2.6, 路，"""
    return PIECE.match(text)[0]


def test_every_kind_is_measured(made):
    assert sorted(made) == sorted(KINDS)


# The sheet.


def test_sheets_are_a4_and_lie_only_where_the_paper_says_so(paper, sheets):
    sizes = {(round(page.width, 1), round(page.height, 1)) for page in sheets.pages}
    lying = paper.landscape, any(isinstance(block, Table) and block.landscape for block in blocks_of(paper))

    assert (
        sizes
        == {
            (False, False): {(210.0, 297.0)},
            (True, False): {(297.0, 210.0)},
            (False, True): {(210.0, 297.0), (297.0, 210.0)},
        }[lying]
    )


def test_the_text_keeps_within_the_type_area(paper, sheets):
    outside = []
    for page in sheets.pages:
        left, top, right, bottom = room(page)
        outside += [
            line.text
            for line in page.lines
            if line.left < left - FINE
            or line.right > right + FINE
            or line.top < top - COARSE
            or line.bottom > bottom + FINE
        ]

    above = [*paper.corner, paper.head] if paper.form == "letter" else []
    assert outside == [squeezed(text) for text in above]


def test_rules_end_with_the_type_area(paper, sheets):
    """Of forms and tables; the code below the text and the red rules of a letter have places of their own."""
    outside = []
    for number, page in enumerate(sheets.pages):
        left, top, right, bottom = room(page)
        for shape in page.shapes:
            ends = (
                shape[0] < left - COARSE
                or shape[2] > right + COARSE
                or shape[1] < top - COARSE
                or shape[3] > bottom + COARSE
            )
            if ends and shape[4] == BLACK and shape[1] < bottom:
                outside.append((number, *(round(edge, 1) for edge in shape[:4])))

    assert outside == []


# Lines.


def test_lines_stand_on_the_grid(paper, sheets):
    """Tables and charts have heights of their own: the grid is measured above the first of a page."""
    beside = []
    if paper.form == "sheet" or paper.landscape:
        return
    for page in sheets.pages[paper.form == "book" :]:
        top = room(page)[1]
        for block in page.blocks:
            if not is_running(block):
                if block.tag in ("TH", "TD", "Figure"):
                    break
                continue
            for line in block.lines:
                if line.body.size < BODY - 1 or line.top < top - COARSE:
                    continue  # the notes of a paragraph, and what stands in the head of a letter
                place = (line.top - top) / grid.PITCH
                if abs(place - round(place)) * grid.PITCH > FINE:
                    beside.append((block.page, line.text, round(place, 3)))
    assert beside == []


def breaks_of(paper, sheets):
    """[(page, its last line)] where a paragraph goes on overleaf – by more than the one line that keeps a signature
    company."""
    texts = paragraphs(paper, sheets)
    return [
        (page, line)
        for one in texts
        for (page, line), (next_page, after) in pairwise(one.lines)
        if page != next_page and after is not texts[-1].lines[-1][1]
    ]


def test_a_page_that_breaks_a_paragraph_has_no_room_left(paper, sheets):
    bottoms = [(line.bottom, room(sheets.pages[page])[3]) for page, line in breaks_of(paper, sheets)]

    assert [found for found in bottoms if not found[1] - grid.PITCH < found[0] < found[1] + FINE] == []


def test_a_full_page_has_22_lines(made, printed):
    """Pages of nothing but running text, in every form that has them."""
    found = {}
    for key, paper in made.items():
        sheets = printed(key)
        for page, line in breaks_of(paper, sheets):
            lines = sheets.pages[page].lines
            if all(map(is_running, sheets.pages[page].blocks)) and lines[0].top < grid.TOP + FINE:
                found.setdefault(paper.form, []).append((len(lines), round(line.bottom, 1)))

    assert {form: set(pages) for form, pages in found.items()} == {
        form: {(22, 262.0)} for form in ("sheet", "plain", "red_head", "letter", "book")
    }


def test_lines_of_a_paragraph_keep_their_pitch(sheets):
    steps = [
        lower.bottom - upper.bottom
        for block in sheets.blocks
        if is_running(block)
        for upper, lower in pairwise(block.lines)
        if abs(lower.body.size - BODY) < FINE
    ]

    assert [step for step in steps if abs(step - grid.PITCH) > 0.02] == []


def test_lines_are_flush_on_the_right(paper, sheets):
    ragged = []
    for one in paragraphs(paper, sheets):
        if one.para.align != "left":
            continue
        for place, line, after in one.full:
            page = sheets.pages[place]
            if abs(line.right - room(page)[2]) > FINE:
                ragged.append((round(line.right, 1), line.text, after.text[:6]))
    assert ragged == []


def test_a_line_ends_where_nothing_more_would_fit(paper, sheets):
    early = []
    for one in paragraphs(paper, sheets):
        for place, line, after in one.full if one.para.face != "large" else ():
            right = room(sheets.pages[place])[2]
            width = (right - line.left) / (BODY * MM)
            piece = first_piece(after.text)
            if any(char.size < BODY - 1 for char in after.chars[: len(piece) + 1]):
                continue  # the numbers of notes stay with the last words before them
            taken = sum((char.right - char.left) for char in after.chars[: len(piece)]) / (BODY * MM)
            if line.ems + taken < width - 0.02:
                early.append((line.text, piece, round(line.ems + taken, 2), round(width, 2)))
    assert early == []


def test_no_line_begins_or_ends_with_the_wrong_punctuation(sheets):
    found = [line.text for block in sheets.blocks for line in block.lines]

    assert [text for text in found if text[0] in NOT_FIRST] == []
    assert [text for text in found if text[-1] in NOT_LAST] == []


# The faces, and what stands around the text.


def test_text_headings_and_titles_are_in_their_faces_and_sizes(paper, sheets):
    faces = {1: "HeiTi", 2: "KaiTi", 3: "FangSong", 4: "FangSong"}
    found = {(squeezed(block.text), block.font, round(block.size, 1)) for block in sheets.blocks}
    large = 40 if any(isinstance(block, Certificate) for block in paper.blocks) else 26 if paper.form == "book" else 22
    titles = [(squeezed("".join(piece.title)), large if piece is paper else 22)
              for piece in (paper, *paper.annexes) if piece.title]  # fmt: skip
    headings = [block for block in blocks_of(paper) if isinstance(block, Heading)]

    assert {(title, "RD-BiaoSong", size) for title, size in titles} - found == set()
    looks = {
        (squeezed(one.text), *(("RD-BiaoSong", 22) if one.titled else (f"RD-{faces[one.level]}", 15.8)))
        for one in headings
    }
    assert looks - found == set()


def test_running_text_is_size_3(paper, sheets):
    faces = {"body": "FangSong", "kai": "KaiTi", "hei": "HeiTi", "song": "SongTi"}
    strange = [
        (char.text, char.font, char.size)
        for one in paragraphs(paper, sheets)
        if one.para.face != "large"
        for _, line in one.lines
        for char in line.chars
        if (abs(char.size - BODY) > FINE and abs(char.size - MARK) > FINE)
        or char.font not in (f"RD-{faces[one.para.face]}", "RD-HeiTi", "RD-Latin", "RD-Rare")
    ]

    assert strange == []


def test_words_to_be_read_out_are_large_and_on_one_page(printed):
    sheets = printed("appointments.oath_words")

    assert len(sheets.pages) == 1
    assert {
        (char.font, round(char.size))
        for block in sheets.blocks
        for line in block.lines
        for char in line.chars
        if char.text == "誓"
    } >= {("RD-BiaoSong", 30)}


def test_titles_stand_in_the_middle(sheets):
    aside = []
    for page in sheets.pages:
        left, _, right, _ = room(page)
        for block in page.blocks:
            if block.tag == "H1":
                aside += [line.text for line in block.lines if abs(line.left + line.right - left - right) > COARSE]

    assert aside == []


def test_pages_are_numbered_outside_7_mm_from_the_text(paper, sheets):
    """— 1 — : size 4 of 宋体, odd ones right and even ones left, one character in; lying ones at the side, turned."""
    pages = numbered(paper, sheets)
    wrong = []
    for number, page in enumerate(pages, start=1):
        left, top, right, bottom = room(page)
        chars = [char for line in page.loose for char in line.chars if abs(char.size - 14) < FINE]
        found = sorted(chars, key=lambda char: char.top if page.lies else char.left)
        if paper.form == "letter" and number == 1:
            wrong += [(number, "".join(char.text for char in found))] if found else []
            continue
        said = "".join(char.text for char in found), {char.font for char in found}, {char.turned for char in found}
        if said != (f"—{number}—", {"RD-SongTi"}, {page.lies}):
            wrong.append((number, said))
            continue
        odd = number % 2 == 1
        if page.lies:
            middle, edge = (found[0].left + found[0].right) / 2, found[-1].bottom if odd else found[0].top
            off = abs(left - middle - 7), abs(edge - (bottom - 14 * MM if odd else top + 14 * MM))
        else:
            middle, edge = found[0].top + 0.62 * 14 * MM, found[-1].right if odd else found[0].left
            off = abs(middle - bottom - 7), abs(edge - (right - 14 * MM if odd else left + 14 * MM))
        if max(off) > COARSE:
            wrong.append((number, off))

    assert wrong == []


def numbered(paper, sheets):
    """The pages that count: a book begins with the first of its text, a certificate has none."""
    if not paper.page_numbers:
        return []
    if paper.form != "book":
        return sheets.pages
    first = squeezed(next(block.text for block in paper.blocks if isinstance(block, Heading)))
    begins = next(
        number for number, page in enumerate(sheets.pages) if page.blocks[:1] and page.blocks[0].text == first
    )
    assert begins % 2 == 0, "the text of a book begins on a right page"
    assert [line.text for page in sheets.pages[:begins] for line in page.loose] == []
    return sheets.pages[begins:]


def of_form(made, printed, form):
    found = {key: (paper, printed(key)) for key, paper in made.items() if paper.form == form}
    assert found
    return found.items()


def line_of(page, text):
    return next(line for line in page.lines if squeezed(text) in line.text)


def bars(page, colour, width):
    """The horizontal rules of a colour, as (top, bottom) from the top down; what they have to the sides is the block's."""
    found = {(round(top, 2), round(bottom, 2)) for left, top, right, bottom, its in page.shapes
             if abs(right - left - width) < FINE and its == colour}  # fmt: skip
    return sorted(found)


def test_a_red_head_stands_35_mm_down_and_its_rule_4_mm_below_the_number(made, printed):
    wrong = {}
    for key, (paper, sheets) in of_form(made, printed, "red_head"):
        page = sheets.pages[0]
        head, number = (line_of(page, text) for text in (paper.head, paper.number))
        [(rule, end)] = bars(page, RED, 156.05)
        measured = (
            head.top - 37 - 35,
            rule - number.bottom - 4,
            end - rule - 0.35,
            number.left + number.right - 212,
            head.left + head.right - 212,
        )
        if max(map(abs, measured)) > 0.2 or head.body.colour != RED or head.left < 28 or head.right > 184:
            wrong[key] = measured

    assert wrong == {}


def test_a_letter_has_its_head_30_mm_down_between_red_rules_of_170_mm(made, printed):
    wrong = {}
    for key, (paper, sheets) in of_form(made, printed, "letter"):
        page = sheets.pages[0]
        head, number, rules = line_of(page, paper.head), line_of(page, paper.number), bars(page, RED, 170)
        measured = (head.top - 30, head.left + head.right - 212, rules[0][0] - head.bottom - 4, max(end for _, end in rules) - 277, number.right - 184,
                    number.top - rules[0][1] - grid.NUMBER_GAP)  # fmt: skip
        if max(map(abs, measured)) > 0.2 or head.left < 28 - FINE or head.right > 184 + FINE:
            wrong[key] = measured
        if any(bars(other, RED, 170) for other in sheets.pages[1:]):
            wrong[key] = "red rules on a later page"

    assert wrong == {}


def test_the_imprint_ends_on_the_last_line_and_stands_with_text(made, printed):
    wrong, found = {}, 0
    for key, paper in made.items():
        if not (paper.copies_to or paper.printed_by):
            continue
        found += 1
        page = printed(key).pages[-1]
        imprint = [block for block in page.blocks if abs(block.size - 14) < FINE and block.lines[0].top > 200]
        bottom = room(page)[3]
        last = max(end for _, end in bars(page, BLACK, 156)) if paper.form != "letter" else bottom
        if abs(last - bottom) > FINE or not imprint or len(page.blocks) == len(imprint):
            wrong[key] = (last, len(imprint), len(page.blocks))

    assert (wrong, found > 5) == ({}, True)


def test_a_seal_has_its_place_and_the_signer_stands_over_the_date(made, printed):
    wrong, found = {}, 0
    for key, paper in made.items():
        if not paper.seal:
            continue
        found += 1
        lines = [line for page in printed(key).pages for line in page.lines]
        signer, date = next(
            pair for pair in pairwise(lines) if [line.text for line in pair] == [paper.signer, paper.long_date]
        )
        off = signer.left + signer.right - date.left - date.right, date.bottom - signer.bottom - grid.PITCH
        edge = 271 if paper.landscape else 184
        if max(map(abs, off)) > 0.3 or date.right > edge - 4 * grid.EM + FINE or signer.right > edge + FINE:
            wrong[key] = off

    assert (wrong, found > 5) == ({}, True)


# What can be read and searched.


def words_of(paper):
    """Everything a paper says, piece by piece, in the order of reading."""
    yield "".join(paper.title)
    yield paper.addressee
    yield from in_blocks(paper.blocks)
    for annex in paper.annexes:
        yield "".join(annex.title)
        yield from in_blocks(annex.blocks)


def in_blocks(blocks):
    for block in blocks:
        if isinstance(block, Para):
            yield block.lead + "".join(map("".join, block.pieces))
        elif isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Listing):
            yield from block.items
        elif isinstance(block, Table):
            yield block.caption
            yield from (cell for row in block.rows for cell in row)
        elif isinstance(block, Fields):
            yield from (text for row in block.rows for one in row for text in (one.label, one.value))
        elif isinstance(block, Certificate):
            yield from (
                block.title,
                block.marks,
                block.name,
                block.words,
                block.number,
                block.giver,
                block.signer,
                block.day,
            )


def test_everything_a_paper_says_can_be_read_in_its_order(paper, sheets):
    said, at, lost = sheets.text, 0, []
    for text in map(squeezed, words_of(paper)):
        place = said.find(text, at)
        if place < 0:
            lost.append(text)
        else:
            at = place + len(text)

    assert lost == []
    assert len(said) > 100


NAMELESS = "结构统计表"  # a table that names nobody


def test_three_readers_find_title_number_and_names(paper, sheets, tmp_path):
    file = tmp_path / "paper.pdf"
    file.write_bytes(sheets.content)
    poppler = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    read = {
        "pdfminer": sheets.text,
        "pypdf": squeezed("".join(page.extract_text() for page in sheets.file.pages)),
        "poppler": squeezed(poppler),
    }
    wanted = [*paper.title, paper.number if paper.form != "plain" else "", paper.addressee]
    rare = {char for text in words_of(paper) for char in text if char in papers.RARE}

    missing = {reader: [text for text in map(squeezed, wanted) if text not in said] for reader, said in read.items()}
    missing |= {f"{reader}, rare": rare - set(said) for reader, said in read.items()}
    assert {reader: found for reader, found in missing.items() if found} == {}
    assert rare or paper.title[-1] == NAMELESS, "this kind is measured without a rare character"


# The file.


def test_fonts_are_truetype_subsets_and_draw_every_character(sheets):
    wrong = {}
    for name, font in sheets.fonts.items():
        if not re.fullmatch(r"/[A-Z]{6}\+RD-\w+", name):
            wrong[name] = "no subset of the house's fonts"
        elif (font.kind, font.encoding, font.ids, bool(font.file)) != (
            "/CIDFontType2",
            "/Identity-H",
            "/Identity",
            True,
        ):
            wrong[name] = font.kind, font.encoding, font.ids
        elif empty := [text for code, text in font.letters.items() if font.is_empty(code) and text.strip()]:
            wrong[name] = empty

    assert wrong == {}
    assert {
        text for font in sheets.fonts.values() for text in font.letters.values() if UNREADABLE.search(text) or not text
    } == set()
    unreadable = [line.text for page in sheets.pages for line in (*page.lines, *page.loose) if "(cid:" in line.text]
    assert unreadable == []


def test_the_file_is_an_archive_file_with_tags(paper, sheets):
    root = sheets.file.trailer["/Root"]
    profile = root["/OutputIntents"][0]
    tags = [element["/S"] for element in sheets.elements]
    figures = [element.get("/Alt", "") for element in sheets.elements if element["/S"] == "/Figure"]
    charts = [block for block in blocks_of(paper) if isinstance(block, Chart)]

    assert ('part="3"' in sheets.claims, 'conformance="A"' in sheets.claims) == (True, True)
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"]), sheets.file.metadata.title) == (
        "zh-CN",
        True,
        paper.name,
    )
    assert (profile["/S"], profile["/DestOutputProfile"]["/N"]) == ("/GTS_PDFA1", 3)
    assert all(len(part) >= 16 for part in sheets.file.trailer["/ID"])
    assert not sheets.file.is_encrypted
    assert all("/StructParents" in page for page in sheets.file.pages)
    assert {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {})) == set()
    assert f">{paper.name}<" in sheets.claims
    assert [
        link for page in sheets.file.pages for link in page.get("/Annots", ()) if link.get_object()["/F"] != 4
    ] == []
    assert (tags[:1], set(tags) - STANDARD) == (["/Document"], set())
    assert tags.count("/H1") >= 1 + sum(bool(annex.title) for annex in paper.annexes)
    assert ("/TH" in tags) == any(isinstance(block, Table | Fields) for block in blocks_of(paper))
    assert figures == [f"{chart.title}：{in_words(chart)}" for chart in charts]


def test_a_file_is_small(sheets):
    """The fonts of a first page and 12 kB for each that follows."""
    assert len(sheets.content) < (120 + 12 * len(sheets.pages)) * 1024
