"""Numbers and money in a sentence, with how they are meant: "more than 100,000", "two dozen", "$200m"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.lexicon.headings import need, read_texts
from kbextract.lexicon.words import Words
from kbextract.yamlfile import Node

DIGITS = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]*)$")
LONGEST_COMPARATOR = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words or digits: half-open word range, value, comparator code ("" when none) and currency code."""

    start: int
    end: int
    value: float
    comparator: str = ""
    currency: str = ""

    @property
    def digits(self) -> str:
        """The value in plain digits."""
        return str(int(self.value)) if self.value == int(self.value) else f"{self.value:.6f}".rstrip("0")


@dataclass(frozen=True, slots=True)
class NumberReader:
    """Reads the numbers of a sentence.

    `comparators` leads from the words that qualify a number to their code, `currencies` from signs and words to ISO
    codes; the sets are those of values.yaml.
    """

    words: Words
    comparators: dict[tuple[str, ...], str]
    currencies: dict[str, str]
    after: frozenset[tuple[str, ...]]
    gaps: frozenset[str]
    bare: frozenset[str]
    counted: frozenset[str]

    @classmethod
    def load(cls, node: Node, words: Words) -> NumberReader:
        """The reader with the words of values.yaml. Raises InputFaultError when a heading is missing."""
        comparators = {
            tuple(phrase.split()): code
            for code, phrases in need(node, "comparators").table.items()
            for phrase in phrases.texts
        }
        return cls(
            words,
            comparators,
            read_texts(need(node, "currencies")),
            frozenset(tuple(phrase.split()) for phrase in need(node, "after numbers").texts),
            frozenset(need(node, "no currency gaps").texts),
            frozenset(need(node, "bare multipliers").texts),
            frozenset(need(node, "article multipliers").texts),
        )

    def read(self, lowers: Sequence[str]) -> list[Number]:
        """Every number of a sentence, left to right."""
        numbers: list[Number] = []
        i = 0
        while i < len(lowers):
            end, value = self.read_value(lowers, i)
            if end == i:
                i += 1
                continue
            numbers.append(self.complete(lowers, i, end, value))
            i = numbers[-1].end
        return numbers

    def complete(self, lowers: Sequence[str], start: int, end: int, value: float) -> Number:
        """A number with its currency and the words around it that say how it is meant."""
        currency = ""
        if start > 0 and lowers[start - 1] in self.currencies and not lowers[start - 1].isalpha():
            start, currency = start - 1, self.currencies[lowers[start - 1]]
        elif end < len(lowers) and lowers[end] in self.currencies:
            currency, end = self.currencies[lowers[end]], end + 1
        elif end + 1 < len(lowers) and lowers[end + 1] in self.currencies and lowers[end] not in self.gaps:
            currency, end = self.currencies[lowers[end + 1]], end + 2  # "200 million US dollars"
        first, code = self.read_comparator(lowers, start)
        if not code and tuple(lowers[end : end + 2]) in self.after:
            code, end = self.comparators[tuple(lowers[end : end + 2])], end + 2
        return Number(first, end, value, code, currency)

    def read_comparator(self, lowers: Sequence[str], start: int) -> tuple[int, str]:
        """Where the words that qualify a number begin, and their code."""
        for width in range(LONGEST_COMPARATOR, 0, -1):
            if start - width >= 0:
                code = self.comparators.get(tuple(lowers[start - width : start]))
                if code:
                    return start - width, code
        return start, ""

    def read_value(self, lowers: Sequence[str], i: int) -> tuple[int, float]:
        """Where the number that begins at word i ends, and its value; (i, 0) when none begins there."""
        match = DIGITS.match(lowers[i])
        if match is None:
            return self.read_words(lowers, i)
        unit = match.group(3)
        if unit and unit not in self.words.multipliers:
            return i, 0.0
        value = float(match.group(1).replace(",", "") + (match.group(2) or "")) * self.words.multipliers.get(unit, 1)
        at = i + 1
        while at < len(lowers) and lowers[at] in self.words.multipliers and lowers[at] != "score":
            value *= self.words.multipliers[lowers[at]]
            at += 1
        return at, value

    def read_words(self, lowers: Sequence[str], i: int) -> tuple[int, float]:
        """A number in words: "four", "two dozen", "a hundred", "fourteen thousand five hundred", "twenty-five"."""
        total = current = 0.0
        at = i
        while at < len(lowers):
            small = self.small(lowers[at])
            if small is not None:
                if at > i and current and current % 100 < 20 and self.small(lowers[at - 1]) is not None:
                    break
                current += small
            elif self.multiplies(lowers[at], at > i):
                factor = self.words.multipliers[lowers[at]]
                if factor >= 1000:
                    total, current = total + (current or 1) * factor, 0.0
                else:
                    current = (current or 1) * factor
            elif at == i and self.counts_one(lowers, at):
                current = 1.0
            elif at == i or not self.adds(lowers, at):
                break
            at += 1
        return (at, total + current) if at > i else (i, 0.0)

    def multiplies(self, word: str, inside: bool) -> bool:
        """Whether a word multiplies what stands before it; outside of a number only some words do."""
        return word in self.words.multipliers and len(word) > 3 and (inside or word in self.bare)

    def counts_one(self, lowers: Sequence[str], i: int) -> bool:
        """Whether "a" begins a number: "a dozen", "a million"."""
        return lowers[i] in ("a", "an") and i + 1 < len(lowers) and lowers[i + 1] in self.counted

    def adds(self, lowers: Sequence[str], i: int) -> bool:
        """Whether "and" goes on with a number: "two hundred and five"."""
        if lowers[i] != "and" or lowers[i - 1] != "hundred" or i + 1 >= len(lowers):
            return False
        return self.small(lowers[i + 1]) is not None

    def small(self, word: str) -> int | None:
        """A number below a hundred, also hyphenated; None when the word is none."""
        if word in self.words.numbers:
            return self.words.numbers[word]
        tens, _, ones = word.partition("-")
        if ones and tens in self.words.numbers and ones in self.words.numbers:
            return self.words.numbers[tens] + self.words.numbers[ones]
        return None
