"""Writes a file whole or not at all: a reader, or a run that breaks off, never meets half a file."""

from __future__ import annotations

import gzip
import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from kbextract.faults import InputFaultError
from kbextract.output.formats import PACKED

ADVICE = "check that the folder exists, that it may be written to, and that the disk is not full"


@contextmanager
def open_output(target: Path | TextIO) -> Iterator[TextIO]:
    """A stream of text to write to: a stream as it is, or a path, which is replaced only once all is written.

    A path that ends in `.gz` is packed.

    Raises:
        InputFaultError: the path cannot be written to.
    """
    if not isinstance(target, Path):
        yield target
        return
    path = target.resolve()  # through a link to the file itself, so that the link survives
    if path.is_dir():
        raise InputFaultError.single(target, "is a folder", "name a file in it")
    if not path.parent.is_dir():
        raise InputFaultError.single(target, "cannot be written (no such folder)", "make the folder first")
    try:
        with open_bytes(path) as raw, open_text(raw, packed=target.suffix.lower() == PACKED) as text:
            yield text
    except OSError as error:
        raise InputFaultError.single(target, f"cannot be written ({error.strerror or error})", ADVICE) from error


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """A new file beside `path` that takes its place at the end, and vanishes when writing fails."""
    if path.exists() and not path.is_file():  # a pipe or a device must not be replaced by a file
        with path.open("wb") as raw:
            yield raw
        return
    draft = path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        with draft.open("xb") as raw:
            yield raw
            raw.flush()
            os.fsync(raw.fileno())
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o7777)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def open_text(raw: BinaryIO, *, packed: bool) -> Iterator[TextIO]:
    """UTF-8 text with plain line ends into bytes that stay open; packed where asked, without name or time."""
    inner = gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) if packed else raw
    text = io.TextIOWrapper(inner, encoding="utf-8", newline="\n")
    try:
        yield text
    finally:
        text.detach()  # writes what is pending, and leaves the stream below open
        if packed:
            inner.close()
