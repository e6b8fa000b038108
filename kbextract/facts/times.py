"""The dates that belong to a trigger."""

from __future__ import annotations

from kbextract.clauses.chunks import VG
from kbextract.clauses.record import PARTICIPLE, Clause, Group
from kbextract.facts.reading import Reading
from kbextract.mentions.dates import When

NEAREST = 4  # chunks that may stand between a noun and its date


def find_dates(reading: Reading, clause: Clause | None, group: Group | None) -> list[When]:
    """The dates of a trigger: inside or behind its noun, or in its clause."""
    found = [when for when in reading.dates if group is not None and touches(reading, group, when)]
    if found or clause is None:
        return found
    outer = clause.parent if clause.kind == PARTICIPLE and clause.host is None else None
    return find_dates_of(reading, clause) or (find_dates_of(reading, outer) if outer is not None else [])


def find_dates_of(reading: Reading, clause: Clause) -> list[When]:
    """The dates that belong to a clause."""
    heads = {group.head for group in clause.times}
    subject = clause.subject.preps if clause.subject is not None else []
    heads |= {group.head for _, group in clause.preps} | {group.head for _, group in subject if group.timelike}
    for _, group in clause.preps:
        heads |= {inner.head for _, inner in group.preps}
    return [when for when in reading.dates if any(when.start <= head < when.end for head in heads)]


def touches(reading: Reading, group: Group, when: When) -> bool:
    """Whether a date stands inside a noun's group or right behind it, a preposition between or not."""
    if group.first <= when.start < group.end:
        return True
    gap = [chunk for chunk in reading.parse.chunks if group.end <= chunk.start < when.start]
    return when.start >= group.end and all(chunk.kind != VG for chunk in gap) and len(gap) <= NEAREST
