"""Word classes from the lexicon and from context, by rules: certain words first, then what their neighbours allow.

The order follows Constraint Grammar (Karlsson 1990): safe decisions before heuristic ones, and each decision may lean on
those to its left. A clause has one finite verb: that principle settles most forms that could be a noun or a participle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Word, Words

# What can begin a noun group beyond doubt, what may, and what can stand inside one.
NP_SURE = c.DET | c.POSS | c.NAME | c.NUM | c.PRON
NP_MAYBE = NP_SURE | c.NOUN | c.PLURAL | c.ADJ
CERTAIN_FINITE = c.MODAL | c.BE | c.HAVE | c.DO
OPENERS = frozenset((",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "“", "”", '"', "…", "...", "‘"))
QUANTIFIERS = frozenset(("many", "few", "several", "these", "those", "both"))  # they count plurals
NEGATIONS = frozenset(("not", "n't", "never"))


@dataclass(slots=True)
class Tagging:
    """One sentence being tagged: its words, what each could be, and the class chosen so far (0 while open)."""

    words: Sequence[str]
    lowers: Sequence[str]
    entries: list[Word]
    masks: list[int]
    tags: list[int]


@dataclass(frozen=True, slots=True)
class Tagger:
    """Chooses one class for every word of a sentence."""

    words: Words

    def tag(self, words: Sequence[str], lowers: Sequence[str], fixed: Sequence[int]) -> Tagging:
        """The classes of a sentence's words; `fixed` holds the class of each word that a mention settles, else 0."""
        entries = [self.words.look_up(lower) for lower in lowers]
        masks = [tag or entry.mask for entry, tag in zip(entries, fixed, strict=True)]
        state = Tagging(words, lowers, entries, masks, [0] * len(masks))
        self.mark_capitals(state, words)
        for i in range(len(masks)):
            state.tags[i] = self.choose(state, i)
        return state

    def mark_capitals(self, state: Tagging, words: Sequence[str]) -> None:
        """A capital inside a sentence makes an unknown or open-class word a name, except in a headline in capitals."""
        capitals = sum(word[:1].isupper() for word in words)
        letters = sum(word[:1].isalpha() for word in words)
        if letters > 3 and capitals * 3 > letters * 2:
            return
        start = True
        for i, word in enumerate(words):
            mask = state.masks[i]
            named = mask & c.MODAL and word[0].isupper() and not start and self.dates(state, i)
            if named or word.isupper() and len(word) > 1 and word[-1].isalpha() and not mask & (c.NUM | c.NAME):
                state.masks[i] = c.NAME
            elif not start and word[0].isupper() and not mask & (c.DET | c.PREP | c.CONJ | c.PRON | c.MODAL | c.REL | c.AUX):
                state.masks[i] = c.NAME | (mask & c.ADJ)
            start = mask == c.PUNCT and (word in '."“‘:' or (start and not word.isalnum()))

    def dates(self, state: Tagging, i: int) -> bool:
        """Whether a number follows word i, or a preposition stands before it: "in May 1997"."""
        after = state.masks[i + 1] if i + 1 < len(state.masks) else c.PUNCT
        return bool(after & c.NUM) or (i > 0 and bool(state.masks[i - 1] & c.PREP))

    def choose(self, state: Tagging, i: int) -> int:
        """The class of word i, given those to its left."""
        mask = state.masks[i]
        lower = state.lowers[i]
        if mask == c.ING:
            return self.choose_ing(state, i, lower, mask, self.tag_before(state, i))
        if mask == c.PART:
            return self.choose_past(state, i, lower, mask, self.tag_before(state, i))
        if mask == c.BASE and self.tag_before(state, i) & (c.DET | c.POSS):
            return c.NOUN  # a noun that the dictionary has only as a verb: "the dam"
        if mask & (mask - 1) == 0:
            return mask or c.NOUN
        if mask & (c.TO | c.DET | c.POSS | c.PREP | c.SUB | c.REL | c.CONJ | c.PRON | c.AUX | c.MODAL | c.PARTICLE | c.NUM):
            chosen = self.choose_function(state, i, lower, mask)
            if chosen:
                return chosen
            mask &= c.NOMINAL | c.LEXICAL | c.ADJ | c.ADV
            if mask & (mask - 1) == 0:
                return mask or state.masks[i] & -state.masks[i]
        return self.choose_open(state, i, lower, mask)

    # -- closed classes

    def choose_function(self, state: Tagging, i: int, lower: str, mask: int) -> int:
        """The class of a word that can be a function word; 0 when an open class is left to decide."""
        if mask & c.TO:
            return self.choose_to(state, i)
        if lower == "that":
            return self.choose_that(state, i)
        if lower in ("'s", "'d"):
            return self.choose_clitic(state, i, lower)
        if mask & (c.ING | c.PART) and mask & (c.PREP | c.SUB) and self.after_auxiliary(state, i):
            return 0
        if mask & c.MODAL:
            behind_noun = self.tag_before(state, i) & (c.DET | c.POSS | c.ADJ)
            return c.NOUN if behind_noun and mask & c.NOUN else c.MODAL
        if mask & c.AUX:
            return mask & c.AUX
        if mask & c.REL:
            return c.REL if not (mask & c.SUB and lower in ("when", "where")) else c.REL
        if mask & (c.DET | c.POSS):
            return self.choose_determiner(state, i, mask)
        if mask & (c.PREP | c.SUB | c.PARTICLE):
            return self.choose_preposition(state, i, lower, mask)
        if mask & c.PRON:
            return c.PRON
        if mask & c.NUM:
            return c.NUM
        return c.CONJ if mask & c.CONJ and not mask & (c.NOUN | c.ADJ) else mask & c.CONJ

    def choose_to(self, state: Tagging, i: int) -> int:
        """Infinitive mark or preposition: an infinitive needs a base form behind it, perhaps after an adverb."""
        at = i + 1
        while at < len(state.masks) and (state.lowers[at] in NEGATIONS or state.lowers[at] in "“\"‘" or state.masks[at] == c.ADV):
            at += 1
        if at >= len(state.masks):
            return c.PREP
        mask, lower = state.masks[at], state.lowers[at]
        if mask & c.AUX and lower in ("be", "have", "do"):
            return c.TO
        if not mask & c.BASE or mask & (c.NAME | c.NUM):
            return c.PREP
        if not mask & (c.NOUN | c.ADJ | c.PLURAL) or self.words.has("rather verbs", lower):
            return c.TO
        governor = state.entries[i - 1] if i else None
        if governor and not (self.words.has("to nouns", governor.verb) or self.words.has("to nouns", governor.noun)):
            return c.TO
        return c.PREP if self.ends_phrase(state, at) and not mask & c.ADJ else c.TO

    def ends_phrase(self, state: Tagging, i: int) -> bool:
        """Whether nothing that could be an object follows word i."""
        if i + 1 >= len(state.masks):
            return True
        return bool(state.masks[i + 1] & (c.PUNCT | c.CONJ | c.PREP | c.AUX | c.MODAL)) and not state.masks[i + 1] & NP_SURE

    def choose_that(self, state: Tagging, i: int) -> int:
        """Pronoun, determiner, or the opener of a clause."""
        if i + 1 >= len(state.masks):
            return c.PRON
        before, after = self.tag_before(state, i), state.masks[i + 1]
        if after & c.PUNCT:
            return c.SUB if before & c.VERB else c.PRON
        if after & (c.NOUN | c.ADJ) and not after & (c.PRON | c.NAME | c.DET) and not self.verb_ahead(state, i + 2):
            return c.DET
        opens = before & (c.NOMINAL | c.LEXICAL | c.ADJ | c.PRON) or self.repeats_that(state, i)
        if after & (c.MODAL | c.AUX | c.THIRD | c.PAST) and not after & (c.NOUN | c.PLURAL | c.ADJ):
            return c.REL if before & (c.NOMINAL | c.PRON) else c.SUB if before & c.VERB else c.PRON
        if opens:
            return c.SUB
        if after & (c.NOUN | c.ADJ) and not after & (c.DET | c.PRON | c.NAME | c.PLURAL):
            return c.DET
        return c.SUB if before & (c.CONJ | c.PUNCT | c.ADV | c.PREP) and after & (NP_SURE | c.PLURAL) else c.PRON

    def repeats_that(self, state: Tagging, i: int) -> bool:
        """Whether "that" behind a conjunction goes on with what an earlier "that" opened: "that it went and that it came"."""
        earlier = any(state.lowers[at] == "that" and state.tags[at] & c.SUB for at in range(i - 1))
        return earlier and bool(self.tag_before(state, i) & c.CONJ)

    def choose_clitic(self, state: Tagging, i: int, lower: str) -> int:
        """'s and 'd: a verb after a pronoun, else a possessive unless what follows forbids it."""
        before = self.tag_before(state, i)
        after = state.masks[i + 1] if i + 1 < len(state.masks) else c.PUNCT
        if lower == "'d":
            return c.MODAL if after & (c.BASE | c.ADV) else c.HAVE
        verbal = c.BE if not (after & c.PART and state.lowers[i + 1] in ("been", "had", "got")) else c.HAVE
        if before & (c.PRON | c.REL) and state.lowers[i - 1] not in ("one", "other", "everyone", "someone", "each", "another"):
            return verbal
        if after & (c.DET | c.PREP | c.NEG | c.PRON) and not after & (c.NOUN | c.ADJ | c.NUM | c.NAME):
            return verbal
        return c.POSS

    def choose_determiner(self, state: Tagging, i: int, mask: int) -> int:
        """Determiner before a noun group, else pronoun or adverb: "more important", "most of them", "her"."""
        lower = state.lowers[i]
        after = state.masks[i + 1] if i + 1 < len(state.masks) else c.PUNCT
        chosen = c.POSS if mask & c.POSS else c.DET
        if mask & c.ADV and after & (c.ADJ | c.ADV) and not after & (c.NOUN | c.PLURAL | c.NAME):
            return c.ADV
        if mask & c.ADV and after & c.SUB and state.lowers[i + 1] == "than":
            return c.ADV if i + 2 < len(state.masks) and state.masks[i + 2] & c.NUM else c.PRON & mask or c.ADV
        if lower in QUANTIFIERS and after & c.BASE and after & c.NOUN and not after & c.PLURAL:
            return c.PRON
        if not mask & (c.PRON | c.ADV) or after & (c.NOUN | c.PLURAL | c.NAME | c.ADJ | c.NUM):
            return chosen
        if after & (c.ING | c.PART) and not after & (c.AUX | c.PREP) and not mask & c.PRON:
            return chosen
        if after & c.DET and state.lowers[i] in ("all", "both", "half", "such"):
            return c.DET
        return c.PRON if mask & c.PRON else c.ADV

    def choose_preposition(self, state: Tagging, i: int, lower: str, mask: int) -> int:
        """Preposition before a noun group, else subordinator, particle or adverb; what a subordinator is shows later."""
        if mask & (c.BASE | c.NOUN | c.ADJ) and not mask & c.SUB:
            before = self.tag_before(state, i)
            if mask & c.BASE and self.verb_expected(state, i) and not self.verb_next(state, i):
                return c.BASE
            if lower == "like" and before & (c.MODAL | c.TO) or state.lowers[i - 1] in NEGATIONS and lower == "like":
                return c.BASE
            if mask & (c.NOUN | c.ADJ) and before & (c.DET | c.POSS):
                return 0
        after = state.masks[i + 1] if i + 1 < len(state.masks) else c.PUNCT
        if after & c.NUM and not after & (c.PRON | c.DET) and mask & c.PREP and self.words.has("approximators", lower):
            return c.ADV
        if lower == "so":
            return c.SUB if after & (NP_SURE | c.PLURAL) and not self.tag_before(state, i) & c.BE else c.ADV
        if mask & c.PREP and (after & (NP_MAYBE | c.ING | c.REL | c.POSS) or after & c.SUB and state.lowers[i + 1] == "whether"):
            return c.PREP
        if mask & c.SUB:
            return c.SUB if not mask & c.PREP or after & (c.VERB | c.ADV | c.SUB | c.PREP | c.PUNCT) else c.PREP
        if mask & c.PREP and not mask & (c.PARTICLE | c.ADV):
            return c.PREP
        return c.PARTICLE if mask & c.PARTICLE and self.tag_before(state, i) & c.VERB else c.ADV if mask & c.ADV else c.PREP

    # -- open classes

    def choose_open(self, state: Tagging, i: int, lower: str, mask: int) -> int:
        """The class of a noun, verb, adjective or adverb."""
        before = self.tag_before(state, i)
        if mask & c.ADV and mask & ~c.ADV and not self.in_group(before):
            if before & (c.MODAL | c.AUX) and i + 1 < len(state.masks) and state.masks[i + 1] & (c.BASE | c.AUX | c.PART):
                return c.ADV
            if not mask & (c.ADJ | c.VERB) and lower in self.words.closed and not before & c.PREP:
                return c.ADV
            verbal = i + 1 < len(state.masks) and state.masks[i + 1] & (c.LEXICAL | c.MODAL | c.AUX)
            if before & (c.NOMINAL | c.PRON) and verbal and lower in self.words.closed and not mask & c.PREP:
                return c.ADV
            if (not self.noun_follows(state, i) or self.verb_expected(state, i)) and not mask & (c.PAST | c.PART | c.THIRD | c.ING):
                if not (mask & c.BASE and before & (c.TO | c.MODAL)) and not (mask & c.ADJ and before & c.BE):
                    return c.ADV
            mask &= ~c.ADV
        if mask & (mask - 1) == 0:
            return mask
        if mask & c.ING:
            return self.choose_ing(state, i, lower, mask, before)
        if mask & (c.PAST | c.PART):
            return self.choose_past(state, i, lower, mask, before)
        if mask & c.BASE:
            return self.choose_base(state, i, lower, mask, before)
        if mask & c.THIRD:
            return self.choose_third(state, i, lower, mask, before)
        return self.choose_nominal(state, i, mask, before)

    def choose_nominal(self, state: Tagging, i: int, mask: int, before: int) -> int:
        """Noun, adjective or adverb once no verb is left: an adjective stands before a noun or after a linking verb."""
        nouns = mask & c.NOMINAL
        if mask & c.ADJ and nouns:
            if self.noun_follows(state, i):
                return c.ADJ
            linked = before & c.BE or (before & c.ADV and i > 1 and state.tags[i - 2] & c.BE)
            return c.ADJ if linked or before & c.PUNCT and mask & c.NAME else nouns & -nouns
        if mask & c.ADV and mask & (c.ADJ | nouns):
            mask &= ~c.ADV
        return mask & -mask if not mask & c.ADJ else c.ADJ

    def choose_base(self, state: Tagging, i: int, lower: str, mask: int, before: int) -> int:
        """A base form that may be a noun or an adjective."""
        rest = mask & ~c.BASE
        if self.verb_expected(state, i) or self.mandated(state, i, before):
            return c.BASE
        if lower_in(state, i + 1, ("that",)) and before & (c.CONJ | c.PLURAL) and self.words.has("zero that", lower):
            return c.BASE
        if before & (c.DET | c.POSS | c.ADJ | c.NUM | c.PREP) or not rest:
            return self.choose_nominal(state, i, rest, before) if rest else c.BASE
        if before & c.PRON and state.lowers[i - 1] in ("i", "we", "you", "they", "who", "these", "those", "all", "many", "some", "both"):
            return c.BASE
        if before & c.REL and state.lowers[i - 1] == "whose":
            return self.choose_nominal(state, i, rest, before)
        if before & c.REL:
            return c.BASE if self.object_follows(state, i) or not rest & c.NOUN else self.choose_nominal(state, i, rest, before)
        if before & c.PLURAL and self.words.has("zero that", lower) and self.words.has("rather verbs", lower):
            return c.BASE
        if before & c.PLURAL and not self.words.has("plural modifiers", state.lowers[i - 1]):
            if not self.finite_near(state, i) and (
                not self.words.has("rather nouns", lower) or self.object_follows(state, i) or self.particle_follows(state, i)
            ):
                return c.BASE
        if before & c.CONJ and self.conjoined(state, i) & (c.BASE | c.TO) and (self.object_follows(state, i) or self.words.has("rather verbs", lower)):
            return c.BASE
        if before & c.PUNCT and self.words.has("rather verbs", lower) and self.starts_group(state, i + 1):
            return c.BASE
        if before & c.NAME and not self.finite_near(state, i):
            twins = i > 2 and state.tags[i - 2] & c.CONJ and state.tags[i - 3] & c.NAME
            if twins or self.words.has("rather verbs", lower):
                return c.BASE
        return self.choose_nominal(state, i, rest, before)

    def choose_third(self, state: Tagging, i: int, lower: str, mask: int, before: int) -> int:
        """An s-form that may be a plural noun: finite where a subject stands before it and the clause has no other verb."""
        rest = mask & ~c.THIRD
        if before & (c.DET | c.POSS | c.ADJ | c.NUM | c.PREP | c.TO | c.ING) or not rest:
            return self.choose_nominal(state, i, rest, before) if rest else c.THIRD
        if before & c.REL and state.lowers[i - 1] == "whose":
            return self.choose_nominal(state, i, rest, before)
        if before & (c.PRON | c.REL):
            return c.THIRD
        if before & c.NOUN and self.governed(state, i):
            return self.choose_nominal(state, i, rest, before)
        if before & (c.NOUN | c.NAME) and not self.finite_near(state, i) and not self.could_be_finite(state, i):
            return c.THIRD
        if before & (c.NOUN | c.NAME | c.ADV | c.PUNCT) and not self.finite_near(state, i):
            verbal = self.object_follows(state, i) or lower_in(state, i + 1, ("to", "that", "if", "whether", "how"))
            if verbal or (self.words.has("rather verbs", state.entries[i].verb) and not before & c.PUNCT):
                return c.THIRD
            at = i + 1
            while at < len(state.masks) - 1 and self.words.has("time nouns", state.lowers[at]):
                at += 1
            if before & (c.NAME | c.NOUN) and state.masks[min(at, len(state.masks) - 1)] & (c.PREP | c.ADV | c.PARTICLE):
                if at > i + 1 and before & c.NAME:
                    return c.THIRD
                return c.THIRD if not self.words.has("rather nouns", state.entries[i].noun) else c.PLURAL
        if before & c.CONJ and self.conjoined(state, i) & c.THIRD:
            return c.THIRD
        return self.choose_nominal(state, i, rest, before)

    def choose_ing(self, state: Tagging, i: int, lower: str, mask: int, before: int) -> int:
        """An ing-form: progressive after be, noun after a determiner, adjective inside a group, else a participle."""
        if self.after_auxiliary(state, i):
            return c.ING
        if self.words.has("ing nouns", lower) and not self.starts_group(state, i + 1) and not lower_in(state, i + 1, ("to", "that")):
            return c.NOUN
        if self.noun_follows(state, i) and (before & (c.DET | c.POSS | c.ADJ | c.NUM) or self.words.has("participle adjectives", lower)):
            return c.ADJ
        if before & (c.DET | c.POSS | c.ADJ | c.NUM):
            return c.ADJ if self.noun_follows(state, i) else c.NOUN
        return c.ING

    def choose_past(self, state: Tagging, i: int, lower: str, mask: int, before: int) -> int:
        """A past form: participle after an auxiliary, adjective inside a group, else finite unless the clause has a verb."""
        if mask & c.BASE and self.verb_expected(state, i):
            return c.BASE
        if self.after_auxiliary(state, i):
            return c.PART if mask & c.PART else c.PAST if mask & c.PAST else self.choose_nominal(state, i, mask, before)
        if self.modifies(state, i, lower, before):
            return c.ADJ
        if before & c.ADV and i > 1 and state.tags[i - 2] & (c.DET | c.POSS | c.ADJ) and self.noun_follows(state, i):
            return c.ADJ
        if before & (c.DET | c.POSS | c.ADJ) and mask & (c.NOUN | c.ADJ):
            return c.NOUN if mask & c.NOUN else c.ADJ
        if before & (c.DET | c.POSS) and mask & c.PART and not self.noun_follows(state, i):
            return c.NOUN  # "the wounded", "the accused"
        if before & c.LEXICAL and self.words.has("linking", state.entries[i - 1].verb):
            return c.ADJ
        if not mask & c.PAST:
            return c.PART
        if not mask & c.PART:
            return c.PAST
        if before & (c.PRON | c.REL):
            return c.PAST
        if mask & c.BASE and self.verb_expected(state, i):
            return c.BASE
        return self.choose_finite_past(state, i, before)

    def modifies(self, state: Tagging, i: int, lower: str, before: int) -> bool:
        """Whether a participle stands inside a noun group: "a written answer", "an estimated 100,000"."""
        counted = before & c.DET and i + 1 < len(state.masks) and state.masks[i + 1] & c.NUM
        if not self.noun_follows(state, i) and not counted:
            return False
        if before & (c.DET | c.POSS | c.ADJ | c.NUM):
            return True
        if before & c.LEXICAL and state.masks[i] == c.PART:
            return True
        if before & c.PREP:
            return not self.starts_group(state, i + 1)
        return self.words.has("participle adjectives", lower) and (not before & c.NOMINAL or self.finite_near(state, i))

    def choose_finite_past(self, state: Tagging, i: int, before: int) -> int:
        """Past or participle where only the clause can tell."""
        after = state.masks[i + 1] if i + 1 < len(state.masks) else c.PUNCT
        by = lower_in(state, i + 1, ("by",))
        if before & (c.NOMINAL | c.PRON) and not self.strong_verb_elsewhere(state, i):
            return c.PAST
        if before & c.PREP or (before & c.SUB and (by or after & c.PREP)):
            return c.PART
        if before & c.PUNCT and self.words.has("zero that", state.entries[i].verb) and not by and not self.finite_before_marks(state, i):
            return c.PAST
        if before & c.PUNCT and not by and not self.finite_before_marks(state, i):
            alone = self.words.has("intransitive", state.entries[i].verb)
            if alone or self.object_follows(state, i) or self.particle_follows(state, i):
                return c.PAST
        if before & c.PUNCT:
            return c.PAST if self.object_follows(state, i) and not self.finite_after(state, i) else c.PART
        if before & c.CONJ:
            return c.PART if self.conjoined(state, i) & c.PART and not self.object_follows(state, i) else c.PAST
        if by and not self.words.has("intransitive", state.entries[i].verb):
            return c.PART
        if before & c.NOMINAL and not self.words.has("intransitive", state.entries[i].verb) and not self.object_follows(state, i):
            closed = after & (c.PREP | c.PUNCT | c.ADV | c.TO)
            if closed and (self.finite_after(state, i) or self.finite_before(state, i)):
                return c.PART
        if self.finite_before(state, i) and before & c.NOMINAL and not lower_in(state, i + 1, ("that",)):
            verb = state.entries[i].verb
            if not self.words.has("zero that", verb) and not self.words.has("intransitive", verb) and not self.object_follows(state, i):
                return c.PART
        return c.PAST

    # -- context

    def tag_before(self, state: Tagging, i: int) -> int:
        """The class of the word before i, quotation marks passed over; a full stop before the first word."""
        at = i - 1
        while at >= 0 and state.lowers[at] in ("“", '"', "‘", "”"):
            at -= 1
        return state.tags[at] if at >= 0 else c.PUNCT

    def in_group(self, before: int) -> bool:
        """Whether the word before demands a noun group's inside."""
        return bool(before & (c.DET | c.POSS | c.ADJ | c.NUM))

    def noun_follows(self, state: Tagging, i: int) -> bool:
        """Whether a noun, or an adjective that must have one, stands right behind word i."""
        at = i + 1
        if at < len(state.masks) and state.lowers[at] in (",", "and", "or") and at + 2 < len(state.masks):
            return bool(state.masks[at + 1] & c.ADJ and not state.masks[at + 1] & c.VERB and state.masks[at + 2] & (c.NOUN | c.PLURAL))
        if at >= len(state.masks):
            return False
        mask = state.masks[at]
        return bool(mask & (c.NOMINAL | c.ADJ)) and not mask & (c.DET | c.PREP | c.AUX | c.MODAL | c.PRON | c.SUB)

    def starts_group(self, state: Tagging, i: int) -> bool:
        """Whether word i begins a noun group beyond doubt."""
        return i < len(state.masks) and bool(state.masks[i] & NP_SURE) and not state.masks[i] & (c.PREP | c.SUB)

    def object_follows(self, state: Tagging, i: int) -> bool:
        """Whether what follows word i looks like its object: a determiner, a name, a plural, an adjective and a noun."""
        at = i + 1
        while at < len(state.masks) and state.masks[at] == c.ADV:
            at += 1
        if at >= len(state.masks):
            return False
        mask, lower = state.masks[at], state.lowers[at]
        if lower == "that":
            return True
        if mask & c.ADJ and at + 1 < len(state.masks) and self.words.has("time nouns", state.lowers[at + 1]):
            return False
        if self.words.has("time nouns", lower) or mask & (c.PREP | c.SUB | c.CONJ | c.AUX | c.MODAL | c.TO):
            return False
        return bool(mask & (NP_SURE | c.PLURAL | c.ADJ | c.NOUN)) and not mask & (c.PAST | c.THIRD) & ~c.PLURAL

    def verb_expected(self, state: Tagging, i: int) -> bool:
        """Whether the words before i demand a base form: to, a modal, do, let somebody."""
        at = i - 1
        while at >= 0 and (state.tags[at] & (c.ADV | c.NEG) or state.lowers[at] in NEGATIONS):
            at -= 1
        if at < 0:
            return False
        if state.tags[at] & (c.TO | c.MODAL | c.DO):
            return True
        if state.tags[at] & (c.PRON | c.NOMINAL) and at > 0 and state.tags[at - 1] & (c.MODAL | c.DO):
            return True
        bare = self.words.sets["bare infinitive"]
        return bool(state.tags[at] & c.PRON) and at > 0 and state.tags[at - 1] & c.VERB and state.entries[at - 1].verb in bare

    def after_auxiliary(self, state: Tagging, i: int) -> bool:
        """Whether be, have, get or a participle joined by a conjunction stands before word i, adverbs passed over."""
        at = i - 1
        while at >= 0 and (state.tags[at] & (c.ADV | c.NEG) or state.lowers[at] in NEGATIONS or state.lowers[at] in "“‘\""):
            at -= 1
        if at < 0:
            return False
        if state.tags[at] & (c.BE | c.HAVE):
            return True
        inverted = state.tags[at] & (c.PRON | c.NAME) and at > 0 and state.tags[at - 1] & c.HAVE and at == 1
        return bool(inverted) or state.entries[at].verb in ("get",) and bool(state.tags[at] & c.LEXICAL)

    def conjoined(self, state: Tagging, i: int) -> int:
        """The class of the last verb before the conjunction at i - 1, 0 when there is none in the clause."""
        for at in range(i - 2, max(-1, i - 14), -1):
            if state.tags[at] & (c.LEXICAL | c.TO):
                return state.tags[at]
        return 0

    def finite_near(self, state: Tagging, i: int) -> bool:
        """Whether the clause around word i has a finite verb already, or a certain one ahead."""
        return self.finite_before(state, i) or self.finite_after(state, i)

    def governed(self, state: Tagging, i: int) -> bool:
        """Whether the noun group before word i hangs on a preposition and so is no subject."""
        at = i - 1
        while at >= 0 and state.tags[at] & (c.NOMINAL | c.ADJ | c.DET | c.POSS | c.NUM):
            at -= 1
        return at >= 0 and bool(state.tags[at] & c.PREP) and not state.masks[at] & c.SUB and state.lowers[at] != "of"

    def verb_next(self, state: Tagging, i: int) -> bool:
        """Whether the verb that a modal or "to" asks for stands right behind word i."""
        return i + 1 < len(state.masks) and bool(state.masks[i + 1] & (c.BASE | c.AUX | c.PART)) and not state.masks[i + 1] & c.PREP

    def verb_ahead(self, state: Tagging, i: int) -> bool:
        """Whether a word from i on, up to the next mark, could be a finite verb."""
        for at in range(i, len(state.masks)):
            if state.masks[at] & (c.FINITE | c.AUX) and not state.masks[at] & (c.DET | c.PREP):
                return True
            if state.masks[at] == c.PUNCT and state.lowers[at] in OPENERS:
                return False
        return False

    def mandated(self, state: Tagging, i: int, before: int) -> bool:
        """Whether word i is the bare verb of what is demanded: "demanded that the alliance promise"."""
        first = i - 1
        while first > 0 and state.tags[first] & c.ADV:
            first -= 1
        if not (before & c.ADV and state.tags[first] & c.NOMINAL or before & c.NOMINAL):
            return False
        finite = self.finite_after(state, i)
        for at in range(i - 1, 0, -1):
            if state.tags[at] & (c.FINITE | c.AUX | c.REL):
                return False
            if state.lowers[at] == "that" and state.tags[at] & c.SUB:
                governor = state.entries[at - 1]
                if state.tags[at - 1] & c.NOMINAL and not any(tag & (c.FINITE | c.AUX) for tag in state.tags[:at]):
                    return self.words.has("mandative", governor.noun)  # the verb ahead is the noun's own
                return not finite and (self.words.has("mandative", governor.verb) or self.words.has("mandative", governor.noun))
        return False

    def could_be_finite(self, state: Tagging, i: int) -> bool:
        """Whether any other word of the sentence could be its finite verb."""
        return any(
            at != i and mask & (c.FINITE | c.AUX) and not (at and state.lowers[at - 1] == "to" and mask & c.BASE)
            for at, mask in enumerate(state.masks)
        )

    def strong_verb_elsewhere(self, state: Tagging, i: int) -> bool:
        """Whether another word of the sentence is a finite verb or most likely one."""
        for at, mask in enumerate(state.masks):
            if at == i or state.tags[at] & c.PART:
                continue
            if mask & (c.MODAL | c.AUX) or (mask & (c.PAST | c.THIRD) and not mask & (c.NOMINAL | c.ADJ)):
                return True
            if state.tags[at] & c.FINITE:
                return True
        return False

    def particle_follows(self, state: Tagging, i: int) -> bool:
        """Whether a particle and an object follow word i: "step up warnings"."""
        return (
            i + 2 < len(state.masks)
            and self.words.has("free particles", state.lowers[i + 1])
            and bool(state.masks[i + 2] & (NP_SURE | c.PLURAL | c.NOUN))
        )

    def finite_before(self, state: Tagging, i: int) -> bool:
        """Whether a finite verb was chosen between the last boundary and word i."""
        for at in range(i - 1, -1, -1):
            tag = state.tags[at]
            if tag & (c.PAST | c.THIRD | c.MODAL | c.BASE) or (tag & c.AUX and state.lowers[at] not in ("be", "been", "being", "having")):
                return True
            if tag & (c.SUB | c.REL | c.CONJ) or state.masks[at] & c.SUB or (tag & c.PUNCT and state.lowers[at] in OPENERS):
                return False
        return False

    def finite_before_marks(self, state: Tagging, i: int) -> bool:
        """Whether a finite verb stands before word i, or no noun: commas do not count as boundaries."""
        noun = finite = False
        for at in range(i - 1, -1, -1):
            tag = state.tags[at]
            finite = finite or bool(tag & (c.FINITE | c.AUX))
            noun = noun or bool(tag & (c.NOMINAL | c.PRON))
            if tag & (c.SUB | c.REL):
                finite = False  # that verb belongs to the embedded clause
            if tag & c.CONJ and finite:
                break
        return finite or not noun

    def finite_after(self, state: Tagging, i: int) -> bool:
        """Whether a certain finite verb follows word i before the next boundary."""
        for at in range(i + 1, len(state.masks)):
            mask, lower = state.masks[at], state.lowers[at]
            if mask & CERTAIN_FINITE and lower not in ("be", "been", "being", "having", "'s", "done"):
                return True
            if mask & (c.PAST | c.THIRD) and not mask & ~(c.PAST | c.THIRD):
                return True
            if mask & c.PAST and not mask & (c.NOMINAL | c.ADJ) and self.words.has("intransitive", state.entries[at].verb):
                return True
            if mask & (c.SUB | c.REL | c.CONJ) and lower not in ("than", "but", "for") or (mask & c.PUNCT and lower in OPENERS):
                return False
        return False


def lower_in(state: Tagging, i: int, words: tuple[str, ...]) -> bool:
    """Whether word i exists and is one of `words`."""
    return i < len(state.lowers) and state.lowers[i] in words
