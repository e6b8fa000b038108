"""A stand-in for the extractor: it reads meetings by one pattern, and breaks on demand."""

from __future__ import annotations

import re

from kbextract.documents import Document
from kbextract.facts.record import Entity, Fact, Span, Value

NAME = r"[A-Z]\w+ [A-Z]\w+"
MEETING = re.compile(rf"({NAME}) met ({NAME})(?: in ([A-Z]\w+))?")
BROKEN = "BREAK"


class FakeReader:
    """Reads "Anna Berg met Omar Haddad in Lakeview"; a text with BREAK in it raises an error."""

    @classmethod
    def load(cls, _rules, _extend=()):
        """As the extractor is loaded."""
        return cls()

    def extract(self, document: Document) -> tuple[Fact, ...]:
        """The meetings of a document."""
        if BROKEN in document.text:
            raise ValueError("the fake reader breaks here")
        return tuple(read_meeting(match) for match in MEETING.finditer(document.text))


def read_meeting(match: re.Match[str]) -> Fact:
    """The meeting that a match tells of."""
    first, second, place = match.groups()
    people = tuple(Value(name, Entity("Person", name)) for name in (first, second))
    roles = [("participant", people)]
    if place:
        roles.append(("place", (Value(place, Entity("Place", place)),)))
    roles.append(("status", (Value("held"),)))
    return Fact("Meeting", tuple(roles), (Span(*match.span(), match.group()),), ("fake-meeting",), "met")
