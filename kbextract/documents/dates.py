"""A date in words or digits to a day of the calendar; a date that can be read in two ways is refused, not guessed."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kbextract.documents.calendars import ISO, NUMERIC, PACKED, Calendar

LONGEST = 100  # characters of a date; more is no date
NEAREST = 183  # days; a year is supplied only where one candidate is nearer than half a year


class UnreadableDateError(ValueError):
    """A date that cannot be read, or can be read in two ways; says which."""


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads a whole string as a date. Made once a run by `build_date_reader`."""

    calendar: Calendar
    shapes: tuple[re.Pattern[str], ...]
    numeric: re.Pattern[str]

    def find_match(self, words: str) -> re.Match[str] | None:
        """The match of a full date that is all of `words`, None when they are no such date."""
        if len(words) > LONGEST:
            return None
        matches = (shape.fullmatch(words) for shape in (*self.shapes, self.numeric))
        return next((match for match in matches if match), None)

    def read_date(self, words: str) -> datetime.date:
        """The day that `words` state in full: ISO, RFC 2822, worded, or digits in an order that leaves no doubt.

        Raises:
            UnreadableDateError: they state none, an impossible or an ambiguous one, or the wrong day of the week.
        """
        match = self.find_match(" ".join(words.split()))
        if match is None:
            raise UnreadableDateError(f"the date {' '.join(words.split())[:LONGEST]!r} is not understood")
        return read_numeric(match) if match.re is self.numeric else self.read_match(match)

    def read_match(self, match: re.Match[str], near: datetime.date | None = None) -> datetime.date:
        """The day that a match of a calendar shape states; a missing year is the one that lies nearest to `near`.

        Raises:
            UnreadableDateError: there is no such day, or its weekday is another one.
        """
        groups = match.groupdict()
        month = self.calendar.months.get(groups["month"].casefold()) or int(groups["month"])
        if groups.get("year"):
            found = make_date(int(groups["year"]), month, int(groups["day"]), match[0])
        else:
            found = supply_year(month, int(groups["day"]), near, match[0])
        self.check_weekday(groups.get("weekday"), found, match[0])
        return found

    def check_weekday(self, word: str | None, found: datetime.date, words: str) -> None:
        """Raises UnreadableDateError when the weekday stated is not that of the day."""
        if word and self.calendar.weekdays[word.casefold()] != found.weekday():
            actual = self.calendar.weekday_names[found.weekday()]
            raise UnreadableDateError(f"the date {words.strip()!r} contradicts itself: {found} is a {actual}")


def build_date_reader(calendar: Calendar) -> DateReader:
    """A reader of record dates in the words of a calendar."""
    shapes = tuple(compile_shape(f"{calendar.lead}(?:{shape}){calendar.tail}") for shape in (ISO, *calendar.full))
    packed = compile_shape(f"{PACKED}(?:T[0-9:.]+Z?(?:[+-][0-9:]+)?)?")
    return DateReader(calendar, (*shapes, packed), compile_shape(f"{calendar.lead}{NUMERIC}{calendar.tail}"))


def compile_shape(pattern: str) -> re.Pattern[str]:
    """A shape as a pattern, in which the case of letters does not matter and digits are those of ASCII."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def read_numeric(match: re.Match[str]) -> datetime.date:
    """The day of a date such as 19/01/2022. Raises UnreadableDateError when day and month could be exchanged."""
    first, second, words = int(match["first"]), int(match["second"]), match[0]
    if len(match["year"]) != 4 or (first != second and first <= 12 and second <= 12):
        raise UnreadableDateError(f"the date {words!r} can be read in more than one way")
    day, month = (first, second) if first > 12 else (second, first)
    return make_date(int(match["year"]), month, day, words)


def make_date(year: int, month: int, day: int, words: str) -> datetime.date:
    """The day of these numbers. Raises UnreadableDateError when the calendar has none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise UnreadableDateError(f"there is no day {words.strip()!r}") from None


def supply_year(month: int, day: int, near: datetime.date | None, words: str) -> datetime.date:
    """The day nearest to `near` of that month and day: "Dec 31" beside 1 January 2022 is of 2021.

    Raises:
        UnreadableDateError: there is no `near`, or no such day within half a year of it.
    """
    years = range(max(near.year - 1, 1), min(near.year + 1, 9999) + 1) if near else ()
    for year in years:
        try:
            found = datetime.date(year, month, day)
        except ValueError:
            continue
        if near and abs((found - near).days) < NEAREST:
            return found
    raise UnreadableDateError(f"the date {words.strip()!r} states no year")
