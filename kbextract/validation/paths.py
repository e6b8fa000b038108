"""SHACL property paths as text: as SPARQL writes them, and as Turtle writes them."""

from __future__ import annotations

from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from kbextract.validation.names import shorten_iri

MARKS = ((SH.zeroOrMorePath, "*"), (SH.oneOrMorePath, "+"), (SH.zeroOrOnePath, "?"))


def write_path(graph: Graph, path: Node | None) -> str:
    """A path as SPARQL writes it, such as `^kb:states/kb:status`; empty where there is none."""
    if path is None:
        return ""
    if isinstance(path, URIRef):
        return shorten_iri(str(path))
    if (path, RDF.first, None) in graph:
        return "/".join(write_step(graph, step) for step in graph.items(path))
    choices = graph.value(path, SH.alternativePath)
    if choices is not None:
        return "|".join(write_step(graph, step) for step in graph.items(choices))
    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{write_step(graph, inverse)}"
    for kind, mark in MARKS:
        inner = graph.value(path, kind)
        if inner is not None:
            return write_step(graph, inner) + mark
    return ""


def write_step(graph: Graph, path: Node) -> str:
    """A path inside another, in brackets where it could be misread."""
    text = write_path(graph, path)
    compound = (path, RDF.first, None) in graph or (path, SH.alternativePath, None) in graph
    return f"({text})" if compound else text


def write_turtle_path(graph: Graph, path: Node) -> str:
    """A path as Turtle writes it, such as `( [ sh:inversePath kb:states ] kb:status )`, IRIs in full."""
    if isinstance(path, URIRef):
        return f"<{path}>"
    if (path, RDF.first, None) in graph:
        return f"( {' '.join(write_turtle_path(graph, step) for step in graph.items(path))} )"
    parts = [
        f"<{kind}> {write_turtle_path(graph, inner)}"
        for kind, inner in sorted(graph.predicate_objects(path))
        if kind != RDF.type
    ]
    return f"[ {' ; '.join(parts)} ]"
