"""The spelling of triggers: words that the dictionary knows, compounds of such words, slips of the pen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from string import ascii_lowercase

import lemminflect

from kbextract.lexicon.words import Words

SHORTEST_FIRST, SHORTEST_LAST = 3, 4  # letters of the parts of a compound
SHOWN = 3  # words that an advice names


def is_known(word: str, words: Words) -> bool:
    """Whether the dictionary or a word list knows a word, or its last part: "warship", "face-to-face"."""
    if words.knows(word) or any(word in listed for listed in words.sets.values()):
        return True
    first, dash, last = word.rpartition("-")
    if dash:
        return bool(first) and is_known(last, words)
    cuts = range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1)
    return any(is_noun(word[:cut]) and is_noun(word[cut:]) for cut in cuts)


def is_noun(word: str) -> bool:
    """Whether a word is the base form of a noun."""
    return word in lemminflect.getAllLemmas(word).get("NOUN", ())


def find_slips(word: str) -> list[str]:
    """The dictionary's words that may have been meant, one letter away; the first few, none when there is none."""
    return list(islice((other for other in dict.fromkeys(list_slips(word)) if is_base(other)), SHOWN))


def is_base(word: str) -> bool:
    """Whether a word is the base form of a noun or a verb."""
    forms = lemminflect.getAllLemmas(word)
    return any(word in forms.get(kind, ()) for kind in ("NOUN", "VERB"))


def list_slips(word: str) -> Iterator[str]:
    """Words that differ by one slip: a letter too many, two exchanged, one missing or one wrong; never the first."""
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, len(word) + 1):
        yield from (word[:i] + letter + word[i:] for letter in ascii_lowercase)
    for i in range(1, len(word)):
        yield from (word[:i] + letter + word[i + 1 :] for letter in ascii_lowercase)
