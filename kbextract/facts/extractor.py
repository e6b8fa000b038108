"""From a document to its facts: the linguistic stages in order, then rules, then one fact an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from kbextract.clauses.parser import ClauseParser, Parse
from kbextract.documents import Document
from kbextract.facts.draft import Draft
from kbextract.facts.engine import Engine
from kbextract.facts.entities import find_entities
from kbextract.facts.merge import Merger
from kbextract.facts.modality import Modality
from kbextract.facts.reading import Reading
from kbextract.facts.record import Entity, Fact
from kbextract.facts.sayings import SayingFinder
from kbextract.faults import InputFaultError
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon, load_lexicon
from kbextract.lexicon.record import COUNTRY, ORGANIZATION
from kbextract.mentions.dates import DateReader
from kbextract.mentions.finder import MentionFinder
from kbextract.mentions.values import NumberReader
from kbextract.references.memory import Memory
from kbextract.references.resolver import Resolver
from kbextract.rulebook.reader import load_rule_book
from kbextract.rulebook.record import RuleBook
from kbextract.schema import FactType, load_schema
from kbextract.text import Boilerplate, Splitter
from kbextract.text.record import BOILERPLATE
from kbextract.yamlfile import read_yaml

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 5_000_000  # characters in one document
STARTERS = c.DET | c.PRON | c.PREP | c.CONJ | c.SUB | c.REL


@dataclass(frozen=True, slots=True)
class Extractor:
    """Extracts the facts of documents; loaded once, used for any number of them."""

    nlp: Language
    lexicon: Lexicon
    splitter: Splitter
    finder: MentionFinder
    parser: ClauseParser
    dates: DateReader
    numbers: NumberReader
    modality: Modality
    schema: dict[str, FactType]
    book: RuleBook
    plain: frozenset[str]

    @classmethod
    def load(cls, rules: Path, extend: Sequence[Path] = ()) -> Extractor:
        """The extractor of a rules folder, with the fact rules and actors of further folders added.

        Raises:
            InputFaultError: rules or word lists are malformed; every fault found.
        """
        folder = rules / "lexicon"
        schema = load_schema(rules)
        book = load_rule_book((rules, *extend), schema)
        lexicon = load_lexicon(folder, [pack / "lexicon" for pack in extend])
        values = read_yaml(folder / "values.yaml")
        words = lexicon.words
        starters = frozenset(word for word, mask in words.closed.items() if mask & STARTERS)
        nlp = spacy.blank("en")
        nlp.max_length = LONGEST
        return cls(
            nlp,
            lexicon,
            Splitter(
                Boilerplate.load(read_yaml(folder / "boilerplate.yaml")), lexicon, starters, words.sets["numbered"]
            ),
            MentionFinder(lexicon),
            ClauseParser(words),
            DateReader.load(read_yaml(folder / "calendar.yaml"), values),
            NumberReader.load(values, words),
            Modality.load(read_yaml(folder / "modality.yaml")),
            schema,
            book,
            frozenset(word for word, mask in words.closed.items() if mask & ~(c.NUM | c.NEG)),
        )

    def extract(self, document: Document) -> tuple[Fact, ...]:
        """The facts of a document, entities first, each in the order of its first mention.

        Raises:
            InputFaultError: the text is too long to be one report.
        """
        if len(document.text) > LONGEST:
            what = f"holds {len(document.text):,} characters, more than any report"
            raise InputFaultError.single(
                document.path, what, f"split it into documents of at most {LONGEST:,} characters"
            )
        return self.extract_doc(self.nlp.make_doc(document.text), document.date)

    def extract_doc(self, doc: Doc, today: date | None) -> tuple[Fact, ...]:
        """The facts of a tokenised text whose day is known or not."""
        parses = self.parse(doc)
        memory = Memory.build(self.lexicon, parses)
        resolver = Resolver(self.lexicon, memory)
        engine = Engine(self.book, self.schema, resolver, doc.text)
        readings = [self.read(parse, today) for parse in parses]
        sayings = SayingFinder(self.lexicon.reporting, resolver).find(readings)
        drafts: list[Draft] = []
        for reading, said in zip(readings, sayings, strict=True):
            drafts += engine.apply(reading, said)
        entities = find_entities(doc.text, parses, self.lexicon, today)
        return (*entities, *self.merge(drafts, memory))

    def parse(self, doc: Doc) -> list[Parse]:
        """The parsed sentences of a tokenised text, boilerplate left out."""
        sheets = self.finder.find(doc.text, self.splitter.split(doc))
        return [self.parser.parse(sheet) for sheet in sheets if sheet.sentence.kind != BOILERPLATE]

    def read(self, parse: Parse, today: date | None) -> Reading:
        """A sentence with its dates and numbers."""
        sentence = parse.sheet.sentence
        dates = self.dates.read(sentence.words, sentence.lowers, today)
        return Reading(parse, tuple(dates), tuple(self.numbers.read(sentence.lowers)), self.modality)

    def merge(self, drafts: Sequence[Draft], memory: Memory) -> list[Fact]:
        """One fact an event, types in the order of the fact table."""
        order = list(self.schema)
        facts = [draft.fact for draft in drafts]
        facts.sort(key=lambda fact: (order.index(fact.type), fact.evidence[0], fact.rules))
        merger = Merger(
            self.schema,
            self.find_states(facts, memory),
            {capital: state for state, capital in self.lexicon.names.capitals.items()},
            self.plain,
            self.modality.codes,
        )
        return merger.merge(facts)

    def find_states(self, facts: Sequence[Fact], memory: Memory) -> dict[Entity, Entity]:
        """The state to which each body and person in the facts belongs."""
        states: dict[Entity, Entity] = {}
        for fact in facts:
            for _, values in fact.roles:
                for value in values:
                    if value.entity is not None and value.entity.kind != COUNTRY:
                        state = self.find_state(value.entity, memory)
                        if state is not None:
                            states[value.entity] = state
        return states

    def find_state(self, entity: Entity, memory: Memory) -> Entity | None:
        """The state to which a body or person belongs: by the report, else by the lexicon or its name."""
        if entity in memory.affiliations:
            return memory.affiliations[entity]
        if entity.kind != ORGANIZATION:
            return None
        for name in self.lexicon.names.by_form.get(entity.label, ()):
            if name.state in self.lexicon.names.states:
                return self.lexicon.names.states[name.state]
        first = self.lexicon.names.by_form.get(entity.label.split()[0], ())
        return next((name.entity for name in first if name.entity.kind == COUNTRY), None)
