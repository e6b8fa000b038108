"""Says whether the values of a role agree, and how well one fact agrees with another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kbextract.evaluation.parties import NameBook
from kbextract.evaluation.record import Entry
from kbextract.evaluation.words import WordBook, fold_text
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import COUNTRY, PLACE
from kbextract.mentions.values import NumberReader
from kbextract.schema import FactType, Role
from kbextract.yamlfile import read_yaml

LEAST = 0.5  # share of the key roles that must agree

Known = dict[tuple[str, str, str], bool]


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares facts by the fact table and the lexicon. What was compared once is remembered."""

    schema: Mapping[str, FactType]
    names: NameBook
    words: WordBook
    known: Known = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, rules: Path, schema: Mapping[str, FactType], lexicon: Lexicon) -> Judge:
        """The judge with the words of a folder of rules. Raises InputFaultError when they cannot be read."""
        values = read_yaml(rules / "lexicon" / "values.yaml")
        words = WordBook(lexicon.words, lexicon.names, NumberReader.load(values, lexicon.words))
        return cls(schema, NameBook.load(lexicon, words), words)

    def share_keys(self, gold: Entry, found: Entry) -> float:
        """The share of the key roles filled in gold that agree; 0 when the two cannot be one fact.

        A key role that both fill must agree. One that gold leaves empty does not count, one that only `found` leaves
        empty does not agree; at least half must.
        """
        asked = [role for role in self.schema[gold.type].keys if gold.get(role.name)]
        agreed = 0
        for role in asked:
            if found.get(role.name):
                if not self.agree_key(role, gold, found):
                    return 0.0
                agreed += 1
            elif role.common > 1:  # who took part is all that tells such events apart
                return 0.0
        return agreed / len(asked) if agreed and agreed >= LEAST * len(asked) else 0.0

    def agree_key(self, role: Role, gold: Entry, found: Entry) -> bool:
        """Whether a key role that both fill agrees: enough values are shared, or one and another key role."""
        shared = self.count_shared(role, gold, found)
        if shared >= min(role.common, len(gold.get(role.name))):
            return True
        others = (other for other in self.schema[gold.type].keys if other.name != role.name)
        return shared > 0 and any(self.count_shared(other, gold, found) for other in others)

    def agree(self, role: Role, gold: Entry, found: Entry) -> bool:
        """Whether a role that both may fill agrees."""
        if role.key:
            return self.agree_key(role, gold, found)
        return self.count_shared(role, gold, found) > 0

    def count_shared(self, role: Role, gold: Entry, found: Entry) -> int:
        """How many values of a role the two share, each counted once."""
        left = list(found.get(role.name))
        shared = 0
        for value in gold.get(role.name):
            hit = next((other for other in left if self.same_value(gold.type, role, value, other)), None)
            if hit is not None:
                left.remove(hit)
                shared += 1
        return shared

    def same_value(self, kind: str, role: Role, one: str, two: str) -> bool:
        """Whether two values of a role of a fact type mean the same."""
        compared = choose_kind(kind, role)
        key = compared, one, two
        if key not in self.known:
            self.known[key] = self.find_comparison(compared)(one, two)
        return self.known[key]

    def find_comparison(self, kind: str) -> Callable[[str, str], bool]:
        """What compares two values of a kind of role."""
        return {
            "actor": self.names.same_party,
            "name": self.same_name,
            "place": self.names.same_place,
            "text": self.words.same_text,
            "number": self.words.same_number,
            "date": self.words.same_date,
            "code": same_code,
        }[kind]

    def same_name(self, one: str, two: str) -> bool:
        """Whether two labels name one person or body."""
        return self.names.same_party(one, two, acting=False)

    def measure_affinity(self, gold: Entry, found: Entry) -> float:
        """How alike two facts are beside their keys, from 0 to 1: it decides between pairs whose keys agree as well."""
        others = [role for role in self.schema[gold.type].roles if not role.key]
        asked = [role for role in others if gold.get(role.name)]
        agreed = sum(self.agree(role, gold, found) for role in asked)
        extra = sum(bool(found.get(role.name)) for role in others if role not in asked)
        texts = [role.name for role in self.schema[gold.type].roles if role.kind == "text"]
        pairs = [(one, two) for name in texts for one in gold.get(name) for two in found.get(name)]
        likeness = max((self.words.measure_likeness(*pair) for pair in pairs), default=0.0)
        return (4 * (agreed + 1) / (len(asked) + 1 + extra / 2) + likeness) / 5


def choose_kind(kind: str, role: Role) -> str:
    """By which kind the values of a role are compared: labels of states and places as parties and places are."""
    return {COUNTRY: "actor", PLACE: "place"}.get(kind, role.kind) if role.kind == "name" else role.kind


def same_code(one: str, two: str) -> bool:
    """Whether two codes are one."""
    return fold_text(one) == fold_text(two)
