"""Prints tables and texts: for the eye on a terminal, whole and plain into a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

GAP = 3
KEPT = "\n\t\N{NO-BREAK SPACE}"


def show_text(text: str) -> str:
    """A text without control characters: a report must not steer the terminal."""
    return "".join(char if char.isprintable() or char in KEPT else f"\\u{ord(char):04x}" for char in text)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO | None = None) -> None:
    """A table on a stream, standard output when none is given. Into a pipe no cell is cut or wrapped."""
    from rich import box
    from rich.table import Table

    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
    width = [len(column) for column in columns]
    for row in rows:
        cells = [show_text(cell.replace("\n", " ")) for cell in row]
        width = [max(pair) for pair in zip(width, (2 * len(cell) for cell in cells), strict=True)]
        table.add_row(*map(as_plain, cells))
    draw(table, stream or sys.stdout, sum(width) + GAP * len(width))


def as_plain(cell: str) -> Text:
    """A cell whose square brackets are no mark-up."""
    from rich.text import Text

    return Text(cell, overflow="fold")


def draw(table: Table, stream: TextIO, width: int) -> None:
    """Draws a table; as wide as it needs to be unless the stream is a terminal."""
    from rich.console import Console

    terminal = stream.isatty()
    console = Console(file=stream, width=None if terminal else width, highlight=False)
    with console.capture() as capture:
        console.print(table)
    lines = (line.rstrip() for line in capture.get().splitlines())
    stream.write("".join(f"{line}\n" for line in lines if line or terminal))


def print_json(value: object) -> None:
    """A value as JSON on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")
