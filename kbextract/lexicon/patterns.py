"""Patterns: words that make a name of what stands around them, or a reference of a noun."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.lexicon.headings import check_headings
from kbextract.yamlfile import Node

HEADINGS = (
    "organization heads", "state bodies", "organization modifiers", "organizations of", "company endings",
    "place heads", "place openers", "directions", "locative", "place verbs", "name particles", "never names",
    "group heads", "person nouns", "pair nouns", "side nouns", "state nouns", "camel names", "travel words",
    "site nouns", "echo nouns", "collective nouns", "organization nouns", "vessels", "force nouns", "small openers",
    "joined prefixes", "link words", "long particles", "personal particles", "place particles", "description openers",
    "office links", "name joints", "sure locative", "travel prepositions", "town nouns", "named towns",
    "lesser heads", "nouns for members", "thing nouns",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patterns:
    """The words of patterns.yaml: each heading is a set of lower-case words, but for names written in camel case."""

    sets: dict[str, frozenset[str]]

    @classmethod
    def load(cls, node: Node) -> Patterns:
        """The sets as patterns.yaml gives them.

        Raises:
            InputFaultError: a heading is missing or unknown, or holds no list.
        """
        check_headings(node, HEADINGS)
        return cls({heading: frozenset(words.texts) for heading, words in node.table.items()})

    def has(self, heading: str, word: str) -> bool:
        """Whether a word stands under a heading."""
        return word in self.sets[heading]
