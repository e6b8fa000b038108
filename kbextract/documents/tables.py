"""JSON Lines and CSV: the records of a file, each with the line on which it begins."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from kbextract.documents.fields import FILE, SYNONYMS
from kbextract.faults import Fault

KNOWN = frozenset(chain([FILE], *SYNONYMS.values()))
DELIMITERS = ",;\t|"
LONGEST_CELL = 200_000_000  # as long as a whole file may be
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
REREAD = 4  # how many times its own length a broken table may be read again

# A record: the line on which it begins, and its values by column name or key.
Row = tuple[int, Mapping[str, str]]


def read_json_lines(text: str, path: str) -> Iterator[Row | Fault]:
    """The objects of a JSON Lines text; a fault for each line that is none. Empty lines are passed over."""
    start, number = 0, 0
    while start < len(text):
        number += 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip()
        start = end + 1
        if line == "[":
            yield Fault(path, number, "begins a JSON array that runs over several lines", "write one object a line")
            return
        if line:
            yield from read_json_line(line, path, number)


def read_json_line(line: str, path: str, number: int) -> Iterator[Row | Fault]:
    """The object of one line, and a fault for each known key that holds no text."""
    try:
        record = json.loads(line)
    except RecursionError:
        yield Fault(path, number, "is nested too deeply", "write one flat object a line")
        return
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
        yield Fault(path, number, f"is no JSON ({reason})", "write one object a line")
        return
    if not isinstance(record, dict):
        yield Fault(path, number, "is no JSON object", 'write {"text": "…"}')
        return
    known = {key: value for key, value in record.items() if key.strip().casefold() in KNOWN and value is not None}
    wrong = [key for key, value in known.items() if isinstance(value, bool) or not isinstance(value, str | int)]
    for key in wrong:
        yield Fault(path, number, f"the value of {key!r} is no text and is left out", "write it in quotation marks")
    yield number, {key: str_value(value) for key, value in known.items() if key not in wrong}


def str_value(value: str | int) -> str:
    """The value as text; hexadecimal for a number too long for Python to write in digits."""
    try:
        return str(value)
    except ValueError:
        return hex(int(value))


def read_table(text: str, path: str, needed: Iterable[str]) -> Iterator[Row | Fault]:
    """The rows of a CSV text with a header row, by column name in lower case; faults for rows that cannot be used.

    The delimiter is the one by which the header row shows most known columns. Without one of the `needed` columns
    the whole table is one fault.
    """
    lines = LINE.findall(text)
    rows = read_rows(lines, path, choose_delimiter(lines))
    header: list[str] = []
    for item in rows:
        if isinstance(item, Fault):
            yield item
        elif not header:
            header = [name.strip().casefold() for name in item[1]]
            if not set(needed) & set(header):
                advice = "name the columns in the first row"
                yield Fault(path, item[0], f"has no column {' or '.join(needed)}", advice)
                return
        elif any(cell.strip() for cell in item[1][len(header) :]):
            what = f"has {len(item[1])} columns, the header {len(header)}"
            yield Fault(path, item[0], what, "put values that hold the delimiter in quotation marks")
        else:
            # Reversed, so that of two columns with one name the first counts.
            yield item[0], dict(reversed(list(zip(header, item[1], strict=False))))


def choose_delimiter(lines: list[str]) -> str:
    """The delimiter of a table, by its header row; a comma when nothing speaks for another."""
    header = next((line for line in lines if line.strip()), "")

    def count_known(delimiter: str) -> int:
        return sum(name.strip(' "\r\n').casefold() in KNOWN for name in header.split(delimiter))

    return max(DELIMITERS, key=count_known)


def read_rows(lines: list[str], path: str, delimiter: str) -> Iterator[tuple[int, list[str]] | Fault]:
    """The rows that are not empty, each with its first line, from 1.

    A quotation mark that is never closed would swallow every row after it. So after a fault that took in several
    lines, reading begins again on the second of them, as long as that stays cheap.
    """
    start, budget = 0, REREAD * len(lines)
    while start < len(lines):
        reader = csv.reader((lines[at] for at in range(start, len(lines))), delimiter=delimiter, strict=True)
        first, again = start, False
        while not again:
            try:
                row = take_row(reader)
            except csv.Error as error:
                yield Fault(
                    path, first + 1, f"is no CSV row ({error})", 'close quotation marks, double those within ("")'
                )
                taken = start + reader.line_num - first
                again = 1 < taken <= budget
                budget -= taken if again else 0
            else:
                if row is None:
                    return
                if any(cell.strip() for cell in row):
                    yield first + 1, row
            first = first + 1 if again else start + reader.line_num
        start = first


def take_row(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row, None at the end; with room for long cells, and without leaving the limit raised for others."""
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(limit)
