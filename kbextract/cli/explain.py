"""The command `explain`: why a fact is in a knowledge base."""

from __future__ import annotations

from pathlib import Path

import click

from kbextract.cli.options import kb_argument, rules_option


@click.command()
@kb_argument
@click.argument("fact")
@click.option(
    "--format",
    "syntax",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@rules_option
def explain(kb: Path, fact: str, syntax: str, rules: Path) -> None:
    """Say why a fact is in a knowledge base.

    Names the rules that read it, and the words of each document that states it.

    FACT is the name of a fact or claim as `facts` and `query` print it. Its beginning is enough when no other name
    begins so.

    \b
    Example:
      kbextract explain kb.ttl fact:m3fa1
    """
    from dataclasses import asdict

    from kbextract.cli.explanations import list_lines
    from kbextract.cli.printing import print_json, show_text
    from kbextract.schema import load_schema
    from kbextract.store import explain_fact, load_graph

    explanation = explain_fact(load_graph(kb), fact, load_schema(rules))
    if syntax == "json":
        print_json(asdict(explanation))
    else:
        click.echo(show_text("\n".join(list_lines(explanation))))
