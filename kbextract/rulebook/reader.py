"""Fact rules from YAML. Every fault of every file is named at once, with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kbextract.faults import Fault, InputFaultError
from kbextract.rulebook.conditions import CONDITIONS, read_says, read_stances, read_vetoes, read_words
from kbextract.rulebook.letters import Desk, advise, check_keys
from kbextract.rulebook.parts import read_constants, read_examples, read_modes, read_needs, read_triggers
from kbextract.rulebook.record import Rule, RuleBook, Source, Trigger
from kbextract.rulebook.sources import check_sources, read_source
from kbextract.rulebook.vocabulary import Vocabulary, load_vocabulary
from kbextract.schema import FactType
from kbextract.yamlfile import Node, read_yaml

FILE_KEYS = ("fact", "title", "status", "rules")
RULE_KEYS = (
    "id", "title", "saying", "says", "verb", "noun", *CONDITIONS, "roles", "needs", "set", "status", "unless",
    "examples", "counterexamples", "note",
)  # fmt: skip


def load_rule_book(folders: Sequence[Path], schema: Mapping[str, FactType]) -> RuleBook:
    """The rules of `facts/` in several rules folders, in order.

    Raises:
        InputFaultError: rules are malformed; all faults of all files.
    """
    rules, faults = read_rules(folders, schema)
    if faults:
        raise InputFaultError(faults)
    return index_rules(rules)


def read_rules(folders: Sequence[Path], schema: Mapping[str, FactType]) -> tuple[list[Rule], list[Fault]]:
    """The rules that can be read, and every fault."""
    rules: list[Rule] = []
    faults: list[Fault] = []
    vocabulary = load_vocabulary(folders)
    for folder in folders:
        for path in sorted((folder / "facts").glob("*.yaml")):
            try:
                read_file(read_yaml(path), schema, vocabulary, rules, faults)
            except InputFaultError as error:
                faults += error.faults
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            other = seen[rule.id]
            faults.append(
                Fault(
                    rule.path, rule.line, f"the id {rule.id!r} stands also at {other.path}:{other.line}", "rename one"
                )
            )
        seen[rule.id] = rule
    return rules, faults


def index_rules(rules: Iterable[Rule]) -> RuleBook:
    """The rule book over a list of rules."""
    ordered = tuple(rules)
    tables: tuple[dict[str, list[tuple[Trigger, Rule]]], dict[str, list[tuple[Trigger, Rule]]]] = ({}, {})
    for rule in ordered:
        for trigger in rule.triggers:
            tables[trigger.noun].setdefault(trigger.lemma, []).append((trigger, rule))
    verbs, nouns = ({lemma: tuple(pairs) for lemma, pairs in table.items()} for table in tables)
    stances = {stance for rule in ordered for stance in rule.sayings}
    sayings = {stance: tuple(rule for rule in ordered if stance in rule.sayings) for stance in sorted(stances)}
    return RuleBook(ordered, verbs, nouns, sayings)


def read_file(
    node: Node, schema: Mapping[str, FactType], vocabulary: Vocabulary, rules: list[Rule], faults: list[Fault]
) -> None:
    """The rules of one file."""
    check_keys(node, FILE_KEYS, faults)
    name = node.word("fact")
    fact_type = schema.get(name)
    if fact_type is None:
        faults.append(Fault(node.path, node.line, f"no fact type {name!r}", advise(name, schema)))
        return
    desk = Desk(fact_type, vocabulary, faults)
    modes = read_modes(node.get("status"), desk, {})
    entries = node.get("rules")
    for entry in entries.items if entries else ():
        try:
            rules.append(read_rule(entry, desk, modes, len(rules)))
        except InputFaultError as error:
            faults += error.faults


def read_rule(node: Node, desk: Desk, modes: Mapping[str, str], order: int) -> Rule:
    """One rule."""
    desk.check_keys(node, RULE_KEYS)
    if not node.word("id"):
        raise node.fault("a rule has no id", "add `id:`, the fact type and what it finds, with dashes")
    triggers, stances = read_triggers(node, desk), read_stances(node, desk)
    if not triggers and not stances:
        desk.note(node, f"{node.word('id')} has no trigger", "add `verb:`, `noun:` or `saying:`")
    subjects, objects, modifiers, governors = (read_words(node, key, desk) for key in CONDITIONS)
    return Rule(
        node.word("id"),
        desk.type.name,
        node.word("title"),
        triggers,
        read_roles(node, desk, bool(stances)),
        subjects,
        objects,
        modifiers,
        governors,
        read_vetoes(node.get("unless"), desk),
        read_needs(node, desk),
        read_constants(node, desk),
        stances,
        read_says(node.get("says"), bool(stances), desk),
        read_modes(node.get("status"), desk, modes),
        read_examples(node, desk),
        node.path,
        node.line,
        order,
    )


def read_roles(node: Node, desk: Desk, saying: bool) -> dict[str, Source]:
    """Where each role is found."""
    entries = desk.find_roles(node.get("roles"))
    sources = {role: read_source(entry) for role, entry in entries.items()}
    check_sources(entries, sources, desk, saying)
    return sources
