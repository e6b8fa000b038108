"""The examples of the rules, executed: each example must give its record, each counterexample nothing of its rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kbextract.documents import Document
from kbextract.facts.extractor import Extractor
from kbextract.facts.record import Fact
from kbextract.rulebook.record import Example, Rule


@dataclass(frozen=True, slots=True)
class Trial:
    """One example or counterexample and how it went; `message` says what was found instead when it failed."""

    rule: str
    path: str
    line: int
    text: str
    kind: str
    passed: bool
    message: str = ""


def try_rules(folder: Path) -> tuple[Trial, ...]:
    """The trials of every rule of a folder.

    Raises:
        InputFaultError: the rules cannot be read.
    """
    extractor = Extractor.load(folder)
    return tuple(trial for rule in extractor.book.rules for trial in try_rule(rule, extractor))


def try_rule(rule: Rule, extractor: Extractor) -> Iterator[Trial]:
    """The trials of one rule."""
    for example in rule.examples:
        found = extractor.extract(Document("example", example.text, "example"))
        facts = [fact for fact in found if fact.type == rule.type]
        if example.gives is None:
            kind, message = "counterexample", judge_counterexample(rule, facts)
        else:
            kind, message = "example", judge_example(rule, example, facts)
        yield Trial(rule.id, rule.path, example.line, example.text, kind, not message, message)


def judge_example(rule: Rule, example: Example, facts: list[Fact]) -> str:
    """What is wrong with the facts of an example, "" when nothing is."""
    own = [fact for fact in facts if rule.id in fact.rules]
    if not own:
        others = ", ".join(sorted({name for fact in facts for name in fact.rules}))
        return f"no {rule.type} by this rule" + (f"; found by {others}" if others else "")
    faults = [differ(example, fact) for fact in own]
    return "" if "" in faults else faults[0]


def differ(example: Example, fact: Fact) -> str:
    """In which roles a fact differs from what an example gives, "" when in none; roles not given must be empty."""
    given = {role: sorted(value.casefold() for value in values) for role, values in (example.gives or {}).items()}
    found = {role: sorted(value.text.casefold() for value in values) for role, values in fact.roles}
    wrong = [role for role in sorted({*given, *found}) if given.get(role, []) != found.get(role, [])]
    return "; ".join(f"{role}: {found.get(role, [])} for {given.get(role, [])}" for role in wrong)


def judge_counterexample(rule: Rule, facts: list[Fact]) -> str:
    """What is wrong with the facts of a counterexample, "" when its rule found none."""
    own = [fact for fact in facts if rule.id in fact.rules]
    return f"found {[(role, [value.text for value in values]) for role, values in own[0].roles]}" if own else ""
