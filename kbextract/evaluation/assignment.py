"""The best pairing of rows and columns: each at most once, with the greatest sum of weights.

Rows enter one after another. The best pairing of the rows so far is kept, and a new row changes it along one chain: it
takes a column, whose owner takes another, and so on, until a column is free or an owner goes without. The best such
chain makes the best pairing of one row more. Weights are whole numbers, so that sums are exact and the outcome never
depends on rounding; of equal chains the one found first is taken, and they are looked for in a fixed order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Weights = Sequence[Mapping[int, int]]
"""For each row the columns that it may take, with positive weights."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of rows and columns so far, from both sides."""

    weights: Weights
    column_of: dict[int, int] = field(default_factory=dict)
    row_of: dict[int, int] = field(default_factory=dict)

    def add_row(self, new: int) -> None:
        """Lets a row in along the best chain."""
        gains, before, ends = self.search_chains(new)
        last, column = new, -1
        best = 0
        for row, gain in gains.items():
            free, weight = ends.get(row, (-1, 0))
            if gain + weight > best:
                best, last, column = gain + weight, row, free
        self.move_along(last, column, before)

    def search_chains(self, new: int) -> tuple[dict[int, int], dict[int, int], dict[int, tuple[int, int]]]:
        """For each row that a chain can set free: its gain so far, the row before it, and its best free column.

        A row is looked at again whenever a better chain reaches it. That ends, as going in a circle gains nothing while
        the pairing is the best one of its rows.
        """
        gains, before, ends = {new: 0}, dict[int, int](), dict[int, tuple[int, int]]()
        waiting = deque([new])
        while waiting:
            row = waiting.popleft()
            for column, weight in self.weights[row].items():
                owner = self.row_of.get(column)
                if owner is None:
                    if weight > ends.get(row, (-1, 0))[1]:
                        ends[row] = column, weight
                elif owner != row:
                    gain = gains[row] + weight - self.weights[owner][column]
                    if owner not in gains or gain > gains[owner]:
                        gains[owner], before[owner] = gain, row
                        waiting.append(owner)
        return gains, before, ends

    def move_along(self, row: int, column: int, before: Mapping[int, int]) -> None:
        """Gives the last row of a chain its column, -1 for none, and each row before it that of the next."""
        while True:
            given = self.column_of.pop(row, -1)
            if column >= 0:
                self.column_of[row], self.row_of[column] = column, row
            if row not in before:
                return
            row, column = before[row], given


def pair_best(weights: Weights) -> dict[int, int]:
    """The column of each row that gets one. Rows may stay without."""
    pairing = Pairing(weights)
    for row in range(len(weights)):
        pairing.add_row(row)
    return dict(sorted(pairing.column_of.items()))
