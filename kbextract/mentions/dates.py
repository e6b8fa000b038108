"""Dates in a sentence, as worded and as days in the calendar: "Friday", "late December", "next week", "2014"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kbextract.lexicon.headings import need, read_numbers
from kbextract.yamlfile import Node

YEAR = re.compile(r"^(1[89]|20)\d\d$")
DAY = re.compile(r"^([12]?\d|3[01])(st|nd|rd|th)?$")
Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class When:
    """A date: half-open word range, and the first and last day it may mean, None when the report's day is not known."""

    start: int
    end: int
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the dates of a sentence: each table leads from a lower-case word to its number in the calendar."""

    weekdays: dict[str, int]
    months: dict[str, int]
    days: dict[str, int]
    units: dict[str, int]
    shifts: dict[str, int]
    qualifiers: frozenset[str]
    parts: frozenset[str]
    year_openers: frozenset[str]
    ambiguous: frozenset[str]
    month_openers: frozenset[str]
    shift_qualifiers: frozenset[str]

    @classmethod
    def load(cls, calendar: Node, values: Node) -> DateReader:
        """The reader with the words of calendar.yaml and values.yaml.

        Raises:
            InputFaultError: a heading is missing, or a number is none.
        """
        days, units, shifts = (read_numbers(need(values, heading)) for heading in ("days", "units", "shifts"))
        return cls(
            index_names(need(calendar, "weekdays"), 0),
            index_names(need(calendar, "months"), 1),
            days,
            units,
            shifts,
            frozenset(need(values, "qualifiers").texts),
            frozenset(need(values, "parts of day").texts),
            frozenset(need(values, "year openers").texts),
            frozenset(need(values, "ambiguous months").texts),
            frozenset(need(values, "month openers").texts),
            frozenset(need(values, "shift qualifiers").texts),
        )

    def read(self, words: Sequence[str], lowers: Sequence[str], today: date | None) -> list[When]:
        """Every date of a sentence, left to right, resolved against the day of the report where that is known."""
        found: list[When] = []
        i = 0
        while i < len(lowers):
            when = self.read_at(words, lowers, i, today)
            if when is None:
                i += 1
                continue
            found.append(when)
            i = when.end
        return found

    def read_at(self, words: Sequence[str], lowers: Sequence[str], i: int, today: date | None) -> When | None:
        """The date that begins at word i, None when none does."""
        lower = lowers[i].rstrip(".")
        if lower in self.weekdays and words[i][0].isupper():
            return self.read_weekday(lowers, i, today)
        if lower in self.months and words[i][0].isupper():
            return self.read_month(lowers, i, today)
        if DAY.match(lower) and self.is_month(words, lowers, i + 1):
            return self.read_day_month(lowers, i, today)
        if lower in self.days:
            day = today + timedelta(days=self.days[lower]) if today else None
            return When(i, i + 1, (day, day) if day else None)
        if lower in self.shifts and i + 1 < len(lowers):
            return self.read_shift(words, lowers, i, today)
        if YEAR.match(lower) and self.is_year(lowers, i):
            year = int(lower)
            return When(i, i + 1, (date(year, 1, 1), date(year, 12, 31)))
        return None

    def is_month(self, words: Sequence[str], lowers: Sequence[str], i: int) -> bool:
        """Whether word i exists and is the name of a month."""
        return i < len(lowers) and lowers[i].rstrip(".") in self.months and words[i][0].isupper()

    def is_year(self, lowers: Sequence[str], i: int) -> bool:
        """Whether four digits are a year: behind "in", "since" and their like, and no noun is counted by them."""
        return i > 0 and lowers[i - 1] in self.year_openers

    def read_weekday(self, lowers: Sequence[str], i: int, today: date | None) -> When:
        """A weekday, perhaps with a part of the day: the nearest such day, the past one at equal distance of a week."""
        end = i + 2 if i + 1 < len(lowers) and lowers[i + 1] in self.parts else i + 1
        if today is None:
            return When(i, end)
        shift = self.shifts.get(lowers[i - 1], 0) if i else 0
        back = (today.weekday() - self.weekdays[lowers[i].rstrip(".")]) % 7
        day = today - timedelta(days=back)
        if shift > 0 or (back > 3 and shift == 0 and not self.looks_back(lowers, i)):
            day += timedelta(days=7)
        return When(i, end, (day, day))

    def looks_back(self, lowers: Sequence[str], i: int) -> bool:
        """Whether "last" stands before a weekday."""
        return i > 0 and lowers[i - 1] == "last"

    def read_month(self, lowers: Sequence[str], i: int, today: date | None) -> When | None:
        """A month, with a day and a year where they follow: "January 21, 2022", "late December", "March 2014"."""
        month, at, day, year = self.months[lowers[i].rstrip(".")], i + 1, 0, 0
        match = DAY.match(lowers[at]) if at < len(lowers) else None
        if match:
            day, at = int(match.group(1)), at + 1
        behind = at + 1 if at < len(lowers) and lowers[at] == "," and day else at
        if behind < len(lowers) and YEAR.match(lowers[behind]):
            year, at = int(lowers[behind]), behind + 1
        start = i - 1 if i and lowers[i - 1] in self.qualifiers and lowers[i - 1] != "the" else i
        opened = i > 0 and lowers[i - 1] in self.month_openers
        if not day and not year and not opened and lowers[i] in self.ambiguous:
            return None
        return When(start, at, resolve_month(day, month, year, today))

    def read_day_month(self, lowers: Sequence[str], i: int, today: date | None) -> When:
        """A day before its month: "21 January 2022"."""
        match = DAY.match(lowers[i])
        year, at = 0, i + 2
        if at < len(lowers) and YEAR.match(lowers[at]):
            year, at = int(lowers[at]), at + 1
        day, month = int(match.group(1)) if match else 0, self.months[lowers[i + 1].rstrip(".")]
        return When(i, at, resolve_month(day, month, year, today))

    def read_shift(self, words: Sequence[str], lowers: Sequence[str], i: int, today: date | None) -> When | None:
        """A unit placed by a word: "next week", "last month", "this year"; and "last Friday", "next March"."""
        following = lowers[i + 1].rstrip(".")
        if following in self.weekdays and words[i + 1][0].isupper():
            return self.read_weekday(lowers, i + 1, today)
        if self.is_month(words, lowers, i + 1):
            return self.read_month(lowers, i + 1, today)
        if following not in self.units or following.endswith("s") or following == "day":
            return None
        start = i - 1 if i and lowers[i - 1] in self.shift_qualifiers else i
        return When(start, i + 2, shift_unit(following, self.shifts[lowers[i]], today) if today else None)


def index_names(node: Node, first: int) -> dict[str, int]:
    """From every name and abbreviation of a calendar list to its number."""
    table: dict[str, int] = {}
    for number, (name, forms) in enumerate(node.table.items(), first):
        for form in (name, *forms.texts):
            table[form.lower().rstrip(".")] = number
    return table


def resolve_month(day: int, month: int, year: int, today: date | None) -> Interval | None:
    """The days a month or a day of a month means; without a year the nearest to the day of the report."""
    if not year:
        if today is None:
            return None
        year = nearest_year(min(day or 15, 28), month, today)
    last = monthrange(year, month)[1]
    if day > last:
        return None
    return (date(year, month, day), date(year, month, day)) if day else (date(year, month, 1), date(year, month, last))


def nearest_year(day: int, month: int, today: date) -> int:
    """The year in which a day of a month is nearest to the day of the report."""
    around = (today.year - 1, today.year, today.year + 1)
    return min(around, key=lambda year: abs((date(year, month, day) - today).days))


def shift_unit(unit: str, shift: int, today: date) -> Interval:
    """The week, weekend, month, year or decade so many steps from the day of the report."""
    if unit.startswith("week"):
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        begin = monday if unit == "week" else monday + timedelta(days=5)
        return begin, monday + timedelta(days=6)
    if unit == "month":
        index = today.year * 12 + today.month - 1 + shift
        year, month = divmod(index, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    years = 10 if unit == "decade" else 1
    first = (today.year // years + shift) * years
    return date(first, 1, 1), date(first + years - 1, 12, 31)
