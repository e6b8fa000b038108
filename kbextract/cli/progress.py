"""What `run` tells on standard error: a bar on a terminal, faults as they come, and the outcome in a table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from kbextract.cli.letters import print_fault
from kbextract.cli.printing import print_table, show_text
from kbextract.documents import count_inputs
from kbextract.faults import Fault
from kbextract.pipeline.record import Outcome, RunResult
from kbextract.pipeline.reports import write_letter

SHOWN = 20
STAGE_TITLES = {
    "load": "loading rules and shapes",
    "read": "reading reports",
    "extract": "extracting facts",
    "graph": "building triples",
    "validate": "validating",
    "write": "writing",
}


@contextmanager
def follow_run(inputs: Sequence[Path]) -> Iterator[Callable[[Outcome | Fault], None]]:
    """What to call with each document and fault of a run; shows a progress bar when a person sits there."""
    if not sys.stderr.isatty():
        yield lambda item: print_fault(item) if isinstance(item, Fault) else None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("files", total=count_inputs(inputs))
        last = ""

        def follow(item: Outcome | Fault) -> None:
            """A file is done when the next one comes, as a file may hold many reports."""
            nonlocal last
            if isinstance(item, Fault):
                bar.console.print(show_text(str(item)), markup=False, highlight=False, soft_wrap=True)
                return
            name = item.path.rpartition(":")[0] or item.path
            bar.advance(task, name != last)
            last = name

        yield follow


def print_result(result: RunResult, *, strict: bool) -> None:
    """The findings of validation and a table of what was done, on standard error."""
    print_findings(result, strict=strict)
    print_table(("outcome", "count"), list_counts(result), sys.stderr)
    seconds = [(STAGE_TITLES[stage], f"{value:>9.2f}") for stage, value in result.seconds]
    print_table(("stage", "seconds"), seconds, sys.stderr)


def print_findings(result: RunResult, *, strict: bool) -> None:
    """The violations, and the warnings where they count; the first of many."""
    grave = ("Violation", "Warning") if strict else ("Violation",)
    traces = [trace for severity in grave for trace in result.traces if trace.violation.severity == severity]
    for trace in traces[:SHOWN]:
        click.echo(show_text(write_letter(trace)), err=True)
    if len(traces) > SHOWN:
        click.echo(f"and {len(traces) - SHOWN:,} more findings; --report FILE lists them all", err=True)
    if result.report.failure:
        click.echo(result.report.failure, err=True)


def list_counts(result: RunResult) -> list[tuple[str, str]]:
    """What was done, in numbers."""
    counts = {
        "documents read": result.documents,
        "documents failed": result.failed,
        "facts": sum(count for _, count in result.facts),
        **{f"  {name}": count for name, count in result.facts},
        "triples": result.triples,
        "violations": result.report.count_severity("Violation"),
        "warnings": result.report.count_severity("Warning"),
    }
    return [(title, f"{count:>9,}") for title, count in counts.items()]
