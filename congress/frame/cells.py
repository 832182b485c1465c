"""What people write into the cells of a table, and what it means: dates in the usual forms, numbers, choices, phones.

A fault is a Misread with words that say what is wrong and what is accepted; a note says what was put right silently.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from .tables import FORMULA_STARTS

ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
WIDE_SIGNS = WIDE | {ord(wide): narrow for wide, narrow in zip("－—–／．，：（）＋＠", "---/.,:()+@", strict=True)}
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
BETWEEN_CHARACTERS = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
IN_PARTS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]0{1,2}:00(?::00)?)?")
IN_ONE = re.compile(r"(\d{4})(\d{2})(\d{2})")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
SERIALS = range(3000, 110_000)  # days of the years 1908 to 2201 as Excel counts them
CENT = Decimal("0.01")
YES, NO = ("是", "√", "有", "y", "yes", "true", "1"), ("否", "×", "无", "n", "no", "false", "0")


class Misread(ValueError):
    """What a cell says cannot be meant."""


def text_of(cell) -> tuple[str, str]:
    """(the cell as text, what was put right): wide digits and letters, odd spaces, the apostrophe of our own CSV."""
    match cell:
        case None:
            return "", ""
        case bool():
            return ("是" if cell else "否"), ""
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell)), ""
        case datetime():
            return (cell.date().isoformat() if not (cell.hour or cell.minute) else f"{cell:%Y-%m-%d %H:%M}"), ""
        case date():
            return cell.isoformat(), ""
    raw = str(cell)
    text = INVISIBLE.sub("", raw).replace("\u00a0", " ").replace("\u3000", " ").strip()
    if text.startswith("'") and text[1:].startswith(FORMULA_STARTS):
        text = text[1:]
    narrow = text.translate(WIDE)
    return narrow, ("全角数字、字母已按半角读取" if narrow != text else "")


def refuse_errors(text):
    if text.upper() in ERRORS:
        raise Misread(f"公式出错（{text}），请改成实际内容")


def as_line(text, most=0):
    """One line of text, no longer than its column; spaces between Chinese characters are only for looks."""
    line = BETWEEN_CHARACTERS.sub("", " ".join(text.split()))
    if most and len(line) > most:
        raise Misread(f"有{len(line)}个字，最多{most}个字")
    return line


def as_date(cell, text) -> str:
    """The day as 2026-03-05: from a date cell, an Excel serial, or text in one of the usual forms."""
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
    elif isinstance(cell, (int, float)) and not isinstance(cell, bool) and int(cell) in SERIALS:
        day = date(1899, 12, 30) + timedelta(days=int(cell))
    else:
        day = _day_in_words(text.translate(WIDE_SIGNS))
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Misread(f"{day.year}年不在可登记的年份内（{FIRST_DAY.year}—{LAST_DAY.year}）")
    return day.isoformat()


def _day_in_words(text):
    found = IN_PARTS.fullmatch(text.strip()) or IN_ONE.fullmatch(text.strip())
    if found:
        year, month, day = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            raise Misread(f"没有{year}年{month}月{day}日这一天，请核对") from None
    if text.isdigit() and int(text) in SERIALS:
        return date(1899, 12, 30) + timedelta(days=int(text))
    if re.fullmatch(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*月?", text.strip()):
        raise Misread(f"“{text[:20]}”缺少日，请写到日，例如2026-03-05")
    raise Misread(f"“{text[:20]}”不是日期，请写成2026-03-05、2026年3月5日或20260305")


def as_number(text) -> int:
    figures = text.translate(WIDE_SIGNS).replace(",", "").strip()
    if not re.fullmatch(r"\d{1,9}(?:\.0+)?", figures):
        raise Misread(f"“{text[:20]}”不是整数，请只填阿拉伯数字")
    return int(float(figures))


def as_money(text) -> str:
    """A sum with two places, written plainly: 1234.50. Thousands may be parted by commas."""
    figures = text.translate(WIDE_SIGNS).replace(",", "").strip()
    if not re.fullmatch(r"\d{1,12}(?:\.\d+)?", figures):
        raise Misread(f"“{text[:20]}”不是金额，请只填阿拉伯数字，不带单位")
    amount = Decimal(figures)
    if amount != amount.quantize(CENT):
        raise Misread(f"“{text[:20]}”最多两位小数")
    return f"{amount:.2f}"


def as_phone(text, mobile_only=False) -> str:
    """A mobile number, or – where one may be entered – a line with its area code and extension."""
    figures = re.sub(r"[\s()]", "", text.translate(WIDE_SIGNS))
    if re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", figures):
        raise Misread("号码被写成了科学计数，请把这一列的格式改为“文本”，重新填写")
    if re.fullmatch(r"\d{3}\*{4}\d{4}", figures):
        return figures  # the masked form of our own lists: says that nothing is to change
    mobile = figures.replace("-", "").removeprefix("+86")
    if re.fullmatch(r"1\d{10}", mobile):
        return mobile
    if mobile_only:
        raise Misread(f"“{text[:20]}”不是手机号，应是1开头的11位数字")
    if re.fullmatch(r"(?:0\d{2,3}-?)?\d{5,8}(?:-\d{1,6})?", figures):
        return figures
    raise Misread(f"“{text[:20]}”不是电话号码，座机请写区号和号码，例如0900-8210001")


def as_choice(text, choices) -> str:
    """The value whose label – or which itself – was written; ``choices`` are (value, label) pairs."""
    wanted = as_line(text)
    for value, label in choices:
        if wanted in (str(label), str(value)):
            return value
    raise Misread(f"“{wanted[:20]}”不在可选项中，可填：{'、'.join(str(label) for _, label in choices)[:200]}")


def as_yes(text) -> bool:
    wanted = text.strip().lower()
    if wanted in YES or wanted in NO:
        return wanted in YES
    raise Misread(f"“{text[:20]}”看不懂，请填“是”或“否”")
