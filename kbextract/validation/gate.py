"""The gate: holds one graph against the shapes."""

from __future__ import annotations

from rdflib import Graph

from kbextract.validation.plan import run_plan
from kbextract.validation.record import Report
from kbextract.validation.shapes import Shapes

NOTHING_SEEN = "no shape looked at any node of the graph, so that it proves nothing; check that it is a kbextract graph"


def validate_graph(graph: Graph, shapes: Shapes) -> Report:
    """What the shapes find in a graph, in an order that depends on the findings alone. The graph is not changed."""
    found, counts = run_plan(shapes.plan, graph)
    visited = tuple(sorted((shape, count) for shape, count in counts.items() if shape in shapes.targeted))
    failure = "" if any(count for _, count in visited) else NOTHING_SEEN
    return Report(tuple(sorted(set(found))), visited, failure)
