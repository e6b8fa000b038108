"""The sentence that a fact stands in, so that a person sees at once why it was missed or taken for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kbextract.evaluation.record import Entry

Bounds = Sequence[tuple[int, int]]
"""Where the sentences of a text begin and end, in order."""


@dataclass(frozen=True, slots=True)
class SentenceFinder:
    """Finds the sentences of facts in the texts of documents, by their ids. `split` cuts a text into sentences."""

    texts: Mapping[str, str]
    split: Callable[[str], Bounds]
    known: dict[str, Bounds] = field(default_factory=dict, compare=False, repr=False)

    def find_sentence(self, entry: Entry) -> str:
        """The sentences that hold the evidence of a fact; the evidence alone where the text is not at hand."""
        text = self.texts.get(entry.document, "")
        place = find_evidence(text, entry)
        if place is None:
            return join_lines(entry.evidence)
        start, end = place
        touched = [(begin, stop) for begin, stop in self.cut_text(entry.document, text) if begin < end and start < stop]
        if touched:
            start, end = min(start, touched[0][0]), max(end, touched[-1][1])
        return join_lines(text[start:end])

    def cut_text(self, document: str, text: str) -> Bounds:
        """The sentences of a document, cut once."""
        if document not in self.known:
            self.known[document] = self.split(text)
        return self.known[document]


def find_evidence(text: str, entry: Entry) -> tuple[int, int] | None:
    """Where the evidence of a fact stands in a text, however it breaks into lines there; None when it does not."""
    words = entry.evidence.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    match = pattern.search(text, max(0, entry.start)) or pattern.search(text)
    return match.span() if match else None


def join_lines(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
