"""How far the pass over a sentence has come: the clauses that are open, and what stands right before the next chunk."""

from __future__ import annotations

from dataclasses import dataclass, field

from kbextract.clauses.record import (
    ADVERBIAL,
    CONTENT,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    RELATIVE,
    Clause,
    Group,
    Verbs,
)
from kbextract.lexicon.words import Words

EMBEDDED = frozenset((RELATIVE, PARTICIPLE, ADVERBIAL, GERUND, INFINITIVE))


@dataclass(slots=True)
class Frame:
    """An open clause: the clause, the noun group that waits to be its subject, and the one that fits nowhere yet."""

    clause: Clause
    pending: Group | None = None
    loose: Group | None = None
    inverted: bool = False
    undecided: bool = False  # opened by "that" behind a noun: relative or content


@dataclass(slots=True)
class Progress:
    """The open clauses, innermost last, every clause so far, and what waits for the next chunk."""

    words: Words
    stack: list[Frame] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    last: Group | None = None
    prep: str = ""
    conj: str = ""
    comma: bool = False
    negation: bool = False  # "never" or "not" stands right before
    quote: bool = False  # a quotation mark stands right before
    marked: bool = False  # a comma or a quotation mark stands right before
    before: int = -1  # kind of the chunk before, quotation marks passed over

    @property
    def top(self) -> Frame:
        """The innermost open clause."""
        return self.stack[-1]

    @property
    def outer(self) -> Frame | None:
        """The open clause around the innermost one."""
        return self.stack[-2] if len(self.stack) > 1 else None

    def forget(self) -> None:
        """What stood before has found its place: no preposition, conjunction or comma waits any more."""
        self.prep = self.conj = ""
        self.comma = False

    # -- opening and closing

    def open(self, clause: Clause) -> Frame:
        """Open a clause inside the innermost one."""
        frame = Frame(clause)
        self.stack.append(frame)
        self.clauses.append(clause)
        return frame

    def close(self) -> None:
        """Close the innermost clause, settling what its end settles."""
        frame = self.stack.pop()
        clause = frame.clause
        if frame.undecided and clause.host is not None and clause.verbs:
            self.decide(clause, clause.verbs, clause.host)
        if clause.subject is None and clause.parent is not None and clause.kind in (PARTICIPLE, GERUND, INFINITIVE):
            clause.subject = clause.parent.subject

    def decide(self, clause: Clause, verbs: Verbs, host: Group) -> None:
        """Settle whether a clause with "that" says the content of its noun or tells of it as a relative clause."""
        saturated = clause.object or clause.contents or verbs.copula or verbs.passive
        if saturated or self.words.has("intransitive", verbs.lemma) or self.words.has("content nouns", host.lemma):
            clause.kind = CONTENT
            host.contents.append(clause)
        else:
            clause.kind, clause.object = RELATIVE, host

    def close_all(self) -> None:
        """Close every open clause."""
        while self.stack:
            self.close()

    def close_to(self, frame: Frame) -> None:
        """Close the clauses inside an open one."""
        while self.top is not frame:
            self.close()

    def settle(self) -> None:
        """Behind a comma, close the embedded clauses that are complete."""
        main = self.stack[0]
        waiting = main.clause.verbs is None and main.pending is None
        opening = waiting and all(frame.clause.verbs for frame in self.stack[1:])
        while len(self.stack) > 1 and self.has_verb() and (opening or self.top.clause.kind in EMBEDDED):
            self.close()

    # -- questions

    def has_verb(self) -> bool:
        """Whether the innermost clause has its verb."""
        return self.top.clause.verbs is not None

    def is_saying(self, clause: Clause) -> bool:
        """Whether a clause has a verb of saying or thinking, which takes a clause without "that"."""
        return clause.verbs is not None and self.words.has("zero that", clause.verbs.lemma)

    def awaits_content(self) -> bool:
        """Whether the innermost clause is a saying whose words have not begun."""
        return not self.top.clause.contents and self.is_saying(self.top.clause)

    def opens_sentence(self) -> bool:
        """Whether nothing but prepositional phrases stands before."""
        return len(self.stack) == 1 and not self.has_verb() and self.top.pending is None

    def touches(self, group: Group) -> bool:
        """Whether the preposition of a group stands right behind the last group."""
        last = self.last
        return last is not None and 0 <= group.first - last.end <= len(group.prep.split()) + 1


def adopt(clause: Clause) -> None:
    """Hang a content clause on the noun it belongs to, else on its verb."""
    if clause.host is not None:
        clause.host.contents.append(clause)
    elif clause.parent is not None:
        clause.parent.contents.append(clause)
