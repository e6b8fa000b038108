"""What extraction hands to the graph: facts, their role values and the words they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kbextract.lexicon.record import Entity

__all__ = ["Entity", "Fact", "Span", "Value"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document: half-open code-point offsets and the words that stand there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Value:
    """One filler of a role: what a record prints, the entity it names if any, and where it was read if anywhere."""

    text: str
    entity: Entity | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of one document. `roles` are in the order of the fact table and hold no empty role.

    `rules` are the ids of the rules that read it, `trigger` the words that set them off, `reading` one line that says
    how each role was found. `earliest` and `latest` bound the day in the calendar, both None when nothing is known.
    `source` is who says so where the report attributes it, None where the report states it itself.
    """

    type: str
    roles: tuple[tuple[str, tuple[Value, ...]], ...]
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    trigger: str
    reading: str = ""
    earliest: date | None = None
    latest: date | None = None
    source: Entity | None = None

    def get(self, role: str) -> tuple[Value, ...]:
        """The values of one role, empty when the report does not give it."""
        return next((values for name, values in self.roles if name == role), ())
