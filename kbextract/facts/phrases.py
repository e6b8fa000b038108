"""Prepositional phrases: which of them belong to a noun, a clause or a trigger."""

from __future__ import annotations

from kbextract.clauses.chunks import VG
from kbextract.clauses.record import Clause, Group
from kbextract.facts.reading import Reading


def clause_phrases(clause: Clause, prep: str) -> list[Group]:
    """The noun groups behind a preposition in a clause."""
    return [group for name, group in clause.preps if name == prep]


def noun_phrases(reading: Reading, group: Group, prep: str) -> list[Group]:
    """The noun groups behind a preposition that follow a noun with no verb between."""
    direct = [inner for name, inner in group.preps if name == prep]
    if direct or prep == "of":
        return direct
    return [other for other in list_behind(reading, group) if other.prep == prep]


def list_behind(reading: Reading, group: Group) -> list[Group]:
    """The noun groups behind a preposition that follow a noun, up to the next verb."""
    verbs = (chunk.start for chunk in reading.parse.chunks if chunk.kind == VG and chunk.start >= group.end)
    limit = min(verbs, default=len(reading.parse.tags))
    return [other for other in reading.parse.groups if other.prep and group.end <= other.first < limit]


def hangs_on(clause: Clause, group: Group) -> bool:
    """Whether a noun stands in a phrase of the clause itself: "landed in Kyiv for talks", "at talks in Geneva"."""
    return any(is_member(group, inner) for _, inner in clause.preps)


def is_member(group: Group, whole: Group | None) -> bool:
    """Whether a noun group is one of a coordination's members; of none at all it is not."""
    return whole is not None and any(group is member for member in whole.members)
