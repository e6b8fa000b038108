"""Sayings: who says what, be it a clause, a quotation or a paraphrase, before, behind or far from its speaker.

One mechanism for all reporting verbs: "X said that …", "…," said X, "X, who …, warned: …", "according to X", quotations
that run over several sentences, and free-standing quotations that continue the last speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kbextract.facts.extents import head_clause, strip
from kbextract.facts.reading import FREE, STATEMENT, Reading, Saying
from kbextract.facts.reported import OWN_WORDS, ReportFinder
from kbextract.lexicon.lexicon import Reporting
from kbextract.references.resolver import Referent, Resolver
from kbextract.text.record import HEADLINE

REACH = 2  # sentences over which a free-standing quotation continues the last speaker
BULK = 0.6  # share of the words of a sentence that are quoted where it is a quotation
NOBODY: tuple[int, tuple[Referent, ...]] = (-99, ())


@dataclass(slots=True)
class SayingFinder:
    """Finds the sayings of a document, sentence by sentence."""

    reporting: Reporting
    resolver: Resolver
    speakers: dict[int, tuple[Referent, ...]] = field(default_factory=dict)  # by number of the quotation
    last: tuple[int, tuple[Referent, ...]] = NOBODY  # sentence and speakers of the last saying

    def find(self, readings: Sequence[Reading]) -> list[list[Saying]]:
        """The sayings of each sentence."""
        reported = [list(ReportFinder(self.reporting, self.resolver, reading).find()) for reading in readings]
        for reading, sayings in zip(readings, reported, strict=True):
            self.learn(reading, sayings)
        self.last = NOBODY
        found: list[list[Saying]] = []
        for reading, sayings in zip(readings, reported, strict=True):
            found.append(sayings or list(self.find_free(reading)))
            spoken = next((saying.speakers for saying in found[-1] if saying.speakers), ())
            if found[-1]:
                self.last = (reading.sentence.index, spoken or self.last[1])
        return found

    def learn(self, reading: Reading, sayings: Sequence[Saying]) -> None:
        """Note whose words the quotations of a sentence are."""
        quotes = reading.sentence.quotes
        for saying in sayings:
            for i in range(saying.start, saying.end):
                if quotes[i] and saying.speakers:
                    self.speakers.setdefault(quotes[i], saying.speakers)

    def find_free(self, reading: Reading) -> Iterator[Saying]:
        """A sentence that is a quotation and names no speaker: he whose quotation it is, or who spoke last."""
        sentence = reading.sentence
        quoted = [i for i, number in enumerate(sentence.quotes) if number]
        if sentence.kind == HEADLINE and not any(mark in sentence.words[-1] for mark in ".?!"):
            return  # a crosshead
        if len(quoted) < max(OWN_WORDS, len(sentence.quotes) * BULK):
            return
        speakers = self.speakers.get(sentence.quotes[quoted[0]], ())
        if not speakers and sentence.index - self.last[0] <= REACH:
            speakers = self.last[1]
        start, end = strip(reading, quoted[0], quoted[-1] + 1)
        if end - start >= OWN_WORDS:
            content = head_clause(reading, start, end)
            yield Saying(reading, speakers, STATEMENT, FREE, start, start, end, None, content, quoted=True)
