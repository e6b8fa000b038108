"""The command line: thin commands over the stages. Nothing heavy is loaded until a command does its work."""

from kbextract.cli.app import app, main

__all__ = ["app", "main"]
