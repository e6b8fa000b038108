"""Verb groups: auxiliaries and head, and what they say of tense, voice, polarity and modality."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.chunks import QUOTES, VG, Chunk
from kbextract.clauses.record import Verbs
from kbextract.clauses.tagging import NEGATIONS, Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class VerbGroupReader:
    """Reads the verb groups of one sentence."""

    words: Words
    state: Tagging

    def read(self, i: int) -> Chunk:
        """The verb group that begins at word i."""
        tags, lowers = self.state.tags, self.state.lowers
        verbs = Verbs(i, i, i, "", "finite")
        at, expected = i, c.VERB
        if tags[at] & c.TO:
            verbs.form = "infinitive"
            at, expected = i + 1, c.BASE | c.AUX
        while at < len(tags) and expected:
            if tags[at] & (c.NEG | c.ADV) or lowers[at] in QUOTES:
                if not self.verb_follows(at, expected):
                    break
                verbs.negated = verbs.negated or lowers[at] in NEGATIONS or lowers[at] == "no"
            elif tags[at] & expected:
                expected = self.take(verbs, at)
            else:
                break
            at += 1
        verbs.end = max(verbs.end, i + 1)
        self.finish(verbs)
        return Chunk(VG, verbs.start, verbs.end, verbs.lemma, verbs=verbs)

    def take(self, verbs: Verbs, at: int) -> int:
        """Take the verb at word `at` into a group; returns what may follow it, 0 behind a main verb."""
        tag, lower = self.state.tags[at], self.state.lowers[at]
        first = verbs.end == verbs.start
        if first and verbs.form == "finite":
            verbs.form = read_form(tag, lower)
            verbs.past = bool(tag & c.PAST) or self.words.has("past auxiliaries", lower)
        verbs.head, verbs.lemma = at, self.state.entries[at].verb
        verbs.end = at + 1
        return self.read_auxiliary(verbs, tag, lower)

    def read_auxiliary(self, verbs: Verbs, tag: int, lower: str) -> int:
        """What may follow a verb in its group; notes what an auxiliary says. 0 behind a main verb."""
        if tag & c.MODAL:
            verbs.modal = self.words.modals.get(lower, lower)
            verbs.negated = verbs.negated or lower == "cannot"
            return c.BASE | c.AUX
        if tag & c.DO:
            return c.BASE | c.AUX
        if tag & c.HAVE:
            return c.PART | c.PAST | c.BE | (c.HAVE if self.words.has("perfect auxiliaries", lower) else 0)
        if tag & c.BE:
            return c.ING | c.PART | (c.BE if self.words.has("passive auxiliaries", lower) else 0)
        return 0

    def verb_follows(self, i: int, expected: int) -> bool:
        """Whether a verb of the expected class follows the adverbs at word i."""
        tags, lowers = self.state.tags, self.state.lowers
        at = i
        while at < len(tags) and (tags[at] & (c.ADV | c.NEG) or lowers[at] in QUOTES):
            at += 1
        if at < len(tags) and tags[at] & expected & (c.LEXICAL | c.AUX):
            return True
        return lowers[i] in ("not", "n't") and at > i

    def finish(self, verbs: Verbs) -> None:
        """Settle voice and aspect from the auxiliaries before the head; take in a negation right behind it."""
        tags, lowers = self.state.tags, self.state.lowers
        head = verbs.head
        before = [at for at in range(verbs.start, head) if tags[at] & c.AUX]
        verbs.copula = bool(tags[head] & c.BE)
        verbs.perfect = any(tags[at] & c.HAVE for at in before)
        if before and tags[before[-1]] & c.BE:
            verbs.passive = bool(tags[head] & (c.PART | c.PAST))
            verbs.progressive = bool(tags[head] & c.ING)
        elif verbs.form == "part":
            verbs.passive = True
        if verbs.end < len(tags) and lowers[verbs.end] in ("not", "n't"):
            verbs.negated = True
            verbs.end += 1


def read_form(tag: int, lower: str) -> str:
    """The form that the first verb of a group gives it."""
    if tag & c.ING or lower in ("being", "having"):
        return "ing"
    if tag & c.PART or lower in ("been", "done"):
        return "part"
    return "infinitive" if lower == "be" else "finite"
