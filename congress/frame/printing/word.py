"""Paper → Word, for offices that edit in WPS: the same words, the same grid, the GB font names they have installed."""

import datetime as dt
import io

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from . import columns, grid
from .html import LABEL_UNITS, UNITS, broken_label, in_contents, is_whole, least_lines, measures
from .paper import (
    Certificate,
    Chart,
    Fields,
    Heading,
    Index,
    Listing,
    PageBreak,
    Paper,
    Para,
    Quote,
    Signatures,
    Table,
)
from .word_xml import as_field, element, in_schema_order, overline, repacked, set_font, underline

RED = grid.RED.strip("#").upper()
PITCH_TWIPS = 579  # 28.95 points
SIZES = {3: 16, 4: 14, 2: 22}
CORNER_LINE = 8  # millimetres
FOOT, LETTER_FOOT = 25.5, 19  # millimetres from the lower edge to the page number, or to the rule of a letter
FACES = {"body": "仿宋", "kai": "楷体", "hei": "黑体", "song": "宋体", "large": "小标宋"}
LARGE = 30  # points
HEADING_FACES = {1: "黑体", 2: "楷体", 3: "仿宋", 4: "仿宋"}
ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


def render_docx(paper: Paper) -> bytes:
    """The paper as a .docx file; the same paper always gives the same bytes."""
    writer = _Writer(paper)
    writer.write()
    return writer.bytes()


class _Writer:
    """Writes one paper into one document, from its head to its foot."""

    def __init__(self, paper):
        self.paper, self.measures = paper, measures(paper)
        self.document, self.breaks = docx.Document(), False
        self.section = self.document.sections[0]
        self._page(self.section, landscape=paper.landscape)
        self._normal()
        self._properties()
        self._page_numbers()
        if paper.running:
            self._running_head()

    def _page(self, section, *, landscape=False):
        width, height = (297, 210) if landscape else (grid.PAGE_WIDTH, grid.PAGE_HEIGHT)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        sides = (28, 37, 26, 35) if landscape else (grid.TOP, grid.RIGHT, grid.BOTTOM, grid.LEFT)
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, sides)
        section.footer_distance = Mm(FOOT)
        lines = section._sectPr.find(qn("w:docGrid"))
        if lines is None:
            lines = element("docGrid")
            section._sectPr.append(lines)
        lines.set(qn("w:type"), "lines")
        lines.set(qn("w:linePitch"), str(PITCH_TWIPS))

    def _normal(self):
        style = self.document.styles["Normal"]
        style.font.size = Pt(SIZES[3])
        set_font(style.element.get_or_add_rPr(), "仿宋")
        style.element.get_or_add_rPr().append(element("spacing", val=-5))
        style.element.get_or_add_rPr().append(element("lang", val="en-US", eastAsia="zh-CN"))
        properties = style.element.get_or_add_pPr()
        for part in (
            element("widowControl", val=0),
            element("kinsoku", val=1),
            element("overflowPunct", val=1),
            element("autoSpaceDE", val=0),
            element("autoSpaceDN", val=0),
            element("spacing", before=0, after=0, line=PITCH_TWIPS, lineRule="exact"),
            element("jc", val="both"),
        ):
            properties.append(part)

    def _properties(self):
        core = self.document.core_properties
        moment = dt.datetime.combine(self.paper.date or dt.date(2000, 1, 1), dt.time(), dt.UTC)
        core.title, core.author, core.last_modified_by = self.paper.name, self.paper.author, ""
        core.created = core.modified = moment
        core.comments, core.language = "", "zh-CN"

    def _page_numbers(self):
        if not self.paper.page_numbers:
            return
        self.document.settings.odd_and_even_pages_header_footer = True
        self._number(self.section.footer, "right")
        self._number(self.section.even_page_footer, "left")

    def _running_head(self):
        """The name of the book above its pages, but not above its cover, which has no number either."""
        self.section.different_first_page_header_footer = True
        for header, side in ((self.section.header, "right"), (self.section.even_page_header, "left")):
            header.is_linked_to_previous = False
            self.line(self.paper.name, face="宋体", size=10.5, align=side, where=header, first=True)

    def _number(self, footer, side):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.alignment = ALIGN[side]
        if self.paper.form == "letter":
            line.paragraph_format.space_after = Mm(FOOT - LETTER_FOOT)
        line._p.get_or_add_pPr().append(element("ind", **{f"{side}Chars": 100, side: 280}))
        for words, field in (("— ", ""), ("", "PAGE"), (" —", "")):
            run = line.add_run(words)
            set_font(run._r.get_or_add_rPr(), "宋体")
            run.font.size = Pt(SIZES[4])
            if field:
                run._r.append(element("fldChar", fldCharType="begin"))
                code = element("instrText")
                code.text = field
                run._r.append(code)
                run._r.append(element("fldChar", fldCharType="end"))

    def line(
        self,
        text="",
        *,
        face="仿宋",
        size=3,
        align="",
        indent=0,
        right=0,
        left=0,
        color="",
        lead="",
        scale=0,
        where=None,
        first=False,
    ):
        """One paragraph in the grid, or in a header; indents are counted in characters."""
        line = where.paragraphs[0] if first else (where or self.document).add_paragraph()
        if self.breaks and not where:
            line.paragraph_format.page_break_before, self.breaks = True, False
        if indent or right or left:
            ind = {"firstLineChars": round(indent * 100), "firstLine": round(indent * 316)} if indent else {}
            ind |= {"rightChars": round(right * 100), "right": round(right * 316)} if right else {}
            ind |= {"leftChars": round(left * 100), "left": round(left * 316)} if left else {}
            line._p.get_or_add_pPr().append(element("ind", **ind))
        if align:
            line.alignment = ALIGN[align]
        if lead:
            self._run(line, lead, face="黑体", size=size)
        for place, part in enumerate(text.split("\n")):
            if place:
                line.add_run().add_break()
            self._run(line, part, face=face, size=size, color=color, scale=scale)
        return line

    def _run(self, line, text, *, face, size, color="", scale=0):
        run = line.add_run(text)
        if face != "仿宋":
            set_font(run._r.get_or_add_rPr(), face)
        if size != 3:
            run.font.size = Pt(SIZES.get(size, size))
        if color:
            run.font.color.rgb = RGBColor.from_string(color)
        if scale and scale < 1:
            run._r.get_or_add_rPr().append(element("w", val=round(scale * 100)))
        return run

    def blank(self, lines=1, *, kept=False):
        """Empty lines; ``kept`` ones stay on the page of what follows."""
        for _ in range(lines):
            self.line().paragraph_format.keep_with_next = kept or None

    def write(self):
        paper = self.paper
        {"red_head": self._red_head, "letter": self._letter_head}.get(paper.form, self._plain_head)()
        self._title(paper.title)
        for text in paper.subtitle:
            self.line(text, face="楷体", align="center")
        if paper.form == "book":
            self._book_front()
        if paper.form in ("sheet", "book"):
            if paper.number and paper.form == "sheet":
                self.line(paper.number, size=4, align="right")
        else:
            self.blank()
        if paper.addressee:
            self.line(f"{paper.addressee}：")
        self._blocks(paper.blocks)
        self._closing()
        for annex in paper.annexes:
            self._annex(annex)
        self._foot()

    def _corner(self, lines):
        for text in lines:
            self.line(text, face="黑体", align="right")

    def _red_head(self):
        paper = self.paper
        for text in (paper.secrecy, paper.urgency):
            if text:
                self.line(text, face="黑体")
        self._corner(paper.corner)
        self.blank(max(1, 3 - len(paper.corner) - bool(paper.secrecy) - bool(paper.urgency)))
        self._head(paper.head)
        self.blank(2)
        if paper.approver:
            number = self.line(f"{paper.number}\t签发人：", left=1, right=1)
            number.paragraph_format.tab_stops.add_tab_stop(Mm(grid.BLOCK_WIDTH - grid.EM), WD_TAB_ALIGNMENT.RIGHT)
            self._run(number, paper.approver, face="楷体", size=3)
        else:
            self.line(paper.number, align="center")
        overline(self.line(), "single", 8, 1, RED)  # on a line of its own: that of the number may be indented
        self.blank()

    def _letter_head(self):
        """The head and both rules stand in the margins of the first page, as on printed letter paper."""
        paper, section = self.paper, self.section
        section.different_first_page_header_footer = True
        section.header_distance = Mm(grid.LETTER_HEAD_TOP - 2 * CORNER_LINE)
        header, footer = section.first_page_header, section.first_page_footer
        header.is_linked_to_previous = footer.is_linked_to_previous = False
        lines = ["", "", *paper.corner][-2:]
        for place, text in enumerate(lines):
            line = self.line(text, face="黑体", align="right", where=header, first=not place)
            line.paragraph_format.line_spacing = Mm(CORNER_LINE)
        head = self._head(paper.head, where=header)
        underline(head, "thickThinSmallGap", 24, 11, RED)
        rule = footer.paragraphs[0]
        rule.paragraph_format.line_spacing = Pt(2)
        overline(rule, "thinThickSmallGap", 24, 1, RED)
        for line in (head, rule):
            beside = Mm((grid.BLOCK_WIDTH - grid.LETTER_RULE_WIDTH) / 2)
            line.paragraph_format.left_indent = line.paragraph_format.right_indent = beside
        section.footer_distance = Mm(LETTER_FOOT)
        self._letter_number()

    def _letter_number(self):
        paper = self.paper
        left = "　".join(filter(None, (paper.secrecy, paper.urgency)))
        number = self.line(f"{left}　签发人：".lstrip("　") if paper.approver else left)
        if paper.approver:
            self._run(number, paper.approver, face="楷体", size=3)
        number.paragraph_format.tab_stops.add_tab_stop(Mm(grid.BLOCK_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        self._run(number, f"\t{paper.number}", face="仿宋", size=3)
        self.blank(2)

    def _plain_head(self):
        self._corner(self.paper.corner)
        if self.paper.form == "plain" and self.paper.number:
            self.line(self.paper.number, align="right")
        self.blank()

    def _head(self, text, *, where=None):
        size = self.measures.head_size
        scale = self.measures.head_scale
        head = self.line(text, face="小标宋", size=size, align="center", color=RED, scale=scale, where=where)
        head.paragraph_format.line_spacing = Pt(size + 2)
        head._p.get_or_add_pPr().append(element("snapToGrid", val=0))
        return head

    def _title(self, lines):
        for text in lines:
            self.line(text, face="小标宋", size=2, align="center")

    def _blocks(self, blocks):
        for block in blocks:
            {
                Heading: self._heading,
                Para: self._para,
                Quote: self._quote,
                Listing: self._listing,
                Table: self._table,
                Chart: self._chart,
                Fields: self._fields,
                Signatures: self._signatures,
                Index: self._index,
                Certificate: self._certificate,
                PageBreak: self._page_break,
            }[type(block)](block)

    def _heading(self, block):
        if self.paper.form == "book" and block.listed and (block.titled or block.level == 1):
            self._page_break()
        look = {"face": "小标宋", "size": 2, "align": "center"} if block.titled else {"indent": 2}
        line = self.line(block.text, **{"face": HEADING_FACES[block.level], **look})
        line.paragraph_format.keep_with_next = True
        if block.listed:
            line._p.get_or_add_pPr().append(element("outlineLvl", val=block.level - 1))

    def _index(self, block):
        """The terms with what they stand for; Word finds the pages by its own contents."""
        for one in block.entries:
            self.line(f"{one.term}　{'、'.join(text for text, _ in one.refs)}", left=2, indent=-2)

    def _para(self, block):
        indent = 2 if block.indent and block.align == "left" else 0
        align = "" if block.align == "left" else block.align
        size = LARGE if block.face == "large" else 3
        line = self.line(block.text, face=FACES[block.face], size=size, indent=indent, align=align, lead=block.lead)
        for place, (text, mark) in enumerate(block.pieces):
            if place:
                self._run(line, text, face=FACES[block.face], size=3)
            if mark:
                self._run(line, mark, face="宋体", size=3).font.superscript = True

    def _quote(self, block):
        for text in block.text.split("\n"):
            if text:
                self.line(text, face="楷体", indent=2, left=2, right=2)

    def _listing(self, block):
        for place, text in enumerate(block.items, 1):
            self.line(f"{place}. {text}" if block.numbered else f"· {text}", indent=2)

    def _certificate(self, block):
        if block.title:
            self.line(block.title, face="小标宋", size=40, align="center", color=RED)
        if block.marks:
            self.line(block.marks, face="黑体", size=34, align="center", color=RED)
        self.blank()
        self.line(block.name, face="小标宋", size=26, align="center")
        self.blank()
        self.line(block.words, size=18, indent=2)
        self.blank(2)
        for text in filter(None, (block.giver, block.signer, block.day)):
            self.line(text, align="right", right=2)
        if block.number:
            self.line(block.number, face="楷体", size=4)

    def _page_break(self, block=None):
        """The next line begins a page; a break of its own would leave an empty page behind a full one."""
        self.breaks = True

    def _book_front(self):
        """The foot of the cover, and the contents as a field that Word brings up to date."""
        self.blank(8)
        for text in filter(None, (self.paper.signer, self.paper.long_date)):
            self.line(text, face="楷体", align="center")
        self._page_break()
        self._title(("目　录",))
        headings = [block for block in self.paper.blocks if isinstance(block, Heading) and in_contents(block)]
        lines = [self.line(block.text.replace("\n", "　"), left=2 * (block.level - 1)) for block in headings]
        if lines:
            as_field(lines[0], lines[-1], 'TOC \\o "1-2" \\h \\u')
        self._page_break()

    def _signatures(self, block):
        self.blank()
        for line in block.lines:
            signed = self.line(line.label, align="right")
            self._run(signed, line.name or "\u00a0" * 18, face="仿宋", size=3).font.underline = True
            if line.dated:
                self._run(signed, "　年　　月　　日", face="仿宋", size=3)

    def _table(self, block):
        turns = block.landscape and not self.paper.landscape
        if turns:
            self._turn(landscape=True)
        if block.caption:
            caption = self.line(block.caption, face="黑体", size=4, align="center")
            caption.paragraph_format.keep_with_next = True
        size, rows_of = columns.SIZES[block.small], block.rows or (("无", *[""] * (len(block.columns) - 1)),)
        table = self._ruled(1 + len(rows_of), len(block.columns))
        lying = block.landscape or self.paper.landscape
        room = columns.LYING_WIDTH if lying else grid.BLOCK_WIDTH
        widths = [Mm(room * share / 1000) for share in columns.shares(block, lying=lying)]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        head, *rows = table.rows
        head._tr.get_or_add_trPr().append(element("tblHeader"))
        for cell, column, width in zip(head.cells, block.columns, widths, strict=True):
            cell.width = width
            self._fill(cell, column.title, face="黑体", size=size, align="center")
        for line, texts in zip(rows, rows_of, strict=True):
            line._tr.get_or_add_trPr().append(element("cantSplit"))
            if block.row_lines:
                line.height = Mm(block.row_lines * 8)
            for cell, column, width, text in zip(line.cells, block.columns, widths, texts, strict=True):
                cell.width = width
                self._fill(cell, text, size=size, align=column.align)
        if not block.rows:
            rows[0].cells[0].merge(rows[0].cells[-1])
        if block.note:
            self.line(block.note, size=10.5).paragraph_format.line_spacing = Pt(16)
        if turns:
            self._turn(landscape=False)

    def _chart(self, block):
        self._table(block.as_table())

    def _fields(self, block):
        longest = max((len(field.label) for row in block.rows for field in row if not field.stacked), default=0)
        label = LABEL_UNITS[longest > 4]
        table = self._ruled(len(block.rows), UNITS)
        for number, row in enumerate(block.rows):
            start = 0
            table.rows[number].height = Mm(max(map(least_lines, row)) * 8 + 2)
            if is_whole(row):
                table.rows[number]._tr.get_or_add_trPr().append(element("cantSplit"))
            if row[0].stacked:
                cell = table.cell(number, 0).merge(table.cell(number, UNITS - 1))
                self._fill(cell, row[0].label, size=4, align="left")
                for text in filter(None, row[0].value.split("\n")):
                    self._set(cell.add_paragraph(), text, size=4, indent=2)
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.TOP
                continue
            for place, field in enumerate(row):
                end = UNITS if place == len(row) - 1 else start + UNITS // len(row)
                name = table.cell(number, start).merge(table.cell(number, start + label - 1))
                self._fill(name, broken_label(field.label, label), size=4, align="center")
                value = table.cell(number, start + label).merge(table.cell(number, end - 1))
                self._fill(value, field.value, size=4, align="left")
                start = end

    def _ruled(self, rows, columns):
        if self.breaks:
            self.line().paragraph_format.line_spacing = Pt(1)  # a table cannot begin a page of itself
        table = self.document.add_table(rows=rows, cols=columns)
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        return table

    def _fill(self, cell, text, *, size, align, face="仿宋"):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for place, part in enumerate(text.split("\n")):
            self._set(cell.add_paragraph() if place else cell.paragraphs[0], part, size=size, align=align, face=face)

    def _set(self, line, text, *, size, align="", face="仿宋", indent=0):
        """One line within a table, off the page's grid."""
        points = SIZES.get(size, size)
        line.alignment = ALIGN[align] if align else None
        line.paragraph_format.line_spacing = Pt(points * 1.5)
        line._p.get_or_add_pPr().append(element("snapToGrid", val=0))
        if indent:
            line._p.get_or_add_pPr().append(
                element("ind", firstLineChars=indent * 100, firstLine=round(indent * points * 20))
            )
        self._run(line, text, face=face, size=size)

    def _turn(self, *, landscape):
        """Go on in a new section, lying or upright."""
        section = self.document.add_section()
        self._page(section, landscape=landscape)

    def _closing(self):
        paper = self.paper
        if paper.attachments:
            self.blank()
        for place, name in enumerate(paper.attachments):
            words = f"{place + 1}. {name}" if len(paper.attachments) > 1 else name
            self.line(words if place else f"附件：{words}", left=5 if place else 2)
        if paper.signed:
            self._keep_with_next()
            self.blank(2 if paper.seal else 1, kept=True)
        surplus = grid.width_in_em(paper.long_date) - grid.width_in_em(paper.signer)
        centre = max(0, self.measures.date_indent + surplus / 2)
        if paper.signed and paper.signer:
            indent = centre if paper.seal else self.measures.signer_indent
            self.line(paper.signer, align="right", right=indent).paragraph_format.keep_with_next = True
        if paper.signed and paper.date:
            self.line(paper.long_date, align="right", right=self.measures.date_indent)
        for note in paper.notes:
            self.line(f"（{note}）", left=2)

    def _keep_with_next(self):
        """The last lines of the text go with the signature: no page may carry a signature alone."""
        if self.document.paragraphs:
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _annex(self, annex):
        self._page_break()
        self.line(annex.label, face="黑体")
        self.blank()
        self._title(annex.title)
        if annex.number:
            self.line(annex.number, size=4, align="right")
        else:
            self.blank()
        self._blocks(annex.blocks)

    def _foot(self):
        paper = self.paper
        if paper.check_url:
            self.blank()
            for text in (*paper.check_words.split("\n"), paper.check_url):
                if text:
                    self.line(text, face="宋体", size=10.5)
        if not (paper.copies_to or paper.printed_by):
            return
        self.blank()
        ruled = paper.form != "letter"
        if paper.copies_to:
            copies = self.line(f"　抄送：{'，'.join(paper.copies_to)}。", size=4)
            if ruled:
                overline(copies, "single", 8)
        if paper.printed_by:
            day = paper.replace(date=paper.printed_on or paper.date).long_date
            printer = self.line(f"　{paper.printed_by}\t{day}印发", size=4)
            printer.paragraph_format.tab_stops.add_tab_stop(Mm(grid.BLOCK_WIDTH - grid.EM), WD_TAB_ALIGNMENT.RIGHT)
            if ruled:
                overline(printer, "single", 6 if paper.copies_to else 8)
                underline(printer, "single", 8, 1)
        elif ruled:
            underline(copies, "single", 8, 1)

    def bytes(self):
        parts = [self.document.element, self.document.styles.element]
        for section in self.document.sections:
            margins = (section.header, section.even_page_header, section.footer, section.even_page_footer,
                       section.first_page_header, section.first_page_footer)  # fmt: skip
            parts += [part._element for part in margins if not part.is_linked_to_previous]
        for part in parts:
            in_schema_order(part)
        draft = io.BytesIO()
        self.document.save(draft)
        return repacked(draft)
