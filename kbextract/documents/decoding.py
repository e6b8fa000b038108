"""Bytes to text in any encoding, one character for one; what cannot be read is replaced and named, never dropped."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kbextract.faults import Fault, InputFaultError

MAGICS = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
# The longer mark first: the mark of UTF-16 little-endian begins that of UTF-32.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
NUL_SHARE = 0.1  # with more zero bytes than this, a file is no text with stray ones
CONTROL_SHARE = 0.05
SAMPLE = 64_000  # bytes from the first unreadable one on; enough to tell an encoding, however long the file
# A letter of Windows-1252 between two spaces is more likely damage than a word; `à` is a word.
LONE_LETTER = re.compile(rb"(?<![A-Za-z\x80-\xff])[\xc0-\xdf\xe1-\xff](?![A-Za-z\x80-\xff])")
FEW = 10  # high bytes; fewer prove no exotic encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what had to be replaced in it."""

    text: str
    faults: tuple[Fault, ...] = ()


def decode_bytes(data: bytes, path: str) -> Decoded:
    """The text of a file, tried as UTF-8, as UTF-16 by its mark, then in the encoding that its bytes suggest.

    Raises:
        InputFaultError: the bytes are no text.
    """
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "")
    if not marked:
        refuse_binary(data, path)
    decoded = decode_as(data, marked, path) if marked else decode_unmarked(data, path)
    mended = mend_text(decoded.text, path)
    return Decoded(mended.text, decoded.faults + mended.faults)


def refuse_binary(data: bytes, path: str) -> None:
    """Raises InputFaultError for a known kind of binary file, or for bytes that no text would hold."""
    kind = next((name for magic, name in MAGICS if data.startswith(magic)), "")
    controls = len(data) - len(data.translate(None, CONTROLS))
    if not kind and (data.count(0) > NUL_SHARE * len(data) or controls > CONTROL_SHARE * len(data)):
        kind = "a binary file"
    if kind:
        raise InputFaultError.single(path, f"is {kind}, not text", "save its text as UTF-8")


def decode_unmarked(data: bytes, path: str) -> Decoded:
    """The text of bytes without a UTF-16 mark."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return decode_as(data, find_encoding(data, error), path)


def find_encoding(data: bytes, error: UnicodeDecodeError) -> str:
    """The encoding of bytes that are no clean UTF-8; still UTF-8 when they look like UTF-8 with some damage."""
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    intact = len(replaced) - len(replaced.encode("ascii", "ignore")) - broken
    if intact >= broken or error.reason == "unexpected end of data":
        return "utf-8"
    return suggest_encoding(data[max(0, error.start - 1000) :][:SAMPLE])


def suggest_encoding(sample: bytes) -> str:
    """What charset-normalizer makes of a sample; Windows-1252, by far the likeliest, among equals."""
    # Takes 50 ms to import, and almost every report is UTF-8.
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, seldom needed

    matches = from_bytes(sample, cp_exclusion=["utf_7", "utf_16", "utf_16_le", "utf_16_be", "utf_32"])
    best = matches.best()
    if best is None:
        return "utf-8"
    equals = {name for match in matches if match.chaos <= best.chaos for name in match.could_be_from_charset}
    few = len(re.findall(rb"[\x80-\xff]", sample)) < FEW
    if "cp1252" in equals:
        return "utf-8" if few and LONE_LETTER.search(sample) else "cp1252"
    return "utf-8" if few and not best.coherence else best.encoding


def decode_as(data: bytes, encoding: str, path: str) -> Decoded:
    """The text in one encoding; what does not belong there becomes U+FFFD, and a fault says how many and where."""
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
    text = data.decode(encoding, "replace")
    count = text.count("\ufffd") - before.count("\ufffd")
    what = f"{count_things(count, 'place')} cannot be read as {encoding.upper()}, the first on this line, now U+FFFD"
    return Decoded(text, (Fault(path, before.count("\n") + 1, what, "save the file as UTF-8"),))


def mend_text(text: str, path: str, line: int = 0) -> Decoded:
    """The text with spaces for NULs and U+FFFD for half characters, which no file can hold; its length stays.

    `line` is the line of a record; without it a fault names the line within the text.
    """
    faults: list[Fault] = []
    if (first := text.find("\0")) >= 0:
        what = f"holds {count_things(text.count(chr(0)), 'NUL character')}, read as spaces"
        faults.append(Fault(path, line or text.count("\n", 0, first) + 1, what, "remove them"))
        text = text.replace("\0", " ")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = "holds half of a character (a lone surrogate), read as U+FFFD"
        faults.append(Fault(path, line or text.count("\n", 0, error.start) + 1, what, "write the text out again"))
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return Decoded(text, tuple(faults))


def count_things(count: int, thing: str) -> str:
    """A number with its noun."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
