"""What is wrong with an input, said to a person: what happened, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of one input. `line` counts from 1 and is 0 where a whole file is at fault."""

    path: str
    line: int
    what: str
    advice: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}; {self.advice}" if self.advice else f"{place}: {self.what}"


class InputFaultError(Exception):
    """Input that cannot be used. Holds every fault found, not only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    @classmethod
    def single(cls, path: object, what: str, advice: str = "", line: int = 0) -> InputFaultError:
        """The error for one fault."""
        return cls([Fault(str(path), line, what, advice)])
