"""Reads back the Turtle and N-Triples that this program writes, several times as fast as a parser for all of RDF.

It knows exactly the lines that `kbextract.output` writes. At the first line of any other shape it gives up, and the
caller turns to the library: so it is never another opinion on what a file means, only a shorter way to the same graph.
"""

from __future__ import annotations

import re

from kbextract.graph.terms import TYPE, XSD, Triple

IRI = r"<[a-z][a-z0-9+.-]*:[^\s\x00-\x20<>\"{}|\\^`\x7f-\x9f]*>"
NAME = r"[a-z]+:[A-Za-z][A-Za-z0-9_]*"
TEXT = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\nrt]|u[0-9A-F]{4}))*"'
NODE = rf"(?:{NAME}|{IRI})"
OBJECT = rf"(?:{NODE}|{TEXT}(?:@[a-z]{{2,3}}|\^\^{NODE})?|-?[0-9]+(?:\.[0-9]+)?|true|false)"
# Possessive (`*+`): where a long line does not fit, it is not tried again in other ways.
LINE = re.compile(rf"({NODE}|   ) (a|{NODE}) ({OBJECT}(?:, {OBJECT})*+) ([;.])")
OBJECTS = re.compile(OBJECT)
PREFIX = re.compile(rf"@prefix ([a-z]+): ({IRI}) \.")
TRIPLE = re.compile(rf"({IRI}) ({IRI}) ({IRI}|{TEXT}(?:@[a-z]{{2,3}}|\^\^{IRI})?) \.")
CONTINUED = "   "

Triples = dict[Triple, None]


def read_written(text: str, syntax: str) -> Triples | None:
    """The triples of a file in the order of its lines, None when it is not just as this program writes it."""
    if syntax == "nt":
        return read_ntriples(text)
    return read_turtle(text) if syntax in ("turtle", "trig") else None


def read_ntriples(text: str) -> Triples | None:
    """The triples of N-Triples lines."""
    triples: Triples = {}
    for line in text.removesuffix("\n").split("\n") if text else ():
        match = TRIPLE.fullmatch(line)
        if match is None:
            return None
        subject, predicate, value = match.groups()
        triples[subject, predicate, value] = None
    return triples


def read_turtle(text: str) -> Triples | None:
    """The triples of a Turtle file: prefixes first, then node by node."""
    lines = text.removesuffix("\n").split("\n")
    names: dict[str, str] = {}
    start = 0
    while start < len(lines) and (match := PREFIX.fullmatch(lines[start])):
        names[match[1]] = match[2][1:-1]
        start += 1
    expander = TermExpander(names)
    triples: Triples = {}
    subject = ""
    try:
        for line in lines[start:]:
            if not line and not subject:
                continue
            match = LINE.fullmatch(line)
            if match is None or (match[1] == CONTINUED) != bool(subject):
                return None
            subject = subject or expander.expand(match[1])
            predicate = TYPE if match[2] == "a" else expander.expand(match[2])
            objects = OBJECTS.findall(match[3]) if ", " in match[3] else (match[3],)
            for value in objects:
                triples[subject, predicate, expander.expand(value)] = None
            if match[4] == ".":
                subject = ""
    except KeyError:  # a prefix that is not declared
        return None
    return None if subject else triples


class TermExpander:
    """Turns the terms of Turtle lines into N-Triples ones; remembers those that it met."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.known = {truth: f'"{truth}"^^<{XSD}boolean>' for truth in ("true", "false")}

    def expand(self, term: str) -> str:
        """The N-Triples term. Raises KeyError when its prefix is not declared."""
        first = term[0]
        if first == '"':
            return self.expand_literal(term)
        if first == "<":
            return term
        known = self.known.get(term)
        if known is None:
            known = self.known[term] = self.expand_name(term)
        return known

    def expand_name(self, term: str) -> str:
        """A name with a prefix, or a bare number."""
        if term[0] in "-0123456789":
            return f'"{term}"^^<{XSD}{"decimal" if "." in term else "integer"}>'
        prefix, _, local = term.partition(":")
        return f"<{self.names[prefix]}{local}>"

    def expand_literal(self, term: str) -> str:
        """A literal with its datatype in full."""
        end = term.rindex('"') + 1
        return f"{term[:end]}^^{self.expand(term[end + 2 :])}" if term.startswith("^^", end) else term
