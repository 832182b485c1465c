"""One file per subject; imports elsewhere read ``from appointments.models import …``."""

from .case import Case, Deliberation, Poll
from .item import Item, ItemPaper
from .law import Action, Oath
from .office import Office

__all__ = ["Action", "Case", "Deliberation", "Item", "ItemPaper", "Oath", "Office", "Poll"]
