"""Bad input: a clear letter with path and line, the right exit status, nothing lost, nothing half written."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from fake_reader import FakeReader

from kbextract.cli import app
from kbextract.pipeline import extraction
from kbextract.resources import find_resource

# The library calls its own older names while it parses named graphs.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

MEETING = "Anna Berg met Omar Haddad in Lakeview. The weather was fine."
# What standard error holds besides letters: the tables of the summary.
LETTER = re.compile(r"^[^\s:][^:]*:(?:\d+:)? .+$")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An own folder to work in, with one good report; what is read is read by the stand-in."""
    monkeypatch.setattr(extraction, "Extractor", FakeReader)
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    Path("reports/good.txt").write_text(f"date: 2022-01-21\n\n{MEETING}")
    return tmp_path


def call(*arguments):
    """What comes of a command line. No error may escape, and no letter may hold a traceback."""
    answer = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert answer.exception is None or isinstance(answer.exception, SystemExit)
    assert "Traceback" not in answer.output
    return answer


def list_letters(answer):
    """The letters on standard error."""
    return [line for line in answer.stderr.splitlines() if LETTER.match(line)]


BAD_REPORTS = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t ", "is empty"),
    "binary.txt": (bytes(range(256)) * 40, "is a binary file"),
    "page.html": (b"<html><body></body></html>", "no text found"),
    "header.txt": (b"title: Nothing\ndate: 2022-01-21\n\n", "has a header and no text"),
}


@pytest.mark.parametrize("name", BAD_REPORTS)
def test_bad_report_is_told_and_the_others_are_done(home, name):
    """The good report beside it is in the knowledge base; exit status 1."""
    content, words = BAD_REPORTS[name]
    Path("reports", name).write_bytes(content)
    answer = call("run", "reports", "-o", "kb.ttl")
    assert answer.exit_code == 1
    (letter,) = list_letters(answer)
    assert letter.startswith(f"reports/{name}")
    assert words in letter
    assert '"good"' in (home / "kb.ttl").read_text()
    assert re.search(r"documents failed +1$", answer.stderr, re.M)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Eva Lind met \x00 Jon Falk.\nSecond line.", "reports/odd.txt:1: holds 1 NUL character"),
        (b"First line.\nEva Lind met \xff Jon Falk.", "reports/odd.txt:2: 1 place cannot be read as UTF-8"),
    ],
)
def test_damaged_report_is_told_and_read(home, content, words):
    """What can be mended is mended: the report is in the knowledge base, and the letter names the line."""
    Path("reports/odd.txt").write_bytes(content)
    answer = call("run", "reports", "-o", "kb.ttl")
    assert answer.exit_code == 1
    assert any(letter.startswith(words) for letter in list_letters(answer))
    assert '"odd"' in (home / "kb.ttl").read_text()


def test_bad_record_is_told_with_its_line(home):
    """One broken line of a file of records costs that record alone."""
    lines = [
        '{"id": "r1", "text": "Eva Lind met Jon Falk."}',
        '{"id": "r2", "text": ',
        '{"id": "r3", "text": "Nobody."}',
    ]
    Path("reports/records.jsonl").write_text("\n".join(lines))
    answer = call("run", "reports", "-o", "kb.ttl")
    assert answer.exit_code == 1
    assert any(letter.startswith("reports/records.jsonl:2: ") for letter in list_letters(answer))
    text = (home / "kb.ttl").read_text()
    assert '"r1"' in text
    assert '"r3"' in text


def test_report_that_breaks_the_program_costs_itself_alone(home):
    """An error inside the program is told in one line, and the others are done."""
    Path("reports/hard.txt").write_text("BREAK this.")
    answer = call("run", "reports", "-o", "kb.ttl")
    assert answer.exit_code == 1
    (letter,) = list_letters(answer)
    assert letter.startswith("reports/hard.txt: is left out")
    assert '"good"' in (home / "kb.ttl").read_text()


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        (["nowhere"], "nowhere: does not exist"),
        (["void"], "void: holds no reports"),
        (["notes.pdf"], "notes.pdf: has the unknown suffix"),
        (["empty.txt"], "empty.txt: is empty"),
    ],
)
def test_nothing_to_read_is_bad_input(home, inputs, words):
    """Without a single report nothing is written, and the exit status is 2."""
    Path("void").mkdir()
    Path("notes.pdf").write_text("x")
    Path("empty.txt").write_text("")
    answer = call("run", *inputs, "-o", "kb.ttl")
    assert answer.exit_code == 2
    first, last = list_letters(answer)
    assert first.startswith(words)
    assert last.startswith("the input: no report in it can be read")
    assert not (home / "kb.ttl").exists()


def test_missing_input_beside_a_good_one_is_a_finding(home):
    """What is there is done."""
    answer = call("run", "reports", "nowhere", "-o", "kb.ttl")
    assert answer.exit_code == 1
    assert (home / "kb.ttl").exists()


@pytest.mark.parametrize("output", ["no/such/kb.ttl", "reports", "reports/good.txt/kb.ttl", "kb.docx", "kb"])
@pytest.mark.usefixtures("home")
def test_unwritable_output_is_told_before_any_work(monkeypatch, output):
    """No rules are loaded and no report is read for an output that cannot be written."""
    loaded = []
    monkeypatch.setattr(FakeReader, "load", lambda *_: loaded.append(1))
    answer = call("run", "reports", "-o", output)
    assert answer.exit_code == 2
    (letter,) = list_letters(answer)
    assert letter.startswith(f"{output}: ")
    assert loaded == []
    assert sorted(path.name for path in Path().iterdir()) == ["reports"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("run",),
        ("run", "reports", "--date", "yesterday"),
        ("run", "reports", "--jobs", "0"),
        ("run", "reports", "--format", "pdf"),
        ("run", "reports", "--rules", "nowhere"),
        ("run", "reports", "--extend", "nowhere"),
        ("run", "reports", "--shapes", "nowhere"),
        ("facts",),
        ("explain", "kb.ttl"),
        ("rules", "lint", "nowhere"),
        ("rules", "test", "nowhere"),
        ("nonsense",),
    ],
)
@pytest.mark.usefixtures("home")
def test_wrong_use_is_status_2(wrong):
    """The usage is told, and nothing is done."""
    answer = call(*wrong)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert "Usage: " in answer.stderr


NO_RDF = {
    "words.ttl": ("These are words.\nAnd more.", "words.ttl:1: is no RDF"),
    "name.ttl": ("@prefix a: <https://example.org/> .\na:b a:c a:d .\na:e b:f a:g .", "name.ttl:3: is no RDF"),
    "cut.ttl": ("@prefix a: <https://example.org/> .\na:b a:c a:d .\na:e a:f", "cut.ttl: is no RDF"),
    "cut.jsonld": ('{"@context": {},\n "@graph": [', "cut.jsonld:2: is no RDF"),
    "cut.nt": ("<https://example.org/a> <https://example.org/b> .\n", "cut.nt:1: is no RDF"),
}


@pytest.mark.parametrize("name", NO_RDF)
@pytest.mark.parametrize("command", [("facts",), ("validate",), ("query", "meetings"), ("explain", "m1")])
@pytest.mark.usefixtures("home")
def test_graph_that_is_no_rdf_is_told_with_its_line(name, command):
    """Every command that reads a graph says which file and which line is wrong."""
    text, words = NO_RDF[name]
    Path(name).write_text(text)
    answer = call(command[0], name, *command[1:])
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.startswith(words)


@pytest.mark.parametrize("command", [("facts",), ("validate",), ("query", "meetings"), ("explain", "m1")])
@pytest.mark.usefixtures("home")
def test_missing_graph_is_told(command):
    """A path that is not there is told by its name."""
    answer = call(command[0], "nowhere.ttl", *command[1:])
    assert answer.exit_code == 2
    assert answer.stderr.startswith("nowhere.ttl: cannot be read (No such file or directory)")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("SELECT ?x {\n?x a }", "the query:2: is no SPARQL"),
        ("nonsense", "nonsense: is no query"),
        ("nowhere.rq", "nowhere.rq: cannot be read"),
        ("DELETE WHERE { ?a ?b ?c }", "the query: changes data"),
        ("SELECT * { SERVICE <http://localhost/> { ?a ?b ?c } }", "the query: asks another server"),
    ],
)
def test_bad_query_is_told(question, words):
    """What is wrong with a question is told with its line."""
    answer = call("query", Path(__file__).parent / "kb" / "small.ttl", question)
    assert answer.exit_code == 2
    assert answer.stderr.startswith(words)


def test_unknown_fact_is_told():
    """A name that nothing bears is bad input."""
    answer = call("explain", Path(__file__).parent / "kb" / "small.ttl", "fact:zzz")
    assert answer.exit_code == 2
    assert answer.stderr.startswith("fact:zzz: no fact is named so")


def test_unwritable_facts_are_told(home):
    """A list of facts is written whole or not at all."""
    answer = call("facts", Path(__file__).parent / "kb" / "small.ttl", "-o", "no/such/facts.csv")
    assert answer.exit_code == 2
    assert answer.stderr.startswith("no/such/facts.csv: cannot be written")
    assert sorted(path.name for path in home.iterdir()) == ["reports"]


def test_broken_shapes_stop_a_run_before_the_work(home):
    """Shapes that are no Turtle are told with file and line; nothing is written."""
    Path("shapes").mkdir()
    Path("shapes/meeting.ttl").write_text("@prefix sh: <http://www.w3.org/ns/shacl#> .\nsh:NodeShape sh:\n")
    for command in (("run", "reports", "-o", "kb.ttl"), ("validate", Path(__file__).parent / "kb" / "small.ttl")):
        answer = call(*command, "--shapes", "shapes")
        assert answer.exit_code == 2
        assert re.match(r"shapes/meeting\.ttl:\d: is no Turtle", answer.stderr)
    assert not (home / "kb.ttl").exists()


@pytest.fixture
def rules_copy(tmp_path):
    """The built-in rules in a folder where they can be broken."""
    return Path(shutil.copytree(find_resource("rules"), tmp_path / "rules"))


@pytest.fixture
def report(tmp_path, monkeypatch):
    """One report in an own folder, for the real extractor."""
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(MEETING)
    return Path("report.txt")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("facts/broken.yaml", "fact: Meeting\nrules:\n\t- id: broken\n", 3),
        ("facts/broken.yaml", "fact: Meeting\nfact: Visit\n", 2),
        ("facts/broken.yaml", "fact: Dance\ntitle: No such type\nrules: []\n", 1),
        ("types.yaml", "Meeting:\n  title: A meeting\n  roles:\n    who: {kind: wizard}\n", 4),
    ],
)
def test_malformed_rules_stop_a_run(rules_copy, report, name, text, line):
    """A rule file that is wrong is told with its line, before any report is read; nothing is written."""
    (rules_copy / name).write_text(text)
    answer = call("run", report, "-o", "kb.ttl", "--rules", "rules")
    assert answer.exit_code == 2
    assert any(re.match(rf"rules/{re.escape(name)}:{line}: ", letter) for letter in list_letters(answer)), answer.stderr
    assert not Path("kb.ttl").exists()


def test_malformed_extension_stops_a_run(report):
    """A folder that adds to the rules is checked like the rules themselves."""
    Path("mine/facts").mkdir(parents=True)
    Path("mine/facts/dance.yaml").write_text("fact: Meeting\nrules:\n  - id: x\n    id: y\n")
    answer = call("run", report, "-o", "kb.ttl", "--extend", "mine")
    assert answer.exit_code == 2
    assert any(letter.startswith("mine/facts/dance.yaml:4: ") for letter in list_letters(answer)), answer.stderr
    assert not Path("kb.ttl").exists()


def test_malformed_actors_stop_a_run(rules_copy, report):
    """A broken file of actors is told with its line."""
    place = next((rules_copy / "lexicon" / "bodies").glob("*.yaml"))
    place.write_text("NATO:\n  - [never closed\n")
    answer = call("run", report, "-o", "kb.ttl", "--rules", "rules")
    assert answer.exit_code == 2
    assert any(re.match(rf"rules/lexicon/bodies/{place.name}:\d+: ", letter) for letter in list_letters(answer))
    assert not Path("kb.ttl").exists()


def test_malformed_actors_of_an_extension_stop_a_run(report):
    """Actors that a user adds are checked like the built-in ones."""
    Path("mine/lexicon/bodies").mkdir(parents=True)
    Path("mine/lexicon/bodies/own.yaml").write_text("Lake Council:\n  - [never closed\n")
    answer = call("run", report, "-o", "kb.ttl", "--extend", "mine")
    assert answer.exit_code == 2
    assert any(letter.startswith("mine/lexicon/bodies/own.yaml:") for letter in list_letters(answer))
    assert not Path("kb.ttl").exists()


def test_lint_names_every_fault_and_test_refuses(rules_copy):
    """`rules lint` lists the faults as data with status 1; `rules test` cannot try such rules: status 2."""
    broken = rules_copy / "facts" / "broken.yaml"
    broken.write_text("fact: Dance\ntitle: No such type\nrules: []\n")
    lint = call("rules", "lint", rules_copy)
    assert lint.exit_code == 1
    assert any(line.startswith(f"{broken}:1: ") for line in lint.stdout.splitlines())
    assert re.search(r": \d+ faults?$", lint.stderr.strip())
    assert call("rules", "test", rules_copy).exit_code == 2
