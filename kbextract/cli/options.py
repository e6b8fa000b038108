"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from kbextract.resources import find_resource

FILE = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


def find_rules() -> Path:
    """The folder of the rules that belong to this kbextract."""
    return find_resource("rules")


def find_shapes() -> Path:
    """The folder of the shapes that belong to this kbextract."""
    return find_resource("shapes")


kb_argument = click.argument("kb", type=FILE)
rules_option = click.option(
    "--rules",
    type=FOLDER,
    default=find_rules,
    show_default="the built-in rules",
    help="Folder of rules to use.",
)
shapes_option = click.option(
    "--shapes",
    type=FOLDER,
    default=find_shapes,
    show_default="the built-in shapes",
    help="Folder of SHACL shapes to use.",
)
strict_option = click.option("--strict", is_flag=True, help="Count warnings as findings, too.")
