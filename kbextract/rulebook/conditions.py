"""Conditions of a rule: the words that it asks for or forbids, checked for those that can never be met."""

from __future__ import annotations

from kbextract.rulebook.letters import Desk, advise
from kbextract.rulebook.record import MODES, Says
from kbextract.yamlfile import Node

CONDITIONS = ("subject", "object", "modifier", "governor")
# How many neighbouring words the engine looks at for each condition.
REACH = {"subject": 2, "object": 2, "word": 2, "modifier": 1, "governor": 1, "verb": 1, "modal": 1}
NUMBERS = ("no words", "single words", "single words and pairs")
ANY = "*"
VETO_KEYS = ("subject", "object", "modifier", "verb", "word", "status")
SAYS_KEYS = ("modal", "word", "subject", "negated", "quoted")
SAYS_VALUES = {"subject": ("own", "other"), "negated": ("yes", "no"), "quoted": ("yes", "no")}


def read_words(node: Node, key: str, desk: Desk) -> frozenset[str]:
    """The words of one condition."""
    entry = node.get(key)
    return check_words(entry, key, desk) if entry is not None else frozenset()


def check_words(entry: Node, key: str, desk: Desk, wild: bool = False) -> frozenset[str]:
    """The words of a condition; notes those that can never match. `wild` says that "*" may stand for all words."""
    for item in entry.items:
        word = item.text
        if word == ANY and not wild:
            desk.note(item, f"`{key}:` knows no {ANY!r}", "only `unless: {object: ...}` does; write the words out")
        if word != word.lower():
            desk.note(item, f"{word!r} under `{key}:` has capitals and never matches", f"write {word.lower()!r}")
        if len(word.split()) > REACH[key]:
            seen = NUMBERS[REACH[key]]
            desk.note(item, f"{word!r} under `{key}:` never matches", f"shorten it; only {seen} are looked at there")
    return frozenset(entry.texts)


def read_vetoes(node: Node | None, desk: Desk) -> dict[str, frozenset[str]]:
    """What forbids a rule."""
    if node is None:
        return {}
    desk.check_keys(node, VETO_KEYS)
    vetoes: dict[str, frozenset[str]] = {}
    for key, entry in node.table.items():
        if key == "status":
            for item in entry.items:
                check_mode(item.text, item, desk)
        elif key in VETO_KEYS:
            check_words(entry, key, desk, wild=key == "object")
        vetoes[key] = frozenset(entry.texts)
    return vetoes


def check_mode(mode: str, node: Node, desk: Desk) -> None:
    """Note a mode that there is not."""
    if mode not in MODES:
        desk.note(node, f"no mode {mode!r}", f"use {', '.join(MODES)}")


def read_says(node: Node | None, saying: bool, desk: Desk) -> Says:
    """What the content of a saying must be like; `saying` tells whether the rule reads sayings."""
    if node is None:
        return Says()
    desk.check_keys(node, SAYS_KEYS)
    for key, entry in node.table.items():
        if key in SAYS_KEYS and key != "word" and not saying:
            desk.note(entry, f"`says: {{{key}: ...}}` is looked at in sayings only", "add `saying:`, or remove it")
        if key in SAYS_VALUES and entry.text not in SAYS_VALUES[key]:
            desk.note(entry, f"`{key}:` cannot be {entry.text!r}", f"write {' or '.join(SAYS_VALUES[key])}")
    modals = read_words(node, "modal", desk)
    for modal in sorted(modals - desk.vocabulary.modals):
        desk.note(node.table["modal"], f"no modal {modal!r}", advise(modal, sorted(desk.vocabulary.modals)))
    return Says(modals, read_words(node, "word", desk), *(node.word(key) for key in SAYS_VALUES))


def read_stances(node: Node, desk: Desk) -> frozenset[str]:
    """The stances of the sayings that a rule reads."""
    entry = node.get("saying")
    if entry is None:
        return frozenset()
    for item in entry.items:
        if item.text not in desk.vocabulary.stances:
            desk.note(item, f"no stance {item.text!r}", advise(item.text, desk.vocabulary.stances))
    return frozenset(entry.texts)
