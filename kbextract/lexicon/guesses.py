"""Guesses: what a word that no list knows can be, by its shape and its ending."""

from __future__ import annotations

from dataclasses import dataclass

import lemminflect

from kbextract.lexicon import classes as c
from kbextract.lexicon.headings import need
from kbextract.yamlfile import Node

HEADINGS = ("adverb endings", "adjective endings", "ordinal endings")


@dataclass(frozen=True, slots=True)
class Guesser:
    """Guesses classes and lemmas of lower-case words by the endings of words.yaml."""

    adverbs: tuple[str, ...]
    adjectives: tuple[str, ...]
    ordinals: tuple[str, ...]

    @classmethod
    def load(cls, node: Node) -> Guesser:
        """The endings as words.yaml gives them. Raises InputFaultError when a heading is missing."""
        adverbs, adjectives, ordinals = (need(node, heading).texts for heading in HEADINGS)
        return cls(adverbs, adjectives, ordinals)

    def guess_number(self, lower: str) -> int:
        """The classes of digits, perhaps joined to letters: "12-year-old" and "21st" are not only numbers."""
        if "-" in lower and any(character.isalpha() for character in lower):
            return c.ADJ | c.NOUN
        return c.ADJ | c.NUM if lower.endswith(self.ordinals) else c.NUM

    def guess_word(self, lower: str) -> tuple[int, str, str]:
        """Mask, noun lemma and verb lemma of a word that no list knows."""
        if "-" in lower:
            return guess_compound(lower)
        if lower.endswith(self.adverbs) and len(lower) > 4:
            return c.ADV, lower, lower
        if lower.endswith(self.adjectives):
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


def shape_verb(lower: str) -> int:
    """The verb classes that an ending allows."""
    if lower.endswith("ing"):
        return c.ING
    if lower.endswith("ed"):
        return c.PAST | c.PART
    return c.THIRD if lower.endswith("s") else c.BASE
