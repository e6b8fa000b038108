"""Lines of a report: which of them are boilerplate, and which are one paragraph wrapped by an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbextract.yamlfile import Node

EDGES = " \t\u00a0\u200b\ufeff»›«‹>→▶►•·|*#-–—.…:,\r"
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
SHORT = 12  # words in a line that may be boilerplate because of a phrase inside it
WRAPPED = (55, 100)  # characters in the lines of a paragraph that was wrapped


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text without a break that ends a sentence: offsets, paragraph number, whether it is boilerplate."""

    start: int
    end: int
    paragraph: int
    boilerplate: bool


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The phrases that give boilerplate away."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    contains: tuple[str, ...]

    @classmethod
    def load(cls, node: Node) -> Boilerplate:
        """The phrases as the lexicon lists them."""
        return cls(
            frozenset(node.words("lines")),
            node.words("starts"),
            node.words("contains"),
        )

    def covers(self, line: str) -> bool:
        """Whether a line is boilerplate."""
        bare = line.strip(EDGES).replace("’", "'").casefold()
        if not bare or bare in self.lines or bare.startswith(self.starts):
            return True
        return len(bare.split()) <= SHORT and any(phrase in bare for phrase in self.contains)


def split_lines(text: str, boilerplate: Boilerplate) -> Iterator[Line]:
    """The lines of a text that hold something, wrapped paragraphs made whole."""
    paragraph = 0
    for block in split_blocks(text):
        paragraph += 1
        if is_wrapped(text, block):
            block = [(block[0][0], block[-1][1])]  # noqa: PLW2901  # the paragraph is one line from here on
        for start, end in block:
            yield Line(start, end, paragraph, boilerplate.covers(text[start:end]))
            paragraph += 1


def split_blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines with no empty line between them."""
    block: list[tuple[int, int]] = []
    last = 0
    for match in LINE.finditer(text):
        start, end = match.span()
        if block and text.count("\n", last, start) > 1:
            yield block
            block = []
        if text[start:end].strip():
            block.append((start, end))
        elif block:
            yield block
            block = []
        last = end
    if block:
        yield block


def is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether the lines of a block were cut at a margin: three or more of margin length, most without a full stop."""
    body = block[:-1]
    if len(body) < 2 or not all(WRAPPED[0] <= end - start <= WRAPPED[1] for start, end in body):
        return False
    return sum(bool(TERMINAL.search(text, start, end)) for start, end in body) * 2 < len(body)
