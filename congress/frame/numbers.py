"""Numbers and dates as official papers write them."""

from decimal import Decimal

DIGITS = "零一二三四五六七八九"


def chinese(number):
    """A whole number from 0 to 9999 in Chinese numerals: 18 → 十八, 105 → 一百零五."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is outside 0…9999")
    if number < 10:
        return DIGITS[number]
    words, gap = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + unit
            gap = False
        elif words and number:
            gap = True
    return words.removeprefix("一") if words.startswith("一十") else words


def term_name(number):
    """第十八届"""
    return f"第{chinese(number)}届"


def session_name(number):
    """第二次会议"""
    return f"第{chinese(number)}次会议"


def long_date(day):
    """2026年11月22日 – Arabic figures, no zero padding (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def masked_phone(phone):
    """199****1234"""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 7 else "****" if phone else ""


def plain(number):
    """1500 · 0.5 · 12.25: a decimal without needless zeros."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else f"{number}"
