"""The program `kbextract` with all its commands."""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper

import click

from kbextract.cli.evaluate import evaluate
from kbextract.cli.explain import explain
from kbextract.cli.facts import facts
from kbextract.cli.letters import LetterGroup
from kbextract.cli.query import query
from kbextract.cli.rules import rules
from kbextract.cli.run import run
from kbextract.cli.validate import validate


@click.group(cls=LetterGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kbextract", prog_name="kbextract", message="%(prog)s %(version)s")
def app() -> None:
    """Reads news reports and writes a knowledge base in which every fact points to the words it was read from.

    \b
    Example:
      kbextract run seeds/ -o kb.ttl
      kbextract facts kb.ttl

    Exit status: 0 done, 1 done with findings, 2 wrong use or bad input.
    """


for command in (run, facts, validate, query, explain, rules, evaluate):
    app.add_command(command)


def main() -> None:
    """Runs the program with the arguments of its process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # rdflib logs a traceback for each odd literal of a graph that somebody else wrote; validation says it better.
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    app(prog_name="kbextract")
