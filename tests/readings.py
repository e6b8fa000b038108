"""What the tests of the linguistic core ask of a text, each in a form that can be compared with a plain value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kbextract.clauses.record import Clause, Group
from kbextract.documents import Document
from kbextract.references.memory import Memory
from kbextract.references.resolver import Resolver

ENTITIES = ("Person", "Organization", "Country", "Place")


def list_cases(cases: Mapping[str, Any], broken: Mapping[str, str] | None = None):
    """Named cases as parameters of a test; those the core gets wrong are expected to fail, for the reason given."""
    known = broken or {}
    assert known.keys() <= cases.keys(), f"no such case: {sorted(known.keys() - cases.keys())}"
    marks = {name: [pytest.mark.xfail(reason=reason, strict=True)] for name, reason in known.items()}
    return [
        pytest.param(*(values if isinstance(values, tuple) else (values,)), id=name, marks=marks.get(name, []))
        for name, values in cases.items()
    ]


def split_text(extractor, text):
    """The sentences of a text as records."""
    return extractor.splitter.split(extractor.nlp.make_doc(text))


def cut_text(extractor, text):
    """The sentences of a text as they stand there."""
    return [text[sentence.start : sentence.end] for sentence in split_text(extractor, text)]


def list_words(extractor, text):
    """The words of a text."""
    return [word for sentence in split_text(extractor, text) for word in sentence.words]


def list_quotations(extractor, text):
    """The words of each quotation of a text, without marks of any kind, in order."""
    found: dict[int, list[str]] = {}
    for sentence in split_text(extractor, text):
        for word, number in zip(sentence.words, sentence.quotes, strict=True):
            if number and any(character.isalnum() for character in word):
                found.setdefault(number, []).append(word)
    return [" ".join(words) for _, words in sorted(found.items())]


def parse_text(extractor, text):
    """The parsed sentences of a text."""
    return extractor.parse(extractor.nlp.make_doc(text))


def list_mentions(extractor, text):
    """The mentions of a text in order."""
    return [mention for parse in parse_text(extractor, text) for mention in parse.sheet.mentions()]


def name_entities(extractor, text, *kinds):
    """The labels of what a text names, in order and without repeats; of certain kinds if any are given."""
    entities = [mention.entity for mention in list_mentions(extractor, text)]
    return list(dict.fromkeys(entity.label for entity in entities if not kinds or entity.kind in kinds))


def read_numbers(extractor, text):
    """The numbers of a text: digits, comparator and currency."""
    sentences = split_text(extractor, text)
    numbers = [number for sentence in sentences for number in extractor.numbers.read(sentence.lowers)]
    return [(number.digits, number.comparator, number.currency) for number in numbers]


def read_dates(extractor, text, today=None):
    """The dates of a text: its words, and the first and last day in ISO form, "" where they are not known."""
    found = []
    for sentence in split_text(extractor, text):
        for when in extractor.dates.read(sentence.words, sentence.lowers, today):
            first, last = when.interval or ("", "")
            found.append((" ".join(sentence.words[when.start : when.end]), str(first), str(last)))
    return found


def list_triples(extractor, text):
    """Who does what to whom, for each clause: (verb, heads of the subjects, heads of the objects), in the active.

    The verb is its lemma with its particle; heads are joined by spaces, "" where there is none.
    """
    return {
        (name_verb(clause), *spell_arguments(clause, parse.sheet.sentence.words))
        for parse in parse_text(extractor, text)
        for clause in parse.clauses
    }


def find_clause(extractor, text, verb):
    """The one clause of a text that has this verb."""
    clauses = [clause for parse in parse_text(extractor, text) for clause in parse.clauses if name_verb(clause) == verb]
    assert len(clauses) == 1, f"{len(clauses)} clauses with {verb!r} in {text!r}"
    return clauses[0]


def name_verb(clause: Clause) -> str:
    """The lemma of a clause's verb with its particle."""
    return f"{clause.verbs.lemma} {clause.verbs.particle}".strip()


def spell_arguments(clause: Clause, words: tuple[str, ...]) -> tuple[str, str]:
    """The heads of who acts and of what is acted upon; a passive is turned round."""
    agents, patients = clause.subject, clause.object
    if clause.verbs.passive:
        agents, patients = next((group for prep, group in clause.preps if prep == "by"), None), clause.subject
    return spell_heads(agents, words), spell_heads(patients, words)


def spell_heads(group: Group | None, words: tuple[str, ...]) -> str:
    """The head words of a coordination."""
    return " ".join(words[member.head] for member in group.members) if group else ""


def extract_facts(extractor, text, day=None):
    """The facts of a text."""
    return extractor.extract(Document("report", text, "report", day))


def read_records(extractor, text, kind, day=None):
    """The facts of one type as mappings from role to texts."""
    return [spell_roles(fact) for fact in extract_facts(extractor, text, day) if fact.type == kind]


def spell_roles(fact):
    """The roles of a fact as plain texts."""
    return {role: [value.text for value in values] for role, values in fact.roles}


def list_events(extractor, text):
    """The types of the facts that are no entities, in order."""
    return [fact.type for fact in extract_facts(extractor, text) if fact.type not in ENTITIES]


def resolve(extractor, text, words, sentence=-1):
    """Whom a noun group of a text means: labels of the parties, in the sentence named (the last).

    `words` are the words of the group, its possessor included, as they stand in the text.
    """
    parses = parse_text(extractor, text)
    resolver = Resolver(extractor.lexicon, Memory.build(extractor.lexicon, parses))
    parse = parses[sentence]
    starts, ends = parse.sheet.sentence.starts, parse.sheet.sentence.ends
    groups = [group for group in parse.groups if text[starts[group.first] : ends[group.end - 1]] == words]
    assert groups, f"no noun group {words!r} in {text!r}"
    return [referent.entity.label for referent in resolver.find_parties(groups[0], parse)]
