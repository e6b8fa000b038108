"""The command `run`: reports in, a validated knowledge base out."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from kbextract.cli.letters import DONE, FINDINGS
from kbextract.cli.options import FILE, FOLDER, rules_option, shapes_option, strict_option
from kbextract.output.formats import GRAPH_FORMATS

STDIO = "-"


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=FILE, metavar="INPUT...")
@click.option("-o", "--output", type=FILE, default=STDIO, help="File to write; its suffix tells the format.")
@click.option(
    "--format", "syntax", type=click.Choice(list(GRAPH_FORMATS)), help="Format to write, whatever the suffix."
)
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day of the reports that state none.")
@rules_option
@click.option("--extend", type=FOLDER, multiple=True, help="Folder that adds to the rules. Repeatable.")
@shapes_option
@click.option("--report", type=FILE, help="File for the outcome of validation: .ttl (SHACL), .json or .txt.")
@strict_option
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Number of processes.")
@click.pass_context
def run(  # noqa: PLR0913, PLR0917  # one parameter an option
    ctx: click.Context,
    inputs: tuple[Path, ...],
    output: Path,
    syntax: str | None,
    day: datetime | None,
    rules: Path,
    extend: tuple[Path, ...],
    shapes: Path,
    report: Path | None,
    strict: bool,
    jobs: int,
) -> None:
    """Read reports and write a knowledge base.

    INPUT is a file (.txt, .html, .jsonl, .csv), a folder of such files, or - for standard input. Without -o the
    knowledge base goes to standard output as Turtle.

    \b
    Example:
      kbextract run seeds/ -o kb.ttl

    A report that cannot be read is named and left out; the others are done. Facts that break a shape stay in and are
    named. Exit status: 0 done, 1 done with such findings, 2 nothing done.
    """
    from kbextract.cli.progress import follow_run, print_result
    from kbextract.pipeline.flow import run_pipeline
    from kbextract.pipeline.record import RunOptions

    to_stdout = str(output) == STDIO
    options = RunOptions(
        inputs=inputs,
        output=sys.stdout if to_stdout else output,
        rules=rules,
        shapes=shapes,
        format=syntax or ("turtle" if to_stdout else None),
        date=day.date() if day else None,
        extend=extend,
        report=report,
        jobs=jobs,
    )
    with follow_run(inputs) as watch:
        result = run_pipeline(options, watch)
    print_result(result, strict=strict)
    ctx.exit(FINDINGS if result.count_findings(strict=strict) else DONE)
