"""Word classes from the lexicon and from context, by rules: certain words first, then what their neighbours allow.

The order follows Constraint Grammar (Karlsson 1990): safe decisions before heuristic ones, and each decision may lean
on those to its left. A clause has one finite verb: that principle settles most forms that could be a noun or a
participle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.clauses.finite_verbs import FiniteVerbs
from kbextract.clauses.function_words import FunctionWords
from kbextract.clauses.neighbours import Neighbours
from kbextract.clauses.open_words import OpenWords
from kbextract.clauses.participles import Participles
from kbextract.clauses.tagging import Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

CLOSED = c.DET | c.PREP | c.CONJ | c.PRON | c.MODAL | c.REL | c.AUX
FUNCTION = CLOSED | c.TO | c.POSS | c.SUB | c.PARTICLE | c.NUM
OPEN = c.NOMINAL | c.LEXICAL | c.ADJ | c.ADV


@dataclass(frozen=True, slots=True)
class Tagger:
    """Chooses one class for every word of a sentence."""

    words: Words

    def tag(self, words: Sequence[str], lowers: Sequence[str], fixed: Sequence[int]) -> Tagging:
        """The classes of a sentence's words; `fixed` holds the class of each word that a mention settles, else 0."""
        entries = [self.words.look_up(lower) for lower in lowers]
        masks = [tag or entry.mask for entry, tag in zip(entries, fixed, strict=True)]
        mark_capitals(words, masks)
        state = Tagging(words, lowers, entries, masks, [0] * len(masks))
        near, verbs = Neighbours(self.words, state), FiniteVerbs(self.words, state)
        participles = Participles(self.words, state, near, verbs)
        chooser = Chooser(
            state,
            FunctionWords(self.words, state, near, verbs),
            OpenWords(self.words, state, near, verbs, participles),
            participles,
        )
        for i in range(len(masks)):
            state.tags[i] = chooser.choose(i)
        return state


@dataclass(frozen=True, slots=True)
class Chooser:
    """Leads each word of one sentence to those who know its kind."""

    state: Tagging
    functions: FunctionWords
    opens: OpenWords
    participles: Participles

    def choose(self, i: int) -> int:
        """The class of word i, given those to its left."""
        mask, lower = self.state.masks[i], self.state.lowers[i]
        if mask & (mask - 1) == 0:
            return self.choose_single(i, lower, mask)
        if mask & FUNCTION:
            chosen = self.functions.choose(i, lower, mask)
            if chosen:
                return chosen
            mask &= OPEN
            if mask & (mask - 1) == 0:
                return mask or self.state.masks[i] & -self.state.masks[i]
        return self.opens.choose(i, lower, mask)

    def choose_single(self, i: int, lower: str, mask: int) -> int:
        """The class of a word that has one, or none: a verb form may still stand as a noun or an adjective."""
        if mask == c.ING:
            return self.participles.choose_ing(i, lower, self.state.before(i))
        if mask == c.PART:
            return self.participles.choose_past(i, lower, mask, self.state.before(i))
        if mask == c.BASE and self.state.before(i) & (c.DET | c.POSS):
            return c.NOUN  # a noun that the dictionary has only as a verb: "the dam"
        return mask or c.NOUN


def mark_capitals(words: Sequence[str], masks: list[int]) -> None:
    """A capital inside a sentence makes an unknown or open-class word a name, except in a headline in capitals."""
    capitals = sum(word[:1].isupper() for word in words)
    letters = sum(word[:1].isalpha() for word in words)
    if letters > 3 and capitals * 3 > letters * 2:
        return
    start = True
    for i, word in enumerate(words):
        mask = masks[i]
        month = mask & c.MODAL and word[0].isupper() and not start and is_dated(masks, i)
        spelled = word.isupper() and len(word) > 1 and word[-1].isalpha()
        if month or (spelled and not mask & (c.NUM | c.NAME)):
            masks[i] = c.NAME
        elif not start and word[0].isupper() and not mask & CLOSED:
            masks[i] = c.NAME | (mask & c.ADJ)
        start = mask == c.PUNCT and (word in '."“‘:' or (start and not word.isalnum()))


def is_dated(masks: Sequence[int], i: int) -> bool:
    """Whether a number follows word i, or a preposition stands before it: "in May 1997"."""
    after = masks[i + 1] if i + 1 < len(masks) else c.PUNCT
    return bool(after & c.NUM) or (i > 0 and bool(masks[i - 1] & c.PREP))
