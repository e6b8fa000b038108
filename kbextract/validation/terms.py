"""From N-Triples terms to an rdflib graph, without parsing a file: several times as fast."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kbextract.graph.terms import ONTO, Triple, read_literal
from kbextract.validation.names import PREFIXES


class PlainGraph(Graph):
    """A graph in a store without named graphs, which takes half the time to fill and to read.

    That store counts its triples one by one, and pySHACL asks at every finding whether the graph is true, which is how
    Python asks for a count: so the answer is given here without one.
    """

    def __bool__(self) -> bool:
        return True


def build_rdflib_graph(triples: Iterable[Triple]) -> Graph:
    """The graph of triples whose terms are N-Triples strings. Each different term becomes one object.

    Raises:
        ValueError: a term is no IRI, blank node or literal.
    """
    graph = PlainGraph(store="SimpleMemory", bind_namespaces="none")
    bind_prefixes(graph)
    known: dict[str, Node] = {}
    add = graph.store.add
    for triple in triples:
        for term in triple:
            if term not in known:
                known[term] = read_term(term)
        subject, predicate, value = triple
        add((known[subject], known[predicate], known[value]), graph)
    return graph


def read_term(term: str) -> Node:
    """The rdflib object of an N-Triples term. Raises ValueError when it is none."""
    if term.startswith("<") and term.endswith(">"):
        return URIRef(term[1:-1])
    if term.startswith("_:"):
        return BNode(term[2:])
    literal = read_literal(term)
    return Literal(literal.text, lang=literal.language or None, datatype=literal.datatype or None)


def bind_prefixes(graph: Graph) -> None:
    """Gives a graph the prefixes that people read, so that messages and reports can use them."""
    for prefix, start in PREFIXES:
        graph.bind(prefix, start)


def name_term(name: str) -> URIRef:
    """A word of the kbextract vocabulary as an rdflib IRI."""
    return URIRef(ONTO + name)
