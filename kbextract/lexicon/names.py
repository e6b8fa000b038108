"""Names and what they stand for, found in text by their first letters and then whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kbextract.faults import InputFaultError
from kbextract.lexicon.record import (
    ADJECTIVE,
    CAPITAL,
    COUNTRY,
    GROUP,
    NAME,
    ORGANIZATION,
    PEOPLE,
    PERSON,
    PLACE,
    SEAT,
    Entity,
    KnownPerson,
    Name,
    Tenure,
)
from kbextract.yamlfile import Node, read_yaml

FIRST = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Every form of the lexicon, by its first run of letters in `table`, the longest first, and whole in `by_form`.

    `persons` holds the known persons by label, `surnames` their labels by last name; `states`, `adjectives` and
    `capitals` lead from the label of a state to its entity, its adjective and its capital.
    """

    table: dict[str, tuple[Name, ...]]
    by_form: dict[str, tuple[Name, ...]]
    persons: dict[str, KnownPerson]
    surnames: dict[str, tuple[str, ...]]
    states: dict[str, Entity]
    adjectives: dict[str, str]
    capitals: dict[str, str]

    def find(self, text: str, start: int, first: str) -> Iterator[Name]:
        """The forms that stand in the text at `start`, the longest first; `first` is the first run of letters there."""
        for name in self.table.get(first, ()):
            if text.startswith(name.form, start) and not any(
                stands_around(text, start, name.form, veto) for veto in name.vetoes
            ):
                yield name

    def capital_of(self, state: str) -> str:
        """The capital of a state, "" when none is listed."""
        return self.capitals.get(state, "")

    def adjective_of(self, state: str) -> str:
        """The adjective of a state, its name where none is listed."""
        return self.adjectives.get(state, state)


def stands_around(text: str, start: int, form: str, phrase: str) -> bool:
    """Whether a longer phrase that contains the form stands at this very place."""
    at = phrase.find(form)
    return at >= 0 and start >= at and text.startswith(phrase, start - at)


def read_entries(folders: Sequence[Path], stem: str) -> Iterator[Node]:
    """The entries of `stem`.yaml and of every file in the folder `stem`, in each lexicon folder."""
    for folder in folders:
        for file in (folder / f"{stem}.yaml", *sorted((folder / stem).glob("*.yaml"))):
            if file.is_file():
                yield from read_yaml(file).items


def load_names(folders: Sequence[Path]) -> NameIndex:
    """The names of states, bodies, places and persons in lexicon folders.

    Raises:
        InputFaultError: a file is malformed, or an entry has no name.
    """
    states: dict[str, Entity] = {}
    adjectives: dict[str, str] = {}
    names = list(read_states(read_entries(folders, "states"), states, adjectives))
    names += read_bodies(read_entries(folders, "bodies"))
    names += read_places(read_entries(folders, "places"), states)
    persons: dict[str, KnownPerson] = {}
    names += read_persons(read_entries(folders, "persons"), persons)
    return build_index(names, persons, states, adjectives)


def build_index(
    names: Sequence[Name], persons: dict[str, KnownPerson], states: dict[str, Entity], adjectives: dict[str, str]
) -> NameIndex:
    """The index over a lexicon's names."""
    by_form: dict[str, list[Name]] = {}
    for name in names:
        if name not in by_form.setdefault(name.form, []):
            by_form[name.form].append(name)
    table: dict[str, list[Name]] = {}
    for form, found in by_form.items():
        first = FIRST.search(form)
        if first and first.start() == 0:
            table.setdefault(first.group(), []).extend(found)
    capitals = {
        name.state: name.entity.label for name in reversed(names) if name.use == CAPITAL and name.state in states
    }
    return NameIndex(
        {key: tuple(sorted(found, key=lambda name: -len(name.form))) for key, found in table.items()},
        {form: tuple(found) for form, found in by_form.items()},
        persons,
        collect_surnames(names, persons),
        states,
        adjectives,
        capitals,
    )


def collect_surnames(names: Sequence[Name], persons: dict[str, KnownPerson]) -> dict[str, tuple[str, ...]]:
    """From each last name to the labels of the persons who bear it, by label or by another name."""
    surnames: dict[str, list[str]] = {}
    for label in persons:
        surnames.setdefault(label.split()[-1], []).append(label)
    for name in names:
        if name.entity.label in persons and " " in name.form:
            known = surnames.setdefault(name.form.split()[-1], [])
            if name.entity.label not in known:
                known.append(name.entity.label)
    return {key: tuple(labels) for key, labels in surnames.items()}


def need_name(node: Node) -> str:
    """The name of an entry."""
    name = node.word("name")
    if not name:
        raise InputFaultError.single(node.path, "an entry has no name", "add `name:`", node.line)
    return name


def read_states(nodes: Iterator[Node], states: dict[str, Entity], adjectives: dict[str, str]) -> Iterator[Name]:
    """The forms of states; fills `states` by label and the first adjective of each."""
    for node in nodes:
        label = need_name(node)
        former = node.word("former") == "yes"
        entity = Entity("" if former else COUNTRY, label, node.word("iso"))
        if not former:
            states[label] = entity
        weak, vetoes = frozenset(node.words("weak")), node.words("not in")
        if node.words("adjectives"):
            adjectives[label] = node.words("adjectives")[0]
        capital = node.word("capital")
        for use, forms in (
            (NAME, (label, *node.words("names"))),
            (ADJECTIVE, node.words("adjectives")),
            (PEOPLE, node.words("people")),
            (SEAT, node.words("seats")),
        ):
            for form in forms:
                acts = entity if use == SEAT else None
                yield Name(form, entity, use, acts, form in weak, tuple(veto for veto in vetoes if form in veto))
        acts = None if node.word("capital acts") == "no" or former else entity
        for form in (capital, *node.words("capital names")):
            if form:
                yield Name(form, Entity(PLACE, capital), CAPITAL, acts, form in weak, state=label)


def read_bodies(nodes: Iterator[Node]) -> Iterator[Name]:
    """The forms of organizations."""
    for node in nodes:
        label = need_name(node)
        entity = Entity(GROUP if node.word("kind") == "bloc" else ORGANIZATION, label)
        for form in (label, *node.words("names"), *node.words("cased")):
            yield Name(form, entity, body_kind=node.word("kind"), nouns=node.words("nouns"), state=node.word("state"))
        seat = node.word("seat")
        if seat:
            yield Name(seat, Entity(PLACE, seat), CAPITAL, entity, state=node.word("state"))


def read_places(nodes: Iterator[Node], states: dict[str, Entity]) -> Iterator[Name]:
    """The forms of places; a building that acts for a state stands for it as an actor."""
    for node in nodes:
        label = need_name(node)
        entity = Entity(PLACE, label)
        acts, kind, state = states.get(node.word("acts for")), node.word("kind"), node.word("state")
        for form in (label, *node.words("names")):
            yield Name(form, entity, CAPITAL if acts else NAME, acts, body_kind=kind, state=state)


def read_persons(nodes: Iterator[Node], persons: dict[str, KnownPerson]) -> Iterator[Name]:
    """The forms of persons; fills `persons` by label."""
    for node in nodes:
        label = need_name(node)
        tenures = node.get("roles")
        persons[label] = KnownPerson(
            label,
            node.word("sex"),
            tuple(
                Tenure(tenure.word("position"), tenure.word("of"), tenure.word("from"), tenure.word("to"))
                for tenure in (tenures.items if tenures else ())
            ),
        )
        for form in (label, *node.words("names")):
            yield Name(form, Entity(PERSON, label))
