"""One sentence on its way to word classes: what each word could be, and what was chosen so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Word

# What can begin a noun group beyond doubt, what may, and what can stand inside one.
NP_SURE = c.DET | c.POSS | c.NAME | c.NUM | c.PRON
NP_MAYBE = NP_SURE | c.NOUN | c.PLURAL | c.ADJ
INSIDE = c.DET | c.POSS | c.ADJ | c.NUM
BOUNDARIES = frozenset((",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", "“", "”", '"', "…", "...", "‘"))
QUOTES = frozenset(("“", '"', "‘", "”"))
OPENING_QUOTES = frozenset(("“", '"', "‘"))
NEGATIONS = frozenset(("not", "n't", "never"))


@dataclass(frozen=True, slots=True)
class Tagging:
    """One sentence being tagged: its words, what each could be, and the class chosen so far (0 while open).

    The lists run in parallel, one item a word; `masks` and `tags` are filled in place.
    """

    words: Sequence[str]
    lowers: Sequence[str]
    entries: list[Word]
    masks: list[int]
    tags: list[int]

    def before(self, i: int) -> int:
        """The class of the word before i, quotation marks passed over; a full stop before the first word."""
        at = i - 1
        while at >= 0 and self.lowers[at] in QUOTES:
            at -= 1
        return self.tags[at] if at >= 0 else c.PUNCT

    def after(self, i: int) -> int:
        """What the word behind i could be; a full stop behind the last word."""
        return self.masks[i + 1] if i + 1 < len(self.masks) else c.PUNCT

    def reads(self, i: int, word: str) -> bool:
        """Whether word i exists and is this lower-case word."""
        return i < len(self.lowers) and self.lowers[i] == word
