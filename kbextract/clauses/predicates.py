"""Predicates: the clause that waits for a verb, or the one that a verb opens."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses import chunks as k
from kbextract.clauses.coordination import VerbCoordinator
from kbextract.clauses.nonfinite import NonfiniteOpener
from kbextract.clauses.nouns import NounLinker
from kbextract.clauses.progress import Frame, Progress, adopt
from kbextract.clauses.record import ADVERBIAL, CONTENT, MAIN, RELATIVE, Clause, Group, Verbs
from kbextract.clauses.tagging import Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class PredicateFinder:
    """Gives each verb group of one sentence its clause."""

    words: Words
    state: Tagging
    nouns: NounLinker
    twins: VerbCoordinator
    nonfinite: NonfiniteOpener
    now: Progress

    def take(self, verbs: Verbs) -> None:
        """Give a verb group its clause."""
        verbs.negated = verbs.negated or self.now.negation
        if verbs.form == "infinitive":
            self.nonfinite.take_infinitive(verbs)
        elif verbs.form in ("ing", "part"):
            self.nonfinite.take_participle(verbs)
        else:
            self.take_finite(verbs)
        self.now.last = None
        self.now.forget()

    def take_finite(self, verbs: Verbs) -> None:
        """A finite verb: join it to an earlier one, find the clause that waits for it, or open one."""
        now = self.now
        if now.conj and now.before in (k.CONJ, k.ADV, k.COMMA) and self.twins.shares(verbs):
            return
        subject = self.find_circumstance() if now.before in (k.NG, k.ADV) and not now.comma else None
        if subject is not None:
            self.open_circumstance(subject, verbs)
            return
        if now.comma and now.before == k.COMMA:
            now.settle()
        if self.reduces(verbs):
            verbs.form, verbs.passive = "part", True
            self.nonfinite.take_participle(verbs)
        else:
            self.find_clause(verbs)

    def find_clause(self, verbs: Verbs) -> None:
        """Close clauses until one takes the verb: one that lacks it, or one whose last noun is the verb's subject."""
        now = self.now
        while now.top.clause.verbs is not None:
            frame, outer = now.top, now.outer
            if frame.loose is not None or self.is_stolen(frame):
                self.open_behind(frame, verbs)
                return
            if outer is None and now.marked and not now.quote and not self.words.has("zero that", verbs.lemma):
                self.twins.coordinate(frame, verbs)  # "shut the road, recalled its envoy and banned the party"
                return
            if outer is None:
                self.open_inverted(verbs)
                return
            now.close()
        self.fill(now.top, verbs)

    def fill(self, frame: Frame, verbs: Verbs) -> None:
        """Give a waiting clause its verb and its subject."""
        clause = frame.clause
        clause.verbs = verbs
        if frame.pending is not None:
            clause.subject = frame.pending
            if clause.kind == RELATIVE and not frame.undecided and clause.marker != "whose":
                clause.object = clause.host if self.words.has("object relatives", clause.marker) else None
        elif clause.kind == RELATIVE:
            clause.subject, frame.undecided = clause.host, False
        elif self.now.marked or self.words.has("zero that", verbs.lemma):
            frame.inverted = True

    def open_inverted(self, verbs: Verbs) -> None:
        """A verb without a subject before it: behind a saying it waits for its speaker ("…, said the minister")."""
        self.now.close()
        frame = self.now.open(Clause(MAIN, "", verbs))
        frame.inverted = self.now.marked or self.words.has("zero that", verbs.lemma)

    # -- verbs that are read again

    def reduces(self, verbs: Verbs) -> bool:
        """Whether a past form is a participle, as nothing can be its subject: "to arm the troops sent there"."""
        now = self.now
        if now.before != k.NG or now.comma or now.conj or not self.state.masks[verbs.head] & c.PART:
            return False
        if verbs.modal or verbs.start != verbs.head or self.words.has("intransitive", verbs.lemma):
            return False
        waiting = any(frame.clause.verbs is None or frame.loose is not None for frame in now.stack)
        return not waiting and not any(self.is_stolen(frame) for frame in now.stack)

    def find_circumstance(self) -> Group | None:
        """The group behind a preposition that was a subordinator, its group the subject: no other subject waits."""
        top, group = self.now.top, self.now.last
        while group is not None and not self.subordinates(group) and group.host is not None:
            group = group.host
        waiting = top.clause.verbs is None and top.pending is not None
        if group is None or not self.subordinates(group) or waiting or top.loose is not None:
            return None
        return group

    def subordinates(self, group: Group) -> bool:
        """Whether the preposition of a group can open a clause."""
        return self.words.has("subordinating prepositions", group.prep)

    def open_circumstance(self, subject: Group, verbs: Verbs) -> None:
        """Open the clause of a subordinator that was read as a preposition."""
        governor = self.now.top.clause
        governor.preps[:] = [pair for pair in governor.preps if pair[1] is not subject]
        if subject.host is not None:
            subject.host.preps[:] = [pair for pair in subject.host.preps if pair[1] is not subject]
        clause = Clause(ADVERBIAL, subject.prep, verbs, subject=subject, parent=governor)
        subject.prep, subject.host = "", None
        self.now.open(clause)

    # -- subjects that were read as objects

    def is_stolen(self, frame: Frame) -> bool:
        """Whether the object found last is rather the subject of the verb that follows it: "said Russia denies"."""
        clause = frame.clause
        group = self.now.last
        if group is None or self.now.before not in (k.NG, k.COMMA, k.STOP) or clause.verbs is None:
            return False
        head = clause.object or clause.complement
        while group.host is not None and group is not head:
            group = group.host
        if head is None or not any(member is group for member in head.members):
            return False
        if clause.verbs.copula:
            return group.pronoun
        return self.now.is_saying(clause) or clause.indirect is not None or self.nouns.neighbour(group) is not None

    def take_subject(self, frame: Frame) -> Group | None:
        """The noun group that is a subject after all, taken out of its clause."""
        clause, subject = frame.clause, frame.loose
        frame.loose = None
        if subject is not None:
            return subject
        if clause.object is not None:
            subject, clause.object, clause.indirect = clause.object, clause.indirect, None
        else:
            subject, clause.complement = clause.complement, None
        return subject

    def open_behind(self, frame: Frame, verbs: Verbs) -> None:
        """Open the clause of a noun group that has turned out to be its subject."""
        clause = frame.clause
        saying = self.now.is_saying(clause) and not clause.contents
        subject = self.take_subject(frame)
        near = self.nouns.neighbour(subject) if subject is not None else None
        copula = clause.verbs is not None and clause.verbs.copula
        if copula and subject is not None and subject.pronoun:
            inner = Clause(CONTENT, "", verbs, subject=subject, parent=clause, host=clause.subject)
            adopt(inner)
        elif saying and not self.nouns.follows_mark(subject):
            inner = Clause(CONTENT, "", verbs, subject=subject, parent=clause)
            clause.contents.append(inner)
        elif near is not None and near is not clause.indirect and not near.timelike:
            inner = Clause(RELATIVE, "", verbs, subject=subject, object=near, parent=clause, host=near)
        else:
            inner = self.replace_clause(subject, verbs)
        self.now.open(inner)

    def replace_clause(self, subject: Group | None, verbs: Verbs) -> Clause:
        """Close clauses up to what is said; the clause in its place, a main one unless a conjunction leads."""
        while self.now.outer is not None and self.now.top.clause.kind != CONTENT:
            self.now.close()
        top = self.now.top.clause
        kind = top.kind if self.nouns.follows_conjunction(subject) else MAIN
        clause = Clause(kind, "", verbs, subject=subject, parent=top.parent)
        if kind == CONTENT:
            adopt(clause)
        self.now.close()
        return clause
