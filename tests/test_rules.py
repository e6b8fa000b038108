"""The examples of the shipped rules, each a test: an example gives its record, a counterexample nothing of its rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kbextract.facts.trials import try_rule
from kbextract.resources import find_resource
from kbextract.rulebook.lint import COUNTEREXAMPLES, EXAMPLES
from kbextract.rulebook.reader import read_rules
from kbextract.schema import load_schema

SHIPPED = find_resource("rules")
RULES, _ = read_rules((SHIPPED,), load_schema(SHIPPED))  # reads YAML alone; what is wrong with it the lint's test says

# Sentences on which a rule is known to fail, with the reason; each is expected to fail until it is mended.
BROKEN: dict[str, str] = {}


def list_trials():
    """A parameter for each example and counterexample of each rule."""
    for rule in RULES:
        counts = {"example": 0, "counterexample": 0}
        for example in rule.examples:
            kind = "counterexample" if example.gives is None else "example"
            counts[kind] += 1
            reason = BROKEN.get(example.text)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(rule, example, id=f"{rule.id}-{kind}-{counts[kind]}", marks=marks)


@pytest.mark.parametrize(("rule", "example"), list(list_trials()))
def test_the_example_of_a_rule(extractor, rule, example):
    """The sentence gives what the rule's author says."""
    (trial,) = try_rule(replace(rule, examples=(example,)), extractor)
    assert trial.passed, f"{trial.path}:{trial.line}: {trial.text} {trial.message}"


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_shows_what_it_finds_and_what_it_leaves(rule):
    """At least three examples and two counterexamples, each counterexample with its reason."""
    examples = [example for example in rule.examples if example.gives is not None]
    others = [example for example in rule.examples if example.gives is None]
    assert len(examples) >= EXAMPLES >= 3
    assert len(others) >= COUNTEREXAMPLES >= 2
    assert all(example.because for example in others)


def test_every_type_of_the_fact_table_has_a_rule(extractor):
    """No event type is without a rule, and no rule without a type."""
    entities = {"Person", "Organization", "Country", "Place"}
    assert {rule.type for rule in RULES} == set(extractor.schema) - entities


def test_the_extractor_has_every_rule(extractor):
    """What is read at collection is what runs."""
    assert {rule.id for rule in extractor.book.rules} == {rule.id for rule in RULES}


def test_no_list_of_broken_sentences_outlives_its_sentences():
    """A sentence that is no longer an example is no longer excused."""
    texts = {example.text for rule in RULES for example in rule.examples}
    assert set(BROKEN) <= texts
