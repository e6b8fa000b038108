"""The compiled shapes as a plan: what to look at, which values to take, which constraints to hold them against.

`pyshacl.validate` works all this out anew for every graph, which takes longer than judging the graph of one report.
Here it is worked out once for all graphs. The constraints that judge are pySHACL's own, and the tests hold the findings
against those of `pyshacl.validate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.errors import ConstraintLoadError, ConstraintLoadWarning, ReportableRuntimeError, ShapeLoadError
from pyshacl.helper.expression_helper import value_nodes_from_path
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kbextract.validation.compilation import find_targets
from kbextract.validation.paths import write_path
from kbextract.validation.record import Violation

Target = tuple[URIRef, Node]


class Links:
    """The links of one graph by property, each property gathered once: quicker than to ask the graph node by node."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.known: dict[tuple[Node, bool], dict[Node, set[Node]]] = {}

    def follow(self, node: Node, link: URIRef, backward: bool = False) -> Iterable[Node]:
        """The nodes that a property leads to from a node, or, backward, those from which it leads there."""
        table = self.known.get((link, backward))
        if table is None:
            table = self.known[link, backward] = {}
            for subject, value in self.graph.subject_objects(link):
                start, end = (value, subject) if backward else (subject, value)
                table.setdefault(start, set()).add(end)
        return table.get(node, ())


Selector = Callable[[Links, Node], Iterable[Node]]


@dataclass(frozen=True, slots=True)
class Check:
    """One shape that has targets, how its values are found, and what judges them."""

    shape: Shape
    targets: tuple[Target, ...]
    select: Selector | None
    constraints: tuple[ConstraintComponent, ...]


class MalformedShapeError(Exception):
    """A shape that pySHACL refuses: its name, empty where pySHACL does not say, and the reason."""

    def __init__(self, shape: str, error: Exception) -> None:
        self.shape = shape
        self.reason = str(error.args[0] if error.args else getattr(error, "message", error)).strip().rstrip(".")
        super().__init__(f"{shape}: {self.reason}")


def build_plan(compiled: Graph) -> tuple[Check, ...]:
    """The checks of a compiled shapes graph, in the order of their names.

    Raises:
        MalformedShapeError: pySHACL refuses a shape.
    """
    shapes = ShapesGraph(compiled)
    try:
        ordered = sorted(shapes.shapes, key=lambda shape: str(shape.node))
    except (ShapeLoadError, ReportableRuntimeError) as error:
        raise MalformedShapeError("", error) from None
    checks = [build_check(shapes, shape) for shape in ordered]
    return tuple(check for check in checks if check.targets)


def build_check(shapes: ShapesGraph, shape: Shape) -> Check:
    """One shape as a check. Its constraints are built even where it has no target, so that a malformed one is found."""
    try:
        constraints = tuple(build_constraints(shape))
    except (ConstraintLoadError, ShapeLoadError, ReportableRuntimeError) as error:
        raise MalformedShapeError(name_node(shape.node), error) from None
    targets = () if shape.deactivated else tuple(find_targets(shapes.graph, shape.node))
    path = shapes.graph.value(shape.node, SH.path)
    select = compile_path(shapes, path) if path is not None else None
    return Check(shape, targets, select, constraints)


def build_constraints(shape: Shape) -> Iterable[ConstraintComponent]:
    """The constraints of one shape, each kind once."""
    used = set(shape.sg.graph.predicates(shape.node))
    kinds = dict.fromkeys(kind for parameter, kind in CONSTRAINT_PARAMETERS_MAP.items() if parameter in used)
    for kind in kinds:
        try:
            yield kind(shape)
        except ConstraintLoadWarning:  # pySHACL leaves these out as well
            continue
    for custom in shape.find_custom_constraints():  # type: ignore[no-untyped-call]  # pySHACL types little
        yield custom.make_validator_for_shape(shape)


def compile_path(shapes: ShapesGraph, path: Node) -> Selector:
    """A function that follows a path from a node; pySHACL would read the path from the shapes graph at every node."""
    graph = shapes.graph
    if isinstance(path, URIRef):
        return lambda links, node: links.follow(node, path)
    if (path, RDF.first, None) in graph:
        return follow_steps([compile_path(shapes, step) for step in graph.items(path)])
    inverse = graph.value(path, SH.inversePath)
    if isinstance(inverse, URIRef):
        return lambda links, node: links.follow(node, inverse, backward=True)
    choices = graph.value(path, SH.alternativePath)
    if choices is not None:
        return follow_choices([compile_path(shapes, choice) for choice in graph.items(choices)])
    return lambda links, node: value_nodes_from_path(shapes, node, path, links.graph)


def follow_steps(steps: list[Selector]) -> Selector:
    """A function that goes one step after another."""

    def follow(links: Links, node: Node) -> set[Node]:
        nodes = {node}
        for step in steps:
            nodes = {value for each in nodes for value in step(links, each)}
        return nodes

    return follow


def follow_choices(choices: list[Selector]) -> Selector:
    """A function that goes all ways at once."""
    return lambda links, node: {value for choice in choices for value in choice(links, node)}


def run_plan(plan: Iterable[Check], graph: Graph) -> tuple[list[Violation], dict[str, int]]:
    """The findings in a graph, and how many nodes each shape of the plan looked at."""
    links = Links(graph)
    executor = SHACLExecutor()
    found: list[Violation] = []
    visited: dict[str, int] = {}
    known: dict[Target, set[Node]] = {}
    for check in plan:
        nodes: set[Node] = set()
        for target in check.targets:
            if target not in known:
                known[target] = find_focus_nodes(graph, target)
            nodes |= known[target]
        visited[str(check.shape.node)] = len(nodes)
        if nodes and check.constraints:
            found += run_check(check, links, nodes, executor)
    return found, visited


def run_check(check: Check, links: Links, nodes: set[Node], executor: SHACLExecutor) -> Iterable[Violation]:
    """The findings of one shape at its focus nodes."""
    select = check.select
    # sets of their own: a constraint of pySHACL may take from them what it has judged
    values = {node: {node} if select is None else set(select(links, node)) for node in nodes}
    for constraint in check.constraints:
        _, results = constraint.evaluate(executor, links.graph, values, [check.shape, constraint])
        for _, _, triples in results:
            yield read_result(triples, check.shape.sg.graph)


def find_focus_nodes(graph: Graph, target: Target) -> set[Node]:
    """The nodes that one target names, as pySHACL finds them: classes reach the instances of their subclasses."""
    kind, value = target
    if kind == SH.targetNode:
        return {value}
    if kind == SH.targetSubjectsOf:
        return set(graph.subjects(value, None))
    if kind == SH.targetObjectsOf:
        return set(graph.objects(None, value))
    classes = set(graph.transitive_subjects(RDFS.subClassOf, value))
    return {node for each in classes for node in graph.subjects(RDF.type, each)}


def read_result(triples: Iterable[tuple[Node, Node, Any]], graph: Graph) -> Violation:
    """A finding from the triples in which pySHACL words it; terms of a graph stand there in a pair with their graph."""
    terms = {predicate: term[1] if isinstance(term, tuple) else term for _, predicate, term in triples}
    messages = [term for _, predicate, term in triples if predicate == SH.resultMessage]
    value = terms.get(SH.value)
    return Violation(
        focus=name_node(terms[SH.focusNode]),
        shape=name_node(terms[SH.sourceShape]),
        path=write_path(graph, terms.get(SH.resultPath)),
        value="" if value is None else value.n3(),
        message=choose_message(messages),
        severity=str(terms[SH.resultSeverity]).removeprefix(str(SH)),
        constraint=str(terms[SH.sourceConstraintComponent]).removeprefix(str(SH)).removesuffix("ConstraintComponent"),
    )


def choose_message(messages: Iterable[Literal]) -> str:
    """The one message of a finding: English before other languages, and always the same of several."""
    return min(((message.language != "en", str(message)) for message in messages), default=(False, ""))[1]


def name_node(node: Node) -> str:
    """A node as text: an IRI as it is, a blank node as `_:name`, a literal as N-Triples writes it."""
    return str(node) if isinstance(node, URIRef) else node.n3()
