"""The lint: every fault of a folder in one run, sorted, with file and line; the shipped rules have none."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner

from kbextract.cli import app
from kbextract.lexicon.lexicon import load_lexicon
from kbextract.resources import find_resource
from kbextract.rulebook.lint import (
    check_examples,
    check_style,
    check_triggers,
    inspect_rules,
    lint_rules,
    note_triggers,
)
from kbextract.rulebook.reader import read_rules
from kbextract.rulebook.shadows import check_shadows
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


@pytest.mark.parametrize(
    ("wrong", "right"), [("saill", "sail"), ("rwo", "row"), ("depat", "depart"), ("vosit", "visit")]
)
def test_the_word_that_was_meant(tmp_path, words, wrong, right):
    """A letter too many, two exchanged, one missing, one wrong."""
    (fault,) = check_triggers(write_rule(tmp_path, verb=wrong), words)
    assert right in fault.advice


KNOWN = ("warship", "warplane", "warhead", "gunship", "peacekeeper", "roundtable", "face-to-face", "january")


@pytest.mark.parametrize("word", KNOWN)
def test_compounds_of_known_words_are_words(tmp_path, words, word):
    """What the dictionary lacks and the word lists have, or what ends in a known word, needs no remark."""
    rule = write_rule(tmp_path, verb=word)
    assert [*check_triggers(rule, words), *note_triggers(rule, words)] == []


@pytest.mark.parametrize("word", ["gendarme", "tete-a-tete"])
def test_a_rare_trigger_is_noted(tmp_path, words, word):
    """What no list knows and what resembles no word may be right: a note, no fault."""
    rule = write_rule(tmp_path, verb=word)
    assert list(check_triggers(rule, words)) == []
    (note,) = note_triggers(rule, words)
    assert word in note.what


def test_notes_leave_the_exit_status_alone(tmp_path):
    """Faults go to standard output with status 1; a note goes to standard error."""
    folder = tmp_path / "rules"
    shutil.copytree(SHIPPED / "lexicon", folder / "lexicon")
    shutil.copy(SHIPPED / "types.yaml", folder)
    write_rule(folder, verb="gendarme")
    assert inspect_rules(folder).faults == ()
    answer = CliRunner().invoke(app, ["rules", "lint", str(folder)])
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert "note: " in answer.stderr
    assert "no faults" in answer.stderr


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


def find_shadows(folder, first, second):
    """What is said of two rules in this order; each is the common rule with a line changed."""
    one = RULE.format(id="visit-one", verb="sail, row")
    two = RULE.format(id="visit-two", verb="sail, row")
    (folder / "facts").mkdir()
    text = HEAD + one.replace(*first) + two.replace(*second)
    (folder / "facts" / "visit.yaml").write_text(text, "utf-8")
    rules, faults = read_rules((folder,), SCHEMA)
    assert not faults
    return [fault.what for fault in check_shadows(rules)]


SAME = ("title", "title")
VERB = "    verb: [sail, row]"
ROLES = "visitor: subject, destination: to"
SHADOWED = {
    "the same": (SAME, SAME),
    "fewer triggers": (SAME, (VERB, "    verb: [row]")),
    "a condition more": (SAME, (VERB, f"{VERB}\n    subject: [man]")),
    "a veto more": (SAME, (VERB, f"{VERB}\n    unless: {{object: [race]}}")),
    "a need more": (SAME, (VERB, f"{VERB}\n    needs: [visitor, destination]")),
    "a narrower condition": (
        (VERB, f"{VERB}\n    object: [boat, canoe]"),
        (VERB, f"{VERB}\n    object: [canoe]"),
    ),
    "a wider veto": (
        (VERB, f"{VERB}\n    unless: {{object: [race]}}"),
        (VERB, f'{VERB}\n    unless: {{object: ["*"]}}'),
    ),
}
OPEN = {
    "another trigger": (SAME, (VERB, "    verb: [sail, fly]")),
    "other sources": (SAME, (ROLES, "visitor: subject, destination: in")),
    "other roles": (SAME, (ROLES, "visitor: subject, destination: to, date: when")),
    "another status": (SAME, (VERB, f"{VERB}\n    status: {{done: planned}}")),
    "another mode": (SAME, (VERB, f"{VERB}\n    status: {{ended: cancelled}}")),
    "another constant": (SAME, (VERB, f"{VERB}\n    set: {{status: held}}")),
    "an earlier subject": ((VERB, f"{VERB}\n    subject: [man]"), SAME),
    "an earlier object": ((VERB, f"{VERB}\n    object: [boat]"), (VERB, f"{VERB}\n    object: [boat, canoe]")),
    "an earlier modifier": ((VERB, f"{VERB}\n    modifier: [new]"), SAME),
    "an earlier governor": ((VERB, f"{VERB}\n    governor: [make]"), SAME),
    "an earlier word": ((VERB, f"{VERB}\n    says: {{word: [sea]}}"), SAME),
    "an earlier veto": ((VERB, f"{VERB}\n    unless: {{object: [race]}}"), SAME),
    "earlier needs": ((VERB, f"{VERB}\n    needs: [visitor, destination]"), SAME),
    "an earlier veto of a mode": ((VERB, f"{VERB}\n    unless: {{status: [done]}}"), SAME),
}


@pytest.mark.parametrize(("first", "second"), SHADOWED.values(), ids=SHADOWED)
def test_a_rule_that_adds_nothing_is_shadowed(tmp_path, first, second):
    """An earlier rule with all its triggers, no stronger conditions and the same sources finds all that it finds."""
    (what,) = find_shadows(tmp_path, first, second)
    assert "visit-two is shadowed by visit-one" in what


@pytest.mark.parametrize(("first", "second"), OPEN.values(), ids=OPEN)
def test_a_rule_that_finds_more_is_not_shadowed(tmp_path, first, second):
    """A trigger, a source, a status or room that the earlier rule lacks is reason enough."""
    assert find_shadows(tmp_path, first, second) == []


def test_noun_triggers_are_named_as_they_are_read(tmp_path):
    """The head of a compound stands last."""
    nouns = (VERB, "    noun: [port call]")
    (what,) = find_shadows(tmp_path, nouns, nouns)
    assert "'port call'" in what


def test_the_whole_rule_of_the_handbook_is_the_shipped_one():
    """The example in the README of the rules keeps step with its file: every line of it stands there."""
    example = (SHIPPED / "README.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    shipped = (SHIPPED / "facts" / "sanction.yaml").read_text("utf-8")
    assert "id: sanction-verb" in example
    rule = shipped.partition("  - id: sanction-verb")[2].partition("  - id:")[0]
    head = shipped.partition("  - id:")[0]
    assert [
        line for line in example.splitlines() if line not in (head + "  - id: sanction-verb" + rule).splitlines()
    ] == []
    keys = [line for line in rule.partition("    examples:")[0].splitlines() if line.strip()]
    assert [line for line in keys if line not in example.splitlines()] == []


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


def test_the_shipped_rules_have_no_fault():
    """What is shipped passes its own lint."""
    assert [str(fault) for fault in lint_rules(SHIPPED)] == []
