"""One input to drafts: the reports in a text file, a web page, a JSON Lines or CSV file, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from kbextract.documents.decoding import decode_bytes, mend_text
from kbextract.documents.fields import SYNONYMS, Fields, pick_fields
from kbextract.documents.folders import Input, name_input
from kbextract.documents.headers import cut_header
from kbextract.documents.tables import Row, read_json_lines, read_table
from kbextract.faults import Fault, InputFaultError

LARGEST = 200_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its file gives it: the text, what record or header state of it, and what its page declares.

    `line` is the line of a record, 0 for a report that is a whole file.
    """

    source: Input
    line: int
    text: str
    stated: Fields
    declared: Fields

    @property
    def id(self) -> str:
        """The record's own id, else the stem of the file."""
        return self.stated.id or Path(name_input(self.source)).stem


def read_drafts(source: Input, stdin: BinaryIO | None = None) -> Iterator[Draft | Fault]:
    """The reports of one input, one at a time, and the faults met on the way. Raises nothing over broken input."""
    path = name_input(source)
    try:
        decoded = decode_bytes(read_bytes(source, stdin), path)
    except InputFaultError as error:
        yield from error.faults
        return
    yield from decoded.faults
    if not decoded.text or decoded.text.isspace():
        yield Fault(path, 0, "is empty", "remove it")
        return
    suffix = "" if isinstance(source, str) else source.suffix.lower()
    if suffix == ".jsonl":
        yield from draft_records(read_json_lines(decoded.text, path), source)
    elif suffix == ".csv":
        yield from draft_records(read_table(decoded.text, path, SYNONYMS["text"]), source)
    elif suffix in (".html", ".htm"):
        yield draft_page(decoded.text, source)
    else:
        yield draft_text(decoded.text, source)


def read_bytes(source: Input, stdin: BinaryIO | None) -> bytes:
    """The bytes of an input. Raises InputFaultError when it cannot be read or is too large."""
    path = name_input(source)
    try:
        if isinstance(source, str):
            raw = (stdin or sys.stdin.buffer).read(LARGEST + 1)
            size = len(raw)
        else:
            with source.open("rb") as file:
                size = source.stat().st_size
                raw = file.read(LARGEST + 1) if size <= LARGEST else b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputFaultError.single(path, f"cannot be read ({reason})", "check the file and who may read it") from None
    if max(size, len(raw)) > LARGEST:
        raise InputFaultError.single(path, f"is over {LARGEST // 1_000_000} MB", "split it")
    return raw


def draft_text(text: str, source: Input) -> Draft | Fault:
    """The report of a text file, without its header."""
    stated, rest = cut_header(text)
    if not rest or rest.isspace():
        return Fault(
            name_input(source), 0, "has a header and no text", "add the text of the report, or remove the file"
        )
    return Draft(source, 0, rest, stated, Fields())


def draft_page(markup: str, source: Input) -> Draft | Fault:
    """The report of a web page."""
    path = name_input(source)
    try:
        # Takes 0.4 s to import; a run without web pages needs none of it.
        from kbextract.documents.webpages import read_page  # noqa: PLC0415  # slow to import, for web pages only
    except ImportError as error:
        return Fault(
            path, 0, f"cannot be read: the reader of web pages does not load ({error})", "install kbextract again"
        )
    text, declared = read_page(markup)
    text = mend_text(text, path).text
    if not text or text.isspace():
        return Fault(path, 0, "no text found in this page", "save the text of the report as .txt")
    return Draft(source, 0, text, Fields(), declared)


def draft_records(rows: Iterable[Row | Fault], source: Input) -> Iterator[Draft | Fault]:
    """The reports of the records of a file; a fault for a record without text."""
    path = name_input(source)
    for row in rows:
        if isinstance(row, Fault):
            yield row
            continue
        line, values = row
        mended = {name: mend_text(value, path, line) for name, value in values.items()}
        for value in mended.values():
            yield from value.faults
        fields = pick_fields({name: value.text for name, value in mended.items()})
        if fields.text:
            yield Draft(source, line, fields.text, replace(fields, text=""), Fields())
        else:
            yield Fault(path, line, "has no text", f"fill {' or '.join(SYNONYMS['text'])}")
