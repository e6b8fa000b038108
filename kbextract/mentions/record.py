"""The record that the mention stage hands on, and the sheet on which finders mark what they find in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kbextract.lexicon.record import Entity
from kbextract.text.record import Sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity: half-open word range, entity, and what the form is to it (lexicon.record).

    `acts_for` is the party that a town or a building stands for when it acts. `position` and `affiliation` are what
    the report says right there of a person; `first` is where the title or position before a name begins.
    """

    start: int
    end: int
    entity: Entity
    use: str = "name"
    acts_for: Entity | None = None
    position: str = ""
    affiliation: Entity | None = None
    first: int = -1

    @property
    def opening(self) -> int:
        """Where the mention begins, its title or position included."""
        return self.first if self.first >= 0 else self.start


@dataclass(slots=True)
class Sheet:
    """One sentence with the mentions found so far; `owner` holds for each word the mention that covers its name."""

    sentence: Sentence
    owner: list[Mention | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.owner:
            self.owner = [None] * len(self.sentence.words)

    def put(self, mention: Mention) -> None:
        """Mark a mention, in place of whatever it covers."""
        for old in {id(owner): owner for owner in self.owner[mention.start : mention.end] if owner}.values():
            self.remove(old)
        for i in range(mention.start, mention.end):
            self.owner[i] = mention

    def remove(self, mention: Mention) -> None:
        """Take a mention away."""
        for i in range(mention.start, mention.end):
            if self.owner[i] is mention:
                self.owner[i] = None

    def mentions(self) -> Iterator[Mention]:
        """The mentions in the order of their words."""
        last: Mention | None = None
        for owner in self.owner:
            if owner is not None and owner is not last:
                yield owner
            last = owner

    def is_free(self, start: int, end: int) -> bool:
        """Whether no mention covers any word of a range."""
        return not any(self.owner[start:end])

    def is_kind(self, i: int, *kinds: str) -> bool:
        """Whether word i exists and names an entity of one of some kinds."""
        owner = self.at(i)
        return owner is not None and owner.entity.kind in kinds

    def at(self, i: int) -> Mention | None:
        """The mention that covers word i; None when there is none, or no such word."""
        return self.owner[i] if 0 <= i < len(self.owner) else None

    def is_capital(self, i: int) -> bool:
        """Whether word i begins with a capital letter."""
        return 0 <= i < len(self.sentence.words) and self.sentence.words[i][:1].isupper()

    def slice(self, start: int, end: int) -> str:
        """The words of a range as a label: joined by single spaces, marks glued as in the text."""
        words, starts, ends = self.sentence.words, self.sentence.starts, self.sentence.ends
        text = ""
        for i in range(start, end):
            glued = i > start and starts[i] == ends[i - 1]
            text += ("" if glued or not text else " ") + words[i]
        return text
