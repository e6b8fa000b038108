"""The words around a trigger: which mode they give, and which of them tie its roles to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kbextract.lexicon.headings import check_headings, invert_lists
from kbextract.yamlfile import Node

TABLES = ("governors", "adjectives", "modifiers", "prepositions", "modals", "gerunds")
SETS = (
    "conditions", "implicatives", "occurrences", "rankings", "denying words", "reported futures",
    "acting prepositions", "leading prepositions", "event prepositions", "place prepositions", "goal prepositions",
    "bidding modals", "bidding forms", "first person", "third person", "thinking subjects", "telling behind",
    "trailing words", "clause links",
)  # fmt: skip
CODES = "telling codes"


@dataclass(frozen=True, slots=True)
class Modality:
    """The words of modality.yaml.

    `modes` leads, by heading, from a governor, a modifier, a preposition, a modal to the mode that it gives; `sets`
    holds the words under each of the other headings, `codes` by role the codes that tell two events apart.
    """

    modes: Mapping[str, Mapping[str, str]]
    sets: Mapping[str, frozenset[str]]
    codes: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, node: Node) -> Modality:
        """The words as the lexicon lists them.

        Raises:
            InputFaultError: a heading is missing, unknown or of the wrong shape.
        """
        check_headings(node, (*TABLES, *SETS, CODES))
        return cls(
            {heading: invert_lists(node.table[heading]) for heading in TABLES},
            {heading: frozenset(node.words(heading)) for heading in SETS},
            {role: frozenset(words.texts) for role, words in node.table[CODES].table.items()},
        )

    def find_mode(self, heading: str, word: str) -> str:
        """The mode that a word under a heading gives, "" when it stands under none of its modes."""
        return self.modes[heading].get(word, "")

    def has(self, heading: str, word: str) -> bool:
        """Whether a word stands under a heading."""
        return word in self.sets[heading]
