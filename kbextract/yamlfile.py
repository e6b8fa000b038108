"""YAML in which every scalar is a string, a doubled key is a fault, and line numbers survive.

A plain loader reads `on` and `no` as booleans and lets a doubled key overwrite its twin in silence: fatal for lists of
prepositions and of country codes. Here a file becomes nested `Node`s that know their line.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from kbextract.faults import InputFaultError

# Composes nodes and constructs no object, so that a file can carry no code. The C loader is ten times as fast.
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a YAML file: a str, a tuple of nodes, or a dict from key to node; and its line, from 1."""

    value: str | tuple[Node, ...] | dict[str, Node]
    line: int
    path: str

    @property
    def text(self) -> str:
        """The scalar. Raises InputFaultError when the node is none."""
        if isinstance(self.value, str):
            return self.value
        raise self.fault("a word or a text belongs here", "write a plain value")

    @property
    def items(self) -> tuple[Node, ...]:
        """The sequence; a scalar counts as a sequence of one, an empty scalar as none."""
        if isinstance(self.value, str):
            return (self,) if self.value else ()
        if isinstance(self.value, tuple):
            return self.value
        raise self.fault("a list belongs here", "write it as [a, b] or with dashes")

    @property
    def table(self) -> dict[str, Node]:
        """The mapping; an empty scalar counts as an empty one."""
        if isinstance(self.value, dict):
            return self.value
        if self.value == "":
            return {}
        raise self.fault("keys and values belong here", "write it as `key: value`")

    @property
    def texts(self) -> tuple[str, ...]:
        """The sequence of scalars."""
        return tuple(item.text for item in self.items)

    def get(self, key: str) -> Node | None:
        """The value of a key of a mapping, None when it is not there."""
        return self.table.get(key)

    def words(self, key: str) -> tuple[str, ...]:
        """The scalars under a key, none when the key is not there."""
        node = self.get(key)
        return node.texts if node is not None else ()

    def word(self, key: str, default: str = "") -> str:
        """The scalar under a key, `default` when the key is not there."""
        node = self.get(key)
        return node.text if node is not None else default

    def fault(self, what: str, advice: str = "") -> InputFaultError:
        """An error at this node's place."""
        return InputFaultError.single(self.path, what, advice, self.line)


def read_yaml(path: Path) -> Node:
    """The content of one YAML file.

    Raises:
        InputFaultError: the file cannot be read, is no YAML, holds an alias, a doubled key, or is too large or deep.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputFaultError.single(path, f"cannot be read ({error.strerror})", "check the path") from None
    try:
        return parse_yaml(raw.decode("utf-8"), str(path))
    except UnicodeDecodeError:
        raise InputFaultError.single(path, "is not UTF-8", "save it as UTF-8") from None


def parse_yaml(text: str, path: str) -> Node:
    """The content of a YAML text; `path` is what messages call it. Raises InputFaultError as `read_yaml` does."""
    if len(text) > LARGEST:
        raise InputFaultError.single(path, f"is over {LARGEST:,} characters", "split it")
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise InputFaultError.single(
            path, f"is no YAML ({error.problem})", "check indentation, quotes and colons", mark.line + 1 if mark else 0
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InputFaultError.single(path, f"is no YAML ({error})", "save it as plain UTF-8 text") from None
    return Node("", 1, path) if root is None else convert(root, path, 0, set())


def convert(node: yaml.Node, path: str, depth: int, seen: set[int]) -> Node:
    """A composed node as a `Node`; refuses aliases, which can grow without bound, and deep nesting."""
    line = node.start_mark.line + 1
    if depth > DEEPEST:
        raise InputFaultError.single(path, "is nested too deeply", f"use at most {DEEPEST} levels", line)
    if isinstance(node, yaml.ScalarNode):
        return Node("" if node.value in ("~", "null") and not node.style else str(node.value), line, path)
    if id(node) in seen:
        raise InputFaultError.single(path, "uses an alias (`*name`)", "write the value out", line)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return Node(tuple(convert(item, path, depth + 1, seen) for item in node.value), line, path)
    table: dict[str, Node] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise InputFaultError.single(path, "a key is no plain word", "write `key: value`", at)
        if key.value in table:
            raise InputFaultError.single(path, f"the key {key.value!r} stands twice", "remove one", at)
        table[key.value] = convert(value, path, depth + 1, seen)
    return Node(table, line, path)
