"""The lexicon as files: a broken one is a letter with file and line, all faults of all files at once."""

from __future__ import annotations

import shutil

import pytest
from readings import list_cases

from kbextract.faults import InputFaultError
from kbextract.lexicon.gazetteer import Gazetteer
from kbextract.lexicon.lexicon import load_given_names, load_lexicon, load_reporting
from kbextract.resources import find_resource
from kbextract.yamlfile import parse_yaml


@pytest.fixture
def lists(tmp_path):
    """A copy of the shipped word lists, to be broken."""
    return shutil.copytree(find_resource("rules") / "lexicon", tmp_path / "lexicon")


def read_faults(folder):
    """The faults of a lexicon folder as (file name, line)."""
    with pytest.raises(InputFaultError) as raised:
        load_lexicon(folder)
    return [(fault.path.rsplit("/", 1)[-1], fault.line) for fault in raised.value.faults]


def test_a_doubled_heading_is_a_fault_with_its_line(lists):
    """A heading that stands twice would lose the words of the first."""
    (lists / "patterns.yaml").write_text("locative: [in]\nheads: [lake]\nlocative: [at]\n", "utf-8")
    assert read_faults(lists) == [("patterns.yaml", 3)]


def test_a_file_that_is_no_yaml_is_a_fault_with_its_line(lists):
    """The line of the mark that cannot be read is named."""
    (lists / "reporting.yaml").write_text("verbs:\n  statement: [say, tell\nnouns: {}\n", "utf-8")
    ((name, line),) = read_faults(lists)
    assert name == "reporting.yaml"
    assert line >= 2


def test_a_missing_file_is_a_fault(lists):
    """Each list must be there."""
    (lists / "given-names.yaml").unlink()
    assert read_faults(lists) == [("given-names.yaml", 0)]


def test_faults_of_several_files_are_named_at_once(lists):
    """One run names every broken file."""
    (lists / "given-names.yaml").unlink()
    (lists / "words.yaml").write_bytes(b"\xff\xfe\xff")
    (lists / "states.yaml").write_text("- iso: ND\n", "utf-8")
    assert {name for name, _ in read_faults(lists)} == {"given-names.yaml", "words.yaml", "states.yaml"}


WRONG = {
    "a word for a number": ("words.yaml", "determiners: [the]\nnumbers: {one: uno}\nmultipliers: {}\npronouns: {}\n"),
    "a heading that is missing": ("words.yaml", "determiners: [the]\nnumbers: {one: 1}\n"),
    "a table in a list": ("positions.yaml", "heads: {public: {office: minister}}\n"),
    "a list for a table": ("reporting.yaml", "verbs: [say, tell]\n"),
    "a list of names for a table": ("given-names.yaml", "- Anna\n- Omar\n"),
}


@pytest.mark.parametrize(("name", "content"), list_cases(WRONG))
def test_a_list_of_the_wrong_shape_is_a_fault_and_no_crash(lists, name, content):
    """A table where a list belongs, or a word where a number belongs, is told with its place."""
    (lists / name).write_text(content, "utf-8")
    ((where, line),) = read_faults(lists)
    assert where == name
    assert line >= 1


def test_reporting_words_know_their_stance():
    """A reporting verb leads to its stance, verbs and nouns apart."""
    node = parse_yaml("verbs: {denial: [deny]}\nnouns: {pledge: [vow]}\nquote only: [laugh]\n", "reporting.yaml")
    reporting = load_reporting(node)
    assert reporting.verbs == {"deny": "denial"}
    assert reporting.nouns == {"vow": "pledge"}
    assert "laugh" in reporting.quote_only


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [
        ("say", "statement"),
        ("deny", "denial"),
        ("accuse", "accusation"),
        ("warn", "warning"),
        ("pledge", "pledge"),
        ("urge", "appeal"),
        ("demand", "demand"),
        ("predict", "prediction"),
        ("reject", "rejection"),
        ("believe", "belief"),
    ],
)
def test_the_shipped_reporting_verbs(extractor, lemma, stance):
    """Each kind of speech act has its plainest verb."""
    assert extractor.lexicon.reporting.verbs[lemma] == stance


def test_first_names_tell_a_sex_or_none():
    """A name for either sex is known and tells nothing."""
    given = load_given_names(
        parse_yaml("male: [Omar]\nfemale: [Anna]\neither: [Robin]\nwords for women: [Grace]\n", "given")
    )
    assert [given.sex(name) for name in ("Omar", "Anna", "Robin", "Grace", "Zug")] == [
        "male",
        "female",
        "",
        "female",
        "",
    ]
    assert given.knows("Robin")
    assert not given.knows("Zug")


def test_the_gazetteer_knows_towns_of_every_continent(extractor):
    """A town is found by its English name; an invented one is not."""
    gazetteer = extractor.lexicon.gazetteer
    assert isinstance(gazetteer, Gazetteer)
    found = {name: gazetteer.find(name) for name in ("Goma", "Kharkiv", "Mandalay", "Arequipa", "Cairns", "Toronto")}
    assert {name: entry[1] for name, entry in found.items()} == {
        "Goma": "CD", "Kharkiv": "UA", "Mandalay": "MM", "Arequipa": "PE", "Cairns": "AU", "Toronto": "CA",
    }  # fmt: skip
    assert gazetteer.find("Zibbleford") is None
