"""Openers of clauses: subordinators and relative words, and what the clause behind them hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses import chunks as k
from kbextract.clauses.chunks import Chunk
from kbextract.clauses.nouns import NounLinker
from kbextract.clauses.progress import Frame, Progress, adopt
from kbextract.clauses.record import ADVERBIAL, CONTENT, RELATIVE, Clause, Group
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class ClauseOpener:
    """Opens the clauses of one sentence at the words that announce them."""

    words: Words
    nouns: NounLinker
    now: Progress

    def take(self, chunk: Chunk) -> None:
        """Open a clause at a subordinator or a relative word."""
        lower = chunk.text
        if lower == "that" or (chunk.kind == k.REL and self.words.has("noun relatives", lower)):
            self.open_that(lower)
        elif self.opens_content(lower):
            self.open_content(lower)
        else:
            if self.now.comma:
                self.now.settle()
            self.now.open(Clause(ADVERBIAL, lower, parent=self.now.top.clause))
        self.now.forget()

    def opens_content(self, lower: str) -> bool:
        """Whether "whether", "what", "when" opens what is said and not a circumstance."""
        if self.now.before not in (k.VG, k.PREP, k.ADJ, k.NG) or not self.words.has("content markers", lower):
            return False
        if self.words.has("circumstance markers", lower):
            return self.now.before == k.VG and self.now.is_saying(self.now.top.clause)
        return True

    def open_content(self, lower: str) -> None:
        """Open the clause of what the innermost one says, wants or does."""
        clause = Clause(CONTENT, lower, parent=self.now.top.clause)
        self.now.top.clause.contents.append(clause)
        self.now.open(clause)

    # -- that, who, which

    def open_that(self, lower: str) -> None:
        """Open a clause at "that", "who", "which": behind a noun it tells of it, behind a verb it is what is said."""
        now = self.now
        that = lower == "that"
        again = self.find_content() if that and (now.conj or now.comma) else None
        if again is not None:
            self.open_again(again)
            return
        host = now.last if now.before in (k.NG, k.PREP) or now.comma else None
        if host is None or (that and (now.before != k.NG or self.passes_over(host))):
            self.open_content(lower)
            return
        outer = now.top.clause
        host = self.find_telling(host) if that else self.find_antecedent(host, lower)
        frame = now.open(Clause(RELATIVE, lower, parent=outer, host=host))
        frame.undecided = that
        if that and self.tells(outer):
            frame.clause.kind, frame.undecided, frame.clause.host = CONTENT, False, None
            outer.contents.append(frame.clause)

    def passes_over(self, host: Group) -> bool:
        """Whether "that" belongs to the verb and not to the phrase before it: "said on Monday that"."""
        outer = self.now.top.clause
        if outer.verbs is None or self.words.has("content nouns", host.lemma):
            return False
        return host.timelike or (bool(host.prep) and outer.object is None and self.now.awaits_content())

    def find_content(self) -> Frame | None:
        """The innermost open clause that is a content with "that"."""
        for frame in reversed(self.now.stack):
            if frame.clause.kind == CONTENT or frame.undecided:
                return frame if frame.clause.verbs and frame.clause.marker in ("that", "") else None
        return None

    def open_again(self, frame: Frame) -> None:
        """Open a content clause beside an earlier one: "said that it went and that it came"."""
        self.now.close_to(frame)
        clause = Clause(CONTENT, "that", parent=frame.clause.parent, host=frame.clause.host)
        self.now.close()
        adopt(clause)
        self.now.open(clause)

    def find_telling(self, host: Group) -> Group:
        """Of a noun and those it hangs on, the one that a clause says the content of: "the claim by Rwanda that"."""
        candidate: Group | None = host
        while candidate is not None:
            if self.words.has("content nouns", candidate.lemma):
                return candidate
            candidate = candidate.host
        return host

    def tells(self, clause: Clause) -> bool:
        """Whether a verb has told somebody and its content is still to come: "told reporters that"."""
        if clause.verbs is None or clause.contents or clause.object is None or self.now.last is not clause.object:
            return False
        return self.words.has("tells", clause.verbs.lemma)

    def find_antecedent(self, host: Group, lower: str) -> Group:
        """The noun a relative clause tells of; "who" passes over things that have a host."""
        if lower not in ("who", "whom") or host.host is None or not host.prep or self.nouns.is_personal(host):
            return host
        return host.host if self.nouns.is_personal(host.host) else host
