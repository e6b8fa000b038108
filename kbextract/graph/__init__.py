"""The graph: facts become RDF. The first stage that knows RDF, and one that needs no RDF library.

A node's triples depend on its own name alone (entities, facts) or on one document alone (claims, spans, documents), so
graphs that were made apart merge by plain union, in any order, any number of times.
"""

from kbextract.graph.names import BASE, Namespace
from kbextract.graph.terms import Triple
from kbextract.graph.triples import GraphBuilder, build_triples

__all__ = ["BASE", "GraphBuilder", "Namespace", "Triple", "build_triples"]
