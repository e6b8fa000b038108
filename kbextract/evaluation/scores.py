"""Counts of an evaluation and what follows from them: precision, recall and F1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from kbextract.schema import FactType

ALL = "All"


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted, of one type in one document or summed.

    `credit` sums how far the keys of the `matched` pairs agree. `doubles` were found beside the match of a gold fact
    that they would match, too: they are neither right nor wrong. Roles are those of matched pairs.
    """

    gold: int = 0
    found: int = 0
    matched: int = 0
    credit: float = 0.0
    doubles: int = 0
    roles_right: int = 0
    roles_wrong: int = 0
    roles_missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def facts(self) -> Score:
        """How well facts were found."""
        return rate(self.credit, self.found - self.doubles, self.gold)

    @property
    def roles(self) -> Score:
        """How well the roles of matched facts were filled."""
        right = self.roles_right
        return rate(right, right + self.roles_wrong, right + self.roles_missing)


def rate(right: float, found: int, wanted: int) -> Score:
    """The score of counts."""
    precision = right / found if found else None
    recall = right / wanted if wanted else None
    if precision is None and recall is None:
        return Score(None, None, None)
    together = found + wanted
    return Score(precision, recall, 2 * right / together)


def sum_tallies(tallies: Iterable[Tally]) -> Tally:
    """All counts together."""
    return sum(tallies, Tally())


def list_groups(schema: Mapping[str, FactType]) -> dict[str, tuple[str, ...]]:
    """The types of each group of the fact table, in its order, and of all."""
    groups: dict[str, tuple[str, ...]] = {}
    for kind in schema.values():
        if kind.group:
            groups[kind.group] = (*groups.get(kind.group, ()), kind.name)
    return groups | {ALL: tuple(schema)}


def sum_groups(tallies: Mapping[str, Tally], schema: Mapping[str, FactType]) -> Iterator[tuple[str, Tally]]:
    """The counts of each group, from those of each type."""
    for group, names in list_groups(schema).items():
        yield group, sum_tallies(tallies[name] for name in names if name in tallies)
