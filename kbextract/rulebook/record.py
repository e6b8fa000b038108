"""The records of the rule book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# What a happening's words say of whether it happens. A fact type or a rule maps each to its own status.
DONE, PRESENT, PLANNED, POSSIBLE, NEGATED, HYPOTHETICAL, ENDED = (
    "done", "present", "planned", "possible", "negated", "hypothetical", "ended",
)  # fmt: skip
MODES = (DONE, PRESENT, PLANNED, POSSIBLE, NEGATED, HYPOTHETICAL, ENDED)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that sets a rule off: its lemma, the words that must follow it, whether it is a verb or a noun."""

    lemma: str
    rest: tuple[str, ...] = ()
    noun: bool = False

    @property
    def phrase(self) -> str:
        """Its words as they are read: the head of several nouns stands last, a verb first."""
        return " ".join((*self.rest, self.lemma) if self.noun else (self.lemma, *self.rest))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the record it must give; `gives` is None for a counterexample, which gives none of this rule."""

    text: str
    gives: Mapping[str, tuple[str, ...]] | None
    because: str
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a role is found: alternatives in order of preference; all the members of the first that binds are taken."""

    alternatives: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Says:
    """What the content of a saying must be like: a modal of its verb, a word in it, whose doing it tells of."""

    modals: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    subject: str = ""  # own, other
    negated: str = ""  # yes, no
    quoted: str = ""

    @property
    def weight(self) -> int:
        """How many conditions it makes."""
        return sum(map(bool, (self.modals, self.words, self.subject, self.negated)))


@dataclass(frozen=True, slots=True)
class Rule:
    """One fact rule.

    `subjects`, `objects`, `modifiers` and `governors` are the words one of which must head the subject or object,
    describe the trigger noun, or be the verb that the noun hangs on; `vetoes` the words that forbid the rule there.
    `needs` are roles that must be bound, with the least number of fillers. `modes` maps what the words say of a
    happening to the status of the fact.
    """

    id: str
    type: str
    title: str
    triggers: tuple[Trigger, ...]
    roles: Mapping[str, Source]
    subjects: frozenset[str]
    objects: frozenset[str]
    modifiers: frozenset[str]
    governors: frozenset[str]
    vetoes: Mapping[str, frozenset[str]]
    needs: Mapping[str, int]
    constants: Mapping[str, str]
    sayings: frozenset[str]
    says: Says
    modes: Mapping[str, str]
    examples: tuple[Example, ...]
    path: str
    line: int
    order: int


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules: in order, and by the lemma of their trigger, verbs and nouns apart."""

    rules: tuple[Rule, ...]
    verbs: Mapping[str, tuple[tuple[Trigger, Rule], ...]]
    nouns: Mapping[str, tuple[tuple[Trigger, Rule], ...]]
    sayings: Mapping[str, tuple[Rule, ...]]

    def get(self, rule_id: str) -> Rule | None:
        """The rule of that id, None when there is none."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)
