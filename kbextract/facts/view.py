"""A trigger with what stands around it, in the present active: whatever the sentence's syntax, the same words answer.

Passive, relative and reduced relative clauses, infinitives and nominalisations are undone here and in the clause stage,
once for all rules: `subject` is who acts and `object` what is acted upon, be the trigger a verb or a noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kbextract.clauses.record import CONTENT, INFINITIVE, Clause, Group
from kbextract.facts.phrases import clause_phrases, hangs_on, is_member, list_behind, noun_phrases
from kbextract.facts.reading import Reading
from kbextract.facts.times import find_dates
from kbextract.mentions.dates import When
from kbextract.mentions.values import Number


@dataclass(frozen=True, slots=True)
class View:
    """A trigger in its sentence: `clause` is the verb's, or the one whose part the trigger noun `group` is."""

    reading: Reading
    clause: Clause | None
    group: Group | None
    head: int
    rest: tuple[str, ...] = ()
    container: Group | None = None  # what counts the trigger noun and stands in the clause for it: "a round of talks"

    @property
    def anchor(self) -> Group | None:
        """The noun group that has the trigger noun's place in the clause."""
        return self.container or self.group

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.group is not None

    # -- who acts, what is acted upon

    def subjects(self) -> list[Group]:
        """Who acts."""
        if self.group is not None:
            return self.noun_subjects(self.group)
        clause = self.clause
        if clause is None or clause.verbs is None:
            return []
        if clause.verbs.passive:
            return self.phrases("by")
        return [clause.subject] if clause.subject else []

    def objects(self) -> list[Group]:
        """What is acted upon."""
        if self.group is not None:
            return [inner for prep, inner in self.group.preps if prep == "of"]
        clause = self.clause
        if clause is None or clause.verbs is None:
            return []
        if self.rest and clause.verbs.particle != self.rest[0]:
            found = self.phrases(" ".join(self.rest)) or self.phrases(self.rest[0])
            if found:
                return found
        return patients(clause)

    def has_object(self) -> bool:
        """Whether the trigger verb has an object of its own, or is in the passive."""
        clause = self.clause
        return clause is not None and clause.verbs is not None and (clause.object is not None or clause.verbs.passive)

    def owners(self) -> list[Group]:
        """Whose something is: its possessor, or "by" whom it is done."""
        group = self.group
        if group is None:
            return [inner.possessor for inner in self.objects() if inner.possessor is not None]
        found = [group.possessor] if group.possessor is not None and not group.possessor.timelike else []
        return found + [inner for prep, inner in group.preps if prep == "by"]

    def company(self) -> list[Group]:
        """Who is told something at the event that the trigger noun names: "told the admiral at a meeting"."""
        clause, group = self.clause, self.group
        if clause is None or group is None or clause.object is None:
            return []
        told = self.reading.modality.has("event prepositions", group.prep) and hangs_on(clause, group)
        return [clause.object] if told else []

    def noun_subjects(self, group: Group) -> list[Group]:
        """Who acts in what a noun names: its owner, or the subject of the verb that acts on it or leads to it."""
        owners = self.owners()
        clause, group = self.clause, self.anchor or group
        if owners or clause is None:
            return owners
        led = self.reading.modality.has("leading prepositions", group.prep) and hangs_on(clause, group)
        if clause.subject is not None and led:
            return [clause.subject]
        if clause.verbs is None or not any(is_member(group, patient) for patient in patients(clause)):
            return []
        subject = None if clause.verbs.passive else clause.subject
        return [subject] if subject is not None else clause_phrases(clause, "by")

    # -- prepositional phrases

    def phrases(self, prep: str) -> list[Group]:
        """The noun groups behind a preposition that belong to the trigger."""
        if self.group is not None:
            return noun_phrases(self.reading, self.group, prep)
        if self.clause is None:
            return []
        found = clause_phrases(self.clause, prep)
        for group in patients(self.clause):
            inside = [inner for name, inner in group.preps if name == prep]
            found += [inner for inner in inside if all(inner is not other for other in found)]
        return found

    def all_phrases(self) -> Iterator[tuple[str, Group]]:
        """Every prepositional phrase of the trigger."""
        clause = self.clause
        if self.group is not None:
            yield from ((other.prep, other) for other in list_behind(self.reading, self.group))
            if clause is None or clause.verbs is None or not (self.is_governed() or self.happens()):
                return
        if clause is not None:
            yield from clause.preps

    def is_governed(self) -> bool:
        """Whether the trigger noun is the object, or in the passive the subject, of its clause's verb."""
        clause, anchor = self.clause, self.anchor
        if clause is None or clause.verbs is None or anchor is None:
            return False
        if anchor.prep == "for" and hangs_on(clause, anchor):
            return True
        return any(is_member(anchor, patient) for patient in patients(clause))

    def happens(self) -> bool:
        """Whether the trigger noun is the subject of a verb without object: "talks opened in Havana"."""
        clause, anchor = self.clause, self.anchor
        if clause is None or clause.object is not None or anchor is None:
            return False
        return is_member(anchor, clause.subject)

    # -- time, number, what is said

    def dates(self) -> list[When]:
        """The dates that belong to the trigger: inside or behind its noun, or in its clause."""
        return find_dates(self.reading, self.clause, self.group)

    def numbers(self) -> list[Number]:
        """The numbers inside the trigger noun's group."""
        return [] if self.group is None else self.reading.find_numbers(self.group)

    def contents(self) -> list[Clause]:
        """The clauses that say what is said, wanted or done."""
        if self.group is not None:
            return [clause for clause in self.group.contents if clause.kind in (CONTENT, INFINITIVE)]
        return [clause for clause in self.clause.contents if clause.verbs] if self.clause else []


def patients(clause: Clause) -> list[Group]:
    """What is acted upon in a clause, as its syntax has it."""
    group = clause.subject if clause.verbs is not None and clause.verbs.passive else clause.object
    return [group] if group is not None else []
