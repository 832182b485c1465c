"""The ladder of reminders of a clock: how many days before and after its day people are told, and how often later on."""

import re
from dataclasses import dataclass

EARLIEST, LATEST = 180, 90  # days before and after
EVERY = {"以后每周": 7, "以后每天": 1}
PART = re.compile(r"(提前|超期)([1-9]\d*(?:、[1-9]\d*)*)(?:日|天)")


@dataclass(frozen=True)
class Ladder:
    """``steps`` are days from the due date, in order; after the last one every so many days, or never again (0)."""

    steps: tuple[int, ...]
    every: int = 0

    @property
    def words(self):
        """提前15、7日，当日，超期1日，以后每周"""
        early = "、".join(str(-step) for step in self.steps if step < 0)
        late = "、".join(str(step) for step in self.steps if step > 0)
        parts = (
            early and f"提前{early}日",
            "当日" if 0 in self.steps else "",
            late and f"超期{late}日",
            next((word for word, days in EVERY.items() if days == self.every), ""),
        )
        return "，".join(filter(None, parts)) or "不提醒"


def read(text: str) -> Ladder | None:
    """The Ladder of 提前15、7日，当日，超期1日，以后每周; None of what cannot be read or says a thing twice."""
    steps, every = [], 0
    for part in text.replace(",", "，").replace(" ", "").removesuffix("不提醒").split("，"):
        if part == "当日":
            steps.append(0)
        elif part in EVERY and not every:
            every = EVERY[part]
        elif match := PART.fullmatch(part):
            sign = -1 if match[1] == "提前" else 1
            steps += [sign * int(day) for day in match[2].split("、")]
        elif part:
            return None
    return Ladder(tuple(sorted(steps)), every) if len(set(steps)) == len(steps) else None


def lawful(text: str) -> Ladder | None:
    """The Ladder of a setting: it must say the day itself, so that nobody's duty falls due unsaid."""
    ladder = read(text)
    told = ladder is not None and 0 in ladder.steps
    return ladder if told and ladder.steps[0] >= -EARLIEST and ladder.steps[-1] <= LATEST else None
