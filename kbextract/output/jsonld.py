"""JSON-LD 1.1: one node a line, with the words of the vocabulary as bare keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kbextract.graph.names import Namespace
from kbextract.graph.terms import LANGUAGE, ONTO, TYPE, XSD, read_literal
from kbextract.output.subjects import Subject
from kbextract.output.turtle import TermShortener

# Beyond it a reader of JSON may lose digits.
LARGEST = 2**53

Json = str | int | bool | dict[str, str]


def write_jsonld(subjects: Iterable[Subject], namespace: Namespace) -> Iterator[str]:
    """The lines of a JSON-LD file. Texts without a mark are in the language of the reports."""
    context = {"@vocab": ONTO, "@language": LANGUAGE} | dict(namespace.prefixes)
    yield f'{{"@context": {dump_json(context)},\n"@graph": [\n'
    shortener = TermShortener(namespace.prefixes)
    joint = ""
    for subject in subjects:
        yield joint + dump_json(write_node(subject, shortener, frozenset(context)))
        joint = ",\n"
    yield "\n]}\n"


def dump_json(value: object) -> str:
    """JSON on one line, in Unicode; line separators and controls stay escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def write_node(subject: Subject, shortener: TermShortener, taken: frozenset[str]) -> dict[str, object]:
    """One node as a JSON object; `taken` are the names of prefixes, which are no keys."""
    values: dict[str, list[Json]] = {}
    for predicate, value in subject.pairs:
        if predicate == TYPE:
            values.setdefault("@type", []).append(write_key(value, shortener, taken))
        else:
            values.setdefault(write_key(predicate, shortener, taken), []).append(write_item(value, shortener))
    node: dict[str, object] = {"@id": read_iri(subject.term, shortener)}
    return node | {key: items[0] if len(items) == 1 else items for key, items in values.items()}


def write_key(term: str, shortener: TermShortener, taken: frozenset[str]) -> str:
    """A property or class: a bare word of the vocabulary, else with its prefix."""
    name = read_iri(term, shortener)
    bare = name.removeprefix("kb:")
    return name if bare in taken else bare


def read_iri(term: str, shortener: TermShortener) -> str:
    """An IRI with its prefix where it has one, without angle brackets."""
    short = shortener.shorten(term)
    return short[1:-1] if short.startswith("<") else short


def write_item(term: str, shortener: TermShortener) -> Json:
    """One object of a triple: numbers and truth values as JSON's own where nothing is lost."""
    if not term.startswith('"'):
        return {"@id": read_iri(term, shortener)}
    literal = read_literal(term)
    if literal.language:
        return literal.text if literal.language == LANGUAGE else {"@language": literal.language, "@value": literal.text}
    if literal.datatype == f"{XSD}integer" and literal.text.isdigit() and int(literal.text) < LARGEST:
        return int(literal.text)
    if literal.datatype == f"{XSD}boolean" and literal.text in ("true", "false"):
        return literal.text == "true"
    if not literal.datatype:
        return {"@value": literal.text}
    return {"@type": read_iri(f"<{literal.datatype}>", shortener), "@value": literal.text}
