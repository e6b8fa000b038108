"""The command `validate`: the shapes over any graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kbextract.cli.letters import DONE, FINDINGS
from kbextract.cli.options import kb_argument, shapes_option, strict_option


@click.command()
@kb_argument
@shapes_option
@click.option(
    "--format", "syntax", type=click.Choice(["table", "json", "ttl"]), default="table", show_default=True,
    help="A table, JSON, or a SHACL validation report.",
)  # fmt: skip
@strict_option
@click.pass_context
def validate(ctx: click.Context, kb: Path, shapes: Path, syntax: str, strict: bool) -> None:
    """Hold a graph against the shapes.

    Each finding is led back to the rule and the words it comes from.

    \b
    Example:
      kbextract validate kb.ttl --format json

    Exit status: 0 conforms, 1 has violations (with --strict also: warnings), 2 could not be looked at.
    """
    from kbextract.cli.printing import print_table
    from kbextract.pipeline.reports import render_report, sum_up
    from kbextract.store import load_graph
    from kbextract.validation.gate import validate_graph
    from kbextract.validation.reports import COLUMNS, list_rows
    from kbextract.validation.shapes import load_shapes
    from kbextract.validation.traces import trace_violations

    held = load_shapes(shapes)
    graph = load_graph(kb)
    report = validate_graph(graph, held)
    traces = trace_violations(graph, report.violations)
    if syntax != "table":
        sys.stdout.write(render_report("turtle" if syntax == "ttl" else syntax, report, traces, held))
    elif traces:
        print_table(COLUMNS, list_rows(traces))
    click.echo(sum_up(report), err=True)
    findings = not report.conforms or (strict and report.count_severity("Warning") > 0)
    ctx.exit(FINDINGS if findings else DONE)
