"""Triggers: which rules a sentence sets off, by an index from trigger word to rule, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kbextract.clauses.record import Clause, Group, Verbs
from kbextract.facts.phrases import hangs_on, is_member
from kbextract.facts.reading import Reading
from kbextract.facts.view import View, patients
from kbextract.lexicon.words import Words
from kbextract.rulebook.record import Rule, RuleBook, Trigger

Found = tuple[Rule, Trigger, View]


@dataclass(frozen=True, slots=True)
class TriggerFinder:
    """Finds the triggers of a rule book in a sentence."""

    book: RuleBook
    words: Words

    def find_views(self, reading: Reading) -> Iterator[Found]:
        """Every rule with a trigger of its in the sentence: verbs first, then nouns."""
        for clause in reading.parse.clauses:
            if clause.verbs is not None:
                yield from self.find_verb(clause, clause.verbs, reading)
        for group in reading.parse.groups:
            yield from self.find_noun(group, reading)

    def find_verb(self, clause: Clause, verbs: Verbs, reading: Reading) -> Iterator[Found]:
        """Every rule that a clause's verb sets off."""
        for trigger, rule in self.book.verbs.get(verbs.lemma, ()):
            if follows(trigger, clause, verbs, reading) and not self.is_phrasal(trigger, verbs, reading):
                yield rule, trigger, View(reading, clause, None, verbs.head, trigger.rest)

    def find_noun(self, group: Group, reading: Reading) -> Iterator[Found]:
        """Every rule that a group's head sets off, as its lemma or as it stands."""
        for lemma in dict.fromkeys((group.lemma, reading.lowers[group.head])):
            for trigger, rule in self.book.nouns.get(lemma, ()):
                if precedes(trigger, group, reading):
                    holder = self.find_container(group)
                    clause = find_clause(holder or group, reading)
                    yield rule, trigger, View(reading, clause, group, group.head, trigger.rest, holder)

    def find_container(self, group: Group) -> Group | None:
        """The noun that counts what a group names: "round" in "a round of talks"."""
        host = group.host if group.prep == "of" else None
        return host if host is not None and self.words.has("quantity nouns", host.lemma) else None

    def is_phrasal(self, trigger: Trigger, verbs: Verbs, reading: Reading) -> bool:
        """Whether a bare trigger goes with a particle that makes it another verb of the rules: "called off talks"."""
        if trigger.rest or not verbs.particle:
            return False
        if reading.modality.find_mode("governors", f"{verbs.lemma} {verbs.particle}"):
            return True
        return any(other.rest == (verbs.particle,) for other, _ in self.book.verbs.get(verbs.lemma, ()))


def follows(trigger: Trigger, clause: Clause, verbs: Verbs, reading: Reading) -> bool:
    """Whether the words that must follow a trigger verb do: a particle, a preposition, a noun and its preposition."""
    if not trigger.rest:
        return True
    first, *others = trigger.rest
    preps = {prep for prep, group in clause.preps if group.start > verbs.head}
    preps |= {prep for group in patients(clause) if group.start > verbs.head for prep, _ in group.preps}
    if clause.adjective == first:
        return not others or others[0] in preps
    if verbs.particle and verbs.particle not in trigger.rest:
        return False  # "called off talks in Nairobi" is no "call in"
    phrase = " ".join(trigger.rest)
    if verbs.particle == first or first in preps or phrase in preps:
        return not others or others[0] in preps or phrase in preps
    return any(is_headed(group, first, others[:1], preps, reading) for group in patients(clause))


def is_headed(group: Group, noun: str, behind: list[str], preps: set[str], reading: Reading) -> bool:
    """Whether a noun heads a group, and the preposition that must follow does so there or in the clause."""
    if noun not in (group.lemma, reading.lowers[group.head]):
        return False
    return preps.union(prep for prep, _ in group.preps).issuperset(behind)


def precedes(trigger: Trigger, group: Group, reading: Reading) -> bool:
    """Whether the words that must stand before a trigger noun do."""
    count = len(trigger.rest)
    return not count or reading.lowers[group.head - count : group.head] == trigger.rest


def find_clause(group: Group, reading: Reading) -> Clause | None:
    """The clause a noun group is part of: whose subject, object or phrase it is, else that of the verb before it."""
    clauses = reading.parse.clauses
    for clause in clauses:
        subject = clause.subject if clause.verbs and clause.verbs.form == "finite" else None
        if any(is_member(group, part) for part in (clause.object, subject, clause.indirect, clause.complement)):
            return clause
    for clause in clauses:
        if hangs_on(clause, group):
            return clause
    before = [clause for clause in clauses if clause.verbs and clause.verbs.head < group.first]
    return next(iter((*before[-1:], *clauses[:1])), None)
