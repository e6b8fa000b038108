"""RDF terms as N-Triples strings: IRIs, literals and their escapes, there and back.

Strings, because a triple of strings is built, hashed, sorted, pickled and written many times faster than a triple of
objects of an RDF library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit, urlunsplit

Triple = tuple[str, str, str]
"""Subject, predicate and object, each an N-Triples term."""

ONTO = "https://w3id.org/kbextract/onto#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"

TYPE = f"<{RDF}type>"
LABEL = f"<{RDFS}label>"
LANGUAGE = "en"

# Besides what N-Triples forbids raw: control characters and separators that editors and line readers trip over.
UNSAFE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
LONG = {short: plain for plain, short in SHORT.items()} | {"\\b": "\b", "\\f": "\f", "\\'": "'"}
ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>]*)>)?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal read back: its characters, and its language or datatype; a plain string has neither."""

    text: str
    language: str = ""
    datatype: str = ""


def write_iri(iri: str) -> str:
    """The term of an IRI that is known to be valid."""
    return f"<{iri}>"


def write_property(name: str) -> str:
    """The term of a word of the kbextract vocabulary."""
    return f"<{ONTO}{name}>"


def write_text(text: str) -> str:
    """The literal of a text in the language of the reports."""
    return f'"{escape_text(text)}"@{LANGUAGE}'


def write_string(text: str) -> str:
    """The literal of a string that is in no language, such as an identifier."""
    return f'"{escape_text(text)}"'


def write_literal(literal: Literal) -> str:
    """The literal of any making, as it was read from elsewhere."""
    mark = f"@{literal.language}" if literal.language else f"^^<{literal.datatype}>" if literal.datatype else ""
    return f'"{escape_text(literal.text)}"{mark}'


def write_typed(text: str, datatype: str) -> str:
    """The literal of a value whose written form is plain ASCII; `datatype` is its XSD name, such as "integer"."""
    return f'"{text}"^^<{XSD}{datatype}>'


def write_date(day: date) -> str:
    """The literal of a day in the calendar."""
    return write_typed(day.isoformat(), "date")


def escape_text(text: str) -> str:
    """A text as it stands between the quotes of a literal."""
    return UNSAFE.sub(escape_character, text)


def escape_character(match: re.Match[str]) -> str:
    """One unsafe character, escaped. RDF cannot hold half of a surrogate pair: it becomes U+FFFD."""
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return SHORT.get(character) or f"\\u{ord(character):04X}"


def read_literal(term: str) -> Literal:
    """The literal that an N-Triples term stands for.

    Raises:
        ValueError: the term is no literal.
    """
    match = LITERAL.fullmatch(term)
    if match is None:
        raise ValueError(f"{term!r} is no literal")
    text, language, datatype = match.groups(default="")
    return Literal(ESCAPE.sub(unescape_character, text) if "\\" in text else text, language, datatype)


def unescape_character(match: re.Match[str]) -> str:
    """The character that an escape stands for; an unknown escape stands for itself."""
    escape = match.group()
    if escape[1] in "uU":
        return chr(int(escape[2:], 16)) if len(escape) > 2 else escape
    return LONG.get(escape, escape)


def clean_url(url: str) -> str | None:
    """An address as an absolute http or https IRI, characters that an IRI may not hold percent-encoded; else None."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    try:
        return urlunsplit(
            (
                parts.scheme,
                quote(parts.netloc, safe="[]:@!$&'()*+,;=%"),
                encode_part(parts.path, "/"),
                encode_part(parts.query, "/?"),
                encode_part(parts.fragment, "/?"),
            )
        )
    except UnicodeEncodeError:  # half a surrogate pair: no address leads anywhere by it
        return None


def encode_part(part: str, more: str) -> str:
    """One part of an address, percent-encoded where needed; what is encoded already stays."""
    stray = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)
    return quote(stray, safe="%:@!$&'()*+,;=-._~" + more)
