"""Fact rules from YAML: what is read, and that every fault is named with its line and what to do."""

from __future__ import annotations

import pytest
from readings import list_cases

from kbextract.faults import InputFaultError
from kbextract.resources import find_resource
from kbextract.rulebook.reader import load_rule_book, read_rules
from kbextract.rulebook.record import Trigger
from kbextract.schema import load_schema

SCHEMA = load_schema(find_resource("rules"))

RULE = """fact: Visit
status: {done: held, planned: planned}
rules:
  - id: visit-sail
    title: Somebody sails to a place
    verb: [sail to, cruise]
    noun: [port call]
    roles:
      visitor: subject + with
      destination: to | in
    needs: {visitor: 1}
    set: {status: held}
    unless: {subject: [ship]}
    examples:
      - text: Wang Yi sailed to Lima.
        gives: {visitor: Wang Yi, destination: Lima, status: held}
    counterexamples:
      - text: The ship sailed to Lima.
        because: A ship pays no visit.
"""


def write_rules(folder, text, name="visit.yaml"):
    """A rules folder with one file of fact rules."""
    (folder / "facts").mkdir(exist_ok=True)
    (folder / "facts" / name).write_text(text, "utf-8")
    return folder


def read_faults(folder, text):
    """The faults of one file as (line, what, advice)."""
    _, faults = read_rules((write_rules(folder, text),), SCHEMA)
    return [(fault.line, fault.what, fault.advice) for fault in faults]


def test_a_rule_is_read_whole(tmp_path):
    """Triggers, sources, needs, constants, vetoes, modes and examples arrive as written."""
    (rule,), faults = read_rules((write_rules(tmp_path, RULE),), SCHEMA)
    assert faults == []
    assert (rule.id, rule.type, rule.line) == ("visit-sail", "Visit", 4)
    assert rule.triggers == (Trigger("sail", ("to",)), Trigger("cruise"), Trigger("call", ("port",), noun=True))
    assert rule.roles["visitor"].alternatives == (("subject", "with"),)
    assert rule.roles["destination"].alternatives == (("to",), ("in",))
    assert dict(rule.needs) == {"visitor": 1}
    assert dict(rule.constants) == {"status": "held"}
    assert rule.vetoes == {"subject": frozenset({"ship"})}
    assert dict(rule.modes) == {"done": "held", "planned": "planned"}
    assert [(example.text, example.gives is None) for example in rule.examples] == [
        ("Wang Yi sailed to Lima.", False),
        ("The ship sailed to Lima.", True),
    ]


def test_a_rule_that_says_nothing_of_needs_needs_its_first_key(tmp_path):
    """Without `needs` a fact needs the first of its key roles."""
    (rule,), _ = read_rules((write_rules(tmp_path, RULE.replace("    needs: {visitor: 1}\n", "")),), SCHEMA)
    assert dict(rule.needs) == {"visitor": 1}


def test_a_rule_may_have_modes_of_its_own(tmp_path):
    """A rule's `status` replaces the file's."""
    text = RULE.replace("    set: {status: held}\n", "    status: {ended: cancelled}\n")
    (rule,), faults = read_rules((write_rules(tmp_path, text),), SCHEMA)
    assert faults == []
    assert dict(rule.modes) == {"ended": "cancelled"}


FAULTS = {
    "an unknown key": ("    verb: [sail to, cruise]", "    verbs: [sail to, cruise]", 6, "verbs", "verb"),
    "an unknown key of a file": ("status: {done", "stattus: {done", 2, "stattus", "status"),
    "an unknown key of an example": ("        gives:", "        givs:", 15, "givs", "gives"),
    "an unknown veto": ("{subject: [ship]}", "{sujet: [ship]}", 13, "sujet", "subject"),
    "an unknown role": ("visitor: subject + with", "visiter: subject + with", 9, "visiter", "visitor"),
    "an unknown role in an example": ("gives: {visitor", "gives: {guest", 15, "guest", "visitor"),
    "an unknown role among the needs": ("needs: {visitor: 1}", "needs: [guest]", 11, "guest", "visitor"),
    "an unknown code": ("set: {status: held}", "set: {status: done}", 12, "done", "cancelled"),
    "an unknown mode": ("{done: held,", "{finished: held,", 2, "finished", "done"),
    "an unknown status": ("planned: planned}", "planned: soon}", 2, "soon", "held"),
    "an unknown type": ("fact: Visit", "fact: Vist", 1, "Vist", "Visit"),
    "a counterexample without a reason": ("        because: A ship pays no visit.\n", "", 17, "why", "because"),
    "an example that gives nothing": (
        "        gives: {visitor: Wang Yi, destination: Lima, status: held}\n", "", 15, "gives", "gives",
    ),
    "no trigger": ("    verb: [sail to, cruise]\n    noun: [port call]\n", "", 4, "trigger", "verb"),
    "no id": ("  - id: visit-sail\n    title", "  - title", 4, "id", "id"),
    "needs that are no number": ("{visitor: 1}", "{visitor: one}", 11, "one", "number"),
}  # fmt: skip
CRASHES = {"needs that are no number": "reading stops with a ValueError that names no file"}


@pytest.mark.parametrize(("old", "new", "line", "word", "hint"), list_cases(FAULTS, CRASHES))
def test_each_fault_is_told_with_its_line_and_what_to_do(tmp_path, old, new, line, word, hint):
    """A fault names the word that is wrong, stands at its line, and its advice names the right one."""
    assert old in RULE
    faults = read_faults(tmp_path, RULE.replace(old, new))
    near = [fault for fault in faults if word in fault[1] and hint in fault[2]]
    assert near, faults
    assert any(abs(fault[0] - line) <= 1 for fault in near), faults


def test_did_you_mean(tmp_path):
    """A slip of the pen is answered with the word that was meant."""
    ((_, what, advice),) = read_faults(tmp_path, RULE.replace("title: Somebody", "titel: Somebody"))
    assert "titel" in what
    assert advice == "did you mean 'title'?"


def test_a_doubled_id_names_both_places(tmp_path):
    """Two rules of one name are told with the place of the other."""
    again = RULE.partition("rules:\n")[2]
    ((_, what, advice),) = read_faults(tmp_path, RULE + again)
    assert "visit-sail" in what
    assert "visit.yaml:4" in what
    assert "rename" in advice


def test_all_faults_of_all_files_at_once(tmp_path):
    """One run names what is wrong in every file, and the good rules are read all the same."""
    write_rules(tmp_path, RULE.replace("verb: [sail", "verbs: [sail"), "a.yaml")
    write_rules(tmp_path, "fact: Visit\nfact: Visit\n", "b.yaml")
    write_rules(tmp_path, RULE.replace("visit-sail", "visit-row"), "c.yaml")
    rules, faults = read_rules((tmp_path,), SCHEMA)
    assert {fault.path.rsplit("/", 1)[-1] for fault in faults} == {"a.yaml", "b.yaml"}
    assert "visit-row" in {rule.id for rule in rules}


def test_loading_stops_on_any_fault(tmp_path):
    """A broken rule file stops the run before any work."""
    write_rules(tmp_path, RULE.replace("visitor: subject", "guest: subject"))
    with pytest.raises(InputFaultError, match="guest"):
        load_rule_book((tmp_path,), SCHEMA)


def test_a_folder_without_rules_gives_an_empty_book(tmp_path):
    """No rules are no fault: a folder may bring lists alone."""
    assert load_rule_book((tmp_path,), SCHEMA).rules == ()


def test_words_that_plain_yaml_reads_as_truth_values_stay_words(tmp_path):
    """`on`, `no` and `yes` are prepositions and words."""
    text = RULE.replace("destination: to | in", "destination: on").replace("[ship]", "[no, yes, off]")
    (rule,), faults = read_rules((write_rules(tmp_path, text),), SCHEMA)
    assert faults == []
    assert rule.roles["destination"].alternatives == (("on",),)
    assert rule.vetoes["subject"] == {"no", "yes", "off"}


def test_the_index_leads_from_trigger_words_to_rules(tmp_path):
    """Verbs and nouns are looked up apart, by their lemma."""
    book = load_rule_book((write_rules(tmp_path, RULE),), SCHEMA)
    assert set(book.verbs) == {"sail", "cruise"}
    assert set(book.nouns) == {"call"}
    assert book.get("visit-sail") is book.rules[0]
    assert book.get("visit-fly") is None


def test_rules_of_several_folders_keep_their_order(tmp_path):
    """An extending folder comes behind the one it extends."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = write_rules(tmp_path / "one", RULE.replace("visit-sail", "visit-z"))
    two = write_rules(tmp_path / "two", RULE.replace("visit-sail", "visit-a"))
    book = load_rule_book((one, two), SCHEMA)
    assert [rule.id for rule in book.rules] == ["visit-z", "visit-a"]
    assert [rule.order for rule in book.rules] == [0, 1]
