"""Front matter: the header at the top of a text file that states title, date, source and address.

Two forms are read, and cut off the text together with the empty lines after them, so that offsets count from the
first line of the report itself:

    ---                             Title: Grain talks resume
    title: Grain talks resume       Date: 19 January 2022
    date: 2022-01-19                Source: The Daily Lantern
    ---
                                    The report begins here.
    The report begins here.

The form without dashes must consist of known names alone, each once, and end with an empty line: a report may well
begin with "Update: ", and loses nothing then.
"""

from __future__ import annotations

import re

from kbextract.documents.fields import HEADER_NAMES, SKIPPED_NAMES, Fields, pick_fields

FENCE = "---"
LONGEST = 60  # lines of a header
HEAD = 20_000  # characters in which a header ends; what follows is not looked at
LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
PAIR = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}?)\s*:\s*(.*)$")
BLANKS = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")


def cut_header(text: str) -> tuple[Fields, str]:
    """What a header states, and the text after it; empty fields and the same text when there is no header."""
    lines = list_lines(text)
    if not lines:
        return Fields(), text
    fenced = lines[0][0].rstrip() == FENCE
    found = read_fenced(lines) if fenced else read_plain(lines)
    if found is None:
        return Fields(), text
    values, end = found
    blanks = BLANKS.match(text, end)
    return pick_fields(values), text[blanks.end() if blanks else end :]


def list_lines(text: str) -> list[tuple[str, int]]:
    """The first lines of a text, each with the offset at which the next one begins."""
    lines: list[tuple[str, int]] = []
    for match in LINE.finditer(text[:HEAD]):
        lines.append((match[1], match.end()))
        if len(lines) > LONGEST or not match[2]:
            break
    return lines


def read_fenced(lines: list[tuple[str, int]]) -> tuple[dict[str, str], int] | None:
    """The pairs between two lines of dashes and the end of the second; None when this is no header."""
    values: dict[str, str] = {}
    for line, end in lines[1:]:
        if line.rstrip() in (FENCE, "..."):
            return (values, end) if HEADER_NAMES & values.keys() else None
        pair = PAIR.match(line)
        if pair:
            values.setdefault(pair[1].casefold(), strip_quotes(pair[2]))
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return None
    return None


def read_plain(lines: list[tuple[str, int]]) -> tuple[dict[str, str], int] | None:
    """The pairs of the leading lines up to an empty one, and its end; None when this is no header."""
    values: dict[str, str] = {}
    for line, end in lines:
        if not line.strip():
            return (values, end) if HEADER_NAMES & values.keys() else None
        pair = PAIR.match(line)
        name = pair[1].casefold() if pair else ""
        if pair is None or name in values or name not in HEADER_NAMES | SKIPPED_NAMES:
            return None
        values[name] = strip_quotes(pair[2])
    return None


def strip_quotes(value: str) -> str:
    """The value without the pair of quotation marks around it."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
