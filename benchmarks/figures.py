"""What the benchmarks share: where the gold lies, how hits are counted, how tables are printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "KBEXTRACT_GOLD"


@dataclass(slots=True)
class Score:
    """Hits among what was found and what is to be found. Grows while a benchmark runs."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, hits: int, found: int, gold: int) -> None:
        """Counts one comparison."""
        self.hits += hits
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is to be found that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.found + self.gold
        return 2 * self.hits / total if total else 0.0

    def cells(self) -> tuple[str, ...]:
        """The score as the cells of a table row, under `SCORE_HEAD`."""
        return f"{self.precision:.3f}", f"{self.recall:.3f}", f"{self.f1:.3f}", str(self.found), str(self.gold)


SCORE_HEAD = ("precision", "recall", "F1", "found", "gold")


def find_gold(*parts: str) -> Path:
    """A file in the folder that KBEXTRACT_GOLD names; leaves the program with a letter when it is not there."""
    home = os.environ.get(VARIABLE)
    if not home:
        sys.exit(f"{VARIABLE} is not set; set it to the folder that holds {'/'.join(parts)}")
    path = Path(home, *parts)
    if not path.is_file():
        sys.exit(f"{path} is not there; {VARIABLE} must name the folder that holds {'/'.join(parts)}")
    return path


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints a table: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    print(f"\n{title}")
    for row in (head, *rows):
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print("  ".join((row[0].ljust(widths[0]), *numbers)))
