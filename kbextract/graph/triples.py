"""From the facts of one document to triples: entities, facts, claims, spans and the document itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kbextract.documents.record import Document
from kbextract.facts.record import Entity, Fact, Span, Value
from kbextract.graph.fillers import EntityBook, Filler, name_property
from kbextract.graph.names import (
    BASE,
    Namespace,
    collapse_text,
    name_claim,
    name_document,
    name_fact,
    name_span,
)
from kbextract.graph.terms import (
    DCT,
    LABEL,
    TYPE,
    Triple,
    clean_url,
    write_date,
    write_iri,
    write_property,
    write_string,
    write_text,
    write_typed,
)
from kbextract.schema import FactType, Role

LONGEST_LABEL = 120
IN_DOCUMENT = write_property("inDocument")
EVIDENCE = write_property("evidence")


def build_triples(
    document: Document, facts: Iterable[Fact], schema: Mapping[str, FactType], base: str = BASE
) -> frozenset[Triple]:
    """The triples of one document and its facts. For many documents keep one `GraphBuilder`.

    Raises:
        InputFaultError: `base` is no base for names.
        ValueError: a fact is of no type of the schema, or quotes what does not stand in the document.
    """
    return GraphBuilder(schema, base).build(document, facts)


class GraphBuilder:
    """Builds the triples of one document after another. The graph of many documents is the union of theirs."""

    def __init__(self, schema: Mapping[str, FactType], base: str = BASE) -> None:
        self.schema = schema
        self.namespace = Namespace(base)
        self.entities = EntityBook(self.namespace)

    def build(self, document: Document, facts: Iterable[Fact]) -> frozenset[Triple]:
        """The triples of one document and its facts, in no order.

        Raises:
            ValueError: a fact is of no type of the schema, or quotes what does not stand in the document.
        """
        triples: set[Triple] = set()
        digest = document.sha256
        home = self.namespace.write_term(name_document(digest))
        triples.update(self.describe_document(document, home, digest))
        for fact in facts:
            triples.update(self.describe_fact(document, home, digest, fact))
        return frozenset(triples)

    def describe_document(self, document: Document, home: str, digest: str) -> Iterator[Triple]:
        """What is known of a document. Never where it lay on a machine."""
        yield home, TYPE, write_property("Document")
        yield home, f"<{DCT}identifier>", write_string(document.id)
        yield home, write_property("sha256"), write_string(digest)
        if document.title and (title := collapse_text(document.title)):
            yield home, f"<{DCT}title>", write_text(title)
        if document.date:
            yield home, f"<{DCT}issued>", write_date(document.date)
        if document.publisher and collapse_text(document.publisher):
            publisher = self.entities.write_entity(Entity("Organization", document.publisher))
            yield home, f"<{DCT}publisher>", publisher.term
            yield from publisher.triples
        if document.url and (url := clean_url(document.url)):
            yield home, f"<{DCT}source>", write_iri(url)

    def describe_fact(self, document: Document, home: str, digest: str, fact: Fact) -> Iterator[Triple]:
        """One fact, what this document says of it, and where."""
        kind = self.schema.get(fact.type)
        if kind is None:
            raise ValueError(
                f"{document.path}: the fact type {fact.type!r} is not in the fact table; add it to types.yaml"
            )
        roles = {role.name: self.fill_role(role, fact.get(role.name)) for role in kind.roles}
        for fillers in roles.values():
            for filler in fillers:
                yield from filler.triples
        name, triples = self.describe_node(kind, fact, roles, digest)
        yield from triples
        claim = self.namespace.write_term(name_claim(digest, name))
        yield claim, TYPE, write_property("Claim")
        yield claim, write_property("states"), self.namespace.write_term(name)
        yield claim, IN_DOCUMENT, home
        for role in kind.roles:
            if not role.key:
                for filler in roles[role.name]:
                    yield claim, write_property(name_property(role)), filler.term
        yield from self.describe_reading(claim, fact)
        for span in fact.evidence:
            yield from self.describe_evidence(document, home, digest, claim, span)

    def fill_role(self, role: Role, values: tuple[Value, ...]) -> list[Filler]:
        """What fills a role, blanks left out."""
        fillers = (self.entities.write_value(role, value) for value in values)
        return [filler for filler in fillers if filler is not None]

    def describe_node(
        self, kind: FactType, fact: Fact, roles: Mapping[str, list[Filler]], digest: str
    ) -> tuple[str, list[Triple]]:
        """The name and the triples of what is stated, which depend on that name alone.

        A fact that names an entity states the entity itself; any other is a node of its own. A fact without a single
        key filler has nothing by which another report could mean the same, so it is told by its place in its document.
        """
        if any(role.key and role.kind == "name" for role in kind.roles):
            entity = self.entities.write_entity(find_entity(kind, fact))
            return entity.identity, list(entity.triples)
        keys = {role.name: (name_property(role), roles[role.name]) for role in kind.keys}
        identity = {f"{name} {filler.identity}" for name, fillers in keys.values() for filler in fillers}
        if not identity:
            first = min(fact.evidence, default=Span(0, 0, ""))
            identity = {f"document {digest} {first.start} {first.end}"}
        bounds = [(name, day) for name, day in (("earliest", fact.earliest), ("latest", fact.latest)) if day]
        lines = [*identity, *(f"{name} {write_date(day)}" for name, day in bounds)]
        name = name_fact(kind.name, lines)
        term = self.namespace.write_term(name)
        triples = [(term, TYPE, write_property("Fact")), (term, TYPE, write_property(kind.name))]
        triples.append((term, LABEL, write_text(write_label(kind, roles, fact.earliest, fact.latest))))
        triples += [(term, write_property(key), filler.term) for key, fillers in keys.values() for filler in fillers]
        triples += [(term, write_property(bound), write_date(day)) for bound, day in bounds]
        return name, triples

    def describe_reading(self, claim: str, fact: Fact) -> Iterator[Triple]:
        """How a claim was read: rules, the words that set them off, and who says so."""
        for rule in fact.rules:
            yield claim, write_property("rule"), write_string(rule)
        if trigger := collapse_text(fact.trigger):
            yield claim, write_property("trigger"), write_text(trigger)
        if reading := collapse_text(fact.reading):
            yield claim, write_property("reading"), write_string(reading)
        if fact.source is not None:
            source = self.entities.write_entity(fact.source)
            yield claim, write_property("attributedTo"), source.term
            yield from source.triples

    def describe_evidence(self, document: Document, home: str, digest: str, claim: str, span: Span) -> Iterator[Triple]:
        """One stretch of the document that a claim was read from."""
        if document.text[span.start : span.end] != span.quote:
            raise ValueError(
                f"{document.path}: characters {span.start} to {span.end} are not {span.quote!r}; "
                "offsets must count the code points of the text as given"
            )
        node = self.namespace.write_term(name_span(digest, span.start, span.end))
        yield claim, EVIDENCE, node
        yield node, TYPE, write_property("Span")
        yield node, IN_DOCUMENT, home
        yield node, write_property("start"), write_typed(str(span.start), "integer")
        yield node, write_property("end"), write_typed(str(span.end), "integer")
        yield node, write_property("quote"), write_text(span.quote)


def find_entity(kind: FactType, fact: Fact) -> Entity:
    """The entity that a fact of an entity class names; its class is the type of the fact.

    Raises:
        ValueError: the fact gives no label.
    """
    role = next(role for role in kind.keys if role.kind == "name")
    for value in fact.get(role.name):
        label = value.entity.label if value.entity else value.text
        if collapse_text(label):
            return Entity(kind.name, label, value.entity.iso if value.entity else "")
    raise ValueError(f"a {kind.name} has no {role.name}; its rule must fill it")


def write_label(kind: FactType, roles: Mapping[str, list[Filler]], earliest: date | None, latest: date | None) -> str:
    """What a person reads for a fact: its type, key fillers and day: `Visit: Antony Blinken; Kyiv; 2022-01-19`."""
    parts = [", ".join(sorted({filler.label for filler in roles[role.name]})) for role in kind.keys]
    if earliest or latest:
        days = {day.isoformat() if day else "" for day in (earliest, latest)}
        parts.append(" to ".join(sorted(days)) if earliest and latest else "".join(days))
    shown = "; ".join(shorten_text(part) for part in parts if part)
    return f"{kind.name}: {shown}" if shown else kind.name


def shorten_text(text: str) -> str:
    """A text cut to the length of a label."""
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"
