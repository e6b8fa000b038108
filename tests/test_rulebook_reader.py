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
    "needs of two in a word": ("{visitor: 1}", "{visitor: two}", 11, "two", "number"),
    "needs of nobody": ("{visitor: 1}", "{visitor: 0}", 11, "'0'", "number"),
    "needs that no role fills": ("    needs: {visitor: 1}", "    needs: [visitor, place]", 11, "place", "roles"),
    "needs that only a constant fills": ("needs: {visitor: 1}", "needs: [status]", 11, "status", "under `roles:`"),
    "the first key, which no role fills": (
        "      visitor: subject + with\n      destination: to | in\n    needs: {visitor: 1}\n",
        "      destination: to | in\n", 4, "visitor", "under `roles:`",
    ),
    "an unknown source": ("visitor: subject + with", "visitor: subjct + with", 9, "subjct", "subject"),
    "a source that resembles none": ("destination: to | in", "destination: to | zzz", 10, "zzz", "preposition"),
    "a preposition that is none": ("destination: to | in", "destination: towrds", 10, "towrds", "towards"),
    "a word that is no preposition": ("destination: to | in", "destination: hosting", 10, "hosting", "preposition"),
    "an empty alternative": ("destination: to | in", "destination: to |", 10, "''", "preposition"),
    "half a source": ("visitor: subject + with", "visitor: of object", 9, "of object", "object"),
    "a place as an actor": ("visitor: subject + with", "visitor: where", 9, "where", "owner"),
    "an actor as a place": ("destination: to | in", "destination: names", 10, "names", "where"),
    "a date from a preposition": ("destination: to | in", "date: on", 10, "'on'", "when"),
    "a saying's source without a saying": ("visitor: subject + with", "visitor: speaker", 9, "speaker", "saying"),
    "an unknown stance": ("    verb: [sail to, cruise]", "    saying: [demad]", 6, "demad", "demand"),
    "a code that an example cannot give": ("Lima, status: held}", "Lima, status: done}", 16, "done", "cancelled"),
    "an unknown mode among the vetoes": ("{subject: [ship]}", "{status: [finished]}", 13, "finished", "done"),
    "a condition with capitals": ("{subject: [ship]}", "{subject: [NATO]}", 13, "NATO", "nato"),
    "a trigger with capitals": ("[sail to, cruise]", "[sail to, Cruise]", 6, "Cruise", "cruise"),
    "an empty trigger": ("[sail to, cruise]", '[sail to, ""]', 6, "empty", "remove"),
    "a head of three words": ("{subject: [ship]}", "{subject: [air force base]}", 13, "air force base", "pairs"),
    "a modifier of two words": ("{subject: [ship]}", "{modifier: [very big]}", 13, "very big", "single"),
    "a verb of two words": ("{subject: [ship]}", "{verb: [cut off]}", 13, "cut off", "single"),
    "a star that is no veto of objects": ("{subject: [ship]}", '{subject: ["*"]}', 13, "'*'", "object"),
    "a modal that is asked of a verb": ("    set:", "    says: {modal: [will]}\n    set:", 12, "modal", "saying"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "word", "hint"), list_cases(FAULTS))
def test_each_fault_is_told_with_its_line_and_what_to_do(tmp_path, old, new, line, word, hint):
    """A fault names the word that is wrong, stands at its line, and its advice names the right one."""
    assert old in RULE
    faults = read_faults(tmp_path, RULE.replace(old, new))
    near = [fault for fault in faults if word in fault[1] and hint in fault[2]]
    assert near, faults
    assert any(abs(fault[0] - line) <= 1 for fault in near), faults


SAYING = """fact: Denial
status: {negated: ""}
rules:
  - id: denial-so
    title: Somebody says that it is not so
    saying: [statement]
    says: {word: [no plans], subject: own, negated: no, quoted: yes, modal: [will]}
    roles:
      by: speaker
      content: content
    unless: {verb: [walk]}
"""
SAYING_FAULTS = {
    "a word of three": ("[no plans]", "[nothing to do]", "nothing to do", "pairs"),
    "a word with capitals": ("[no plans]", "[NATO]", "NATO", "nato"),
    "whose doing": ("subject: own", "subject: mine", "mine", "own or other"),
    "negated or not": ("negated: no", "negated: never", "never", "yes or no"),
    "quoted or not": ("quoted: yes", "quoted: true", "true", "yes or no"),
    "a modal": ("modal: [will]", "modal: [wil]", "wil", "will"),
    "an unknown key": ("subject: own", "sujet: own", "sujet", "subject"),
}


def test_a_good_saying_has_no_fault(tmp_path):
    """The rule from which the next test makes faulty ones."""
    assert read_faults(tmp_path, SAYING) == []


@pytest.mark.parametrize(("old", "new", "word", "hint"), list_cases(SAYING_FAULTS))
def test_what_is_asked_of_a_saying_is_checked(tmp_path, old, new, word, hint):
    """Keys and values under `says` are held against those that the engine knows."""
    assert old in SAYING
    ((line, what, advice),) = read_faults(tmp_path, SAYING.replace(old, new))
    assert line == 7
    assert word in what
    assert hint in advice


SOURCES = (
    "subject", "object", "owner", "names", "indirect object", "company", "trigger", "subject of clause",
    "subject of governor", "object of governor", "owner of object", "owner of subject", "names of object",
    "names of of of object", "names of by", "on of object", "against of subject", "ahead of", "with + between",
)  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_the_sources_of_an_actor(tmp_path, source):
    """All that the engine can find parties in is accepted."""
    assert read_faults(tmp_path, RULE.replace("visitor: subject + with", f"visitor: {source}")) == []


COUNTED = """fact: Sanction
rules:
  - id: sanction-count
    title: Somebody sanctions a number
    verb: [sanction]
    roles:
      by: subject
{roles}
    examples:
      - text: Chad sanctioned four judges.
        gives: {{by: Chad, count: "4"}}
"""


@pytest.mark.parametrize(
    "roles",
    ["      count: how many of object", "      against: on\n      count: how many of against", "      count: number"],
)
def test_what_is_counted(tmp_path, roles):
    """The number of a source, of a role that stands above, or of the trigger's own group."""
    assert read_faults(tmp_path, COUNTED.format(roles=roles)) == []


def test_a_role_is_counted_below_its_place(tmp_path):
    """Roles are bound in order, so what is counted stands first."""
    roles = "      count: how many of against\n      against: on"
    ((line, what, advice),) = read_faults(tmp_path, COUNTED.format(roles=roles))
    assert line == 8
    assert "against" in what
    assert "below" in advice


def test_prepositions_and_stances_come_from_the_word_lists_of_the_folder(tmp_path):
    """A folder with word lists of its own decides what a preposition is."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "words.yaml").write_text("prepositions: [with, yonder]\ncompound prepositions: []", "utf-8")
    (fault,) = read_faults(tmp_path, RULE.replace("to | in", "yonder | in"))
    assert "'in'" in fault[1]


def test_word_lists_that_cannot_be_read_are_the_lexicons_business(tmp_path):
    """The rules are then held against the built-in lists."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "words.yaml").write_text("prepositions: [with\n", "utf-8")
    assert read_faults(tmp_path, RULE) == []


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
