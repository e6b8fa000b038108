"""What the roles of one trigger are bound from, and what binding them gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kbextract.clauses.parser import Parse
from kbextract.clauses.record import Group
from kbextract.facts.reading import Reading, Saying
from kbextract.facts.record import Span, Value
from kbextract.facts.view import View
from kbextract.references.resolver import Referent, Resolver


@dataclass(frozen=True, slots=True)
class Binding:
    """What a source gave: values, the source's words for the explanation, and the groups that were read."""

    values: tuple[Value, ...]
    source: str
    groups: tuple[Group, ...] = ()


NOTHING = Binding((), "")


@dataclass(frozen=True, slots=True)
class Context:
    """One trigger with all that its roles are read from. `text` is the document's text."""

    text: str
    resolver: Resolver
    view: View
    saying: Saying | None = None

    @property
    def reading(self) -> Reading:
        """The sentence of the trigger."""
        return self.view.reading

    @property
    def parse(self) -> Parse:
        """Its parse."""
        return self.view.reading.parse

    def span(self, start: int, end: int) -> Span:
        """The span of a half-open word range."""
        sentence = self.reading.sentence
        begin, finish = sentence.starts[start], sentence.ends[end - 1]
        return Span(begin, finish, self.text[begin:finish])

    def words(self, start: int, end: int) -> Value:
        """A text value: the words of a range."""
        span = self.span(start, end)
        return Value(" ".join(span.quote.split()), None, span)

    def values(self, referents: Iterable[Referent]) -> tuple[Value, ...]:
        """The values that referents make."""
        return tuple(
            Value(referent.entity.label, referent.entity, self.span(referent.start, referent.end))
            for referent in referents
        )
