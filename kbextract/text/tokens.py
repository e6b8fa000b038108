"""Words of a text with their places: spaCy's tokens, cut further where quotes or headlines are glued to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc

MARKS = '"“”„«»'
ODD = re.compile(r"[\"“”„«»…—–\n]|[a-z][A-Z]|[.?!][’'”\"]?[A-Z][a-z]|^[‘’']\w|\w[‘’']$")
PIECE = re.compile(r"[\"“”„«»]|\n|…|[—–]+|[^\"“”„«»\n…—–]+")
GLUED_STOP = re.compile(r"(?<=[a-z0-9)])([.?!])(?=[‘'“]?[A-Z][a-z])")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
APOSTROPHE = re.compile(r"^[‘’'](?=\w{2,})")
HYPHENS = "-‐‑"


class Seams(Protocol):
    """What the lexicon knows about a word that may be two."""

    def is_clipped(self, word: str) -> bool:
        """Whether an apostrophe belongs to a lower-case word that it begins ("'em"), and opens no quotation."""

    def splits_camel(self, left: str, right: str) -> bool:
        """Whether a lower-case word and a capitalised one were glued by mistake ("fearsWashington")."""

    def splits_hyphen(self, left: str, right: str) -> bool:
        """Whether two parties are joined by a hyphen and neither is part of one name ("Israel-Hamas")."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a document in parallel: texts and half-open offsets."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def add(self, word: str, start: int) -> None:
        """Append one word."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(start + len(word))


def read_tokens(doc: Doc, seams: Seams) -> Tokens:
    """The words of a spaCy document without white space.

    Hyphenated words are made whole ("pro-Moscow", "12-year-old"), unless two parties meet at the hyphen.
    """
    tokens = Tokens([], [], [])
    joining = False
    for token in doc:
        text, start = token.text, token.idx
        if not text.strip():
            joining = False
            continue
        if joining or (text in HYPHENS and tokens.ends and tokens.ends[-1] == start):
            joining = join_hyphen(tokens, text, start, seams)
            continue
        if len(text) > 1 and ODD.search(text):
            for piece, offset in cut_token(text, seams):
                tokens.add(piece, start + offset)
        else:
            tokens.add(text, start)
    return tokens


def join_hyphen(tokens: Tokens, text: str, start: int, seams: Seams) -> bool:
    """Add a hyphen, or what follows one, to the word before it. Returns whether the next token is to be joined."""
    before = tokens.words[-1]
    if text in HYPHENS:
        if before[-1].isalnum() or before.endswith("."):
            tokens.words[-1] += text
            tokens.ends[-1] += len(text)
            return True
        tokens.add(text, start)
        return False
    glued = tokens.ends[-1] == start and text[0].isalnum()
    if not glued or seams.splits_hyphen(before[:-1], text):
        split_last(tokens)
        tokens.add(text, start)
    else:
        tokens.words[-1] += text
        tokens.ends[-1] += len(text)
    return False


def split_last(tokens: Tokens) -> None:
    """Take the hyphen off the last word again."""
    word, start, end = tokens.words.pop(), tokens.starts.pop(), tokens.ends.pop()
    tokens.add(word[:-1], start)
    tokens.add(word[-1], end - 1)


def cut_token(text: str, seams: Seams) -> Iterator[tuple[str, int]]:
    """The words that one token holds, with their offsets in it."""
    for match in PIECE.finditer(text):
        piece, offset = match.group(), match.start()
        if not piece.strip():
            continue
        if piece[0] in MARKS or len(piece) == 1:
            yield piece, offset
            continue
        if APOSTROPHE.match(piece) and not seams.is_clipped(piece[1:].lower()):
            yield piece[0], offset
            piece, offset = piece[1:], offset + 1
        yield from cut_stops(piece, offset, seams)


def cut_stops(piece: str, offset: int, seams: Seams) -> Iterator[tuple[str, int]]:
    """A piece cut at a full stop that is glued between two words, then at a headline's seam."""
    last = 0
    for match in GLUED_STOP.finditer(piece):
        if "." in piece[last : match.start()]:
            continue  # an abbreviation glued to a word: left alone
        yield from cut_camel(piece[last : match.start()], offset + last, seams)
        yield match.group(1), offset + match.start()
        last = match.end()
    yield from cut_camel(piece[last:], offset + last, seams)


def cut_camel(piece: str, offset: int, seams: Seams) -> Iterator[tuple[str, int]]:
    """A piece cut where a lower-case word runs into a capitalised one and both are words."""
    for match in CAMEL.finditer(piece):
        left, right = piece[: match.start()], piece[match.start() :]
        if seams.splits_camel(left, right):
            yield left, offset
            yield right, offset + match.start()
            return
    if piece:
        yield piece, offset
