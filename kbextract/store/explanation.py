"""Says why a fact is in a knowledge base: which rules read it, in which words of which documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDFS
from rdflib.term import Node

from kbextract.faults import InputFaultError
from kbextract.schema import FactType
from kbextract.store.reading import (
    find_property,
    find_type,
    read_first,
    read_roles,
    read_spans,
    read_texts,
    shorten_name,
)

SHOWN = 5
Roles = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and where they stand in it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How one document came to state a fact. `document` is its identifier, `roles` are the ones that it fills."""

    claim: str
    document: str
    title: str
    issued: str
    roles: Roles
    rules: tuple[str, ...]
    triggers: tuple[str, ...]
    notes: tuple[str, ...]
    attributed_to: tuple[str, ...]
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact and every document that states it; when a claim was asked for, its document comes first."""

    fact: str
    type: str
    label: str
    earliest: str
    latest: str
    readings: tuple[Reading, ...]


def explain_fact(graph: Graph, wanted: str, schema: Mapping[str, FactType]) -> Explanation:
    """Why a fact is in the graph.

    `wanted` names the fact, or one of its claims: by its IRI, its local name, or the beginning of that.

    Raises:
        InputFaultError: nothing is named so, or several facts are.
    """
    name = find_stated(graph, wanted)
    claimed = graph.value(name, find_property("states"))
    node = name if claimed is None else claimed
    kind = find_type(graph, node, schema)
    claims = graph.subjects(find_property("states"), node)
    readings = [read_reading(graph, claim, node, kind) for claim in claims]
    readings.sort(key=lambda reading: (reading.claim != str(name), reading.document, reading.claim))
    return Explanation(
        str(node),
        kind.name if kind else "",
        next(iter(read_texts(graph, node, RDFS.label)), ""),
        read_first(graph, node, "earliest"),
        read_first(graph, node, "latest"),
        tuple(readings),
    )


def find_stated(graph: Graph, wanted: str) -> URIRef:
    """The fact, entity or claim that a user names. Raises InputFaultError when it is none or not clear."""
    plain = wanted.strip().strip("<>")
    nodes: set[Node] = set()
    for claim, node in graph.subject_objects(find_property("states")):
        nodes |= {claim, node}
    if URIRef(plain) in nodes:
        return URIRef(plain)
    section, _, local = plain.rpartition(":")
    named = [str(node) for node in nodes if not section or f"/{section}/" in str(node)]
    matches = [name for name in named if shorten_name(name) == local]
    if not matches and local:
        matches = [name for name in named if shorten_name(name).startswith(local)]
    if len(matches) == 1:
        return URIRef(matches[0])
    if not matches:
        raise InputFaultError.single(
            wanted, "no fact is named so", "list the facts of the knowledge base for their names"
        )
    shown = ", ".join(sorted(shorten_name(name) for name in matches)[:SHOWN])
    raise InputFaultError.single(wanted, f"{len(matches)} facts or claims begin so", f"give more of the name: {shown}")


def read_reading(graph: Graph, claim: Node, node: Node, kind: FactType | None) -> Reading:
    """How one claim was read."""
    home = graph.value(claim, find_property("inDocument")) or URIRef("")
    roles = read_roles(graph, claim, node, kind) if kind else {}
    return Reading(
        str(claim),
        ", ".join(read_texts(graph, home, DCTERMS.identifier)),
        ", ".join(read_texts(graph, home, DCTERMS.title)),
        ", ".join(read_texts(graph, home, DCTERMS.issued)),
        tuple((name, tuple(texts)) for name, texts in roles.items()),
        tuple(read_texts(graph, claim, find_property("rule"))),
        tuple(read_texts(graph, claim, find_property("trigger"))),
        tuple(read_texts(graph, claim, find_property("reading"))),
        tuple(read_texts(graph, claim, find_property("attributedTo"))),
        tuple(Quote(*stretch) for stretch in read_spans(graph, claim)),
    )
