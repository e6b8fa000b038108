"""What can be wrong with a shapes file, found before it runs.

pySHACL passes over a misspelt word without a sound, so that the constraint is never checked, and stops at the first
fault of other kinds. Here every fault is named at once, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kbextract.faults import Fault
from kbextract.validation.compilation import SHAPE_LISTS, SHAPE_VALUES, find_targets
from kbextract.validation.names import shorten_iri

NAMED = (SH["class"], SH.datatype, SH.nodeKind, SH.equals, SH.disjoint, SH.lessThan, SH.lessThanOrEquals, SH.severity)
LISTED = (SH["in"], SH.languageIn, SH.ignoredProperties, *SHAPE_LISTS)
COUNTED = (SH.minCount, SH.maxCount, SH.minLength, SH.maxLength)


@dataclass(frozen=True, slots=True)
class ShapesFile:
    """One shapes file: its path, its text and its triples."""

    path: Path
    text: str
    graph: Graph

    def find_line(self, node: Node) -> int:
        """The line on which a name begins a description, else stands at all; 0 when it does not stand there."""
        name = rf"\S*[:#/]{re.escape(re.split(r'[#/]', str(node))[-1])}(?![-\w])"
        for pattern in (name, rf".*{name}"):
            for number, line in enumerate(self.text.splitlines(), 1):
                if not line.startswith("#") and re.match(pattern, line):
                    return number
        return 0

    def fault(self, node: Node, what: str, advice: str) -> Fault:
        """A fault at the line of a name."""
        return Fault(str(self.path), self.find_line(node), what, advice)


def find_faults(file: ShapesFile, authored: Graph) -> Iterator[Fault]:
    """What is wrong with the shapes of one file, given the triples of all files."""
    yield from find_misspelt(file)
    yield from find_dangling(file, authored)
    yield from find_unused(file, authored)
    yield from find_misused(file)


def find_misspelt(file: ShapesFile) -> Iterator[Fault]:
    """Words of SHACL that do not exist."""
    terms = {term for triple in file.graph for term in triple if isinstance(term, URIRef)}
    for term in sorted(terms):
        name = term.removeprefix(str(SH))
        if term.startswith(str(SH)) and name not in SH:
            yield file.fault(term, f"SHACL has no word sh:{name}", "check its spelling")


def find_dangling(file: ShapesFile, authored: Graph) -> Iterator[Fault]:
    """Shapes that are named and described nowhere, and property shapes without one path."""
    named = {value for kind in (SH.property, *SHAPE_VALUES) for value in file.graph.objects(None, kind)}
    for shape in sorted(named, key=str):
        if (shape, None, None) not in authored:
            yield file.fault(shape, f"the shape {show_node(shape)} is described nowhere", "describe it or drop it")
    for shape in sorted(set(file.graph.objects(None, SH.property)), key=str):
        if (shape, None, None) in authored and len(set(authored.objects(shape, SH.path))) != 1:
            yield file.fault(shape, f"the property shape {show_node(shape)} has not one path", "give it one `sh:path`")


def find_unused(file: ShapesFile, authored: Graph) -> Iterator[Fault]:
    """Property shapes that nothing ever looks at."""
    for shape in sorted(set(file.graph.subjects(RDF.type, SH.PropertyShape)), key=str):
        held = any((None, kind, shape) in authored for kind in (SH.property, SH.node, RDF.first))
        if not held and not find_targets(authored, shape):
            yield file.fault(shape, f"the shape {show_node(shape)} is used nowhere", "name it in a `sh:property`")


def find_misused(file: ShapesFile) -> Iterator[Fault]:
    """Constraints whose value is of the wrong sort."""
    for shape, word, value in sorted(file.graph, key=str):
        advice = advise_value(file.graph, word, value)
        if advice:
            yield file.fault(shape, f"{shorten_iri(str(word))} of {show_node(shape)} is {show_node(value)}", advice)


def advise_value(graph: Graph, word: Node, value: Node) -> str:
    """What to write as the value of a SHACL word where it is of the wrong sort, nothing where it is right."""
    if word in NAMED and not isinstance(value, URIRef):
        return "write an IRI"
    empty = word == SH.ignoredProperties and value == RDF.nil  # the one list that may be empty
    if word in LISTED and not empty and (value, RDF.first, None) not in graph:
        return "write a list with at least one member, ( in round brackets )"
    if word in COUNTED and not (isinstance(value, Literal) and value.datatype == XSD.integer):
        return "write a whole number"
    if word == SH.pattern and not is_pattern(str(value)):
        return "write a regular expression"
    return ""


def is_pattern(text: str) -> bool:
    """Whether a text is a regular expression."""
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def show_node(node: Node) -> str:
    """A node in a message."""
    if isinstance(node, URIRef):
        return shorten_iri(str(node))
    return node.n3() if isinstance(node, Literal) else "(a nameless node)"
