"""今天要办: what waits for this person, by urgency."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists

from congress.frame import clock, kinds

from ..models import Congress

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
    """The cards that have something for this person; what is late or due within days comes before the rest."""
    drawn = []
    for card in holding_something(actor):
        rows = card.items(actor)
        if rows:
            drawn.append(
                Block(
                    key=card.key,
                    title=card.title,
                    icon=card.icon,
                    url=card.url,
                    rows=rows,
                    total=card.total(actor, len(rows)),
                    tone=_tone(rows),
                )
            )
    return sorted(drawn, key=lambda block: {"late": 0, "soon": 1}.get(block.tone, 2))


def holding_something(actor):
    """The cards of this person's role, but those that say what waits and hold nothing: one statement for all of them."""
    mine = [card for card in kinds.cards if actor.role in card.roles]
    asked = {f"card{place}": Exists(card.waits(actor)) for place, card in enumerate(mine) if card.waits}
    if not asked:
        return mine
    found = Congress.objects.filter(pk=actor.congress_id).annotate(**asked).values(*asked).first() or {}
    return [card for place, card in enumerate(mine) if not card.waits or found.get(f"card{place}")]


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
