"""Plants the suggestions of the term before: the last three sessions, as an old list would have them."""

from datetime import timedelta

from congress.demo.bodies import TOPICS
from congress.demo.names import full_name
from congress.demo.places import TOWNSHIPS
from congress.demo.world import YEARS
from congress.frame import kinds
from congress.frame.numbers import session_name, term_name

from ..actions.history import enter_all
from ..models import HistoricalSuggestion
from .corpus import themes

SESSIONS, EACH = 3, 40
FATES = (
    ("A", "已经解决", "满意"), ("A", "已经解决", "满意"), ("B", "列入计划", "基本满意"), ("B", "列入计划", "满意"),
    ("C", "条件暂不具备，已作说明", "基本满意"),
)  # fmt: skip
NAMES = {key: name for key, name, _ in TOPICS}


def plant(world):
    rng, taken = world.rng("history"), set()
    first = world.session_days[0].year
    rows = []
    for back in range(SESSIONS, 0, -1):
        year = first - back
        occasion = term_name(world.term_number - 1) + session_name(YEARS + 1 - back)
        titles = _titles(rng)
        for number in range(1, round(EACH * world.scale) + 1):
            rows.append(_row(world, rng, taken, occasion, year, number, next(titles)))
    with world.at(world.term.starts_on + timedelta(days=40)):
        enter_all(rows, actor=world.first("DAC"))
    world.say(0.9, "历年建议")


def _titles(rng):
    """(theme, subject), no subject twice."""
    pool = [(theme, line) for theme in themes() for line in theme.of("题")]
    rng.shuffle(pool)
    for theme, line in pool * 4:
        town = rng.choice(TOWNSHIPS)
        words = line.replace("{t}", town.name).replace("{v}", rng.choice(town.villages))
        if "{" not in words:
            yield theme, f"关于{words}的建议"


def _row(world, rng, taken, occasion, year, number, title):
    theme, subject = title
    opened = world.session_days[0].replace(year=year, day=10)
    assigned = opened + timedelta(days=rng.randint(25, 45))
    letter, result, mark = rng.choice(FATES)
    unit = world.bodies.get(theme.lead)
    return HistoricalSuggestion(
        occasion=occasion, year=year, number=number, subject=subject[:200], cosigners=rng.choice((0, 0, 2, 4, 9)),
        lead_name=full_name(rng, rng.choice(("male", "female")), rng.randint(1950, 1982), taken),
        topic=NAMES.get(theme.topic, ""), units=unit.name if unit else "", reply_class=letter, result=result,
        satisfaction=mark, submitted_on=opened, assigned_on=assigned,
        answered_on=assigned + timedelta(days=rng.randint(30, 88)),
    )  # fmt: skip


HISTORY = kinds.Demo(key="suggestions.history", order=91, plant=plant)
