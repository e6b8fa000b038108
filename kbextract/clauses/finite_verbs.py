"""Finite verbs: whether the clause around a word has one already, or has one ahead. A clause has only one."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.tagging import BOUNDARIES, Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

CERTAIN_FINITE = c.MODAL | c.BE | c.HAVE | c.DO


@dataclass(frozen=True, slots=True)
class FiniteVerbs:
    """Looks for the finite verbs of one sentence."""

    words: Words
    state: Tagging

    def near(self, i: int) -> bool:
        """Whether the clause around word i has a finite verb already, or a certain one ahead."""
        return self.before(i) or self.after(i)

    def before(self, i: int) -> bool:
        """Whether a finite verb was chosen between the last boundary and word i."""
        tags, lowers = self.state.tags, self.state.lowers
        for at in range(i - 1, -1, -1):
            tag = tags[at]
            if tag & (c.PAST | c.THIRD | c.MODAL | c.BASE):
                return True
            if tag & c.AUX and not self.words.has("nonfinite auxiliaries", lowers[at]):
                return True
            if tag & (c.SUB | c.REL | c.CONJ) or self.state.masks[at] & c.SUB:
                return False
            if tag & c.PUNCT and lowers[at] in BOUNDARIES:
                return False
        return False

    def before_marks(self, i: int) -> bool:
        """Whether a finite verb stands before word i, or no noun: commas do not count as boundaries."""
        noun = finite = False
        for at in range(i - 1, -1, -1):
            tag = self.state.tags[at]
            finite = finite or bool(tag & (c.FINITE | c.AUX))
            noun = noun or bool(tag & (c.NOMINAL | c.PRON))
            if tag & (c.SUB | c.REL):
                finite = False  # that verb belongs to the embedded clause
            if tag & c.CONJ and finite:
                break
        return finite or not noun

    def after(self, i: int) -> bool:
        """Whether a certain finite verb follows word i before the next boundary."""
        masks, lowers = self.state.masks, self.state.lowers
        for at in range(i + 1, len(masks)):
            mask, lower = masks[at], lowers[at]
            if self.is_certain(at, mask, lower):
                return True
            if mask & (c.SUB | c.REL | c.CONJ) and lower not in ("than", "but", "for"):
                return False
            if mask & c.PUNCT and lower in BOUNDARIES:
                return False
        return False

    def is_certain(self, i: int, mask: int, lower: str) -> bool:
        """Whether a word that is not tagged yet can only be a finite verb."""
        if mask & CERTAIN_FINITE and not self.words.has("uncertain auxiliaries", lower):
            return True
        if mask & (c.PAST | c.THIRD) and not mask & ~(c.PAST | c.THIRD):
            return True
        past = mask & c.PAST and not mask & (c.NOMINAL | c.ADJ)
        return bool(past) and self.words.has("intransitive", self.state.entries[i].verb)

    def past_ahead(self, i: int) -> bool:
        """Whether a word behind word i, before the next boundary, could be the past form that its clause needs."""
        masks, lowers = self.state.masks, self.state.lowers
        for at in range(i + 1, len(masks)):
            if masks[at] & (c.SUB | c.REL | c.CONJ) or (masks[at] & c.PUNCT and lowers[at] in BOUNDARIES):
                return False
            if masks[at] & (c.PAST | c.MODAL | c.AUX) and not masks[at - 1] & (c.DET | c.POSS | c.PREP):
                return True
        return False

    def starts_content(self, i: int) -> bool:
        """Whether the name before word i stands behind a verb of saying, as a new subject: "said Kenya held"."""
        tags = self.state.tags
        at = i - 1
        while at >= 0 and tags[at] & (c.NOMINAL | c.ADJ | c.DET | c.NUM | c.POSS):
            at -= 1
        if at < 0 or at == i - 1 or self.state.reads(i + 1, "by"):
            return False
        return bool(tags[at] & c.FINITE) and self.words.has("zero that", self.state.entries[at].verb)

    def awaited(self, i: int) -> bool:
        """Whether only the relative clause before word i has its verb: "the rebels who seized the port left"."""
        tags, found = self.state.tags, False
        for at in range(i - 1, -1, -1):
            if tags[at] & c.PUNCT and self.state.lowers[at] in BOUNDARIES:
                return False
            found = found or bool(tags[at] & (c.FINITE | c.AUX))
            if tags[at] & c.REL:
                before = any(tag & (c.FINITE | c.AUX | c.SUB) for tag in tags[:at])
                return found and not before and not self.after(i)
        return False

    def ahead(self, i: int) -> bool:
        """Whether a word from i on, up to the next mark, could be a finite verb."""
        masks = self.state.masks
        for at in range(i, len(masks)):
            if masks[at] & (c.FINITE | c.AUX) and not masks[at] & (c.DET | c.PREP):
                return True
            if masks[at] == c.PUNCT and self.state.lowers[at] in BOUNDARIES:
                return False
        return False

    def possible_elsewhere(self, i: int) -> bool:
        """Whether any other word of the sentence could be its finite verb."""
        lowers = self.state.lowers
        return any(
            at != i and mask & (c.FINITE | c.AUX) and not (at and lowers[at - 1] == "to" and mask & c.BASE)
            for at, mask in enumerate(self.state.masks)
        )

    def likely_elsewhere(self, i: int) -> bool:
        """Whether another word of the sentence is a finite verb or most likely one."""
        tags = self.state.tags
        for at, mask in enumerate(self.state.masks):
            if at == i or tags[at] & c.PART:
                continue
            if mask & (c.MODAL | c.AUX) or (mask & (c.PAST | c.THIRD) and not mask & (c.NOMINAL | c.ADJ)):
                return True
            if tags[at] & c.FINITE:
                return True
        return False

    def mandated(self, i: int, before: int) -> bool:
        """Whether word i is the bare verb of what is demanded: "demanded that the alliance promise"."""
        tags = self.state.tags
        first = i - 1
        while first > 0 and tags[first] & c.ADV:
            first -= 1
        if not (before & c.NOMINAL or (before & c.ADV and tags[first] & c.NOMINAL)):
            return False
        for at in range(i - 1, 0, -1):
            if tags[at] & (c.FINITE | c.AUX | c.REL):
                return False
            if tags[at] & c.SUB and self.state.lowers[at] == "that":
                return self.mandates(self.skip_time(at - 1), i)
        return False

    def skip_time(self, i: int) -> int:
        """The word before a time phrase that ends at word i, else word i: "demanded on Wednesday that"."""
        at = i
        tags, lowers = self.state.tags, self.state.lowers
        while at > 0 and (tags[at] & (c.DET | c.NUM | c.PREP) or self.words.has("time nouns", lowers[at])):
            at -= 1
        return at if tags[at] & c.VERB else i

    def mandates(self, governor: int, i: int) -> bool:
        """Whether the word before "that" brings a bare verb, and word i can be it."""
        tags, entry = self.state.tags, self.state.entries[governor]
        if tags[governor] & c.NOMINAL and not any(tag & (c.FINITE | c.AUX) for tag in tags[: governor + 1]):
            return self.words.has("mandative", entry.noun)  # the verb ahead is the noun's own
        if self.after(i):
            return False
        return self.words.has("mandative", entry.verb) or self.words.has("mandative", entry.noun)
