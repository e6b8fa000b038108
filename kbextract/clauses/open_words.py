"""Open words: the class of a noun, verb, adjective or adverb, by what stands beside it and what its clause lacks."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.finite_verbs import FiniteVerbs
from kbextract.clauses.neighbours import Neighbours
from kbextract.clauses.participles import Participles
from kbextract.clauses.tagging import INSIDE, Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class OpenWords:
    """Chooses the classes of one sentence's open-class words."""

    words: Words
    state: Tagging
    near: Neighbours
    verbs: FiniteVerbs
    participles: Participles

    def choose(self, i: int, lower: str, mask: int) -> int:
        """The class of a noun, verb, adjective or adverb."""
        before = self.state.before(i)
        if mask & c.ADV and mask & ~c.ADV and not before & INSIDE:
            if self.is_adverb(i, lower, mask, before):
                return c.ADV
            mask &= ~c.ADV
        if mask & (mask - 1) == 0:
            return mask
        if mask & c.ING:
            return self.participles.choose_ing(i, lower, before)
        if mask & (c.PAST | c.PART):
            return self.participles.choose_past(i, lower, mask, before)
        if mask & c.BASE:
            return self.choose_base(i, lower, mask, before)
        if mask & c.THIRD:
            return self.choose_third(i, mask, before)
        return self.choose_nominal(i, mask, before)

    def is_adverb(self, i: int, lower: str, mask: int, before: int) -> bool:
        """Whether a word that may be an adverb is one, outside of a noun group."""
        after = self.state.after(i)
        if before & (c.MODAL | c.AUX) and after & (c.BASE | c.AUX | c.PART):
            return True
        if lower in self.words.closed:
            if not mask & (c.ADJ | c.VERB) and not before & c.PREP:
                return True
            verbal = after & (c.LEXICAL | c.MODAL | c.AUX)
            if verbal and before & (c.NOMINAL | c.PRON) and not mask & c.PREP:
                return True
        if mask & (c.PAST | c.PART | c.THIRD | c.ING):
            return False
        if (mask & c.BASE and before & (c.TO | c.MODAL)) or (mask & c.ADJ and before & c.BE):
            return False
        return not self.near.noun_follows(i) or self.near.verb_expected(i)

    def choose_nominal(self, i: int, mask: int, before: int) -> int:
        """Noun, adjective or adverb once no verb is left: an adjective stands before a noun or after a linking verb."""
        nouns = mask & c.NOMINAL
        if mask & c.ADJ and nouns:
            if self.near.noun_follows(i):
                return c.ADJ
            linked = before & c.BE or (before & c.ADV and i > 1 and self.state.tags[i - 2] & c.BE)
            return c.ADJ if linked or (before & c.PUNCT and mask & c.NAME) else nouns & -nouns
        if mask & c.ADV and mask & (c.ADJ | nouns):
            mask &= ~c.ADV
        return mask & -mask if not mask & c.ADJ else c.ADJ

    # -- base forms

    def choose_base(self, i: int, lower: str, mask: int, before: int) -> int:
        """A base form that may be a noun or an adjective."""
        rest = mask & ~c.BASE
        if not rest or self.is_demanded(i, lower, before):
            return c.BASE
        if not before & (INSIDE | c.PREP) and self.is_finite(i, lower, rest, before):
            return c.BASE
        return self.choose_nominal(i, rest, before)

    def is_demanded(self, i: int, lower: str, before: int) -> bool:
        """Whether the words beside a base form leave nothing else than a verb."""
        if self.near.verb_expected(i) or self.verbs.mandated(i, before):
            return True
        saying = before & (c.CONJ | c.PLURAL) and self.state.reads(i + 1, "that")
        return bool(saying) and self.words.has("zero that", lower)

    def is_finite(self, i: int, lower: str, rest: int, before: int) -> bool:
        """Whether a base form has its subject right before it, or goes on with another verb."""
        rather_verb = self.words.has("rather verbs", lower)
        if before & c.PRON and self.words.has("plural subjects", self.state.lowers[i - 1]):
            return True
        if before & c.REL:
            return self.state.lowers[i - 1] != "whose" and (self.near.object_follows(i) or not rest & c.NOUN)
        if before & c.PLURAL and self.follows_plural(i, lower):
            return True
        if before & c.CONJ and self.near.conjoined(i) & (c.BASE | c.TO):
            return rather_verb or self.near.object_follows(i)
        if before & c.PUNCT and rather_verb and self.near.starts_group(i + 1):
            return True
        if not before & c.NAME or (self.verbs.near(i) and not self.verbs.starts_content(i)):
            return False
        twins = i > 2 and self.state.tags[i - 2] & c.CONJ and self.state.tags[i - 3] & c.NAME
        return bool(twins) or rather_verb

    def follows_plural(self, i: int, lower: str) -> bool:
        """Whether the plural before a base form is its subject."""
        if self.words.has("zero that", lower) and self.words.has("rather verbs", lower):
            return True
        if self.words.has("plural modifiers", self.state.lowers[i - 1]) or self.verbs.near(i):
            return False
        rather_noun = self.words.has("rather nouns", lower)
        return not rather_noun or self.near.object_follows(i) or self.near.particle_follows(i)

    # -- s-forms

    def choose_third(self, i: int, mask: int, before: int) -> int:
        """An s-form that may be a plural noun: finite behind a subject where the clause has no other verb."""
        rest = mask & ~c.THIRD
        if not rest:
            return c.THIRD
        if before & (INSIDE | c.PREP | c.TO | c.ING):
            return self.choose_nominal(i, rest, before)
        return self.read_third(i, before) or self.choose_nominal(i, rest, before)

    def read_third(self, i: int, before: int) -> int:
        """THIRD or PLURAL where the words before an s-form tell, else 0."""
        if before & (c.PRON | c.REL):
            return 0 if before & c.REL and self.state.lowers[i - 1] == "whose" else c.THIRD
        if before & c.NOUN and self.near.governed(i):
            return 0
        if before & (c.NOUN | c.NAME | c.ADV | c.PUNCT) and (not self.verbs.near(i) or self.verbs.starts_content(i)):
            if before & (c.NOUN | c.NAME) and not self.verbs.possible_elsewhere(i):
                return c.THIRD
            chosen = self.read_lone_third(i, before)
            if chosen:
                return chosen
        return c.THIRD if before & c.CONJ and self.near.conjoined(i) & c.THIRD else 0

    def read_lone_third(self, i: int, before: int) -> int:
        """THIRD or PLURAL where the clause has no finite verb and what follows tells, else 0."""
        masks, lowers, entry = self.state.masks, self.state.lowers, self.state.entries[i]
        if self.near.object_follows(i) or (i + 1 < len(lowers) and self.words.has("content openers", lowers[i + 1])):
            return c.THIRD
        if not before & c.PUNCT and self.words.has("rather verbs", entry.verb):
            return c.THIRD
        at = i + 1
        while at < len(masks) - 1 and self.words.has("time nouns", lowers[at]):
            at += 1
        closed = masks[min(at, len(masks) - 1)] & (c.PREP | c.ADV | c.PARTICLE)
        if not closed or not before & (c.NAME | c.NOUN):
            return 0
        if at > i + 1 and before & c.NAME:
            return c.THIRD
        return c.PLURAL if self.words.has("rather nouns", entry.noun) else c.THIRD
