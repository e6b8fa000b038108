"""What each word can be: closed classes from the lexicon, open classes from a dictionary of forms, the rest by shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import lemminflect

from kbextract.lexicon import classes as c
from kbextract.yamlfile import Node

VERB_FORMS = {"VB": c.BASE, "VBP": c.BASE, "VBZ": c.THIRD, "VBD": c.PAST, "VBN": c.PART, "VBG": c.ING}
ADVERB_ENDINGS = ("ly", "wise", "wards")
ADJECTIVE_ENDINGS = ("ous", "ful", "less", "able", "ible", "ical", "ish", "ese", "ian", "ary", "-led", "-based", "-old")
CLOSED = {
    "determiners": c.DET, "possessives": c.POSS, "prepositions": c.PREP, "subordinators": c.SUB, "conjunctions": c.CONJ,
    "relatives": c.REL, "modals": c.MODAL, "negators": c.NEG, "be": c.BE, "have": c.HAVE, "do": c.DO, "adverbs": c.ADV,
    "particles": c.PARTICLE, "interjections": c.INTERJECTION,
}  # fmt: skip
SETS = (
    "rather nouns", "rather verbs", "intransitive", "ditransitive", "object control", "bare infinitive", "linking",
    "zero that", "plural modifiers", "time nouns", "ing nouns", "participle adjectives", "numbered", "ordinals", "to nouns", "quantifier phrases", "speech verbs", "approximators", "free particles", "motion verbs", "phrasal verbs", "content nouns", "tells", "mandative", "currency signs", "quantity nouns", "months", "counted victims", "outcomes",
)  # fmt: skip
LEMMAS = {"'m": "be", "'re": "be", "'s": "be", "'ve": "have", "'d": "have", "ca": "can", "wo": "will", "sha": "shall", "n't": "not"}


@dataclass(frozen=True, slots=True)
class Word:
    """What one lower-case word can be: a mask of classes, and its lemma as a noun, as a verb and otherwise."""

    mask: int
    noun: str
    verb: str
    other: str

    def lemma(self, tag: int) -> str:
        """The lemma under one class."""
        if tag & (c.LEXICAL | c.AUX | c.MODAL):
            return self.verb
        return self.noun if tag & (c.NOUN | c.PLURAL) else self.other


@dataclass(frozen=True, slots=True)
class Words:
    """The dictionary. `sets` are named sets of lemmas or words, `compounds` the words of several words by first word."""

    closed: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    compounds: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    pronouns: Mapping[str, str]
    cache: dict[str, Word] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, node: Node) -> Words:
        """The dictionary as words.yaml gives it."""
        closed: dict[str, int] = {}
        for heading, tag in CLOSED.items():
            for word in node.words(heading):
                closed[word] = closed.get(word, 0) | tag
        pronouns: dict[str, str] = {}
        for case, words in node.table["pronouns"].table.items():
            for word in words.texts:
                pronouns[word] = case
                closed[word] = closed.get(word, 0) | c.PRON
        numbers = {word: int(value.text) for word, value in node.table["numbers"].table.items()}
        multipliers = {word: int(value.text) for word, value in node.table["multipliers"].table.items()}
        for word in (*numbers, *(word for word in multipliers if len(word) > 3)):
            closed[word] = closed.get(word, 0) | c.NUM
        closed["to"] = c.TO | c.PREP
        return cls(
            closed,
            {heading: frozenset(node.words(heading)) for heading in SETS},
            numbers,
            multipliers,
            read_compounds(node),
            pronouns,
        )

    def look_up(self, lower: str) -> Word:
        """What a lower-case word can be; remembered, since a text repeats its words."""
        word = self.cache.get(lower)
        if word is None:
            word = self.cache[lower] = self.read_word(lower)
        return word

    def read_word(self, lower: str) -> Word:
        """What a word can be, asked for the first time."""
        if not any(character.isalnum() for character in lower):
            return Word(c.CONJ if lower == "&" else c.PUNCT, lower, lower, lower)
        if lower[0].isdigit() or (lower[0] in "+-.~" and lower[-1].isdigit()):
            return self.read_number(lower)
        closed = self.closed.get(lower, 0)
        forms = lemminflect.getAllLemmas(lower)
        participle = closed & (c.PREP | c.SUB) and lower.endswith(("ed", "ing")) and "VERB" in forms
        if closed & ~(c.ADV | c.PARTICLE | c.NUM) and lower not in self.sets["rather verbs"] and not participle:
            return Word(closed, lower, self.read_auxiliary(lower, forms), lower)
        mask, noun, verb = self.read_open(lower, forms)
        if lower in self.sets["time nouns"]:
            mask = mask & (c.NOUN | c.PLURAL) or c.NOUN
        return Word(mask | closed, noun, verb, lower)

    def read_auxiliary(self, lower: str, forms: Mapping[str, tuple[str, ...]]) -> str:
        """The verb lemma of a function word."""
        return LEMMAS.get(lower) or next(iter(forms.get("AUX", forms.get("VERB", (lower,)))), lower)

    def read_number(self, lower: str) -> Word:
        """Digits are numbers; digits joined to letters ("12-year-old", "3,000-strong", "1970s") are not only that."""
        letters = sum(character.isalpha() for character in lower)
        if letters and "-" in lower:
            return Word(c.ADJ | c.NOUN, lower, lower, lower)
        if lower.endswith(("st", "nd", "rd", "th")):
            return Word(c.ADJ | c.NUM, lower, lower, lower)
        return Word(c.NUM, lower, lower, lower)

    def read_open(self, lower: str, forms: Mapping[str, tuple[str, ...]]) -> tuple[int, str, str]:
        """Mask, noun lemma and verb lemma of an open-class word."""
        mask = (c.ADJ if "ADJ" in forms else 0) | (c.ADV if "ADV" in forms else 0)
        noun = verb = lower
        if "NOUN" in forms or "PROPN" in forms:
            lemmas = forms.get("NOUN") or forms["PROPN"]
            noun = lemmas[0]
            mask |= c.NOUN if noun == lower else c.PLURAL
            if len(lemmas) > 1 and lower in lemmas:
                mask |= c.NOUN | c.PLURAL
        if "VERB" in forms:
            bits, verb = self.read_verb(lower, forms["VERB"])
            mask |= bits
        return (mask, noun, verb) if mask else guess_word(lower)

    def read_verb(self, lower: str, lemmas: tuple[str, ...]) -> tuple[int, str]:
        """The verb classes of a form, and its lemma: of several ("found", "wound") the one that is not the form."""
        lemma = next((lemma for lemma in lemmas if lemma != lower), lemmas[0])
        mask = 0
        for candidate in lemmas:
            table = lemminflect.getAllInflections(candidate, upos="VERB")
            for tag, spelled in table.items():
                if lower in spelled:
                    mask |= VERB_FORMS.get(tag, 0)
            if mask & c.PAST and "VBN" not in table:
                mask |= c.PART  # the table leaves a participle out that equals the past form
        if mask & c.PART and mask & c.BASE:
            mask |= c.PAST  # "forecast", "cast", "hit": one form for all
        return mask or shape_verb(lower), lemma

    def has(self, heading: str, word: str) -> bool:
        """Whether a word stands under a heading of words.yaml."""
        return word in self.sets[heading]

    def knows(self, lower: str) -> bool:
        """Whether a word is in the dictionary or a closed class."""
        return lower in self.closed or bool(lemminflect.getAllLemmas(lower))


def shape_verb(lower: str) -> int:
    """The verb classes that an ending allows."""
    if lower.endswith("ing"):
        return c.ING
    if lower.endswith("ed"):
        return c.PAST | c.PART
    return c.THIRD if lower.endswith("s") else c.BASE


def guess_word(lower: str) -> tuple[int, str, str]:
    """Mask and lemmas of a word that no list knows."""
    if "-" in lower:
        return guess_compound(lower)
    if lower.endswith(ADVERB_ENDINGS) and len(lower) > 4:
        return c.ADV, lower, lower
    if lower.endswith(ADJECTIVE_ENDINGS):
        return c.ADJ | c.NOUN, lower, lower
    if lower.endswith("ing") and len(lower) > 5:
        return c.ING | c.NOUN, lower, lower[:-3]
    if lower.endswith("ed") and len(lower) > 4:
        return c.PAST | c.PART | c.ADJ, lower, lower[:-2]
    if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3:
        return c.PLURAL, lower[:-1], lower
    return c.NOUN, lower, lower


def guess_compound(lower: str) -> tuple[int, str, str]:
    """Mask and lemmas of a hyphenated word: what its last part is, or an adjective."""
    last = lower.rsplit("-", 1)[1]
    forms = lemminflect.getAllLemmas(last)
    if last.endswith(("ed", "ing")) or "NOUN" not in forms:
        return c.ADJ, lower, lower
    noun = forms["NOUN"][0]
    plural = noun != last
    return (c.PLURAL if plural else c.NOUN | c.ADJ), lower[: -len(last)] + noun, lower


def read_compounds(node: Node) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Prepositions and subordinators of several words, by first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for heading, tag in (("compound prepositions", c.PREP), ("compound subordinators", c.SUB)):
        for phrase in node.words(heading):
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, tag))
    return {first: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry))) for first, found in table.items()}
