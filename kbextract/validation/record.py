"""What validation hands on: violations, what was looked at, and where a violation comes from."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("Violation", "Warning", "Info")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One finding at one node. `severity` is "Violation", "Warning" or "Info".

    `focus` and `shape` are IRIs (a blank node is `_:name`), `path` is a SPARQL property path with prefixes, `value` an
    N-Triples term or empty, `constraint` the SHACL constraint that failed, such as "MinCount".
    """

    focus: str
    shape: str
    path: str
    value: str
    message: str
    severity: str
    constraint: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one validation: the findings in order, and how many nodes each targeted shape looked at.

    `failure` says in words why the outcome means nothing, and is empty where it means something. That a graph
    conforms because no shape looked at any of it is such a failure.
    """

    violations: tuple[Violation, ...]
    visited: tuple[tuple[str, int], ...]
    failure: str = ""

    @property
    def conforms(self) -> bool:
        """Whether the graph was looked at and has no finding graver than a warning."""
        return not self.failure and self.count_severity("Violation") == 0

    def count_severity(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(violation.severity == severity for violation in self.violations)


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One claim behind a violation: its document's identifier, its rules, and the words it was read from.

    `claim` is its IRI, empty where a document or a span is at fault that no claim uses.
    """

    document: str
    start: int
    end: int
    quote: str
    rules: tuple[str, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A violation with what it comes from. No source means that nothing in the graph leads to the node."""

    violation: Violation
    sources: tuple[Source, ...]
