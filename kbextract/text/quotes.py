"""Quotation marks: which words stand inside a quotation, whatever marks an outlet or a garbled copy uses."""

from __future__ import annotations

from collections.abc import Sequence

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'
SINGLE_OPENING = "‘"
SINGLE = "'’"
CLAUSE_ENDS = ",.?!"


def mark_quotes(text: str, words: Sequence[str], starts: Sequence[int], first: int) -> list[int]:
    """For each word the number of its quotation, counted on from `first`; 0 outside. Marks belong to their quotation.

    A mark is read by its place as well as its shape, since copy is often garbled: a straight mark opens after white
    space and closes otherwise; a curly opening mark that follows a comma inside a quotation closes it.
    """
    marks = [0] * len(words)
    inside = 0
    number = first
    for i, word in enumerate(words):
        if word in OPENING or word == STRAIGHT or word in CLOSING:
            if inside and closes(text, words, starts, i):
                marks[i] = inside
                inside = 0
                continue
            if not inside and (word not in CLOSING or opens(text, words, starts, i)):
                number += 1
                inside = number
        elif not inside and word in (SINGLE_OPENING, "'") and closes_single(words, i):
            number += 1
            inside = number
            marks[i : i + 1] = [inside]
            continue
        elif inside and word in SINGLE and opened_single(words, marks, i, inside):
            marks[i] = inside
            inside = 0
            continue
        marks[i] = inside
    return marks


def closes(text: str, words: Sequence[str], starts: Sequence[int], i: int) -> bool:
    """Whether a double mark met inside a quotation closes it."""
    if words[i] in CLOSING:
        return True
    follows = i > 0 and words[i - 1] in CLAUSE_ENDS
    spaced = starts[i] == 0 or text[starts[i] - 1].isspace()
    if words[i] in OPENING:
        return follows
    return not spaced or follows or i == len(words) - 1


def opens(text: str, words: Sequence[str], starts: Sequence[int], i: int) -> bool:
    """Whether a closing mark met outside of a quotation opens one: it is glued to the word behind it."""
    glued = i + 1 < len(words) and starts[i + 1] == starts[i] + 1 and words[i + 1][0].isalnum()
    return glued and (starts[i] == 0 or text[starts[i] - 1].isspace())


def closes_single(words: Sequence[str], i: int) -> bool:
    """Whether a single opening mark has its closing one within the next thirty words."""
    if words[i] == "'" and i > 0 and words[i - 1].endswith("s"):
        return False  # a plural possessive
    return any(word in SINGLE or word in ("'”", "’”") for word in words[i + 2 : i + 30])


def opened_single(words: Sequence[str], marks: Sequence[int], i: int, inside: int) -> bool:
    """Whether the quotation that is open was opened by a single mark."""
    begin = i
    while begin > 0 and marks[begin - 1] == inside:
        begin -= 1
    return words[begin] in (SINGLE_OPENING, "'")
