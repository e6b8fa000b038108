"""A trigger with what stands around it, in the present active: whatever the sentence's syntax, the same words answer.

Passive, relative and reduced relative clauses, infinitives and nominalisations are undone here and in the clause stage,
once for all rules: `subject` is who acts and `object` what is acted upon, be the trigger a verb or a noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kbextract.clauses.chunks import VG
from kbextract.clauses.parser import Parse
from kbextract.clauses.record import CONTENT, INFINITIVE, PARTICIPLE, Clause, Group
from kbextract.mentions.dates import When
from kbextract.mentions.values import Number


LEADING = ("for", "in", "on", "at", "during", "after", "before", "following", "ahead of", "prior to")  # "on a visit to Kyiv, he said": the subject is the visitor


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read: its parse, dates and numbers."""

    parse: Parse
    dates: tuple[When, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A trigger in its sentence: `clause` is the verb's clause, or the one whose part the trigger noun `group` is."""

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
        if clause.verbs.passive:
            return [clause.subject] if clause.subject else []
        return [clause.object] if clause.object else []

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
        if clause is None or group is None or clause.object is None or group.prep not in ("at", "during", "in"):
            return []
        return [clause.object] if self.hangs_on(clause, group) else []

    def noun_subjects(self, group: Group) -> list[Group]:
        """Who acts in a nominalisation: its owner, or the subject of the verb whose object it is or that leads to it."""
        found = self.owners()
        clause, group = self.clause, self.anchor or group
        if not found and clause is not None and clause.subject is not None and group.prep in LEADING and self.hangs_on(clause, group):
            return [clause.subject]
        if not found and clause is not None and clause.verbs is not None:
            agents = [clause.subject] if clause.subject is not None and not clause.verbs.passive else self.clause_phrases(clause, "by")
            member = clause.subject if clause.verbs.passive else clause.object
            if member is not None and any(group is part for part in member.members):
                found += agents
        return found

    # -- prepositional phrases

    def phrases(self, prep: str) -> list[Group]:
        """The noun groups behind a preposition that belong to the trigger."""
        if self.group is not None:
            return self.noun_phrases(self.group, prep)
        clause = self.clause
        if clause is None:
            return []
        found = self.clause_phrases(clause, prep)
        for group in self.patients(clause):
            found += [inner for name, inner in group.preps if name == prep and all(inner is not other for other in found)]
        return found

    def patients(self, clause: Clause) -> list[Group]:
        """What is acted upon in a clause, as its syntax has it."""
        group = clause.subject if clause.verbs is not None and clause.verbs.passive else clause.object
        return [group] if group is not None else []

    def clause_phrases(self, clause: Clause, prep: str) -> list[Group]:
        """The noun groups behind a preposition in a clause."""
        return [group for name, group in clause.preps if name == prep]

    def noun_phrases(self, group: Group, prep: str) -> list[Group]:
        """The noun groups behind a preposition that follow a noun with no verb between."""
        limit = min((chunk.start for chunk in self.reading.parse.chunks if chunk.kind == VG and chunk.start >= group.end), default=10**6)
        direct = [inner for name, inner in group.preps if name == prep]
        if direct or prep == "of":
            return direct
        return [
            other
            for other in self.reading.parse.groups
            if other.prep == prep and group.end <= other.first < limit and other.host is not None or
            (other.prep == prep and group.end <= other.first < limit)
        ]

    def all_phrases(self) -> Iterator[tuple[str, Group]]:
        """Every prepositional phrase of the trigger."""
        if self.group is not None:
            limit = min((chunk.start for chunk in self.reading.parse.chunks if chunk.kind == VG and chunk.start >= self.group.end), default=10**6)
            for other in self.reading.parse.groups:
                if other.prep and self.group.end <= other.first < limit:
                    yield other.prep, other
            if self.clause is not None and self.clause.verbs is not None and (self.is_governed() or self.happens()):
                yield from self.clause.preps
        elif self.clause is not None:
            yield from self.clause.preps

    def hangs_on(self, clause: Clause, group: Group) -> bool:
        """Whether a noun stands in a phrase of the clause itself: "landed in Kyiv for talks", "at talks in Geneva, he said"."""
        return any(group is member for _, inner in clause.preps for member in inner.members)

    def is_governed(self) -> bool:
        """Whether the trigger noun is the object, or in the passive the subject, of its clause's verb."""
        clause = self.clause
        if clause is None or clause.verbs is None or self.anchor is None:
            return False
        member = clause.subject if clause.verbs.passive else clause.object
        if self.anchor.prep == "for" and self.hangs_on(clause, self.anchor):
            return True
        return member is not None and any(self.anchor is part for part in member.members)

    def happens(self) -> bool:
        """Whether the trigger noun is the subject of a verb without object: "talks opened in Havana"."""
        clause = self.clause
        if clause is None or clause.object is not None or clause.subject is None or self.anchor is None:
            return False
        return any(self.anchor is member for member in clause.subject.members)

    # -- time and number

    def dates(self) -> list[When]:
        """The dates that belong to the trigger: inside or behind its noun, or in its clause."""
        found = [when for when in self.reading.dates if self.group is not None and self.touches(when)]
        if found or self.clause is None:
            return found
        outer = self.clause.parent if self.clause.kind == PARTICIPLE and self.clause.host is None else None
        return self.dates_of(self.clause) or (self.dates_of(outer) if outer is not None else [])

    def dates_of(self, clause: Clause) -> list[When]:
        """The dates that belong to a clause."""
        heads = {group.head for group in clause.times}
        subject = clause.subject.preps if clause.subject is not None else []
        heads |= {group.head for _, group in clause.preps} | {group.head for _, group in subject if group.timelike}
        for _, group in clause.preps:
            heads |= {inner.head for _, inner in group.preps}
        return [when for when in self.reading.dates if any(when.start <= head < when.end for head in heads)]

    def touches(self, when: When) -> bool:
        """Whether a date stands inside the trigger noun's group or right behind it, a preposition between or not."""
        group = self.group
        if group is None:
            return False
        if group.first <= when.start < group.end:
            return True
        between = self.reading.parse.chunks
        gap = [chunk for chunk in between if group.end <= chunk.start < when.start]
        return when.start >= group.end and all(chunk.kind != VG for chunk in gap) and len(gap) <= 4

    def numbers(self) -> list[Number]:
        """The numbers inside the trigger noun's group."""
        group = self.group
        return [] if group is None else find_numbers(self.reading, group)

    # -- what is said

    def contents(self) -> list[Clause]:
        """The clauses that say what is said, wanted or done."""
        if self.group is not None:
            return [clause for clause in self.group.contents if clause.kind in (CONTENT, INFINITIVE)]
        return [clause for clause in self.clause.contents if clause.verbs] if self.clause else []


def find_numbers(reading: Reading, group: Group) -> list[Number]:
    """The numbers inside a noun group, before its head."""
    return [number for number in reading.numbers if group.first - 4 <= number.start and group.start <= number.end - 1 <= group.head]


def find_span(clause: Clause, reading: Reading) -> tuple[int, int]:
    """The half-open word range of a clause: from its first word to the next clause that is not inside it."""
    verbs = clause.verbs
    if verbs is None:
        return 0, 0
    there = verbs.copula and verbs.start > 0 and reading.parse.sheet.sentence.lowers[verbs.start - 1] == "there"
    start = min([verbs.start - there] + ([clause.subject.first] if clause.subject is not None and not clause.shared and clause.kind == CONTENT else []))
    end = len(reading.parse.tags)
    for other in reading.parse.clauses:
        if other.verbs is None or other.verbs.start <= verbs.start or is_inside(other, clause):
            continue
        begin = other.verbs.start
        if other.subject is not None and not other.shared and start < other.subject.first < begin:
            begin = other.subject.first
        end = min(end, begin)
        break
    return start, trim(reading, start, end)


def is_inside(clause: Clause, outer: Clause) -> bool:
    """Whether a clause hangs on another one, directly or not."""
    at: Clause | None = clause.parent
    while at is not None:
        if at is outer:
            return True
        at = at.parent
    return False


def trim(reading: Reading, start: int, end: int) -> int:
    """Where a range ends without the marks and links behind it."""
    lowers = reading.parse.sheet.sentence.lowers
    while end > start + 1 and (not lowers[end - 1][0].isalnum() or lowers[end - 1] in ("and", "but", "that", "while", "as", "or")):
        if lowers[end - 1] in ("”", '"', "’", ")", "%"):
            break
        end -= 1
    return end
