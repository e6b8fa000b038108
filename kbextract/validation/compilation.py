"""From shapes that read well to shapes that run fast.

A node shape with nested property shapes reads well, but pySHACL evaluates each nested shape once a focus node. A
property shape that has the targets itself is evaluated once for all of them: several times as fast, same findings.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import BNode, Node

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
SHAPE_VALUES = (SH.node, SH["not"], SH.qualifiedValueShape)
SHAPE_LISTS = (SH["and"], SH["or"], SH.xone)
TRUE = Literal("true", datatype=XSD.boolean)


def hoist_shapes(authored: Graph, hoisted: bool = True) -> Graph:
    """A copy of a shapes graph in which property shapes bear the targets of the node shapes that held them.

    Shapes that other shapes refer to (`sh:node`, `sh:or` and the like), deactivated shapes and shapes without a target
    keep their nested form, because there it has another meaning. `hoisted` False copies and moves nothing.
    """
    compiled = copy_graph(authored)
    if not hoisted:
        return compiled
    referred = find_referred(authored)
    for shape in set(authored.subjects(SH.property, None)):
        targets = find_targets(authored, shape)
        if targets and shape not in referred and not is_excluded(authored, shape):
            hoist_shape(compiled, shape, targets)
    return compiled


def hoist_shape(graph: Graph, shape: Node, targets: Iterable[tuple[URIRef, Node]]) -> None:
    """Moves the property shapes of one node shape out of it, in place."""
    properties = list(graph.objects(shape, SH.property))
    if graph.value(shape, SH.closed) is not None:
        keep_closed(graph, shape, properties)
    for nested in properties:
        graph.remove((shape, SH.property, nested))
        for kind, target in targets:
            graph.add((nested, kind, target))


def keep_closed(graph: Graph, shape: Node, properties: Iterable[Node]) -> None:
    """Writes the paths of nested shapes into `sh:ignoredProperties`: a closed shape allows them by their nesting."""
    ignored = graph.value(shape, SH.ignoredProperties)
    allowed = set(graph.items(ignored)) if ignored is not None else set()
    allowed |= {path for nested in properties for path in graph.objects(nested, SH.path) if isinstance(path, URIRef)}
    graph.remove((shape, SH.ignoredProperties, None))
    head = BNode()
    Collection(graph, head, sorted(allowed, key=str))
    graph.add((shape, SH.ignoredProperties, head))


def find_targets(graph: Graph, shape: Node) -> list[tuple[URIRef, Node]]:
    """The targets of a shape as predicate and object. A shape that is a class has its own instances as a target."""
    targets = [(kind, target) for kind in TARGETS for target in graph.objects(shape, kind)]
    if (shape, RDF.type, RDFS.Class) in graph:
        targets.append((SH.targetClass, shape))
    return targets


def find_referred(graph: Graph) -> set[Node]:
    """The shapes that other shapes use as a constraint."""
    referred = {value for kind in SHAPE_VALUES for value in graph.objects(None, kind)}
    for kind in SHAPE_LISTS:
        for members in graph.objects(None, kind):
            referred.update(graph.items(members))
    return referred


def is_excluded(graph: Graph, shape: Node) -> bool:
    """Whether the nested shapes of a shape must stay where they are: it has a path of its own, or is switched off."""
    return (shape, SH.path, None) in graph or graph.value(shape, SH.deactivated) == TRUE


def copy_graph(graph: Graph) -> Graph:
    """A graph of the same triples and prefixes."""
    twin = Graph(store="SimpleMemory", bind_namespaces="none")  # it knows no named graphs and is twice as fast
    for prefix, start in graph.namespaces():
        twin.bind(prefix, start)
    for triple in graph:
        twin.add(triple)
    return twin
