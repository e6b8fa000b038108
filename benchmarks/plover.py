"""Facts against hand-coded events: PLOVER's gold sentences, each with one event, its source and its target.

A record codes one event while its sentence may state more, so this is recall alone. `plover.yaml` says which fact
types may state an event of a class, and which roles hold source and target. Records of other classes are left out, as
are fights and assaults that give neither a number of casualties nor ground taken. Three shares, each of them within
the one before:

type     a fact of a right type comes out
source   one such fact has a source actor in a source role, or gives the number of casualties
both     the same fact also has a target actor in a target role, where the record has a target and the type such a role

An actor is right when the fact reads it from the words that the record marks, names someone that these words name, or
names the state of that one, or someone of that state. Two sources without a target ("X and Y met") are source and
target.

    KBEXTRACT_GOLD=folder python benchmarks/plover.py
    KBEXTRACT_GOLD=folder python benchmarks/plover.py --show SANCTION
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import find_gold, print_table

from kbextract.facts.extractor import Extractor
from kbextract.facts.record import Entity, Fact, Value
from kbextract.references.memory import Memory
from kbextract.resources import find_resource
from kbextract.schema import FactType
from kbextract.yamlfile import Node, read_yaml

MAPPING = Path(__file__).with_name("plover.yaml")
CASUALTIES, SEIZURE = "Casualties", "Seizure"
NOTHING, TYPE, SOURCE, BOTH = range(4)
VERDICTS = ("no such fact", "type only", "type and source", "right")
GAP = " ... "


@dataclass(frozen=True, slots=True)
class Record:
    """One gold event: the words of its actors as they stand in the text, and the numbers of its casualties."""

    id: str
    kind: str
    text: str
    event: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    types: tuple[str, ...]
    numbers: frozenset[str]


def read_records(path: Path, classes: Mapping[str, Node]) -> Iterator[Record]:
    """The records of the classes that the mapping has."""
    for entry in json.loads(path.read_text("utf-8")):
        rule = classes.get(entry["event"])
        if rule is None or not entry.get("text"):
            continue
        numbers = frozenset(str(entry[name]) for name in rule.words("fields") if entry.get(name))
        types = tuple(select_types(rule, entry["eventText"], numbers))
        if types:
            sources, targets = read_actors(entry.get("source")), read_actors(entry.get("target"))
            yield Record(
                entry["id"], entry["event"], entry["text"], entry["eventText"], sources, targets, types, numbers
            )


def select_types(rule: Node, event: str, numbers: frozenset[str]) -> Iterator[str]:
    """The fact types that may state a record: casualties only with a number, a seizure only with its words."""
    for name in rule.words("types"):
        seizing = set(event.lower().split()) & set(rule.words("words"))
        if (name != CASUALTIES or numbers) and (name != SEIZURE or seizing):
            yield name


def read_actors(entries: Any) -> tuple[str, ...]:  # noqa: ANN401  # objects, one object, or words that name nobody
    """The words of the actors of a record, a gap in them left out."""
    listed = [entries] if isinstance(entries, dict) else entries if isinstance(entries, list) else []
    return tuple(part for entry in listed for part in entry["actorText"].split(GAP) if part)


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares the facts of one sentence with its record."""

    extractor: Extractor
    record: Record
    memory: Memory
    named: tuple[tuple[int, int, frozenset[Entity]], ...]
    source_roles: tuple[str, ...]
    target_roles: tuple[str, ...]

    @classmethod
    def read(cls, extractor: Extractor, record: Record, roles: Node) -> Judge:
        """The judge of a record."""
        parses = extractor.parse(extractor.nlp.make_doc(record.text))
        memory = Memory.build(extractor.lexicon, parses)
        named = []
        for parse in parses:
            sentence = parse.sheet.sentence
            for mention in parse.sheet.mentions():
                parties = frozenset(filter(None, (mention.entity, mention.acts_for)))
                named.append((sentence.starts[mention.start], sentence.ends[mention.end - 1], parties))
        return cls(extractor, record, memory, tuple(named), roles.words("source"), roles.words("target"))

    def judge(self, fact: Fact) -> int:
        """How far a fact is the record's."""
        if fact.type not in self.record.types:
            return NOTHING
        fact_type = self.extractor.schema[fact.type]
        if fact.type == CASUALTIES:
            return BOTH if self.record.numbers & {value.text for value in fact.get("number")} else TYPE
        if not self.fills(fact, self.source_roles, self.record.sources):
            return TYPE
        targets = self.list_targets(fact_type)
        return BOTH if not targets or self.fills(fact, self.target_roles, targets) else SOURCE

    def list_targets(self, fact_type: FactType) -> tuple[str, ...]:
        """The actors of which a fact must have one as target, none when record or type has no target."""
        roles = {role.name for role in fact_type.roles} & set(self.target_roles)
        if not roles:
            return ()
        mutual = bool(roles & set(self.source_roles))
        return self.record.targets or (self.record.sources[1:] if mutual else ())

    def fills(self, fact: Fact, roles: Sequence[str], actors: Sequence[str]) -> bool:
        """Whether one of the roles of a fact holds one of the actors."""
        return any(self.is_actor(value, actor) for role in roles for value in fact.get(role) for actor in actors)

    def is_actor(self, value: Value, actor: str) -> bool:
        """Whether a value is an actor of the record."""
        for place in re.finditer(re.escape(actor), self.record.text):
            start, end = place.span()
            if value.span is not None and value.span.start < end and start < value.span.end:
                return True
            named = (found for begin, finish, found in self.named if begin < end and start < finish)
            parties = {party for found in named for party in found}
            if value.entity is not None and self.widen({value.entity}) & self.widen(parties):
                return True
        return False

    def widen(self, parties: set[Entity]) -> set[Entity]:
        """Parties and the states they belong to."""
        states = {self.extractor.find_state(party, self.memory) for party in parties}
        return parties | {state for state in states if state is not None}


def show_record(record: Record, verdict: int, facts: Sequence[Fact]) -> None:
    """Prints a record, how it went, and the facts of its sentence that are no entities."""
    print(f"\n{record.id}: {VERDICTS[verdict]}\n    {record.text}")
    print(f"    gold {record.event!r} by {list(record.sources)} to {list(record.targets)}")
    for fact in facts:
        roles = "; ".join(f"{role} {', '.join(value.text for value in values)}" for role, values in fact.roles)
        mark = "+" if fact.type in record.types else " "
        if not fact.rules[0].endswith("-named"):
            print(f"  {mark} {fact.type} ({', '.join(fact.rules)}): {roles}")


def count_shares(kind: str, verdicts: Sequence[int]) -> tuple[str, ...]:
    """One row of the table: of how many records how much came out."""
    shares = (sum(verdict >= least for verdict in verdicts) for least in (TYPE, SOURCE, BOTH))
    return kind, str(len(verdicts)), *(f"{share / max(1, len(verdicts)):.2f}" for share in shares)


def main() -> None:
    """Prints the table by class; with --show the records of a class one by one."""
    parser = argparse.ArgumentParser(description="Measures facts against hand-coded events.")
    parser.add_argument("--show", metavar="CLASS", help="print the records of one class with what came out")
    options = parser.parse_args()
    path = find_gold("data", "plover", "PLOVER_GSR_CAMEO.txt")
    mapping = read_yaml(MAPPING).table
    classes, roles = mapping["classes"].table, mapping["roles"]
    if options.show and options.show not in classes:
        parser.error(f"no class {options.show!r}; use one of {', '.join(classes)}")
    extractor = Extractor.load(find_resource("rules"))
    verdicts: dict[str, list[int]] = {kind: [] for kind in classes}
    for record in read_records(path, classes):
        facts = extractor.extract_doc(extractor.nlp.make_doc(record.text), None)
        judge = Judge.read(extractor, record, roles)
        verdicts[record.kind].append(max((judge.judge(fact) for fact in facts), default=NOTHING))
        if record.kind == options.show:
            show_record(record, verdicts[record.kind][-1], facts)
    rows = [count_shares(kind, found) for kind, found in verdicts.items()]
    rows.append(count_shares("all", [verdict for found in verdicts.values() for verdict in found]))
    print_table("PLOVER records, recall", ("class", "records", "type", "source", "both"), rows)


if __name__ == "__main__":
    main()
