"""The command `facts`: the facts of a knowledge base as flat records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kbextract.cli.options import FILE, kb_argument, rules_option
from kbextract.output.formats import RECORD_FORMATS


@click.command()
@kb_argument
@click.option(
    "--format", "syntax", type=click.Choice(list(RECORD_FORMATS)), help="Format to write; JSON Lines if not told."
)
@click.option("-o", "--output", type=FILE, help="File to write instead of standard output.")
@rules_option
def facts(kb: Path, syntax: str | None, output: Path | None, rules: Path) -> None:
    """List the facts of a knowledge base.

    One record a fact and document, with the words it was read from.

    \b
    Example:
      kbextract facts kb.ttl --format csv -o facts.csv
    """
    from kbextract.output import write_records
    from kbextract.schema import load_schema
    from kbextract.store import load_graph, read_records

    schema = load_schema(rules)
    records = list(read_records(load_graph(kb), schema))
    if not records:
        click.echo(f"{kb}: holds no facts of the fact table; check that kbextract wrote it", err=True)
    wanted = syntax or (None if output else "jsonl")
    write_records(records, output or sys.stdout, schema, wanted)
