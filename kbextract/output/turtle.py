"""Turtle and TriG, written node by node with prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kbextract.graph.names import Namespace
from kbextract.graph.terms import TYPE, XSD
from kbextract.output.subjects import Subject, find_graph

LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
BARE = re.compile(
    rf'"(?:(-?[0-9]+)"\^\^<{re.escape(XSD)}integer>|(-?[0-9]+\.[0-9]+)"\^\^<{re.escape(XSD)}decimal>'
    rf'|(true|false)"\^\^<{re.escape(XSD)}boolean>)'
)
KEPT = 50_000


class TermShortener:
    """Turns N-Triples terms into Turtle ones; remembers IRIs, which come again and again."""

    def __init__(self, prefixes: Iterable[tuple[str, str]]) -> None:
        # The longest first, so that a base within another finds its own prefix.
        self.prefixes = sorted(((iri, prefix) for prefix, iri in prefixes), key=lambda pair: (-len(pair[0]), pair))
        self.known: dict[str, str] = {}

    def shorten(self, term: str) -> str:
        """The shortest Turtle form of a term."""
        if term[0] == '"':
            return self.shorten_literal(term) if term[-1] == ">" else term
        short = self.known.get(term)
        if short is None:
            if len(self.known) >= KEPT:  # a graph of any size keeps the memory flat
                self.known.clear()
            short = self.known[term] = self.shorten_iri(term)
        return short

    def shorten_iri(self, term: str) -> str:
        """An IRI with its prefix where it has one."""
        iri = term[1:-1]
        for start, prefix in self.prefixes:
            if iri.startswith(start) and LOCAL.fullmatch(iri, len(start)):
                return f"{prefix}:{iri[len(start) :]}"
        return term

    def shorten_literal(self, term: str) -> str:
        """A typed literal: bare where Turtle can write it so, else with the prefix of its datatype."""
        if match := BARE.fullmatch(term):
            return str(match[match.lastindex or 0])
        text, _, datatype = term.rpartition("^^")
        return f"{text}^^{self.shorten(datatype)}"


def write_turtle(subjects: Iterable[Subject], namespace: Namespace) -> Iterator[str]:
    """The lines of a Turtle file."""
    shortener = TermShortener(namespace.prefixes)
    yield write_prefixes(namespace.prefixes)
    for subject in subjects:
        yield "\n" + write_subject(subject, shortener, "")


def write_trig(subjects: Iterable[Subject], namespace: Namespace) -> Iterator[str]:
    """The lines of a TriG file: first the graph that all documents share, then a graph a document."""
    prefixes = (*namespace.prefixes, ("graph", f"{namespace.base}graph/"))
    shortener = TermShortener(prefixes)
    yield write_prefixes(prefixes)
    shared = namespace.write_term("graph/shared")
    placed = [(find_graph(subject, namespace), subject) for subject in subjects]
    placed.sort(key=lambda pair: (pair[0] != shared, pair[0]))
    for graph, group in groupby(placed, key=itemgetter(0)):
        yield f"\n{shortener.shorten(graph)} {{\n"
        for _, subject in group:
            yield write_subject(subject, shortener, "    ")
        yield "}\n"


def write_prefixes(prefixes: Iterable[tuple[str, str]]) -> str:
    """The head of a file."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes)


def write_subject(subject: Subject, shortener: TermShortener, indent: str) -> str:
    """One node: a line a predicate, its objects after one another."""
    shorten = shortener.shorten
    parts = []
    for predicate, pairs in groupby(subject.pairs, key=itemgetter(0)):
        verb = "a" if predicate == TYPE else shorten(predicate)
        parts.append(f"{verb} {', '.join([shorten(value) for _, value in pairs])}")
    joint = f" ;\n{indent}    "
    return f"{indent}{shorten(subject.term)} {joint.join(parts)} .\n"
