"""What a run is asked for, what comes of one document, and what comes of the whole."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

from kbextract.faults import Fault
from kbextract.graph import Triple
from kbextract.validation.record import Report, Trace

STAGES = ("load", "read", "extract", "graph", "validate", "write")
"""The stages that a run is timed by, in their order."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What one run is asked for.

    `inputs` are files, folders, or "-" for standard input. `output` is a path or a stream of text; a stream needs a
    `format`. `date` is the day of reports that state none. `rules` is the folder of rules, `extend` are folders added
    to it. `report` is where the outcome of validation goes. `jobs` is the number of processes.
    """

    inputs: tuple[Path, ...]
    output: Path | TextIO
    rules: Path
    shapes: Path
    format: str | None = None
    date: date | None = None
    extend: tuple[Path, ...] = ()
    report: Path | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: its triples, how many facts of which type, and the seconds of each stage."""

    path: str
    triples: frozenset[Triple]
    facts: tuple[tuple[str, int], ...]
    seconds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class RunResult:
    """What came of a run.

    `documents` were read into facts, `failed` gave none because of a fault. `facts` counts the facts of each type, a
    fact once for each document that states it. `traces` lead the findings of `report` back to rules and words.
    `seconds` are summed over processes.
    """

    documents: int
    failed: int
    faults: tuple[Fault, ...]
    facts: tuple[tuple[str, int], ...]
    triples: int
    report: Report
    traces: tuple[Trace, ...]
    seconds: tuple[tuple[str, float], ...]

    def count_findings(self, *, strict: bool = False) -> int:
        """How many things a person should look at: faults and violations, and warnings when `strict`."""
        failures = int(bool(self.report.failure))
        warnings = self.report.count_severity("Warning") if strict else 0
        return len(self.faults) + failures + self.report.count_severity("Violation") + warnings


@dataclass(slots=True)
class Clock:
    """Sums the seconds of stages."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Adds the time that the block takes to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start

    def add_seconds(self, seconds: tuple[tuple[str, float], ...]) -> None:
        """Adds what was measured elsewhere."""
        for stage, value in seconds:
            self.seconds[stage] += value
