"""What fills a role, as RDF: entities, numbers, codes, truth values and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kbextract.facts.record import Entity, Value
from kbextract.graph.names import Namespace, collapse_text, name_entity
from kbextract.graph.terms import LABEL, TYPE, Triple, write_property, write_string, write_text, write_typed
from kbextract.schema import Role

NUMBER = re.compile(r"([+-]?)0*(\d+)(?:\.(\d*))?", re.ASCII)
UNNAMED = {"actor": "Group", "place": "Site"}
TRUTH = frozenset({"true", "false"})
KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of a role: its term, what it adds to the identity of a fact, its label, and triples of its own."""

    term: str
    identity: str
    label: str
    triples: tuple[Triple, ...] = ()


class EntityBook:
    """The entities of a run. Remembers each, so that its name and triples are worked out once."""

    def __init__(self, namespace: Namespace) -> None:
        self.namespace = namespace
        self.known: dict[Entity, Filler] = {}

    def write_entity(self, entity: Entity) -> Filler:
        """The node of an entity and all that is said of it: these depend on the entity alone."""
        filler = self.known.get(entity)
        if filler is None:
            if len(self.known) >= KEPT:  # a run over any number of reports keeps its memory flat
                self.known.clear()
            filler = self.known[entity] = self.describe_entity(entity)
        return filler

    def describe_entity(self, entity: Entity) -> Filler:
        """An entity met for the first time."""
        label = collapse_text(entity.label)
        name = name_entity(entity.kind, label)
        term = self.namespace.write_term(name)
        triples = [
            (term, TYPE, write_property("Entity")),
            (term, TYPE, write_property(entity.kind)),
            (term, LABEL, write_text(label)),
        ]
        if entity.iso:
            triples.append((term, write_property("iso"), write_string(entity.iso)))
        return Filler(term, name, label, tuple(triples))

    def write_value(self, role: Role, value: Value) -> Filler | None:
        """What a value is in RDF, None when it is blank.

        A value that its role does not allow (no number, no code of the list) becomes a text: nothing is lost, and
        validation names it.
        """
        text = collapse_text(value.text)
        if role.kind in UNNAMED:
            entity = value.entity or Entity(UNNAMED[role.kind], text)
            return self.write_entity(entity) if collapse_text(entity.label) else None
        if not text:
            return None
        if role.kind == "number" and (number := NUMBER.fullmatch(text)):
            return write_number(*number.groups(default=""))
        if role.kind == "code" and text in role.codes:
            return write_code(role, text)
        term = write_text(text)
        return Filler(term, term, text)


def write_number(sign: str, whole: str, fraction: str) -> Filler:
    """A number in its one canonical form, so that 5, 5.0 and +05 are one."""
    fraction = fraction.rstrip("0")
    sign = "-" if sign == "-" and (whole != "0" or fraction) else ""
    text = f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"
    term = write_typed(text, "decimal" if fraction else "integer")
    return Filler(term, term, text)


def write_code(role: Role, code: str) -> Filler:
    """A code as a word of the vocabulary; the codes true and false are the truth values themselves."""
    if TRUTH.issuperset(role.codes):
        term = write_typed(code, "boolean")
        return Filler(term, term, code)
    term = write_property(name_code(code))
    return Filler(term, term, code)


def name_code(code: str) -> str:
    """The local name of a code in the vocabulary: "press conference" is `pressConference`."""
    first, *rest = code.split()
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def name_property(role: Role) -> str:
    """The local name of the property of a role: the role's own, but the words of a date are `dateText`."""
    return "dateText" if role.kind == "date" else role.name
