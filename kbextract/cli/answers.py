"""Prints the answer to a query: a table or triples."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

import click

from kbextract.cli.printing import print_json, print_table
from kbextract.graph import Triple
from kbextract.output import write_graph
from kbextract.output.records import write_cell
from kbextract.store import Table

GRAPH_SYNTAX = {"table": "turtle", "json": "jsonld"}


def print_answer(table: Table, syntax: str) -> None:
    """A table of answers as a table, CSV or JSON; a cell without a value is empty, in JSON null."""
    if syntax == "json":
        print_json([dict(zip(table.columns, row, strict=True)) for row in table.rows])
        return
    rows = [[cell or "" for cell in row] for row in table.rows]
    if syntax == "csv":
        print_csv(table.columns, rows)
        return
    if rows:
        print_table(table.columns, rows)
    click.echo(f"{len(rows):,} answer{'' if len(rows) == 1 else 's'}", err=True)


def print_triples(triples: Sequence[Triple], syntax: str, base: str) -> None:
    """A graph of answers as Turtle, JSON-LD, or CSV with the terms of N-Triples."""
    if syntax == "csv":
        print_csv(("subject", "predicate", "object"), triples)
    else:
        write_graph(triples, sys.stdout, GRAPH_SYNTAX[syntax], base)


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows as CSV on standard output, safe to open in a spreadsheet."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([write_cell(cell) for cell in row] for row in rows)
