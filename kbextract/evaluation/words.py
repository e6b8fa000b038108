"""What words two texts share: content words, names among them, numbers, and the words of dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from kbextract.lexicon import classes as c
from kbextract.lexicon.names import NameIndex
from kbextract.lexicon.words import Words
from kbextract.mentions.values import NumberReader

ENOUGH = 2  # words that two texts share at least, where both have so many
NEGATION = re.compile(r"n[’']t\b", re.IGNORECASE)
CLITIC = re.compile(r"[’'](?:s|re|ve|ll|d|m)\b|(?<=s)[’'](?=\s|$)", re.IGNORECASE)
INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
WORD = re.compile(r"[^\W_]+")
PIECE = re.compile(r"\d[\d,.]*\d[a-z]*|\d[a-z]*|[a-z]+(?:-[a-z]+)*|[^\s\w]")
SENTENCE_START = re.compile(r"(?:^|[.!?:;…]|[“‘\"(«])[\s’”'\"]*$")
# American and British spellings of one word: defense, defence; labor, labour; center, centre; organize, organise.
SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=en)ce$", "se"),
        (r"(?<=[a-z]{2})our$", "or"),
        (r"(?<=[bt])re$", "er"),
        (r"is(?=(?:e|er|ation)$)", "iz"),
        (r"mme$", "m"),
    )
)
FUNCTION = c.DET | c.PRON | c.PREP | c.CONJ | c.SUB | c.REL | c.MODAL | c.NEG | c.TO | c.AUX | c.INTERJECTION


def fold_text(text: str) -> str:
    """A text in lower case without accents, clitics and marks; "U.S." becomes "us", "100,000" becomes "100000"."""
    plain = unicodedata.normalize("NFKD", CLITIC.sub("", NEGATION.sub(" not", text)))
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    plain = GROUPED.sub("", INITIAL.sub(r"\1", plain))
    return " ".join(WORD.findall(re.sub(r"(?<=\w)[’'](?=\w)", "", plain).casefold()))


@dataclass(frozen=True, slots=True)
class WordBook:
    """Compares texts, numbers and dates with the words of the lexicon."""

    words: Words
    names: NameIndex
    numbers: NumberReader
    known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    named: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def list_content(self, text: str) -> frozenset[str]:
        """The lemmas of the content words of a text; of all its words when it has no others."""
        found = self.known.get(text)
        if found is None:
            folded = fold_text(text).split()
            content = [word for word in folded if not self.words.closed.get(word, 0) & FUNCTION]
            found = self.known[text] = frozenset(map(self.find_lemma, content or folded))
        return found

    def find_lemma(self, word: str) -> str:
        """The base form of a lower-case word, the same for its American and British spellings."""
        entry = self.words.look_up(word)
        lemma = entry.noun if entry.mask & c.PLURAL else entry.verb if entry.mask & c.LEXICAL else word
        for pattern, replacement in SPELLINGS:
            lemma = pattern.sub(replacement, lemma)
        return lemma

    def list_names(self, text: str) -> frozenset[str]:
        """The content words of a text that belong to names: the lexicon or a capital inside a sentence tells."""
        found = self.named.get(text)
        if found is None:
            folded = " ".join(self.find_named(text))
            found = self.named[text] = frozenset(map(self.find_lemma, fold_text(folded).split()))
        return found

    def find_named(self, text: str) -> Iterator[str]:
        """The stretches of a text that are names."""
        for word in WORD.finditer(text):
            start = word.start()
            if word.group()[0].isupper() and not SENTENCE_START.search(text, max(0, start - 4), start):
                yield word.group()
            for name in self.names.find(text, start, word.group()):
                end = start + len(name.form)
                if not text[end : end + 1].isalnum():
                    yield name.form
                    break

    def same_text(self, one: str, two: str) -> bool:
        """Whether two texts share half of the shorter one's content words, and of those that belong to no names."""
        left, right = self.list_content(one), self.list_content(two)
        shorter, shared = min(len(left), len(right)), len(left & right)
        if not shorter or 2 * shared < shorter or shared < min(ENOUGH, shorter):
            return False
        names = self.list_names(one) | self.list_names(two)
        left, right = left - names, right - names
        return 2 * len(left & right) >= min(len(left), len(right))

    def measure_likeness(self, one: str, two: str) -> float:
        """The share of the content words of two texts that both have."""
        left, right = self.list_content(one), self.list_content(two)
        return len(left & right) / max(1, len(left | right))

    def same_date(self, one: str, two: str) -> bool:
        """Whether the words of one date contain those of the other; articles and prepositions do not count."""
        left, right = self.list_date(one), self.list_date(two)
        return bool(left and right) and (left <= right or right <= left)

    def list_date(self, text: str) -> frozenset[str]:
        """The words that make a date: "on the 5th of April" is 5th and April, but "this week" keeps its "this"."""
        masks = {word: self.words.closed.get(word, 0) for word in fold_text(text).split()}
        return frozenset(word for word, mask in masks.items() if not mask & (c.PREP | c.DET) or mask & (c.PRON | c.NUM))

    def same_number(self, one: str, two: str) -> bool:
        """Whether two texts give one number, in digits or in words."""
        left, right = self.read_number(one), self.read_number(two)
        return left is not None and left == right

    def read_number(self, text: str) -> float | None:
        """The first number of a text, None when it holds none."""
        found = self.numbers.read(tuple(PIECE.findall(text.casefold())))
        return found[0].value if found else None
