"""Reads facts back from a graph, as the records that people and other programs work with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kbextract.graph.fillers import name_code, name_property
from kbextract.graph.terms import ONTO
from kbextract.schema import FactType, Role

Record = dict[str, str | int | list[str]]


class Stretch(NamedTuple):
    """A span of a document, in the order in which spans are told."""

    start: int
    end: int
    quote: str


def read_records(graph: Graph, schema: Mapping[str, FactType]) -> Iterator[Record]:
    """One record a fact and document, sorted by document, place in it and type.

    A record has "doc" and "type", a list of texts for each role that is filled, "evidence" (the first quote), "earliest"
    and "latest" where a day is known, "rule", "start" and "end" of the evidence, "fact" and "attributedTo". What is
    stated of a type that the schema lacks is left out.
    """
    records = [
        record
        for claim, node in graph.subject_objects(find_property("states"))
        if (kind := find_type(graph, node, schema)) is not None
        for record in read_claim(graph, claim, node, kind)
    ]
    yield from sorted(records, key=rank_record)


def rank_record(record: Record) -> tuple[str, int, str, int, str]:
    """The place of a record among all."""
    start, end = record.get("start", -1), record.get("end", -1)
    assert isinstance(start, int)  # noqa: S101 - `read_claim` writes offsets as numbers
    assert isinstance(end, int)  # noqa: S101 - as above
    return str(record["doc"]), start, str(record["type"]), end, str(record["fact"])


def read_claim(graph: Graph, claim: Node, node: Node, kind: FactType) -> Iterator[Record]:
    """The record of a claim; one for each of its documents when reports with equal text have several names."""
    roles = read_roles(graph, claim, node, kind)
    rest: Record = {}
    if spans := read_spans(graph, claim):
        rest |= {"evidence": spans[0].quote}
    for bound in ("earliest", "latest"):
        if days := read_texts(graph, node, find_property(bound)):
            rest[bound] = days[0]
    if rules := read_texts(graph, claim, find_property("rule")):
        rest["rule"] = rules
    if spans:
        rest |= {"start": spans[0].start, "end": spans[0].end}
    rest["fact"] = str(node)
    if sources := read_texts(graph, claim, find_property("attributedTo")):
        rest["attributedTo"] = sources
    home = graph.value(claim, find_property("inDocument"))
    names = read_texts(graph, home, DCTERMS.identifier) if home is not None else []
    for name in names or [""]:
        yield {"doc": name, "type": kind.name, **roles, **rest}


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


def list_names(nodes: Iterable[Node]) -> list[str]:
    """The local names of nodes, sorted."""
    return sorted({shorten_name(node) for node in nodes})
