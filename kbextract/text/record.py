"""The record that the text stage hands on."""

from __future__ import annotations

from dataclasses import dataclass

PROSE = "prose"
HEADLINE = "headline"  # a line without a full stop: a headline, a teaser, a bullet
BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `starts` and `ends` are half-open code-point offsets into the document, one pair a word.

    `quotes` holds for each word the number of the quotation it stands in, 0 outside of any; quotation marks belong
    to their quotation. `kind` is prose, headline or boilerplate; `paragraph` counts the paragraphs of the document.
    """

    index: int
    paragraph: int
    kind: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotes: tuple[int, ...]

    @property
    def start(self) -> int:
        """Where the sentence begins in the document."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Where the sentence ends in the document."""
        return self.ends[-1]

    def __len__(self) -> int:
        return len(self.words)
