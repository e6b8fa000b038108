"""Fact rules from YAML. Every fault of every file is named at once, with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from kbextract.faults import Fault, InputFaultError
from kbextract.rulebook.record import DONE, MODES, Example, Rule, RuleBook, Says, Source, Trigger
from kbextract.schema import FactType
from kbextract.yamlfile import Node, read_yaml

FILE_KEYS = ("fact", "title", "status", "rules")
RULE_KEYS = (
    "id", "title", "saying", "says", "verb", "noun", "subject", "object", "modifier", "governor", "roles", "needs", "set", "status", "unless",
    "examples", "counterexamples", "note",
)  # fmt: skip
EXAMPLE_KEYS = ("text", "gives")
COUNTEREXAMPLE_KEYS = ("text", "because")
SAYS_KEYS = ("modal", "word", "subject", "negated", "quoted")
VETO_KEYS = ("subject", "object", "modifier", "verb", "word", "status")


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
    for folder in folders:
        for path in sorted((folder / "facts").glob("*.yaml")):
            try:
                read_file(read_yaml(path), schema, rules, faults)
            except InputFaultError as error:
                faults += error.faults
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            other = seen[rule.id]
            faults.append(Fault(rule.path, rule.line, f"the id {rule.id!r} stands also at {other.path}:{other.line}", "rename one"))
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


def read_file(node: Node, schema: Mapping[str, FactType], rules: list[Rule], faults: list[Fault]) -> None:
    """The rules of one file."""
    check_keys(node, FILE_KEYS, faults)
    name = node.word("fact")
    fact_type = schema.get(name)
    if fact_type is None:
        faults.append(Fault(node.path, node.line, f"no fact type {name!r}", advise(name, schema)))
        return
    modes = read_modes(node.get("status"), fact_type, {}, faults)
    entries = node.get("rules")
    for entry in entries.items if entries else ():
        try:
            rules.append(read_rule(entry, fact_type, modes, len(rules), faults))
        except InputFaultError as error:
            faults += error.faults


def read_rule(node: Node, fact_type: FactType, modes: Mapping[str, str], order: int, faults: list[Fault]) -> Rule:
    """One rule."""
    check_keys(node, RULE_KEYS, faults)
    if not node.word("id"):
        raise node.fault("a rule has no id", "add `id:`, the fact type and what it finds, with dashes")
    triggers = read_triggers(node)
    if not triggers and not node.words("saying"):
        faults.append(Fault(node.path, node.line, f"{node.word('id')} has no trigger", "add `verb:`, `noun:` or `saying:`"))
    roles = node.get("roles")
    constants = node.get("set")
    return Rule(
        node.word("id"),
        fact_type.name,
        node.word("title"),
        triggers,
        {role: read_source(entry) for role, entry in check_roles(roles, fact_type, faults).items()},
        frozenset(node.words("subject")),
        frozenset(node.words("object")),
        frozenset(node.words("modifier")),
        frozenset(node.words("governor")),
        read_vetoes(node.get("unless"), faults),
        read_needs(node.get("needs"), fact_type, faults),
        {role: entry.text for role, entry in check_roles(constants, fact_type, faults, codes=True).items()},
        frozenset(node.words("saying")),
        read_says(node.get("says"), faults),
        read_modes(node.get("status"), fact_type, modes, faults),
        read_examples(node, fact_type, faults),
        node.path,
        node.line,
        order,
    )


def read_triggers(node: Node) -> tuple[Trigger, ...]:
    """The trigger words of a rule."""
    found: list[Trigger] = []
    for key in ("verb", "noun"):
        for phrase in node.words(key):
            first, *rest = phrase.split()
            if key == "noun" and rest:
                found.append(Trigger(rest[-1], (first, *rest[:-1]), noun=True))
            else:
                found.append(Trigger(first, tuple(rest), noun=key == "noun"))
    return tuple(found)


def read_source(node: Node) -> Source:
    """Where a role is found: "on | against" is a choice, "subject + with" takes both."""
    return Source(tuple(tuple(part.strip() for part in option.split("+")) for option in node.text.split("|")))


def read_needs(node: Node | None, fact_type: FactType, faults: list[Fault]) -> dict[str, int]:
    """The roles that must be bound: named in a list, or with the least number of fillers."""
    if node is None:
        return {role.name: 1 for role in fact_type.keys[:1]}
    if isinstance(node.value, dict):
        return {role: int(entry.text) for role, entry in check_roles(node, fact_type, faults).items()}
    for item in node.items:
        if fact_type.get_role(item.text) is None:
            faults.append(Fault(item.path, item.line, f"no role {item.text!r} in {fact_type.name}", list_roles(fact_type)))
    return {item.text: 1 for item in node.items}


def read_vetoes(node: Node | None, faults: list[Fault]) -> dict[str, frozenset[str]]:
    """What forbids a rule."""
    if node is None:
        return {}
    check_keys(node, VETO_KEYS, faults)
    return {key: frozenset(entry.texts) for key, entry in node.table.items()}


def read_says(node: Node | None, faults: list[Fault]) -> Says:
    """What the content of a saying must be like."""
    if node is None:
        return Says()
    check_keys(node, SAYS_KEYS, faults)
    return Says(
        frozenset(node.words("modal")),
        frozenset(node.words("word")),
        node.word("subject"),
        node.word("negated"),
        node.word("quoted"),
    )


def read_modes(
    node: Node | None, fact_type: FactType, inherited: Mapping[str, str], faults: list[Fault]
) -> Mapping[str, str]:
    """From what the words say of a happening to the status of the fact."""
    if node is None:
        return inherited or {DONE: ""}
    role = fact_type.get_role("status")
    for mode, entry in node.table.items():
        if mode not in MODES:
            faults.append(Fault(entry.path, entry.line, f"no mode {mode!r}", f"use {', '.join(MODES)}"))
        if entry.text and (role is None or entry.text not in role.codes):
            codes = ", ".join(role.codes) if role else "none"
            faults.append(Fault(entry.path, entry.line, f"{fact_type.name} has no status {entry.text!r}", f"its statuses: {codes}"))
    return {mode: entry.text for mode, entry in node.table.items()}


def read_examples(node: Node, fact_type: FactType, faults: list[Fault]) -> tuple[Example, ...]:
    """The examples and counterexamples of a rule."""
    found: list[Example] = []
    examples, counterexamples = node.get("examples"), node.get("counterexamples")
    for entry in examples.items if examples else ():
        check_keys(entry, EXAMPLE_KEYS, faults)
        gives = check_roles(entry.get("gives"), fact_type, faults)
        if not gives:
            faults.append(Fault(entry.path, entry.line, "an example says not what it gives", "add `gives: {role: value}`"))
        found.append(Example(entry.word("text"), {role: value.texts for role, value in gives.items()}, "", entry.line))
    for entry in counterexamples.items if counterexamples else ():
        check_keys(entry, COUNTEREXAMPLE_KEYS, faults)
        if not entry.word("because"):
            faults.append(Fault(entry.path, entry.line, "a counterexample says not why", "add `because:`"))
        found.append(Example(entry.word("text"), None, entry.word("because"), entry.line))
    return tuple(found)


def check_keys(node: Node, known: Sequence[str], faults: list[Fault]) -> None:
    """Note every key that the rule language does not have."""
    for key, entry in node.table.items():
        if key not in known:
            faults.append(Fault(entry.path, entry.line, f"unknown key {key!r}", advise(key, known)))


def check_roles(
    node: Node | None, fact_type: FactType, faults: list[Fault], codes: bool = False
) -> dict[str, Node]:
    """The entries of a mapping from roles; notes roles the type lacks, and codes that a closed role lacks."""
    kept: dict[str, Node] = {}
    for name, entry in (node.table if node else {}).items():
        role = fact_type.get_role(name)
        if role is None:
            faults.append(Fault(entry.path, entry.line, f"no role {name!r} in {fact_type.name}", list_roles(fact_type)))
        elif codes and role.codes and entry.text not in role.codes:
            faults.append(Fault(entry.path, entry.line, f"{name} has no code {entry.text!r}", f"its codes: {', '.join(role.codes)}"))
        else:
            kept[name] = entry
    return kept


def list_roles(fact_type: FactType) -> str:
    """The advice that names a type's roles."""
    return f"its roles: {', '.join(role.name for role in fact_type.roles)}"


def advise(word: str, known: Iterable[str]) -> str:
    """The advice that names what was probably meant."""
    close = get_close_matches(word, list(known), 1)
    return f"did you mean {close[0]!r}?" if close else f"use one of {', '.join(known)}"
