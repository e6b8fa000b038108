"""The letters to rule writers: where the reader of one file notes its faults, and what it advises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kbextract.faults import Fault
from kbextract.rulebook.vocabulary import Vocabulary
from kbextract.schema import FactType, Role
from kbextract.yamlfile import Node

LONGEST = 24  # words that an advice names one by one


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the rules of one fact type are read: the type, the words that rules may use, the faults found so far."""

    type: FactType
    vocabulary: Vocabulary
    faults: list[Fault]

    def note(self, node: Node, what: str, advice: str) -> None:
        """Note a fault at a node."""
        self.faults.append(Fault(node.path, node.line, what, advice))

    def check_keys(self, node: Node, known: Sequence[str]) -> None:
        """Note every key that the rule language does not have."""
        check_keys(node, known, self.faults)

    def find_roles(self, node: Node | None) -> dict[str, Node]:
        """The entries of a mapping from roles; notes the roles that the type lacks."""
        entries = node.table if node else {}
        return {name: entry for name, entry in entries.items() if self.find_role(name, entry)}

    def find_role(self, name: str, node: Node) -> Role | None:
        """The role of that name; notes that the type has none."""
        role = self.type.get_role(name)
        if role is None:
            roles = ", ".join(role.name for role in self.type.roles)
            self.note(node, f"no role {name!r} in {self.type.name}", f"its roles: {roles}")
        return role

    def check_codes(self, name: str, node: Node) -> bool:
        """Whether a role may hold the values of a node; notes the codes that a closed role lacks."""
        role = self.type.get_role(name)
        if role is None or not role.codes:
            return True
        unknown = [item for item in node.items if item.text not in role.codes]
        for item in unknown:
            self.note(item, f"{name} has no code {item.text!r}", f"its codes: {', '.join(role.codes)}")
        return not unknown


def check_keys(node: Node, known: Sequence[str], faults: list[Fault]) -> None:
    """Note every key of a mapping that is not known."""
    for key, entry in node.table.items():
        if key not in known:
            faults.append(Fault(entry.path, entry.line, f"unknown key {key!r}", advise(key, known)))


def advise(word: str, known: Iterable[str]) -> str:
    """The advice that names what was probably meant."""
    words = list(known)
    close = get_close_matches(word, words, 1)
    return f"did you mean {close[0]!r}?" if close else f"use one of {', '.join(words[:LONGEST])}"
