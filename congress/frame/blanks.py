"""The workbook that people fill in: made of a register's own columns, with drop-down lists, an example and a help sheet.

The same workbook carries back the lines that are to be mended, each with what is wrong with it in a last column.
"""

from io import BytesIO

from . import tables
from .importing import CLEARED, PROBLEM, letter

READY = 3000  # lines that carry drop-downs in an empty template
IN_PLACE = 200  # characters of choices that still fit into a cell's own list
HEAD = 2  # the row of the headings, from 0: a title and a line of advice stand above
RULES = (
    "第一行标题、第二行说明和列名不要改动；列的先后可以换，不需要的选填列可以删去。",
    "带*的列必须填写。空着的格表示不改动；要清空已登记的内容，请填" + CLEARED + "。",
    "日期写成2026-03-05、2026年3月5日、2026.3.5或20260305都可以。",
    "不要合并单元格；一行一项，中间的空行会跳过；公式按算出的结果读取。",
    "灰色斜体的示例行可以留着，系统会跳过它。",
    "上传后先看预览：每一行新增、修改还是有错误都会列出，确认之前什么都不会写入。",
)


def written(kind, intake, *, rows=(), title="", notes=()):
    """The workbook as bytes; ``rows`` are (cells by column key, what is wrong)."""
    from xlsxwriter import Workbook  # noqa: PLC0415 -- slow import

    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": title or f"{kind.title}导入模板"})
        faces = _faces(book)
        sheet = book.add_worksheet(tables.sheet_name(kind.title))
        columns = kind.columns
        _head(sheet, kind, columns, faces, title or f"{kind.title}导入模板", notes, bool(rows))
        first = HEAD + 1
        if rows:
            _to_mend(sheet, columns, rows, faces)
        elif any(one.example for one in columns):
            for place, one in enumerate(columns):
                sheet.write_string(first, place, one.example, faces["example"])
        _choices(book, sheet, columns, intake, max(READY, len(rows)))
        _help(book, kind, columns, intake, faces)
    return file.getvalue()


def _faces(book):
    wrap = {"text_wrap": True, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "needed": book.add_format({"bold": True, "bottom": 1, "bg_color": "#F6E3D8", "num_format": "@"}),
        "head": book.add_format({"bold": True, "bottom": 1, "num_format": "@"}),
        "text": book.add_format({"num_format": "@"}),
        "example": book.add_format({"num_format": "@", "italic": True, "font_color": "#808080"}),
        "problem": book.add_format({"font_color": "#A61B1B", **wrap}),
        "wrap": book.add_format(wrap),
    }


def _head(sheet, kind, columns, faces, title, notes, mending):
    sheet.write_string(0, 0, title, faces["title"])
    advice = "；".join(notes) or "从第四行起填写，一行一项。怎样填写见“填写说明”；从下拉列表可以选择的列请选择。"
    sheet.write_string(1, 0, advice)
    for place, one in enumerate(columns):
        sheet.set_column(place, place, one.width, faces["text"])
        sheet.write_string(
            HEAD, place, one.label + ("*" if one.required else ""), faces["needed" if one.required else "head"]
        )
    if mending:
        sheet.set_column(len(columns), len(columns), 60)
        sheet.write_string(HEAD, len(columns), PROBLEM, faces["needed"])
    sheet.freeze_panes(HEAD + 1, 1)


def _to_mend(sheet, columns, rows, faces):
    for number, (cells, problem) in enumerate(rows, start=HEAD + 1):
        for place, one in enumerate(columns):
            if text := cells.get(one.key, ""):
                sheet.write_string(number, place, text, faces["text"])
        if problem:
            sheet.write_string(number, len(columns), problem, faces["problem"])


def _choices(book, sheet, columns, intake, lines):
    """Drop-down lists: short ones in the cell, long ones from a sheet of their own."""
    source = None
    for place, one in enumerate(columns):
        words = options(one, intake)
        if not words:
            continue
        rule = {"validate": "list", "ignore_blank": True, "error_type": "warning" if one.lookup else "stop"}
        rule |= {"error_title": one.label, "error_message": "请从下拉列表中选择。"}
        if len(",".join(words)) <= IN_PLACE and not any("," in word for word in words):
            rule["source"] = words
        else:
            source = source or [book.add_worksheet("可选内容"), 0]
            at, column = source
            at.write_string(0, column, one.label)
            for row, word in enumerate(words, start=1):
                at.write_string(row, column, word)
            rule["source"] = f"=可选内容!${letter(column)}$2:${letter(column)}${len(words) + 1}"
            source[1] += 1
        sheet.data_validation(HEAD + 1, place, HEAD + lines, place, rule)


def options(one, intake):
    """What may be chosen in a column, as people read it."""
    if one.kind == "choice":
        return [str(label) for _, label in one.choices]
    if one.kind == "yes":
        return ["是", "否"]
    return list(dict.fromkeys(intake.words[one.key].values())) if one.lookup else []


def _help(book, kind, columns, intake, faces):
    sheet = book.add_worksheet("填写说明")
    for place, width in enumerate((16, 8, 50, 50, 24)):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, f"{kind.title}：填写说明", faces["title"])
    row = 1
    for text in (*filter(None, [kind.note]), *RULES):
        sheet.write_string(row, 0, text)
        row += 1
    for place, word in enumerate(("列名", "必填", "怎样填写", "可填内容", "示例")):
        sheet.write_string(row + 1, place, word, faces["head"])
    for number, one in enumerate(columns, start=row + 2):
        words = options(one, intake)
        shown = "、".join(words[:30]) + ("……（见“可选内容”）" if len(words) > 30 else "")
        for place, text in enumerate((one.label, "必填" if one.required else "", advice_for(one), shown, one.example)):
            sheet.write_string(number, place, text, faces["wrap"])


KINDS = {
    "date": "日期",
    "number": "整数",
    "money": "金额，最多两位小数",
    "phone": "电话号码",
    "mobile": "手机号",
    "email": "电子邮箱",
    "yes": "是或否",
}


def advice_for(one):
    most = f"最多{one.most}个字" if one.most and one.kind in ("text", "code") and not one.lookup else ""
    choose = f"从下拉列表选择：{'、'.join(str(label) for _, label in one.choices)}" if one.kind == "choice" else ""
    return "；".join(filter(None, [one.help.rstrip("。"), KINDS.get(one.kind, ""), choose, most]))
