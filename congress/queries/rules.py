"""Which local rule holds for a congress on a day."""

from contextlib import contextmanager
from contextvars import ContextVar

from congress.frame import clock, kinds

from ..models import RuleValue

_unset: ContextVar[dict | None] = ContextVar("rules_never_set", default=None)


@contextmanager
def remembered():
    """Ask only once whether a congress has ever set a rule: for work on many cases that sets no rules itself."""
    token = _unset.set({})
    try:
        yield
    finally:
        _unset.reset(token)


def _never_set(congress_id):
    memory = _unset.get()
    if memory is None:
        return False
    if congress_id not in memory:
        memory[congress_id] = not RuleValue.objects.filter(congress_id=congress_id).exists()
    return memory[congress_id]


def rule(congress_id, key, on=None):
    """The value of a rule for a congress "as of" a day (today by default); the shelf's default when never set.

    No actor: rules are public and decide the same for everybody.
    """
    item = kinds.rules[key]
    if _never_set(congress_id):
        return item.default
    value = (
        RuleValue.objects.filter(congress_id=congress_id, key=key, since__lte=on or clock.today())
        .values_list("value", flat=True)
        .first()
    )
    return item.default if value is None else value


def rule_book(congress_id, on=None):
    """Every rule with its present value and the row that set it: [(Rule, value, RuleValue or None)]."""
    rows = RuleValue.objects.filter(congress_id=congress_id, since__lte=on or clock.today()).order_by(
        "key", "-since", "-pk"
    )
    latest = {}
    for row in rows:
        latest.setdefault(row.key, row)
    return [
        (item, latest[item.key].value if item.key in latest else item.default, latest.get(item.key))
        for item in kinds.rules
    ]
