"""A sentence as the rules look at it: its parse with its dates and numbers, and what is said in it."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.parser import Parse
from kbextract.clauses.record import Clause, Group
from kbextract.facts.modality import Modality
from kbextract.mentions.dates import When
from kbextract.mentions.values import Number
from kbextract.references.resolver import Referent
from kbextract.text.record import Sentence

STATEMENT = "statement"  # the stance of a saying whose verb has none
FREE = "free"  # the lemma of a quotation that no verb reports


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read: its parse, dates and numbers. `modality` is what is known of the words around a trigger."""

    parse: Parse
    dates: tuple[When, ...]
    numbers: tuple[Number, ...]
    modality: Modality

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.parse.sheet.sentence

    @property
    def lowers(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return self.parse.sheet.sentence.lowers

    def find_numbers(self, group: Group) -> list[Number]:
        """The numbers inside a noun group, before its head."""
        return [
            number
            for number in self.numbers
            if group.first - 4 <= number.start and group.start <= number.end - 1 <= group.head
        ]


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said: its speakers, the stance of what reports it, and the half-open word range of its content.

    `clause` is the reporting clause, None for a free-standing quotation; `content` the clause that heads what is said.
    """

    reading: Reading
    speakers: tuple[Referent, ...]
    stance: str
    lemma: str
    head: int
    start: int
    end: int
    clause: Clause | None
    content: Clause | None
    quoted: bool
