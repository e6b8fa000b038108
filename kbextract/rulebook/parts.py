"""The parts of a rule beside its conditions: triggers, needs, constants, modes, examples."""

from __future__ import annotations

from collections.abc import Mapping

from kbextract.rulebook.conditions import check_mode
from kbextract.rulebook.letters import Desk
from kbextract.rulebook.record import DONE, Example, Trigger
from kbextract.yamlfile import Node

EXAMPLE_KEYS = ("text", "gives")
COUNTEREXAMPLE_KEYS = ("text", "because")


def read_triggers(node: Node, desk: Desk) -> tuple[Trigger, ...]:
    """The trigger words of a rule."""
    found: list[Trigger] = []
    for key in ("verb", "noun"):
        entry = node.get(key)
        for item in entry.items if entry is not None else ():
            words = item.text.split()
            if item.text != item.text.lower():
                desk.note(
                    item, f"the trigger {item.text!r} has capitals and never matches", f"write {item.text.lower()!r}"
                )
            if not words:
                desk.note(item, "a trigger is empty", "write a word, or remove it")
            elif key == "noun":
                found.append(Trigger(words[-1], tuple(words[:-1]), noun=True))
            else:
                found.append(Trigger(words[0], tuple(words[1:])))
    return tuple(found)


def read_needs(node: Node, desk: Desk) -> dict[str, int]:
    """The roles that must be bound: named in a list, or with the least number of fillers; else the first key role."""
    entry, roles = node.get("needs"), node.get("roles")
    if entry is None:
        needs = {role.name: 1 for role in desk.type.keys[:1]}
        places = dict.fromkeys(needs, node)
    elif isinstance(entry.value, dict):
        places = desk.find_roles(entry)
        needs = {role: read_count(role, least, desk) for role, least in places.items()}
    else:
        places = {item.text: item for item in entry.items if desk.find_role(item.text, item)}
        needs = dict.fromkeys(places, 1)
    filled = roles.table if roles is not None else {}
    for role, place in places.items():
        if role not in filled:
            told = "needs" if entry is not None else "needs, as it names no `needs:`,"
            desk.note(
                place,
                f"{node.word('id')} {told} {role!r}, which none of its roles fills",
                f"add `{role}:` under `roles:`",
            )
    return needs


def read_count(role: str, node: Node, desk: Desk) -> int:
    """The least number of fillers of a role."""
    if node.text.isdecimal() and int(node.text) > 0:
        return int(node.text)
    desk.note(node, f"{role} needs {node.text!r} fillers", "write a whole number from 1, such as 2")
    return 1


def read_constants(node: Node, desk: Desk) -> dict[str, str]:
    """The roles that are always the same."""
    entries = desk.find_roles(node.get("set"))
    return {role: entry.text for role, entry in entries.items() if desk.check_codes(role, entry)}


def read_modes(node: Node | None, desk: Desk, inherited: Mapping[str, str]) -> Mapping[str, str]:
    """From what the words say of a happening to the status of the fact."""
    if node is None:
        return inherited or {DONE: ""}
    role = desk.type.get_role("status")
    for mode, entry in node.table.items():
        check_mode(mode, entry, desk)
        if entry.text and (role is None or entry.text not in role.codes):
            codes = ", ".join(role.codes) if role else "none"
            desk.note(entry, f"{desk.type.name} has no status {entry.text!r}", f"its statuses: {codes}")
    return {mode: entry.text for mode, entry in node.table.items()}


def read_examples(node: Node, desk: Desk) -> tuple[Example, ...]:
    """The examples and counterexamples of a rule."""
    found: list[Example] = []
    examples, counterexamples = node.get("examples"), node.get("counterexamples")
    for entry in examples.items if examples else ():
        desk.check_keys(entry, EXAMPLE_KEYS)
        gives = desk.find_roles(entry.get("gives"))
        for role, value in gives.items():
            desk.check_codes(role, value)
        if not gives:
            desk.note(entry, "an example says not what it gives", "add `gives: {role: value}`")
        found.append(Example(entry.word("text"), {role: value.texts for role, value in gives.items()}, "", entry.line))
    for entry in counterexamples.items if counterexamples else ():
        desk.check_keys(entry, COUNTEREXAMPLE_KEYS)
        if not entry.word("because"):
            desk.note(entry, "a counterexample says not why", "add `because:`")
        found.append(Example(entry.word("text"), None, entry.word("because"), entry.line))
    return tuple(found)
