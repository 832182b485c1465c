"""Where a line may end though the layout engine sees no place: between 85.0% and （17/20）, before “ and after ”, and
behind the _ of the name of a query.

The engine goes by rules made for Western quotation marks and percentages, so that a line ended as much as seven
characters early. A zero-width space marks the place; it is drawn by no font and does not come into the file.
"""

import re

PLACE = "\u200b"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_OPENING, _CLOSING = "（〔【《〈「『“‘", "、。，．；：？！」』）〕】》〉”’…—"
_PLACES = re.compile(
    f"(?<=[%‰℃])(?=[{_OPENING}])"
    f"|(?<=[{_WIDE}{_CLOSING}])(?<![{_OPENING}])(?=[“‘])"
    f"|(?<=[”’])(?=[{_WIDE}{_OPENING}])(?![{_CLOSING}])"
    "|(?<=[a-z]_)(?=[a-z][^<>]*<)"  # in the text; within < and > are addresses
)


def mark(text):
    """The text with the places marked where a line may end."""
    return _PLACES.sub(PLACE, text)
