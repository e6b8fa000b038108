"""Participles: whether an -ing or a past form is a verb of its own, a participle, an adjective or a noun."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.finite_verbs import FiniteVerbs
from kbextract.clauses.neighbours import Neighbours
from kbextract.clauses.tagging import INSIDE, Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class Participles:
    """Chooses the classes of one sentence's -ing and past forms."""

    words: Words
    state: Tagging
    near: Neighbours
    verbs: FiniteVerbs

    def choose_ing(self, i: int, lower: str, before: int) -> int:
        """An ing-form: progressive after be, noun after a determiner, adjective inside a group, else a participle."""
        if self.near.after_auxiliary(i):
            return c.ING
        counts = self.state.before(i) & c.PUNCT and self.near.count_follows(i)
        if self.words.has("ing nouns", lower) and not (counts or self.near.starts_group(i + 1) or self.governs(i)):
            return c.NOUN
        if before & INSIDE:
            return c.ADJ if self.near.noun_follows(i) else c.NOUN
        if self.words.has("participle adjectives", lower) and self.near.noun_follows(i):
            return c.ADJ
        return c.ING

    def governs(self, i: int) -> bool:
        """Whether an infinitive or a clause follows word i."""
        return self.state.reads(i + 1, "to") or self.state.reads(i + 1, "that")

    # -- past forms

    def choose_past(self, i: int, lower: str, mask: int, before: int) -> int:
        """A past form: participle after an auxiliary, adjective inside a group, finite unless the clause has a verb."""
        if mask & c.BASE and self.near.verb_expected(i):
            return c.BASE
        if self.near.after_auxiliary(i):
            return c.PART if mask & c.PART else c.PAST
        chosen = self.choose_adjectival(i, lower, mask, before)
        if chosen:
            return chosen
        if not mask & c.PAST:
            return c.PART
        if not mask & c.PART or before & (c.PRON | c.REL):
            return c.PAST
        return self.choose_finite(i, before)

    def choose_adjectival(self, i: int, lower: str, mask: int, before: int) -> int:
        """Adjective or noun, where a past form stands inside a noun group or behind a linking verb; else 0."""
        if self.modifies(i, lower, before) or self.is_qualified(i, before):
            return c.ADJ
        if before & (c.DET | c.POSS | c.ADJ) and mask & (c.NOUN | c.ADJ):
            return c.NOUN if mask & c.NOUN else c.ADJ
        if before & (c.DET | c.POSS) and mask & c.PART and not self.near.noun_follows(i):
            return c.NOUN  # "the wounded", "the accused"
        linked = before & c.LEXICAL and self.words.has("linking", self.state.entries[i - 1].verb)
        return c.ADJ if linked else 0

    def modifies(self, i: int, lower: str, before: int) -> bool:
        """Whether a participle stands inside a noun group: "a written answer", "an estimated 100,000"."""
        counted = before & c.DET and self.state.after(i) & c.NUM
        if not counted and not self.near.noun_follows(i):
            return False
        if before & INSIDE:
            return True
        if before & c.LEXICAL and self.state.masks[i] == c.PART:
            return True
        if before & c.PREP:
            return not self.near.starts_group(i + 1)
        return self.words.has("participle adjectives", lower) and (not before & c.NOMINAL or self.verbs.near(i))

    def is_qualified(self, i: int, before: int) -> bool:
        """Whether an adverb stands between the opening of a noun group and the participle: "a newly built port"."""
        inside = before & c.ADV and i > 1 and self.state.tags[i - 2] & (c.DET | c.POSS | c.ADJ)
        return bool(inside) and self.near.noun_follows(i)

    def choose_finite(self, i: int, before: int) -> int:
        """Past or participle where only the clause can tell."""
        by = self.state.reads(i + 1, "by")
        if by and before & c.NOMINAL and self.verbs.past_ahead(i) and self.is_transitive(i):
            return c.PART  # "officials sanctioned by Britain left"
        if before & (c.NOMINAL | c.PRON) and not self.verbs.likely_elsewhere(i):
            return c.PAST
        if before & c.PREP or (before & c.SUB and (by or self.state.after(i) & c.PREP)):
            return c.PART
        if before & c.PUNCT:
            return self.choose_behind_mark(i, by)
        if before & c.CONJ:
            return c.PART if self.near.conjoined(i) & c.PART and not self.near.object_follows(i) else c.PAST
        if by and self.is_transitive(i):
            return c.PART
        return c.PART if before & c.NOMINAL and self.is_reduced(i) else c.PAST

    def choose_behind_mark(self, i: int, by: bool) -> int:
        """Past or participle behind a comma or at the start; `by` tells whether "by" follows."""
        verb = self.state.entries[i].verb
        if not by and not self.verbs.before_marks(i):
            alone = self.words.has("zero that", verb) or self.words.has("intransitive", verb)
            if alone or self.near.object_follows(i) or self.near.particle_follows(i):
                return c.PAST
        return c.PAST if self.near.object_follows(i) and not self.verbs.after(i) else c.PART

    def is_transitive(self, i: int) -> bool:
        """Whether the verb of word i can take an object."""
        return not self.words.has("intransitive", self.state.entries[i].verb)

    def is_reduced(self, i: int) -> bool:
        """Whether a past form behind a noun is a reduced relative clause: "the troops sent to the border were"."""
        verb = self.state.entries[i].verb
        if not self.is_transitive(i) or self.near.object_follows(i) or self.verbs.starts_content(i):
            return False
        if self.verbs.awaited(i):
            return False
        if self.state.after(i) & (c.PREP | c.PUNCT | c.ADV | c.TO) and self.verbs.near(i):
            return True
        if self.words.has("zero that", verb) or self.state.reads(i + 1, "that"):
            return False
        return self.verbs.before(i)
