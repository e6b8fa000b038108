"""The order of a written graph: subject by subject, documents first, then entities, facts, claims and spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from kbextract.graph.names import Namespace
from kbextract.graph.terms import TYPE, Triple, write_property

ORDER = ("doc", "entity", "fact", "claim", "span")
IN_DOCUMENT = write_property("inDocument")


@dataclass(frozen=True, slots=True)
class Subject:
    """A node and all that is said of it: predicate and object, the types first, then sorted.

    `section` is the kind of node that its IRI tells, "" for a node of another making.
    """

    term: str
    section: str
    pairs: tuple[tuple[str, str], ...]


def group_subjects(triples: Iterable[Triple], namespace: Namespace) -> list[Subject]:
    """The nodes of a graph in the order in which they are written, whatever the order of the triples."""
    start = len(namespace.base) + 1
    own = f"<{namespace.base}"
    subjects = []
    for term, group in groupby(sorted(set(triples)), key=itemgetter(0)):
        pairs = [(predicate, value) for _, predicate, value in group]
        kinds = tuple(pair for pair in pairs if pair[0] == TYPE)
        section = term[start : term.find("/", start)] if term.startswith(own) else ""
        rest = tuple(pair for pair in pairs if pair[0] != TYPE)
        subjects.append(Subject(term, section if section in ORDER else "", kinds + rest))
    ranks = {section: rank for rank, section in enumerate((*ORDER, ""))}
    return sorted(subjects, key=lambda subject: ranks[subject.section])  # a stable sort: by name within a section


def find_graph(subject: Subject, namespace: Namespace) -> str:
    """The term of the one named graph that a node belongs to: its document's, or the one that all documents share.

    A function of the node, so that no triple lies in two graphs and the graph of one document can be replaced.
    """
    home = subject.term if subject.section == "doc" else None
    if subject.section in ("claim", "span"):
        home = next((value for predicate, value in subject.pairs if predicate == IN_DOCUMENT), None)
    folder = namespace.write_term("doc/")[:-1]
    local = home.removeprefix(folder)[:-1] if home and home.startswith(folder) else "shared"
    return namespace.write_term(f"graph/{local}")
