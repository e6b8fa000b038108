"""What the word lists offer to rules: prepositions, modals, and the stances of what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kbextract.faults import InputFaultError
from kbextract.resources import find_resource
from kbextract.yamlfile import Node, read_yaml


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words by which rules refer to what the engine finds in a sentence."""

    prepositions: frozenset[str]
    modals: frozenset[str]
    stances: tuple[str, ...]


def load_vocabulary(folders: Sequence[Path]) -> Vocabulary:
    """The vocabulary of the first rules folder that has word lists, else that of the built-in one."""
    words = read_list(folders, "words.yaml")
    reporting = read_list(folders, "reporting.yaml")
    verbs = reporting.get("verbs")
    return Vocabulary(
        frozenset((*words.words("prepositions"), *words.words("compound prepositions"))),
        frozenset(words.words("modals")),
        tuple(verbs.table) if verbs is not None else (),
    )


def read_list(folders: Sequence[Path], name: str) -> Node:
    """One file of the word lists. What is wrong with it the lexicon tells; the built-in one then stands in for it."""
    built_in = find_resource("rules") / "lexicon" / name
    path = next((path for path in (folder / "lexicon" / name for folder in folders) if path.exists()), built_in)
    try:
        return read_yaml(path)
    except InputFaultError:
        return read_yaml(built_in)
