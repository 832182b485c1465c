"""The life of a seat, one page a move."""

from congress.views.moves import move_view

from ..workflow.posts import DEPUTY
from .register import with_case

deputy_move = move_view(DEPUTY, with_case, back="deputies:detail")
