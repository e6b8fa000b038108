"""Sentences: a document's words grouped by full stops, line breaks and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbextract.text.lines import Boilerplate, Line, split_lines
from kbextract.text.quotes import CLOSING, OPENING, STRAIGHT, mark_quotes
from kbextract.text.record import BOILERPLATE, HEADLINE, PROSE, Sentence
from kbextract.text.tokens import Seams, Tokens, read_tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

STOPS = frozenset((".", "!", "?", "...", "…", "..", "?!", "!!", "!?", "…."))
CLOSERS = frozenset((*CLOSING, STRAIGHT, ")", "]", "’", "'", "'”", "’”"))
OPENERS = frozenset((*OPENING, STRAIGHT, "‘", "'", "(", "["))
LONGEST = 400  # words in a sentence; a text without a full stop is cut there, so that cost stays linear

__all__ = ["Boilerplate", "Splitter"]


@dataclass(frozen=True, slots=True)
class Splitter:
    """Cuts documents into sentences.

    `starters` are lower-case words that begin sentences and no names (he, the, in): after an abbreviation such as
    "U.S." only they begin a new sentence. `numbered` are abbreviations that a number follows ("No.").
    """

    boilerplate: Boilerplate
    seams: Seams
    starters: frozenset[str]
    numbered: frozenset[str]

    def split(self, doc: Doc) -> list[Sentence]:
        """The sentences of a tokenised document, in order."""
        text = doc.text  # spaCy builds it anew each time it is asked for
        tokens = read_tokens(doc, self.seams)
        sentences: list[Sentence] = []
        number = 0
        for line, first, last in self.place_tokens(text, tokens):
            words, starts = tokens.words[first:last], tokens.starts[first:last]
            quotes = mark_quotes(text, words, starts, number)
            number = max(number, *quotes)
            for begin, end in self.find_bounds(words, starts, quotes):
                span = slice(first + begin, first + end)
                sentences.append(self.build(len(sentences), line, tokens, span, quotes[begin:end]))
        return sentences

    def place_tokens(self, text: str, tokens: Tokens) -> Iterator[tuple[Line, int, int]]:
        """Each line of the text with the half-open range of its words."""
        at = 0
        for line in split_lines(text, self.boilerplate):
            first = at
            while at < len(tokens.words) and tokens.starts[at] < line.end:
                at += 1
            if at > first:
                yield line, first, at

    def build(self, index: int, line: Line, tokens: Tokens, span: slice, quotes: Sequence[int]) -> Sentence:
        """The record of one sentence."""
        words = tuple(tokens.words[span])
        kind = PROSE
        if line.boilerplate:
            kind = BOILERPLATE
        elif not any(word in STOPS for word in words[-3:]):
            kind = HEADLINE
        lowers = tuple(word.lower().replace("’", "'") for word in words)
        starts, ends = tuple(tokens.starts[span]), tuple(tokens.ends[span])
        return Sentence(index, line.paragraph, kind, words, lowers, starts, ends, tuple(quotes))

    def find_bounds(self, words: Sequence[str], starts: Sequence[int], quotes: Sequence[int]) -> list[tuple[int, int]]:
        """Half-open word ranges of the sentences of one line."""
        bounds: list[tuple[int, int]] = []
        begin = i = 0
        count = len(words)
        while i < count:
            i += 1
            if i - begin >= LONGEST or self.is_seam(words, starts, i, begin) or self.ends_sentence(words, i - 1):
                i = self.take_closers(words, starts, quotes, i)
                bounds.append((begin, i))
                begin = i
        if begin < count:
            bounds.append((begin, count))
        return bounds

    def is_seam(self, words: Sequence[str], starts: Sequence[int], i: int, begin: int) -> bool:
        """Whether a headline is glued to its lead before word i: a capitalised word follows without a space."""
        if i >= len(words) or i - begin < 3:
            return False
        left, right = words[i - 1], words[i]
        glued = starts[i] == starts[i - 1] + len(left)
        return glued and left[-1].islower() and right[0].isupper() and right[-1].isalpha()

    def ends_sentence(self, words: Sequence[str], i: int) -> bool:
        """Whether the word at i ends a sentence."""
        word = words[i]
        following = words[i + 1] if i + 1 < len(words) else ""
        if word in STOPS:
            return self.stop_ends(words, i)
        if word.endswith(".") and len(word) > 1 and following and word[-2].isalpha():
            behind = following if following not in OPENERS else words[min(i + 2, len(words) - 1)]
            return behind[0].isupper() and behind.lower() in self.starters and words[i].count(".") > 1
        return False

    def stop_ends(self, words: Sequence[str], i: int) -> bool:
        """Whether a full stop ends a sentence: not in "No. 10", "J. Biden", nor before a lower-case word."""
        before = words[i - 1] if i else ""
        if before.lower() in self.numbered and i + 1 < len(words) and words[i + 1][:1].isdigit():
            return False
        if len(before) == 1 and before.isupper() and before != "I" and words[i] == ".":
            return False
        behind = next((word for word in words[i + 1 : i + 4] if word not in CLOSERS and word not in OPENERS), "")
        return not behind[:1].islower()

    def take_closers(self, words: Sequence[str], starts: Sequence[int], quotes: Sequence[int], i: int) -> int:
        """Where the sentence really ends: behind the marks that close what stands before the full stop."""
        while i < len(words) and words[i] in CLOSERS:
            glued = starts[i] == starts[i - 1] + len(words[i - 1])
            closes = quotes[i] and quotes[i] == quotes[i - 1] and (i + 1 == len(words) or quotes[i + 1] != quotes[i])
            if words[i] in (STRAIGHT, *CLOSING) and not closes:
                break
            if not glued and not closes:
                break
            i += 1
        return i
