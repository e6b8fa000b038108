"""Clauses from chunks: one pass from left to right over a stack of open clauses.

Everything that English syntax can do to a verb and its arguments is settled here once, for all rules: coordination,
relative and reduced relative clauses, infinitives with control, gerunds, inverted speech, clauses without "that".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.clauses import chunks as k
from kbextract.clauses.attachment import GroupAttacher
from kbextract.clauses.chunks import Chunk
from kbextract.clauses.coordination import VerbCoordinator
from kbextract.clauses.nonfinite import NonfiniteOpener
from kbextract.clauses.nouns import NounLinker
from kbextract.clauses.openers import ClauseOpener
from kbextract.clauses.predicates import PredicateFinder
from kbextract.clauses.progress import Progress
from kbextract.clauses.record import MAIN, PARTICIPLE, Clause
from kbextract.clauses.tagging import NEGATIONS, Tagging
from kbextract.lexicon.words import Words

DASHES = frozenset(("—", "–", "-", "--"))
PAUSES = DASHES | {"…", "...", "(", ")", "()"}
ACRONYM = 3  # letters in a name that may be capitals without a dateline
ENDS = frozenset((":", ";", "|", "/"))  # marks that end every open clause


@dataclass(frozen=True, slots=True)
class Assembler:
    """Builds the clauses of one sentence."""

    state: Tagging
    chunks: Sequence[Chunk]
    now: Progress
    groups: GroupAttacher
    openers: ClauseOpener
    predicates: PredicateFinder

    @classmethod
    def prepare(cls, words: Words, state: Tagging, chunks: Sequence[Chunk], nouns: NounLinker) -> Assembler:
        """The assembler of a sentence, nothing read yet."""
        now = Progress(words)
        twins = VerbCoordinator(words, state, now)
        nonfinite = NonfiniteOpener(words, nouns, twins, now)
        return cls(
            state,
            chunks,
            now,
            GroupAttacher(words, state.lowers, chunks, nouns, now),
            ClauseOpener(words, nouns, now),
            PredicateFinder(words, state, nouns, twins, nonfinite, now),
        )

    def assemble(self) -> list[Clause]:
        """The clauses of the sentence in the order of their verbs."""
        now = self.now
        now.open(Clause(MAIN))
        for i, chunk in enumerate(self.chunks):
            if chunk.kind == k.QUOTE:
                now.marked = now.quote = True
                continue
            self.take(i, chunk)
            now.quote = False
            now.marked = chunk.kind == k.COMMA
            now.negation = chunk.kind == k.ADV and chunk.text in NEGATIONS
            if chunk.kind != k.ADV:
                now.before = chunk.kind
        now.close_all()
        for clause in now.clauses:
            if clause.subject is None and clause.kind == PARTICIPLE and clause.parent is not None:
                clause.subject = clause.parent.subject  # "Citing fog, Ankara shut the port"
        found = [clause for clause in now.clauses if clause.verbs]
        found.sort(key=lambda clause: clause.verbs.head if clause.verbs else 0)
        return found

    def take(self, i: int, chunk: Chunk) -> None:
        """Let one chunk take its place."""
        now = self.now
        if chunk.kind == k.NG and chunk.group:
            self.groups.take(i, chunk.group)
        elif chunk.kind == k.VG and chunk.verbs:
            self.predicates.take(chunk.verbs)
        elif chunk.kind == k.PREP:
            now.prep = chunk.text
        elif chunk.kind == k.CONJ:
            now.conj = chunk.text
        elif chunk.kind in (k.SUB, k.REL):
            self.openers.take(chunk)
        elif chunk.kind == k.STOP and self.ends_dateline(i, chunk):
            self.start_again()
        elif chunk.kind == k.COMMA or (chunk.kind == k.STOP and chunk.text in PAUSES):
            now.comma, now.prep = True, ""
        elif chunk.kind == k.STOP:
            self.take_stop(chunk)
        elif chunk.kind == k.ADJ:
            self.take_adjective(chunk)
        elif chunk.kind == k.PARTICLE:
            self.take_particle(chunk)

    def take_stop(self, chunk: Chunk) -> None:
        """A colon or semicolon ends every open clause."""
        if chunk.text in ENDS:
            self.start_again()

    def start_again(self) -> None:
        """End every open clause and wait for a new one."""
        self.now.close_all()
        self.now.open(Clause(MAIN))
        self.now.last = None
        self.now.forget()

    def ends_dateline(self, i: int, chunk: Chunk) -> bool:
        """Whether a dash ends a dateline: a name in capitals or an agency in parentheses, no verb yet."""
        if chunk.text not in DASHES or self.now.has_verb() or len(self.now.stack) > 1 or i == 0:
            return False
        opening = self.words_of(self.chunks[0])
        return (opening.isupper() and len(opening) > ACRONYM) or self.chunks[i - 1].text == ")"

    def words_of(self, chunk: Chunk) -> str:
        """The words of a chunk as the text has them."""
        return " ".join(self.state.words[chunk.start : chunk.end])

    def take_adjective(self, chunk: Chunk) -> None:
        """The first adjective behind a verb tells of its subject."""
        clause = self.now.top.clause
        if clause.verbs and not clause.adjective:
            clause.adjective = chunk.text

    def take_particle(self, chunk: Chunk) -> None:
        """A particle belongs to the verb right before it, or to the verb before its object."""
        clause = self.now.top.clause
        if clause.verbs is None or clause.verbs.particle:
            return
        if self.now.before == k.VG or (self.now.last is not None and self.now.last is clause.object):
            clause.verbs.particle = chunk.text
