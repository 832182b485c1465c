"""今天要办: what waits for this person, by urgency."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from congress.frame import clock, kinds
from congress.frame.together import gathered

from .asking import words_for

SOON = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Block:
    """One card with its rows as they are drawn."""

    key: str
    title: str
    icon: str
    url: str
    rows: list
    total: int
    tone: str


def blocks(actor):
    """The cards that have something for this person; what is late or due within days comes before the rest. One statement
    reads them all, another what some ask for further."""
    mine = [card for card in kinds.cards if actor.role in card.roles]
    ask = words_for(actor)
    read = gathered([card.read(actor, card.waits and ask(card.key, partial(card.rows, actor))) for card in mine])
    drawn = [
        Block(key=card.key, title=card.title, icon=card.icon, url=card.url, rows=rows, total=total, tone=_tone(rows))
        for card, (rows, total) in zip(mine, read, strict=True)
        if rows
    ]
    return sorted(drawn, key=lambda block: {"late": 0, "soon": 1}.get(block.tone, 2))


def items(key, actor):
    """What one card draws for this person."""
    ((found, _),) = gathered([kinds.cards[key].read(actor)])
    return found


def tiles(actor):
    """The figures above the cards, those that are nought left out."""
    shown = [card.tiles(actor) for card in kinds.cards if card.tiles and actor.role in card.roles]
    return [tile for found in shown for tile in found if tile.number]


def _tone(rows):
    """How pressing a card is: late when a row is past its day, soon when one falls due within a week."""
    days = [row.due_on for row in rows if row.due_on]
    if any(day < clock.today() for day in days):
        return "late"
    return "soon" if any(day <= clock.today() + SOON for day in days) else "plain"
