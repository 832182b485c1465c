"""Quarters of a year: the time townships report on."""

from dataclasses import dataclass
from datetime import date

from .dates import ONE_DAY
from .numbers import chinese


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int  # 1 to 4

    def __str__(self):
        return f"{self.year}年第{chinese(self.number)}季度"

    @property
    def first_day(self):
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self):
        return self.next.first_day - ONE_DAY

    @property
    def next(self):
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def before(self):
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @classmethod
    def of(cls, day):
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)
