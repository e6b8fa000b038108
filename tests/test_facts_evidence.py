"""Every fact points to its words: over the sample reports and the reports of the corpus."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from readings import ENTITIES, extract_facts, list_cases

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "corpus").glob("*.txt")])
DAY = date(2022, 1, 21)
DIGITS = re.compile(r"\d+(\.\d+)?")


@pytest.fixture(scope="module")
def read_report(extractor):
    """Reads a report, each but once: its text and its facts."""

    @cache
    def read(path):
        text = path.read_text("utf-8")
        return text, extract_facts(extractor, text, DAY)

    return read


@pytest.fixture(scope="module", params=REPORTS, ids=[path.stem for path in REPORTS])
def report(request, read_report):
    """One report: its text and its facts."""
    return read_report(request.param)


def test_every_quote_stands_at_its_offsets(report):
    """The words of a fact and of each of its values are found where the span says."""
    text, facts = report
    spans = [span for fact in facts for span in fact.evidence]
    spans += [value.span for fact in facts for _, values in fact.roles for value in values if value.span]
    assert spans
    assert [span for span in spans if text[span.start : span.end] != span.quote or not span.quote.strip()] == []


def test_no_fact_is_without_words(report):
    """Each fact has evidence, a rule and a trigger, and the trigger stands in the text."""
    text, facts = report
    assert [fact for fact in facts if not fact.evidence or not fact.rules or fact.trigger not in text] == []


def test_roles_are_those_of_the_fact_table(extractor, report):
    """Roles stand in the order of the table, none is empty, and codes are of the closed lists."""
    for fact in report[1]:
        table = extractor.schema[fact.type]
        names = [role for role, _ in fact.roles]
        assert names == [role.name for role in table.roles if role.name in names]
        for name, values in fact.roles:
            role = table.get_role(name)
            assert values
            assert all(value.text.strip() for value in values)
            assert not role.codes or {value.text for value in values} <= set(role.codes), (fact.type, name, values)
            assert role.kind != "number" or all(DIGITS.fullmatch(value.text) for value in values), (fact.type, values)


def test_actors_and_places_are_entities(extractor, report):
    """What fills a role of an actor or a place has an entity whose label is what is printed."""
    for fact in report[1]:
        for name, values in fact.roles:
            kind = extractor.schema[fact.type].get_role(name).kind
            if kind in ("actor", "place"):
                assert all(value.entity is not None and value.entity.label == value.text for value in values), (
                    fact.type,
                    name,
                    values,
                )


@pytest.mark.parametrize(
    "report",
    list_cases(
        {path.stem: path for path in REPORTS},
        {"ukraine-2021-december": "a demand is made of NATO twice"},
    ),
    indirect=True,
    scope="module",
)
def test_a_role_never_holds_one_value_twice(report):
    """Values of one role are distinct."""
    for fact in report[1]:
        for _, values in fact.roles:
            texts = [value.text for value in values]
            assert len(texts) == len(set(texts)), fact


def test_days_are_an_interval(report):
    """The earliest day is not behind the latest, and neither is known alone."""
    for fact in report[1]:
        assert (fact.earliest is None) == (fact.latest is None)
        assert fact.earliest is None or fact.earliest <= fact.latest


def test_each_entity_is_named_once(report):
    """One person, body, state or place is one fact, and every label is somewhere in a mention."""
    named = [(fact.type, fact.get("label")[0].text) for fact in report[1] if fact.type in ENTITIES]
    assert len(named) == len(set(named))


def test_facts_come_in_their_order(extractor, report):
    """Entities first, then events in the order of the fact table."""
    order = list(extractor.schema)
    events = [fact.type for fact in report[1] if fact.type not in ENTITIES]
    assert [fact.type in ENTITIES for fact in report[1]] == sorted(
        (fact.type in ENTITIES for fact in report[1]), reverse=True
    )
    assert events == sorted(events, key=order.index)
