"""Leads violations back to the claims behind them: which document, which rule, which words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import DCTERMS, BNode, Graph, URIRef
from rdflib.term import Node

from kbextract.graph.terms import read_literal
from kbextract.validation.record import Source, Trace, Violation
from kbextract.validation.terms import name_term, read_term

STATES = name_term("states")
EVIDENCE = name_term("evidence")
IN_DOCUMENT = name_term("inDocument")
CLAIM_PATH = re.compile(r"\^kb:states/kb:(\w+)")


def trace_violations(graph: Graph, violations: Iterable[Violation]) -> tuple[Trace, ...]:
    """Each violation with the claims it comes from, in the order given.

    A fact leads to the claims that state it (to those that hold the value, where the path runs through claims), a span
    to the claims that quote it, an entity to the claims that state it, else to those of the facts it takes part in.
    """
    known: dict[Node, Source] = {}
    traces = []
    for violation in violations:
        focus = BNode(violation.focus[2:]) if violation.focus.startswith("_:") else URIRef(violation.focus)
        claims = find_claims(graph, focus, violation)
        for claim in claims:
            if claim not in known:
                known[claim] = describe_claim(graph, claim)
        sources = sorted(known[claim] for claim in claims) if claims else describe_loose(graph, focus)
        traces.append(Trace(violation, tuple(sources)))
    return tuple(traces)


def find_claims(graph: Graph, focus: Node, violation: Violation) -> set[Node]:
    """The claims that lead to the node of a violation; none where the node stands alone."""
    claims = list_claims(graph, focus)
    through = CLAIM_PATH.fullmatch(violation.path)
    if through and violation.value:
        value = read_term(violation.value)
        claims = {claim for claim in claims if (claim, name_term(through[1]), value) in graph} or claims
    return claims


def list_claims(graph: Graph, node: Node) -> set[Node]:
    """The claims that a claim, fact, span or entity has to do with."""
    if (node, STATES, None) in graph or (node, EVIDENCE, None) in graph:
        return {node}
    claims = set(graph.subjects(STATES, node)) or set(graph.subjects(EVIDENCE, node))
    if claims:
        return claims
    users = {user for user, link in graph.subject_predicates(node) if link != IN_DOCUMENT}
    return {
        claim for user in users for claim in (*graph.subjects(STATES, user), user) if (claim, STATES, None) in graph
    }


def describe_loose(graph: Graph, node: Node) -> list[Source]:
    """What a document or a span that no claim uses says of its origin; nothing for any other node."""
    home = graph.value(node, IN_DOCUMENT)
    if home is None and (node, DCTERMS.identifier, None) not in graph:
        return []
    start, end, quote = describe_span(graph, node)
    return [Source(name_document(graph, node if home is None else home), start, end, quote, (), "")]


def name_document(graph: Graph, document: Node | None) -> str:
    """The identifier of a document, the first of several; its IRI where it has none."""
    if document is None:
        return ""
    return min(map(str, graph.objects(document, DCTERMS.identifier)), default=str(document))


def describe_claim(graph: Graph, claim: Node) -> Source:
    """A claim as a source: its document, its rules, and its first piece of evidence."""
    start, end, quote = min((describe_span(graph, span) for span in graph.objects(claim, EVIDENCE)), default=(0, 0, ""))
    return Source(
        document=name_document(graph, graph.value(claim, IN_DOCUMENT)),
        start=start,
        end=end,
        quote=quote,
        rules=tuple(sorted(map(str, graph.objects(claim, name_term("rule"))))),
        claim=str(claim),
    )


def describe_span(graph: Graph, span: Node) -> tuple[int, int, str]:
    """Where a span stands and what it quotes; 0 and an empty quote where the graph does not say."""
    start, end, quote = (graph.value(span, name_term(name)) for name in ("start", "end", "quote"))
    return read_offset(start), read_offset(end), str(quote or "")


def read_offset(value: Node | None) -> int:
    """An offset as a number, 0 where it is none: a broken graph must still be led back."""
    text = read_literal(value.n3()).text if value is not None and not isinstance(value, URIRef | BNode) else ""
    return int(text) if text.isdecimal() else 0
