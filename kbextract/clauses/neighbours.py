"""Neighbours: what the words right beside a word demand of it or allow it to be."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.tagging import NEGATIONS, NP_SURE, OPENING_QUOTES, Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

NO_NOUN = c.DET | c.PREP | c.AUX | c.MODAL | c.PRON | c.SUB
NO_OBJECT = c.PREP | c.SUB | c.CONJ | c.AUX | c.MODAL | c.TO
FAR = 14  # words back in which a conjunction may find its first verb


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Answers questions about the neighbours of a word of one sentence."""

    words: Words
    state: Tagging

    # -- behind a word

    def noun_follows(self, i: int) -> bool:
        """Whether a noun, or an adjective that must have one, stands right behind word i."""
        masks, at = self.state.masks, i + 1
        if at >= len(masks):
            return False
        if at + 2 < len(masks) and self.state.lowers[at] in (",", "and", "or"):
            adjective = masks[at + 1] & c.ADJ and not masks[at + 1] & c.VERB
            return bool(adjective and masks[at + 2] & (c.NOUN | c.PLURAL))
        return bool(masks[at] & (c.NOMINAL | c.ADJ)) and not masks[at] & NO_NOUN

    def starts_group(self, i: int) -> bool:
        """Whether word i begins a noun group beyond doubt."""
        masks = self.state.masks
        return i < len(masks) and bool(masks[i] & NP_SURE) and not masks[i] & (c.PREP | c.SUB)

    def count_follows(self, i: int) -> bool:
        """Whether a number follows word i, perhaps behind the words that qualify it: "killing at least nine"."""
        phrase = " ".join(self.state.lowers[i + 1 : i + 3])
        return bool(self.state.after(i) & c.NUM) or self.words.has("quantifier phrases", phrase)

    def ends_phrase(self, i: int) -> bool:
        """Whether nothing that could be an object follows word i."""
        after = self.state.after(i)
        return bool(after & (c.PUNCT | c.CONJ | c.PREP | c.AUX | c.MODAL)) and not after & NP_SURE

    def object_follows(self, i: int) -> bool:
        """Whether what follows word i looks like its object: a determiner, a name, a plural, an adjective, a noun."""
        masks, lowers = self.state.masks, self.state.lowers
        at = i + 1
        while at < len(masks) and masks[at] == c.ADV:
            at += 1
        if at >= len(masks):
            return False
        mask, lower = masks[at], lowers[at]
        if lower == "that":
            return True
        if mask & c.ADJ and at + 1 < len(masks) and self.words.has("time nouns", lowers[at + 1]):
            return False
        if mask & NO_OBJECT or self.words.has("time nouns", lower):
            return False
        return bool(mask & (NP_SURE | c.PLURAL | c.ADJ | c.NOUN)) and not mask & (c.PAST | c.THIRD)

    def particle_follows(self, i: int) -> bool:
        """Whether a particle and an object follow word i: "step up warnings"."""
        return (
            i + 2 < len(self.state.masks)
            and self.words.has("free particles", self.state.lowers[i + 1])
            and bool(self.state.masks[i + 2] & (NP_SURE | c.PLURAL | c.NOUN))
        )

    def verb_next(self, i: int) -> bool:
        """Whether the verb that a modal or "to" asks for stands right behind word i."""
        after = self.state.after(i)
        return bool(after & (c.BASE | c.AUX | c.PART)) and not after & c.PREP

    # -- before a word

    def verb_expected(self, i: int) -> bool:
        """Whether the words before i demand a base form: to, a modal, do, let somebody."""
        tags, lowers = self.state.tags, self.state.lowers
        at = i - 1
        while at >= 0 and (tags[at] & (c.ADV | c.NEG) or lowers[at] in NEGATIONS):
            at -= 1
        if at < 0:
            return False
        if tags[at] & (c.TO | c.MODAL | c.DO):
            return True
        if at == 0:
            return False
        if tags[at] & (c.PRON | c.NOMINAL) and tags[at - 1] & (c.MODAL | c.DO):
            return True
        governed = bool(tags[at] & c.PRON) and bool(tags[at - 1] & c.VERB)
        return governed and self.words.has("bare infinitive", self.state.entries[at - 1].verb)

    def after_auxiliary(self, i: int) -> bool:
        """Whether be, have, get or a participle joined by a conjunction stands before word i, adverbs passed over."""
        tags, lowers = self.state.tags, self.state.lowers
        at = i - 1
        while at >= 0 and (tags[at] & (c.ADV | c.NEG) or lowers[at] in NEGATIONS or lowers[at] in OPENING_QUOTES):
            at -= 1
        if at < 0:
            return False
        if tags[at] & (c.BE | c.HAVE):
            return True
        if at == 1 and tags[1] & (c.PRON | c.NAME) and tags[0] & c.HAVE:
            return True
        return self.state.entries[at].verb == "get" and bool(tags[at] & c.LEXICAL)

    def conjoined(self, i: int) -> int:
        """The class of the last verb before the conjunction at i - 1, 0 when there is none in the clause."""
        for at in range(i - 2, max(-1, i - FAR), -1):
            if self.state.tags[at] & (c.LEXICAL | c.TO):
                return self.state.tags[at]
        return 0

    def governed(self, i: int) -> bool:
        """Whether the noun group before word i hangs on a preposition and so is no subject."""
        tags = self.state.tags
        at = i - 1
        while at >= 0 and tags[at] & (c.NOMINAL | c.ADJ | c.DET | c.POSS | c.NUM):
            at -= 1
        if at < 0 or not tags[at] & c.PREP:
            return False
        return not self.state.masks[at] & c.SUB and self.state.lowers[at] != "of"
