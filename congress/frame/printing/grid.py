"""The figures of GB/T 9704-2012 in millimetres: one page, 22 lines of 28 characters. PDF and Word both read them here.

The standard's own arithmetic is "one line = one character + 7/8 of a size-3 character" and 28 characters = 156 mm,
so size 3 set solid is 156/28 mm (15.79 pt) and needs no letter-spacing.
"""

MM_PER_POINT = 25.4 / 72

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, LEFT, RIGHT, BOTTOM = 37, 28, 26, 35
BLOCK_WIDTH, BLOCK_HEIGHT = 156, 225
LINES, CHARACTERS = 22, 28

EM = BLOCK_WIDTH / CHARACTERS
SIZE_3 = 16 * MM_PER_POINT
SIZE_4 = 14 * MM_PER_POINT
PITCH = (BLOCK_HEIGHT - SIZE_3) / (LINES - 1)  # from one line to the next
LEADING = (PITCH - SIZE_3) / 2  # empty above and below the characters of a line

# Rounding in the layout engine needs a hair of room, or only 21 lines of 27 characters fit.
SLACK_BELOW, SLACK_BESIDE = 0.5, 0.05

RED = "#e60012"
RED_HEAD_SIZE = 46  # points
RED_HEAD_WIDTH = 150
RED_HEAD_TOP = 35  # below the top of the type area
RED_RULE = 0.35
LETTER_HEAD_TOP = 30  # below the upper edge of the sheet
LETTER_RULE_WIDTH = 170
LETTER_RULE = 1.6  # the two lines of it and what is between them
LETTER_RULE_FOOT = 20  # above the lower edge of the sheet
RULE_GAP = 4  # from the number, or the head of a letter, to the red rule
NUMBER_GAP = SIZE_3 * 7 / 8  # from the rule of a letter to its number
CHECK_SIZE, LETTER_CHECK_SIZE = 15, 12  # the code below the text; on a letter it stands above the red rule
PAGE_NUMBER_GAP = 7  # from the type area to the dash of the page number

# The bodies of the fonts: the dash of 宋体 sits this far down its own line.
DASH_IN_LINE = 0.62


TITLE_LETTER = 0.61  # of a digit in 小标宋, which is wider than half a character


def width_in_em(text, letter=0.5):
    """How wide a text is in characters: an ideograph is one, a Latin letter or digit half of one, or ``letter``."""
    return sum(letter if ord(sign) < 0x2E80 and sign not in "—…“”‘’·" else 1 for sign in text)
