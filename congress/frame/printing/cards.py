"""Sheets of cards to be cut: eight on an A4 page, with a code each. No official papers: no number, no archive."""

from django.utils.safestring import mark_safe

from . import fonts
from .pdf import Rendered, session

A_PAGE = 8


def faces():
    """The faces a sheet is set in: {"hei": …, "body": …} as its style names them."""
    chains = fonts.families()
    return {"hei": mark_safe(chains["黑体"]), "body": mark_safe(chains["仿宋"])}


def render(html: str) -> Rendered:
    """Set a sheet."""
    with session() as press:
        return press.write(press.lay_out(html))
