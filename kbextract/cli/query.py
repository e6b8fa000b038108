"""The command `query`: SPARQL over a knowledge base."""

from __future__ import annotations

from pathlib import Path

import click

from kbextract.cli.options import kb_argument


def list_shipped(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Prints the queries that come with kbextract, and ends the program."""
    if not wanted or ctx.resilient_parsing:
        return
    from kbextract.cli.printing import print_table
    from kbextract.store import list_queries

    print_table(("query", "what it tells"), [(query.name, query.title) for query in list_queries()])
    ctx.exit()


@click.command()
@kb_argument
@click.argument("query")
@click.option(
    "--format", "syntax", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True,
    help="How to print the answer.",
)  # fmt: skip
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=list_shipped, help="List the shipped queries."
)
def query(kb: Path, query: str, syntax: str) -> None:
    """Ask a knowledge base a question.

    QUERY is SPARQL, a file that ends in .rq, or the name of a shipped query. The prefixes kb:, entity:, fact:, claim:,
    span:, doc:, dct:, rdfs:, skos: and xsd: need no PREFIX line. A CONSTRUCT query prints Turtle, with --format json
    JSON-LD.

    \b
    Example:
      kbextract query kb.ttl meetings
      kbextract query kb.ttl 'SELECT ?who { ?m a kb:Meeting ; kb:participant ?who }'
    """
    from kbextract.cli.answers import print_answer, print_triples
    from kbextract.store import Table, find_base, find_query, load_graph, run_query, shorten_table

    wanted = find_query(query)
    graph = load_graph(kb)
    answer = run_query(graph, wanted.text, wanted.path)
    if not isinstance(answer, Table):
        print_triples(answer, syntax, find_base(graph))
    else:
        print_answer(shorten_table(answer, graph) if syntax == "table" else answer, syntax)
