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


def long_span(since, until):
    """2026年1月1日至11月11日; what both days share is said once."""
    if since == until:
        return long_date(since)
    last = f"{until.month}月{until.day}日" if until.year == since.year else long_date(until)
    return f"{long_date(since)}至{last}"


def long_date(day):
    """2026年11月22日 – Arabic figures, no zero padding (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def is_mobile(phone):
    """11 figures that begin with 1, as cells.as_phone leaves them."""
    return len(phone) == 11 and phone.isdecimal() and phone.startswith("1")


def masked_phone(phone):
    """199****1234"""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 7 else "****" if phone else ""


def plain(number):
    """1500 · 0.5 · 12.25: a decimal without needless zeros."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else f"{number}"


CAPITALS, STEPS, HUNDREDS = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿", "万亿")


def in_capitals(amount):
    """A sum as it stands on receipts: 1205.50 → 壹仟贰佰零伍元伍角, 80 → 捌拾元整 (to the cent, from 0 to below 10¹⁶)."""
    cents = int((amount * 100).to_integral_value())
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    words = _whole(yuan) + "元" if yuan or not cents else ""
    if not (jiao or fen):
        return f"{words}整"
    words += f"{CAPITALS[jiao]}角" if jiao else "零" if words else ""
    return words + (f"{CAPITALS[fen]}分" if fen else "")


def _whole(number):
    """A whole number in capitals, four figures at a time."""
    if number == 0:
        return CAPITALS[0]
    words, group, gap = "", 0, False
    while number:
        number, four = divmod(number, 10_000)
        if four:
            words = _four(four) + HUNDREDS[group] + (CAPITALS[0] if gap and words else "") + words
            gap = four < 1000
        else:
            gap = bool(words) or gap
        group += 1
    return words


def _four(number):
    """Up to four figures: 1005 → 壹仟零伍."""
    words, zero = "", False
    for place in range(3, -1, -1):
        figure = number // 10**place % 10
        if figure:
            words += (CAPITALS[0] if zero and words else "") + CAPITALS[figure] + STEPS[place]
        zero = figure == 0
    return words
