"""The words of dates (rules/lexicon/calendar.yaml) and the shapes of dates made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kbextract.yamlfile import Node

LISTS = ("months", "weekdays", "ordinals", "labels", "particles")
# A time of day with its zone: "10:00 GMT", "5:30 p.m. ET", "10:00:00.000+01:00".
TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s?(?:(?-i:[A-Z]{1,5})\b|[+-]\d{2}:?\d{2}|\([A-Z ]{1,30}\))){0,3}"
)
ISO = r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
PACKED = r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=T\d|$)"
NUMERIC = r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Month and weekday numbers by word in lower case, and the shapes of a worded date as regular expressions.

    `full` are the shapes with a year, `short` those without one; both name the groups weekday, day, month (and year).
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekday_names: tuple[str, ...]
    full: tuple[str, ...]
    short: tuple[str, ...]
    labels: str
    lead: str
    tail: str


def load_calendar(path: Path) -> Calendar:
    """The calendar of a file.

    Raises:
        InputFaultError: the file cannot be read, or one of its lists is missing or not as long as a year or a week.
    """
    # yaml takes 40 ms to import; whoever only lists files or holds documents needs none of it.
    from kbextract.yamlfile import read_yaml  # noqa: PLC0415  # only when a header is read

    table = read_yaml(path)
    lists = {name: require_list(table, name) for name in LISTS}
    months, weekdays = number_words(lists["months"], 12, 1), number_words(lists["weekdays"], 7, 0)
    ordinals, particles = join_words(lists["ordinals"].texts), join_words(lists["particles"].texts)
    weekday = rf"(?:(?P<weekday>{join_words(weekdays)})\b\.?,?\s*)?"
    day = rf"(?P<day>\d{{1,2}})(?:{ordinals})?\b"
    month = rf"(?P<month>{join_words(months)})\b\.?"
    particle = rf"(?:(?:{particles})\s+)?"
    day_first = rf"{weekday}{day}[\s-]*{particle}{month}"
    month_first = rf"{weekday}{month}\s*{day}"
    return Calendar(
        months,
        weekdays,
        tuple(lists["weekdays"].table),
        (rf"{day_first},?[\s-]*(?P<year>\d{{4}})(?!\d)", rf"{month_first}(?:,\s*|\s+)(?P<year>\d{{4}})(?!\d)"),
        (day_first, month_first),
        rf"(?:(?:{join_words(lists['labels'].texts)})\s*:?\s+{particle})?",
        rf"(?:{TIME}\s*[,|·–—-]?\s*)?",
        rf"(?:(?:\s*[,|·–—-]\s*|\s+|T){particle}{TIME})?",
    )


def require_list(table: Node, name: str) -> Node:
    """The list of that name. Raises InputFaultError when the file has none."""
    node = table.get(name)
    if node is None or not node.value:
        raise table.fault(f"has no {name}", f"add `{name}:`")
    return node


def number_words(node: Node, count: int, start: int) -> dict[str, int]:
    """The words of a list, abbreviations too, each with its number. Raises InputFaultError when names are missing."""
    if len(node.table) != count:
        raise node.fault(f"{len(node.table)} names stand here", f"give all {count}, in order")
    names = enumerate(node.table.items(), start)
    return {word.casefold(): number for number, (name, others) in names for word in (name, *others.texts)}


def join_words(words: Iterable[str]) -> str:
    """An alternation of words, the longest first, so that a name is preferred to its abbreviation."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
