"""Headings of the word lists: that each one is there, that no unknown one is, and that numbers are numbers."""

from __future__ import annotations

from collections.abc import Collection

from kbextract.faults import Fault, InputFaultError
from kbextract.yamlfile import Node


def check_headings(node: Node, known: Collection[str]) -> None:
    """Hold the headings of a file against those that are read.

    Raises:
        InputFaultError: headings are missing, or there are some that nothing reads; all of them at once.
    """
    table = node.table
    faults = [
        Fault(node.path, entry.line, f"nothing reads the heading {heading!r}", "correct its spelling or remove it")
        for heading, entry in table.items()
        if heading not in known
    ]
    missing = [heading for heading in known if heading not in table]
    if missing:
        names = ", ".join(map(repr, missing))
        faults.append(Fault(node.path, node.line, f"lacks {names}", "add each as a heading, with [] where it is empty"))
    if faults:
        raise InputFaultError(faults)


def need(node: Node, heading: str) -> Node:
    """What stands under a heading. Raises InputFaultError when the heading is missing."""
    found = node.get(heading)
    if found is None:
        raise node.fault(f"lacks {heading!r}", "add it as a heading")
    return found


def read_numbers(node: Node) -> dict[str, int]:
    """A mapping from words to whole numbers. Raises InputFaultError when a value is none."""
    numbers: dict[str, int] = {}
    for word, value in node.table.items():
        try:
            numbers[word] = int(value.text)
        except ValueError:
            raise value.fault(f"{value.text!r} is no whole number", "write it in digits") from None
    return numbers


def read_texts(node: Node) -> dict[str, str]:
    """A mapping from words to words."""
    return {word: value.text for word, value in node.table.items()}


def invert_lists(node: Node) -> dict[str, str]:
    """From each word of the lists in a mapping to the key of its list."""
    return {word: key for key, words in node.table.items() for word in words.texts}
