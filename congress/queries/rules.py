"""Which local rule holds for a congress on a day."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from congress.frame import clock, kinds
from congress.frame.numbers import long_date

from ..models import RuleValue

_memory: ContextVar[dict | None] = ContextVar("remembered_rules", default=None)
_noted: ContextVar[dict | None] = ContextVar("noted_rules", default=None)


@contextmanager
def remembered():
    """Read what each congress has set only once: for work on many cases that sets no rules itself."""
    if _memory.get() is not None:
        yield
        return
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


@contextmanager
def noted():
    """Gives a dict in which every rule that is asked for until the block ends stands with its value."""
    found = {}
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


def hold(found):
    """Whether the rules noted there have the same values now."""
    return all(rule(*asked) == value for asked, value in found.items())


def _set_value(congress_id, key, on):
    """What a congress has set for a day, or None."""
    memory = _memory.get()
    if memory is None or congress_id not in memory:
        rows = RuleValue.objects.filter(congress_id=congress_id)
        if memory is None:
            return rows.filter(key=key, since__lte=on).values_list("value", flat=True).first()
        memory[congress_id] = list(rows.values_list("key", "since", "value"))
    return next((value for name, since, value in memory[congress_id] if name == key and since <= on), None)


def rule(congress_id, key, on=None):
    """The value of a rule for a congress "as of" a day (today by default); the shelf's default when never set.

    No actor: rules are public and decide the same for everybody.
    """
    value = _set_value(congress_id, key, on or clock.today())
    value = kinds.rules[key].default if value is None else value
    if (found := _noted.get()) is not None:
        found[congress_id, key, on] = value
    return value


def set_today(*keys):
    """{(congress, key): value} of these rules wherever they were set, as they hold today. No actor: rules are public."""
    rows = RuleValue.objects.filter(key__in=keys, since__lte=clock.today()).order_by("since", "pk")
    return {(congress_id, key): value for congress_id, key, value in rows.values_list("congress", "key", "value")}


def where(key, value):
    """The congresses that have set a rule to this value, as it holds today. No actor: rules are public."""
    return [congress_id for (congress_id, _), said in set_today(key).items() if said == value]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A rule of one congress as of a day: the value that holds, the row that set it (None: the default) and what has
    been set for later days, the next first."""

    item: kinds.Rule
    value: object
    row: RuleValue | None
    coming: tuple

    @property
    def said(self):
        return self.item.said(self.value)

    @property
    def default(self):
        return self.item.said(self.item.default)

    @property
    def differs(self):
        return self.value != self.item.default

    @property
    def ground(self):
        return kinds.Ground(self.item.ground)

    @property
    def rests_on(self):
        """What kind of thing it rests on, and which."""
        plain = self.item.basis == "本级规定"
        return self.ground.label if plain else f"{self.ground.label}：{self.item.basis}"


def rule_book(congress_id, on=None, keys=()):
    """The Setting of every rule (or of these keys) as of a day, in the order of the shelf; one statement. No actor: rules
    are public."""
    day, past, coming = on or clock.today(), {}, {}
    rows = RuleValue.objects.filter(congress_id=congress_id, **({"key__in": keys} if keys else {}))
    for row in rows.order_by("since", "pk"):
        if row.since <= day:
            past[row.key] = row
        else:
            coming.setdefault(row.key, {})[row.since] = row  # what was set again for the same day is superseded
    return [
        Setting(
            item=item,
            value=past[item.key].value if item.key in past else item.default,
            row=past.get(item.key),
            coming=tuple(coming.get(item.key, {}).values()),
        )
        for item in kinds.rules
        if not keys or item.key in keys
    ]


def by_subject(settings):
    """[(subject, its Settings)] in the order in which the subjects first appear."""
    found = {}
    for setting in settings:
        found.setdefault(setting.item.subject, []).append(setting)
    return list(found.items())


def in_number(settings):
    """How many rules, and how many of them the congress has ruled otherwise than the default."""
    own = sum(setting.differs for setting in settings)
    return f"{len(settings)}项" + (f"，{own}项与默认不同" if own else "")


def subjects():
    return list(dict.fromkeys(item.subject for item in kinds.rules))


@dataclass(frozen=True, kw_only=True)
class Change:
    """One setting of a rule: from what to what, and whether it holds."""

    row: RuleValue
    before: str
    after: str
    word: str
    tone: str


def history(congress_id, item):
    """Every setting of a rule as [Change], the latest day first. What was set again for the same day never held. No
    actor: rules are public."""
    rows = list(RuleValue.objects.filter(congress_id=congress_id, key=item.key).order_by("since", "pk"))
    last = {row.since: row.pk for row in rows}  # of each day the one that counts
    holds = max((day for day in last if day <= clock.today()), default=None)
    found, before = [], item.said(item.default)
    for row in rows:
        replaced = last[row.since] != row.pk
        word, tone = _standing(row, holds, replaced)
        found.append(Change(row=row, before=before, after=item.said(row.value), word=word, tone=tone))
        if not replaced:
            before = item.said(row.value)
    return found[::-1]


def looking_back(congress_id, item, value, since):
    """What a value set for a day that is over would say of the time since then, or "" for today and later: until which
    day, and what was read there before. No actor: rules are public."""
    today = clock.today()
    if since >= today:
        return ""
    rows = RuleValue.objects.filter(congress_id=congress_id, key=item.key, since__gt=since)
    until = rows.order_by("since").values_list("since", flat=True).first()
    before = item.said(rule(congress_id, item.key, since))
    span = f"自{long_date(since)}起" + (f"、{long_date(until)}另定以前" if until else "")
    return (
        f"{span}开始的事项，现在起都按“{item.said(value)}”计算和检查，不再按“{before}”；"
        "已经定下的期限、已经印发的文件不变"
    )


def _standing(row, holds, replaced):
    if replaced:
        return "已另定", "plain"
    if row.since == holds:
        return "现行", "done"
    return ("将施行", "soon") if row.since > clock.today() else ("已过去", "plain")
