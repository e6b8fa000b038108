"""Everything that is wrong with a folder of rules, in one run: form, sense and house style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kbextract.faults import Fault, InputFaultError
from kbextract.lexicon.lexicon import load_lexicon
from kbextract.lexicon.words import Words
from kbextract.rulebook.reader import read_rules
from kbextract.rulebook.record import Rule
from kbextract.schema import load_schema

EXAMPLES, COUNTEREXAMPLES = 3, 2


def lint_rules(folder: Path) -> tuple[Fault, ...]:
    """Every fault of a rules folder, sorted by place; empty when there is none."""
    try:
        schema = load_schema(folder)
        words = load_lexicon(folder / "lexicon").words
    except InputFaultError as error:
        return error.faults
    rules, faults = read_rules((folder,), schema)
    faults += [fault for rule in rules for fault in (*check_examples(rule), *check_triggers(rule, words), *check_style(rule))]
    faults += check_shadows(rules)
    return tuple(sorted(faults))


def check_examples(rule: Rule) -> Iterator[Fault]:
    """Enough examples and counterexamples, each with a text."""
    examples = [example for example in rule.examples if example.gives is not None]
    others = [example for example in rule.examples if example.gives is None]
    if len(examples) < EXAMPLES:
        yield Fault(rule.path, rule.line, f"{rule.id} has {len(examples)} examples", f"write at least {EXAMPLES}")
    if len(others) < COUNTEREXAMPLES:
        yield Fault(rule.path, rule.line, f"{rule.id} has {len(others)} counterexamples", f"write at least {COUNTEREXAMPLES}")
    seen: set[str] = set()
    for example in rule.examples:
        if not example.text.strip():
            yield Fault(rule.path, example.line, "an example has no text", "add `text:`")
        if example.text in seen:
            yield Fault(rule.path, example.line, "an example stands twice", "write another sentence")
        seen.add(example.text)


def check_triggers(rule: Rule, words: Words) -> Iterator[Fault]:
    """Triggers that are words, in the form in which the engine looks them up."""
    for trigger in rule.triggers:
        for word in (trigger.lemma, *trigger.rest):
            if not words.knows(word):
                yield Fault(rule.path, rule.line, f"{rule.id} has the trigger {word!r}, which is no word", "correct its spelling, or write its base form")


def check_style(rule: Rule) -> Iterator[Fault]:
    """A title, and an id that begins with the fact type."""
    if not rule.title:
        yield Fault(rule.path, rule.line, f"{rule.id} has no title", "say in one line what it finds")
    start = "".join("-" + letter.lower() if letter.isupper() else letter for letter in rule.type).strip("-")
    if not rule.id.startswith(start):
        yield Fault(rule.path, rule.line, f"the id {rule.id!r} does not begin with {start!r}", f"call it {start}-…")
    if not rule.roles:
        yield Fault(rule.path, rule.line, f"{rule.id} fills no role", "add `roles:`")


def check_shadows(rules: Sequence[Rule]) -> list[Fault]:
    """Rules that can never win: an earlier rule of the type has the same triggers, conditions and roles."""
    faults: list[Fault] = []
    seen: dict[tuple[object, ...], Rule] = {}
    for rule in rules:
        for trigger in rule.triggers:
            key = (rule.type, tuple(sorted(rule.vetoes)), trigger, rule.subjects, rule.objects, rule.modifiers, tuple(sorted(rule.roles)))
            other = seen.setdefault(key, rule)
            if other is not rule:
                what = f"{rule.id} is shadowed by {other.id} on {' '.join((trigger.lemma, *trigger.rest))!r}"
                faults.append(Fault(rule.path, rule.line, what, "give one of them another condition, or remove it"))
    return faults
