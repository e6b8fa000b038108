"""N-Triples and N-Quads: one statement a line, for bulk loaders and for comparing files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kbextract.graph.names import Namespace
from kbextract.output.subjects import Subject, find_graph


def write_ntriples(subjects: Iterable[Subject], _namespace: Namespace) -> Iterator[str]:
    """The lines of an N-Triples file."""
    for subject in subjects:
        yield "".join([f"{subject.term} {predicate} {value} .\n" for predicate, value in subject.pairs])


def write_nquads(subjects: Iterable[Subject], namespace: Namespace) -> Iterator[str]:
    """The lines of an N-Quads file."""
    for subject in subjects:
        graph = find_graph(subject, namespace)
        yield "".join([f"{subject.term} {predicate} {value} {graph} .\n" for predicate, value in subject.pairs])
