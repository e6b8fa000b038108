"""Names as people read them: IRIs with a known beginning become prefixed names."""

from __future__ import annotations

import re

from kbextract.graph.names import Namespace

SHAPES = "https://w3id.org/kbextract/shapes#"
SH = "http://www.w3.org/ns/shacl#"
PREFIXES = (*Namespace().prefixes, ("sh", SH), ("shape", SHAPES))
LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def shorten_iri(iri: str) -> str:
    """An IRI as a prefixed name where a prefix is known, in angle brackets where none is."""
    for prefix, start in PREFIXES:
        if iri.startswith(start) and LOCAL.fullmatch(iri[len(start) :]):
            return f"{prefix}:{iri[len(start) :]}"
    return iri if iri.startswith("_:") else f"<{iri}>"


def shorten_term(term: str) -> str:
    """An N-Triples term as people read it: IRIs shortened, literals as they are but for the name of their datatype."""
    if term.startswith("<"):
        return shorten_iri(term[1:-1])
    text, mark, datatype = term.rpartition("^^")
    return f"{text}^^{shorten_iri(datatype[1:-1])}" if mark and datatype.startswith("<") else term


def expand_name(name: str) -> str:
    """The IRI of a name as `shorten_iri` writes it."""
    prefix, _, local = name.partition(":")
    start = dict(PREFIXES).get(prefix)
    return name.strip("<>") if start is None else start + local
