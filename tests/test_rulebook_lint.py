"""The lint: every fault of a folder in one run, sorted, with file and line; the shipped rules have none."""

from __future__ import annotations

import shutil

import pytest

from kbextract.lexicon.lexicon import load_lexicon
from kbextract.resources import find_resource
from kbextract.rulebook.lint import check_examples, check_shadows, check_style, check_triggers, lint_rules
from kbextract.rulebook.reader import read_rules
from kbextract.schema import load_schema

SHIPPED = find_resource("rules")
SCHEMA = load_schema(SHIPPED)

RULE = """  - id: {id}
    title: Somebody sails to a place
    verb: [{verb}]
    roles: {{visitor: subject, destination: to}}
    examples:
      - {{text: Wang Yi sailed to Lima., gives: {{visitor: Wang Yi}}}}
      - {{text: Wang Yi sailed to Callao., gives: {{visitor: Wang Yi}}}}
      - {{text: Wang Yi will sail to Lima., gives: {{visitor: Wang Yi}}}}
    counterexamples:
      - {{text: The ship sailed to Lima., because: A ship pays no visit.}}
      - {{text: The ship sailed well., because: Nowhere.}}
"""
HEAD = "fact: Visit\nstatus: {done: held}\nrules:\n"


@pytest.fixture(scope="module")
def words():
    """The shipped dictionary."""
    return load_lexicon(SHIPPED / "lexicon").words


def write_rule(folder, verb="sail to", rule_id="visit-sail", text=RULE):
    """The one rule of a folder."""
    (folder / "facts").mkdir(exist_ok=True)
    (folder / "facts" / "visit.yaml").write_text(HEAD + text.format(id=rule_id, verb=verb), "utf-8")
    (rule,), faults = read_rules((folder,), SCHEMA)
    assert not faults
    return rule


def test_a_good_rule_has_no_fault(tmp_path, words):
    """Three examples, two counterexamples, a title and known words are enough."""
    rule = write_rule(tmp_path)
    assert [*check_examples(rule), *check_triggers(rule, words), *check_style(rule), *check_shadows([rule])] == []


def test_a_trigger_that_is_no_word(tmp_path, words):
    """A misspelt trigger would never fire."""
    (fault,) = check_triggers(write_rule(tmp_path, verb="saill to"), words)
    assert "saill" in fault.what
    assert fault.line == 4


def test_too_few_examples(tmp_path):
    """Each rule shows what it finds and what it leaves alone."""
    text = "\n".join(line for line in RULE.splitlines() if "Callao" not in line and "Nowhere" not in line)
    faults = [fault.what for fault in check_examples(write_rule(tmp_path, text=text))]
    assert faults == ["visit-sail has 2 examples", "visit-sail has 1 counterexamples"]


def test_an_example_that_stands_twice(tmp_path):
    """The same sentence again shows nothing new."""
    (fault,) = check_examples(write_rule(tmp_path, text=RULE.replace("Callao", "Lima")))
    assert "twice" in fault.what


def test_an_id_that_does_not_begin_with_its_type(tmp_path):
    """An id tells the fact type."""
    (fault,) = check_style(write_rule(tmp_path, rule_id="sailing"))
    assert "visit" in fault.what + fault.advice


def test_a_rule_that_another_shadows(tmp_path):
    """A later rule with the same trigger, conditions and roles can never win, and the lint says so."""
    first = write_rule(tmp_path)
    second = write_rule(tmp_path, rule_id="visit-cruise")
    (fault,) = check_shadows([first, second])
    assert "visit-cruise is shadowed by visit-sail" in fault.what


def test_the_lint_names_all_faults_in_order(tmp_path):
    """Faults of form and of sense come together, sorted by file and line."""
    folder = tmp_path / "rules"
    shutil.copytree(SHIPPED / "lexicon", folder / "lexicon")
    shutil.copy(SHIPPED / "types.yaml", folder)
    (folder / "facts").mkdir()
    wrong = RULE.format(id="trip", verb="saill to") + RULE.format(id="visit-two", verb="row to").replace(
        "title", "titel"
    )
    (folder / "facts" / "visit.yaml").write_text(HEAD + wrong, "utf-8")
    (folder / "facts" / "aid.yaml").write_text("fact: Adi\n", "utf-8")
    faults = lint_rules(folder)
    assert list(faults) == sorted(faults)
    said = "\n".join(map(str, faults))
    for word in ("aid.yaml:1", "Adi", "saill", "'trip'", "titel", "visit-two has no title"):
        assert word in said
    assert all(fault.line for fault in faults)


def test_a_broken_lexicon_is_a_fault_too(tmp_path):
    """The lint does not crash where it cannot read the word lists."""
    folder = tmp_path / "rules"
    shutil.copytree(SHIPPED / "lexicon", folder / "lexicon")
    shutil.copy(SHIPPED / "types.yaml", folder)
    (folder / "lexicon" / "words.yaml").write_text("a: [b\n", "utf-8")
    (fault,) = lint_rules(folder)
    assert fault.path.endswith("words.yaml")


@pytest.mark.xfail(
    reason="triggers that the dictionary lacks (warship, warplane), and rules said to be shadowed", strict=True
)
def test_the_shipped_rules_have_no_fault():
    """What is shipped passes its own lint."""
    assert [str(fault) for fault in lint_rules(SHIPPED)] == []
