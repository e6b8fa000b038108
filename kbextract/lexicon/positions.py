"""Offices and callings: the words by which the grammar finds persons that no list knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kbextract.yamlfile import Node


@dataclass(frozen=True, slots=True)
class Positions:
    """Words and phrases of positions, in lower case, by first word where they have several.

    `phrases` holds every position of several words as a tuple; `offices` leads from (phrase, state) or (phrase, "") to
    the office it names.
    """

    heads: frozenset[str]
    plurals: dict[str, str]
    modifiers: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    titles: frozenset[str]
    either_titles: frozenset[str]
    after_names: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    leaders: tuple[str, ...]
    diplomats: tuple[str, ...]
    speakers: frozenset[str]
    governments: frozenset[str]
    officials: frozenset[str]
    offices: dict[tuple[str, str], str]

    def office(self, position: str, state: str = "") -> str:
        """The office that a position names, in a state if one is given; the position itself when none is listed."""
        lower = position.lower()
        return self.offices.get((lower, state)) or self.offices.get((lower, "")) or lower

    def sex(self, word: str) -> str:
        """The sex that a title or position tells, "" when it tells none."""
        return "female" if word in self.female else "male" if word in self.male else ""

    def singular(self, word: str) -> str:
        """The head that a plural belongs to, "" when it is none."""
        return self.plurals.get(word, "")


def collect(node: Node | None) -> tuple[str, ...]:
    """The words of a heading, whether it is a list or a mapping from fields to lists."""
    if node is None:
        return ()
    if isinstance(node.value, dict):
        return tuple(word for entry in node.table.values() for word in entry.texts)
    return node.texts


def load_positions(node: Node) -> Positions:
    """The positions as positions.yaml gives them."""
    heads = collect(node.get("heads"))
    full = (*collect(node.get("of-phrases")), *collect(node.get("full positions")))
    compounds = (*full, *heads, *collect(node.get("modifiers")))
    titles = collect(node.get("titles"))
    return Positions(
        frozenset(head.lower() for head in heads),
        {plural: head for head in heads for plural in pluralize(head.lower())},
        frozenset(word.lower() for word in collect(node.get("modifiers"))),
        index_phrases(compounds),
        frozenset(title.lower().rstrip(".") for title in titles),
        frozenset(title.lower() for title in collect(node.get("titles or names"))),
        frozenset(word.lower().rstrip(".") for word in collect(node.get("after names"))),
        frozenset(word.lower() for word in collect(node.get("female"))),
        frozenset(word.lower() for word in collect(node.get("male"))),
        tuple(word.lower() for word in collect(node.get("leaders"))),
        tuple(word.lower() for word in collect(node.get("diplomats"))),
        frozenset(word.lower() for word in collect(node.get("speakers"))),
        frozenset(word.lower() for word in collect(node.get("governments"))),
        frozenset(word.lower() for word in collect(node.get("officials"))),
        read_offices(node.get("equivalents")),
    )


def index_phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases of several words by first word, the longest first."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        parts = tuple(phrase.lower().split())
        if len(parts) > 1:
            table.setdefault(parts[0], set()).add(parts)
    return {first: tuple(sorted(found, key=lambda parts: (-len(parts), parts))) for first, found in table.items()}


def pluralize(head: str) -> tuple[str, ...]:
    """The plural forms of a head."""
    if head.endswith("man") and not head.endswith("human"):
        return (head[:-3] + "men",)
    if head.endswith("y") and head[-2] not in "aeiou":
        return (head[:-1] + "ies",)
    return (head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s"),)


def read_offices(node: Node | None) -> dict[tuple[str, str], str]:
    """From each way to name an office, anywhere or in one state, to the office."""
    offices: dict[tuple[str, str], str] = {}
    for entry in node.items if node else ():
        office = entry.word("office").lower()
        for name in (office, *entry.words("names")):
            offices.setdefault((name.lower(), ""), office)
        inside = entry.get("in")
        for state, names in inside.table.items() if inside else ():
            for name in names.texts:
                offices.setdefault((name.lower(), state), office)
    return offices
