"""The whole way in order: read documents, extract facts, build triples, validate the graph, write it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from kbextract.documents import read_documents
from kbextract.documents.folders import METADATA
from kbextract.faults import Fault, InputFaultError
from kbextract.graph import Triple
from kbextract.output import find_format, open_output, write_graph
from kbextract.pipeline.extraction import RulePack, Worker, extract_documents
from kbextract.pipeline.record import Clock, Outcome, RunOptions, RunResult
from kbextract.pipeline.reports import render_report
from kbextract.pipeline.targets import REPORT_FORMATS, check_targets
from kbextract.validation.gate import validate_graph
from kbextract.validation.record import Report, Trace
from kbextract.validation.shapes import Shapes, load_shapes
from kbextract.validation.terms import build_rdflib_graph
from kbextract.validation.traces import trace_violations

Item = TypeVar("Item")
Watcher = Callable[[Outcome | Fault], None]


@dataclass(slots=True)
class Harvest:
    """What has come of the documents so far."""

    triples: set[Triple] = field(default_factory=set)
    facts: Counter[str] = field(default_factory=Counter)
    paths: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def add(self, item: Outcome | Fault) -> None:
        """Takes in what came of one document."""
        if isinstance(item, Fault):
            self.faults.append(item)
            return
        self.triples |= item.triples
        self.facts.update(dict(item.facts))
        self.paths.add(item.path)

    @property
    def failed(self) -> int:
        """How many reports gave nothing. A fault may also tell of a report that was mended and read."""
        places = {(fault.path, f"{fault.path}:{fault.line}") for fault in self.faults}
        return sum(self.paths.isdisjoint(names) and Path(names[0]).name != METADATA for names in places)


def run_pipeline(options: RunOptions, watch: Watcher = lambda _: None) -> RunResult:
    """Reads reports, and writes the validated graph of their facts.

    `watch` is told of each document and each fault as it comes.

    Raises:
        InputFaultError: rules, shapes or targets are at fault, which is found before any work, or no report can be
            read. Nothing is written then.
    """
    clock = Clock()
    check_targets(options)
    pack = RulePack(options.rules, options.extend)
    with clock.measure("load"):
        worker, shapes = load_tools(pack, options.shapes)
    documents = time_items(read_documents(options.inputs, date=options.date), clock, "read")
    harvest = gather(extract_documents(documents, worker, pack, options.jobs), clock, watch)
    if not harvest.paths:
        raise InputFaultError.single("the input", "no report in it can be read", "mend what is named above")
    with clock.measure("validate"):
        report, traces = validate(harvest.triples, shapes)
    with clock.measure("write"):
        write_results(options, harvest.triples, report, traces, shapes)
    return RunResult(
        documents=len(harvest.paths),
        failed=harvest.failed,
        faults=tuple(harvest.faults),
        facts=tuple(sorted(harvest.facts.items())),
        triples=len(harvest.triples),
        report=report,
        traces=traces,
        seconds=tuple(clock.seconds.items()),
    )


def load_tools(pack: RulePack, folder: Path) -> tuple[Worker, Shapes]:
    """The worker and the shapes. Raises InputFaultError with the faults of both."""
    faults: list[Fault] = []
    try:
        worker = Worker.load(pack)
    except InputFaultError as error:
        faults += error.faults
    try:
        shapes = load_shapes(folder)
    except InputFaultError as error:
        faults += error.faults
    if faults:
        raise InputFaultError(faults)
    return worker, shapes


def time_items(items: Iterable[Item], clock: Clock, stage: str) -> Iterator[Item]:
    """The items as they are; the time that each takes to come goes to a stage."""
    iterator = iter(items)
    while True:
        with clock.measure(stage):
            found = next(iterator, None)
        if found is None:
            return
        yield found


def gather(items: Iterable[Outcome | Fault], clock: Clock, watch: Watcher) -> Harvest:
    """All that came of the documents, together."""
    harvest = Harvest()
    for item in items:
        harvest.add(item)
        if isinstance(item, Outcome):
            clock.add_seconds(item.seconds)
        watch(item)
    return harvest


def validate(triples: Iterable[Triple], shapes: Shapes) -> tuple[Report, tuple[Trace, ...]]:
    """What the shapes find in the graph, and where it comes from."""
    graph = build_rdflib_graph(triples)
    report = validate_graph(graph, shapes)
    return report, trace_violations(graph, report.violations)


def write_results(
    options: RunOptions, triples: Iterable[Triple], report: Report, traces: tuple[Trace, ...], shapes: Shapes
) -> None:
    """Writes the graph, and the outcome of validation where it is asked for."""
    write_graph(triples, options.output, options.format)
    if options.report is not None:
        name = find_format(options.report, None, REPORT_FORMATS)
        with open_output(options.report) as stream:
            stream.write(render_report(name, report, traces, shapes))
