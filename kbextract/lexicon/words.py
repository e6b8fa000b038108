"""What each word can be: closed classes from the lexicon, open ones from a dictionary of forms, the rest by shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import lemminflect

from kbextract.lexicon import classes as c
from kbextract.lexicon.guesses import HEADINGS as GUESSES
from kbextract.lexicon.guesses import Guesser, shape_verb
from kbextract.lexicon.headings import check_headings, invert_lists, read_numbers, read_texts
from kbextract.yamlfile import Node

VERB_FORMS = {"VB": c.BASE, "VBP": c.BASE, "VBZ": c.THIRD, "VBD": c.PAST, "VBN": c.PART, "VBG": c.ING}

# The headings of words.yaml: the closed classes, the sets, the phrases, the mappings.
CLOSED = {
    "determiners": c.DET, "possessives": c.POSS, "prepositions": c.PREP, "subordinators": c.SUB, "conjunctions": c.CONJ,
    "relatives": c.REL, "modals": c.MODAL, "negators": c.NEG, "be": c.BE, "have": c.HAVE, "do": c.DO, "adverbs": c.ADV,
    "particles": c.PARTICLE, "interjections": c.INTERJECTION,
}  # fmt: skip
SETS = (
    "rather nouns", "rather verbs", "intransitive", "ditransitive", "object control", "bare infinitive", "linking",
    "zero that", "plural modifiers", "time nouns", "ing nouns", "participle adjectives", "numbered", "ordinals",
    "to nouns", "quantifier phrases", "speech verbs", "approximators", "free particles", "motion verbs",
    "phrasal verbs", "content nouns", "tells", "mandative", "currency signs", "quantity nouns", "months",
    "counted victims", "outcomes", "clipped words", "nonfinite auxiliaries", "uncertain auxiliaries",
    "past auxiliaries", "perfect auxiliaries", "passive auxiliaries", "pronouns with possessives",
    "plural determiners", "predeterminers", "plural subjects", "content openers", "noun links", "noun relatives",
    "object relatives", "content markers", "circumstance markers", "subordinating prepositions",
    "turning prepositions", "party pronouns", "pair pronouns", "number qualifiers",
)  # fmt: skip
COMPOUNDS = {"compound prepositions": c.PREP, "compound subordinators": c.SUB}
TABLES = ("pronouns", "numbers", "multipliers", "contracted verbs", "contracted modals", "pronoun sexes")


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
    """The dictionary.

    `closed` holds the mask of each function word, `sets` the words or lemmas under each heading, `compounds` the words
    of several words by first word; `lemmas` and `modals` lead from contracted verbs to whole ones, `sexes` from a
    pronoun to "male" or "female".
    """

    closed: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    compounds: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    lemmas: Mapping[str, str]
    modals: Mapping[str, str]
    sexes: Mapping[str, str]
    guesser: Guesser
    cache: dict[str, Word] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls, node: Node) -> Words:
        """The dictionary as words.yaml gives it.

        Raises:
            InputFaultError: a heading is missing, unknown or of the wrong shape, or a number is none.
        """
        check_headings(node, (*CLOSED, *SETS, *COMPOUNDS, *TABLES, *GUESSES))
        numbers, multipliers = read_numbers(node.table["numbers"]), read_numbers(node.table["multipliers"])
        return cls(
            read_closed(node, (*numbers, *(word for word in multipliers if len(word) > 3))),
            {heading: frozenset(node.words(heading)) for heading in SETS},
            numbers,
            multipliers,
            read_compounds(node),
            read_texts(node.table["contracted verbs"]),
            read_texts(node.table["contracted modals"]),
            invert_lists(node.table["pronoun sexes"]),
            Guesser.load(node),
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
            return Word(self.guesser.guess_number(lower), lower, lower, lower)
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
        return self.lemmas.get(lower) or next(iter(forms.get("AUX", forms.get("VERB", (lower,)))), lower)

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
        return (mask, noun, verb) if mask else self.guesser.guess_word(lower)

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


def read_closed(node: Node, numbers: Iterable[str]) -> dict[str, int]:
    """The function words, each with the mask of all its classes."""
    closed: dict[str, int] = {}
    headings = [(node.words(heading), tag) for heading, tag in CLOSED.items()]
    pronouns = [(words.texts, c.PRON) for words in node.table["pronouns"].table.values()]
    for words, tag in (*headings, *pronouns, (numbers, c.NUM)):
        for word in words:
            closed[word] = closed.get(word, 0) | tag
    closed["to"] = c.TO | c.PREP
    return closed


def read_compounds(node: Node) -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Prepositions and subordinators of several words, by first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for heading, tag in COMPOUNDS.items():
        for phrase in node.words(heading):
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, tag))
    return {first: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry))) for first, found in table.items()}
