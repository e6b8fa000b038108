"""The day that a report states about itself: in its dateline, or on a line of its own near the top."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbextract.documents.calendars import ISO, Calendar
from kbextract.documents.dates import DateReader, compile_shape

HEAD = 5_000  # characters from the top; what follows is not looked at
DATE_LINES = 5  # lines with words on them, from the top
DATELINES = 10
LONGEST = 200  # characters of a line in which a dateline is looked for
PLACE = r"(?P<place>[^\s\d(),–—-][^,()\d]{1,40}(?:,\s*[^\s\d(),–—-][^,()\d]{1,30}){0,2}?)"
AGENCY = r"\s*\([^()]{2,40}\)"
# The dash that ends a dateline; not that of a span of days ("Jan 20–21").
DASH = r"(?:\s*[–—―](?!\s?\d)|\s*--(?!\d)|\s+-(?=\s|$))"


@dataclass(frozen=True, slots=True)
class DatelineReader:
    """Finds the day at the top of a text. Made once a run by `build_dateline_reader`."""

    dates: DateReader
    datelines: tuple[re.Pattern[str], ...]
    lines: tuple[re.Pattern[str], ...]

    def read_top(self, text: str, default: datetime.date | None) -> datetime.date | None:
        """The day of the dateline, else of the first line that is a date; None when neither states one.

        A dateline without a year takes it from the date line, else from `default`: the year that lies nearest.

        Raises:
            UnreadableDateError: a date stands there that contradicts itself.
        """
        tops = [line.strip().replace("\xa0", " ") for line in text[:HEAD].splitlines() if line.strip()]
        dateline = self.find_dateline(tops[:DATELINES])
        own = self.find_date_line(tops[:DATE_LINES])
        line_day = self.dates.read_match(own) if own else None
        if dateline is None:
            return line_day
        if dateline.groupdict().get("year"):
            return self.dates.read_match(dateline)
        near = line_day or default
        return self.dates.read_match(dateline, near) if near else None

    def find_dateline(self, lines: list[str]) -> re.Match[str] | None:
        """The first dateline: a place in capitals, then a date and an agency or a dash."""
        matches = (shape.match(line[:LONGEST]) for line in lines for shape in self.datelines)
        return next((match for match in matches if match and is_capital(match["place"])), None)

    def find_date_line(self, lines: list[str]) -> re.Match[str] | None:
        """The first line that is a full date and nothing else but a label and an hour."""
        matches = (shape.fullmatch(line) for line in lines if len(line) < LONGEST for shape in self.lines)
        return next((match for match in matches if match), None)


def build_dateline_reader(dates: DateReader) -> DatelineReader:
    """A reader of the tops of texts in the words of a calendar."""
    calendar = dates.calendar
    lines = (rf"{calendar.labels}{calendar.lead}(?:{shape}){calendar.tail}\.?" for shape in (ISO, *calendar.full))
    datelines = tuple(map(compile_shape, list_dateline_shapes(calendar)))
    return DatelineReader(dates, datelines, tuple(map(compile_shape, lines)))


def list_dateline_shapes(calendar: Calendar) -> Iterator[str]:
    """The shapes of a dateline: place, date, agency or dash; and place, agency, dash, full date."""
    for shape in (*calendar.full, *calendar.short):
        yield rf"{PLACE},?\s+{shape}(?:,|\.)?(?:{AGENCY}(?:[:–—―-]|\s|$)|{DASH})"
    for shape in calendar.full:
        yield rf"{PLACE}{AGENCY}\s*[–—―-]+\s*{shape}(?:\s*$|{DASH}|\s*:)"


def is_capital(place: str) -> bool:
    """Whether the city of a place stands in capitals, which sets a dateline apart from a sentence."""
    return place.partition(",")[0].strip().isupper()
