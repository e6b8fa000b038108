"""Reads facts back from a graph, as the records that people and other programs work with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kbextract.graph.fillers import name_code, name_property
from kbextract.graph.terms import ONTO
from kbextract.schema import FactType, Role

Record = dict[str, str | int | list[str]]
Rank = tuple[str, int, str, int, str]


class Stretch(NamedTuple):
    """A span of a document, in the order in which spans are told."""

    start: int
    end: int
    quote: str


def read_records(graph: Graph, schema: Mapping[str, FactType]) -> Iterator[Record]:
    """One record a fact and document, sorted by document, place in it and type.

    A record has "doc" and "type", a list of texts for each role that is filled, "evidence" (the first quote),
    "earliest" and "latest" where a day is known, "rule", "start" and "end" of the evidence, "fact" and "attributedTo".
    What is stated of a type that the schema lacks is left out.
    """
    ranked: list[tuple[Rank, Record]] = []
    for claim, node in graph.subject_objects(find_property("states")):
        kind = find_type(graph, node, schema)
        if kind is not None:
            ranked += read_claim(graph, claim, node, kind)
    for _, record in sorted(ranked, key=itemgetter(0)):
        yield record


def read_claim(graph: Graph, claim: Node, node: Node, kind: FactType) -> Iterator[tuple[Rank, Record]]:
    """The record of a claim and its place; one for each of its documents when reports of equal text have two names."""
    spans = read_spans(graph, claim)
    first = spans[0] if spans else Stretch(-1, -1, "")
    rest: Record = {
        "evidence": first.quote,
        "earliest": read_first(graph, node, "earliest"),
        "latest": read_first(graph, node, "latest"),
        "rule": read_texts(graph, claim, find_property("rule")),
        "start": first.start,
        "end": first.end,
        "fact": str(node),
        "attributedTo": read_texts(graph, claim, find_property("attributedTo")),
    }
    filled = {key: value for key, value in rest.items() if value not in ("", [], -1)}
    roles = read_roles(graph, claim, node, kind)
    home = graph.value(claim, find_property("inDocument"))
    names = read_texts(graph, home, DCTERMS.identifier) if home is not None else []
    for name in names or [""]:
        rank = (name, first.start, kind.name, first.end, str(node))
        yield rank, {"doc": name, "type": kind.name, **roles, **filled}


def read_roles(graph: Graph, claim: Node, node: Node, kind: FactType) -> dict[str, list[str]]:
    """The filled roles of a claim in the order of the fact table: key roles from what it states, others from itself."""
    roles = {}
    for role in kind.roles:
        values = list(graph.objects(node if role.key else claim, find_role(role)))
        if texts := sorted({read_filler(graph, value, role) for value in values}):
            roles[role.name] = texts
    return roles


def read_filler(graph: Graph, value: Node, role: Role | None = None) -> str:
    """What a person reads for a filler: the words of a code, the label of an entity, the text of a literal."""
    if isinstance(value, Literal):
        return str(value)
    if role is not None:
        for code in role.codes:
            if str(value) == ONTO + name_code(code):
                return code
    label = graph.value(value, RDFS.label)
    return str(label) if label is not None else shorten_name(value)


def read_texts(graph: Graph, node: Node, predicate: URIRef) -> list[str]:
    """The values of one property as texts, sorted."""
    return sorted({read_filler(graph, value) for value in graph.objects(node, predicate)})


def read_spans(graph: Graph, claim: Node) -> list[Stretch]:
    """The evidence of a claim in the order of the text."""
    nodes = graph.objects(claim, find_property("evidence"))
    return sorted(Stretch(*read_offsets(graph, node), read_first(graph, node, "quote")) for node in nodes)


def read_offsets(graph: Graph, node: Node) -> tuple[int, int]:
    """Start and end of a span, -1 where they are missing or no number."""
    offsets = (read_first(graph, node, name) for name in ("start", "end"))
    start, end = (int(text) if text.isdecimal() else -1 for text in offsets)
    return start, end


def read_first(graph: Graph, node: Node, name: str) -> str:
    """The first value of a property of the vocabulary, "" when there is none."""
    return next(iter(read_texts(graph, node, find_property(name))), "")


def find_type(graph: Graph, node: Node, schema: Mapping[str, FactType]) -> FactType | None:
    """The fact type of what a claim states, None when the schema has no such type."""
    names = {shorten_name(kind) for kind in graph.objects(node, RDF.type) if str(kind).startswith(ONTO)}
    return next((kind for name, kind in schema.items() if name in names), None)


def find_role(role: Role) -> URIRef:
    """The property of a role."""
    return RDFS.label if role.kind == "name" else find_property(name_property(role))


def find_property(name: str) -> URIRef:
    """A word of the vocabulary."""
    return URIRef(ONTO + name)


def shorten_name(node: Node | str) -> str:
    """The local name of an IRI."""
    return str(node).rpartition("/")[2].rpartition("#")[2]
