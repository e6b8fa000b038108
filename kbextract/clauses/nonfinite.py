"""Infinitives, participles and gerunds: what they hang on, and who does what they say (control)."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses import chunks as k
from kbextract.clauses.coordination import VerbCoordinator
from kbextract.clauses.nouns import NounLinker
from kbextract.clauses.progress import Progress
from kbextract.clauses.record import GERUND, INFINITIVE, PARTICIPLE, Clause, Group, Verbs
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class NonfiniteOpener:
    """Opens the clauses of one sentence whose verb is not finite."""

    words: Words
    nouns: NounLinker
    twins: VerbCoordinator
    now: Progress

    def take_infinitive(self, verbs: Verbs) -> None:
        """An infinitive: its subject is the governor's subject, or the object of a verb that moves another to act."""
        now = self.now
        if now.comma and not now.conj:
            now.settle()
        frame = now.top
        governor = frame.clause
        if now.conj and governor.kind == INFINITIVE:
            self.twins.coordinate(frame, verbs)
            return
        clause = Clause(INFINITIVE, "to", verbs, parent=governor)
        if governor.verbs is not None:
            clause.subject = self.control(governor, governor.verbs)
            governor.contents.append(clause)
        elif frame.pending is not None:
            clause.subject = frame.pending  # a headline: "Obasanjo to meet the rebels"
        if now.last is not None and now.before == k.NG:
            self.hang(clause, governor, now.last)
        now.open(clause)

    def hang(self, clause: Clause, governor: Clause, noun: Group) -> None:
        """Let the noun before an infinitive be its host, or, behind "for", its subject."""
        if noun.prep == "for" and governor.verbs is not None:
            clause.subject = noun
        if noun is not clause.subject or governor.verbs is None:
            clause.host = noun
            noun.contents.append(clause)

    def control(self, governor: Clause, verbs: Verbs) -> Group | None:
        """Who does what an infinitive says."""
        if not self.words.has("object control", verbs.lemma):
            return governor.subject
        if governor.object is not None:
            return governor.object
        called = next((group for prep, group in reversed(governor.preps) if prep in ("on", "upon", "to")), None)
        return called if called is not None and self.now.last is called else governor.subject

    def take_participle(self, verbs: Verbs) -> None:
        """A participle or gerund."""
        now = self.now
        if now.comma:
            now.settle()
        frame = now.top
        governor = frame.clause
        if now.conj and governor.verbs is not None and governor.verbs.form == verbs.form and not now.prep:
            self.twins.coordinate(frame, verbs)
            return
        if now.prep and verbs.form == "ing":
            self.open_gerund(governor, verbs)
            return
        if now.last is not None and now.before == k.NG and not now.comma:
            clause = Clause(PARTICIPLE, "", verbs, subject=now.last, parent=governor, host=now.last)
        elif now.before in (k.VG, k.PARTICLE) and governor.verbs is not None and not now.comma:
            clause = Clause(GERUND, "", verbs, subject=governor.subject, parent=governor)
            governor.contents.append(clause)
        else:
            clause = Clause(PARTICIPLE, "", verbs, subject=governor.subject or frame.pending, parent=governor)
        now.open(clause)

    def open_gerund(self, governor: Clause, verbs: Verbs) -> None:
        """A gerund behind a preposition: "accused Iran of hiding", "by withdrawing", "a plan for leaving"."""
        last = self.now.last
        clause = Clause(GERUND, self.now.prep, verbs, parent=governor)
        if governor.verbs is not None:
            turned = last is not None and last is governor.object and self.turns(last)
            clause.subject = governor.object if turned else governor.subject
            governor.contents.append(clause)
        if last is not None and self.now.before == k.PREP and clause.subject is not last:
            clause.host = last
            last.contents.append(clause)
        self.now.open(clause)

    def turns(self, group: Group) -> bool:
        """Whether the object of a verb does what the gerund behind it says: "accused Iran of", "thanked him for"."""
        if self.now.prep in ("of", "from"):
            return True
        named = self.nouns.is_name(group) or group.pronoun
        return named and self.words.has("turning prepositions", self.now.prep)
