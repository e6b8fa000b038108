"""The fact table: which fact types there are, their roles, what may fill them, which of them are keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kbextract.faults import Fault, InputFaultError
from kbextract.yamlfile import Node, read_yaml

KINDS = ("actor", "place", "date", "number", "text", "code", "name")
TABLE = "types.yaml"


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its name (rule role, property, JSON key and gold key at once), its kind, and its codes if closed."""

    name: str
    kind: str
    key: bool = False
    codes: tuple[str, ...] = ()
    states: bool = False  # a person in this role stands for his state
    common: int = 1  # how many values two readings of one event must share


@dataclass(frozen=True, slots=True)
class FactType:
    """One fact type: its name, a title, its roles in printing order, and its event codes ("plover", "cameo")."""

    name: str
    title: str
    roles: tuple[Role, ...]
    codes: tuple[tuple[str, str], ...] = ()
    speech: int = 0  # rank of a speech act: one thing said is counted under the lowest; 0 is none
    group: str = ""  # under which heading an evaluation sums it up
    denies: bool = False  # what its content tells did not happen

    def get_role(self, name: str) -> Role | None:
        """The role of that name, None when this type has none."""
        return next((role for role in self.roles if role.name == name), None)

    @property
    def keys(self) -> tuple[Role, ...]:
        """The roles that decide whether two facts are one."""
        return tuple(role for role in self.roles if role.key)


def load_schema(folder: Path) -> dict[str, FactType]:
    """The fact types of `folder`/types.yaml by name, in the order of the file.

    Raises:
        InputFaultError: the table is malformed; all faults at once.
    """
    faults: list[Fault] = []
    types: dict[str, FactType] = {}
    for name, node in read_yaml(folder / TABLE).table.items():
        try:
            types[name] = read_type(name, node)
        except InputFaultError as error:
            faults += error.faults
    if faults:
        raise InputFaultError(faults)
    return types


def read_type(name: str, node: Node) -> FactType:
    """One fact type from its entry in the table."""
    roles = node.get("roles")
    if roles is None:
        raise node.fault(f"{name} has no roles", "add `roles:`")
    codes = node.get("codes")
    return FactType(
        name,
        node.word("title"),
        tuple(read_role(role, entry) for role, entry in roles.table.items()),
        tuple((scheme, code.text) for scheme, code in codes.table.items()) if codes else (),
        read_count(node, "speech", "0"),
        node.word("group"),
        node.word("denies") == "yes",
    )


def read_role(name: str, node: Node) -> Role:
    """One role from its entry in the table."""
    kind = node.word("kind")
    if kind not in KINDS:
        raise node.fault(f"the role {name!r} has the kind {kind!r}", f"use one of {', '.join(KINDS)}")
    return Role(
        name,
        kind,
        node.word("key") == "yes",
        node.words("one of"),
        node.word("persons") == "stand for states",
        read_count(node, "common", "1"),
    )


def read_count(node: Node, key: str, default: str) -> int:
    """The whole number under a key of an entry."""
    word = node.word(key, default)
    if not word.isdecimal():
        raise node.fault(f"{key!r} is {word!r}", 'write a whole number, such as "2"')
    return int(word)
