"""Words around a number that only the number tells how to read: "$300", "1,500 more soldiers", "12 killed"."""

from __future__ import annotations

from collections.abc import Sequence

from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

OPENING = c.DET | c.POSS | c.NUM | c.NOMINAL | c.PRON | c.ADJ  # what may begin an object


def qualify_numbers(lowers: Sequence[str], fixed: list[int], words: Words) -> None:
    """Settle the classes of the words around numbers; `fixed` holds one class a word, 0 where none is settled yet."""
    masks = [words.look_up(lower).mask for lower in lowers]
    for i in range(1, len(lowers)):
        if not masks[i] & c.NUM or fixed[i] & c.NAME:
            continue
        if words.has("currency signs", lowers[i - 1]):
            fixed[i - 1] = c.NUM
        qualified = i + 1 < len(lowers) and words.has("number qualifiers", lowers[i + 1])
        if qualified and masks[min(i + 2, len(lowers) - 1)] & (c.NOMINAL | c.ADJ):
            fixed[i + 1] = c.ADJ
    for i in range(1, len(lowers)):
        if fixed[i] or (i + 1 < len(lowers) and masks[i + 1] & OPENING and not masks[i + 1] & (c.PREP | c.SUB)):
            continue
        if masks[i - 1] & c.NUM and words.has("counted victims", lowers[i]):
            fixed[i] = c.PLURAL
        elif masks[i - 1] & (c.NOUN | c.PLURAL) and words.has("outcomes", lowers[i]):
            fixed[i] = c.ADJ
