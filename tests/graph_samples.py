"""Invented reports and facts that the tests of graph, output and store share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import rdflib
from hypothesis import strategies as st

from kbextract.documents.record import Document
from kbextract.facts.record import Entity, Fact, Span, Value
from kbextract.graph import BASE, Triple, build_triples
from kbextract.resources import find_resource
from kbextract.schema import FactType, load_schema

SCHEMA: dict[str, FactType] = load_schema(find_resource("rules"))

DAY = date(2022, 1, 21)
ANNA = Entity("Person", "Anna Berg")
OMAR = Entity("Person", "Omar Haddad")
NORDIA = Entity("Country", "Nordia", "ND")
HARBOUR = Entity("Place", "Port Vell")
WIRE = Entity("Organization", "Coast Wire")

FIRST = Document(
    "first",
    "Anna Berg met Omar Haddad in Port Vell on Friday. Nordia keeps 2,500 troops at the lake.",
    "first.txt",
    DAY,
    "Ministers meet",
    "Coast Wire",
    "https://example.org/first report",
)
SECOND = Document("second", "Berg and Haddad will meet in Port Vell, Coast Wire reports.", "second.txt")


def quote(document: Document, words: str) -> Span:
    """The span of words that stand once in a document."""
    start = document.text.index(words)
    return Span(start, start + len(words), words)


def name(entity: Entity) -> Value:
    """An entity as the filler of a role."""
    return Value(entity.label, entity)


def make_meeting(document: Document, words: str, status: str, source: Entity | None = None) -> Fact:
    """Anna Berg and Omar Haddad meet in Port Vell on the day of the first report."""
    return Fact(
        "Meeting",
        (
            ("participant", (name(ANNA), name(OMAR))),
            ("place", (name(HARBOUR),)),
            ("date", (Value("Friday"),)),
            ("form", (Value("press conference"),)),
            ("status", (Value(status),)),
        ),
        (quote(document, words),),
        ("meet-with",),
        "met",
        "participant: subject",
        DAY,
        DAY,
        source,
    )


HELD = make_meeting(FIRST, "Anna Berg met Omar Haddad", "held")
PLANNED = make_meeting(SECOND, "Berg and Haddad will meet", "planned", WIRE)
TROOPS = Fact(
    "ForceReport",
    (
        ("forceOf", (name(NORDIA),)),
        ("number", (Value("2500"),)),
        ("comparator", (Value("exact"),)),
        ("place", (Value("the lake"),)),
    ),
    (quote(FIRST, "2,500 troops"), quote(FIRST, "troops at the lake")),
    ("troops-number", "troops-keep"),
    "keeps",
)
PERSON = Fact(
    "Person",
    (("label", (name(ANNA),)), ("position", (Value("minister"),)), ("affiliation", (name(NORDIA),))),
    (quote(FIRST, "Anna Berg"),),
    ("person",),
    "Anna Berg",
)
SAID = Fact(
    "Statement",
    (("by", (name(WIRE),)), ("content", (Value('Berg said "no"\nand left'),)), ("quoted", (Value("true"),))),
    (quote(SECOND, "Coast Wire reports"),),
    ("say",),
    "reports",
)

FACTS = {FIRST: (HELD, TROOPS, PERSON), SECOND: (PLANNED, SAID)}


def build_all(base: str = BASE) -> frozenset[Triple]:
    """The triples of both reports."""
    return frozenset().union(*(build_triples(document, facts, SCHEMA, base) for document, facts in FACTS.items()))


def load_triples(triples: Iterable[Triple]) -> rdflib.Graph:
    """A graph of the library, without a file."""
    return rdflib.Graph().parse(data="".join(f"{' '.join(triple)} .\n" for triple in triples), format="nt")


# Any character but half of a surrogate pair, with those that writers trip over made likely.
ANYTHING = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\"'\\\n\r\t\0\x85 .,-@^<>{}é")))
LABELS = st.one_of(ANYTHING, st.text(st.sampled_from("aAbB .-'_1"), max_size=8)).filter(lambda text: bool(text.split()))
ENTITIES = st.builds(Entity, st.sampled_from(["Person", "Place", "Group"]), LABELS)
TYPES = st.sampled_from([name for name, kind in SCHEMA.items() if kind.keys[0].kind != "name"])
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))
VALUES = st.builds(Value, st.one_of(ANYTHING, st.from_regex(r"\A-?[0-9]{1,4}(\.[0-9]{1,3})?\Z"), st.just("held")))
PARTIES = st.builds(Value, LABELS, ENTITIES | st.none())


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any report."""
    text = draw(ANYTHING.filter(bool))
    title, publisher, url = (draw(st.none() | ANYTHING) for _ in range(3))
    return Document(draw(ANYTHING), text, "any.txt", draw(DAYS), title, publisher, url)


@st.composite
def facts(draw: st.DrawFn, document: Document) -> Fact:
    """Any fact that a document could give, and some that no rule would."""
    kind = SCHEMA[draw(TYPES)]
    roles = []
    for role in kind.roles:
        fillers = PARTIES if role.kind in ("actor", "place") else VALUES
        if values := draw(st.lists(fillers, max_size=2)):
            roles.append((role.name, tuple(values)))
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    evidence = (Span(start, end, document.text[start:end]),)
    source = draw(st.none() | ENTITIES)
    return Fact(
        kind.name, tuple(roles), evidence, ("rule",), draw(ANYTHING), draw(ANYTHING), draw(DAYS), draw(DAYS), source
    )


@st.composite
def reports(draw: st.DrawFn) -> tuple[Document, tuple[Fact, ...]]:
    """Any report with its facts."""
    document = draw(documents())
    return document, tuple(draw(st.lists(facts(document), max_size=4)))
