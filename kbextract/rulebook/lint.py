"""Everything that is wrong with a folder of rules, in one run: form, sense and house style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kbextract.faults import Fault, InputFaultError
from kbextract.lexicon.lexicon import load_lexicon
from kbextract.lexicon.words import Words
from kbextract.rulebook.reader import read_rules
from kbextract.rulebook.record import Rule
from kbextract.rulebook.shadows import check_shadows
from kbextract.rulebook.spelling import find_slips, is_known
from kbextract.schema import load_schema

EXAMPLES, COUNTEREXAMPLES = 3, 2


@dataclass(frozen=True, slots=True)
class Findings:
    """What a lint finds: faults to mend, and notes on what may be right or wrong; each sorted by place."""

    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...] = ()


def lint_rules(folder: Path) -> tuple[Fault, ...]:
    """Every fault of a rules folder, sorted by place; empty when there is none."""
    return inspect_rules(folder).faults


def inspect_rules(folder: Path) -> Findings:
    """Every fault of a rules folder, and every note."""
    try:
        schema = load_schema(folder)
        words = load_lexicon(folder / "lexicon").words
    except InputFaultError as error:
        return Findings(error.faults)
    rules, faults = read_rules((folder,), schema)
    for rule in rules:
        faults += [*check_examples(rule), *check_triggers(rule, words), *check_style(rule)]
    faults += check_shadows(rules)
    notes = [note for rule in rules for note in note_triggers(rule, words)]
    return Findings(tuple(sorted(faults)), tuple(sorted(notes)))


def check_examples(rule: Rule) -> Iterator[Fault]:
    """Enough examples and counterexamples, each with a text."""
    examples = [example for example in rule.examples if example.gives is not None]
    others = [example for example in rule.examples if example.gives is None]
    if len(examples) < EXAMPLES:
        yield Fault(rule.path, rule.line, f"{rule.id} has {len(examples)} examples", f"write at least {EXAMPLES}")
    if len(others) < COUNTEREXAMPLES:
        yield Fault(
            rule.path, rule.line, f"{rule.id} has {len(others)} counterexamples", f"write at least {COUNTEREXAMPLES}"
        )
    seen: set[str] = set()
    for example in rule.examples:
        if not example.text.strip():
            yield Fault(rule.path, example.line, "an example has no text", "add `text:`")
        if example.text in seen:
            yield Fault(rule.path, example.line, "an example stands twice", "write another sentence")
        seen.add(example.text)


def check_triggers(rule: Rule, words: Words) -> Iterator[Fault]:
    """Triggers that are slips of the pen: no words, and one letter away from a word."""
    for word in list_unknown(rule, words):
        meant = find_slips(word)
        if meant:
            what = f"{rule.id} has the trigger {word!r}, which is no word"
            yield Fault(rule.path, rule.line, what, f"did you mean {' or '.join(map(repr, meant))}?")


def note_triggers(rule: Rule, words: Words) -> Iterator[Fault]:
    """Triggers that no list knows and that resemble no other word: rare words, or not."""
    for word in list_unknown(rule, words):
        if not find_slips(word):
            what = f"{rule.id} has the trigger {word!r}, which the dictionary does not know"
            yield Fault(rule.path, rule.line, what, "check its spelling, and that it is a base form")


def list_unknown(rule: Rule, words: Words) -> list[str]:
    """The words of a rule's triggers that no list knows."""
    parts = [word for trigger in rule.triggers for word in (trigger.lemma, *trigger.rest)]
    return [word for word in dict.fromkeys(parts) if not is_known(word, words)]


def check_style(rule: Rule) -> Iterator[Fault]:
    """A title, and an id that begins with the fact type."""
    if not rule.title:
        yield Fault(rule.path, rule.line, f"{rule.id} has no title", "say in one line what it finds")
    start = "".join("-" + letter.lower() if letter.isupper() else letter for letter in rule.type).strip("-")
    if not rule.id.startswith(start):
        yield Fault(rule.path, rule.line, f"the id {rule.id!r} does not begin with {start!r}", f"call it {start}-…")
    if not rule.roles:
        yield Fault(rule.path, rule.line, f"{rule.id} fills no role", "add `roles:`")
