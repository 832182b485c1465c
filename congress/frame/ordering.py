"""In which order, and with which columns, one person has a list before him: what an address asks, politely read."""

from dataclasses import dataclass

MOST = 4  # columns that a list is sorted by at once


@dataclass(frozen=True, kw_only=True)
class Sorted:
    """One column that a list is sorted by."""

    name: str
    down: bool = False

    def __str__(self):
        return f"-{self.name}" if self.down else self.name

    @property
    def turned(self):
        return Sorted(name=self.name, down=not self.down)


def read(asked, known):
    """``sort=due_on,-number`` as [Sorted]: what is not among the fields known, and what is named twice, is passed over."""
    found = {}
    for word in str(asked or "").split(","):
        name = word.strip().removeprefix("-")
        if name in known and name not in found:
            found[name] = Sorted(name=name, down=word.strip().startswith("-"))
    return list(found.values())[:MOST]


def written(sorts):
    return ",".join(str(one) for one in sorts)


def alone(sorts, name):
    """The order after a click on the head of a column: by it alone, the other way round where it already was."""
    now = next((one for one in sorts if one.name == name), None)
    return [now.turned if now and len(sorts) == 1 else Sorted(name=name)]


def then(sorts, name):
    """The order after a shift-click: by this column too, after the others; once more, and it is turned."""
    if any(one.name == name for one in sorts):
        return [one.turned if one.name == name else one for one in sorts]
    return [*sorts, Sorted(name=name)][-MOST:]


def fields(sorts):
    """What ``order_by`` takes; the number of the row is last, so that no two pages show the same one."""
    return [*map(str, sorts), "pk"]


def kept(chosen, shown, more):
    """The columns of a list as a person has chosen them: the first stays where it is, what is no longer there is left
    out; without a choice those that are ``shown``."""
    first, known = shown[:1], {*shown, *more}
    picked = [label for label in dict.fromkeys(chosen) if label in known and label not in first]
    return [*first, *picked] if chosen else list(shown)
