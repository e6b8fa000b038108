"""Function words: the class of a word that can belong to a closed class, by what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.finite_verbs import FiniteVerbs
from kbextract.clauses.neighbours import Neighbours
from kbextract.clauses.tagging import NEGATIONS, NP_MAYBE, NP_SURE, OPENING_QUOTES, Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Chooses the classes of one sentence's function words; 0 where an open class is left to decide."""

    words: Words
    state: Tagging
    near: Neighbours
    verbs: FiniteVerbs

    def choose(self, i: int, lower: str, mask: int) -> int:
        """The class of a word that can be a function word; 0 when an open class is left to decide."""
        if mask & c.TO:
            return self.choose_to(i)
        if lower == "that":
            return self.choose_that(i)
        if lower in ("'s", "'d"):
            return self.choose_clitic(i, lower)
        if mask & (c.ING | c.PART) and mask & (c.PREP | c.SUB) and self.near.after_auxiliary(i):
            return 0
        if mask & (c.MODAL | c.AUX):
            return self.choose_auxiliary(i, mask)
        if mask & c.REL:
            return c.REL
        if mask & (c.DET | c.POSS):
            return self.choose_determiner(i, lower, mask)
        if mask & (c.PREP | c.SUB | c.PARTICLE):
            return self.choose_preposition(i, lower, mask)
        return self.choose_conjunction(i, mask)

    def choose_conjunction(self, i: int, mask: int) -> int:
        """Adverb inside a clause where a conjunction can be one ("has not yet signed"); else pronoun, number, link."""
        if mask & c.CONJ and mask & c.ADV and not self.state.before(i) & c.PUNCT:
            return c.ADV
        return mask & c.PRON or mask & c.NUM or mask & c.CONJ

    def choose_auxiliary(self, i: int, mask: int) -> int:
        """A modal, unless a noun group demands a noun: "a will"; else what the auxiliary is."""
        if not mask & c.MODAL:
            return mask & c.AUX
        return c.NOUN if mask & c.NOUN and self.state.before(i) & (c.DET | c.POSS | c.ADJ) else c.MODAL

    # -- to, that, 's

    def choose_to(self, i: int) -> int:
        """Infinitive mark or preposition: an infinitive needs a base form behind it, perhaps after an adverb."""
        at = self.skip_adverbs(i + 1)
        if at >= len(self.state.masks):
            return c.PREP
        mask, lower = self.state.masks[at], self.state.lowers[at]
        if mask & c.AUX and lower in ("be", "have", "do"):
            return c.TO
        if not mask & c.BASE or mask & (c.NAME | c.NUM):
            return c.PREP
        if not mask & (c.NOUN | c.ADJ | c.PLURAL) or self.words.has("rather verbs", lower):
            return c.TO
        governor = self.state.entries[i - 1] if i else None
        if governor and not (self.words.has("to nouns", governor.verb) or self.words.has("to nouns", governor.noun)):
            return c.TO
        return c.PREP if self.near.ends_phrase(at) and not mask & c.ADJ else c.TO

    def skip_adverbs(self, i: int) -> int:
        """The first word from i on that is no negation, no opening quotation mark and not only an adverb."""
        masks, lowers = self.state.masks, self.state.lowers
        while i < len(masks) and (lowers[i] in NEGATIONS or lowers[i] in OPENING_QUOTES or masks[i] == c.ADV):
            i += 1
        return i

    def choose_that(self, i: int) -> int:
        """Pronoun, determiner, or the opener of a clause."""
        if i + 1 >= len(self.state.masks):
            return c.PRON
        before, after = self.state.before(i), self.state.masks[i + 1]
        if after & c.PUNCT:
            return c.SUB if before & c.VERB else c.PRON
        if after & (c.NOUN | c.ADJ) and not after & (c.PRON | c.NAME | c.DET) and not self.verbs.ahead(i + 2):
            return c.DET
        if after & (c.MODAL | c.AUX | c.THIRD | c.PAST) and not after & (c.NOUN | c.PLURAL | c.ADJ):
            return c.REL if before & (c.NOMINAL | c.PRON) else c.SUB if before & c.VERB else c.PRON
        if before & (c.NOMINAL | c.LEXICAL | c.ADJ | c.PRON) or self.repeats_that(i):
            return c.SUB
        if after & (c.NOUN | c.ADJ) and not after & (c.DET | c.PRON | c.NAME | c.PLURAL):
            return c.DET
        return c.SUB if before & (c.CONJ | c.PUNCT | c.ADV | c.PREP) and after & (NP_SURE | c.PLURAL) else c.PRON

    def repeats_that(self, i: int) -> bool:
        """Whether "that" behind a conjunction goes on with an earlier one: "that it went and that it came"."""
        if not self.state.before(i) & c.CONJ:
            return False
        return any(self.state.lowers[at] == "that" and self.state.tags[at] & c.SUB for at in range(i - 1))

    def choose_clitic(self, i: int, lower: str) -> int:
        """'s and 'd: a verb after a pronoun, else a possessive unless what follows forbids it."""
        before, after = self.state.before(i), self.state.after(i)
        if lower == "'d":
            return c.MODAL if after & (c.BASE | c.ADV) else c.HAVE
        verbal = c.HAVE if after & c.PART and self.state.lowers[i + 1] in ("been", "had", "got") else c.BE
        if before & (c.PRON | c.REL) and not self.words.has("pronouns with possessives", self.state.lowers[i - 1]):
            return verbal
        if after & (c.DET | c.PREP | c.NEG | c.PRON) and not after & (c.NOUN | c.ADJ | c.NUM | c.NAME):
            return verbal
        return c.POSS

    # -- determiners, prepositions, subordinators

    def choose_determiner(self, i: int, lower: str, mask: int) -> int:
        """Determiner before a noun group, else pronoun or adverb: "more important", "most of them", "her"."""
        after = self.state.after(i)
        chosen = c.POSS if mask & c.POSS else c.DET
        if mask & c.ADV and after & (c.ADJ | c.ADV) and not after & (c.NOUN | c.PLURAL | c.NAME):
            return c.ADV
        if mask & c.ADV and after & c.SUB and self.state.lowers[i + 1] == "than":
            return c.ADV if self.state.after(i + 1) & c.NUM else c.PRON & mask or c.ADV
        if after & c.BASE and after & c.NOUN and not after & c.PLURAL and self.words.has("plural determiners", lower):
            return c.PRON
        if not mask & (c.PRON | c.ADV) or after & (c.NOUN | c.PLURAL | c.NAME | c.ADJ | c.NUM):
            return chosen
        if after & (c.ING | c.PART) and not after & (c.AUX | c.PREP) and not mask & c.PRON:
            return chosen
        if after & c.DET and self.words.has("predeterminers", lower):
            return c.DET
        return c.PRON if mask & c.PRON else c.ADV

    def choose_preposition(self, i: int, lower: str, mask: int) -> int:
        """Preposition before a noun group, else subordinator, particle or adverb; more shows when clauses are built."""
        if mask & (c.BASE | c.NOUN | c.ADJ) and not mask & c.SUB:
            chosen = self.choose_homonym(i, lower, mask)
            if chosen is not None:
                return chosen
        after = self.state.after(i)
        if after & c.NUM and not after & (c.PRON | c.DET) and mask & c.PREP and self.words.has("approximators", lower):
            return c.ADV
        if lower == "so":
            return c.SUB if after & (NP_SURE | c.PLURAL) and not self.state.before(i) & c.BE else c.ADV
        if mask & c.PREP and self.takes_group(i, after):
            return c.PREP
        if mask & c.SUB:
            return c.SUB if not mask & c.PREP or after & (c.VERB | c.ADV | c.SUB | c.PREP | c.PUNCT) else c.PREP
        if mask & c.PREP and not mask & (c.PARTICLE | c.ADV):
            return c.PREP
        if mask & c.PARTICLE and self.state.before(i) & c.VERB:
            return c.PARTICLE
        return c.ADV if mask & c.ADV else c.PREP

    def takes_group(self, i: int, after: int) -> bool:
        """Whether what follows a preposition can be what it governs."""
        if after & (NP_MAYBE | c.ING | c.REL | c.POSS):
            return True
        return bool(after & c.SUB) and self.state.lowers[i + 1] == "whether"

    def choose_homonym(self, i: int, lower: str, mask: int) -> int | None:
        """A preposition that is also a verb, noun or adjective: BASE, 0 for a noun or adjective, None for neither."""
        before = self.state.before(i)
        if mask & c.BASE and self.near.verb_expected(i) and not self.near.verb_next(i):
            return c.BASE
        if lower == "like" and (before & (c.MODAL | c.TO) or self.state.lowers[i - 1] in NEGATIONS):
            return c.BASE
        return 0 if mask & (c.NOUN | c.ADJ) and before & (c.DET | c.POSS) else None
