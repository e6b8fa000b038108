"""Drafts: facts of one sentence before merging, and refusals, which say why a rule gave none."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.facts.record import Fact, Span
from kbextract.rulebook.record import Rule, Trigger


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a rule did not fire on a trigger: the first condition that failed, and what was found instead."""

    rule: Rule
    condition: str
    found: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact of one sentence before merging: the rule that read it, and the trigger that set it off."""

    fact: Fact
    rule: Rule
    trigger: Trigger
    head: int
    at: int  # offset of the trigger in the document

    def list_contents(self) -> list[Span]:
        """Where its content stands."""
        return [value.span for value in self.fact.get("content") if value.span is not None]
