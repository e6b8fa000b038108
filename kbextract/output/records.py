"""Writes the facts as flat records: one JSON object or one row of a table a fact."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from kbextract.output.files import open_output
from kbextract.output.formats import RECORD_FORMATS, find_format
from kbextract.schema import FactType

Record = Mapping[str, str | int | list[str]]
"""One fact: "doc" and "type", a list a role, "evidence", and where it comes from."""

HEAD = ("doc", "type")
TAIL = ("evidence", "earliest", "latest", "rule", "start", "end", "fact", "attributedTo")
JOINT = " | "
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMERIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def write_records(
    records: Iterable[Record], target: Path | TextIO, schema: Mapping[str, FactType], wanted: str | None = None
) -> None:
    """Writes records to a path or a stream of text as JSON Lines or CSV: the one wanted, else by the suffix.

    A table has a column for every role of the fact table; several values in one cell are joined by " | ".

    Raises:
        InputFaultError: the format is unknown, or the path cannot be written to.
    """
    name = find_format(target, wanted, RECORD_FORMATS)
    with open_output(target) as stream:
        if name == "csv":
            write_table(records, stream, schema)
        else:
            stream.writelines(json.dumps(dict(record), ensure_ascii=False) + "\n" for record in records)


def write_table(records: Iterable[Record], stream: TextIO, schema: Mapping[str, FactType]) -> None:
    """The records as CSV with a head row."""
    roles = dict.fromkeys(role.name for kind in schema.values() for role in kind.roles)
    columns = (*HEAD, *roles, *TAIL)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([write_cell(record.get(column, "")) for column in columns])


def write_cell(value: str | int | list[str]) -> str:
    """One cell. A spreadsheet would run a text that begins like a formula, so such a text gets an apostrophe."""
    text = JOINT.join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if FORMULA.match(text) and not NUMERIC.fullmatch(text) else text
